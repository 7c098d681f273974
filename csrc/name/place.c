/* place.c: which place on earth a name means. */
#include "name/place.h"

dl_place dl_place_of_record(const dl_place_record *record, float confidence) {
  dl_place place;
  memset(&place, 0, sizeof place);
  place.known = true;
  memcpy(place.country, record->country, sizeof place.country);
  memcpy(place.region, record->region, sizeof place.region);
  place.latitude = record->latitude;
  place.longitude = record->longitude;
  place.geonames = record->geonames;
  place.population = record->population;
  place.kind = dl_place_kind_word(record->kind);
  place.confidence = confidence;
  return place;
}

static bool lies_in(const dl_place_record *place, const dl_place_record *container) {
  if (memcmp(place->country, container->country, sizeof place->country) != 0) return false;
  if (container->kind == DL_KIND_COUNTRY) return true;
  return container->in_region && place->in_region && place->admin == container->admin;
}

/* The weightiest place of a name, of those that lie in one of the containers if there are any. */
static dl_place heaviest(const dl_gazetteer *g, dl_str name, const dl_place_record *containers,
                         uint32_t container_count) {
  dl_sense senses[DL_SENSES_MAX];
  uint32_t count = dl_gazetteer_find(g, name, senses, DL_SENSES_MAX);
  dl_place best;
  memset(&best, 0, sizeof best);
  best.kind = "";
  uint64_t weight = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (senses[i].demonym) continue;
    dl_place_record record = dl_gazetteer_place(g, senses[i].place);
    bool inside = container_count == 0;
    for (uint32_t c = 0; c < container_count && !inside; c++)
      inside = lies_in(&record, &containers[c]);
    if (!inside) continue;
    /* A country before a city of its name; a city (datelines name cities) before its region. */
    uint64_t w = (uint64_t)record.population + 1;
    if (record.kind == DL_KIND_COUNTRY) w <<= 16;
    if (record.kind == DL_KIND_REGION) w >>= 4;
    if (w > weight) {
      weight = w;
      best = dl_place_of_record(&record, 1);
    }
  }
  return best;
}

static dl_str trim_spaces(dl_str text) {
  while (text.len && text.ptr[0] == ' ') text = dl_str_slice(text, 1, text.len);
  while (text.len && text.ptr[text.len - 1] == ' ') text.len--;
  return text;
}

/* "TALLAHASSEE, Fla.": the place of the first name that lies in the region or country of the second.
 * A town that the gazetteer does not know there is marked as near: the middle of the second, not a
 * town of its name elsewhere. Unknown where the second is no region or country. */
static dl_place contained(const dl_gazetteer *g, dl_str head, dl_str tail) {
  enum { MOST_CONTAINERS = 8 };
  dl_sense senses[DL_SENSES_MAX];
  dl_place_record containers[MOST_CONTAINERS];
  uint32_t found = 0, count = dl_gazetteer_find(g, tail, senses, DL_SENSES_MAX);
  for (uint32_t i = 0; i < count && found < MOST_CONTAINERS; i++) {
    if (senses[i].demonym) continue;
    dl_place_record record = dl_gazetteer_place(g, senses[i].place);
    if (record.kind == DL_KIND_COUNTRY || record.kind == DL_KIND_REGION)
      containers[found++] = record;
  }
  dl_place none;
  memset(&none, 0, sizeof none);
  if (!found) return none;
  dl_place place = heaviest(g, head, containers, found);
  if (place.known) return place;
  place = heaviest(g, tail, NULL, 0);
  place.name = tail;
  place.kind = "near";
  place.geonames = place.population = 0;
  place.confidence = 0.2f;
  return place;
}

dl_place dl_place_find(dl_str name) {
  dl_gazetteer g = dl_gazetteer_embedded();
  dl_place place = heaviest(&g, name, NULL, 0);
  for (uint32_t i = 0; i < name.len && !place.known; i++) {
    if (name.ptr[i] != ',' && name.ptr[i] != '/') continue;
    dl_str head = trim_spaces(dl_str_slice(name, 0, i));
    if (name.ptr[i] == ',')
      place = contained(&g, head, trim_spaces(dl_str_slice(name, i + 1, name.len)));
    if (!place.known) place = heaviest(&g, head, NULL, 0);
    break; /* "WASHINGTON/LONDON": the first stands for both */
  }
  if (!place.known) {
    memset(&place, 0, sizeof place);
    place.kind = "";
    return place;
  }
  if (!place.name.len) place.name = name;
  return place;
}
