/* htmlcontext.c: the neighbourhood of a block in numbers, for the trees that judge it a second time.
 *
 * The arrays live in the page's scratch arena. Sums are 32-bit and may wrap on pages of hundreds of
 * thousands of blocks, where they are only worse evidence. */
#include "read/htmlcontext.h"

#include "read/htmlmeta.h"
#include "read/words.h"

struct dl_context {
  const dl_page *page;
  const dl_page_blocks *blocks;
  const dl_context_block *items;
  uint32_t count, makes;
  uint8_t *p;                                  /* per block: the score as 0-255 */
  uint32_t *node_weight, *node_p;              /* per node: words below, words times p */
  uint32_t *make_weight, *make_p, *make_count; /* per make */
  uint32_t *next_weight, *next_p;              /* of the blocks behind those of a make */
  uint32_t first_sure, last_sure;
};

dl_context *dl_context_make(const dl_page *page, const dl_page_blocks *blocks,
                            const dl_context_block *items, uint32_t makes) {
  dl_arena *arena = page->scratch;
  dl_context *c = dl_arena_zalloc(arena, 1, sizeof *c);
  if (!c) return NULL;
  c->page = page;
  c->blocks = blocks;
  c->items = items;
  c->count = blocks->count;
  c->makes = makes;
  size_t nodes = (size_t)page->html.node_count + 1, count = (size_t)blocks->count + 1;
  c->p = dl_arena_alloc(arena, count);
  c->node_weight = dl_arena_alloc(arena, nodes * sizeof *c->node_weight);
  c->node_p = dl_arena_alloc(arena, nodes * sizeof *c->node_p);
  c->make_weight = dl_arena_alloc(arena, ((size_t)makes + 1) * sizeof *c->make_weight);
  c->make_p = dl_arena_alloc(arena, ((size_t)makes + 1) * sizeof *c->make_p);
  c->make_count = dl_arena_alloc(arena, ((size_t)makes + 1) * sizeof *c->make_count);
  c->next_weight = dl_arena_alloc(arena, ((size_t)makes + 1) * sizeof *c->next_weight);
  c->next_p = dl_arena_alloc(arena, ((size_t)makes + 1) * sizeof *c->next_p);
  if (!c->p || !c->node_weight || !c->node_p || !c->make_weight || !c->make_p || !c->make_count ||
      !c->next_weight || !c->next_p)
    return NULL;
  return c;
}

/* Log odds (256 to a unit) to 0-255, straight in the middle and flat outside. */
static uint8_t squash(int32_t score) {
  int32_t p = 128 + score / 8;
  return (uint8_t)(p < 0 ? 0 : p > 255 ? 255 : p);
}

static uint32_t weight_of(const dl_context_block *item) {
  return item->words < 40 ? item->words + 1u : 41u;
}

void dl_context_settle(dl_context *c) {
  const dl_page *page = c->page;
  uint32_t nodes = page->html.node_count;
  memset(c->node_weight, 0, nodes * sizeof *c->node_weight);
  memset(c->node_p, 0, nodes * sizeof *c->node_p);
  memset(c->make_weight, 0, c->makes * sizeof *c->make_weight);
  memset(c->make_p, 0, c->makes * sizeof *c->make_p);
  memset(c->make_count, 0, c->makes * sizeof *c->make_count);
  memset(c->next_weight, 0, c->makes * sizeof *c->next_weight);
  memset(c->next_p, 0, c->makes * sizeof *c->next_p);
  c->first_sure = c->count;
  c->last_sure = 0;
  for (uint32_t i = 0; i < c->count; i++) {
    const dl_context_block *item = &c->items[i];
    uint32_t weight = weight_of(item), p = c->p[i] = squash(item->score);
    dl_node container = c->blocks->items[i].container;
    c->node_weight[container] += weight;
    c->node_p[container] += weight * p / 16;
    c->make_weight[item->make] += weight;
    c->make_p[item->make] += weight * p / 16;
    c->make_count[item->make]++;
    if (i) {
      c->next_weight[item[-1].make] += weight;
      c->next_p[item[-1].make] += weight * p / 16;
    }
    if (p >= 192 && item->words >= 8) {
      if (i < c->first_sure) c->first_sure = i;
      c->last_sure = i;
    }
  }
  for (uint32_t i = page->order_count; i-- > 1;) {
    dl_node node = page->order[i], parent = page->html.nodes[node].parent;
    if (parent == DL_NO_NODE) continue;
    c->node_weight[parent] += c->node_weight[node];
    c->node_p[parent] += c->node_p[node];
  }
}

#define LIVE_NEAR  3u
#define LIVE_SCORE (-3 * 256)

bool dl_context_is_live(const dl_context *c, uint32_t block) {
  uint32_t first = block > LIVE_NEAR ? block - LIVE_NEAR : 0;
  uint32_t end = block + LIVE_NEAR + 1 < c->count ? block + LIVE_NEAR + 1 : c->count;
  for (uint32_t i = first; i < end; i++)
    if (c->items[i].score > LIVE_SCORE) return true;
  return false;
}

/* ---- columns ---------------------------------------------------------------------------------- */

/* The mean of p without the block's own share; -1: nothing else there. */
static int16_t mean_without(uint32_t p_sum, uint32_t weight, uint32_t own_p, uint32_t own_weight) {
  if (weight <= own_weight) return -1;
  uint32_t own = own_weight * own_p / 16;
  p_sum = p_sum > own ? p_sum - own : 0;
  return (int16_t)((uint64_t)p_sum * 16 / (weight - own_weight));
}

static int16_t clip(int64_t value, int16_t most) {
  return value > most ? most : value < -most ? (int16_t)-most : (int16_t)value;
}

static int16_t element_kind(uint8_t name) {
  switch (name) {
  case DL_NAME_H1: return 0;
  case DL_NAME_H2: return 1;
  case DL_NAME_H3: return 2;
  case DL_NAME_H4: return 3;
  case DL_NAME_H5:
  case DL_NAME_H6: return 4;
  case DL_NAME_P: return 5;
  case DL_NAME_BLOCKQUOTE: return 6;
  case DL_NAME_DIV: return 7;
  case DL_NAME_LI: return 9;
  case DL_NAME_TD:
  case DL_NAME_TH: return 10;
  default: return 8;
  }
}

/* What a text ends with: 0 a full stop and its like, 1 a colon, 2 another mark, 3 a letter or digit. */
static int16_t end_kind(dl_str text) {
  if (!text.len) return 2;
  if (dl_ends_sentence(text)) return 0;
  unsigned char c = (unsigned char)text.ptr[text.len - 1];
  if (c == ':') return 1;
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80
             ? 3
             : 2;
}

/* Whether a text opens with a label: 0 no, 1 a word and a colon, 2 two to four words and a colon. */
static int16_t label_kind(dl_str text) {
  int16_t spaces = 0;
  for (uint32_t i = 0; i + 1 < text.len && i < 40 && spaces < 4; i++) {
    if (text.ptr[i] == ' ') spaces++;
    if (text.ptr[i] == '.' || text.ptr[i] == ',') return 0;
    if (text.ptr[i] == ':' && text.ptr[i + 1] == ' ' && i > 1) return spaces ? 2 : 1;
  }
  return 0;
}

/* Whether a text begins with an author's name. */
static bool names_author(const dl_page *page, dl_str text) {
  for (uint32_t a = 0; a < page->out->authors.count && a < 12; a++) {
    dl_str name = page->out->authors.items[a].value;
    if (name.len > 4 && dl_str_starts(text, name)) return true;
  }
  return false;
}

static dl_node parent_of(const dl_context *c, dl_node node) {
  dl_node parent = c->page->html.nodes[node].parent;
  return parent == DL_NO_NODE ? 0 : parent;
}

#define SPAN_NEAR 5u
#define LONG      15u
#define LONG_NEAR 8u

void dl_context_columns(const dl_context *c, uint32_t i, int16_t out[DL_CONTEXT_COLUMNS]) {
  const dl_context_block *item = &c->items[i];
  const dl_page_block *b = &c->blocks->items[i];
  dl_str text = dl_page_block_text(c->blocks, i);
  uint32_t n = 0, own = c->p[i], own_weight = weight_of(item);
  out[n++] = clip(item->score, 8000);
  out[n++] = clip(item->words, 400);
  uint32_t weight = 0, sum = 0;
  for (uint32_t d = 1; d <= SPAN_NEAR; d++)
    for (int side = 0; side < 2; side++) {
      bool there = side ? i + d < c->count : i >= d;
      const dl_context_block *other = there ? (side ? item + d : item - d) : NULL;
      out[n++] = other ? clip(other->score, 8000) : -8000;
      out[n++] = other ? clip(other->words, 400) : -1;
      if (!other || d > 4) continue;
      weight += weight_of(other);
      sum += weight_of(other) * c->p[other - c->items] / 16;
    }
  out[n++] = mean_without(sum, weight, 0, 0);
  dl_node parent = parent_of(c, b->container), grand = parent_of(c, parent);
  out[n++] = mean_without(c->node_p[parent], c->node_weight[parent], own, own_weight);
  out[n++] = mean_without(c->node_p[grand], c->node_weight[grand], own, own_weight);
  uint32_t make = item->make;
  out[n++] = mean_without(c->make_p[make], c->make_weight[make], own, own_weight);
  out[n++] = clip(c->make_count[make], 200);
  out[n++] = mean_without(c->next_p[make], c->next_weight[make], 0, 0);
  out[n++] = c->first_sure == c->count ? 500 : clip((int64_t)i - c->first_sure, 400);
  out[n++] = c->first_sure == c->count ? 500 : clip((int64_t)i - c->last_sure, 400);
  uint32_t before = 0, after = 0;
  while (before < 6 && i > before && c->p[i - before - 1] >= 128) before++;
  while (after < 6 && i + after + 1 < c->count && c->p[i + after + 1] >= 128) after++;
  out[n++] = (int16_t)before;
  out[n++] = (int16_t)after;
  uint32_t back = 1, ahead = 1; /* to the next block of prose */
  while (back < LONG_NEAR && i >= back && c->items[i - back].words < LONG) back++;
  while (ahead < LONG_NEAR && i + ahead < c->count && c->items[i + ahead].words < LONG) ahead++;
  out[n++] = back < LONG_NEAR && i >= back ? c->p[i - back] : -1;
  out[n++] = ahead < LONG_NEAR && i + ahead < c->count ? c->p[i + ahead] : -1;
  out[n++] = element_kind(b->name);
  out[n++] = item->linked;
  out[n++] = end_kind(text);
  out[n++] = label_kind(text);
  out[n++] = b->strong_bytes * 10 >= text.len * 9     ? 2
             : b->emphasis_bytes * 10 >= text.len * 9 ? 1
                                                      : 0;
  uint32_t title = c->page->title_block;
  out[n++] = title < c->count ? clip((int64_t)i - title, 300) : -301;
  out[n++] = b->hidden;
  out[n++] = item->anchored;
  out[n++] = item->twin;
  out[n++] = item->depth;
  out[n++] = names_author(c->page, text);
  out[n++] = b->media;
}

#if DL_TREE_DEPTH != 4
#error "dl_context_judge takes four steps"
#endif

int32_t dl_context_judge(const int16_t columns[DL_CONTEXT_COLUMNS]) {
  int32_t sum = dl_html_tree_start;
  for (uint32_t t = 0; t < dl_html_tree_count; t++) {
    const dl_tree *tree = &dl_html_trees[t];
    size_t at = 0;
#define STEP at = 2 * at + 1 + (columns[tree->columns[at]] > tree->thresholds[at])
    STEP;
    STEP;
    STEP;
    STEP;
#undef STEP
    sum += tree->leaves[at - DL_TREE_SPLITS];
  }
  return sum;
}
