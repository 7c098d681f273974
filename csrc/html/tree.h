/* tree.h: the state of tree construction, shared by the files of the tree builder.
 *
 *   tree.c       nodes, the stack of open elements, scopes, insertion of elements and text
 *   formatting.c the list of active formatting elements and the adoption agency
 *   foreign.c    SVG and MathML
 *   builder.c    the loop, and the insertion modes around the body; _body, _table: the others
 *
 * Names follow the standard. What bounds the work of one token:
 * - the stack holds at most OPEN_MOST elements. An element that would go deeper is inserted as an
 *   empty leaf and not opened; a later end tag of its name is swallowed (leaves[]). Only the parts
 *   of a table that was opened, and elements that hold mere text, may use the last few places.
 * - the list of active formatting elements holds at most FORMATTING_MOST since the last marker.
 * - clones that the parser makes of formatting elements are limited in proportion to the input.
 *
 * Failure: before each token there is room for all the nodes it can make (NODES_PER_TOKEN), so that
 * insertion cannot fail half-way; a copy of text or attributes that cannot be made sets `failed`,
 * and the loop ends at the next token. */
#ifndef DATELINE_HTML_TREE_H
#define DATELINE_HTML_TREE_H

#include "html/encoding.h"
#include "html/tokenizer.h"

#pragma GCC visibility push(hidden)

#define DL_OPEN_SOFT       500u /* ordinary elements */
#define DL_OPEN_MOST       512u
#define DL_FORMATTING_MOST 48u
#define DL_NODES_PER_TOKEN 192u
#define DL_NOAH_MOST       3u

typedef enum dl_insertion_mode {
  DL_MODE_INITIAL = 0,
  DL_MODE_BEFORE_HTML,
  DL_MODE_BEFORE_HEAD,
  DL_MODE_IN_HEAD,
  DL_MODE_IN_HEAD_NOSCRIPT,
  DL_MODE_AFTER_HEAD,
  DL_MODE_IN_BODY,
  DL_MODE_TEXT,
  DL_MODE_IN_TABLE,
  DL_MODE_IN_TABLE_TEXT,
  DL_MODE_IN_CAPTION,
  DL_MODE_IN_COLUMN_GROUP,
  DL_MODE_IN_TABLE_BODY,
  DL_MODE_IN_ROW,
  DL_MODE_IN_CELL,
  DL_MODE_IN_TEMPLATE,
  DL_MODE_AFTER_BODY,
  DL_MODE_IN_FRAMESET,
  DL_MODE_AFTER_FRAMESET,
  DL_MODE_AFTER_AFTER_BODY,
  DL_MODE_AFTER_AFTER_FRAMESET
} dl_insertion_mode;

typedef struct dl_open_element {
  dl_node node;
  dl_tag tag;
  uint8_t namespace_;
  uint8_t flags;      /* DL_TAG_IS_SPECIAL, _SCOPE, ... of its namespace */
  uint32_t name_hash; /* of DL_TAG_OTHER; else 0 */
} dl_open_element;

typedef struct dl_formatting {
  dl_node node; /* DL_NO_NODE: a marker */
  dl_tag tag;
  bool hashed;
  uint64_t hash; /* of its attributes, whatever their order; made when first asked for */
} dl_formatting;

/* A piece of text that waits in a table. */
typedef struct dl_waiting_text {
  dl_str text; /* of replaced text only the length counts */
  uint32_t start, end;
  bool raw;
  char replaced[DL_REFERENCE_MOST];
} dl_waiting_text;

/* A run while the tree is built: those of one text node are linked, for they need not be neighbours
 * (foster parenting). */
typedef struct dl_linked_run {
  dl_html_run run;
  uint32_t next;
} dl_linked_run;

typedef struct dl_tree {
  dl_arena *arena, *scratch;
  dl_tokenizer tokenizer;
  const dl_decoded *decoded;
  uint32_t mapped_at, mapped_source; /* the place of the source asked for last */
  dl_html *out;
  uint32_t node_capacity;
  DL_VEC(dl_linked_run) runs;
  uint32_t runs_most; /* beyond it replaced neighbours are joined */

  dl_open_element open[DL_OPEN_MOST + 8];
  uint32_t open_count;
  uint32_t open_by_tag[DL_TAG_KNOWN_COUNT]; /* HTML elements on the stack */
  uint32_t open_by_hash[256];               /* those of DL_TAG_OTHER, by the low bits of the hash */
  uint32_t leaves[DL_TAG_KNOWN_COUNT];      /* elements beyond the cap whose end tag may come */
  bool any_leaves;

  DL_VEC(dl_formatting) formatting;
  uint64_t clones_left;

  uint8_t template_modes[DL_OPEN_MOST];
  uint32_t template_mode_count;
  DL_VEC(dl_waiting_text) table_text; /* pending table character tokens */

  uint8_t mode, original_mode; /* dl_insertion_mode */
  bool fragment;
  dl_tag context_tag; /* of a fragment */
  uint8_t context_namespace;
  dl_str context_encoding; /* of a fragment in annotation-xml: its encoding attribute */
  dl_node head, form;
  bool frameset_ok, foster, skip_newline, stopped;
  bool failed;
} dl_tree;

/* What an insertion mode did with a token. */
typedef enum dl_step { DL_STEP_DONE, DL_STEP_AGAIN } dl_step;

/* A place to insert at: as the last child of parent, or before `before`. */
typedef struct dl_place {
  dl_node parent, before;
} dl_place;

/* ---- tree.c ---- */
bool dl_tree_make_room(dl_tree *tree);
/* Room for the nodes of one token. */
static inline bool dl_tree_reserve(dl_tree *tree) {
  return tree->node_capacity - tree->out->node_count >= DL_NODES_PER_TOKEN ||
         dl_tree_make_room(tree);
}
dl_node dl_tree_new_node(dl_tree *tree, dl_node_kind kind, uint32_t start, uint32_t end);
void dl_tree_append(dl_tree *tree, dl_node parent, dl_node child);
void dl_tree_insert_at(dl_tree *tree, dl_place place, dl_node child);
void dl_tree_detach(dl_tree *tree, dl_node node);

static inline dl_open_element *dl_tree_current(dl_tree *tree) {
  return &tree->open[tree->open_count - 1];
}
static inline bool dl_open_is(const dl_open_element *element, dl_tag tag) {
  return element->tag == tag && element->namespace_ == DL_NS_HTML;
}
static inline bool dl_tree_current_is(dl_tree *tree, dl_tag tag) {
  return dl_open_is(dl_tree_current(tree), tag);
}
static inline bool dl_tree_has_open(const dl_tree *tree, dl_tag tag) {
  return tree->open_by_tag[tag] > 0;
}

/* Which open elements have the name of a tag; makes the comparison of unknown names cheap. */
typedef struct dl_name {
  dl_tag tag;
  uint32_t hash;
  dl_str text;
} dl_name;
dl_name dl_token_name(const dl_html_token *token);
/* false: surely no open element has an unknown name like this. */
bool dl_tree_may_be_open(const dl_tree *tree, dl_name name);
bool dl_tree_has_name(const dl_tree *tree, const dl_open_element *element, dl_name name);

void dl_tree_push(dl_tree *tree, dl_node node);
void dl_tree_pop(dl_tree *tree, const dl_html_token *token);
void dl_tree_remove_open(dl_tree *tree, uint32_t index);
void dl_tree_insert_open(dl_tree *tree, uint32_t index, dl_node node);
/* Index on the stack, or UINT32_MAX. */
uint32_t dl_tree_open_index(const dl_tree *tree, dl_node node);
/* While an element is open its first_run is 1 (elements have no runs). */
static inline bool dl_tree_is_open(const dl_tree *tree, dl_node node) {
  return tree->out->nodes[node].first_run == 1;
}

typedef enum dl_scope {
  DL_SCOPE_DEFAULT,
  DL_SCOPE_LIST_ITEM,
  DL_SCOPE_BUTTON,
  DL_SCOPE_TABLE
} dl_scope;
bool dl_tree_in_scope(const dl_tree *tree, dl_tag tag, dl_scope scope);
bool dl_tree_heading_in_scope(const dl_tree *tree);
bool dl_tree_node_in_scope(const dl_tree *tree, dl_node node);

/* Pops until an HTML element of that name was popped (nothing where none is open). */
void dl_tree_pop_until(dl_tree *tree, dl_tag tag, const dl_html_token *token);
void dl_tree_generate_implied_end(dl_tree *tree, dl_tag except, const dl_html_token *token);
void dl_tree_generate_implied_end_thoroughly(dl_tree *tree, const dl_html_token *token);
void dl_tree_close_p(dl_tree *tree, const dl_html_token *token);

dl_place dl_tree_appropriate_place(dl_tree *tree, dl_node override);
/* Where what comes next goes: most often to the end of the current node. */
static inline dl_place dl_tree_next_place(dl_tree *tree) {
  const dl_open_element *top = dl_tree_current(tree);
  return tree->foster || top->tag == DL_TAG_TEMPLATE ? dl_tree_appropriate_place(tree, DL_NO_NODE)
                                                     : (dl_place){top->node, DL_NO_NODE};
}
/* The attributes of the tokenizer's last start tag, in the arena. */
dl_node dl_tree_create_element(dl_tree *tree, const dl_html_token *token, dl_namespace ns);
dl_node dl_tree_clone_element(dl_tree *tree, dl_node node);
/* Creates and inserts; opens it unless the stack is full. The node, or DL_NO_NODE where it was not
 * opened (a leaf beyond the cap). */
dl_node dl_tree_insert_element(dl_tree *tree, const dl_html_token *token);
dl_node dl_tree_insert_foreign(dl_tree *tree, const dl_html_token *token, dl_namespace ns);
/* An element that is closed at once. */
void dl_tree_insert_void(dl_tree *tree, const dl_html_token *token);
/* The tag that the source left out before a place, and its element, open. */
dl_html_token dl_token_implied(dl_tag tag, uint32_t at);
dl_node dl_tree_insert_implied(dl_tree *tree, dl_tag tag, uint32_t at);
/* The <html> element of a fragment. */
void dl_tree_insert_root(dl_tree *tree);
void dl_tree_insert_text(dl_tree *tree, const dl_html_token *token);
void dl_tree_insert_comment(dl_tree *tree, const dl_html_token *token, dl_node parent);
/* Makes the runs of every text node neighbours, in the arena. */
bool dl_tree_finish_runs(dl_tree *tree);
/* Adds the token's attributes that the element lacks. */
void dl_tree_merge_attributes(dl_tree *tree, dl_node node);

/* ---- formatting.c ---- */
void dl_formatting_push(dl_tree *tree, dl_node node);
void dl_formatting_push_marker(dl_tree *tree);
void dl_formatting_clear_to_marker(dl_tree *tree);
void dl_formatting_remove(dl_tree *tree, dl_node node);
void dl_formatting_reopen(dl_tree *tree);
/* Most often the last of the list is open, or there is none. */
static inline void dl_formatting_reconstruct(dl_tree *tree) {
  if (tree->formatting.count == 0) return;
  dl_node last = tree->formatting.items[tree->formatting.count - 1].node;
  if (last != DL_NO_NODE && !dl_tree_is_open(tree, last)) dl_formatting_reopen(tree);
}
/* The entry of that name after the last marker, or DL_NO_NODE. */
dl_node dl_formatting_find(const dl_tree *tree, dl_tag tag);
void dl_adoption_agency(dl_tree *tree, const dl_html_token *token);

/* ---- foreign.c ---- */
bool dl_foreign_applies(dl_tree *tree, const dl_html_token *token);
dl_step dl_foreign_step(dl_tree *tree, dl_html_token *token);
void dl_foreign_adjust(dl_tree *tree, dl_namespace ns);

/* ---- builder*.c ---- */
dl_step dl_builder_step(dl_tree *tree, dl_html_token *token, dl_insertion_mode mode);
dl_step dl_builder_in_head(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_body(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_table(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_table_text(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_caption(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_column_group(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_table_body(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_row(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_cell(dl_tree *tree, dl_html_token *token);
dl_step dl_builder_in_template(dl_tree *tree, dl_html_token *token);
void dl_builder_any_other_end_tag(dl_tree *tree, const dl_html_token *token);
void dl_builder_reset_mode(dl_tree *tree);
/* Inserts the element and reads its text up to its end tag. */
void dl_builder_text_element(dl_tree *tree, const dl_html_token *token, dl_content_model model);
bool dl_token_is_space(const dl_html_token *token);
/* Inserts the leading white space of a text token and takes it off; whether nothing is left. */
bool dl_builder_take_space(dl_tree *tree, dl_html_token *token);

static inline bool dl_token_starts(const dl_html_token *token, dl_tag tag) {
  return token->kind == DL_TOKEN_START && token->tag == tag;
}

#pragma GCC visibility pop
#endif
