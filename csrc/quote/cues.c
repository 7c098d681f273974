/* cues.c: the words of attribution: sorted tables and a binary search.
 *
 * Which verbs report speech, which words bound a noun phrase: facts of English, written for this
 * file. The test checks the order of the tables. */
#include "quote/find.h"

#include "base/table.h"

enum { S = DL_CUE_SPEECH, P = DL_CUE_PARTICIPLE, N = DL_CUE_NAMING };

/* clang-format off */
static const struct cue {
  char word[DL_TABLE_WIDTH];
  uint8_t kind;
} cues[] = {
    {"acknowledged", S}, {"acknowledges", S}, {"acknowledging", P}, {"added", S}, {"adding", P},
    {"adds", S}, {"admits", S}, {"admitted", S}, {"advised", S}, {"advises", S}, {"agreed", S},
    {"agrees", S}, {"alleged", S}, {"alleges", S}, {"announced", S}, {"announces", S},
    {"answered", S}, {"answers", S}, {"argued", S}, {"argues", S}, {"arguing", P}, {"ask", S},
    {"asked", S}, {"asking", P}, {"asks", S}, {"asserted", S}, {"asserts", S}, {"blasted", N},
    {"boasted", S}, {"branded", N}, {"called", N}, {"calling", P}, {"calls", N}, {"cautioned", S},
    {"cautions", S}, {"chanted", S}, {"characterised", N}, {"characterized", N}, {"claimed", S},
    {"claiming", P}, {"claims", S}, {"commented", S}, {"comments", S}, {"complained", S},
    {"complains", S}, {"conceded", S}, {"concedes", S}, {"concluded", S}, {"concludes", S},
    {"condemned", N}, {"confirmed", S}, {"confirms", S}, {"contended", S}, {"contends", S},
    {"continued", S}, {"continues", S}, {"countered", S}, {"cried", S}, {"declared", S},
    {"declares", S}, {"declaring", P}, {"demanded", S}, {"demands", S}, {"denied", S}, {"denies",
    S}, {"denounced", N}, {"described", N}, {"describes", N}, {"describing", P}, {"dismissed", N},
    {"emphasised", S}, {"emphasized", S}, {"emphasizes", S}, {"exclaimed", S}, {"exclaims", S},
    {"explained", S}, {"explaining", P}, {"explains", S}, {"hailed", N}, {"inquired", S},
    {"insisted", S}, {"insisting", P}, {"insists", S}, {"interjected", S}, {"joked", S},
    {"labeled", N}, {"labelled", N}, {"lamented", S}, {"laments", S}, {"likened", N},
    {"maintained", S}, {"maintains", S}, {"mused", S}, {"noted", S}, {"notes", S}, {"noting", P},
    {"observed", S}, {"observes", S}, {"opined", S}, {"pleaded", S}, {"posted", S}, {"praised",
    N}, {"predicted", S}, {"predicts", S}, {"proclaimed", S}, {"promised", S}, {"promises", S},
    {"protested", S}, {"quipped", S}, {"quipping", P}, {"quips", S}, {"recalled", S}, {"recalls",
    S}, {"recounted", S}, {"recounts", S}, {"reflected", S}, {"reiterated", S}, {"reiterates", S},
    {"remarked", S}, {"remarks", S}, {"reminded", S}, {"repeated", S}, {"replied", S}, {"replies",
    S}, {"reported", S}, {"reports", S}, {"responded", S}, {"responds", S}, {"retorted", S},
    {"said", S}, {"say", S}, {"saying", P}, {"says", S}, {"shouted", S}, {"shouting", P},
    {"shouts", S}, {"sighed", S}, {"slammed", N}, {"snapped", S}, {"stated", S}, {"states", S},
    {"stating", P}, {"stressed", S}, {"stresses", S}, {"stressing", P}, {"suggested", S},
    {"suggesting", P}, {"suggests", S}, {"tell", S}, {"telling", P}, {"tells", S}, {"termed", N},
    {"testified", S}, {"testifies", S}, {"thundered", S}, {"told", S}, {"tweeted", S},
    {"tweeting", P}, {"tweets", S}, {"urged", S}, {"urges", S}, {"vowed", S}, {"vows", S},
    {"warned", S}, {"warning", P}, {"warns", S}, {"whispered", S}, {"wondered", S}, {"wonders",
    S}, {"write", S}, {"writes", S}, {"writing", P}, {"wrote", S}, {"yelled", S}};
/* clang-format on */

dl_cue_kind dl_cue_find(dl_str word) {
  const struct cue *row = DL_TABLE_FIND(cues, word);
  return row ? (dl_cue_kind)row->kind : DL_CUE_NONE;
}

/* clang-format off */
static const char pronouns[][DL_TABLE_WIDTH] = {
    "he", "i", "it", "she", "they", "we", "who", "you"};
/* clang-format on */

bool dl_is_pronoun_subject(dl_str word) {
  return DL_TABLE_FIND(pronouns, word) != NULL;
}

/* clang-format off */
static const char determiners[][DL_TABLE_WIDTH] = {
    "a", "an", "another", "both", "each", "eight", "every", "five", "four", "her", "his",
    "its", "many", "most", "my", "nine", "no", "one", "other", "our", "seven", "several",
    "six", "some", "ten", "that", "the", "their", "these", "this", "those", "three", "two"};
/* clang-format on */

bool dl_is_determiner(dl_str word) {
  return DL_TABLE_FIND(determiners, word) != NULL;
}

/* clang-format off */
static const char bounds[][DL_TABLE_WIDTH] = {
    "'d", "'ll", "'m", "'re", "'s", "'ve", "about", "after", "against", "although", "amid",
    "among", "and", "are", "as", "be", "because", "been", "before", "being", "between", "but",
    "by", "can", "could", "despite", "did", "do", "does", "during", "even", "had", "has",
    "have", "he", "here", "him", "how", "i", "if", "into", "is", "it", "just", "like", "may",
    "me", "might", "must", "n't", "nor", "not", "on", "only", "or", "over", "per", "quoted",
    "quotes", "quoting", "said", "says", "shall", "she", "should", "since", "so", "still",
    "than", "that", "them", "then", "there", "they", "though", "through", "to", "told",
    "under", "unless", "until", "us", "via", "was", "we", "were", "what", "when", "where",
    "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "without",
    "would", "yet", "you"};
/* clang-format on */

bool dl_is_noun_bound(dl_str word) {
  return DL_TABLE_FIND(bounds, word) != NULL;
}

/* clang-format off */
static const char links[][DL_TABLE_WIDTH] = {
    "al", "at", "bin", "da", "de", "den", "der", "di", "dos", "du", "el", "for", "from",
    "ibn", "in", "la", "le", "of", "van", "von"};
/* clang-format on */

bool dl_is_noun_link(dl_str word) {
  return DL_TABLE_FIND(links, word) != NULL;
}

/* clang-format off */
static const char calendar[][DL_TABLE_WIDTH] = {
    "afterward", "afterwards", "apr.", "april", "aug.", "august", "dec.", "december",
    "earlier", "feb.", "february", "fri.", "friday", "jan.", "january", "july", "june",
    "last", "later", "mar.", "march", "may", "mon.", "monday", "nov.", "november", "oct.",
    "october", "recently", "sat.", "saturday", "sep.", "sept.", "september", "sun.", "sunday",
    "then", "thu.", "thurs.", "thursday", "today", "tomorrow", "tonight", "tue.", "tues.",
    "tuesday", "wed.", "wednesday", "yesterday"};
/* clang-format on */

bool dl_is_calendar_word(dl_str word) {
  return DL_TABLE_FIND(calendar, word) != NULL;
}

/* clang-format off */
static const char auxiliaries[][DL_TABLE_WIDTH] = {
    "'d", "'s", "'ve", "again", "also", "always", "angrily", "earlier", "even", "famously",
    "further", "had", "has", "have", "just", "later", "never", "now", "often", "once", "only",
    "previously", "publicly", "recently", "repeatedly", "simply", "still", "subsequently",
    "then", "would"};
/* clang-format on */

bool dl_is_auxiliary(dl_str word) {
  return DL_TABLE_FIND(auxiliaries, word) != NULL;
}

/* clang-format off */
static const char naming[][DL_TABLE_WIDTH] = {
    "album", "as", "book", "called", "dubbed", "entitled", "film", "known", "labeled",
    "labelled", "motto", "movie", "named", "nickname", "nicknamed", "novel", "phrase",
    "series", "show", "slogan", "so-called", "song", "term", "termed", "titled", "word"};
/* clang-format on */

bool dl_is_naming_word(dl_str word) {
  return DL_TABLE_FIND(naming, word) != NULL;
}

bool dl_cues_sorted(void) {
  return DL_TABLE_SORTED(cues) && DL_TABLE_SORTED(pronouns) && DL_TABLE_SORTED(determiners) &&
         DL_TABLE_SORTED(bounds) && DL_TABLE_SORTED(links) && DL_TABLE_SORTED(calendar) &&
         DL_TABLE_SORTED(auxiliaries) && DL_TABLE_SORTED(naming);
}
