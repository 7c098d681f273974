/* resolve.c: from the tagger's names to the cast of an article. */
#include "name/name.h"

#include "base/hash.h"

const char *dl_mention_kind_word(dl_mention_kind kind) {
  static const char *const words[] = {"name", "nominal", "pronoun"};
  return words[kind];
}

dl_status dl_name_resolve(dl_arena *arena, dl_arena *scratch, const dl_text *text,
                          const dl_names *names, const dl_name_context *context, dl_cast *out) {
  memset(out, 0, sizeof *out);
  (void)context;
  uint32_t n = names->count;
  dl_mention *mentions = dl_arena_zalloc(arena, n, sizeof *mentions);
  dl_entity *entities = dl_arena_zalloc(arena, n, sizeof *entities);
  uint32_t *index = dl_arena_zalloc(arena, n, sizeof *index);
  if (!mentions || !entities || !index) return DL_ERR_MEMORY;
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  dl_string_table table = {NULL, 0, 0};
  uint32_t count = 0;
  for (uint32_t i = 0; i < n; i++) {
    const dl_name *name = &names->items[i];
    dl_span span = dl_token_span(text, name->first_token, name->end_token);
    dl_str form = {text->bytes + span.start, span.end - span.start};
    bool added;
    uint32_t *value = dl_string_table_put(scratch, &table, form, count, &added);
    if (!value) {
      dl_arena_release(scratch, mark);
      return DL_ERR_MEMORY;
    }
    if (added) {
      dl_entity *entity = &entities[count++];
      entity->type = name->type;
      entity->name = form;
      entity->confidence = name->confidence;
      entity->place.kind = "";
    }
    mentions[i] = (dl_mention){span.start, span.end, DL_MENTION_NAME, *value, name->confidence};
    entities[*value].mention_count++;
  }
  dl_arena_release(scratch, mark);
  uint32_t *next = index;
  for (uint32_t i = 0; i < count; i++) {
    entities[i].mentions = next;
    next += entities[i].mention_count;
    entities[i].salience = (float)entities[i].mention_count / (float)n;
    entities[i].mention_count = 0;
  }
  for (uint32_t i = 0; i < n; i++) {
    dl_entity *entity = &entities[mentions[i].entity];
    entity->mentions[entity->mention_count++] = i;
  }
  out->mentions = mentions;
  out->mention_count = n;
  out->entities = entities;
  out->entity_count = count;
  return DL_OK;
}
