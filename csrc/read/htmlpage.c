#include "read/htmlpage.h"

#include "base/plain.h"
#include "base/utf8.h"
#include "read/htmllooks.h"

/* ---- names and roles -------------------------------------------------------------------------- */

typedef struct tag_meaning {
  uint8_t name, role;
} tag_meaning;

/* Elements not listed are blocks without a name; those with a hyphen (custom elements) are inline when
 * they stand in a paragraph, which the walk of blocks decides. */
static const tag_meaning meanings[DL_TAG_KNOWN_COUNT] = {
    [DL_TAG_A] = {DL_NAME_A, DL_ROLE_LINK},
    [DL_TAG_ABBR] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_ACRONYM] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_ARTICLE] = {DL_NAME_ARTICLE, DL_ROLE_BLOCK},
    [DL_TAG_ASIDE] = {DL_NAME_ASIDE, DL_ROLE_BLOCK},
    [DL_TAG_AUDIO] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_B] = {DL_NAME_OTHER, DL_ROLE_STRONG},
    [DL_TAG_BASE] = {DL_NAME_BASE, DL_ROLE_SKIP},
    [DL_TAG_BDI] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_BDO] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_BIG] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_BLOCKQUOTE] = {DL_NAME_BLOCKQUOTE, DL_ROLE_BLOCK},
    [DL_TAG_BODY] = {DL_NAME_BODY, DL_ROLE_BLOCK},
    [DL_TAG_BR] = {DL_NAME_BR, DL_ROLE_BREAK},
    [DL_TAG_BUTTON] = {DL_NAME_BUTTON, DL_ROLE_SKIP},
    [DL_TAG_CANVAS] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_CITE] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_CODE] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_DATALIST] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_DD] = {DL_NAME_DD, DL_ROLE_BLOCK},
    [DL_TAG_DEL] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_DFN] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_DIV] = {DL_NAME_DIV, DL_ROLE_BLOCK},
    [DL_TAG_DT] = {DL_NAME_DT, DL_ROLE_BLOCK},
    [DL_TAG_EM] = {DL_NAME_OTHER, DL_ROLE_EMPHASIS},
    [DL_TAG_EMBED] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_FIGCAPTION] = {DL_NAME_FIGCAPTION, DL_ROLE_BLOCK},
    [DL_TAG_FIGURE] = {DL_NAME_FIGURE, DL_ROLE_BLOCK},
    [DL_TAG_FONT] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_FOOTER] = {DL_NAME_FOOTER, DL_ROLE_BLOCK},
    [DL_TAG_FORM] = {DL_NAME_FORM, DL_ROLE_BLOCK},
    [DL_TAG_H1] = {DL_NAME_H1, DL_ROLE_BLOCK},
    [DL_TAG_H2] = {DL_NAME_H2, DL_ROLE_BLOCK},
    [DL_TAG_H3] = {DL_NAME_H3, DL_ROLE_BLOCK},
    [DL_TAG_H4] = {DL_NAME_H4, DL_ROLE_BLOCK},
    [DL_TAG_H5] = {DL_NAME_H5, DL_ROLE_BLOCK},
    [DL_TAG_H6] = {DL_NAME_H6, DL_ROLE_BLOCK},
    [DL_TAG_HEAD] = {DL_NAME_HEAD, DL_ROLE_BLOCK},
    [DL_TAG_HEADER] = {DL_NAME_HEADER, DL_ROLE_BLOCK},
    [DL_TAG_HR] = {DL_NAME_HR, DL_ROLE_BLOCK},
    [DL_TAG_HTML] = {DL_NAME_HTML, DL_ROLE_BLOCK},
    [DL_TAG_I] = {DL_NAME_OTHER, DL_ROLE_EMPHASIS},
    [DL_TAG_IFRAME] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_IMG] = {DL_NAME_IMG, DL_ROLE_MEDIA},
    [DL_TAG_INPUT] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_INS] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_KBD] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_LABEL] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_LI] = {DL_NAME_LI, DL_ROLE_BLOCK},
    [DL_TAG_LINK] = {DL_NAME_LINK, DL_ROLE_SKIP},
    [DL_TAG_MAIN] = {DL_NAME_MAIN, DL_ROLE_BLOCK},
    [DL_TAG_MAP] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_MARK] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_MATH] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_META] = {DL_NAME_META, DL_ROLE_SKIP},
    [DL_TAG_NAV] = {DL_NAME_NAV, DL_ROLE_BLOCK},
    [DL_TAG_NOBR] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_NOEMBED] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_NOFRAMES] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_NOSCRIPT] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_OBJECT] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_OL] = {DL_NAME_OL, DL_ROLE_BLOCK},
    [DL_TAG_OUTPUT] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_P] = {DL_NAME_P, DL_ROLE_BLOCK},
    [DL_TAG_PICTURE] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_PRE] = {DL_NAME_PRE, DL_ROLE_BLOCK},
    [DL_TAG_Q] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_RP] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_RT] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_RUBY] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_S] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_SAMP] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_SCRIPT] = {DL_NAME_SCRIPT, DL_ROLE_SKIP},
    [DL_TAG_SECTION] = {DL_NAME_SECTION, DL_ROLE_BLOCK},
    [DL_TAG_SELECT] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_SMALL] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_SPAN] = {DL_NAME_SPAN, DL_ROLE_INLINE},
    [DL_TAG_STRIKE] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_STRONG] = {DL_NAME_OTHER, DL_ROLE_STRONG},
    [DL_TAG_STYLE] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_SUB] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_SUP] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_SVG] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_TABLE] = {DL_NAME_TABLE, DL_ROLE_BLOCK},
    [DL_TAG_TD] = {DL_NAME_TD, DL_ROLE_BLOCK},
    [DL_TAG_TEMPLATE] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_TEXTAREA] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_TH] = {DL_NAME_TH, DL_ROLE_BLOCK},
    [DL_TAG_TIME] = {DL_NAME_TIME, DL_ROLE_INLINE},
    [DL_TAG_TITLE] = {DL_NAME_TITLE, DL_ROLE_SKIP},
    [DL_TAG_TR] = {DL_NAME_TR, DL_ROLE_BLOCK},
    [DL_TAG_TT] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_U] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_UL] = {DL_NAME_UL, DL_ROLE_BLOCK},
    [DL_TAG_VAR] = {DL_NAME_OTHER, DL_ROLE_INLINE},
    [DL_TAG_VIDEO] = {DL_NAME_OTHER, DL_ROLE_SKIP},
    [DL_TAG_WBR] = {DL_NAME_OTHER, DL_ROLE_INLINE},
};

/* ---- attributes ------------------------------------------------------------------------------- */

dl_str dl_page_attr(const dl_page *page, dl_node node, const char *name) {
  return dl_html_attr(&page->html, node, (dl_str){name, (uint32_t)strlen(name)});
}

static bool style_hides(dl_str style) {
  for (uint32_t i = 0; i + 4 < style.len; i++) {
    if (style.ptr[i] != 'd' && style.ptr[i] != 'v') continue;
    dl_str rest = dl_str_slice(style, i, style.len);
    uint32_t at = 0;
    if (dl_str_starts(rest, DL_STR("display")))
      at = 7;
    else if (dl_str_starts(rest, DL_STR("visibility")))
      at = 10;
    if (!at) continue;
    while (at < rest.len && (rest.ptr[at] == ' ' || rest.ptr[at] == ':')) at++;
    rest = dl_str_slice(rest, at, rest.len);
    if (dl_str_starts(rest, DL_STR("none")) || dl_str_starts(rest, DL_STR("hidden"))) return true;
  }
  return false;
}

/* ---- text ------------------------------------------------------------------------------------- */

dl_span dl_page_source(const dl_page *page, dl_node text_node, uint32_t from, uint32_t to) {
  const dl_html_node *n = &page->html.nodes[text_node];
  dl_span span = {0, 0};
  uint32_t low = n->first_run, high = n->first_run + n->run_count;
  while (low < high) { /* first run that ends behind `from` */
    uint32_t middle = low + (high - low) / 2;
    const dl_html_run *run = &page->html.runs[middle];
    if (run->text + run->text_len <= from)
      low = middle + 1;
    else
      high = middle;
  }
  bool any = false;
  for (uint32_t i = low; i < n->first_run + n->run_count; i++) {
    const dl_html_run *run = &page->html.runs[i];
    if (run->text >= to) break;
    bool equal = run->text_len == run->source_len;
    uint32_t first = equal && from > run->text ? from - run->text : 0;
    uint32_t last = equal && to < run->text + run->text_len ? to - run->text : run->source_len;
    if (!any) span.start = run->source + first;
    span.end = run->source + last;
    any = true;
  }
  return span;
}

/* The node behind `node` in document order, inside root, by links. */
static dl_node step(const dl_html *html, dl_node root, dl_node node, bool into) {
  if (into && html->nodes[node].first_child != DL_NO_NODE) return html->nodes[node].first_child;
  while (node != root) {
    if (html->nodes[node].next != DL_NO_NODE) return html->nodes[node].next;
    node = html->nodes[node].parent;
    if (node == DL_NO_NODE) break;
  }
  return DL_NO_NODE;
}

/* A style sheet parts what ends so from an element that begins with a capital: "By" and "Jane Doe". */
static bool ends_lower(const char *text, uint32_t len) {
  return len && dl_is_lower(dl_utf8_previous(text, &len));
}

dl_str dl_page_text(const dl_page *page, dl_node root, uint32_t most, dl_span *source) {
  if (source) *source = (dl_span){0, 0};
  char *out = dl_arena_alloc(page->scratch, (size_t)most + 4);
  if (!out) return (dl_str){NULL, 0};
  uint32_t len = 0;
  bool space = false;
  for (dl_node node = root; node != DL_NO_NODE && len < most;) {
    const dl_html_node *n = &page->html.nodes[node];
    const dl_element *e = &page->elements[node];
    bool into = true;
    if (n->kind == DL_NODE_ELEMENT) {
      if (node != root && e->role == DL_ROLE_SKIP) into = false;
      if (e->role == DL_ROLE_BLOCK || e->role == DL_ROLE_BREAK) space = true;
    } else if (n->kind == DL_NODE_TEXT) {
      uint32_t first = UINT32_MAX, last = 0;
      for (uint32_t pos = 0; pos < n->text.len && len < most;) {
        uint32_t at = pos;
        int32_t c = dl_utf8_next(n->text.ptr, n->text.len, &pos);
        if (c == DL_BAD_BYTE || c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF) continue;
        if (c <= ' ' || dl_is_space(c)) {
          space = true;
          continue;
        }
        bool glued = first == UINT32_MAX && len && !space && dl_is_upper(c) && ends_lower(out, len);
        if ((space || glued) && len) out[len++] = ' ';
        space = false;
        memcpy(out + len, n->text.ptr + at, pos - at);
        len += pos - at;
        if (first == UINT32_MAX) first = at;
        last = pos;
        if (len + 4 > most) len = len < most ? len : most;
        if (len + 4 > most) break;
      }
      if (source && first != UINT32_MAX) {
        dl_span span = dl_page_source(page, node, first, last);
        if (source->end == 0) source->start = span.start;
        if (span.end > source->end) source->end = span.end;
      }
      if (len + 4 > most) break;
    } else if (n->kind == DL_NODE_TEMPLATE_CONTENT) {
      into = false;
    }
    node = step(&page->html, root, node, into);
  }
  return (dl_str){out, len};
}

/* ---- the walk --------------------------------------------------------------------------------- */

enum { HIDDEN_BY_STYLE = 1, INSIDE_SKIP = 2, INSIDE_LINK = 4 };

static uint32_t count_visible(dl_str text) {
  uint32_t count = 0, i = 0;
  for (; text.len - i >= 8; i += 8)
    count += dl_eight_count(dl_eight_above_space(dl_eight_at(text.ptr + i)));
  if (i && i < text.len) /* the last eight, without those counted */
    return count + dl_eight_count(dl_eight_above_space(dl_eight_at(text.ptr + text.len - 8)) >>
                                  (8 * (8 - (text.len - i))));
  for (; i < text.len; i++) count += (unsigned char)text.ptr[i] > ' ';
  return count;
}

static dl_span attr_source(const dl_html_node *n, dl_str name) {
  for (uint32_t i = 0; i < n->attribute_count; i++)
    if (dl_str_equal(n->attributes[i].name, name)) return n->attributes[i].source;
  return (dl_span){0, 0};
}

#define BIT(name) ((uint64_t)1 << (name))
/* Names of elements that the page keeps lists of, or keeps the first of. */
static const uint64_t noted_names = BIT(DL_NAME_HTML) | BIT(DL_NAME_HEAD) | BIT(DL_NAME_BODY) |
                                    BIT(DL_NAME_META) | BIT(DL_NAME_LINK) | BIT(DL_NAME_BASE) |
                                    BIT(DL_NAME_TITLE) | BIT(DL_NAME_H1) | BIT(DL_NAME_H2) |
                                    BIT(DL_NAME_H3) | BIT(DL_NAME_H4) | BIT(DL_NAME_H5) |
                                    BIT(DL_NAME_H6) | BIT(DL_NAME_TIME) | BIT(DL_NAME_SCRIPT);

static bool note_element(dl_page *page, dl_node node, bool has_prop, bool has_rel) {
  const dl_html_node *n = &page->html.nodes[node];
  dl_element *e = &page->elements[node];
  bool good = true;
  switch (e->name) {
  case DL_NAME_HTML:
    if (page->html_node == DL_NO_NODE) page->html_node = node;
    break;
  case DL_NAME_HEAD:
    if (page->head == DL_NO_NODE) page->head = node;
    break;
  case DL_NAME_BODY:
    if (page->body == DL_NO_NODE) page->body = node;
    break;
  case DL_NAME_META: {
    dl_str content = dl_page_attr(page, node, "content"), key = DL_STR("content");
    if (!content.len) { /* a slip that is common enough */
      key = DL_STR("value");
      content = dl_page_attr(page, node, "value");
    }
    if (!content.len) break;
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys && good; k++) {
      dl_str name = dl_page_attr(page, node, keys[k]);
      if (!name.len) continue;
      dl_meta meta = {name,
                      {dl_text_clean(page->scratch, content, false), attr_source(n, key), node}};
      good = meta.content.value.ptr && dl_vec_push(page->scratch, &page->metas, meta);
    }
    break;
  }
  case DL_NAME_LINK: good = dl_vec_push(page->scratch, &page->links, node); break;
  case DL_NAME_BASE:
    if (!page->base.len) page->base = dl_page_attr(page, node, "href");
    break;
  case DL_NAME_TITLE:
    if (!page->title_tag.value.len && n->namespace_ == DL_NS_HTML) {
      page->title_tag.node = node;
      dl_str text = dl_page_text(page, node, 1000, &page->title_tag.source);
      page->title_tag.value = dl_text_clean(page->scratch, text, false);
    }
    break;
  case DL_NAME_H1:
  case DL_NAME_H2:
  case DL_NAME_H3:
  case DL_NAME_H4:
  case DL_NAME_H5:
  case DL_NAME_H6: good = dl_vec_push(page->scratch, &page->headings, node); break;
  case DL_NAME_TIME: good = dl_vec_push(page->scratch, &page->times, node); break;
  case DL_NAME_SCRIPT: {
    dl_str type = dl_page_attr(page, node, "type");
    if (type.len >= 7 &&
        dl_str_equal_ci(dl_str_slice(type, type.len - 7, type.len), DL_STR("ld+json")))
      good = dl_vec_push(page->scratch, &page->scripts, node);
    break;
  }
  default: break;
  }
  if (good && e->name != DL_NAME_META &&
      (has_prop || (has_rel && dl_page_called(page, node, DL_CALLED_AUTHOR_PROP))))
    good = dl_vec_push(page->scratch, &page->props, node);
  return good;
}

#define STORY_NODES 400u /* looked at for it */
#define STORY_BYTES 800u

/* Whether what browsers without scripts see holds paragraphs: the story of a page that its scripts show. */
static bool holds_story(const dl_html *html, dl_node noscript) {
  uint32_t bytes = 0, seen = 0;
  for (dl_node node = html->nodes[noscript].first_child; node != DL_NO_NODE && seen < STORY_NODES;
       node = step(html, noscript, node, true), seen++) {
    const dl_html_node *n = &html->nodes[node];
    if (n->kind != DL_NODE_TEXT || n->text.len < 80) continue;
    bytes += count_visible(n->text);
    if (bytes >= STORY_BYTES) return true;
  }
  return false;
}

dl_status dl_page_survey(dl_page *page) {
  dl_html *html = &page->html;
  uint32_t count = html->node_count;
  page->elements = dl_arena_zalloc(page->scratch, count ? count : 1, sizeof *page->elements);
  page->order = dl_arena_alloc(page->scratch, ((size_t)count + 1) * sizeof *page->order);
  page->looks = dl_looks_make(page->scratch);
  if (!page->elements || !page->order || !page->looks) return DL_ERR_MEMORY;
  page->html_node = page->head = page->body = DL_NO_NODE;
  for (dl_node node = 0; node != DL_NO_NODE && page->order_count < count;) {
    const dl_html_node *n = &html->nodes[node];
    dl_element *e = &page->elements[node];
    page->order[page->order_count++] = node;
    bool into = true;
    uint8_t above = 0;
    uint16_t depth = 0;
    if (n->parent != DL_NO_NODE) {
      above = page->elements[n->parent].hidden & (INSIDE_SKIP | INSIDE_LINK);
      depth = page->elements[n->parent].depth;
      if (page->elements[n->parent].role == DL_ROLE_SKIP && n->parent) above |= INSIDE_SKIP;
      if (page->elements[n->parent].role == DL_ROLE_LINK) above |= INSIDE_LINK;
    }
    e->hidden = above;
    e->depth = depth < UINT16_MAX ? (uint16_t)(depth + 1) : UINT16_MAX;
    if (n->kind == DL_NODE_ELEMENT) {
      e->name = meanings[n->tag].name;
      e->role = meanings[n->tag].role;
      if (n->kind == DL_NODE_ELEMENT && n->tag == DL_TAG_NOSCRIPT && holds_story(html, node))
        e->role = DL_ROLE_BLOCK;
      if (n->namespace_ != DL_NS_HTML && e->role != DL_ROLE_SKIP) e->role = DL_ROLE_INLINE;
      bool has_prop = false, has_rel = false;
      for (uint32_t i = 0; i < n->attribute_count; i++) {
        dl_str name = n->attributes[i].name;
        switch (name.len) {
        case 3: has_rel |= dl_str_equal(name, DL_STR("rel")); break;
        case 5:
          if (dl_str_equal(name, DL_STR("style")) && style_hides(n->attributes[i].value))
            e->hidden |= HIDDEN_BY_STYLE;
          break;
        case 6:
          if (dl_str_equal(name, DL_STR("hidden"))) e->hidden |= HIDDEN_BY_STYLE;
          break;
        case 8: has_prop |= dl_str_equal(name, DL_STR("itemprop")); break;
        default: break;
        }
      }
      if (((noted_names & BIT(e->name)) || has_prop || has_rel) &&
          !note_element(page, node, has_prop, has_rel))
        return DL_ERR_MEMORY;
    } else if (n->kind == DL_NODE_TEXT && !(above & INSIDE_SKIP)) {
      uint32_t bytes = count_visible(n->text);
      if (above & INSIDE_LINK)
        e->linked = bytes;
      else
        e->plain = bytes;
    } else if (n->kind == DL_NODE_TEMPLATE_CONTENT) {
      into = false;
    }
    node = step(html, 0, node, into);
  }
  for (uint32_t i = page->order_count; i-- > 1;) { /* children come behind their parents */
    dl_node node = page->order[i], parent = html->nodes[node].parent;
    if (parent == DL_NO_NODE) continue;
    page->elements[parent].plain += page->elements[node].plain;
    page->elements[parent].linked += page->elements[node].linked;
  }
  if (page->body != DL_NO_NODE) page->plain = page->elements[page->body].plain;
  return DL_OK;
}

/* ---- metadata elements and links -------------------------------------------------------------- */

dl_found dl_page_meta(const dl_page *page, const char *names) {
  dl_found none = {{"", 0}, {0, 0}, DL_NO_NODE};
  for (const char *at = names; *at;) {
    uint32_t len = 0;
    while (at[len] && at[len] != '|') len++;
    for (uint32_t i = 0; i < page->metas.count; i++)
      if (dl_str_equal_ci(page->metas.items[i].name, (dl_str){at, len}) &&
          page->metas.items[i].content.value.len)
        return page->metas.items[i].content;
    at += len;
    if (*at) at++;
  }
  return none;
}

/* Length of "https:" and its like, or 0. */
static uint32_t scheme_len(dl_str url) {
  for (uint32_t i = 0; i < url.len && i < 16; i++) {
    char c = dl_ascii_lower(url.ptr[i]);
    if (c == ':') return i ? i + 1 : 0;
    if (!((c >= 'a' && c <= 'z') || (i && ((c >= '0' && c <= '9') || c == '+' || c == '-'))))
      return 0;
  }
  return 0;
}

dl_str dl_page_resolve(const dl_page *page, dl_str url) {
  while (url.len && (unsigned char)url.ptr[0] <= ' ') url = dl_str_slice(url, 1, url.len);
  while (url.len && (unsigned char)url.ptr[url.len - 1] <= ' ') url.len--;
  dl_str base = page->base;
  if (!scheme_len(base)) base = page->url;
  uint32_t scheme = scheme_len(base);
  uint32_t keep = 0;
  if (url.len && !scheme_len(url) && scheme &&
      dl_str_starts(dl_str_slice(base, scheme, base.len), DL_STR("//"))) {
    uint32_t host = scheme + 2, path;
    while (host < base.len && base.ptr[host] != '/' && base.ptr[host] != '?' &&
           base.ptr[host] != '#')
      host++;
    path = host;
    for (uint32_t i = host; i < base.len && base.ptr[i] != '?' && base.ptr[i] != '#'; i++)
      if (base.ptr[i] == '/') path = i + 1;
    if (dl_str_starts(url, DL_STR("//")))
      keep = scheme;
    else if (url.ptr[0] == '/')
      keep = host;
    else if (url.ptr[0] == '#' || url.ptr[0] == '?') {
      keep = path;
      while (keep < base.len && base.ptr[keep] != '?' && base.ptr[keep] != '#') keep++;
    } else
      keep = path;
    if (url.ptr[0] != '/' && keep == host) { /* https://host + "x" */
      char *out = dl_arena_alloc(page->arena, (size_t)keep + url.len + 2);
      if (!out) return (dl_str){NULL, 0};
      memcpy(out, base.ptr, keep);
      out[keep] = '/';
      memcpy(out + keep + 1, url.ptr, url.len);
      return (dl_str){out, keep + 1 + url.len};
    }
  }
  char *out = dl_arena_alloc(page->arena, (size_t)keep + url.len + 1);
  if (!out) return (dl_str){NULL, 0};
  if (keep) memcpy(out, base.ptr, keep);
  if (url.len) memcpy(out + keep, url.ptr, url.len);
  return (dl_str){out, keep + url.len};
}
