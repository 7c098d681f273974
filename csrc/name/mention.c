/* mention.c: from the tagger's names to mentions and forms.
 *
 * A form is a distinct way of writing a name: its words, folded, without brackets, possessives,
 * honorifics and titles in front. Everything that compares names later works on forms, so that
 * fifty thousand mentions of one name cost one comparison. A string that the tagger took for a
 * person here and for something else there is one form of each reading, until the votes of all its
 * mentions decide. */
#include "name/cast.h"

#include "base/utf8.h"
#include "name/words.h"

/* ---- words ------------------------------------------------------------------------------------- */

/* The folded word of a piece of text, in scratch: letters and digits only, hyphens kept inside.
 * {NULL, 0} when out of memory. */
static dl_str fold_word(dl_arena *scratch, dl_str piece) {
  /* A folded letter is never longer than the letter. */
  char *out = dl_arena_alloc(scratch, piece.len);
  if (!out) return (dl_str){NULL, 0};
  uint32_t n = 0;
  for (uint32_t pos = 0; pos < piece.len;) {
    unsigned char byte = (unsigned char)piece.ptr[pos];
    if (byte < 0x80) {
      pos++;
      char c = dl_ascii_lower((char)byte);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && n) || c == '&')
        out[n++] = c;
      continue;
    }
    uint32_t before = pos;
    int32_t c = dl_utf8_next(piece.ptr, piece.len, &pos);
    if (!dl_is_letter(c) && !dl_is_digit(c)) continue;
    int32_t folded = dl_fold(c);
    if (folded >= 0x300 && folded <= 0x36F) continue;
    char bytes[4];
    uint32_t len = dl_utf8_encode(folded, bytes);
    if (len > pos - before) len = 0;
    memcpy(out + n, bytes, len);
    n += len;
  }
  return (dl_str){out, n};
}

dl_str dl_join_words(const dl_name_word *words, uint32_t first, uint32_t end, char *buffer,
                     size_t size) {
  uint32_t n = 0;
  for (uint32_t i = first; i < end; i++) {
    dl_str word = words[i].folded;
    if (n + word.len + 1 > size) return (dl_str){NULL, 0};
    if (i > first) buffer[n++] = ' ';
    memcpy(buffer + n, word.ptr, word.len);
    n += word.len;
  }
  return (dl_str){buffer, n};
}

unsigned dl_token_classes(const dl_text *text, uint32_t token) {
  dl_str s = dl_token_str(text, token);
  char word[20];
  if (s.len && s.ptr[s.len - 1] == '.') s.len--;
  if (!s.len || s.len >= sizeof word) return 0;
  for (uint32_t i = 0; i < s.len; i++) word[i] = dl_ascii_lower(s.ptr[i]);
  return dl_word_classes((dl_str){word, s.len});
}

static uint8_t word_flags(const dl_text *text, dl_span span) {
  uint32_t letters = 0, upper = 0, digits = 0;
  bool first_lower = false;
  for (uint32_t pos = span.start; pos < span.end;) {
    int32_t c = dl_utf8_next(text->bytes, span.end, &pos);
    if (dl_is_letter(c)) {
      if (!letters) first_lower = dl_is_lower(c);
      letters++;
      if (dl_is_upper(c)) upper++;
    } else if (dl_is_digit(c)) {
      digits++;
    }
  }
  uint8_t flags = 0;
  if (letters >= 2 && upper == letters) flags |= DL_NW_CAPS;
  if (first_lower) flags |= DL_NW_LOWER;
  if (letters == 1 && upper == 1 && !digits) flags |= DL_NW_INITIAL;
  if (digits) flags |= DL_NW_DIGIT;
  return flags;
}

static bool is_mark(const dl_text *text, uint32_t token) {
  uint8_t kind = text->tokens[token].kind;
  if (kind != DL_TOKEN_PUNCT && kind != DL_TOKEN_SYMBOL) return false;
  return !dl_str_equal(dl_token_str(text, token), DL_STR("&"));
}

static bool token_is_char(const dl_text *text, uint32_t token, char c) {
  return text->tokens[token].end == text->tokens[token].start + 1 &&
         text->bytes[text->tokens[token].start] == c;
}

/* ---- one mention ------------------------------------------------------------------------------- */

/* The words of a mention: spans of text, without marks and a closing possessive. */
typedef struct reading {
  dl_span pieces[DL_FORM_WORDS];
  uint32_t tokens[DL_FORM_WORDS];
  uint32_t count;
  bool too_long;
} reading;

static void read_words(const dl_text *text, dl_spot *spot, reading *out) {
  memset(out, 0, sizeof *out);
  for (uint32_t t = spot->first_token; t < spot->end_token; t++) {
    const dl_token *token = &text->tokens[t];
    dl_span piece = {token->start > spot->start ? token->start : spot->start,
                     token->end < spot->end ? token->end : spot->end};
    if (piece.start >= piece.end || is_mark(text, t)) continue;
    /* "Kerry's": the clitic is no part of the name; inside one ("Levi's Stadium") it is. */
    if (token->flags & DL_TOKEN_CLITIC && out->count) {
      if (t + 1 == spot->end_token) {
        spot->end = piece.start;
        spot->end_token = t;
        break;
      }
      out->pieces[out->count - 1].end = piece.end;
      continue;
    }
    if (out->count == DL_FORM_WORDS) {
      out->too_long = true;
      return;
    }
    out->tokens[out->count] = t;
    out->pieces[out->count++] = piece;
  }
}

/* "Foreign Minister [Sergei] Lavrov": the inserted name is part of the mention. */
static void take_bracket(const dl_text *text, dl_spot *spot, uint32_t floor_token) {
  uint32_t t = spot->first_token;
  if (t < 3 || !token_is_char(text, t - 1, ']')) return;
  uint32_t open = t - 1;
  for (uint32_t steps = 0; open > floor_token && steps < 4; steps++) {
    open--;
    if (token_is_char(text, open, '[')) {
      if (open + 1 == t - 1) return;
      for (uint32_t i = open + 1; i + 1 < t; i++)
        if (!(text->tokens[i].flags & DL_TOKEN_CAPITAL)) return;
      spot->first_token = open;
      spot->start = text->tokens[open].start;
      return;
    }
  }
}

/* How many leading words of a person's mention are titles: "President" "Barack Obama". Words that
 * are first names too ("Dean Martin") stay when they are needed. */
static uint32_t count_titles(const dl_name_word *words, uint32_t count, char *gender) {
  uint32_t n = 0;
  while (n + 1 < count) {
    unsigned classes = words[n].classes;
    bool title = (classes & (DL_WORD_TITLE | DL_WORD_HONORIFIC)) != 0;
    if (!title && classes & DL_WORD_MODIFIER && words[n + 1].classes & DL_WORD_TITLE &&
        n + 2 < count)
      title = true;
    if (!title) break;
    if (!(classes & DL_WORD_HONORIFIC) && n + 2 == count && dl_given_gender(words[n].folded)) break;
    if (classes & DL_WORD_MALE && !(classes & DL_WORD_FEMALE)) *gender = 'm';
    if (classes & DL_WORD_FEMALE && !(classes & DL_WORD_MALE)) *gender = 'f';
    n++;
  }
  return n;
}

/* What an honorific before the mention says: "Mrs. Clinton". */
static char gender_before(const dl_text *text, uint32_t token, uint32_t first_token) {
  for (uint32_t steps = 0; token > first_token && steps < 3; steps++) {
    token--;
    unsigned classes = dl_token_classes(text, token);
    if (!(classes & (DL_WORD_TITLE | DL_WORD_HONORIFIC))) return 0;
    bool male = (classes & DL_WORD_MALE) != 0, female = (classes & DL_WORD_FEMALE) != 0;
    if (male != female) return male ? 'm' : 'f';
  }
  return 0;
}

bool dl_is_edition(dl_str word) {
  uint32_t digits = 0;
  while (digits < word.len && word.ptr[digits] >= '0' && word.ptr[digits] <= '9') digits++;
  if (digits == word.len)
    return digits == 4 && (word.ptr[0] == '1' || word.ptr[0] == '2') && word.ptr[1] != '1';
  dl_str end = dl_str_slice(word, digits, word.len);
  return digits > 0 && (dl_str_equal(end, DL_STR("st")) || dl_str_equal(end, DL_STR("nd")) ||
                        dl_str_equal(end, DL_STR("rd")) || dl_str_equal(end, DL_STR("th")));
}

/* The words of a form without what does not tell things apart. */
static void find_core(dl_form *form) {
  uint32_t first = 0, end = form->word_count;
  if (end - first > 1 && dl_str_equal(form->words[0].folded, DL_STR("the"))) first++;
  if (form->type == DL_PERSON) {
    while (end - first > 1 && form->words[end - 1].classes & DL_WORD_GENERATION) end--;
  } else if (form->type == DL_ORGANIZATION) {
    /* "NV Carrow", "PT Carrow" */
    if (end - first > 1 && form->words[first].folded.len == 2 &&
        form->words[first].flags & DL_NW_CAPS && form->words[first].classes & DL_WORD_COMPANY)
      first++;
    while (end - first > 1 && (form->words[end - 1].classes & DL_WORD_COMPANY ||
                               dl_str_equal(form->words[end - 1].folded, DL_STR("and")) ||
                               dl_str_equal(form->words[end - 1].folded, DL_STR("&"))))
      end--;
  }
  /* "2018 World Cup", "89th Norvik Fair": which edition; cluster.c keeps the editions apart. */
  if (form->type == DL_EVENT) {
    while (end - first > 1 && dl_is_edition(form->words[first].folded)) first++;
    while (end - first > 1 && dl_is_edition(form->words[end - 1].folded)) end--;
  }
  /* "Carrow X90 sedan": the kind behind the number of a model. */
  if (form->type != DL_PERSON && form->type != DL_PLACE)
    for (uint32_t i = end; i-- > first + 1 && form->words[i].flags & DL_NW_LOWER;)
      if (form->words[i - 1].flags & DL_NW_DIGIT) end = i;
  form->core_first = first;
  form->core_end = end;
}

/* ---- all mentions ------------------------------------------------------------------------------ */

typedef struct builder {
  dl_work *work;
  dl_string_table table;
  uint32_t capacity;
} builder;

static dl_form *new_form(builder *b, uint32_t *number) {
  dl_work *work = b->work;
  if (work->form_count == b->capacity) {
    dl_form *forms = dl_vec_extend(work->scratch, work->forms, &b->capacity, sizeof *forms);
    if (work->form_count == b->capacity) return NULL;
    work->forms = forms;
  }
  *number = work->form_count++;
  dl_form *form = &work->forms[*number];
  memset(form, 0, sizeof *form);
  form->definition = form->group = form->next = DL_NONE;
  return form;
}

/* Joins pieces of text (or folded words) by one space behind a prefix. */
static dl_str join_pieces(dl_arena *scratch, const dl_text *text, const dl_span *pieces,
                          uint32_t count) {
  uint32_t len = count;
  for (uint32_t i = 0; i < count; i++) len += pieces[i].end - pieces[i].start;
  char *out = dl_arena_alloc(scratch, len);
  if (!out) return (dl_str){NULL, 0};
  uint32_t n = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (i) out[n++] = ' ';
    uint32_t size = pieces[i].end - pieces[i].start;
    memcpy(out + n, text->bytes + pieces[i].start, size);
    n += size;
  }
  return (dl_str){out, n};
}

/* Whether the text from the first piece to the last reads well as a name: no brackets and single
 * spaces; a comma may stand inside ("Paris, Texas"). */
static bool is_contiguous(const dl_text *text, const dl_span *pieces, uint32_t count) {
  for (uint32_t i = 1; i < count; i++) {
    if (pieces[i].start > pieces[i - 1].end + 2) return false;
    for (uint32_t at = pieces[i - 1].end; at < pieces[i].start; at++)
      if (text->bytes[at] && strchr("[]()\n\t", text->bytes[at])) return false;
  }
  return true;
}

/* Whether a text has letters and all of them, as far as they are ASCII, are capitals. */
static bool is_all_capitals(dl_str text) {
  bool letters = false;
  for (uint32_t i = 0; i < text.len; i++) {
    if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') return false;
    letters = letters || (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z');
  }
  return letters;
}

/* "Tass reported": a single word that the tagger took for a person without much faith, and that
 * reports, is a newspaper or an agency. */
static bool is_reporter(const dl_text *text, const dl_name *name) {
  return name->type == DL_PERSON && name->confidence < 0.5f &&
         name->end_token == name->first_token + 1 && name->end_token < text->token_count &&
         dl_token_is(text, name->end_token, "reported");
}

static bool is_thing_type(dl_name_type type) {
  return type == DL_WORK || type == DL_PRODUCT;
}

/* "Carrow Computer's Sunliner": what owns a work or product is no such thing itself, but who made it;
 * its reading as an organisation takes the place of that as a thing. */
static dl_name mend_owner(const dl_text *text, const dl_names *names, uint32_t index) {
  dl_name name = names->items[index];
  if (!is_thing_type(name.type) || index + 1 >= names->count) return name;
  const dl_name *owned = &names->items[index + 1];
  uint32_t clitic = owned->first_token - 1;
  if ((!is_thing_type(owned->type) && owned->type != DL_ORGANIZATION) ||
      owned->first_token > name.end_token + 1 || owned->first_token <= name.first_token + 1 ||
      !(text->tokens[clitic].flags & DL_TOKEN_CLITIC))
    return name;
  float share = name.type_share[DL_ORGANIZATION];
  name.type_share[DL_ORGANIZATION] = name.type_share[name.type];
  name.type_share[name.type] = share;
  name.type = DL_ORGANIZATION;
  return name;
}

static bool add_mention(builder *b, const dl_name *name, uint32_t floor_token) {
  dl_work *work = b->work;
  const dl_text *text = work->text;
  dl_spot *spot = &work->spots[work->spot_count];
  memset(spot, 0, sizeof *spot);
  spot->start = name->start;
  spot->end = name->end;
  spot->first_token = name->first_token;
  spot->end_token = name->end_token;
  if (spot->start >= spot->end) {
    dl_span span = dl_token_span(text, name->first_token, name->end_token);
    spot->start = span.start;
    spot->end = span.end;
  }
  spot->sentence = work->sentence_of[spot->first_token];
  spot->kind = DL_MENTION_NAME;
  spot->confidence = name->confidence;
  spot->group = DL_NONE;
  bool reporter = is_reporter(text, name);
  dl_name_type type = reporter ? DL_ORGANIZATION : name->type;
  bool person = type == DL_PERSON;
  if (person) take_bracket(text, spot, floor_token);

  reading words;
  read_words(text, spot, &words);
  if (!words.count) return true; /* marks only: no name */
  dl_name_word *folded = NULL;
  uint32_t first = 0;
  dl_str key, shown;
  if (words.too_long) {
    shown = (dl_str){text->bytes + spot->start, spot->end - spot->start};
    key = fold_word(work->scratch, shown);
    if (!key.ptr) return false;
    words.count = 0;
  } else {
    folded = dl_arena_alloc(work->scratch, words.count * sizeof *folded);
    if (!folded) return false;
    for (uint32_t i = 0; i < words.count; i++) {
      dl_span piece = words.pieces[i];
      folded[i].folded =
          fold_word(work->scratch, (dl_str){text->bytes + piece.start, piece.end - piece.start});
      if (!folded[i].folded.ptr) return false;
      folded[i].flags = word_flags(text, piece);
      folded[i].classes = (uint16_t)dl_word_classes(folded[i].folded);
    }
    if (person) {
      spot->gender =
          gender_before(text, spot->first_token, text->sentences[spot->sentence].first_token);
      first = count_titles(folded, words.count, &spot->gender);
    }
    uint32_t count = words.count - first;
    shown = is_contiguous(text, words.pieces + first, count)
                ? (dl_str){text->bytes + words.pieces[first].start,
                           words.pieces[words.count - 1].end - words.pieces[first].start}
                : join_pieces(work->scratch, text, words.pieces + first, count);
    uint32_t len = 0;
    for (uint32_t i = first; i < words.count; i++) len += folded[i].folded.len + 1;
    char *joined = dl_arena_alloc(work->scratch, len);
    if (!shown.ptr || !joined) return false;
    key = dl_join_words(folded, first, words.count, joined, len);
    words.count = count;
    folded += first;
  }
  /* The table's key also tells persons from others, and "Mrs." from "Mr.". */
  char *full = dl_arena_alloc(work->scratch, (size_t)key.len + 2);
  if (!full) return false;
  full[0] = person ? 'p' : 'x';
  full[1] = person && words.count == 1 && spot->gender ? spot->gender : ' ';
  memcpy(full + 2, key.ptr, key.len);
  bool added;
  uint32_t *number = dl_string_table_put(work->scratch, &b->table, (dl_str){full, key.len + 2},
                                         work->form_count, &added);
  if (!number) return false;
  uint32_t index = *number;
  if (added) {
    dl_form *form = new_form(b, &index);
    if (!form) return false;
    form->text = shown;
    form->key = key;
    form->words = folded;
    form->word_count = words.count;
    form->first_mention = work->spot_count;
    form->gender = full[1] == ' ' ? 0 : full[1];
    form->type = type;
  }
  dl_form *form = &work->forms[index];
  /* "PARIS (AP)", "JOHN SMITH SPEAKS": capitals of a dateline or a headline are not the name's own.
   * Single words that are no places may be acronyms. */
  if (!added && (type == DL_PLACE || form->word_count > 1) && is_all_capitals(form->text) &&
      !is_all_capitals(shown))
    form->text = shown;
  form->mention_count++;
  for (uint32_t i = 0; i < DL_NAME_TYPE_COUNT; i++)
    form->share[i] += name->type_share[i] * name->confidence;
  form->share[type] += reporter ? 0.5f : 0.01f;
  spot->form = index;
  work->spot_count++;
  return true;
}

static void vote(dl_form *form) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < DL_NAME_TYPE_COUNT; i++)
    if (form->share[i] > form->share[best]) best = i;
  form->type = (dl_name_type)best;
}

/* Long Name (LN): the letters of the short one in order in the long one, the first at its
 * beginning (after Schwartz and Hearst, A simple algorithm for identifying abbreviation
 * definitions, 2003). */
static bool abbreviates(const dl_form *small, const dl_form *large) {
  if (small->word_count != 1 || large->word_count < 2) return false;
  dl_str s = small->words[0].folded, l = large->key;
  if (s.len < 2 || s.len > 8 || !(small->words[0].flags & DL_NW_CAPS)) return false;
  uint32_t i = s.len, j = l.len;
  while (i > 0) {
    i--;
    for (;;) {
      if (j == 0) return false;
      j--;
      bool word_start = j == 0 || l.ptr[j - 1] == ' ' || l.ptr[j - 1] == '-';
      if (l.ptr[j] == s.ptr[i] && (i > 0 || word_start)) break;
    }
  }
  return true;
}

/* "National Security Agency (NSA)", "NSA (National Security Agency)". */
static void find_definitions(dl_work *work) {
  const dl_text *text = work->text;
  for (uint32_t i = 1; i < work->spot_count; i++) {
    const dl_spot *a = &work->spots[i - 1], *b = &work->spots[i];
    if (b->first_token != a->end_token + 1 || b->end_token >= text->token_count) continue;
    if (!token_is_char(text, a->end_token, '(') || !token_is_char(text, b->end_token, ')'))
      continue;
    dl_form *x = &work->forms[a->form], *y = &work->forms[b->form];
    if (abbreviates(y, x))
      y->definition = a->form;
    else if (abbreviates(x, y))
      x->definition = b->form;
  }
}

dl_status dl_work_mentions(dl_work *work, const dl_names *names) {
  const dl_text *text = work->text;
  work->spots = dl_arena_zalloc(work->scratch, names->count, sizeof *work->spots);
  work->sentence_of = dl_arena_alloc(work->scratch, text->token_count * sizeof(uint32_t));
  if (!work->spots || !work->sentence_of) return DL_ERR_MEMORY;
  work->spot_capacity = names->count;
  for (uint32_t s = 0; s < text->sentence_count; s++)
    for (uint32_t t = text->sentences[s].first_token; t < text->sentences[s].end_token; t++)
      work->sentence_of[t] = s;

  builder b = {work, {NULL, 0, 0}, 0};
  uint32_t floor_token = 0;
  for (uint32_t i = 0; i < names->count; i++) {
    const dl_name *name = &names->items[i];
    uint32_t sentence_start = text->sentences[work->sentence_of[name->first_token]].first_token;
    if (floor_token < sentence_start) floor_token = sentence_start;
    /* "[Sergei]" that the tagger marked alone belongs to the name behind it. */
    if (i + 1 < names->count && name->first_token > sentence_start &&
        token_is_char(text, name->first_token - 1, '[') && name->end_token < text->token_count &&
        token_is_char(text, name->end_token, ']') &&
        names->items[i + 1].first_token == name->end_token + 1 &&
        names->items[i + 1].type == DL_PERSON)
      continue;
    uint32_t before = work->spot_count;
    dl_name mended = mend_owner(text, names, i);
    if (!add_mention(&b, &mended, floor_token)) return DL_ERR_MEMORY;
    if (work->spot_count > before) floor_token = work->spots[before].end_token;
  }
  for (uint32_t i = 0; i < work->form_count; i++) {
    vote(&work->forms[i]);
    find_core(&work->forms[i]);
  }
  find_definitions(work);
  return DL_OK;
}
