/* creditlabel.h: the words that stand before the one who took a picture: "Photo:", "Courtesy of".
 *
 * Three ask for them, and one may be bolder than the other: who looks for a credit at the end of a line of
 * text, who does so in a <figcaption>, and who has a credit and takes the label off. */
#ifndef DATELINE_READ_CREDITLABEL_H
#define DATELINE_READ_CREDITLABEL_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

typedef enum dl_credit_place {
  DL_CREDIT_IN_TEXT = 1,
  DL_CREDIT_IN_FIGURE = 2,
  DL_CREDIT_FOUND = 4
} dl_credit_place;

/* The bytes of the longest label that text begins with, and of the mark behind it; 0: none. */
uint32_t dl_credit_label(dl_str text, dl_credit_place place);

#pragma GCC visibility pop
#endif
