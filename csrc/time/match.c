/* match.c: walks the grammar over the atoms of a paragraph.
 *
 * Level by level, from left to right, the longest match of the level's rules; what it covers
 * becomes one chunk, in place. Rules are found by the class of their first atoms through an index
 * built once a run. A pattern has at most PATTERN_LONGEST elements and optional ones are taken when
 * they can be: a try costs a bounded number of steps, so a level is linear. */
#include "time/engine.h"

sem dl_sem_blank(void) {
  sem s;
  memset(&s, 0, sizeof s);
  s.year = NO_YEAR;
  s.hour = s.minute = s.second = -1;
  s.other = -1;
  return s;
}

int32_t dl_sem_new(run *r, const sem *value) {
  if (r->sem_count == r->sem_capacity) {
    uint32_t capacity = r->sem_capacity ? r->sem_capacity * 2 : 64;
    sem *grown = dl_arena_alloc(r->scratch, capacity * sizeof *grown);
    if (!grown) {
      r->failed = true;
      return -1;
    }
    if (r->sem_count) memcpy(grown, r->sems, r->sem_count * sizeof *grown);
    r->sems = grown;
    r->sem_capacity = capacity;
  }
  r->sems[r->sem_count] = *value;
  return (int32_t)r->sem_count++;
}

/* Inline: most of the engine's time goes into these. */
static inline bool fits(const element *e, const atom *a) {
  if (!((e->any.bits[0] & a->cls.bits[0]) | (e->any.bits[1] & a->cls.bits[1]))) return false;
  if (e->tight && (a->flags & A_SPACE)) return false;
  if (e->value < 0) return true;
  bool second = a->second != C_NONE && class_has(e->any, (atom_class)a->second);
  return (second ? a->value2 : a->value) == e->value;
}

static bool empty(const element *e) {
  return !(e->any.bits[0] | e->any.bits[1]);
}

/* Tries a pattern of some length at atom i: fills at[] and returns the atoms covered, or 0. */
static uint32_t try_pattern(const run *r, const element *pattern, uint32_t length, uint32_t i,
                            atom **at) {
  uint32_t j = i;
  uint32_t k = 0;
  for (; k < length; k++) {
    const element *e = &pattern[k];
    at[k] = NULL;
    if (j < r->count && fits(e, &r->atoms[j]) && !(j > i && (r->atoms[j].flags & A_BREAK))) {
      /* an optional element gives way when only the next, needed one can take this atom */
      if (e->optional && k + 1 < length && !e[1].optional && fits(e + 1, &r->atoms[j]) &&
          !(j + 1 < r->count && fits(e + 1, &r->atoms[j + 1])))
        continue;
      at[k] = &r->atoms[j++];
    } else if (!e->optional) {
      return 0;
    }
  }
  for (; k < PATTERN_LONGEST; k++) at[k] = NULL;
  return j - i;
}

/* A way to begin a rule: its first atom is taken by one of its first elements. */
typedef struct opening {
  class_set last; /* what the rule needs last, somewhere within its length */
  uint16_t rule;
  uint8_t length; /* of its pattern */
  bool alone;     /* the first atom can be all */
} opening;

/* The openings of a level as sets, 64 in a word: of each class, those that it can begin, and those that
 * it lets go on where it stands behind. Most rules fail there, so that few are tried. */
typedef struct level_word {
  uint64_t alone; /* those that need nothing behind */
  uint64_t begin[C_COUNT], go_on[C_COUNT];
} level_word;
typedef struct level_index {
  class_set starts;
  uint32_t count, words;
  opening *openings;
  level_word *sets;
} level_index;

struct rule_index {
  level_index levels[LEVELS];
};

/* The number of the lowest bit that is set: a de Bruijn sequence tells each by its upper six bits. */
static inline uint32_t low_bit(uint64_t bits) {
  static const uint8_t numbers[64] = {
      0,  1,  48, 2,  57, 49, 28, 3,  61, 58, 50, 42, 38, 29, 17, 4,  62, 55, 59, 36, 53, 51,
      43, 22, 45, 39, 33, 30, 24, 18, 12, 5,  63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21,
      44, 32, 23, 11, 46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9,  13, 8,  7,  6};
  return numbers[((bits & (~bits + 1)) * UINT64_C(0x03F79D71B4CB0A89)) >> 58];
}

/* What the sets of some classes hold together. */
static inline uint64_t union_of(const uint64_t *sets, class_set classes) {
  uint64_t all = 0;
  for (uint64_t bits = classes.bits[0]; bits; bits &= bits - 1) all |= sets[low_bit(bits)];
  for (uint64_t bits = classes.bits[1]; bits; bits &= bits - 1) all |= sets[64 + low_bit(bits)];
  return all;
}

static void add_to(uint64_t *sets, class_set classes, uint64_t opening) {
  for (uint64_t bits = classes.bits[0]; bits; bits &= bits - 1) sets[low_bit(bits)] |= opening;
  for (uint64_t bits = classes.bits[1]; bits; bits &= bits - 1) sets[64 + low_bit(bits)] |= opening;
}

static uint32_t pattern_length(const rule *rule) {
  uint32_t k = 0;
  while (k < PATTERN_LONGEST && !empty(&rule->pattern[k])) k++;
  return k;
}

/* How many elements can take a rule's first atom. */
static uint32_t opening_count(const rule *rule) {
  uint32_t k = 0;
  while (k + 1 < PATTERN_LONGEST && rule->pattern[k].optional && !empty(&rule->pattern[k + 1])) k++;
  return k + 1;
}

static void index_opening(level_index *index, uint32_t number, uint32_t length, uint32_t k) {
  const rule *rule = &dl_time_rules[number];
  uint32_t n = index->count++;
  opening *o = &index->openings[n];
  *o = (opening){{{0, 0}}, (uint16_t)number, (uint8_t)length, true};
  for (uint32_t i = 0; i < length; i++)
    if (!rule->pattern[i].optional) o->last = rule->pattern[i].any;
  class_join(&index->starts, rule->pattern[k].any);
  level_word *sets = &index->sets[n / 64];
  uint64_t bit = (uint64_t)1 << (n & 63);
  add_to(sets->begin, rule->pattern[k].any, bit);
  for (uint32_t i = k + 1; i < length && o->alone; i++) {
    add_to(sets->go_on, rule->pattern[i].any, bit);
    o->alone = rule->pattern[i].optional;
  }
  if (o->alone) sets->alone |= bit;
}

static bool index_rules(run *r, rule_index *index) {
  memset(index, 0, sizeof *index);
  uint32_t counts[LEVELS] = {0};
  for (uint32_t n = 0; n < dl_time_rule_count; n++)
    counts[dl_time_rules[n].level] += opening_count(&dl_time_rules[n]);
  for (uint32_t l = 0; l < LEVELS; l++) {
    level_index *level = &index->levels[l];
    level->words = (counts[l] + 63) / 64;
    level->openings = dl_arena_alloc(r->scratch, (counts[l] + 1) * sizeof *level->openings);
    level->sets = dl_arena_zalloc(r->scratch, level->words + 1, sizeof *level->sets);
    if (!level->openings || !level->sets) return false;
  }
  /* in the order of the table, so that the earlier rule comes first */
  for (uint32_t n = 0; n < dl_time_rule_count; n++) {
    const rule *rule = &dl_time_rules[n];
    uint32_t length = pattern_length(rule), count = opening_count(rule);
    for (uint32_t k = 0; k < count; k++) index_opening(&index->levels[rule->level], n, length, k);
  }
  return true;
}

static inline bool meet(class_set a, class_set b) {
  return ((a.bits[0] & b.bits[0]) | (a.bits[1] & b.bits[1])) != 0;
}

static class_set classes_behind(const run *r, uint32_t i) {
  return i + 1 < r->count && !(r->atoms[i + 1].flags & A_BREAK) ? r->atoms[i + 1].cls
                                                                : (class_set){{0, 0}};
}

/* The openings of a word that the atom's class and what stands behind it allow. */
static inline uint64_t openings_of(const level_word *sets, class_set first, class_set next) {
  uint64_t some = union_of(sets->begin, first);
  return some ? some & (sets->alone | union_of(sets->go_on, next)) : 0;
}

/* The next atom from i on at which a rule may begin. The large level is looked at once, in best_at. */
static uint32_t next_beginning(const run *r, const level_index *index, uint32_t i) {
  const class_set starts = index->starts;
  for (; i < r->count; i++)
    if (meet(r->atoms[i].cls, starts) &&
        (index->words > 1 || openings_of(index->sets, r->atoms[i].cls, classes_behind(r, i))))
      break;
  return i;
}

/* The classes of the atoms that a pattern at atom i can reach. */
static class_set within_reach(const run *r, uint32_t i) {
  class_set all = r->atoms[i].cls;
  for (uint32_t k = 1; k < PATTERN_LONGEST && i + k < r->count; k++) {
    const atom *a = &r->atoms[i + k];
    if (a->flags & A_BREAK) break;
    class_join(&all, a->cls);
  }
  return all;
}

/* The best match of one level at atom i, with its meaning; false when there is none. */
static bool best_at(run *r, const level_index *index, uint32_t i, uint32_t out, match *best,
                    const rule **which) {
  uint32_t longest = 0;
  const atom *a = &r->atoms[i];
  class_set next = classes_behind(r, i), reach = {{0, 0}};
  match m;
  m.r = r;
  m.first = i;
  m.before = out > 0 && !(a->flags & A_BREAK) ? &r->atoms[out - 1] : NULL;
  for (uint32_t w = 0; w < index->words; w++) {
    for (uint64_t bits = openings_of(&index->sets[w], a->cls, next); bits; bits &= bits - 1) {
      const opening *o = &index->openings[w * 64 + low_bit(bits)];
      if (!o->alone && !meet(next, o->last)) {
        if (!(reach.bits[0] | reach.bits[1])) reach = within_reach(r, i);
        if (!meet(reach, o->last)) continue;
      }
      const rule *rule = &dl_time_rules[o->rule];
      uint32_t used = try_pattern(r, rule->pattern, o->length, i, m.at);
      if (used == 0 || used < longest || (used == longest && rule >= *which)) continue;
      m.end = i + used;
      m.after = m.end < r->count && !(r->atoms[m.end].flags & A_BREAK) ? &r->atoms[m.end] : NULL;
      m.arg = rule->arg;
      m.trim_front = m.trim_back = 0;
      m.result = C_NONE;
      m.out = dl_sem_blank();
      if (!rule->act(&m)) continue;
      *best = m;
      *which = rule;
      longest = used;
    }
  }
  return longest > 0;
}

static void pass(run *r, const level_index *index) {
  uint32_t out = 0;
  for (uint32_t i = 0; i < r->count;) {
    /* atoms that begin no rule move together */
    uint32_t next = next_beginning(r, index, i);
    if (next > i) {
      if (out != i) memmove(&r->atoms[out], &r->atoms[i], (next - i) * sizeof *r->atoms);
      out += next - i;
      i = next;
      continue;
    }
    match m;
    const rule *which = dl_time_rules + dl_time_rule_count;
    if (!best_at(r, index, i, out, &m, &which)) {
      if (out != i) r->atoms[out] = r->atoms[i];
      out++;
      i++;
      continue;
    }
    /* "its third quarter": a possessive belongs to the noun */
    if (m.result >= C_DATE && !m.trim_front && atom_is(&r->atoms[m.first], C_THE) &&
        r->atoms[m.first].value == 1 && m.end - m.first > 1)
      m.trim_front = 1;
    uint32_t from = m.first + m.trim_front, to = m.end - m.trim_back;
    atom whole = r->atoms[from];
    whole.end = r->atoms[to - 1].end;
    whole.end_token = r->atoms[to - 1].end_token;
    if (r->atoms[to - 1].flags & A_STOP)
      whole.flags |= A_STOP;
    else
      whole.flags &= (uint16_t)~A_STOP;
    atom_becomes(&whole, m.result);
    if (m.result == C_DATE && m.out.base != BASE_FIELDS) class_add(&whole.cls, C_REMOTE);
    whole.value = m.out.ref;
    if (m.result >= C_DATE) {
      whole.sem = dl_sem_new(r, &m.out);
      whole.flags |= A_CHUNK;
      whole.rule = which->name;
      if (r->failed) return;
    } else {
      whole.value = m.out.mod;
      if (m.result == C_EVERY) whole.value = m.out.quant;
    }
    /* atoms in front of and behind the span stay what they were */
    atom tail[PATTERN_LONGEST];
    uint32_t tails = m.end - to;
    memcpy(tail, &r->atoms[to], tails * sizeof *tail);
    for (uint32_t k = m.first; k < from; k++) r->atoms[out++] = r->atoms[k];
    r->atoms[out++] = whole;
    for (uint32_t k = 0; k < tails; k++) r->atoms[out++] = tail[k];
    i = m.end;
  }
  r->count = out;
}

bool dl_match_prepare(run *r) {
  r->index = dl_arena_alloc(r->scratch, sizeof *r->index);
  return r->index && index_rules(r, r->index);
}

bool dl_match_run(run *r) {
  for (uint32_t level = 0; level < LEVELS && !r->failed; level++) {
    pass(r, &r->index->levels[level]);
    if (level == 1) dl_ranges_expand(r);
  }
  return !r->failed;
}
