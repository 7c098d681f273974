/* phrases.c: feasts of several words become one C_HOLIDAY atom: "New Year's Eve", "Good Friday",
 * "Martin Luther King Jr. Day". The number is the holiday's in holidays.c. Case is ignored; a
 * possessive may be missing or written with either apostrophe. */
#include "time/engine.h"

typedef struct phrase {
  const char *words; /* lower case, single spaces, without possessives and full stops */
  uint8_t holiday;
} phrase;

static const phrase phrases[] = {
    {"new year", 61},
    {"trinity sunday", 62},
    {"whit monday", 63},
    {"ascension day", 64},
    {"anzac day", 65},
    {"waitangi day", 66},
    {"guy fawkes night", 67},
    {"guy fawkes day", 67},
    {"bonfire night", 67},
    {"burns night", 68},
    {"st george day", 69},
    {"st david day", 70},
    {"st andrew day", 71},
    {"day of the dead", 72},
    {"all souls day", 72},
    {"king day", 73},
    {"super bowl sunday", 74},
    {"victoria day", 75},
    {"shrove monday", 76},
    {"pancake day", 49},
    {"st paddy day", 13},
    {"saint paddy day", 13},
    {"new year day", 11},
    {"new years day", 11},
    {"new year eve", 35},
    {"new years eve", 35},
    {"valentine day", 12},
    {"valentines day", 12},
    {"st valentine day", 12},
    {"st patrick day", 13},
    {"saint patrick day", 13},
    {"independence day", 14},
    {"fourth of july", 14},
    {"veterans day", 15},
    {"armistice day", 15},
    {"remembrance day", 15},
    {"labor day", 16},
    {"labour day", 16},
    {"memorial day", 17},
    {"columbus day", 18},
    {"indigenous peoples day", 18},
    {"martin luther king jr day", 19},
    {"martin luther king day", 19},
    {"mlk day", 19},
    {"mlk jr day", 19},
    {"presidents day", 20},
    {"mother day", 21},
    {"mothers day", 21},
    {"father day", 22},
    {"fathers day", 22},
    {"mothering sunday", 86},
    {"remembrance sunday", 79},
    {"small business saturday", 80},
    {"world aids day", 81},
    {"ve day", 82},
    {"vj day", 83},
    {"advent sunday", 84},
    {"tax day", 85},
    {"singles day", 15},
    {"boxing day", 23},
    {"orthodox easter", 52},
    {"orthodox easter sunday", 52},
    {"orthodox good friday", 53},
    {"orthodox christmas", 54},
    {"lunar new year", 55},
    {"chinese new year", 55},
    {"lunar new year day", 55},
    {"chinese new year day", 55},
    {"chinese lunar new year", 55},
    {"simchat torah", 60},
    {"good friday", 24},
    {"ash wednesday", 25},
    {"palm sunday", 26},
    {"black friday", 27},
    {"earth day", 28},
    {"australia day", 29},
    {"bastille day", 33},
    {"may day", 34},
    {"canada day", 36},
    {"april fools day", 37},
    {"groundhog day", 38},
    {"cinco de mayo", 39},
    {"eid al fitr", 40},
    {"eid al adha", 41},
    {"yom kippur", 42},
    {"rosh hashanah", 43},
    {"all saints day", 44},
    {"election day", 45},
    {"super tuesday", 77},
    {"inauguration day", 78},
    {"international women day", 46},
    {"maundy thursday", 47},
    {"holy saturday", 48},
    {"shrove tuesday", 49},
    {"mardi gras", 49},
    {"cyber monday", 50},
    {"giving tuesday", 51},
};

/* Whether the atom's bytes are the word, in any case, full stops and a final s' aside. */
static bool same(const run *r, const atom *a, const char *word, uint32_t len) {
  const char *s = r->text->bytes + a->start;
  uint32_t n = a->end - a->start;
  while (n && s[n - 1] == '.') n--;
  if (n != len) return false;
  for (uint32_t i = 0; i < len; i++)
    if (dl_ascii_lower(s[i]) != word[i]) return false;
  return true;
}

/* The atoms that a phrase covers at i, 0 when it does not stand there. */
static uint32_t covers(const run *r, uint32_t i, const char *words) {
  uint32_t j = i;
  while (*words) {
    const char *end = words;
    while (*end && *end != ' ') end++;
    if (j >= r->count || (j > i && (r->atoms[j].flags & A_BREAK))) return 0;
    if (!same(r, &r->atoms[j], words, (uint32_t)(end - words))) return 0;
    j++;
    words = *end ? end + 1 : end;
    while (*words && j < r->count &&
           (atom_is(&r->atoms[j], C_POSS) || atom_is(&r->atoms[j], C_HYPHEN)))
      j++;
  }
  return j - i;
}

enum { PHRASES = sizeof phrases / sizeof *phrases };

/* The phrases by their first letter: most words of a text begin none. */
typedef struct letter_index {
  uint8_t first[27], order[PHRASES];
  uint32_t seconds[26]; /* the second letters: a bit each */
} letter_index;

static void index_letters(letter_index *index) {
  uint8_t fill[27] = {0};
  memset(index, 0, sizeof *index);
  for (uint8_t k = 0; k < PHRASES; k++) fill[phrases[k].words[0] - 'a' + 1]++;
  for (uint8_t c = 0; c < 26; c++)
    index->first[c + 1] = fill[c + 1] = (uint8_t)(fill[c] + fill[c + 1]);
  for (uint8_t k = 0; k < PHRASES; k++) {
    uint8_t c = (uint8_t)(phrases[k].words[0] - 'a');
    index->order[fill[c]++] = k;
    index->seconds[c] |= (uint32_t)1 << (phrases[k].words[1] & 31);
  }
}

void dl_phrases_join(run *r) {
  letter_index index;
  index_letters(&index);
  uint32_t out = 0;
  for (uint32_t i = 0; i < r->count;) {
    const atom *first = &r->atoms[i];
    uint32_t used = 0, holiday = 0;
    char c = dl_ascii_lower(r->text->bytes[first->start]);
    uint32_t len = first->end - first->start;
    char second = len > 1 ? dl_ascii_lower(r->text->bytes[first->start + 1]) : 0;
    char third = len > 2 ? dl_ascii_lower(r->text->bytes[first->start + 2]) : ' ';
    if (third == '.') third = ' '; /* "St." */
    if (c >= 'a' && c <= 'z' && index.seconds[c - 'a'] >> (second & 31) & 1)
      for (uint8_t k = index.first[c - 'a']; k < index.first[c - 'a' + 1]; k++) {
        const phrase *p = &phrases[index.order[k]];
        if (!p->holiday || second != p->words[1] || third != p->words[2]) continue;
        uint32_t n = covers(r, i, p->words);
        if (n > used) used = n, holiday = p->holiday;
      }
    if (!used) {
      if (out != i) r->atoms[out] = *first;
      out++, i++;
      continue;
    }
    atom a = *first;
    atom_becomes(&a, C_HOLIDAY);
    a.value = (int32_t)holiday;
    a.end = r->atoms[i + used - 1].end;
    a.end_token = r->atoms[i + used - 1].end_token;
    i += used;
    r->atoms[out++] = a;
  }
  r->count = out;
}
