/* builder_body.c: the insertion mode "in body", where nearly all of a page is read. */
#include "html/tree.h"

static void close_p_in_scope(dl_tree *tree, const dl_html_token *token) {
  if (dl_tree_in_scope(tree, DL_TAG_P, DL_SCOPE_BUTTON)) dl_tree_close_p(tree, token);
}

static dl_str token_attribute(const dl_tree *tree, dl_str name) {
  for (uint32_t i = 0; i < tree->tokenizer.attribute_count; i++)
    if (dl_str_equal(tree->tokenizer.attributes[i].name, name))
      return tree->tokenizer.attributes[i].value;
  return (dl_str){NULL, 0};
}

/* ---- text and documents' outer tags ------------------------------------------------------------
 */

static void body_text(dl_tree *tree, const dl_html_token *token) {
  if (token->nul) return;
  dl_formatting_reconstruct(tree);
  dl_tree_insert_text(tree, token);
  if (tree->frameset_ok && !dl_token_is_space(token)) tree->frameset_ok = false;
}

static void start_body(dl_tree *tree) {
  if (tree->open_count < 2 || !dl_open_is(&tree->open[1], DL_TAG_BODY) ||
      dl_tree_has_open(tree, DL_TAG_TEMPLATE))
    return;
  tree->frameset_ok = false;
  dl_tree_merge_attributes(tree, tree->open[1].node);
}

static void start_frameset(dl_tree *tree, const dl_html_token *token) {
  if (tree->open_count < 2 || !dl_open_is(&tree->open[1], DL_TAG_BODY) || !tree->frameset_ok)
    return;
  dl_tree_detach(tree, tree->open[1].node);
  while (tree->open_count > 1) dl_tree_pop(tree, token);
  dl_tree_insert_element(tree, token);
  tree->mode = DL_MODE_IN_FRAMESET;
}

static dl_step body_eof(dl_tree *tree, dl_html_token *token) {
  if (tree->template_mode_count) return dl_builder_in_template(tree, token);
  tree->stopped = true;
  return DL_STEP_DONE;
}

/* ---- start tags --------------------------------------------------------------------------------
 */

static void start_list_item(dl_tree *tree, const dl_html_token *token) {
  tree->frameset_ok = false;
  bool is_li = token->tag == DL_TAG_LI;
  bool any = is_li ? dl_tree_has_open(tree, DL_TAG_LI)
                   : dl_tree_has_open(tree, DL_TAG_DD) || dl_tree_has_open(tree, DL_TAG_DT);
  for (uint32_t i = any ? tree->open_count : 0; i-- > 0;) {
    const dl_open_element *element = &tree->open[i];
    bool matches = element->namespace_ == DL_NS_HTML &&
                   (is_li ? element->tag == DL_TAG_LI
                          : element->tag == DL_TAG_DD || element->tag == DL_TAG_DT);
    if (matches) {
      dl_tag tag = element->tag;
      dl_tree_generate_implied_end(tree, tag, token);
      dl_tree_pop_until(tree, tag, token);
      break;
    }
    if ((element->flags & DL_TAG_IS_SPECIAL) &&
        !(element->namespace_ == DL_NS_HTML &&
          (element->tag == DL_TAG_ADDRESS || element->tag == DL_TAG_DIV ||
           element->tag == DL_TAG_P)))
      break;
  }
  close_p_in_scope(tree, token);
  dl_tree_insert_element(tree, token);
}

static void start_a(dl_tree *tree, const dl_html_token *token) {
  dl_node open = dl_formatting_find(tree, DL_TAG_A);
  if (open != DL_NO_NODE) {
    dl_html_token end = *token;
    end.kind = DL_TOKEN_END;
    end.end = end.start;
    dl_adoption_agency(tree, &end);
    dl_formatting_remove(tree, open);
    uint32_t index = dl_tree_open_index(tree, open);
    if (index != UINT32_MAX) dl_tree_remove_open(tree, index);
  }
  dl_formatting_reconstruct(tree);
  dl_formatting_push(tree, dl_tree_insert_element(tree, token));
}

static void start_nobr(dl_tree *tree, const dl_html_token *token) {
  dl_formatting_reconstruct(tree);
  if (dl_tree_in_scope(tree, DL_TAG_NOBR, DL_SCOPE_DEFAULT)) {
    dl_html_token end = *token;
    end.kind = DL_TOKEN_END;
    end.end = end.start;
    dl_adoption_agency(tree, &end);
    dl_formatting_reconstruct(tree);
  }
  dl_formatting_push(tree, dl_tree_insert_element(tree, token));
}

static void start_input(dl_tree *tree, const dl_html_token *token) {
  if (tree->fragment && tree->context_tag == DL_TAG_SELECT) return;
  if (dl_tree_in_scope(tree, DL_TAG_SELECT, DL_SCOPE_DEFAULT))
    dl_tree_pop_until(tree, DL_TAG_SELECT, token);
  dl_formatting_reconstruct(tree);
  dl_tree_insert_void(tree, token);
  if (!dl_str_equal_ci(token_attribute(tree, DL_STR("type")), DL_STR("hidden")))
    tree->frameset_ok = false;
}

/* Options, by the rules of the <select> that may hold any content (2025). */
static void start_option(dl_tree *tree, const dl_html_token *token) {
  if (dl_tree_in_scope(tree, DL_TAG_SELECT, DL_SCOPE_DEFAULT))
    dl_tree_generate_implied_end(
        tree, token->tag == DL_TAG_OPTION ? DL_TAG_OPTGROUP : DL_TAG_KNOWN_COUNT, token);
  else if (dl_tree_current_is(tree, DL_TAG_OPTION))
    dl_tree_pop(tree, token);
  dl_formatting_reconstruct(tree);
  dl_tree_insert_element(tree, token);
}

static void start_select(dl_tree *tree, const dl_html_token *token) {
  if (tree->fragment && tree->context_tag == DL_TAG_SELECT) return;
  if (dl_tree_in_scope(tree, DL_TAG_SELECT, DL_SCOPE_DEFAULT)) {
    dl_tree_pop_until(tree, DL_TAG_SELECT, token);
    return;
  }
  dl_formatting_reconstruct(tree);
  dl_tree_insert_element(tree, token);
  tree->frameset_ok = false;
}

static void start_form(dl_tree *tree, const dl_html_token *token) {
  bool in_template = dl_tree_has_open(tree, DL_TAG_TEMPLATE);
  if (tree->form != DL_NO_NODE && !in_template) return;
  close_p_in_scope(tree, token);
  dl_node form = dl_tree_insert_element(tree, token);
  if (!in_template) tree->form = form;
}

static void start_ruby(dl_tree *tree, const dl_html_token *token) {
  if (dl_tree_in_scope(tree, DL_TAG_RUBY, DL_SCOPE_DEFAULT))
    dl_tree_generate_implied_end(
        tree, token->tag == DL_TAG_RP || token->tag == DL_TAG_RT ? DL_TAG_RTC : DL_TAG_KNOWN_COUNT,
        token);
  dl_tree_insert_element(tree, token);
}

static void start_foreign(dl_tree *tree, const dl_html_token *token, dl_namespace ns) {
  dl_formatting_reconstruct(tree);
  dl_foreign_adjust(tree, ns);
  dl_node node = dl_tree_insert_foreign(tree, token, ns);
  if (token->self_closing && node != DL_NO_NODE) dl_tree_pop(tree, token);
}

static dl_step body_start(dl_tree *tree, dl_html_token *token) {
  switch (token->tag) {
  case DL_TAG_HTML:
    if (!dl_tree_has_open(tree, DL_TAG_TEMPLATE))
      dl_tree_merge_attributes(tree, tree->open[0].node);
    break;
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
  case DL_TAG_BODY: start_body(tree); break;
  case DL_TAG_FRAMESET: start_frameset(tree, token); break;
  case DL_TAG_ADDRESS:
  case DL_TAG_ARTICLE:
  case DL_TAG_ASIDE:
  case DL_TAG_BLOCKQUOTE:
  case DL_TAG_CENTER:
  case DL_TAG_DETAILS:
  case DL_TAG_DIALOG:
  case DL_TAG_DIR:
  case DL_TAG_DIV:
  case DL_TAG_DL:
  case DL_TAG_FIELDSET:
  case DL_TAG_FIGCAPTION:
  case DL_TAG_FIGURE:
  case DL_TAG_FOOTER:
  case DL_TAG_HEADER:
  case DL_TAG_HGROUP:
  case DL_TAG_MAIN:
  case DL_TAG_MENU:
  case DL_TAG_NAV:
  case DL_TAG_OL:
  case DL_TAG_P:
  case DL_TAG_SEARCH:
  case DL_TAG_SECTION:
  case DL_TAG_SUMMARY:
  case DL_TAG_UL:
    close_p_in_scope(tree, token);
    dl_tree_insert_element(tree, token);
    break;
  case DL_TAG_H1:
  case DL_TAG_H2:
  case DL_TAG_H3:
  case DL_TAG_H4:
  case DL_TAG_H5:
  case DL_TAG_H6:
    close_p_in_scope(tree, token);
    if (dl_tree_current(tree)->namespace_ == DL_NS_HTML &&
        dl_tree_current(tree)->tag >= DL_TAG_H1 && dl_tree_current(tree)->tag <= DL_TAG_H6)
      dl_tree_pop(tree, token);
    dl_tree_insert_element(tree, token);
    break;
  case DL_TAG_PRE:
  case DL_TAG_LISTING:
    close_p_in_scope(tree, token);
    dl_tree_insert_element(tree, token);
    tree->skip_newline = true;
    tree->frameset_ok = false;
    break;
  case DL_TAG_FORM: start_form(tree, token); break;
  case DL_TAG_LI:
  case DL_TAG_DD:
  case DL_TAG_DT: start_list_item(tree, token); break;
  case DL_TAG_PLAINTEXT:
    close_p_in_scope(tree, token);
    dl_tree_insert_element(tree, token);
    dl_tokenizer_set_model(&tree->tokenizer, DL_CONTENT_PLAINTEXT);
    break;
  case DL_TAG_BUTTON:
    if (dl_tree_in_scope(tree, DL_TAG_BUTTON, DL_SCOPE_DEFAULT)) {
      dl_tree_generate_implied_end(tree, DL_TAG_KNOWN_COUNT, token);
      dl_tree_pop_until(tree, DL_TAG_BUTTON, token);
    }
    dl_formatting_reconstruct(tree);
    dl_tree_insert_element(tree, token);
    tree->frameset_ok = false;
    break;
  case DL_TAG_A: start_a(tree, token); break;
  case DL_TAG_B:
  case DL_TAG_BIG:
  case DL_TAG_CODE:
  case DL_TAG_EM:
  case DL_TAG_FONT:
  case DL_TAG_I:
  case DL_TAG_S:
  case DL_TAG_SMALL:
  case DL_TAG_STRIKE:
  case DL_TAG_STRONG:
  case DL_TAG_TT:
  case DL_TAG_U:
    dl_formatting_reconstruct(tree);
    dl_formatting_push(tree, dl_tree_insert_element(tree, token));
    break;
  case DL_TAG_NOBR: start_nobr(tree, token); break;
  case DL_TAG_APPLET:
  case DL_TAG_MARQUEE:
  case DL_TAG_OBJECT:
    dl_formatting_reconstruct(tree);
    if (dl_tree_insert_element(tree, token) != DL_NO_NODE) dl_formatting_push_marker(tree);
    tree->frameset_ok = false;
    break;
  case DL_TAG_TABLE:
    if (!tree->out->quirks) close_p_in_scope(tree, token);
    if (dl_tree_insert_element(tree, token) != DL_NO_NODE) tree->mode = DL_MODE_IN_TABLE;
    tree->frameset_ok = false;
    break;
  case DL_TAG_AREA:
  case DL_TAG_BR:
  case DL_TAG_EMBED:
  case DL_TAG_IMG:
  case DL_TAG_KEYGEN:
  case DL_TAG_WBR:
    dl_formatting_reconstruct(tree);
    dl_tree_insert_void(tree, token);
    tree->frameset_ok = false;
    break;
  case DL_TAG_INPUT: start_input(tree, token); break;
  case DL_TAG_PARAM:
  case DL_TAG_SOURCE:
  case DL_TAG_TRACK: dl_tree_insert_void(tree, token); break;
  case DL_TAG_HR:
    close_p_in_scope(tree, token);
    if (dl_tree_in_scope(tree, DL_TAG_SELECT, DL_SCOPE_DEFAULT))
      dl_tree_generate_implied_end(tree, DL_TAG_KNOWN_COUNT, token);
    dl_tree_insert_void(tree, token);
    tree->frameset_ok = false;
    break;
  case DL_TAG_IMAGE: /* everybody means img */
    token->tag = DL_TAG_IMG;
    token->text = dl_html_tag_names[DL_TAG_IMG];
    return body_start(tree, token);
  case DL_TAG_TEXTAREA:
    if (dl_tree_insert_element(tree, token) != DL_NO_NODE) {
      tree->skip_newline = true;
      dl_tokenizer_set_model(&tree->tokenizer, DL_CONTENT_RCDATA);
      tree->original_mode = tree->mode;
      tree->mode = DL_MODE_TEXT;
    }
    tree->frameset_ok = false;
    break;
  case DL_TAG_XMP:
    close_p_in_scope(tree, token);
    dl_formatting_reconstruct(tree);
    tree->frameset_ok = false;
    dl_builder_text_element(tree, token, DL_CONTENT_RAWTEXT);
    break;
  case DL_TAG_IFRAME:
    tree->frameset_ok = false;
    dl_builder_text_element(tree, token, DL_CONTENT_RAWTEXT);
    break;
  case DL_TAG_NOEMBED: dl_builder_text_element(tree, token, DL_CONTENT_RAWTEXT); break;
  case DL_TAG_SELECT: start_select(tree, token); break;
  case DL_TAG_OPTGROUP:
  case DL_TAG_OPTION: start_option(tree, token); break;
  case DL_TAG_RB:
  case DL_TAG_RTC:
  case DL_TAG_RP:
  case DL_TAG_RT: start_ruby(tree, token); break;
  case DL_TAG_MATH: start_foreign(tree, token, DL_NS_MATHML); break;
  case DL_TAG_SVG: start_foreign(tree, token, DL_NS_SVG); break;
  case DL_TAG_CAPTION:
  case DL_TAG_COL:
  case DL_TAG_COLGROUP:
  case DL_TAG_FRAME:
  case DL_TAG_HEAD:
  case DL_TAG_TBODY:
  case DL_TAG_TD:
  case DL_TAG_TFOOT:
  case DL_TAG_TH:
  case DL_TAG_THEAD:
  case DL_TAG_TR: break;
  default:
    dl_formatting_reconstruct(tree);
    dl_tree_insert_element(tree, token);
    break;
  }
  return DL_STEP_DONE;
}

/* ---- end tags ----------------------------------------------------------------------------------
 */

void dl_builder_any_other_end_tag(dl_tree *tree, const dl_html_token *token) {
  dl_name name = dl_token_name(token);
  if (!dl_tree_has_open(tree, token->tag) || !dl_tree_may_be_open(tree, name)) return;
  for (uint32_t i = tree->open_count; i-- > 0;) {
    const dl_open_element *element = &tree->open[i];
    if (element->namespace_ == DL_NS_HTML && dl_tree_has_name(tree, element, name)) {
      dl_node node = element->node;
      dl_tree_generate_implied_end(tree, token->tag ? token->tag : DL_TAG_KNOWN_COUNT, token);
      while (tree->open_count > 1) {
        bool last = dl_tree_current(tree)->node == node;
        dl_tree_pop(tree, token);
        if (last) break;
      }
      return;
    }
    if (element->flags & DL_TAG_IS_SPECIAL) return;
  }
}

/* The end tag of a block: closes it where it is open in scope. */
static bool end_block(dl_tree *tree, const dl_html_token *token, dl_tag except, dl_scope scope) {
  if (!dl_tree_in_scope(tree, token->tag, scope)) return false;
  dl_tree_generate_implied_end(tree, except, token);
  dl_tree_pop_until(tree, token->tag, token);
  return true;
}

static void end_form(dl_tree *tree, const dl_html_token *token) {
  if (dl_tree_has_open(tree, DL_TAG_TEMPLATE)) {
    end_block(tree, token, DL_TAG_KNOWN_COUNT, DL_SCOPE_DEFAULT);
    return;
  }
  dl_node form = tree->form;
  tree->form = DL_NO_NODE;
  if (form == DL_NO_NODE || !dl_tree_node_in_scope(tree, form)) return;
  dl_tree_generate_implied_end(tree, DL_TAG_KNOWN_COUNT, token);
  if (dl_tree_current(tree)->node == form)
    dl_tree_pop(tree, token);
  else
    dl_tree_remove_open(tree, dl_tree_open_index(tree, form));
}

static void end_heading(dl_tree *tree, const dl_html_token *token) {
  if (!dl_tree_heading_in_scope(tree)) return;
  dl_tree_generate_implied_end(tree, DL_TAG_KNOWN_COUNT, token);
  while (tree->open_count > 1) {
    const dl_open_element *top = dl_tree_current(tree);
    bool last = top->namespace_ == DL_NS_HTML && top->tag >= DL_TAG_H1 && top->tag <= DL_TAG_H6;
    dl_tree_pop(tree, token);
    if (last) return;
  }
}

static dl_step body_end(dl_tree *tree, dl_html_token *token) {
  switch (token->tag) {
  case DL_TAG_TEMPLATE: return dl_builder_in_head(tree, token);
  case DL_TAG_BODY:
  case DL_TAG_HTML:
    if (!dl_tree_in_scope(tree, DL_TAG_BODY, DL_SCOPE_DEFAULT)) return DL_STEP_DONE;
    tree->mode = DL_MODE_AFTER_BODY;
    return token->tag == DL_TAG_HTML ? DL_STEP_AGAIN : DL_STEP_DONE;
  case DL_TAG_ADDRESS:
  case DL_TAG_ARTICLE:
  case DL_TAG_ASIDE:
  case DL_TAG_BLOCKQUOTE:
  case DL_TAG_BUTTON:
  case DL_TAG_CENTER:
  case DL_TAG_DETAILS:
  case DL_TAG_DIALOG:
  case DL_TAG_DIR:
  case DL_TAG_DIV:
  case DL_TAG_DL:
  case DL_TAG_FIELDSET:
  case DL_TAG_FIGCAPTION:
  case DL_TAG_FIGURE:
  case DL_TAG_FOOTER:
  case DL_TAG_HEADER:
  case DL_TAG_HGROUP:
  case DL_TAG_LISTING:
  case DL_TAG_MAIN:
  case DL_TAG_MENU:
  case DL_TAG_NAV:
  case DL_TAG_OL:
  case DL_TAG_PRE:
  case DL_TAG_SEARCH:
  case DL_TAG_SECTION:
  case DL_TAG_SELECT:
  case DL_TAG_SUMMARY:
  case DL_TAG_UL: end_block(tree, token, DL_TAG_KNOWN_COUNT, DL_SCOPE_DEFAULT); break;
  case DL_TAG_FORM: end_form(tree, token); break;
  case DL_TAG_P:
    if (!dl_tree_in_scope(tree, DL_TAG_P, DL_SCOPE_BUTTON))
      if (dl_tree_insert_implied(tree, DL_TAG_P, token->start) == DL_NO_NODE) break;
    dl_tree_close_p(tree, token);
    break;
  case DL_TAG_LI: end_block(tree, token, DL_TAG_LI, DL_SCOPE_LIST_ITEM); break;
  case DL_TAG_DD:
  case DL_TAG_DT: end_block(tree, token, token->tag, DL_SCOPE_DEFAULT); break;
  case DL_TAG_H1:
  case DL_TAG_H2:
  case DL_TAG_H3:
  case DL_TAG_H4:
  case DL_TAG_H5:
  case DL_TAG_H6: end_heading(tree, token); break;
  case DL_TAG_A:
  case DL_TAG_B:
  case DL_TAG_BIG:
  case DL_TAG_CODE:
  case DL_TAG_EM:
  case DL_TAG_FONT:
  case DL_TAG_I:
  case DL_TAG_NOBR:
  case DL_TAG_S:
  case DL_TAG_SMALL:
  case DL_TAG_STRIKE:
  case DL_TAG_STRONG:
  case DL_TAG_TT:
  case DL_TAG_U: dl_adoption_agency(tree, token); break;
  case DL_TAG_APPLET:
  case DL_TAG_MARQUEE:
  case DL_TAG_OBJECT:
    if (end_block(tree, token, DL_TAG_KNOWN_COUNT, DL_SCOPE_DEFAULT))
      dl_formatting_clear_to_marker(tree);
    break;
  case DL_TAG_BR: { /* </br> is <br> */
    dl_html_token start = *token;
    start.kind = DL_TOKEN_START;
    tree->tokenizer.attribute_count = 0;
    return body_start(tree, &start);
  }
  default: dl_builder_any_other_end_tag(tree, token); break;
  }
  return DL_STEP_DONE;
}

dl_step dl_builder_in_body(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_TEXT: body_text(tree, token); break;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, DL_NO_NODE); break;
  case DL_TOKEN_START: return body_start(tree, token);
  case DL_TOKEN_END: return body_end(tree, token);
  case DL_TOKEN_EOF: return body_eof(tree, token);
  default: break;
  }
  return DL_STEP_DONE;
}
