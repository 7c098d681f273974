#include "read/htmlclassify.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "read/byline.h"
#include "read/htmllooks.h"
#include "read/htmlmeta.h"
#include "read/metadate.h"
#include "read/words.h"

/* ---- features --------------------------------------------------------------------------------- */

/* Families of the first stage: name and how many values. One feature of each is on. */
#define FAMILIES(X)                                                                                \
  X(ELEMENT, 20)                                                                                   \
  X(WORDS, 12)                                                                                     \
  X(LINKED, 7)                                                                                     \
  X(ELEMENT_WORDS, 32)                                                                             \
  X(LINKED_WORDS, 16)                                                                              \
  X(END, 10)                                                                                       \
  X(START, 6)                                                                                      \
  X(COMMAS, 4)                                                                                     \
  X(CAPITALS, 6)                                                                                   \
  X(DIGITS, 4)                                                                                     \
  X(PLACE_BLOCKS, 10)                                                                              \
  X(PLACE_TEXT, 12)                                                                                \
  X(TITLE, 10)                                                                                     \
  X(TITLE_WORDS, 40)                                                                               \
  X(STYLE, 8)                                                                                      \
  X(LINKS, 5)                                                                                      \
  X(BREAKS, 3)                                                                                     \
  X(PREVIOUS_WORDS, 6)                                                                             \
  X(NEXT_WORDS, 6)                                                                                 \
  X(PREVIOUS_LINKED, 4)                                                                            \
  X(NEXT_LINKED, 4)                                                                                \
  X(PREVIOUS_SAME, 4)                                                                              \
  X(NEXT_SAME, 4)                                                                                  \
  X(MEDIA, 2)                                                                                      \
  X(HIDDEN, 2)                                                                                     \
  X(DATE_LINE, 2)                                                                                  \
  X(BYLINE, 3)                                                                                     \
  X(IS_TITLE, 3)                                                                                   \
  X(IS_DESCRIPTION, 4)                                                                             \
  X(IS_AUTHOR, 2)                                                                                  \
  X(TWIN, 4)                                                                                       \
  X(ANCHOR, 6)                                                                                     \
  X(PARENT_LINKED, 6)                                                                              \
  X(GRAND_LINKED, 6)                                                                               \
  X(PARENT_SHARE, 8)                                                                               \
  X(MAIN, 6)                                                                                       \
  X(MAIN_ELEMENT, 60)                                                                              \
  X(SIBLINGS, 6)                                                                                   \
  X(SENTENCE, 4)

#define OFFSET(name, size) F_##name, F_##name##_LAST = F_##name + (size)-1,
enum { FAMILIES(OFFSET) FEATURE_COUNT };

uint32_t dl_classifier_feature_count(void) {
  return FEATURE_COUNT;
}

typedef struct measure { /* of one block */
  uint32_t bytes, words, commas, capitals, digits, letters, upper;
  uint32_t hash;  /* of its letters */
  uint32_t make;  /* of the names and classes of its container and the one above */
  float anchored; /* share of its word n-grams that JSON-LD's articleBody has; below 0: too short */
  uint32_t twins; /* blocks of the same text, and the place among them */
  uint32_t twin;
  uint32_t first; /* the block that is the first of them */
  uint32_t mass;  /* bytes of text of all blocks before */
  int32_t said;   /* what its words weigh */
} measure;

struct dl_classifier {
  const dl_page *page;
  dl_page_blocks *blocks;
  measure *m;
  uint32_t *mass; /* per node: bytes of prose below */
  dl_node *path;  /* from the root to the main container */
  uint32_t path_len;
  dl_node main;
  uint32_t title; /* block */
  uint32_t text_bytes;
  bool has_anchor;
  dl_str description;
  /* second stage */
  dl_context_block *seen;
  dl_context *context;
};

/* The bin of a value among up to twelve ascending bounds: constants, so that nothing of this is left but
 * a comparison for each. */
#define NO_BOUND 0u
static inline uint32_t bin(uint32_t v, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e,
                           uint32_t f, uint32_t g, uint32_t h, uint32_t i, uint32_t j, uint32_t k,
                           uint32_t l) {
#define ABOVE(bound) ((uint32_t)((bound) != NO_BOUND && v >= (bound)))
  return ABOVE(a) + ABOVE(b) + ABOVE(c) + ABOVE(d) + ABOVE(e) + ABOVE(f) + ABOVE(g) + ABOVE(h) +
         ABOVE(i) + ABOVE(j) + ABOVE(k) + ABOVE(l);
#undef ABOVE
}
#define FIRST_TWELVE(v, a, b, c, d, e, f, g, h, i, j, k, l, ...)                                   \
  bin(v, a, b, c, d, e, f, g, h, i, j, k, l)
#define BIN(value, ...) FIRST_TWELVE(value, __VA_ARGS__, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

static uint32_t percent(uint32_t part, uint32_t whole) {
  if (!whole) return 0;
  return part < UINT32_MAX / 100 ? part * 100 / whole : (uint32_t)((uint64_t)part * 100 / whole);
}

/* ---- measuring -------------------------------------------------------------------------------- */

/* One letter more in the hash of a text. */
static uint64_t add_letter(uint64_t hash, int32_t letter) {
  return (hash ^ (uint64_t)letter) * UINT64_C(0x9ddfea08eb382d69);
}

static void measure_text(dl_str text, measure *m) {
  uint64_t hash = 0;
  uint32_t words = 0, letters = 0;
  bool inside = false;
  for (uint32_t pos = 0; pos < text.len;) {
    char ascii = text.ptr[pos];
    if (ascii >= 'a' && ascii <= 'z') { /* most text is this */
      const char *from = text.ptr + pos, *to = from, *end = text.ptr + text.len;
      do hash = add_letter(hash, *to++);
      while (to < end && *to >= 'a' && *to <= 'z');
      words += !inside;
      inside = true;
      letters += (uint32_t)(to - from);
      pos += (uint32_t)(to - from);
      continue;
    }
    if (ascii == ' ' || ascii == '.') {
      inside = false;
      pos++;
      continue;
    }
    int32_t c = dl_utf8_next(text.ptr, text.len, &pos);
    bool letter = dl_is_letter(c), digit = !letter && dl_is_digit(c);
    if (letter || digit) {
      bool upper = letter && dl_is_upper(c);
      if (!inside || dl_is_wide_script(c)) {
        if (!inside || letters % 2 == 0) words++;
        m->capitals += upper;
      }
      letters += letter;
      m->upper += upper;
      m->digits += digit;
      hash = add_letter(hash, dl_to_lower(c));
      inside = true;
    } else {
      if (c == ',' || c == 0x3001 || c == 0xFF0C) m->commas++;
      if (c != '\'' && c != 0x2019 && c != '-') inside = false;
    }
  }
  m->bytes = text.len;
  m->words = words;
  m->letters = letters;
  m->hash = (uint32_t)(hash ^ (hash >> 32));
}

/* A set of 32-bit hashes, open addressing; 0 is free. */
typedef struct gram_set {
  uint32_t *slots, mask;
} gram_set;

static void gram_add(gram_set *set, uint32_t gram) {
  if (!gram) gram = 1;
  for (uint32_t i = gram & set->mask;; i = (i + 1) & set->mask) {
    if (set->slots[i] == gram) return;
    if (!set->slots[i]) {
      set->slots[i] = gram;
      return;
    }
  }
}

static bool gram_has(const gram_set *set, uint32_t gram) {
  if (!gram) gram = 1;
  for (uint32_t i = gram & set->mask; set->slots[i]; i = (i + 1) & set->mask)
    if (set->slots[i] == gram) return true;
  return false;
}

/* Numbers for 32-bit keys, in the order in which they come. */
typedef struct key_numbers {
  uint32_t *slots, mask; /* number + 1 of a key, 0 is free */
  uint32_t *keys, count;
} key_numbers;

/* Room for `most` keys. */
static bool key_numbers_make(dl_arena *arena, key_numbers *numbers, uint32_t most) {
  uint32_t size = 16;
  while (size < most * 2u) size *= 2;
  *numbers = (key_numbers){dl_arena_zalloc(arena, size, sizeof *numbers->slots), size - 1,
                           dl_arena_alloc(arena, (most + 1u) * sizeof *numbers->keys), 0};
  return numbers->slots && numbers->keys;
}

static uint32_t number_of(key_numbers *numbers, uint32_t key) {
  for (uint32_t i = (key * 0x9e3779b1u >> 7) & numbers->mask;; i = (i + 1) & numbers->mask) {
    uint32_t *slot = &numbers->slots[i];
    if (!*slot) {
      numbers->keys[numbers->count++] = key;
      *slot = numbers->count;
    }
    if (numbers->keys[*slot - 1] == key) return *slot - 1;
  }
}

/* Word hashes of a text are mixed into grams of two and four words. */
typedef struct grams {
  uint32_t last[4], count;
} grams;

static uint32_t gram(const grams *g, uint32_t n) {
  uint32_t h = n * 0x9e3779b9u;
  for (uint32_t i = 0; i < n; i++)
    h = (h ^ g->last[(g->count - 1 - i) & 3]) * 0x85ebca6bu + (h >> 15);
  return h;
}

static bool next_hash(dl_str text, uint32_t *pos, grams *g) {
  char word[DL_WORD_BYTES];
  uint32_t len = dl_next_folded(text, pos, word);
  if (!len) return false;
  g->last[g->count++ & 3] = (uint32_t)dl_hash(word, len, 11);
  return true;
}

#define ANCHOR_LEAST 250u

static dl_status anchor_blocks(dl_classifier *c) {
  const dl_page *page = c->page;
  dl_ld article = {page->article_json, page->article_item};
  dl_str body = dl_ld_text(page, dl_ld_get(page, article, "articleBody")).value;
  for (uint32_t i = 0; i < c->blocks->count; i++) c->m[i].anchored = -1;
  if (body.len < ANCHOR_LEAST) return DL_OK;
  uint32_t size = 1024;
  while (size < body.len && size < 1u << 30) size *= 2; /* two grams a word, half full at most */
  gram_set set = {dl_arena_zalloc(page->scratch, size, sizeof *set.slots), size - 1};
  if (!set.slots) return DL_ERR_MEMORY;
  grams g = {{0, 0, 0, 0}, 0};
  for (uint32_t pos = 0; next_hash(body, &pos, &g);) {
    if (g.count * 3 > size) break;
    if (g.count >= 2) gram_add(&set, gram(&g, 2));
    if (g.count >= 4) gram_add(&set, gram(&g, 4));
  }
  uint32_t good = 0, bytes = 0;
  for (uint32_t i = 0; i < c->blocks->count; i++) {
    grams b = {{0, 0, 0, 0}, 0};
    uint32_t all = 0, hits = 0, n = c->m[i].words >= 5 ? 4 : 2;
    dl_str text = dl_page_block_text(c->blocks, i);
    for (uint32_t pos = 0; next_hash(text, &pos, &b);)
      if (b.count >= n) {
        all++;
        hits += gram_has(&set, gram(&b, n));
      }
    if (all) c->m[i].anchored = (float)hits / (float)all;
    if (c->m[i].anchored > 0.8f && c->m[i].words >= 8) {
      good++;
      bytes += text.len;
    }
  }
  c->has_anchor = good >= 2 && bytes > body.len / 4; /* it is the body of this page */
  return DL_OK;
}

static bool make_of(const dl_page *page, dl_node container, uint32_t *make) {
  uint32_t styles[2] = {0, 0};
  dl_node node = container;
  for (int up = 0; up < 2 && node != DL_NO_NODE; up++) {
    uint32_t look = dl_page_look(page, node);
    if (look == DL_NO_LOOK) return false;
    styles[up] = dl_page_look_style(page, look);
    node = page->html.nodes[node].parent;
  }
  *make = (uint32_t)dl_hash(styles, sizeof styles, 1);
  return true;
}

/* From the body down, as long as one child holds most of the prose. */
static void descend(dl_classifier *c) {
  const dl_page *page = c->page;
  dl_node at = page->body != DL_NO_NODE ? page->body : 0;
  c->path[c->path_len++] = at;
  for (uint32_t depth = 0; depth < 600; depth++) {
    dl_node best = DL_NO_NODE;
    for (dl_node child = page->html.nodes[at].first_child; child != DL_NO_NODE;
         child = page->html.nodes[child].next)
      if (c->mass[child] >= c->mass[at] / 5 * 4 && c->mass[child] &&
          page->elements[child].role == DL_ROLE_BLOCK) {
        best = child;
        break;
      }
    if (best == DL_NO_NODE || page->elements[best].name == DL_NAME_P) break;
    at = best;
    c->path[c->path_len++] = at;
  }
  c->main = at;
}

/* How far below the main container a node stands: 0 it, 1-3 below, 4 deeper, 5 outside. */
static uint32_t below_main(const dl_classifier *c, dl_node node) {
  uint32_t main_depth = c->page->elements[c->main].depth;
  for (uint32_t up = 0; node != DL_NO_NODE; up++) {
    if (node == c->main) return up < 4 ? up : 4;
    if (c->page->elements[node].depth <= main_depth) break;
    node = c->page->html.nodes[node].parent;
  }
  return 5;
}

/* What the second stage needs of a block but its score and make. */
static void note_context(dl_classifier *c, uint32_t i) {
  const dl_page_block *b = &c->blocks->items[i];
  const measure *m = &c->m[i];
  dl_context_block *seen = &c->seen[i];
  seen->words = (uint16_t)(m->words < 400 ? m->words : 400);
  seen->linked = (uint8_t)percent(b->link_bytes < m->bytes ? b->link_bytes : m->bytes, m->bytes);
  seen->anchored = (int8_t)(c->has_anchor && m->anchored >= 0 ? (int)(m->anchored * 100) : -1);
  seen->twin = m->twins < 2 ? 0 : m->twin == 0 ? 1 : 2;
  seen->depth = (uint8_t)below_main(c, b->container);
}

dl_classifier *dl_classifier_make(const dl_page *page, dl_page_blocks *blocks) {
  dl_arena *arena = page->scratch;
  dl_classifier *c = dl_arena_zalloc(arena, 1, sizeof *c);
  if (!c) return NULL;
  c->page = page;
  c->blocks = blocks;
  c->m = dl_arena_zalloc(arena, (size_t)blocks->count + 1, sizeof *c->m);
  c->mass = dl_arena_zalloc(arena, (size_t)page->html.node_count + 1, sizeof *c->mass);
  c->path = dl_arena_alloc(arena, 640 * sizeof *c->path);
  size_t count = (size_t)blocks->count + 1;
  c->seen = dl_arena_zalloc(arena, count, sizeof *c->seen);
  if (!c->m || !c->mass || !c->path || !c->seen) return NULL;
  key_numbers makes, twins;
  uint32_t *twin_count = dl_arena_zalloc(arena, count, sizeof *twin_count);
  uint32_t *twin_first = dl_arena_alloc(arena, count * sizeof *twin_first);
  if (!twin_count || !twin_first || !key_numbers_make(arena, &makes, blocks->count) ||
      !key_numbers_make(arena, &twins, blocks->count))
    return NULL;
  for (uint32_t i = 0; i < blocks->count; i++) {
    measure *m = &c->m[i];
    const dl_page_block *b = &blocks->items[i];
    measure_text(dl_page_block_text(blocks, i), m);
    m->mass = c->text_bytes;
    c->text_bytes += m->bytes;
    if (m->words >= 8 && percent(b->link_bytes, m->bytes) < 40) c->mass[b->container] += m->bytes;
    if (i && b->container == b[-1].container)
      m->make = m[-1].make;
    else if (!make_of(page, b->container, &m->make))
      return NULL;
    c->seen[i].make = number_of(&makes, m->make);
    m->twins = number_of(&twins, m->hash); /* which they are, for now */
    m->twin = twin_count[m->twins]++;
    if (m->twin == 0) twin_first[m->twins] = i;
    m->first = twin_first[m->twins];
  }
  for (uint32_t i = 0; i < blocks->count; i++) c->m[i].twins = twin_count[c->m[i].twins];
  for (uint32_t i = page->order_count; i-- > 1;) {
    dl_node node = page->order[i], parent = page->html.nodes[node].parent;
    if (parent != DL_NO_NODE) c->mass[parent] += c->mass[node];
  }
  descend(c);
  c->title = page->title_block;
  c->description = dl_page_meta(page, "og:description|description|twitter:description").value;
  if (anchor_blocks(c) != DL_OK) return NULL;
  for (uint32_t i = 0; i < blocks->count; i++) note_context(c, i);
  c->context = dl_context_make(page, blocks, c->seen, makes.count);
  return c->context ? c : NULL;
}

/* ---- the first stage -------------------------------------------------------------------------- */

static uint32_t element_kind(uint8_t name) {
  switch (name) {
  case DL_NAME_P: return 0;
  case DL_NAME_DIV: return 1;
  case DL_NAME_LI: return 2;
  case DL_NAME_H1: return 3;
  case DL_NAME_H2: return 4;
  case DL_NAME_H3: return 5;
  case DL_NAME_H4: return 6;
  case DL_NAME_H5:
  case DL_NAME_H6: return 7;
  case DL_NAME_TD: return 8;
  case DL_NAME_TH: return 9;
  case DL_NAME_BLOCKQUOTE: return 10;
  case DL_NAME_FIGCAPTION: return 11;
  case DL_NAME_FIGURE: return 12;
  case DL_NAME_PRE: return 13;
  case DL_NAME_DD:
  case DL_NAME_DT: return 14;
  case DL_NAME_SECTION:
  case DL_NAME_ARTICLE:
  case DL_NAME_MAIN: return 15;
  case DL_NAME_ASIDE:
  case DL_NAME_FOOTER:
  case DL_NAME_HEADER:
  case DL_NAME_NAV: return 16;
  case DL_NAME_FORM: return 17;
  case DL_NAME_BODY: return 18;
  default: return 19;
  }
}

/* p, div, li, heading, cell, quote, other: for pairs with other features */
static uint32_t coarse_kind(uint8_t name) {
  uint32_t kind = element_kind(name);
  return kind <= 2 ? kind : kind <= 7 ? 3 : kind <= 9 ? 4 : kind == 10 ? 5 : 6;
}

static uint32_t coarse_words(uint32_t words) {
  return BIN(words, 6, 16, 40);
}

static uint32_t end_kind(dl_str text) {
  uint32_t end = text.len;
  if (!end) return 9;
  int32_t c = dl_utf8_previous(text.ptr, &end);
  if (c == '.') return 0;
  if (c == '!' || c == '?') return 1;
  if (c == ':') return 2;
  if (c == 0x2026) return 3;
  if (c == '"' || c == 0x201D || c == 0x2019 || c == '\'' || c == 0xBB || c == 0x201C) return 4;
  if (c == ',' || c == ';') return 5;
  if (c == ')' || c == ']') return 6;
  if (dl_is_digit(c)) return 7;
  return dl_is_letter(c) ? 8 : 9;
}

static uint32_t start_kind(dl_str text) {
  uint32_t pos = 0;
  if (!text.len) return 5;
  int32_t c = dl_utf8_next(text.ptr, text.len, &pos);
  if (dl_is_upper(c)) return 0;
  if (dl_is_letter(c)) return 1;
  if (dl_is_digit(c)) return 2;
  if (c == '"' || c == 0x201C || c == 0x2018 || c == '\'' || c == 0xAB || c == 0x201E) return 3;
  return c == '(' || c == '[' ? 4 : 5;
}

static uint32_t linked_bin(uint32_t share) {
  return BIN(share, 1, 11, 26, 51, 81, 100);
}

static dl_node parent_of(const dl_classifier *c, dl_node node) {
  dl_node parent = c->page->html.nodes[node].parent;
  return parent == DL_NO_NODE ? 0 : parent;
}

static uint32_t subtree_linked(const dl_classifier *c, dl_node node) {
  const dl_element *e = &c->page->elements[node];
  return percent(e->linked, e->linked + e->plain);
}

/* Elements like this one right beside it, at most 12. */
static uint32_t like_siblings(const dl_classifier *c, dl_node node) {
  const dl_html *html = &c->page->html;
  uint32_t count = 0, steps = 0;
  for (dl_node at = html->nodes[node].next; at != DL_NO_NODE && steps < 24;
       at = html->nodes[at].next, steps++)
    if (html->nodes[at].kind == DL_NODE_ELEMENT &&
        c->page->elements[at].name == c->page->elements[node].name)
      count++;
  steps = 0;
  for (dl_node at = html->nodes[node].previous; at != DL_NO_NODE && steps < 24;
       at = html->nodes[at].previous, steps++)
    if (html->nodes[at].kind == DL_NODE_ELEMENT &&
        c->page->elements[at].name == c->page->elements[node].name)
      count++;
  return count;
}

uint32_t dl_classifier_features(const dl_classifier *c, uint32_t i, uint16_t *out) {
  const dl_page_block *b = &c->blocks->items[i];
  const measure *m = &c->m[i];
  dl_str text = dl_page_block_text(c->blocks, i);
  uint32_t n = 0, count = c->blocks->count;
  uint32_t linked = percent(b->link_bytes, m->bytes);
  uint32_t words = coarse_words(m->words), end = end_kind(text);
#define ADD(family, value) out[n++] = (uint16_t)(F_##family + (value))
  ADD(ELEMENT, element_kind(b->name));
  ADD(WORDS, BIN(m->words, 2, 3, 4, 6, 9, 13, 21, 36, 61, 101, 201));
  ADD(LINKED, linked_bin(linked));
  ADD(ELEMENT_WORDS, coarse_kind(b->name) * 4 + words);
  ADD(LINKED_WORDS, BIN(linked, 10, 35, 70) * 4 + words);
  ADD(END, end);
  ADD(START, start_kind(text));
  ADD(COMMAS, BIN(m->words ? m->commas * 100 / m->words : 0, 1, 5, 12));
  ADD(CAPITALS, m->upper == m->letters && m->letters > 2
                    ? 5
                    : BIN(m->words ? m->capitals * 100 / m->words : 0, 10, 25, 50, 80));
  ADD(DIGITS, BIN(percent(m->digits, m->letters + m->digits), 1, 10, 40));
  ADD(PLACE_BLOCKS, count ? (uint64_t)i * 10 / count : 0);
  ADD(PLACE_TEXT, BIN(percent(m->mass, c->text_bytes), 2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90));
  uint32_t title = 9;
  if (c->title < count)
    title = i < c->title ? (c->title - i < 4    ? 0
                            : c->title - i < 12 ? 1
                                                : 2)
                         : 3 + BIN(i - c->title, 1, 3, 6, 16, 60);
  ADD(TITLE, title);
  ADD(TITLE_WORDS, title * 4 + words);
  bool strong = b->strong_bytes * 10 >= m->bytes * 9,
       emphasis = b->emphasis_bytes * 10 >= m->bytes * 9;
  ADD(STYLE, strong                                ? (words == 0   ? 0
                                                      : words == 1 ? 1
                                                                   : 2)
             : emphasis                            ? (words <= 1 ? 3 : 4)
             : b->strong_bytes + b->emphasis_bytes ? 5
                                                   : 6);
  ADD(LINKS, BIN(b->links, 1, 2, 3, 6));
  ADD(BREAKS, BIN(b->breaks, 1, 3));
  for (int side = 0; side < 2; side++) {
    bool there = side ? i + 1 < count : i > 0;
    uint32_t k = side ? i + 1 : i - 1;
    uint32_t w = there ? BIN(c->m[k].words, 4, 10, 20, 40) : 5;
    uint32_t l = there ? BIN(percent(c->blocks->items[k].link_bytes, c->m[k].bytes), 10, 60) : 3;
    uint32_t same = 0;
    if (there) {
      const dl_page_block *o = &c->blocks->items[k];
      same = o->container == b->container ? 3
             : c->m[k].make == m->make && parent_of(c, o->container) == parent_of(c, b->container)
                 ? 2
             : parent_of(c, o->container) == parent_of(c, b->container) ? 1
                                                                        : 0;
    }
    out[n++] = (uint16_t)((side ? F_NEXT_WORDS : F_PREVIOUS_WORDS) + w);
    out[n++] = (uint16_t)((side ? F_NEXT_LINKED : F_PREVIOUS_LINKED) + l);
    out[n++] = (uint16_t)((side ? F_NEXT_SAME : F_PREVIOUS_SAME) + same);
  }
  ADD(MEDIA, b->media ? 1 : 0);
  ADD(HIDDEN, b->hidden ? 1 : 0);
  dl_metadate published, modified;
  ADD(DATE_LINE,
      text.len < 100 && m->digits && dl_metadate_line(text, &published, &modified) ? 1 : 0);
  dl_byline line;
  /* where bylines stand, or where a line opens like one: the look is not cheap */
  bool there = c->title < count && i + 8 >= c->title && i <= c->title + 30;
  bool byline = text.len < 140 && m->words >= 2 && m->capitals >= 2 &&
                (there || dl_phrase_any(text, "by|von|par|por|di|door")) &&
                dl_byline_parse(text, false, &line);
  ADD(BYLINE, byline ? (line.labelled ? 2 : 1) : 0);
  dl_str t = c->page->out->title.value;
  bool is_title = t.len && text.len <= t.len * 2 + 16 && t.len <= text.len * 2 + 16 &&
                  dl_letters_equal(text, t);
  ADD(IS_TITLE, is_title ? (i == c->title ? 1 : 2) : 0);
  uint32_t description = 0;
  if (c->description.len > 30) {
    uint32_t cut = c->description.len < text.len ? c->description.len : text.len;
    if (text.len > 30 && cut > 40) cut = 40;
    bool starts = text.len > 30 && memcmp(text.ptr, c->description.ptr, cut) == 0;
    description = starts ? (text.len > c->description.len + 30 ? 2 : 3) : 1;
  }
  ADD(IS_DESCRIPTION, description);
  bool author = false;
  if (text.len < 80)
    for (uint32_t a = 0; a < c->page->out->authors.count && a < 12 && !author; a++)
      author = dl_letters_equal(text, c->page->out->authors.items[a].value);
  ADD(IS_AUTHOR, author ? 1 : 0);
  ADD(TWIN, m->twins < 2 ? 0 : m->twin == 0 ? 1 : m->twins == 2 ? 2 : 3);
  ADD(ANCHOR, !c->has_anchor    ? 0
              : m->anchored < 0 ? 1
                                : 2 + (m->anchored > 0.8f   ? 3
                                       : m->anchored > 0.5f ? 2
                                       : m->anchored > 0.2f ? 1
                                                            : 0));
  dl_node parent = parent_of(c, b->container), grand = parent_of(c, parent);
  ADD(PARENT_LINKED, BIN(subtree_linked(c, parent), 5, 15, 30, 50, 80));
  ADD(GRAND_LINKED, BIN(subtree_linked(c, grand), 5, 15, 30, 50, 80));
  ADD(PARENT_SHARE, BIN(percent(c->mass[parent], c->mass[c->path[0]]), 1, 3, 10, 25, 50, 70, 90));
  uint32_t below = c->seen[i].depth;
  ADD(MAIN, below);
  uint32_t kind = coarse_kind(b->name);
  ADD(MAIN_ELEMENT, below * 10 + kind);
  ADD(SIBLINGS, BIN(like_siblings(c, b->container), 1, 2, 4, 8, 16));
  ADD(SENTENCE, (m->words >= 8 && end <= 4 ? 1u : 0u) + (m->commas && m->words >= 8 ? 2u : 0u));
#undef ADD
  return n;
}

/* ---- words of elements ------------------------------------------------------------------------- */

/* The words of each look that have weights, as indices of the table of weights. */
typedef struct look_words {
  uint32_t near, near_count, far,
      far_count; /* of element_words.ids; near_count NOT_ASKED: not known */
} look_words;
#define NOT_ASKED   UINT32_MAX
#define KNOWN_WORDS 512u
#define KNOWN_PAIRS 128u

/* The elements above the current block and the words they bring, counted so that a word that stands
 * on several of them weighs once. */
typedef struct ancestor {
  dl_node node;
  uint32_t look; /* DL_NO_LOOK: too big to say anything */
} ancestor;

typedef struct element_words {
  DL_VEC(look_words) looks;
  DL_VEC(uint32_t) ids;
  DL_VEC(ancestor) above;
  uint16_t *counts;
  int32_t far;        /* what the words above weigh */
  struct known_word { /* looked up last, by hash: the same words come again and again, and 32
                          * bits are all that the table of weights knows of them */
    uint32_t hash, near, far;
  } known[KNOWN_WORDS];
  struct
      known_pair { /* of looks, an element's and that of the one above: rows of a list repeat them */
    uint32_t own, above; /* + 1; 0: none */
    int32_t score;
  } pairs[KNOWN_PAIRS];
} element_words;

static const struct known_word *look_up(element_words *w, dl_str word) {
  uint32_t hash = (uint32_t)dl_hash(word.ptr, word.len, DL_WORD_NEAR);
  struct known_word *known = &w->known[hash & (KNOWN_WORDS - 1)];
  if (known->hash != hash || !hash)
    *known = (struct known_word){hash, dl_weight_find(hash), dl_word_find(word, DL_WORD_FAR)};
  return known;
}

/* Makes the words of an element's look known; DL_NO_LOOK when out of memory. */
static uint32_t learn_look(const dl_page *page, element_words *w, dl_node node) {
  uint32_t look = dl_page_look(page, node);
  if (look < w->looks.count && w->looks.items[look].near_count != NOT_ASKED) return look;
  if (look == DL_NO_LOOK) return look;
  dl_arena *arena = page->scratch;
  while (w->looks.count <= look)
    if (!dl_vec_push(arena, &w->looks, ((look_words){0, NOT_ASKED, 0, 0}))) return DL_NO_LOOK;
  dl_str words[DL_CLASS_WORDS_MOST];
  char bytes[DL_CLASS_BYTES];
  uint32_t all = dl_element_words(page, node, words, bytes), far[DL_CLASS_WORDS_MOST],
           far_count = 0;
  uint32_t start = w->ids.count;
  for (uint32_t i = 0; i < all; i++) {
    const struct known_word *word = look_up(w, words[i]);
    if (word->far != UINT32_MAX) far[far_count++] = word->far;
    if (word->near != UINT32_MAX && !dl_vec_push(arena, &w->ids, word->near)) return DL_NO_LOOK;
  }
  uint32_t middle = w->ids.count;
  for (uint32_t i = 0; i < far_count; i++)
    if (!dl_vec_push(arena, &w->ids, far[i])) return DL_NO_LOOK;
  w->looks.items[look] = (look_words){start, middle - start, middle, far_count};
  return look;
}

static void leave(element_words *w) {
  uint32_t look = w->above.items[--w->above.count].look;
  if (look == DL_NO_LOOK) return;
  const look_words *words = &w->looks.items[look];
  for (uint32_t i = words->far; i < words->far + words->far_count; i++) {
    uint32_t id = w->ids.items[i];
    if (--w->counts[id] == 0) w->far -= dl_html_word_weights[id].weight;
  }
}

static bool enter(const dl_page *page, element_words *w, dl_node node) {
  uint32_t look = DL_NO_LOOK;
  if (!dl_element_is_big(page, node)) {
    look = learn_look(page, w, node);
    if (look == DL_NO_LOOK) return false;
  }
  if (!dl_vec_push(page->scratch, &w->above, ((ancestor){node, look}))) return false;
  if (look == DL_NO_LOOK) return true;
  const look_words *words = &w->looks.items[look];
  for (uint32_t i = words->far; i < words->far + words->far_count; i++) {
    uint32_t id = w->ids.items[i];
    if (w->counts[id]++ == 0) w->far += dl_html_word_weights[id].weight;
  }
  return true;
}

#define DEPTH_MOST 2000u

/* Makes the ancestors those of `node`, and itself. */
static bool move_to(const dl_page *page, element_words *w, dl_node node) {
  dl_node way[DEPTH_MOST];
  uint32_t len = 0;
  while (node != DL_NO_NODE && node && len < DEPTH_MOST) {
    uint32_t depth = page->elements[node].depth;
    while (w->above.count && page->elements[w->above.items[w->above.count - 1].node].depth > depth)
      leave(w);
    if (w->above.count && w->above.items[w->above.count - 1].node == node) break;
    way[len++] = node;
    node = page->html.nodes[node].parent;
  }
  while (w->above.count && (node == DL_NO_NODE || w->above.items[w->above.count - 1].node != node))
    leave(w);
  while (len)
    if (!enter(page, w, way[--len])) return false;
  return true;
}

/* What the near words of two looks weigh, each once; above may be DL_NO_LOOK. */
static int32_t pair_score(const element_words *w, uint32_t own, uint32_t above) {
  const look_words *words = &w->looks.items[own];
  uint32_t first = words->near, last = words->near + words->near_count;
  int32_t score = 0;
  for (uint32_t i = first; i < last; i++) score += dl_html_word_weights[w->ids.items[i]].weight;
  if (above == DL_NO_LOOK) return score;
  const look_words *more = &w->looks.items[above];
  for (uint32_t i = more->near; i < more->near + more->near_count; i++) {
    uint32_t id = w->ids.items[i];
    bool known = false;
    for (uint32_t k = first; k < last && !known; k++) known = w->ids.items[k] == id;
    if (!known) score += dl_html_word_weights[id].weight;
  }
  return score;
}

/* What the words of a block's container and of the element above weigh, each word once. */
static bool near_score(const dl_page *page, element_words *w, dl_node container, int32_t *score) {
  uint32_t own = learn_look(page, w, container), above = DL_NO_LOOK;
  if (own == DL_NO_LOOK) return false;
  dl_node parent = page->html.nodes[container].parent;
  if (parent != DL_NO_NODE && !dl_element_is_big(page, parent)) {
    above = learn_look(page, w, parent);
    if (above == DL_NO_LOOK) return false;
  }
  struct known_pair *pair = &w->pairs[(own * 31 + above) & (KNOWN_PAIRS - 1)];
  if (pair->own != own + 1 || pair->above != above + 1)
    *pair = (struct known_pair){own + 1, above + 1, pair_score(w, own, above)};
  *score = pair->score;
  return true;
}

/* What the words of a block weigh. */
static int32_t words_say(dl_classifier *c, uint32_t i) {
  measure *m = &c->m[i];
  const measure *first = &c->m[m->first];
  bool known = m->first < i && dl_str_equal(dl_page_block_text(c->blocks, i),
                                            dl_page_block_text(c->blocks, m->first));
  m->said = known ? first->said : dl_block_score(c->blocks, i);
  return m->said;
}

/* ---- the second stage ------------------------------------------------------------------------- */

void dl_classifier_set_score(dl_classifier *c, uint32_t block, int32_t score) {
  c->seen[block].score = score;
}

dl_context *dl_classifier_context(const dl_classifier *c) {
  return c->context;
}

dl_status dl_classifier_run(dl_classifier *c) {
  const dl_page *page = c->page;
  element_words w;
  memset(&w, 0, sizeof w);
  w.counts = dl_arena_zalloc(page->scratch, (size_t)dl_html_word_count + 1, sizeof *w.counts);
  if (!w.counts) return DL_ERR_MEMORY;
  if (dl_html_feature_count != FEATURE_COUNT || dl_html_context_count != DL_CONTEXT_COLUMNS)
    return DL_ERR_CORRUPT; /* the table of weights is of another make: run train/extract_weights.py */
  uint16_t features[DL_FEATURES_MOST];
  dl_node last = DL_NO_NODE;
  int32_t near = 0; /* of the last container */
  for (uint32_t i = 0; i < c->blocks->count; i++) {
    const dl_page_block *b = &c->blocks->items[i];
    if (b->container != last &&
        (!near_score(page, &w, b->container, &near) || !move_to(page, &w, b->container)))
      return DL_ERR_MEMORY;
    last = b->container;
    uint32_t n = dl_classifier_features(c, i, features);
    int32_t score = w.far + near + words_say(c, i);
    for (uint32_t k = 0; k < n; k++) score += dl_html_weights[features[k]];
    c->seen[i].score = score;
  }
  dl_context_settle(c->context);
  for (uint32_t i = 0; i < c->blocks->count; i++) {
    dl_page_block *b = &c->blocks->items[i];
    b->score = c->seen[i].score;
    if (dl_context_is_live(c->context, i)) {
      int16_t columns[DL_CONTEXT_COLUMNS];
      dl_context_columns(c->context, i, columns);
      b->score = dl_context_judge(columns);
    }
    b->keep = b->score > 0;
  }
  return DL_OK;
}
