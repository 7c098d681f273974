/* tense.c: does the clause before an expression look ahead or back?
 *
 * The nearest cue to the left within the sentence decides: a modal, "to" and a verb, "scheduled",
 * "until" look ahead; "was", "had" and forms in -ed look back. Verbs of saying count for neither:
 * news says everything in the past tense. A month far ahead needs such a cue (measured: without
 * one, a bare month more than two months ahead is ten times in thirteen the one past). */
#include "time/engine.h"

#define REACH 24

static bool word_in(const char *const *words, dl_str s) {
  for (; *words; words++)
    if (strlen(*words) == s.len) {
      uint32_t i = 0;
      while (i < s.len && (*words)[i] == dl_ascii_lower(s.ptr[i])) i++;
      if (i == s.len) return true;
    }
  return false;
}

static bool word_is(dl_str s, const char *lower) {
  const char *const one[] = {lower, NULL};
  return word_in(one, s);
}

static const char *const ahead[] = {
    "will",        "'ll",     "would",    "shall",     "may",       "might",     "can",
    "could",       "should",  "must",     "plan",      "plans",     "planned",   "planning",
    "expect",      "expects", "expected", "scheduled", "schedule",  "due",       "hopes",
    "upcoming",    "set",     "slated",   "starting",  "beginning", "effective", "payable",
    "deadline",    "intends", "aims",     "wo",        "won't",     "going",     "goal",
    "forthcoming", "begins",  "starts",   "opens",     "ends",      "takes",     "arrives",
    "returns",     "meets",   "expires",  NULL};

static const char *const back[] = {
    "was",   "were",   "had",    "did",   "began",  "came",  "went",    "took",   "made",
    "gave",  "got",    "became", "met",   "saw",    "left",  "held",    "led",    "fell",
    "rose",  "sent",   "kept",   "won",   "lost",   "ran",   "brought", "bought", "sold",
    "felt",  "found",  "knew",   "shot",  "struck", "built", "caught",  "grew",   "spoke",
    "wrote", "broke",  "drew",   "drove", "flew",   "hit",   "quit",    "stood",  "thought",
    "paid",  "fought", "died",   "since", "after",  NULL};

static const char *const neutral[] = {"said",   "says",    "told",    "announced", "reported",
                                      "united", "hundred", "need",    "indeed",    "speed",
                                      "ended",  "succeed", "proceed", "exceed",    NULL};

static const char *const infinitives[] = {"be", "stay", "remain", NULL};

static const char *const articles[] = {"the", "a", "an", "its", "his", "her", "their", "our", NULL};

static const char *const firm_ahead[] = {"scheduled", "planned",  "plans", "planning",
                                         "slated",    "deadline", NULL};

/* what they were "to do" is still to come */
static const char *const intents[] = {"agreed",   "agreement", "decided", "decision",
                                      "deal",     "offer",     "offered", "option",
                                      "proposal", "bid",       NULL};

static const char *const untils[] = {"until", "till", NULL};

static const char *const lasting[] = {"is",      "are",   "'s",   "'re",   "remain",
                                      "remains", "stays", "runs", "lasts", NULL};

/* dl_tense_before; *far: the words between the cue and the expression. */
static int32_t tense_and_distance(const dl_text *text, uint32_t token, bool until, uint32_t *far) {
  for (uint32_t k = 0; k < REACH && token > 0; k++) {
    *far = k;
    if (text->tokens[token].flags & DL_TOKEN_FIRST) break;
    token--;
    const dl_token *t = &text->tokens[token];
    if (t->kind != DL_TOKEN_WORD) continue;
    dl_str s = dl_token_str(text, token);
    if (k == 0 && word_is(s, "ended")) return -1; /* "the year ended Jan. 31" */
    if (word_in(neutral, s)) continue;
    if (word_in(untils, s)) until = true;
    if (word_in(ahead, s) || (until && word_in(lasting, s))) return 1;
    if (s.len == 2 && dl_ascii_lower(s.ptr[0]) == 't' && dl_ascii_lower(s.ptr[1]) == 'o' && k > 0 &&
        (k <= 4 || (k <= 12 && token > 0 && word_in(intents, dl_token_str(text, token - 1)))) &&
        !(text->tokens[token + 1].flags & DL_TOKEN_CAPITAL) &&
        text->tokens[token + 1].kind == DL_TOKEN_WORD &&
        !word_in(articles, dl_token_str(text, token + 1)))
      return 1;
    if (word_in(back, s))
      return token > 0 && !(t->flags & DL_TOKEN_FIRST) &&
                     word_in(infinitives, dl_token_str(text, token - 1))
                 ? 1
                 : -1; /* "was paid", but "will be paid" */
    if (s.len > 4 && s.ptr[s.len - 1] == 'd' && s.ptr[s.len - 2] == 'e' &&
        !(t->flags & DL_TOKEN_CAPITAL)) {
      /* "will be closed": the participle says nothing of the time */
      if (token > 0 && !(t->flags & DL_TOKEN_FIRST) &&
          (word_in(infinitives, dl_token_str(text, token - 1)) ||
           (until && word_in(lasting, dl_token_str(text, token - 1)))))
        continue;
      return -1;
    }
  }
  return 0;
}

int32_t dl_tense_before(const dl_text *text, uint32_t token) {
  uint32_t far = 0;
  return tense_and_distance(text, token, false, &far);
}

bool dl_tense_past_near(const dl_text *text, uint32_t token) {
  uint32_t far = 0;
  return tense_and_distance(text, token, false, &far) < 0 && far < 3;
}

/* "until October", "by at least Friday", "no later than June", where the clause looks ahead: a term
 * that is still to come. "Was not possible until October" tells of one that has passed. */
bool dl_tense_term_ahead(const dl_text *text, uint32_t token) {
  static const char *const between[] = {"at",    "least",     "the", "end", "of",
                                        "early", "late",      "mid", "-",   "the",
                                        "start", "beginning", NULL};
  static const char *const terms[] = {"until", "till", "by", "than", NULL};
  uint32_t at = token;
  for (uint32_t k = 0; k < 6 && at > 0; k++) {
    if (text->tokens[at].flags & DL_TOKEN_FIRST) return false;
    dl_str s = dl_token_str(text, --at);
    if (word_in(terms, s)) {
      static const char *const later[] = {"later", NULL};
      if (s.len == 4 && dl_ascii_lower(s.ptr[2]) == 'a' &&
          (at == 0 || !word_in(later, dl_token_str(text, at - 1))))
        return false; /* "than" of no "later" */
      uint32_t far = 0;
      return tense_and_distance(text, at, word_in(untils, s), &far) > 0;
    }
    if (!word_in(between, s)) return false;
    if (k == 0 && word_in(articles, s)) return false; /* "bound by the May 3 treaty" */
  }
  return false;
}

bool dl_tense_firmly_ahead(const dl_text *text, uint32_t token) {
  uint32_t at = token;
  for (uint32_t k = 0; k < REACH && at > 0; k++) {
    if (text->tokens[at].flags & DL_TOKEN_FIRST) break;
    at--;
    dl_str s = dl_token_str(text, at);
    if (word_in(firm_ahead, s)) return true;
    if (k < 3 && s.len == 2 && dl_ascii_lower(s.ptr[0]) == 'a' && dl_ascii_lower(s.ptr[1]) == 's' &&
        at + 2 < text->token_count && at >= 1) {
      dl_str adverb = dl_token_str(text, at - 1);
      static const char *const soon[] = {"soon", "early", "late", NULL};
      if (word_in(soon, adverb)) return true;
    }
  }
  return false;
}

/* ---- weekdays ---- */

static const char *const saying[] = {"said",     "says",     "told",   "announced", "reported",
                                     "tweeted",  "posted",   "wrote",  "according", "confirmed",
                                     "revealed", "declared", "stated", NULL};

/* These look ahead wherever they stand before the day. */
static const char *const shall[] = {"will",      "'ll",      "\xE2\x80\x99ll", "shall",   "wo",
                                    "won't",     "upcoming", "forthcoming",    "slated",  "poised",
                                    "begins",    "starts",   "opens",          "resumes", "expires",
                                    "premieres", "starting", "tomorrow",       NULL};

/* These do unless the auxiliary before them is past beyond doubt: "had been due to expire". */
static const char *const due[] = {"expected", "scheduled", "due",       "planned", "plan",
                                  "plans",    "planning",  "postponed", "going",   NULL};

static const char *const is_or_are[] = {"is", "are", NULL};

static const char *const was_or_were[] = {"was", "were", "has", "had", NULL};

static const char *const past_auxiliaries[] = {"had",        "been",       "as",
                                               "previously", "originally", NULL};

/* "would be travelling", but not "would have" */
static bool would_be(const dl_text *text, uint32_t at) {
  return at + 1 < text->token_count && !word_is(dl_token_str(text, at + 1), "have");
}

static bool past_form(dl_str s, const dl_token *t) {
  return word_in(back, s) || (s.len > 4 && s.ptr[s.len - 1] == 'd' && s.ptr[s.len - 2] == 'e' &&
                              !(t->flags & DL_TOKEN_CAPITAL));
}

/* What the words behind the day say: "Friday will", "On Saturday, storms will". */
static int32_t weekday_behind(const dl_text *text, uint32_t end, bool initial) {
  uint32_t reach = initial ? 10 : 1;
  for (uint32_t at = end; at < text->token_count && reach > 0; at++, reach--) {
    const dl_token *t = &text->tokens[at];
    if (t->flags & DL_TOKEN_FIRST) return 0;
    dl_str s = dl_token_str(text, at);
    if (word_is(s, "will") || word_is(s, "'ll") || word_is(s, "\xE2\x80\x99ll")) return 1;
    if (t->kind != DL_TOKEN_WORD) continue;
    if (word_in(saying, s) || past_form(s, t)) return -1;
  }
  return 0;
}

int32_t dl_tense_of_weekday(const dl_text *text, uint32_t token, uint32_t end) {
  uint32_t at = token;
  uint32_t k = 0;
  bool comma = false,
       genitive = end < text->token_count && (text->tokens[end].flags & DL_TOKEN_CLITIC);
  for (; k < REACH && at > 0 && !(text->tokens[at].flags & DL_TOKEN_FIRST); k++) {
    const dl_token *t = &text->tokens[--at];
    dl_str s = dl_token_str(text, at);
    if (t->kind != DL_TOKEN_WORD) {
      if (s.len && (s.ptr[0] == '"' || s.ptr[0] == ';')) break;
      comma = comma || (s.len && s.ptr[0] == ',');
      continue;
    }
    if (word_in(shall, s)) return 1;
    if (word_is(s, "would")) return comma || genitive ? 0 : would_be(text, at) ? 1 : -1;
    if (word_is(s, "to") && at > 0 && k > 0 && !(t->flags & DL_TOKEN_FIRST) &&
        word_in(is_or_are, dl_token_str(text, at - 1)))
      return 1;
    if (word_is(s, "of") && at > 0 && k < 3 && word_is(dl_token_str(text, at - 1), "ahead"))
      return 1;
    if (word_is(s, "set") && at + 1 < text->token_count &&
        (word_is(dl_token_str(text, at + 1), "to") || word_is(dl_token_str(text, at + 1), "for")))
      return 1;
    if (word_in(due, s))
      return (at > 0 && word_in(past_auxiliaries, dl_token_str(text, at - 1))) ||
                     (end < text->token_count && word_in(was_or_were, dl_token_str(text, end)))
                 ? -1
                 : 1;
    if (word_in(saying, s)) return -1;
    if (past_form(s, t)) {
      if (at > 0 && !(t->flags & DL_TOKEN_FIRST) &&
          word_in(infinitives, dl_token_str(text, at - 1)))
        continue;
      return -1;
    }
  }
  return weekday_behind(text, end, k < 3);
}
