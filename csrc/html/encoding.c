/* encoding.c: which encoding a page is in: labels, byte order marks, declarations. */
#include "html/encoding.h"

static bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

const dl_encoding *dl_encoding_find(dl_str label) {
  while (label.len && is_space(label.ptr[0])) label = dl_str_slice(label, 1, label.len);
  while (label.len && is_space(label.ptr[label.len - 1])) label.len--;
  uint32_t low = 0, high = dl_encoding_label_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2, i = 0;
    const char *known = dl_encoding_labels[middle].label;
    while (i < label.len && known[i] && dl_ascii_lower(label.ptr[i]) == known[i]) i++;
    if (i == label.len && !known[i]) return &dl_encodings[dl_encoding_labels[middle].encoding];
    char c = i < label.len ? dl_ascii_lower(label.ptr[i]) : '\0';
    if ((unsigned char)c < (unsigned char)known[i])
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

/* ---- the prescan -------------------------------------------------------------------------------
 * The standard's "prescan a byte stream to determine its encoding": tags are skipped attribute by
 * attribute, comments as a whole. */

#define PRESCAN_MOST 32768u

typedef struct scan {
  const char *bytes;
  uint32_t pos, len;
} scan;

static uint32_t find(const scan *in, uint32_t from, const char *what, uint32_t size) {
  for (uint32_t at = from; in->len - at >= size; at++) {
    const char *found = memchr(in->bytes + at, what[0], in->len - at);
    if (!found) break;
    at = (uint32_t)(found - in->bytes);
    if (in->len - at >= size && memcmp(found, what, size) == 0) return at;
  }
  return in->len;
}

static bool here(const scan *in, const char *lower) {
  uint32_t size = (uint32_t)strlen(lower);
  return in->len - in->pos >= size &&
         dl_str_equal_ci((dl_str){in->bytes + in->pos, size}, (dl_str){lower, size});
}

/* "Get an attribute"; false: there is none, pos at the '>' or the end. */
static bool attribute(scan *in, dl_str *name, dl_str *value) {
  const char *bytes = in->bytes;
  while (in->pos < in->len && (is_space(bytes[in->pos]) || bytes[in->pos] == '/')) in->pos++;
  if (in->pos >= in->len || bytes[in->pos] == '>') return false;
  uint32_t start = in->pos;
  while (in->pos < in->len && !(bytes[in->pos] == '=' && in->pos > start) &&
         !is_space(bytes[in->pos]) && bytes[in->pos] != '/' && bytes[in->pos] != '>')
    in->pos++;
  *name = (dl_str){bytes + start, in->pos - start};
  *value = (dl_str){bytes + in->pos, 0};
  while (in->pos < in->len && is_space(bytes[in->pos])) in->pos++;
  if (in->pos >= in->len || bytes[in->pos] != '=') return true;
  in->pos++;
  while (in->pos < in->len && is_space(bytes[in->pos])) in->pos++;
  if (in->pos >= in->len) return true;
  char quote = bytes[in->pos];
  if (quote == '"' || quote == '\'') {
    start = ++in->pos;
    while (in->pos < in->len && bytes[in->pos] != quote) in->pos++;
    *value = (dl_str){bytes + start, in->pos - start};
    if (in->pos < in->len) in->pos++;
    return true;
  }
  start = in->pos;
  while (in->pos < in->len && !is_space(bytes[in->pos]) && bytes[in->pos] != '>') in->pos++;
  *value = (dl_str){bytes + start, in->pos - start};
  return true;
}

/* The label in "text/html; charset=x". */
static dl_str charset_of_content(dl_str content) {
  for (uint32_t i = 0; i + 7 <= content.len; i++) {
    if (!dl_str_equal_ci(dl_str_slice(content, i, i + 7), DL_STR("charset"))) continue;
    uint32_t pos = i + 7;
    while (pos < content.len && is_space(content.ptr[pos])) pos++;
    if (pos >= content.len || content.ptr[pos] != '=') continue;
    pos++;
    while (pos < content.len && is_space(content.ptr[pos])) pos++;
    if (pos >= content.len) break;
    char quote = content.ptr[pos];
    uint32_t end;
    if (quote == '"' || quote == '\'') {
      for (end = ++pos; end < content.len && content.ptr[end] != quote;) end++;
      if (end == content.len) break;
    } else {
      for (end = pos; end < content.len && !is_space(content.ptr[end]) && content.ptr[end] != ';';)
        end++;
    }
    return dl_str_slice(content, pos, end);
  }
  return (dl_str){NULL, 0};
}

static const dl_encoding *meta(scan *in) {
  dl_str name, value, content = {NULL, 0};
  const dl_encoding *charset = NULL;
  bool pragma = false, has_charset = false;
  while (attribute(in, &name, &value)) {
    if (dl_str_equal_ci(name, DL_STR("http-equiv")))
      pragma |= dl_str_equal_ci(value, DL_STR("content-type"));
    else if (dl_str_equal_ci(name, DL_STR("content")) && !content.ptr)
      content = value;
    else if (dl_str_equal_ci(name, DL_STR("charset")) && !has_charset) {
      charset = dl_encoding_find(value);
      has_charset = true;
    }
  }
  if (has_charset) return charset;
  return pragma && content.ptr ? dl_encoding_find(charset_of_content(content)) : NULL;
}

/* <?xml version="1.0" encoding="x"?> at the very start. */
static const dl_encoding *xml_declaration(scan *in) {
  if (!here(in, "<?xml")) return NULL;
  scan declaration = {in->bytes, 5, find(in, 5, ">", 1)};
  uint32_t at = find(&declaration, 5, "encoding", 8);
  if (at >= declaration.len) return NULL;
  declaration.pos = at;
  dl_str name, value;
  return attribute(&declaration, &name, &value) ? dl_encoding_find(value) : NULL;
}

static const dl_encoding *prescan(scan *in) {
  const dl_encoding *found = xml_declaration(in);
  if (found) return found;
  const char *bytes = in->bytes;
  while (in->pos < in->len) {
    in->pos = find(in, in->pos, "<", 1);
    if (in->len - in->pos < 3) return NULL;
    if (here(in, "<!--")) {
      in->pos = find(in, in->pos + 2, "-->", 3);
    } else if (here(in, "<meta") && in->len - in->pos > 5 &&
               (is_space(bytes[in->pos + 5]) || bytes[in->pos + 5] == '/')) {
      in->pos += 5;
      found = meta(in);
      if (found) return found;
    } else {
      char c = bytes[in->pos + 1];
      uint32_t name = in->pos + (c == '/' ? 2 : 1);
      char first = dl_ascii_lower(bytes[name]);
      if (first >= 'a' && first <= 'z') {
        in->pos = name;
        while (in->pos < in->len && !is_space(bytes[in->pos]) && bytes[in->pos] != '>') in->pos++;
        dl_str ignored, value;
        while (attribute(in, &ignored, &value)) {
        }
      } else if (c == '!' || c == '/' || c == '?') {
        in->pos = find(in, in->pos, ">", 1);
      }
    }
    if (in->pos < in->len) in->pos++;
  }
  return NULL;
}

/* Whether well-formed UTF-8 is too much of it to be another encoding by chance. One letter decides
 * against a single-byte encoding, where letters stand in rows that UTF-8 does not allow; characters
 * of two bytes each look like UTF-8 one time in eight. */
static bool is_surely_utf8(dl_str source, const dl_encoding *declared) {
  uint32_t letters = 0, enough = declared->kind == DL_ENCODING_SINGLE ? 1 : 12;
  for (uint32_t i = 0; i < source.len && letters < enough; i++)
    letters += (unsigned char)source.ptr[i] >= 0xC2;
  return letters >= enough;
}

const dl_encoding *dl_encoding_sniff(dl_str source, bool valid, uint32_t *skip, bool *overruled) {
  const unsigned char *s = (const unsigned char *)source.ptr;
  *skip = 0;
  *overruled = false;
  if (source.len >= 3 && s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF) {
    *skip = 3;
    return &dl_encodings[dl_encoding_utf8];
  }
  if (source.len >= 2 && ((s[0] == 0xFF && s[1] == 0xFE) || (s[0] == 0xFE && s[1] == 0xFF))) {
    *skip = 2;
    return &dl_encodings[s[0] == 0xFF ? dl_encoding_utf16le : dl_encoding_utf16be];
  }
  /* Markup of UTF-16 without a mark: "<" and another ASCII character, zeros between. */
  if (source.len >= 4 && s[0] == '<' && s[1] == 0 && s[2] && s[2] < 0x80 && s[3] == 0)
    return &dl_encodings[dl_encoding_utf16le];
  if (source.len >= 4 && s[0] == 0 && s[1] == '<' && s[2] == 0 && s[3] && s[3] < 0x80)
    return &dl_encodings[dl_encoding_utf16be];
  scan in = {source.ptr, 0, source.len < PRESCAN_MOST ? source.len : PRESCAN_MOST};
  const dl_encoding *declared = in.len ? prescan(&in) : NULL;
  if (!declared) return &dl_encodings[valid ? dl_encoding_utf8 : dl_encoding_windows_1252];
  /* A declaration that could be read is not UTF-16; x-user-defined is not meant either. */
  if (declared->kind == DL_ENCODING_UTF16LE || declared->kind == DL_ENCODING_UTF16BE)
    return &dl_encodings[dl_encoding_utf8];
  if (declared->kind == DL_ENCODING_X_USER_DEFINED)
    declared = &dl_encodings[dl_encoding_windows_1252];
  if (declared->kind != DL_ENCODING_UTF8 && valid && is_surely_utf8(source, declared)) {
    *overruled = true;
    return &dl_encodings[dl_encoding_utf8];
  }
  return declared;
}
