/* cluster.c: which forms mean one thing.
 *
 * Forms are taken from the longest to the shortest; each joins the one group that it can be a
 * shorter or other way of writing of, or founds its own. Groups are found through an index of keys
 * (surname, first name, beginnings, ends, initials, the set of words ...), whose lists are cut at a
 * fixed length, so that the work is linear in the forms.
 *
 * A name that fits two groups joins neither: "Clinton" beside Bill and Hillary is decided mention
 * by mention, by who was spoken of last. A wrong merge is worse than a missed one. */
#include "name/cast.h"

#include "name/words.h"

enum { LIST_MAX = 12, READINGS_MAX = 4, KEY_MAX = 250, LEAD_SENTENCES = 4 };

typedef struct node {
  uint32_t group, next;
} node;

typedef struct cluster {
  dl_work *work;
  dl_gazetteer gazetteer;
  dl_string_table index;
  dl_string_table legal; /* keys of the cores that stand with "Inc." somewhere */
  DL_VEC(node) nodes;
  char key[KEY_MAX + 2];
  bool failed; /* out of memory */
} cluster;

typedef struct candidates {
  uint32_t groups[LIST_MAX];
  uint32_t count;
  bool cut; /* there were more */
} candidates;

/* ---- the index --------------------------------------------------------------------------------- */

/* Words [first, end) behind a letter that tells kinds of keys apart; len 0 when too long. */
static dl_str words_key(cluster *c, char kind, const dl_name_word *words, uint32_t first,
                        uint32_t end) {
  c->key[0] = kind;
  dl_str joined = dl_join_words(words, first, end, c->key + 1, KEY_MAX - 1);
  return joined.ptr ? (dl_str){c->key, joined.len + 1} : joined;
}

static void index_add(cluster *c, dl_str key, uint32_t group) {
  if (key.len < 2 || c->failed) return;
  uint32_t *head = dl_string_table_get(&c->index, key);
  if (!head) {
    dl_str copy = dl_arena_copy(c->work->scratch, key.ptr, key.len);
    head = copy.ptr ? dl_string_table_put(c->work->scratch, &c->index, copy, DL_NONE, NULL) : NULL;
    if (!head) {
      c->failed = true;
      return;
    }
  }
  uint32_t length = 0;
  for (uint32_t i = *head; i != DL_NONE; i = c->nodes.items[i].next) {
    if (c->nodes.items[i].group == group) return;
    if (++length > LIST_MAX) return;
  }
  node added = {group, *head};
  if (!dl_vec_push(c->work->scratch, &c->nodes, added)) {
    c->failed = true;
    return;
  }
  *head = c->nodes.count - 1;
}

static void index_find(cluster *c, dl_str key, candidates *out) {
  out->count = 0;
  out->cut = false;
  const uint32_t *head = key.len < 2 ? NULL : dl_string_table_get(&c->index, key);
  if (!head) return;
  for (uint32_t i = *head; i != DL_NONE; i = c->nodes.items[i].next) {
    uint32_t group = dl_work_root(c->work, c->nodes.items[i].group);
    uint32_t j = 0;
    while (j < out->count && out->groups[j] != group) j++;
    if (j < out->count) continue;
    if (out->count == LIST_MAX) {
      out->cut = true;
      return;
    }
    out->groups[out->count++] = group;
  }
}

/* ---- groups ------------------------------------------------------------------------------------ */

static bool is_person(const dl_form *form) {
  return form->type == DL_PERSON;
}

static float total(const float *share) {
  float sum = 0;
  for (uint32_t i = 0; i < DL_NAME_TYPE_COUNT; i++) sum += share[i];
  return sum;
}

/* Whether the tagger's doubts allow that both are of one type. */
static bool types_agree(const dl_form *form, const dl_group *group) {
  if (form->type == group->type) return true;
  return form->share[group->type] >= 0.15f * total(form->share) ||
         group->share[form->type] >= 0.25f * total(group->share);
}

static char given_of(const dl_form *form) {
  if (form->type != DL_PERSON || form->core_end - form->core_first < 2) return 0;
  dl_str first = form->words[form->core_first].folded;
  for (uint32_t i = 1; i < first.len; i++)
    if (first.ptr[i] == '-') first.len = i;
  return dl_given_gender(first);
}

static void join(cluster *c, uint32_t number, dl_form *form, float confidence) {
  dl_work *work = c->work;
  dl_group *group = &work->groups[number];
  uint32_t index = (uint32_t)(form - work->forms);
  form->group = number;
  work->forms[group->last_form].next = index;
  group->last_form = index;
  for (uint32_t i = 0; i < DL_NAME_TYPE_COUNT; i++) group->share[i] += form->share[i];
  if (form->gender && !group->gender) group->gender = form->gender;
  if (!group->given) group->given = given_of(form);
  if (form->first_mention < group->first_spot) group->first_spot = form->first_mention;
  if (confidence < group->confidence) group->confidence = confidence;
}

static uint32_t found(cluster *c, dl_form *form) {
  dl_work *work = c->work;
  uint32_t number = work->group_count++;
  dl_group *group = &work->groups[number];
  memset(group, 0, sizeof *group);
  group->type = form->type;
  group->into = number;
  group->first_form = group->last_form = (uint32_t)(form - work->forms);
  group->first_spot = form->first_mention;
  group->gender = form->gender;
  group->given = given_of(form);
  group->confidence = 1;
  memcpy(group->share, form->share, sizeof group->share);
  form->group = number;
  return number;
}

void dl_work_merge(dl_work *work, uint32_t a, uint32_t b) {
  a = dl_work_root(work, a);
  b = dl_work_root(work, b);
  if (a == b) return;
  dl_group *x = &work->groups[a], *y = &work->groups[b];
  work->forms[x->last_form].next = y->first_form;
  x->last_form = y->last_form;
  y->into = a;
  for (uint32_t i = 0; i < DL_NAME_TYPE_COUNT; i++) x->share[i] += y->share[i];
  if (!x->gender) x->gender = y->gender;
  if (!x->given) x->given = y->given;
  if (y->first_spot < x->first_spot) x->first_spot = y->first_spot;
  x->spot_count += y->spot_count;
}

/* ---- persons ----------------------------------------------------------------------------------- */

static bool genders_clash(char shown, const dl_group *group) {
  if (!shown) return false;
  if (group->gender) return group->gender != shown;
  return (group->given == 'f' || group->given == 'm') && group->given != shown;
}

static bool words_equal(const dl_form *a, uint32_t i, const dl_form *b, uint32_t j) {
  return dl_str_equal(a->words[i].folded, b->words[j].folded);
}

/* Middle names of two forms of one first name and surname: one may lack them or shorten them. */
static bool middles_fit(const dl_form *a, const dl_form *b) {
  uint32_t i = a->core_first + 1, j = b->core_first + 1;
  uint32_t m = a->core_end - 1, n = b->core_end - 1;
  /* A doubled name that lacks its middle altogether. */
  if (i >= m || j >= n) return true;
  while (i < m && j < n) {
    dl_str x = a->words[i].folded, y = b->words[j].folded;
    bool initial = x.len == 1 || y.len == 1;
    if (initial ? !(x.len && y.len && x.ptr[0] == y.ptr[0]) : !dl_given_same(x, y)) return false;
    i++;
    j++;
  }
  /* "George W." and "George H. W.": what is left over must not be initials. */
  return i >= m && j >= n;
}

/* Whether a form of two or more words may be another way to write a group's full name. */
static bool full_names_fit(const dl_form *a, const dl_form *b) {
  uint32_t m = a->core_end - a->core_first, n = b->core_end - b->core_first;
  if (m < 2 || n < 2 || !words_equal(a, a->core_end - 1, b, b->core_end - 1)) return false;
  dl_str x = a->words[a->core_first].folded, y = b->words[b->core_first].folded;
  if (dl_given_same(x, y)) return middles_fit(a, b);
  /* "J.D. Vance": initials of given names, of which one may be left out. */
  return x.len == 2 && a->words[a->core_first].flags & DL_NW_CAPS && y.len > 1 &&
         x.ptr[0] == y.ptr[0] &&
         (n == 2 || (b->words[b->core_first + 1].folded.len &&
                     x.ptr[1] == b->words[b->core_first + 1].folded.ptr[0]));
}

static bool is_suffix(const dl_form *a, const dl_form *b) {
  uint32_t m = a->core_end - a->core_first, n = b->core_end - b->core_first;
  if (m >= n) return false;
  for (uint32_t i = 0; i < m; i++)
    if (!words_equal(a, a->core_first + i, b, b->core_end - m + i)) return false;
  return true;
}

static bool person_fits(const cluster *c, const dl_form *form, uint32_t number) {
  const dl_work *work = c->work;
  const dl_group *group = &work->groups[number];
  if (group->type != DL_PERSON || genders_clash(form->gender, group)) return false;
  if (form->core_end - form->core_first < 2) return true;
  uint32_t steps = 0;
  bool fits = false;
  for (uint32_t i = group->first_form; i != DL_NONE && steps < 6;
       i = work->forms[i].next, steps++) {
    const dl_form *other = &work->forms[i];
    if (other->word_count == 0 || other->core_end - other->core_first < 2) continue;
    if (full_names_fit(form, other) || full_names_fit(other, form) || is_suffix(form, other))
      fits = true;
    else
      return false;
  }
  return fits;
}

static void keep_fitting(const cluster *c, const dl_form *form, candidates *list) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++)
    if (person_fits(c, form, list->groups[i])) list->groups[kept++] = list->groups[i];
  list->count = kept;
}

static void index_person(cluster *c, const dl_form *form, uint32_t group) {
  uint32_t first = form->core_first, end = form->core_end;
  for (uint32_t n = 1; n <= 3 && n < end - first + 1; n++)
    index_add(c, words_key(c, 'S', form->words, end - n, end), group);
  if (end - first < 2) return;
  index_add(c, words_key(c, 'G', form->words, first, first + 1), group);
  for (uint32_t i = first + 1; i + 1 < end; i++)
    if (form->words[i].folded.len > 1 && !(form->words[i].classes & DL_WORD_PARTICLE))
      index_add(c, words_key(c, 'M', form->words, i, i + 1), group);
  if (end - first == 2) { /* surname first */
    dl_name_word turned[2] = {form->words[first + 1], form->words[first]};
    index_add(c, words_key(c, 'T', turned, 0, 2), group);
  }
}

/* Leaves the choice to each mention. */
static bool set_readings(cluster *c, dl_form *form, const candidates *list) {
  uint32_t count = list->count < READINGS_MAX ? list->count : READINGS_MAX;
  uint32_t *readings = dl_arena_alloc(c->work->scratch, count * sizeof *readings);
  if (!readings) return false;
  memcpy(readings, list->groups, count * sizeof *readings);
  form->readings = readings;
  form->reading_count = count;
  return true;
}

/* The group that a person's form joins, or DL_NONE. */
static uint32_t find_person(cluster *c, dl_form *form, float *confidence) {
  uint32_t first = form->core_first, end = form->core_end;
  candidates list;
  *confidence = 0.98f;
  if (end - first >= 2) {
    index_find(c, words_key(c, 'S', form->words, end - 1, end), &list);
    keep_fitting(c, form, &list);
    if (list.count == 1 && !list.cut) return list.groups[0];
    index_find(c, words_key(c, 'T', form->words, first, end), &list);
    if (list.count == 1) {
      *confidence = 0.8f;
      return list.groups[0];
    }
    return DL_NONE;
  }
  index_find(c, words_key(c, 'S', form->words, first, end), &list);
  keep_fitting(c, form, &list);
  if (list.count == 1 && !list.cut) return list.groups[0];
  if (list.count > 1) {
    if (!set_readings(c, form, &list)) c->failed = true;
    return DL_NONE;
  }
  index_find(c, words_key(c, 'G', form->words, first, end), &list);
  keep_fitting(c, form, &list);
  if (list.count > 1) {
    if (!set_readings(c, form, &list)) c->failed = true;
    return DL_NONE;
  }
  if (list.count == 0) {
    index_find(c, words_key(c, 'M', form->words, first, end), &list);
    keep_fitting(c, form, &list);
  }
  *confidence = 0.8f;
  return list.count == 1 && !list.cut ? list.groups[0] : DL_NONE;
}

/* ---- organisations, places, works ... ---------------------------------------------------------- */

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
static bool is_place_name(const cluster *c, dl_str words) {
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

/* The set of its words of content, sorted: "Department of State" and "State Department". */
static dl_str bag_key(cluster *c, const dl_form *form) {
  dl_name_word sorted[DL_FORM_WORDS];
  uint32_t n = 0;
  for (uint32_t i = form->core_first; i < form->core_end; i++) {
    if (form->words[i].classes & DL_WORD_STOP || form->words[i].folded.len == 0) continue;
    uint32_t j = n++;
    for (; j > 0; j--) {
      dl_str a = sorted[j - 1].folded, b = form->words[i].folded;
      int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
      if (order < 0 || (order == 0 && a.len <= b.len)) break;
      sorted[j] = sorted[j - 1];
    }
    sorted[j] = form->words[i];
  }
  if (n < 2) return (dl_str){NULL, 0};
  return words_key(c, 'B', sorted, 0, n);
}

/* First letters of words: without function words, or with them. */
static dl_str initials_key(cluster *c, const dl_form *form, uint32_t end, bool with_stops) {
  uint32_t n = 0;
  c->key[n++] = 'A';
  for (uint32_t i = form->core_first; i < end; i++) {
    dl_str word = form->words[i].folded;
    if (!word.len) continue;
    if (!with_stops && (form->words[i].classes & DL_WORD_STOP || word.ptr[0] == '&')) continue;
    /* "U.S." in "USAF" stands with all its letters. */
    bool code = form->words[i].flags & DL_NW_CAPS && word.len <= 3, start = true;
    for (uint32_t k = 0; k < word.len && n < 16; k++) {
      if (start && word.ptr[k] != '-') c->key[n++] = word.ptr[k];
      start = code || word.ptr[k] == '-';
    }
  }
  return n >= 3 && n < 12 ? (dl_str){c->key, n} : (dl_str){NULL, 0};
}

static void index_other(cluster *c, const dl_form *form, uint32_t group) {
  uint32_t first = form->core_first, end = form->core_end, count = end - first;
  index_add(c, words_key(c, 'E', form->words, first, end), group);
  if (count < 2) return;
  index_add(c, bag_key(c, form), group);
  index_add(c, initials_key(c, form, end, false), group);
  index_add(c, initials_key(c, form, end, true), group);
  if (end < form->word_count) index_add(c, initials_key(c, form, form->word_count, false), group);
  /* "CDC" of "Centers for Disease Control and Prevention". */
  for (uint32_t i = first + 3; i + 1 < end; i++)
    if (dl_str_equal(form->words[i].folded, DL_STR("and")))
      index_add(c, initials_key(c, form, i, false), group);
  if (form->type == DL_PLACE || form->type == DL_GROUP) return;
  if (form->words[first].folded.len) {
    char initial[2] = {'I', form->words[first].folded.ptr[0]};
    index_add(c, (dl_str){initial, 2}, group);
  }
  for (uint32_t n = 1; n < count && n <= 4; n++) {
    index_add(c, words_key(c, 'P', form->words, first, first + n), group);
    index_add(c, words_key(c, 'X', form->words, end - n, end), group);
  }
}

static uint32_t only(const candidates *list) {
  return list->count == 1 && !list->cut ? list->groups[0] : DL_NONE;
}

/* Whether two names of events tell different editions: two years, two ordinals, one of several ("the
 * 1999 Cup" and "the Cups"). */
static bool editions_clash(const dl_form *a, const dl_form *b) {
  if (!a->word_count || !b->word_count) return false;
  dl_str one = a->words[a->core_end - 1].folded, more = b->words[b->core_end - 1].folded;
  if (more.len == one.len + 1 && more.ptr[one.len] == 's' && dl_str_starts(more, one) &&
      a->core_end - a->core_first < a->word_count)
    return true;
  for (uint32_t i = 0; i < a->word_count; i++) {
    dl_str x = a->words[i].folded;
    if ((i >= a->core_first && i < a->core_end) || !dl_is_edition(x)) continue;
    for (uint32_t j = 0; j < b->word_count; j++) {
      dl_str y = b->words[j].folded;
      if ((j >= b->core_first && j < b->core_end) || !dl_is_edition(y)) continue;
      bool ordinal = x.ptr[x.len - 1] > '9';
      if (ordinal == (y.ptr[y.len - 1] > '9') && !dl_str_equal(x, y)) return true;
    }
  }
  return false;
}

static bool group_clashes(const cluster *c, const dl_form *form, const dl_group *group) {
  uint32_t steps = 0;
  for (uint32_t i = group->first_form; i != DL_NONE && steps < 6;
       i = c->work->forms[i].next, steps++)
    if (editions_clash(form, &c->work->forms[i])) return true;
  return false;
}

static void keep_agreeing(const cluster *c, const dl_form *form, candidates *list) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++) {
    const dl_group *group = &c->work->groups[list->groups[i]];
    if (types_agree(form, group) && !(form->type == DL_EVENT && group_clashes(c, form, group)))
      list->groups[kept++] = list->groups[i];
  }
  list->count = kept;
}

/* Other names that no rule derives; facts. */
static dl_str known_alias(dl_str key) {
  static const char *const pairs[][2] = {{"fed", "federal reserve"},
                                         {"republicans", "republican party"},
                                         {"democrats", "democratic party"},
                                         {"gop", "republican party"},
                                         {"tories", "conservative party"},
                                         {"conservatives", "conservative party"},
                                         {"lib dems", "liberal democrats"},
                                         {"the fed", "federal reserve"},
                                         {"vw", "volkswagen"},
                                         {"ge", "general electric"},
                                         {"gm", "general motors"},
                                         {"dow", "dow jones industrial average"},
                                         {"beeb", "bbc"},
                                         {"eu", "european union"},
                                         {"un", "united nations"},
                                         {"nato", "north atlantic treaty organization"},
                                         {"isis", "islamic state"},
                                         {"isil", "islamic state"},
                                         {"opec", "organization of petroleum exporting countries"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (strlen(pairs[i][0]) == key.len && memcmp(pairs[i][0], key.ptr, key.len) == 0)
      return (dl_str){pairs[i][1], (uint32_t)strlen(pairs[i][1])};
  return (dl_str){NULL, 0};
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
static bool comes_early(const cluster *c, const dl_form *longer, const dl_form *form) {
  const dl_work *work = c->work;
  return longer->first_mention < form->first_mention ||
         work->spots[longer->first_mention].sentence <= LEAD_SENTENCES || form->mention_count < 3;
}

/* Whether a name ends in "Inc." or the like. */
static bool is_legal_name(const dl_form *form) {
  return form->type == DL_ORGANIZATION && form->core_end < form->word_count;
}

/* Remembers which names are full company names: "Apple" is not short for "Apple Corps" where "Apple
 * Inc." is spoken of as well. */
static bool learn_legal_names(cluster *c) {
  const dl_work *work = c->work;
  for (uint32_t i = 0; i < work->form_count; i++) {
    const dl_form *form = &work->forms[i];
    if (!form->word_count || !is_legal_name(form)) continue;
    dl_str key = words_key(c, 'L', form->words, form->core_first, form->core_end);
    if (!key.len) continue;
    key = dl_arena_copy(work->scratch, key.ptr, key.len);
    if (!key.ptr || !dl_string_table_put(work->scratch, &c->legal, key, i, NULL)) return false;
  }
  return true;
}

static bool is_legal_core(cluster *c, const dl_form *form) {
  dl_str key = words_key(c, 'L', form->words, form->core_first, form->core_end);
  return key.len && dl_string_table_get(&c->legal, key);
}

/* The longest form of a group that begins (or ends) with a form's words. */
static const dl_form *longer_form(const cluster *c, uint32_t group, const dl_form *form,
                                  bool at_end) {
  uint32_t count = form->core_end - form->core_first, steps = 0;
  for (uint32_t i = c->work->groups[group].first_form; i != DL_NONE && steps < 8;
       i = c->work->forms[i].next, steps++) {
    const dl_form *other = &c->work->forms[i];
    if (!other->word_count || other->core_end - other->core_first <= count) continue;
    uint32_t at = at_end ? other->core_end - count : other->core_first;
    uint32_t k = 0;
    while (k < count && words_equal(other, at + k, form, form->core_first + k)) k++;
    if (k == count) return other;
  }
  return NULL;
}

/* Of groups whose names begin with a form's words, those of another thing go: "Air Force for
 * Acquisition" is no fuller name of the "Air Force". */
static void drop_told_apart(const cluster *c, const dl_form *form, candidates *list) {
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
static void keep_parent(const cluster *c, const dl_form *form, candidates *list) {
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

/* "SIA" of "Singapore Airlines": the initials of all words, the last letter being the last word's,
 * and at most two more letters of the words before it, in their order. */
static bool is_loose_acronym(dl_str letters, const dl_form *form) {
  uint32_t at = 0, words = form->core_end - form->core_first;
  if (words < 2 || letters.len < 3 || letters.len > 5 || letters.len <= words ||
      letters.len > words + 2)
    return false;
  for (uint32_t i = form->core_first; i < form->core_end; i++) {
    dl_str word = form->words[i].folded;
    uint32_t left = form->core_end - i - 1; /* words behind this one */
    if (at >= letters.len || !word.len || word.ptr[0] != letters.ptr[at] ||
        dl_str_equal(word, letters))
      return false;
    at++;
    for (uint32_t k = 1; left && k < word.len && letters.len - at > left; k++)
      if (word.ptr[k] == letters.ptr[at]) at++;
  }
  return at == letters.len;
}

/* The one group of the article that a word in capitals is a loose acronym of, or DL_NONE. */
static uint32_t find_loose_acronym(cluster *c, const dl_form *form) {
  candidates list;
  dl_str letters = form->words[form->core_first].folded;
  char initial[2] = {'I', letters.len ? letters.ptr[0] : ' '};
  uint32_t found = DL_NONE;
  index_find(c, (dl_str){initial, 2}, &list);
  if (list.cut) return DL_NONE;
  for (uint32_t i = 0; i < list.count; i++) {
    const dl_group *group = &c->work->groups[list.groups[i]];
    if (!is_loose_acronym(letters, &c->work->forms[group->first_form])) continue;
    if (found != DL_NONE) return DL_NONE;
    found = list.groups[i];
  }
  return found;
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
static bool is_town_of_body(const cluster *c, const dl_form *form, const dl_form *longer) {
  uint32_t count = form->core_end - form->core_first, at = longer->core_first + count;
  while (at < longer->core_end && !is_public_body(longer->words[at].folded)) at++;
  if (at >= longer->core_end) return false;
  if (dl_str_equal(form->words[form->core_end - 1].folded, DL_STR("county"))) return true;
  char buffer[KEY_MAX];
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

static uint32_t find_other(cluster *c, dl_form *form, float *confidence) {
  uint32_t first = form->core_first, end = form->core_end, count = end - first;
  candidates list;
  *confidence = 0.98f;
  if (form->definition != DL_NONE && c->work->forms[form->definition].group != DL_NONE)
    return dl_work_root(c->work, c->work->forms[form->definition].group);
  index_find(c, words_key(c, 'E', form->words, first, end), &list);
  keep_agreeing(c, form, &list);
  /* Of several editions none. */
  if (list.count > 1 && form->type == DL_EVENT) return DL_NONE;
  if (list.count) return list.groups[0];
  /* "Americans" and "American"; a possessive that lost its apostrophe. */
  dl_str key = words_key(c, 'E', form->words, first, end);
  if (key.len > 5 && key.ptr[key.len - 1] == 's') {
    index_find(c, (dl_str){key.ptr, key.len - 1}, &list);
  } else if (key.len > 4 && key.len < KEY_MAX) {
    c->key[key.len] = 's';
    index_find(c, (dl_str){key.ptr, key.len + 1}, &list);
  }
  keep_agreeing(c, form, &list);
  *confidence = 0.9f;
  if (only(&list) != DL_NONE) return only(&list);
  if (form->type != DL_GROUP && form->type != DL_PLACE && count >= 2) {
    index_find(c, bag_key(c, form), &list);
    keep_agreeing(c, form, &list);
    *confidence = 0.9f;
    if (only(&list) != DL_NONE) return only(&list);
  }
  if (count == 1 && form->words[first].flags & DL_NW_CAPS) {
    index_find(c, words_key(c, 'A', form->words, first, end), &list);
    keep_agreeing(c, form, &list);
    *confidence = 0.9f;
    if (only(&list) != DL_NONE) return only(&list);
    /* "USAF" of "Air Force": the country's letters first. */
    dl_str code = form->words[first].folded;
    if (code.len >= 4 && code.len <= 8 && code.ptr[0] == 'u' &&
        (code.ptr[1] == 's' || code.ptr[1] == 'n')) {
      c->key[0] = 'A';
      memcpy(c->key + 1, code.ptr + 2, code.len - 2);
      index_find(c, (dl_str){c->key, code.len - 1}, &list);
      keep_agreeing(c, form, &list);
      if (only(&list) != DL_NONE) return only(&list);
    }
  }
  if (form->type == DL_ORGANIZATION && count == 1 && form->words[first].flags & DL_NW_CAPS) {
    uint32_t loose = find_loose_acronym(c, form);
    *confidence = 0.7f;
    if (loose != DL_NONE && types_agree(form, &c->work->groups[loose])) return loose;
  }
  dl_str alias = known_alias((dl_str){form->key.ptr, form->key.len});
  if (alias.len && alias.len < KEY_MAX) {
    c->key[0] = 'E';
    memcpy(c->key + 1, alias.ptr, alias.len);
    index_find(c, (dl_str){c->key, alias.len + 1}, &list);
    if (only(&list) != DL_NONE) return only(&list);
  }
  if (form->type == DL_PLACE || form->type == DL_GROUP) return DL_NONE;

  *confidence = 0.85f;
  char buffer[KEY_MAX];
  /* "the Commission" of "European Commission", "the Bank" of "Bank of England": if only one name
   * of the article holds the word. */
  bool generic = all_generic(form) && !is_legal_name(form); /* not "General Motors Corp." */
  if (form->type == DL_ORGANIZATION && generic) {
    candidates other;
    index_find(c, words_key(c, 'X', form->words, first, end), &list);
    index_find(c, words_key(c, 'P', form->words, first, end), &other);
    keep_agreeing(c, form, &list);
    keep_agreeing(c, form, &other);
    if (list.count == 1) drop_told_apart(c, form, &other);
    if (list.count + other.count == 1 && !list.cut && !other.cut)
      return list.count ? list.groups[0] : other.groups[0];
    return DL_NONE;
  }
  /* "Burlington" of "Burlington Industries". */
  if (count <= 4 && !generic) {
    index_find(c, words_key(c, 'P', form->words, first, end), &list);
    keep_agreeing(c, form, &list);
    keep_parent(c, form, &list);
    if (only(&list) != DL_NONE) {
      const dl_form *longer = longer_form(c, list.groups[0], form, false);
      bool sure = form->share[DL_PLACE] + form->share[DL_GROUP] < 0.2f * total(form->share);
      /* "Carrow Corp." is not "Carrow Credit Corp.", nor "Carrow Credit" where there is the former. */
      bool other_company =
          longer && (is_legal_name(longer) ? is_legal_name(form) : is_legal_core(c, form));
      if (longer && is_town_of_body(c, form, longer)) {
        float share = form->share[DL_PLACE];
        form->share[DL_PLACE] = form->share[form->type];
        form->share[form->type] = share;
        form->type = DL_PLACE;
        return DL_NONE;
      }
      if (longer && !other_company && !tail_tells(longer, count) && comes_early(c, longer, form) &&
          (sure ||
           !is_place_name(c, dl_join_words(form->words, first, end, buffer, sizeof buffer))))
        return list.groups[0];
    }
  }
  /* "Air Force" of "U.S. Air Force", "A380" of "Airbus A380". */
  if (count <= 4) {
    bool digits = false;
    for (uint32_t i = first; i < end; i++)
      if (form->words[i].flags & DL_NW_DIGIT) digits = true;
    index_find(c, words_key(c, 'X', form->words, first, end), &list);
    keep_agreeing(c, form, &list);
    /* "the Dreamliner" after "787 Dreamliners" */
    if (!list.count && is_thing(form->type)) {
      dl_str singular = words_key(c, 'X', form->words, first, end);
      if (singular.len > 3 && singular.len < KEY_MAX) {
        bool plural = singular.ptr[singular.len - 1] == 's';
        c->key[singular.len] = 's';
        index_find(c, (dl_str){c->key, plural ? singular.len - 1 : singular.len + 1}, &list);
        keep_agreeing(c, form, &list);
        if (only(&list) != DL_NONE) return only(&list);
      }
    }
    if (only(&list) != DL_NONE) {
      const dl_form *longer = longer_form(c, list.groups[0], form, true);
      if (longer) {
        dl_str rest = dl_join_words(longer->words, longer->core_first, longer->core_end - count,
                                    buffer, sizeof buffer);
        bool thing = is_thing(form->type) || is_thing(c->work->groups[list.groups[0]].type);
        /* "European airframer Airbus": a span that took in what describes. */
        const dl_name_word *before = &longer->words[longer->core_end - count - 1];
        bool described =
            before->flags & DL_NW_LOWER && !(before->classes & (DL_WORD_STOP | DL_WORD_PARTICLE));
        /* "Disney" of "Walt Disney Co.": a company by the name of a person. */
        bool given = count == 1 && longer->core_end - longer->core_first == 2 &&
                     dl_given_gender(rest) != 0 && !is_generic(&form->words[first]);
        if (digits || thing || described || given || (rest.len && is_place_name(c, rest)))
          return list.groups[0];
      }
    }
  }
  return DL_NONE;
}

/* ---- all forms --------------------------------------------------------------------------------- */

/* A string read as a person here and as something else there: the weaker reading yields, unless
 * both are well supported. */
static bool settle_types(cluster *c) {
  dl_work *work = c->work;
  dl_string_table seen = {NULL, 0, 0};
  for (uint32_t i = 0; i < work->form_count; i++) {
    dl_form *form = &work->forms[i];
    bool added;
    uint32_t *other = dl_string_table_put(work->scratch, &seen, form->key, i, &added);
    if (!other) return false;
    if (added) continue;
    dl_form *a = &work->forms[*other];
    if (is_person(a) == is_person(form)) continue;
    float x = total(a->share), y = total(form->share);
    dl_form *weak = x < y ? a : form, *strong = x < y ? form : a;
    float own = weak->share[weak->type] / (total(weak->share) + 1e-6f);
    if (total(weak->share) < 0.4f * (x + y) || own < 0.8f) weak->type = strong->type;
  }
  return true;
}

static void settle_form(cluster *c, dl_form *form) {
  dl_work *work = c->work;
  if (form->word_count == 0) {
    found(c, form);
    return;
  }
  float confidence = 1;
  uint32_t group =
      is_person(form) ? find_person(c, form, &confidence) : find_other(c, form, &confidence);
  /* A short form of unsure type may belong to the other world. */
  if (group == DL_NONE && !form->readings && form->core_end - form->core_first == 1) {
    float whole = total(form->share);
    dl_name_type type = form->type;
    if (!is_person(form) && form->share[DL_PERSON] >= 0.2f * whole) {
      form->type = DL_PERSON;
      group = find_person(c, form, &confidence);
      form->readings = NULL;
    } else if (is_person(form) && form->share[DL_PERSON] < 0.8f * whole) {
      form->type =
          form->share[DL_ORGANIZATION] >= form->share[DL_PLACE] ? DL_ORGANIZATION : DL_PLACE;
      group = find_other(c, form, &confidence);
    }
    if (group == DL_NONE) form->type = type;
  }
  if (group != DL_NONE) {
    join(c, group, form, confidence);
  } else {
    group = found(c, form);
  }
  if (work->groups[group].type == DL_PERSON && is_person(form))
    index_person(c, form, group);
  else
    index_other(c, form, group);
}

/* Gives each mention its group; of an ambiguous form, that which was spoken of last. */
static bool settle_spots(cluster *c) {
  dl_work *work = c->work;
  uint32_t *last = dl_arena_zalloc(work->scratch, work->group_count, sizeof *last);
  if (!last) return false;
  for (uint32_t i = 0; i < work->spot_count; i++) {
    dl_spot *spot = &work->spots[i];
    const dl_form *form = &work->forms[spot->form];
    uint32_t group = dl_work_root(work, form->group);
    if (form->readings) {
      uint32_t best = DL_NONE, when = 0;
      for (uint32_t k = 0; k < form->reading_count; k++) {
        uint32_t candidate = dl_work_root(work, form->readings[k]);
        if (last[candidate] > when) {
          best = candidate;
          when = last[candidate];
        }
      }
      if (best != DL_NONE) {
        group = best;
        spot->confidence *= 0.6f;
      }
    }
    spot->group = group;
    last[group] = i + 1;
    work->groups[group].spot_count++;
    if (spot->gender && !work->groups[group].gender && work->groups[group].type == DL_PERSON)
      work->groups[group].gender = spot->gender;
  }
  return true;
}

/* The type of a group by the votes of its forms, the fuller ones counting more. */
static void vote_type(dl_work *work, dl_group *group) {
  float votes[DL_NAME_TYPE_COUNT] = {0};
  for (uint32_t i = group->first_form; i != DL_NONE; i = work->forms[i].next) {
    const dl_form *form = &work->forms[i];
    float weight = form->core_end - form->core_first > 1 ? 2.0f : 1.0f;
    for (uint32_t k = 0; k < DL_NAME_TYPE_COUNT; k++) votes[k] += weight * form->share[k];
  }
  uint32_t best = group->type;
  for (uint32_t k = 0; k < DL_NAME_TYPE_COUNT; k++)
    if (votes[k] > votes[best]) best = k;
  group->type = (dl_name_type)best;
}

dl_status dl_work_cluster(dl_work *work) {
  cluster *c = dl_arena_zalloc(work->scratch, 1, sizeof *c);
  if (!c) return DL_ERR_MEMORY;
  c->work = work;
  c->gazetteer = dl_gazetteer_embedded();
  work->groups = dl_arena_alloc(work->scratch, work->form_count * sizeof *work->groups);
  uint32_t *order = dl_arena_alloc(work->scratch, work->form_count * sizeof *order);
  if (!work->groups || !order || !settle_types(c) || !learn_legal_names(c)) return DL_ERR_MEMORY;
  /* By number of words, the longest first, then in text order. */
  uint32_t at = 0;
  for (uint32_t n = DL_FORM_WORDS + 1; n-- > 0;)
    for (uint32_t i = 0; i < work->form_count; i++) {
      const dl_form *form = &work->forms[i];
      if ((form->word_count ? form->core_end - form->core_first : 0) == n) order[at++] = i;
    }
  for (uint32_t i = 0; i < at && !c->failed; i++) settle_form(c, &work->forms[order[i]]);
  if (c->failed || !settle_spots(c)) return DL_ERR_MEMORY;
  for (uint32_t i = 0; i < work->group_count; i++)
    if (work->groups[i].into == i) vote_type(work, &work->groups[i]);
  return DL_OK;
}
