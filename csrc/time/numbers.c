/* numbers.c: number words that stand together become one atom.
 *
 * "twenty-four", "a hundred", "two and a half", "2 1/2", and years as they are spoken ("nineteen
 * ninety-six", "two thousand and eight"). Runs once over the atoms and compacts them in place. */
#include "time/engine.h"

static bool spelled(const atom *a) {
  return atom_is(a, C_NUM) && !(a->flags & A_FIGURES);
}

/* Reads a spelled number below 100 at i; returns the atoms used, 0 when there is none. */
static uint32_t below_hundred(const run *r, uint32_t i, int32_t *value) {
  if (i >= r->count || !spelled(&r->atoms[i])) return 0;
  int32_t v = r->atoms[i].value;
  if (v >= 100) return 0;
  *value = v;
  if (v >= 20 && v % 10 == 0) {
    uint32_t j = i + 1;
    if (j < r->count && atom_is(&r->atoms[j], C_HYPHEN)) j++;
    if (j < r->count && spelled(&r->atoms[j]) && r->atoms[j].value > 0 && r->atoms[j].value < 10) {
      *value = v + r->atoms[j].value;
      return j + 1 - i;
    }
  }
  return 1;
}

/* A spoken year: nineteen ninety-six, two thousand (and) eight. */
static uint32_t spoken_year(const run *r, uint32_t i, int32_t *year) {
  int32_t high, low;
  uint32_t n = below_hundred(r, i, &high);
  if (!n) return 0;
  if (high >= 15 && high <= 20) {
    uint32_t j = i + n;
    if (j < r->count && atom_is(&r->atoms[j], C_HYPHEN)) j++;
    uint32_t m = below_hundred(r, j, &low);
    if (m && low >= 10 && r->atoms[j].value >= 10) {
      *year = high * 100 + low;
      return j + m - i;
    }
  }
  if (high == 2 && n == 1 && i + 1 < r->count && spelled(&r->atoms[i + 1]) &&
      r->atoms[i + 1].value == 1000) {
    uint32_t j = i + 2;
    if (j < r->count && atom_is(&r->atoms[j], C_AND)) j++;
    uint32_t m = below_hundred(r, j, &low);
    if (m) {
      *year = 2000 + low;
      return j + m - i;
    }
    /* "two thousand people"; "the year two thousand" */
    if (i == 0 || !atom_is(&r->atoms[i - 1], C_UNIT)) return 0;
    *year = 2000;
    return 2;
  }
  return 0;
}

/* A spelled cardinal: [a] hundred, two thousand five hundred, twenty-four. */
static uint32_t cardinal(const run *r, uint32_t i, int32_t *value) {
  uint32_t j = i;
  int32_t total = 0, group = 0;
  bool any = false;
  if (atom_is(&r->atoms[i], C_A)) {
    if (i + 1 < r->count && spelled(&r->atoms[i + 1]) &&
        (r->atoms[i + 1].value >= 100 || r->atoms[i + 1].value == 12) &&
        (r->atoms[i + 1].value != 12 ||
         dl_ascii_lower(r->text->bytes[r->atoms[i + 1].start]) == 'd')) {
      group = 1;
      j++;
    } else {
      return 0;
    }
  }
  while (j < r->count && spelled(&r->atoms[j]) && j - i < 10) {
    int32_t v = r->atoms[j].value;
    if (v == 100) {
      group = (group ? group : 1) * 100;
      if (group > 99999) return j - i;
    } else if (v == 1000) {
      total += (group ? group : 1) * 1000;
      group = 0;
      if (total > 9999999) return j - i;
    } else if (v == 12 && dl_ascii_lower(r->text->bytes[r->atoms[j].start]) == 'd') {
      group = (group ? group : 1) * 12; /* dozen */
    } else {
      int32_t low;
      uint32_t n = below_hundred(r, j, &low);
      if (any && group % 100 != 0) break; /* "five six": two numbers */
      group += low;
      j += n - 1;
    }
    any = true;
    j++;
    if (j + 1 < r->count && atom_is(&r->atoms[j], C_AND) && spelled(&r->atoms[j + 1]) &&
        group >= 100 && r->atoms[j + 1].value < 100)
      j++;
  }
  if (!any) return 0;
  *value = total + group;
  return j - i;
}

/* "1/2 hour": a proper fraction and its unit */
static bool fraction(const atom *a) {
  const atom *bar = a + 1, *b = a + 2, *unit = a + 3;
  return atom_is(bar, C_SLASHMARK) && atom_is(b, C_NUM) && !((bar->flags | b->flags) & A_SPACE) &&
         !a->milli && a->value > 0 && b->value > a->value && b->value <= 10 &&
         !((unit->flags | b->flags) & A_BREAK) && atom_is(unit, C_UNIT) &&
         atom_value(unit, C_UNIT) >= U_MINUTE;
}

/* "the 1920's", "the late '60's": the decade, written in an older way; "2020's election" is the
 * year's. `out` counts the joined atoms before it. */
static bool decade_of_old(const run *r, uint32_t i, uint32_t out, atom *a) {
  const char *figures = r->text->bytes + a->start;
  bool four = a->end - a->start == 4 && a->value >= 1000 && a->value < 2100;
  bool two = a->end - a->start > 2 && a->value < 100 && a->value >= 10 &&
             (figures[0] == '\'' || figures[0] == '\xE2');
  if (!(a->flags & A_FIGURES) || !(four || two) || a->value % 10 || a->milli || !out ||
      i + 1 >= r->count)
    return false;
  const atom *s = &r->atoms[i + 1];
  if (!atom_is(s, C_POSS) || s->start != a->end || s->end - s->start < 2 || (s->flags & A_BREAK))
    return false;
  const atom *before = &r->atoms[out - 1];
  if (out > 1 && atom_is(before, C_HYPHEN)) before--;
  if (!atom_is(before, C_EDGE) && !(atom_is(before, C_THE) && before + 1 == r->atoms + out))
    return false;
  atom_becomes(a, C_DECADE);
  if (two) a->value += a->value <= 20 ? 2000 : 1900;
  return true;
}

void dl_numbers_join(run *r) {
  uint32_t out = 0;
  for (uint32_t i = 0; i < r->count;) {
    const atom *first = &r->atoms[i];
    if (!(first->flags & A_FIGURES) && !atom_is(first, C_NUM) && !atom_is(first, C_A)) {
      if (out != i) r->atoms[out] = *first; /* most atoms are no numbers */
      out++, i++;
      continue;
    }
    atom a = *first;
    uint32_t used = 1;
    int32_t value = 0;
    bool number = false;
    if (decade_of_old(r, i, out, &a)) {
      used = 2;
    } else if (spelled(&a) || atom_is(&a, C_A)) {
      uint32_t n = atom_is(&a, C_A) ? 0 : spoken_year(r, i, &value);
      if (n) {
        used = n;
        atom_becomes(&a, C_NUM);
        class_add(&a.cls, C_YEAR);
        a.value = value;
        number = true;
      } else if ((n = cardinal(r, i, &value)) > 0) {
        used = n;
        atom_becomes(&a, C_NUM);
        a.value = value;
        number = true;
      }
    } else if (atom_is(&a, C_ORD) == false && atom_is(&a, C_NUM)) {
      number = true;
      /* 2 1/2 */
      if (i + 3 < r->count && atom_is(&r->atoms[i + 1], C_NUM) &&
          atom_is(&r->atoms[i + 2], C_SLASHMARK) && atom_is(&r->atoms[i + 3], C_NUM) &&
          r->atoms[i + 3].value > 1 && r->atoms[i + 3].value < 10 &&
          r->atoms[i + 1].value < r->atoms[i + 3].value) {
        a.milli = (int16_t)(r->atoms[i + 1].value * 1000 / r->atoms[i + 3].value);
        used = 4;
        atom_becomes(&a, C_NUM);
      }
      /* 1/2 hour, 3/4 of an hour */
      else if (i + 3 < r->count && fraction(&r->atoms[i])) {
        a.milli = (int16_t)(a.value * 1000 / r->atoms[i + 2].value);
        a.value = 0;
        used = 3;
        atom_becomes(&a, C_NUM);
      }
      /* 1.5 million, 3 hundred */
      else if (i + 1 < r->count && spelled(&r->atoms[i + 1]) && r->atoms[i + 1].value >= 100 &&
               a.value < 10000) {
        a.value = a.value * r->atoms[i + 1].value + a.milli * r->atoms[i + 1].value / 1000;
        a.milli = 0;
        used = 2;
        atom_becomes(&a, C_NUM);
      }
    }
    /* two and a half */
    if (number && i + used + 2 < r->count && atom_is(&r->atoms[i + used], C_AND) &&
        atom_is(&r->atoms[i + used + 1], C_A) && atom_is(&r->atoms[i + used + 2], C_HALF)) {
      a.milli = 500;
      used += 3;
      atom_becomes(&a, C_NUM);
    } else if (number && i + used + 4 < r->count && atom_is(&r->atoms[i + used], C_HYPHEN) &&
               atom_is(&r->atoms[i + used + 1], C_AND) &&
               atom_is(&r->atoms[i + used + 2], C_HYPHEN) &&
               atom_is(&r->atoms[i + used + 3], C_A) &&
               atom_is(&r->atoms[i + used + 4], C_HYPHEN) && i + used + 5 < r->count &&
               atom_is(&r->atoms[i + used + 5], C_HALF)) {
      a.milli = 500;
      used += 6;
      atom_becomes(&a, C_NUM);
    }
    /* an ordinal of two words: twenty-first */
    if (used == 1 && spelled(&a) && a.value >= 20 && a.value < 100 && a.value % 10 == 0) {
      uint32_t j = i + 1;
      if (j < r->count && atom_is(&r->atoms[j], C_HYPHEN)) j++;
      if (j < r->count && atom_is(&r->atoms[j], C_ORD) && r->atoms[j].value < 10 &&
          !(r->atoms[j].flags & A_FIGURES)) {
        a.value += r->atoms[j].value;
        atom_becomes(&a, C_ORD);
        used = j + 1 - i;
      }
    }
    if (used > 1) {
      a.end = r->atoms[i + used - 1].end;
      a.end_token = r->atoms[i + used - 1].end_token;
      a.flags &= (uint16_t)~A_STOP;
    }
    r->atoms[out++] = a;
    i += used;
  }
  r->count = out;
}
