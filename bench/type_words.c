/* type_words.c: the words of types, so that bench/gold_names.c needs no tagger. */
#include "tag/tag.h"

const char *dl_name_type_word(dl_name_type type) {
  static const char *const words[] = {"person", "organization", "place",  "group",
                                      "event",  "work",         "product"};
  return words[type];
}
