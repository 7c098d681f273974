#include "html/tags.h"

dl_tag dl_tag_find(const char *name, uint32_t len) {
  if (len == 0 || len > 31) return DL_TAG_OTHER;
  uint64_t key = 0;
  for (uint32_t i = 0; i < len && i < 8; i++) key |= (uint64_t)(uint8_t)name[i] << (8 * i);
  key ^= (uint64_t)len << 59;
  for (uint32_t slot = dl_tag_slot(key); dl_tag_slots[slot];
       slot = (slot + 1) & (DL_TAG_SLOT_COUNT - 1)) {
    dl_str known = dl_html_tag_names[dl_tag_slots[slot]];
    if (known.len == len && memcmp(known.ptr, name, len) == 0) return dl_tag_slots[slot];
  }
  return DL_TAG_OTHER;
}
