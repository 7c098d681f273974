/* fuzz_name.c: the resolver over any text and names, and gazetteers made to deceive.
 *
 * The first byte chooses. Odd: the rest patches a copy of the embedded gazetteer (4 bytes where, 1
 * what), whose checksum is then made good, so that look-ups meet wild numbers. Even: half of the
 * bytes say where names lie in the text of the other half. */
#include <stdlib.h>

#include "support.h"

#include "base/hash.h"
#include "name/name.h"

static void use_gazetteer(const dl_gazetteer *g, const uint8_t *data, size_t size) {
  static const char *const known[] = {"Paris",       "U.S.",        "Syrian",
                                      "Springfield", "Saint Louis", "zz"};
  char name[DL_GAZETTEER_NAME_MAX + 1];
  dl_sense senses[DL_SENSES_MAX];
  for (size_t i = 0; i < sizeof known / sizeof *known + 1; i++) {
    dl_str s = i < sizeof known / sizeof *known ? (dl_str){known[i], (uint32_t)strlen(known[i])}
                                                : (dl_str){(const char *)data, (uint32_t)size};
    uint32_t count = dl_gazetteer_find(g, s, senses, DL_SENSES_MAX);
    REQUIRE(count <= DL_SENSES_MAX);
    for (uint32_t k = 0; k < count; k++) {
      dl_place_record r = dl_gazetteer_place(g, senses[k].place);
      REQUIRE(strlen(r.country) <= 2 && strlen(r.region) <= 7);
      REQUIRE(dl_gazetteer_name(g, senses[k].name, name) <= DL_GAZETTEER_NAME_MAX);
      dl_gazetteer_country(g, r.country);
      dl_gazetteer_capital(g, r.country);
    }
  }
  for (size_t i = 0; i + 4 <= size && i < 64; i += 4) {
    uint32_t n;
    memcpy(&n, data + i, 4);
    dl_gazetteer_name(g, n, name);
    dl_gazetteer_place(g, n);
    dl_gazetteer_name(g, g->name_count ? n % g->name_count : 0, name);
  }
}

static void fuzz_gazetteer(const uint8_t *data, size_t size) {
  dl_gazetteer g = dl_gazetteer_embedded(), patched;
  if (dl_gazetteer_open(data, size, &patched) == DL_OK) use_gazetteer(&patched, data, size);
  uint32_t len = g.len;
  /* A short file now and then. */
  if (size > 8 && data[0] & 1)
    len = 24 + ((uint32_t)data[1] | (uint32_t)data[2] << 8) % (g.len - 24);
  uint8_t *bytes = malloc(len);
  if (!bytes) return;
  memcpy(bytes, g.bytes, len);
  memcpy(bytes + 8, &len, 4);
  for (size_t i = 3; i + 5 <= size; i += 5) {
    uint32_t at;
    memcpy(&at, data + i, 4);
    /* Half of the patches go to the head. */
    at = at & 1 ? (at >> 1) % 72 : (at >> 1) % len;
    if (at < len && (at < 8 || at >= 24)) bytes[at] = data[i + 4];
  }
  uint64_t sum = dl_hash(bytes + 24, len - 24, 0);
  memcpy(bytes + 16, &sum, 8);
  if (dl_gazetteer_open(bytes, len, &patched) == DL_OK) use_gazetteer(&patched, data, size);
  free(bytes);
}

static void check_cast(const dl_cast *cast, uint32_t len) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < cast->mention_count; i++) {
    const dl_mention *m = &cast->mentions[i];
    REQUIRE(m->start < m->end && m->end <= len && m->entity < cast->entity_count);
    REQUIRE(m->confidence >= 0 && m->confidence <= 1);
  }
  for (uint32_t i = 0; i < cast->entity_count; i++) {
    const dl_entity *e = &cast->entities[i];
    REQUIRE(e->mention_count > 0 && e->name.ptr && e->place.kind);
    REQUIRE(e->salience >= 0 && e->salience <= 1);
    total += e->mention_count;
    for (uint32_t k = 0; k < e->mention_count; k++)
      REQUIRE(cast->mentions[e->mentions[k]].entity == i);
    for (uint32_t k = 0; k < e->role_count; k++)
      REQUIRE(e->roles[k].place.end <= len && e->roles[k].place.start < e->roles[k].place.end);
  }
  REQUIRE(total == cast->mention_count);
}

static void fuzz_resolver(const uint8_t *data, size_t size) {
  size_t half = size / 2;
  const char *bytes = (const char *)data + half;
  uint32_t len = (uint32_t)(size - half);
  /* The text must be well-formed UTF-8: bytes above ASCII become letters. */
  char *clean = malloc(len + 1);
  if (!clean) return;
  for (uint32_t i = 0; i < len; i++)
    clean[i] =
        (unsigned char)bytes[i] >= 0x80 ? (char)('A' + (unsigned char)bytes[i] % 26) : bytes[i];
  dl_arena arena, scratch;
  dl_arena_init(&arena, dl_allocator_libc, 0);
  dl_arena_init(&scratch, dl_allocator_libc, 0);
  dl_span paragraph = {0, len};
  dl_text text;
  REQUIRE(dl_text_split(&arena, clean, len, &paragraph, 1, &text) == DL_OK);
  dl_name *items = calloc(half + 1, sizeof *items);
  dl_names names = {items, 0};
  uint32_t token = 0, sentence = 0;
  for (size_t i = 0; items && i + 2 < half && token < text.token_count; i += 3) {
    token += data[i] % 8;
    if (token >= text.token_count) break;
    while (text.sentences[sentence].end_token <= token) sentence++;
    uint32_t end = token + 1 + data[i + 1] % 16;
    if (end > text.sentences[sentence].end_token) end = text.sentences[sentence].end_token;
    dl_name *name = &items[names.count++];
    name->first_token = token;
    name->end_token = end;
    dl_span span = dl_token_span(&text, token, end);
    name->start = span.start;
    name->end = span.end;
    name->type = (dl_name_type)(data[i + 2] % DL_NAME_TYPE_COUNT);
    float share = 0.3f + (float)(data[i + 2] >> 4) * 0.04f;
    for (int k = 0; k < DL_NAME_TYPE_COUNT; k++) name->type_share[k] = (1 - share) / 6;
    name->type_share[name->type] = share;
    name->confidence = share;
    token = end;
  }
  dl_name_context context = {{0, len / 5}, {0, len > 4 ? 4 : len}, {NULL, 0}, {NULL, 0}, NULL, 0};
  dl_cast cast;
  REQUIRE(dl_name_resolve(&arena, &scratch, &text, &names, &context, &cast) == DL_OK);
  check_cast(&cast, len);
  dl_arena_destroy(&arena);
  dl_arena_destroy(&scratch);
  free(items);
  free(clean);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!size) return 0;
  if (data[0] & 1)
    fuzz_gazetteer(data + 1, size - 1);
  else
    fuzz_resolver(data + 1, size - 1);
  return 0;
}
