/* name_places_test.c: which place on earth a name is, over names marked by hand (name_check.h); and the
 * gazetteer. */
#include "name_check.h"

static void check_place_at(const char *marked, const char *name, const char *country,
                           const char *region, const char *kind, const char *file, int line) {
  story *s = tell(marked, 0);
  const dl_entity *e = entity_named(s, name);
  check_at(e && e->place.known, "the place is known", file, line);
  if (e && e->place.known) {
    check_text_at(e->place.country, strlen(e->place.country), country, file, line);
    check_text_at(e->place.region, strlen(e->place.region), region, file, line);
    check_text_at(e->place.kind, strlen(e->place.kind), kind, file, line);
    check_at(e->place.name.len > 0, "it has a name", file, line);
  }
  forget(s);
}

#define PLACE(marked, name, country, region, kind)                                                 \
  check_place_at((marked), (name), (country), (region), (kind), __FILE__, __LINE__)

static void test_places(void) {
  PLACE("He lives in {L Paris}.", "Paris", "FR", "FR-IDF", "city");
  PLACE("He lives in {L Paris}, {L Texas}.", "Paris", "US", "US-TX", "city");
  PLACE("He lives in {L Paris}, Tex., now.", "Paris", "US", "US-TX", "city");
  PLACE("He lives in {L Paris, Texas}.", "Paris, Texas", "US", "US-TX", "city");
  PLACE("Voters in {L Texas}, {L Dallas} and {L Houston} and {L Austin} like {L Paris}.", "Texas",
        "US", "US-TX", "region");
  PLACE("{L Springfield} is the capital of {L Illinois}; {L Chicago} is not.", "Springfield", "US",
        "US-IL", "city");
  PLACE("{L Brunei} hosted {L Russia}.", "Brunei", "BN", "", "country");
  PLACE("A {G Syrian} pilot", "Syrian", "SY", "", "country");
  PLACE("the {L Islamic Republic of Afghanistan}", "Islamic Republic of Afghanistan", "AF", "",
        "country");
  PLACE("the {L Federal Republic of Islands}, {L Fiji}", "Fiji", "FJ", "", "country");
  PLACE("A {G Cook Islander} won.", "Cook Islander", "CK", "", "country");
  PLACE("Wood County, {L W. Va.}, is old.", "W. Va.", "US", "US-WV", "region");
  PLACE("central {L Homs}, {L Syria}", "Homs", "SY", "SY-HI", "city");
  /* an acronym is no town that is spelt alike */
  story *un =
      tell("The {O United Nations} met; the {q UN} and the {O U.N.} paid. The {L UK} too.", 0);
  CHECK(entity_named(un, "United Nations")->type == DL_ORGANIZATION);
  CHECK(!entity_named(un, "United Nations")->place.known);
  CHECK(strcmp(entity_named(un, "UK")->place.country, "GB") == 0);
  forget(un);
  /* the city rather than the region around it; states of federations are called by their names */
  PLACE("He flew to {L Lagos}.", "Lagos", "NG", "NG-LA", "city");
  PLACE("He flew to {L New York}.", "New York", "US", "US-NY", "region");
  PLACE("He flew to {L NYC}.", "NYC", "US", "US-NY", "city");
  PLACE("He fled from {L Darfur}.", "Darfur", "SD", "", "area");
  /* one place, one entity; a people is not its country */
  CAST("The {L U.S.} and {L Syria}: the {L United States} and {G Syrian} rebels.",
       "United States: U.S., United States | Syria: Syria | Syrian: Syrian");
  /* the type of a people's name that was taken for a place */
  story *s = tell("The {L Turkish} army left {L Turkey}.", 0);
  CHECK(entity_named(s, "Turkish")->type == DL_GROUP);
  CHECK(entity_named(s, "Turkey")->type == DL_PLACE);
  forget(s);
  dl_place place = dl_place_find(DL_STR("BANDAR SERI BEGAWAN"));
  CHECK(place.known && strcmp(place.country, "BN") == 0 && place.geonames == 1820906);
  CHECK(place.latitude > 4.8f && place.latitude < 5.0f);
  place = dl_place_find(DL_STR("PARIS, Texas"));
  CHECK(place.known && strcmp(place.region, "US-TX") == 0);
  place = dl_place_find(DL_STR("TALLAHASSEE, Fla."));
  CHECK(place.known && strcmp(place.country, "US") == 0);
  place = dl_place_find(DL_STR("LONDON, Ontario"));
  CHECK(place.known && strcmp(place.country, "CA") == 0);
  /* a small town of the region, not the one of its name abroad */
  place = dl_place_find(DL_STR("ASTON, Pa."));
  CHECK(strcmp(place.country, "US") == 0 && strcmp(place.kind, "near") == 0);
  CHECK(dl_str_equal(place.name, DL_STR("Pa.")) && place.geonames == 0);
  place = dl_place_find(DL_STR("WASHINGTON/LONDON"));
  CHECK(place.known && strcmp(place.country, "US") == 0);
  CHECK(!dl_place_find(DL_STR(",")).known);
  CHECK(!dl_place_find(DL_STR("/")).known);
  CHECK(!dl_place_find(DL_STR("Zzyzxq")).known);
  CHECK(!dl_place_find(DL_STR("")).known);
  CHECK(!dl_place_find(DL_STR("Syrian")).known);
}

/* Two places of one name stay two; a bare name means the last. */
static void test_places_twins(void) {
  CAST("{L Portland}, {L Oregon}, and {L Portland}, {L Maine}, met. {L Portland} won.",
       "Portland: Portland | Oregon: Oregon | Portland: Portland, Portland | Maine: Maine");
  CAST("{L Portland}, {L Oregon}, and {L Portland}, {L Maine}: {L Portland}, {L Oregon}, won. "
       "{L Portland} lost.",
       "Portland: Portland, Portland, Portland | Oregon: Oregon, Oregon | Portland: Portland | "
       "Maine: Maine");
  /* what is no place there tells nothing apart */
  CAST("{L Syria}, {L Iraq} and {L Iran}; {L Syria}, {L Texas} and {L Maine}.",
       "Syria: Syria, Syria | Iraq: Iraq | Iran: Iran | Texas: Texas | Maine: Maine");
  story *s = tell("{L Portland}, {L Oregon}, and {L Portland}, {L Maine}.", 0);
  uint32_t oregon = 0, maine = 0;
  for (uint32_t i = 0; i < s->cast.entity_count; i++) {
    const dl_entity *e = &s->cast.entities[i];
    if (strcmp(e->place.region, "US-OR") == 0 && strcmp(e->place.kind, "city") == 0) oregon++;
    if (strcmp(e->place.region, "US-ME") == 0 && strcmp(e->place.kind, "city") == 0) maine++;
  }
  CHECK(oregon == 1 && maine == 1);
  forget(s);
}

/* A place that no gazetteer knows lies beside the one named nearest to it. */
static void test_places_nearby(void) {
  PLACE("From {L Austin} she drove to {L Vosterholm}.", "Vosterholm", "US", "US-TX", "near");
  PLACE("{L London} is far. From {L Austin} she drove to {L Vosterholm}.", "Vosterholm", "US",
        "US-TX", "near");
  /* what it is said to lie in goes before what is near */
  PLACE("From {L Boston} she drove to {L Vosterholm}, {L Texas}, where {L Austin} is.",
        "Vosterholm", "US", "US-TX", "near");
  /* the gazetteer's only town of the name lies abroad */
  PLACE("A mill in {L Aston}, {L Pennsylvania}, burned.", "Aston", "US", "US-PA", "near");
  PLACE("Talks in {L Moscow}, {L Washington} and {L Beijing}.", "Moscow", "RU", "RU-MOW", "city");
  PLACE("All {L Norway} knows {L Vosterholm}.", "Vosterholm", "NO", "", "near");
  story *s = tell("From {L Austin} she drove to {L Vosterholm} and {L Quenbury}.", 0);
  const dl_place *near = &entity_named(s, "Vosterholm")->place;
  CHECK(near->geonames == 0 && near->population == 0 && near->confidence <= 0.4f);
  CHECK_STR(near->name, "Austin");
  /* never borrowed twice */
  CHECK_STR(entity_named(s, "Quenbury")->place.name, "Austin");
  forget(s);
  s = tell("She drove to {L Vosterholm}.", 0);
  CHECK(!s->cast.entities[0].place.known);
  forget(s);
}

/* The country's domain of the page is weak evidence. */
static void test_places_home(void) {
  static const char *const no_country[] = {
      "https://example.com/uk", "uk",           ".uk",           "https://", "",
      "https://a.io/uk",        "https://a.tv", "a.uk.com?b=.uk"};
  for (size_t i = 0; i < sizeof no_country / sizeof *no_country; i++) {
    story *s = tell_at("She was born in {L Lancaster}.", 0, no_country[i]);
    CHECK(strcmp(entity_named(s, "Lancaster")->place.country, "US") == 0);
    forget(s);
  }
  story *s = tell_at("She was born in {L Lancaster}.", 0, "https://www.example.co.uk/news/1");
  CHECK(strcmp(entity_named(s, "Lancaster")->place.country, "GB") == 0);
  forget(s);
  s = tell_at("She was born in {L Lancaster}.", 0, "https://www.example.com/news/1");
  CHECK(strcmp(entity_named(s, "Lancaster")->place.country, "US") == 0);
  forget(s);
  s = tell_at("She was born in {L Lancaster}, {L California}.", 0, "https://www.example.co.uk/1");
  CHECK(strcmp(entity_named(s, "Lancaster")->place.country, "US") == 0);
  forget(s);
}

/* So is where the publisher is at home, by its name. */
static void test_places_publisher(void) {
  static const struct {
    const char *publisher, *region;
  } papers[] = {{"The Illinois Daily Herald", "US-IL"}, {"Massachusetts Public Radio", "US-MA"}};
  for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
    dl_str publisher = {papers[i].publisher, (uint32_t)strlen(papers[i].publisher)};
    story *s = tell_by("The mayor of {L Springfield} spoke.", 0, "", publisher);
    const dl_place *place = &entity_named(s, "Springfield")->place;
    CHECK(strcmp(place->region, papers[i].region) == 0);
    forget(s);
  }
}

/* ---- the gazetteer ----------------------------------------------------------------------------- */

static void test_gazetteer(void) {
  dl_gazetteer g = dl_gazetteer_embedded(), copy;
  CHECK(g.len > 500000 && g.len <= 1 << 20);
  CHECK(dl_gazetteer_open(g.bytes, g.len, &copy) == DL_OK);
  /* Every name is found, in the order of its folded form. */
  char name[DL_GAZETTEER_NAME_MAX + 1], key[DL_GAZETTEER_NAME_MAX + 1];
  char previous[DL_GAZETTEER_NAME_MAX + 1] = "";
  uint32_t lost = 0, disorder = 0;
  for (uint32_t i = 0; i < g.name_count; i++) {
    uint32_t len = dl_gazetteer_name(&g, i, name);
    if (!dl_gazetteer_key((dl_str){name, len}, key) || strcmp(previous, key) > 0) disorder++;
    memcpy(previous, key, sizeof key);
    dl_sense senses[DL_SENSES_MAX];
    if (!dl_gazetteer_find(&g, (dl_str){name, len}, senses, DL_SENSES_MAX)) lost++;
  }
  CHECK(lost == 0);
  CHECK(disorder == 0);
  /* Places are on earth, in countries of two letters. */
  uint32_t odd = 0;
  for (uint32_t i = 0; i < g.place_count; i++) {
    dl_place_record r = dl_gazetteer_place(&g, i);
    if (!(r.latitude >= -90 && r.latitude <= 90 && r.longitude >= -180 && r.longitude <= 180))
      odd++;
    if (r.country[0] && strlen(r.country) != 2) odd++;
    if (!r.kind || !*dl_place_kind_word(r.kind)) odd++;
  }
  CHECK(odd == 0);
  CHECK(dl_gazetteer_country(&g, "SY") != UINT32_MAX &&
        dl_gazetteer_capital(&g, "SY") != UINT32_MAX);
  CHECK(dl_gazetteer_country(&g, "QQ") == UINT32_MAX);
  CHECK_TEXT(key, dl_gazetteer_key(DL_STR("The  Saint-\xC3\x89tienne & Co."), key),
             "st etienne and co");
  CHECK(dl_gazetteer_key(DL_STR("..."), key) == 0);
  CHECK_TEXT(key, dl_gazetteer_key(DL_STR("The"), key), "the");
  dl_sense senses[4];
  CHECK(dl_gazetteer_find(&g, DL_STR("US"), senses, 4) == 1);
  CHECK(dl_gazetteer_find(&g, DL_STR("us"), senses, 4) == 0);
  CHECK(dl_gazetteer_find(&g, DL_STR("\xFF\xFE"), senses, 4) == 0);

  /* Damage is refused. */
  unsigned char *bytes = malloc(g.len);
  if (!bytes) exit(1);
  for (uint32_t cut = 0; cut < g.len; cut += 40009) {
    memcpy(bytes, g.bytes, g.len);
    CHECK(dl_gazetteer_open(bytes, cut, &copy) == DL_ERR_CORRUPT);
    bytes[cut] ^= 0x10;
    CHECK(dl_gazetteer_open(bytes, g.len, &copy) == DL_ERR_CORRUPT);
  }
  CHECK(dl_gazetteer_open(NULL, 0, &copy) == DL_ERR_CORRUPT);
  free(bytes);
}

int main(void) {
  test_gazetteer();
  test_places();
  test_places_twins();
  test_places_nearby();
  test_places_home();
  test_places_publisher();
  return check_report();
}
