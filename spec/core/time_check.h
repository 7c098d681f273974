/* time_check.h: what the tests of the temporal engine share: a text is read, an expression looked for
 * in it. Unless a case says otherwise the text was published on Thursday, 15 March 2018. */
#ifndef DATELINE_SPEC_TIME_CHECK_H
#define DATELINE_SPEC_TIME_CHECK_H

#include "check.h"

#include "base/civil.h"
#include "time/engine.h"

typedef struct finding {
  dl_arena arena, scratch;
  dl_text text;
  dl_timexes found;
  dl_span paragraph;
} finding;

static const dl_civil thursday = {2018, 3, 15};

static inline void find_bytes(finding *f, const char *text, uint32_t len, const dl_civil *published,
                              int32_t minute) {
  dl_arena_init(&f->arena, dl_allocator_libc, 0);
  dl_arena_init(&f->scratch, dl_allocator_libc, 0);
  f->paragraph = (dl_span){0, len};
  CHECK(dl_text_split(&f->arena, text, f->paragraph.end, &f->paragraph, 1, &f->text) == DL_OK);
  dl_time_context context;
  memset(&context, 0, sizeof context);
  context.published_minute = minute;
  if (published) {
    context.has_published = true;
    context.published = *published;
  }
  CHECK(dl_time_find(&f->arena, &f->scratch, &f->text, &context, &f->found) == DL_OK);
}

static inline void find_in(finding *f, const char *text, const dl_civil *published,
                           int32_t minute) {
  find_bytes(f, text, (uint32_t)strlen(text), published, minute);
}

static inline void forget(finding *f) {
  dl_arena_destroy(&f->arena);
  dl_arena_destroy(&f->scratch);
}

/* A sentence, the expression looked for in it, and what it must mean; NULL: not looked at. */
typedef struct sample {
  const char *sentence, *expression, *type, *value, *mod, *from, *to, *rule;
} sample;

static inline dl_str quoted(const char *s) {
  return (dl_str){s, (uint32_t)strlen(s)};
}

static inline const dl_timex *at_expression(const finding *f, const char *sentence,
                                            const char *expression) {
  const char *place = strstr(sentence, expression);
  if (!place) return NULL;
  uint32_t start = (uint32_t)(place - sentence), end = start + (uint32_t)strlen(expression);
  for (uint32_t i = 0; i < f->found.count; i++)
    if (f->found.items[i].start == start && f->found.items[i].end == end) return &f->found.items[i];
  return NULL;
}

static inline void check_samples(const sample *samples, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const sample *s = &samples[i];
    finding f;
    find_in(&f, s->sentence, &thursday, -1);
    const dl_timex *t = at_expression(&f, s->sentence, s->expression);
    unsigned before = check_failed;
    CHECK(t != NULL);
    if (t) {
      CHECK_STR(quoted(dl_timex_type_word(t->type)), s->type);
      if (s->value) CHECK_STR(t->value, s->value);
      if (s->mod) CHECK(strcmp(t->mod, s->mod) == 0);
      if (s->from) CHECK_STR(t->from, s->from);
      if (s->to) CHECK_STR(t->to, s->to);
      if (s->rule) CHECK_STR(quoted(t->rule), s->rule);
    }
    if (check_failed > before) {
      fprintf(stderr, "  in \"%s\" for \"%s\"; found:", s->sentence, s->expression);
      for (uint32_t k = 0; k < f.found.count; k++)
        fprintf(stderr, " [%.*s %s]", (int)(f.found.items[k].end - f.found.items[k].start),
                s->sentence + f.found.items[k].start, f.found.items[k].rule);
      fprintf(stderr, "\n");
    }
    forget(&f);
  }
}

/* A sentence, what is looked for in it, and what it must mean; value NULL: nothing is found there. */
typedef struct wanted {
  const char *sentence, *expression, *type, *value;
} wanted;

static inline void check_wanted(const wanted *s, const dl_civil *published) {
  finding f;
  find_in(&f, s->sentence, published, -1);
  const char *place = strstr(s->sentence, s->expression);
  CHECK(place != NULL);
  uint32_t start = place ? (uint32_t)(place - s->sentence) : 0,
           end = start + (uint32_t)strlen(s->expression);
  const dl_timex *t = NULL;
  for (uint32_t i = 0; i < f.found.count && !t; i++)
    if (f.found.items[i].start < end && f.found.items[i].end > start) t = &f.found.items[i];
  unsigned failed = check_failed;
  CHECK((t != NULL) == (s->value != NULL));
  if (t && s->value) {
    CHECK(t->start == start && t->end == end);
    CHECK(strcmp(dl_timex_type_word(t->type), s->type) == 0);
    CHECK_STR(t->value, s->value);
  }
  if (check_failed > failed)
    fprintf(stderr, "  in \"%s\" for \"%s\": [%.*s] %s\n", s->sentence, s->expression,
            t ? (int)(t->end - t->start) : 0, t ? s->sentence + t->start : "", t ? t->rule : "");
  forget(&f);
}

#endif
