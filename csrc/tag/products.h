/* products.h: what is made and sold, by its maker's name or the name of its line.
 *
 * Gold for products is thin, and most sets have one label for works and products: the network takes
 * "Honda Pilot" for a work. Lists of makers and lines of products (facts, from common knowledge) tell
 * the two apart. */
#ifndef DATELINE_TAG_PRODUCTS_H
#define DATELINE_TAG_PRODUCTS_H

#include "base/span.h"

#pragma GCC visibility push(hidden)

/* Whether a name that is a work's or a product's is a product's: "Honda Pilot", "Windows 10". */
bool dl_is_product_name(dl_str name);

/* Whether the tables are in order (for tests). */
bool dl_products_sorted(void);

#pragma GCC visibility pop
#endif
