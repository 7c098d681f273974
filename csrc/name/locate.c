/* locate.c: where on earth the places of an article lie.
 *
 * Each group that is a place is given one of the gazetteer's places of its name, for the whole
 * article. Evidence, in the order of its weight:
 *
 *   containment   "Paris, Texas": a region or country right behind a comma, or in the name itself
 *   the article   countries and regions that it names otherwise (also by demonyms, in names of
 *                 organisations and in its dateline), and places already found that are near
 *   the prior     countries before regions before cities; the more people, the likelier
 *
 * A first round trusts the prior and collects the evidence, two more weigh it. (Leidner, Toponym
 * Resolution in Text, 2007, and Lieberman and Samet, Adaptive context features for toponym
 * resolution, 2012, compare such heuristics.)
 *
 * Peoples ("Syrian") keep their type and get their country. Whole numbers and plain float
 * arithmetic only, so that every machine decides alike. */
#include "name/locate.h"

enum { ROUNDS = 3, TOWN = 5000 };

#define DOUBT 0.2f
#define WAVER 0.8f

/* A name that the tagger was unsure of, or took for a place, and that is one of a people. */
static void mend_types(dl_locator *l) {
  dl_work *work = l->work;
  for (uint32_t i = 0; i < work->group_count; i++) {
    dl_group *group = &work->groups[i];
    if (group->into != i) continue;
    float whole = dl_share_total(group->share);
    if (group->type != DL_PLACE && group->type != DL_GROUP &&
        group->share[DL_PLACE] < 0.05f * whole)
      continue;
    dl_readings found;
    dl_str inside = {NULL, 0};
    dl_locate_read_group(l, group, &found, &inside);
    bool demonym = false, country = false, other = false, town = false;
    for (uint32_t k = 0; k < found.count; k++) {
      if (found.items[k].demonym)
        demonym = true;
      else if (found.items[k].record.kind == DL_KIND_COUNTRY)
        country = true;
      else if (found.items[k].record.population > 1000000)
        other = true;
      if (!found.items[k].demonym && found.items[k].record.population >= TOWN) town = true;
    }
    /* A third of a doubt and a gazetteer that knows the name. */
    if ((group->type == DL_ORGANIZATION || group->type == DL_PERSON) && town &&
        group->share[DL_PLACE] >= DOUBT * whole) {
      group->type = DL_PLACE;
      continue;
    }
    if (group->type == DL_PERSON) continue;
    /* The other way round: no gazetteer knows it, and the tagger wavered. */
    if (group->type == DL_PLACE && !found.count) {
      uint32_t best = DL_PERSON;
      for (uint32_t k = 0; k < DL_NAME_TYPE_COUNT; k++)
        if (k != DL_PLACE && group->share[k] > group->share[best]) best = k;
      if (group->share[best] >= WAVER * group->share[DL_PLACE]) {
        group->type = (dl_name_type)best;
        continue;
      }
    }
    if (group->type == DL_PLACE && demonym && !country && !other) group->type = DL_GROUP;
    if (group->type == DL_GROUP && country && !demonym) group->type = DL_PLACE;
    if (group->type != DL_PLACE && group->type != DL_GROUP && country && !demonym)
      group->type = DL_PLACE;
  }
}

/* "U.S." and "United States", "Bombay" and "Mumbai": one place, one entity. */
static bool merge_same(dl_locator *l) {
  dl_work *work = l->work;
  dl_string_table seen = {NULL, 0, 0};
  for (uint32_t i = 0; i < work->group_count; i++) {
    dl_group *group = &work->groups[i];
    if (group->into != i || group->type != DL_PLACE || !group->place.known ||
        !group->place.geonames)
      continue;
    bool added;
    char *key = dl_arena_alloc(work->scratch, sizeof group->place.geonames);
    if (!key) return false;
    memcpy(key, &group->place.geonames, sizeof group->place.geonames);
    uint32_t *first = dl_string_table_put(work->scratch, &seen,
                                          (dl_str){key, sizeof group->place.geonames}, i, &added);
    if (!first) return false;
    if (!added) dl_work_merge(work, *first, i);
  }
  for (uint32_t i = 0; i < work->spot_count; i++)
    work->spots[i].group = dl_work_root(work, work->spots[i].group);
  return true;
}

static bool spell(dl_locator *l) {
  dl_work *work = l->work;
  for (uint32_t i = 0; i < work->group_count; i++) {
    dl_group *group = &work->groups[i];
    if (group->into != i || !group->place.known) continue;
    const dl_reading *r = &l->chosen[i];
    char name[DL_GAZETTEER_NAME_MAX + 1];
    uint32_t len = dl_gazetteer_name(&l->gazetteers[r->gazetteer], r->name, name);
    group->place.name = dl_arena_copy(work->arena, name, len);
    if (!group->place.name.ptr) return false;
  }
  return true;
}

/* Room for the groups and forms of twins. */
static bool make_room(dl_work *work) {
  size_t groups = (size_t)work->group_count + DL_LOCATE_TWINS,
         forms = (size_t)work->form_count + DL_LOCATE_TWINS;
  dl_group *more_groups = dl_arena_alloc(work->scratch, groups * sizeof *more_groups);
  dl_form *more_forms = dl_arena_alloc(work->scratch, forms * sizeof *more_forms);
  if (!more_groups || !more_forms) return false;
  if (work->group_count) memcpy(more_groups, work->groups, work->group_count * sizeof *more_groups);
  if (work->form_count) memcpy(more_forms, work->forms, work->form_count * sizeof *more_forms);
  work->groups = more_groups;
  work->forms = more_forms;
  return true;
}

dl_status dl_work_locate(dl_work *work) {
  dl_locator *l = dl_arena_zalloc(work->scratch, 1, sizeof *l);
  if (!l) return DL_ERR_MEMORY;
  l->work = work;
  const dl_name_context *context = work->context;
  uint32_t extra = context->gazetteer_count < DL_LOCATE_MOST_GAZETTEERS ? context->gazetteer_count
                                                                        : DL_LOCATE_MOST_GAZETTEERS;
  for (uint32_t i = 0; i < extra; i++) l->gazetteers[i] = context->gazetteers[i];
  l->gazetteers[extra] = dl_gazetteer_embedded();
  l->gazetteer_count = extra + 1;
  size_t groups = (size_t)work->group_count + DL_LOCATE_TWINS;
  l->containers = dl_arena_zalloc(work->scratch, groups, sizeof *l->containers);
  l->chosen = dl_arena_zalloc(work->scratch, groups, sizeof *l->chosen);
  l->countries = dl_arena_zalloc(work->scratch, DL_LOCATE_COUNTRIES, sizeof *l->countries);
  l->regions = dl_arena_zalloc(work->scratch, DL_LOCATE_COUNTRIES, sizeof *l->regions);
  if (!l->containers || !l->chosen || !l->countries || !l->regions) return DL_ERR_MEMORY;
  if (!make_room(work)) return DL_ERR_MEMORY;
  mend_types(l);
  dl_locate_containers(l);
  for (uint32_t round = 0; round < ROUNDS; round++) {
    for (uint32_t i = 0; i < work->group_count; i++) {
      const dl_group *group = &work->groups[i];
      if (group->into == i && (group->type == DL_PLACE || group->type == DL_GROUP))
        dl_locate_choose(l, i);
    }
    if (round + 1 < ROUNDS) dl_locate_collect(l, round == 0);
  }
  if (!spell(l) || !merge_same(l)) return DL_ERR_MEMORY;
  return DL_OK;
}
