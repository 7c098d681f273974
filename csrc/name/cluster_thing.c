/* cluster_thing.c: which group a form of an organisation, a place, a work ... joins.
 *
 * In this order: what the text itself says ("the National Security Agency (NSA)"), the same words,
 * the same but for an "s", the same in another order, initials, other names that are facts; at last
 * a longer name (cluster_short.c). */
#include "name/cluster.h"

/* ---- which names fit together ------------------------------------------------------------------ */

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

static bool group_clashes(const dl_cluster *c, const dl_form *form, const dl_group *group) {
  uint32_t steps = 0;
  for (uint32_t i = group->first_form; i != DL_NONE && steps < 6;
       i = c->work->forms[i].next, steps++)
    if (editions_clash(form, &c->work->forms[i])) return true;
  return false;
}

void dl_cluster_keep_agreeing(const dl_cluster *c, const dl_form *form, dl_candidates *list) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++) {
    const dl_group *group = &c->work->groups[list->groups[i]];
    if (dl_types_agree(form, group) && !(form->type == DL_EVENT && group_clashes(c, form, group)))
      list->groups[kept++] = list->groups[i];
  }
  list->count = kept;
}

/* ---- acronyms ---------------------------------------------------------------------------------- */

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
static uint32_t find_loose_acronym(dl_cluster *c, const dl_form *form) {
  dl_candidates list;
  dl_str letters = form->words[form->core_first].folded;
  char initial[2] = {'I', letters.len ? letters.ptr[0] : ' '};
  uint32_t found = DL_NONE;
  dl_cluster_find(c, (dl_str){initial, 2}, &list);
  if (list.cut) return DL_NONE;
  for (uint32_t i = 0; i < list.count; i++) {
    const dl_group *group = &c->work->groups[list.groups[i]];
    if (!is_loose_acronym(letters, &c->work->forms[group->first_form])) continue;
    if (found != DL_NONE) return DL_NONE;
    found = list.groups[i];
  }
  return found;
}

/* "NSA" of "National Security Agency", "USAF" of "Air Force". */
static uint32_t find_acronym(dl_cluster *c, const dl_form *form) {
  uint32_t first = form->core_first;
  dl_candidates list;
  dl_cluster_find(c, dl_cluster_key(c, 'A', form->words, first, first + 1), &list);
  dl_cluster_keep_agreeing(c, form, &list);
  if (dl_candidates_only(&list) != DL_NONE) return dl_candidates_only(&list);
  /* The country's letters first. */
  dl_str code = form->words[first].folded;
  if (code.len < 4 || code.len > 8 || code.ptr[0] != 'u' ||
      (code.ptr[1] != 's' && code.ptr[1] != 'n'))
    return DL_NONE;
  c->key[0] = 'A';
  memcpy(c->key + 1, code.ptr + 2, code.len - 2);
  dl_cluster_find(c, (dl_str){c->key, code.len - 1}, &list);
  dl_cluster_keep_agreeing(c, form, &list);
  return dl_candidates_only(&list);
}

/* ---- the search -------------------------------------------------------------------------------- */

/* All its words, or the same but for an "s" at the end: "Americans" and "American", a possessive that
 * lost its apostrophe. *stop: none, whatever else may fit. */
static uint32_t find_same(dl_cluster *c, const dl_form *form, float *confidence, bool *stop) {
  dl_candidates list;
  *confidence = 0.98f;
  dl_str key = dl_cluster_key(c, 'E', form->words, form->core_first, form->core_end);
  dl_cluster_find(c, key, &list);
  dl_cluster_keep_agreeing(c, form, &list);
  /* Of several editions of an event none. */
  *stop = list.count > 1 && form->type == DL_EVENT;
  if (*stop) return DL_NONE;
  if (list.count) return list.groups[0];
  *confidence = 0.9f;
  if (key.len > 5 && key.ptr[key.len - 1] == 's') {
    dl_cluster_find(c, (dl_str){key.ptr, key.len - 1}, &list);
  } else if (key.len > 4 && key.len < DL_CLUSTER_KEY_MAX) {
    c->key[key.len] = 's';
    dl_cluster_find(c, (dl_str){key.ptr, key.len + 1}, &list);
  }
  dl_cluster_keep_agreeing(c, form, &list);
  return dl_candidates_only(&list);
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

/* A name by another word for it, whatever its type. */
static uint32_t find_alias(dl_cluster *c, const dl_form *form) {
  dl_candidates list;
  dl_str alias = known_alias(form->key);
  if (!alias.len || alias.len >= DL_CLUSTER_KEY_MAX) return DL_NONE;
  c->key[0] = 'E';
  memcpy(c->key + 1, alias.ptr, alias.len);
  dl_cluster_find(c, (dl_str){c->key, alias.len + 1}, &list);
  return dl_candidates_only(&list);
}

uint32_t dl_cluster_thing(dl_cluster *c, dl_form *form, float *confidence) {
  uint32_t count = form->core_end - form->core_first, group;
  bool capitals = count == 1 && form->words[form->core_first].flags & DL_NW_CAPS, stop;
  *confidence = 0.98f;
  if (form->definition != DL_NONE && c->work->forms[form->definition].group != DL_NONE)
    return dl_work_root(c->work, c->work->forms[form->definition].group);
  group = find_same(c, form, confidence, &stop);
  if (group != DL_NONE || stop) return group;
  if (form->type != DL_GROUP && form->type != DL_PLACE && count >= 2) {
    dl_candidates list;
    dl_cluster_find(c, dl_cluster_bag(c, form), &list);
    dl_cluster_keep_agreeing(c, form, &list);
    if (dl_candidates_only(&list) != DL_NONE) return dl_candidates_only(&list);
  }
  if (capitals) {
    group = find_acronym(c, form);
    if (group != DL_NONE) return group;
  }
  if (capitals && form->type == DL_ORGANIZATION) {
    *confidence = 0.7f;
    group = find_loose_acronym(c, form);
    if (group != DL_NONE && dl_types_agree(form, &c->work->groups[group])) return group;
  }
  group = find_alias(c, form);
  if (group != DL_NONE || form->type == DL_PLACE || form->type == DL_GROUP) return group;
  *confidence = 0.85f;
  return dl_cluster_longer(c, form);
}
