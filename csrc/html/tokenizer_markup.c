/* tokenizer_markup.c: comments, doctypes and what else begins with "<!", "<?" or "</". */
#include "html/tokenizer.h"

/* The bytes [start, end) as a comment whose markup ends at `behind`. */
static void comment(dl_tokenizer *tokenizer, dl_html_token *token, uint32_t start, uint32_t end,
                    uint32_t behind) {
  token->kind = DL_TOKEN_COMMENT;
  token->start = tokenizer->pos;
  token->text = dl_tokenizer_decode(tokenizer, start, end, false);
  token->end = tokenizer->pos = behind;
}

static void bogus_comment(dl_tokenizer *tokenizer, dl_html_token *token, uint32_t start) {
  uint32_t end = dl_find_byte(tokenizer->buffer, start, tokenizer->len, '>');
  comment(tokenizer, token, start, end, end < tokenizer->len ? end + 1 : end);
}

/* A comment ends at the first "-->" or "--!>"; at the end of the input the dashes that would have
 * begun one are left out. */
static void proper_comment(dl_tokenizer *tokenizer, dl_html_token *token) {
  const char *buffer = tokenizer->buffer;
  uint32_t start = tokenizer->pos + 4, len = tokenizer->len;
  if (start < len && buffer[start] == '>') {
    comment(tokenizer, token, start, start, start + 1);
    return;
  }
  if (len - start >= 2 && buffer[start] == '-' && buffer[start + 1] == '>') {
    comment(tokenizer, token, start, start, start + 2);
    return;
  }
  for (uint32_t at = start; (at = dl_find_byte(buffer, at, len, '>')) < len; at++) {
    uint32_t before = at - start;
    if (before >= 2 && buffer[at - 1] == '-' && buffer[at - 2] == '-') {
      comment(tokenizer, token, start, at - 2, at + 1);
      return;
    }
    if (before >= 3 && memcmp(buffer + at - 3, "--!", 3) == 0) {
      comment(tokenizer, token, start, at - 3, at + 1);
      return;
    }
  }
  uint32_t size = len - start, cut = 0;
  if (size >= 3 && memcmp(buffer + len - 3, "--!", 3) == 0)
    cut = 3;
  else if (size >= 2 && memcmp(buffer + len - 2, "--", 2) == 0)
    cut = 2;
  else if (size >= 1 && buffer[len - 1] == '-')
    cut = 1;
  comment(tokenizer, token, start, len - cut, len);
}

static bool word_here(const dl_tokenizer *tokenizer, uint32_t at, dl_str lower) {
  return tokenizer->len - at >= lower.len &&
         dl_str_equal_ci((dl_str){tokenizer->buffer + at, lower.len}, lower);
}

static uint32_t skip_spaces(const dl_tokenizer *tokenizer, uint32_t pos) {
  while (pos < tokenizer->len && dl_html_space(tokenizer->buffer[pos])) pos++;
  return pos;
}

/* A quoted identifier at *pos, which moves behind it. false where no quote opens, or where a '>' or
 * the end of the input cuts it off (*pos is then there). */
static bool identifier(dl_tokenizer *tokenizer, uint32_t *pos, bool *has, dl_str *value) {
  const char *buffer = tokenizer->buffer;
  if (*pos >= tokenizer->len || (buffer[*pos] != '"' && buffer[*pos] != '\'')) return false;
  char quote = buffer[(*pos)++];
  uint32_t start = *pos;
  while (*pos < tokenizer->len && buffer[*pos] != quote && buffer[*pos] != '>') (*pos)++;
  *value = dl_tokenizer_decode(tokenizer, start, *pos, false);
  *has = true;
  if (*pos >= tokenizer->len || buffer[*pos] != quote) return false;
  (*pos)++;
  return true;
}

static dl_str doctype_name(dl_tokenizer *tokenizer, uint32_t start, uint32_t end) {
  dl_str name = dl_tokenizer_decode(tokenizer, start, end, false);
  char *lower = name.ptr ? dl_arena_alloc(tokenizer->arena, name.len) : NULL;
  if (!lower) {
    tokenizer->failed = true;
    return (dl_str){NULL, 0};
  }
  for (uint32_t i = 0; i < name.len; i++) lower[i] = dl_ascii_lower(name.ptr[i]);
  return (dl_str){lower, name.len};
}

static void doctype(dl_tokenizer *tokenizer, dl_html_token *token) {
  const char *buffer = tokenizer->buffer;
  token->kind = DL_TOKEN_DOCTYPE;
  token->start = tokenizer->pos;
  token->text = token->public_id = token->system_id = (dl_str){NULL, 0};
  token->has_public = token->has_system = false;
  token->force_quirks = true; /* until a well-formed end is reached */
  uint32_t pos = skip_spaces(tokenizer, tokenizer->pos + 9), len = tokenizer->len;
  uint32_t name_start = pos;
  while (pos < len && buffer[pos] != '>' && !dl_html_space(buffer[pos])) pos++;
  if (pos > name_start) {
    token->text = doctype_name(tokenizer, name_start, pos);
    pos = skip_spaces(tokenizer, pos);
    bool public = word_here(tokenizer, pos, DL_STR("public"));
    bool good = true, skip_rest = false;
    if (public || word_here(tokenizer, pos, DL_STR("system"))) {
      pos = skip_spaces(tokenizer, pos + 6);
      good = public ? identifier(tokenizer, &pos, &token->has_public, &token->public_id)
                    : identifier(tokenizer, &pos, &token->has_system, &token->system_id);
      if (good && public) {
        pos = skip_spaces(tokenizer, pos);
        if (pos < len && buffer[pos] != '>')
          good = identifier(tokenizer, &pos, &token->has_system, &token->system_id);
      }
      /* Anything more behind a good system identifier is ignored without quirks. */
      skip_rest = good && token->has_system;
      pos = good ? skip_spaces(tokenizer, pos) : pos;
    }
    bool at_end = pos < len && buffer[pos] == '>';
    if (skip_rest && !at_end && pos < len) {
      token->force_quirks = false;
      pos = dl_find_byte(buffer, pos, len, '>');
    } else if (good && at_end) {
      token->force_quirks = false;
    }
  }
  uint32_t end = dl_find_byte(buffer, pos, len, '>');
  /* The input ending inside a bogus tail does not change what was found; elsewhere it is quirks. */
  token->end = tokenizer->pos = end < len ? end + 1 : len;
}

bool dl_tokenizer_markup(dl_tokenizer *tokenizer, dl_html_token *token) {
  const char *buffer = tokenizer->buffer;
  uint32_t pos = tokenizer->pos;
  char c = buffer[pos + 1];
  if (c == '?') {
    bogus_comment(tokenizer, token, pos + 1);
  } else if (c == '/') {
    if (buffer[pos + 2] == '>') { /* "</>" is nothing */
      tokenizer->pos = pos + 3;
      return false;
    }
    bogus_comment(tokenizer, token, pos + 2);
  } else if (tokenizer->len - pos >= 4 && memcmp(buffer + pos, "<!--", 4) == 0) {
    proper_comment(tokenizer, token);
  } else if (word_here(tokenizer, pos + 2, DL_STR("doctype"))) {
    doctype(tokenizer, token);
  } else if (tokenizer->in_foreign && tokenizer->len - pos >= 9 &&
             memcmp(buffer + pos, "<![CDATA[", 9) == 0) {
    tokenizer->pos = pos + 9;
    tokenizer->model = DL_CONTENT_CDATA;
    return false;
  } else {
    bogus_comment(tokenizer, token, pos + 2);
  }
  return true;
}
