/* fuzz_html.c: any bytes parse to a tree whose links, offsets and runs are sound.
 *
 * The first byte chooses: a document, a fragment of one of some contexts, or a document under a
 * memory limit (which may fail, cleanly). */
#include <stdlib.h>

#include "support.h"

#include "base/utf8.h"
#include "html/html.h"

static void check_runs(const dl_html *html, const dl_html_node *node, dl_str source) {
  uint32_t at = 0;
  REQUIRE((uint64_t)node->first_run + node->run_count <= html->run_count);
  for (uint32_t i = 0; i < node->run_count; i++) {
    const dl_html_run *run = &html->runs[node->first_run + i];
    REQUIRE(run->text == at && run->text_len > 0);
    REQUIRE((uint64_t)run->source + run->source_len <= source.len);
    REQUIRE(run->source >= node->source.start && run->source + run->source_len <= node->source.end);
    if (run->text_len == run->source_len)
      REQUIRE(memcmp(node->text.ptr + run->text, source.ptr + run->source, run->text_len) == 0);
    at += run->text_len;
  }
  REQUIRE(at == node->text.len);
}

static void check_tree(const dl_html *html, dl_str source) {
  uint32_t seen = 0, depth = 0, deepest = 0;
  for (dl_node at = 0; at != DL_NO_NODE;) {
    const dl_html_node *node = &html->nodes[at];
    REQUIRE(++seen <= html->node_count);
    REQUIRE(node->source.start <= node->source.end && node->source.end <= source.len);
    REQUIRE(node->source_end <= source.len);
    REQUIRE(dl_utf8_valid(node->text.ptr, node->text.len, NULL));
    if (node->kind == DL_NODE_TEXT) {
      REQUIRE(node->text.len > 0 && node->first_child == DL_NO_NODE);
      check_runs(html, node, source);
    } else {
      REQUIRE(node->run_count == 0 && node->first_run == 0);
    }
    for (uint32_t i = 0; i < node->attribute_count; i++) {
      const dl_html_attribute *attribute = &node->attributes[i];
      REQUIRE(attribute->source.start <= attribute->source.end &&
              attribute->source.end <= source.len);
      REQUIRE(dl_utf8_valid(attribute->value.ptr, attribute->value.len, NULL));
      REQUIRE(dl_utf8_valid(attribute->name.ptr, attribute->name.len, NULL));
    }
    REQUIRE(node->attribute_count <= DL_ATTRIBUTES_MOST);
    for (dl_node child = node->first_child, before = DL_NO_NODE; child != DL_NO_NODE;
         before = child, child = html->nodes[child].next) {
      REQUIRE(html->nodes[child].parent == at && html->nodes[child].previous == before);
      REQUIRE(html->nodes[child].next != DL_NO_NODE || node->last_child == child);
    }
    dl_node next = dl_html_next(html, 0, at, false);
    if (next != DL_NO_NODE) {
      if (html->nodes[next].parent == at) {
        depth++;
      } else {
        for (dl_node up = at; html->nodes[up].parent != html->nodes[next].parent;
             up = html->nodes[up].parent)
          depth--;
      }
    }
    if (depth > deepest) deepest = depth;
    at = next;
  }
  /* The stack is capped; elements taken out of its middle (forms, links) stay in the tree. */
  REQUIRE(deepest <= 4 * 512);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const contexts[] = {"div",   "td",       "tr",     "tbody",    "table",
                                         "head",  "template", "select", "textarea", "script",
                                         "title", "form",     "html",   "body",     "frameset"};
  if (size == 0) return 0;
  uint8_t choice = data[0];
  dl_str source = {(const char *)data + 1, (uint32_t)(size - 1)};
  size_t limit = choice >= 0xC0 ? (size_t)(choice & 0x3F) << 10 : 0;
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, limit ? limit : 0);
  dl_arena_init(&scratch, dl_allocator_libc, limit ? limit : 0);
  dl_html html;
  dl_error error;
  dl_status status;
  if (choice >= 0x80 && choice < 0xC0) {
    dl_node root;
    const char *name = contexts[(choice & 0x3F) % (sizeof contexts / sizeof *contexts)];
    dl_namespace ns = (choice & 0x3F) < 45 ? DL_NS_HTML : choice & 1 ? DL_NS_SVG : DL_NS_MATHML;
    status = dl_html_parse_fragment(&arena, &scratch, source, ns,
                                    (dl_str){name, (uint32_t)strlen(name)}, &html, &root, &error);
  } else {
    status = dl_html_parse(&arena, &scratch, source, &html, &error);
  }
  if (status == DL_OK)
    check_tree(&html, source);
  else
    REQUIRE(error.code == status && error.message && (limit || status == DL_ERR_ENCODING));
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  return 0;
}
