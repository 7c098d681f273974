/* html.h: WHATWG HTML as a tree with source offsets.
 *
 * dl_html_parse decodes the bytes (BOM, <meta>, declaration, default: see encoding.h), tokenizes and builds
 * the tree as https://html.spec.whatwg.org/multipage/parsing.html says, scripting off. Nodes live in
 * an array and link by index, so no walk needs recursion. The stack of open elements is capped at 512
 * as in browsers (misnested tags can make the tree some times deeper than the stack, as the standard
 * has it); attributes per element and the list of active formatting elements are capped, so that
 * time and memory stay linear in the input.
 *
 * All offsets count bytes of the source as it was given, also where it was not UTF-8. Text runs
 * carry the map from decoded text to source bytes.
 *
 * Ownership: everything lives in the arena of the call; strings may point into the source, which
 * must outlive the tree, or to static data. Nothing here is shared: any number of threads may parse
 * at once, each with its own arenas. */
#ifndef DATELINE_HTML_HTML_H
#define DATELINE_HTML_HTML_H

#include "base/arena.h"
#include "html/tags.h"

#pragma GCC visibility push(hidden)

typedef uint32_t dl_node; /* index into dl_html.nodes; 0 is the document */
#define DL_NO_NODE UINT32_MAX

typedef enum dl_node_kind {
  DL_NODE_DOCUMENT = 0,
  DL_NODE_DOCTYPE,
  DL_NODE_ELEMENT,
  DL_NODE_TEXT,
  DL_NODE_COMMENT,
  DL_NODE_TEMPLATE_CONTENT /* the fragment inside <template>: its only child */
} dl_node_kind;

typedef enum dl_namespace { DL_NS_HTML = 0, DL_NS_SVG, DL_NS_MATHML } dl_namespace;

/* At most DL_ATTRIBUTES_MOST of an element are kept, the first of each name. */
#define DL_ATTRIBUTES_MOST 256u

typedef struct dl_html_attribute {
  dl_str name;    /* lower case (adjusted for SVG and MathML: "viewBox", "xlink:href") */
  dl_str value;   /* decoded */
  dl_span source; /* of the value without its quotes; empty where there is none */
} dl_html_attribute;

/* A run of decoded text and its source; see dl_run in read.h for the same convention: equal
 * lengths mean equal bytes, unequal lengths mean an indivisible piece ("&amp;" for "&"; 'é' of
 * windows-1252, one byte, for two of UTF-8). Where a replaced piece happens to be as long as its
 * source it is given as two runs, its first byte with all of the source and the rest with none (a
 * lone CR, one byte for one, as a run of no source bytes). Of a CRLF the LF is kept and the CR is a
 * gap between runs. Runs ascend in text and cover it; they ascend in source but where the parser
 * moved text (foster parenting). */
typedef struct dl_html_run {
  uint32_t text;   /* offset into the node's text */
  uint32_t source; /* offset into the source bytes */
  uint32_t text_len, source_len;
} dl_html_run;

typedef struct dl_html_node {
  uint8_t kind;       /* dl_node_kind */
  uint8_t namespace_; /* dl_namespace */
  dl_tag tag;         /* of an element, in any namespace; DL_TAG_OTHER: a name not in tags.h */
  dl_node parent, first_child, last_child, next, previous; /* DL_NO_NODE: none */
  dl_span source; /* element: its start tag (empty, where it was implied); text: first to last byte;
                     comment, doctype: all of it */
  dl_str text;    /* text and comment: the content; element and doctype: the name */
  dl_html_attribute *attributes; /* element; of a doctype its "public" and "system" identifier */
  uint32_t attribute_count;
  uint32_t first_run, run_count; /* text: into dl_html.runs */
  uint32_t source_end; /* element: behind its end tag, or where something else closed it */
} dl_html_node;

typedef struct dl_html {
  dl_html_node *nodes; /* some may hang nowhere: reach nodes by links */
  uint32_t node_count;
  dl_html_run *runs;
  uint32_t run_count;
  dl_str encoding; /* WHATWG name of the encoding used, static: "UTF-8", "windows-1252", ... */
  bool encoding_overruled; /* the page declares another encoding, but is UTF-8 */
  bool quirks;
  bool bad_bytes; /* malformed input was replaced by U+FFFD */
  uint32_t first_bad_byte;
  bool flattened; /* a cap (depth, formatting) was reached */
} dl_html;

/* Parses a whole document. The tree lives in `arena`; `scratch` is used and released. Linear time
 * and memory. Errors: DL_ERR_MEMORY, DL_ERR_TOO_LARGE (above 1 GiB), DL_ERR_ENCODING (the system's
 * iconv lacks the declared encoding). *error may be NULL. */
dl_status dl_html_parse(dl_arena *arena, dl_arena *scratch, dl_str source, dl_html *out,
                        dl_error *error);

/* The fragment algorithm: what innerHTML of a context element would give; the children of the node
 * in *root are the result. Bytes are taken as UTF-8. */
dl_status dl_html_parse_fragment(dl_arena *arena, dl_arena *scratch, dl_str source,
                                 dl_namespace context_namespace, dl_str context_name, dl_html *out,
                                 dl_node *root, dl_error *error);

/* Value of an attribute by lower-case name; ptr NULL when absent (never NULL when present). */
dl_str dl_html_attr(const dl_html *html, dl_node node, dl_str name);

/* The next node in document order inside root (exclusive of root itself at the end): pass root
 * first; DL_NO_NODE when done. skip_children leaves out what is below `node`. */
dl_node dl_html_next(const dl_html *html, dl_node root, dl_node node, bool skip_children);

#pragma GCC visibility pop
#endif
