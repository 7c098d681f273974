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

dl_place dl_place_find(dl_str name) {
  dl_gazetteer g = dl_gazetteer_embedded();
  dl_sense senses[DL_SENSES_MAX];
  uint32_t count = dl_gazetteer_find(&g, name, senses, DL_SENSES_MAX);
  dl_place best;
  memset(&best, 0, sizeof best);
  best.kind = "";
  uint64_t weight = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (senses[i].demonym) continue;
    dl_place_record record = dl_gazetteer_place(&g, senses[i].place);
    /* A country before a city of its name; a city (datelines name cities) before its region. */
    uint64_t w = (uint64_t)record.population + 1;
    if (record.kind == DL_KIND_COUNTRY) w <<= 16;
    if (record.kind == DL_KIND_REGION) w >>= 4;
    if (w > weight) {
      weight = w;
      best = dl_place_of_record(&record, 1);
    }
  }
  if (best.known) best.name = name;
  return best;
}
