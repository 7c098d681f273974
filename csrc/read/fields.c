#include "read/fields.h"

#include "base/utf8.h"

bool dl_field_value(dl_arena *arena, dl_str value, dl_span span, dl_evidence evidence,
                    float confidence, dl_field *out) {
  char *clean = dl_arena_alloc(arena, (size_t)value.len + 1);
  if (!clean) return false;
  uint32_t len = 0;
  bool space = false;
  for (uint32_t pos = 0; pos < value.len;) {
    uint32_t at = pos;
    int32_t c = dl_utf8_next(value.ptr, value.len, &pos);
    if (c == DL_BAD_BYTE || c == 0xAD || c == 0x200B || c == 0xFEFF) continue;
    if (dl_is_space(c) || c < ' ' || c == 0x7F) {
      space = true;
      continue;
    }
    if (space && len) clean[len++] = ' ';
    space = false;
    memcpy(clean + len, value.ptr + at, pos - at);
    len += pos - at;
  }
  clean[len] = '\0';
  if (len) *out = (dl_field){{clean, len}, span, evidence, confidence};
  return true;
}

bool dl_field_set(dl_arena *arena, dl_str source, dl_span span, dl_evidence evidence,
                  float confidence, dl_field *out) {
  while (span.start < span.end && (unsigned char)source.ptr[span.start] <= ' ') span.start++;
  while (span.end > span.start && (unsigned char)source.ptr[span.end - 1] <= ' ') span.end--;
  return dl_field_value(arena, dl_str_slice(source, span.start, span.end), span, evidence,
                        confidence, out);
}

bool dl_fields_add(dl_arena *arena, dl_fields *list, dl_field field) {
  if (!field.value.len) return true;
  uint32_t n = list->count;
  if (n == 0) {
    list->items = dl_arena_alloc(arena, 4 * sizeof field);
    if (!list->items) return false;
  } else if (n >= 4 && (n & (n - 1)) == 0) { /* full at every power of two */
    dl_field *grown = dl_arena_grow(arena, list->items, n * sizeof field, 2 * n * sizeof field);
    if (!grown) return false;
    list->items = grown;
  }
  list->items[list->count++] = field;
  return true;
}

#define LOOK_BACK 64u /* authors and tags are few; a list of a million must not cost a square */

bool dl_fields_add_new(dl_arena *arena, dl_fields *list, dl_field field) {
  uint32_t from = list->count > LOOK_BACK ? list->count - LOOK_BACK : 0;
  for (uint32_t i = from; i < list->count; i++)
    if (dl_str_equal_ci(list->items[i].value, field.value)) return true;
  return dl_fields_add(arena, list, field);
}

bool dl_date_field_set(dl_arena *arena, const dl_metadate *date, dl_span span, dl_evidence evidence,
                       float confidence, dl_date_field *out) {
  dl_str iso = dl_metadate_iso(arena, date);
  if (!iso.ptr) return false;
  *out = (dl_date_field){{iso, span, evidence, confidence},
                         date->day,
                         date->minute,
                         date->has_zone,
                         date->zone_minutes};
  return true;
}
