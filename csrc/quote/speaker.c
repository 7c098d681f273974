/* speaker.c: finds the cue and the words that name the speaker.
 *
 * There is no parser: a speaker is the longest run of tokens beside the cue that can be a noun
 * phrase. To the left of a verb ("a spokesman for the ministry said") the run is followed back to a
 * determiner, a mark or a word that bounds phrases; to its right ("said John Kerry, who ...")
 * forward to the first of those. A pronoun is a run of its own. */
#include "quote/find.h"

enum {
  PHRASE_MOST = 14,  /* tokens of a speaker */
  CONTEXT_MOST = 40, /* tokens between a quotation and its cue */
  ASIDE_MOST = 24    /* tokens of an apposition: "Kerry, the ..., said" */
};

static dl_str word_at(const dl_text *text, uint32_t token) {
  return dl_token_str(text, token);
}

static bool is_word(const dl_text *text, uint32_t token, const char *lower) {
  return dl_str_equal_ci(word_at(text, token), (dl_str){lower, (uint32_t)strlen(lower)});
}

static bool is_capital(const dl_text *text, uint32_t token) {
  return (text->tokens[token].flags & DL_TOKEN_CAPITAL) != 0;
}

static bool is_comma(const dl_text *text, uint32_t token) {
  return text->bytes[text->tokens[token].start] == ',';
}

static bool is_possessive(const dl_text *text, uint32_t token) {
  return (text->tokens[token].flags & DL_TOKEN_CLITIC) != 0 &&
         (is_word(text, token, "'s") || is_word(text, token, "\xE2\x80\x99s") ||
          text->tokens[token].end - text->tokens[token].start == 1 ||
          is_word(text, token, "\xE2\x80\x99"));
}

static bool ends_with(dl_str word, const char *tail) {
  return dl_str_ends(word, (dl_str){tail, (uint32_t)strlen(tail)});
}

/* Whether the token can be part of a noun phrase that names a speaker. */
static bool is_nounish(const dl_text *text, uint32_t token) {
  const dl_token *t = &text->tokens[token];
  if (t->kind == DL_TOKEN_NUMBER || t->kind == DL_TOKEN_HANDLE) return true;
  if (t->kind != DL_TOKEN_WORD) return false;
  if (is_possessive(text, token)) return true;
  dl_str word = word_at(text, token);
  if (t->flags & DL_TOKEN_CLITIC || dl_is_noun_bound(word)) return false;
  if (dl_is_calendar_word(word)) return false;
  if (!(t->flags & DL_TOKEN_CAPITAL) && dl_cue_find(word) == DL_CUE_SPEECH) return false;
  return true;
}

/* The start of the phrase that ends before `end`; `end` when there is none. */
static uint32_t phrase_back(const dl_text *text, uint32_t floor, uint32_t end) {
  if (end == floor) return end;
  if (dl_is_pronoun_subject(word_at(text, end - 1))) return end - 1;
  uint32_t start = end, complete = end;
  while (start > floor && end - start < PHRASE_MOST) {
    uint32_t token = start - 1;
    dl_str word = word_at(text, token);
    bool joint = dl_str_equal(word, DL_STR("and")) && start < end && token > floor &&
                 is_capital(text, start) && is_capital(text, token - 1);
    if (!joint && !is_nounish(text, token)) break;
    if (start == end && (dl_is_noun_link(word) || is_possessive(text, token))) return end;
    start = token;
    if (dl_is_determiner(word)) {
      /* "the head of the agency": what stands before "of the" belongs to it. */
      complete = start;
      if (start == floor || !dl_is_noun_link(word_at(text, start - 1))) break;
    } else if (!joint && !dl_is_noun_link(word) && !is_possessive(text, token)) {
      complete = start;
    }
  }
  /* A run must not open with a link, nor with a participle: "Speaking in Brunei Kerry said". */
  start = complete;
  if (start < end && !dl_is_determiner(word_at(text, start)) &&
      ends_with(word_at(text, start), "ing")) {
    uint32_t name = end;
    while (name > start && is_capital(text, name - 1)) name--;
    if (name < end) start = name;
  }
  while (start < end && (dl_is_noun_link(word_at(text, start)) || is_possessive(text, start)))
    start++;
  /* A number or a lone adverb is no speaker. */
  if (start < end && end - start == 1 &&
      (text->tokens[start].kind == DL_TOKEN_NUMBER || ends_with(word_at(text, start), "ly")))
    return end;
  return start;
}

/* The end of the phrase that begins at `start`; `start` when there is none. */
static uint32_t phrase_forward(const dl_text *text, uint32_t start, uint32_t end) {
  if (start >= end) return start;
  dl_str word = word_at(text, start);
  if (dl_is_pronoun_subject(word)) return start + 1;
  bool opens = is_capital(text, start) || dl_is_determiner(word) ||
               text->tokens[start].kind == DL_TOKEN_HANDLE ||
               (text->tokens[start].kind == DL_TOKEN_WORD && ends_with(word, "s"));
  /* "said attorney Dick Roe": small words, then the name. */
  for (uint32_t i = start; !opens && i < end && i - start < 4 && is_nounish(text, i) &&
                           !dl_is_noun_link(word_at(text, i));
       i++)
    opens = is_capital(text, i);
  if (!opens) return start;
  if (dl_is_calendar_word(word)) return start;
  bool named = is_capital(text, start);
  uint32_t stop = start, complete = start;
  while (stop < end && stop - start < PHRASE_MOST &&
         (is_nounish(text, stop) ||
          (dl_str_equal(word_at(text, stop), DL_STR("and")) && stop > start && stop + 1 < end &&
           is_capital(text, stop - 1) && is_capital(text, stop + 1)))) {
    word = word_at(text, stop);
    bool link =
        dl_is_noun_link(word) || is_possessive(text, stop) || dl_str_equal(word, DL_STR("and"));
    if (link && stop + 1 < end && dl_str_equal_ci(word, DL_STR("in"))) break;
    if (named && !link && stop > start && !is_capital(text, stop) && is_capital(text, stop - 1) &&
        !is_possessive(text, stop - 1) &&
        (ends_with(word, "ed") || ends_with(word, "ly") || ends_with(word, "ing")))
      break; /* "said Kerry yesterday", "Lavrov scolded" */
    stop++;
    if (!link) complete = stop;
  }
  return complete;
}

/* Over the comma before a verb to the phrase that the aside explains; 0 when there is none. */
static uint32_t aside_start(const dl_text *text, uint32_t floor, uint32_t comma) {
  for (uint32_t token = comma; token > floor && comma - token < ASIDE_MOST; token--)
    if (is_comma(text, token - 1)) return token - 1;
  return 0;
}

/* The subject left of the verb at `verb`. Returns its start, *end its end; equal: none. */
static uint32_t subject_back(const dl_text *text, uint32_t floor, uint32_t verb, uint32_t *end) {
  uint32_t at = verb;
  while (at > floor && verb - at < 4 &&
         (dl_is_auxiliary(word_at(text, at - 1)) ||
          (text->tokens[at - 1].kind == DL_TOKEN_WORD && !is_capital(text, at - 1) &&
           ends_with(word_at(text, at - 1), "ly"))))
    at--;
  *end = at;
  if (at > floor && is_comma(text, at - 1)) {
    uint32_t aside = aside_start(text, floor, at - 1);
    if (!aside) return at;
    *end = aside;
    at = aside;
  }
  return phrase_back(text, floor, at);
}

static dl_attribution attribution(uint32_t cue, uint32_t cue_end, uint32_t start, uint32_t end,
                                  dl_cue_kind kind, float confidence) {
  return (dl_attribution){cue, cue_end, start, end, kind, start < end ? confidence : 0};
}

/* "according to": whether it stands at `token`. */
static bool is_according(const dl_text *text, uint32_t token, uint32_t end) {
  return token + 2 < end && is_word(text, token, "according") && is_word(text, token + 1, "to");
}

/* Whether the verb at `token` reports speech here: no infinitive, no negation, no noun. */
static dl_cue_kind cue_at(const dl_text *text, uint32_t floor, uint32_t token) {
  if (text->tokens[token].kind != DL_TOKEN_WORD || is_capital(text, token)) return DL_CUE_NONE;
  dl_cue_kind kind = dl_cue_find(word_at(text, token));
  if (kind == DL_CUE_NAMING && token + 1 < text->token_count &&
      (is_word(text, token + 1, "for") || is_word(text, token + 1, "on") ||
       is_word(text, token + 1, "off")))
    return DL_CUE_NONE; /* called for */
  if (kind == DL_CUE_NONE || token == floor) return kind;
  dl_str before = word_at(text, token - 1);
  if (dl_str_equal_ci(before, DL_STR("to")) || dl_str_equal_ci(before, DL_STR("not")) ||
      dl_str_equal_ci(before, DL_STR("n't")) || ends_with(before, "n\xE2\x80\x99t"))
    return DL_CUE_NONE;
  /* "the reported deal", "his claims", "was told". */
  if (kind == DL_CUE_SPEECH &&
      (dl_is_determiner(before) || is_possessive(text, token - 1) ||
       dl_str_equal(before, DL_STR("was")) || dl_str_equal(before, DL_STR("were")) ||
       dl_str_equal(before, DL_STR("is")) || dl_str_equal(before, DL_STR("be")) ||
       dl_str_equal(before, DL_STR("been"))))
    return DL_CUE_NONE;
  return kind;
}

dl_attribution dl_attribution_behind(const dl_text *text, uint32_t start, uint32_t end) {
  if (end - start > CONTEXT_MOST) end = start + CONTEXT_MOST;
  while (start < end && is_comma(text, start)) start++;
  for (uint32_t token = start; token < end; token++) {
    if (is_according(text, token, end)) {
      uint32_t stop = phrase_forward(text, token + 2, end);
      return attribution(token, token + 2, token + 2, stop, DL_CUE_ACCORDING, 0.9F);
    }
    dl_cue_kind kind = cue_at(text, start, token);
    if (kind != DL_CUE_SPEECH) continue;
    if (token - start <= 1 && (token == start || dl_is_auxiliary(word_at(text, start)))) {
      uint32_t stop = phrase_forward(text, token + 1, end);
      dl_attribution found = attribution(token, token + 1, token + 1, stop, kind, 0.95F);
      if (found.confidence > 0) return found;
    }
    uint32_t phrase_end, phrase = subject_back(text, start, token, &phrase_end);
    if (phrase == phrase_end) return (dl_attribution){0};
    return attribution(token, token + 1, phrase, phrase_end, kind, phrase == start ? 0.95F : 0.6F);
  }
  return (dl_attribution){0};
}

/* The subject of the clause before the participle at `token`. */
static dl_attribution participle(const dl_text *text, uint32_t floor, uint32_t token) {
  uint32_t at = token;
  if (at > floor && is_word(text, at - 1, "as")) {
    /* "Kerry was quoted as saying" */
    while (at > floor && token - at < 4 &&
           (is_word(text, at - 1, "as") || is_word(text, at - 1, "quoted") ||
            is_word(text, at - 1, "was") || is_word(text, at - 1, "is")))
      at--;
    uint32_t phrase = phrase_back(text, floor, at);
    return attribution(token, token + 1, phrase, at, DL_CUE_PARTICIPLE, 0.8F);
  }
  if (at > floor && is_comma(text, at - 1)) at--;
  uint32_t clause = at;
  while (clause > floor && at - clause < CONTEXT_MOST && !is_comma(text, clause - 1)) clause--;
  while (clause < at && (is_word(text, clause, "but") || is_word(text, clause, "and"))) clause++;
  if (clause < at && !is_capital(text, clause) && !dl_is_pronoun_subject(word_at(text, clause)))
    return (dl_attribution){0};
  uint32_t stop = clause;
  if (clause < at && dl_is_pronoun_subject(word_at(text, clause))) {
    stop = clause + 1;
  } else {
    while (stop < at && stop - clause < PHRASE_MOST && is_capital(text, stop) &&
           is_nounish(text, stop))
      stop++;
    if (stop - clause == 1 && dl_is_determiner(word_at(text, clause))) stop = clause;
  }
  return attribution(token, token + 1, clause, stop, DL_CUE_PARTICIPLE, 0.6F);
}

dl_attribution dl_attribution_before(const dl_text *text, uint32_t start, uint32_t end) {
  if (end - start > CONTEXT_MOST) start = end - CONTEXT_MOST;
  for (uint32_t token = end; token > start; token--) {
    uint32_t at = token - 1;
    if (is_according(text, at, end)) {
      uint32_t stop = phrase_forward(text, at + 2, end);
      return attribution(at, at + 2, at + 2, stop, DL_CUE_ACCORDING, end - stop <= 1 ? 0.9F : 0.7F);
    }
    if (end - at == 2 && at > start + 1 && is_word(text, at - 1, "to") && !is_comma(text, at) &&
        dl_cue_find(word_at(text, at)) == DL_CUE_SPEECH) {
      /* "which led Roe to write:" */
      uint32_t phrase = phrase_back(text, start, at - 1);
      while (phrase < at - 1 && !is_capital(text, phrase) &&
             !dl_is_determiner(word_at(text, phrase)) &&
             !dl_is_pronoun_subject(word_at(text, phrase)))
        phrase++;
      return attribution(at, at + 1, phrase, at - 1, DL_CUE_SPEECH, 0.7F);
    }
    dl_cue_kind kind = cue_at(text, start, at);
    if (kind == DL_CUE_NONE) continue;
    if (kind == DL_CUE_PARTICIPLE) {
      dl_attribution found = participle(text, start, at);
      if (found.confidence > 0) return found;
      continue;
    }
    /* How far the cue is from the mark: "said, " against "said that the plan was ". */
    uint32_t gap = end - at - 1;
    float confidence = gap <= 1 ? 0.95F : gap <= 6 ? 0.85F : 0.7F;
    if (kind == DL_CUE_NAMING) confidence = 0.7F;
    uint32_t phrase_end, phrase = subject_back(text, start, at, &phrase_end);
    if (phrase < phrase_end) return attribution(at, at + 1, phrase, phrase_end, kind, confidence);
    if (kind == DL_CUE_SPEECH && (at == start || is_comma(text, at - 1))) {
      uint32_t stop = phrase_forward(text, at + 1, end);
      dl_attribution found = attribution(at, at + 1, at + 1, stop, kind, confidence);
      if (found.confidence > 0) return found;
    }
  }
  return (dl_attribution){0};
}

dl_attribution dl_attribution_opening(const dl_text *text, uint32_t start, uint32_t end) {
  if (end - start > CONTEXT_MOST) end = start + CONTEXT_MOST;
  for (uint32_t token = start; token < end; token++) {
    if (token > start && is_according(text, token, end)) break;
    dl_cue_kind kind = cue_at(text, start, token);
    if (kind != DL_CUE_SPEECH) continue;
    uint32_t phrase_end, phrase = subject_back(text, start, token, &phrase_end);
    if (phrase == phrase_end) break;
    /* The subject opens the sentence or its clause. */
    if (phrase > start) {
      dl_str before = word_at(text, phrase - 1);
      if (!is_comma(text, phrase - 1) && !dl_str_equal_ci(before, DL_STR("but")) &&
          !dl_str_equal_ci(before, DL_STR("and")))
        break;
    }
    return attribution(token, token + 1, phrase, phrase_end, kind, 0.7F);
  }
  return (dl_attribution){0};
}

dl_attribution dl_attribution_according(const dl_text *text, uint32_t start, uint32_t end) {
  for (uint32_t token = start; token < end; token++) {
    if (!is_according(text, token, end)) continue;
    if (token > start && !is_comma(text, token - 1)) break;
    uint32_t stop = phrase_forward(text, token + 2, end);
    return attribution(token, token + 2, token + 2, stop, DL_CUE_ACCORDING, 0.7F);
  }
  return (dl_attribution){0};
}

dl_attribution dl_attribution_colon(const dl_text *text, uint32_t start, uint32_t end) {
  if (end - start < 2 || end - start > 8) return (dl_attribution){0};
  const dl_token *mark = &text->tokens[end - 1];
  if (mark->end - mark->start != 1 || text->bytes[mark->start] != ':') return (dl_attribution){0};
  for (uint32_t token = start; token < end - 1; token++)
    if (text->tokens[token].kind != DL_TOKEN_WORD || !is_capital(text, token) ||
        !is_nounish(text, token))
      return (dl_attribution){0};
  return attribution(start, start, start, end - 1, DL_CUE_NONE, 0.7F);
}
