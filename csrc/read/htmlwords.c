/* htmlwords.c: the words that the classifier of blocks goes by: those in the classes of elements, and
 * the first ones of a block. See htmlclassify.h. */
#include "read/htmlclassify.h"

#include "base/hash.h"
#include "base/utf8.h"

/* The words of an element so far, each once. */
typedef struct word_list {
  dl_str *words;
  uint32_t count;
  uint64_t seen; /* bits by first and last letter: most words need not be compared */
} word_list;

static inline void add_word(word_list *list, const char *text, uint32_t len) {
  if (list->count == DL_CLASS_WORDS_MOST || len < 2 || len >= DL_WORD_BYTES) return;
  dl_str word = {text, len};
  uint64_t bit = (uint64_t)1 << (((uint32_t)text[0] * 5 + (uint32_t)text[len - 1] + len) & 63);
  if (list->seen & bit)
    for (uint32_t i = 0; i < list->count; i++)
      if (dl_str_equal(list->words[i], word)) return;
  list->seen |= bit;
  list->words[list->count++] = word;
}

static bool is_ascii_letter(char c) {
  return (unsigned char)((c | 0x20) - 'a') <= 'z' - 'a';
}

#define PART_MOST 24u /* letters of a part that count */

/* Splits "postContent_body-3 is-wide": parts of two or more letters, and neighbours as pairs. The parts
 * are written to out with '-' between them, so that a pair is a slice too: at most two bytes for each of
 * value's. Returns the end of what was written. */
static char *split_value(dl_str value, word_list *list, char *out) {
  uint32_t last_len = 0; /* of the part that ends before out[-1] */
  for (uint32_t i = 0; i < value.len && list->count < DL_CLASS_WORDS_MOST;) {
    char c = value.ptr[i], before;
    if (!is_ascii_letter(c)) {
      if ((unsigned char)c <= ' ') last_len = 0;
      i++;
      continue;
    }
    uint32_t len = 0;
    do {
      if (len < PART_MOST) out[len++] = (char)(c | 0x20);
      before = c;
      c = ++i < value.len ? value.ptr[i] : ' ';
    } while (is_ascii_letter(c) && !(c <= 'Z' && before >= 'a')); /* a turn to capitals */
    if (len < 2) continue;
    add_word(list, out, len);
    if (last_len) add_word(list, out - 1 - last_len, last_len + 1 + len);
    out += len;
    *out++ = '-';
    last_len = len;
  }
  return out;
}

#define TAG_MOST   20u
#define VALUE_MOST 200u

uint32_t dl_element_words(const dl_page *page, dl_node node, dl_str words[DL_CLASS_WORDS_MOST],
                          char bytes[DL_CLASS_BYTES]) {
  const dl_html_node *n = &page->html.nodes[node];
  word_list list = {words, 0, 0};
  if (n->kind != DL_NODE_ELEMENT) return 0;
  char *out = bytes, *last = bytes + DL_CLASS_BYTES - 2 * VALUE_MOST;
  uint32_t len = n->text.len < TAG_MOST ? n->text.len : TAG_MOST;
  *out = '<';
  memcpy(out + 1, n->text.ptr, len);
  add_word(&list, out, len + 1);
  out += len + 1;
  if (page->elements[node].hidden & 1) add_word(&list, "!hidden", 7);
  for (uint32_t i = 0; i < n->attribute_count && i < 32 && out <= last; i++) {
    dl_str name = n->attributes[i].name;
    if (name.len < 2) continue;
    char c = name.ptr[0];
    if (c != 'c' && c != 'i' && c != 'r' && c != 'd') continue;
    dl_str value = n->attributes[i].value;
    if (value.len > VALUE_MOST) value.len = VALUE_MOST;
    if (dl_str_equal(name, DL_STR("class")) || dl_str_equal(name, DL_STR("id")) ||
        dl_str_equal(name, DL_STR("role")) || dl_str_equal(name, DL_STR("itemprop")) ||
        dl_str_equal(name, DL_STR("data-testid")) || dl_str_equal(name, DL_STR("data-component")))
      out = split_value(value, &list, out);
  }
  return list.count;
}

uint32_t dl_next_folded(dl_str text, uint32_t *pos, char word[DL_WORD_BYTES]) {
  const uint32_t most = DL_WORD_BYTES - 4; /* a word may pass it by one letter */
  uint32_t at = *pos, len = 0;
  for (bool ended = false; !ended;) {
    const char *from = text.ptr + at, *end = text.ptr + text.len, *to = from;
    for (; to < end && is_ascii_letter(*to); to++) /* most text is this */
      if (len < most) word[len++] = (char)(*to | 0x20);
    at += (uint32_t)(to - from);
    if (at == text.len) break;
    if (*to == ' ') {
      at++;
      ended = len > 0;
      continue;
    }
    int32_t c = dl_utf8_next(text.ptr, text.len, &at);
    if (dl_is_letter(c) || c == 0xA9) { /* (c) is a word of its own */
      if (len < most) len += dl_utf8_encode(dl_fold(c), word + len);
      ended = c == 0xA9;
    } else {
      ended = len && c != '\'' && c != 0x2019;
    }
  }
  *pos = at;
  return len;
}

#define SHORT_WORDS 16u
#define FIRST_WORDS 3u

/* The words are written one behind the other with ' ' between, so that a pair is a slice too. */
uint32_t dl_block_words(const dl_page_blocks *blocks, uint32_t block,
                        dl_str words[DL_TEXT_WORDS_MOST], uint8_t seeds[DL_TEXT_WORDS_MOST],
                        char bytes[DL_TEXT_BYTES]) {
  dl_str text = dl_page_block_text(blocks, block);
  bool brief = text.len <= 120;
  uint32_t count = 0, pos = 0, last_len = 0;
  char *out = bytes;
  if (text.len > 160) text.len = 160;
  for (uint32_t n = 0; n < SHORT_WORDS && count + 3 <= DL_TEXT_WORDS_MOST; n++) {
    uint32_t len = dl_next_folded(text, &pos, out);
    if (!len) break;
    if (n < FIRST_WORDS) {
      words[count] = (dl_str){out, len};
      seeds[count++] = DL_WORD_FIRST;
      if (last_len && last_len + len + 1 < DL_WORD_BYTES) {
        words[count] = (dl_str){out - 1 - last_len, last_len + 1 + len};
        seeds[count++] = DL_WORD_PAIR;
      }
    }
    if (brief) {
      words[count] = (dl_str){out, len};
      seeds[count++] = DL_WORD_ANY;
    } else if (n + 1 >= FIRST_WORDS) {
      break;
    }
    out += len;
    *out++ = ' ';
    last_len = len;
  }
  return count;
}

/* Each 4096th part of the table holds two words or so. */
inline uint32_t dl_weight_find(uint32_t hash) {
  const uint16_t *places = &dl_html_word_places[hash >> 20];
  for (uint32_t at = places[0]; at < places[1]; at++)
    if (dl_html_word_weights[at].hash == hash) return at;
  return UINT32_MAX;
}

int32_t dl_block_score(const dl_page_blocks *blocks, uint32_t i) {
  dl_str words[DL_TEXT_WORDS_MOST];
  uint8_t seeds[DL_TEXT_WORDS_MOST];
  char bytes[DL_TEXT_BYTES];
  uint32_t count = dl_block_words(blocks, i, words, seeds, bytes);
  uint32_t ids[DL_TEXT_WORDS_MOST], known = 0;
  int32_t score = 0;
  for (uint32_t k = 0; k < count; k++) {
    uint32_t id = dl_word_find(words[k], seeds[k]), j = 0;
    if (id == UINT32_MAX) continue;
    while (j < known && ids[j] != id) j++;
    if (j < known) continue; /* each counts once */
    ids[known++] = id;
    score += dl_html_word_weights[id].weight;
  }
  return score;
}
