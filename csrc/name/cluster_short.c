/* cluster_short.c: names that are short for a longer one: "Burlington" of "Burlington Industries",
 * "the Commission" of "European Commission", "Air Force" of "U.S. Air Force".
 *
 * One group alone may hold the longer name, and nothing may tell the two apart: another company of
 * the article, a number, what stands behind the words that they share, a town beside its police. */
#include "name/cluster.h"

#include "name/words.h"

enum { LEAD_SENTENCES = 4 };

/* ---- the two names ----------------------------------------------------------------------------- */

static bool is_generic(const dl_name_word *word) {
  return (word->classes & (DL_WORD_ORG_HEAD | DL_WORD_TITLE | DL_WORD_MODIFIER | DL_WORD_STOP |
                           DL_WORD_COMPANY)) != 0;
}

static bool all_generic(const dl_form *form) {
  for (uint32_t i = form->core_first; i < form->core_end; i++)
    if (!is_generic(&form->words[i])) return false;
  return true;
}

/* Whether words name a country, a people, a region or a large city. */
static bool is_place_name(const dl_cluster *c, dl_str words) {
  dl_sense senses[8];
  uint32_t count = dl_gazetteer_find(&c->gazetteer, words, senses, 8);
  for (uint32_t i = 0; i < count; i++) {
    dl_place_record record = dl_gazetteer_place(&c->gazetteer, senses[i].place);
    if (senses[i].demonym || record.kind == DL_KIND_COUNTRY || record.kind == DL_KIND_REGION ||
        record.kind == DL_KIND_CONTINENT || record.population > 500000)
      return true;
  }
  return dl_str_equal(words, DL_STR("us")) || dl_str_equal(words, DL_STR("uk")) ||
         dl_str_equal(words, DL_STR("european"));
}

/* What of a longer form stands behind the words that it shares with a shorter one says that they
 * are two things: "Bank" "of America", "Airbus" "A380". */
static bool tail_tells(const dl_form *longer, uint32_t shared) {
  uint32_t next = longer->core_first + shared;
  /* "Carrow Foundation" for the "Carrow Foundation for the Arts": a full name by itself. */
  bool full = shared >= 3 && next < longer->core_end &&
              (dl_str_equal(longer->words[next].folded, DL_STR("for")));
  if (!full && next < longer->core_end && longer->words[next].flags & DL_NW_LOWER &&
      longer->words[next].classes & DL_WORD_STOP)
    return true;
  for (uint32_t i = next; i < longer->core_end; i++)
    if (longer->words[i].flags & DL_NW_DIGIT) return true;
  return false;
}

/* Full names come first, in the title or the lead; a longer name that comes up only after the short
 * one has been used for long is that of another thing (a subsidiary, a product). */
static bool comes_early(const dl_cluster *c, const dl_form *longer, const dl_form *form) {
  const dl_work *work = c->work;
  return longer->first_mention < form->first_mention ||
         work->spots[longer->first_mention].sentence <= LEAD_SENTENCES || form->mention_count < 3;
}

/* Whether a name ends in "Inc." or the like. */
static bool is_legal_name(const dl_form *form) {
  return form->type == DL_ORGANIZATION && form->core_end < form->word_count;
}

bool dl_cluster_learn_legal_names(dl_cluster *c) {
  const dl_work *work = c->work;
  for (uint32_t i = 0; i < work->form_count; i++) {
    const dl_form *form = &work->forms[i];
    if (!form->word_count || !is_legal_name(form)) continue;
    dl_str key = dl_cluster_key(c, 'L', form->words, form->core_first, form->core_end);
    if (!key.len) continue;
    key = dl_arena_copy(work->scratch, key.ptr, key.len);
    if (!key.ptr || !dl_string_table_put(work->scratch, &c->legal, key, i, NULL)) return false;
  }
  return true;
}

static bool is_legal_core(dl_cluster *c, const dl_form *form) {
  dl_str key = dl_cluster_key(c, 'L', form->words, form->core_first, form->core_end);
  return key.len && dl_string_table_get(&c->legal, key);
}

/* The longest form of a group that begins (or ends) with a form's words. */
static const dl_form *longer_form(const dl_cluster *c, uint32_t group, const dl_form *form,
                                  bool at_end) {
  uint32_t count = form->core_end - form->core_first, steps = 0;
  for (uint32_t i = c->work->groups[group].first_form; i != DL_NONE && steps < 8;
       i = c->work->forms[i].next, steps++) {
    const dl_form *other = &c->work->forms[i];
    if (!other->word_count || other->core_end - other->core_first <= count) continue;
    uint32_t at = at_end ? other->core_end - count : other->core_first;
    uint32_t k = 0;
    while (k < count && dl_form_words_equal(other, at + k, form, form->core_first + k)) k++;
    if (k == count) return other;
  }
  return NULL;
}

/* Whether a word names a public body, which is never called by its town's name alone. */
static bool is_public_body(dl_str word) {
  static const char *const words[] = {"authority", "board",  "commission",  "council", "county",
                                      "court",     "courts", "department",  "fire",    "government",
                                      "jail",      "police", "prosecutors", "schools", "sheriff",
                                      "sheriffs",  NULL};
  return dl_str_is_any(word, words);
}

/* "Mansfield" beside "Mansfield Police Department", "Kent County" beside "Kent County Court": the
 * place, not the body. */
static bool is_town_of_body(const dl_cluster *c, const dl_form *form, const dl_form *longer) {
  uint32_t count = form->core_end - form->core_first, at = longer->core_first + count;
  while (at < longer->core_end && !is_public_body(longer->words[at].folded)) at++;
  if (at >= longer->core_end) return false;
  if (dl_str_equal(form->words[form->core_end - 1].folded, DL_STR("county"))) return true;
  char buffer[DL_CLUSTER_KEY_MAX];
  dl_str name = dl_join_words(form->words, form->core_first, form->core_end, buffer, sizeof buffer);
  dl_sense senses[8];
  uint32_t found = dl_gazetteer_find(&c->gazetteer, name, senses, 8);
  for (uint32_t i = 0; i < found; i++)
    if (!senses[i].demonym && dl_gazetteer_place(&c->gazetteer, senses[i].place).in_region)
      return true;
  return false;
}

static bool is_thing(dl_name_type type) {
  return type == DL_PRODUCT || type == DL_WORK;
}

/* ---- of several groups ------------------------------------------------------------------------- */

/* Of groups whose names begin with a form's words, those of another thing go: "Air Force for
 * Acquisition" is no fuller name of the "Air Force". */
static void drop_told_apart(const dl_cluster *c, const dl_form *form, dl_candidates *list) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++) {
    const dl_form *longer = longer_form(c, list->groups[i], form, false);
    if (!longer || !tail_tells(longer, form->core_end - form->core_first))
      list->groups[kept++] = list->groups[i];
  }
  list->count = kept;
}

/* "Carrow" of "Carrow Motors Corp." rather than of "Carrow Credit", which comes up later: of several
 * groups, the one company named in full before the short form, when the others come behind it. */
static void keep_parent(const dl_cluster *c, const dl_form *form, dl_candidates *list) {
  if (list->count < 2 || list->cut) return;
  uint32_t parent = DL_NONE;
  for (uint32_t i = 0; i < list->count; i++) {
    const dl_form *longer = longer_form(c, list->groups[i], form, false);
    if (!longer || longer->first_mention > form->first_mention) continue;
    if (parent != DL_NONE || !is_legal_name(longer)) return;
    parent = list->groups[i];
  }
  if (parent == DL_NONE) return;
  list->groups[0] = parent;
  list->count = 1;
}

/* ---- the search -------------------------------------------------------------------------------- */

/* "the Commission" of "European Commission", "the Bank" of "Bank of England": if only one name of
 * the article holds the word. */
static uint32_t find_by_kind(dl_cluster *c, const dl_form *form) {
  uint32_t first = form->core_first, end = form->core_end;
  dl_candidates list, other;
  dl_cluster_find(c, dl_cluster_key(c, 'X', form->words, first, end), &list);
  dl_cluster_find(c, dl_cluster_key(c, 'P', form->words, first, end), &other);
  dl_cluster_keep_agreeing(c, form, &list);
  dl_cluster_keep_agreeing(c, form, &other);
  if (list.count == 1) drop_told_apart(c, form, &other);
  if (list.count + other.count != 1 || list.cut || other.cut) return DL_NONE;
  return list.count ? list.groups[0] : other.groups[0];
}

/* "Burlington" of "Burlington Industries". A form that turns out to name the town of a public body
 * becomes a place. */
static uint32_t find_by_beginning(dl_cluster *c, dl_form *form) {
  uint32_t first = form->core_first, end = form->core_end, count = end - first;
  dl_candidates list;
  dl_cluster_find(c, dl_cluster_key(c, 'P', form->words, first, end), &list);
  dl_cluster_keep_agreeing(c, form, &list);
  keep_parent(c, form, &list);
  uint32_t group = dl_candidates_only(&list);
  const dl_form *longer = group == DL_NONE ? NULL : longer_form(c, group, form, false);
  if (!longer) return DL_NONE;
  if (is_town_of_body(c, form, longer)) {
    float share = form->share[DL_PLACE];
    form->share[DL_PLACE] = form->share[form->type];
    form->share[form->type] = share;
    form->type = DL_PLACE;
    return DL_NONE;
  }
  /* "Carrow Corp." is not "Carrow Credit Corp.", nor "Carrow Credit" where there is the former. */
  bool other_company = is_legal_name(longer) ? is_legal_name(form) : is_legal_core(c, form);
  if (other_company || tail_tells(longer, count) || !comes_early(c, longer, form)) return DL_NONE;
  char buffer[DL_CLUSTER_KEY_MAX];
  bool sure = form->share[DL_PLACE] + form->share[DL_GROUP] < 0.2f * dl_share_total(form->share);
  if (!sure && is_place_name(c, dl_join_words(form->words, first, end, buffer, sizeof buffer)))
    return DL_NONE;
  return group;
}

/* "the Dreamliner" after "787 Dreamliners", and the other way round. */
static uint32_t find_other_number(dl_cluster *c, const dl_form *form) {
  dl_candidates list;
  dl_str key = dl_cluster_key(c, 'X', form->words, form->core_first, form->core_end);
  if (key.len <= 3 || key.len >= DL_CLUSTER_KEY_MAX) return DL_NONE;
  bool plural = key.ptr[key.len - 1] == 's';
  c->key[key.len] = 's';
  dl_cluster_find(c, (dl_str){c->key, plural ? key.len - 1 : key.len + 1}, &list);
  dl_cluster_keep_agreeing(c, form, &list);
  return dl_candidates_only(&list);
}

/* "Air Force" of "U.S. Air Force", "A380" of "Airbus A380". */
static uint32_t find_by_end(dl_cluster *c, const dl_form *form) {
  uint32_t first = form->core_first, end = form->core_end, count = end - first;
  dl_candidates list;
  dl_cluster_find(c, dl_cluster_key(c, 'X', form->words, first, end), &list);
  dl_cluster_keep_agreeing(c, form, &list);
  if (!list.count && is_thing(form->type)) return find_other_number(c, form);
  uint32_t group = dl_candidates_only(&list);
  const dl_form *longer = group == DL_NONE ? NULL : longer_form(c, group, form, true);
  if (!longer) return DL_NONE;
  if (is_thing(form->type) || is_thing(c->work->groups[group].type)) return group;
  for (uint32_t i = first; i < end; i++)
    if (form->words[i].flags & DL_NW_DIGIT) return group;
  /* "European airframer Airbus": a span that took in what describes. */
  const dl_name_word *before = &longer->words[longer->core_end - count - 1];
  if (before->flags & DL_NW_LOWER && !(before->classes & (DL_WORD_STOP | DL_WORD_PARTICLE)))
    return group;
  /* "Disney" of "Walt Disney Co.": a company by the name of a person. */
  char buffer[DL_CLUSTER_KEY_MAX];
  dl_str rest = dl_join_words(longer->words, longer->core_first, longer->core_end - count, buffer,
                              sizeof buffer);
  if (count == 1 && longer->core_end - longer->core_first == 2 && dl_given_gender(rest) != 0 &&
      !is_generic(&form->words[first]))
    return group;
  return rest.len && is_place_name(c, rest) ? group : DL_NONE;
}

uint32_t dl_cluster_longer(dl_cluster *c, dl_form *form) {
  bool generic = all_generic(form) && !is_legal_name(form); /* not "General Motors Corp." */
  if (generic && form->type == DL_ORGANIZATION) return find_by_kind(c, form);
  if (form->core_end - form->core_first > 4) return DL_NONE;
  if (!generic) {
    uint32_t group = find_by_beginning(c, form);
    if (group != DL_NONE || form->type == DL_PLACE) return group;
  }
  return find_by_end(c, form);
}
