/* html.c: a web page as an article.
 *
 * Parse, survey, read the metadata, make blocks, judge them, and hand those that stay to the builder
 * with every piece's place in the source. Everything between lives in an arena of its own that goes
 * at the end; the document keeps nothing of the tree. */
#include "read/htmlclassify.h"
#include "read/htmlimages.h"
#include "read/htmlmeta.h"
#include "read/htmlpage.h"
#include "read/htmlrelax.h"
#include "read/htmlstory.h"
#include "read/roles.h"

/* ---- from pieces to the builder ---------------------------------------------------------------- */

/* Hands a text node to the builder run by run. A character that replaces as many source bytes as it
 * has comes as two runs, all source in the first (html.h): they go together. */
static void append_text(dl_build *build, const dl_html *html, dl_node node) {
  const dl_html_node *n = &html->nodes[node];
  for (uint32_t i = n->first_run; i < n->first_run + n->run_count; i++) {
    const dl_html_run *run = &html->runs[i];
    if (run->text_len == run->source_len) {
      dl_build_source(build, run->source, run->source + run->source_len);
      continue;
    }
    uint32_t len = run->text_len;
    while (i + 1 < n->first_run + n->run_count && html->runs[i + 1].source_len == 0 &&
           html->runs[i + 1].text == run->text + len)
      len += html->runs[++i].text_len;
    dl_build_replaced(build, n->text.ptr + run->text, len, run->source,
                      run->source + run->source_len);
  }
}

/* Lines so short that their breaks matter: verse, addresses, lists without markup. */
static bool breaks_matter(const dl_page_block *b) {
  return b->breaks >= 2 && (b->text.end - b->text.start) / (b->breaks + 1u) < 50;
}

static dl_node link_of(const dl_page *page, dl_node node) {
  for (int up = 0; up < 64 && node != DL_NO_NODE; up++, node = page->html.nodes[node].parent)
    if (page->elements[node].role == DL_ROLE_LINK) return node;
  return DL_NO_NODE;
}

static void end_link(const dl_page *page, dl_build *build, dl_node *link, uint32_t start) {
  if (*link == DL_NO_NODE) return;
  dl_str href = dl_page_attr(page, *link, "href");
  *link = DL_NO_NODE;
  if (!href.len || build->text_len <= start || href.ptr[0] == '#') return;
  if (dl_str_starts(href, DL_STR("javascript:"))) return;
  dl_str url = dl_page_resolve(page, href);
  if (!url.ptr) {
    build->failed = true;
    return;
  }
  uint32_t end = build->text_len;
  while (start < end && build->text[start] == ' ') start++;
  while (end > start && build->text[end - 1] == ' ') end--;
  dl_draft_link found = {{start, end}, url};
  if (start < end && !dl_vec_push(build->scratch, &build->links, found)) build->failed = true;
}

static void append_block(const dl_page *page, const dl_page_blocks *blocks, uint32_t index,
                         dl_build *build) {
  const dl_page_block *b = &blocks->items[index];
  bool marks = breaks_matter(b);
  dl_node link = DL_NO_NODE;
  uint32_t link_start = 0;
  for (uint32_t i = b->first_piece; i < b->first_piece + b->piece_count; i++) {
    const dl_piece *piece = &blocks->pieces[i];
    if (piece->from == piece->to) {
      dl_span source = page->html.nodes[piece->node].source;
      if (marks)
        dl_build_mark(build, '\n');
      else
        dl_build_space(build, source.start, source.end);
      continue;
    }
    dl_node now = piece->style & DL_HINT_LINK ? link_of(page, piece->node) : DL_NO_NODE;
    if (now != link) {
      end_link(page, build, &link, link_start);
      link = now;
      link_start = build->text_len;
    }
    dl_build_style(build, piece->style);
    append_text(build, &page->html, piece->node);
  }
  end_link(page, build, &link, link_start);
}

/* ---- the document ----------------------------------------------------------------------------- */

static uint8_t kind_of(const dl_page_block *b, uint8_t *level, uint16_t *hints) {
  *level = 0;
  *hints = 0;
  if (b->name >= DL_NAME_H1 && b->name <= DL_NAME_H6) {
    *level = (uint8_t)(b->name - DL_NAME_H1 + 1);
    *hints = DL_HINT_HEADING;
    return DL_BLOCK_SUBHEAD;
  }
  switch (b->name) {
  case DL_NAME_LI:
  case DL_NAME_DD:
  case DL_NAME_DT: *hints = DL_HINT_LIST; return DL_BLOCK_LIST_ITEM;
  case DL_NAME_BLOCKQUOTE: *hints = DL_HINT_QUOTE; return DL_BLOCK_QUOTE;
  default: return DL_BLOCK_PARAGRAPH;
  }
}

#define CELL_BYTES 200u /* a longer one is a column of a layout */

/* The cell that a kept block fills, or DL_NO_NODE. */
static dl_node cell_of(const dl_page *page, const dl_page_block *b) {
  if (!b->keep || b->part || (b->name != DL_NAME_TD && b->name != DL_NAME_TH)) return DL_NO_NODE;
  if (b->text.end - b->text.start > CELL_BYTES) return DL_NO_NODE;
  uint8_t name = page->elements[b->container].name;
  bool own = name == DL_NAME_TD || name == DL_NAME_TH;
  return own ? b->container : page->html.nodes[b->container].parent;
}

/* How many blocks from i on are the cells of one row of a table, a block each; below 2: none. */
static uint32_t cells_from(const dl_page *page, const dl_page_blocks *blocks, uint32_t i,
                           uint32_t title) {
  dl_node row = DL_NO_NODE, last = DL_NO_NODE;
  uint32_t count = 0;
  for (; i + count < blocks->count && i + count != title; count++) {
    dl_node cell = cell_of(page, &blocks->items[i + count]);
    if (cell == DL_NO_NODE) break;
    if (cell == last) return 0;
    if (count && page->html.nodes[cell].parent != row) break;
    row = page->html.nodes[cell].parent;
    last = cell;
  }
  if (count < 2 || i + count >= blocks->count || !blocks->items[i + count].keep) return count;
  dl_node next = blocks->items[i + count].container; /* more in the row: a layout */
  for (int up = 0; up < 4 && next != DL_NO_NODE; up++, next = page->html.nodes[next].parent)
    if (next == row) return 0;
  return count;
}

static void append_blocks(const dl_page *page, const dl_page_blocks *blocks, uint32_t title,
                          dl_build *build) {
  static const uint8_t part_kinds[] = {DL_BLOCK_PARAGRAPH, DL_BLOCK_CREDIT, DL_BLOCK_RELATED,
                                       DL_BLOCK_SUBTITLE,  DL_BLOCK_BYLINE, DL_BLOCK_DATE};
  static const uint8_t part_flags[] = {0, DL_BLOCK_SPOKEN, 0, DL_BLOCK_SPOKEN, 0, 0};
  uint32_t first = blocks->count, last = 0; /* of the body: captions around it go along */
  for (uint32_t i = 0; i < blocks->count; i++)
    if (blocks->items[i].keep) {
      if (i < first) first = i;
      last = i;
    }
  for (uint32_t i = 0; i < blocks->count && !build->failed; i++) {
    const dl_page_block *b = &blocks->items[i];
    bool is_title = i == title;
    bool aside = !b->keep && (b->kind == DL_BLOCK_CAPTION || b->kind == DL_BLOCK_CREDIT) &&
                 i + 4 >= first && i <= last + 2;
    if (!b->keep && !is_title && !aside && !b->part) continue;
    uint8_t level;
    uint16_t hints;
    uint8_t kind = kind_of(b, &level, &hints);
    if (aside) kind = DL_BLOCK_CAPTION;
    uint32_t cells = is_title ? 0 : cells_from(page, blocks, i, title);
    if (cells >= 2) {
      kind = DL_BLOCK_TABLE;
      hints = DL_HINT_TABLE;
    }
    dl_build_open(build, is_title ? DL_BLOCK_TITLE : (dl_block_kind)kind, hints, level);
    append_block(page, blocks, i, build);
    for (uint32_t k = 1; k < cells; k++) {
      dl_build_mark(build, '\t');
      append_block(page, blocks, ++i, build);
    }
    uint32_t before = build->block_count;
    dl_build_close(build);
    if (build->failed || build->block_count < before) continue;
    dl_draft *draft = dl_build_block(build, build->block_count - 1);
    if (!is_title && !aside) draft->flags = DL_BLOCK_BODY | DL_BLOCK_SPOKEN;
    if (aside) draft->flags = DL_BLOCK_SPOKEN;
    if (is_title || !b->part) continue;
    draft->kind = part_kinds[b->part];
    draft->flags = part_flags[b->part];
    if (b->part == DL_PART_SUBTITLE) draft->flags |= DL_BLOCK_BODY; /* people read it as well */
  }
}

/* The parser may move text (out of tables), so a block's source is where its runs say. */
static void mend_sources(dl_document *out) {
  uint32_t run = 0;
  for (uint32_t i = 0; i < out->block_count; i++) {
    dl_block *b = &out->blocks[i];
    dl_span span = {UINT32_MAX, 0};
    for (; run < out->run_count && out->runs[run].text < b->text.end; run++) {
      const dl_run *r = &out->runs[run];
      if (!r->source_len) continue;
      if (r->source < span.start) span.start = r->source;
      if (r->source + r->source_len > span.end) span.end = r->source + r->source_len;
    }
    b->source = span.end ? span : (dl_span){0, 0};
  }
}

/* What the classifier needs goes before the document is put together. */
static dl_status classify(dl_page *page, dl_page_blocks *blocks) {
  dl_arena *pool = page->scratch, own;
  dl_arena_init(&own, pool->allocator, 0);
  page->scratch = &own;
  dl_classifier *classifier = dl_classifier_make(page, blocks);
  dl_status status = classifier ? dl_classifier_run(classifier) : DL_ERR_MEMORY;
  page->scratch = pool;
  dl_arena_destroy(&own);
  return status;
}

static dl_status read_page(dl_page *page, dl_arena *scratch) {
  dl_document *out = page->out;
  dl_page_blocks blocks;
  dl_status status = dl_page_survey(page);
  if (status == DL_OK) status = dl_page_read_jsonld(page);
  if (status == DL_OK) status = dl_page_make_blocks(page, &blocks);
  if (status == DL_OK) status = dl_page_fill_rest(page);
  if (status == DL_OK) status = dl_page_fill_title(page, &blocks);
  if (status == DL_OK) status = dl_page_fill_authors(page, &blocks);
  if (status == DL_OK) status = dl_page_fill_dates(page, &blocks);
  if (status != DL_OK) return status;
  status = classify(page, &blocks);
  if (status != DL_OK) return status;
  dl_page_relax(&blocks, page->title_block);
  dl_page_drop_consent(page, &blocks);
  dl_page_keep_between(page, &blocks);
  dl_page_mark_captions(page, &blocks);
  dl_page_judge_kind(page, &blocks);
  status = dl_page_fill_images(page, &blocks);
  if (status != DL_OK) return status;

  dl_build build;
  if (!dl_build_init(&build, page->arena, scratch, page->source, out)) return DL_ERR_MEMORY;
  uint32_t title = page->title_block;
  dl_page_mark_story(page, &blocks, title);
  append_blocks(page, &blocks, title, &build);
  status = dl_build_finish(&build);
  if (status != DL_OK) return status;
  mend_sources(out);
  return dl_fields_fill_story(&build);
}

dl_status dl_read_html(dl_arena *arena, dl_arena *scratch, dl_str source,
                       const dl_read_options *options, dl_document *out, dl_error *error) {
  memset(out, 0, sizeof *out);
  out->format = DL_FORMAT_HTML;
  out->published.minute = out->modified.minute = -1;
  dl_arena pool;
  dl_arena_init(&pool, scratch->allocator, 0);
  dl_page page;
  memset(&page, 0, sizeof page);
  page.arena = arena;
  page.scratch = &pool;
  page.source = source;
  page.out = out;
  if (options) page.url = options->url;
  dl_status status = dl_html_parse(&pool, scratch, source, &page.html, error);
  if (status == DL_OK) {
    if (page.html.bad_bytes) {
      out->warnings |= DL_WARN_BAD_UTF8;
      out->first_bad_byte = page.html.first_bad_byte;
    }
    if (page.html.flattened) out->warnings |= DL_WARN_DEPTH;
    status = read_page(&page, scratch);
  }
  dl_arena_destroy(&pool);
  return status;
}
