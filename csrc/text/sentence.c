/* sentence.c: ends sentences.
 *
 * A sentence may end at a stop, a mark ! or ?, an ellipsis or an abbreviation that owns its stop,
 * together with the quotation marks and brackets that close behind it. Whether it does is read from
 * the words beside it: the kind of abbreviation, the case of the next word, whether that word is one
 * that opens sentences. The walk looks at most eight tokens ahead. */
#include "text/scan.h"

enum { LOOK_AHEAD = 8 };

static bool is_mark(const dl_text *text, uint32_t token, char mark) {
  const dl_token *t = &text->tokens[token];
  return t->end - t->start == 1 && text->bytes[t->start] == mark;
}

static int32_t code_point(const dl_text *text, uint32_t token) {
  uint32_t pos = text->tokens[token].start;
  return dl_utf8_next(text->bytes, text->tokens[token].end, &pos);
}

static bool is_opening(int32_t c) {
  switch (c) {
  case '(':
  case '[':
  case '{':
  case '`':
  case 0xA1:
  case 0xAB:
  case 0xBF:
  case 0x2018:
  case 0x201A:
  case 0x201C:
  case 0x201E:
  case 0x2039:
  case 0x3008:
  case 0x300A:
  case 0x300C:
  case 0x300E:
  case 0x3010:
  case 0xFF08: return true;
  default: return false;
  }
}

static bool is_round_closing(int32_t c) {
  return c == ')' || c == ']' || c == '}' || c == 0x3011 || c == 0xFF09;
}

static bool is_closing_quote(int32_t c) {
  return c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x203A || c == 0x3009 || c == 0x300B ||
         c == 0x300D || c == 0x300F;
}

static bool is_dash(int32_t c) {
  return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

/* Whether a straight mark at `token` closes: by the space around it, else by parity. */
static bool straight_closes(const dl_text *text, uint32_t token, uint32_t end, bool open) {
  bool space_before = text->tokens[token].flags & DL_TOKEN_SPACE_BEFORE;
  bool space_after = token + 1 >= end || text->tokens[token + 1].flags & DL_TOKEN_SPACE_BEFORE;
  if (space_before == space_after) return open;
  return space_after;
}

typedef enum stop_kind {
  NO_STOP,
  PERIOD,
  EXCLAMATION,
  ELLIPSIS,
  ABBREVIATION,
  WIDE_STOP
} stop_kind;

static stop_kind stop_at(const dl_text *text, uint32_t token) {
  const dl_token *t = &text->tokens[token];
  if (t->flags & DL_TOKEN_ABBREVIATION) return ABBREVIATION;
  if (t->kind != DL_TOKEN_PUNCT) return NO_STOP;
  unsigned char c = (unsigned char)text->bytes[t->start];
  if (c == '.') return t->end - t->start == 1 ? PERIOD : ELLIPSIS;
  if (c == '!' || c == '?') return EXCLAMATION;
  if (c < 0x80) return NO_STOP;
  switch (code_point(text, token)) {
  case 0x2026: return ELLIPSIS;
  case 0x203C:
  case 0x203D:
  case 0x2047:
  case 0x2048:
  case 0x2049: return EXCLAMATION;
  case 0x3002:
  case 0xFF01:
  case 0xFF1F:
  case 0xFF0E:
  case 0xFF61:
  case 0x0964: return WIDE_STOP;
  default: return NO_STOP;
  }
}

/* The first token from `token` on that is no opening mark. */
static uint32_t first_word(const dl_text *text, uint32_t token, uint32_t end) {
  for (uint32_t i = 0; i < LOOK_AHEAD && token < end; i++, token++) {
    if (text->tokens[token].kind != DL_TOKEN_PUNCT) return token;
    int32_t c = code_point(text, token);
    if (!is_opening(c) && !is_dash(c) && c != '"' && c != '\'' && c != 0x2022 && c != '*')
      return token;
  }
  return token;
}

/* Words inside a name that are written small: "Secretary of State". */
static bool is_name_link(dl_str word) {
  return dl_str_equal(word, DL_STR("of")) || dl_str_equal(word, DL_STR("de")) ||
         dl_str_equal(word, DL_STR("von")) || dl_str_equal(word, DL_STR("van")) ||
         dl_str_equal(word, DL_STR("the")) || dl_str_equal(word, DL_STR("and")) ||
         dl_str_equal(word, DL_STR("al")) || dl_str_equal(word, DL_STR("bin"));
}

/* '"Why?" Kerry asked.': a name and then a verb of asking. */
static bool attribution_follows(const dl_text *text, uint32_t token, uint32_t end) {
  for (uint32_t i = 0; i < LOOK_AHEAD && token < end; i++, token++) {
    const dl_token *t = &text->tokens[token];
    dl_str word = dl_token_str(text, token);
    if (t->kind != DL_TOKEN_WORD) return false;
    if (i > 0 && dl_is_asking_verb(word)) return true;
    if (!(t->flags & DL_TOKEN_CAPITAL) && !is_name_link(word)) return false;
  }
  return false;
}

/* "Yahoo! Sports": the mark is part of the name. */
static bool is_marked_name(dl_str word) {
  return dl_str_equal(word, DL_STR("Yahoo")) || dl_str_equal(word, DL_STR("Jeopardy")) ||
         dl_str_equal(word, DL_STR("E"));
}

/* Whether the token begins small, as no sentence does ("iPhone" and "eBay" apart). */
static bool begins_small(const dl_text *text, uint32_t token) {
  const dl_token *t = &text->tokens[token];
  if (t->kind != DL_TOKEN_WORD || !dl_is_lower(code_point(text, token))) return false;
  return !(t->end - t->start > 2 && dl_is_upper((unsigned char)text->bytes[t->start + 1]));
}

/* A word that opens sentences: one of the list, or an adverb with its comma ("Sadly, ..."). */
static bool opens_sentence(const dl_text *text, uint32_t token) {
  if (text->tokens[token].kind != DL_TOKEN_WORD) return false;
  dl_str word = dl_token_str(text, token);
  if (dl_is_sentence_starter(word)) return true;
  return word.len > 5 && dl_str_ends(word, DL_STR("ly")) && token + 1 < text->token_count &&
         is_mark(text, token + 1, ',');
}

/* Whether the abbreviation at `token` ends the sentence before the word `next`. */
static bool abbreviation_ends(const dl_text *text, uint32_t first, uint32_t token, uint32_t next) {
  dl_str word = dl_token_str(text, token);
  word.len--;
  const dl_token *n = &text->tokens[next];
  bool starter = opens_sentence(text, next);
  uint32_t hyphen = word.len;
  while (hyphen > 0 && hyphen + 12 > word.len && word.ptr[hyphen - 1] != '-') hyphen--;
  if (hyphen > 0 && word.ptr[hyphen - 1] == '-') word = dl_str_slice(word, hyphen, word.len);
  const dl_token *before = token > first ? &text->tokens[token - 1] : NULL;
  bool comma = before && text->bytes[before->start] == ',';
  switch (dl_abbreviation_find(word, comma)) {
  case DL_ABBREVIATION_TITLE:
    /* "Main St. The", "Ocean Dr. He": a street, no title. */
    return starter && before && before->flags & DL_TOKEN_CAPITAL &&
           !(before->flags & DL_TOKEN_FIRST) &&
           (dl_str_equal(word, DL_STR("St")) || dl_str_equal(word, DL_STR("Dr")) ||
            dl_str_equal(word, DL_STR("Ft")) || dl_str_equal(word, DL_STR("Mt")));
  case DL_ABBREVIATION_INNER:
  case DL_ABBREVIATION_COUNTED:
  case DL_ABBREVIATION_UNIT:
  case DL_ABBREVIATION_DAY: return false;
  case DL_ABBREVIATION_FINAL: return n->kind != DL_TOKEN_NUMBER;
  case DL_ABBREVIATION_CLOCK:
    return n->kind != DL_TOKEN_NUMBER && !dl_is_clock_follower(dl_token_str(text, next));
  default: return starter;
  }
}

/* Whether the round bracket that closes at `close` opened behind the sentence's first token. */
static bool opened_inside(const dl_text *text, uint32_t first, uint32_t close) {
  for (uint32_t i = 0; i < 4 * LOOK_AHEAD && close > first; i++) {
    close--;
    if (text->tokens[close].kind == DL_TOKEN_PUNCT && is_opening(code_point(text, close)))
      return close > first;
  }
  return false;
}

/* "[12]" glued behind the stop: the note of an encyclopedia. */
static bool is_note(const dl_text *text, uint32_t token, uint32_t end) {
  return token + 2 < end && is_mark(text, token, '[') && is_mark(text, token + 2, ']') &&
         text->tokens[token + 1].kind == DL_TOKEN_NUMBER &&
         !(text->tokens[token + 1].flags & DL_TOKEN_SPACE_BEFORE);
}

/* "1. The first point", "A. The answer": the stop at `stop` belongs to a label. */
static bool is_label(const dl_text *text, uint32_t first, uint32_t stop) {
  const dl_token *t = &text->tokens[first];
  uint32_t length = t->end - t->start;
  return stop == first + 1 &&
         ((t->kind == DL_TOKEN_NUMBER && length <= 3) || (t->kind == DL_TOKEN_WORD && length == 1));
}

uint32_t dl_sentence_end(const dl_text *text, uint32_t first, uint32_t end, bool *quote_open) {
  dl_token *tokens = text->tokens;
  bool opened = false; /* the first word was seen */
  for (uint32_t i = first; i < end; i++) {
    dl_token *t = &tokens[i];
    if (!opened && t->kind != DL_TOKEN_PUNCT) {
      t->flags |= DL_TOKEN_FIRST;
      opened = true;
    }
    if (t->kind == DL_TOKEN_PUNCT && is_mark(text, i, '"')) {
      *quote_open = !straight_closes(text, i, end, *quote_open);
      continue;
    }
    stop_kind stop = stop_at(text, i);
    if (stop == NO_STOP) continue;

    uint32_t behind = i + 1;
    bool quoted = false, bracketed = false;
    while (behind < end) {
      const dl_token *b = &tokens[behind];
      if (b->kind != DL_TOKEN_PUNCT) break;
      unsigned char c = (unsigned char)text->bytes[b->start];
      if (c == '"') {
        if (!straight_closes(text, behind, end, *quote_open)) break;
        *quote_open = false;
        quoted = true;
      } else if (b->flags & DL_TOKEN_SPACE_BEFORE) {
        break;
      } else if (c == '\'') {
        quoted = true;
      } else if (is_note(text, behind, end)) {
        behind += 2;
      } else if (stop_at(text, behind) == NO_STOP) {
        int32_t mark = code_point(text, behind);
        if (is_round_closing(mark))
          bracketed = true;
        else if (is_closing_quote(mark))
          quoted = true;
        else
          break;
      }
      behind++;
    }
    if (behind >= end) return end;
    uint32_t next = first_word(text, behind, end);
    if (!opened || next >= end) { /* marks alone are no sentence */
      i = behind - 1;
      continue;
    }
    const dl_token *n = &tokens[next];
    bool space = tokens[behind].flags & DL_TOKEN_SPACE_BEFORE;
    bool capital = n->flags & DL_TOKEN_CAPITAL;
    bool possible = n->kind != DL_TOKEN_PUNCT && !begins_small(text, next) &&
                    (space || capital || stop == WIDE_STOP);
    if (possible && quoted && (stop == EXCLAMATION || stop == ELLIPSIS))
      possible = !attribution_follows(text, next, end);
    if (possible) {
      dl_str word = dl_token_str(text, next);
      switch (stop) {
      case ABBREVIATION:
        possible = quoted ||
                   (!is_dash(code_point(text, behind)) && abbreviation_ends(text, first, i, next));
        break;
      case EXCLAMATION:
        if (bracketed && !quoted)
          possible = dl_is_sentence_starter(word) || !opened_inside(text, first, behind - 1);
        else if (behind == i + 1 && i > first && is_marked_name(dl_token_str(text, i - 1)))
          possible = dl_is_sentence_starter(word);
        break;
      case ELLIPSIS: /* "I ... I think": no end */
        possible =
            capital && !(t->flags & DL_TOKEN_SPACE_BEFORE && word.len == 1 && word.ptr[0] == 'I');
        break;
      case PERIOD: possible = !(behind == i + 1 && is_label(text, first, i)); break;
      default: break;
      }
    }
    if (possible) return behind;
    i = behind - 1;
  }
  return end;
}
