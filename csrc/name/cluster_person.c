/* cluster_person.c: which group a person's form joins.
 *
 * A full name joins the one group of its surname whose full names can be other ways to write it; a
 * single word joins the one group whose surname, else whose first name, else whose middle name it
 * is. Where a surname or first name fits several, each mention decides. */
#include "name/cluster.h"

#include "name/words.h"

enum { READINGS_MAX = 4 };

/* ---- which names fit together ------------------------------------------------------------------ */

static bool genders_clash(char shown, const dl_group *group) {
  if (!shown) return false;
  if (group->gender) return group->gender != shown;
  return (group->given == 'f' || group->given == 'm') && group->given != shown;
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
  if (m < 2 || n < 2 || !dl_form_words_equal(a, a->core_end - 1, b, b->core_end - 1)) return false;
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
    if (!dl_form_words_equal(a, a->core_first + i, b, b->core_end - m + i)) return false;
  return true;
}

static bool person_fits(const dl_cluster *c, const dl_form *form, uint32_t number) {
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

static void keep_fitting(const dl_cluster *c, const dl_form *form, dl_candidates *list) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++)
    if (person_fits(c, form, list->groups[i])) list->groups[kept++] = list->groups[i];
  list->count = kept;
}

/* ---- the search -------------------------------------------------------------------------------- */

/* Leaves the choice to each mention. */
static bool set_readings(dl_cluster *c, dl_form *form, const dl_candidates *list) {
  uint32_t count = list->count < READINGS_MAX ? list->count : READINGS_MAX;
  uint32_t *readings = dl_arena_alloc(c->work->scratch, count * sizeof *readings);
  if (!readings) return false;
  memcpy(readings, list->groups, count * sizeof *readings);
  form->readings = readings;
  form->reading_count = count;
  return true;
}

uint32_t dl_cluster_person(dl_cluster *c, dl_form *form, float *confidence) {
  uint32_t first = form->core_first, end = form->core_end;
  dl_candidates list;
  *confidence = 0.98f;
  if (end - first >= 2) {
    dl_cluster_find(c, dl_cluster_key(c, 'S', form->words, end - 1, end), &list);
    keep_fitting(c, form, &list);
    if (list.count == 1 && !list.cut) return list.groups[0];
    dl_cluster_find(c, dl_cluster_key(c, 'T', form->words, first, end), &list);
    if (list.count == 1) {
      *confidence = 0.8f;
      return list.groups[0];
    }
    return DL_NONE;
  }
  dl_cluster_find(c, dl_cluster_key(c, 'S', form->words, first, end), &list);
  keep_fitting(c, form, &list);
  if (list.count == 1 && !list.cut) return list.groups[0];
  if (list.count > 1) {
    if (!set_readings(c, form, &list)) c->failed = true;
    return DL_NONE;
  }
  dl_cluster_find(c, dl_cluster_key(c, 'G', form->words, first, end), &list);
  keep_fitting(c, form, &list);
  if (list.count > 1) {
    if (!set_readings(c, form, &list)) c->failed = true;
    return DL_NONE;
  }
  if (list.count == 0) {
    dl_cluster_find(c, dl_cluster_key(c, 'M', form->words, first, end), &list);
    keep_fitting(c, form, &list);
  }
  *confidence = 0.8f;
  return list.count == 1 && !list.cut ? list.groups[0] : DL_NONE;
}
