/* html.c: the interface: from bytes to a tree. */
#include "html/html.h"

#include "html/tree.h"

#define SOURCE_MOST ((uint32_t)1 << 30)
#define AGAIN_MOST  2048 /* rounds of one token through the modes: nested templates at the end */

static dl_status fail(dl_error *error, dl_status status) {
  if (error) *error = (dl_error){status, dl_status_message(status), DL_NO_OFFSET};
  return status;
}

/* Everything that a tree needs but the mode to begin in. */
static bool begin(dl_tree *tree, dl_arena *arena, dl_arena *scratch, const dl_decoded *decoded,
                  dl_html *out) {
  memset(tree, 0, sizeof *tree);
  tree->arena = arena;
  tree->scratch = scratch;
  tree->decoded = decoded;
  tree->out = out;
  tree->head = tree->form = DL_NO_NODE;
  tree->frameset_ok = true;
  tree->runs_most = 4096 + decoded->source.len / 6;
  tree->clones_left = 256 + decoded->source.len / 64;
  out->bad_bytes = decoded->bad_bytes;
  out->first_bad_byte = decoded->first_bad_byte;
  if (!dl_tokenizer_init(&tree->tokenizer, arena, scratch, decoded->text, decoded->start,
                         decoded->len) ||
      !dl_tree_reserve(tree))
    return false;
  dl_tree_new_node(tree, DL_NODE_DOCUMENT, decoded->start, decoded->len);
  return true;
}

static bool in_foreign(const dl_tree *tree) {
  if (tree->open_count == 0) return false;
  if (tree->fragment && tree->open_count == 1) return tree->context_namespace != DL_NS_HTML;
  return tree->open[tree->open_count - 1].namespace_ != DL_NS_HTML;
}

/* Whether the token is the end tag of an element that the depth cap kept closed. */
static bool ends_leaf(dl_tree *tree, const dl_html_token *token) {
  if (!tree->any_leaves || token->kind != DL_TOKEN_END || tree->leaves[token->tag] == 0)
    return false;
  tree->leaves[token->tag]--;
  return true;
}

static bool run(dl_tree *tree) {
  dl_html_token token;
  memset(&token, 0, sizeof token);
  while (!tree->stopped) {
    bool foreign = tree->tokenizer.in_foreign = in_foreign(tree);
    if (!dl_tree_reserve(tree) || !dl_tokenizer_next(&tree->tokenizer, &token)) return false;
    if (tree->skip_newline) { /* of <pre> and <textarea> the first line feed does not count */
      tree->skip_newline = false;
      if (token.kind == DL_TOKEN_TEXT && token.text.len && token.text.ptr[0] == '\n') {
        if (token.text.len == 1) continue;
        token.text.ptr++;
        token.text.len--;
        token.start++;
      }
    }
    if (ends_leaf(tree, &token)) continue;
    for (int round = 0; round < AGAIN_MOST; round++) {
      if (round) foreign = in_foreign(tree);
      dl_step step = foreign && dl_foreign_applies(tree, &token) ? dl_foreign_step(tree, &token)
                     : tree->mode == DL_MODE_IN_BODY /* nearly always */
                         ? dl_builder_in_body(tree, &token)
                         : dl_builder_step(tree, &token, (dl_insertion_mode)tree->mode);
      if (tree->failed) return false;
      if (step == DL_STEP_DONE || tree->stopped) break;
      if (!dl_tree_reserve(tree)) return false;
    }
    if (token.kind == DL_TOKEN_EOF) break;
  }
  token.kind = DL_TOKEN_EOF;
  token.start = token.end = tree->tokenizer.len;
  while (tree->open_count) dl_tree_pop(tree, &token);
  return dl_tree_finish_runs(tree);
}

dl_status dl_html_parse(dl_arena *arena, dl_arena *scratch, dl_str source, dl_html *out,
                        dl_error *error) {
  memset(out, 0, sizeof *out);
  if (source.len > SOURCE_MOST) return fail(error, DL_ERR_TOO_LARGE);
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  bool valid = dl_utf8_check(source);
  uint32_t skip = 0;
  const dl_encoding *encoding = dl_encoding_sniff(source, valid, &skip, &out->encoding_overruled);
  out->encoding = (dl_str){encoding->name, (uint32_t)strlen(encoding->name)};
  dl_decoded decoded;
  dl_status status = dl_decode(arena, scratch, source, encoding, skip, valid, &decoded);
  dl_tree *tree = status == DL_OK ? dl_arena_alloc(scratch, sizeof *tree) : NULL;
  if (status == DL_OK && (!tree || !begin(tree, arena, scratch, &decoded, out) || !run(tree)))
    status = DL_ERR_MEMORY;
  dl_arena_release(scratch, mark);
  return status == DL_OK ? DL_OK : fail(error, status);
}

static dl_content_model context_model(dl_tag tag) {
  switch (tag) {
  case DL_TAG_TITLE:
  case DL_TAG_TEXTAREA: return DL_CONTENT_RCDATA;
  case DL_TAG_STYLE:
  case DL_TAG_XMP:
  case DL_TAG_IFRAME:
  case DL_TAG_NOEMBED:
  case DL_TAG_NOFRAMES: return DL_CONTENT_RAWTEXT;
  case DL_TAG_SCRIPT: return DL_CONTENT_SCRIPT;
  case DL_TAG_PLAINTEXT: return DL_CONTENT_PLAINTEXT;
  default: return DL_CONTENT_DATA;
  }
}

dl_status dl_html_parse_fragment(dl_arena *arena, dl_arena *scratch, dl_str source,
                                 dl_namespace context_namespace, dl_str context_name, dl_html *out,
                                 dl_node *root, dl_error *error) {
  memset(out, 0, sizeof *out);
  *root = DL_NO_NODE;
  if (source.len > SOURCE_MOST) return fail(error, DL_ERR_TOO_LARGE);
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  bool valid = dl_utf8_check(source);
  out->encoding = DL_STR("UTF-8");
  dl_decoded decoded;
  dl_status status =
      dl_decode(arena, scratch, source, &dl_encodings[dl_encoding_utf8], 0, valid, &decoded);
  dl_tree *tree = status == DL_OK ? dl_arena_alloc(scratch, sizeof *tree) : NULL;
  if (status == DL_OK && (!tree || !begin(tree, arena, scratch, &decoded, out)))
    status = DL_ERR_MEMORY;
  if (status == DL_OK) {
    tree->fragment = true;
    tree->context_namespace = (uint8_t)context_namespace;
    char lower[32];
    uint32_t len = context_name.len < sizeof lower ? context_name.len : 0;
    for (uint32_t i = 0; i < len; i++) lower[i] = dl_ascii_lower(context_name.ptr[i]);
    tree->context_tag = dl_tag_find(lower, len);
    if (context_namespace == DL_NS_HTML)
      dl_tokenizer_set_model(&tree->tokenizer, context_model(tree->context_tag));
    dl_tree_insert_root(tree);
    *root = tree->open[0].node;
    if (context_namespace == DL_NS_HTML && tree->context_tag == DL_TAG_TEMPLATE)
      tree->template_modes[tree->template_mode_count++] = DL_MODE_IN_TEMPLATE;
    dl_builder_reset_mode(tree);
    if (context_namespace == DL_NS_HTML && tree->context_tag == DL_TAG_FORM)
      tree->form = *root; /* a form inside is ignored */
    if (!run(tree)) status = DL_ERR_MEMORY;
  }
  dl_arena_release(scratch, mark);
  return status == DL_OK ? DL_OK : fail(error, status);
}

dl_str dl_html_attr(const dl_html *html, dl_node node, dl_str name) {
  const dl_html_node *element = &html->nodes[node];
  for (uint32_t i = 0; i < element->attribute_count; i++)
    if (dl_str_equal(element->attributes[i].name, name)) {
      dl_str value = element->attributes[i].value;
      return value.ptr ? value : DL_STR("");
    }
  return (dl_str){NULL, 0};
}

dl_node dl_html_next(const dl_html *html, dl_node root, dl_node node, bool skip_children) {
  if (!skip_children && html->nodes[node].first_child != DL_NO_NODE)
    return html->nodes[node].first_child;
  while (node != root && node != DL_NO_NODE) {
    if (html->nodes[node].next != DL_NO_NODE) return html->nodes[node].next;
    node = html->nodes[node].parent;
  }
  return DL_NO_NODE;
}
