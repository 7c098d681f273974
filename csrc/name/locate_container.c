/* locate_container.c: what each place is said to lie in, "Paris, Texas", and places of one name that the
 * article tells apart by it: "Portland, Ore., and Portland, Maine". */
#include "name/locate.h"

/* ---- what contains what ------------------------------------------------------------------------ */

void dl_locate_container_code(const dl_locator *l, dl_str name, char code[8], bool *is_region) {
  dl_readings found;
  found.count = 0;
  dl_locate_look_up(l, name, &found);
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
static dl_span container_behind(const dl_locator *l, const dl_spot *spot) {
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
    dl_locate_container_code(l, (dl_str){text->bytes + span.start, span.end - span.start}, code,
                             &is_region);
    if (code[0]) return span;
  }
  return none;
}

/* Whether a place of a form's name lies in what a piece of text names; its code. */
static bool lies_there(const dl_locator *l, const dl_form *form, dl_span container, char code[8]) {
  dl_readings found;
  dl_str inside = {NULL, 0};
  bool is_region;
  const char *bytes = l->work->text->bytes;
  dl_locate_container_code(l, (dl_str){bytes + container.start, container.end - container.start},
                           code, &is_region);
  found.count = 0;
  dl_locate_read_form(l, form, &found, &inside);
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

/* ---- two places of one name -------------------------------------------------------------------- */

/* Gives a mention a group of its own, with a form of its own, beside that which it was in. */
static void found_twin(dl_locator *l, uint32_t index, dl_span container) {
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
  l->twins[l->twin_count++] = (dl_twin_pair){old, twin};
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

void dl_locate_containers(dl_locator *l) {
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
    if (!same && l->twin_count < DL_LOCATE_TWINS && lies_there(l, form, *known, a) &&
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
