/* formatting.c: misnested formatting, `<b>1<p>2</b>3`.
 *
 * The list of active formatting elements remembers what was opened and not closed, to be opened
 * again in the next paragraph; the adoption agency algorithm closes a formatting element across the
 * blocks within it. Both are the standard's, with two caps: DL_FORMATTING_MOST entries since the
 * last marker (beyond it the oldest is forgotten) and a budget of clones. */
#include "html/tree.h"

#include "base/hash.h"

/* Index of the first entry behind the last marker. */
static uint32_t since_marker(const dl_tree *tree) {
  uint32_t i = tree->formatting.count;
  while (i > 0 && tree->formatting.items[i - 1].node != DL_NO_NODE) i--;
  return i;
}

static void remove_entry(dl_tree *tree, uint32_t index) {
  tree->formatting.count--;
  memmove(tree->formatting.items + index, tree->formatting.items + index + 1,
          (tree->formatting.count - index) * sizeof *tree->formatting.items);
}

static uint32_t find_entry(const dl_tree *tree, dl_node node) {
  uint32_t first = since_marker(tree);
  for (uint32_t i = tree->formatting.count; i-- > first;)
    if (tree->formatting.items[i].node == node) return i;
  return UINT32_MAX;
}

static uint64_t attributes_hash(const dl_html_node *node) {
  uint64_t sum = node->attribute_count;
  for (uint32_t i = 0; i < node->attribute_count; i++) {
    const dl_html_attribute *attribute = &node->attributes[i];
    uint64_t name = dl_hash(attribute->name.ptr, attribute->name.len, 1);
    sum += dl_hash(attribute->value.ptr, attribute->value.len, name); /* order does not count */
  }
  return sum;
}

static uint64_t entry_hash(const dl_tree *tree, dl_formatting *entry) {
  if (!entry->hashed) entry->hash = attributes_hash(&tree->out->nodes[entry->node]);
  entry->hashed = true;
  return entry->hash;
}

void dl_formatting_push(dl_tree *tree, dl_node node) {
  if (node == DL_NO_NODE) return; /* a leaf beyond the depth cap */
  const dl_html_node *element = &tree->out->nodes[node];
  dl_formatting entry = {node, element->tag, false, 0};
  uint32_t first = since_marker(tree), same = 0, earliest = 0;
  for (uint32_t i = tree->formatting.count; i-- > first;)
    if (tree->formatting.items[i].tag == entry.tag &&
        entry_hash(tree, &tree->formatting.items[i]) == entry_hash(tree, &entry)) {
      same++;
      earliest = i;
    }
  if (same >= DL_NOAH_MOST) remove_entry(tree, earliest);
  if (tree->formatting.count - first >= DL_FORMATTING_MOST) {
    remove_entry(tree, first);
    tree->out->flattened = true;
  }
  if (!dl_vec_push(tree->scratch, &tree->formatting, entry)) tree->failed = true;
}

void dl_formatting_push_marker(dl_tree *tree) {
  dl_formatting marker = {DL_NO_NODE, DL_TAG_OTHER, false, 0};
  if (!dl_vec_push(tree->scratch, &tree->formatting, marker)) tree->failed = true;
}

void dl_formatting_clear_to_marker(dl_tree *tree) {
  uint32_t first = since_marker(tree);
  tree->formatting.count = first ? first - 1 : 0;
}

void dl_formatting_remove(dl_tree *tree, dl_node node) {
  uint32_t index = find_entry(tree, node);
  if (index != UINT32_MAX) remove_entry(tree, index);
}

dl_node dl_formatting_find(const dl_tree *tree, dl_tag tag) {
  for (uint32_t i = tree->formatting.count; i-- > 0;) {
    const dl_formatting *entry = &tree->formatting.items[i];
    if (entry->node == DL_NO_NODE) return DL_NO_NODE;
    if (entry->tag == tag) return entry->node;
  }
  return DL_NO_NODE;
}

void dl_formatting_reopen(dl_tree *tree) {
  uint32_t count = tree->formatting.count, i = count;
  while (i > 0 && tree->formatting.items[i - 1].node != DL_NO_NODE &&
         !dl_tree_is_open(tree, tree->formatting.items[i - 1].node))
    i--;
  if (tree->clones_left < count - i) {
    tree->formatting.count = since_marker(tree);
    tree->out->flattened = true;
    return;
  }
  for (; i < count && tree->open_count < DL_OPEN_SOFT; i++) {
    dl_place place = dl_tree_appropriate_place(tree, DL_NO_NODE);
    dl_node clone = dl_tree_clone_element(tree, tree->formatting.items[i].node);
    dl_tree_insert_at(tree, place, clone);
    dl_tree_push(tree, clone);
    tree->formatting.items[i].node = clone;
  }
}

/* Moves all children of `from` to the end of `to`. */
static void move_children(dl_tree *tree, dl_node from, dl_node to) {
  dl_html_node *nodes = tree->out->nodes;
  dl_node first = nodes[from].first_child;
  if (first == DL_NO_NODE) return;
  for (dl_node child = first; child != DL_NO_NODE; child = nodes[child].next)
    nodes[child].parent = to;
  nodes[first].previous = nodes[to].last_child;
  if (nodes[to].last_child != DL_NO_NODE)
    nodes[nodes[to].last_child].next = first;
  else
    nodes[to].first_child = first;
  nodes[to].last_child = nodes[from].last_child;
  nodes[from].first_child = nodes[from].last_child = DL_NO_NODE;
}

/* One round of the adoption agency for the formatting element at `entry` of the list, open at
 * `index`; the furthest block is open at `block_index`. */
static void adopt(dl_tree *tree, uint32_t entry, uint32_t index, uint32_t block_index) {
  dl_node formatting = tree->open[index].node, block = tree->open[block_index].node;
  dl_node ancestor = tree->open[index - 1].node, last = block;
  uint32_t bookmark = entry; /* where the new clone goes */
  uint32_t inner = 0;
  for (uint32_t at = block_index; --at > index;) {
    inner++;
    dl_node node = tree->open[at].node;
    uint32_t node_entry = find_entry(tree, node);
    if (inner > 3 && node_entry != UINT32_MAX) {
      remove_entry(tree, node_entry);
      if (node_entry < bookmark) bookmark--;
      node_entry = UINT32_MAX;
    }
    if (node_entry == UINT32_MAX) {
      dl_tree_remove_open(tree, at);
      block_index--;
      continue;
    }
    dl_node clone = dl_tree_clone_element(tree, node);
    tree->formatting.items[node_entry].node = clone;
    dl_tree_remove_open(tree, at);
    dl_tree_insert_open(tree, at, clone);
    if (last == block) bookmark = node_entry + 1;
    dl_tree_append(tree, clone, last);
    last = clone;
  }
  dl_tree_insert_at(tree, dl_tree_appropriate_place(tree, ancestor), last);
  dl_node clone = dl_tree_clone_element(tree, formatting);
  /* The children of a template hang below its content; no formatting element holds more. */
  move_children(tree, block, clone);
  dl_tree_append(tree, block, clone);
  dl_formatting moved = {clone, tree->out->nodes[clone].tag, false, 0};
  uint32_t old = find_entry(tree, formatting);
  if (old != UINT32_MAX) {
    moved.hashed = tree->formatting.items[old].hashed;
    moved.hash = tree->formatting.items[old].hash;
    remove_entry(tree, old);
    if (old < bookmark) bookmark--;
    if (bookmark > tree->formatting.count) bookmark = tree->formatting.count;
    /* One was removed, so there is room for one. */
    memmove(tree->formatting.items + bookmark + 1, tree->formatting.items + bookmark,
            (tree->formatting.count - bookmark) * sizeof *tree->formatting.items);
    tree->formatting.items[bookmark] = moved;
    tree->formatting.count++;
  }
  dl_tree_remove_open(tree, index);
  dl_tree_insert_open(tree, block_index, clone); /* the block moved down by one */
}

void dl_adoption_agency(dl_tree *tree, const dl_html_token *token) {
  dl_tag subject = token->tag;
  if (dl_tree_current_is(tree, subject) &&
      find_entry(tree, dl_tree_current(tree)->node) == UINT32_MAX) {
    dl_tree_pop(tree, token);
    return;
  }
  for (int outer = 0; outer < 8; outer++) {
    dl_node formatting = dl_formatting_find(tree, subject);
    if (formatting == DL_NO_NODE) {
      dl_builder_any_other_end_tag(tree, token);
      return;
    }
    if (!dl_tree_is_open(tree, formatting)) {
      dl_formatting_remove(tree, formatting);
      return;
    }
    if (!dl_tree_node_in_scope(tree, formatting)) return;
    uint32_t index = dl_tree_open_index(tree, formatting), block = index + 1;
    while (block < tree->open_count && !(tree->open[block].flags & DL_TAG_IS_SPECIAL)) block++;
    if (block >= tree->open_count || tree->clones_left < 8) {
      if (block < tree->open_count) tree->out->flattened = true;
      while (tree->open_count > index) dl_tree_pop(tree, token);
      dl_formatting_remove(tree, formatting);
      return;
    }
    adopt(tree, find_entry(tree, formatting), index, block);
  }
}
