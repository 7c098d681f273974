/* salience.c: how much the article is about each thing that it names.
 *
 * Salience grows with how often a thing is named (by the logarithm; pronouns count a quarter) and with
 * how early: in the title or the lead. A name inside another's ("Norvik" in "Norvik City Council")
 * counts too: what speaks of the one touches the other. It is relative to the article: the
 * most salient entity of an article about one person comes near 1. */
#include "name/cast.h"

#include "name/words.h"

#define TITLE_BYTES 160
#define TITLE_BONUS 5.0f
#define LEAD_BONUS  4.0f
#define LEAD_SLOPE  0.35f
#define PRONOUN     0.25f /* beside a name, which counts 1 */
#define CREDIT      0.1f
#define GROUP_SHARE 0.7f /* peoples mostly describe: "the Syrian army" */

enum { INNER_WORDS = 4 };

/* log2, near enough: the position of the highest bit and a straight line between; whole numbers of
 * 1/16, so that every machine agrees. */
static float log2_of(float v) {
  uint32_t n = (uint32_t)((v < 1e8f ? v : 1e8f) * 16.0f + 16.0f), bit = 0;
  while (n >> bit > 1) bit++;
  return (float)bit + (float)(n - (1u << bit)) / (float)(1u << bit) - 4.0f;
}

/* "Photo: Ann Lee", "Image by ...": a credit, not the story. */
static bool is_credit(const dl_work *work, const dl_spot *spot) {
  static const char *const words[] = {"image",      "photo",        "photos", "picture", "credit",
                                      "photograph", "photographer", "file",   "video",   "graphic",
                                      NULL};
  const dl_text *text = work->text;
  uint32_t first = text->sentences[spot->sentence].first_token;
  for (uint32_t t = spot->first_token, steps = 0; t > first && steps < 4; t--, steps++)
    for (const char *const *word = words; *word; word++)
      if (dl_token_is(text, t - 1, *word))
        return dl_token_is(text, t, ":") || dl_token_is(text, t, "by") || dl_token_is(text, t, "/");
  return false;
}

/* The title, or a short first paragraph that reads like one: more follow and it ends in no stop. */
static dl_span title_of(const dl_work *work) {
  const dl_text *text = work->text;
  dl_span title = work->context->title;
  if (title.end > title.start || text->paragraph_count < 2) return title;
  dl_span first = text->paragraphs[0];
  if (first.end <= first.start || first.end - first.start > TITLE_BYTES) return title;
  return text->bytes[first.end - 1] == '.' ? title : first;
}

/* What the title or the lead adds for a mention there. */
static float lead_of(const dl_spot *spot, dl_span title) {
  bool titled = title.end > title.start && spot->start >= title.start && spot->end <= title.end;
  return titled ? TITLE_BONUS : LEAD_BONUS / (1.0f + LEAD_SLOPE * (float)spot->sentence);
}

/* The folded words [first, end) of a form in its key, which joins them by one space. */
static dl_str inner_key(const dl_form *form, uint32_t first, uint32_t end) {
  uint32_t from = 0, to = 0;
  for (uint32_t i = 0; i < end; i++) {
    if (i) to++;
    if (i == first) from = to;
    to += form->words[i].folded.len;
  }
  return dl_str_slice(form->key, from, to);
}

/* Adds to each group whose name stands inside a form of another, which the title or the lead gave a
 * bonus. */
static void weigh_inner_names(dl_work *work, const dl_string_table *names, const dl_form *form,
                              float bonus, float *lead) {
  uint32_t own = dl_work_root(work, form->group);
  for (uint32_t first = 0; first < form->word_count; first++)
    for (uint32_t n = INNER_WORDS; n > 0; n--) {
      if (first + n > form->word_count || n == form->word_count) continue;
      const uint32_t *found = dl_string_table_get(names, inner_key(form, first, first + n));
      if (!found || *found == own) continue;
      dl_group *group = &work->groups[*found];
      /* "Ida Wolf-Hale" is not Ida Wolf; "North America" not America, but "New York City" New York. */
      dl_name_type type = work->groups[own].type;
      if (group->type == type && (type == DL_PERSON || (type == DL_PLACE && first > 0))) continue;
      group->salience += (float)form->mention_count;
      if (bonus > lead[*found]) lead[*found] = bonus;
      first += n - 1; /* "New York" is not York */
      break;
    }
}

/* The groups of all forms by their keys; what has several readings is left out. */
static bool index_names(dl_work *work, dl_string_table *names) {
  for (uint32_t i = 0; i < work->form_count; i++) {
    const dl_form *form = &work->forms[i];
    if (!form->word_count || form->word_count > INNER_WORDS || form->readings) continue;
    if (!dl_string_table_put(work->scratch, names, form->key, dl_work_root(work, form->group),
                             NULL))
      return false;
  }
  return true;
}

static dl_status weigh_mentions(dl_work *work, const dl_string_table *names, float *lead) {
  const dl_span title = title_of(work);
  bool *seen = dl_arena_zalloc(work->scratch, work->form_count, sizeof *seen);
  if (!seen) return DL_ERR_MEMORY;
  for (uint32_t i = 0; i < work->spot_count; i++) {
    const dl_spot *spot = &work->spots[i];
    dl_group *group = &work->groups[spot->group];
    bool credit = is_credit(work, spot);
    group->salience += credit ? CREDIT : spot->kind == DL_MENTION_NAME ? 1.0f : PRONOUN;
    if (credit) continue;
    /* The title, then the lead: the first mention there counts, once. */
    float bonus = lead_of(spot, title);
    if (bonus > lead[spot->group]) lead[spot->group] = bonus;
    if (spot->form == DL_NONE || seen[spot->form]) continue;
    seen[spot->form] = true;
    weigh_inner_names(work, names, &work->forms[spot->form], bonus, lead);
  }
  return DL_OK;
}

dl_status dl_work_salience(dl_work *work) {
  float *lead = dl_arena_zalloc(work->scratch, work->group_count, sizeof *lead);
  dl_string_table names = {NULL, 0, 0};
  if (!lead || !index_names(work, &names)) return DL_ERR_MEMORY;
  for (uint32_t i = 0; i < work->group_count; i++) work->groups[i].salience = 0;
  if (weigh_mentions(work, &names, lead) != DL_OK) return DL_ERR_MEMORY;
  float most = 0;
  for (uint32_t i = 0; i < work->group_count; i++) {
    dl_group *group = &work->groups[i];
    group->salience = log2_of(group->salience) + lead[i];
    if (group->type == DL_GROUP) group->salience *= GROUP_SHARE;
    if (group->salience > most) most = group->salience;
  }
  /* Near 1 for the foremost of an article that speaks of it much, less in a short one. */
  float top = most / (most + 1.0f);
  for (uint32_t i = 0; i < work->group_count; i++)
    work->groups[i].salience = most > 0 ? top * work->groups[i].salience / most : 0;
  return DL_OK;
}
