/* htmlstory.c: the standfirst, credits and related links of a page.
 *
 * The classifier says what is body; it was trained on texts that leave out most of these lines and
 * so drops many of them. Here their own words and markup are asked, with the rules that also judge
 * Markdown and plain text (roles.h): near the story, whatever the classifier thought of them. */
#include "read/htmlstory.h"

#include "read/byline.h"
#include "read/dateline.h"
#include "read/htmllooks.h"
#include "read/htmlmeta.h"
#include "read/metadate.h"
#include "read/roles.h"
#include "read/words.h"

#define BEHIND_MOST  4u  /* blocks behind the story that may credit it */
#define RELATED_MOST 40u /* blocks behind the story where a list of related articles may begin */
#define LIST_MOST    20u /* items of one such list */
#define SIGNED_ABOVE 4u  /* blocks above the title that may sign or date the story */
#define SIGNED_BELOW 6u  /* blocks of the body that may do so */
#define SIGNED_BYTES 160u

typedef struct story {
  const dl_page *page;
  dl_page_blocks *blocks;
  uint32_t first, last; /* kept blocks */
} story;

static bool is_picture_text(const dl_page_block *b) {
  return b->kind == DL_BLOCK_CAPTION || b->kind == DL_BLOCK_CREDIT;
}

static bool is_linked(const dl_page_block *b) {
  return b->link_bytes * 10 >= (b->text.end - b->text.start) * 8;
}

static void mark_credits(const story *s) {
  for (uint32_t i = s->first; i < s->blocks->count && i <= s->last + BEHIND_MOST; i++) {
    dl_page_block *b = &s->blocks->items[i];
    dl_str text = dl_page_block_text(s->blocks, i);
    if (b->hidden || is_picture_text(b) || text.len > 400 || is_linked(b)) continue;
    if (b->name >= DL_NAME_H1 && b->name <= DL_NAME_H6) continue;
    /* Inside the story only what is set off: "information from ..." opens sentences as well. */
    bool set_off = i + 1 >= s->last || text.ptr[0] == '(' || text.ptr[0] == '[' ||
                   b->emphasis_bytes * 10 >= text.len * 9;
    if (!set_off) continue;
    /* What the classifier dropped and is nothing but an agency may belong to a picture or teaser. */
    if (dl_is_credit(text) && (b->keep || dl_text_shape(text).words >= 3)) b->part = DL_PART_CREDIT;
  }
}

/* A label and the linked items behind it, or both in one line. */
static void mark_related(const story *s) {
  uint32_t end =
      s->last + RELATED_MOST < s->blocks->count ? s->last + RELATED_MOST + 1 : s->blocks->count;
  for (uint32_t i = s->first; i < end; i++) {
    dl_page_block *b = &s->blocks->items[i];
    dl_str text = dl_page_block_text(s->blocks, i);
    uint32_t rest;
    if (b->hidden || is_picture_text(b) || text.len > 280 || !dl_is_related_label(text, &rest))
      continue;
    if (rest < text.len) {
      if (b->link_bytes * 2 >= text.len - rest && i <= s->last + BEHIND_MOST)
        b->part = DL_PART_RELATED;
      continue;
    }
    uint32_t items = 0, next = i + 1;
    for (; next < s->blocks->count && items < LIST_MOST; next++) {
      dl_page_block *item = &s->blocks->items[next];
      dl_str title = dl_page_block_text(s->blocks, next);
      if (item->hidden || is_picture_text(item) || title.len > 300 || !is_linked(item)) break;
      item->part = DL_PART_RELATED;
      items++;
    }
    if (items) b->part = DL_PART_RELATED;
    i = next - 1;
  }
}

static bool is_author(const dl_page *page, dl_str name) {
  for (uint32_t i = 0; i < page->out->authors.count && i < 12; i++)
    if (dl_letters_equal(name, page->out->authors.items[i].value)) return true;
  return false;
}

/* Whether a text holds an author's name. */
static bool names_author(const dl_page *page, dl_str text) {
  for (uint32_t a = 0; a < page->out->authors.count && a < 12; a++) {
    dl_str name = page->out->authors.items[a].value;
    for (uint32_t i = 0; i + name.len <= text.len; i++)
      if (text.ptr[i] == name.ptr[0] && dl_str_starts(dl_str_slice(text, i, text.len), name))
        return true;
  }
  return false;
}

/* A line that says "by" and names, or that names an author of the article and little else. */
static bool signs(const dl_page *page, dl_str text) {
  dl_byline line;
  if (is_author(page, text)) return true;
  bool known = dl_byline_parse(text, false, &line) && line.labelled;
  if (!known && (!names_author(page, text) || !dl_byline_parse(text, true, &line))) return false;
  for (uint32_t i = 0; i < line.count && !known; i++)
    known = is_author(page, dl_str_slice(text, line.names[i].start, line.names[i].end));
  return known;
}

/* Whether the block, or the next one, signs or dates the story. */
static bool is_signed(const story *s, uint32_t i) {
  for (uint32_t end = i + 2; i < end && i < s->blocks->count; i++) {
    dl_str text = dl_page_block_text(s->blocks, i);
    dl_metadate published, modified;
    if (text.len <= SIGNED_BYTES &&
        (dl_metadate_line(text, &published, &modified) || signs(s->page, text)))
      return true;
  }
  return false;
}

/* The standfirst: a block between the title and the second paragraph that its class calls so, or
 * that the page's description repeats and is no paragraph of the story. */
static void mark_subtitle(const story *s, uint32_t title) {
  if (title >= s->blocks->count) return;
  dl_str description = dl_page_meta(s->page, "og:description|description").value;
  uint32_t prose = 0;
  for (uint32_t i = title + 1; i < s->blocks->count && i <= title + 8 && prose < 2; i++) {
    dl_page_block *b = &s->blocks->items[i];
    dl_str text = dl_page_block_text(s->blocks, i);
    dl_dateline_parts parts;
    if (b->keep && text.len >= 100) prose++;
    if (b->hidden || is_picture_text(b) || b->part || is_linked(b)) continue;
    if (text.len < 20 || text.len > 500 || dl_dateline_parse(text, &parts)) continue;
    bool named = dl_page_called(s->page, b->container, DL_CALLED_SUBTITLE);
    bool loud = (b->name >= DL_NAME_H1 && b->name <= DL_NAME_H6) ||
                (b->strong_bytes + b->emphasis_bytes) * 10 >= text.len * 9;
    if (named || ((!b->keep || loud) && description.len && dl_letters_equal(text, description))) {
      b->part = DL_PART_SUBTITLE;
      return;
    }
  }
  for (uint32_t i = title + 1; i + 1 < s->first && i <= title + 2; i++) {
    dl_page_block *b = &s->blocks->items[i];
    dl_str text = dl_page_block_text(s->blocks, i);
    if (b->hidden || is_picture_text(b) || b->part || b->link_bytes) continue;
    if (text.len < 30 || text.len > 400 || !dl_ends_sentence(text)) continue;
    if (is_signed(s, i + 1)) {
      b->part = DL_PART_SUBTITLE;
      return;
    }
  }
}

/* The lines around the title that sign and date the story and are no part of it. */
static void mark_signature(const story *s, uint32_t title) {
  if (title >= s->first) return;
  /* the classifier may have kept them, in front of the first paragraph or behind a standfirst */
  uint32_t end = s->first, prose = 0;
  for (; end < s->last && end < s->first + SIGNED_BELOW && prose < 2; end++) {
    const dl_page_block *b = &s->blocks->items[end];
    if (b->keep && b->text.end - b->text.start >= SIGNED_BYTES) prose++;
  }
  for (uint32_t i = title > SIGNED_ABOVE ? title - SIGNED_ABOVE : 0; i < end; i++) {
    dl_page_block *b = &s->blocks->items[i];
    dl_str text = dl_page_block_text(s->blocks, i);
    if (i == title || b->hidden || is_picture_text(b) || b->part || text.len > SIGNED_BYTES)
      continue;
    dl_metadate published, modified;
    if (dl_metadate_line(text, &published, &modified))
      b->part = DL_PART_DATE;
    else if (signs(s->page, text))
      b->part = DL_PART_BYLINE;
  }
}

/* Whether every line of a block (<br> between them) is the title, signs the story or dates it. */
static bool is_head(const dl_page *page, dl_str text) {
  uint32_t lines = 0;
  dl_str line;
  for (uint32_t pos = 0; dl_next_line(text, &pos, &line);) {
    line = dl_trim(line);
    if (!line.len) continue;
    lines++;
    dl_metadate published, modified;
    if (!dl_letters_equal(line, page->out->title.value) &&
        !dl_metadate_line(line, &published, &modified) && !signs(page, line))
      return false;
  }
  return lines >= 2;
}

#define HEADS_MOST 3u /* kept blocks among which one may be the head of the page */

/* Pages of <br> have title, author and date in one block. */
static void drop_head(const dl_page *page, dl_page_blocks *blocks) {
  uint32_t seen = 0;
  for (uint32_t i = 0; i < blocks->count && seen < HEADS_MOST; i++) {
    dl_page_block *b = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    if (!b->keep) continue;
    seen++;
    if (b->breaks && text.len < 400 && is_head(page, text)) b->keep = false;
  }
}

/* What the outlet asks of its readers is no part of the story, wherever it stands. */
static void drop_appeals(dl_page_blocks *blocks) {
  for (uint32_t i = 0; i < blocks->count; i++)
    if (blocks->items[i].keep && dl_is_appeal(dl_page_block_text(blocks, i)))
      blocks->items[i].keep = false;
}

/* "Jane Doe is a reporter for the Ledger", "Jane Doe, who lives in Elmouth, can be reached at ...": what
 * the outlet says of an author. */
static bool tells_of_author(const dl_page *page, dl_str text) {
  if (text.len > 700) return false;
  for (uint32_t a = 0; a < page->out->authors.count && a < 12; a++) {
    dl_str name = page->out->authors.items[a].value;
    if (!memchr(name.ptr, ' ', name.len) || !dl_str_starts(text, name)) continue;
    dl_str rest = dl_str_slice(text, name.len, text.len);
    if (rest.len && rest.ptr[0] == ',') { /* ", a reporter, ..." */
      uint32_t end = 1;
      while (end < rest.len && end < 80 && rest.ptr[end] != ',' && rest.ptr[end] != '.') end++;
      rest = dl_str_slice(rest, end < rest.len && rest.ptr[end] == ',' ? end + 1 : 1, rest.len);
    }
    if (dl_phrase_any(dl_trim(rest),
                      "is|was|has been|has written|writes|covers|reports|reported|contributed|"
                      "joined|works|worked|lives|leads|can be|may be|currently|ist|war|schreibt|"
                      "arbeitet|berichtet|est|es|\xC3\xA8"))
      return true;
  }
  return false;
}

#define BIO_HEADS 2u /* kept blocks from either end that may tell of an author */
#define BIO_TAILS 4u

static void drop_bios(const dl_page *page, dl_page_blocks *blocks) {
  uint32_t kept = 0, seen = 0;
  if (!page->out->authors.count) return;
  for (uint32_t i = 0; i < blocks->count; i++) kept += blocks->items[i].keep;
  for (uint32_t i = 0; i < blocks->count; i++) {
    if (!blocks->items[i].keep) continue;
    bool end = seen < BIO_HEADS || seen + BIO_TAILS >= kept;
    seen++;
    if (end && kept > BIO_TAILS && tells_of_author(page, dl_page_block_text(blocks, i)))
      blocks->items[i].keep = false;
  }
}

void dl_page_mark_story(const dl_page *page, dl_page_blocks *blocks, uint32_t title) {
  drop_head(page, blocks);
  drop_appeals(blocks);
  drop_bios(page, blocks);
  story s = {page, blocks, blocks->count, 0};
  for (uint32_t i = 0; i < blocks->count; i++)
    if (blocks->items[i].keep) {
      if (i < s.first) s.first = i;
      s.last = i;
    }
  if (s.first == blocks->count) return;
  mark_credits(&s);
  mark_related(&s);
  mark_subtitle(&s, title);
  mark_signature(&s, title);
}
