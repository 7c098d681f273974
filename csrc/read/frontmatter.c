#include "read/frontmatter.h"

#include "read/byline.h"
#include "read/fields.h"
#include "read/words.h"

#define LINES_MOST 400u /* of a front matter */
#define BYTES_MOST 65536u

typedef enum kind { NONE, YAML, TOML, LABELS, JINA } kind;

typedef struct lines {
  dl_str source;
  uint32_t pos;
} lines;

/* Behind a byte order mark. */
static uint32_t first_byte(dl_str source) {
  return dl_str_starts(source, DL_STR("\xEF\xBB\xBF")) ? 3 : 0;
}

/* The next line without its end; false at the end of the source. */
static bool next_line(lines *l, dl_span *line) {
  if (l->pos >= l->source.len) return false;
  const char *newline = memchr(l->source.ptr + l->pos, '\n', l->source.len - l->pos);
  uint32_t end = newline ? (uint32_t)(newline - l->source.ptr) : l->source.len;
  *line = (dl_span){l->pos, end};
  if (line->end > line->start && l->source.ptr[line->end - 1] == '\r') line->end--;
  l->pos = newline ? end + 1 : end;
  return true;
}

static dl_span trim(dl_str source, dl_span span) {
  while (span.start < span.end && (unsigned char)source.ptr[span.start] <= ' ') span.start++;
  while (span.end > span.start && (unsigned char)source.ptr[span.end - 1] <= ' ') span.end--;
  return span;
}

static dl_str slice(dl_str source, dl_span span) {
  return dl_str_slice(source, span.start, span.end);
}

/* "key: value" or "key = value"; keys are short and plain. */
static bool split_pair(dl_str source, dl_span line, char sign, dl_span *key, dl_span *value) {
  uint32_t at = line.start;
  while (at < line.end && at - line.start < 40) {
    char c = dl_ascii_lower(source.ptr[at]);
    if (c == sign) break;
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_' && c != '-' && c != ' ' &&
        c != '.' && c != ':' && c != '"')
      return false;
    at++;
  }
  if (at >= line.end || source.ptr[at] != sign) return false;
  *key = trim(source, (dl_span){line.start, at});
  *value = trim(source, (dl_span){at + 1, line.end});
  return key->start < key->end;
}

static dl_span unquote(dl_str source, dl_span value) {
  if (value.end - value.start >= 2) {
    char q = source.ptr[value.start];
    if ((q == '"' || q == '\'') && source.ptr[value.end - 1] == q) {
      value.start++;
      value.end--;
      while (value.end - value.start >= 4 && source.ptr[value.start] == q) { /* TOML """x""" */
        if (source.ptr[value.end - 1] != q) break;
        value.start++;
        value.end--;
      }
    }
  }
  return value;
}

/* ---- which kind ------------------------------------------------------------------------------- */

static const char label_keys[] = "title headline date published author authors by byline category "
                                 "categories tags slug summary status modified lang url source "
                                 "section keywords subtitle url_source published_time description "
                                 "publisher site";

static bool is_line(dl_str source, dl_span line, const char *mark) {
  dl_span t = trim(source, line);
  return t.start == line.start &&
         dl_str_equal(slice(source, t), (dl_str){mark, (uint32_t)strlen(mark)});
}

static bool is_label_line(dl_str source, dl_span line, dl_span *key, dl_span *value) {
  if (!split_pair(source, line, ':', key, value) || value->start == value->end) return false;
  return dl_word_in(slice(source, *key), label_keys);
}

static kind find_kind(dl_str source, uint32_t *body) {
  lines l = {source, first_byte(source)};
  dl_span line, key, value;
  *body = 0;
  if (!next_line(&l, &line)) return NONE;
  bool yaml = is_line(source, line, "---"), toml = is_line(source, line, "+++");
  uint32_t count = 0, pairs = 0;
  if (yaml || toml) {
    while (next_line(&l, &line) && count++ < LINES_MOST && line.start < BYTES_MOST) {
      if (is_line(source, line, toml ? "+++" : "---") || (yaml && is_line(source, line, "..."))) {
        if (!pairs) return NONE;
        *body = l.pos;
        return yaml ? YAML : TOML;
      }
      if (split_pair(source, line, toml ? '=' : ':', &key, &value)) pairs++;
    }
    return NONE;
  }
  if (!split_pair(source, line, ':', &key, &value)) return NONE;
  if (dl_str_equal_ci(slice(source, key), DL_STR("title"))) { /* Jina Reader: blank lines between */
    lines j = {source, first_byte(source)};
    bool jina = false;
    for (uint32_t n = 0; n < 14 && next_line(&j, &line); n++) {
      dl_str text = slice(source, line);
      if (dl_phrase_starts(text, "url source:")) jina = true;
      if (dl_phrase_starts(text, "markdown content:")) {
        *body = j.pos;
        return JINA;
      }
    }
    if (jina) {
      uint32_t end = 0;
      j.pos = first_byte(source);
      for (uint32_t n = 0; n < 14 && next_line(&j, &line); n++)
        if (dl_phrase_starts(slice(source, line), "url source:") ||
            dl_phrase_starts(slice(source, line), "published time:"))
          end = j.pos;
      *body = end;
      return JINA;
    }
  }
  l.pos = first_byte(source);
  bool title = false;
  while (next_line(&l, &line) && count++ < 40) {
    dl_span t = trim(source, line);
    if (t.start == t.end) break;
    if (is_label_line(source, line, &key, &value)) {
      pairs++;
      if (dl_str_equal_ci(slice(source, key), DL_STR("title"))) title = true;
    } else if (!split_pair(source, line, ':', &key, &value) && source.ptr[line.start] > ' ') {
      return NONE; /* prose */
    }
    *body = l.pos;
  }
  if (pairs >= 2 && title) return LABELS;
  *body = 0;
  return NONE;
}

bool dl_frontmatter_present(dl_str source) {
  uint32_t body;
  return find_kind(source, &body) != NONE;
}

/* ---- keys ------------------------------------------------------------------------------------- */

static const float SURE = 0.98f; /* what the front matter says is meant to be read by programs */

static bool set_date(dl_arena *arena, dl_str source, dl_span span, dl_date_field *out) {
  uint32_t pos = 0;
  dl_metadate date;
  if (out->field.value.len || span.end - span.start > 200) return true;
  if (!dl_metadate_next(slice(source, span), &pos, false, &date)) return true;
  dl_span place = {span.start + date.span.start, span.start + date.span.end};
  return dl_date_field_set(arena, &date, place, DL_FROM_FRONT_MATTER, SURE, out);
}

static bool set_names(dl_arena *arena, dl_str source, dl_span span, dl_fields *out) {
  dl_byline names;
  if (span.end - span.start > 600) span.end = span.start + 600;
  dl_byline_names(slice(source, span), &names);
  for (uint32_t i = 0; i < names.count; i++) {
    dl_field field = {0};
    dl_span name = {span.start + names.names[i].start, span.start + names.names[i].end};
    if (!dl_field_set(arena, source, name, DL_FROM_FRONT_MATTER, SURE, &field)) return false;
    if (field.value.len && !dl_fields_add_new(arena, out, field)) return false;
  }
  return true;
}

static bool is_url(dl_str text) {
  return dl_phrase_any(text, "http://|https://|www.") != 0;
}

/* Sets the field that a metadata key names ("title", "author", "date", "url", ...) from the value
 * at `span`, unless it is set already. False: out of memory. */
static bool set_field(dl_arena *arena, dl_str source, dl_str key, dl_span value, dl_document *out) {
  bool ok = true;
  dl_field *field = NULL;
  value = unquote(source, trim(source, value));
  dl_str text = slice(source, value);
  if (value.start == value.end) return true;
  if (dl_word_in(key, "title headline og:title")) {
    field = &out->title;
  } else if (dl_word_in(key, "subtitle subhead subheading deck dek standfirst subheadline")) {
    field = &out->subtitle;
  } else if (dl_word_in(key, "url permalink canonical canonical_url canonicalurl original_url "
                             "source_url link url_source original_link original") ||
             dl_phrase_starts(key, "url source")) {
    if (is_url(text)) field = &out->url;
  } else if (dl_word_in(key, "source")) {
    field = is_url(text) ? &out->url : &out->publisher;
  } else if (dl_word_in(key, "lang language locale")) {
    field = &out->language;
  } else if (dl_word_in(key, "section category")) {
    field = &out->section;
  } else if (dl_word_in(key, "hostname")) {
    field = &out->publisher;
  } else if (dl_word_in(key, "sitename site site_name publisher publication outlet newspaper")) {
    field = &out->publisher;
    if (!memchr(text.ptr, '.', text.len)) field->value.len = 0; /* a name beats a host name */
  } else if (dl_word_in(key, "author authors by byline creator writer writers reporter name "
                             "article:author dc.creator")) {
    ok = set_names(arena, source, value, &out->authors);
  } else if (dl_word_in(key, "date published pubdate publishdate published_at published_time "
                             "date_published datepublished publish_date publication_date created "
                             "created_at posted article:published_time publisheddate") ||
             dl_phrase_starts(key, "published time")) {
    ok = set_date(arena, source, value, &out->published);
  } else if (dl_word_in(key, "lastmod modified updated updated_at date_modified datemodified "
                             "last_modified modified_at article:modified_time updateddate")) {
    ok = set_date(arena, source, value, &out->modified);
  } else if (dl_word_in(key, "tags tag keywords")) {
    uint32_t at = value.start;
    for (uint32_t i = value.start; i <= value.end && ok; i++) {
      if (i < value.end && source.ptr[i] != ',' && source.ptr[i] != ';') continue;
      dl_field tag = {0};
      dl_span span = unquote(source, trim(source, (dl_span){at, i}));
      ok = dl_field_set(arena, source, span, DL_FROM_FRONT_MATTER, SURE, &tag) &&
           dl_fields_add_new(arena, &out->tags, tag);
      at = i + 1;
    }
  }
  if (field && !field->value.len)
    ok = dl_field_set(arena, source, value, DL_FROM_FRONT_MATTER, SURE, field);
  return ok;
}

/* ---- reading ---------------------------------------------------------------------------------- */

/* [a, "b", c] on one line. */
static bool set_list(dl_arena *arena, dl_str source, dl_str key, dl_span value, dl_document *out) {
  uint32_t at = value.start + 1, end = value.end;
  if (source.ptr[end - 1] == ']') end--;
  char quote = 0;
  for (uint32_t i = at; i <= end; i++) {
    char c = i < end ? source.ptr[i] : ',';
    if (quote && i < end) {
      if (c == quote) quote = 0;
      continue;
    }
    if ((c == '"' || c == '\'') && trim(source, (dl_span){at, i}).start == i) quote = c;
    if (c != ',') continue;
    if (!set_field(arena, source, key, (dl_span){at, i}, out)) return false;
    at = i + 1;
  }
  return true;
}

static bool is_list_value(dl_str source, dl_span value) {
  return value.end - value.start >= 2 && source.ptr[value.start] == '[';
}

dl_status dl_frontmatter_read(dl_arena *arena, dl_str source, dl_document *out, uint32_t *body) {
  kind k = find_kind(source, body);
  if (k == NONE) return DL_OK;
  lines l = {source, first_byte(source)};
  dl_span line, key = {0, 0}, pair_key, value;
  dl_span block = {0, 0}; /* of a folded scalar */
  bool folded = false, first = k == YAML || k == TOML;
  while (l.pos < *body && next_line(&l, &line)) {
    if (first) { /* the opening fence */
      first = false;
      continue;
    }
    dl_span text = trim(source, line);
    if (text.start == text.end) continue;
    bool indented = text.start > line.start;
    if (folded && indented) {
      if (!block.end) block.start = text.start;
      block.end = text.end;
      continue;
    }
    if (folded && block.end && !set_field(arena, source, slice(source, key), block, out))
      return DL_ERR_MEMORY;
    folded = false;
    block = (dl_span){0, 0};
    if (source.ptr[text.start] == '#') continue;
    bool ok = true;
    if (source.ptr[text.start] == '-' && text.end - text.start > 1 &&
        source.ptr[text.start + 1] == ' ') {
      dl_span item = trim(source, (dl_span){text.start + 1, text.end});
      if (split_pair(source, item, ':', &pair_key, &value) &&
          dl_word_in(slice(source, pair_key), "name"))
        item = value;
      if (key.end) ok = set_field(arena, source, slice(source, key), item, out);
    } else if (split_pair(source, text, k == TOML ? '=' : ':', &pair_key, &value)) {
      if (indented && key.end) { /* author:\n  name: X */
        if (dl_word_in(slice(source, pair_key), "name") &&
            dl_word_in(slice(source, key), "author authors"))
          ok = set_field(arena, source, slice(source, key), value, out);
      } else {
        key = pair_key;
        dl_str v = slice(source, value);
        if (k == YAML && v.len <= 2 && v.len && (v.ptr[0] == '>' || v.ptr[0] == '|'))
          folded = true;
        else if (is_list_value(source, value))
          ok = set_list(arena, source, slice(source, key), value, out);
        else
          ok = set_field(arena, source, slice(source, key), value, out);
      }
    }
    if (!ok) return DL_ERR_MEMORY;
  }
  if (folded && block.end && !set_field(arena, source, slice(source, key), block, out))
    return DL_ERR_MEMORY;
  return DL_OK;
}
