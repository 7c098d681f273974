/* name_check.h: what the tests of names share: stories whose names are marked by hand.
 *
 * A marked text holds names in braces behind a letter for the type: "{P John Smith} of {O Acme}".
 * P person, O organisation, L place, G group, E event, W work, D product; lower case: the tagger is
 * unsure (0.5 for its type, the rest spread; confidence 0.6), between place and person for q. */
#ifndef DATELINE_SPEC_NAME_CHECK_H
#define DATELINE_SPEC_NAME_CHECK_H

#include <stdlib.h>

#include "check.h"

#include "name/cast.h"
#include "name/name.h"

typedef struct story {
  dl_arena arena, scratch;
  char bytes[6000];
  uint32_t len;
  dl_span paragraph;
  dl_text text;
  dl_name items[300];
  dl_names names;
  dl_cast cast;
} story;

static inline dl_name_type type_of(char c) {
  const char *at = strchr("POLGEWD", c == 'q' ? 'L' : c >= 'a' ? c - 32 : c);
  return at ? (dl_name_type)(at - "POLGEWD") : DL_PERSON;
}

static inline void read_marked(story *s, const char *marked) {
  static char marks[300];
  static dl_span spans[300];
  uint32_t count = 0;
  s->len = 0;
  for (const char *p = marked; *p; p++) {
    if (*p == '{') {
      marks[count] = p[1];
      spans[count].start = s->len;
      p += 2;
    } else if (*p == '}') {
      spans[count++].end = s->len;
    } else {
      s->bytes[s->len++] = *p;
    }
  }
  s->paragraph = (dl_span){0, s->len};
  CHECK(dl_text_split(&s->arena, s->bytes, s->len, &s->paragraph, 1, &s->text) == DL_OK);
  s->names = (dl_names){s->items, 0};
  for (uint32_t i = 0; i < count; i++) {
    uint32_t first = 0;
    while (first < s->text.token_count && s->text.tokens[first].end <= spans[i].start) first++;
    uint32_t end = first;
    while (end < s->text.token_count && s->text.tokens[end].start < spans[i].end) end++;
    CHECK(end > first);
    dl_name *name = &s->items[s->names.count++];
    memset(name, 0, sizeof *name);
    name->first_token = first;
    name->end_token = end;
    name->start = spans[i].start;
    name->end = spans[i].end;
    name->type = type_of(marks[i]);
    float share = marks[i] >= 'a' ? 0.5f : 0.94f;
    for (int k = 0; k < DL_NAME_TYPE_COUNT; k++)
      name->type_share[k] = (1 - share) / (DL_NAME_TYPE_COUNT - 1);
    name->type_share[name->type] = share;
    if (marks[i] == 'q') name->type_share[DL_PERSON] = 0.4f;
    name->confidence = share < 0.9f ? 0.6f : 0.9f;
  }
}

static inline story *tell_by(const char *marked, uint32_t title, const char *url,
                             dl_str publisher) {
  story *s = calloc(1, sizeof *s);
  if (!s) exit(1);
  dl_arena_init(&s->arena, dl_allocator_libc, 0);
  dl_arena_init(&s->scratch, dl_allocator_libc, 0);
  read_marked(s, marked);
  dl_name_context context = {{0, title}, {0, 0}, {url, (uint32_t)strlen(url)}, publisher, NULL, 0};
  CHECK(dl_name_resolve(&s->arena, &s->scratch, &s->text, &s->names, &context, &s->cast) == DL_OK);
  return s;
}

static inline story *tell_at(const char *marked, uint32_t title, const char *url) {
  return tell_by(marked, title, url, DL_STR(""));
}

static inline story *tell(const char *marked, uint32_t title) {
  return tell_at(marked, title, "");
}

static inline void forget(story *s) {
  dl_arena_destroy(&s->arena);
  dl_arena_destroy(&s->scratch);
  free(s);
}

/* Entities by first mention, "name: mention, mention | ..."; pronouns and nominals as they read. */
static inline void check_cast_at(const char *marked, const char *want, const char *file, int line) {
  story *s = tell(marked, 0);
  char got[4000];
  size_t n = 0;
  bool done[600] = {false};
  for (uint32_t i = 0; i < s->cast.mention_count; i++) {
    uint32_t e = s->cast.mentions[i].entity;
    if (done[e]) continue;
    done[e] = true;
    const dl_entity *entity = &s->cast.entities[e];
    n += (size_t)snprintf(got + n, sizeof got - n, "%s%.*s:", n ? " | " : "", (int)entity->name.len,
                          entity->name.ptr);
    for (uint32_t k = 0; k < entity->mention_count; k++) {
      const dl_mention *m = &s->cast.mentions[entity->mentions[k]];
      n += (size_t)snprintf(got + n, sizeof got - n, "%s %.*s", k ? "," : "",
                            (int)(m->end - m->start), s->bytes + m->start);
    }
  }
  check_text_at(got, n, want, file, line);
  forget(s);
}

#define CAST(marked, want) check_cast_at((marked), (want), __FILE__, __LINE__)

static inline const dl_entity *entity_named(const story *s, const char *name) {
  for (uint32_t i = 0; i < s->cast.entity_count; i++) {
    dl_str n = s->cast.entities[i].name;
    if (n.len == strlen(name) && memcmp(n.ptr, name, n.len) == 0) return &s->cast.entities[i];
  }
  return NULL;
}

#endif
