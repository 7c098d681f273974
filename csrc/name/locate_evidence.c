/* locate_evidence.c: which countries and regions an article speaks of, and near what.
 *
 * Places already found, peoples, names of organisations and of the publisher, the country whose
 * domain the page stands on, the dateline. */
#include "name/locate.h"

#define SURE        0.75f
#define SOFT_VOTE   0.3f
#define HOME_WEIGHT 1.0f

/* ---- tallies ----------------------------------------------------------------------------------- */

float dl_tally_of(const dl_tally *table, const char *code) {
  if (!code[0]) return 0;
  size_t len = strlen(code);
  for (uint32_t i = (uint32_t)dl_hash(code, len, 0) % DL_LOCATE_COUNTRIES, steps = 0; steps < 16;
       i = (i + 1) % DL_LOCATE_COUNTRIES, steps++) {
    if (!table[i].code[0]) return 0;
    if (strcmp(table[i].code, code) == 0) return table[i].weight;
  }
  return 0;
}

static void tally_add(dl_tally *table, float *whole, const char *code, float weight) {
  if (!code[0]) return;
  size_t len = strlen(code);
  for (uint32_t i = (uint32_t)dl_hash(code, len, 0) % DL_LOCATE_COUNTRIES, steps = 0; steps < 16;
       i = (i + 1) % DL_LOCATE_COUNTRIES, steps++) {
    if (!table[i].code[0]) memcpy(table[i].code, code, len + 1);
    if (strcmp(table[i].code, code) == 0) {
      table[i].weight += weight;
      *whole += weight;
      return;
    }
  }
}

static void add_evidence(dl_locator *l, const dl_place_record *record, float weight) {
  tally_add(l->countries, &l->country_total, record->country, weight);
  if (record->in_region) tally_add(l->regions, &l->region_total, record->region, weight);
}

static void add_anchor(dl_locator *l, uint32_t group, const dl_place_record *record, float weight) {
  if (record->kind == DL_KIND_COUNTRY || record->kind == DL_KIND_CONTINENT ||
      record->kind == DL_KIND_SEA)
    return;
  uint32_t at = l->anchor_count;
  if (at == DL_LOCATE_ANCHORS) {
    at = 0;
    for (uint32_t i = 1; i < DL_LOCATE_ANCHORS; i++)
      if (l->anchors[i].weight < l->anchors[at].weight) at = i;
    if (l->anchors[at].weight >= weight) return;
  } else {
    l->anchor_count++;
  }
  l->anchors[at] = (dl_anchor){record->latitude, record->longitude, weight, group};
}

/* ---- names ------------------------------------------------------------------------------------- */

/* Evidence of a name that stands for a region or a country; of both, where it names both
 * ("Georgia"). */
static bool evidence_of_name(dl_locator *l, dl_str name) {
  dl_readings found;
  found.count = 0;
  dl_locate_look_up(l, name, &found);
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
static bool evidence_of_words(dl_locator *l, const dl_form *form, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (form->words[i].flags & DL_NW_LOWER || form->words[i].folded.len < 4) return false;
  char buffer[DL_GAZETTEER_NAME_MAX];
  dl_str name = dl_join_words(form->words, first, end, buffer, sizeof buffer);
  return name.ptr && evidence_of_name(l, name);
}

/* Names of regions and countries inside names of organisations: "University of Kentucky". */
static void evidence_of_organization(dl_locator *l, const dl_group *group) {
  const dl_form *form = &l->work->forms[group->first_form];
  for (uint32_t i = 0; i < form->word_count && i < 5; i++) {
    if (i + 1 < form->word_count && evidence_of_words(l, form, i, i + 2))
      i++; /* "West Virginia" is not Virginia */
    else
      evidence_of_words(l, form, i, i + 1);
  }
}

/* Regions and countries in the name of who published the article: "West Virginia Herald". */
static void evidence_of_publisher(dl_locator *l, dl_str name) {
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
static void vote_softly(dl_locator *l, uint32_t number) {
  dl_readings found;
  dl_str inside = {NULL, 0};
  dl_locate_read_group(l, &l->work->groups[number], &found, &inside);
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

/* ---- all of it --------------------------------------------------------------------------------- */

void dl_locate_collect(dl_locator *l, bool first) {
  const dl_work *work = l->work;
  memset(l->countries, 0, DL_LOCATE_COUNTRIES * sizeof *l->countries);
  memset(l->regions, 0, DL_LOCATE_COUNTRIES * sizeof *l->regions);
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
    const dl_reading *chosen = &l->chosen[i];
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
    dl_readings found;
    found.count = 0;
    dl_locate_look_up(
        l, (dl_str){work->text->bytes + dateline.start, dateline.end - dateline.start}, &found);
    if (found.count) add_evidence(l, &found.items[0].record, 1.5f);
  }
}
