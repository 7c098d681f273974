/* tree.c: nodes, the stack of open elements, and insertion. */
#include "html/tree.h"

#include "base/hash.h"

/* Usual pages have fewer nodes and runs than one for so many bytes. */
#define BYTES_PER_NODE 96u
#define BYTES_PER_RUN  192u

/* How many nodes well-formed markup of the bytes ahead makes: one for each '<' that opens something, one
 * for each text in front of a '<' (*texts counts those). */
static uint32_t expected_nodes(const dl_tokenizer *tokenizer, uint32_t *texts) {
  const char *text = tokenizer->buffer;
  uint32_t count = 0, start = tokenizer->pos, len = tokenizer->len;
  *texts = 0;
  for (uint32_t at = start; (at = dl_find_byte(text, at, len, '<')) + 1 < len; at++) {
    char c = text[at + 1];
    bool opens = dl_ascii_alpha(c) || c == '!' || c == '?';
    if (!opens && c != '/') continue;
    bool behind_text = at > start && text[at - 1] != '>';
    *texts += behind_text ? 1u : 0u;
    count += (behind_text ? 1u : 0u) + (opens ? 1u : 0u);
  }
  return count;
}

static bool grow(dl_arena *arena, void **items, uint32_t *capacity, uint64_t wanted, size_t size) {
  if (wanted >= DL_NO_NODE) return false;
  void *grown = dl_arena_grow(arena, *items, *capacity * size, (size_t)wanted * size);
  if (!grown) return false;
  *items = grown;
  *capacity = (uint32_t)wanted;
  return true;
}

/* The arrays begin at a size that few pages fill. Where one does, the rest of it is counted, so that
 * they grow once; where markup makes more than it seems to, by half. */
bool dl_tree_make_room(dl_tree *tree) {
  dl_html *out = tree->out;
  uint64_t nodes, runs;
  if (!out->nodes) {
    nodes = 2 * DL_NODES_PER_TOKEN + tree->tokenizer.len / BYTES_PER_NODE;
    runs = 64 + tree->tokenizer.len / BYTES_PER_RUN;
  } else {
    uint32_t texts;
    uint64_t half_more = (uint64_t)tree->node_capacity + tree->node_capacity / 2;
    nodes =
        (uint64_t)out->node_count + expected_nodes(&tree->tokenizer, &texts) + tree->clones_left;
    nodes = (nodes > half_more ? nodes : half_more) + 2 * DL_NODES_PER_TOKEN;
    runs = (uint64_t)tree->runs.count + texts + 64;
  }
  void *node_items = out->nodes, *run_items = tree->runs.items;
  bool good = grow(tree->arena, &node_items, &tree->node_capacity, nodes, sizeof *out->nodes);
  if (good && runs > tree->runs.capacity)
    good = grow(tree->scratch, &run_items, &tree->runs.capacity, runs, sizeof *tree->runs.items);
  out->nodes = node_items;
  tree->runs.items = run_items;
  return good;
}

/* Places are asked for in ascending order mostly: a walk from the last one is shorter than from the
 * last sum. */
static uint32_t mapped_source_at(dl_tree *tree, uint32_t at) {
  const dl_decoded *decoded = tree->decoded;
  if (at < tree->mapped_at || at - tree->mapped_at > 64) {
    tree->mapped_source = dl_decoded_source(decoded, at);
  } else {
    for (uint32_t i = tree->mapped_at; i < at; i++) tree->mapped_source += decoded->steps[i];
  }
  tree->mapped_at = at;
  return tree->mapped_source;
}

static inline uint32_t source_at(dl_tree *tree, uint32_t at) {
  return tree->decoded->direct ? at : mapped_source_at(tree, at);
}

static dl_span source_span(dl_tree *tree, uint32_t start, uint32_t end) {
  return (dl_span){source_at(tree, start), source_at(tree, end)};
}

/* dl_tree_reserve has made the room. */
static inline dl_node new_node(dl_tree *tree, dl_node_kind kind, uint32_t start, uint32_t end) {
  dl_node index = tree->out->node_count++;
  dl_html_node *node = &tree->out->nodes[index];
  memset(node, 0, sizeof *node);
  node->kind = (uint8_t)kind;
  node->parent = node->first_child = node->last_child = node->next = node->previous = DL_NO_NODE;
  node->source = source_span(tree, start, end);
  node->source_end = node->source.end;
  return index;
}

dl_node dl_tree_new_node(dl_tree *tree, dl_node_kind kind, uint32_t start, uint32_t end) {
  return new_node(tree, kind, start, end);
}

void dl_tree_detach(dl_tree *tree, dl_node index) {
  dl_html_node *nodes = tree->out->nodes, *node = &nodes[index];
  if (node->parent == DL_NO_NODE) return;
  if (node->previous != DL_NO_NODE)
    nodes[node->previous].next = node->next;
  else
    nodes[node->parent].first_child = node->next;
  if (node->next != DL_NO_NODE)
    nodes[node->next].previous = node->previous;
  else
    nodes[node->parent].last_child = node->previous;
  node->parent = node->next = node->previous = DL_NO_NODE;
}

static inline void insert_at(dl_tree *tree, dl_place place, dl_node index) {
  if (tree->out->nodes[index].parent != DL_NO_NODE) dl_tree_detach(tree, index);
  dl_html_node *nodes = tree->out->nodes, *node = &nodes[index], *parent = &nodes[place.parent];
  node->parent = place.parent;
  node->next = place.before;
  node->previous = place.before == DL_NO_NODE ? parent->last_child : nodes[place.before].previous;
  if (node->previous != DL_NO_NODE)
    nodes[node->previous].next = index;
  else
    parent->first_child = index;
  if (node->next != DL_NO_NODE)
    nodes[node->next].previous = index;
  else
    parent->last_child = index;
}

void dl_tree_insert_at(dl_tree *tree, dl_place place, dl_node index) {
  insert_at(tree, place, index);
}

void dl_tree_append(dl_tree *tree, dl_node parent, dl_node child) {
  insert_at(tree, (dl_place){parent, DL_NO_NODE}, child);
}

/* ---- the stack of open elements ----------------------------------------------------------------
 */

/* Categories of an element; those of SVG and MathML are few. */
static uint8_t element_flags(uint8_t ns, dl_tag tag) {
  if (ns == DL_NS_HTML) return dl_tag_flags[tag];
  bool counts = ns == DL_NS_SVG
                    ? tag == DL_TAG_FOREIGNOBJECT || tag == DL_TAG_DESC || tag == DL_TAG_TITLE
                    : tag == DL_TAG_MI || tag == DL_TAG_MO || tag == DL_TAG_MN ||
                          tag == DL_TAG_MS || tag == DL_TAG_MTEXT || tag == DL_TAG_ANNOTATION_XML;
  return counts ? DL_TAG_IS_SPECIAL | DL_TAG_IS_SCOPE : 0;
}

static uint32_t hash_name(dl_tag tag, dl_str text) {
  return tag == DL_TAG_OTHER ? (uint32_t)dl_hash(text.ptr, text.len, 0) : 0;
}

dl_name dl_token_name(const dl_html_token *token) {
  return (dl_name){token->tag, hash_name(token->tag, token->text), token->text};
}

bool dl_tree_may_be_open(const dl_tree *tree, dl_name name) {
  return name.tag != DL_TAG_OTHER || tree->open_by_hash[name.hash % 256] > 0;
}

bool dl_tree_has_name(const dl_tree *tree, const dl_open_element *element, dl_name name) {
  return element->tag == name.tag && element->name_hash == name.hash &&
         (name.tag != DL_TAG_OTHER ||
          dl_str_equal(tree->out->nodes[element->node].text, name.text));
}

static inline dl_open_element enter(dl_tree *tree, dl_node index) {
  dl_html_node *node = &tree->out->nodes[index];
  uint32_t hash = hash_name(node->tag, node->text);
  node->first_run = 1;
  if (node->namespace_ == DL_NS_HTML) tree->open_by_tag[node->tag]++;
  if (node->tag == DL_TAG_OTHER) tree->open_by_hash[hash % 256]++;
  return (dl_open_element){index, node->tag, node->namespace_,
                           element_flags(node->namespace_, node->tag), hash};
}

static inline void leave(dl_tree *tree, const dl_open_element *element) {
  tree->out->nodes[element->node].first_run = 0;
  if (element->namespace_ == DL_NS_HTML) tree->open_by_tag[element->tag]--;
  if (element->tag == DL_TAG_OTHER) tree->open_by_hash[element->name_hash % 256]--;
}

static inline void push(dl_tree *tree, dl_node node) {
  if (tree->open_count >= sizeof tree->open / sizeof *tree->open) {
    tree->out->flattened = true;
    return;
  }
  tree->open[tree->open_count++] = enter(tree, node);
}

void dl_tree_push(dl_tree *tree, dl_node node) {
  push(tree, node);
}

static inline void pop(dl_tree *tree, const dl_html_token *token) {
  const dl_open_element *top = dl_tree_current(tree);
  if (token) {
    bool ends = token->kind == DL_TOKEN_END && token->tag == top->tag;
    tree->out->nodes[top->node].source_end = source_at(tree, ends ? token->end : token->start);
  }
  leave(tree, top);
  tree->open_count--;
  if (tree->any_leaves && tree->open_count < DL_OPEN_SOFT) {
    memset(tree->leaves, 0, sizeof tree->leaves);
    tree->any_leaves = false;
  }
}

void dl_tree_pop(dl_tree *tree, const dl_html_token *token) {
  pop(tree, token);
}

void dl_tree_remove_open(dl_tree *tree, uint32_t index) {
  leave(tree, &tree->open[index]);
  tree->open_count--;
  memmove(tree->open + index, tree->open + index + 1,
          (tree->open_count - index) * sizeof *tree->open);
}

void dl_tree_insert_open(dl_tree *tree, uint32_t index, dl_node node) {
  if (tree->open_count >= sizeof tree->open / sizeof *tree->open) return;
  memmove(tree->open + index + 1, tree->open + index,
          (tree->open_count - index) * sizeof *tree->open);
  tree->open_count++;
  tree->open[index] = enter(tree, node);
}

uint32_t dl_tree_open_index(const dl_tree *tree, dl_node node) {
  for (uint32_t i = tree->open_count; i-- > 0;)
    if (tree->open[i].node == node) return i;
  return UINT32_MAX;
}

/* Whether an open element ends the search of a scope. */
static bool bounds_scope(const dl_open_element *element, dl_scope scope) {
  if (scope == DL_SCOPE_TABLE)
    return dl_open_is(element, DL_TAG_HTML) || dl_open_is(element, DL_TAG_TABLE) ||
           dl_open_is(element, DL_TAG_TEMPLATE);
  if (element->flags & DL_TAG_IS_SCOPE) return true;
  if (scope == DL_SCOPE_BUTTON) return dl_open_is(element, DL_TAG_BUTTON);
  if (scope == DL_SCOPE_LIST_ITEM)
    return dl_open_is(element, DL_TAG_OL) || dl_open_is(element, DL_TAG_UL);
  return false;
}

bool dl_tree_in_scope(const dl_tree *tree, dl_tag tag, dl_scope scope) {
  if (!dl_tree_has_open(tree, tag)) return false;
  for (uint32_t i = tree->open_count; i-- > 0;) {
    if (dl_open_is(&tree->open[i], tag)) return true;
    if (bounds_scope(&tree->open[i], scope)) return false;
  }
  return false;
}

static bool is_heading(dl_tag tag) {
  return tag >= DL_TAG_H1 && tag <= DL_TAG_H6;
}

bool dl_tree_heading_in_scope(const dl_tree *tree) {
  for (uint32_t i = tree->open_count; i-- > 0;) {
    if (tree->open[i].namespace_ == DL_NS_HTML && is_heading(tree->open[i].tag)) return true;
    if (bounds_scope(&tree->open[i], DL_SCOPE_DEFAULT)) return false;
  }
  return false;
}

bool dl_tree_node_in_scope(const dl_tree *tree, dl_node node) {
  for (uint32_t i = tree->open_count; i-- > 0;) {
    if (tree->open[i].node == node) return true;
    if (bounds_scope(&tree->open[i], DL_SCOPE_DEFAULT)) return false;
  }
  return false;
}

void dl_tree_pop_until(dl_tree *tree, dl_tag tag, const dl_html_token *token) {
  while (dl_tree_has_open(tree, tag) && tree->open_count > 1) {
    bool last = dl_tree_current_is(tree, tag);
    pop(tree, token);
    if (last) return;
  }
}

void dl_tree_generate_implied_end(dl_tree *tree, dl_tag except, const dl_html_token *token) {
  for (;;) {
    const dl_open_element *top = dl_tree_current(tree);
    if (!(top->flags & DL_TAG_IS_IMPLIED_END) || top->tag == except) return;
    pop(tree, token);
  }
}

void dl_tree_generate_implied_end_thoroughly(dl_tree *tree, const dl_html_token *token) {
  while (dl_tree_current(tree)->flags & (DL_TAG_IS_IMPLIED_END | DL_TAG_IS_THOROUGH))
    pop(tree, token);
}

void dl_tree_close_p(dl_tree *tree, const dl_html_token *token) {
  dl_tree_generate_implied_end(tree, DL_TAG_P, token);
  dl_tree_pop_until(tree, DL_TAG_P, token);
}

/* ---- elements ----------------------------------------------------------------------------------
 */

static bool is_table_part(const dl_open_element *element) {
  if (element->namespace_ != DL_NS_HTML) return false;
  switch (element->tag) {
  case DL_TAG_TABLE:
  case DL_TAG_TBODY:
  case DL_TAG_TFOOT:
  case DL_TAG_THEAD:
  case DL_TAG_TR: return true;
  default: return false;
  }
}

/* Where an open table stands: what is misplaced in it goes in front. */
static dl_place foster_place(dl_tree *tree) {
  for (uint32_t i = tree->open_count; i-- > 0;) {
    if (dl_open_is(&tree->open[i], DL_TAG_TEMPLATE))
      return (dl_place){tree->open[i].node, DL_NO_NODE};
    if (!dl_open_is(&tree->open[i], DL_TAG_TABLE)) continue;
    dl_node table = tree->open[i].node, parent = tree->out->nodes[table].parent;
    if (parent != DL_NO_NODE) return (dl_place){parent, table};
    return (dl_place){tree->open[i ? i - 1 : 0].node, DL_NO_NODE};
  }
  return (dl_place){tree->open[0].node, DL_NO_NODE};
}

dl_place dl_tree_appropriate_place(dl_tree *tree, dl_node override) {
  dl_place place = {dl_tree_current(tree)->node, DL_NO_NODE};
  const dl_html_node *nodes = tree->out->nodes;
  if (override != DL_NO_NODE) place.parent = override;
  if (tree->foster) {
    const dl_html_node *node = &nodes[place.parent];
    dl_open_element target = {place.parent, node->tag, node->namespace_, 0, 0};
    if (is_table_part(&target)) place = foster_place(tree);
  }
  const dl_html_node *parent = &nodes[place.parent];
  if (place.before == DL_NO_NODE && parent->tag == DL_TAG_TEMPLATE &&
      parent->namespace_ == DL_NS_HTML && parent->first_child != DL_NO_NODE &&
      nodes[parent->first_child].kind == DL_NODE_TEMPLATE_CONTENT)
    place.parent = parent->first_child;
  return place;
}

static inline dl_node create_element(dl_tree *tree, const dl_html_token *token, dl_namespace ns) {
  dl_node index = new_node(tree, DL_NODE_ELEMENT, token->start, token->end);
  dl_html_node *node = &tree->out->nodes[index];
  node->tag = token->tag;
  node->namespace_ = (uint8_t)ns;
  node->text = token->text;
  uint32_t count = tree->tokenizer.attribute_count;
  if (count == 0) return index;
  node->attributes = dl_arena_alloc(tree->arena, count * sizeof *node->attributes);
  if (!node->attributes) {
    tree->failed = true;
    return index;
  }
  memcpy(node->attributes, tree->tokenizer.attributes, count * sizeof *node->attributes);
  node->attribute_count = count;
  if (!tree->decoded->direct)
    for (uint32_t i = 0; i < count; i++) {
      dl_span span = node->attributes[i].source;
      node->attributes[i].source = source_span(tree, span.start, span.end);
    }
  return index;
}

dl_node dl_tree_create_element(dl_tree *tree, const dl_html_token *token, dl_namespace ns) {
  return create_element(tree, token, ns);
}

dl_node dl_tree_clone_element(dl_tree *tree, dl_node original) {
  dl_node index = new_node(tree, DL_NODE_ELEMENT, 0, 0);
  dl_html_node *node = &tree->out->nodes[index], *from = &tree->out->nodes[original];
  node->tag = from->tag;
  node->namespace_ = from->namespace_;
  node->text = from->text;
  node->attributes = from->attributes;
  node->attribute_count = from->attribute_count;
  node->source = from->source;
  node->source_end = from->source_end;
  if (tree->clones_left) tree->clones_left--;
  return index;
}

/* Elements that may use the last places of the stack: parts of a table that was let in, and those
 * that hold nothing but text. */
static bool may_go_deeper(dl_tag tag) {
  switch (tag) {
  case DL_TAG_TBODY:
  case DL_TAG_THEAD:
  case DL_TAG_TFOOT:
  case DL_TAG_TR:
  case DL_TAG_TD:
  case DL_TAG_TH:
  case DL_TAG_CAPTION:
  case DL_TAG_COLGROUP:
  case DL_TAG_SCRIPT:
  case DL_TAG_STYLE:
  case DL_TAG_TITLE:
  case DL_TAG_TEXTAREA:
  case DL_TAG_XMP:
  case DL_TAG_IFRAME:
  case DL_TAG_NOEMBED:
  case DL_TAG_NOFRAMES: return true;
  default: return false;
  }
}

static inline dl_node insert(dl_tree *tree, const dl_html_token *token, dl_namespace ns) {
  dl_place place = dl_tree_next_place(tree);
  dl_node node = create_element(tree, token, ns);
  insert_at(tree, place, node);
  bool room = tree->open_count < DL_OPEN_SOFT ||
              (tree->open_count < DL_OPEN_MOST && ns == DL_NS_HTML && may_go_deeper(token->tag));
  if (room) {
    push(tree, node);
    return node;
  }
  tree->out->flattened = true;
  return DL_NO_NODE;
}

static inline dl_node insert_foreign(dl_tree *tree, const dl_html_token *token, dl_namespace ns) {
  dl_node node = insert(tree, token, ns);
  if (node == DL_NO_NODE && !token->self_closing) {
    tree->leaves[token->tag]++;
    tree->any_leaves = true;
  }
  return node;
}

dl_node dl_tree_insert_foreign(dl_tree *tree, const dl_html_token *token, dl_namespace ns) {
  return insert_foreign(tree, token, ns);
}

dl_node dl_tree_insert_element(dl_tree *tree, const dl_html_token *token) {
  return insert_foreign(tree, token, DL_NS_HTML);
}

void dl_tree_insert_void(dl_tree *tree, const dl_html_token *token) {
  if (insert(tree, token, DL_NS_HTML) != DL_NO_NODE) {
    dl_node node = dl_tree_current(tree)->node;
    pop(tree, NULL);
    tree->out->nodes[node].source_end = tree->out->nodes[node].source.end;
  }
}

dl_html_token dl_token_implied(dl_tag tag, uint32_t at) {
  dl_html_token token;
  memset(&token, 0, sizeof token);
  token.kind = DL_TOKEN_START;
  token.tag = tag;
  token.text = dl_html_tag_names[tag];
  token.start = token.end = at;
  return token;
}

dl_node dl_tree_insert_implied(dl_tree *tree, dl_tag tag, uint32_t at) {
  dl_html_token token = dl_token_implied(tag, at);
  uint32_t count = tree->tokenizer.attribute_count; /* belong to another tag */
  tree->tokenizer.attribute_count = 0;
  dl_node node = dl_tree_insert_element(tree, &token);
  tree->tokenizer.attribute_count = count;
  return node;
}

void dl_tree_insert_root(dl_tree *tree) {
  dl_node root = new_node(tree, DL_NODE_ELEMENT, 0, 0);
  tree->out->nodes[root].tag = DL_TAG_HTML;
  tree->out->nodes[root].text = dl_html_tag_names[DL_TAG_HTML];
  dl_tree_append(tree, 0, root);
  push(tree, root);
}

void dl_tree_merge_attributes(dl_tree *tree, dl_node index) {
  dl_html_node *node = &tree->out->nodes[index];
  uint32_t had = node->attribute_count, add = tree->tokenizer.attribute_count;
  /* With the cap a thousand <body ...> cost no more than their own bytes. */
  if (add > DL_ATTRIBUTES_MOST - had) add = DL_ATTRIBUTES_MOST - had;
  if (add == 0) return;
  uint32_t fresh[DL_ATTRIBUTES_MOST], fresh_count = 0;
  for (uint32_t i = 0; i < tree->tokenizer.attribute_count && fresh_count < add; i++) {
    uint32_t known = 0;
    dl_str name = tree->tokenizer.attributes[i].name;
    while (known < had && !dl_str_equal(node->attributes[known].name, name)) known++;
    if (known == had) fresh[fresh_count++] = i;
  }
  if (fresh_count == 0) return;
  dl_html_attribute *merged =
      dl_arena_alloc(tree->arena, (had + fresh_count) * sizeof *node->attributes);
  if (!merged) {
    tree->failed = true;
    return;
  }
  if (had) memcpy(merged, node->attributes, had * sizeof *merged);
  for (uint32_t i = 0; i < fresh_count; i++) {
    merged[had + i] = tree->tokenizer.attributes[fresh[i]];
    dl_span span = merged[had + i].source;
    merged[had + i].source = source_span(tree, span.start, span.end);
  }
  node->attributes = merged;
  node->attribute_count = had + fresh_count;
}

/* ---- text --------------------------------------------------------------------------------------
 * A text node that is one piece of the buffer points into it. From the second piece on its text is
 * copied; capacity is the next power of two, so that appending is linear. `tag` of a text node is 1
 * when it was copied; `last_child` is its last run. */

static inline void link_run(dl_tree *tree, dl_node index, dl_html_run run) {
  dl_html_node *node = &tree->out->nodes[index];
  dl_linked_run linked = {run, DL_NO_NODE};
  if (!dl_vec_push(tree->scratch, &tree->runs, linked)) {
    tree->failed = true;
    return;
  }
  uint32_t place = tree->runs.count - 1;
  if (node->last_child == DL_NO_NODE)
    node->first_run = place;
  else
    tree->runs.items[node->last_child].next = place;
  node->last_child = place;
  node->run_count++;
}

static dl_html_run *last_run(dl_tree *tree, dl_node index) {
  uint32_t last = tree->out->nodes[index].last_child;
  return last == DL_NO_NODE ? NULL : &tree->runs.items[last].run;
}

static inline void add_equal_run(dl_tree *tree, dl_node index, uint32_t text, uint32_t source,
                                 uint32_t len) {
  dl_html_run *last = last_run(tree, index);
  if (last && last->text_len == last->source_len && last->source + last->source_len == source) {
    last->text_len += len;
    last->source_len += len;
    return;
  }
  link_run(tree, index, (dl_html_run){text, source, len, len});
}

static void add_replaced_run(dl_tree *tree, dl_node index, uint32_t text, uint32_t text_len,
                             uint32_t source, uint32_t source_len) {
  dl_html_run *last = last_run(tree, index);
  /* A page made of nothing but such pieces: coarser runs keep memory in bounds. */
  if (tree->runs.count > tree->runs_most && last && last->text_len != last->source_len &&
      source >= last->source + last->source_len &&
      source - last->source + source_len != last->text_len + text_len) {
    last->text_len += text_len;
    last->source_len = source - last->source + source_len;
    return;
  }
  if (text_len != source_len) {
    link_run(tree, index, (dl_html_run){text, source, text_len, source_len});
  } else if (text_len == 1) {
    link_run(tree, index, (dl_html_run){text, source, 1, 0});
  } else {
    link_run(tree, index, (dl_html_run){text, source, 1, source_len});
    link_run(tree, index, (dl_html_run){text + 1, source + source_len, text_len - 1, 0});
  }
}

/* Runs of a raw piece of a decoded buffer: stretches of equal bytes, else character by character. */
static void add_decoded_runs(dl_tree *tree, dl_node index, uint32_t text, uint32_t at,
                             uint32_t len) {
  const dl_decoded *decoded = tree->decoded;
  uint32_t source = source_at(tree, at), end = at + len;
  while (at < end) {
    uint32_t size = 1;
    if ((uint8_t)decoded->text[at] < 0x80 && decoded->steps[at] == 1) { /* ASCII is itself */
      while (at + size < end && (uint8_t)decoded->text[at + size] < 0x80 &&
             decoded->steps[at + size] == 1)
        size++;
      if (memcmp(decoded->text + at, decoded->source.ptr + source, size) == 0) {
        add_equal_run(tree, index, text, source, size);
        text += size;
        at += size;
        source += size;
        continue;
      }
      size = 1;
    }
    while (at + size < end && ((uint8_t)decoded->text[at + size] & 0xC0) == 0x80) size++;
    uint32_t step = decoded->steps[at];
    if (step == size && memcmp(decoded->text + at, decoded->source.ptr + source, size) == 0)
      add_equal_run(tree, index, text, source, size);
    else
      add_replaced_run(tree, index, text, size, source, step);
    text += size;
    at += size;
    source += step;
  }
}

static uint32_t copy_capacity(uint32_t len) {
  if (len <= 64) return 64;
  uint32_t bits = len - 1;
  for (uint32_t shift = 1; shift < 32; shift *= 2) bits |= bits >> shift;
  return bits + 1;
}

static void append_bytes(dl_tree *tree, dl_html_node *node, dl_str bytes) {
  uint32_t len = node->text.len;
  if (bytes.len > UINT32_MAX / 4 - len) {
    tree->failed = true;
    return;
  }
  uint32_t capacity = node->tag ? copy_capacity(len) : 0; /* of the copy there is */
  uint32_t wanted = copy_capacity(len + bytes.len);
  if (wanted > capacity) {
    char *grown =
        node->tag ? dl_arena_grow(tree->arena, (char *)(uintptr_t)node->text.ptr, capacity, wanted)
                  : dl_arena_alloc(tree->arena, wanted);
    if (!grown) {
      tree->failed = true;
      return;
    }
    if (!node->tag && len) memcpy(grown, node->text.ptr, len);
    node->text.ptr = grown;
    node->tag = 1;
  }
  memcpy((char *)(uintptr_t)node->text.ptr + len, bytes.ptr, bytes.len);
  node->text.len += bytes.len;
}

static inline void append_text(dl_tree *tree, dl_node index, const dl_html_token *token) {
  dl_html_node *node = &tree->out->nodes[index];
  uint32_t at = node->text.len;
  if (token->raw && at == 0)
    node->text = token->text;
  else if (token->raw && !node->tag && node->text.ptr + at == token->text.ptr)
    node->text.len += token->text.len;
  else
    append_bytes(tree, node, token->text);
  if (tree->failed) return;
  dl_span source = source_span(tree, token->start, token->end);
  if (at == 0) node->source = source;
  if (source.start < node->source.start) node->source.start = source.start;
  if (source.end > node->source.end) node->source.end = source.end;
  node->source_end = node->source.end;
  if (!token->raw)
    add_replaced_run(tree, index, at, token->text.len, source.start, source.end - source.start);
  else if (tree->decoded->direct)
    add_equal_run(tree, index, at, source.start, token->text.len);
  else
    add_decoded_runs(tree, index, at, token->start, token->text.len);
}

void dl_tree_insert_text(dl_tree *tree, const dl_html_token *token) {
  if (token->text.len == 0) return;
  dl_place place = dl_tree_next_place(tree);
  const dl_html_node *nodes = tree->out->nodes;
  if (nodes[place.parent].kind == DL_NODE_DOCUMENT) return;
  dl_node before =
      place.before == DL_NO_NODE ? nodes[place.parent].last_child : nodes[place.before].previous;
  if (before == DL_NO_NODE || nodes[before].kind != DL_NODE_TEXT) {
    before = new_node(tree, DL_NODE_TEXT, token->start, token->end);
    insert_at(tree, place, before);
  }
  append_text(tree, before, token);
}

void dl_tree_insert_comment(dl_tree *tree, const dl_html_token *token, dl_node parent) {
  dl_place place = {parent, DL_NO_NODE};
  if (parent == DL_NO_NODE) place = dl_tree_next_place(tree);
  dl_node node = new_node(tree, DL_NODE_COMMENT, token->start, token->end);
  tree->out->nodes[node].text = token->text;
  insert_at(tree, place, node);
}

bool dl_tree_finish_runs(dl_tree *tree) {
  dl_html *out = tree->out;
  out->runs = dl_arena_alloc(tree->arena, tree->runs.count * sizeof *out->runs);
  if (!out->runs) return false;
  for (uint32_t i = 0; i < out->node_count; i++) {
    dl_html_node *node = &out->nodes[i];
    if (node->kind != DL_NODE_TEXT) continue;
    uint32_t from = node->first_run;
    node->first_run = out->run_count;
    for (uint32_t j = 0; j < node->run_count; j++) {
      out->runs[out->run_count++] = tree->runs.items[from].run;
      from = tree->runs.items[from].next;
    }
    node->last_child = DL_NO_NODE;
    node->tag = DL_TAG_OTHER;
  }
  return true;
}
