/* builder_table.c: the insertion modes of tables and templates.
 *
 * Of the modes it is true that what they expect on the stack is there, but for a stack that a
 * fragment began or the depth cap cut; so each pop looks first. */
#include "html/tree.h"

static dl_step by_body_fostered(dl_tree *tree, dl_html_token *token) {
  tree->foster = true;
  dl_step step = dl_builder_in_body(tree, token);
  tree->foster = false;
  return step;
}

static bool is_section(dl_tag tag) {
  return tag == DL_TAG_TBODY || tag == DL_TAG_THEAD || tag == DL_TAG_TFOOT;
}

/* Pops to one of three names, a template or the root. */
static void clear_to(dl_tree *tree, dl_tag a, dl_tag b, dl_tag c, const dl_html_token *token) {
  while (tree->open_count > 1) {
    const dl_open_element *top = dl_tree_current(tree);
    if (top->namespace_ == DL_NS_HTML && (top->tag == a || top->tag == b || top->tag == c ||
                                          top->tag == DL_TAG_TEMPLATE || top->tag == DL_TAG_HTML))
      return;
    dl_tree_pop(tree, token);
  }
}
static void clear_to_table(dl_tree *tree, const dl_html_token *token) {
  clear_to(tree, DL_TAG_TABLE, DL_TAG_TABLE, DL_TAG_TABLE, token);
}
static void clear_to_section(dl_tree *tree, const dl_html_token *token) {
  clear_to(tree, DL_TAG_TBODY, DL_TAG_THEAD, DL_TAG_TFOOT, token);
}
static void clear_to_row(dl_tree *tree, const dl_html_token *token) {
  clear_to(tree, DL_TAG_TR, DL_TAG_TR, DL_TAG_TR, token);
}

static bool in_table_scope(const dl_tree *tree, dl_tag tag) {
  return dl_tree_in_scope(tree, tag, DL_SCOPE_TABLE);
}

static void pop_above_root(dl_tree *tree, const dl_html_token *token) {
  if (tree->open_count > 1) dl_tree_pop(tree, token);
}

/* ---- table -------------------------------------------------------------------------------------
 */

static bool is_hidden_input(const dl_tree *tree) {
  for (uint32_t i = 0; i < tree->tokenizer.attribute_count; i++) {
    const dl_html_attribute *attribute = &tree->tokenizer.attributes[i];
    if (dl_str_equal(attribute->name, DL_STR("type")))
      return dl_str_equal_ci(attribute->value, DL_STR("hidden"));
  }
  return false;
}

static dl_step table_start(dl_tree *tree, dl_html_token *token) {
  switch (token->tag) {
  case DL_TAG_CAPTION:
    clear_to_table(tree, token);
    dl_formatting_push_marker(tree);
    dl_tree_insert_element(tree, token);
    tree->mode = DL_MODE_IN_CAPTION;
    return DL_STEP_DONE;
  case DL_TAG_COLGROUP:
    clear_to_table(tree, token);
    dl_tree_insert_element(tree, token);
    tree->mode = DL_MODE_IN_COLUMN_GROUP;
    return DL_STEP_DONE;
  case DL_TAG_COL:
    clear_to_table(tree, token);
    dl_tree_insert_implied(tree, DL_TAG_COLGROUP, token->start);
    tree->mode = DL_MODE_IN_COLUMN_GROUP;
    return DL_STEP_AGAIN;
  case DL_TAG_TBODY:
  case DL_TAG_TFOOT:
  case DL_TAG_THEAD:
    clear_to_table(tree, token);
    dl_tree_insert_element(tree, token);
    tree->mode = DL_MODE_IN_TABLE_BODY;
    return DL_STEP_DONE;
  case DL_TAG_TD:
  case DL_TAG_TH:
  case DL_TAG_TR:
    clear_to_table(tree, token);
    dl_tree_insert_implied(tree, DL_TAG_TBODY, token->start);
    tree->mode = DL_MODE_IN_TABLE_BODY;
    return DL_STEP_AGAIN;
  case DL_TAG_TABLE:
    if (!in_table_scope(tree, DL_TAG_TABLE)) return DL_STEP_DONE;
    dl_tree_pop_until(tree, DL_TAG_TABLE, token);
    dl_builder_reset_mode(tree);
    return DL_STEP_AGAIN;
  case DL_TAG_STYLE:
  case DL_TAG_SCRIPT:
  case DL_TAG_TEMPLATE: return dl_builder_in_head(tree, token);
  case DL_TAG_INPUT:
    if (!is_hidden_input(tree)) break;
    dl_tree_insert_void(tree, token);
    return DL_STEP_DONE;
  case DL_TAG_FORM:
    if (dl_tree_has_open(tree, DL_TAG_TEMPLATE) || tree->form != DL_NO_NODE) return DL_STEP_DONE;
    tree->form = dl_tree_insert_element(tree, token);
    if (tree->form != DL_NO_NODE) dl_tree_pop(tree, token);
    return DL_STEP_DONE;
  default: break;
  }
  return by_body_fostered(tree, token);
}

static dl_step table_end(dl_tree *tree, dl_html_token *token) {
  switch (token->tag) {
  case DL_TAG_TABLE:
    if (!in_table_scope(tree, DL_TAG_TABLE)) return DL_STEP_DONE;
    dl_tree_pop_until(tree, DL_TAG_TABLE, token);
    dl_builder_reset_mode(tree);
    return DL_STEP_DONE;
  case DL_TAG_BODY:
  case DL_TAG_CAPTION:
  case DL_TAG_COL:
  case DL_TAG_COLGROUP:
  case DL_TAG_HTML:
  case DL_TAG_TBODY:
  case DL_TAG_TD:
  case DL_TAG_TFOOT:
  case DL_TAG_TH:
  case DL_TAG_THEAD:
  case DL_TAG_TR: return DL_STEP_DONE;
  case DL_TAG_TEMPLATE: return dl_builder_in_head(tree, token);
  default: return by_body_fostered(tree, token);
  }
}

dl_step dl_builder_in_table(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_TEXT: {
    const dl_open_element *top = dl_tree_current(tree);
    if (top->namespace_ == DL_NS_HTML && (top->tag == DL_TAG_TABLE || top->tag == DL_TAG_TR ||
                                          top->tag == DL_TAG_TEMPLATE || is_section(top->tag))) {
      tree->table_text.count = 0;
      tree->original_mode = tree->mode;
      tree->mode = DL_MODE_IN_TABLE_TEXT;
      return DL_STEP_AGAIN;
    }
    return by_body_fostered(tree, token);
  }
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, DL_NO_NODE); return DL_STEP_DONE;
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_START: return table_start(tree, token);
  case DL_TOKEN_END: return table_end(tree, token);
  default: return dl_builder_in_body(tree, token);
  }
}

/* Text between the parts of a table waits for its end: white space stays, other text goes in front
 * of the table as a whole. */
dl_step dl_builder_in_table_text(dl_tree *tree, dl_html_token *token) {
  if (token->kind == DL_TOKEN_TEXT) {
    if (token->nul) return DL_STEP_DONE;
    dl_waiting_text waiting = {token->text, token->start, token->end, token->raw, {0}};
    if (!token->raw) memcpy(waiting.replaced, token->text.ptr, token->text.len);
    if (!dl_vec_push(tree->scratch, &tree->table_text, waiting)) tree->failed = true;
    return DL_STEP_DONE;
  }
  dl_html_token piece;
  memset(&piece, 0, sizeof piece);
  piece.kind = DL_TOKEN_TEXT;
  bool spaces = true;
  for (uint32_t pass = 0; pass < 2; pass++) { /* look, then insert */
    for (uint32_t i = 0; i < tree->table_text.count; i++) {
      const dl_waiting_text *waiting = &tree->table_text.items[i];
      piece.text = waiting->text;
      if (!waiting->raw) piece.text.ptr = waiting->replaced;
      piece.start = waiting->start;
      piece.end = waiting->end;
      piece.raw = waiting->raw;
      if (pass == 0)
        spaces = spaces && dl_token_is_space(&piece);
      else if (spaces)
        dl_tree_insert_text(tree, &piece);
      else
        by_body_fostered(tree, &piece);
    }
  }
  tree->table_text.count = 0;
  tree->mode = tree->original_mode;
  return DL_STEP_AGAIN;
}

/* ---- caption, columns --------------------------------------------------------------------------
 */

static bool end_caption(dl_tree *tree, const dl_html_token *token) {
  if (!in_table_scope(tree, DL_TAG_CAPTION)) return false;
  dl_tree_generate_implied_end(tree, DL_TAG_KNOWN_COUNT, token);
  dl_tree_pop_until(tree, DL_TAG_CAPTION, token);
  dl_formatting_clear_to_marker(tree);
  tree->mode = DL_MODE_IN_TABLE;
  return true;
}

static bool is_table_tag(dl_tag tag) {
  switch (tag) {
  case DL_TAG_CAPTION:
  case DL_TAG_COL:
  case DL_TAG_COLGROUP:
  case DL_TAG_TBODY:
  case DL_TAG_TD:
  case DL_TAG_TFOOT:
  case DL_TAG_TH:
  case DL_TAG_THEAD:
  case DL_TAG_TR: return true;
  default: return false;
  }
}

dl_step dl_builder_in_caption(dl_tree *tree, dl_html_token *token) {
  if (token->kind == DL_TOKEN_END) {
    if (token->tag == DL_TAG_CAPTION) {
      end_caption(tree, token);
      return DL_STEP_DONE;
    }
    if (token->tag == DL_TAG_TABLE) return end_caption(tree, token) ? DL_STEP_AGAIN : DL_STEP_DONE;
    if (is_table_tag(token->tag) || token->tag == DL_TAG_BODY || token->tag == DL_TAG_HTML)
      return DL_STEP_DONE;
  } else if (token->kind == DL_TOKEN_START && is_table_tag(token->tag)) {
    return end_caption(tree, token) ? DL_STEP_AGAIN : DL_STEP_DONE;
  }
  return dl_builder_in_body(tree, token);
}

dl_step dl_builder_in_column_group(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_TEXT:
    if (dl_builder_take_space(tree, token)) return DL_STEP_DONE;
    break;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, DL_NO_NODE); return DL_STEP_DONE;
  case DL_TOKEN_DOCTYPE: return DL_STEP_DONE;
  case DL_TOKEN_START:
    if (token->tag == DL_TAG_HTML) return dl_builder_in_body(tree, token);
    if (token->tag == DL_TAG_COL) {
      dl_tree_insert_void(tree, token);
      return DL_STEP_DONE;
    }
    if (token->tag == DL_TAG_TEMPLATE) return dl_builder_in_head(tree, token);
    break;
  case DL_TOKEN_END:
    if (token->tag == DL_TAG_COLGROUP) {
      if (!dl_tree_current_is(tree, DL_TAG_COLGROUP)) return DL_STEP_DONE;
      dl_tree_pop(tree, token);
      tree->mode = DL_MODE_IN_TABLE;
      return DL_STEP_DONE;
    }
    if (token->tag == DL_TAG_COL) return DL_STEP_DONE;
    if (token->tag == DL_TAG_TEMPLATE) return dl_builder_in_head(tree, token);
    break;
  default: return dl_builder_in_body(tree, token);
  }
  if (!dl_tree_current_is(tree, DL_TAG_COLGROUP)) return DL_STEP_DONE;
  dl_tree_pop(tree, token);
  tree->mode = DL_MODE_IN_TABLE;
  return DL_STEP_AGAIN;
}

/* ---- sections, rows, cells ---------------------------------------------------------------------
 */

static dl_step leave_section(dl_tree *tree, const dl_html_token *token) {
  if (!in_table_scope(tree, DL_TAG_TBODY) && !in_table_scope(tree, DL_TAG_THEAD) &&
      !in_table_scope(tree, DL_TAG_TFOOT))
    return DL_STEP_DONE;
  clear_to_section(tree, token);
  pop_above_root(tree, token);
  tree->mode = DL_MODE_IN_TABLE;
  return DL_STEP_AGAIN;
}

dl_step dl_builder_in_table_body(dl_tree *tree, dl_html_token *token) {
  if (token->kind == DL_TOKEN_START) {
    switch (token->tag) {
    case DL_TAG_TR:
      clear_to_section(tree, token);
      dl_tree_insert_element(tree, token);
      tree->mode = DL_MODE_IN_ROW;
      return DL_STEP_DONE;
    case DL_TAG_TH:
    case DL_TAG_TD:
      clear_to_section(tree, token);
      dl_tree_insert_implied(tree, DL_TAG_TR, token->start);
      tree->mode = DL_MODE_IN_ROW;
      return DL_STEP_AGAIN;
    case DL_TAG_CAPTION:
    case DL_TAG_COL:
    case DL_TAG_COLGROUP:
    case DL_TAG_TBODY:
    case DL_TAG_TFOOT:
    case DL_TAG_THEAD: return leave_section(tree, token);
    default: break;
    }
  } else if (token->kind == DL_TOKEN_END) {
    if (is_section(token->tag)) {
      if (in_table_scope(tree, token->tag)) {
        clear_to_section(tree, token);
        pop_above_root(tree, token);
        tree->mode = DL_MODE_IN_TABLE;
      }
      return DL_STEP_DONE;
    }
    if (token->tag == DL_TAG_TABLE) return leave_section(tree, token);
    if (is_table_tag(token->tag) || token->tag == DL_TAG_BODY || token->tag == DL_TAG_HTML)
      return DL_STEP_DONE;
  }
  return dl_builder_in_table(tree, token);
}

static bool end_row(dl_tree *tree, const dl_html_token *token) {
  if (!in_table_scope(tree, DL_TAG_TR)) return false;
  clear_to_row(tree, token);
  pop_above_root(tree, token);
  tree->mode = DL_MODE_IN_TABLE_BODY;
  return true;
}

dl_step dl_builder_in_row(dl_tree *tree, dl_html_token *token) {
  if (token->kind == DL_TOKEN_START) {
    if (token->tag == DL_TAG_TH || token->tag == DL_TAG_TD) {
      clear_to_row(tree, token);
      dl_tree_insert_element(tree, token);
      tree->mode = DL_MODE_IN_CELL;
      dl_formatting_push_marker(tree);
      return DL_STEP_DONE;
    }
    if (is_table_tag(token->tag)) return end_row(tree, token) ? DL_STEP_AGAIN : DL_STEP_DONE;
  } else if (token->kind == DL_TOKEN_END) {
    if (token->tag == DL_TAG_TR) {
      end_row(tree, token);
      return DL_STEP_DONE;
    }
    if (token->tag == DL_TAG_TABLE) return end_row(tree, token) ? DL_STEP_AGAIN : DL_STEP_DONE;
    if (is_section(token->tag))
      return in_table_scope(tree, token->tag) && end_row(tree, token) ? DL_STEP_AGAIN
                                                                      : DL_STEP_DONE;
    if (is_table_tag(token->tag) || token->tag == DL_TAG_BODY || token->tag == DL_TAG_HTML)
      return DL_STEP_DONE;
  }
  return dl_builder_in_table(tree, token);
}

static void end_cell(dl_tree *tree, dl_tag tag, const dl_html_token *token) {
  dl_tree_generate_implied_end(tree, DL_TAG_KNOWN_COUNT, token);
  dl_tree_pop_until(tree, tag, token);
  dl_formatting_clear_to_marker(tree);
  tree->mode = DL_MODE_IN_ROW;
}

static bool close_cell(dl_tree *tree, const dl_html_token *token) {
  dl_tag tag = in_table_scope(tree, DL_TAG_TD)   ? DL_TAG_TD
               : in_table_scope(tree, DL_TAG_TH) ? DL_TAG_TH
                                                 : DL_TAG_OTHER;
  if (tag == DL_TAG_OTHER) return false;
  end_cell(tree, tag, token);
  return true;
}

dl_step dl_builder_in_cell(dl_tree *tree, dl_html_token *token) {
  if (token->kind == DL_TOKEN_START) {
    if (is_table_tag(token->tag)) return close_cell(tree, token) ? DL_STEP_AGAIN : DL_STEP_DONE;
  } else if (token->kind == DL_TOKEN_END) {
    switch (token->tag) {
    case DL_TAG_TD:
    case DL_TAG_TH:
      if (in_table_scope(tree, token->tag)) end_cell(tree, token->tag, token);
      return DL_STEP_DONE;
    case DL_TAG_BODY:
    case DL_TAG_CAPTION:
    case DL_TAG_COL:
    case DL_TAG_COLGROUP:
    case DL_TAG_HTML: return DL_STEP_DONE;
    case DL_TAG_TABLE:
    case DL_TAG_TBODY:
    case DL_TAG_TFOOT:
    case DL_TAG_THEAD:
    case DL_TAG_TR:
      return in_table_scope(tree, token->tag) && close_cell(tree, token) ? DL_STEP_AGAIN
                                                                         : DL_STEP_DONE;
    default: break;
    }
  }
  return dl_builder_in_body(tree, token);
}

/* ---- template ----------------------------------------------------------------------------------
 */

static dl_step template_goes_on(dl_tree *tree, dl_insertion_mode mode) {
  if (tree->template_mode_count)
    tree->template_modes[tree->template_mode_count - 1] = (uint8_t)mode;
  tree->mode = (uint8_t)mode;
  return DL_STEP_AGAIN;
}

dl_step dl_builder_in_template(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_START:
    switch (token->tag) {
    case DL_TAG_BASE:
    case DL_TAG_BASEFONT:
    case DL_TAG_BGSOUND:
    case DL_TAG_LINK:
    case DL_TAG_META:
    case DL_TAG_NOFRAMES:
    case DL_TAG_SCRIPT:
    case DL_TAG_STYLE:
    case DL_TAG_TEMPLATE:
    case DL_TAG_TITLE: return dl_builder_in_head(tree, token);
    case DL_TAG_CAPTION:
    case DL_TAG_COLGROUP:
    case DL_TAG_TBODY:
    case DL_TAG_TFOOT:
    case DL_TAG_THEAD: return template_goes_on(tree, DL_MODE_IN_TABLE);
    case DL_TAG_COL: return template_goes_on(tree, DL_MODE_IN_COLUMN_GROUP);
    case DL_TAG_TR: return template_goes_on(tree, DL_MODE_IN_TABLE_BODY);
    case DL_TAG_TD:
    case DL_TAG_TH: return template_goes_on(tree, DL_MODE_IN_ROW);
    default: return template_goes_on(tree, DL_MODE_IN_BODY);
    }
  case DL_TOKEN_END:
    return token->tag == DL_TAG_TEMPLATE ? dl_builder_in_head(tree, token) : DL_STEP_DONE;
  case DL_TOKEN_EOF:
    if (!dl_tree_has_open(tree, DL_TAG_TEMPLATE)) {
      tree->stopped = true;
      return DL_STEP_DONE;
    }
    dl_tree_pop_until(tree, DL_TAG_TEMPLATE, token);
    dl_formatting_clear_to_marker(tree);
    if (tree->template_mode_count) tree->template_mode_count--;
    dl_builder_reset_mode(tree);
    return DL_STEP_AGAIN;
  default: return dl_builder_in_body(tree, token);
  }
}
