/* html5lib_driver.c: runs the tokenizer or the tree builder on what html5lib.py sends.
 *
 * Requests come on standard input: a line of words, then so many bytes.
 *   tree LENGTH                     a document, as UTF-8 whatever it declares
 *   fragment LENGTH NS NAME         a fragment in a context element; NS is html, svg or math
 *   tokens LENGTH MODEL LASTSTART   tokens from a content model (a number); LASTSTART may be "-"
 * Answers: a line with a length, then so many bytes: the tree in html5lib's format, or one token a
 * line with its fields in hexadecimal. */
#include <stdio.h>
#include <stdlib.h>

#include "html/html.h"
#include "html/tokenizer.h"

static char *answer;
static size_t answer_len, answer_capacity;

static void put(const char *bytes, size_t len) {
  if (answer_len + len > answer_capacity) {
    answer_capacity = (answer_len + len) * 2;
    answer = realloc(answer, answer_capacity);
    if (!answer) exit(2);
  }
  if (len) memcpy(answer + answer_len, bytes, len);
  answer_len += len;
}
static void put_word(const char *word) {
  put(word, strlen(word));
}
static void put_str(dl_str text) {
  put(text.ptr, text.len);
}

/* html5lib writes the name of a namespaced attribute with a space, and sorts by that. */
static bool is_prefixed(dl_str name) {
  return dl_str_starts(name, DL_STR("xlink:")) || dl_str_equal(name, DL_STR("xml:lang")) ||
         dl_str_equal(name, DL_STR("xml:space")) || dl_str_equal(name, DL_STR("xmlns:xlink"));
}

static int compare_attributes(const void *a, const void *b) {
  dl_str x = (*(const dl_html_attribute *const *)a)->name;
  dl_str y = (*(const dl_html_attribute *const *)b)->name;
  for (uint32_t i = 0; i < x.len && i < y.len; i++) {
    int left = x.ptr[i] == ':' && is_prefixed(x) ? ' ' : (unsigned char)x.ptr[i];
    int right = y.ptr[i] == ':' && is_prefixed(y) ? ' ' : (unsigned char)y.ptr[i];
    if (left != right) return left - right;
  }
  return x.len < y.len ? -1 : x.len > y.len;
}

static void put_indent(uint32_t depth) {
  put_word("\n| ");
  for (uint32_t i = 0; i < depth; i++) put_word("  ");
}

static void put_node(const dl_html *html, dl_node index, uint32_t depth) {
  const dl_html_node *node = &html->nodes[index];
  put_indent(depth);
  switch (node->kind) {
  case DL_NODE_DOCTYPE:
    put_word("<!DOCTYPE ");
    put_str(node->text);
    if (node->attribute_count) {
      dl_str public_id = dl_html_attr(html, index, DL_STR("public"));
      dl_str system_id = dl_html_attr(html, index, DL_STR("system"));
      put_word(" \"");
      put_str(public_id);
      put_word("\" \"");
      put_str(system_id);
      put_word("\"");
    }
    put_word(">");
    break;
  case DL_NODE_TEXT:
    put_word("\"");
    put_str(node->text);
    put_word("\"");
    break;
  case DL_NODE_COMMENT:
    put_word("<!-- ");
    put_str(node->text);
    put_word(" -->");
    break;
  case DL_NODE_TEMPLATE_CONTENT: put_word("content"); break;
  default: {
    put_word(node->namespace_ == DL_NS_SVG      ? "<svg "
             : node->namespace_ == DL_NS_MATHML ? "<math "
                                                : "<");
    put_str(node->text);
    put_word(">");
    const dl_html_attribute *sorted[DL_ATTRIBUTES_MOST];
    for (uint32_t i = 0; i < node->attribute_count; i++) sorted[i] = &node->attributes[i];
    qsort(sorted, node->attribute_count, sizeof *sorted, compare_attributes);
    for (uint32_t i = 0; i < node->attribute_count; i++) {
      put_indent(depth + 1);
      dl_str name = sorted[i]->name;
      bool prefixed = node->namespace_ != DL_NS_HTML && is_prefixed(name);
      for (uint32_t j = 0; j < name.len; j++)
        put(prefixed && name.ptr[j] == ':' ? " " : name.ptr + j, 1);
      put_word("=\"");
      put_str(sorted[i]->value);
      put_word("\"");
    }
  }
  }
}

static void put_children(const dl_html *html, dl_node root) {
  uint32_t depth = 0;
  dl_node node = html->nodes[root].first_child;
  while (node != DL_NO_NODE) {
    put_node(html, node, depth);
    if (html->nodes[node].first_child != DL_NO_NODE) {
      node = html->nodes[node].first_child;
      depth++;
      continue;
    }
    while (node != root && html->nodes[node].next == DL_NO_NODE) {
      node = html->nodes[node].parent;
      depth--;
    }
    if (node == root) break;
    node = html->nodes[node].next;
  }
}

static void put_hex(dl_str text) {
  static const char digits[] = "0123456789abcdef";
  put_word(" ");
  if (!text.ptr) {
    put_word("null");
    return;
  }
  put_word("x");
  for (uint32_t i = 0; i < text.len; i++) {
    unsigned char byte = (unsigned char)text.ptr[i];
    char pair[2] = {digits[byte >> 4], digits[byte & 15]};
    put(pair, 2);
  }
}

static void put_tokens(dl_arena *arena, dl_arena *scratch, dl_str source, int model,
                       const char *last_start) {
  dl_tokenizer tokenizer;
  dl_html_token token;
  if (!dl_tokenizer_init(&tokenizer, arena, scratch, source.ptr, 0, source.len)) exit(2);
  dl_tokenizer_set_model(&tokenizer, (dl_content_model)model);
  if (strcmp(last_start, "-") != 0)
    tokenizer.last_start_name = (dl_str){last_start, (uint32_t)strlen(last_start)};
  while (dl_tokenizer_next(&tokenizer, &token) && token.kind != DL_TOKEN_EOF) {
    static const char *const words[] = {"",       "Character", "StartTag",
                                        "EndTag", "Comment",   "DOCTYPE"};
    put_word(words[token.kind]);
    if (token.kind == DL_TOKEN_DOCTYPE && !token.text.ptr)
      put_word(" null");
    else
      put_hex((dl_str){token.text.ptr ? token.text.ptr : "", token.text.len});
    if (token.kind == DL_TOKEN_DOCTYPE) {
      put_hex(token.has_public ? token.public_id : (dl_str){NULL, 0});
      put_hex(token.has_system ? token.system_id : (dl_str){NULL, 0});
      put_word(token.force_quirks ? " 1" : " 0");
    } else if (token.kind == DL_TOKEN_START) {
      put_word(token.self_closing ? " 1" : " 0");
      for (uint32_t i = 0; i < tokenizer.attribute_count; i++) {
        put_hex(tokenizer.attributes[i].name);
        dl_str value = tokenizer.attributes[i].value;
        put_hex((dl_str){value.ptr ? value.ptr : "", value.len});
      }
    }
    put_word("\n");
  }
}

int main(void) {
  char line[256], command[16], first[64], second[64];
  unsigned len;
  while (fgets(line, sizeof line, stdin)) {
    first[0] = second[0] = '\0';
    if (sscanf(line, "%15s %u %63s %63s", command, &len, first, second) < 2) return 2;
    char *bytes = malloc((size_t)len + 1);
    if (!bytes || fread(bytes, 1, len, stdin) != len) return 2;
    dl_str source = {bytes, len};
    dl_arena arena, scratch;
    dl_arena_init(&arena, dl_allocator_libc, 0);
    dl_arena_init(&scratch, dl_allocator_libc, 0);
    answer_len = 0;
    dl_html html;
    dl_node root = 0;
    dl_status status = DL_OK;
    if (command[0] == 't' && command[1] == 'r') {
      status = dl_html_parse(&arena, &scratch, source, &html, NULL);
      if (status == DL_OK) put_children(&html, 0);
    } else if (command[0] == 'f') {
      dl_namespace ns = strcmp(first, "svg") == 0    ? DL_NS_SVG
                        : strcmp(first, "math") == 0 ? DL_NS_MATHML
                                                     : DL_NS_HTML;
      status =
          dl_html_parse_fragment(&arena, &scratch, source, ns,
                                 (dl_str){second, (uint32_t)strlen(second)}, &html, &root, NULL);
      if (status == DL_OK) put_children(&html, root);
    } else {
      put_tokens(&arena, &scratch, source, atoi(first), second);
    }
    if (status != DL_OK) put_word("error");
    printf("%zu\n", answer_len);
    fwrite(answer, 1, answer_len, stdout);
    fflush(stdout);
    dl_arena_destroy(&arena);
    dl_arena_destroy(&scratch);
    free(bytes);
  }
  return 0;
}
