/* htmlrelax.c: the second pass over a page of which the classifier kept next to nothing.
 *
 * The classifier has learnt from whole pages of publishers. A fragment, a mail, a page of three
 * paragraphs looks like none of them, and dropping its text would be the worst answer: there,
 * whatever is visible and no list of links is the text, but for the labels of forms and menus where
 * there is room for such. On a large page only long paragraphs come back, and only where there are
 * several.
 *
 * And what the classifier drops out of the middle of an article: subheads, lists of short items and
 * tables of figures, which on most pages are parts of menus. Where they stand tells better. */
#include "read/htmlrelax.h"

#include "read/htmllooks.h"
#include "read/words.h"

enum {
  ENOUGH_WORDS = 25, /* kept: nothing to do */
  SMALL_PAGE = 300,  /* words in sight: a fragment or a short note */
  LONG_BLOCK = 20,   /* words of a paragraph of prose */
  LEAST_LONG = 3,
  FRAGMENT = 6,  /* blocks in sight: too few for menus and forms */
  SOME_WORDS = 8 /* of a block that is more than a label */
};

/* Scripts without spaces between words (lead bytes E3-ED): two characters count as a word. */
static uint32_t count_words(dl_str text) {
  uint32_t words = 0, wide = 0;
  bool inside = false;
  for (uint32_t i = 0; i < text.len; i++) {
    bool space = (unsigned char)text.ptr[i] <= ' ';
    if (!space && !inside) words++;
    inside = !space;
    if ((unsigned char)text.ptr[i] >= 0xE3 && (unsigned char)text.ptr[i] <= 0xED && wide++ % 2)
      words++;
  }
  return words;
}

static bool is_prose(const dl_page_block *block, dl_str text) {
  return !block->hidden && text.len && block->link_bytes * 2 < text.len;
}

static bool is_item(const dl_page_block *block) {
  return block->name == DL_NAME_LI || block->name == DL_NAME_DT || block->name == DL_NAME_DD;
}

/* The element that holds a list or a paragraph: what stands in it side by side. */
static dl_node holder_of(const dl_page *page, const dl_page_block *block) {
  dl_node node = page->html.nodes[block->container].parent;
  for (int up = 0; is_item(block) && up < 3 && node != DL_NO_NODE; up++) {
    uint8_t name = page->elements[node].name;
    node = page->html.nodes[node].parent;
    if (name == DL_NAME_UL || name == DL_NAME_OL) break;
  }
  return node;
}

/* A heading, or a paragraph that is one by its bold letters, without a link. */
static bool is_subhead(const dl_page_block *block, bool *bold) {
  if (block->link_bytes || block->hidden) return false;
  *bold = block->name == DL_NAME_P &&
          block->strong_bytes * 10 >= (block->text.end - block->text.start) * 9;
  return *bold || (block->name >= DL_NAME_H2 && block->name <= DL_NAME_H4);
}

static void keep_lists(const dl_page *page, dl_page_blocks *blocks) {
  for (uint32_t i = 1; i < blocks->count; i++) {
    if (!is_item(&blocks->items[i]) || is_item(&blocks->items[i - 1])) continue;
    uint32_t end = i, plain = 0, kept = 0;
    for (; end < blocks->count && is_item(&blocks->items[end]); end++) {
      plain += !blocks->items[end].link_bytes && !blocks->items[end].hidden;
      kept += blocks->items[end].keep;
    }
    const dl_page_block *before = &blocks->items[i - 1];
    bool whole = plain == end - i && kept < plain;
    dl_node holder = whole && before->keep ? holder_of(page, &blocks->items[i]) : DL_NO_NODE;
    if (holder == DL_NO_NODE || holder != holder_of(page, before)) continue;
    for (uint32_t k = i; k < end; k++) blocks->items[k].keep = true;
  }
}

static void keep_subheads(const dl_page *page, dl_page_blocks *blocks) {
  for (uint32_t i = 1; i + 1 < blocks->count; i++) {
    dl_page_block *b = &blocks->items[i];
    bool bold;
    if (b->keep || !b[-1].keep || !b[1].keep || !is_subhead(b, &bold)) continue;
    dl_node holder = holder_of(page, b);
    bool before = holder == holder_of(page, &b[-1]), after = holder == holder_of(page, &b[1]);
    if (bold ? before && after : before || after) b->keep = true;
  }
}

/* ---- tables of figures --------------------------------------------------------------------------- */

enum {
  CELL_BYTES = 120, /* a longer one is a column of a layout */
  CELL_DEPTH = 5,   /* of a text below its table: p td tr tbody */
  WRAPPERS = 3      /* around a table that stands among paragraphs */
};

static bool is_cell(const dl_page_block *block) {
  return block->name == DL_NAME_TD || block->name == DL_NAME_TH;
}

/* The innermost table that a block lies in, and the row; DL_NO_NODE: none near. */
static dl_node table_of(const dl_page *page, const dl_page_block *block, dl_node *row) {
  dl_node node = block->container;
  *row = DL_NO_NODE;
  for (int up = 0; up < CELL_DEPTH && node != DL_NO_NODE; up++) {
    uint8_t name = page->elements[node].name;
    if (name == DL_NAME_TR && *row == DL_NO_NODE) *row = node;
    if (name == DL_NAME_TABLE) return node;
    node = page->html.nodes[node].parent;
  }
  return DL_NO_NODE;
}

/* Whether a table, or what wraps it, stands beside what these two blocks stand in. */
static bool stands_between(const dl_page *page, dl_node table, const dl_page_block *before,
                           const dl_page_block *after) {
  dl_node holder = holder_of(page, before), node = table;
  if (holder == DL_NO_NODE || holder != holder_of(page, after)) return false;
  for (int up = 0; up < WRAPPERS && node != DL_NO_NODE; up++) {
    node = page->html.nodes[node].parent;
    if (node == holder) return true;
  }
  return false;
}

/* Rows of short cells without a link, between two kept blocks: figures, and not a layout. */
static void keep_tables(const dl_page *page, dl_page_blocks *blocks) {
  for (uint32_t i = 1, end; i < blocks->count; i = end) {
    end = i + 1;
    /* a cell, or the caption above one */
    if (!is_cell(&blocks->items[i]) && (end == blocks->count || !is_cell(&blocks->items[end])))
      continue;
    dl_node row, last_row = DL_NO_NODE, table = table_of(page, &blocks->items[i], &row);
    if (table == DL_NO_NODE) continue;
    uint32_t rows = 0, cells = 0, kept = 0;
    bool plain = true;
    for (end = i; end < blocks->count; end++) {
      const dl_page_block *b = &blocks->items[end];
      if (table_of(page, b, &row) != table) break;
      plain = plain && !b->link_bytes && !b->hidden && b->text.end - b->text.start <= CELL_BYTES;
      kept += b->keep;
      cells = row != DL_NO_NODE && row == last_row ? cells + 1 : row != DL_NO_NODE;
      rows += cells == 2;
      last_row = row;
    }
    if (!plain || rows < 2 || kept == end - i || end == blocks->count) continue;
    const dl_page_block *before = &blocks->items[i - 1], *after = &blocks->items[end];
    if (!before->keep || !after->keep || !stands_between(page, table, before, after)) continue;
    for (uint32_t k = i; k < end; k++) blocks->items[k].keep = true;
  }
}

void dl_page_keep_between(const dl_page *page, dl_page_blocks *blocks) {
  keep_lists(page, blocks);
  keep_tables(page, blocks);
  keep_subheads(page, blocks);
}

/* ---- dialogs ---------------------------------------------------------------------------------- */

enum { DIALOG_DEPTH = 16 }; /* of a text below the element that is called a dialog */

/* An element around the title is the page or the article, whatever it is called ("cookies-not-set",
 * "tag-consent"). */
static bool holds(const dl_page *page, dl_node node, dl_node below) {
  uint32_t depth = page->elements[node].depth;
  while (below != DL_NO_NODE && page->elements[below].depth > depth)
    below = page->html.nodes[below].parent;
  return below == node;
}

static bool in_dialog(const dl_page *page, dl_node node, dl_node title) {
  for (int up = 0; up < DIALOG_DEPTH && node != DL_NO_NODE && node; up++) {
    if (dl_page_called(page, node, DL_CALLED_CONSENT))
      return title != DL_NO_NODE ? !holds(page, node, title)
                                 : page->elements[node].plain <= page->plain / 2;
    node = page->html.nodes[node].parent;
  }
  return false;
}

void dl_page_drop_consent(const dl_page *page, dl_page_blocks *blocks) {
  dl_node title =
      page->title_block < blocks->count ? blocks->items[page->title_block].container : DL_NO_NODE;
  dl_node last = DL_NO_NODE;
  bool inside = false, any = false;
  uint32_t others = 0;
  for (uint32_t i = 0; i < blocks->count; i++) {
    dl_page_block *b = &blocks->items[i];
    if (!b->keep) continue;
    dl_node parent = page->html.nodes[b->container].parent; /* paragraphs are called nothing */
    if (parent != last) inside = in_dialog(page, parent, title);
    last = parent;
    b->dialog = inside;
    any = any || inside;
    if (!inside && others < ENOUGH_WORDS) others += count_words(dl_page_block_text(blocks, i));
  }
  if (!any || others < ENOUGH_WORDS) return;
  for (uint32_t i = 0; i < blocks->count; i++)
    if (blocks->items[i].dialog) blocks->items[i].keep = false;
}

void dl_page_relax(dl_page_blocks *blocks, uint32_t title) {
  uint32_t kept = 0, seen = 0, longs = 0, visible = 0;
  for (uint32_t i = 0; i < blocks->count && kept < ENOUGH_WORDS; i++)
    if (blocks->items[i].keep) kept += count_words(dl_page_block_text(blocks, i));
  if (kept >= ENOUGH_WORDS) return;
  for (uint32_t i = 0; i < blocks->count; i++) {
    const dl_page_block *block = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    uint32_t words = count_words(text);
    if (!block->hidden) seen += words, visible++;
    if (is_prose(block, text) && words >= LONG_BLOCK) longs++;
  }
  bool small = seen <= SMALL_PAGE;
  if (!small && longs < LEAST_LONG) return;
  for (uint32_t i = 0; i < blocks->count; i++) {
    dl_page_block *block = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    if (i == title || !is_prose(block, text)) continue;
    uint32_t words = count_words(text);
    bool enough = !small ? words >= LONG_BLOCK
                         : visible <= FRAGMENT || words >= SOME_WORDS || dl_ends_sentence(text);
    if (enough) block->keep = true;
  }
}
