/* pieces.c: cutting tokens into pieces and computing their features. */
#include "tag/pieces.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <string.h>

#define BIT(name) (UINT64_C(1) << (name))

/* What the article shows of one word. */
typedef struct twins {
  uint32_t count, group;
  bool lower, inner_capital;
} twins;

typedef struct maker {
  dl_arena *arena;
  const dl_lexicon *lexicon;
  const dl_text *text;
  DL_VEC(dl_piece) pieces;
  dl_string_table table; /* lower-case form of a capitalised word -> index into words */
  DL_VEC(twins) words;
  dl_str *folded; /* per piece: its lower-case form */
} maker;

static bool is_hyphen(const char *s, uint32_t left, uint32_t *size) {
  if (*s == '-') {
    *size = 1;
    return true;
  }
  /* U+2010 hyphen, U+2011 non-breaking hyphen, U+2013 en dash */
  if (left >= 3 && (unsigned char)s[0] == 0xE2 && (unsigned char)s[1] == 0x80 &&
      ((unsigned char)s[2] == 0x90 || (unsigned char)s[2] == 0x91 || (unsigned char)s[2] == 0x93)) {
    *size = 3;
    return true;
  }
  return false;
}

static bool push(maker *m, uint32_t token, uint32_t start, uint32_t end, uint64_t bits) {
  dl_piece piece = {0};
  piece.bits = bits;
  piece.start = start;
  piece.end = end;
  piece.token = token;
  piece.word = DL_NO_WORD;
  piece.twin = DL_NO_TWIN;
  return dl_vec_push(m->arena, &m->pieces, piece);
}

static bool has_upper(const char *s, uint32_t len) {
  for (uint32_t at = 0; at < len;) {
    unsigned char c = (unsigned char)s[at];
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') return true;
      at++;
    } else if (dl_is_upper(dl_utf8_next(s, len, &at))) {
      return true;
    }
  }
  return false;
}

static uint32_t count_hyphens(const char *s, uint32_t len) {
  uint32_t count = 0, size = 1;
  for (uint32_t at = 0; at < len; at += size)
    if (is_hyphen(s + at, len - at, &size))
      count++;
    else
      size = 1;
  return count;
}

/* One token: one piece, or its parts and the hyphens between them. A chain of very many parts is no
 * name, and pieces are not to outnumber the bytes that they stand for by much. */
static bool cut(maker *m, uint32_t index) {
  enum { MOST_HYPHENS = 12 };
  const dl_token *token = &m->text->tokens[index];
  const char *s = m->text->bytes;
  if (token->kind != DL_TOKEN_WORD || token->end - token->start < 3 ||
      !has_upper(s + token->start, token->end - token->start) ||
      count_hyphens(s + token->start, token->end - token->start) > MOST_HYPHENS)
    return push(m, index, token->start, token->end, 0);
  uint32_t from = token->start;
  uint64_t before = 0;
  for (uint32_t at = from; at < token->end;) {
    uint32_t size;
    if (!is_hyphen(s + at, token->end - at, &size)) {
      at++;
      continue;
    }
    if (at > from && !push(m, index, from, at, before | BIT(DL_BIT_BEFORE_HYPHEN))) return false;
    if (!push(m, index, at, at + size, BIT(DL_BIT_AFTER_HYPHEN) | BIT(DL_BIT_BEFORE_HYPHEN)))
      return false;
    before = BIT(DL_BIT_AFTER_HYPHEN);
    at += size;
    from = at;
  }
  return from >= token->end || push(m, index, from, token->end, before);
}

static uint32_t row(const char *s, uint32_t len, uint64_t seed, uint32_t rows) {
  return (uint32_t)(dl_hash(s, len, seed) >> 32) & (rows - 1);
}

/* The start of the n-th character from the front or the back. */
static uint32_t step_forward(const char *s, uint32_t len, uint32_t n) {
  uint32_t at = 0;
  while (n-- && at < len) dl_utf8_next(s, len, &at);
  return at;
}

static uint32_t step_back(const char *s, uint32_t len, uint32_t n) {
  uint32_t at = len;
  while (n-- && at > 0) dl_utf8_previous(s, &at);
  return at;
}

/* "Xxx" "XX" "dd-dd": kinds of characters, runs cut to two. */
static uint32_t shape(const char *s, uint32_t len, char out[12], bool *capital, bool *all_caps,
                      bool *digit) {
  uint32_t size = 0, run = 0;
  char last = 0;
  bool first_letter = true, upper = false, lower = false;
  *capital = *digit = false;
  for (uint32_t at = 0; at < len;) {
    unsigned char byte = (unsigned char)s[at];
    char c;
    if (byte >= 'a' && byte <= 'z') {
      c = 'x';
      at++;
    } else if (byte >= 'A' && byte <= 'Z') {
      c = 'X';
      at++;
    } else if (byte >= '0' && byte <= '9') {
      c = 'd';
      at++;
    } else if (byte < 0x80) {
      c = (char)byte;
      at++;
    } else {
      int32_t code = dl_utf8_next(s, len, &at);
      c = code == DL_BAD_BYTE                ? '?'
          : code == 0x2019 || code == 0x2018 ? '\''
          : dl_is_upper(code)                ? 'X'
          : dl_is_letter(code)               ? 'x'
          : dl_is_digit(code)                ? 'd'
                                             : '?';
    }
    if (c == 'x' || c == 'X') {
      if (first_letter) *capital = c == 'X';
      first_letter = false;
      if (c == 'X')
        upper = true;
      else
        lower = true;
    }
    if (c == 'd') *digit = true;
    run = c == last ? run + 1 : 1;
    last = c;
    if (run <= 2 && size < 12) out[size++] = c;
  }
  *all_caps = upper && !lower;
  return size;
}

static dl_str keep(maker *m, const char *s, uint32_t len) {
  return dl_arena_copy(m->arena, s, len);
}

/* The features of a piece by itself. */
static bool describe(maker *m, uint32_t index) {
  dl_piece *piece = &m->pieces.items[index];
  const dl_token *token = &m->text->tokens[piece->token];
  const char *s = m->text->bytes + piece->start;
  uint32_t len = piece->end - piece->start;
  uint64_t bits = piece->bits;

  char form[12];
  bool capital, all_caps, digit;
  uint32_t form_len = shape(s, len, form, &capital, &all_caps, &digit);
  if (capital) bits |= BIT(DL_BIT_CAPITAL);
  if (all_caps) bits |= BIT(DL_BIT_ALL_CAPS);
  if (digit) bits |= BIT(DL_BIT_DIGIT);
  if (piece->start == token->start) {
    if (token->flags & DL_TOKEN_FIRST) bits |= BIT(DL_BIT_FIRST);
    if (token->flags & DL_TOKEN_SPACE_BEFORE) bits |= BIT(DL_BIT_SPACE_BEFORE);
  }
  if (token->flags & DL_TOKEN_CLITIC) bits |= BIT(DL_BIT_CLITIC);
  if (token->flags & DL_TOKEN_NON_ASCII) bits |= BIT(DL_BIT_NON_ASCII);
  if (token->flags & DL_TOKEN_ABBREVIATION && piece->end == token->end)
    bits |= BIT(DL_BIT_ABBREVIATION);
  uint32_t hyphen;
  if (token->kind == DL_TOKEN_PUNCT || (is_hyphen(s, len, &hyphen) && hyphen == len))
    bits |= BIT(DL_BIT_PUNCT);
  else if (token->kind == DL_TOKEN_NUMBER)
    bits |= BIT(DL_BIT_NUMBER);
  else if (token->kind != DL_TOKEN_WORD)
    bits |= BIT(DL_BIT_OTHER_KIND);
  if (len == 1)
    bits |= BIT(DL_BIT_ONE_LETTER);
  else if (len <= 3)
    bits |= BIT(DL_BIT_SHORT);

  char low[DL_LEXICON_WORD_BYTES];
  uint32_t low_len = dl_lexicon_fold((dl_str){s, len}, low);
  uint64_t hash = dl_hash(low, low_len, 0);
  if (low_len) {
    piece->word = dl_lexicon_find(m->lexicon, hash);
    if (piece->word == DL_NO_WORD && token->kind == DL_TOKEN_WORD) {
      /* an unknown compound means about what its last part means */
      uint32_t from = low_len;
      while (from > 0 && low[from - 1] != '-') from--;
      if (from > 0 && from < low_len)
        piece->word = dl_lexicon_find(m->lexicon, dl_hash(low + from, low_len - from, 0));
    }
    if (piece->word != DL_NO_WORD) bits |= BIT(DL_BIT_KNOWN) | m->lexicon->info[piece->word];
  }
  piece->hashes[DL_HASH_WORD] = (uint16_t)((uint32_t)(hash >> 16) & (DL_ROWS_WORD - 1));
  uint32_t front = step_forward(s, len, 3);
  uint32_t back3 = step_back(low, low_len, 3), back4 = step_back(low, low_len, 4);
  piece->hashes[DL_HASH_PREFIX] = (uint16_t)row(s, front, 1, DL_ROWS_PREFIX);
  piece->hashes[DL_HASH_SUFFIX3] = (uint16_t)row(low + back3, low_len - back3, 2, DL_ROWS_SUFFIX3);
  piece->hashes[DL_HASH_SUFFIX4] = (uint16_t)row(low + back4, low_len - back4, 3, DL_ROWS_SUFFIX4);
  piece->hashes[DL_HASH_SHAPE] = (uint16_t)row(form, form_len, 4, DL_ROWS_SHAPE);
  piece->bits = bits;
  m->folded[index] = keep(m, low, low_len);
  return m->folded[index].ptr != NULL;
}

/* A name has a capital, or a letter of another script, or stands near one that has: between two
 * ("Bank of the West"), before ("de Klerk") or behind ("Paris museum", "Hye-kyo"). */
static void mark_candidates(maker *m, uint32_t first, uint32_t end) {
  enum { GAP = 5, BEFORE = 2, BEHIND = 3 };
  uint32_t marked = first; /* all before it are decided */
  for (uint32_t i = first; i < end; i++) {
    dl_piece *items = m->pieces.items;
    if (!(items[i].bits & (BIT(DL_BIT_CAPITAL) | BIT(DL_BIT_NON_ASCII))) &&
        !has_upper(m->text->bytes + items[i].start, items[i].end - items[i].start))
      continue;
    uint32_t from = i - first > BEFORE ? i - BEFORE : first;
    if (marked > first && i - marked < GAP) from = marked;
    if (from < marked) from = marked;
    marked = end - i > BEHIND + 1 ? i + BEHIND + 1 : end;
    for (uint32_t j = from; j < marked; j++) items[j].candidate = 1;
  }
}

static bool is_plain_word(const maker *m, const dl_piece *piece) {
  return m->text->tokens[piece->token].kind == DL_TOKEN_WORD &&
         !(piece->bits & (BIT(DL_BIT_PUNCT) | BIT(DL_BIT_CLITIC)));
}

/* Quotes, brackets, and how the sentence is cased. */
static void describe_sentence(maker *m, uint32_t first, uint32_t end) {
  uint32_t words = 0, loud = 0, longer = 0, titled = 0;
  for (uint32_t i = first; i < end; i++) {
    const dl_piece *piece = &m->pieces.items[i];
    if (!is_plain_word(m, piece)) continue;
    words++;
    if (piece->bits & BIT(DL_BIT_ALL_CAPS) && piece->end - piece->start > 1) loud++;
    if (piece->end - piece->start > 3) {
      longer++;
      if (piece->bits & BIT(DL_BIT_CAPITAL)) titled++;
    }
  }
  uint64_t common = 0;
  if (words >= 3 && loud * 10 >= words * 7)
    common |= BIT(DL_BIT_LOUD_SENTENCE);
  else if (longer >= 3 && titled * 10 >= longer * 7)
    common |= BIT(DL_BIT_TITLE_SENTENCE);
  bool stop = false;
  for (uint32_t i = end; i > first;) {
    dl_str last = m->folded[--i];
    char c = last.len ? last.ptr[0] : 0;
    if (c == '.' || c == '!' || c == '?' || m->pieces.items[i].bits & BIT(DL_BIT_ABBREVIATION)) {
      stop = true;
      break;
    }
    if (c != '"' && c != '\'' && c != ')' && c != ']') break;
  }
  if (!stop) common |= BIT(DL_BIT_NO_STOP);
  bool quoted = false;
  uint32_t depth = 0;
  for (uint32_t i = first; i < end; i++) {
    dl_piece *piece = &m->pieces.items[i];
    dl_str low = m->folded[i];
    char c = low.len == 1 ? low.ptr[0] : 0;
    if (c == '"') quoted = !quoted;
    if ((c == ')' || c == ']') && depth) depth--;
    piece->bits |= common;
    if (quoted && c != '"') piece->bits |= BIT(DL_BIT_QUOTED);
    if (depth) piece->bits |= BIT(DL_BIT_BRACKETED);
    if (c == '(' || c == '[') depth++;
  }
}

/* Marks the longest phrases of the gazetteer that start with a capital. */
static void find_phrases(maker *m, uint32_t first, uint32_t end) {
  enum { ROOM = DL_LEXICON_PHRASE_WORDS * (DL_LEXICON_WORD_BYTES + 1) };
  char joined[ROOM];
  for (uint32_t i = first; i < end;) {
    dl_piece *items = m->pieces.items;
    uint32_t best = 0;
    uint8_t kind = 0;
    if (items[i].bits & BIT(DL_BIT_CAPITAL)) {
      uint32_t size = 0;
      for (uint32_t n = 0; n < DL_LEXICON_PHRASE_WORDS && i + n < end; n++) {
        dl_str word = m->folded[i + n];
        if (!word.len || (items[i + n].bits & BIT(DL_BIT_PUNCT) && word.ptr[0] != '-')) break;
        if (n) joined[size++] = ' ';
        memcpy(joined + size, word.ptr, word.len);
        size += word.len;
        if (n == 0) continue;
        uint8_t found = dl_lexicon_phrase(m->lexicon, dl_hash(joined, size, 0));
        if (found) {
          kind = found;
          best = n + 1;
        }
      }
    }
    for (uint32_t n = 0; n < best; n++) {
      if (kind & DL_PHRASE_PLACE)
        items[i + n].bits |= n ? BIT(DL_BIT_PLACE_INSIDE) : BIT(DL_BIT_PLACE_BEGIN);
      if (kind & DL_PHRASE_ORGANIZATION)
        items[i + n].bits |= n ? BIT(DL_BIT_ORGANIZATION_INSIDE) : BIT(DL_BIT_ORGANIZATION_BEGIN);
    }
    i += best ? best : 1;
  }
}

static bool can_have_twins(const maker *m, uint32_t i) {
  const dl_piece *piece = &m->pieces.items[i];
  return piece->bits & BIT(DL_BIT_CAPITAL) && m->folded[i].len > 1 && is_plain_word(m, piece);
}

/* Groups capitalised words by their letters, then tells every member what the others show. */
static bool join_twins(maker *m, uint32_t *groups) {
  dl_piece *items = m->pieces.items;
  uint32_t *index = dl_arena_alloc(m->arena, m->pieces.count * sizeof *index);
  if (!index) return false;
  for (uint32_t i = 0; i < m->pieces.count; i++) {
    index[i] = DL_NO_TWIN;
    if (!can_have_twins(m, i)) continue;
    bool added;
    uint32_t *at = dl_string_table_put(m->arena, &m->table, m->folded[i], m->words.count, &added);
    if (!at) return false;
    index[i] = *at;
    if (added && !dl_vec_push(m->arena, &m->words, ((twins){0, DL_NO_TWIN, false, false})))
      return false;
    twins *word = &m->words.items[index[i]];
    word->count++;
    if (!(items[i].bits & (BIT(DL_BIT_FIRST) | BIT(DL_BIT_LOUD_SENTENCE) |
                           BIT(DL_BIT_TITLE_SENTENCE) | BIT(DL_BIT_AFTER_HYPHEN))))
      word->inner_capital = true;
  }
  if (m->table.count) {
    for (uint32_t i = 0; i < m->pieces.count; i++) {
      if (items[i].bits & BIT(DL_BIT_CAPITAL) || m->folded[i].len < 2) continue;
      const uint32_t *at = dl_string_table_get(&m->table, m->folded[i]);
      if (at) m->words.items[*at].lower = true;
    }
  }
  *groups = 0;
  for (uint32_t i = 0; i < m->pieces.count; i++) {
    if (index[i] == DL_NO_TWIN) continue;
    twins *word = &m->words.items[index[i]];
    if (word->lower) items[i].bits |= BIT(DL_BIT_TWIN_LOWER);
    if (word->inner_capital) items[i].bits |= BIT(DL_BIT_TWIN_CAPITAL);
    if (word->count < 2) continue;
    items[i].bits |= BIT(DL_BIT_TWINS_2);
    if (word->count >= 4) items[i].bits |= BIT(DL_BIT_TWINS_4);
    if (word->group == DL_NO_TWIN) word->group = (*groups)++;
    items[i].twin = word->group;
  }
  return true;
}

/* News says most in its first sentence: marks up to the first paragraph that has a full stop. */
static void mark_lead(const dl_pieces *pieces, const dl_text *text) {
  uint32_t lead_paragraph = 0;
  bool found = false;
  for (uint32_t s = 0; s < pieces->sentence_count; s++) {
    if (found && text->sentences[s].paragraph != lead_paragraph) return;
    for (uint32_t i = pieces->sentences[s]; i < pieces->sentences[s + 1]; i++) {
      pieces->items[i].bits |= BIT(DL_BIT_LEAD);
      if (!found && !(pieces->items[i].bits & BIT(DL_BIT_NO_STOP))) {
        found = true;
        lead_paragraph = text->sentences[s].paragraph;
      }
    }
  }
}

dl_status dl_pieces_make(dl_arena *arena, const dl_lexicon *lexicon, const dl_text *text,
                         dl_pieces *out) {
  maker m = {.arena = arena, .lexicon = lexicon, .text = text};
  uint32_t *starts = dl_arena_alloc(arena, ((size_t)text->sentence_count + 1) * sizeof *starts);
  if (!starts) return DL_ERR_MEMORY;
  for (uint32_t s = 0; s < text->sentence_count; s++) {
    starts[s] = m.pieces.count;
    for (uint32_t t = text->sentences[s].first_token; t < text->sentences[s].end_token; t++)
      if (!cut(&m, t)) return DL_ERR_MEMORY;
  }
  starts[text->sentence_count] = m.pieces.count;
  m.folded = dl_arena_alloc(arena, m.pieces.count * sizeof *m.folded);
  if (!m.folded) return DL_ERR_MEMORY;
  for (uint32_t i = 0; i < m.pieces.count; i++)
    if (!describe(&m, i)) return DL_ERR_MEMORY;
  for (uint32_t s = 0; s < text->sentence_count; s++) {
    describe_sentence(&m, starts[s], starts[s + 1]);
    find_phrases(&m, starts[s], starts[s + 1]);
    mark_candidates(&m, starts[s], starts[s + 1]);
  }
  uint32_t groups;
  if (!join_twins(&m, &groups)) return DL_ERR_MEMORY;
  *out = (dl_pieces){m.pieces.items, m.pieces.count, starts, text->sentence_count, groups};
  mark_lead(out, text);
  return DL_OK;
}
