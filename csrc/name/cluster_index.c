/* cluster_index.c: under which keys a group is found.
 *
 * A letter tells kinds of keys apart:
 *
 *   S  the last one to three words of a person's name    E  all words of another name
 *   G  the first word                                    B  their set, without function words
 *   M  a word between                                    A  initials
 *   T  first name and surname, turned                    P  the first one to four words
 *                                                        X  the last one to four words
 *                                                        I  the first letter
 *
 * The list of a key is cut at a fixed length. */
#include "name/cluster.h"

#include "name/words.h"

/* ---- the index --------------------------------------------------------------------------------- */

dl_str dl_cluster_key(dl_cluster *c, char kind, const dl_name_word *words, uint32_t first,
                      uint32_t end) {
  c->key[0] = kind;
  dl_str joined = dl_join_words(words, first, end, c->key + 1, DL_CLUSTER_KEY_MAX - 1);
  return joined.ptr ? (dl_str){c->key, joined.len + 1} : joined;
}

static void index_add(dl_cluster *c, dl_str key, uint32_t group) {
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
    if (++length > DL_CLUSTER_LIST_MAX) return;
  }
  dl_cluster_node added = {group, *head};
  if (!dl_vec_push(c->work->scratch, &c->nodes, added)) {
    c->failed = true;
    return;
  }
  *head = c->nodes.count - 1;
}

void dl_cluster_find(dl_cluster *c, dl_str key, dl_candidates *out) {
  out->count = 0;
  out->cut = false;
  const uint32_t *head = key.len < 2 ? NULL : dl_string_table_get(&c->index, key);
  if (!head) return;
  for (uint32_t i = *head; i != DL_NONE; i = c->nodes.items[i].next) {
    uint32_t group = dl_work_root(c->work, c->nodes.items[i].group);
    uint32_t j = 0;
    while (j < out->count && out->groups[j] != group) j++;
    if (j < out->count) continue;
    if (out->count == DL_CLUSTER_LIST_MAX) {
      out->cut = true;
      return;
    }
    out->groups[out->count++] = group;
  }
}

uint32_t dl_candidates_only(const dl_candidates *list) {
  return list->count == 1 && !list->cut ? list->groups[0] : DL_NONE;
}

/* ---- persons ----------------------------------------------------------------------------------- */

void dl_cluster_index_person(dl_cluster *c, const dl_form *form, uint32_t group) {
  uint32_t first = form->core_first, end = form->core_end;
  for (uint32_t n = 1; n <= 3 && n < end - first + 1; n++)
    index_add(c, dl_cluster_key(c, 'S', form->words, end - n, end), group);
  if (end - first < 2) return;
  index_add(c, dl_cluster_key(c, 'G', form->words, first, first + 1), group);
  for (uint32_t i = first + 1; i + 1 < end; i++)
    if (form->words[i].folded.len > 1 && !(form->words[i].classes & DL_WORD_PARTICLE))
      index_add(c, dl_cluster_key(c, 'M', form->words, i, i + 1), group);
  if (end - first == 2) { /* surname first */
    dl_name_word turned[2] = {form->words[first + 1], form->words[first]};
    index_add(c, dl_cluster_key(c, 'T', turned, 0, 2), group);
  }
}

/* ---- everything else --------------------------------------------------------------------------- */

dl_str dl_cluster_bag(dl_cluster *c, const dl_form *form) {
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
  return dl_cluster_key(c, 'B', sorted, 0, n);
}

/* First letters of words: without function words, or with them. */
static dl_str initials_key(dl_cluster *c, const dl_form *form, uint32_t end, bool with_stops) {
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

void dl_cluster_index_thing(dl_cluster *c, const dl_form *form, uint32_t group) {
  uint32_t first = form->core_first, end = form->core_end, count = end - first;
  index_add(c, dl_cluster_key(c, 'E', form->words, first, end), group);
  if (count < 2) return;
  index_add(c, dl_cluster_bag(c, form), group);
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
    index_add(c, dl_cluster_key(c, 'P', form->words, first, first + n), group);
    index_add(c, dl_cluster_key(c, 'X', form->words, end - n, end), group);
  }
}
