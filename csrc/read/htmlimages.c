#include "read/htmlimages.h"

#include "read/byline.h"
#include "read/creditlabel.h"
#include "read/htmllooks.h"
#include "read/htmlmeta.h"
#include "read/metadate.h"
#include "read/roles.h"
#include "read/words.h"

#define CAPTION_BYTES 1200u
#define LABEL_BYTES   140u
#define LABEL_WORDS   4u

/* What an element or one of the few above it is called; big ones say nothing. */
static bool called(const dl_page *page, dl_node node, dl_called list, int levels) {
  for (int up = 0; up < levels && node != DL_NO_NODE && node; up++) {
    const dl_element *e = &page->elements[node];
    if (e->plain + e->linked > CAPTION_BYTES) return false;
    if (dl_page_called(page, node, list)) return true;
    node = page->html.nodes[node].parent;
  }
  return false;
}

static dl_node above_named(const dl_page *page, dl_node node, uint8_t name, int levels) {
  for (int up = 0; up < levels && node != DL_NO_NODE && node; up++) {
    if (page->elements[node].name == name) return node;
    node = page->html.nodes[node].parent;
  }
  return DL_NO_NODE;
}

/* Whether every piece of the block lies in an element that is called a credit; or where the first
 * such piece is, when the rest of the block follows it. piece_count: none. */
static uint32_t first_credit_piece(const dl_page *page, const dl_page_blocks *blocks, uint32_t i) {
  const dl_page_block *b = &blocks->items[i];
  uint32_t first = b->piece_count;
  for (uint32_t k = 0; k < b->piece_count; k++) {
    const dl_piece *piece = &blocks->pieces[b->first_piece + k];
    if (piece->from == piece->to) continue;
    dl_node at = page->html.nodes[piece->node].parent;
    bool credit = false;
    for (int up = 0; up < 3 && at != DL_NO_NODE && !credit; up++) {
      if (page->elements[at].plain + page->elements[at].linked > 200) break;
      bool figcaption = page->elements[at].name == DL_NAME_FIGCAPTION;
      if (figcaption && dl_page_called(page, at, DL_CALLED_CAPTION)) break;
      credit = dl_page_called(page, at, DL_CALLED_CREDIT);
      /* "caption attribution": called both, and a sentence */
      if (credit && dl_page_called(page, at, DL_CALLED_CAPTION) &&
          dl_ends_sentence(dl_page_block_text(blocks, i)))
        credit = false;
      if (figcaption) break;
      at = page->html.nodes[at].parent;
    }
    if (credit && first == b->piece_count)
      first = k;
    else if (!credit && first < b->piece_count && page->elements[piece->node].plain > 3)
      first = b->piece_count;
  }
  return first;
}

static uint32_t number_at(dl_str text) {
  uint32_t len = 0;
  while (len < text.len && text.ptr[len] >= '0' && text.ptr[len] <= '9') len++;
  return len;
}

/* "Image 3 of 12", "44 photos" */
static bool counts_pictures(dl_str text) {
  static const char pictures[] = "image|images|photo|photos|picture|pictures|slide|foto|fotos|bild|"
                                 "bilder|imagen|imagem|immagine|video|videos";
  uint32_t first = dl_phrase_any(text, pictures);
  if (first) return number_at(dl_trim(dl_str_slice(text, first, text.len))) > 0;
  dl_str rest = dl_trim(dl_str_slice(text, number_at(text), text.len));
  return rest.len < text.len && rest.len && dl_phrase_any(rest, pictures) == rest.len;
}

/* Who wrote the story and when, labels of the page, the place in a gallery. */
static bool is_label(dl_str text, dl_shape shape) {
  static const char labels[] = "anzeige|werbung|publicidad|publicit\xC3\xA0|publicit\xC3\xA9|"
                               "publicidade|advertentie|reklama|"
                               "annonse|annons|reklame|video|galerie|gallery";
  dl_byline line;
  dl_metadate published, modified;
  if (dl_is_furniture(text)) return true;
  bool opens = dl_byline_opens(text) && !dl_phrase_starts(text, "from"); /* "From left: ..." */
  if (opens && dl_byline_parse(text, false, &line) && line.labelled) return true;
  if (shape.digits && dl_metadate_line(text, &published, &modified)) return true;
  if (shape.words > LABEL_WORDS) return false;
  return (shape.digits && counts_pictures(text)) || dl_phrase_any(text, labels) == text.len ||
         dl_phrase_inside(text, "newsletter|newsletters");
}

/* What stands by pictures and tells nothing of them; "(c) Jane Doe" is furniture elsewhere. */
static bool tells_nothing(dl_str text) {
  if (text.len > LABEL_BYTES) return false;
  dl_shape shape = dl_text_shape(text);
  if (!shape.letters) return true;
  if (!is_label(text, shape)) return false;
  dl_span credit = dl_figure_credit(text);
  return credit.end == credit.start;
}

void dl_page_mark_captions(const dl_page *page, dl_page_blocks *blocks) {
  uint32_t image = 0;
  for (uint32_t i = 0; i < blocks->count; i++) {
    dl_page_block *b = &blocks->items[i];
    while (image < blocks->image_count && blocks->images[image].block <= i) image++;
    /* a picture no more than three blocks before it or one behind */
    bool beside = (image > 0 && i - blocks->images[image - 1].block <= 3) ||
                  (image < blocks->image_count && blocks->images[image].block == i + 1);
    uint32_t bytes = b->text.end - b->text.start;
    if (bytes > CAPTION_BYTES) continue;
    if (b->name >= DL_NAME_H1 && b->name <= DL_NAME_H6) continue;
    bool figcaption = above_named(page, b->container, DL_NAME_FIGCAPTION, 5) != DL_NO_NODE;
    bool figure = figcaption || above_named(page, b->container, DL_NAME_FIGURE, 4) != DL_NO_NODE;
    bool caption =
        figcaption || ((figure || beside) && called(page, b->inner, DL_CALLED_CAPTION, 4));
    bool credit = (figure || beside) && first_credit_piece(page, blocks, i) == 0;
    if (!caption && !credit && figure && beside && bytes < 400 &&
        above_named(page, b->container, DL_NAME_BLOCKQUOTE, 4) == DL_NO_NODE)
      caption = true;
    if (!caption && !credit) continue;
    if (!credit && tells_nothing(dl_page_block_text(blocks, i))) {
      b->keep = false;
      continue;
    }
    b->kind = credit && bytes < 200 ? DL_BLOCK_CREDIT : DL_BLOCK_CAPTION;
    b->keep = false;
  }
}

/* ---- the list --------------------------------------------------------------------------------- */

static dl_str image_url(const dl_page *page, dl_node node) {
  static const char *const keys[] = {"src",           "data-src", "data-lazy-src",
                                     "data-original", "srcset",   "data-srcset"};
  dl_str best = {"", 0};
  for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
    dl_str url = dl_page_attr(page, node, keys[k]);
    if (!url.len || dl_str_starts(url, DL_STR("data:"))) continue;
    uint32_t len = 0;
    while (len < url.len && (unsigned char)url.ptr[len] > ' ') len++;
    best = dl_str_slice(url, 0, len);
    break;
  }
  return best.len ? dl_page_resolve(page, best) : best;
}

static dl_span pieces_source(const dl_page *page, const dl_page_blocks *blocks, uint32_t i,
                             uint32_t from, uint32_t to) {
  const dl_page_block *b = &blocks->items[i];
  dl_span all = {0, 0};
  for (uint32_t k = from; k < to; k++) {
    const dl_piece *piece = &blocks->pieces[b->first_piece + k];
    if (piece->from == piece->to ||
        page->elements[piece->node].plain + page->elements[piece->node].linked == 0)
      continue;
    dl_span span = dl_page_source(page, piece->node, piece->from, piece->to);
    if (!all.end) all.start = span.start;
    if (span.end > all.end) all.end = span.end;
  }
  return all;
}

/* The white-space-collapsed text of some pieces of a block, in scratch. */
static dl_str pieces_text(const dl_page *page, const dl_page_blocks *blocks, uint32_t i,
                          uint32_t from, uint32_t to) {
  const dl_page_block *b = &blocks->items[i];
  size_t room = 1;
  for (uint32_t k = from; k < to; k++) room += blocks->pieces[b->first_piece + k].to + 1u;
  char *out = dl_arena_alloc(page->scratch, room);
  if (!out) return (dl_str){"", 0};
  uint32_t len = 0;
  for (uint32_t k = from; k < to; k++) {
    const dl_piece *piece = &blocks->pieces[b->first_piece + k];
    if (piece->from == piece->to) {
      out[len++] = ' ';
      continue;
    }
    memcpy(out + len, page->html.nodes[piece->node].text.ptr, piece->to);
    len += piece->to;
  }
  return dl_text_clean(page->scratch, (dl_str){out, len}, false);
}

/* Without the marks that joined a caption to its credit. */
static dl_str trim_joints(dl_str text) {
  static const char *const wide[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xEF\xBC\x9D", "\xEF\xBC\x88",
                                     "\xEF\xBC\x89"}; /* dashes; = ( ) of full width */
  for (bool more = true; more;) {
    more = false;
    while (text.len && strchr(" ([|,;-", text.ptr[text.len - 1])) text.len--;
    for (size_t k = 0; k < sizeof wide / sizeof *wide && !more; k++) {
      more = dl_str_ends(text, (dl_str){wide[k], 3});
      if (more) text.len -= 3;
    }
  }
  return dl_trim(text);
}

/* "Photo: Jane Doe", "(c) Jane Doe": without the label. */
static dl_str bare_credit(dl_str text) {
  text = dl_trim(text);
  while (text.len && strchr("([|/ ", text.ptr[0])) text = dl_str_slice(text, 1, text.len);
  for (int round = 0; round < 3; round++) {
    uint32_t used = dl_credit_label(text, DL_CREDIT_FOUND);
    dl_str rest = dl_trim(dl_str_slice(text, used, text.len));
    if (!used || !rest.len) break;
    text = rest;
  }
  if (dl_str_starts(text, DL_STR("\xEF\xBC\x88")) || dl_str_starts(text, DL_STR("\xEF\xBC\x9D")))
    text = trim_joints(dl_str_slice(text, 3, text.len));
  while (text.len && strchr("()[]|,;:/ -", text.ptr[0])) text = dl_str_slice(text, 1, text.len);
  while (text.len && strchr("()[]|,;:/ -", text.ptr[text.len - 1])) text.len--;
  return text;
}

static void set_credit(dl_page *page, dl_image *image, dl_str text, dl_span source) {
  if (image->credit.value.len) return;
  image->credit =
      dl_page_field(page, (dl_found){bare_credit(text), source, 0}, DL_FROM_MICRODATA, 0.8f);
}

/* "Legende: ..." */
static uint32_t caption_label(dl_str text) {
  uint32_t used =
      dl_phrase_any(text, "caption|image caption|legende|l\xC3\xA9gende|bildunterschrift|"
                          "didascalia|leyenda|legenda|bildtext");
  if (!used || used >= text.len || text.ptr[used] != ':') return 0;
  for (used++; used < text.len && text.ptr[used] == ' ';) used++;
  return used;
}

static void take_caption(dl_page *page, const dl_page_blocks *blocks, uint32_t i, dl_image *image) {
  const dl_page_block *b = &blocks->items[i];
  uint32_t credit = first_credit_piece(page, blocks, i);
  if (credit < b->piece_count)
    set_credit(page, image, pieces_text(page, blocks, i, credit, b->piece_count),
               pieces_source(page, blocks, i, credit, b->piece_count));
  if (b->kind == DL_BLOCK_CREDIT && credit == b->piece_count)
    set_credit(page, image, dl_page_block_text(blocks, i),
               pieces_source(page, blocks, i, 0, b->piece_count));
  if (credit == 0 || b->kind == DL_BLOCK_CREDIT || image->caption.value.len) return;
  dl_str text = pieces_text(page, blocks, i, 0, credit);
  text = dl_str_slice(text, caption_label(text), text.len);
  dl_span tail = credit < b->piece_count ? (dl_span){0, 0} : dl_figure_credit(text);
  if (tail.end > tail.start) {
    set_credit(page, image, dl_str_slice(text, tail.start, tail.end),
               pieces_source(page, blocks, i, 0, b->piece_count));
    text = trim_joints(dl_str_slice(text, 0, tail.start));
    if (!text.len) return;
  }
  image->caption =
      dl_page_field(page, (dl_found){dl_trim(text), pieces_source(page, blocks, i, 0, credit), 0},
                    DL_FROM_MICRODATA, 0.8f);
}

dl_status dl_page_fill_images(dl_page *page, const dl_page_blocks *blocks) {
  DL_VEC(dl_image) images = {0};
  uint32_t title = page->title_block, first = blocks->count, last = 0;
  for (uint32_t i = 0; i < blocks->count; i++)
    if (blocks->items[i].keep) {
      if (i < first) first = i;
      last = i;
    }
  if (title < first) first = title;
  if (first >= 4 && first < blocks->count) first -= 4;
  uint32_t next = 0;
  for (uint32_t k = 0; k < blocks->image_count; k++) {
    const dl_page_image *at = &blocks->images[k];
    if (at->block < first || at->block > last + 4) continue;
    dl_image image;
    memset(&image, 0, sizeof image);
    uint32_t stop = k + 1 < blocks->image_count ? blocks->images[k + 1].block : blocks->count;
    if (stop > at->block + 4) stop = at->block + 4;
    if (stop > blocks->count) stop = blocks->count;
    for (uint32_t i = at->block > next ? at->block : next; i < stop; i++) {
      uint8_t kind = blocks->items[i].kind;
      if (kind != DL_BLOCK_CAPTION && kind != DL_BLOCK_CREDIT) {
        if (image.caption.value.len || image.credit.value.len) break;
        continue;
      }
      take_caption(page, blocks, i, &image);
      next = i + 1;
    }
    dl_str alt = dl_page_attr(page, at->node, "alt");
    image.alternative = dl_text_clean(page->arena, alt, false);
    bool figure = above_named(page, at->node, DL_NAME_FIGURE, 6) != DL_NO_NODE;
    if (!figure && !image.caption.value.len && !image.credit.value.len) continue;
    image.url = image_url(page, at->node);
    if (!image.url.ptr) image.url = (dl_str){"", 0};
    if (!image.url.len && !image.caption.value.len) continue;
    if (!dl_vec_push(page->arena, &images, image)) return DL_ERR_MEMORY;
  }
  if (!images.count) {
    dl_found own = dl_page_meta(page, "og:image|og:image:url|twitter:image");
    if (own.value.len) {
      dl_image image;
      memset(&image, 0, sizeof image);
      image.url = dl_page_resolve(page, own.value);
      image.alternative =
          dl_text_clean(page->arena, dl_page_meta(page, "og:image:alt").value, false);
      if (!dl_vec_push(page->arena, &images, image)) return DL_ERR_MEMORY;
    }
  }
  page->out->images = images.items;
  page->out->image_count = images.count;
  return DL_OK;
}
