/* locate_reading.c: which places a name may mean.
 *
 * The gazetteers know most names as they stand; of the others, words that do not change the place are
 * left out ("central Homs", "Republic of Nepal"), a comma is read ("Paris, Texas"), and a facility lies
 * in the town whose name it begins with. */
#include "name/locate.h"

void dl_locate_look_up(const dl_locator *l, dl_str name, dl_readings *out) {
  dl_sense senses[DL_SENSES_MAX];
  for (uint32_t g = 0; g < l->gazetteer_count; g++) {
    uint32_t count = dl_gazetteer_find(&l->gazetteers[g], name, senses, DL_SENSES_MAX);
    for (uint32_t i = 0; i < count && out->count < DL_SENSES_MAX; i++) {
      dl_reading r = {dl_gazetteer_place(&l->gazetteers[g], senses[i].place), (uint8_t)g,
                      senses[i].name, senses[i].demonym};
      bool known = false;
      for (uint32_t k = 0; k < out->count && !known; k++)
        known = r.record.geonames && out->items[k].record.geonames == r.record.geonames;
      if (!known) out->items[out->count++] = r;
    }
  }
}

/* Words beside a name that do not change the place: "central Homs", "Homs city". */
static bool is_side_word(dl_str word) {
  static const char *const words[] = {
      "central",      "downtown",     "northern",     "southern",    "eastern",
      "western",      "north",        "south",        "east",        "west",
      "northeast",    "northwest",    "southeast",    "southwest",   "northeastern",
      "northwestern", "southeastern", "southwestern", "upstate",     "inner",
      "greater",      "metropolitan", "city",         "town",        "province",
      "state",        "region",       "district",     "governorate", "of",
      "county",       "republic",     "area",         "village",     "prefecture",
      "municipality", "township",     "metro",        "mainland",    "borough",
      "suburban",     "mid",          "oblast",       "parish",      NULL};
  return dl_str_is_any(word, words);
}

/* "Islamic Republic of Afghanistan", "Federal Democratic Republic of Nepal": how many words stand
 * before the short name of a state. */
static uint32_t skip_form_of_state(const dl_form *form) {
  static const char *const words[] = {
      "islamic",     "democratic",   "federal",   "federative", "socialist",  "sovereign",
      "independent", "and",          "republic",  "kingdom",    "federation", "commonwealth",
      "territory",   "principality", "sultanate", "the",        NULL};
  for (uint32_t i = 0; i + 1 < form->word_count; i++) {
    dl_str word = form->words[i].folded;
    if (i > 0 && dl_str_equal(word, DL_STR("of"))) return i + 1;
    if (!dl_str_is_any(word, words)) return 0;
  }
  return 0;
}

static bool is_all_capitals(dl_str text) {
  for (uint32_t i = 0; i < text.len; i++)
    if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') return false;
  return true;
}

/* "UN" is not the town of Un: an acronym of two or three letters means only what is written so. A
 * dateline is in capitals anyway. */
static void drop_lookalikes(const dl_locator *l, const dl_form *form, dl_readings *out) {
  const dl_work *work = l->work;
  uint32_t start = work->spots[form->first_mention].start;
  dl_span dateline = work->context->dateline;
  if (form->word_count != 1 || form->words[0].folded.len > 3 || !is_all_capitals(form->text) ||
      (start >= dateline.start && start < dateline.end))
    return;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < out->count; i++) {
    char name[DL_GAZETTEER_NAME_MAX + 1];
    const dl_reading *r = &out->items[i];
    uint32_t len = dl_gazetteer_name(&l->gazetteers[r->gazetteer], r->name, name);
    if (is_all_capitals((dl_str){name, len})) out->items[kept++] = *r;
  }
  out->count = kept;
}

void dl_locate_read_form(const dl_locator *l, const dl_form *form, dl_readings *out,
                         dl_str *inside) {
  dl_locate_look_up(l, form->text, out);
  drop_lookalikes(l, form, out);
  if (out->count || form->word_count < 2) return;
  for (uint32_t i = 1; i + 1 < form->text.len; i++)
    if (form->text.ptr[i] == ',') {
      dl_locate_look_up(l, dl_str_slice(form->text, 0, i), out);
      uint32_t rest = i + 1;
      while (rest < form->text.len && form->text.ptr[rest] == ' ') rest++;
      *inside = dl_str_slice(form->text, rest, form->text.len);
      return;
    }
  uint32_t first = 0, end = form->word_count;
  while (end - first > 1 && is_side_word(form->words[first].folded)) first++;
  if (first == 0) first = skip_form_of_state(form);
  while (end - first > 1 && is_side_word(form->words[end - 1].folded)) end--;
  if (end - first == form->word_count) return;
  char buffer[DL_GAZETTEER_NAME_MAX];
  dl_str name = dl_join_words(form->words, first, end, buffer, sizeof buffer);
  if (name.ptr) dl_locate_look_up(l, name, out);
}

/* Whether a word names a kind of facility or of public body, which stands where its town is. */
static bool is_facility_word(dl_str word) {
  static const char *const words[] = {
      "airport",    "arena",      "building",    "cemetery", "center",  "centre",     "chapel",
      "church",     "club",       "clinic",      "college",  "court",   "courthouse", "department",
      "district",   "factory",    "fairgrounds", "hall",     "harbor",  "harbour",    "highway",
      "hospital",   "hotel",      "jail",        "library",  "mall",    "market",     "mosque",
      "museum",     "office",     "plant",       "police",   "port",    "prison",     "refuge",
      "restaurant", "school",     "schools",     "stadium",  "station", "temple",     "theater",
      "theatre",    "university", "zoo",         NULL};
  return dl_str_is_any(word, words);
}

/* "Huntsville Fire Station": a facility without a record of its own lies in the place whose name
 * it begins with. Such readings are no place of the gazetteer: they carry no id. */
static void read_facility(const dl_locator *l, const dl_form *form, dl_readings *out) {
  uint32_t n = form->word_count;
  if (n < 2 || !is_facility_word(form->words[n - 1].folded)) return;
  if (is_side_word(form->words[0].folded)) return; /* "City Hall" */
  char buffer[DL_GAZETTEER_NAME_MAX];
  for (uint32_t end = n - 1; end > 0 && !out->count; end--) {
    dl_str name = dl_join_words(form->words, 0, end, buffer, sizeof buffer);
    if (!name.ptr) return;
    dl_locate_look_up(l, name, out);
  }
  for (uint32_t i = 0; i < out->count; i++) {
    out->items[i].record.kind = DL_KIND_FACILITY;
    out->items[i].record.geonames = 0;
    if (out->items[i].demonym) out->items[i].demonym = false;
  }
}

void dl_locate_read_group(const dl_locator *l, const dl_group *group, dl_readings *out,
                          dl_str *inside) {
  const dl_work *work = l->work;
  uint32_t steps = 0;
  out->count = 0;
  for (uint32_t i = group->first_form; i != DL_NONE && steps < 4 && !out->count;
       i = work->forms[i].next, steps++)
    dl_locate_read_form(l, &work->forms[i], out, inside);
  if (!out->count && group->type == DL_PLACE)
    read_facility(l, &work->forms[group->first_form], out);
}
