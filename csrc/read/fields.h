/* fields.h: making the fields of a document: clean values that know their source. */
#ifndef DATELINE_READ_FIELDS_H
#define DATELINE_READ_FIELDS_H

#include "read/metadate.h"
#include "read/read.h"

#pragma GCC visibility push(hidden)

/* A field of raw source bytes: trimmed, white space collapsed, malformed UTF-8 left out. False when
 * out of memory; an empty value leaves *out absent. */
bool dl_field_set(dl_arena *arena, dl_str source, dl_span span, dl_evidence evidence,
                  float confidence, dl_field *out);

/* A field whose value is `value` (any text, cleaned likewise) and whose source is `span`. */
bool dl_field_value(dl_arena *arena, dl_str value, dl_span span, dl_evidence evidence,
                    float confidence, dl_field *out);

/* Appends to a list; false when out of memory. */
bool dl_fields_add(dl_arena *arena, dl_fields *list, dl_field field);

/* The same, unless the list has the value already (ASCII case aside). */
bool dl_fields_add_new(dl_arena *arena, dl_fields *list, dl_field field);

/* A date with a year as a date field whose source is `span`. */
bool dl_date_field_set(dl_arena *arena, const dl_metadate *date, dl_span span, dl_evidence evidence,
                       float confidence, dl_date_field *out);

#pragma GCC visibility pop
#endif
