/* scan.c: cuts a paragraph into tokens.
 *
 * One walk from left to right. A word is read by a tight loop over byte classes; only at a byte
 * that is no letter or digit does it ask whether the word goes on (an apostrophe, a hyphen, a stop).
 * Whatever looks ahead or back is bounded by a constant (addresses) or consumes what it saw, so time
 * is linear. Han is one token per ideograph; scripts without spaces otherwise are one token a run.
 *
 * Whether a stop belongs to its word is decided here, since the token's extent depends on it;
 * whether it also ends the sentence is sentence.c's. */
#include "text/scan.h"

enum { ADDRESS_MAX = 255 /* bytes of a host name or a mailbox that are looked at */ };

static bool is_alnum(unsigned char c) {
  return (dl_byte_class[c] & (DL_BYTE_ALNUM)) != 0;
}
static bool is_lower(unsigned char c) {
  return (dl_byte_class[c] & DL_BYTE_LOWER) != 0;
}
static bool is_upper(unsigned char c) {
  return (dl_byte_class[c] & DL_BYTE_UPPER) != 0;
}
static bool is_digit(unsigned char c) {
  return (dl_byte_class[c] & DL_BYTE_DIGIT) != 0;
}
static bool is_letter(unsigned char c) {
  return (dl_byte_class[c] & DL_BYTE_LETTER) != 0;
}

/* The byte at pos, or a space behind the end. */
static unsigned char byte_at(const dl_scanner *s, uint32_t pos) {
  return pos < s->end ? s->bytes[pos] : ' ';
}

static int32_t code_point_at(const dl_scanner *s, uint32_t pos, uint32_t *next) {
  *next = pos;
  if (pos >= s->end) return ' ';
  return dl_utf8_next((const char *)s->bytes, s->end, next);
}

/* Format characters that neither show nor part words: soft hyphen, joiners, direction marks. */
static bool is_ignorable(int32_t c) {
  return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

/* White space and whatever prints nothing between tokens. */
static bool is_blank(int32_t c) {
  return dl_is_space(c) || c == 0x200B || is_ignorable(c) || (c >= 0 && c < 0x20) ||
         (c >= 0x7F && c < 0xA0);
}

static bool is_fraction(int32_t c) {
  return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E);
}

static bool is_apostrophe(int32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2BC;
}

/* ---- tokens ------------------------------------------------------------------------------------ */

static bool grow(dl_scanner *s, uint32_t consumed) {
  uint64_t wanted = (uint64_t)s->count + s->count / 2 + 64;
  uint64_t rate = consumed ? (uint64_t)s->count * s->len / consumed + 64 : 0;
  uint64_t most = (uint64_t)s->count + (s->len - consumed) + 1;
  if (rate > wanted) wanted = rate;
  if (wanted > most) wanted = most;
  if (wanted <= s->count) wanted = (uint64_t)s->count + 1;
  if (wanted > UINT32_MAX) return false;
  dl_token *tokens = dl_arena_grow(s->arena, s->tokens, (size_t)s->capacity * sizeof *s->tokens,
                                   (size_t)wanted * sizeof *s->tokens);
  if (!tokens) return false;
  s->tokens = tokens;
  s->capacity = (uint32_t)wanted;
  return true;
}

static bool push(dl_scanner *s, uint32_t start, uint32_t end, dl_token_kind kind, unsigned flags) {
  if (s->count == s->capacity && !grow(s, start)) return false;
  s->tokens[s->count++] = (dl_token){start, end, (uint8_t)kind, (uint8_t)flags};
  return true;
}

/* Letter case of [start, end), decoded: the slow way, for what is not plain ASCII. */
static unsigned case_flags(const dl_scanner *s, uint32_t start, uint32_t end) {
  bool first = true, lower = false, letter = false;
  unsigned flags = 0;
  for (uint32_t pos = start; pos < end;) {
    int32_t c = dl_utf8_next((const char *)s->bytes, end, &pos);
    if (c >= 0x80 || c < 0) flags |= DL_TOKEN_NON_ASCII;
    if (dl_is_digit(c)) flags |= DL_TOKEN_HAS_DIGIT;
    if (!dl_is_letter(c)) continue;
    bool upper = dl_is_upper(c);
    if (first && upper) flags |= DL_TOKEN_CAPITAL;
    first = false;
    if (upper) letter = true;
    if (dl_is_lower(c)) lower = true;
  }
  if (letter && !lower) flags |= DL_TOKEN_ALL_CAPS;
  return flags;
}

/* The same from the classes seen, when all is ASCII. */
static unsigned ascii_flags(const dl_scanner *s, uint32_t start, uint32_t end, unsigned seen) {
  unsigned flags = 0;
  if (seen & DL_BYTE_DIGIT) flags |= DL_TOKEN_HAS_DIGIT;
  if (seen & DL_BYTE_UPPER) {
    if (!(seen & DL_BYTE_LOWER)) flags |= DL_TOKEN_ALL_CAPS;
    while (start < end && !is_letter(s->bytes[start])) start++;
    if (start < end && is_upper(s->bytes[start])) flags |= DL_TOKEN_CAPITAL;
  }
  return flags;
}

/* ---- what follows ------------------------------------------------------------------------------ */

typedef enum follower { AT_END, BEFORE_LOWER, BEFORE_UPPER, BEFORE_DIGIT, BEFORE_OTHER } follower;

/* What the next visible character is, and the ASCII word that it opens. White space is looked
 * through; each run of it at most twice. */
static follower look(const dl_scanner *s, uint32_t pos, dl_str *word) {
  uint32_t next;
  int32_t c = code_point_at(s, pos, &next);
  while (pos < s->end && is_blank(c)) {
    pos = next;
    c = code_point_at(s, pos, &next);
  }
  *word = (dl_str){0};
  if (pos >= s->end) return AT_END;
  uint32_t stop = pos;
  while (stop < s->end && stop - pos < 16 && is_letter(s->bytes[stop])) stop++;
  *word = (dl_str){(const char *)s->bytes + pos, stop - pos};
  if (dl_is_upper(c)) return BEFORE_UPPER;
  if (dl_is_letter(c)) return BEFORE_LOWER;
  if (dl_is_digit(c)) return BEFORE_DIGIT;
  return BEFORE_OTHER;
}

static dl_str token_str(const dl_scanner *s, uint32_t token) {
  const dl_token *t = &s->tokens[token];
  return (dl_str){(const char *)s->bytes + t->start, t->end - t->start};
}

/* Whether the stop behind the single letter at `start` makes it an initial. */
static bool is_initial(const dl_scanner *s, uint32_t start, uint32_t stop) {
  dl_str word;
  follower next = look(s, stop + 1, &word);
  bool behind_word = s->count > s->floor;
  dl_str before = behind_word ? token_str(s, s->count - 1) : (dl_str){0};
  if (behind_word && dl_takes_letter(before)) return false;
  if (next == BEFORE_OTHER) return byte_at(s, stop + 1) == ',';
  if (next == BEFORE_LOWER) return true;
  if (next != BEFORE_UPPER) return false;
  if (s->bytes[start] == 'I' && behind_word) {
    /* The pronoun and the numeral stand behind words of the sentence, an initial behind a name. */
    const dl_token *t = &s->tokens[s->count - 1];
    if (!(t->flags & DL_TOKEN_CAPITAL) || dl_is_sentence_starter(before)) return false;
  }
  return word.len < 2 || !dl_is_sentence_starter(word);
}

static bool behind_comma(const dl_scanner *s) {
  return s->count > s->floor && s->bytes[s->tokens[s->count - 1].start] == ',';
}

/* Whether the stop at `stop` belongs to the word whose last part begins at `part`; the token begins
 * at `start`. */
static bool owns_stop(const dl_scanner *s, uint32_t start, uint32_t part, uint32_t stop,
                      bool dotted) {
  dl_str word = {(const char *)s->bytes + part, stop - part}, next;
  if (byte_at(s, stop + 1) == '.')
    return dotted && byte_at(s, stop + 2) == '.' && byte_at(s, stop + 3) == '.';
  if (dotted) return true;
  if (word.len == 1 && is_upper(s->bytes[part])) return is_initial(s, start, stop);
  switch (dl_abbreviation_find(word, behind_comma(s))) {
  case DL_ABBREVIATION_NONE: return false;
  case DL_ABBREVIATION_COUNTED: return look(s, stop + 1, &next) == BEFORE_DIGIT;
  case DL_ABBREVIATION_UNIT:
    if (part != start) return false;
    if (s->count == s->floor || !(s->tokens[s->count - 1].flags & DL_TOKEN_HAS_DIGIT)) return false;
    return look(s, stop + 1, &next) == BEFORE_LOWER;
  case DL_ABBREVIATION_DAY: {
    if (byte_at(s, stop + 1) == ',') return true;
    follower f = look(s, stop + 1, &next);
    return f == BEFORE_DIGIT || (f == BEFORE_UPPER && dl_is_clock_follower(next));
  }
  default: return true;
  }
}

/* ---- addresses --------------------------------------------------------------------------------- */

static bool is_host_byte(unsigned char c) {
  return is_alnum(c) || c == '-';
}

/* The end of a host name at pos with a known last label, or 0. What was searched in vain is not
 * searched again, so that a long chain of stops costs linear time. */
static uint32_t host_end(dl_scanner *s, uint32_t pos) {
  if (pos < s->no_host) return 0;
  uint32_t start = pos, best = 0;
  bool dots = false;
  while (pos < s->end && pos - start < ADDRESS_MAX) {
    uint32_t label = pos;
    while (pos < s->end && pos - start < ADDRESS_MAX && is_host_byte(s->bytes[pos])) pos++;
    if (pos == label) break;
    if (dots && dl_is_top_domain((dl_str){(const char *)s->bytes + label, pos - label})) best = pos;
    if (byte_at(s, pos) != '.') break;
    dots = true;
    pos++;
  }
  if (best) return best;
  s->no_host = pos;
  return 0;
}

static bool is_url_byte(unsigned char c) {
  return is_alnum(c) || c >= 0x80 || (c > ' ' && c < 0x7F && !strchr("\"<>`{}|\\^", c));
}

/* Behind the address whose host ends at pos: port, path, query; less the marks of the sentence. */
static uint32_t url_end(const dl_scanner *s, uint32_t start, uint32_t pos) {
  uint32_t round = 0;
  while (pos < s->end && is_url_byte(s->bytes[pos])) {
    if (s->bytes[pos] >= 0x80) {
      uint32_t next;
      int32_t c = code_point_at(s, pos, &next);
      if (!dl_is_letter(c) && !dl_is_digit(c)) break;
      pos = next;
      continue;
    }
    if (s->bytes[pos] == '(') round++;
    if (s->bytes[pos] == ')') {
      if (round == 0) break;
      round--;
    }
    pos++;
  }
  while (pos > start + 1 && strchr(".,;:!?'*]", s->bytes[pos - 1]) && s->bytes[pos - 1]) pos--;
  return pos;
}

/* At an '@': the mailbox before it is taken from the tokens just made. Pushes the address. */
static bool take_email(dl_scanner *s, uint32_t at, uint32_t *pos, bool *taken) {
  *taken = false;
  uint32_t host = host_end(s, at + 1);
  if (!host) return true;
  uint32_t keep = s->count, start = at;
  while (keep > s->floor && s->tokens[keep - 1].end == start) {
    const dl_token *t = &s->tokens[keep - 1];
    unsigned char c = s->bytes[t->start];
    if (at - t->start > ADDRESS_MAX) break;
    if (t->kind > DL_TOKEN_NUMBER && t->kind != DL_TOKEN_URL && !strchr("._%+-", c)) break;
    start = t->start;
    keep--;
  }
  if (start == at) return true;
  unsigned space = s->tokens[keep].flags & DL_TOKEN_SPACE_BEFORE;
  s->count = keep;
  *taken = true;
  *pos = host;
  return push(s, start, host, DL_TOKEN_EMAIL, case_flags(s, start, host) | space);
}

/* ---- words ------------------------------------------------------------------------------------- */

/* The end of a clitic whose apostrophe ends at pos ('s 'll ...), or 0. */
static uint32_t clitic_end(const dl_scanner *s, uint32_t pos) {
  uint32_t end = pos;
  while (end < s->end && end - pos < 3 && is_letter(s->bytes[end])) end++;
  unsigned char a = byte_at(s, pos) | 0x20, b = byte_at(s, pos + 1) | 0x20;
  bool known = end - pos == 1
                   ? a == 's' || a == 'd' || a == 'm'
                   : end - pos == 2 && ((a == 'l' && b == 'l') || (a == 'r' && b == 'e') ||
                                        (a == 'v' && b == 'e'));
  if (!known) return 0;
  unsigned char c = byte_at(s, end);
  if (is_alnum(c) || (c == '-' && is_alnum(byte_at(s, end + 1)))) return 0;
  if (c >= 0x80) {
    uint32_t next;
    if (dl_is_letter(code_point_at(s, end, &next))) return 0;
  }
  return end;
}

static bool is_inner(const dl_scanner *s, uint32_t pos) {
  uint32_t next;
  if (pos >= s->end) return false;
  if (s->bytes[pos] < 0x80) return is_alnum(s->bytes[pos]);
  int32_t c = code_point_at(s, pos, &next);
  return (dl_is_letter(c) || dl_is_digit(c)) && !dl_is_wide_script(c);
}

/* "two- and three-year": a hyphen that waits for the second half. */
static bool is_suspended(const dl_scanner *s, uint32_t pos) {
  if (byte_at(s, pos) != ' ') return false;
  dl_str word;
  if (look(s, pos, &word) != BEFORE_LOWER) return false;
  return dl_str_equal(word, DL_STR("and")) || dl_str_equal(word, DL_STR("or")) ||
         dl_str_equal(word, DL_STR("to"));
}

static bool is_path_mark(unsigned char c) {
  return c == '/' || c == '?' || c == '#';
}

typedef struct word_state {
  uint32_t start, part; /* of the token; behind its last stop or hyphen */
  unsigned seen;        /* classes of its bytes */
  bool dotted;          /* single letters with stops so far: U.S */
  bool owns_stop;       /* the last byte is a stop of its own */
  bool url, fraction;
} word_state;

/* At a stop inside or behind a word: moves *pos over it and answers whether the word goes on. */
static bool pass_stop(dl_scanner *s, word_state *w, uint32_t *pos) {
  uint32_t stop = *pos;
  unsigned char before = s->bytes[stop - 1], after = byte_at(s, stop + 1);
  if (is_digit(before) && is_digit(after)) {
    *pos = stop + 1;
    w->part = stop + 1;
    return true;
  }
  uint32_t length = stop - w->part;
  bool single = length == 1 && is_letter(before);
  bool part_of_dotted =
      single && (w->part == w->start || w->dotted || s->bytes[w->part - 1] == '-');
  if (!single && w->dotted == false && length == 2 && is_letter(after)) {
    /* "Ph.D.": the one shape of dotted abbreviation with a longer part. */
    dl_str whole = {(const char *)s->bytes + w->part, 4};
    if (stop + 2 <= s->end &&
        dl_abbreviation_find(whole, behind_comma(s)) != DL_ABBREVIATION_NONE &&
        byte_at(s, stop + 2) == '.') {
      w->seen |= dl_byte_class[after];
      w->owns_stop = true;
      *pos = stop + 3;
      return false;
    }
  }
  if (w->seen & DL_BYTE_DIGIT && length >= 2 && is_letter(before) && is_digit(s->bytes[stop - 2]) &&
      (before == 'a' || before == 'p') && after == 'm')
    part_of_dotted = true; /* 10p.m. */
  if (is_alnum(after)) {
    if (!(w->seen & DL_BYTE_WIDE) && w->url == false && is_lower(after)) {
      uint32_t host = host_end(s, w->start);
      if (host > stop) {
        w->url = true;
        *pos = is_path_mark(byte_at(s, host)) || byte_at(s, host) == ':'
                   ? url_end(s, w->start, host)
                   : host;
        return false;
      }
    }
    if (part_of_dotted && is_letter(after) && !is_inner(s, stop + 2)) {
      w->dotted = true; /* U.S */
      *pos = stop + 1;
      w->part = stop + 1;
      return true;
    }
    if (part_of_dotted && is_letter(after) && (is_upper(before) || w->dotted)) {
      w->owns_stop = true; /* J.Smith, J.K.Rowling, p.m.The */
      *pos = stop + 1;
      return false;
    }
    dl_str part = {(const char *)s->bytes + w->part, length};
    dl_abbreviation kind = dl_abbreviation_find(part, behind_comma(s));
    if (kind != DL_ABBREVIATION_NONE &&
        (is_upper(after) ? kind != DL_ABBREVIATION_COUNTED && kind != DL_ABBREVIATION_UNIT &&
                               kind != DL_ABBREVIATION_DAY
                         : is_digit(after))) {
      w->owns_stop = true; /* Mr.Smith, No.2 */
      *pos = stop + 1;
      return false;
    }
    if (is_lower(after) ||
        (is_upper(after) && is_upper(before) && is_upper(byte_at(s, stop + 2)))) {
      *pos = stop + 1; /* report.pdf, ASP.NET */
      w->part = stop + 1;
      return true;
    }
    return false;
  }
  if (w->url) return false;
  if (!owns_stop(s, w->start, w->part, stop, w->dotted && single)) return false;
  w->owns_stop = true;
  *pos = stop + 1;
  if (byte_at(s, stop + 1) == '-' && is_inner(s, stop + 2)) {
    w->owns_stop = false; /* U.S.-led */
    w->dotted = false;
    *pos = stop + 2;
    w->part = stop + 2;
    return true;
  }
  return false;
}

/* At a byte that is no ASCII letter or digit, inside a word: whether the word goes on behind it. */
static bool pass_mark(dl_scanner *s, word_state *w, uint32_t *pos) {
  uint32_t at = *pos, next = at + 1;
  int32_t c = s->bytes[at];
  if (c >= 0x80) {
    c = code_point_at(s, at, &next);
    if (dl_is_wide_script(c)) return false;
    if (dl_is_letter(c) || dl_is_digit(c)) {
      if (c == 0x2BC) goto apostrophe;
      w->seen |= DL_BYTE_WIDE;
      *pos = next;
      return true;
    }
    if (is_fraction(c)) {
      if (!is_digit(s->bytes[at - 1])) return false;
      w->seen |= DL_BYTE_DIGIT;
      w->fraction = true;
      *pos = next;
      return true;
    }
    if (is_ignorable(c)) {
      if (!is_inner(s, next)) return false;
      w->seen |= DL_BYTE_WIDE;
      *pos = next;
      return true;
    }
    if (c == 0x2010 || c == 0x2011) {
      if (!is_inner(s, next)) return false;
      w->seen |= DL_BYTE_WIDE;
      w->part = next;
      *pos = next;
      return true;
    }
    if (c != 0x2019) return false;
    goto apostrophe;
  }
  switch (c) {
  case '\'': goto apostrophe;
  case '.': return pass_stop(s, w, pos);
  case '-':
    if (is_inner(s, next)) {
      w->part = next;
      w->dotted = false;
      *pos = next;
      return true;
    }
    if (is_suspended(s, next)) *pos = next;
    return false;
  case ',':
  case ':':
    if (is_digit(s->bytes[at - 1]) && is_digit(byte_at(s, next))) break;
    return false;
  case '/':
    if (is_digit(s->bytes[at - 1]) && is_digit(byte_at(s, next))) break;
    if (is_letter(s->bytes[at - 1]) && is_letter(byte_at(s, next)) &&
        (at - w->start == 1 || !is_inner(s, next + 1)))
      break; /* c/o km/h */
    return false;
  case '&':
    if (is_letter(s->bytes[at - 1]) && is_letter(byte_at(s, next))) break;
    return false;
  case '+':
    if (!is_letter(s->bytes[at - 1]) && s->bytes[at - 1] != '+') return false;
    if (byte_at(s, next) == '+' || !is_inner(s, next)) break; /* C++ Disney+ */
    return false;
  default: return false;
  }
  w->part = next;
  *pos = next;
  return true;

apostrophe:
  if (!is_inner(s, next)) {
    /* "goin'": the dropped g, unless the mark closes a quotation. */
    if (!s->single_open && at - w->start > 3 && s->bytes[at - 1] == 'n' &&
        s->bytes[at - 2] == 'i' && w->seen == DL_BYTE_LOWER)
      *pos = next;
    return false;
  }
  if (clitic_end(s, next)) return false;
  if ((byte_at(s, next) | 0x20) == 't' && !is_inner(s, next + 1) &&
      (s->bytes[at - 1] | 0x20) == 'n' && at - w->start >= 2)
    return false; /* n't: the caller cuts */
  w->seen |= s->bytes[at] >= 0x80 ? (unsigned)DL_BYTE_WIDE : 0U;
  *pos = next;
  return true;
}

static bool scan_word(dl_scanner *s, uint32_t *position, unsigned space) {
  uint32_t pos = *position;
  word_state w = {.start = pos, .part = pos};
  for (;;) {
    while (pos < s->end) {
      unsigned class = dl_byte_class[s->bytes[pos]] & (DL_BYTE_ALNUM | DL_BYTE_LINE);
      if (!class) break;
      w.seen |= class;
      pos++;
    }
    if (pos >= s->end || s->bytes[pos] == ' ') break;
    if (s->bytes[pos] == ':' && pos - w.start <= 6 && byte_at(s, pos + 1) == '/' &&
        byte_at(s, pos + 2) == '/' && is_url_byte(byte_at(s, pos + 3)) && w.seen != DL_BYTE_DIGIT) {
      pos = url_end(s, w.start, pos + 3);
      w.url = true;
      break;
    }
    if (!pass_mark(s, &w, &pos)) break;
  }
  *position = pos;
  if (w.url) return push(s, w.start, pos, DL_TOKEN_URL, case_flags(s, w.start, pos) | space);

  /* n't */
  uint32_t cut = pos;
  if (pos < s->end && pos - w.start >= 2 && (s->bytes[pos - 1] | 0x20) == 'n') {
    uint32_t next;
    if (is_apostrophe(code_point_at(s, pos, &next)) && (byte_at(s, next) | 0x20) == 't' &&
        !is_inner(s, next + 1)) {
      cut = pos - 1;
      *position = next + 1;
    }
  }
  unsigned flags = w.seen & DL_BYTE_WIDE || w.fraction ? case_flags(s, w.start, cut)
                                                       : ascii_flags(s, w.start, cut, w.seen);
  if (w.owns_stop) flags |= DL_TOKEN_ABBREVIATION;
  dl_token_kind kind =
      (w.seen & (DL_BYTE_ALNUM | DL_BYTE_WIDE)) == DL_BYTE_DIGIT ? DL_TOKEN_NUMBER : DL_TOKEN_WORD;
  if (!push(s, w.start, cut, kind, flags | space)) return false;
  if (cut != pos)
    return push(s, cut, *position, DL_TOKEN_WORD,
                (case_flags(s, cut, *position) & ~(unsigned)DL_TOKEN_CAPITAL) | DL_TOKEN_CLITIC);
  return true;
}

/* ---- everything else --------------------------------------------------------------------------- */

static bool is_emoji(int32_t c) {
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
         (c >= 0x2B00 && c <= 0x2BFF) || c == 0x231A || c == 0x231B || (c >= 0x23E9 && c <= 0x23FA);
}

/* The end of the emoji whose first code point ends at pos: variation selectors, skin tones, tags,
 * joined parts; flags are two regional indicators. */
static uint32_t emoji_end(const dl_scanner *s, int32_t first, uint32_t pos) {
  uint32_t next;
  bool flag = first >= 0x1F1E6 && first <= 0x1F1FF;
  for (;;) {
    int32_t c = code_point_at(s, pos, &next);
    if (pos >= s->end) return pos;
    if (flag && c >= 0x1F1E6 && c <= 0x1F1FF) {
      pos = next;
      flag = false;
    } else if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0x20E3 ||
               (c >= 0xE0020 && c <= 0xE007F)) {
      pos = next;
    } else if (c == 0x200D) {
      uint32_t after;
      if (!is_emoji(code_point_at(s, next, &after))) return pos;
      pos = after;
    } else {
      return pos;
    }
  }
}

static bool is_han(int32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_kana(int32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

static bool scan_wide(dl_scanner *s, uint32_t *position, int32_t c, uint32_t next, unsigned space) {
  uint32_t start = *position;
  if (!is_han(c)) {
    bool kana = is_kana(c);
    uint32_t after;
    while (next < s->end) {
      c = code_point_at(s, next, &after);
      if (!dl_is_letter(c) || !dl_is_wide_script(c) || is_han(c) || is_kana(c) != kana) break;
      next = after;
    }
  }
  *position = next;
  return push(s, start, next, DL_TOKEN_WORD, DL_TOKEN_NON_ASCII | space);
}

/* "'em", "'til": the end of a word that has lost its first letters, or 0. */
static uint32_t elision_end(const dl_scanner *s, uint32_t pos) {
  uint32_t end = pos;
  while (end < s->end && end - pos < 8 && is_alnum(s->bytes[end])) end++;
  dl_str word = {(const char *)s->bytes + pos, end - pos};
  if (end - pos >= 2 && is_digit(s->bytes[pos]) && is_digit(s->bytes[pos + 1])) {
    if (end - pos == 2 || (end - pos == 3 && s->bytes[pos + 2] == 's')) return end; /* '90s */
    return 0;
  }
  static const char *const words[] = {"em", "til", "tis", "twas", "cause", "n", "cuz", "bout"};
  uint32_t next;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (dl_str_equal_ci(word, (dl_str){words[i], (uint32_t)strlen(words[i])})) {
      int32_t c = code_point_at(s, end, &next);
      if (!is_apostrophe(c)) return end;
      return word.len == 1 ? next : 0; /* 'n' */
    }
  return 0;
}

/* Whether a quotation mark may open directly behind this token. */
static bool opens_behind(const dl_scanner *s, const dl_token *t) {
  if (t->kind != DL_TOKEN_PUNCT) return false;
  uint32_t pos = t->start;
  int32_t c = dl_utf8_next((const char *)s->bytes, s->end, &pos);
  return (c < 0x80 && strchr("([{\"`-/:", c)) || c == 0x2018 || c == 0x201C || c == 0x2013 ||
         c == 0x2014 || c == 0xAB;
}

static bool scan_apostrophe(dl_scanner *s, uint32_t *position, uint32_t next, unsigned space) {
  uint32_t start = *position, end;
  const dl_token *before = s->count > s->floor ? &s->tokens[s->count - 1] : NULL;
  bool behind = before && before->end == start && !opens_behind(s, before);
  unsigned wide = next - start > 1 ? DL_TOKEN_NON_ASCII : 0;
  if ((behind || (before && before->kind == DL_TOKEN_WORD)) && (end = clitic_end(s, next)) != 0) {
    *position = end; /* Kerry's, and "Kerry 's" of texts once cut */
    return push(s, start, end, DL_TOKEN_WORD, DL_TOKEN_CLITIC | wide | space);
  }
  if (!behind && (end = elision_end(s, next)) != 0) {
    *position = end;
    bool number = is_digit(s->bytes[next]) && end - next == 2;
    return push(s, start, end, number ? DL_TOKEN_NUMBER : DL_TOKEN_WORD,
                case_flags(s, start, end) | space);
  }
  *position = next;
  if (next - start == 1 && byte_at(s, next) == '\'') {
    *position = next + 1; /* '' is a quotation mark of old texts */
    return push(s, start, next + 1, DL_TOKEN_PUNCT, space);
  }
  unsigned flags = wide | space;
  if (!behind && is_inner(s, next)) {
    s->single_open = true;
  } else if (s->single_open) {
    s->single_open = false;
  } else if (behind && before->kind == DL_TOKEN_WORD &&
             strchr("sSxXzZ", s->bytes[before->end - 1])) {
    flags |= DL_TOKEN_CLITIC; /* the workers' */
  }
  return push(s, start, next, flags & DL_TOKEN_CLITIC ? DL_TOKEN_WORD : DL_TOKEN_PUNCT, flags);
}

/* A mark that is no part of a word. Runs of one mark are one token, but for quotation marks and
 * brackets; the marks ! and ? mix. */
static bool scan_mark(dl_scanner *s, uint32_t *position, unsigned space) {
  uint32_t start = *position, next;
  int32_t c = code_point_at(s, start, &next);
  if (is_apostrophe(c)) return scan_apostrophe(s, position, next, space);
  if (c >= 0x80 && dl_is_wide_script(c) && dl_is_letter(c))
    return scan_wide(s, position, c, next, space);
  uint32_t after;
  if (is_emoji(c) || (c >= 0x80 && code_point_at(s, next, &after) == 0xFE0F)) {
    *position = emoji_end(s, c, next);
    return push(s, start, *position, DL_TOKEN_EMOJI, DL_TOKEN_NON_ASCII | space);
  }
  if (c == 0x2018) s->single_open = true;
  if (c == '.' && is_digit(byte_at(s, next)) && (space || s->count == s->floor)) {
    while (next < s->end && is_digit(s->bytes[next])) next++;
    *position = next;
    return push(s, start, next, DL_TOKEN_NUMBER, DL_TOKEN_HAS_DIGIT | space);
  }
  if ((c == '@' || c == '#') && (is_letter(byte_at(s, next)) || byte_at(s, next) == '_' ||
                                 (c == '@' && is_digit(byte_at(s, next))))) {
    if (c == '@' && !space && s->count > s->floor) {
      bool taken;
      if (!take_email(s, start, position, &taken)) return false;
      if (taken) return true;
    }
    if (space || s->count == s->floor || s->tokens[s->count - 1].kind != DL_TOKEN_WORD) {
      while (is_inner(s, next) || byte_at(s, next) == '_') code_point_at(s, next, &next);
      *position = next;
      return push(s, start, next, c == '@' ? DL_TOKEN_HANDLE : DL_TOKEN_HASHTAG,
                  case_flags(s, start, next) | space);
    }
  }
  unsigned wide = c >= 0x80 || c < 0 ? DL_TOKEN_NON_ASCII : 0;
  if (c == '!' || c == '?') {
    while (byte_at(s, next) == '!' || byte_at(s, next) == '?') next++;
  } else if (c > 0 && c < 0x80 && strchr(".-_*=~`+<>#", c)) {
    while (byte_at(s, next) == c) next++;
  }
  *position = next;
  bool symbol =
      c < 0 || (dl_is_symbol(c) && c != '`') || c == '%' || (c >= 0x80 && !dl_is_punct(c));
  return push(s, start, next, symbol ? DL_TOKEN_SYMBOL : DL_TOKEN_PUNCT, wide | space);
}

dl_status dl_scan_paragraph(dl_scanner *s, uint32_t start, uint32_t end) {
  s->end = end;
  s->floor = s->count;
  s->single_open = false;
  unsigned space = 0;
  for (uint32_t pos = start; pos < end;) {
    unsigned class = dl_byte_class[s->bytes[pos]];
    bool pushed;
    if (class & DL_BYTE_SPACE) {
      pos++;
      space = DL_TOKEN_SPACE_BEFORE;
      continue;
    }
    if (class & (DL_BYTE_ALNUM | DL_BYTE_LINE)) {
      pushed = scan_word(s, &pos, space);
    } else if (class & DL_BYTE_WIDE) {
      uint32_t next;
      int32_t c = code_point_at(s, pos, &next);
      if (is_blank(c)) {
        pos = next;
        if (!is_ignorable(c)) space = DL_TOKEN_SPACE_BEFORE;
        continue;
      }
      pushed = (dl_is_letter(c) || dl_is_digit(c)) && !dl_is_wide_script(c) && c != 0x2BC
                   ? scan_word(s, &pos, space)
                   : scan_mark(s, &pos, space);
    } else {
      pushed = scan_mark(s, &pos, space);
    }
    if (!pushed) return DL_ERR_MEMORY;
    space = 0;
  }
  return DL_OK;
}
