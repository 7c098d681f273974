/* filter.c: which chunks are expressions of time, and which are names, modals and counts.
 *
 * A word such as "May", "fall", "second" or a figure such as "1999" can be a date or not; its
 * neighbours tell. Errors on the side of silence cost a find; errors on the other put a wrong day
 * into somebody's timeline, so doubtful words need a sign in their favour. */
#include "time/filter.h"

/* Nouns that a figure counts; a year does not stand before them without "the". */
static const char *const counted[] = {"people",
                                      "men",
                                      "women",
                                      "children",
                                      "troops",
                                      "soldiers",
                                      "workers",
                                      "employees",
                                      "jobs",
                                      "dollars",
                                      "euros",
                                      "pounds",
                                      "yen",
                                      "points",
                                      "miles",
                                      "kilometers",
                                      "kilometres",
                                      "km",
                                      "meters",
                                      "metres",
                                      "feet",
                                      "tons",
                                      "tonnes",
                                      "votes",
                                      "shares",
                                      "members",
                                      "students",
                                      "residents",
                                      "refugees",
                                      "cases",
                                      "homes",
                                      "houses",
                                      "units",
                                      "copies",
                                      "barrels",
                                      "acres",
                                      "hectares",
                                      "square",
                                      "percent",
                                      "per",
                                      "million",
                                      "billion",
                                      "rpm",
                                      "calories",
                                      "fans",
                                      "protesters",
                                      "demonstrators",
                                      "deaths",
                                      "victims",
                                      "passengers",
                                      "pages",
                                      "words",
                                      "seats",
                                      "rounds",
                                      "guests",
                                      "delegates",
                                      "officers",
                                      "police",
                                      "prisoners",
                                      "casualties",
                                      "fighters",
                                      "militants",
                                      "families",
                                      "vehicles",
                                      "cars",
                                      "tanks",
                                      "aircraft",
                                      "ships",
                                      "flights",
                                      "patients",
                                      "kg",
                                      "lb",
                                      "mph",
                                      "meters",
                                      "yards",
                                      "inches",
                                      "degrees",
                                      "guilders",
                                      "francs",
                                      "marks",
                                      "rubles",
                                      "rupees",
                                      "grams",
                                      "kilograms",
                                      "kilos",
                                      "lbs",
                                      "mm",
                                      "cm",
                                      "ml",
                                      "liters",
                                      "litres",
                                      "gallons",
                                      "watts",
                                      "mah",
                                      "hp",
                                      "horsepower",
                                      "cc",
                                      "nits",
                                      "pixels",
                                      NULL};

static const char *const numbered[] = {
    "flight", "route",  "room",       "page",    "no",         "no.",     "number",
    "boeing", "airbus", "model",      "highway", "interstate", "channel", "apartment",
    "suite",  "box",    "resolution", "section", "article",    "nikkei",  "area",
    "unit",   "lot",    "building",   "form",    "windows",    "office",  "series",
    "level",  "class",  "type",       "mark",    "version",    "chapter", "verse",
    "pp",     "pp.",    "p.",         "#",       "nasdaq",     "russell", NULL};

/* Before a count: "more than 2000". Before a year near publication, still the year: "cheaper than
 * 2023", "over 2024". */
static const char *const counting[] = {"at", "some", "than", "over", "nearly", "almost", NULL};

/* Nouns whose figure is none of a year, joined behind it. */
static const char *const blocks[] = {"block", "blocks", NULL};

/* Things of a feast or a season, at any time of the year. */
const char *const dl_feast_things[] = {
    "tree",     "trees",      "card",        "cards",    "carol",       "carols",  "gift",
    "gifts",    "present",    "presents",    "lights",   "decorations", "decor",   "decorating",
    "ornament", "ornaments",  "cookies",     "music",    "song",        "songs",   "album",
    "movie",    "movies",     "film",        "films",    "jumper",      "jumpers", "sweater",
    "sweaters", "stocking",   "stockings",   "wreath",   "wreaths",     "pudding", "cake",
    "crackers", "crafts",     "candy",       "costume",  "costumes",    "eggs",    "bunny",
    "tires",    "tyres",      "coat",        "coats",    "jacket",      "jackets", "boots",
    "clothes",  "clothing",   "gear",        "wardrobe", "wonderland",  "squash",  "spirit",
    "cheer",    "resolution", "resolutions", NULL};

/* What recurs with a season: "summer camp", "the winter solstice". */
static const char *const seasonal[] = {
    "solstice", "solstices",   "vacation",     "vacations",  "holidays",    "break",
    "breaks",   "recess",      "camp",         "camps",      "school",      "schools",
    "olympics", "games",       "sports",       "weather",    "storm",       "storms",
    "nights",   "conditions",  "temperatures", "heat",       "cold",        "shoes",
    "running",  "job",         "jobs",         "internship", "internships", "training",
    "cleaning", "blockbuster", "blockbusters", "reading",    "home",        "crops",
    "wheat",    "chill",       "sun",          "heatwave",   NULL};

static bool joins(const atom *b) {
  return b && (atom_is(b, C_AND) || atom_is(b, C_OR) || atom_is(b, C_TO) || atom_is(b, C_HYPHEN) ||
               atom_is(b, C_DASH) || atom_is(b, C_COMMA) || atom_is(b, C_SLASHMARK));
}

static const char *const titles[] = {
    "mr",   "mr.",   "mrs",  "mrs.", "ms",   "ms.",   "miss", "dr",   "dr.",  "sir",  "lord",
    "lady", "judge", "gov.", "sen.", "rep.", "prof.", "rev.", "gen.", "col.", "sgt.", NULL};

static const char *const streets[] = {"street",    "st.",   "avenue", "ave.", "road", "rd.",
                                      "boulevard", "blvd.", "drive",  "lane", "way",  NULL};

/* "2010-2015-86": a telephone or part number. Chains of figures are short or cut after a few. */
static bool in_chain(const run *r, const atom *a) {
  const char *bytes = r->text->bytes;
  uint32_t hyphens = 0, p = a->start, q = a->end;
  for (; p > 0 && a->start - p < 12 &&
         ((bytes[p - 1] >= '0' && bytes[p - 1] <= '9') || bytes[p - 1] == '-');
       p--)
    hyphens += bytes[p - 1] == '-' && p - 1 > 0 && bytes[p - 2] >= '0' && bytes[p - 2] <= '9';
  for (; q + 1 < r->text->len && q - a->end < 12 &&
         ((bytes[q] >= '0' && bytes[q] <= '9') || bytes[q] == '-');
       q++)
    hyphens += bytes[q] == '-' && bytes[q + 1] >= '0' && bytes[q + 1] <= '9';
  return hyphens > 1;
}

static bool keep_year(const run *r, const atom *a, const atom *b, const atom *n, const atom *bb) {
  int32_t year = r->sems[a->sem].year;
  if (!(a->flags & A_FIGURES)) return true;
  if (in_chain(r, a)) return false;
  if (money(r, b) || atom_reads_any(r, b, numbered)) return false;
  /* "020 7946 2024": a telephone number */
  if (b && atom_is(b, C_NUM) && (b->flags & A_FIGURES) && !(b->flags & A_COMMAS) && !b->milli &&
      b->end - b->start >= 3 && (a->flags & A_SPACE))
    return false;
  if (atom_reads_any(r, b, counting)) {
    /* "at 1999" is a level, "in 1999" a year */
    const dl_time_context *now = r->context;
    bool near = now->has_published && year >= now->published.year - 3 &&
                year <= now->published.year + 7 && !atom_reads(r, b, "at") &&
                !atom_reads(r, b, "some");
    if (!near || (n && atom_is(n, C_PLAIN) && !joins(n) && !atom_reads(r, n, "levels")))
      return false;
  }
  if (atom_reads_any(r, n, blocks)) return false; /* "the 1900 block of Main Street" */
  if (b && !(a->flags & A_SPACE) && (atom_is(b, C_STOP) || atom_is(b, C_PLAIN))) {
    if (!atom_reads(r, b, "(") && !atom_reads(r, b, "\"") && !atom_reads(r, b, "[") &&
        !(r->text->bytes[b->start] & 0x80))
      return false;
  }
  if (n && !(n->flags & A_SPACE) && (atom_is(n, C_PLAIN) || atom_is(n, C_NUM))) return false;
  if (n && atom_reads(r, n, "%")) return false;
  if (n && name_word(n) && atom_reads_any(r, behind(r, n), streets)) return false;
  bool plural = n && atom_is(n, C_PLAIN) && (n->flags & A_SPACE) && !(n->flags & A_CAPITAL) &&
                r->text->bytes[n->end - 1] == 's' && n->end - n->start > 3;
  if (plural && b && atom_is(b, C_PLAIN) && !(b->flags & A_CAPITAL)) return false;
  if (b && atom_is(b, C_QMOD) && n && atom_is(n, C_PLAIN) && (n->flags & A_SPACE)) return false;
  bool likely = year >= 1900 && year <= 2035;
  if (n && (n->flags & A_SPACE) && atom_reads_any(r, n, counted) &&
      !(b && (atom_reads(r, b, "the") || atom_reads(r, b, "in"))))
    return false;
  if (n && (n->flags & A_SPACE) && atom_is(n, C_UNIT)) return false;
  /* a figure joined to another that is no year: a telephone or part number, a score */
  if (b && joins(b) && !atom_is(b, C_COMMA) && !(a->flags & A_SPACE) && bb && atom_is(bb, C_NUM))
    return false;
  if (likely) return true;
  if (prep(b) && !atom_is(b, C_ON)) {
    if (year < 1300 && !atom_reads(r, b, "in") && !atom_reads(r, b, "since") &&
        !atom_reads(r, b, "until"))
      return false;
    if (year > 2100) return false;
    if (n && atom_is(n, C_PLAIN) && (n->flags & A_SPACE) && !(n->flags & A_CAPITAL) &&
        year < 1500) {
      uint32_t len = n->end - n->start;
      if (len && r->text->bytes[n->end - 1] == 's') return false;
    }
    return true;
  }
  if (b && atom_is(b, C_PAREN)) return year <= 2100 && year >= 1300;
  if (b && joins(b) && bb && atom_is(bb, C_DATE)) return true;
  if (n && joins(n) && behind(r, n) && (n[1].flags & A_CHUNK)) return year <= 2100;
  if (year < 1500 || year >= 1900 || !b) return false;
  if (atom_is(b, C_THE)) return n != NULL; /* the 1780 "Moonlight Battle" */
  /* "as late as 1781"; a heading's "Blockade, 1861" */
  return atom_reads(r, b, "as") || (r->story && atom_is(b, C_COMMA) && !n);
}

/* Months that are names, too. */
static const char *const month_names[] = {"april", "may", "june", "august", "march", NULL};

/* What is a person's, not a month's: "May's cabinet". */
static const char *const persons[] = {
    "allies",    "ally",        "attempt",   "brexit",     "cabinet",     "deal",
    "departure", "government",  "husband",   "leadership", "majority",    "office",
    "own",       "party",       "plan",      "plans",      "premiership", "resignation",
    "spokesman", "spokeswoman", "successor", "team",       "withdrawal",  NULL};

static bool keep_month(const run *r, const atom *a, const atom *b, const atom *n) {
  if (dl_calendar_reads(r) && (a->flags & A_CAPITAL) && !b && (!n || !atom_is(n, C_PLAIN)))
    return true;
  if (atom_reads_any(r, b, titles)) return false;
  /* "Cho's June": a name; "last year's June" is a month, "Cho's November defeat", too */
  bool maybe_name = atom_reads_any(r, a, month_names);
  if (b && atom_is(b, C_POSS) && b > r->atoms && name_word(b - 1) && !(b[-1].flags & A_FIRST) &&
      (maybe_name || !n || !atom_is(n, C_PLAIN)))
    return false;
  /* "32 August", "August 32": no day of it */
  if (b && atom_is(b, C_NUM) && (b->flags & A_FIGURES) && !b->milli && b->value > 31 &&
      b->value < 100 && (a->flags & A_SPACE))
    return false;
  if (n && atom_is(n, C_NUM) && (n->flags & A_FIGURES) && !n->milli && n->value > 31 &&
      n->value < 100 && (!behind(r, n) || atom_is(n + 1, C_STOP)))
    return false;
  bool bare_abbreviation = (a->flags & A_ABBR) && !(a->flags & A_STOP);
  if (!(a->flags & A_CAPITAL)) return !(a->flags & (A_WEAK | A_ABBR));
  if (bare_abbreviation && !prep(b)) return false;
  if ((a->flags & A_CAPS) && a->end - a->start == 3 && !prep(b)) return false; /* MAR, MAY */
  bool sign = prep(b) ||
              (b && (joins(b) || atom_is(b, C_PAREN)) && b > r->atoms && (b[-1].flags & A_CHUNK));
  if (atom_reads(r, a, "may")) {
    if (!sign) return false;
    /* "On Friday, May pointed out", but "in March, May and June" */
    static const char *const verbs[] = {"will", "had", "has", "said", "would", NULL};
    if (atom_is(b, C_COMMA) && atom_reads_any(r, n, verbs)) return false;
    if (atom_is(b, C_COMMA) && n && atom_is(n, C_PLAIN) && !(n->flags & A_CAPITAL) &&
        (n->flags & A_SPACE) && b > r->atoms && strcmp(b[-1].rule ? b[-1].rule : "", "month") != 0)
      return false;
    /* "members of May's cabinet", but "ahead of May's local elections" */
    if (n && atom_is(n, C_POSS) &&
        (atom_reads_any(r, behind(r, n), persons) ||
         (behind(r, n) && atom_reads_any(r, behind(r, n + 1), persons))))
      return false;
    if (b && (atom_is(b, C_AND) || atom_is(b, C_OF)) && plain_capital(n)) return false;
    if (plain_capital(n)) return false;
    return true;
  }
  /* "Mark and April got married" */
  if (b && atom_is(b, C_AND) && b > r->atoms && name_word(b - 1) &&
      (atom_reads(r, a, "april") || atom_reads(r, a, "june") || atom_reads(r, a, "august")))
    return false;
  if (sign)
    return !(plain_capital(n) && atom_reads(r, b, "by") &&
             (atom_reads(r, a, "april") || atom_reads(r, a, "june") || atom_reads(r, a, "august") ||
              atom_reads(r, a, "march")));
  if (atom_reads(r, a, "march") || atom_reads(r, a, "august")) {
    if (n && (atom_is(n, C_TO) || atom_is(n, C_PREP) || atom_is(n, C_OF) || atom_is(n, C_ON)) &&
        atom_reads(r, a, "march"))
      return false;
    if (!b || (a->flags & A_FIRST)) return n && (atom_is(n, C_PLAIN) == false) && !joins(n);
    if (plain_capital(b) || atom_is(b, C_POSS) || plain_capital(n)) return false;
    if (atom_is(b, C_LONG)) return false;
    return true;
  }
  /* "April Smith", "June Brown", but "a June AP poll" */
  if (b && (atom_is(b, C_A) || (atom_is(b, C_THE) && b->value == 0)) && (b->flags & A_SPACE) && n &&
      atom_is(n, C_PLAIN) && !atom_reads(r, n, "fool") && !atom_reads(r, n, "fools"))
    return true;
  if (plain_capital(n) && !atom_is(a, C_OF) &&
      (atom_reads(r, a, "april") || atom_reads(r, a, "june") || atom_reads(r, a, "jan.") ||
       atom_reads(r, a, "august")))
    return false;
  if (plain_capital(b) && !(b->flags & A_FIRST) &&
      (atom_reads(r, a, "april") || atom_reads(r, a, "june")))
    return false;
  return true;
}

static const char *const papers[] = {
    "times",       "telegraph",      "mirror", "express", "herald",   "mail",   "sun",     "post",
    "independent", "night football", "world",  "school",  "observer", "people", "tribune", NULL};

/* Bloody Sunday, Ruby Tuesday, Sheffield Wednesday */
static const char *const named_weekdays[] = {"bloody", "ash",  "black",     "freaky",
                                             "ruby",   "joan", "sheffield", NULL};

static bool is_weekday(const run *r, const atom *a) {
  return a && atom_is(a, C_DATE) && a->sem >= 0 && r->sems[a->sem].weekday;
}

/* "Mon-Fri", "Sat to Sun"; not "the Sun-Mon merger" */
static bool weekday_range(const run *r, const atom *b, const atom *n) {
  if (b && (atom_is(b, C_HYPHEN) || atom_is(b, C_DASH) || atom_is(b, C_TO)) && b > r->atoms)
    return is_weekday(r, b - 1) && !(b - 1 > r->atoms && atom_is(b - 2, C_THE));
  if (b && atom_is(b, C_THE)) return false;
  return n && (atom_is(n, C_HYPHEN) || atom_is(n, C_DASH) || atom_is(n, C_TO)) &&
         is_weekday(r, behind(r, n));
}

static bool keep_weekday(const run *r, const atom *a, const atom *b, const atom *n) {
  if (dl_calendar_reads(r) && (!n || !atom_is(n, C_PLAIN)) && (!b || !atom_is(b, C_PLAIN)))
    return true;
  if (!(a->flags & A_CAPITAL)) {
    return !(a->flags & A_ABBR);
  }
  if ((a->flags & A_ABBR) && (a->flags & A_WEAK) && !weekday_range(r, b, n)) {
    if (!(a->flags & A_STOP) && !(b && atom_is(b, C_ON))) return false;
    if (b && atom_is(b, C_THE)) return false;
  }
  if (n && (n->flags & A_CAPITAL) && atom_reads_any(r, n, papers)) return false;
  if (atom_reads_any(r, b, titles)) return false;
  /* Saturday Night Live */
  if (n && (atom_is(n, C_PART) || atom_is(n, C_TIME)) && (n->flags & A_CAPITAL) &&
      name_word(behind(r, n)))
    return false;
  if (b && atom_is(b, C_ON) && b > r->atoms && atom_reads(r, b - 1, "mail")) return false;
  if (b && (b->flags & A_CAPITAL) && atom_reads_any(r, b, named_weekdays)) return false;
  if (atom_reads(r, n, "addams")) return false;
  return true;
}

static bool keep_season(const run *r, const atom *a, const atom *b, const atom *n) {
  const sem *s = &r->sems[a->sem];
  if (s->base == BASE_DEIXIS || s->year != NO_YEAR || s->other >= 0) return true;
  if (r->story && s->season != PART_FA) return true;
  if (atom_reads(r, a, "the fall") || atom_reads(r, a, "the spring")) {
    if (!prep(b) || (b && atom_is(b, C_OF))) return false;
    return !(n &&
             (atom_is(n, C_OF) || atom_is(n, C_PLAIN) || atom_is(n, C_FROM) || atom_is(n, C_IN)));
  }
  if (a->flags & A_WEAK) {
    if (!(b && (atom_is(b, C_IN) || atom_is(b, C_EDGE) ||
                (atom_is(b, C_PREP) && !atom_reads(r, b, "for")))))
      return false;
    if (s->season == PART_FA && n && !atom_is(n, C_STOP) && !atom_is(n, C_COMMA)) return false;
    return true;
  }
  if (atom_reads_any(r, n, dl_feast_things) || (!r->story && atom_reads_any(r, n, seasonal)))
    return false;
  const char *bytes = r->text->bytes;
  uint32_t p = a->end;
  while (p > a->start && bytes[p - 1] != ' ') p--;
  bool capital = bytes[p] >= 'A' && bytes[p] <= 'Z';
  if (capital && plain_capital(n)) return false;
  if (capital && name_word(b)) return false;
  return true;
}

/* "the mid-40s": a decade is written in two figures, too, unless it is the thermometer's */
static bool keep_decade(const run *r, const atom *a) {
  const char *bytes = r->text->bytes;
  uint32_t p = a->end - 1; /* the s */
  uint32_t digits = 0;
  while (p > a->start && bytes[p - 1] >= '0' && bytes[p - 1] <= '9') p--, digits++;
  if (digits != 2) return true;
  bool quoted = p > a->start && bytes[p - 1] != ' ' && bytes[p - 1] != '-';
  return quoted || !dl_sense_of_weather(r, a);
}

bool dl_filter_keep(run *r, uint32_t i) {
  const atom *a = &r->atoms[i];
  sem *s = &r->sems[a->sem];
  const atom *b = i > 0 && !(a->flags & A_BREAK) ? a - 1 : NULL;
  const atom *bb = i > 1 && b && !(b->flags & A_BREAK) ? a - 2 : NULL;
  const atom *n = i + 1 < r->count && !(a[1].flags & A_BREAK) ? a + 1 : NULL;
  const char *rule = a->rule;
  if (s->base == BASE_DEIXIS && s->unit == U_MOMENT) return r->story;
  if (s->base == BASE_REF && strcmp(rule, "ref-adjective") == 0) return r->story;
  if (a->start > 0 && r->text->bytes[a->start - 1] == '#') return false;
  if (s->kind == K_DATE && s->base == BASE_FIELDS && s->other < 0) {
    bool only_year = s->year != NO_YEAR && !s->month && !s->season && !s->quarter && !s->half &&
                     !s->holiday && !s->truncated && !s->era && !s->fiscal && !s->mod;
    if (only_year && strcmp(rule, "year") == 0) return keep_year(r, a, b, n, bb);
    if (only_year && strcmp(rule, "range-right-year") == 0 && in_chain(r, a)) return false;
    if (only_year && strcmp(rule, "year-short") == 0)
      return !(n && atom_is(n, C_UNIT)) &&
             (prep(b) || (b && joins(b) && bb && (bb->flags & A_CHUNK)));
    if (s->month && !s->day && s->year == NO_YEAR && strcmp(rule, "month") == 0)
      return keep_month(r, a, b, n);
    if (s->weekday && !s->day && strcmp(rule, "weekday") == 0) return keep_weekday(r, a, b, n);
    if (s->season && (strcmp(rule, "season") == 0 || strcmp(rule, "season-the") == 0))
      return keep_season(r, a, b, n);
    /* "29 February 2014", "32 August 2014": no day of it */
    if (strcmp(rule, "month-year") == 0 && b && atom_is(b, C_NUM) && (b->flags & A_FIGURES) &&
        !b->milli && b->value > 28 && b->value < 100 && (a->flags & A_SPACE))
      return false;
    if (strcmp(rule, "month-day") == 0) {
      if ((a->flags & A_WEAK) && !(a->flags & A_CAPITAL)) return false;
      /* "May 10,000": the figure was cut; "March 15 percent", "Oct. 3 points" */
      if (n && (atom_reads(r, n, "%") || atom_reads(r, n, "percent") || atom_is(n, C_NUM))) {
        if (!(a->flags & A_STOP)) return !atom_reads(r, n, "%");
      }
      return true;
    }
    if (s->truncated == 1) return keep_decade(r, a);
    if ((s->quarter || s->half) && s->year == NO_YEAR && !s->fiscal && dl_sense_of_match(r, a))
      return false;
  }
  return !dl_filter_idiom(r, i);
}
