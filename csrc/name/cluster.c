/* cluster.c: which forms mean one thing.
 *
 * Forms are taken from the longest to the shortest; each joins the one group that it can be a
 * shorter or other way of writing of, or founds its own. Groups are found through an index of keys
 * (surname, first name, beginnings, ends, initials, the set of words ...), whose lists are cut at a
 * fixed length, so that the work is linear in the forms.
 *
 * A name that fits two groups joins neither: "Clinton" beside Bill and Hillary is decided mention
 * by mention, by who was spoken of last. A wrong merge is worse than a missed one. */
#include "name/cluster.h"

#include "name/words.h"

/* ---- groups ------------------------------------------------------------------------------------ */

bool dl_types_agree(const dl_form *form, const dl_group *group) {
  if (form->type == group->type) return true;
  return form->share[group->type] >= 0.15f * dl_share_total(form->share) ||
         group->share[form->type] >= 0.25f * dl_share_total(group->share);
}

static char given_of(const dl_form *form) {
  if (form->type != DL_PERSON || form->core_end - form->core_first < 2) return 0;
  dl_str first = form->words[form->core_first].folded;
  for (uint32_t i = 1; i < first.len; i++)
    if (first.ptr[i] == '-') first.len = i;
  return dl_given_gender(first);
}

static void join(dl_cluster *c, uint32_t number, dl_form *form, float confidence) {
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

static uint32_t found(dl_cluster *c, dl_form *form) {
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

/* ---- all forms --------------------------------------------------------------------------------- */

/* A string read as a person here and as something else there: the weaker reading yields, unless
 * both are well supported. */
static bool settle_types(dl_cluster *c) {
  dl_work *work = c->work;
  dl_string_table seen = {NULL, 0, 0};
  for (uint32_t i = 0; i < work->form_count; i++) {
    dl_form *form = &work->forms[i];
    bool added;
    uint32_t *other = dl_string_table_put(work->scratch, &seen, form->key, i, &added);
    if (!other) return false;
    if (added) continue;
    dl_form *a = &work->forms[*other];
    if (dl_form_is_person(a) == dl_form_is_person(form)) continue;
    float x = dl_share_total(a->share), y = dl_share_total(form->share);
    dl_form *weak = x < y ? a : form, *strong = x < y ? form : a;
    float own = weak->share[weak->type] / (dl_share_total(weak->share) + 1e-6f);
    if (dl_share_total(weak->share) < 0.4f * (x + y) || own < 0.8f) weak->type = strong->type;
  }
  return true;
}

static void settle_form(dl_cluster *c, dl_form *form) {
  dl_work *work = c->work;
  if (form->word_count == 0) {
    found(c, form);
    return;
  }
  float confidence = 1;
  uint32_t group = dl_form_is_person(form) ? dl_cluster_person(c, form, &confidence)
                                           : dl_cluster_thing(c, form, &confidence);
  /* A short form of unsure type may belong to the other world. */
  if (group == DL_NONE && !form->readings && form->core_end - form->core_first == 1) {
    float whole = dl_share_total(form->share);
    dl_name_type type = form->type;
    if (!dl_form_is_person(form) && form->share[DL_PERSON] >= 0.2f * whole) {
      form->type = DL_PERSON;
      group = dl_cluster_person(c, form, &confidence);
      form->readings = NULL;
    } else if (dl_form_is_person(form) && form->share[DL_PERSON] < 0.8f * whole) {
      form->type =
          form->share[DL_ORGANIZATION] >= form->share[DL_PLACE] ? DL_ORGANIZATION : DL_PLACE;
      group = dl_cluster_thing(c, form, &confidence);
    }
    if (group == DL_NONE) form->type = type;
  }
  if (group != DL_NONE) {
    join(c, group, form, confidence);
  } else {
    group = found(c, form);
  }
  if (work->groups[group].type == DL_PERSON && dl_form_is_person(form))
    dl_cluster_index_person(c, form, group);
  else
    dl_cluster_index_thing(c, form, group);
}

/* Gives each mention its group; of an ambiguous form, that which was spoken of last. */
static bool settle_spots(dl_cluster *c) {
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
  dl_cluster *c = dl_arena_zalloc(work->scratch, 1, sizeof *c);
  if (!c) return DL_ERR_MEMORY;
  c->work = work;
  c->gazetteer = dl_gazetteer_embedded();
  work->groups = dl_arena_alloc(work->scratch, work->form_count * sizeof *work->groups);
  uint32_t *order = dl_arena_alloc(work->scratch, work->form_count * sizeof *order);
  if (!work->groups || !order || !settle_types(c) || !dl_cluster_learn_legal_names(c))
    return DL_ERR_MEMORY;
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
