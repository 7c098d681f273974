/* html.h: WHATWG HTML as a tree with source offsets.
 *
 * dl_html_parse decodes the bytes (BOM, <meta>, declaration, WHATWG default), tokenizes and builds
 * the tree as https://html.spec.whatwg.org/ says (scripting off). Nodes live in an array and link by
 * index, so no walk needs recursion. Depth is capped at 512 as in browsers; attributes per element
 * and the list of active formatting elements are capped so that time stays linear.
 *
 * Text runs carry a map from decoded text to source bytes. */
#ifndef DATELINE_HTML_HTML_H
#define DATELINE_HTML_HTML_H

#include "base/arena.h"

#pragma GCC visibility push(hidden)

typedef uint32_t dl_node; /* index into dl_html.nodes; 0 is the document */
#define DL_NO_NODE UINT32_MAX

typedef enum dl_node_kind {
  DL_NODE_DOCUMENT = 0,
  DL_NODE_DOCTYPE,
  DL_NODE_ELEMENT,
  DL_NODE_TEXT,
  DL_NODE_COMMENT,
  DL_NODE_TEMPLATE_CONTENT /* the fragment inside <template> */
} dl_node_kind;

/* Element names are interned: a dl_tag below DL_TAG_KNOWN_COUNT is a name of the table in
 * html/tags.h (DL_TAG_DIV, ...), DL_TAG_OTHER any other. */
typedef uint16_t dl_tag;

typedef enum dl_namespace { DL_NS_HTML = 0, DL_NS_SVG, DL_NS_MATHML } dl_namespace;

typedef struct dl_html_attribute {
  dl_str name;    /* lower case (adjusted for SVG and MathML) */
  dl_str value;   /* decoded */
  dl_span source; /* of the value without its quotes; empty where there is none */
} dl_html_attribute;

/* A run of decoded text and its source; see dl_run in read.h for the same convention: equal
 * lengths mean equal bytes, unequal lengths mean an indivisible piece. */
typedef struct dl_html_run {
  uint32_t text;   /* offset into the node's text */
  uint32_t source; /* offset into the source bytes */
  uint32_t text_len, source_len;
} dl_html_run;

typedef struct dl_html_node {
  uint8_t kind;       /* dl_node_kind */
  uint8_t namespace_; /* dl_namespace */
  dl_tag tag;         /* of an element */
  dl_node parent, first_child, last_child, next, previous;
  dl_span source; /* element: its start tag (empty if implied); text: first to last byte */
  dl_str name;    /* element: tag name; doctype: name */
  dl_str text;    /* text, comment */
  dl_html_attribute *attributes; /* element */
  uint32_t attribute_count;
  uint32_t first_run, run_count; /* text: into dl_html.runs */
} dl_html_node;

typedef struct dl_html {
  dl_html_node *nodes;
  uint32_t node_count;
  dl_html_run *runs;
  uint32_t run_count;
  dl_str encoding; /* WHATWG name of the encoding used, static: "UTF-8", "windows-1252", ... */
  bool quirks;
  bool bad_bytes; /* malformed input was skipped or replaced */
  uint32_t first_bad_byte;
  bool flattened; /* the depth cap was reached */
} dl_html;

/* Parses a whole document. The tree lives in `arena`; strings may point into `source`, which must
 * outlive it; `scratch` is used and released. Linear time and memory. */
dl_status dl_html_parse(dl_arena *arena, dl_arena *scratch, dl_str source, dl_html *out,
                        dl_error *error);

/* Value of an attribute by lower-case name; ptr NULL when absent. */
dl_str dl_html_attr(const dl_html *html, dl_node node, dl_str name);

/* The next node in document order inside root (exclusive of root itself at the end): pass root
 * first; DL_NO_NODE when done. skip_children leaves out what is below `node`. */
dl_node dl_html_next(const dl_html *html, dl_node root, dl_node node, bool skip_children);

#pragma GCC visibility pop
#endif
