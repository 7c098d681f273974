#include "read/detect.h"

#include "read/frontmatter.h"
#include "read/words.h"

#define LOOK_BYTES 65536u

static bool starts_ci(dl_str s, const char *word) {
  uint32_t len = (uint32_t)strlen(word);
  return s.len >= len && dl_str_equal_ci(dl_str_slice(s, 0, len), (dl_str){word, len});
}

static dl_str skip_blanks(dl_str s) {
  uint32_t at = 0;
  while (at < s.len && (unsigned char)s.ptr[at] <= ' ') at++;
  return dl_str_slice(s, at, s.len);
}

/* ---- HTML ------------------------------------------------------------------------------------- */

static bool is_html(dl_str source) {
  static const char *const openings[] = {"<!doctype html", "<html", "<head", "<body", "<!doctype"};
  static const char *const blocks[] = {
      "<p>",     "<p ",   "<div", "<article", "<section", "<h1", "<h2",    "<table",
      "<script", "<meta", "<ul>", "<header",  "<main",    "<br", "<title", "<blockquote"};
  dl_str s = skip_blanks(source);
  if (!s.len) return false;
  while (starts_ci(s, "<!--") || starts_ci(s, "<?xml")) { /* comments and declarations first */
    const char *close = memchr(s.ptr + 1, '>', s.len - 1);
    if (!close) return false;
    s = skip_blanks(dl_str_slice(s, (uint32_t)(close - s.ptr) + 1, s.len));
  }
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
    if (starts_ci(s, openings[i])) return true;
  uint32_t end = s.len < LOOK_BYTES ? s.len : LOOK_BYTES, tags = 0, lines = 1, words = 0;
  for (uint32_t i = 0; i < end; i++) {
    if (s.ptr[i] == '\n') lines++;
    if (s.ptr[i] == ' ') words++;
    if (s.ptr[i] != '<') continue;
    for (size_t k = 0; k < sizeof blocks / sizeof *blocks; k++)
      if (starts_ci(dl_str_slice(s, i, s.len), blocks[k])) {
        tags++;
        break;
      }
  }
  /* A fragment begins with a tag; elsewhere a few tags may be Markdown with HTML in it. */
  bool opens = s.ptr[0] == '<' && s.len > 1 && dl_ascii_lower(s.ptr[1]) >= 'a' &&
               dl_ascii_lower(s.ptr[1]) <= 'z' && !starts_ci(s, "<http") &&
               !starts_ci(s, "<mailto");
  return (opens && tags >= 1) || (tags >= 6 && tags * 30 >= words);
}

/* ---- Markdown --------------------------------------------------------------------------------- */

typedef struct evidence {
  uint32_t headings, links, images, emphasis, bullets, quotes, rules, autolinks, setext;
} evidence;

static void weigh_inline(dl_str line, evidence *e) {
  for (uint32_t i = 0; i + 1 < line.len; i++) {
    char c = line.ptr[i], next = line.ptr[i + 1];
    if (c == ']' && next == '(') {
      const char *close = memchr(line.ptr + i, ')', line.len - i);
      if (close && (i + 2 < line.len) &&
          (strchr("#/<.", line.ptr[i + 2]) ||
           starts_ci(dl_str_slice(line, i + 2, line.len), "http") ||
           starts_ci(dl_str_slice(line, i + 2, line.len), "mailto")))
        e->links++;
    } else if (c == '!' && next == '[') {
      e->images++;
    } else if (c == '<' && starts_ci(dl_str_slice(line, i + 1, line.len), "http")) {
      e->autolinks++;
    } else if (c == '*' && next == '*' && i + 2 < line.len && line.ptr[i + 2] > ' ' &&
               line.ptr[i + 2] != '*') {
      e->emphasis++;
      i += 2;
    }
  }
  uint32_t len = line.len;
  if (len > 4 &&
      ((line.ptr[0] == '*' && line.ptr[len - 1] == '*') ||
       (line.ptr[0] == '_' && line.ptr[len - 1] == '_')) &&
      line.ptr[1] > ' ')
    e->emphasis++;
}

static bool is_markdown(dl_str source) {
  if (dl_frontmatter_present(source)) return true;
  evidence e = {0, 0, 0, 0, 0, 0, 0, 0, 0};
  uint32_t end = source.len < LOOK_BYTES ? source.len : LOOK_BYTES;
  dl_str before = {NULL, 0};
  for (uint32_t pos = 0; pos < end;) {
    const char *newline = memchr(source.ptr + pos, '\n', end - pos);
    uint32_t stop = newline ? (uint32_t)(newline - source.ptr) : end;
    dl_str line = dl_trim(dl_str_slice(source, pos, stop));
    pos = stop + 1;
    if (!line.len) {
      before.len = 0;
      continue;
    }
    uint32_t hashes = 0;
    while (hashes < line.len && line.ptr[hashes] == '#') hashes++;
    if (hashes && hashes <= 6 && hashes < line.len && line.ptr[hashes] == ' ') {
      e.headings++;
    } else if (line.len > 2 && strchr("-*+", line.ptr[0]) && line.ptr[1] == ' ' &&
               !(line.len < 12 && line.ptr[0] == '*')) {
      e.bullets++;
    } else if (line.ptr[0] == '>' && line.len > 1 && line.ptr[1] == ' ') {
      e.quotes++;
    } else if (before.len > 2 && line.len >= 3 && (line.ptr[0] == '=' || line.ptr[0] == '-')) {
      uint32_t same = 0;
      while (same < line.len && line.ptr[same] == line.ptr[0]) same++;
      if (same == line.len && (line.ptr[0] == '=' || line.len * 2 > before.len)) e.setext++;
    }
    weigh_inline(line, &e);
    before = line;
  }
  uint32_t score = 0;
  if (e.headings) score += 3;
  if (e.setext) score += 2;
  if (e.links) score += 3;
  if (e.images) score += 1;
  if (e.emphasis) score += e.emphasis >= 2 ? 2 : 1;
  if (e.bullets >= 2) score += 1;
  if (e.quotes) score += 1;
  if (e.autolinks) score += 1;
  return score >= 2;
}

dl_format dl_detect_format(dl_str source) {
  dl_str s = skip_blanks(source);
  if (is_html(source)) return DL_FORMAT_HTML;
  if (s.len > 1 && (s.ptr[0] == '{' || s.ptr[0] == '[') &&
      skip_blanks(dl_str_slice(s, 1, s.len)).len &&
      skip_blanks(dl_str_slice(s, 1, s.len)).ptr[0] == '"')
    return DL_FORMAT_TEXT; /* JSON */
  return is_markdown(source) ? DL_FORMAT_MARKDOWN : DL_FORMAT_TEXT;
}

/* ---- binary ----------------------------------------------------------------------------------- */

static bool is_control(char c) {
  return (unsigned char)c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1B && c != 0x1A;
}

#define STRIDE 64u

/* Whether a control character, but for white space, may be among STRIDE bytes. Without a branch: a
 * compiler makes vector code of it. */
static bool has_control(const char *bytes) {
  uint8_t any = 0;
  for (uint32_t i = 0; i < STRIDE; i++) {
    uint8_t c = (uint8_t)bytes[i];
    any |= (uint8_t)((c < ' ') & ((uint8_t)(c - '\t') > '\r' - '\t'));
  }
  return any != 0;
}

bool dl_detect_binary(dl_str source, bool html_allowed, uint32_t *at) {
  static const struct {
    const char *bytes;
    uint32_t len;
  } signatures[] = {{"%PDF-", 5},
                    {"PK\3\4", 4},
                    {"\x89PNG\r\n", 6},
                    {"GIF87a", 6},
                    {"GIF89a", 6},
                    {"\xFF\xD8\xFF", 3},
                    {"\x1F\x8B", 2},
                    {"\x7F"
                     "ELF",
                     4},
                    {"BZh91AY", 7},
                    {"\xFD"
                     "7zXZ",
                     5},
                    {"7z\xBC\xAF", 4},
                    {"\xD0\xCF\x11\xE0", 4},
                    {"RIFF", 4},
                    {"OggS", 4},
                    {"\x28\xB5\x2F\xFD", 4}};
  *at = 0;
  for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
    if (dl_str_starts(source, (dl_str){signatures[i].bytes, signatures[i].len}) &&
        !(signatures[i].bytes[0] == 'R' && source.len > 8 && source.ptr[4] >= ' ' &&
          source.ptr[7] >= ' '))
      return true;
  if (html_allowed && source.len >= 2 &&
      (dl_str_starts(source, DL_STR("\xFE\xFF")) || dl_str_starts(source, DL_STR("\xFF\xFE"))))
    return false;
  /* NUL never stands in text, but web pages have one now and then, and their standard says what
   * becomes of it. Many of them are another encoding or no text at all. */
  const char *nul = source.len ? memchr(source.ptr, '\0', source.len) : NULL;
  if (nul) {
    *at = (uint32_t)(nul - source.ptr);
    bool marked = dl_str_starts(source, DL_STR("\xEF\xBB\xBF"));
    if (!html_allowed || !is_html(dl_str_slice(source, marked ? 3 : 0, source.len))) return true;
    uint32_t nuls = 0;
    for (uint32_t i = *at; i < source.len; i++) nuls += source.ptr[i] == '\0';
    if (nuls > 8 && nuls > source.len / 32) return true;
  }
  uint32_t controls = 0, look = source.len < LOOK_BYTES ? source.len : LOOK_BYTES;
  for (uint32_t i = 0; i < look;) {
    uint32_t end = i + STRIDE < look ? i + STRIDE : look;
    if (end - i < STRIDE || has_control(source.ptr + i))
      for (uint32_t k = i; k < end; k++) controls += is_control(source.ptr[k]);
    i = end;
  }
  if (controls > 8 && controls > look / 32) {
    *at = 0;
    while (!is_control(source.ptr[*at])) ++*at;
    return true;
  }
  return false;
}
