/* place.h: from a place's name to the place. */
#ifndef DATELINE_NAME_PLACE_H
#define DATELINE_NAME_PLACE_H

#include "name/gazetteer.h"
#include "name/name.h"

#pragma GCC visibility push(hidden)

/* A gazetteer's record as the API gives it. name is not set. */
dl_place dl_place_of_record(const dl_place_record *record, float confidence);

#pragma GCC visibility pop
#endif
