/* builder.c: the loop of tree construction, and the insertion modes around the body. */
#include "html/tree.h"

bool dl_token_is_space(const dl_html_token *token) {
  if (token->kind != DL_TOKEN_TEXT || token->nul) return false;
  for (uint32_t i = 0; i < token->text.len; i++)
    if (!dl_html_space(token->text.ptr[i])) return false;
  return true;
}

/* Splits the white space off the front of a text token: *space gets it (text.len 0: none), the
 * token keeps the rest. */
static void split_space(dl_html_token *token, dl_html_token *space) {
  uint32_t count = 0;
  if (!token->nul)
    while (count < token->text.len && dl_html_space(token->text.ptr[count])) count++;
  *space = *token;
  space->text.len = count;
  if (!token->raw) { /* one character: all or nothing */
    if (token->text.ptr == token->replaced) space->text.ptr = space->replaced;
    if (count < token->text.len)
      space->text.len = 0;
    else
      token->text.len = 0;
    return;
  }
  space->end = token->start + count;
  token->start += count;
  token->text.ptr += count;
  token->text.len -= count;
}

bool dl_builder_take_space(dl_tree *tree, dl_html_token *token) {
  dl_html_token space;
  split_space(token, &space);
  dl_tree_insert_text(tree, &space);
  return token->text.len == 0;
}

/* Leaves out the white space that a token opens with; whether nothing is left. */
static bool skip_space(dl_html_token *token) {
  dl_html_token space;
  split_space(token, &space);
  return token->text.len == 0;
}

/* White space behind the body goes by the body's rules: it may reopen formatting. Whether nothing is left. */
static bool body_takes_space(dl_tree *tree, dl_html_token *token) {
  dl_html_token space;
  split_space(token, &space);
  if (space.text.len) dl_builder_in_body(tree, &space);
  return token->text.len == 0;
}

void dl_builder_text_element(dl_tree *tree, const dl_html_token *token, dl_content_model model) {
  if (dl_tree_insert_element(tree, token) == DL_NO_NODE) return;
  dl_tokenizer_set_model(&tree->tokenizer, model);
  tree->original_mode = tree->mode;
  tree->mode = DL_MODE_TEXT;
}

/* ---- initial: the doctype ----------------------------------------------------------------------
 */

static const char *const quirky_public_prefixes[] = {
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//"};

static bool starts_ci(dl_str text, const char *prefix) {
  uint32_t len = (uint32_t)strlen(prefix);
  return text.len >= len && dl_str_equal_ci((dl_str){text.ptr, len}, (dl_str){prefix, len});
}

static bool is_quirky(const dl_html_token *token) {
  dl_str public_id = token->public_id;
  if (token->force_quirks || !dl_str_equal(token->text, DL_STR("html"))) return true;
  if (token->has_public) {
    if (dl_str_equal_ci(public_id, DL_STR("-//w3o//dtd w3 html strict 3.0//en//")) ||
        dl_str_equal_ci(public_id, DL_STR("-/w3c/dtd html 4.0 transitional/en")) ||
        dl_str_equal_ci(public_id, DL_STR("html")))
      return true;
    for (size_t i = 0; i < sizeof quirky_public_prefixes / sizeof *quirky_public_prefixes; i++)
      if (starts_ci(public_id, quirky_public_prefixes[i])) return true;
    if (!token->has_system && (starts_ci(public_id, "-//w3c//dtd html 4.01 frameset//") ||
                               starts_ci(public_id, "-//w3c//dtd html 4.01 transitional//")))
      return true;
  }
  return token->has_system &&
         dl_str_equal_ci(token->system_id,
                         DL_STR("http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"));
}

static void insert_doctype(dl_tree *tree, const dl_html_token *token) {
  dl_node index = dl_tree_new_node(tree, DL_NODE_DOCTYPE, token->start, token->end);
  dl_html_node *node = &tree->out->nodes[index];
  node->text = token->text;
  uint32_t count = (token->has_public ? 1u : 0u) + (token->has_system ? 1u : 0u);
  if (count) {
    node->attributes = dl_arena_zalloc(tree->arena, count, sizeof *node->attributes);
    if (!node->attributes) {
      tree->failed = true;
      return;
    }
    if (token->has_public)
      node->attributes[node->attribute_count++] =
          (dl_html_attribute){DL_STR("public"), token->public_id, {0, 0}};
    if (token->has_system)
      node->attributes[node->attribute_count++] =
          (dl_html_attribute){DL_STR("system"), token->system_id, {0, 0}};
  }
  dl_tree_append(tree, 0, index);
}

static dl_step initial(dl_tree *tree, dl_html_token *token) {
  if (token->kind == DL_TOKEN_TEXT) {
    if (skip_space(token)) return DL_STEP_DONE;
  } else if (token->kind == DL_TOKEN_COMMENT) {
    dl_tree_insert_comment(tree, token, 0);
    return DL_STEP_DONE;
  } else if (token->kind == DL_TOKEN_DOCTYPE) {
    insert_doctype(tree, token);
    tree->out->quirks = is_quirky(token);
    tree->mode = DL_MODE_BEFORE_HTML;
    return DL_STEP_DONE;
  }
  tree->out->quirks = true;
  tree->mode = DL_MODE_BEFORE_HTML;
  return DL_STEP_AGAIN;
}

/* ---- before and in the head --------------------------------------------------------------------
 */

static bool ends_early(const dl_html_token *token) {
  return token->tag == DL_TAG_HEAD || token->tag == DL_TAG_BODY || token->tag == DL_TAG_HTML ||
         token->tag == DL_TAG_BR;
}

static void insert_html(dl_tree *tree, const dl_html_token *token) {
  dl_node html = dl_tree_create_element(tree, token, DL_NS_HTML);
  dl_tree_append(tree, 0, html);
  dl_tree_push(tree, html);
  tree->mode = DL_MODE_BEFORE_HEAD;
}

static dl_step before_html(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, 0); return DL_STEP_DONE;
  case DL_TOKEN_TEXT:
    if (skip_space(token)) return DL_STEP_DONE;
    break;
  case DL_TOKEN_START:
    if (token->tag != DL_TAG_HTML) break;
    insert_html(tree, token);
    return DL_STEP_DONE;
  case DL_TOKEN_END:
    if (!ends_early(token)) return DL_STEP_DONE;
    break;
  default: break;
  }
  dl_html_token html = dl_token_implied(DL_TAG_HTML, token->start);
  uint32_t count = tree->tokenizer.attribute_count;
  tree->tokenizer.attribute_count = 0;
  insert_html(tree, &html);
  tree->tokenizer.attribute_count = count;
  return DL_STEP_AGAIN;
}

static dl_step before_head(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, DL_NO_NODE); return DL_STEP_DONE;
  case DL_TOKEN_TEXT:
    if (skip_space(token)) return DL_STEP_DONE;
    break;
  case DL_TOKEN_START:
    if (token->tag == DL_TAG_HTML) return dl_builder_in_body(tree, token);
    if (token->tag != DL_TAG_HEAD) break;
    tree->head = dl_tree_insert_element(tree, token);
    tree->mode = DL_MODE_IN_HEAD;
    return DL_STEP_DONE;
  case DL_TOKEN_END:
    if (!ends_early(token)) return DL_STEP_DONE;
    break;
  default: break;
  }
  tree->head = dl_tree_insert_implied(tree, DL_TAG_HEAD, token->start);
  tree->mode = DL_MODE_IN_HEAD;
  return DL_STEP_AGAIN;
}

static void end_template(dl_tree *tree, const dl_html_token *token) {
  if (!dl_tree_has_open(tree, DL_TAG_TEMPLATE)) return;
  dl_tree_generate_implied_end_thoroughly(tree, token);
  dl_tree_pop_until(tree, DL_TAG_TEMPLATE, token);
  dl_formatting_clear_to_marker(tree);
  if (tree->template_mode_count) tree->template_mode_count--;
  dl_builder_reset_mode(tree);
}

static void start_template(dl_tree *tree, const dl_html_token *token) {
  dl_node node = dl_tree_insert_element(tree, token);
  if (node == DL_NO_NODE) return;
  dl_node content = dl_tree_new_node(tree, DL_NODE_TEMPLATE_CONTENT, token->end, token->end);
  dl_tree_append(tree, node, content);
  dl_formatting_push_marker(tree);
  tree->frameset_ok = false;
  tree->mode = DL_MODE_IN_TEMPLATE;
  tree->template_modes[tree->template_mode_count++] = DL_MODE_IN_TEMPLATE;
}

static dl_step head_ends(dl_tree *tree, const dl_html_token *token) {
  dl_tree_pop(tree, token);
  tree->mode = DL_MODE_AFTER_HEAD;
  return DL_STEP_AGAIN;
}

/* Also for the tokens that other modes process "using the rules for in head"; what would end the
 * head is for the head alone. */
dl_step dl_builder_in_head(dl_tree *tree, dl_html_token *token) {
  bool head_mode = tree->mode == DL_MODE_IN_HEAD;
  switch (token->kind) {
  case DL_TOKEN_TEXT:
    if (dl_builder_take_space(tree, token)) return DL_STEP_DONE;
    break;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, DL_NO_NODE); return DL_STEP_DONE;
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_START:
    switch (token->tag) {
    case DL_TAG_HTML: return dl_builder_in_body(tree, token);
    case DL_TAG_BASE:
    case DL_TAG_BASEFONT:
    case DL_TAG_BGSOUND:
    case DL_TAG_LINK:
    case DL_TAG_META: dl_tree_insert_void(tree, token); return DL_STEP_DONE;
    case DL_TAG_TITLE: dl_builder_text_element(tree, token, DL_CONTENT_RCDATA); return DL_STEP_DONE;
    case DL_TAG_NOFRAMES:
    case DL_TAG_STYLE:
      dl_builder_text_element(tree, token, DL_CONTENT_RAWTEXT);
      return DL_STEP_DONE;
    case DL_TAG_NOSCRIPT: /* scripting is off */
      if (dl_tree_insert_element(tree, token) != DL_NO_NODE) tree->mode = DL_MODE_IN_HEAD_NOSCRIPT;
      return DL_STEP_DONE;
    case DL_TAG_SCRIPT:
      dl_builder_text_element(tree, token, DL_CONTENT_SCRIPT);
      return DL_STEP_DONE;
    case DL_TAG_TEMPLATE: start_template(tree, token); return DL_STEP_DONE;
    case DL_TAG_HEAD: return DL_STEP_DONE;
    default: break;
    }
    break;
  case DL_TOKEN_END:
    if (token->tag == DL_TAG_HEAD && head_mode) {
      head_ends(tree, token);
      return DL_STEP_DONE;
    }
    if (token->tag == DL_TAG_TEMPLATE) {
      end_template(tree, token);
      return DL_STEP_DONE;
    }
    if (!ends_early(token) || token->tag == DL_TAG_HEAD) return DL_STEP_DONE;
    break;
  default: break;
  }
  return head_mode ? head_ends(tree, token) : DL_STEP_DONE;
}

static dl_step in_head_noscript(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_COMMENT: return dl_builder_in_head(tree, token);
  case DL_TOKEN_TEXT:
    if (dl_builder_take_space(tree, token)) return DL_STEP_DONE;
    break;
  case DL_TOKEN_START:
    switch (token->tag) {
    case DL_TAG_HTML: return dl_builder_in_body(tree, token);
    case DL_TAG_BASEFONT:
    case DL_TAG_BGSOUND:
    case DL_TAG_LINK:
    case DL_TAG_META:
    case DL_TAG_NOFRAMES:
    case DL_TAG_STYLE: return dl_builder_in_head(tree, token);
    case DL_TAG_HEAD:
    case DL_TAG_NOSCRIPT: return DL_STEP_DONE;
    default: break;
    }
    break;
  case DL_TOKEN_END:
    if (token->tag == DL_TAG_NOSCRIPT) {
      dl_tree_pop(tree, token);
      tree->mode = DL_MODE_IN_HEAD;
      return DL_STEP_DONE;
    }
    if (token->tag != DL_TAG_BR) return DL_STEP_DONE;
    break;
  default: break;
  }
  dl_tree_pop(tree, token);
  tree->mode = DL_MODE_IN_HEAD;
  return DL_STEP_AGAIN;
}

static dl_step after_head(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, DL_NO_NODE); return DL_STEP_DONE;
  case DL_TOKEN_TEXT:
    if (dl_builder_take_space(tree, token)) return DL_STEP_DONE;
    break;
  case DL_TOKEN_START:
    switch (token->tag) {
    case DL_TAG_HTML: return dl_builder_in_body(tree, token);
    case DL_TAG_BODY:
      dl_tree_insert_element(tree, token);
      tree->frameset_ok = false;
      tree->mode = DL_MODE_IN_BODY;
      return DL_STEP_DONE;
    case DL_TAG_FRAMESET:
      dl_tree_insert_element(tree, token);
      tree->mode = DL_MODE_IN_FRAMESET;
      return DL_STEP_DONE;
    case DL_TAG_BASE:
    case DL_TAG_BASEFONT:
    case DL_TAG_BGSOUND:
    case DL_TAG_LINK:
    case DL_TAG_META:
    case DL_TAG_NOFRAMES:
    case DL_TAG_SCRIPT:
    case DL_TAG_STYLE:
    case DL_TAG_TEMPLATE:
    case DL_TAG_TITLE: { /* belongs into the head that was left */
      dl_tree_push(tree, tree->head);
      dl_step step = dl_builder_in_head(tree, token);
      uint32_t index = dl_tree_open_index(tree, tree->head);
      if (index != UINT32_MAX) dl_tree_remove_open(tree, index);
      return step;
    }
    case DL_TAG_HEAD: return DL_STEP_DONE;
    default: break;
    }
    break;
  case DL_TOKEN_END:
    if (token->tag == DL_TAG_TEMPLATE) return dl_builder_in_head(tree, token);
    if (!ends_early(token) || token->tag == DL_TAG_HEAD) return DL_STEP_DONE;
    break;
  default: break;
  }
  dl_tree_insert_implied(tree, DL_TAG_BODY, token->start);
  tree->mode = DL_MODE_IN_BODY;
  return DL_STEP_AGAIN;
}

/* ---- text, and what follows the body -----------------------------------------------------------
 */

static dl_step text_mode(dl_tree *tree, dl_html_token *token) {
  if (token->kind == DL_TOKEN_TEXT) {
    dl_tree_insert_text(tree, token);
    return DL_STEP_DONE;
  }
  dl_tree_pop(tree, token);
  tree->mode = tree->original_mode;
  return token->kind == DL_TOKEN_EOF ? DL_STEP_AGAIN : DL_STEP_DONE;
}

static dl_step after_body(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_TEXT:
    if (body_takes_space(tree, token)) return DL_STEP_DONE;
    break;
  case DL_TOKEN_COMMENT:
    dl_tree_insert_comment(tree, token, tree->open[0].node);
    return DL_STEP_DONE;
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_START:
    if (token->tag == DL_TAG_HTML) return dl_builder_in_body(tree, token);
    break;
  case DL_TOKEN_END:
    if (token->tag != DL_TAG_HTML) break;
    if (!tree->fragment) tree->mode = DL_MODE_AFTER_AFTER_BODY;
    return DL_STEP_DONE;
  default: tree->stopped = true; return DL_STEP_DONE;
  }
  tree->mode = DL_MODE_IN_BODY;
  return DL_STEP_AGAIN;
}

static dl_step after_after_body(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, 0); return DL_STEP_DONE;
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_TEXT:
    if (body_takes_space(tree, token)) return DL_STEP_DONE;
    break;
  case DL_TOKEN_START:
    if (token->tag == DL_TAG_HTML) return dl_builder_in_body(tree, token);
    break;
  case DL_TOKEN_EOF: tree->stopped = true; return DL_STEP_DONE;
  default: break;
  }
  tree->mode = DL_MODE_IN_BODY;
  return DL_STEP_AGAIN;
}

/* ---- framesets ---------------------------------------------------------------------------------
 */

/* Of a text between frames only the white space stays. */
static void insert_spaces_of(dl_tree *tree, const dl_html_token *token) {
  if (!token->raw) {
    if (dl_token_is_space(token)) dl_tree_insert_text(tree, token);
    return;
  }
  for (uint32_t i = 0; i < token->text.len;) {
    uint32_t end = i;
    while (end < token->text.len && dl_html_space(token->text.ptr[end])) end++;
    if (end > i) {
      dl_html_token space = *token;
      space.text = dl_str_slice(token->text, i, end);
      space.start = token->start + i;
      space.end = token->start + end;
      dl_tree_insert_text(tree, &space);
    }
    i = end > i ? end : end + 1;
  }
}

static dl_step in_frameset(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_TEXT: insert_spaces_of(tree, token); break;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, DL_NO_NODE); break;
  case DL_TOKEN_START:
    if (token->tag == DL_TAG_HTML) return dl_builder_in_body(tree, token);
    if (token->tag == DL_TAG_FRAMESET) dl_tree_insert_element(tree, token);
    if (token->tag == DL_TAG_FRAME) dl_tree_insert_void(tree, token);
    if (token->tag == DL_TAG_NOFRAMES) return dl_builder_in_head(tree, token);
    break;
  case DL_TOKEN_END:
    if (token->tag != DL_TAG_FRAMESET || tree->open_count == 1) break;
    dl_tree_pop(tree, token);
    if (!tree->fragment && !dl_tree_current_is(tree, DL_TAG_FRAMESET))
      tree->mode = DL_MODE_AFTER_FRAMESET;
    break;
  case DL_TOKEN_EOF: tree->stopped = true; break;
  default: break;
  }
  return DL_STEP_DONE;
}

static dl_step after_frameset(dl_tree *tree, dl_html_token *token) {
  bool twice = tree->mode == DL_MODE_AFTER_AFTER_FRAMESET;
  switch (token->kind) {
  case DL_TOKEN_TEXT:
    if (twice) body_takes_space(tree, token);
    insert_spaces_of(tree, token);
    break;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, twice ? 0 : DL_NO_NODE); break;
  case DL_TOKEN_START:
    if (token->tag == DL_TAG_HTML) return dl_builder_in_body(tree, token);
    if (token->tag == DL_TAG_NOFRAMES) return dl_builder_in_head(tree, token);
    break;
  case DL_TOKEN_END:
    if (token->tag == DL_TAG_HTML && !twice) tree->mode = DL_MODE_AFTER_AFTER_FRAMESET;
    break;
  case DL_TOKEN_EOF: tree->stopped = true; break;
  default: break;
  }
  return DL_STEP_DONE;
}

/* ---- dispatch ----------------------------------------------------------------------------------
 */

void dl_builder_reset_mode(dl_tree *tree) {
  for (uint32_t i = tree->open_count; i-- > 0;) {
    bool last = i == 0;
    dl_tag tag = tree->open[i].tag;
    uint8_t ns = tree->open[i].namespace_;
    if (last && tree->fragment) {
      tag = tree->context_tag;
      ns = tree->context_namespace;
    }
    if (ns == DL_NS_HTML) {
      switch (tag) {
      case DL_TAG_TD:
      case DL_TAG_TH:
        if (last) break;
        tree->mode = DL_MODE_IN_CELL;
        return;
      case DL_TAG_TR: tree->mode = DL_MODE_IN_ROW; return;
      case DL_TAG_TBODY:
      case DL_TAG_THEAD:
      case DL_TAG_TFOOT: tree->mode = DL_MODE_IN_TABLE_BODY; return;
      case DL_TAG_CAPTION: tree->mode = DL_MODE_IN_CAPTION; return;
      case DL_TAG_COLGROUP: tree->mode = DL_MODE_IN_COLUMN_GROUP; return;
      case DL_TAG_TABLE: tree->mode = DL_MODE_IN_TABLE; return;
      case DL_TAG_TEMPLATE:
        tree->mode = tree->template_mode_count ? tree->template_modes[tree->template_mode_count - 1]
                                               : DL_MODE_IN_BODY;
        return;
      case DL_TAG_HEAD:
        if (last) break;
        tree->mode = DL_MODE_IN_HEAD;
        return;
      case DL_TAG_BODY: tree->mode = DL_MODE_IN_BODY; return;
      case DL_TAG_FRAMESET: tree->mode = DL_MODE_IN_FRAMESET; return;
      case DL_TAG_HTML:
        tree->mode = tree->head == DL_NO_NODE ? DL_MODE_BEFORE_HEAD : DL_MODE_AFTER_HEAD;
        return;
      default: break;
      }
    }
    if (last) tree->mode = DL_MODE_IN_BODY;
  }
}

dl_step dl_builder_step(dl_tree *tree, dl_html_token *token, dl_insertion_mode mode) {
  switch (mode) {
  case DL_MODE_INITIAL: return initial(tree, token);
  case DL_MODE_BEFORE_HTML: return before_html(tree, token);
  case DL_MODE_BEFORE_HEAD: return before_head(tree, token);
  case DL_MODE_IN_HEAD: return dl_builder_in_head(tree, token);
  case DL_MODE_IN_HEAD_NOSCRIPT: return in_head_noscript(tree, token);
  case DL_MODE_AFTER_HEAD: return after_head(tree, token);
  case DL_MODE_IN_BODY: return dl_builder_in_body(tree, token);
  case DL_MODE_TEXT: return text_mode(tree, token);
  case DL_MODE_IN_TABLE: return dl_builder_in_table(tree, token);
  case DL_MODE_IN_TABLE_TEXT: return dl_builder_in_table_text(tree, token);
  case DL_MODE_IN_CAPTION: return dl_builder_in_caption(tree, token);
  case DL_MODE_IN_COLUMN_GROUP: return dl_builder_in_column_group(tree, token);
  case DL_MODE_IN_TABLE_BODY: return dl_builder_in_table_body(tree, token);
  case DL_MODE_IN_ROW: return dl_builder_in_row(tree, token);
  case DL_MODE_IN_CELL: return dl_builder_in_cell(tree, token);
  case DL_MODE_IN_TEMPLATE: return dl_builder_in_template(tree, token);
  case DL_MODE_AFTER_BODY: return after_body(tree, token);
  case DL_MODE_IN_FRAMESET: return in_frameset(tree, token);
  case DL_MODE_AFTER_FRAMESET:
  case DL_MODE_AFTER_AFTER_FRAMESET: return after_frameset(tree, token);
  case DL_MODE_AFTER_AFTER_BODY: return after_after_body(tree, token);
  }
  return DL_STEP_DONE;
}
