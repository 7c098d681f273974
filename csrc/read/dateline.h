/* dateline.h: the place, day and agency that open a news story.
 *
 *   BANDAR SERI BEGAWAN — ...           KATHMANDU, April 25 (Reuters) - ...
 *   TALLAHASSEE, Fla. (AP) — ...        WASHINGTON/LONDON (Reuters) – ...
 *   (CNN) -- ...                        Kabul, Afghanistan (CNN) -- ...
 *   PARIS, July 3 — ...                 NEW DELHI: ...
 *
 * The reader has no gazetteer, so the form decides: capitals, a region, a date, an agency in
 * brackets, a dash, and a sentence that begins behind it. What looks alike and is none ("UPDATED:",
 * "ANALYSIS —", "DEAR ABBY:", "NATO — the alliance — ...") is told by its words. Where the form is
 * weak (a colon; a place in small letters without agency), the place must be one of the cities that
 * datelines are commonly filed from: capitals of states and large cities, listed in dateline.c. */
#ifndef DATELINE_READ_DATELINE_H
#define DATELINE_READ_DATELINE_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

typedef struct dl_dateline_parts {
  dl_span place;  /* with its region: "TALLAHASSEE, Fla."; empty: only an agency */
  dl_span agency; /* without brackets */
  dl_span date;   /* as written */
  uint32_t end;   /* where the story begins */
  float confidence;
} dl_dateline_parts;

/* Spans count in `paragraph`, of which only the first 160 bytes are looked at. */
bool dl_dateline_parse(dl_str paragraph, dl_dateline_parts *out);

#pragma GCC visibility pop
#endif
