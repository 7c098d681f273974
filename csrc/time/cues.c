/* cues.c: the words of cues.h, in byte order. */
#include "time/cues.h"

typedef struct cue_word {
  const char *word;
  uint32_t cues;
} cue_word;

static const cue_word words[] = {
    {"'ll", CUE_AHEAD | CUE_SHALL | CUE_WILL},
    {"'re", CUE_LASTING},
    {"'s", CUE_LASTING},
    {"-", CUE_BETWEEN},
    {"a", CUE_ARTICLE},
    {"according", CUE_SAYING},
    {"after", CUE_BACK},
    {"agreed", CUE_INTENT},
    {"agreement", CUE_INTENT},
    {"ahead", CUE_AHEAD_OF},
    {"aims", CUE_AHEAD},
    {"an", CUE_ARTICLE},
    {"announced", CUE_NEUTRAL | CUE_SAYING},
    {"are", CUE_LASTING | CUE_IS},
    {"arrives", CUE_AHEAD},
    {"as", CUE_PAST | CUE_AS},
    {"at", CUE_BETWEEN},
    {"be", CUE_BE},
    {"became", CUE_BACK},
    {"been", CUE_PAST},
    {"began", CUE_BACK},
    {"beginning", CUE_AHEAD | CUE_BETWEEN},
    {"begins", CUE_AHEAD | CUE_SHALL},
    {"bid", CUE_INTENT},
    {"bought", CUE_BACK},
    {"broke", CUE_BACK},
    {"brought", CUE_BACK},
    {"built", CUE_BACK},
    {"by", CUE_TERM},
    {"came", CUE_BACK},
    {"can", CUE_AHEAD},
    {"caught", CUE_BACK},
    {"confirmed", CUE_SAYING},
    {"could", CUE_AHEAD},
    {"deadline", CUE_AHEAD | CUE_FIRM},
    {"deal", CUE_INTENT},
    {"decided", CUE_INTENT},
    {"decision", CUE_INTENT},
    {"declared", CUE_SAYING},
    {"did", CUE_BACK},
    {"died", CUE_BACK},
    {"drew", CUE_BACK},
    {"drove", CUE_BACK},
    {"due", CUE_AHEAD | CUE_DUE},
    {"early", CUE_BETWEEN | CUE_SOON},
    {"effective", CUE_AHEAD},
    {"end", CUE_BETWEEN},
    {"ended", CUE_NEUTRAL | CUE_ENDED},
    {"ends", CUE_AHEAD},
    {"exceed", CUE_NEUTRAL},
    {"expect", CUE_AHEAD},
    {"expected", CUE_AHEAD | CUE_DUE},
    {"expects", CUE_AHEAD},
    {"expires", CUE_AHEAD | CUE_SHALL},
    {"fell", CUE_BACK},
    {"felt", CUE_BACK},
    {"flew", CUE_BACK},
    {"for", CUE_FOR},
    {"forthcoming", CUE_AHEAD | CUE_SHALL},
    {"fought", CUE_BACK},
    {"found", CUE_BACK},
    {"gave", CUE_BACK},
    {"goal", CUE_AHEAD},
    {"going", CUE_AHEAD | CUE_DUE},
    {"got", CUE_BACK},
    {"grew", CUE_BACK},
    {"had", CUE_BACK | CUE_WAS | CUE_PAST},
    {"has", CUE_WAS},
    {"have", CUE_HAVE},
    {"held", CUE_BACK},
    {"her", CUE_ARTICLE},
    {"his", CUE_ARTICLE},
    {"hit", CUE_BACK},
    {"hopes", CUE_AHEAD},
    {"hundred", CUE_NEUTRAL},
    {"indeed", CUE_NEUTRAL},
    {"intends", CUE_AHEAD},
    {"is", CUE_LASTING | CUE_IS},
    {"its", CUE_ARTICLE},
    {"kept", CUE_BACK},
    {"knew", CUE_BACK},
    {"lasts", CUE_LASTING},
    {"late", CUE_BETWEEN | CUE_SOON},
    {"later", CUE_LATER},
    {"least", CUE_BETWEEN},
    {"led", CUE_BACK},
    {"left", CUE_BACK},
    {"lost", CUE_BACK},
    {"made", CUE_BACK},
    {"may", CUE_AHEAD},
    {"meets", CUE_AHEAD},
    {"met", CUE_BACK},
    {"mid", CUE_BETWEEN},
    {"might", CUE_AHEAD},
    {"must", CUE_AHEAD},
    {"need", CUE_NEUTRAL},
    {"of", CUE_BETWEEN | CUE_OF},
    {"offer", CUE_INTENT},
    {"offered", CUE_INTENT},
    {"opens", CUE_AHEAD | CUE_SHALL},
    {"option", CUE_INTENT},
    {"originally", CUE_PAST},
    {"our", CUE_ARTICLE},
    {"paid", CUE_BACK},
    {"payable", CUE_AHEAD},
    {"plan", CUE_AHEAD | CUE_DUE},
    {"planned", CUE_AHEAD | CUE_FIRM | CUE_DUE},
    {"planning", CUE_AHEAD | CUE_FIRM | CUE_DUE},
    {"plans", CUE_AHEAD | CUE_FIRM | CUE_DUE},
    {"poised", CUE_SHALL},
    {"posted", CUE_SAYING},
    {"postponed", CUE_DUE},
    {"premieres", CUE_SHALL},
    {"previously", CUE_PAST},
    {"proceed", CUE_NEUTRAL},
    {"proposal", CUE_INTENT},
    {"quit", CUE_BACK},
    {"ran", CUE_BACK},
    {"remain", CUE_BE | CUE_LASTING},
    {"remains", CUE_LASTING},
    {"reported", CUE_NEUTRAL | CUE_SAYING},
    {"resumes", CUE_SHALL},
    {"returns", CUE_AHEAD},
    {"revealed", CUE_SAYING},
    {"rose", CUE_BACK},
    {"runs", CUE_LASTING},
    {"said", CUE_NEUTRAL | CUE_SAYING},
    {"saw", CUE_BACK},
    {"says", CUE_NEUTRAL | CUE_SAYING},
    {"schedule", CUE_AHEAD},
    {"scheduled", CUE_AHEAD | CUE_FIRM | CUE_DUE},
    {"sent", CUE_BACK},
    {"set", CUE_AHEAD | CUE_SET},
    {"shall", CUE_AHEAD | CUE_SHALL},
    {"shot", CUE_BACK},
    {"should", CUE_AHEAD},
    {"since", CUE_BACK},
    {"slated", CUE_AHEAD | CUE_FIRM | CUE_SHALL},
    {"sold", CUE_BACK},
    {"soon", CUE_SOON},
    {"speed", CUE_NEUTRAL},
    {"spoke", CUE_BACK},
    {"start", CUE_BETWEEN},
    {"starting", CUE_AHEAD | CUE_SHALL},
    {"starts", CUE_AHEAD | CUE_SHALL},
    {"stated", CUE_SAYING},
    {"stay", CUE_BE},
    {"stays", CUE_LASTING},
    {"stood", CUE_BACK},
    {"struck", CUE_BACK},
    {"succeed", CUE_NEUTRAL},
    {"takes", CUE_AHEAD},
    {"than", CUE_TERM},
    {"the", CUE_ARTICLE | CUE_BETWEEN},
    {"their", CUE_ARTICLE},
    {"thought", CUE_BACK},
    {"till", CUE_UNTIL | CUE_TERM},
    {"to", CUE_TO},
    {"told", CUE_NEUTRAL | CUE_SAYING},
    {"tomorrow", CUE_SHALL},
    {"took", CUE_BACK},
    {"tweeted", CUE_SAYING},
    {"united", CUE_NEUTRAL},
    {"until", CUE_UNTIL | CUE_TERM},
    {"upcoming", CUE_AHEAD | CUE_SHALL},
    {"was", CUE_BACK | CUE_WAS},
    {"went", CUE_BACK},
    {"were", CUE_BACK | CUE_WAS},
    {"will", CUE_AHEAD | CUE_SHALL | CUE_WILL},
    {"wo", CUE_AHEAD | CUE_SHALL | CUE_WILL},
    {"won", CUE_BACK},
    {"won't", CUE_AHEAD | CUE_SHALL | CUE_WILL},
    {"would", CUE_AHEAD | CUE_WOULD},
    {"wrote", CUE_BACK | CUE_SAYING},
    {"\xE2\x80\x99ll", CUE_SHALL | CUE_WILL},
};

const uint32_t dl_cue_word_count = sizeof words / sizeof *words;

const char *dl_cue_word(uint32_t number) {
  return words[number].word;
}

uint32_t dl_cues_of_word(dl_str word) {
  char lower[12];
  if (word.len == 0 || word.len >= sizeof lower) return 0;
  for (uint32_t i = 0; i < word.len; i++) lower[i] = dl_ascii_lower(word.ptr[i]);
  lower[word.len] = 0;
  uint32_t low = 0, high = dl_cue_word_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    int order = strcmp(lower, words[middle].word);
    if (order == 0) return words[middle].cues;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return 0;
}

uint32_t dl_cues_of(tense_reader *reader, uint32_t token) {
  uint32_t slot = token % CUES_KEPT;
  if (reader->token[slot] != token) {
    reader->token[slot] = token;
    reader->cues[slot] = dl_cues_of_word(dl_token_str(reader->text, token));
  }
  return reader->cues[slot];
}
