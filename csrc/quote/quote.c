/* quote.c: finds quotations and joins each to the words that attribute it.
 *
 * First the marks of a paragraph are paired to pieces; a straight mark opens or closes by the space
 * around it and by turn. A piece that its paragraph does not close goes on in the next one if that
 * opens with a mark. Then each piece looks for a cue in its sentence: behind itself when it opens
 * the sentence, before itself otherwise. What has no cue keeps the speaker of the piece before it in
 * its paragraph; a short piece without a cue is a name or a scare quote and is left out. Sentences
 * without marks are tried for indirect speech. */
#include "quote/find.h"

enum {
  SHORT_MOST = 5,    /* tokens of a piece that without a cue is no speech */
  INDIRECT_LEAST = 4 /* tokens of an indirect clause */
};

typedef struct piece {
  uint32_t open, close; /* tokens: the opening mark, the closing mark or the paragraph's end */
  uint32_t first_sentence, last_sentence;
  uint32_t paragraph;
  bool closed;
  bool goes_on; /* the piece before it was not closed */
} piece;

typedef DL_VEC(piece) pieces;

/* ---- marks ------------------------------------------------------------------------------------- */

typedef enum mark { NO_MARK, OPENS, CLOSES, STRAIGHT, SINGLE_OPENS, SINGLE_CLOSES } mark;

static bool has_space_before(const dl_text *text, uint32_t token) {
  return (text->tokens[token].flags & DL_TOKEN_SPACE_BEFORE) != 0;
}

static mark mark_at(const dl_text *text, uint32_t token) {
  const dl_token *t = &text->tokens[token];
  if (t->kind != DL_TOKEN_PUNCT) return NO_MARK;
  if (text->bytes[t->start] == '"') return STRAIGHT;
  if (t->end - t->start == 2 && memcmp(text->bytes + t->start, "``", 2) == 0) return OPENS;
  if (t->end - t->start == 2 && memcmp(text->bytes + t->start, "''", 2) == 0) return CLOSES;
  uint32_t pos = t->start;
  switch (dl_utf8_next(text->bytes, t->end, &pos)) {
  case 0x201C:
  case 0x201E:
  case 0xAB:
  case 0x300C: return OPENS;
  case 0x201D:
  case 0xBB:
  case 0x300D: return CLOSES;
  case 0x2018: return SINGLE_OPENS;
  case 0x2019: return SINGLE_CLOSES;
  case '\'': return SINGLE_CLOSES; /* or opens: told by the space */
  default: return NO_MARK;
  }
}

/* Whether a straight mark at `token` can open, can close, seen from the space around it. */
static bool may_open(const dl_text *text, uint32_t token, uint32_t first, uint32_t end) {
  if (token + 1 >= end) return false;
  return token == first || has_space_before(text, token) || !has_space_before(text, token + 1);
}

static bool is_opening_shape(const dl_text *text, uint32_t token, uint32_t first, uint32_t end) {
  return token + 1 < end && (token == first || has_space_before(text, token)) &&
         !has_space_before(text, token + 1);
}

static bool is_closing_shape(const dl_text *text, uint32_t token, uint32_t end) {
  return !has_space_before(text, token) && (token + 1 >= end || has_space_before(text, token + 1) ||
                                            text->tokens[token + 1].kind == DL_TOKEN_PUNCT);
}

/* Pairs the marks of the tokens [first, end) of one paragraph. */
static bool pair_marks(dl_arena *scratch, const dl_text *text, uint32_t first, uint32_t end,
                       uint32_t paragraph, bool *unclosed, pieces *out) {
  bool open = false, single = false;
  uint32_t start = 0;
  bool before_unclosed = *unclosed;
  *unclosed = false;
  for (uint32_t token = first; token < end; token++) {
    mark m = mark_at(text, token);
    if (m == NO_MARK) continue;
    if (m == SINGLE_CLOSES && !open && text->bytes[text->tokens[token].start] == '\'' &&
        is_opening_shape(text, token, first, end))
      m = SINGLE_OPENS;
    if (m == STRAIGHT) {
      /* An inch mark stands behind a number and opens nothing. */
      bool inch = !open && token > first && text->tokens[token - 1].kind == DL_TOKEN_NUMBER &&
                  !has_space_before(text, token);
      if (inch) continue;
      if (open && !single && is_opening_shape(text, token, first, end) && token > start + 1)
        m = OPENS; /* the one before was never closed */
      else
        m = open && !single ? CLOSES : may_open(text, token, first, end) ? OPENS : NO_MARK;
    }
    bool closes =
        open && (single ? m == SINGLE_CLOSES && is_closing_shape(text, token, end) : m == CLOSES);
    if (closes) {
      piece p = {.open = start, .close = token, .paragraph = paragraph, .closed = true};
      p.goes_on = before_unclosed && start == first;
      if (token > start + 1 && !dl_vec_push(scratch, out, p)) return false;
      open = false;
    } else if (m == OPENS || (m == SINGLE_OPENS && !open)) {
      open = true;
      single = m == SINGLE_OPENS;
      start = token;
    }
  }
  if (open && !single && start + 1 < end) {
    piece p = {.open = start, .close = end, .paragraph = paragraph, .closed = false};
    p.goes_on = before_unclosed && start == first;
    if (!dl_vec_push(scratch, out, p)) return false;
    *unclosed = true;
  }
  return true;
}

/* ---- direct speech ----------------------------------------------------------------------------- */

/* Whether the words of some length in (open, close) are all capitalised: a title, a name. */
static bool is_name_like(const dl_text *text, const piece *p) {
  bool named = false;
  for (uint32_t token = p->open + 1; token < p->close; token++) {
    const dl_token *t = &text->tokens[token];
    if (t->kind != DL_TOKEN_WORD || t->end - t->start <= 3 || t->flags & DL_TOKEN_CLITIC) continue;
    if (!(t->flags & DL_TOKEN_CAPITAL)) return false;
    named = true;
  }
  return named;
}

/* Whether the content ends as speech does: with a comma or a stop before the mark. */
static bool ends_as_speech(const dl_text *text, const piece *p) {
  const dl_token *t = &text->tokens[p->close - 1];
  unsigned char c = (unsigned char)text->bytes[t->start];
  return t->kind == DL_TOKEN_PUNCT && (c == ',' || c == '.' || c == '?' || c == '!' || c >= 0x80);
}

static dl_span span_of(const dl_text *text, uint32_t start, uint32_t end) {
  if (start >= end) return (dl_span){0};
  return dl_token_span(text, start, end);
}

/* The attribution in the sentence of `p`; `floor` is the end of the piece before it, `ceiling` the
 * start of the one behind. */
static dl_attribution attribute(const dl_text *text, const piece *p, uint32_t floor,
                                uint32_t ceiling) {
  uint32_t sentence_start = text->sentences[p->first_sentence].first_token;
  uint32_t sentence_end = text->sentences[p->last_sentence].end_token;
  uint32_t from = floor > sentence_start ? floor : sentence_start;
  uint32_t behind = p->closed ? p->close + 1 : p->close;
  uint32_t to = ceiling < sentence_end ? ceiling : sentence_end;
  dl_attribution found = {0};
  bool opens_sentence = from >= p->open;
  if (!opens_sentence) {
    found = dl_attribution_before(text, from, p->open);
    if (found.confidence <= 0) found = dl_attribution_colon(text, from, p->open);
  }
  bool comma_behind = behind < to && text->bytes[text->tokens[behind].start] == ',';
  if (found.confidence < 0.9F && behind < to && (ends_as_speech(text, p) || comma_behind)) {
    dl_attribution later = dl_attribution_behind(text, behind, to);
    if (later.confidence > found.confidence) found = later;
  }
  return found;
}

static uint32_t find_sentence(const dl_text *text, uint32_t from, uint32_t token) {
  while (from + 1 < text->sentence_count && text->sentences[from].end_token <= token) from++;
  return from;
}

typedef DL_VEC(dl_quote) quotes;

static bool find_direct(dl_arena *arena, const dl_text *text, pieces *found, quotes *out) {
  uint32_t sentence = 0;
  for (uint32_t i = 0; i < found->count; i++) {
    piece *p = &found->items[i];
    p->first_sentence = sentence = find_sentence(text, sentence, p->open);
    p->last_sentence = find_sentence(text, sentence, p->close - 1);
    if (p->closed) p->last_sentence = find_sentence(text, p->last_sentence, p->close);
  }
  dl_span speaker = {0}; /* of the last piece, for what follows in its paragraph */
  uint32_t speaker_paragraph = 0, speaker_sentence = 0;
  float speaker_confidence = 0;
  uint32_t chain = 0; /* the first quote of a quotation over several paragraphs */
  for (uint32_t i = 0; i < found->count; i++) {
    const piece *p = &found->items[i];
    uint32_t floor = i > 0 ? found->items[i - 1].close + (found->items[i - 1].closed ? 1 : 0) : 0;
    uint32_t ceiling = i + 1 < found->count ? found->items[i + 1].open : text->token_count;
    dl_attribution a = attribute(text, p, floor, ceiling);
    uint32_t length = p->close - p->open - 1;
    dl_str before = p->open > text->sentences[p->first_sentence].first_token
                        ? dl_token_str(text, p->open - 1)
                        : (dl_str){0};
    bool adjacent = a.confidence >= 0.9F;
    /* A sentence of its own in marks is speech however short it is. */
    bool spoken =
        p->open == text->sentences[p->first_sentence].first_token && ends_as_speech(text, p);
    if (before.len == 1 && before.ptr[0] == ',' && p->open >= 2)
      before = dl_token_str(text, p->open - 2);
    if (!adjacent && !p->goes_on && !spoken && length <= 2 * SHORT_MOST &&
        (dl_is_naming_word(before) || is_name_like(text, p)))
      continue; /* a name or a title in marks */
    if (a.confidence < 0.8F && length <= 2 && !spoken && dl_is_determiner(before))
      continue; /* a "town centre" far from its verb */
    dl_quote quote = {.start = text->tokens[p->open].end,
                      .end =
                          p->closed ? text->tokens[p->close].start : text->tokens[p->close - 1].end,
                      .direct = true,
                      .confidence = 0.4F};
    while (quote.start < quote.end && (unsigned char)text->bytes[quote.start] <= ' ') quote.start++;
    while (quote.end > quote.start && (unsigned char)text->bytes[quote.end - 1] <= ' ') quote.end--;
    bool same_paragraph = speaker.end > 0 && speaker_paragraph == p->paragraph;
    bool same_sentence = same_paragraph && speaker_sentence == p->first_sentence;
    if (a.confidence > 0) {
      quote.speaker = span_of(text, a.speaker_start, a.speaker_end);
      quote.cue = span_of(text, a.cue_start, a.cue_end);
      quote.confidence = a.confidence;
    } else if (speaker.end > 0 && (p->goes_on || same_sentence ||
                                   (same_paragraph && (spoken || length > SHORT_MOST)))) {
      quote.speaker = speaker;
      quote.confidence = speaker_confidence * (p->goes_on || same_sentence ? 0.8F : 0.65F);
    } else if (length <= SHORT_MOST && !spoken && !p->goes_on) {
      continue; /* a scare quote */
    }
    if (quote.end == quote.start) continue;
    if (!p->goes_on) chain = out->count;
    if (!dl_vec_push(arena, out, quote)) return false;
    speaker = quote.speaker;
    speaker_paragraph = p->paragraph;
    speaker_sentence = p->last_sentence;
    speaker_confidence = quote.confidence;
    /* The last paragraph of a long quotation may be the one that names the speaker. */
    if (p->goes_on && a.confidence > 0) {
      for (uint32_t k = out->count - 1; k > chain; k--)
        if (out->items[k - 1].speaker.end == 0) {
          out->items[k - 1].speaker = quote.speaker;
          out->items[k - 1].confidence = quote.confidence * 0.8F;
        }
      chain = out->count - 1; /* all before it have their speaker: time stays linear */
    }
  }
  return true;
}

/* ---- indirect speech --------------------------------------------------------------------------- */

static bool is_lower_word(const dl_text *text, uint32_t token, const char *word) {
  return dl_str_equal_ci(dl_token_str(text, token), (dl_str){word, (uint32_t)strlen(word)});
}

/* A verb whose hearer stands behind it: "told reporters that". */
static bool takes_hearer(const dl_text *text, uint32_t cue) {
  static const char *const verbs[] = {"told", "tells", "warned", "reminded", "advised", "urged"};
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
    if (is_lower_word(text, cue, verbs[i])) return true;
  return false;
}

/* A verb that takes back or asks what its clause says. */
static bool is_doubting(const dl_text *text, uint32_t cue) {
  static const char *const verbs[] = {"denied",  "denies",   "asked",   "asks",    "wondered",
                                      "wonders", "demanded", "demands", "repeated"};
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
    if (is_lower_word(text, cue, verbs[i])) return true;
  return false;
}

/* The clause that follows the cue at `cue`, over a hearer, a day or a place: "told reporters in
 * Kyiv that", "said Tuesday". *that tells whether the word stands before it. */
static uint32_t clause_start(const dl_text *text, uint32_t cue, uint32_t end, bool *that) {
  *that = false;
  uint32_t token = cue + 1;
  bool passes = takes_hearer(text, cue);
  if (token < end &&
      (dl_is_calendar_word(dl_token_str(text, token)) || is_lower_word(text, token, "on") ||
       is_lower_word(text, token, "in") || is_lower_word(text, token, "at") ||
       is_lower_word(text, token, "during") || is_lower_word(text, token, "to")))
    passes = true;
  for (uint32_t t = token; t < end && t - token < 12; t++) {
    if (is_lower_word(text, t, "that")) {
      *that = true;
      bool pronoun = t + 1 < end && text->tokens[t + 1].flags & DL_TOKEN_CLITIC;
      return pronoun ? t : t + 1;
    }
    if (!passes || text->tokens[t].kind == DL_TOKEN_PUNCT) break;
    if (dl_cue_find(dl_token_str(text, t)) == DL_CUE_SPEECH) break;
  }
  if (token < end && is_lower_word(text, token, "on")) token++;
  while (token < end && dl_is_calendar_word(dl_token_str(text, token))) token++;
  return token;
}

static bool is_comma(const dl_text *text, uint32_t token) {
  return text->bytes[text->tokens[token].start] == ',';
}

static bool push_indirect(dl_arena *arena, const dl_text *text, const dl_attribution *a,
                          uint32_t from, uint32_t to, float confidence, quotes *out) {
  while (to > from && text->tokens[to - 1].kind == DL_TOKEN_PUNCT) to--;
  if (to < from + INDIRECT_LEAST) return true;
  dl_quote quote = {.start = text->tokens[from].start,
                    .end = text->tokens[to - 1].end,
                    .speaker = span_of(text, a->speaker_start, a->speaker_end),
                    .cue = span_of(text, a->cue_start, a->cue_end),
                    .confidence = confidence};
  return dl_vec_push(arena, out, quote);
}

static bool find_indirect(dl_arena *arena, const dl_text *text, uint32_t sentence, quotes *out) {
  uint32_t start = text->sentences[sentence].first_token;
  uint32_t end = text->sentences[sentence].end_token;
  while (end > start && text->tokens[end - 1].kind == DL_TOKEN_PUNCT) end--;
  if (end - start < INDIRECT_LEAST + 2) return true;

  dl_attribution a = dl_attribution_according(text, start, end);
  if (a.confidence > 0) {
    if (a.cue_start == start) { /* "According to Kerry, the talks failed." */
      if (a.speaker_end >= end || !is_comma(text, a.speaker_end)) return true;
      return push_indirect(arena, text, &a, a.speaker_end + 1, end, 0.7F, out);
    }
    if (end - a.speaker_end > 6) return true;
    return push_indirect(arena, text, &a, start, a.cue_start, 0.7F, out);
  }

  a = dl_attribution_opening(text, start, end);
  if (a.confidence <= 0 || is_doubting(text, a.cue_start)) return true;
  bool that;
  uint32_t clause = clause_start(text, a.cue_start, end, &that);
  /* "..., said Uhuru, a newspaper": the cue's subject stands behind it. */
  bool inverted = is_comma(text, a.cue_start - 1);
  if (inverted) {
    uint32_t name = clause;
    while (name < end && name - clause < SHORT_MOST && text->tokens[name].flags & DL_TOKEN_CAPITAL)
      name++;
    inverted = name >= end || text->tokens[name].kind == DL_TOKEN_PUNCT;
  }
  bool said = is_lower_word(text, a.cue_start, "said") ||
              is_lower_word(text, a.cue_start, "says") || is_lower_word(text, a.cue_start, "say");
  if (clause < end && (that || (said && !inverted &&
                                (text->tokens[clause].flags & DL_TOKEN_CAPITAL ||
                                 dl_is_determiner(dl_token_str(text, clause)) ||
                                 dl_is_pronoun_subject(dl_token_str(text, clause))))))
    return push_indirect(arena, text, &a, clause, end, that ? 0.8F : 0.6F, out);
  if (a.speaker_start > start + INDIRECT_LEAST && end - a.cue_end <= 6 &&
      is_comma(text, a.speaker_start - 1)) /* "The talks had failed, Kerry said." */
    return push_indirect(arena, text, &a, start, a.speaker_start - 1, 0.7F, out);
  return true;
}

/* ---- the stage --------------------------------------------------------------------------------- */

dl_status dl_quote_find(dl_arena *arena, dl_arena *scratch, const dl_text *text, dl_quotes *out) {
  *out = (dl_quotes){0};
  dl_arena_mark at = dl_arena_take_mark(scratch);
  pieces found = {0};
  quotes direct = {0}, indirect = {0}, all = {0};
  bool ok = true, unclosed = false;
  for (uint32_t s = 0; ok && s < text->sentence_count;) {
    uint32_t last = s;
    while (last + 1 < text->sentence_count &&
           text->sentences[last + 1].paragraph == text->sentences[s].paragraph)
      last++;
    ok = pair_marks(scratch, text, text->sentences[s].first_token, text->sentences[last].end_token,
                    text->sentences[s].paragraph, &unclosed, &found);
    s = last + 1;
  }
  ok = ok && find_direct(scratch, text, &found, &direct);
  /* Sentences that no piece touches. */
  uint32_t next = 0;
  for (uint32_t s = 0; ok && s < text->sentence_count; s++) {
    while (next < found.count && found.items[next].last_sentence < s) next++;
    if (next < found.count && found.items[next].first_sentence <= s) continue;
    ok = find_indirect(scratch, text, s, &indirect);
  }
  for (uint32_t d = 0, i = 0; ok && (d < direct.count || i < indirect.count);) {
    bool first = i == indirect.count ||
                 (d < direct.count && direct.items[d].start < indirect.items[i].start);
    ok = dl_vec_push(arena, &all, first ? direct.items[d++] : indirect.items[i++]);
  }
  dl_arena_release(scratch, at);
  if (!ok) return DL_ERR_MEMORY;
  *out = (dl_quotes){all.items, all.count};
  return DL_OK;
}
