/* tokenizer.c: text and tags. Comments, doctypes and CDATA sections are in tokenizer_markup.c. */
#include "html/tokenizer.h"

bool dl_tokenizer_init(dl_tokenizer *tokenizer, dl_arena *arena, dl_arena *scratch,
                       const char *buffer, uint32_t start, uint32_t len) {
  memset(tokenizer, 0, sizeof *tokenizer);
  tokenizer->arena = arena;
  tokenizer->buffer = buffer;
  tokenizer->len = len;
  tokenizer->pos = tokenizer->text_end = start;
  tokenizer->next_amp = dl_find_byte(buffer, start, len, '&');
  tokenizer->next_cr = dl_find_byte(buffer, start, len, '\r');
  tokenizer->next_nul = dl_find_byte(buffer, start, len, '\0');
  tokenizer->attributes =
      dl_arena_alloc(scratch, DL_ATTRIBUTES_MOST * sizeof *tokenizer->attributes);
  return tokenizer->attributes != NULL;
}

void dl_tokenizer_set_model(dl_tokenizer *tokenizer, dl_content_model model) {
  tokenizer->model = (uint8_t)model;
}

/* Brings the remembered places of '&', CR and NUL to `from` or behind. */
static inline void look_ahead(dl_tokenizer *tokenizer, uint32_t from) {
  if (tokenizer->next_amp < from)
    tokenizer->next_amp = dl_find_byte(tokenizer->buffer, from, tokenizer->len, '&');
  if (tokenizer->next_cr < from)
    tokenizer->next_cr = dl_find_byte(tokenizer->buffer, from, tokenizer->len, '\r');
  if (tokenizer->next_nul < from)
    tokenizer->next_nul = dl_find_byte(tokenizer->buffer, from, tokenizer->len, '\0');
}

/* Whether surely none of them stands in the bytes up to `end` from any place asked for before. */
static inline bool is_plain(const dl_tokenizer *tokenizer, uint32_t end, bool references) {
  return tokenizer->next_cr >= end && tokenizer->next_nul >= end &&
         (!references || tokenizer->next_amp >= end);
}

dl_str dl_tokenizer_decode(dl_tokenizer *tokenizer, uint32_t start, uint32_t end, bool attribute) {
  const char *buffer = tokenizer->buffer;
  look_ahead(tokenizer, start);
  if (is_plain(tokenizer, end, attribute)) return (dl_str){buffer + start, end - start};
  /* What a reference of three bytes or more stands for is at most one byte longer than it; a NUL becomes
   * three bytes. */
  uint32_t nul = tokenizer->next_nul, cr = tokenizer->next_cr;
  uint32_t amp = attribute ? tokenizer->next_amp : end;
  size_t most = (size_t)(end - start) + 16 + (amp < end ? (end - start) / 3 : 0);
  for (uint32_t at = nul; at < end; at = dl_find_byte(buffer, at + 1, end, '\0')) most += 2;
  char *out = dl_arena_alloc(tokenizer->arena, most);
  if (!out || most > UINT32_MAX) {
    tokenizer->failed = true;
    return (dl_str){NULL, 0};
  }
  uint32_t len = 0;
  for (uint32_t i = start; i < end;) {
    if (nul < i) nul = dl_find_byte(buffer, i, end, '\0');
    if (cr < i) cr = dl_find_byte(buffer, i, end, '\r');
    if (amp < i) amp = buffer[i] == '&' ? i : dl_find_byte(buffer, i, end, '&');
    uint32_t plain = nul < cr ? nul : cr; /* up to here the bytes stay */
    if (amp < plain) plain = amp;
    if (plain > end) plain = end;
    memcpy(out + len, buffer + i, plain - i);
    len += plain - i;
    i = plain;
    if (i == end) break;
    if (i == cr) {
      if (i + 1 == end || buffer[i + 1] != '\n') out[len++] = '\n';
      i++;
    } else if (i == nul) {
      memcpy(out + len, "\xEF\xBF\xBD", 3);
      len += 3;
      i++;
    } else {
      char replaced[DL_REFERENCE_MOST];
      uint32_t replaced_len = 0;
      uint32_t read = dl_reference_read(buffer + i, buffer + end, true, replaced, &replaced_len);
      if (read) {
        for (uint32_t k = 0; k < replaced_len; k++) out[len++] = replaced[k]; /* most often one */
        i += read;
      } else {
        out[len++] = buffer[i++];
      }
    }
  }
  return (dl_str){out, len};
}

/* ---- text --------------------------------------------------------------------------------------
 */

/* Whether the '<' at `at` begins markup in data. */
static inline bool begins_markup(const dl_tokenizer *tokenizer, uint32_t at) {
  if (at + 1 >= tokenizer->len) return false;
  char c = tokenizer->buffer[at + 1];
  return dl_ascii_alpha(c) || c == '!' || c == '?' || (c == '/' && at + 2 < tokenizer->len);
}

static uint32_t data_end(const dl_tokenizer *tokenizer, uint32_t from) {
  uint32_t end = dl_find_byte(tokenizer->buffer, from, tokenizer->len, '<');
  while (end < tokenizer->len && !begins_markup(tokenizer, end))
    end = dl_find_byte(tokenizer->buffer, end + 1, tokenizer->len, '<');
  return end;
}

/* Whether the bytes at `at` are `name`, in any case, and then a byte that ends a tag's name. */
static bool name_here(const dl_tokenizer *tokenizer, uint32_t at, dl_str name) {
  if (name.len >= tokenizer->len - at) return false;
  for (uint32_t i = 0; i < name.len; i++)
    if (dl_ascii_lower(tokenizer->buffer[at + i]) != name.ptr[i]) return false;
  char c = tokenizer->buffer[at + name.len];
  return dl_html_space(c) || c == '/' || c == '>';
}

static bool end_tag_here(const dl_tokenizer *tokenizer, uint32_t at) {
  return at + 2 < tokenizer->len && tokenizer->buffer[at + 1] == '/' &&
         tokenizer->last_start_name.len > 0 &&
         name_here(tokenizer, at + 2, tokenizer->last_start_name);
}

static uint32_t rawtext_end(const dl_tokenizer *tokenizer, uint32_t from) {
  uint32_t end = dl_find_byte(tokenizer->buffer, from, tokenizer->len, '<');
  while (end < tokenizer->len && !end_tag_here(tokenizer, end))
    end = dl_find_byte(tokenizer->buffer, end + 1, tokenizer->len, '<');
  return end;
}

/* Script text ends at </script>, but not within <!-- <script> ... </script>. "-->" leaves both kinds
 * of escape; the dashes of "<!--" count for it. */
static uint32_t script_end(const dl_tokenizer *tokenizer, uint32_t from) {
  const char *buffer = tokenizer->buffer;
  uint32_t len = tokenizer->len, pos = from;
  enum { PLAIN, ESCAPED, TWICE } state = PLAIN;
  uint32_t close = 0; /* the next '>' at or behind pos, once that is asked for */
  for (;;) {
    uint32_t open = dl_find_byte(buffer, pos, len, '<');
    if (state != PLAIN) { /* "-->" comes first? */
      if (close < pos) close = pos;
      while (close < open && !(buffer[close] == '>' && close - pos >= 2 &&
                               memcmp(buffer + close - 2, "--", 2) == 0))
        close = dl_find_byte(buffer, close + 1, open, '>');
      if (close < open) {
        state = PLAIN;
        pos = close + 1;
        continue;
      }
    }
    if (open >= len) return len;
    pos = open + 1;
    if (state == TWICE) {
      if (pos < len && buffer[pos] == '/' && name_here(tokenizer, pos + 1, DL_STR("script")))
        state = ESCAPED;
    } else if (end_tag_here(tokenizer, open)) {
      return open;
    } else if (state == ESCAPED) {
      if (name_here(tokenizer, pos, DL_STR("script"))) state = TWICE;
    } else if (len - open >= 4 && memcmp(buffer + open, "<!--", 4) == 0) {
      state = ESCAPED;
      pos = open + 2; /* the dashes may belong to "-->" */
    }
  }
}

static uint32_t cdata_end(const dl_tokenizer *tokenizer, uint32_t from) {
  uint32_t end = from;
  for (;; end++) {
    end = dl_find_byte(tokenizer->buffer, end, tokenizer->len, ']');
    if (end >= tokenizer->len) return tokenizer->len;
    if (tokenizer->len - end >= 3 && memcmp(tokenizer->buffer + end, "]]>", 3) == 0) return end;
  }
}

static uint32_t find_text_end(const dl_tokenizer *tokenizer) {
  switch (tokenizer->model) {
  case DL_CONTENT_DATA: return data_end(tokenizer, tokenizer->pos);
  case DL_CONTENT_RCDATA:
  case DL_CONTENT_RAWTEXT: return rawtext_end(tokenizer, tokenizer->pos);
  case DL_CONTENT_SCRIPT: return script_end(tokenizer, tokenizer->pos);
  case DL_CONTENT_CDATA: return cdata_end(tokenizer, tokenizer->pos);
  default: return tokenizer->len;
  }
}

static void replaced_text(dl_html_token *token, const char *bytes, uint32_t len, uint32_t end) {
  memcpy(token->replaced, bytes, len);
  token->text = (dl_str){token->replaced, len};
  token->raw = false;
  token->end = end;
}

/* The next piece of the text that ends at text_end: raw bytes up to the next reference, CR or NUL,
 * or what one of them stands for. */
static inline void next_piece(dl_tokenizer *tokenizer, dl_html_token *token) {
  const char *buffer = tokenizer->buffer;
  uint32_t end = tokenizer->text_end;
  bool references =
      tokenizer->text_model == DL_CONTENT_DATA || tokenizer->text_model == DL_CONTENT_RCDATA;
  look_ahead(tokenizer, tokenizer->pos);
  /* The CR of a CRLF is left out; the LF begins the next piece. */
  if (tokenizer->pos == tokenizer->next_cr && tokenizer->pos + 1 < end &&
      buffer[tokenizer->pos + 1] == '\n') {
    tokenizer->pos++;
    look_ahead(tokenizer, tokenizer->pos);
  }
  uint32_t pos = tokenizer->pos;
  token->kind = DL_TOKEN_TEXT;
  token->nul = false;
  token->start = pos;
  if (pos == tokenizer->next_cr) {
    replaced_text(token, "\n", 1, pos + 1);
  } else if (pos == tokenizer->next_nul) {
    if (tokenizer->text_model == DL_CONTENT_DATA || tokenizer->text_model == DL_CONTENT_CDATA) {
      replaced_text(token, "\0", 1, pos + 1);
      token->nul = true;
    } else {
      replaced_text(token, "\xEF\xBF\xBD", 3, pos + 1);
    }
  } else {
    if (references && pos == tokenizer->next_amp) {
      uint32_t len = 0;
      uint32_t read = dl_reference_read(buffer + pos, buffer + end, false, token->replaced, &len);
      if (read) {
        token->text = (dl_str){token->replaced, len};
        token->raw = false;
        token->end = tokenizer->pos = pos + read;
        return;
      }
      look_ahead(tokenizer, pos + 1);
    }
    if (references && tokenizer->next_amp < end) end = tokenizer->next_amp;
    if (tokenizer->next_cr < end) end = tokenizer->next_cr;
    if (tokenizer->next_nul < end) end = tokenizer->next_nul;
    token->text = (dl_str){buffer + pos, end - pos};
    token->raw = true;
    token->end = end;
  }
  tokenizer->pos = token->end;
}

/* ---- tags --------------------------------------------------------------------------------------
 */

/* What a byte means inside a tag. */
enum {
  IS_SPACE = 1,
  IS_CLOSE = 2, /* '/' and '>' */
  IS_EQUALS = 4,
  IS_CHANGED = 8 /* in a name: capitals and NUL */
};
#define CAPITALS(a, b, c, d) [a] = IS_CHANGED, [b] = IS_CHANGED, [c] = IS_CHANGED, [d] = IS_CHANGED
static const uint8_t byte_means[256] = {
    [' '] = IS_SPACE,
    ['\n'] = IS_SPACE,
    ['\t'] = IS_SPACE,
    ['\r'] = IS_SPACE,
    ['\f'] = IS_SPACE,
    ['/'] = IS_CLOSE,
    ['>'] = IS_CLOSE,
    ['='] = IS_EQUALS,
    ['\0'] = IS_CHANGED,
    CAPITALS('A', 'B', 'C', 'D'),
    CAPITALS('E', 'F', 'G', 'H'),
    CAPITALS('I', 'J', 'K', 'L'),
    CAPITALS('M', 'N', 'O', 'P'),
    CAPITALS('Q', 'R', 'S', 'T'),
    CAPITALS('U', 'V', 'W', 'X'),
    ['Y'] = IS_CHANGED,
    ['Z'] = IS_CHANGED,
};

static uint8_t means(char c) {
  return byte_means[(uint8_t)c];
}

/* A lower-case copy with NUL made U+FFFD. */
static dl_str lower_name(dl_tokenizer *tokenizer, uint32_t start, uint32_t end) {
  const char *buffer = tokenizer->buffer;
  char *out = dl_arena_alloc(tokenizer->arena, (size_t)(end - start) * 3);
  if (!out || (size_t)(end - start) * 3 > UINT32_MAX) {
    tokenizer->failed = true;
    return (dl_str){buffer + start, 0};
  }
  uint32_t len = 0;
  for (uint32_t i = start; i < end; i++) {
    if (buffer[i] == '\0') {
      memcpy(out + len, "\xEF\xBF\xBD", 3);
      len += 3;
    } else {
      out[len++] = dl_ascii_lower(buffer[i]);
    }
  }
  return (dl_str){out, len};
}

static bool is_attribute_known(const dl_tokenizer *tokenizer, dl_str name) {
  for (uint32_t i = 0; i < tokenizer->attribute_count; i++)
    if (dl_str_equal(tokenizer->attributes[i].name, name)) return true;
  return false;
}

static inline uint32_t skip_space(const char *buffer, uint32_t pos, uint32_t len) {
  while (pos < len && means(buffer[pos]) & IS_SPACE) pos++;
  return pos;
}

/* Reads the attributes from pos to behind the '>' of the tag, keeping them if `keep`. false: the
 * input ended within the tag. */
static bool read_attributes(dl_tokenizer *tokenizer, dl_html_token *token, bool keep) {
  const char *buffer = tokenizer->buffer;
  uint32_t len = tokenizer->len, pos = tokenizer->pos;
  tokenizer->attribute_count = 0;
  for (;;) {
    pos = skip_space(buffer, pos, len);
    if (pos >= len) return false;
    if (buffer[pos] == '>') {
      tokenizer->pos = pos + 1;
      return true;
    }
    if (buffer[pos] == '/') {
      pos++;
      if (pos < len && buffer[pos] == '>') {
        token->self_closing = true;
        tokenizer->pos = pos + 1;
        return true;
      }
      continue;
    }
    uint32_t name_start = pos;
    uint8_t seen = means(buffer[pos++]), meant = 0; /* a '=' in front belongs to the name */
    while (pos < len && !((meant = means(buffer[pos])) & (IS_SPACE | IS_CLOSE | IS_EQUALS))) {
      seen |= meant;
      pos++;
    }
    uint32_t name_end = pos;
    if (meant & IS_SPACE) pos = skip_space(buffer, pos, len);
    uint32_t value_start = name_end, value_end = name_end;
    if (pos < len && buffer[pos] == '=') {
      pos++;
      if (pos < len && means(buffer[pos]) & IS_SPACE) pos = skip_space(buffer, pos, len);
      if (pos >= len) return false;
      char quote = buffer[pos];
      if (quote == '"' || quote == '\'') {
        value_start = pos + 1;
        value_end = dl_find_byte(buffer, value_start, len, quote);
        if (value_end >= len) return false;
        pos = value_end + 1;
      } else {
        value_start = pos;
        while (pos < len && buffer[pos] != '>' && !(means(buffer[pos]) & IS_SPACE)) pos++;
        value_end = pos;
      }
    }
    if (!keep || tokenizer->attribute_count == DL_ATTRIBUTES_MOST) continue;
    dl_str name = {buffer + name_start, name_end - name_start};
    if (seen & IS_CHANGED) name = lower_name(tokenizer, name_start, name_end);
    if (is_attribute_known(tokenizer, name)) continue;
    dl_html_attribute *attribute = &tokenizer->attributes[tokenizer->attribute_count++];
    attribute->name = name;
    attribute->value = (dl_str){buffer + value_start, value_end - value_start};
    if (!is_plain(tokenizer, value_end, true))
      attribute->value = dl_tokenizer_decode(tokenizer, value_start, value_end, true);
    attribute->source = (dl_span){value_start, value_end};
  }
}

/* The tag whose name begins at name_start. false: the input ended within it, and it is dropped. */
static bool read_tag(dl_tokenizer *tokenizer, dl_html_token *token, uint32_t name_start) {
  const char *buffer = tokenizer->buffer;
  uint32_t len = tokenizer->len, pos = name_start;
  uint64_t first_bytes = 0;
  uint8_t seen = 0, meant;
  for (uint32_t shift = 0; pos < len; pos++, shift += 8) {
    meant = means(buffer[pos]);
    if (meant & (IS_SPACE | IS_CLOSE)) break;
    seen |= meant;
    if (shift < 64) first_bytes |= (uint64_t)(uint8_t)buffer[pos] << shift;
  }
  if (pos >= len) return false;
  uint32_t name_len = pos - name_start;
  token->start = tokenizer->pos;
  token->self_closing = false;
  if (!(seen & IS_CHANGED)) {
    token->tag = dl_tag_known(first_bytes, buffer + name_start, name_len);
  } else {
    char lower[32];
    for (uint32_t i = 0; i < name_len && i < sizeof lower; i++)
      lower[i] = dl_ascii_lower(buffer[name_start + i]);
    token->tag = dl_tag_find(lower, name_len);
  }
  token->text = dl_html_tag_names[token->tag];
  if (token->tag == DL_TAG_OTHER) {
    token->text = (dl_str){buffer + name_start, name_len};
    if (seen & IS_CHANGED) token->text = lower_name(tokenizer, name_start, pos);
  }
  tokenizer->pos = pos;
  if (!read_attributes(tokenizer, token, token->kind == DL_TOKEN_START)) return false;
  token->end = tokenizer->pos;
  return true;
}

bool dl_tokenizer_next(dl_tokenizer *tokenizer, dl_html_token *token) {
  token->kind = DL_TOKEN_EOF;
  for (;;) {
    if (tokenizer->pos < tokenizer->text_end) {
      next_piece(tokenizer, token);
      return !tokenizer->failed;
    }
    if (tokenizer->in_cdata) { /* "]]>" or the end of the input */
      tokenizer->in_cdata = false;
      tokenizer->model = DL_CONTENT_DATA;
      tokenizer->pos += tokenizer->len - tokenizer->pos < 3 ? tokenizer->len - tokenizer->pos : 3;
      tokenizer->text_end = tokenizer->pos;
    }
    if (tokenizer->pos >= tokenizer->len) break;
    if (tokenizer->model != DL_CONTENT_DATA || tokenizer->buffer[tokenizer->pos] != '<' ||
        !begins_markup(tokenizer, tokenizer->pos)) {
      tokenizer->text_model = tokenizer->model;
      tokenizer->text_end = find_text_end(tokenizer);
      if (tokenizer->text_end > tokenizer->pos) continue;
      if (tokenizer->model == DL_CONTENT_CDATA) {
        tokenizer->in_cdata = true;
        continue;
      }
    }
    tokenizer->model = DL_CONTENT_DATA;
    uint32_t pos = tokenizer->pos;
    char c = tokenizer->buffer[pos + 1];
    bool is_end = c == '/' && dl_ascii_alpha(tokenizer->buffer[pos + 2]);
    if (is_end || dl_ascii_alpha(c)) {
      token->kind = is_end ? DL_TOKEN_END : DL_TOKEN_START;
      if (!read_tag(tokenizer, token, pos + (is_end ? 2 : 1))) {
        tokenizer->pos = tokenizer->text_end = tokenizer->len;
        break;
      }
      tokenizer->text_end = tokenizer->pos;
      if (!is_end) tokenizer->last_start_name = token->text;
      return !tokenizer->failed;
    }
    bool is_token = dl_tokenizer_markup(tokenizer, token);
    if (tokenizer->failed) return false;
    tokenizer->text_end = tokenizer->pos;
    if (is_token) return true;
  }
  token->kind = DL_TOKEN_EOF;
  token->start = token->end = tokenizer->len;
  return !tokenizer->failed;
}
