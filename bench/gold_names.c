/* gold_names.c: the resolver alone, over names that a person has marked.
 *
 * A development tool (bench/entities.py --gold builds it; with an argument, as --core does, the
 * tagger finds the names): reads records from standard input,
 *   TEXT_LENGTH COUNT TITLE_END NEWLINE, the text, NEWLINE, COUNT lines "start end type share" (bytes),
 * and writes one JSON row each, in the shape of `dateline annotate`. */
#include "name/name.h"

#include <stdio.h>
#include <stdlib.h>

static void put_string(dl_str s) {
  putchar('"');
  for (uint32_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c == '"' || c == '\\')
      printf("\\%c", c);
    else if (c < 32)
      printf("\\u%04x", c);
    else
      putchar(c);
  }
  putchar('"');
}

static void put_cast(const dl_cast *cast, const char *text) {
  printf("{\"mentions\":[");
  for (uint32_t i = 0; i < cast->mention_count; i++) {
    const dl_mention *m = &cast->mentions[i];
    printf("%s{\"start\":%u,\"end\":%u,\"kind\":\"%s\",\"type\":\"%s\",\"entity\":%u,\"text\":",
           i ? "," : "", m->start, m->end, dl_mention_kind_word(m->kind),
           dl_name_type_word(cast->entities[m->entity].type), m->entity + 1);
    put_string((dl_str){text + m->start, m->end - m->start});
    printf("}");
  }
  printf("],\"entities\":[");
  for (uint32_t i = 0; i < cast->entity_count; i++) {
    const dl_entity *e = &cast->entities[i];
    printf("%s{\"id\":%u,\"type\":\"%s\",\"salience\":%.3f,\"gender\":\"%.*s\",\"name\":",
           i ? "," : "", i + 1, dl_name_type_word(e->type), e->salience, (int)e->gender.len,
           e->gender.ptr ? e->gender.ptr : "");
    put_string(e->name);
    printf(",\"aliases\":[");
    for (uint32_t k = 0; k < e->alias_count; k++) {
      if (k) putchar(',');
      put_string(e->aliases[k]);
    }
    printf("],\"roles\":[");
    for (uint32_t k = 0; k < e->role_count; k++) {
      if (k) putchar(',');
      put_string(e->roles[k].text);
    }
    printf("]");
    if (e->place.known) {
      printf(",\"place\":{\"country\":\"%s\",\"region\":\"%s\",\"latitude\":%.4f,\"longitude\":%."
             "4f,\"geonames\":%u,\"kind\":\"%s\"}",
             e->place.country, e->place.region, e->place.latitude, e->place.longitude,
             e->place.geonames, e->place.kind);
    }
    printf("}");
  }
  printf("]}\n");
}

int main(int argc, char **argv) {
  bool tag = argc > 1; /* names by the tagger, not by hand */
  dl_gazetteer extra;
  uint32_t extra_count = 0;
  if (argc > 2) { /* a second gazetteer */
    FILE *file = fopen(argv[2], "rb");
    size_t most = (size_t)64 << 20;
    void *memory = malloc(most);
    if (!file || !memory) return 1;
    size_t size = fread(memory, 1, most, file);
    fclose(file);
    if (dl_gazetteer_open(memory, size, &extra) != DL_OK) return 1;
    extra_count = 1;
  }
  unsigned len, count, title;
  while (scanf("%u %u %u", &len, &count, &title) == 3) {
    getchar();
    char *bytes = malloc(len + 1);
    dl_name *items = calloc(count + 1, sizeof *items);
    if (!bytes || !items || fread(bytes, 1, len + 1, stdin) != len + 1) return 1;
    dl_arena arena, scratch;
    dl_arena_init(&arena, dl_allocator_libc, 0);
    dl_arena_init(&scratch, dl_allocator_libc, 0);
    /* Paragraphs: lines. */
    dl_span *paragraphs = malloc((len + 1) * sizeof *paragraphs);
    uint32_t n = 0;
    for (uint32_t i = 0, start = 0; i <= len; i++)
      if (i == len || bytes[i] == '\n') {
        if (i > start) paragraphs[n++] = (dl_span){start, i};
        start = i + 1;
      }
    dl_text text;
    if (dl_text_split(&arena, bytes, len, paragraphs, n, &text) != DL_OK) return 1;
    dl_names names = {items, 0};
    uint32_t token = 0, previous = 0;
    for (unsigned i = 0; i < count; i++) {
      unsigned start, end, type;
      float share;
      if (scanf("%u %u %u %f", &start, &end, &type, &share) != 4) return 1;
      while (token < text.token_count && text.tokens[token].end <= start) token++;
      uint32_t last = token;
      while (last < text.token_count && text.tokens[last].start < end) last++;
      if (last == token || start < previous) continue;
      /* Inside one sentence. */
      for (uint32_t s = 0; s < text.sentence_count; s++)
        if (text.sentences[s].first_token <= token && token < text.sentences[s].end_token &&
            last > text.sentences[s].end_token)
          last = text.sentences[s].end_token;
      dl_name *name = &items[names.count++];
      name->first_token = token;
      name->end_token = last;
      name->start = start;
      name->end = end;
      if (name->end > text.tokens[last - 1].end) name->end = text.tokens[last - 1].end;
      name->type = (dl_name_type)type;
      name->confidence = 1;
      for (int k = 0; k < DL_NAME_TYPE_COUNT; k++)
        name->type_share[k] = (1 - share) / (DL_NAME_TYPE_COUNT - 1);
      name->type_share[type] = share;
      previous = end;
    }
    dl_name_context context = {
        .title = {0, title}, .gazetteers = &extra, .gazetteer_count = extra_count};
    if (tag && dl_tag_names(&arena, &scratch, &text, &names) != DL_OK) return 1;
    dl_cast cast;
    if (dl_name_resolve(&arena, &scratch, &text, &names, &context, &cast) != DL_OK) return 1;
    put_cast(&cast, bytes);
    dl_arena_destroy(&arena);
    dl_arena_destroy(&scratch);
    free(paragraphs);
    free(items);
    free(bytes);
  }
  return 0;
}
