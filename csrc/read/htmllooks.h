/* htmllooks.h: what elements are called by their names, classes and ids.
 *
 * A page has thousands of elements but few looks: rows of teasers, paragraphs of one class. What the
 * reader asks of a name or class it asks once for each look. */
#ifndef DATELINE_READ_HTMLLOOKS_H
#define DATELINE_READ_HTMLLOOKS_H

#include "read/htmlpage.h"

#pragma GCC visibility push(hidden)

#define DL_NO_LOOK UINT32_MAX

/* Things that an element may be called; the words of each stand in htmllooks.c. */
typedef enum dl_called {
  DL_CALLED_CAPTION, /* of a picture */
  DL_CALLED_CREDIT,  /* likewise */
  DL_CALLED_ASIDE,   /* teasers, comments, widgets */
  DL_CALLED_MODIFIED,
  DL_CALLED_DATE,
  DL_CALLED_BYLINE,
  DL_CALLED_AUTHOR,      /* the author's name */
  DL_CALLED_AUTHOR_LINE, /* what holds a link that is the author's name */
  DL_CALLED_AUTHOR_PROP, /* by itemprop or rel */
  DL_CALLED_SUBTITLE,
  DL_CALLED_UNSEEN, /* for screen readers only */
  DL_CALLED_COMMENTS,
  DL_CALLED_HEADLINE,
  DL_CALLED_KICKER,  /* a few words above a headline */
  DL_CALLED_CRUMBS,  /* the trail from the front page to here */
  DL_CALLED_CONSENT, /* a dialog about cookies and privacy */
  DL_CALLED_COUNT
} dl_called;

/* In arena, where the looks grow too; NULL when out of memory. */
dl_looks *dl_looks_make(dl_arena *arena);

/* Equal for elements of one name, class, id, role, itemprop, rel and test id. DL_NO_LOOK: out of memory. */
uint32_t dl_page_find_look(const dl_page *page, dl_node node);
static inline uint32_t dl_page_look(const dl_page *page, dl_node node) {
  uint32_t known = page->elements[node].look;
  return known ? known - 1 : dl_page_find_look(page, node);
}

/* Equal for looks of one name and class. */
uint32_t dl_page_look_style(const dl_page *page, uint32_t look);

/* Whether a class, id or other attribute value of the element holds one of the words of the list as
 * a part between non-letters or at a change of case. */
bool dl_page_called(const dl_page *page, dl_node node, dl_called list);

#pragma GCC visibility pop
#endif
