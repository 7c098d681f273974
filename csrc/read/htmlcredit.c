/* htmlcredit.c: the credit that ends a caption, where markup does not set it off.
 *
 * In a <figcaption> a credit may be looked for more boldly than in running text (dl_caption_credit of
 * roles.h): a label with a colon anywhere, a bracket behind the last sentence, what stands behind the
 * last bar, the words that Japanese and Korean captions end with. */
#include "read/htmlimages.h"

#include "base/utf8.h"
#include "read/creditlabel.h"
#include "read/roles.h"
#include "read/words.h"

#define CREDIT_BYTES 140u

static bool is_word_start(dl_str text, uint32_t at) {
  if (!at) return true;
  uint32_t before = at;
  int32_t c = dl_utf8_previous(text.ptr, &before);
  return !dl_is_letter(c) && !dl_is_digit(c);
}

/* Where a labelled credit begins that goes on to the end; text.len: there is none. */
static uint32_t find_label(dl_str text) {
  uint32_t from = text.len > CREDIT_BYTES ? text.len - CREDIT_BYTES : 0;
  while (from < text.len && ((unsigned char)text.ptr[from] & 0xC0) == 0x80) from++;
  for (uint32_t at = from; at < text.len; at++) {
    if (((unsigned char)text.ptr[at] & 0xC0) == 0x80 || !is_word_start(text, at)) continue;
    dl_str rest = dl_str_slice(text, at, text.len);
    uint32_t used = dl_credit_label(rest, DL_CREDIT_IN_FIGURE);
    if (used && used + 1 < rest.len) return at;
  }
  return text.len;
}

static bool ends_with(dl_str text, const char *end) {
  return dl_str_ends(text, (dl_str){end, (uint32_t)strlen(end)});
}

/* Words that sign a picture alone. */
static bool signs_alone(dl_str text) {
  text = dl_trim(text);
  while (text.len && strchr(".,;", text.ptr[text.len - 1])) text.len--;
  if (dl_is_agency(text)) return true;
  return dl_word_in(text, "supplied handout submitted provided contributed courtesy privat private "
                          "picture-alliance imago reuters archiv");
}

/* Whether the stop at text[at] ends a sentence and no abbreviation ("Michael D.", "Feb."). */
static bool is_full_stop(dl_str text, uint32_t at) {
  uint32_t start = at;
  while (start && text.ptr[start - 1] != ' ' && text.ptr[start - 1] != '.') start--;
  dl_str word = dl_str_slice(text, start, at);
  if (word.len < 2) return false;
  return !dl_word_in(word,
                     "jan feb mar apr jun jul aug sept sep oct nov dec mr mrs ms dr st sen rep gov "
                     "gen lt col sgt no nr vs inc jr prof u.s d.c");
}

/* The bracket that ends the text: "(NOAA/SPC)", "[Foto = X]". */
static bool find_bracket(dl_str text, dl_span *found) {
  static const char *const pairs[][2] = {
      {"(", ")"}, {"[", "]"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}}; /* of full width */
  for (size_t k = 0; k < 3; k++) {
    uint32_t len = (uint32_t)strlen(pairs[k][0]);
    if (!ends_with(text, pairs[k][1])) continue;
    uint32_t at = text.len - len;
    while (at && !dl_str_starts(dl_str_slice(text, at, text.len), (dl_str){pairs[k][0], len})) at--;
    if (text.len - at > CREDIT_BYTES || text.len - at <= 2 * len + 1) return false;
    dl_str inner = dl_str_slice(text, at + len, text.len - len);
    dl_str before = dl_trim(dl_str_slice(text, 0, at));
    dl_shape shape = dl_text_shape(inner);
    bool behind = before.len && dl_ends_sentence(before);
    bool slash = memchr(inner.ptr, '/', inner.len) && shape.upper >= 2 && !shape.digits;
    bool signs = signs_alone(inner) || (shape.words == 1 && shape.upper >= 2 && !shape.lower) ||
                 find_label(inner) == 0 || slash ||
                 (behind && shape.first_upper && shape.words <= 6 && shape.upper >= 1 && k == 0 &&
                  (dl_is_person_shaped(inner) || memchr(inner.ptr, '\'', inner.len))) ||
                 /* photographed by, provided by; Korean: photograph */
                 ends_with(inner, "\xE6\x92\xAE\xE5\xBD\xB1") ||
                 ends_with(inner, "\xE6\x8F\x90\xE4\xBE\x9B") ||
                 dl_str_starts(inner, DL_STR("\xEC\x82\xAC\xEC\xA7\x84"));
    if (!signs) return false;
    *found = (dl_span){at, text.len};
    return true;
  }
  return false;
}

dl_span dl_figure_credit(dl_str text) {
  dl_span none = {0, 0}, found;
  while (text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == ';')) text.len--;
  if (text.len < 4) return none;
  if (find_bracket(text, &found)) return found;
  uint32_t label = find_label(text);
  if (label < text.len) {
    bool open = label && (text.ptr[label - 1] == '(' || text.ptr[label - 1] == '[');
    return (dl_span){open ? label - 1 : label, text.len};
  }
  uint32_t end = text.len, from = end > 90 ? end - 90 : 1;
  for (uint32_t at = end - 1; at >= from && at > 0; at--) { /* behind the last bar */
    if (text.ptr[at] != '|') continue;
    dl_str tail = dl_trim(dl_str_slice(text, at + 1, end));
    dl_shape shape = dl_text_shape(tail);
    if (shape.first_upper && shape.words <= 8) return (dl_span){at, end};
    break;
  }
  for (uint32_t at = end - 1; at >= from && at > 0; at--) { /* behind the last sentence */
    char c = text.ptr[at];
    if (c != '.' && c != '!' && c != '?' && c != '"' && c != (char)0x9D) continue;
    if (at + 2 >= end || (c == '.' && !is_full_stop(text, at))) continue;
    dl_str tail = dl_trim(dl_str_slice(text, at + 1, end));
    dl_shape shape = dl_text_shape(tail);
    if (!tail.len || !shape.first_upper || shape.digits) break;
    bool slash = memchr(tail.ptr, '/', tail.len) && shape.upper >= 2 && shape.words <= 8;
    if (signs_alone(tail) || slash || (dl_is_person_shaped(tail) && shape.upper < shape.letters) ||
        (shape.words == 1 && shape.upper >= 2 && !shape.lower))
      return (dl_span){at + 1, end};
    break;
  }
  /* Japanese: "=AP" with the sign of full width */
  for (uint32_t at = end > 24 ? end - 24 : 0; at + 3 < end; at++)
    if (dl_str_starts(dl_str_slice(text, at, end), DL_STR("\xEF\xBC\x9D"))) {
      dl_str tail = dl_str_slice(text, at + 3, end);
      bool latin = (unsigned char)tail.ptr[0] < 0x80 ||
                   dl_str_starts(tail, DL_STR("\xEF\xBC")); /* of full width */
      if (latin && tail.len) return (dl_span){at, end};
    }
  dl_span tail = dl_caption_credit(text);
  if (tail.end > tail.start && tail.start) { /* not in the middle of "Michael D. Higgins" */
    uint32_t stop = tail.start;
    while (stop && text.ptr[stop - 1] == ' ') stop--;
    if (stop && text.ptr[stop - 1] == '.' && !is_full_stop(text, stop - 1)) return none;
  }
  return tail;
}
