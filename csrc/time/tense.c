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

static const char *const ahead[] = {
    "will",     "'ll",         "would",    "shall",     "may",       "might",     "can",
    "could",    "should",      "must",     "plan",      "plans",     "planned",   "planning",
    "expect",   "expects",     "expected", "scheduled", "schedule",  "due",       "until",
    "upcoming", "set",         "slated",   "starting",  "beginning", "effective", "payable",
    "deadline", "hopes",       "intends",  "aims",      "wo",        "won't",     "going",
    "goal",     "forthcoming", "begins",   "starts",    "opens",     "ends",      "takes",
    "arrives",  "returns",     "meets",    "expires",   NULL};

static const char *const back[] = {
    "was",   "were",   "had",    "did",   "began",  "came",  "went",    "took",   "made",
    "gave",  "got",    "became", "met",   "saw",    "left",  "held",    "led",    "fell",
    "rose",  "sent",   "kept",   "won",   "lost",   "ran",   "brought", "bought", "sold",
    "felt",  "found",  "knew",   "shot",  "struck", "built", "caught",  "grew",   "spoke",
    "wrote", "broke",  "drew",   "drove", "flew",   "hit",   "quit",    "stood",  "thought",
    "paid",  "fought", "died",   "since", "after",  NULL};

static const char *const neutral[] = {"said",     "says",   "told",    "announced",
                                      "reported", "united", "hundred", "need",
                                      "indeed",   "speed",  "ended",   NULL};

static const char *const infinitives[] = {"be", "stay", "remain", NULL};

static const char *const articles[] = {"the", "a", "an", "its", "his", "her", "their", "our", NULL};

static const char *const firm_ahead[] = {"scheduled", "planned",  "plans", "planning",
                                         "slated",    "deadline", NULL};

int32_t dl_tense_before(const dl_text *text, uint32_t token) {
  for (uint32_t k = 0; k < REACH && token > 0; k++) {
    if (text->tokens[token].flags & DL_TOKEN_FIRST) break;
    token--;
    const dl_token *t = &text->tokens[token];
    if (t->kind != DL_TOKEN_WORD) continue;
    dl_str s = dl_token_str(text, token);
    if (word_in(neutral, s)) continue;
    if (word_in(ahead, s)) return 1;
    if (s.len == 2 && dl_ascii_lower(s.ptr[0]) == 't' && dl_ascii_lower(s.ptr[1]) == 'o' && k > 0 &&
        k <= 4 && !(text->tokens[token + 1].flags & DL_TOKEN_CAPITAL) &&
        text->tokens[token + 1].kind == DL_TOKEN_WORD &&
        !word_in(articles, dl_token_str(text, token + 1)))
      return 1;
    if (word_in(back, s)) return -1;
    if (s.len > 4 && s.ptr[s.len - 1] == 'd' && s.ptr[s.len - 2] == 'e' &&
        !(t->flags & DL_TOKEN_CAPITAL)) {
      /* "will be closed": the participle says nothing of the time */
      if (token > 0 && !(t->flags & DL_TOKEN_FIRST) &&
          word_in(infinitives, dl_token_str(text, token - 1)))
        continue;
      return -1;
    }
  }
  return 0;
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
      return dl_tense_before(text, at) > 0;
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
