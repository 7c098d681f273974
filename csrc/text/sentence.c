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
  return c == '(' || c == '[' || c == '{' || c == 0x201C || c == 0x2018 || c == 0xAB ||
         c == 0x300C || c == 0x300E || c == 0x201E || c == 0xBF || c == 0xA1 || c == '`';
}

static bool is_closing(int32_t c) {
  return c == ')' || c == ']' || c == '}' || c == 0x201D || c == 0x2019 || c == 0xBB ||
         c == 0x300D || c == 0x300F;
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
    if (!is_opening(c) && c != '"' && c != '\'' && c != '-' && c != 0x2013 && c != 0x2014 &&
        c != 0x2022 && c != '*')
      return token;
  }
  return token;
}

/* '"Why?" Kerry asked.': a name and then a verb of asking. */
static bool attribution_follows(const dl_text *text, uint32_t token, uint32_t end) {
  for (uint32_t i = 0; i < 5 && token < end; i++, token++) {
    const dl_token *t = &text->tokens[token];
    if (t->kind != DL_TOKEN_WORD) return false;
    if (i > 0 && dl_is_asking_verb(dl_token_str(text, token))) return true;
    if (!(t->flags & DL_TOKEN_CAPITAL)) return false;
  }
  return false;
}

/* Whether the abbreviation at `token` ends the sentence before the word `next`. */
static bool abbreviation_ends(const dl_text *text, uint32_t token, uint32_t next) {
  dl_str word = dl_token_str(text, token);
  word.len--;
  const dl_token *n = &text->tokens[next];
  bool starter = dl_is_sentence_starter(dl_token_str(text, next));
  uint32_t hyphen = word.len;
  while (hyphen > 0 && hyphen + 12 > word.len && word.ptr[hyphen - 1] != '-') hyphen--;
  dl_str part =
      hyphen > 0 && word.ptr[hyphen - 1] == '-' ? dl_str_slice(word, hyphen, word.len) : word;
  switch (dl_abbreviation_find(part)) {
  case DL_ABBREVIATION_TITLE:
  case DL_ABBREVIATION_INNER:
  case DL_ABBREVIATION_COUNTED:
  case DL_ABBREVIATION_UNIT:
  case DL_ABBREVIATION_DAY: return false;
  case DL_ABBREVIATION_FINAL: return n->kind != DL_TOKEN_NUMBER;
  case DL_ABBREVIATION_CLOCK:
    return n->kind != DL_TOKEN_NUMBER && !dl_is_clock_follower(dl_token_str(text, next));
  default: return starter && n->kind == DL_TOKEN_WORD;
  }
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
    bool quoted = false;
    for (; behind < end; behind++) {
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
      } else if (stop_at(text, behind) != NO_STOP) {
        continue;
      } else if (is_closing(code_point(text, behind))) {
        quoted = quoted || (c != ')' && c != ']' && c != '}');
      } else {
        break;
      }
    }
    if (behind >= end) return end;
    if (!opened) {
      i = behind - 1;
      continue; /* marks alone are no sentence */
    }
    uint32_t next = first_word(text, behind, end);
    if (next >= end) {
      i = behind - 1;
      continue;
    }
    const dl_token *n = &tokens[next];
    bool space = tokens[behind].flags & DL_TOKEN_SPACE_BEFORE;
    bool capital = n->flags & DL_TOKEN_CAPITAL;
    bool lower = n->kind == DL_TOKEN_WORD && !capital && !(n->flags & DL_TOKEN_NON_ASCII) &&
                 !(n->flags & DL_TOKEN_HAS_DIGIT);
    bool ends;
    switch (stop) {
    case WIDE_STOP: ends = true; break;
    case ABBREVIATION:
      ends = behind > i + 1 && quoted ? !lower : !lower && abbreviation_ends(text, i, next);
      break;
    case EXCLAMATION:
      ends = !lower && (space || capital) && n->kind != DL_TOKEN_PUNCT &&
             !(quoted && attribution_follows(text, next, end));
      break;
    case ELLIPSIS: ends = capital && space; break;
    default:
      ends = !lower && (space || capital) && n->kind != DL_TOKEN_PUNCT;
      if (ends && i == first + 1 && tokens[first].kind == DL_TOKEN_NUMBER && behind == i + 1 &&
          tokens[first].end - tokens[first].start <= 3)
        ends = false; /* "1. The first point" */
      break;
    }
    if (ends) return behind;
    i = behind - 1;
  }
  return end;
}
