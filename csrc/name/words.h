/* words.h: classes of words that names and roles are made with.
 *
 * A word is asked for in lower case. The tables are in words_data.c, which tools/make_words.py
 * makes from open lists (its comment has the sources). */
#ifndef DATELINE_NAME_WORDS_H
#define DATELINE_NAME_WORDS_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

enum {                           /* classes; a word may have several */
       DL_WORD_TITLE = 1,        /* what a person is: "president" "spokesman" "coach" "wife" */
       DL_WORD_MODIFIER = 2,     /* stands before a title: "former" "prime" "foreign" */
       DL_WORD_MALE = 4,         /* says that its bearer is male: "mr" "king" "spokesman" */
       DL_WORD_FEMALE = 8,       /* ... female: "mrs" "queen" "spokeswoman" */
       DL_WORD_HONORIFIC = 16,   /* "mr" "dame" "rev": part of no role */
       DL_WORD_COMPANY = 32,     /* legal forms of companies: "inc" "plc" */
       DL_WORD_PARTICLE = 64,    /* of surnames: "van" "bin" "de" */
       DL_WORD_STOP = 128,       /* function words and verbs of saying */
       DL_WORD_ORG_HEAD = 256,   /* kinds of organisations: "bank" "ministry" */
       DL_WORD_GENERATION = 512, /* behind a name: "jr" "iii" "phd" */
       DL_WORD_NOT_HEAD = 1024,  /* ends in -er but is no agent: "former" "water" */
       DL_WORD_FIELD = 2048      /* what a title is of: "campaign" manager, "law" professor */
};

typedef struct dl_word_row {
  char word[20];
  uint16_t classes;
} dl_word_row;

typedef struct dl_given_row {
  char name[12];
  char gender; /* 'f' 'm'; 'u': both */
} dl_given_row;

typedef struct dl_nickname_row {
  char nickname[12], name[12];
} dl_nickname_row;

extern const dl_word_row dl_word_rows[];
extern const uint32_t dl_word_row_count;
extern const dl_given_row dl_given_rows[];
extern const uint32_t dl_given_row_count;
extern const dl_nickname_row dl_nickname_rows[];
extern const uint32_t dl_nickname_row_count;

/* Classes of a lower-case word without its stop ("mr", not "Mr."); 0 when unknown. */
unsigned dl_word_classes(dl_str word);

/* Which gender most bearers of a first name have: 'f' 'm' 'u' or 0 when the name is unknown. For
 * weighing readings, never for output. */
char dl_given_gender(dl_str folded);

/* Whether one first name is a short form of the other ("bill" and "william", "alex" and
 * "alexander"), or one is the other's initial; both folded. */
bool dl_given_same(dl_str a, dl_str b);

#pragma GCC visibility pop
#endif
