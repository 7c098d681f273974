/* foreign.c: SVG and MathML inside HTML: which tokens stay in them, and the capitals of SVG. */
#include "html/tree.h"

/* ---- where the rules apply ---------------------------------------------------------------------
 */

static bool is_mathml_text(uint8_t ns, dl_tag tag) {
  return ns == DL_NS_MATHML && (tag == DL_TAG_MI || tag == DL_TAG_MO || tag == DL_TAG_MN ||
                                tag == DL_TAG_MS || tag == DL_TAG_MTEXT);
}

static bool is_html_encoding(dl_str encoding) {
  return dl_str_equal_ci(encoding, DL_STR("text/html")) ||
         dl_str_equal_ci(encoding, DL_STR("application/xhtml+xml"));
}

/* An element of the stack inside which HTML begins again. */
static bool is_html_integration(const dl_tree *tree, const dl_open_element *element) {
  if (element->namespace_ == DL_NS_SVG)
    return element->tag == DL_TAG_FOREIGNOBJECT || element->tag == DL_TAG_DESC ||
           element->tag == DL_TAG_TITLE;
  return element->namespace_ == DL_NS_MATHML && element->tag == DL_TAG_ANNOTATION_XML &&
         is_html_encoding(dl_html_attr(tree->out, element->node, DL_STR("encoding")));
}

bool dl_foreign_applies(dl_tree *tree, const dl_html_token *token) {
  if (tree->open_count == 0 || token->kind == DL_TOKEN_EOF) return false;
  dl_open_element element = *dl_tree_current(tree);
  bool is_context = tree->fragment && tree->open_count == 1;
  if (is_context) {
    element.tag = tree->context_tag;
    element.namespace_ = tree->context_namespace;
  }
  if (element.namespace_ == DL_NS_HTML) return false;
  bool is_text = token->kind == DL_TOKEN_TEXT, is_start = token->kind == DL_TOKEN_START;
  if (is_mathml_text(element.namespace_, element.tag) &&
      (is_text || (is_start && token->tag != DL_TAG_MGLYPH && token->tag != DL_TAG_MALIGNMARK)))
    return false;
  if (element.namespace_ == DL_NS_MATHML && element.tag == DL_TAG_ANNOTATION_XML &&
      dl_token_starts(token, DL_TAG_SVG))
    return false;
  bool integration = is_context && element.tag == DL_TAG_ANNOTATION_XML
                         ? is_html_encoding(tree->context_encoding)
                         : is_html_integration(tree, &element);
  return !(integration && (is_start || is_text));
}

/* ---- names -------------------------------------------------------------------------------------
 */

/* In the order of their lower-case forms. */
static const char *const svg_attributes[] = {"attributeName",
                                             "attributeType",
                                             "baseFrequency",
                                             "baseProfile",
                                             "calcMode",
                                             "clipPathUnits",
                                             "diffuseConstant",
                                             "edgeMode",
                                             "filterUnits",
                                             "glyphRef",
                                             "gradientTransform",
                                             "gradientUnits",
                                             "kernelMatrix",
                                             "kernelUnitLength",
                                             "keyPoints",
                                             "keySplines",
                                             "keyTimes",
                                             "lengthAdjust",
                                             "limitingConeAngle",
                                             "markerHeight",
                                             "markerUnits",
                                             "markerWidth",
                                             "maskContentUnits",
                                             "maskUnits",
                                             "numOctaves",
                                             "pathLength",
                                             "patternContentUnits",
                                             "patternTransform",
                                             "patternUnits",
                                             "pointsAtX",
                                             "pointsAtY",
                                             "pointsAtZ",
                                             "preserveAlpha",
                                             "preserveAspectRatio",
                                             "primitiveUnits",
                                             "refX",
                                             "refY",
                                             "repeatCount",
                                             "repeatDur",
                                             "requiredExtensions",
                                             "requiredFeatures",
                                             "specularConstant",
                                             "specularExponent",
                                             "spreadMethod",
                                             "startOffset",
                                             "stdDeviation",
                                             "stitchTiles",
                                             "surfaceScale",
                                             "systemLanguage",
                                             "tableValues",
                                             "targetX",
                                             "targetY",
                                             "textLength",
                                             "viewBox",
                                             "viewTarget",
                                             "xChannelSelector",
                                             "yChannelSelector",
                                             "zoomAndPan"};

/* How a lower-case name stands to one with capitals. */
static int compare_lower(dl_str name, const char *capitals) {
  uint32_t i = 0;
  for (; i < name.len && capitals[i]; i++) {
    int difference = name.ptr[i] - dl_ascii_lower(capitals[i]);
    if (difference) return difference;
  }
  return i < name.len ? 1 : capitals[i] ? -1 : 0;
}

static dl_str svg_attribute(dl_str name) {
  uint32_t low = 0, high = sizeof svg_attributes / sizeof *svg_attributes;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    int order = compare_lower(name, svg_attributes[middle]);
    if (order == 0) return (dl_str){svg_attributes[middle], name.len};
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return name;
}

/* Renames the attributes of the tokenizer's start tag. Those with a prefix ("xlink:href") keep it:
 * the name as a whole stands for the name in its namespace. */
void dl_foreign_adjust(dl_tree *tree, dl_namespace ns) {
  for (uint32_t i = 0; i < tree->tokenizer.attribute_count; i++) {
    dl_html_attribute *attribute = &tree->tokenizer.attributes[i];
    if (ns == DL_NS_SVG)
      attribute->name = svg_attribute(attribute->name);
    else if (dl_str_equal(attribute->name, DL_STR("definitionurl")))
      attribute->name = DL_STR("definitionURL");
  }
}

/* ---- tokens ------------------------------------------------------------------------------------
 */

static bool breaks_out(const dl_tree *tree, const dl_html_token *token) {
  if (token->kind == DL_TOKEN_END) return token->tag == DL_TAG_BR || token->tag == DL_TAG_P;
  if (dl_tag_flags[token->tag] & DL_TAG_IS_BREAKOUT) return true;
  if (token->tag != DL_TAG_FONT) return false;
  for (uint32_t i = 0; i < tree->tokenizer.attribute_count; i++) {
    dl_str name = tree->tokenizer.attributes[i].name;
    if (dl_str_equal(name, DL_STR("color")) || dl_str_equal(name, DL_STR("face")) ||
        dl_str_equal(name, DL_STR("size")))
      return true;
  }
  return false;
}

static dl_step foreign_start(dl_tree *tree, dl_html_token *token) {
  bool is_context = tree->fragment && tree->open_count == 1;
  dl_namespace ns =
      (dl_namespace)(is_context ? tree->context_namespace : dl_tree_current(tree)->namespace_);
  if (ns == DL_NS_SVG && token->tag != DL_TAG_OTHER) token->text = dl_tag_svg_names[token->tag];
  dl_foreign_adjust(tree, ns);
  dl_node node = dl_tree_insert_foreign(tree, token, ns);
  if (token->self_closing && node != DL_NO_NODE) dl_tree_pop(tree, token);
  return DL_STEP_DONE;
}

static dl_step foreign_end(dl_tree *tree, dl_html_token *token) {
  dl_name name = dl_token_name(token);
  if (!dl_tree_may_be_open(tree, name)) return DL_STEP_DONE; /* no rule closes an unknown name */
  for (uint32_t i = tree->open_count; i-- > 1;) {
    const dl_open_element *element = &tree->open[i];
    if (i + 1 < tree->open_count && element->namespace_ == DL_NS_HTML)
      return dl_builder_step(tree, token, (dl_insertion_mode)tree->mode);
    if (dl_tree_has_name(tree, element, name)) {
      while (tree->open_count > i) dl_tree_pop(tree, token);
      return DL_STEP_DONE;
    }
  }
  return DL_STEP_DONE;
}

dl_step dl_foreign_step(dl_tree *tree, dl_html_token *token) {
  switch (token->kind) {
  case DL_TOKEN_TEXT:
    if (token->nul) {
      memcpy(token->replaced, "\xEF\xBF\xBD", 3);
      token->text = (dl_str){token->replaced, 3};
      token->nul = false;
    } else if (!dl_token_is_space(token)) {
      tree->frameset_ok = false;
    }
    dl_tree_insert_text(tree, token);
    return DL_STEP_DONE;
  case DL_TOKEN_COMMENT: dl_tree_insert_comment(tree, token, DL_NO_NODE); return DL_STEP_DONE;
  case DL_TOKEN_START:
  case DL_TOKEN_END:
    if (breaks_out(tree, token)) {
      while (tree->open_count > 1) {
        const dl_open_element *top = dl_tree_current(tree);
        if (top->namespace_ == DL_NS_HTML || is_mathml_text(top->namespace_, top->tag) ||
            is_html_integration(tree, top))
          break;
        dl_tree_pop(tree, token);
      }
      return dl_builder_step(tree, token, (dl_insertion_mode)tree->mode);
    }
    return token->kind == DL_TOKEN_START ? foreign_start(tree, token) : foreign_end(tree, token);
  default: return DL_STEP_DONE;
  }
}
