/* roles.h: what each block of an article is, whatever the format it came in.
 *
 * Three kinds of evidence decide: what the block says of itself (a byline opens with "By", a date
 * line is dates and nothing else, a credit speaks of contributing), what its markup says (heading,
 * strong tail, all link), and where it stands (before the story begins, behind "Related articles").
 * No evidence is one publisher's: labels come from lists of the trade's common words.
 *
 * Works on the drafts of a builder between the last close and dl_build_finish; dl_fields_fill then
 * turns the blocks into the document's metadata. */
#ifndef DATELINE_READ_ROLES_H
#define DATELINE_READ_ROLES_H

#include "read/build.h"

#pragma GCC visibility push(hidden)

/* Sets kind, flags and DL_HINT_JOIN of every draft. The format in build->out decides what may be
 * left out of the body: nothing in plain text. out->title may hold a title from metadata. */
dl_status dl_roles_assign(dl_build *build);

/* Whether one line of a paragraph is a byline, a date line or a labelled field, and so no part of
 * the sentence around it. */
bool dl_line_stands_alone(dl_str line);

/* After dl_build_finish: title, authors, dates, dateline, credits, images, links, related, URL, for
 * what metadata has not given with better evidence. `options` may give the URL. */
dl_status dl_fields_fill(dl_build *build, const dl_read_options *options);

/* Of these only the dateline, subtitle, credits, links and related, for a reader that finds the rest
 * in its markup. */
dl_status dl_fields_fill_story(dl_build *build);

/* ---- what single blocks say of themselves ------------------------------------------------------ */

/* Furniture: "-30-", "(MORE)", "Advertisement", "Share this", "Page 2 of 3", copyright lines. */
bool dl_is_furniture(dl_str text);

/* The outlet asks its readers for money, or to subscribe: "Support our work. Donate today." */
bool dl_is_appeal(dl_str text);

/* A slug of the wire: "BC-EU--Russia-Ukraine, 5th Ld-Writethru,0512". */
bool dl_is_slug(dl_str text);

/* "Material from Reuters is included in this report", "(Reporting by A; editing by B)". */
bool dl_is_credit(dl_str text);

/* "Related articles:", "READ MORE: Title", "See also". *rest gets where the title behind the label
 * begins; text.len when there is none. */
bool dl_is_related_label(dl_str text, uint32_t *rest);

/* "Original url: https://...", "https://..." alone; *url its bytes. A label without a URL
 * ("Original url:") gives an empty one. */
bool dl_is_url_line(dl_str text, dl_span *url);

/* The credit that ends a caption: "(AP Photo/Jane Doe)", "Photo: Jane Doe", "JANE DOE / AFP".
 * Empty: none. */
dl_span dl_caption_credit(dl_str text);

#pragma GCC visibility pop
#endif
