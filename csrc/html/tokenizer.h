/* tokenizer.h: the tokenizer of the WHATWG standard over a whole buffer of well-formed UTF-8.
 *
 * As the input is all there, the states of the standard become functions that look ahead: a stretch
 * of text is found with memchr, a tag is read in one go. The positions of the next '&', CR and NUL
 * are remembered across tokens, so that each byte is searched a bounded number of times whatever
 * comes. Parse errors are not reported.
 *
 * Offsets are those of the buffer. Strings of a token point into the buffer where it holds the same
 * bytes, else into the arena. */
#ifndef DATELINE_HTML_TOKENIZER_H
#define DATELINE_HTML_TOKENIZER_H

#include "html/entities.h"
#include "html/html.h"

#pragma GCC visibility push(hidden)

typedef enum dl_token_kind {
  DL_TOKEN_EOF = 0,
  DL_TOKEN_TEXT, /* a piece: the next token may go on with text */
  DL_TOKEN_START,
  DL_TOKEN_END,
  DL_TOKEN_COMMENT,
  DL_TOKEN_DOCTYPE
} dl_token_kind;

/* What the text is until the matching end tag. */
typedef enum dl_content_model {
  DL_CONTENT_DATA = 0,
  DL_CONTENT_RCDATA,
  DL_CONTENT_RAWTEXT,
  DL_CONTENT_SCRIPT,
  DL_CONTENT_PLAINTEXT,
  DL_CONTENT_CDATA
} dl_content_model;

typedef struct dl_html_token {
  uint8_t kind; /* dl_token_kind */
  bool raw;     /* text: text.ptr is buffer + start, as long as the source */
  bool nul;     /* text: one U+0000 of data, which the tree builder drops or replaces */
  bool self_closing;
  bool force_quirks; /* doctype */
  bool has_public, has_system;
  dl_tag tag;
  dl_str text; /* text, comment; name of a tag or doctype. Of replaced text it may point into the
                  token itself */
  dl_str public_id, system_id;
  uint32_t start, end;
  char replaced[DL_REFERENCE_MOST];
} dl_html_token;

typedef struct dl_tokenizer {
  dl_arena *arena;
  const char *buffer;
  uint32_t len, pos;
  uint32_t next_amp, next_cr, next_nul; /* at or behind where they were last asked for; len: none */
  uint32_t text_end;                    /* text goes on to here, of the model text_model */
  uint8_t model, text_model;
  bool in_foreign;               /* the adjusted current node is not HTML: CDATA sections count */
  bool in_cdata;                 /* "]]>" ends the text */
  dl_str last_start_name;        /* which end tag ends RCDATA, RAWTEXT and script */
  dl_html_attribute *attributes; /* of the start tag read last, source in buffer offsets */
  uint32_t attribute_count;
  bool failed; /* out of memory */
} dl_tokenizer;

/* The attributes array is taken from scratch. false when out of memory. */
bool dl_tokenizer_init(dl_tokenizer *tokenizer, dl_arena *arena, dl_arena *scratch,
                       const char *buffer, uint32_t start, uint32_t len);

/* Reads a token; false when out of memory. At the end every call gives DL_TOKEN_EOF. */
bool dl_tokenizer_next(dl_tokenizer *tokenizer, dl_html_token *token);

/* Behind the start tag of an element of that content model. */
void dl_tokenizer_set_model(dl_tokenizer *tokenizer, dl_content_model model);

/* Behind dl_tokenizer_next, for tokenizer_markup.c: the bytes [start, end) with CR made LF and NUL
 * made U+FFFD, references decoded if `attribute`. ptr NULL when out of memory. */
dl_str dl_tokenizer_decode(dl_tokenizer *tokenizer, uint32_t start, uint32_t end, bool attribute);

/* Reads "<!...", "<?..." and "</" that begins no tag, at pos, as a comment, doctype or start of a
 * CDATA section (then false: text follows). */
bool dl_tokenizer_markup(dl_tokenizer *tokenizer, dl_html_token *token);

static inline bool dl_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static inline bool dl_ascii_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The first `byte` in [from, len), or len. */
static inline uint32_t dl_find_byte(const char *buffer, uint32_t from, uint32_t len, char byte) {
  const char *found = from < len ? memchr(buffer + from, byte, len - from) : NULL;
  return found ? (uint32_t)(found - buffer) : len;
}

#pragma GCC visibility pop
#endif
