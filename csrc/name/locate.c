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
#include "name/cast.h"
#include "name/place.h"

#include "name/words.h"

enum {
  ROUNDS = 3,
  ANCHORS = 24,
  COUNTRIES = 1024,
  MOST_GAZETTEERS = 8,
  TOWN = 5000,
  FAMOUS = 300000,
  CITY_SHARE = 8,
  TWINS = 32 /* most pairs */
};

#define DOUBT         0.2f
#define WAVER         0.8f
#define SURE          0.75f
#define SOFT_VOTE     0.3f
#define REGION_WEIGHT 4.5f
#define HOME_WEIGHT   1.0f
#define AROUND_CITY   2.0f
#define REGION_HALF   1.5f

typedef struct reading {
  dl_place_record record;
  uint8_t gazetteer;
  uint32_t name;
  bool demonym;
} reading;

typedef struct anchor {
  float latitude, longitude, weight;
  uint32_t group;
} anchor;

/* How much the article speaks of a country, and of a region. */
typedef struct tally {
  char code[8]; /* "US", "US-TX" */
  float weight;
} tally;

typedef struct twin_pair {
  uint32_t first, second; /* groups */
} twin_pair;

typedef struct locator {
  dl_work *work;
  dl_gazetteer gazetteers[MOST_GAZETTEERS + 1];
  uint32_t gazetteer_count;
  dl_span *containers; /* of each group: the text of what it is said to lie in; empty: none */
  reading *chosen;     /* of each group; kind 0: none */
  tally *countries, *regions;
  float country_total, region_total;
  twin_pair twins[TWINS];                /* places of one name that the article tells apart */
  uint32_t last_twin[TWINS], twin_count; /* of the last pair of a group: the one spoken of last */
  uint32_t dateline_group;               /* the group that the dateline names, or DL_NONE */
  anchor anchors[ANCHORS];
  uint32_t anchor_count;
} locator;

/* ---- candidates -------------------------------------------------------------------------------- */

typedef struct readings {
  reading items[DL_SENSES_MAX];
  uint32_t count;
} readings;

static void look_up(const locator *l, dl_str name, readings *out) {
  dl_sense senses[DL_SENSES_MAX];
  for (uint32_t g = 0; g < l->gazetteer_count; g++) {
    uint32_t count = dl_gazetteer_find(&l->gazetteers[g], name, senses, DL_SENSES_MAX);
    for (uint32_t i = 0; i < count && out->count < DL_SENSES_MAX; i++) {
      reading r = {dl_gazetteer_place(&l->gazetteers[g], senses[i].place), (uint8_t)g,
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
static void drop_lookalikes(const locator *l, const dl_form *form, readings *out) {
  const dl_work *work = l->work;
  uint32_t start = work->spots[form->first_mention].start;
  dl_span dateline = work->context->dateline;
  if (form->word_count != 1 || form->words[0].folded.len > 3 || !is_all_capitals(form->text) ||
      (start >= dateline.start && start < dateline.end))
    return;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < out->count; i++) {
    char name[DL_GAZETTEER_NAME_MAX + 1];
    const reading *r = &out->items[i];
    uint32_t len = dl_gazetteer_name(&l->gazetteers[r->gazetteer], r->name, name);
    if (is_all_capitals((dl_str){name, len})) out->items[kept++] = *r;
  }
  out->count = kept;
}

/* Readings of a form; *inside gets what the form itself says it lies in ("Paris, Texas"). */
static void read_form(const locator *l, const dl_form *form, readings *out, dl_str *inside) {
  look_up(l, form->text, out);
  drop_lookalikes(l, form, out);
  if (out->count || form->word_count < 2) return;
  for (uint32_t i = 1; i + 1 < form->text.len; i++)
    if (form->text.ptr[i] == ',') {
      look_up(l, dl_str_slice(form->text, 0, i), out);
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
  if (name.ptr) look_up(l, name, out);
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
static void read_facility(const locator *l, const dl_form *form, readings *out) {
  uint32_t n = form->word_count;
  if (n < 2 || !is_facility_word(form->words[n - 1].folded)) return;
  if (is_side_word(form->words[0].folded)) return; /* "City Hall" */
  char buffer[DL_GAZETTEER_NAME_MAX];
  for (uint32_t end = n - 1; end > 0 && !out->count; end--) {
    dl_str name = dl_join_words(form->words, 0, end, buffer, sizeof buffer);
    if (!name.ptr) return;
    look_up(l, name, out);
  }
  for (uint32_t i = 0; i < out->count; i++) {
    out->items[i].record.kind = DL_KIND_FACILITY;
    out->items[i].record.geonames = 0;
    if (out->items[i].demonym) out->items[i].demonym = false;
  }
}

static void read_group(const locator *l, const dl_group *group, readings *out, dl_str *inside) {
  const dl_work *work = l->work;
  uint32_t steps = 0;
  out->count = 0;
  for (uint32_t i = group->first_form; i != DL_NONE && steps < 4 && !out->count;
       i = work->forms[i].next, steps++)
    read_form(l, &work->forms[i], out, inside);
  if (!out->count && group->type == DL_PLACE)
    read_facility(l, &work->forms[group->first_form], out);
}

/* ---- what contains what ------------------------------------------------------------------------ */

/* A region or country that a piece of text names: its code, "" when it names none. */
static void container_code(const locator *l, dl_str name, char code[8], bool *is_region) {
  readings found;
  found.count = 0;
  look_up(l, name, &found);
  code[0] = '\0';
  *is_region = false;
  uint32_t most = 0;
  for (uint32_t i = 0; i < found.count; i++) {
    const dl_place_record *r = &found.items[i].record;
    if (found.items[i].demonym) continue;
    if (r->kind == DL_KIND_COUNTRY && !code[0]) {
      memcpy(code, r->country, 3);
      *is_region = false;
      most = UINT32_MAX;
    }
    if (r->kind == DL_KIND_REGION && r->in_region && r->population >= most) {
      /* "Georgia" behind a comma is the state: cities of the country stand with it as well, but in
       * English news the state is far commoner. */
      memcpy(code, r->region, 8);
      *is_region = true;
      most = r->population;
    }
  }
}

/* What stands behind a mention and a comma, when it names a region or a country. */
static dl_span container_behind(const locator *l, const dl_spot *spot) {
  const dl_work *work = l->work;
  const dl_text *text = work->text;
  uint32_t comma = spot->end_token, end = text->sentences[spot->sentence].end_token;
  dl_span none = {0, 0};
  if (comma + 1 >= end || !dl_str_equal(dl_token_str(text, comma), DL_STR(","))) return none;
  for (uint32_t count = 3; count > 0; count--) {
    if (comma + 1 + count > end) continue;
    if (!(text->tokens[comma + 1].flags & DL_TOKEN_CAPITAL)) return none;
    if (count > 1 && !(text->tokens[comma + count].flags & DL_TOKEN_CAPITAL)) continue;
    dl_span span = dl_token_span(text, comma + 1, comma + 1 + count);
    if (span.end - span.start > DL_GAZETTEER_NAME_MAX) continue;
    char code[8];
    bool is_region;
    container_code(l, (dl_str){text->bytes + span.start, span.end - span.start}, code, &is_region);
    if (code[0]) return span;
  }
  return none;
}

/* Whether a place of a form's name lies in what a piece of text names; its code. */
static bool lies_there(const locator *l, const dl_form *form, dl_span container, char code[8]) {
  readings found;
  dl_str inside = {NULL, 0};
  bool is_region;
  const char *bytes = l->work->text->bytes;
  container_code(l, (dl_str){bytes + container.start, container.end - container.start}, code,
                 &is_region);
  found.count = 0;
  read_form(l, form, &found, &inside);
  for (uint32_t i = 0; i < found.count; i++) {
    const dl_place_record *r = &found.items[i].record;
    if (found.items[i].demonym || r->kind == DL_KIND_COUNTRY || r->kind == DL_KIND_REGION) continue;
    if (strcmp(is_region ? r->region : r->country, code) == 0) return true;
  }
  return false;
}

static bool same_text(const dl_text *text, dl_span a, dl_span b) {
  return a.end - a.start == b.end - b.start &&
         memcmp(text->bytes + a.start, text->bytes + b.start, a.end - a.start) == 0;
}

/* Gives a mention a group of its own, with a form of its own, beside that which it was in. */
static void found_twin(locator *l, uint32_t index, dl_span container) {
  dl_work *work = l->work;
  dl_spot *spot = &work->spots[index];
  uint32_t twin = work->group_count++, form = work->form_count++, old = spot->group;
  work->groups[twin] = work->groups[old];
  work->forms[form] = work->forms[spot->form];
  work->groups[twin].into = twin;
  work->groups[twin].first_form = work->groups[twin].last_form = form;
  work->groups[twin].first_spot = index;
  work->groups[twin].spot_count = 0;
  work->forms[form].group = twin;
  work->forms[form].next = work->forms[form].definition = DL_NONE;
  work->forms[form].first_mention = index;
  work->forms[form].mention_count = 0;
  l->containers[twin] = container;
  l->twins[l->twin_count++] = (twin_pair){old, twin};
}

static void move_spot(dl_work *work, dl_spot *spot, uint32_t group) {
  uint32_t form = work->groups[group].first_form;
  if (spot->group == group) return;
  work->groups[spot->group].spot_count--;
  work->forms[spot->form].mention_count--;
  spot->group = group;
  spot->form = form;
  work->groups[group].spot_count++;
  work->forms[form].mention_count++;
}

/* What each place is said to lie in. "Portland, Ore., and Portland, Maine": two places of one name; a
 * mention that does not say which means the last. */
static void find_containers(locator *l) {
  dl_work *work = l->work;
  const dl_span dateline = work->context->dateline;
  l->dateline_group = DL_NONE;
  for (uint32_t i = 0; i < work->spot_count; i++) {
    dl_spot *spot = &work->spots[i];
    uint32_t first = spot->group;
    if (work->groups[first].type != DL_PLACE) continue;
    if (spot->start >= dateline.start && spot->start < dateline.end && l->dateline_group == DL_NONE)
      l->dateline_group = first;
    dl_span said = container_behind(l, spot);
    if (!said.end) {
      for (uint32_t k = l->twin_count; k-- > 0;)
        if (l->twins[k].first == first) {
          move_spot(work, spot, l->last_twin[k]);
          break;
        }
      continue;
    }
    dl_span *known = &l->containers[first];
    if (!known->end) *known = said;
    uint32_t meant = first;
    bool same = same_text(work->text, *known, said);
    for (uint32_t k = 0; k < l->twin_count && !same; k++)
      if (l->twins[k].first == first &&
          same_text(work->text, l->containers[l->twins[k].second], said)) {
        meant = l->twins[k].second;
        same = true;
      }
    char a[8], b[8];
    const dl_form *form = &work->forms[spot->form];
    if (!same && l->twin_count < TWINS && lies_there(l, form, *known, a) &&
        lies_there(l, form, said, b) && strcmp(a, b) != 0) {
      meant = work->group_count;
      found_twin(l, i, said);
    }
    move_spot(work, spot, meant);
    for (uint32_t k = l->twin_count; k-- > 0;)
      if (l->twins[k].first == first) {
        l->last_twin[k] = meant;
        break;
      }
  }
}

/* ---- evidence ---------------------------------------------------------------------------------- */

static float tally_of(const tally *table, const char *code) {
  if (!code[0]) return 0;
  size_t len = strlen(code);
  for (uint32_t i = (uint32_t)dl_hash(code, len, 0) % COUNTRIES, steps = 0; steps < 16;
       i = (i + 1) % COUNTRIES, steps++) {
    if (!table[i].code[0]) return 0;
    if (strcmp(table[i].code, code) == 0) return table[i].weight;
  }
  return 0;
}

static void tally_add(tally *table, float *whole, const char *code, float weight) {
  if (!code[0]) return;
  size_t len = strlen(code);
  for (uint32_t i = (uint32_t)dl_hash(code, len, 0) % COUNTRIES, steps = 0; steps < 16;
       i = (i + 1) % COUNTRIES, steps++) {
    if (!table[i].code[0]) memcpy(table[i].code, code, len + 1);
    if (strcmp(table[i].code, code) == 0) {
      table[i].weight += weight;
      *whole += weight;
      return;
    }
  }
}

static void add_evidence(locator *l, const dl_place_record *record, float weight) {
  tally_add(l->countries, &l->country_total, record->country, weight);
  if (record->in_region) tally_add(l->regions, &l->region_total, record->region, weight);
}

static void add_anchor(locator *l, uint32_t group, const dl_place_record *record, float weight) {
  if (record->kind == DL_KIND_COUNTRY || record->kind == DL_KIND_CONTINENT ||
      record->kind == DL_KIND_SEA)
    return;
  uint32_t at = l->anchor_count;
  if (at == ANCHORS) {
    at = 0;
    for (uint32_t i = 1; i < ANCHORS; i++)
      if (l->anchors[i].weight < l->anchors[at].weight) at = i;
    if (l->anchors[at].weight >= weight) return;
  } else {
    l->anchor_count++;
  }
  l->anchors[at] = (anchor){record->latitude, record->longitude, weight, group};
}

/* Evidence of a name that stands for a region or a country; of both, where it names both
 * ("Georgia"). */
static bool evidence_of_name(locator *l, dl_str name) {
  readings found;
  found.count = 0;
  look_up(l, name, &found);
  bool country = false, region = false;
  for (uint32_t k = 0; k < found.count; k++) {
    const dl_place_record *r = &found.items[k].record;
    bool is_region = r->kind == DL_KIND_REGION && r->population > 400000;
    if (r->kind == DL_KIND_COUNTRY ? country : !is_region || region) continue;
    add_evidence(l, r, 1.0f);
    if (is_region)
      region = true;
    else
      country = true;
  }
  return country || region;
}

/* The same of the words [first, end) of an organisation's name. */
static bool evidence_of_words(locator *l, const dl_form *form, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (form->words[i].flags & DL_NW_LOWER || form->words[i].folded.len < 4) return false;
  char buffer[DL_GAZETTEER_NAME_MAX];
  dl_str name = dl_join_words(form->words, first, end, buffer, sizeof buffer);
  return name.ptr && evidence_of_name(l, name);
}

/* Names of regions and countries inside names of organisations: "University of Kentucky". */
static void evidence_of_organization(locator *l, const dl_group *group) {
  const dl_form *form = &l->work->forms[group->first_form];
  for (uint32_t i = 0; i < form->word_count && i < 5; i++) {
    if (i + 1 < form->word_count && evidence_of_words(l, form, i, i + 2))
      i++; /* "West Virginia" is not Virginia */
    else
      evidence_of_words(l, form, i, i + 1);
  }
}

/* Regions and countries in the name of who published the article: "West Virginia Herald". */
static void evidence_of_publisher(locator *l, dl_str name) {
  enum { WORDS = 8 };
  dl_span words[WORDS];
  uint32_t count = 0, at = 0;
  while (at < name.len && count < WORDS) {
    while (at < name.len && name.ptr[at] == ' ') at++;
    uint32_t start = at;
    while (at < name.len && name.ptr[at] != ' ') at++;
    if (at - start >= 4) words[count++] = (dl_span){start, at};
  }
  for (uint32_t i = 0; i < count; i++) {
    bool pair = i + 1 < count && words[i + 1].end - words[i].start < DL_GAZETTEER_NAME_MAX;
    if (pair && evidence_of_name(l, dl_str_slice(name, words[i].start, words[i + 1].end)))
      i++;
    else if (words[i].end - words[i].start < DL_GAZETTEER_NAME_MAX)
      evidence_of_name(l, dl_str_slice(name, words[i].start, words[i].end));
  }
}

/* A name with many readings speaks a little for the region of each: where several such names meet
 * ("Palestine", "Elkhart", "Anderson County": Texas) the article lies. */
static void vote_softly(locator *l, uint32_t number) {
  readings found;
  dl_str inside = {NULL, 0};
  read_group(l, &l->work->groups[number], &found, &inside);
  for (uint32_t i = 0; i < found.count; i++) {
    const dl_place_record *r = &found.items[i].record;
    if (!r->in_region || found.items[i].demonym) continue;
    bool known = false;
    for (uint32_t k = 0; k < i && !known; k++)
      known = strcmp(found.items[k].record.region, r->region) == 0;
    if (!known) tally_add(l->regions, &l->region_total, r->region, SOFT_VOTE);
  }
}

/* The country whose domain a page stands on, "GB" of "https://www.example.co.uk/a"; "" where the
 * domain is no country's or is sold to anybody (".tv", ".io"). */
static void home_country(dl_str url, char code[3]) {
  static const char sold[] = "tv io me co fm am ai eu cc ws ly to la gg sh im is nu tk ";
  uint32_t at = 0, end;
  code[0] = '\0';
  for (uint32_t i = 0; i + 2 < url.len && i < 12; i++)
    if (memcmp(url.ptr + i, "://", 3) == 0) at = i + 3;
  for (end = at; end < url.len && !strchr("/:?#", url.ptr[end]); end++) continue;
  if (end < at + 4 || url.ptr[end - 3] != '.') return;
  char a = dl_ascii_lower(url.ptr[end - 2]), b = dl_ascii_lower(url.ptr[end - 1]);
  if (a < 'a' || a > 'z' || b < 'a' || b > 'z') return;
  for (const char *p = sold; *p; p += 3)
    if (p[0] == a && p[1] == b) return;
  if (a == 'u' && b == 'k') {
    a = 'g';
    b = 'b';
  }
  code[0] = (char)(a - 32);
  code[1] = (char)(b - 32);
  code[2] = '\0';
}

static void collect(locator *l, bool first) {
  const dl_work *work = l->work;
  memset(l->countries, 0, COUNTRIES * sizeof *l->countries);
  memset(l->regions, 0, COUNTRIES * sizeof *l->regions);
  l->country_total = l->region_total = 0;
  l->anchor_count = 0;
  for (uint32_t i = 0; i < work->group_count; i++) {
    const dl_group *group = &work->groups[i];
    if (group->into != i) continue;
    float weight = 1.0f + 0.25f * (float)(group->spot_count < 8 ? group->spot_count : 8);
    if (group->type == DL_ORGANIZATION && first) continue;
    if (group->type == DL_ORGANIZATION) {
      evidence_of_organization(l, group);
      continue;
    }
    const reading *chosen = &l->chosen[i];
    if (!chosen->record.kind && group->type == DL_PLACE && !first)
      evidence_of_organization(l, group);
    if (!chosen->record.kind) continue;
    if (group->place.confidence <= SURE && !chosen->demonym) vote_softly(l, i);
    /* In the first round only what hardly has a second reading. */
    bool sure =
        chosen->record.kind == DL_KIND_COUNTRY || chosen->demonym || group->place.confidence > SURE;
    if (first && !sure) continue;
    add_evidence(l, &chosen->record, weight * (chosen->demonym ? 0.7f : group->place.confidence));
    if (!chosen->demonym) add_anchor(l, i, &chosen->record, weight * group->place.confidence);
  }
  char home[3];
  home_country(work->context->url, home);
  tally_add(l->countries, &l->country_total, home, HOME_WEIGHT);
  evidence_of_publisher(l, work->context->publisher);
  const dl_span dateline = work->context->dateline;
  if (dateline.end > dateline.start && dateline.end <= work->text->len) {
    readings found;
    found.count = 0;
    look_up(l, (dl_str){work->text->bytes + dateline.start, dateline.end - dateline.start}, &found);
    if (found.count) add_evidence(l, &found.items[0].record, 1.5f);
  }
}

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

static float score(const locator *l, uint32_t group, const dl_place_record *r, const char *code,
                   bool is_region) {
  float s = prior(r);
  /* Reporters file from towns: "WASHINGTON (AP)" is the city, not the state. */
  if (group == l->dateline_group && r->kind == DL_KIND_REGION) s -= REGION_WEIGHT;
  if (code[0] && lies_inside(r, code, is_region)) s += 6.0f;
  const reading *own = &l->chosen[group];
  const dl_group *g = &l->work->groups[group];
  float weight = 0;
  if (own->record.kind)
    weight = (1.0f + 0.25f * (float)(g->spot_count < 8 ? g->spot_count : 8)) * g->place.confidence;
  if (r->country[0]) {
    float mine = strcmp(own->record.country, r->country) == 0 ? weight : 0;
    float others = tally_of(l->countries, r->country) - mine;
    if (others > 0) s += 2.2f * others / (l->country_total - weight + 1.0f) + 0.3f;
  }
  if (r->in_region) {
    float mine = strcmp(own->record.region, r->region) == 0 ? weight : 0;
    float others = tally_of(l->regions, r->region) - mine;
    if (others > 0.05f) s += REGION_WEIGHT * others / (others + REGION_HALF);
  }
  float nearest = 1e9f;
  for (uint32_t i = 0; i < l->anchor_count; i++) {
    const anchor *a = &l->anchors[i];
    if (a->group == group) continue;
    float d = distance(r->latitude, r->longitude, a->latitude, a->longitude);
    if (d < nearest) nearest = d;
  }
  if (nearest < 1e8f) s += 1.2f / (1.0f + nearest / 120.0f);
  return s;
}

/* "Geneva", "Lagos": a region named after the city that most of it lives in. Who writes the name means the
 * city, but for the states of federations that English news calls by their names. */
static bool is_around_city(const readings *found, const dl_place_record *region) {
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

static void choose(locator *l, uint32_t number) {
  dl_work *work = l->work;
  dl_group *group = &work->groups[number];
  readings found;
  dl_str inside = {NULL, 0};
  read_group(l, group, &found, &inside);
  char code[8] = "";
  bool is_region = false;
  if (inside.len) {
    container_code(l, inside, code, &is_region);
  } else if (l->containers[number].end) {
    dl_span c = l->containers[number];
    container_code(l, (dl_str){work->text->bytes + c.start, c.end - c.start}, code, &is_region);
  }
  float best = -1, second = -1;
  const reading *chosen = NULL;
  for (uint32_t i = 0; i < found.count; i++) {
    const reading *r = &found.items[i];
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

/* ---- the whole --------------------------------------------------------------------------------- */

/* A name that the tagger was unsure of, or took for a place, and that is one of a people. */
static void mend_types(locator *l) {
  dl_work *work = l->work;
  for (uint32_t i = 0; i < work->group_count; i++) {
    dl_group *group = &work->groups[i];
    if (group->into != i) continue;
    float whole = 0;
    for (uint32_t k = 0; k < DL_NAME_TYPE_COUNT; k++) whole += group->share[k];
    if (group->type != DL_PLACE && group->type != DL_GROUP &&
        group->share[DL_PLACE] < 0.05f * whole)
      continue;
    readings found;
    dl_str inside = {NULL, 0};
    read_group(l, group, &found, &inside);
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
static bool merge_same(locator *l) {
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

static bool spell(locator *l) {
  dl_work *work = l->work;
  for (uint32_t i = 0; i < work->group_count; i++) {
    dl_group *group = &work->groups[i];
    if (group->into != i || !group->place.known) continue;
    const reading *r = &l->chosen[i];
    char name[DL_GAZETTEER_NAME_MAX + 1];
    uint32_t len = dl_gazetteer_name(&l->gazetteers[r->gazetteer], r->name, name);
    group->place.name = dl_arena_copy(work->arena, name, len);
    if (!group->place.name.ptr) return false;
  }
  return true;
}

/* Room for the groups and forms of twins. */
static bool make_room(dl_work *work) {
  size_t groups = (size_t)work->group_count + TWINS, forms = (size_t)work->form_count + TWINS;
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
  locator *l = dl_arena_zalloc(work->scratch, 1, sizeof *l);
  if (!l) return DL_ERR_MEMORY;
  l->work = work;
  const dl_name_context *context = work->context;
  uint32_t extra =
      context->gazetteer_count < MOST_GAZETTEERS ? context->gazetteer_count : MOST_GAZETTEERS;
  for (uint32_t i = 0; i < extra; i++) l->gazetteers[i] = context->gazetteers[i];
  l->gazetteers[extra] = dl_gazetteer_embedded();
  l->gazetteer_count = extra + 1;
  size_t groups = (size_t)work->group_count + TWINS;
  l->containers = dl_arena_zalloc(work->scratch, groups, sizeof *l->containers);
  l->chosen = dl_arena_zalloc(work->scratch, groups, sizeof *l->chosen);
  l->countries = dl_arena_alloc(work->scratch, COUNTRIES * sizeof *l->countries);
  l->regions = dl_arena_alloc(work->scratch, COUNTRIES * sizeof *l->regions);
  if (!l->containers || !l->chosen || !l->countries || !l->regions) return DL_ERR_MEMORY;
  memset(l->countries, 0, COUNTRIES * sizeof *l->countries);
  memset(l->regions, 0, COUNTRIES * sizeof *l->regions);
  if (!make_room(work)) return DL_ERR_MEMORY;
  mend_types(l);
  find_containers(l);
  for (uint32_t round = 0; round < ROUNDS; round++) {
    for (uint32_t i = 0; i < work->group_count; i++) {
      const dl_group *group = &work->groups[i];
      if (group->into == i && (group->type == DL_PLACE || group->type == DL_GROUP)) choose(l, i);
    }
    if (round + 1 < ROUNDS) collect(l, round == 0);
  }
  if (!spell(l) || !merge_same(l)) return DL_ERR_MEMORY;
  return DL_OK;
}
