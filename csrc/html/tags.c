#include "html/tags.h"

dl_tag dl_tag_find(const char *name, uint32_t len) {
  uint64_t bytes = 0;
  for (uint32_t i = 0; i < len && i < 8; i++) bytes |= (uint64_t)(uint8_t)name[i] << (8 * i);
  return dl_tag_known(bytes, name, len);
}
