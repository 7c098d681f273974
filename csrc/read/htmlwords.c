/* htmlwords.c: the words that the classifier of blocks goes by: those in the classes of elements, and
 * the first ones of a block. See htmlclassify.h. */
#include "read/htmlclassify.h"

#include "base/hash.h"
#include "base/utf8.h"

/* The words of an element so far, each once. */
typedef struct word_list {
  dl_class_word *words;
  uint32_t count;
  uint64_t seen; /* bits by first and last letter: most words need not be compared */
} word_list;

static void add_word(word_list *list, const char *text, uint32_t len) {
  if (list->count == DL_CLASS_WORDS_MOST || len < 2 || len >= sizeof list->words->text) return;
  uint64_t bit = (uint64_t)1 << (((uint32_t)text[0] * 5 + (uint32_t)text[len - 1] + len) & 63);
  if (list->seen & bit)
    for (uint32_t i = 0; i < list->count; i++)
      if (list->words[i].len == len && memcmp(list->words[i].text, text, len) == 0) return;
  list->seen |= bit;
  dl_class_word *w = &list->words[list->count++];
  memcpy(w->text, text, len);
  w->len = len;
}

static bool is_ascii_letter(char c) {
  char low = dl_ascii_lower(c);
  return low >= 'a' && low <= 'z';
}

/* Splits "postContent_body-3 is-wide": parts of two or more letters, and neighbours as pairs. */
static void split_value(dl_str value, word_list *list) {
  char part[24], last[24];
  uint32_t last_len = 0;
  for (uint32_t i = 0; i < value.len;) {
    if (!is_ascii_letter(value.ptr[i])) {
      if ((unsigned char)value.ptr[i] <= ' ') last_len = 0;
      i++;
      continue;
    }
    uint32_t len = 0; /* no word is longer than a part */
    do {
      if (len < sizeof part) part[len++] = dl_ascii_lower(value.ptr[i]);
      i++;
    } while (i < value.len && is_ascii_letter(value.ptr[i]) &&
             !(value.ptr[i] <= 'Z' && value.ptr[i - 1] >= 'a')); /* a turn to capitals */
    if (len < 2) continue;
    add_word(list, part, len);
    if (last_len) {
      char pair[50];
      memcpy(pair, last, last_len);
      pair[last_len] = '-';
      memcpy(pair + last_len + 1, part, len);
      add_word(list, pair, last_len + 1 + len);
    }
    memcpy(last, part, len);
    last_len = len;
  }
}

uint32_t dl_element_words(const dl_page *page, dl_node node,
                          dl_class_word words[DL_CLASS_WORDS_MOST]) {
  const dl_html_node *n = &page->html.nodes[node];
  word_list list = {words, 0, 0};
  if (n->kind != DL_NODE_ELEMENT) return 0;
  char tag[24] = "<";
  uint32_t len = n->text.len < 20 ? n->text.len : 20;
  memcpy(tag + 1, n->text.ptr, len);
  add_word(&list, tag, len + 1);
  if (page->elements[node].hidden & 1) add_word(&list, "!hidden", 7);
  for (uint32_t i = 0; i < n->attribute_count && i < 32; i++) {
    dl_str name = n->attributes[i].name;
    if (name.len < 2) continue;
    char c = name.ptr[0];
    if (c != 'c' && c != 'i' && c != 'r' && c != 'd') continue;
    dl_str value = n->attributes[i].value;
    if (value.len > 200) value.len = 200;
    if (dl_str_equal(name, DL_STR("class")) || dl_str_equal(name, DL_STR("id")) ||
        dl_str_equal(name, DL_STR("role")) || dl_str_equal(name, DL_STR("itemprop")) ||
        dl_str_equal(name, DL_STR("data-testid")) || dl_str_equal(name, DL_STR("data-component")))
      split_value(value, &list);
  }
  return list.count;
}

bool dl_next_folded(dl_str text, uint32_t *pos, dl_class_word *word) {
  uint32_t at = *pos, len = 0;
  bool ended = false;
  while (!ended && at < text.len) {
    char ascii = dl_ascii_lower(text.ptr[at]);
    if (ascii >= 'a' && ascii <= 'z') { /* most text is this */
      if (len + 4 < sizeof word->text) word->text[len++] = ascii;
      at++;
      continue;
    }
    int32_t c = dl_utf8_next(text.ptr, text.len, &at);
    if (dl_is_letter(c) || c == 0xA9) { /* (c) is a word of its own */
      if (len + 4 < sizeof word->text) len += dl_utf8_encode(dl_fold(c), word->text + len);
      ended = c == 0xA9;
    } else {
      ended = len && c != '\'' && c != 0x2019;
    }
  }
  *pos = at;
  word->len = len;
  return ended || len > 0;
}

#define SHORT_WORDS 16u
#define FIRST_WORDS 3u

uint32_t dl_block_words(const dl_page_blocks *blocks, uint32_t block, dl_class_word *words,
                        uint8_t *seeds, uint32_t most) {
  dl_str text = dl_page_block_text(blocks, block);
  bool brief = text.len <= 120;
  uint32_t count = 0;
  dl_class_word word, last;
  last.len = 0;
  uint32_t pos = 0;
  if (text.len > 160) text.len = 160;
  for (uint32_t n = 0; n < SHORT_WORDS && count + 3 <= most; n++) {
    if (!dl_next_folded(text, &pos, &word)) break;
    if (n < FIRST_WORDS) {
      words[count] = word;
      seeds[count++] = DL_WORD_FIRST;
      if (last.len && last.len + word.len + 1 < sizeof word.text) {
        dl_class_word *pair = &words[count];
        memcpy(pair->text, last.text, last.len);
        pair->text[last.len] = ' ';
        memcpy(pair->text + last.len + 1, word.text, word.len);
        pair->len = last.len + 1 + word.len;
        seeds[count++] = DL_WORD_PAIR;
      }
    }
    if (brief) {
      words[count] = word;
      seeds[count++] = DL_WORD_ANY;
    } else if (n + 1 >= FIRST_WORDS) {
      break;
    }
    last = word;
  }
  return count;
}

/* Each 4096th part of the table holds two words or so. */
uint32_t dl_weight_find(uint32_t hash) {
  const uint16_t *places = &dl_html_word_places[hash >> 20];
  for (uint32_t at = places[0]; at < places[1]; at++)
    if (dl_html_word_weights[at].hash == hash) return at;
  return UINT32_MAX;
}

uint32_t dl_word_find(const dl_class_word *word, uint8_t seed) {
  return dl_weight_find((uint32_t)dl_hash(word->text, word->len, seed));
}

#define TEXT_WORDS_MOST 40u

int32_t dl_block_score(const dl_page_blocks *blocks, uint32_t i) {
  dl_class_word words[TEXT_WORDS_MOST];
  uint8_t seeds[TEXT_WORDS_MOST];
  uint32_t count = dl_block_words(blocks, i, words, seeds, TEXT_WORDS_MOST);
  uint32_t ids[TEXT_WORDS_MOST], known = 0;
  int32_t score = 0;
  for (uint32_t k = 0; k < count; k++) {
    uint32_t id = dl_word_find(&words[k], seeds[k]), j = 0;
    if (id == UINT32_MAX) continue;
    while (j < known && ids[j] != id) j++;
    if (j < known) continue; /* each counts once */
    ids[known++] = id;
    score += dl_html_word_weights[id].weight;
  }
  return score;
}

bool dl_element_is_big(const dl_page *page, dl_node node) {
  return page->elements[node].plain > page->plain / 5 * 3;
}
