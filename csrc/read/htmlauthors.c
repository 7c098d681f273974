/* htmlauthors.c: who wrote a page's article.
 *
 * JSON-LD -> meta -> itemprop and rel -> the byline block by the title. A name is cut out of what
 * stands there ("By A and B", "A, Staff Writer"); URLs, handles, "admin", and the outlet's own name
 * where a person is named as well are dropped. Better none than wrong. */
#include "read/htmllooks.h"
#include "read/htmlmeta.h"

#include "base/utf8.h"
#include "read/byline.h"
#include "read/metadate.h"
#include "read/words.h"

#define AUTHORS_MOST 12u

typedef struct gather {
  dl_page *page;
  dl_found names[AUTHORS_MOST];
  uint32_t count;
} gather;

static bool has_letters(dl_str text) {
  for (uint32_t pos = 0; pos < text.len;)
    if (dl_is_letter(dl_utf8_next(text.ptr, text.len, &pos))) return true;
  return false;
}

/* What a field for authors may hold and no reader would call an author. */
static bool is_nobody(dl_str name) {
  static const char *const nobodies[] = {
      "admin",        "administrator", "editor",       "webmaster",    "author",    "authors",
      "unknown",      "anonymous",     "none",         "null",         "undefined", "by",
      "user",         "root",          "superuser",    "contributor",  "wpadmin",   "n/a",
      "redacao",      "guest",         "view profile", "no author",    "staff",     "follow",
      "see bio",      "read more",     "name",         "erforderlich", "required",  "artikel von",
      "alle artikel", "redaktion von"};
  for (size_t i = 0; i < sizeof nobodies / sizeof *nobodies; i++)
    if (dl_str_equal_ci(name, (dl_str){nobodies[i], (uint32_t)strlen(nobodies[i])})) return true;
  return false;
}

/* "Jane Doe, PhD" less what she studied. */
static dl_str less_degree(dl_str name) {
  for (uint32_t i = 1; i + 2 < name.len; i++) {
    if (name.ptr[i] != ',') continue;
    dl_str rest = dl_trim(dl_str_slice(name, i + 1, name.len));
    uint32_t pos = 0;
    dl_span word = dl_next_word(rest, &pos);
    if (dl_word_in(dl_str_slice(rest, word.start, word.end),
                   "phd ph.d md m.d dds rn rd mph msc mba ms ma esq"))
      return dl_str_slice(name, 0, i);
  }
  return name;
}

/* "Jane Doe CNBC" less the outlet in capitals behind a name of two words that is not. Elsewhere than in
 * English a surname may stand in capitals. */
static dl_str less_outlet(const dl_page *page, dl_str name) {
  dl_str lang =
      page->html_node == DL_NO_NODE ? (dl_str){"", 0} : dl_page_attr(page, page->html_node, "lang");
  if (!dl_str_equal_ci(dl_str_slice(lang, 0, lang.len < 2 ? lang.len : 2), DL_STR("en")))
    return name;
  uint32_t at = name.len;
  while (at && name.ptr[at - 1] != ' ') at--;
  dl_shape last = dl_text_shape(dl_str_slice(name, at, name.len));
  dl_str rest = dl_trim(dl_str_slice(name, 0, at));
  bool capitals =
      !last.lower && last.letters >= 2 && last.letters <= 5 && last.letters == last.upper;
  if (!capitals || dl_word_in(dl_str_slice(name, at, name.len), "ii iii iv jr sr")) return name;
  uint32_t words = 0;
  for (uint32_t pos = 0; pos < rest.len;) {
    dl_span word = dl_next_word(rest, &pos);
    if (word.start == word.end) break;
    if (!dl_text_shape(dl_str_slice(rest, word.start, word.end)).lower) return name;
    words++;
  }
  return words >= 2 && dl_is_person_shaped(rest) ? rest : name;
}

static bool add_name(gather *g, dl_str name, dl_found from) {
  name = less_outlet(g->page, less_degree(dl_trim(name)));
  while (name.len && strchr(",;:|-.*", name.ptr[name.len - 1]) &&
         !(name.ptr[name.len - 1] == '.' && name.len > 2 &&
           (name.ptr[name.len - 3] == ' ' || dl_str_ends(name, DL_STR("r.")))))
    name = dl_trim(dl_str_slice(name, 0, name.len - 1));
  if (name.len < 2 || name.len > 120 || !has_letters(name) || is_nobody(name)) return false;
  if (dl_str_starts(name, DL_STR("http")) || memchr(name.ptr, '@', name.len) ||
      dl_str_starts(name, DL_STR("www.")) || memchr(name.ptr, '{', name.len))
    return false;
  if (name.len > 5 && memchr(name.ptr, '/', name.len) && !memchr(name.ptr, ' ', name.len) &&
      (name.ptr[0] == '/' || memchr(name.ptr, '.', name.len)))
    return false; /* an address */
  if (dl_phrase_any(name, "zur|zum|mehr|alle|view|more|read|see|show|follow|weitere|e-mail|email|"
                          "kontakt|contact") &&
      memchr(name.ptr, ' ', name.len))
    return false; /* what a link says */
  for (uint32_t i = 0; i < g->count; i++)
    if (dl_letters_equal(g->names[i].value, name)) return true;
  if (g->count == AUTHORS_MOST) return false;
  from.value = name;
  g->names[g->count++] = from;
  return true;
}

/* The names that a byline was taken apart into. */
static void add_names(gather *g, dl_str text, const dl_byline *line, dl_found from) {
  for (uint32_t k = 0; k < line->count; k++)
    add_name(g, dl_str_slice(text, line->names[k].start, line->names[k].end), from);
}

/* Whether a name is that of the host: "El Harbour" at elharbour.example. */
static bool names_host(const dl_page *page, dl_str name) {
  dl_str host = dl_page_host(page);
  for (uint32_t from = 0; from < host.len;) {
    uint32_t to = from;
    while (to < host.len && host.ptr[to] != '.') to++;
    if (to - from >= 6 && dl_letters_equal(name, dl_str_slice(host, from, to))) return true;
    from = to + 1;
  }
  return false;
}

/* The outlet itself: the publisher, the site, the owner, or the host without its dots. */
static bool is_outlet(const dl_page *page, dl_str name) {
  dl_str owner = dl_page_meta(page, "copyright|dc.rights|rights").value;
  if (name.len >= 6 && owner.len < 160)
    for (uint32_t i = 0; i + name.len <= owner.len; i++)
      if (dl_str_equal_ci(dl_str_slice(owner, i, i + name.len), name)) return true;
  dl_str publisher = dl_page_meta(page, "publisher|dc.publisher").value;
  if (publisher.len && dl_letters_equal(name, publisher)) return true;
  if (names_host(page, name)) return true;
  dl_str site = dl_page_meta(page, "og:site_name|application-name").value;
  if (site.len && dl_letters_equal(name, site)) return true;
  if (page->out->publisher.value.len && dl_letters_equal(name, page->out->publisher.value))
    return true;
  dl_str host = dl_page_host(page);
  if (host.len && dl_letters_equal(name, host)) return true;
  for (uint32_t i = host.len; i-- > 0;)
    if (host.ptr[i] == '.') return dl_letters_equal(name, dl_str_slice(host, 0, i));
  return false;
}

/* "View all posts by A", "Alle Beitr\xC3\xA4ge von A": where the name begins. */
static uint32_t behind_label(dl_str text) {
  for (uint32_t i = 1; i + 4 < text.len; i++) {
    dl_str rest = dl_str_slice(text, i, text.len);
    uint32_t used = dl_str_starts(rest, DL_STR(" by "))    ? 4
                    : dl_str_starts(rest, DL_STR(" von ")) ? 5
                    : dl_str_starts(rest, DL_STR(" OF "))  ? 4
                                                           : 0;
    if (!used) continue;
    dl_str label = dl_str_slice(text, 0, i);
    if (dl_phrase_inside(label,
                         "posts|stories|articles|view|more|all|written|words|story|text|report|"
                         "beitr\xC3\xA4ge|artikel|alle|posted|published|reported|ein|show"))
      return i + used;
  }
  return 0;
}

/* Whether a small word between spaces may join two names. */
static bool has_joint(dl_str text) {
  for (uint32_t i = 1; i + 2 < text.len; i++) {
    if (text.ptr[i] != ' ') continue;
    uint32_t end = i + 1;
    while (end < text.len && text.ptr[end] != ' ') end++;
    if (end < text.len &&
        dl_word_in(dl_str_slice(text, i + 1, end),
                   "y e i og och en ja ve oraz \xC8\x99i a \xD0\xB8 \xD1\x82\xD0\xB0"))
      return true;
  }
  return false;
}

/* The names of a field that holds one author or a list of them. */
static void add_list(gather *g, dl_found found) {
  dl_str text = dl_trim(found.value);
  if (!text.len || text.len > 400) return;
  if (dl_str_starts(text, DL_STR("http"))) return;
  text = dl_str_slice(text, behind_label(text), text.len);
  bool parts = is_outlet(g->page, text)
                   ? false
                   : memchr(text.ptr, ',', text.len) || memchr(text.ptr, ';', text.len) ||
                         memchr(text.ptr, '|', text.len) || memchr(text.ptr, '&', text.len) ||
                         memchr(text.ptr, '(', text.len) || memchr(text.ptr, '/', text.len) ||
                         memchr(text.ptr, '\xE2', text.len) || memchr(text.ptr, '\xC2', text.len) ||
                         dl_phrase_inside(text, "and|und|et|with|by|for") || has_joint(text);
  if (!parts) {
    uint32_t opener = dl_byline_opener(text);
    add_name(g, dl_str_slice(text, opener, text.len), found);
    return;
  }
  dl_byline line;
  dl_byline_names(text, &line);
  add_names(g, text, &line, found);
}

/* ---- JSON-LD ---------------------------------------------------------------------------------- */

static bool is_organization(const dl_page *page, dl_ld who) {
  const dl_json *json = &page->json[who.json];
  if (json->items[who.item].kind != DL_JSON_OBJECT) return false;
  uint32_t type = dl_json_get(json, who.item, "@type");
  return dl_json_is(json, type, "Organization", true) ||
         dl_json_is(json, type, "Corporation", false) || dl_json_is(json, type, "WebSite", false);
}

typedef enum allowed { PERSONS, OTHERS, ANYBODY } allowed; /* OTHERS: than the outlet */

static void from_jsonld(gather *g, dl_ld article, const char *key, allowed who_may) {
  dl_page *page = g->page;
  dl_ld who = dl_ld_get(page, article, key);
  if (who.item == DL_NO_ITEM) return;
  const dl_json *json = &page->json[who.json];
  bool array = json->items[who.item].kind == DL_JSON_ARRAY;
  uint32_t at = array ? json->items[who.item].first_child : who.item;
  for (uint32_t n = 0; at != DL_NO_ITEM && n < AUTHORS_MOST; n++) {
    dl_ld one = dl_ld_resolve(page, (dl_ld){who.json, at});
    dl_found name = dl_ld_text(page, one);
    bool outlet = is_outlet(page, dl_trim(name.value));
    bool may =
        who_may == ANYBODY || (!outlet && (who_may == OTHERS || !is_organization(page, one)));
    if (may) add_list(g, name);
    at = array ? json->items[at].next : DL_NO_ITEM;
  }
}

/* Whether two elements stand in the same small part of the page: one byline. */
static bool together(const dl_page *page, dl_node first, dl_node other) {
  dl_node up = first;
  for (int level = 0; level < 5 && up != DL_NO_NODE; level++) {
    up = page->html.nodes[up].parent;
    if (up == DL_NO_NODE || page->elements[up].plain + page->elements[up].linked > 400)
      return false;
    dl_node down = other;
    for (int depth = 0; depth < 8 && down != DL_NO_NODE; depth++) {
      if (down == up) return true;
      down = page->html.nodes[down].parent;
    }
  }
  return false;
}

/* Whether an element stands among comments, whose writers are none of the article's. */
static bool in_comments(const dl_page *page, dl_node node) {
  for (int up = 0; up < 8 && node != DL_NO_NODE; up++, node = page->html.nodes[node].parent) {
    if (page->elements[node].plain > page->plain / 2) return false;
    if (dl_page_called(page, node, DL_CALLED_COMMENTS)) return true;
  }
  return false;
}

/* ---- markup ----------------------------------------------------------------------------------- */

static void from_props(gather *g) {
  dl_page *page = g->page;
  for (uint32_t i = 0; i < page->props.count && i < 2000; i++) {
    dl_node node = page->props.items[i];
    dl_str prop = dl_page_attr(page, node, "itemprop");
    if (!dl_str_equal_ci(prop, DL_STR("author")) && !dl_str_equal_ci(prop, DL_STR("creator")))
      continue;
    if (g->count && !together(page, g->names[0].node, node)) continue;
    dl_found found = {{"", 0}, {0, 0}, node};
    dl_str content = dl_page_attr(page, node, "content");
    /* the name inside it, where the markup goes that deep */
    for (uint32_t k = i + 1; k < page->props.count && k < i + 12; k++) {
      dl_node inner = page->props.items[k];
      if (!dl_str_equal_ci(dl_page_attr(page, inner, "itemprop"), DL_STR("name"))) continue;
      dl_node up = inner;
      for (int depth = 0; depth < 8 && up != DL_NO_NODE && up != node; depth++)
        up = page->html.nodes[up].parent;
      if (up != node) continue;
      found.value = dl_page_attr(page, inner, "content");
      if (!found.value.len) found.value = dl_page_text(page, inner, 200, &found.source);
      break;
    }
    if (!found.value.len) found.value = content;
    if (!found.value.len && page->elements[node].plain + page->elements[node].linked < 160)
      found.value = dl_page_text(page, node, 200, &found.source);
    add_list(g, found);
    if (g->count >= 4) break;
  }
}

static void from_rel(gather *g) {
  dl_page *page = g->page;
  for (uint32_t i = 0; i < page->props.count && i < 2000; i++) {
    dl_node node = page->props.items[i];
    if (page->elements[node].name != DL_NAME_A) continue;
    dl_str rel = dl_page_attr(page, node, "rel");
    if (!dl_str_equal_ci(rel, DL_STR("author")) && !dl_str_starts(rel, DL_STR("author "))) continue;
    if (page->elements[node].linked > 60) continue;
    if (g->count && !together(page, g->names[0].node, node)) continue;
    dl_found found = {{"", 0}, {0, 0}, node};
    found.value = dl_page_text(page, node, 120, &found.source);
    add_list(g, found);
    if (g->count >= 4) break;
  }
}

/* ---- the byline ------------------------------------------------------------------------------- */

static dl_found line_found(const dl_page *page, const dl_page_blocks *blocks, uint32_t i) {
  const dl_page_block *b = &blocks->items[i];
  dl_found found = {dl_page_block_text(blocks, i), {0, 0}, b->container};
  if (!b->piece_count) return found;
  const dl_piece *first = &blocks->pieces[b->first_piece], *last = first + b->piece_count - 1;
  dl_span from = dl_page_source(page, first->node, first->from, first->to);
  dl_span to = dl_page_source(page, last->node, last->from, last->to);
  if (from.start < to.end) found.source = (dl_span){from.start, to.end};
  return found;
}

static bool is_byline_class(const dl_page *page, const dl_page_block *b) {
  dl_node at = b->inner;
  for (int up = 0; up < 4 && at != DL_NO_NODE; up++) {
    if (page->elements[at].plain + page->elements[at].linked > 250) break;
    if (dl_page_called(page, at, DL_CALLED_BYLINE)) return true;
    at = page->html.nodes[at].parent;
  }
  return false;
}

#define NEAR 40u

/* Where a line goes on behind the date and time that open it: "Tue 25.04.24 | 14:07 | By Jane Doe". */
static uint32_t behind_date(dl_str line) {
  dl_metadate date;
  uint32_t pos = 0;
  if (!dl_metadate_next(line, &pos, false, &date) || date.span.start > 20) return 0;
  uint32_t at = date.span.end;
  for (;;) { /* marks, a time that stands apart, "Uhr" */
    dl_str rest = dl_str_slice(line, at, line.len);
    uint32_t used = dl_phrase_any(rest, "uhr|h|at|um");
    if (!used && rest.len &&
        (strchr(" |,-:/", rest.ptr[0]) || (rest.ptr[0] >= '0' && rest.ptr[0] <= '9')))
      used = 1;
    if (!used && dl_str_starts(rest, DL_STR("\xC2\xB7"))) used = 2;
    if (!used && (dl_str_starts(rest, DL_STR("\xE2\x80\x93")) ||
                  dl_str_starts(rest, DL_STR("\xE2\x80\x94")) ||
                  dl_str_starts(rest, DL_STR("\xE2\x80\xA2"))))
      used = 3;
    if (!used) return at;
    at += used;
  }
}

/* The names of a line of a block; `near`: right by the title, where less has to be said. */
static bool parse_line(dl_str line, bool class_says, bool near, dl_byline *out) {
  if (dl_byline_parse(line, class_says || near, out) && (out->labelled || class_says)) return true;
  uint32_t start = behind_date(line);
  if (!start || !dl_byline_parse(dl_str_slice(line, start, line.len), true, out)) return false;
  if (!out->labelled && !class_says && !near) return false;
  for (uint32_t k = 0; k < out->count; k++) {
    out->names[k].start += start;
    out->names[k].end += start;
  }
  return true;
}

static void from_byline(gather *g, const dl_page_blocks *blocks, bool classes) {
  dl_page *page = g->page;
  uint32_t title = page->title_block;
  uint32_t first = title < blocks->count ? (title > 6 ? title - 6 : 0) : 0;
  uint32_t end = title < blocks->count ? title + NEAR : blocks->count;
  if (end > blocks->count) end = blocks->count;
  uint32_t prose = 0;
  for (uint32_t i = first; i < end; i++) {
    const dl_page_block *b = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    if (i == title || b->hidden) continue;
    if (text.len > 250) {
      if (++prose >= 3) break;
      continue;
    }
    bool class_says = is_byline_class(page, b);
    if ((classes && !class_says) || in_comments(page, b->inner)) continue;
    dl_byline line;
    bool any = false;
    bool near = i + 4 > title && i < title + 7;
    dl_str part;
    for (uint32_t pos = 0; !any && dl_next_line(text, &pos, &part);) {
      if (!parse_line(part, class_says, near, &line)) continue;
      add_names(g, part, &line, line_found(page, blocks, i));
      any = true;
    }
    /* "By" alone: the name is in the next block */
    dl_str label = text;
    while (label.len && strchr(" :", label.ptr[label.len - 1])) label.len--;
    if (!any && i + 1 < end && label.len && label.len < 14 &&
        dl_phrase_any(label, "by|von|par|por|written by|door|di") == label.len) {
      dl_str next = dl_page_block_text(blocks, i + 1);
      dl_found found = line_found(page, blocks, i + 1);
      dl_shape shape = dl_text_shape(next);
      if (next.len < 40 && shape.words <= 3 && !shape.digits && shape.upper) {
        add_list(g, found);
        if (g->count) return;
      }
      if (next.len < 80 && dl_byline_parse(next, true, &line)) {
        add_names(g, next, &line, found);
        if (g->count) return;
      }
    }
    if (g->count && !class_says) return;
    if (g->count >= 4) return;
  }
}

/* Whether an address is that of an author's page: /author/jane-doe/. */
static bool is_author_url(dl_str url) {
  static const char *const parts[] = {
      "/author/",      "/authors/",      "/autor/",   "/autoren/",  "/auteur/",    "/autore/",
      "/by/",          "/people/",       "/person/",  "/profile/",  "/staff/",     "/journalist/",
      "/contributor/", "/contributors/", "/writers/", "/reporter/", "/reporters/", "/redaktion/",
      "/autores/",     "/columnist/",    "/bio/",     "?author=",   "/profil/"};
  for (uint32_t i = 0; i < url.len; i++) {
    if (url.ptr[i] != '/' && url.ptr[i] != '?') continue;
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
      dl_str part = {parts[k], (uint32_t)strlen(parts[k])};
      dl_str rest = dl_str_slice(url, i, url.len);
      if (dl_str_starts(rest, part) && rest.len > part.len + 1) return true;
    }
  }
  return false;
}

/* Links to authors' pages in short lines around the title. */
static void from_author_links(gather *g, const dl_page_blocks *blocks) {
  dl_page *page = g->page;
  uint32_t title = page->title_block, prose = 0;
  if (title >= blocks->count) return;
  for (uint32_t i = title > 4 ? title - 4 : 0; i < blocks->count && i < title + NEAR; i++) {
    const dl_page_block *b = &blocks->items[i];
    uint32_t bytes = b->text.end - b->text.start;
    if (bytes > 250 && ++prose >= 3) return;
    if (bytes > 250 || !b->link_bytes || i == title || in_comments(page, b->inner)) continue;
    dl_node last = DL_NO_NODE;
    for (uint32_t k = 0; k < b->piece_count; k++) {
      const dl_piece *piece = &blocks->pieces[b->first_piece + k];
      if (!(piece->style & DL_HINT_LINK)) continue;
      dl_node link = piece->node;
      for (int up = 0; up < 8 && link != DL_NO_NODE && page->elements[link].role != DL_ROLE_LINK;
           up++)
        link = page->html.nodes[link].parent;
      if (link == DL_NO_NODE || link == last || page->elements[link].role != DL_ROLE_LINK) continue;
      last = link;
      if (!is_author_url(dl_page_attr(page, link, "href"))) continue;
      if (g->count && !together(page, g->names[0].node, link)) continue;
      if (page->elements[link].linked > 60) continue;
      dl_found found = {{"", 0}, {0, 0}, link};
      found.value = dl_page_text(page, link, 120, &found.source);
      add_list(g, found);
    }
    if (g->count >= 4) return;
  }
}

/* A line whose class says author and that is nothing but a name of one to three words. */
static void from_author_class(gather *g, const dl_page_blocks *blocks) {
  dl_page *page = g->page;
  uint32_t title = page->title_block;
  if (title >= blocks->count) return;
  for (uint32_t i = title + 1; i < blocks->count && i < title + NEAR && !g->count; i++) {
    const dl_page_block *b = &blocks->items[i];
    if (in_comments(page, b->inner)) continue;
    for (uint32_t k = 0; k < b->piece_count && k < 16; k++) {
      const dl_piece *piece = &blocks->pieces[b->first_piece + k];
      if (piece->from == piece->to) continue;
      dl_node at = page->html.nodes[piece->node].parent;
      uint32_t bytes = page->elements[at].plain + page->elements[at].linked;
      if (bytes < 2 || bytes > 40) continue;
      bool says = dl_page_called(page, at, DL_CALLED_AUTHOR);
      if (!says && page->elements[at].role == DL_ROLE_LINK)
        says = dl_page_called(page, page->html.nodes[at].parent, DL_CALLED_AUTHOR_LINE);
      if (!says) continue;
      dl_found found = {{"", 0}, {0, 0}, at};
      found.value = dl_page_text(page, at, 100, &found.source);
      dl_shape shape = dl_text_shape(found.value);
      if (shape.words > 4 || shape.digits) continue;
      add_list(g, found);
      if (g->count) return;
    }
  }
}

/* A line anywhere that says who wrote it and nothing else: "Author: Jane Doe", "Text: Jane Doe". */
static void from_labels(gather *g, const dl_page_blocks *blocks) {
  static const char labels[] =
      "author:|authors:|author(s):|written by|words by|autor:|autorin:|autor/in:|autor/autorin:|"
      "autorin/autor:|autorin/autor|autor*in:|autor:in:|autoren:|redaktion:|text:|text und fotos:|"
      "auteur:|auteur :|auteurs :|r\xC3\xA9"
      "dig\xC3\xA9 par|escrito por|redacci\xC3\xB3n:|texto:|"
      "autora:|autore:|scritto da|tekst:";
  for (uint32_t i = 0; i < blocks->count && !g->count; i++) {
    const dl_page_block *b = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    if (b->hidden || text.len > 400) continue;
    dl_str part;
    for (uint32_t pos = 0; !g->count && dl_next_line(text, &pos, &part);) {
      dl_byline line;
      if (part.len <= 120 && dl_phrase_any(part, labels) && dl_byline_parse(part, false, &line))
        add_names(g, part, &line, line_found(g->page, blocks, i));
    }
  }
}

/* ---- the cascade ------------------------------------------------------------------------------ */

/* Where persons are named, the outlet is none of the authors. */
static void drop_outlet(gather *g) {
  dl_page *page = g->page;
  dl_str site = dl_page_meta(page, "og:site_name").value;
  dl_str publisher = page->out->publisher.value;
  uint32_t persons = 0;
  for (uint32_t i = 0; i < g->count; i++) {
    dl_str name = g->names[i].value;
    if (!dl_letters_equal(name, site) && !dl_letters_equal(name, publisher) && !dl_is_agency(name))
      persons++;
  }
  if (!persons) return;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < g->count; i++) {
    dl_str name = g->names[i].value;
    if (dl_letters_equal(name, site) || dl_letters_equal(name, publisher)) continue;
    g->names[kept++] = g->names[i];
  }
  g->count = kept;
}

static void from_meta(gather *g, bool outlets) {
  const dl_page *page = g->page;
  static const char *const names[] = {"author",
                                      "article:author",
                                      "parsely-author",
                                      "sailthru.author",
                                      "byl",
                                      "dc.creator",
                                      "dcterms.creator",
                                      "citation_author",
                                      "article:author_name",
                                      "og:article:author"};
  for (uint32_t i = 0; i < page->metas.count; i++)
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
      if (!dl_str_equal_ci(page->metas.items[i].name,
                           (dl_str){names[k], (uint32_t)strlen(names[k])}))
        continue;
      dl_found found = page->metas.items[i].content;
      if (outlets || !is_outlet(page, dl_trim(found.value))) add_list(g, found);
    }
}

dl_status dl_page_fill_authors(dl_page *page, const dl_page_blocks *blocks) {
  gather g;
  memset(&g, 0, sizeof g);
  g.page = page;
  dl_ld article = {page->article_json, page->article_item};
  dl_evidence evidence = DL_FROM_JSON_LD;
  float confidence = 0.95f;
  from_jsonld(&g, article, "author", PERSONS);
  if (!g.count) from_jsonld(&g, article, "creator", PERSONS);
  if (!g.count) { /* an agency, a department, unless the byline names somebody */
    gather others = g;
    from_jsonld(&others, article, "author", OTHERS);
    if (others.count) {
      evidence = DL_FROM_BYLINE;
      confidence = 0.7f;
      from_byline(&g, blocks, true);
      if (!g.count) {
        g = others;
        evidence = DL_FROM_JSON_LD;
      }
    }
  }
  if (!g.count) {
    evidence = DL_FROM_META;
    confidence = 0.85f;
    from_meta(&g, false);
  }
  if (!g.count) {
    evidence = DL_FROM_MICRODATA;
    confidence = 0.8f;
    from_props(&g);
    if (!g.count) from_rel(&g);
  }
  if (!g.count) {
    evidence = DL_FROM_BYLINE;
    confidence = 0.7f;
    from_byline(&g, blocks, true);
    if (!g.count) from_author_links(&g, blocks);
    if (!g.count) from_byline(&g, blocks, false);
    if (!g.count) from_labels(&g, blocks);
    if (!g.count) from_author_class(&g, blocks);
  }
  if (!g.count) {
    evidence = DL_FROM_JSON_LD;
    confidence = 0.5f;
    from_jsonld(&g, article, "author", ANYBODY);
  }
  if (!g.count) {
    evidence = DL_FROM_META;
    from_meta(&g, true);
  }
  drop_outlet(&g);
  if (!g.count) return DL_OK;
  dl_field *items = dl_arena_alloc(page->arena, g.count * sizeof *items);
  if (!items) return DL_ERR_MEMORY;
  for (uint32_t i = 0; i < g.count; i++)
    items[i] = dl_page_field(page, g.names[i], evidence, confidence);
  page->out->authors = (dl_fields){items, g.count};
  return DL_OK;
}
