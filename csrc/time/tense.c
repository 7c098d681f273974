/* tense.c: does the clause before an expression look ahead or back?
 *
 * The nearest cue to the left within the sentence decides: a modal, "to" and a verb, "scheduled",
 * look ahead; "was", "had" and forms in -ed look back. Verbs of saying count for neither: news says
 * everything in the past tense. A month far ahead needs such a cue (measured: without one, a bare
 * month more than two months ahead is ten times in thirteen the one past). */
#include "time/cues.h"

enum { REACH = 24, MOST_FIGURES = 3 };

void dl_tense_open(tense_reader *reader, const dl_text *text) {
  reader->text = text;
  for (uint32_t i = 0; i < CUES_KEPT; i++) reader->token[i] = UINT32_MAX;
}

static bool opens_sentence(const tense_reader *r, uint32_t token) {
  return (r->text->tokens[token].flags & DL_TOKEN_FIRST) != 0;
}

static bool is_word(const tense_reader *r, uint32_t token) {
  return r->text->tokens[token].kind == DL_TOKEN_WORD;
}

static bool capital(const tense_reader *r, uint32_t token) {
  return (r->text->tokens[token].flags & DL_TOKEN_CAPITAL) != 0;
}

/* The cues of the word before a token of the same sentence. */
static uint32_t cues_before(tense_reader *r, uint32_t token) {
  return token > 0 && !opens_sentence(r, token) ? dl_cues_of(r, token - 1) : 0;
}

static bool tells_past(tense_reader *r, uint32_t token);

/* A past form. Inline: most words end otherwise. */
static inline bool ends_in_ed(tense_reader *r, uint32_t token) {
  dl_str s = dl_token_str(r->text, token);
  return s.len > 4 && s.ptr[s.len - 1] == 'd' && s.ptr[s.len - 2] == 'e' && !capital(r, token) &&
         tells_past(r, token);
}

/* What stands behind an article or a preposition ("a planned merger", "behind closed doors") is an
 * adjective and says nothing. */
static bool tells_past(tense_reader *r, uint32_t token) {
  static const char *const preps[] = {"behind", "with", "from", "in", NULL};
  if (token > 0 && !opens_sentence(r, token)) { /* "the newly opened hall" */
    dl_str adverb = dl_token_str(r->text, token - 1);
    if (adverb.len > 3 && adverb.ptr[adverb.len - 1] == 'y' && adverb.ptr[adverb.len - 2] == 'l' &&
        (cues_before(r, token - 1) & CUE_ARTICLE))
      return false;
  }
  return !(cues_before(r, token) & (CUE_ARTICLE | CUE_OF | CUE_FOR | CUE_ONAT)) &&
         (token == 0 || !dl_str_is_any(dl_token_str(r->text, token - 1), preps));
}

/* May: the month, or the first word of a question */
static bool is_month(const tense_reader *r, uint32_t token) {
  dl_str s = dl_token_str(r->text, token);
  return s.len == 3 && s.ptr[0] == 'M';
}

enum { LOWERED = 12 };

/* A word in lower case, in the caller's room; longer ones give the empty word. */
static dl_str lowered(dl_str word, char room[LOWERED]) {
  uint32_t len = word.len <= LOWERED ? word.len : 0;
  for (uint32_t i = 0; i < len; i++) room[i] = dl_ascii_lower(word.ptr[i]);
  return (dl_str){room, len};
}

/* "'s" that is a verb: "it's closed until", but "the town's mayor until" */
static bool is_verb(const tense_reader *r, uint32_t token) {
  static const char *const pronouns[] = {"he",  "she",  "it",    "that", "there", "here",
                                         "who", "what", "which", "this", NULL};
  dl_str s = dl_token_str(r->text, token);
  if (!(r->text->tokens[token].flags & DL_TOKEN_CLITIC) || s.ptr[s.len - 1] != 's') return true;
  if (token == 0) return false;
  char room[LOWERED];
  return dl_str_is_any(lowered(dl_token_str(r->text, token - 1), room), pronouns);
}

/* "to" and a verb: "to resume", not "to the" nor "to Paris" nor "to death" */
static bool infinitive_behind(tense_reader *r, uint32_t token) {
  static const char *const others[] = {"another", "other", "this",  "that",
                                       "all",     "more",  "death", NULL};
  if (dl_str_is_any(dl_token_str(r->text, token + 1), others)) return false;
  return !capital(r, token + 1) && is_word(r, token + 1) &&
         !(dl_cues_of(r, token + 1) & CUE_ARTICLE);
}

/* "voted to sell in May", "came to light in May": that is past; what was agreed on, or is supposed to
 * happen, is not. */
static bool came_to(tense_reader *r, uint32_t to) {
  if (to == 0 || opens_sentence(r, to)) return false;
  uint32_t cues = dl_cues_of(r, to - 1);
  if (cues & (CUE_INTENT | CUE_AHEAD | CUE_DUE | CUE_SHALL)) return false;
  if (cues & CUE_BACK) return true;
  return ends_in_ed(r, to - 1) && !(cues & CUE_NEUTRAL) &&
         !(cues_before(r, to - 1) & (CUE_IS | CUE_BE));
}

/* Whether between a verb of saying and the expression stands but whom it was said to, and a
 * preposition: then what was said was said then. */
static bool told_then(tense_reader *r, uint32_t saying, uint32_t token) {
  static const char *const preps[] = {"in",   "on",   "during", "at", "since",
                                      "last", "late", "early",  NULL};
  static const char *const determiners[] = {"the", "his", "her", "its", "their", "a", "an", NULL};
  uint32_t at = token - 1;
  while (at > saying && dl_str_is_any(dl_token_str(r->text, at), determiners)) at--;
  if (at == saying || !dl_str_is_any(dl_token_str(r->text, at), preps)) return false;
  for (at--; at > saying; at--) {
    dl_str s = dl_token_str(r->text, at);
    if (!is_word(r, at) ||
        (dl_cues_of(r, at) & ~(uint32_t)(CUE_ARTICLE | CUE_BETWEEN | CUE_MEET)) ||
        (s.len == 4 && memcmp(s.ptr, "that", 4) == 0))
      return false;
  }
  return true;
}

/* "would have come", but "would have to come", "could have until May", "could have a say" */
static bool would_have(tense_reader *r, uint32_t would) {
  static const char *const participles[] = {"been",  "become", "begun", "come",  "done",  "gone",
                                            "given", "known",  "run",   "taken", "voted", NULL};
  uint32_t at = would + 2;
  return at < r->text->token_count && (dl_cues_of(r, would + 1) & CUE_HAVE) &&
         (ends_in_ed(r, at) || (dl_cues_of(r, at) & CUE_BACK) ||
          dl_str_is_any(dl_token_str(r->text, at), participles));
}

/* dl_tense_before, by a cue that has fewer than `reach` words between it and the expression. */
static int32_t tense_within(tense_reader *r, uint32_t token, bool until, uint32_t reach) {
  uint32_t begin = token, figures = 0;
  for (uint32_t k = 0; k < reach && token > 0; k++) {
    if (opens_sentence(r, token)) break;
    token--;
    figures += (r->text->tokens[token].flags & DL_TOKEN_HAS_DIGIT) != 0;
    if (figures > MOST_FIGURES) break; /* a table, a list of results */
    if (!is_word(r, token)) continue;
    uint32_t cues = dl_cues_of(r, token);
    if (k == 0 && (cues & CUE_ENDED)) return -1; /* "the year ended Jan. 31" */
    if (k == 0 && (cues & CUE_AS) && token > 0 && (dl_cues_of(r, token - 1) & CUE_SOON) &&
        dl_token_str(r->text, token - 1).ptr[0] == 's')
      return 1; /* "as soon as June" */
    /* "she said in May", "he told the court in May" */
    if ((cues & CUE_SAYING) && k > 0 && k < 6 && told_then(r, token, begin)) return -1;
    if ((cues & CUE_NEUTRAL) || ((cues & CUE_MAY) && is_month(r, token))) continue;
    if (cues & CUE_UNTIL) until = true;
    if ((cues & CUE_SET) && k == 1 && (dl_cues_of(r, token + 1) & CUE_ONAT))
      return -1; /* "the record set on May 4" */
    if ((cues & CUE_SET) && !(dl_cues_of(r, token + 1) & (CUE_TO | CUE_FOR)) &&
        !(dl_cues_of(r, begin - 1) & CUE_FOR))
      continue; /* "the pace set in May", but "set the hearing for May 8" */
    if ((cues & (CUE_MAY | CUE_WOULD)) && would_have(r, token))
      return -1; /* "should have been clear in May" */
    if ((cues & CUE_AHEAD) || (until && (cues & CUE_LASTING) && is_verb(r, token))) return 1;
    if ((cues & CUE_TO) && k > 0 && (k <= 4 || (k <= 12 && (cues_before(r, token) & CUE_INTENT))) &&
        infinitive_behind(r, token))
      return came_to(r, token) ? -1 : 1;
    if ((cues & CUE_BACK) && (cues_before(r, token) & CUE_IS)) continue; /* "is held in May" */
    if (cues & CUE_BACK) /* "was paid", but "will be paid", "to hit" */
      return cues_before(r, token) & (CUE_BE | CUE_TO | CUE_MAY | CUE_WILL) ? 1 : -1;
    if (ends_in_ed(r, token)) {
      /* "will be closed", "is seated": the participle says nothing of the time */
      uint32_t before = cues_before(r, token);
      if ((before & (CUE_BE | CUE_IS)) || (until && (before & CUE_LASTING))) continue;
      return -1;
    }
  }
  return 0;
}

int32_t dl_tense_before(tense_reader *r, uint32_t token) {
  return tense_within(r, token, false, REACH);
}

bool dl_tense_past_near(tense_reader *r, uint32_t token) {
  return tense_within(r, token, false, 3) < 0;
}

bool dl_tense_will_behind(tense_reader *r, uint32_t token, uint32_t end) {
  if (end >= r->text->token_count || opens_sentence(r, end)) return false;
  uint32_t cues = dl_cues_of(r, end);
  if (cues & CUE_WILL) return true;
  return (cues & CUE_WOULD) && token > 0 &&
         dl_str_equal(dl_token_str(r->text, token - 1), DL_STR("in"));
}

bool dl_tense_happened_in(tense_reader *r, uint32_t token) {
  static const char *const preps[] = {"in", "during", "since", NULL};
  for (uint32_t k = 0, at = token; k < 3 && at > 0 && !opens_sentence(r, at); k++)
    if (dl_str_is_any(dl_token_str(r->text, --at), preps))
      return tense_within(r, token, false, 7) < 0;
  return false;
}

/* "until October", "by at least Friday", "no later than June", where the clause looks ahead: a term
 * that is still to come. "Was not possible until October" tells of one that has passed. */
bool dl_tense_term_ahead(tense_reader *r, uint32_t token) {
  uint32_t at = token;
  for (uint32_t k = 0; k < 6 && at > 0; k++) {
    if (opens_sentence(r, at)) return false;
    uint32_t cues = dl_cues_of(r, --at);
    if (cues & CUE_TERM) {
      dl_str s = dl_token_str(r->text, at);
      if (s.len == 4 && dl_ascii_lower(s.ptr[2]) == 'a' &&
          (at == 0 || !(dl_cues_of(r, at - 1) & CUE_LATER)))
        return false; /* "than" of no "later" */
      return tense_within(r, at, (cues & CUE_UNTIL) != 0, REACH) > 0;
    }
    if (!(cues & CUE_BETWEEN)) {
      dl_str s = dl_token_str(r->text, at);
      if (s.len != 1 || s.ptr[0] != '-') return false;
    }
    if (k == 0 && (cues & CUE_ARTICLE)) return false; /* "bound by the May 3 treaty" */
  }
  return false;
}

/* "a March 28 letter": what it names has been written, or has happened. */
bool dl_tense_done_behind(tense_reader *r, uint32_t end) {
  static const char *const nouns[] = {
      "accident", "arrest", "article",   "attack", "column", "complaint", "crash",      "email",
      "episode",  "essay",  "explosion", "filing", "fire",   "incident",  "indictment", "interview",
      "lawsuit",  "letter", "memo",      "murder", "order",  "poll",      "post",       "press",
      "raid",     "report", "response",  "review", "ruling", "shooting",  "speech",     "statement",
      "story",    "study",  "survey",    "tweet",  "video",  NULL};
  if (end >= r->text->token_count || opens_sentence(r, end)) return false;
  return dl_str_is_any(dl_token_str(r->text, end), nouns);
}

/* ---- votes ---- */

/* What a date is of, some words behind it. */
static dl_event names_event(tense_reader *r, uint32_t end) {
  static const char *const votes[] = {"ballot",     "ballots", "caucus",   "caucuses",  "election",
                                      "elections",  "midterm", "midterms", "primaries", "primary",
                                      "referendum", "runoff",  "runoffs",  "vote",      NULL};
  static const char *const dates[] = {"convention", "deadline", "debate",
                                      "debates",    "recess",   NULL};
  static const char *const goods[] = {"contract", "contracts", "delivery", "futures", NULL};
  enum { ADJECTIVES = 2 };
  uint32_t at = end;
  if (at < r->text->token_count && (r->text->tokens[at].flags & DL_TOKEN_CLITIC)) at++;
  for (uint32_t k = 0; k <= ADJECTIVES && at < r->text->token_count; k++, at++) {
    if (opens_sentence(r, at) || !is_word(r, at)) return DL_EVENT_NONE;
    char room[LOWERED];
    dl_str noun = lowered(dl_token_str(r->text, at), room); /* headlines write capitals */
    if (dl_str_is_any(noun, votes)) return DL_EVENT_VOTE;
    if (dl_str_is_any(noun, dates)) return DL_EVENT_SET;
    if (dl_str_is_any(noun, goods)) return DL_EVENT_GOODS;
    if (dl_cues_of(r, at)) return DL_EVENT_NONE;
  }
  return DL_EVENT_NONE;
}

/* "voters head to the polls in November", where nothing says that they have done so */
static bool votes_then(tense_reader *r, uint32_t token) {
  static const char *const words[] = {"ballot",    "ballots",     "caucuses",   "election",
                                      "elections", "midterms",    "polls",      "primaries",
                                      "primary",   "re-election", "reelection", "referendum",
                                      "vote",      "voters",      "voting",     NULL};
  enum { NEAR = 8 };
  uint32_t at = token;
  if (at < 2 || opens_sentence(r, at) || !dl_str_equal(dl_token_str(r->text, at - 1), DL_STR("in")))
    return false;
  for (uint32_t k = 0; k < NEAR && at > 0 && !opens_sentence(r, at); k++) {
    at--;
    if (!is_word(r, at) && k > 0 && r->text->bytes[r->text->tokens[at].start] == ',') return false;
    if (dl_str_is_any(dl_token_str(r->text, at), words)) return dl_tense_before(r, token) >= 0;
  }
  return false;
}

dl_event dl_tense_of_event(tense_reader *r, uint32_t token, uint32_t end) {
  dl_event named = names_event(r, end);
  if (named != DL_EVENT_NONE) return named;
  return votes_then(r, token) ? DL_EVENT_VOTE_AHEAD : DL_EVENT_NONE;
}

bool dl_tense_looks_on(tense_reader *r, uint32_t token) {
  static const char *const onward[] = {"come", "into", "toward", "towards", NULL};
  static const char *const of[] = {"of", "to", NULL}, *const ahead[] = {"ahead", "up", NULL};
  if (token < 2 || opens_sentence(r, token) || opens_sentence(r, token - 1)) return false;
  dl_str before = dl_token_str(r->text, token - 1);
  if (dl_str_is_any(before, onward)) return dl_tense_before(r, token) >= 0;
  return dl_str_is_any(before, of) && dl_str_is_any(dl_token_str(r->text, token - 2), ahead) &&
         dl_tense_before(r, token) >= 0;
}

bool dl_tense_firmly_ahead(tense_reader *r, uint32_t token) {
  uint32_t at = token;
  for (uint32_t k = 0; k < REACH && at > 0; k++) {
    if (opens_sentence(r, at)) break;
    uint32_t cues = dl_cues_of(r, --at);
    if (cues & CUE_FIRM) return true;
    if (k < 3 && (cues & CUE_AS) && at >= 1 && (dl_cues_of(r, at - 1) & CUE_SOON)) return true;
  }
  return false;
}

/* ---- weekdays ---- */

/* What the words behind the day say: "Friday will", "On Saturday, storms will". */
static int32_t weekday_behind(tense_reader *r, uint32_t end, bool initial) {
  uint32_t reach = initial ? 10 : 1;
  for (uint32_t at = end; at < r->text->token_count && reach > 0; at++, reach--) {
    if (opens_sentence(r, at)) return 0;
    uint32_t cues = dl_cues_of(r, at);
    if (cues & CUE_WILL) return 1;
    if (!is_word(r, at)) continue;
    /* "On Friday, the trial opens" */
    if (initial && (cues & CUE_SHALL) && r->text->bytes[r->text->tokens[at].end - 1] == 's')
      return 1;
    /* "On Tuesday, the league plans to", "is expected to" */
    if ((cues & (CUE_DUE | CUE_SET)) && at + 1 < r->text->token_count &&
        (dl_cues_of(r, at + 1) & CUE_TO) &&
        ((cues & CUE_FIRM && !ends_in_ed(r, at)) || (cues_before(r, at) & (CUE_IS | CUE_LASTING))))
      return 1;
    if ((cues & (CUE_SAYING | CUE_BACK)) || ends_in_ed(r, at)) return -1;
  }
  return 0;
}

int32_t dl_tense_through(tense_reader *r, uint32_t token) {
  static const char *const through[] = {"through", "thru", NULL};
  static const char *const lasting[] = {
      "benefit",   "benefits", "canceled",  "continue",  "continues", "extend",  "extended",
      "extending", "extends",  "extension", "fund",      "funded",    "funding", "funds",
      "keep",      "keeping",  "keeps",     "last",      "lasting",   "lasts",   "open",
      "run",       "running",  "runs",      "suspended", NULL};
  enum { NEAR = 14 };
  if (token < 2 || opens_sentence(r, token) ||
      !dl_str_is_any(dl_token_str(r->text, token - 1), through))
    return 0;
  uint32_t at = token - 1;
  for (uint32_t k = 0; k < NEAR && at > 0 && !opens_sentence(r, at); k++)
    if (dl_str_is_any(dl_token_str(r->text, --at), lasting)) return 2;
  return 1;
}

bool dl_tense_bounds(tense_reader *r, uint32_t token) {
  static const char *const words[] = {"after", "before", "by", "till", "until", NULL};
  return token > 1 && !opens_sentence(r, token) &&
         dl_str_is_any(dl_token_str(r->text, token - 1), words) &&
         !dl_str_equal(dl_token_str(r->text, token - 2), DL_STR("or")); /* "on or by" */
}

bool dl_tense_ahead_of(tense_reader *r, uint32_t token) {
  uint32_t at = token;
  if (cues_before(r, at) & CUE_ARTICLE) at--;
  return (cues_before(r, at) & CUE_OF) && (cues_before(r, at - 1) & CUE_AHEAD_OF);
}

bool dl_tense_put_off(tense_reader *r, uint32_t token) {
  static const char *const words[] = {
      "adjourned", "back",     "banned", "barred", "blocked",   "canceled", "cancelled", "closed",
      "delayed",   "extended", "hold",   "off",    "postponed", "pushed",   "suspended", NULL};
  if (!(cues_before(r, token) & CUE_UNTIL)) return false;
  uint32_t at = token - 1;
  for (uint32_t k = 0; k < 3 && at > 0 && !opens_sentence(r, at); k++)
    if (dl_str_is_any(dl_token_str(r->text, --at), words)) return true;
  return false;
}

bool dl_tense_opens_past(tense_reader *r, uint32_t token, uint32_t end) {
  static const char *const preps[] = {"in", "on", "late", "early", "mid", "since", NULL};
  static const char *const openers[] = {",", "and", "but", "when", "then", NULL};
  if (token == 0 || end >= r->text->token_count ||
      r->text->bytes[r->text->tokens[end].start] != ',')
    return false;
  uint32_t at = token;
  while (at > 0 && token - at < 3 && !opens_sentence(r, at) &&
         dl_str_is_any(dl_token_str(r->text, at - 1), preps))
    at--;
  if (at == token || at == 0) return false;
  if (!dl_str_is_any(dl_token_str(r->text, at - 1), openers)) return false;
  for (uint32_t k = 0; k < REACH && at > 0 && !opens_sentence(r, at); k++)
    if (dl_cues_of(r, --at) & CUE_WILL) return false; /* "will face her, in November, though ..." */
  return weekday_behind(r, end, true) < 0;
}

/* "the Tuesday vote will", "Sunday's final debate will": what the day is of is to come. */
static bool noun_to_come(tense_reader *r, uint32_t end, bool genitive) {
  enum { NOUN_PHRASE = 6 };
  static const char *const clauses[] = {"that", "who", "which", NULL};
  uint32_t first = end + genitive;
  for (uint32_t at = first; at < r->text->token_count && at < first + NOUN_PHRASE; at++) {
    if (opens_sentence(r, at)) return false;
    uint32_t cues = dl_cues_of(r, at);
    if (cues & CUE_WILL) return at > first;
    if ((cues & (CUE_DUE | CUE_SET)) && (cues_before(r, at) & CUE_IS)) return true;
    if (!is_word(r, at) || (cues & (CUE_SAYING | CUE_BACK | CUE_TO | CUE_OF)) ||
        ends_in_ed(r, at) || dl_str_is_any(dl_token_str(r->text, at), clauses))
      return false;
  }
  return false;
}

/* "racing against a Friday deadline" */
static int32_t deadline_behind(tense_reader *r, uint32_t token, uint32_t end) {
  if (token == 0 || end >= r->text->token_count || end != token + 1) return 0;
  return dl_str_equal(dl_token_str(r->text, token - 1), DL_STR("a")) &&
         dl_str_equal(dl_token_str(r->text, end), DL_STR("deadline")) &&
         r->text->bytes[r->text->tokens[token].end - 1] == 'y';
}

/* "hosts the Bears", "plays at Elma", but "the plays", "to host", "a visit to" */
static bool match_to_come(tense_reader *r, uint32_t at) {
  if (capital(r, at) || at + 1 >= r->text->token_count) return false;
  if (cues_before(r, at) & (CUE_ARTICLE | CUE_TO | CUE_BACK)) return false; /* "did meet" */
  /* "a radio host Mary Gray": the plain form has a plural before it */
  static const char *const subjects[] = {"they", "They", "we", "We", "you", "who", NULL};
  const char *bytes = r->text->bytes;
  if (bytes[r->text->tokens[at].end - 1] != 's' &&
      (at == 0 || opens_sentence(r, at) ||
       (bytes[r->text->tokens[at - 1].end - 1] != 's' &&
        !dl_str_is_any(dl_token_str(r->text, at - 1), subjects))))
    return false;
  uint32_t next = dl_cues_of(r, at + 1);
  dl_str s = dl_token_str(r->text, at + 1);
  return (next & (CUE_ARTICLE | CUE_TO)) || capital(r, at + 1) ||
         (s.len == 2 && s.ptr[0] == 'a' && s.ptr[1] == 't');
}

/* "may come Friday", but "may have come", "could not be reached", "neither could be reached" */
static bool may_come(tense_reader *r, uint32_t at) {
  static const char *const negations[] = {"neither", "nobody", "none", "nor", "not", "n't", NULL};
  if (at + 1 < r->text->token_count) {
    if (dl_cues_of(r, at + 1) & CUE_HAVE) return false;
    if (dl_str_is_any(dl_token_str(r->text, at + 1), negations)) return false;
  }
  for (uint32_t k = 0; k < 8 && at > 0 && !opens_sentence(r, at); k++)
    if (dl_str_is_any(dl_token_str(r->text, --at), negations)) return false;
  return true;
}

/* "would not comment Monday": a refusal that was reported. */
static bool refused(const tense_reader *r, uint32_t would, uint32_t end) {
  static const char *const negations[] = {"not", "n't", "n\xE2\x80\x99t", NULL};
  static const char *const verbs[] = {"answer",    "comment",   "confirm", "disclose", "discuss",
                                      "elaborate", "identify",  "reveal",  "rule",     "say",
                                      "specify",   "speculate", NULL};
  return would + 2 < end && dl_str_is_any(dl_token_str(r->text, would + 1), negations) &&
         dl_str_is_any(dl_token_str(r->text, would + 2), verbs);
}

/* Whether only names, prepositions of days and these words lie between two places. */
static bool reaches(tense_reader *r, uint32_t from, uint32_t token, const char *const *between) {
  for (uint32_t t = from; t < token; t++)
    if (!capital(r, t) && !(dl_cues_of(r, t) & CUE_ONAT) &&
        !dl_str_is_any(dl_token_str(r->text, t), between))
      return false;
  return true;
}

/* "comes out Tuesday", "before voters head to the polls Tuesday", "lawmakers return on Monday": what is
 * told in the present tense of a day is to come, where the verb's own words reach up to the day. */
static bool present_to_come(tense_reader *r, uint32_t at, uint32_t token) {
  static const char *const singular[] = {"comes", "convenes", "heads", "reconvenes", "votes", NULL};
  static const char *const plural[] = {"convene",   "go",     "head", "open",
                                       "reconvene", "return", NULL};
  static const char *const between[] = {"back",  "court",  "early", "in", "late", "next", "out",
                                        "polls", "school", "the",   "to", "work", NULL};
  if (capital(r, at)) return false;
  dl_str verb = dl_token_str(r->text, at);
  bool one = dl_str_is_any(verb, singular);
  if (!one && !dl_str_is_any(verb, plural)) return false;
  if (at == 0 || opens_sentence(r, at)) return false;
  uint32_t before = dl_cues_of(r, at - 1);
  if (r->text->tokens[at - 1].flags & DL_TOKEN_CLITIC) return false; /* "let's go back to" */
  if (before & (CUE_ARTICLE | CUE_TO | CUE_OF | CUE_BACK)) return false;
  dl_str subject = dl_token_str(r->text, at - 1);
  bool many = subject.len > 1 && subject.ptr[subject.len - 1] == 's';
  if (one == (many && !capital(r, at - 1)) || !is_word(r, at - 1)) return false;
  static const char *const relatives[] = {"that", "which", "who", NULL};
  if (verb.ptr[0] == 'v' && !dl_str_is_any(subject, relatives)) return false; /* "House votes on" */
  return reaches(r, at + 1, token, between);
}

/* "are sitting down Wednesday", "is meeting on Monday" */
static bool progressive_to_come(tense_reader *r, uint32_t is, uint32_t token, uint32_t end) {
  static const char *const between[] = {"down", "home", "off", "out", "there", "up", NULL};
  if (is + 1 >= token || !is_verb(r, is)) return false;
  dl_str verb = dl_token_str(r->text, is + 1);
  if (verb.len < 5 || memcmp(verb.ptr + verb.len - 3, "ing", 3) != 0) return false;
  static const char *const preps[] = {"about", "after", "and", "as",   "at", "before", "by",
                                      "for",   "from",  "in",  "over", "to", "with",   NULL};
  if (is + 2 == token && end < r->text->token_count && is_word(r, end) && !opens_sentence(r, end) &&
      !dl_str_is_any(dl_token_str(r->text, end), preps))
    return false; /* "is calling Sunday worship a danger" */
  return reaches(r, is + 2, token, between);
}

/* "has until Friday to decide", "gave them until Monday to reply" */
static bool term_given(tense_reader *r, uint32_t token, uint32_t end) {
  return (cues_before(r, token) & CUE_UNTIL) && end + 1 < r->text->token_count &&
         !opens_sentence(r, end) && (dl_cues_of(r, end) & CUE_TO) && infinitive_behind(r, end) &&
         token > 1 && !opens_sentence(r, token - 1) && !ends_in_ed(r, token - 2) &&
         !dl_str_equal(dl_token_str(r->text, token - 2), DL_STR("took")); /* "waited until" */
}

/* "headed for a vote Friday", "prepares for his hearing on Tuesday": what one makes ready for. Not "met for
 * a debate Friday" nor "criticism for his visit on Friday". */
static bool made_ready_for(tense_reader *r, uint32_t token) {
  static const char *const events[] = {
      "debate",   "debates", "hearing", "hearings", "meeting", "meetings", "rally", "runoff",
      "showdown", "summit",  "talks",   "trial",    "visit",   "vote",     "votes", NULL};
  static const char *const before[] = {"apology", "back",   "blame",    "criticism", "known",
                                       "met",     "praise", "together", NULL};
  enum { WORDS = 4 };
  uint32_t at = token;
  if (at > 0 && (cues_before(r, at) & CUE_ONAT)) at--;
  if (at == 0 || opens_sentence(r, at) || !dl_str_is_any(dl_token_str(r->text, at - 1), events))
    return false;
  for (uint32_t k = 0; k < WORDS && at > 1 && !opens_sentence(r, at); k++) {
    at--;
    if (k == 0) continue;
    uint32_t cues = dl_cues_of(r, at);
    if (cues & CUE_ARTICLE) {
      dl_str article = dl_token_str(r->text, at);
      return (article.len != 3 || article.ptr[0] != 't') && (cues_before(r, at) & CUE_FOR) &&
             at > 2 && !opens_sentence(r, at - 1) && !ends_in_ed(r, at - 2) &&
             !dl_str_is_any(dl_token_str(r->text, at - 2), before);
    }
    if (!is_word(r, at) || cues) return false;
  }
  return false;
}

/* Whether the sentence ends without a stop, as headlines do. */
static bool in_headline(const tense_reader *r, uint32_t end) {
  const dl_text *text = r->text;
  uint32_t at = end;
  for (uint32_t k = 0; k < REACH && at < text->token_count && !opens_sentence(r, at); k++) at++;
  if (at < text->token_count && !opens_sentence(r, at)) return false;
  dl_str last = dl_token_str(text, at - 1);
  static const char *const stops[] = {".", "!", "?", ":", ";", ",", "\"", "\xE2\x80\x9D", NULL};
  return !dl_str_is_any(last, stops);
}

/* "Senate to vote Thursday on aid": in a headline what is "to" happen, with no verb before it, is to
 * come; so are "five things to watch in Tuesday's debate". */
static bool headline_to_come(tense_reader *r, uint32_t to, uint32_t end) {
  static const char *const verbs[] = {"agrees", "aims",  "declines", "fails",  "forced", "gets",
                                      "helps",  "moves", "refuses",  "rushes", "seeks",  "tries",
                                      "used",   "vows",  "votes",    "wants",  "works",  NULL};
  enum { WORDS = 8 };
  if (to == 0 || opens_sentence(r, to) || !infinitive_behind(r, to)) return false;
  if (dl_str_equal(dl_token_str(r->text, to + 1), DL_STR("watch"))) return true;
  uint32_t at = to, k = 0;
  for (; k < WORDS && at > 0 && !opens_sentence(r, at); k++) {
    at--;
    dl_str s = dl_token_str(r->text, at);
    char room[LOWERED];
    if (dl_str_is_any(lowered(s, room), verbs) || ends_in_ed(r, at) ||
        (dl_cues_of(r, at) & (CUE_BACK | CUE_SAYING | CUE_NEUTRAL | CUE_IS | CUE_HAVE | CUE_BE)))
      return false;
    if (!is_word(r, at) && s.len && s.ptr[0] == ':') break; /* "Shutdown: Senate to vote" */
  }
  return k < WORDS && in_headline(r, end);
}

int32_t dl_tense_of_weekday(tense_reader *r, uint32_t token, uint32_t end) {
  const dl_text *text = r->text;
  uint32_t at = token;
  uint32_t k = 0, content = 0;
  bool comma = false,
       genitive = end < text->token_count && (text->tokens[end].flags & DL_TOKEN_CLITIC);
  if ((cues_before(r, token) & CUE_OF) && (cues_before(r, token - 1) & CUE_AS)) /* "as of Friday" */
    return weekday_behind(r, end, true) > 0 ? 1 : -1;
  if (!genitive && (term_given(r, token, end) || made_ready_for(r, token))) return 1;
  bool named = (cues_before(r, at) & CUE_ARTICLE) != 0; /* "can lift the Friday curfew" */
  if ((named || genitive) && noun_to_come(r, end, genitive)) return 1;
  if (at > 1 && (dl_cues_of(r, at - 1) & CUE_AS) && (dl_cues_of(r, at - 2) & CUE_SOON)) {
    dl_str s =
        dl_token_str(text, at - 2); /* "as soon as Monday"; "could come as early as Monday" */
    if (s.ptr[0] == 's' || tense_within(r, at - 1, false, REACH) > 0) return 1;
  }
  for (; k < REACH && at > 0 && !opens_sentence(r, at); k++) {
    at--;
    if (!is_word(r, at)) {
      dl_str s = dl_token_str(text, at);
      if (s.len && (s.ptr[0] == '"' || s.ptr[0] == ';' || s.ptr[0] == ':')) break;
      comma = comma || (s.len && s.ptr[0] == ',');
      continue;
    }
    uint32_t cues = dl_cues_of(r, at);
    if (cues & CUE_SHALL) return 1;
    if ((cues & CUE_MEET) && match_to_come(r, at)) return 1;
    if (!genitive && k < 6 && present_to_come(r, at, token)) return 1;
    if (!genitive && k < 6 && (cues & CUE_LASTING) && progressive_to_come(r, at, token, end))
      return 1;
    if ((cues & CUE_IS) && content == 0 && k < 8) return 1; /* "kickoff is at 8 p.m. Sunday" */
    content += !(cues & CUE_ONAT);
    if (cues & CUE_WOULD) { /* "would be travelling", but not "would have" */
      if (refused(r, at, token)) return -1;
      if (comma || genitive) return 0;
      return would_have(r, at) ? -1 : 1;
    }
    if ((cues & CUE_TO) && k > 0 && at > 0) { /* "is to open", "is projected to open" */
      if (cues_before(r, at) & CUE_IS) return 1;
      if (!opens_sentence(r, at) && ends_in_ed(r, at - 1) && (cues_before(r, at - 1) & CUE_IS))
        return 1;
      if (headline_to_come(r, at, end)) return 1;
    }
    if ((cues & CUE_MAY) && k < 6 && !named && !is_month(r, at)) return may_come(r, at) ? 1 : -1;
    if ((cues & CUE_OF) && k < 3 && (cues_before(r, at) & CUE_AHEAD_OF)) return 1;
    if ((cues & CUE_SET) && at + 1 < text->token_count &&
        (dl_cues_of(r, at + 1) & (CUE_TO | CUE_FOR)))
      return 1;
    if (cues & CUE_DUE) {
      bool past = (cues_before(r, at) & CUE_PAST) ||
                  (end < text->token_count && (dl_cues_of(r, end) & CUE_WAS));
      return past ? -1 : 1;
    }
    if (cues & CUE_SAYING) {
      if (cues_before(r, at) & CUE_BE) continue; /* "will be announced" */
      return -1;
    }
    if (cues & CUE_NEUTRAL) continue;
    if ((cues & CUE_BACK) || ends_in_ed(r, at)) {
      if (cues_before(r, at) & (CUE_BE | CUE_TO)) continue; /* "is due to hit" */
      if (k < 3 && at > 1 && ends_in_ed(r, at) && !opens_sentence(r, at - 1) &&
          dl_str_equal(dl_token_str(text, at - 1), DL_STR("and")) && ends_in_ed(r, at - 2))
        continue; /* "will be signed and published Monday" */
      return -1;
    }
  }
  int32_t behind = weekday_behind(r, end, k < 3);
  if (genitive && behind > 0) behind = 0; /* "If Friday's hearing is a sign, she will" */
  return behind ? behind : deadline_behind(r, token, end);
}
