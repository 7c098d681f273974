/* nearby.c: places that no gazetteer knows.
 *
 * Streets, schools, villages: what is spoken of together mostly lies together (spatial minimality,
 * Leidner 2007), so such a place is put where the place lies that is named nearest to it in the text;
 * "Elm Grove, Texas" at the nearest that lies in Texas, or in the middle of Texas. The position is
 * marked as such: kind "near", the name of the place that it was taken from, no id, and a confidence
 * below that of any reading of a name. Towns are preferred to regions, those to countries.
 *
 * A window of mentions to either side is looked at, so the work is linear. */
#include "name/cast.h"

enum { SIDE = 48, WIDE_PENALTY = 2000 };

#define NEAR_CONFIDENCE 0.4f
#define WIDE_CONFIDENCE 0.2f

/* Whether a place is a point on the map rather than a large stretch of it. */
static bool is_local(const dl_place *place) {
  static const char *const kinds[] = {"city",   "county",   "neighborhood", "facility",
                                      "island", "mountain", "park",         NULL};
  for (const char *const *kind = kinds; *kind; kind++)
    if (strcmp(place->kind, *kind) == 0) return true;
  return false;
}

static bool is_wide(const dl_place *place) {
  return strcmp(place->kind, "region") == 0 || strcmp(place->kind, "country") == 0;
}

static const dl_place *place_of(const dl_work *work, uint32_t spot) {
  const dl_group *group = &work->groups[work->spots[spot].group];
  return group->type == DL_PLACE && group->place.known ? &group->place : NULL;
}

/* The region or country that stands right behind a mention and a comma, or NULL. */
static const dl_place *container_of(const dl_work *work, uint32_t spot) {
  if (spot + 1 >= work->spot_count) return NULL;
  const dl_spot *a = &work->spots[spot], *b = &work->spots[spot + 1];
  if (b->first_token != a->end_token + 1 ||
      !dl_str_equal(dl_token_str(work->text, a->end_token), DL_STR(",")))
    return NULL;
  const dl_place *place = place_of(work, spot + 1);
  return place && is_wide(place) ? place : NULL;
}

static bool lies_inside(const dl_place *place, const dl_place *container) {
  const char *wide = container->region[0] ? container->region : container->country;
  return strcmp(container->region[0] ? place->region : place->country, wide) == 0;
}

/* The place named nearest to a mention, and how far away in bytes; NULL when there is none. */
static const dl_place *nearest(const dl_work *work, uint32_t spot, uint32_t *distance) {
  const dl_place *best = NULL, *container = container_of(work, spot);
  const dl_spot *own = &work->spots[spot];
  uint32_t first = spot > SIDE ? spot - SIDE : 0;
  uint32_t end = work->spot_count - spot > SIDE ? spot + SIDE + 1 : work->spot_count;
  *distance = UINT32_MAX;
  for (uint32_t i = first; i < end; i++) {
    const dl_place *place = place_of(work, i);
    if (!place || (!is_local(place) && !is_wide(place))) continue;
    if (container && place != container && !lies_inside(place, container)) continue;
    const dl_spot *other = &work->spots[i];
    uint32_t away = i < spot ? own->start - other->start : other->start - own->start;
    if (is_wide(place)) away += WIDE_PENALTY;
    if (away < *distance) {
      *distance = away;
      best = place;
    }
  }
  return best;
}

dl_status dl_work_nearby(dl_work *work) {
  /* By group: the distance of its borrowed place; the places are written when all are found, so
   * that none is borrowed twice. */
  uint32_t *distances = dl_arena_alloc(work->scratch, work->group_count * sizeof *distances);
  const dl_place **found = dl_arena_zalloc(work->scratch, work->group_count, sizeof *found);
  if (!distances || !found) return DL_ERR_MEMORY;
  memset(distances, 0xFF, work->group_count * sizeof *distances);
  for (uint32_t i = 0; i < work->spot_count; i++) {
    uint32_t number = work->spots[i].group;
    const dl_group *group = &work->groups[number];
    if (group->type != DL_PLACE || group->place.known) continue;
    uint32_t distance;
    const dl_place *place = nearest(work, i, &distance);
    if (!place || distance >= distances[number]) continue;
    distances[number] = distance;
    found[number] = place;
  }
  for (uint32_t i = 0; i < work->group_count; i++) {
    if (!found[i]) continue;
    dl_place *place = &work->groups[i].place;
    *place = *found[i];
    place->kind = "near";
    place->geonames = place->population = 0;
    place->confidence =
        (is_wide(found[i]) ? WIDE_CONFIDENCE : NEAR_CONFIDENCE) * found[i]->confidence;
  }
  return DL_OK;
}
