/* html_test.c: csrc/html by pages of our own: trees, offsets, encodings, caps, failing memory. The
 * cases of html5lib are run by bench/html5lib.py. */
#include "check.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "html/encoding.h"
#include "html/html.h"

typedef struct page {
  dl_arena arena, scratch;
  dl_str source;
  dl_html html;
  dl_status status;
} page;

static page parse_bytes(const char *bytes, uint32_t len) {
  page out;
  dl_arena_init(&out.arena, dl_allocator_libc, 0);
  dl_arena_init(&out.scratch, dl_allocator_libc, 0);
  out.source = (dl_str){bytes, len};
  out.status = dl_html_parse(&out.arena, &out.scratch, out.source, &out.html, NULL);
  CHECK(out.status == DL_OK);
  return out;
}

static page parse(const char *text) {
  return parse_bytes(text, (uint32_t)strlen(text));
}

static void drop(page *at) {
  dl_arena_destroy(&at->arena);
  dl_arena_destroy(&at->scratch);
}

/* The tree below a node as "div[b['bold'] 'plain']". */
static void describe(const dl_html *html, dl_node root, char *out, size_t size) {
  size_t len = 0;
  out[0] = '\0';
  dl_node node = html->nodes[root].first_child;
  while (node != DL_NO_NODE && len + 80 < size) {
    const dl_html_node *at = &html->nodes[node];
    const char *open = at->kind == DL_NODE_TEXT || at->kind == DL_NODE_COMMENT ? "'" : "";
    len += (size_t)snprintf(out + len, size - len, "%s%s%s%.*s%s",
                            at->previous != DL_NO_NODE ? " " : "",
                            at->kind == DL_NODE_COMMENT            ? "!"
                            : at->kind == DL_NODE_TEMPLATE_CONTENT ? "content"
                                                                   : "",
                            open, (int)at->text.len, at->text.ptr ? at->text.ptr : "", open);
    if (at->first_child != DL_NO_NODE) {
      len += (size_t)snprintf(out + len, size - len, "[");
      node = at->first_child;
      continue;
    }
    while (node != root && html->nodes[node].next == DL_NO_NODE) {
      node = html->nodes[node].parent;
      if (node != root) len += (size_t)snprintf(out + len, size - len, "]");
    }
    if (node == root) break;
    node = html->nodes[node].next;
  }
}

static dl_node find_tag(const dl_html *html, dl_tag tag) {
  for (dl_node node = 0; node != DL_NO_NODE; node = dl_html_next(html, 0, node, false))
    if (html->nodes[node].kind == DL_NODE_ELEMENT && html->nodes[node].tag == tag) return node;
  return DL_NO_NODE;
}

static dl_node text_of(const dl_html *html, dl_tag tag) {
  dl_node node = find_tag(html, tag);
  return node == DL_NO_NODE ? node : html->nodes[node].first_child;
}

static void check_body(const char *source, const char *want) {
  page at = parse(source);
  char got[2048];
  describe(&at.html, find_tag(&at.html, DL_TAG_BODY), got, sizeof got);
  CHECK_TEXT(got, strlen(got), want);
  drop(&at);
}

/* Everything that html.h promises of offsets. */
static void check_offsets(const page *at) {
  const dl_html *html = &at->html;
  bool covered = true, equal = true, ascending = true, valid = true;
  uint32_t texts = 0;
  for (dl_node node = 0; node != DL_NO_NODE; node = dl_html_next(html, 0, node, false)) {
    const dl_html_node *n = &html->nodes[node];
    valid = valid && dl_utf8_valid(n->text.ptr, n->text.len, NULL);
    valid = valid && n->source.start <= n->source.end && n->source.end <= at->source.len;
    if (n->kind != DL_NODE_TEXT) continue;
    texts++;
    uint32_t text = 0, source = 0;
    for (uint32_t i = 0; i < n->run_count; i++) {
      const dl_html_run *run = &html->runs[n->first_run + i];
      covered = covered && run->text == text;
      ascending = ascending && run->source >= source;
      if (run->text_len == run->source_len)
        equal = equal &&
                memcmp(n->text.ptr + run->text, at->source.ptr + run->source, run->text_len) == 0;
      text += run->text_len;
      source = run->source + run->source_len;
    }
    covered = covered && text == n->text.len;
    valid = valid && source <= n->source.end;
  }
  CHECK(texts > 0);
  CHECK(covered);
  CHECK(equal);
  CHECK(ascending);
  CHECK(valid);
}

/* The source bytes behind text[from, to) of a text node, by its runs. */
static dl_span source_of(const dl_html *html, dl_node node, uint32_t from, uint32_t to) {
  dl_span span = {UINT32_MAX, 0};
  const dl_html_node *n = &html->nodes[node];
  for (uint32_t i = 0; i < n->run_count; i++) {
    const dl_html_run *run = &html->runs[n->first_run + i];
    uint32_t start = from > run->text ? from : run->text, end = run->text + run->text_len;
    if (to < end) end = to;
    if (start >= end) continue;
    bool same = run->text_len == run->source_len;
    uint32_t first = same ? run->source + (start - run->text) : run->source;
    uint32_t last = same ? run->source + (end - run->text) : run->source + run->source_len;
    if (first < span.start) span.start = first;
    if (last > span.end) span.end = last;
  }
  return span;
}

/* ---- trees -------------------------------------------------------------------------------------
 */

static void test_trees(void) {
  check_body("<p>One<p>Two", "p['One'] p['Two']");
  check_body("plain", "'plain'");
  check_body("<ul><li>a<li>b<ul><li>c</ul></ul>", "ul[li['a'] li['b' ul[li['c']]]]");
  check_body("<b>1<p>2</b>3</p>", "b['1'] p[b['2'] '3']");
  check_body("<p>a<i>b</p>c", "p['a' i['b']] i['c']");
  check_body("<a href=x>one<a href=y>two", "a['one'] a['two']");
  check_body("<table>x<tr><td>y</table>z", "'x' table[tbody[tr[td['y']]]] 'z'");
  check_body("<table> <tr><td>1<td>2<tr><th>3</table>",
             "table[' ' tbody[tr[td['1'] td['2']] tr[th['3']]]]");
  check_body("<div><template><p>t</template>u</div>", "div[template[content[p['t']]] 'u']");
  check_body("<svg><g><title>t</title></g></svg>x", "svg[g[title['t']]] 'x'");
  check_body("<svg><g><p>out", "svg[g] p['out']");
  check_body("<select><option>a<option>b</select>c", "select[option['a'] option['b']] 'c'");
  check_body("<!--a--><body><!--b--><!-->c", "!'b' !'' 'c'");
  check_body("<pre>\n\nx</pre>", "pre['\nx']");
  check_body("<textarea>\n<b>&lt;</textarea>", "textarea['<b><']");
  check_body("<body><noscript><p>off</noscript>", "noscript[p['off']]");
  check_body("<body><script>if (a<b) '<!--<script></script>'</script>c-->",
             "script['if (a<b) '<!--<script></script>''] 'c-->'");
  check_body("<h1>a<h2>b</h1>c", "h1['a'] h2['b'] 'c'");
  check_body("a</p>b</br>c", "'a' p 'b' br 'c'");
  check_body("<body>&lt;&notin;&notit;&#xe9;&#128;&amp",
             "'<\xE2\x88\x89\xC2\xACit;\xC3\xA9\xE2\x82\xAC&'");
  check_body("<ruby>a<rt>b<rp>c</ruby>", "ruby['a' rt['b'] rp['c']]");

  page at = parse("<!DOCTYPE html><title>T &amp; U</title><meta name=a content='b'><p id=x>y");
  CHECK(!at.html.quirks);
  CHECK_STR(at.html.nodes[text_of(&at.html, DL_TAG_TITLE)].text, "T & U");
  dl_node meta = find_tag(&at.html, DL_TAG_META);
  CHECK(at.html.nodes[at.html.nodes[meta].parent].tag == DL_TAG_HEAD);
  CHECK_STR(dl_html_attr(&at.html, meta, DL_STR("content")), "b");
  CHECK(dl_html_attr(&at.html, meta, DL_STR("none")).ptr == NULL);
  drop(&at);
  at = parse("<p>no doctype");
  CHECK(at.html.quirks);
  drop(&at);
}

static void test_fragment(void) {
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_html html;
  dl_node root;
  char got[512];
  CHECK(dl_html_parse_fragment(&arena, &scratch, DL_STR("<td>a<td>b</table>c"), DL_NS_HTML,
                               DL_STR("tr"), &html, &root, NULL) == DL_OK);
  describe(&html, root, got, sizeof got);
  CHECK_TEXT(got, strlen(got), "td['a'] td['bc']");
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
}

/* ---- offsets -----------------------------------------------------------------------------------
 */

static void test_offsets(void) {
  const char *source = "<p class=\"a&amp;b\" id=q DATA-x>caf\xC3\xA9 &amp; bar\r\nend\rof";
  page at = parse(source);
  check_offsets(&at);
  dl_node p = find_tag(&at.html, DL_TAG_P), text = at.html.nodes[p].first_child;
  CHECK(at.html.nodes[p].source.start == 0 && at.html.nodes[p].source.end == 31);
  const dl_html_attribute *attributes = at.html.nodes[p].attributes;
  CHECK(at.html.nodes[p].attribute_count == 3);
  CHECK_STR(attributes[0].value, "a&b");
  CHECK_TEXT(source + attributes[0].source.start,
             attributes[0].source.end - attributes[0].source.start, "a&amp;b");
  CHECK_STR(attributes[1].value, "q");
  CHECK(attributes[1].value.ptr == source + attributes[1].source.start);
  CHECK_STR(attributes[2].name, "data-x");
  CHECK(attributes[2].source.start == attributes[2].source.end);
  CHECK_STR(at.html.nodes[text].text, "caf\xC3\xA9 & bar\nend\nof");
  dl_span amp = source_of(&at.html, text, 6, 7);
  CHECK_TEXT(source + amp.start, amp.end - amp.start, "&amp;");
  dl_span bar = source_of(&at.html, text, 8, 11);
  CHECK_TEXT(source + bar.start, bar.end - bar.start, "bar");
  dl_span of = source_of(&at.html, text, 16, 18);
  CHECK_TEXT(source + of.start, of.end - of.start, "of");
  drop(&at);

  /* One run: the text is the source itself. A literal '<' does not cut it. */
  source = "<div><p>a < b and so on</p></div> ";
  at = parse(source);
  check_offsets(&at);
  p = find_tag(&at.html, DL_TAG_P);
  text = at.html.nodes[p].first_child;
  CHECK(at.html.nodes[text].run_count == 1);
  CHECK(at.html.nodes[text].text.ptr == source + 8);
  CHECK_STR(at.html.nodes[text].text, "a < b and so on");
  CHECK(at.html.nodes[p].source_end == 27);
  CHECK(at.html.nodes[find_tag(&at.html, DL_TAG_DIV)].source_end == 33);
  drop(&at);

  /* A replaced piece as long as its source does not claim to be equal. */
  at = parse("<p>&acE;x\rz");
  check_offsets(&at);
  text = text_of(&at.html, DL_TAG_P);
  CHECK(at.html.nodes[text].run_count == 5);
  dl_span whole = source_of(&at.html, text, 0, 5);
  CHECK(whole.start == 3 && whole.end == 8);
  drop(&at);

  /* Text that the parser puts in front of the table in several goes is one node. */
  at = parse("<table>a<tr>b<tr>c<td>d</table>");
  text = at.html.nodes[find_tag(&at.html, DL_TAG_BODY)].first_child;
  CHECK_STR(at.html.nodes[text].text, "abc");
  CHECK(at.html.nodes[text].run_count == 3);
  check_offsets(&at);
  drop(&at);

  at = parse_bytes("<p>a\0b<title>\0</title>", 22);
  CHECK_STR(at.html.nodes[text_of(&at.html, DL_TAG_P)].text, "ab");
  CHECK_STR(at.html.nodes[text_of(&at.html, DL_TAG_TITLE)].text, "\xEF\xBF\xBD");
  check_offsets(&at);
  drop(&at);
}

/* ---- encodings ---------------------------------------------------------------------------------
 */

static void check_encoding(const char *bytes, uint32_t len, const char *encoding, const char *text,
                           const char *raw) {
  page at = parse_bytes(bytes, len);
  CHECK_STR(at.html.encoding, encoding);
  dl_node node = text_of(&at.html, DL_TAG_P);
  CHECK(node != DL_NO_NODE);
  if (node != DL_NO_NODE) {
    dl_str got = at.html.nodes[node].text;
    CHECK_STR(got, text);
    check_offsets(&at);
    /* The second character alone: its bytes, not its neighbours'. */
    uint32_t start = 0, end;
    if (got.len) dl_utf8_next(got.ptr, got.len, &start);
    end = start;
    if (end < got.len) dl_utf8_next(got.ptr, got.len, &end);
    dl_span span = source_of(&at.html, node, start, end);
    CHECK_TEXT(bytes + span.start, span.end - span.start, raw);
  }
  drop(&at);
}

#define ENCODED(bytes, encoding, text, raw)                                                        \
  check_encoding((bytes), (uint32_t)(sizeof(bytes) - 1), (encoding), (text), (raw))

static void test_encodings(void) {
  ENCODED("<p>a\xC3\xA9z", "UTF-8", "a\xC3\xA9z", "\xC3\xA9");
  ENCODED("\xEF\xBB\xBF<p>a\xC3\xA9z", "UTF-8", "a\xC3\xA9z", "\xC3\xA9");
  ENCODED("<p>a\xE9z", "windows-1252", "a\xC3\xA9z", "\xE9");
  ENCODED("<p>a\x80z", "windows-1252", "a\xE2\x82\xACz", "\x80");
  ENCODED("<meta charset=\"ISO-8859-1\"><p>a\xE9z", "windows-1252", "a\xC3\xA9z", "\xE9");
  ENCODED("<!-- <meta charset=koi8-r> --><meta http-equiv=Content-Type "
          "content='text/html; charset=windows-1251'><p>\xCF\xF0",
          "windows-1251", "\xD0\x9F\xD1\x80", "\xF0");
  ENCODED("<?xml version='1.0' encoding='iso-8859-2'?><p>a\xB1z", "ISO-8859-2", "a\xC4\x85z",
          "\xB1");
  ENCODED("<meta charset=utf-8><p>a\xFFz", "UTF-8", "a\xEF\xBF\xBDz", "\xFF");
  ENCODED("<meta charset=utf-8><p>a\xE2\x82z", "UTF-8", "a\xEF\xBF\xBDz", "\xE2\x82");
  ENCODED("<meta charset=utf-16><p>a\xC3\xA9z", "UTF-8", "a\xC3\xA9z", "\xC3\xA9");
  ENCODED("<meta charset=shift_jis><p>a\x83\x65z", "Shift_JIS", "a\xE3\x83\x86z", "\x83\x65");
  ENCODED("<meta charset=shift_jis><p>a\xB1z", "Shift_JIS", "a\xEF\xBD\xB1z", "\xB1");
  ENCODED("<meta charset=euc-jp><p>a\xA5\xC6z", "EUC-JP", "a\xE3\x83\x86z", "\xA5\xC6");
  ENCODED("<meta charset=gb2312><p>a\xD6\xD0z", "GBK", "a\xE4\xB8\xADz", "\xD6\xD0");
  ENCODED("<meta charset=gb18030><p>a\x81\x30\x84\x36z", "gb18030", "a\xC2\xA5z",
          "\x81\x30\x84\x36");
  ENCODED("<meta charset=big5><p>a\xA4\xA4z", "Big5", "a\xE4\xB8\xADz", "\xA4\xA4");
  ENCODED("<meta charset=euc-kr><p>a\xB0\xA1z", "EUC-KR", "a\xEA\xB0\x80z", "\xB0\xA1");
  ENCODED("<meta charset=iso-2022-jp><p>a\x1B$B%F\x1B(Bz", "ISO-2022-JP", "a\xE3\x83\x86z",
          "\x1B$B%F");
  ENCODED("<meta charset=no-such-thing><p>a\xE9z", "windows-1252", "a\xC3\xA9z", "\xE9");
  /* A page stored as UTF-8 that kept its old declaration. */
  ENCODED("<meta charset=iso-8859-1><p>a\xC3\xA9z", "UTF-8", "a\xC3\xA9z", "\xC3\xA9");
  ENCODED(
      "<meta charset=gbk><p>a\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8"
      "\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD",
      "UTF-8",
      "a\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4"
      "\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD",
      "\xE4\xB8\xAD");
  ENCODED("<meta charset=gbk><p>\xC1\xAA\xCD\xA8", "GBK", "\xE8\x81\x94\xE9\x80\x9A", "\xCD\xA8");
  /* UTF-16 that says it is UTF-8, with a mark and without. */
  static const char marked[] = "\xFF\xFE<\0m\0e\0t\0a\0 \0c\0h\0a\0r\0s\0e\0t\0=\0u\0t\0f\0-\0"
                               "8\0>\0<\0p\0>\0a\0\xE9\0z";
  page at = parse_bytes(marked, sizeof marked);
  CHECK_STR(at.html.encoding, "UTF-16LE");
  CHECK_STR(at.html.nodes[text_of(&at.html, DL_TAG_P)].text, "a\xC3\xA9z");
  check_offsets(&at);
  drop(&at);
  at = parse_bytes(marked + 2, sizeof marked - 2);
  CHECK_STR(at.html.encoding, "UTF-16LE");
  dl_node text = text_of(&at.html, DL_TAG_P);
  CHECK_STR(at.html.nodes[text].text, "a\xC3\xA9z");
  dl_span span = source_of(&at.html, text, 1, 3);
  CHECK(span.end - span.start == 2 && marked[2 + span.start] == '\xE9');
  drop(&at);

  CHECK(strcmp(dl_encoding_find(DL_STR(" UTF8\n"))->name, "UTF-8") == 0);
  CHECK(strcmp(dl_encoding_find(DL_STR("latin1"))->name, "windows-1252") == 0);
  CHECK(strcmp(dl_encoding_find(DL_STR("hz-gb-2312"))->name, "replacement") == 0);
  CHECK(dl_encoding_find(DL_STR("utf-7")) == NULL);
  CHECK(dl_encoding_find(DL_STR("")) == NULL);
  at = parse("<meta charset=utf-8><p>\xC3\x28 ok");
  CHECK(at.html.bad_bytes && at.html.first_bad_byte == 23);
  drop(&at);
}

/* ---- hostile inputs ----------------------------------------------------------------------------
 */

static page parse_repeated(const char *head, const char *piece, uint32_t count, const char *tail) {
  size_t each = strlen(piece), capacity = strlen(head) + each * count + strlen(tail);
  char *bytes = malloc(capacity);
  CHECK(bytes != NULL);
  size_t len = strlen(head);
  memcpy(bytes, head, len);
  for (uint32_t i = 0; i < count; i++, len += each) memcpy(bytes + len, piece, each);
  memcpy(bytes + len, tail, strlen(tail));
  return parse_bytes(bytes, (uint32_t)capacity);
}

static void drop_repeated(page *at) {
  free((char *)(uintptr_t)at->source.ptr);
  drop(at);
}

static uint32_t depth_of(const dl_html *html) {
  uint32_t deepest = 0;
  for (dl_node node = 0; node != DL_NO_NODE; node = dl_html_next(html, 0, node, false)) {
    if (html->nodes[node].first_child != DL_NO_NODE) continue;
    uint32_t depth = 0;
    for (dl_node up = node; up != 0; up = html->nodes[up].parent) depth++;
    if (depth > deepest) deepest = depth;
    if (depth > 1000) break;
  }
  return deepest;
}

static void test_caps(void) {
  page at = parse_repeated("", "<div>", 20000, "x</div>");
  CHECK(at.html.flattened);
  CHECK(depth_of(&at.html) <= 512 && depth_of(&at.html) >= 500);
  drop_repeated(&at);
  at = parse_repeated("", "<table><tr><td>", 10000, "x");
  CHECK(at.html.flattened && depth_of(&at.html) <= 520);
  drop_repeated(&at);
  at = parse_repeated("<p ", "a=1 ", 1000, ">");
  CHECK(at.html.nodes[find_tag(&at.html, DL_TAG_P)].attribute_count == 1);
  drop_repeated(&at);
  at = parse_repeated("<p>", "<b><p>", 5000, "x");
  CHECK(at.html.node_count < 20000);
  drop_repeated(&at);
  at = parse_repeated("<a title='", "x", 1000000, "'>y</a>");
  CHECK(dl_html_attr(&at.html, find_tag(&at.html, DL_TAG_A), DL_STR("title")).len == 1000000);
  drop_repeated(&at);
  at = parse_repeated("<p>a<!--", "-", 100000, "");
  CHECK(find_tag(&at.html, DL_TAG_P) != DL_NO_NODE);
  drop_repeated(&at);
  /* What is deeper than the cap is not lost, and its end tags close nothing else. */
  at = parse_repeated("<section><p>first</p>", "<div>", 600, "deep</div></div></div>still");
  uint32_t found = 0;
  for (dl_node node = 0; node != DL_NO_NODE; node = dl_html_next(&at.html, 0, node, false))
    if (at.html.nodes[node].kind == DL_NODE_TEXT) found++;
  CHECK(found >= 2);
  drop_repeated(&at);

  char attributes[8192] = "<p";
  for (int i = 0; i < 400; i++) snprintf(attributes + strlen(attributes), 32, " a%d=%d", i, i);
  page many = parse(strcat(attributes, ">"));
  CHECK(many.html.nodes[find_tag(&many.html, DL_TAG_P)].attribute_count == DL_ATTRIBUTES_MOST);
  drop(&many);
  page empty = parse("");
  CHECK(find_tag(&empty.html, DL_TAG_BODY) != DL_NO_NODE);
  drop(&empty);
}

/* ---- memory ------------------------------------------------------------------------------------
 */

typedef struct failing {
  uint32_t left; /* allocations until one fails */
  size_t held;
} failing;

static void *fail_in_turn(void *context, void *ptr, size_t old_size, size_t new_size) {
  failing *state = context;
  if (new_size == 0) {
    state->held -= old_size;
    free(ptr);
    return NULL;
  }
  if (state->left == 0) return NULL;
  state->left--;
  state->held += new_size - old_size;
  return realloc(ptr, new_size);
}

static const char memory_page[] =
    "<!DOCTYPE html PUBLIC 'x' 'y'><TITLE>a&amp;b</TITLE><Body CLASS='x&lt;y' z>"
    "<b><i><p>1</b>2</i><table>x&gt;y<tr><td>c</table><svg viewbox=1></svg>"
    "<p>long \r\n text &eacute; and &amp; more<custom-Name>e</custom-Name>";

static void test_memory(void) {
  /* A limit on each arena stops everywhere between nothing and enough. */
  uint32_t refused = 0, done = 0;
  dl_str source = {memory_page, sizeof memory_page - 1};
  for (size_t limit = 512; limit < 120000; limit += 512) {
    dl_arena arena, scratch;
    dl_arena_init(&arena, dl_allocator_libc, limit);
    dl_arena_init(&scratch, dl_allocator_libc, limit);
    dl_html html;
    dl_error error = {DL_OK, NULL, 0};
    dl_status status = dl_html_parse(&arena, &scratch, source, &html, &error);
    CHECK(status == DL_OK || (status == DL_ERR_MEMORY && error.code == DL_ERR_MEMORY));
    CHECK(arena.held <= limit && scratch.held <= limit);
    refused += status != DL_OK;
    done += status == DL_OK;
    dl_arena_destroy(&arena);
    dl_arena_destroy(&scratch);
  }
  CHECK(refused > 10 && done > 10);
  /* The allocator fails at its first call, its second, ... on a page that needs several chunks. */
  char *bytes = malloc(200000);
  CHECK(bytes != NULL);
  uint32_t len = (uint32_t)sprintf(bytes, "<meta charset=windows-1252>");
  while (len < 150000)
    len += (uint32_t)sprintf(bytes + len, "%s\xE9 <X%u Y=&amp;>", memory_page, len);
  uint32_t rounds = 0;
  for (dl_status status = DL_ERR_MEMORY; status != DL_OK && rounds < 1000; rounds++) {
    failing state = {rounds, 0};
    dl_allocator allocator = {fail_in_turn, &state};
    dl_arena arena, scratch;
    dl_arena_init(&arena, allocator, 0);
    dl_arena_init(&scratch, allocator, 0);
    dl_html html;
    status = dl_html_parse(&arena, &scratch, (dl_str){bytes, len}, &html, NULL);
    CHECK(status == DL_OK || status == DL_ERR_MEMORY);
    dl_arena_destroy(&arena);
    dl_arena_destroy(&scratch);
    CHECK(state.held == 0);
  }
  CHECK(rounds > 5 && rounds < 1000);
  free(bytes);
}

int main(void) {
  test_trees();
  test_fragment();
  test_offsets();
  test_encodings();
  test_caps();
  test_memory();
  return check_report();
}
