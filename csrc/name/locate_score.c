/* locate_score.c: which of its readings a name has.
 *
 * The prior (countries before regions before cities, the more people the likelier), what the name is
 * said to lie in, the countries and regions that the rest of the article speaks of, and what is near.
 * The confidence comes from the lead over the second. */
#include "name/locate.h"
#include "name/place.h"

enum { FAMOUS = 300000, CITY_SHARE = 8 };

#define REGION_WEIGHT 4.5f
#define REGION_HALF   1.5f
#define AROUND_CITY   2.0f

/* ---- scores ------------------------------------------------------------------------------------ */

/* log10, near enough: the position of the highest bit and a straight line between. */
static float log10_of(uint32_t v) {
  uint32_t bit = 0;
  while (v >> bit > 1) bit++;
  return ((float)bit + (float)(v - (1u << bit)) / (float)(1u << bit)) * 0.30103f;
}

static float prior(const dl_place_record *r) {
  float s = log10_of(r->population + 100);
  switch (r->kind) {
  case DL_KIND_COUNTRY: return s + 4.0f;
  case DL_KIND_CONTINENT: return 10.0f;
  case DL_KIND_REGION: return s + 0.2f;
  case DL_KIND_COUNTY: return 3.2f;
  case DL_KIND_CAPITAL: return s + 1.2f;
  case DL_KIND_SEAT: return s + 0.5f;
  case DL_KIND_NEIGHBORHOOD: return s - 1.2f;
  case DL_KIND_SEA: return 6.5f;
  case DL_KIND_RIVER:
  case DL_KIND_DESERT:
  case DL_KIND_AREA: return 5.0f;
  case DL_KIND_LAKE:
  case DL_KIND_ISLAND: return 4.6f;
  case DL_KIND_MOUNTAIN: return 4.0f;
  case DL_KIND_AIRPORT:
  case DL_KIND_PARK: return 4.5f;
  default: return s;
  }
}

/* Kilometres, on a plane at the mean latitude: good to a few per cent for what is near. */
static float distance(float a, float b, float c, float d) {
  float dy = (c - a) * 111.2f, dx = d - b;
  if (dx > 180) dx -= 360;
  if (dx < -180) dx += 360;
  float x = (a + c) * 0.5f * 0.0174533f;
  float cosine = 1 - x * x * (0.5f - x * x * (1.0f / 24 - x * x / 720));
  dx *= 111.2f * cosine;
  if (dx < 0) dx = -dx;
  if (dy < 0) dy = -dy;
  /* The larger and half of the smaller: no root. */
  return dx > dy ? dx + 0.4f * dy : dy + 0.4f * dx;
}

static bool is_town(const dl_place_record *r) {
  return r->kind >= DL_KIND_CAPITAL && r->kind <= DL_KIND_NEIGHBORHOOD;
}

/* Whether a place lies in the region or country of a code. */
static bool lies_inside(const dl_place_record *r, const char *code, bool is_region) {
  return is_region ? strcmp(r->region, code) == 0 && r->kind != DL_KIND_REGION
                   : strcmp(r->country, code) == 0 && r->kind != DL_KIND_COUNTRY;
}

static float score(const dl_locator *l, uint32_t group, const dl_place_record *r, const char *code,
                   bool is_region) {
  float s = prior(r);
  /* Reporters file from towns: "WASHINGTON (AP)" is the city, not the state. */
  if (group == l->dateline_group && r->kind == DL_KIND_REGION) s -= REGION_WEIGHT;
  if (code[0] && lies_inside(r, code, is_region)) s += 6.0f;
  const dl_reading *own = &l->chosen[group];
  const dl_group *g = &l->work->groups[group];
  float weight = 0;
  if (own->record.kind) weight = dl_locate_weight(g) * g->place.confidence;
  if (r->country[0]) {
    float mine = strcmp(own->record.country, r->country) == 0 ? weight : 0;
    float others = dl_tally_of(l->countries, r->country) - mine;
    if (others > 0) s += 2.2f * others / (l->country_total - weight + 1.0f) + 0.3f;
  }
  if (r->in_region) {
    float mine = strcmp(own->record.region, r->region) == 0 ? weight : 0;
    float others = dl_tally_of(l->regions, r->region) - mine;
    if (others > 0.05f) s += REGION_WEIGHT * others / (others + REGION_HALF);
  }
  float nearest = 1e9f;
  for (uint32_t i = 0; i < l->anchor_count; i++) {
    const dl_anchor *a = &l->anchors[i];
    if (a->group == group) continue;
    float d = distance(r->latitude, r->longitude, a->latitude, a->longitude);
    if (d < nearest) nearest = d;
  }
  if (nearest < 1e8f) s += 1.2f / (1.0f + nearest / 120.0f);
  return s;
}

/* ---- the choice -------------------------------------------------------------------------------- */

/* "Geneva", "Lagos": a region named after the city that most of it lives in. Who writes the name means the
 * city, but for the states of federations that English news calls by their names. */
static bool is_around_city(const dl_readings *found, const dl_place_record *region) {
  static const char federations[] = "US CA AU";
  if (region->kind != DL_KIND_REGION || strstr(federations, region->country)) return false;
  for (uint32_t i = 0; i < found->count; i++) {
    const dl_place_record *r = &found->items[i].record;
    if (r->kind >= DL_KIND_CAPITAL && r->kind <= DL_KIND_CITY && !found->items[i].demonym &&
        r->admin == region->admin && r->population >= region->population / CITY_SHARE)
      return true;
  }
  return false;
}

void dl_locate_choose(dl_locator *l, uint32_t number) {
  dl_work *work = l->work;
  dl_group *group = &work->groups[number];
  dl_readings found;
  dl_str inside = {NULL, 0};
  dl_locate_read_group(l, group, &found, &inside);
  char code[8] = "";
  bool is_region = false;
  if (inside.len) {
    dl_locate_container_code(l, inside, code, &is_region);
  } else if (l->containers[number].end) {
    dl_span c = l->containers[number];
    dl_locate_container_code(l, (dl_str){work->text->bytes + c.start, c.end - c.start}, code,
                             &is_region);
  }
  float best = -1, second = -1;
  const dl_reading *chosen = NULL;
  for (uint32_t i = 0; i < found.count; i++) {
    const dl_reading *r = &found.items[i];
    if (group->type == DL_GROUP ? !r->demonym : r->demonym) continue;
    float s = score(l, number, &r->record, code, is_region);
    if (is_around_city(&found, &r->record)) s -= AROUND_CITY;
    if (s > best) {
      second = best;
      best = s;
      chosen = r;
    } else if (s > second) {
      second = s;
    }
  }
  memset(&l->chosen[number], 0, sizeof l->chosen[number]);
  /* "Aston, Pa." is not the Aston of another country, only because that one is large enough for a
   * gazetteer. A city known to everybody may stand in a list: "Moscow, Washington and Beijing". */
  if (chosen && is_region && is_town(&chosen->record) && chosen->record.population < FAMOUS &&
      memcmp(chosen->record.country, code, 2) != 0)
    chosen = NULL;
  if (!chosen) return;
  l->chosen[number] = *chosen;
  float lead = second < 0 ? 3.0f : best - second;
  float confidence = 0.5f + lead / (2.0f + 2.0f * lead);
  if (chosen->record.kind == DL_KIND_COUNTRY) confidence = confidence > 0.9f ? confidence : 0.9f;
  group->place = dl_place_of_record(&chosen->record, confidence);
}
