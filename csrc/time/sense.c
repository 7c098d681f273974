/* sense.c: words around a figure or a quarter that give another sense away.
 *
 * "The third quarter" of a match, "the mid-40s" of a thermometer. The words are looked for in the
 * same sentence, a bounded way to both sides; of a compound ("30-yard") the last part counts. */
#include "base/table.h"
#include "time/engine.h"

enum { SENSE_MATCH = 1, SENSE_WEATHER = 2, SENSE_ATTACK = 4, SENSE_RIOT = 8 };

typedef struct sense_word {
  char word[DL_TABLE_WIDTH];
  uint8_t sense;
} sense_word;

/* In byte order, for base/table.h. */
static const sense_word words[] = {
    {"assault", SENSE_ATTACK},
    {"assists", SENSE_MATCH},
    {"attack", SENSE_ATTACK | SENSE_RIOT},
    {"attacks", SENSE_ATTACK},
    {"basket", SENSE_MATCH},
    {"baskets", SENSE_MATCH},
    {"breezy", SENSE_WEATHER},
    {"buzzer", SENSE_MATCH},
    {"capitol", SENSE_RIOT},
    {"celsius", SENSE_WEATHER},
    {"chilly", SENSE_WEATHER},
    {"cloudy", SENSE_WEATHER},
    {"degrees", SENSE_WEATHER},
    {"dunk", SENSE_MATCH},
    {"fahrenheit", SENSE_WEATHER},
    {"fumble", SENSE_MATCH},
    {"fumbled", SENSE_MATCH},
    {"halftime", SENSE_MATCH},
    {"hamas", SENSE_ATTACK},
    {"highs", SENSE_WEATHER},
    {"hijacked", SENSE_ATTACK},
    {"hijackers", SENSE_ATTACK},
    {"hijackings", SENSE_ATTACK},
    {"hostages", SENSE_ATTACK},
    {"humid", SENSE_WEATHER},
    {"humidity", SENSE_WEATHER},
    {"insurrection", SENSE_RIOT},
    {"interception", SENSE_MATCH},
    {"interceptions", SENSE_MATCH},
    {"kickoff", SENSE_MATCH},
    {"layup", SENSE_MATCH},
    {"lows", SENSE_WEATHER},
    {"massacre", SENSE_ATTACK},
    {"mob", SENSE_RIOT},
    {"outscored", SENSE_MATCH},
    {"pointer", SENSE_MATCH},
    {"pointers", SENSE_MATCH},
    {"punt", SENSE_MATCH},
    {"quarterback", SENSE_MATCH},
    {"readings", SENSE_WEATHER},
    {"rebounds", SENSE_MATCH},
    {"riot", SENSE_RIOT},
    {"rioters", SENSE_RIOT},
    {"rioting", SENSE_RIOT},
    {"riots", SENSE_RIOT},
    {"scored", SENSE_MATCH},
    {"scoreless", SENSE_MATCH},
    {"showers", SENSE_WEATHER},
    {"skies", SENSE_WEATHER},
    {"stormed", SENSE_RIOT},
    {"storming", SENSE_RIOT},
    {"sunny", SENSE_WEATHER},
    {"sunshine", SENSE_WEATHER},
    {"temperature", SENSE_WEATHER},
    {"temperatures", SENSE_WEATHER},
    {"temps", SENSE_WEATHER},
    {"terrorist", SENSE_ATTACK},
    {"terrorists", SENSE_ATTACK},
    {"thermometer", SENSE_WEATHER},
    {"thermometers", SENSE_WEATHER},
    {"touchdown", SENSE_MATCH},
    {"touchdowns", SENSE_MATCH},
    {"trailed", SENSE_MATCH},
    {"yard", SENSE_MATCH},
    {"yards", SENSE_MATCH},
};

static uint8_t sense_of(const run *r, uint32_t token) {
  dl_str s = dl_token_str(r->text, token);
  uint32_t from = s.len;
  while (from > 0 && s.ptr[from - 1] != '-') from--;
  if (s.len - from < 3) return 0;
  const sense_word *row = DL_TABLE_FIND(words, dl_str_slice(s, from, s.len));
  return row ? row->sense : 0;
}

/* "22-5": two small figures, tight, and nothing behind them that they could count */
static bool is_score(const run *r, uint32_t token) {
  dl_str s = dl_token_str(r->text, token);
  uint32_t i = 0, first = 0, second = 0;
  while (i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9') i++, first++;
  if (first == 0 || first > 3 || i == s.len || s.ptr[i] != '-') return false;
  i++;
  while (i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9') i++, second++;
  return i == s.len && second > 0 && second <= 3;
}

/* Inline: most tokens are plainly neither. */
static inline bool has_sense(const run *r, uint32_t token, uint8_t sense) {
  dl_str s = dl_token_str(r->text, token);
  if (s.len < 3) return false;
  if (sense == SENSE_MATCH && s.ptr[0] >= '0' && s.ptr[0] <= '9' && is_score(r, token)) return true;
  return (sense_of(r, token) & sense) != 0;
}

/* Whether a sentence speaks of a sense within so many tokens before and behind. */
static bool speaks_of(const run *r, const atom *a, uint8_t sense) {
  enum { BEFORE = 14, BEHIND = 8 };
  const dl_text *text = r->text;
  for (uint32_t k = 0, at = a->token; k < BEFORE && at > 0; k++) {
    if (text->tokens[at].flags & DL_TOKEN_FIRST) break;
    at--;
    if (has_sense(r, at, sense)) return true;
  }
  for (uint32_t k = 0, at = a->end_token; k < BEHIND && at < text->token_count; k++, at++) {
    if (text->tokens[at].flags & DL_TOKEN_FIRST) break;
    if (has_sense(r, at, sense)) return true;
  }
  return false;
}

/* Days that news names by month and day alone, for what happened on them. */
static const struct {
  uint8_t month, day, sense;
  int32_t year;
} named_days[] = {
    {9, 11, SENSE_ATTACK, 2001},
    {1, 6, SENSE_RIOT, 2021},
    {10, 7, SENSE_ATTACK, 2023},
};

/* "after Sept. 11", "in the wake of September 11": with no article, of the day that parted the times */
static bool parts_times(const run *r, const atom *a) {
  static const char *const preps[] = {"After", "Before", "after", "before", "post", NULL};
  static const char *const nouns[] = {"aftermath", "because", "shadow", "spirit", "wake", NULL};
  if (a->token == 0) return false;
  dl_str before = dl_token_str(r->text, a->token - 1);
  if (before.len == 1 && before.ptr[0] == '-' && a->token > 1)
    before = dl_token_str(r->text, a->token - 2);
  if (dl_str_is_any(before, preps)) return true;
  return a->token > 1 && dl_str_equal(before, DL_STR("of")) &&
         dl_str_is_any(dl_token_str(r->text, a->token - 2), nouns);
}

int32_t dl_sense_named_year(const run *r, const atom *a, int32_t month, int32_t day) {
  if (month == 9 && day == 11 && parts_times(r, a)) return 2001;
  for (size_t i = 0; i < sizeof named_days / sizeof *named_days; i++)
    if (named_days[i].month == month && named_days[i].day == day &&
        speaks_of(r, a, named_days[i].sense))
      return named_days[i].year;
  return NO_YEAR;
}

bool dl_sense_of_match(const run *r, const atom *a) {
  return speaks_of(r, a, SENSE_MATCH);
}

bool dl_sense_of_weather(const run *r, const atom *a) {
  return speaks_of(r, a, SENSE_WEATHER);
}
