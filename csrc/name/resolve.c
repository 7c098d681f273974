/* resolve.c: from the tagger's names to the cast of an article.
 *
 * Runs the steps of cast.h and writes their result: entities by salience, each with its fullest
 * name, its other forms in order of appearance, its roles and mentions. */
#include "name/cast.h"

#include "name/words.h"

const char *dl_mention_kind_word(dl_mention_kind kind) {
  static const char *const words[] = {"name", "nominal", "pronoun"};
  return (unsigned)kind < 3 ? words[kind] : "";
}

/* ---- order ------------------------------------------------------------------------------------- */

/* Heap sort of group numbers by descending salience, then by first mention. */
static bool before(const dl_work *work, uint32_t a, uint32_t b) {
  const dl_group *x = &work->groups[a], *y = &work->groups[b];
  if (x->salience > y->salience) return true;
  if (x->salience < y->salience) return false;
  return x->first_spot != y->first_spot ? x->first_spot < y->first_spot : a < b;
}

static void sift(const dl_work *work, uint32_t *order, uint32_t at, uint32_t count) {
  for (;;) {
    uint32_t child = 2 * at + 1;
    if (child >= count) return;
    if (child + 1 < count && before(work, order[child], order[child + 1])) child++;
    if (!before(work, order[at], order[child])) return;
    uint32_t t = order[at];
    order[at] = order[child];
    order[child] = t;
    at = child;
  }
}

static void sort_groups(const dl_work *work, uint32_t *order, uint32_t count) {
  for (uint32_t i = count / 2; i-- > 0;) sift(work, order, i, count);
  for (uint32_t end = count; end > 1;) {
    end--;
    uint32_t t = order[0];
    order[0] = order[end];
    order[end] = t;
    sift(work, order, 0, end);
  }
}

/* ---- names ------------------------------------------------------------------------------------- */

/* Whether form a is a fuller name than b for a thing of its type. */
static bool is_fuller(const dl_form *a, const dl_form *b, dl_name_type type) {
  uint32_t x = a->core_end - a->core_first, y = b->core_end - b->core_first;
  if (!a->word_count || !b->word_count) return false;
  if (x > 4) x = 4;
  if (y > 4) y = 4;
  if (type == DL_PLACE || type == DL_GROUP) return a->mention_count > b->mention_count && x >= y;
  if (x != y) return x > y;
  /* "William" before "W.", then the commoner, then the longer. */
  bool p = (a->words[a->core_first].flags & DL_NW_INITIAL) != 0;
  bool q = (b->words[b->core_first].flags & DL_NW_INITIAL) != 0;
  if (p != q) return q;
  if (a->mention_count != b->mention_count) return a->mention_count > b->mention_count;
  return a->text.len > b->text.len;
}

/* Text that is not a piece of the article moves to the caller's arena. */
static dl_str lasting(const dl_work *work, dl_str text) {
  const char *bytes = work->text->bytes;
  if (text.ptr >= bytes && text.ptr < bytes + work->text->len) return text;
  return dl_arena_copy(work->arena, text.ptr, text.len);
}

static bool write_names(dl_work *work, const dl_group *group, dl_entity *entity) {
  uint32_t count = 0, best = group->first_form;
  for (uint32_t i = group->first_form; i != DL_NONE; i = work->forms[i].next) {
    count++;
    if (is_fuller(&work->forms[i], &work->forms[best], group->type)) best = i;
  }
  entity->name = lasting(work, work->forms[best].text);
  entity->aliases = dl_arena_zalloc(work->arena, count, sizeof *entity->aliases);
  uint32_t *order = dl_arena_alloc(work->scratch, count * sizeof *order);
  if (!entity->name.ptr || !entity->aliases || !order) return false;
  /* In order of appearance. Forms join in two or three runs that are sorted already, so insertion
   * from the end is short; a bound keeps hostile input linear. */
  uint32_t n = 0;
  for (uint32_t i = group->first_form; i != DL_NONE && n < 64; i = work->forms[i].next) {
    if (i == best || !work->forms[i].mention_count) continue;
    uint32_t j = n++;
    for (; j > 0 && work->forms[order[j - 1]].first_mention > work->forms[i].first_mention; j--)
      order[j] = order[j - 1];
    order[j] = i;
  }
  for (uint32_t i = 0; i < n; i++) {
    dl_str text = work->forms[order[i]].text;
    bool known = dl_str_equal(text, entity->name);
    for (uint32_t k = 0; k < entity->alias_count && !known; k++)
      known = dl_str_equal(text, entity->aliases[k]);
    if (known) continue;
    text = lasting(work, text);
    if (!text.ptr) return false;
    entity->aliases[entity->alias_count++] = text;
  }
  return true;
}

static bool add_role(dl_work *work, dl_entity *entity, dl_span span) {
  if (span.end <= span.start) return true;
  dl_str text = {work->text->bytes + span.start, span.end - span.start};
  for (uint32_t i = 0; i < entity->role_count; i++)
    if (dl_str_equal_ci(entity->roles[i].text, text)) return true;
  if (entity->role_count >= 16) return true;
  if (!entity->roles) {
    entity->roles = dl_arena_zalloc(work->arena, 16, sizeof *entity->roles);
    if (!entity->roles) return false;
  }
  entity->roles[entity->role_count++] = (dl_role){text, span};
  return true;
}

static dl_status write_cast(dl_work *work, dl_cast *out) {
  dl_arena *arena = work->arena;
  uint32_t groups = 0;
  uint32_t *order = dl_arena_alloc(work->scratch, work->group_count * sizeof *order);
  uint32_t *entity_of = dl_arena_alloc(work->scratch, work->group_count * sizeof *entity_of);
  uint32_t *counts = dl_arena_zalloc(work->scratch, work->group_count, sizeof *counts);
  dl_mention *mentions = dl_arena_zalloc(arena, work->spot_count, sizeof *mentions);
  uint32_t *lists = dl_arena_alloc(arena, work->spot_count * sizeof *lists);
  if (!order || !entity_of || !counts || !mentions || !lists) return DL_ERR_MEMORY;
  for (uint32_t i = 0; i < work->spot_count; i++) counts[work->spots[i].group]++;
  for (uint32_t i = 0; i < work->group_count; i++)
    if (work->groups[i].into == i && counts[i]) order[groups++] = i;
  sort_groups(work, order, groups);
  dl_entity *entities = dl_arena_zalloc(arena, groups, sizeof *entities);
  if (!entities) return DL_ERR_MEMORY;
  uint32_t next = 0;
  for (uint32_t i = 0; i < groups; i++) {
    const dl_group *group = &work->groups[order[i]];
    dl_entity *entity = &entities[i];
    entity_of[order[i]] = i;
    entity->type = group->type;
    entity->salience = group->salience;
    entity->place = group->place;
    if (!entity->place.kind) entity->place.kind = "";
    if (group->type == DL_PERSON && (group->gender == 'm' || group->gender == 'f'))
      entity->gender = group->gender == 'f' ? DL_STR("female") : DL_STR("male");
    entity->mentions = lists + next;
    next += counts[order[i]];
    if (!write_names(work, group, entity)) return DL_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < work->spot_count; i++) {
    const dl_spot *spot = &work->spots[i];
    uint32_t index = entity_of[spot->group];
    dl_entity *entity = &entities[index];
    mentions[i] =
        (dl_mention){spot->start, spot->end, (dl_mention_kind)spot->kind, index, spot->confidence};
    entity->mentions[entity->mention_count++] = i;
    if (spot->kind == DL_MENTION_NAME && spot->confidence > entity->confidence)
      entity->confidence = spot->confidence;
    if (entity->type == DL_PERSON &&
        (!add_role(work, entity, spot->role_before) || !add_role(work, entity, spot->role_after)))
      return DL_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < groups; i++) entities[i].confidence *= work->groups[order[i]].confidence;
  out->mentions = mentions;
  out->mention_count = work->spot_count;
  out->entities = entities;
  out->entity_count = groups;
  return DL_OK;
}

/* ---- the entry --------------------------------------------------------------------------------- */

dl_status dl_name_resolve(dl_arena *arena, dl_arena *scratch, const dl_text *text,
                          const dl_names *names, const dl_name_context *context, dl_cast *out) {
  dl_arena_mark mark = dl_arena_take_mark(scratch);
  dl_work work;
  memset(&work, 0, sizeof work);
  memset(out, 0, sizeof *out);
  work.arena = arena;
  work.scratch = scratch;
  work.text = text;
  work.context = context;
  dl_names recalled, all;
  dl_status status = dl_work_recall(&work, names, &recalled);
  if (status == DL_OK) status = dl_work_repeat(&work, &recalled, &all);
  if (status == DL_OK) status = dl_work_mentions(&work, &all);
  if (status == DL_OK) status = dl_work_roles(&work);
  if (status == DL_OK) status = dl_work_cluster(&work);
  if (status == DL_OK) status = dl_work_locate(&work);
  if (status == DL_OK) status = dl_work_nearby(&work);
  if (status == DL_OK) status = dl_work_pronouns(&work);
  if (status == DL_OK) status = dl_work_salience(&work);
  if (status == DL_OK) status = write_cast(&work, out);
  dl_arena_release(scratch, mark);
  return status;
}
