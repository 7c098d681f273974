/* htmlpage.h: one web page while it is being read.
 *
 * The stages of the HTML reader share this record. htmlpage.c walks the tree once and lays down what
 * the others ask for: elements in document order, the role each plays for text, the metadata
 * elements, the headings. htmlblocks.c makes blocks of text, htmlclassify.c judges them,
 * htmlmeta.c and its kin read the metadata, html.c puts a dl_document together.
 *
 * Everything here lives in the scratch arena unless a name says otherwise. Walks go by links or by
 * `order`, never by recursion. */
#ifndef DATELINE_READ_HTMLPAGE_H
#define DATELINE_READ_HTMLPAGE_H

#include "html/html.h"
#include "read/build.h"
#include "read/jsonld.h"

#pragma GCC visibility push(hidden)

/* What an element does to the text around it. */
typedef enum dl_role {
  DL_ROLE_BLOCK = 0, /* begins and ends a block; all unknown elements but custom inline ones */
  DL_ROLE_INLINE,
  DL_ROLE_LINK,
  DL_ROLE_STRONG,
  DL_ROLE_EMPHASIS,
  DL_ROLE_BREAK,
  DL_ROLE_SKIP, /* its text is no text: script, style, form controls */
  DL_ROLE_MEDIA
} dl_role;

/* Elements that the reader asks for by name. */
typedef enum dl_name {
  DL_NAME_OTHER = 0,
  DL_NAME_A,
  DL_NAME_ARTICLE,
  DL_NAME_ASIDE,
  DL_NAME_BLOCKQUOTE,
  DL_NAME_BODY,
  DL_NAME_BR,
  DL_NAME_BUTTON,
  DL_NAME_DD,
  DL_NAME_DIV,
  DL_NAME_DT,
  DL_NAME_FIGCAPTION,
  DL_NAME_FIGURE,
  DL_NAME_FOOTER,
  DL_NAME_FORM,
  DL_NAME_H1,
  DL_NAME_H2,
  DL_NAME_H3,
  DL_NAME_H4,
  DL_NAME_H5,
  DL_NAME_H6,
  DL_NAME_HEAD,
  DL_NAME_HEADER,
  DL_NAME_HR,
  DL_NAME_HTML,
  DL_NAME_IMG,
  DL_NAME_LI,
  DL_NAME_LINK,
  DL_NAME_MAIN,
  DL_NAME_META,
  DL_NAME_NAV,
  DL_NAME_OL,
  DL_NAME_P,
  DL_NAME_PRE,
  DL_NAME_SCRIPT,
  DL_NAME_SECTION,
  DL_NAME_SPAN,
  DL_NAME_TABLE,
  DL_NAME_TD,
  DL_NAME_TH,
  DL_NAME_TIME,
  DL_NAME_TITLE,
  DL_NAME_TR,
  DL_NAME_UL,
  DL_NAME_BASE
} dl_name;

typedef struct dl_element { /* per node of the tree */
  uint8_t role;             /* dl_role */
  uint8_t name;             /* dl_name */
  uint8_t hidden;           /* by attribute or inline style */
  uint16_t depth;
  uint32_t plain, linked; /* bytes of visible text below it, outside and inside links */
  uint32_t look;          /* htmllooks.h; 0: not asked for yet */
} dl_element;

/* A value found in the head or in an attribute, decoded and trimmed. */
typedef struct dl_found {
  dl_str value;
  dl_span source; /* empty where it has no one place */
  dl_node node;
} dl_found;

typedef struct dl_meta {
  dl_str name; /* name, property, itemprop or http-equiv, as written */
  dl_found content;
} dl_meta;

typedef struct dl_looks dl_looks; /* htmllooks.h */

typedef struct dl_page {
  dl_arena *arena, *scratch;
  dl_str source, url;
  dl_document *out;
  dl_html html;
  dl_element *elements; /* by node */
  dl_node *order;       /* nodes in document order */
  uint32_t order_count;
  dl_node html_node, head, body;
  uint32_t plain; /* bytes of text outside links in the body */
  dl_looks *looks;
  uint32_t
      title_block; /* the block that shows the title, once that is known; the number of blocks: none */

  DL_VEC(dl_meta) metas;
  DL_VEC(dl_node) links;    /* <link> */
  DL_VEC(dl_node) headings; /* h1-h6 in order */
  DL_VEC(dl_node) times;    /* <time> */
  DL_VEC(dl_node) props;    /* elements with itemprop or rel=author */
  DL_VEC(dl_node) scripts;  /* application/ld+json */
  dl_found title_tag;
  dl_str base; /* of relative links */

  dl_json *json; /* of each script, in the order of `scripts` */
  uint32_t json_count;
  uint32_t article_json, article_item; /* the JSON-LD object of the article, or DL_NO_ITEM */
  uint32_t page_json, page_item;       /* the same for the web page around it */
} dl_page;

/* Walks the tree of page->html (parsed) and fills the rest of the record. */
dl_status dl_page_survey(dl_page *page);

/* The visible text below a node: white space collapsed, trimmed, at most `most` bytes. In the
 * scratch arena; empty when there is none or memory is out. *source may be NULL. */
dl_str dl_page_text(const dl_page *page, dl_node node, uint32_t most, dl_span *source);

dl_str dl_page_attr(const dl_page *page, dl_node node, const char *name);

/* The source bytes of a range of a text node's text. */
dl_span dl_page_source(const dl_page *page, dl_node text_node, uint32_t from, uint32_t to);

/* The content of the first <meta> with one of the names ('|'-separated, lower case; compared
 * without case), in the order of the names. */
dl_found dl_page_meta(const dl_page *page, const char *names);

/* url against the page's base, dot segments left as they are; into page->arena. */
dl_str dl_page_resolve(const dl_page *page, dl_str url);

#pragma GCC visibility pop
#endif
