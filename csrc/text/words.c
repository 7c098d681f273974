/* words.c: the word lists of the text stage: sorted tables and a binary search.
 *
 * The lists state facts of English (which words are shortened and how, which open sentences) and
 * were written for this file. A table is in byte order of its lower-case words, which the test
 * checks. A lookup copies at most fifteen bytes, so it costs the same for any word. */
#include "text/scan.h"

#include "base/table.h"

enum {
  T = DL_ABBREVIATION_TITLE,
  I = DL_ABBREVIATION_INNER,
  M = DL_ABBREVIATION_MONTH,
  P = DL_ABBREVIATION_PLACE,
  C = DL_ABBREVIATION_COMPANY,
  F = DL_ABBREVIATION_FINAL,
  K = DL_ABBREVIATION_CLOCK,
  N = DL_ABBREVIATION_COUNTED,
  U = DL_ABBREVIATION_UNIT,
  D = DL_ABBREVIATION_DAY,
  CAPITAL = 16,  /* only when capitalised: "Gen.", never "gen." */
  HOMOGRAPH = 32 /* a place only behind a comma: "Boston, Mass." but "after Mass." */
};

/* clang-format off */
static const struct abbreviation {
  char word[DL_TABLE_WIDTH];
  uint8_t kind;
} abbreviations[] = {
    {"a.g", C | CAPITAL}, {"a.k.a", I}, {"a.m", K}, {"adm", T | CAPITAL}, {"aka", I}, {"al", F},
    {"ala", P | CAPITAL | HOMOGRAPH}, {"ald", T | CAPITAL}, {"alta", P | CAPITAL}, {"amb", T |
    CAPITAL}, {"approx", I}, {"apr", M | CAPITAL}, {"ariz", P | CAPITAL}, {"ark", P | CAPITAL},
    {"art", N}, {"arts", N}, {"assn", C}, {"assoc", T | CAPITAL}, {"asst", T | CAPITAL}, {"atty",
    T | CAPITAL}, {"aug", M | CAPITAL}, {"ave", P | CAPITAL}, {"b.a", C | CAPITAL}, {"b.c", P |
    CAPITAL}, {"b.sc", C}, {"bldg", P | CAPITAL}, {"blvd", P | CAPITAL}, {"brig", T | CAPITAL},
    {"brig.gen", T}, {"bros", C}, {"c", N}, {"ca", I}, {"calif", P | CAPITAL}, {"capt", T |
    CAPITAL}, {"cf", I}, {"ch", N}, {"chap", N}, {"cllr", T | CAPITAL}, {"cm", U}, {"cmdr", T |
    CAPITAL}, {"cmdre", T | CAPITAL}, {"co", C | CAPITAL}, {"col", T | CAPITAL}, {"colo", P |
    CAPITAL}, {"cols", T | CAPITAL}, {"conn", P | CAPITAL}, {"const", T | CAPITAL}, {"corp", C},
    {"cos", C | CAPITAL}, {"cpl", T | CAPITAL}, {"cst", T | CAPITAL}, {"d.c", P | CAPITAL},
    {"d.d.s", C | CAPITAL}, {"d.phil", C}, {"d.v.m", C | CAPITAL}, {"dec", M | CAPITAL}, {"del", P
    | CAPITAL | HOMOGRAPH}, {"dela", P | CAPITAL | HOMOGRAPH}, {"dep", T | CAPITAL}, {"dept", C},
    {"depts", C}, {"det", T | CAPITAL}, {"dist", T | CAPITAL}, {"dr", T}, {"drs", T}, {"e.g", I},
    {"ed.d", C}, {"eg", I}, {"ens", T | CAPITAL}, {"esp", I}, {"esq", C | CAPITAL}, {"est", C |
    CAPITAL}, {"etc", F}, {"ext", N}, {"feat", I}, {"feb", M | CAPITAL}, {"fig", N}, {"figs", N},
    {"fla", P | CAPITAL}, {"fr", T | CAPITAL}, {"fri", D | CAPITAL}, {"ft", T | CAPITAL}, {"ga", P
    | CAPITAL}, {"gal", U}, {"gen", T | CAPITAL}, {"gens", T | CAPITAL}, {"gov", T | CAPITAL},
    {"govs", T | CAPITAL}, {"govt", C}, {"hon", T | CAPITAL}, {"hr", U}, {"hrs", U}, {"hwy", P |
    CAPITAL}, {"i.e", I}, {"ill", P | CAPITAL | HOMOGRAPH}, {"in", U}, {"inc", C}, {"incl", I},
    {"ind", P | CAPITAL | HOMOGRAPH}, {"insp", T | CAPITAL}, {"inst", C | CAPITAL}, {"intl", C |
    CAPITAL}, {"j.d", C | CAPITAL}, {"jan", M | CAPITAL}, {"jr", C}, {"jul", D | CAPITAL}, {"jun",
    D | CAPITAL}, {"kan", P | CAPITAL}, {"kans", P | CAPITAL}, {"kg", U}, {"km", U}, {"ky", P |
    CAPITAL}, {"l.p", C | CAPITAL}, {"la", P | CAPITAL | HOMOGRAPH}, {"lb", U}, {"lbs", U},
    {"ll.b", C | CAPITAL}, {"ll.m", C | CAPITAL}, {"llc", C | CAPITAL}, {"lt", T | CAPITAL},
    {"lt.col", T}, {"lt.gen", T}, {"lt.gov", T}, {"ltd", C}, {"m.a", C | CAPITAL}, {"m.b.a", C |
    CAPITAL}, {"m.d", C | CAPITAL}, {"m.p", C | CAPITAL}, {"m.phil", C}, {"m.sc", C}, {"maj", T |
    CAPITAL}, {"maj.gen", T}, {"mar", D | CAPITAL}, {"mass", P | CAPITAL | HOMOGRAPH}, {"md", P |
    CAPITAL}, {"me", P | CAPITAL | HOMOGRAPH}, {"messrs", T}, {"mfg", C | CAPITAL}, {"mi", U},
    {"mich", P | CAPITAL}, {"min", U}, {"minn", P | CAPITAL}, {"mins", U}, {"miss", P | CAPITAL |
    HOMOGRAPH}, {"mlle", T}, {"mm", U}, {"mme", T}, {"mmes", T}, {"mo", P | CAPITAL | HOMOGRAPH},
    {"mon", D | CAPITAL}, {"mont", P | CAPITAL}, {"mph", U}, {"mr", T}, {"mrs", T}, {"ms", T},
    {"msgr", T | CAPITAL}, {"mt", T | CAPITAL}, {"mts", T | CAPITAL}, {"mx", T}, {"n.c", P |
    CAPITAL}, {"n.d", P | CAPITAL}, {"n.h", P | CAPITAL}, {"n.j", P | CAPITAL}, {"n.m", P |
    CAPITAL}, {"n.v", C | CAPITAL}, {"n.y", P | CAPITAL}, {"natl", C | CAPITAL}, {"neb", P |
    CAPITAL}, {"nebr", P | CAPITAL}, {"nev", P | CAPITAL}, {"no", N}, {"nos", N}, {"nov", M |
    CAPITAL}, {"nr", N}, {"oct", M | CAPITAL}, {"ofc", T | CAPITAL}, {"okla", P | CAPITAL},
    {"ont", P | CAPITAL}, {"op", N}, {"ore", P | CAPITAL | HOMOGRAPH}, {"oz", U}, {"p", N},
    {"p.m", K}, {"pa", P | CAPITAL | HOMOGRAPH}, {"para", N}, {"paras", N}, {"pct", U}, {"penn", P
    | CAPITAL | HOMOGRAPH}, {"penna", P | CAPITAL}, {"pfc", T | CAPITAL}, {"ph.d", C}, {"pkwy", P
    | CAPITAL}, {"pl", P | CAPITAL | HOMOGRAPH}, {"plc", C | CAPITAL}, {"pp", N}, {"pres", T |
    CAPITAL}, {"prof", T}, {"profs", T}, {"pt", N}, {"pvt", T | CAPITAL}, {"que", P | CAPITAL},
    {"r.i", P | CAPITAL}, {"rd", P | CAPITAL}, {"rep", T | CAPITAL}, {"reps", T | CAPITAL},
    {"rev", T | CAPITAL}, {"revs", T | CAPITAL}, {"rt", T | CAPITAL}, {"s.a", C | CAPITAL},
    {"s.c", P | CAPITAL}, {"s.d", P | CAPITAL}, {"s.p.a", C | CAPITAL}, {"sask", P | CAPITAL},
    {"sat", D | CAPITAL}, {"sec", T | CAPITAL}, {"sen", T | CAPITAL}, {"sens", T | CAPITAL},
    {"sep", M | CAPITAL}, {"sept", M | CAPITAL}, {"sgt", T | CAPITAL}, {"sgts", T | CAPITAL},
    {"spc", T | CAPITAL}, {"sq", P | CAPITAL | HOMOGRAPH}, {"sr", C}, {"sra", T | CAPITAL},
    {"srta", T | CAPITAL}, {"st", T | CAPITAL}, {"ste", T | CAPITAL}, {"sts", T | CAPITAL},
    {"sun", D | CAPITAL}, {"supt", T | CAPITAL}, {"tbsp", U}, {"tenn", P | CAPITAL}, {"terr", P |
    CAPITAL}, {"tex", P | CAPITAL}, {"thu", D | CAPITAL}, {"thur", D | CAPITAL}, {"thurs", D |
    CAPITAL}, {"treas", T | CAPITAL}, {"tsp", U}, {"tue", D | CAPITAL}, {"tues", D | CAPITAL},
    {"univ", C | CAPITAL}, {"v", I}, {"va", P | CAPITAL}, {"ven", T | CAPITAL}, {"viz", I},
    {"vol", N}, {"vols", N}, {"vs", I}, {"vt", P | CAPITAL}, {"w.va", P | CAPITAL}, {"wash", P |
    CAPITAL | HOMOGRAPH}, {"wed", D | CAPITAL}, {"wis", P | CAPITAL}, {"wisc", P | CAPITAL},
    {"wyo", P | CAPITAL}, {"yd", U}, {"yds", U}, {"yr", U}, {"yrs", U}};
/* clang-format on */

dl_abbreviation dl_abbreviation_find(dl_str word, bool behind_comma) {
  const struct abbreviation *row = DL_TABLE_FIND(abbreviations, word);
  if (!row) return DL_ABBREVIATION_NONE;
  if (row->kind & CAPITAL && !(dl_byte_class[(unsigned char)word.ptr[0]] & DL_BYTE_UPPER))
    return DL_ABBREVIATION_NONE;
  unsigned kind = row->kind & 15U;
  if (kind == DL_ABBREVIATION_PLACE && !behind_comma) {
    /* "the VA.", "after Mass.": not a state. */
    if (row->kind & HOMOGRAPH) return DL_ABBREVIATION_NONE;
    bool capitals = true;
    for (uint32_t i = 0; i < word.len; i++)
      capitals = capitals && !(dl_byte_class[(unsigned char)word.ptr[i]] & DL_BYTE_LOWER);
    if (capitals && word.ptr[1] != '.') return DL_ABBREVIATION_NONE;
  }
  return (dl_abbreviation)kind;
}

/* clang-format off */
static const char starters[][DL_TABLE_WIDTH] = {
    "a", "about", "according", "across", "additionally", "after", "against", "all", "also",
    "although", "amid", "among", "an", "analysts", "and", "another", "anyone", "anything",
    "are", "around", "as", "asked", "at", "authorities", "because", "before", "behind",
    "besides", "between", "beyond", "both", "but", "by", "could", "critics", "currently",
    "despite", "did", "does", "during", "each", "earlier", "eight", "either", "even",
    "eventually", "every", "everyone", "everything", "experts", "few", "finally", "five",
    "following", "for", "four", "from", "furthermore", "had", "has", "have", "he", "hence",
    "her", "here", "his", "how", "however", "if", "in", "indeed", "instead", "into",
    "investigators", "is", "it", "its", "just", "last", "later", "like", "likewise", "many",
    "maybe", "meanwhile", "might", "more", "moreover", "most", "much", "must", "my",
    "neither", "nevertheless", "nine", "no", "nobody", "none", "nonetheless", "nor", "not",
    "nothing", "now", "officials", "on", "once", "one", "only", "opponents", "or", "other",
    "others", "our", "overall", "perhaps", "previously", "prosecutors", "recently",
    "regardless", "residents", "seven", "several", "she", "should", "similarly", "since",
    "six", "so", "some", "someone", "something", "still", "such", "supporters", "ten", "that",
    "the", "their", "then", "there", "therefore", "these", "they", "this", "those", "though",
    "three", "through", "throughout", "thus", "to", "today", "tomorrow", "two", "ultimately",
    "unless", "unlike", "until", "was", "we", "were", "what", "whatever", "when", "whenever",
    "where", "wherever", "whether", "which", "while", "who", "whose", "why", "with", "within",
    "without", "witnesses", "would", "yes", "yesterday", "yet", "you", "your"};
/* clang-format on */

bool dl_is_sentence_starter(dl_str word) {
  return DL_TABLE_FIND(starters, word) != NULL;
}

/* clang-format off */
static const char clock_followers[][DL_TABLE_WIDTH] = {
    "aedt", "aest", "apr", "april", "aug", "august", "bst", "cdt", "central", "cest", "cet",
    "cst", "ct", "dec", "december", "eastern", "edt", "eest", "eet", "est", "et", "feb",
    "february", "fri", "friday", "gmt", "greenwich", "hkt", "ist", "jan", "january", "jst",
    "jul", "july", "jun", "june", "local", "mar", "march", "may", "mdt", "mon", "monday",
    "mountain", "msk", "mst", "mt", "nov", "november", "oct", "october", "pacific", "pdt",
    "pst", "pt", "sat", "saturday", "sep", "sept", "september", "sgt", "sun", "sunday", "thu",
    "thurs", "thursday", "tue", "tues", "tuesday", "utc", "wed", "wednesday"};
/* clang-format on */

bool dl_is_clock_follower(dl_str word) {
  return DL_TABLE_FIND(clock_followers, word) != NULL;
}

/* clang-format off */
static const char top_domains[][DL_TABLE_WIDTH] = {
    "ae", "ai", "am", "app", "ar", "at", "au", "be", "bg", "biz", "blog", "bo", "br", "ca",
    "ch", "cl", "club", "cn", "co", "com", "cr", "cz", "de", "dev", "dk", "ec", "edu", "ee",
    "eg", "es", "eu", "fi", "fm", "fr", "gg", "gl", "gov", "gr", "gt", "hk", "hr", "hu", "id",
    "ie", "il", "in", "info", "int", "io", "iq", "ir", "is", "it", "jo", "jp", "ke", "kr",
    "kz", "lb", "live", "lt", "lv", "ly", "me", "media", "mil", "mx", "my", "net", "news",
    "ng", "ni", "nl", "no", "nz", "online", "org", "pa", "pe", "ph", "pk", "pl", "press",
    "ps", "pt", "py", "qa", "ro", "rs", "ru", "sa", "se", "sg", "shop", "si", "site", "sk",
    "store", "tech", "th", "today", "tr", "tv", "ua", "uk", "us", "uy", "ve", "vn", "world",
    "xyz", "za"};
/* clang-format on */

bool dl_is_top_domain(dl_str word) {
  return DL_TABLE_FIND(top_domains, word) != NULL;
}

/* clang-format off */
static const char letter_takers[][DL_TABLE_WIDTH] = {
    "act", "annex", "appendix", "block", "category", "class", "division", "exhibit", "gate",
    "generation", "grade", "group", "hall", "hepatitis", "influenza", "model", "option",
    "part", "phase", "plan", "point", "pot", "room", "row", "schedule", "section", "series",
    "strain", "team", "terminal", "tier", "title", "type", "unit", "vitamin", "war", "wing"};
/* clang-format on */

bool dl_takes_letter(dl_str word) {
  return DL_TABLE_FIND(letter_takers, word) != NULL;
}

/* clang-format off */
static const char asking_verbs[][DL_TABLE_WIDTH] = {
    "added", "adds", "asked", "asks", "chanted", "cried", "declared", "demanded", "exclaimed",
    "inquired", "insisted", "joked", "quipped", "recalled", "replied", "responded", "said",
    "says", "screamed", "shouted", "shouts", "tells", "told", "tweeted", "wondered", "writes",
    "wrote", "yelled"};
/* clang-format on */

bool dl_is_asking_verb(dl_str word) {
  return DL_TABLE_FIND(asking_verbs, word) != NULL;
}

bool dl_words_sorted(void) {
  return DL_TABLE_SORTED(abbreviations) && DL_TABLE_SORTED(starters) &&
         DL_TABLE_SORTED(clock_followers) && DL_TABLE_SORTED(top_domains) &&
         DL_TABLE_SORTED(letter_takers) && DL_TABLE_SORTED(asking_verbs);
}
