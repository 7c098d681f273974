/* htmlkind.c: article, index page, error page, stub of a paywall, or a shell without text.
 *
 * Only a page that says so in several ways is called something else than an article: its body is what
 * a reader came for, and dropping it costs more than keeping a teaser. */
#include "base/plain.h"
#include "read/htmlimages.h"
#include "read/htmlmeta.h"
#include "read/words.h"

#define PAGE_WORDS 40u /* a page of fewer words is an empty shell */

typedef struct counts {
  uint32_t body_words, long_blocks; /* kept */
  uint32_t all_words;               /* of the page; beyond PAGE_WORDS no longer counted */
  uint32_t teaser_heads;            /* headings that are links */
} counts;

static uint32_t count_words(dl_str text) {
  uint32_t words = 0;
  bool inside = false;
  uint32_t i = 0;
  for (; text.len - i >= 8; i += 8) { /* ASCII: the bytes above ' ' that follow none */
    uint64_t eight = dl_eight_at(text.ptr + i);
    if (eight & DL_EIGHT(0x80)) break;
    uint64_t visible = dl_eight_above_space(eight);
    words += dl_eight_count(visible & ~(visible << 8 | (inside ? 0x80 : 0)));
    inside = visible >> 63;
  }
  for (; i < text.len; i++) {
    bool space = (unsigned char)text.ptr[i] <= ' ';
    words += !space & !inside;
    inside = !space;
    if ((unsigned char)text.ptr[i] >= 0xE3 && (unsigned char)text.ptr[i] <= 0xED && i % 6 == 0)
      words++;
  }
  return words;
}

static counts count_blocks(const dl_page_blocks *blocks) {
  counts n;
  memset(&n, 0, sizeof n);
  for (uint32_t i = 0; i < blocks->count; i++) {
    const dl_page_block *b = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    uint32_t words = b->keep || n.all_words < PAGE_WORDS ? count_words(text) : 0;
    n.all_words += words;
    if (b->keep) {
      n.body_words += words;
      if (words >= 20) n.long_blocks++;
    }
    bool heading = b->name >= DL_NAME_H1 && b->name <= DL_NAME_H6;
    if (heading && b->link_bytes * 10 >= text.len * 8) n.teaser_heads++;
  }
  return n;
}

static bool title_says_error(dl_str title) {
  static const char phrases[] =
      "404|page not found|not found|error 404|403 forbidden|forbidden|access denied|just a moment|"
      "attention required|are you a robot|security check|service unavailable|503|500 internal|"
      "internal server error|bad gateway|502|this page isn't available|page cannot be found|"
      "page doesn't exist|oops|seite nicht gefunden|nicht gefunden|page introuvable|"
      "p\xC3\xA1gina no encontrada|pagina non trovata|p\xC3\xA1gina n\xC3\xA3o encontrada|"
      "pagina niet gevonden|please verify you are|verify you are human|enable javascript|"
      "410 gone|site maintenance|too many requests|request blocked";
  return dl_phrase_any(title, phrases) > 0 ||
         (title.len < 60 &&
          dl_phrase_inside(title,
                           "404|page not found|access denied|error 404|seite nicht gefunden"));
}

static bool locked(const dl_page *page) {
  dl_ld article = {page->article_json, page->article_item};
  dl_ld free_ = dl_ld_get(page, article, "isAccessibleForFree");
  if (free_.item == DL_NO_ITEM) return false;
  const dl_json *json = &page->json[free_.json];
  dl_span span = json->items[free_.item].value;
  return dl_str_equal_ci(dl_str_slice(json->text, span.start, span.end), DL_STR("false"));
}

static bool asks_to_subscribe(const dl_page_blocks *blocks) {
  for (uint32_t i = 0; i < blocks->count; i++) {
    dl_str text = dl_page_block_text(blocks, i);
    if (text.len > 300 || text.len < 8) continue;
    if (dl_phrase_inside(
            text, "subscribe to continue|subscribe to read|subscribers only|to continue reading|"
                  "already a subscriber|subscribe now to|this content is for subscribers|"
                  "sign in to continue|log in to continue|log in to read|keep reading with|"
                  "continue reading with|exclusive to subscribers|register to continue|"
                  "jetzt weiterlesen|weiterlesen mit|nur f\xC3\xBCr abonnenten|"
                  "r\xC3\xA9serv\xC3\xA9 aux abonn\xC3\xA9s|solo para suscriptores|"
                  "contenuto riservato|exclusivo para assinantes"))
      return true;
  }
  return false;
}

static void set(dl_page *page, dl_article_kind kind, float confidence) {
  page->out->kind = kind;
  page->out->kind_confidence = confidence;
}

static void drop_body(dl_page_blocks *blocks) {
  for (uint32_t i = 0; i < blocks->count; i++) blocks->items[i].keep = false;
}

/* Whether the page says of what was kept that it is the text of an article: a brief is short. */
static bool marks_body(const dl_page *page, const dl_page_blocks *blocks) {
  for (uint32_t i = 0; i < blocks->count; i++) {
    if (!blocks->items[i].keep) continue;
    dl_node at = blocks->items[i].container;
    for (int up = 0; up < 8 && at != DL_NO_NODE; up++, at = page->html.nodes[at].parent)
      if (dl_str_equal_ci(dl_page_attr(page, at, "itemprop"), DL_STR("articleBody"))) return true;
  }
  return false;
}

void dl_page_judge_kind(dl_page *page, dl_page_blocks *blocks) {
  const dl_document *out = page->out;
  counts n = count_blocks(blocks);
  bool has_article = page->article_item != DL_NO_ITEM;
  dl_str type = dl_page_meta(page, "og:type").value;
  bool says_article = has_article || dl_str_equal_ci(type, DL_STR("article")) ||
                      dl_page_meta(page, "article:published_time").value.len > 0;
  bool error = title_says_error(page->title_tag.value) || title_says_error(out->title.value);
  if (error && n.body_words < 150 && !has_article) {
    set(page, DL_ERROR_PAGE, n.body_words < 60 ? 0.9f : 0.6f);
    if (n.body_words < 60) drop_body(blocks);
    return;
  }
  bool brief = has_article && n.body_words >= 3 && n.body_words < 25 && marks_body(page, blocks);
  if (n.all_words < PAGE_WORDS && n.body_words < 25 && !brief) {
    set(page, DL_EMPTY_SHELL, n.all_words < 10 ? 0.95f : 0.6f);
    return;
  }
  bool closed = locked(page);
  if (n.body_words < 160 && (closed || (n.body_words < 120 && asks_to_subscribe(blocks)))) {
    set(page, DL_PAYWALL_STUB, closed && n.body_words < 120 ? 0.85f : 0.6f);
    return;
  }
  /* the front of a site or a section: many teasers, no story */
  bool dated = out->published.field.value.len && out->published.field.confidence > 0.6f;
  if (!says_article && n.teaser_heads >= 8 && n.long_blocks < 4 && n.body_words < 400) {
    set(page, DL_INDEX_PAGE, dated || out->authors.count ? 0.55f : 0.85f);
    if (!dated && !out->authors.count) drop_body(blocks);
    return;
  }
  if (!says_article && !dated && n.teaser_heads >= 15 && n.teaser_heads > n.long_blocks * 2) {
    set(page, DL_INDEX_PAGE, 0.7f);
    return;
  }
  if (n.body_words < 15 && !n.long_blocks && !brief) {
    set(page, DL_EMPTY_SHELL, 0.5f);
    return;
  }
  set(page, DL_ARTICLE, says_article ? 0.95f : n.body_words > 200 ? 0.8f : 0.6f);
}
