/* recall.c: places that the tagger missed, homes of politicians ("R-Ky."), names of gadgets ("iPod").
 *
 * Only what can hardly be anything else: a region or country behind a place's name and a comma
 * ("Evansville, Ind."), and names of countries, large regions and cities of a million that stand
 * capitalised by themselves inside a sentence. They join the tagger's names before anything is
 * grouped; a look-up costs a microsecond and is made for capitalised words only. */
#include "name/cast.h"

#include "name/words.h"

enum { WINDOW = 3, LARGE_CITY = 1000000, LARGE_REGION = 3000000 };

typedef struct finder {
  const dl_text *text;
  dl_gazetteer gazetteer;
  const uint8_t *covered; /* by token */
} finder;

static bool is_capital_word(const finder *f, uint32_t token) {
  const dl_token *t = &f->text->tokens[token];
  return t->kind == DL_TOKEN_WORD && t->flags & DL_TOKEN_CAPITAL && !(t->flags & DL_TOKEN_CLITIC);
}

static dl_str piece(const finder *f, uint32_t first, uint32_t end) {
  dl_span span = dl_token_span(f->text, first, end);
  return (dl_str){f->text->bytes + span.start, span.end - span.start};
}

/* Whether the tokens name a country or a region; behind a comma also by a code ("TX"). */
static bool names_container(const finder *f, uint32_t first, uint32_t end) {
  dl_sense senses[16];
  uint32_t count = dl_gazetteer_find(&f->gazetteer, piece(f, first, end), senses, 16);
  for (uint32_t i = 0; i < count; i++) {
    dl_place_record r = dl_gazetteer_place(&f->gazetteer, senses[i].place);
    if (senses[i].demonym) continue;
    if (r.kind == DL_KIND_COUNTRY || (r.kind == DL_KIND_REGION && r.population > 300000))
      return true;
  }
  return false;
}

/* Whether the tokens by themselves are surely a place. */
static bool names_large_place(const finder *f, uint32_t first, uint32_t end) {
  dl_str words = piece(f, first, end);
  if (words.len < 4 || words.len > DL_GAZETTEER_NAME_MAX) return false;
  dl_sense senses[24];
  uint32_t count = dl_gazetteer_find(&f->gazetteer, words, senses, 24);
  bool sure = false;
  for (uint32_t i = 0; i < count; i++) {
    dl_place_record r = dl_gazetteer_place(&f->gazetteer, senses[i].place);
    if (senses[i].demonym) return false;
    if (r.kind == DL_KIND_COUNTRY || r.kind == DL_KIND_CONTINENT ||
        (r.kind == DL_KIND_REGION && r.population > LARGE_REGION) ||
        (r.kind <= DL_KIND_CITY && r.kind >= DL_KIND_CAPITAL && r.population > LARGE_CITY))
      sure = true;
  }
  return sure;
}

/* Whether a capitalised word is a first name or a plain word of titles: "Jordan", "Victoria". */
static bool may_be_other(const finder *f, uint32_t token) {
  dl_str s = dl_token_str(f->text, token);
  char folded[16];
  if (s.len > 15) return false;
  for (uint32_t i = 0; i < s.len; i++) folded[i] = dl_ascii_lower(s.ptr[i]);
  return dl_given_gender((dl_str){folded, s.len}) != 0 ||
         dl_word_classes((dl_str){folded, s.len}) != 0;
}

/* "iPod": a small i, a capital and small letters; gadgets and services are named so. */
static bool is_gadget(const dl_text *text, uint32_t token) {
  dl_str s = dl_token_str(text, token);
  if (s.len < 4 || s.ptr[0] != 'i' || s.ptr[1] < 'A' || s.ptr[1] > 'Z') return false;
  return s.ptr[2] >= 'a' && s.ptr[2] <= 'z' && s.ptr[3] >= 'a' && s.ptr[3] <= 'z';
}

/* "U.K.": the code of a country, with its stops hardly anything else. */
static bool is_country_code(const finder *f, uint32_t token) {
  const dl_token *t = &f->text->tokens[token];
  unsigned flags = DL_TOKEN_ALL_CAPS | DL_TOKEN_ABBREVIATION;
  if ((t->flags & flags) != flags || t->end - t->start < 4) return false;
  dl_sense sense;
  if (!dl_gazetteer_find(&f->gazetteer, dl_token_str(f->text, token), &sense, 1)) return false;
  return !sense.demonym && dl_gazetteer_place(&f->gazetteer, sense.place).kind == DL_KIND_COUNTRY;
}

/* How many tokens from `token` on are a place; 0: none. */
static uint32_t find_at(const finder *f, uint32_t token, const dl_sentence *sentence,
                        bool behind_place) {
  uint32_t run = 0, end = sentence->end_token;
  while (token + run < end && run < WINDOW + 1 && !f->covered[token + run] &&
         is_capital_word(f, token + run))
    run++;
  if (!run) return 0;
  if (behind_place) {
    for (uint32_t n = run < WINDOW ? run : WINDOW; n > 0; n--)
      if (names_container(f, token, token + n)) return n;
    return 0;
  }
  if (is_country_code(f, token)) return 1;
  /* A run of its own: no capital before or behind. */
  if (run > WINDOW || f->text->tokens[token].flags & (DL_TOKEN_FIRST | DL_TOKEN_ALL_CAPS)) return 0;
  if (token > sentence->first_token && (f->covered[token - 1] || is_capital_word(f, token - 1) ||
                                        f->text->tokens[token - 1].kind != DL_TOKEN_WORD))
    return 0;
  if (token + run < end && f->covered[token + run]) return 0;
  if (run == 1 && may_be_other(f, token)) return 0;
  return names_large_place(f, token, token + run) ? run : 0;
}

static bool is_comma(const dl_text *text, uint32_t token) {
  return text->tokens[token].end == text->tokens[token].start + 1 &&
         text->bytes[text->tokens[token].start] == ',';
}

/* "R-Ky." in "Wolf (R-Ky.)", "D-Charleston" behind a name and a comma: how many tokens the party and
 * the home of a politician take; 0: none. */
static uint32_t party_home(const finder *f, uint32_t token, const dl_sentence *sentence) {
  const dl_text *text = f->text;
  dl_str s = dl_token_str(text, token);
  if (s.len < 4 || s.ptr[1] != '-' || !strchr("DRI", s.ptr[0])) return 0;
  if (s.ptr[2] < 'A' || s.ptr[2] > 'Z' || token < sentence->first_token + 2) return 0;
  bool behind_name =
      f->covered[token - 2] && (is_comma(text, token - 1) || dl_token_is(text, token - 1, "("));
  if (!behind_name && !dl_token_is(text, token - 1, "both")) return 0;
  /* "D-W. Va.", "R-North Dakota" */
  uint32_t next = token + 1;
  bool more = next < sentence->end_token && text->tokens[next].flags & DL_TOKEN_CAPITAL &&
              text->tokens[next].kind == DL_TOKEN_WORD;
  if (!more) return 1;
  dl_sense sense;
  dl_str home = {s.ptr + 2, text->tokens[next].end - text->tokens[token].start - 2};
  return dl_gazetteer_find(&f->gazetteer, home, &sense, 1) ? 2 : 1;
}

static void set_place(dl_name *name, float confidence) {
  name->type = DL_PLACE;
  name->confidence = confidence;
  for (uint32_t k = 0; k < DL_NAME_TYPE_COUNT; k++) name->type_share[k] = 0.02f;
  name->type_share[DL_PLACE] = 1 - 0.02f * (DL_NAME_TYPE_COUNT - 1);
}

dl_status dl_work_recall(dl_work *work, const dl_names *names, dl_names *out) {
  const dl_text *text = work->text;
  uint8_t *covered = dl_arena_zalloc(work->scratch, text->token_count, 1);
  DL_VEC(dl_name) list = {NULL, 0, 0};
  if (!covered) return DL_ERR_MEMORY;
  for (uint32_t i = 0; i < names->count; i++)
    for (uint32_t t = names->items[i].first_token; t < names->items[i].end_token; t++)
      covered[t] = 1;
  finder f = {text, dl_gazetteer_embedded(), covered};
  uint32_t next = 0;
  for (uint32_t s = 0; s < text->sentence_count; s++) {
    const dl_sentence *sentence = &text->sentences[s];
    uint32_t place_end = DL_NONE; /* the token behind the last place */
    for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
      bool inside = covered[t] && (next >= names->count || names->items[next].first_token > t);
      uint32_t home = inside ? 0 : party_home(&f, t, sentence);
      if (home) {
        /* In place of what the tagger made of it. */
        while (next < names->count && names->items[next].first_token < t + home) next++;
        dl_name found;
        memset(&found, 0, sizeof found);
        found.first_token = t;
        found.end_token = t + home;
        found.start = text->tokens[t].start + 2;
        found.end = text->tokens[t + home - 1].end;
        set_place(&found, 0.8f);
        if (!dl_vec_push(work->scratch, &list, found)) return DL_ERR_MEMORY;
        place_end = t + home;
        t += home - 1;
        continue;
      }
      while (next < names->count && names->items[next].first_token <= t) {
        const dl_name *name = &names->items[next++];
        if (name->type == DL_PLACE) place_end = name->end_token;
        if (!dl_vec_push(work->scratch, &list, *name)) return DL_ERR_MEMORY;
      }
      bool gadget = !covered[t] && is_gadget(text, t);
      if (covered[t] || (!gadget && !is_capital_word(&f, t))) continue;
      bool behind = t > sentence->first_token && place_end == t - 1 && is_comma(text, t - 1);
      uint32_t n = gadget ? 1 : find_at(&f, t, sentence, behind);
      if (!n) continue;
      dl_name found;
      memset(&found, 0, sizeof found);
      dl_span span = dl_token_span(text, t, t + n);
      found.first_token = t;
      found.end_token = t + n;
      found.start = span.start;
      found.end = span.end;
      set_place(&found, behind ? 0.8f : 0.6f);
      if (gadget) {
        found.type = DL_PRODUCT;
        found.type_share[DL_PRODUCT] = found.type_share[DL_PLACE];
        found.type_share[DL_PLACE] = 0.02f;
      }
      if (!dl_vec_push(work->scratch, &list, found)) return DL_ERR_MEMORY;
      if (!gadget) place_end = t + n;
      t += n - 1;
    }
  }
  *out = (dl_names){list.items, list.count};
  return DL_OK;
}
