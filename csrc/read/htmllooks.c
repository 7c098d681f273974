#include "read/htmllooks.h"

#include "base/hash.h"

/* By dl_called; words in lower case, '|' between them. */
/* Words in lower case. */
#define LIST_MOST 24u
static const char *const lists[DL_CALLED_COUNT][LIST_MOST] = {
    [DL_CALLED_CAPTION] =
        {"caption",       "captions",        "figcaption",      "imagecaption",
         "photocaption",  "cutline",         "legend",          "bildunterschrift",
         "bildtext",      "didascalia",      "legende",         "leyenda",
         "pie-foto",      "wp-caption-text", "image-caption",   "media-caption",
         "photo-caption", "img-caption",     "picture-caption", "article-image-caption"},
    [DL_CALLED_CREDIT] = {"credit", "credits", "copyright", "photographer", "photo-credit",
                          "image-credit", "image-source", "rights", "imagecredit", "photocredit",
                          "quelle", "fotograf", "attribution", "photo-by", "credito", "agency",
                          "source-credit"},
    [DL_CALLED_ASIDE] = {"related", "comment", "comments", "sidebar", "teaser", "widget", "popular",
                         "latest", "trending", "recommended", "more", "footer", "card", "promo"},
    [DL_CALLED_MODIFIED] = {"updated", "modified", "update", "last-modified", "aktualisiert",
                            "lastmod", "dateline-modified"},
    [DL_CALLED_DATE] = {"date", "published", "pubdate", "timestamp", "dateline", "datum", "fecha",
                        "time", "byline", "meta"},
    [DL_CALLED_BYLINE] = {"byline", "author", "authors", "autor", "autore", "auteur", "writer",
                          "byline-name", "reporter", "creator", "contributor", "redakteur",
                          "verfasser", "autores", "author-name", "bylines", "postauthor",
                          "post-author"},
    [DL_CALLED_AUTHOR] = {"author", "autor", "byline-name", "author-name", "auteur", "fn", "autore",
                          "writer", "username"},
    [DL_CALLED_AUTHOR_LINE] = {"author", "autor", "author-name", "byline-name", "auteur"},
    [DL_CALLED_AUTHOR_PROP] = {"author"},
    [DL_CALLED_SUBTITLE] = {"standfirst", "subtitle", "subheadline", "subheading", "deck", "dek",
                            "alternativeheadline", "strapline", "kicker-text"},
    [DL_CALLED_UNSEEN] = {"visually-hidden", "sr-only", "visuallyhidden", "screen-reader-text",
                          "assistive-text"},
    [DL_CALLED_COMMENTS] = {"comments", "comment", "respond"},
    [DL_CALLED_HEADLINE] = {"headline", "title", "entry-title", "post-title", "article-title"},
    [DL_CALLED_KICKER] = {"kicker", "overline", "topline", "dachzeile", "toptitle", "roofline",
                          "eyebrow", "spitzmarke", "overtitle", "pretitle", "surtitre",
                          "antetitulo", "occhiello", "supertitle", "rubric", "label", "section"},
    [DL_CALLED_CRUMBS] = {"breadcrumb", "breadcrumbs", "crumb", "crumbs"},
    [DL_CALLED_CONSENT] = {"consent",       "cookieconsent",  "cookie-consent", "cookies-consent",
                           "cookie-notice", "cookie-banner",  "cookiebanner",   "cookie-law",
                           "cookie-box",    "cookiebox",      "cookie-bar",     "cookie-popup",
                           "cookie-modal",  "gdpr",           "ccpa",           "dsgvo",
                           "lgpd",          "onetrust",       "cookiebot",      "didomi",
                           "privacy-modal", "privacy-banner", "privacy-notice"},
};

#define PAIRS 1024u

/* A number below PAIRS for the first two letters of a word, in any case; others may have the same. */
static uint32_t pair_of(char first, char second) {
  return ((uint32_t)(unsigned char)first & 31) << 5 | ((uint32_t)(unsigned char)second & 31);
}

typedef struct look {
  uint64_t hash;  /* of all that makes it */
  uint32_t style; /* hash of name and class */
  bool asked;
  uint32_t says; /* bits by dl_called, once it was asked */
} look;

struct dl_looks {
  dl_arena *arena; /* not page->scratch, which changes while the looks stay */
  DL_VEC(look) items;
  uint32_t *slots; /* open addressing: index of a look + 1, 0 is free */
  uint32_t capacity;
  /* The words of all lists by their first two letters: the first of each pair, and the next of the same.
   * The number of a word is list * LIST_MOST + place + 1; 0: none. */
  uint16_t first_word[PAIRS], next_word[DL_CALLED_COUNT * LIST_MOST + 1];
};

dl_looks *dl_looks_make(dl_arena *arena) {
  dl_looks *looks = dl_arena_zalloc(arena, 1, sizeof *looks);
  if (!looks) return NULL;
  looks->arena = arena;
  for (uint32_t i = 0; i < DL_CALLED_COUNT; i++)
    for (uint32_t w = 0; w < LIST_MOST && lists[i][w]; w++) {
      uint16_t *first = &looks->first_word[pair_of(lists[i][w][0], lists[i][w][1])];
      uint32_t number = i * LIST_MOST + w + 1;
      looks->next_word[number] = *first;
      *first = (uint16_t)number;
    }
  return looks;
}

/* ---- words in names ----------------------------------------------------------------------------- */

static bool is_alnum(char c) {
  return (unsigned char)((c | 0x20) - 'a') <= 'z' - 'a' || (c >= '0' && c <= '9') ||
         (unsigned char)c >= 0x80;
}

/* Whether the word stands in value from i on, and ends where a word may end. */
static bool word_at(dl_str value, uint32_t i, const char *word) {
  uint32_t len = 0, room = value.len - i;
  while (word[len] && len < room && dl_ascii_lower(value.ptr[i + len]) == word[len]) len++;
  if (word[len]) return false;
  char after = len < room ? value.ptr[i + len] : ' ';
  return !is_alnum(after) || (after >= 'A' && after <= 'Z');
}

/* The lists of which a word stands in value, as bits by dl_called. */
static uint32_t value_says(const dl_looks *looks, dl_str value) {
  uint32_t says = 0;
  char before = ' ';
  for (uint32_t i = 0; i + 1 < value.len; i++) { /* every word has two letters at least */
    char c = value.ptr[i];
    bool begins = !is_alnum(before) || (c >= 'A' && c <= 'Z' && before >= 'a');
    before = c;
    if (!begins) continue;
    for (uint32_t word = looks->first_word[pair_of(c, value.ptr[i + 1])]; word;
         word = looks->next_word[word]) {
      uint32_t list = (word - 1) / LIST_MOST;
      if (word_at(value, i, lists[list][(word - 1) % LIST_MOST])) says |= 1u << list;
    }
  }
  return says;
}

/* What an attribute tells of its element: 0 nothing, 1 its class, 2 and 3 other words, 4 its role, which
 * only the classifier of blocks asks for. */
static inline uint32_t attribute_kind(dl_str name) {
  switch (name.len) {
  case 2: return dl_str_equal(name, DL_STR("id")) ? 2 : 0;
  case 3: return dl_str_equal(name, DL_STR("rel")) ? 3 : 0;
  case 4: return dl_str_equal(name, DL_STR("role")) ? 4 : 0;
  case 5: return dl_str_equal(name, DL_STR("class")) ? 1 : 0;
  case 8: return dl_str_equal(name, DL_STR("itemprop")) ? 2 : 0;
  case 11: return dl_str_equal(name, DL_STR("data-testid")) ? 2 : 0;
  case 14: return dl_str_equal(name, DL_STR("data-component")) ? 2 : 0;
  default: return 0;
  }
}

static uint32_t node_says(const dl_page *page, dl_node node) {
  const dl_html_node *n = &page->html.nodes[node];
  uint32_t says = 0;
  for (uint32_t i = 0; i < n->attribute_count; i++) {
    uint32_t kind = attribute_kind(n->attributes[i].name);
    if (kind && kind != 4) says |= value_says(page->looks, n->attributes[i].value);
  }
  return says;
}

/* ---- looks -------------------------------------------------------------------------------------- */

static bool widen(dl_looks *looks) {
  uint32_t capacity = looks->capacity ? looks->capacity * 2 : 512;
  uint32_t *slots = dl_arena_zalloc(looks->arena, capacity, sizeof *slots);
  if (!slots) return false;
  for (uint32_t i = 0; i < looks->items.count; i++) {
    uint32_t at = (uint32_t)looks->items.items[i].hash & (capacity - 1);
    while (slots[at]) at = (at + 1) & (capacity - 1);
    slots[at] = i + 1;
  }
  looks->slots = slots;
  looks->capacity = capacity;
  return true;
}

static uint64_t combine(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * UINT64_C(0x9ddfea08eb382d69);
  return hash ^ hash >> 32;
}

static look measure_look(const dl_page *page, dl_node node) {
  const dl_html_node *n = &page->html.nodes[node];
  uint64_t hash = combine(n->kind, n->tag);
  if (n->kind == DL_NODE_ELEMENT && n->tag == DL_TAG_OTHER)
    hash = dl_hash(n->text.ptr, n->text.len, hash);
  uint64_t style = hash;
  for (uint32_t i = 0; i < n->attribute_count; i++) {
    const dl_html_attribute *a = &n->attributes[i];
    uint32_t kind = attribute_kind(a->name);
    if (!kind) continue;
    /* kinds that are asked alike may stand for each other */
    uint64_t value = dl_hash(a->value.ptr, a->value.len, kind);
    hash = combine(hash, value);
    if (kind == 1 && a->value.len) style = combine(style, value);
  }
  if (page->elements[node].hidden & 1) hash = ~hash;
  return (look){hash, (uint32_t)style, false, 0};
}

uint32_t dl_page_find_look(const dl_page *page, dl_node node) {
  dl_looks *looks = page->looks;
  uint32_t *known = &page->elements[node].look;
  look measured = measure_look(page, node);
  if (looks->items.count >= looks->capacity / 2 && !widen(looks)) return DL_NO_LOOK;
  uint32_t at = (uint32_t)measured.hash & (looks->capacity - 1);
  while (looks->slots[at] && looks->items.items[looks->slots[at] - 1].hash != measured.hash)
    at = (at + 1) & (looks->capacity - 1);
  if (!looks->slots[at]) {
    if (!dl_vec_push(looks->arena, &looks->items, measured)) return DL_NO_LOOK;
    looks->slots[at] = looks->items.count;
  }
  *known = looks->slots[at];
  return *known - 1;
}

uint32_t dl_page_look_style(const dl_page *page, uint32_t index) {
  return page->looks->items.items[index].style;
}

bool dl_page_called(const dl_page *page, dl_node node, dl_called list) {
  if (!page->html.nodes[node].attribute_count) return false;
  uint32_t index = dl_page_look(page, node);
  if (index == DL_NO_LOOK) return node_says(page, node) >> list & 1;
  look *of = &page->looks->items.items[index];
  if (!of->asked) {
    of->asked = true;
    of->says = node_says(page, node);
  }
  return of->says >> list & 1;
}
