/* jsonld.h: JSON-LD of web pages, read as it is and not as it should be.
 *
 * A tolerant scanner of JSON that keeps a flat array of items linked by index: no recursion, no
 * copying (strings stay spans of the text until asked for), depth and number of items bounded, one
 * pass. JSON-LD in the wild is often invalid, and publishers' metadata is too good to lose over it,
 * so this is accepted in addition to RFC 8259:
 *
 *   raw newlines and tabs in strings; trailing, doubled and missing commas; quotation marks inside
 *   strings that nobody escaped (a quote closes a string only where a comma, colon, bracket or line
 *   end follows); HTML comments, CDATA marks and // comments around the data; a missing end;
 *   HTML entities in strings.
 *
 * What cannot be read is skipped to the next mark. Several top-level values are siblings. */
#ifndef DATELINE_READ_JSONLD_H
#define DATELINE_READ_JSONLD_H

#include "base/arena.h"

#pragma GCC visibility push(hidden)

typedef enum dl_json_kind {
  DL_JSON_OBJECT = 0,
  DL_JSON_ARRAY,
  DL_JSON_STRING,
  DL_JSON_NUMBER,
  DL_JSON_WORD /* true, false, null */
} dl_json_kind;

#define DL_NO_ITEM UINT32_MAX

typedef struct dl_json_item {
  uint8_t kind;  /* dl_json_kind */
  dl_span key;   /* in an object, without quotes, escapes as written; else empty */
  dl_span value; /* string: without its quotes; number, word: its bytes; else from mark to mark */
  uint32_t parent, first_child, next;
} dl_json_item;

typedef struct dl_json {
  dl_str text;
  dl_json_item *items; /* items[0] is an array of all top-level values */
  uint32_t count;
} dl_json;

/* Items live in `arena` and point into `text`. False when out of memory; never fails otherwise. */
bool dl_json_parse(dl_arena *arena, dl_str text, dl_json *out);

/* The value of a key of an object, or DL_NO_ITEM. Linear in the number of keys. */
uint32_t dl_json_get(const dl_json *json, uint32_t object, const char *key);

/* White space collapsed and trimmed, entities (those that editors' systems leave in decoded text)
 * and, where `escapes`, backslash escapes decoded. ptr NULL when out of memory. */
dl_str dl_text_clean(dl_arena *arena, dl_str raw, bool escapes);

/* The decoded text of a string or number, white space trimmed and collapsed; empty for others, or
 * ptr NULL when out of memory. */
dl_str dl_json_text(dl_arena *arena, const dl_json *json, uint32_t item);

/* Whether a value is the string `text`, or an array that holds it (any case). `suffix`: it is
 * enough that the string ends with it, as "NewsArticle" ends with "Article". */
bool dl_json_is(const dl_json *json, uint32_t item, const char *text, bool suffix);

#pragma GCC visibility pop
#endif
