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

/* Tries a pattern at atom i: fills at[] and returns the atoms covered, or 0. */
static uint32_t try_pattern(const run *r, const rule *rule, uint32_t i, atom **at) {
  uint32_t j = i;
  uint32_t k = 0;
  for (; k < PATTERN_LONGEST && !empty(&rule->pattern[k]); k++) {
    const element *e = &rule->pattern[k];
    at[k] = NULL;
    if (j < r->count && fits(e, &r->atoms[j]) && !(j > i && (r->atoms[j].flags & A_BREAK))) {
      /* an optional element gives way when only the next, needed one can take this atom */
      if (e->optional && k + 1 < PATTERN_LONGEST && !empty(&rule->pattern[k + 1]) &&
          !rule->pattern[k + 1].optional && fits(&rule->pattern[k + 1], &r->atoms[j]) &&
          !(j + 1 < r->count && fits(&rule->pattern[k + 1], &r->atoms[j + 1])))
        continue;
      at[k] = &r->atoms[j++];
    } else if (!e->optional) {
      return 0;
    }
  }
  for (; k < PATTERN_LONGEST; k++) at[k] = NULL;
  return j - i;
}

/* A rule under a class of its first atom, with what it needs behind that: most rules fail there. */
typedef struct rule_entry {
  class_set second, last; /* last: what it needs last, somewhere within its length */
  uint16_t rule;
  bool needs_second;
} rule_entry;

struct rule_index {
  class_set starts[LEVELS];
  uint16_t first[LEVELS][C_COUNT + 1]; /* into list */
  rule_entry *list;
};

/* The number of the lowest bit that is set. */
static uint32_t low_bit(uint64_t bits) {
  uint32_t n = 0;
  if (!(bits & 0xFFFFFFFF)) n += 32, bits >>= 32;
  if (!(bits & 0xFFFF)) n += 16, bits >>= 16;
  if (!(bits & 0xFF)) n += 8, bits >>= 8;
  if (!(bits & 0xF)) n += 4, bits >>= 4;
  if (!(bits & 3)) n += 2, bits >>= 2;
  return n + !(bits & 1);
}

static class_set first_set(const rule *rule) {
  class_set set = {{0, 0}};
  for (uint32_t k = 0; k < PATTERN_LONGEST && !empty(&rule->pattern[k]); k++) {
    set.bits[0] |= rule->pattern[k].any.bits[0];
    set.bits[1] |= rule->pattern[k].any.bits[1];
    if (!rule->pattern[k].optional) break;
  }
  return set;
}

/* The entry of a rule whose first atom is of class c. Where an optional element and the needed one
 * behind it both take c, the atom can be either. */
static rule_entry entry_of(uint32_t number, atom_class c) {
  rule_entry entry = {{{0, 0}}, {{0, 0}}, (uint16_t)number, false};
  const element *pattern = dl_time_rules[number].pattern;
  uint32_t k = 0;
  for (; k < PATTERN_LONGEST && !empty(&pattern[k]); k++)
    if (!pattern[k].optional) entry.last = pattern[k].any;
  k = 0;
  while (!class_has(pattern[k].any, c)) k++;
  bool either = pattern[k].optional;
  for (k++; k < PATTERN_LONGEST && !empty(&pattern[k]) && !entry.needs_second; k++) {
    entry.second.bits[0] |= pattern[k].any.bits[0];
    entry.second.bits[1] |= pattern[k].any.bits[1];
    if (pattern[k].optional) continue;
    entry.needs_second = !(either && class_has(pattern[k].any, c));
    either = false;
  }
  return entry;
}

static bool index_rules(run *r, rule_index *index) {
  memset(index, 0, sizeof *index);
  uint32_t total = 0;
  for (uint32_t n = 0; n < dl_time_rule_count; n++) {
    class_set set = first_set(&dl_time_rules[n]);
    uint8_t level = dl_time_rules[n].level;
    index->starts[level].bits[0] |= set.bits[0];
    index->starts[level].bits[1] |= set.bits[1];
    for (uint32_t w = 0; w < 2; w++)
      for (uint64_t bits = set.bits[w]; bits; bits &= bits - 1, total++)
        index->first[level][w * 64 + low_bit(bits)]++;
  }
  index->list = dl_arena_alloc(r->scratch, (total + 1) * sizeof *index->list);
  if (!index->list) return false;
  uint16_t at = 0;
  uint16_t fill[LEVELS][C_COUNT];
  for (uint32_t l = 0; l < LEVELS; l++)
    for (uint32_t c = 0; c <= C_COUNT; c++) {
      uint16_t n = c < C_COUNT ? index->first[l][c] : 0;
      index->first[l][c] = at;
      if (c < C_COUNT) fill[l][c] = at;
      at = (uint16_t)(at + n);
    }
  /* in the order of the table, so that the earlier rule comes first */
  for (uint32_t n = 0; n < dl_time_rule_count; n++) {
    class_set set = first_set(&dl_time_rules[n]);
    uint8_t level = dl_time_rules[n].level;
    for (uint32_t w = 0; w < 2; w++)
      for (uint64_t bits = set.bits[w]; bits; bits &= bits - 1)
        index->list[fill[level][w * 64 + low_bit(bits)]++] =
            entry_of(n, (atom_class)(w * 64 + low_bit(bits)));
  }
  return true;
}

static inline bool meet(class_set a, class_set b) {
  return ((a.bits[0] & b.bits[0]) | (a.bits[1] & b.bits[1])) != 0;
}

/* The classes of the atoms that a pattern at atom i can reach. */
static class_set within_reach(const run *r, uint32_t i) {
  class_set all = r->atoms[i].cls;
  for (uint32_t k = 1; k < PATTERN_LONGEST && i + k < r->count; k++) {
    const atom *a = &r->atoms[i + k];
    if (a->flags & A_BREAK) break;
    all.bits[0] |= a->cls.bits[0];
    all.bits[1] |= a->cls.bits[1];
  }
  return all;
}

/* The best match of one level at atom i, with its meaning; false when there is none. */
static bool best_at(run *r, const rule_index *index, uint32_t level, uint32_t i, uint32_t out,
                    match *best, const rule **which) {
  uint32_t longest = 0;
  const atom *a = &r->atoms[i];
  class_set next = i + 1 < r->count && !(a[1].flags & A_BREAK) ? a[1].cls : (class_set){{0, 0}};
  class_set reach = {{0, 0}};
  for (uint32_t w = 0; w < 2; w++) {
    uint64_t bits = a->cls.bits[w] & index->starts[level].bits[w];
    for (; bits; bits &= bits - 1) {
      uint32_t c = w * 64 + low_bit(bits);
      for (uint16_t n = index->first[level][c]; n < index->first[level][c + 1]; n++) {
        const rule_entry *entry = &index->list[n];
        if (entry->needs_second && !meet(next, entry->second)) continue;
        if (entry->needs_second && !meet(next, entry->last)) {
          if (!(reach.bits[0] | reach.bits[1])) reach = within_reach(r, i);
          if (!meet(reach, entry->last)) continue;
        }
        const rule *rule = &dl_time_rules[entry->rule];
        match m;
        uint32_t used = try_pattern(r, rule, i, m.at);
        if (used == 0 || used < longest || (used == longest && rule > *which)) continue;
        if (used == longest && longest) {
          if (rule == *which) continue;
        }
        m.r = r;
        m.first = i;
        m.end = i + used;
        m.before = out > 0 && !(r->atoms[i].flags & A_BREAK) ? &r->atoms[out - 1] : NULL;
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
  }
  return longest > 0;
}

static void pass(run *r, const rule_index *index, uint32_t level) {
  uint32_t out = 0;
  class_set starts = index->starts[level];
  for (uint32_t i = 0; i < r->count;) {
    /* atoms that begin no rule move together */
    uint32_t next = i;
    while (next < r->count && !((r->atoms[next].cls.bits[0] & starts.bits[0]) |
                                (r->atoms[next].cls.bits[1] & starts.bits[1])))
      next++;
    if (next > i) {
      if (out != i) memmove(&r->atoms[out], &r->atoms[i], (next - i) * sizeof *r->atoms);
      out += next - i;
      i = next;
      continue;
    }
    match m;
    const rule *which = dl_time_rules + dl_time_rule_count;
    if (!best_at(r, index, level, i, out, &m, &which)) {
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
    whole.cls = (class_set){{0, 0}};
    whole.second = C_NONE;
    whole.cls.bits[m.result >> 6] |= (uint64_t)1 << (m.result & 63);
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
    pass(r, r->index, level);
    if (level == 1) dl_ranges_expand(r);
  }
  return !r->failed;
}
