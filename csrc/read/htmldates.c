/* htmldates.c: when a page's article was published, and when it was changed.
 *
 * JSON-LD -> published_time -> microdata -> other meta -> the URL -> <time> -> a date line by the
 * title -> text. What machines wrote for machines is trusted in that order, but for a later day or the
 * URL's neighbour in a line by the headline (prefer_shown, make_local). A date is taken apart by
 * metadate.h and kept with its time and zone as written. */
#include "read/htmllooks.h"
#include "read/htmlmeta.h"

#include "read/metadate.h"
#include "read/words.h"

typedef struct dated {
  dl_metadate date;
  dl_found found;
  dl_evidence evidence;
  float confidence;
  bool any;
} dated;

static bool plausible(const dl_metadate *date) {
  return date->day.year >= 1850 && date->day.year <= 2100;
}

/* 03/05/2022 is March in the United States, May nearly everywhere else: what the page's language tells. */
static bool is_day_first(const dl_page *page) {
  if (page->html_node == DL_NO_NODE) return false;
  dl_str lang = dl_page_attr(page, page->html_node, "lang");
  if (lang.len < 2) return false;
  if (!dl_str_equal_ci(dl_str_slice(lang, 0, 2), DL_STR("en"))) return true;
  dl_str region = dl_str_slice(lang, lang.len - 2, lang.len);
  return lang.len == 5 &&
         (dl_str_equal_ci(region, DL_STR("gb")) || dl_str_equal_ci(region, DL_STR("au")) ||
          dl_str_equal_ci(region, DL_STR("ie")) || dl_str_equal_ci(region, DL_STR("nz")) ||
          dl_str_equal_ci(region, DL_STR("in")));
}

static void swap_order(dl_metadate *date) {
  int32_t month = date->day.month;
  date->day.month = date->day.day;
  date->day.day = month;
}

/* The next date of a text that people read. */
static bool next_shown(const dl_page *page, dl_str text, uint32_t *pos, dl_metadate *date) {
  if (!dl_metadate_next(text, pos, false, date)) return false;
  if (date->ambiguous && is_day_first(page)) swap_order(date);
  return true;
}

/* 1700000000 or 1700000000000: seconds or milliseconds since 1970. */
static bool parse_epoch(dl_str text, dl_metadate *out) {
  if (text.len != 10 && text.len != 13) return false;
  int64_t value = 0;
  for (uint32_t i = 0; i < text.len; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
    value = value * 10 + (text.ptr[i] - '0');
  }
  if (text.len == 13) value /= 1000;
  if (value < 500000000) return false;
  memset(out, 0, sizeof *out);
  out->day = dl_civil_from_days((int32_t)(value / 86400));
  out->minute = (int32_t)(value % 86400 / 60);
  out->second = (int32_t)(value % 60);
  out->has_zone = true;
  return true;
}

static bool take(dated *slot, dl_found found, dl_evidence evidence, float confidence) {
  if (slot->any || !found.value.len || found.value.len > 200) return false;
  dl_metadate date;
  uint32_t pos = 0;
  if (!parse_epoch(found.value, &date) && !dl_metadate_next(found.value, &pos, false, &date))
    return false;
  if (!plausible(&date)) return false;
  *slot = (dated){date, found, evidence, confidence, true};
  return true;
}

static void from_jsonld(const dl_page *page, dl_ld object, dated *published, dated *modified,
                        float c) {
  if (object.item == DL_NO_ITEM) return;
  take(published, dl_ld_text(page, dl_ld_get(page, object, "datePublished")), DL_FROM_JSON_LD, c);
  take(modified, dl_ld_text(page, dl_ld_get(page, object, "dateModified")), DL_FROM_JSON_LD, c);
}

/* What an element says in an attribute, or in its text. */
static dl_found element_date(const dl_page *page, dl_node node) {
  static const char *const keys[] = {"datetime",       "content",        "data-datetime",
                                     "data-timestamp", "data-published", "title"};
  dl_found found = {{"", 0}, {0, 0}, node};
  const dl_html_node *n = &page->html.nodes[node];
  for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
    for (uint32_t i = 0; i < n->attribute_count; i++) {
      if (!dl_str_equal(n->attributes[i].name, (dl_str){keys[k], (uint32_t)strlen(keys[k])}))
        continue;
      dl_metadate date;
      uint32_t pos = 0;
      dl_str value = n->attributes[i].value;
      if (value.len > 100) continue;
      if (!parse_epoch(value, &date) && !dl_metadate_next(value, &pos, false, &date)) continue;
      found.value = value;
      found.source = n->attributes[i].source;
      return found;
    }
  if (page->elements[node].plain + page->elements[node].linked < 120)
    found.value = dl_page_text(page, node, 160, &found.source);
  return found;
}

static void from_props(const dl_page *page, dated *published, dated *modified) {
  for (uint32_t i = 0; i < page->props.count && i < 2000; i++) {
    dl_node node = page->props.items[i];
    dl_str prop = dl_page_attr(page, node, "itemprop");
    if (!published->any && (dl_str_equal_ci(prop, DL_STR("datePublished")) ||
                            dl_str_equal_ci(prop, DL_STR("dateCreated"))))
      take(published, element_date(page, node), DL_FROM_MICRODATA, 0.9f);
    if (!modified->any && dl_str_equal_ci(prop, DL_STR("dateModified")))
      take(modified, element_date(page, node), DL_FROM_MICRODATA, 0.9f);
  }
}

/* Whether an element stands among teasers or comments by what it and those above it are called. */
static bool stands_aside(const dl_page *page, dl_node node) {
  for (int up = 0; up < 8 && node != DL_NO_NODE; up++, node = page->html.nodes[node].parent) {
    uint8_t name = page->elements[node].name;
    if (name == DL_NAME_ASIDE || name == DL_NAME_NAV || name == DL_NAME_FOOTER ||
        name == DL_NAME_LI)
      return true;
    if (page->elements[node].plain > page->plain / 2) return false;
    if (dl_page_called(page, node, DL_CALLED_ASIDE)) return true;
  }
  return false;
}

static bool says_modified(const dl_page *page, dl_node node) {
  dl_node parent = page->html.nodes[node].parent;
  if (dl_page_called(page, node, DL_CALLED_MODIFIED)) return true;
  if (parent == DL_NO_NODE || page->elements[parent].plain > 120) return false;
  if (dl_page_called(page, parent, DL_CALLED_MODIFIED)) return true;
  dl_node before = page->html.nodes[node].previous;
  if (before != DL_NO_NODE && page->html.nodes[before].kind == DL_NODE_TEXT) {
    dl_str text = page->html.nodes[before].text;
    if (text.len < 60 &&
        dl_phrase_inside(text, "updated|update|modified|aktualisiert|stand|actualizado|"
                               "mis \xC3\xA0 jour|aggiornato|atualizado|bijgewerkt"))
      return true;
  }
  return false;
}

static void from_time_tags(const dl_page *page, bool aside, dated *published, dated *modified) {
  for (uint32_t i = 0; i < page->times.count && i < 300 && !published->any; i++) {
    dl_node node = page->times.items[i];
    if (!aside && stands_aside(page, node)) continue;
    dl_found found = element_date(page, node);
    if (says_modified(page, node))
      take(modified, found, DL_FROM_TIME_TAG, 0.7f);
    else
      take(published, found, DL_FROM_TIME_TAG, aside ? 0.4f : 0.8f);
  }
}

static dl_found block_found(const dl_page *page, const dl_page_blocks *blocks, uint32_t i) {
  const dl_page_block *b = &blocks->items[i];
  dl_found found = {dl_page_block_text(blocks, i), {0, 0}, b->container};
  const dl_piece *first = &blocks->pieces[b->first_piece], *last = first + b->piece_count - 1;
  dl_span from = dl_page_source(page, first->node, first->from, first->to);
  dl_span to = dl_page_source(page, last->node, last->from, last->to);
  if (from.start < to.end) found.source = (dl_span){from.start, to.end};
  return found;
}

static bool take_block(const dl_page *page, const dl_page_blocks *blocks, uint32_t i,
                       dated *published, dated *modified, dl_evidence evidence, float confidence) {
  dl_str text = dl_page_block_text(blocks, i);
  if (text.len > 200 || text.len < 6) return false;
  dl_metadate date;
  bool any = false;
  for (uint32_t pos = 0; next_shown(page, text, &pos, &date);) {
    if (!plausible(&date)) continue;
    dated *slot = date.label == DL_LABEL_MODIFIED ? modified : published;
    if (slot->any) continue;
    *slot = (dated){date, block_found(page, blocks, i), evidence, confidence, true};
    any = true;
  }
  return any;
}

/* The first line of dates in a block, as <br> parts its lines; false where there is none. */
static bool date_line(dl_str text, dl_metadate *published, dl_metadate *modified) {
  dl_str line;
  for (uint32_t pos = 0; dl_next_line(text, &pos, &line);)
    if (line.len < 160 && dl_metadate_line(line, published, modified)) return true;
  return false;
}

/* A line anywhere that says "Published" and a date. */
static void from_labels(const dl_page *page, const dl_page_blocks *blocks, dated *published) {
  for (uint32_t i = 0; i < blocks->count && !published->any; i++) {
    dl_str text = dl_page_block_text(blocks, i);
    dl_str line;
    for (uint32_t pos = 0; !published->any && dl_next_line(text, &pos, &line);) {
      dl_metadate date, modified;
      if (line.len <= 160 && dl_metadate_line(line, &date, &modified) &&
          date.label == DL_LABEL_PUBLISHED && plausible(&date))
        *published = (dated){date, block_found(page, blocks, i), DL_FROM_DATE_LINE, 0.6f, true};
    }
  }
}

/* What opens a paragraph or a line: "01.02.2022 The harbour ...", "ELMOUTH, 3 March 2020 - The ...";
 * "8 December 2010, 09:43, by Jane Doe, in Boats". */
static void from_openings(const dl_page *page, const dl_page_blocks *blocks, dated *published) {
  uint32_t title = page->title_block;
  for (uint32_t n = 0; n < blocks->count && !published->any; n++) {
    /* from the title on, then above it */
    uint32_t i = title < blocks->count ? (title + n) % blocks->count : n;
    const dl_page_block *b = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    if (text.len < 20 || b->hidden || b->link_bytes * 10 > text.len * 9) continue;
    dl_str opening = dl_str_slice(text, 0, text.len < 80 ? text.len : 80);
    dl_metadate date;
    uint32_t pos = 0;
    if (!dl_metadate_next(opening, &pos, false, &date) || !plausible(&date)) continue;
    /* with its time it may stand in a line of other things */
    if (date.span.start > (date.minute >= 0 ? 40u : 24u)) continue;
    if (date.label == DL_LABEL_MODIFIED || (date.ambiguous && date.minute < 0)) continue;
    *published = (dated){date, block_found(page, blocks, i), DL_FROM_TEXT, 0.35f, true};
  }
}

/* A line by the title that says when: a date and little else, or by its class. */
static void from_blocks(const dl_page *page, const dl_page_blocks *blocks, dated *published,
                        dated *modified) {
  uint32_t title = page->title_block;
  bool found_title = title < blocks->count;
  uint32_t first = found_title ? (title > 12 ? title - 12 : 0) : 0;
  uint32_t end = found_title ? title + 30 : blocks->count;
  if (end > blocks->count) end = blocks->count;
  for (int pass = 0; pass < 2 && !published->any; pass++) {
    if (pass == 1) from_labels(page, blocks, published);
    for (uint32_t n = 0; n < end - first && !published->any; n++) {
      /* from the title on, then upwards from it */
      uint32_t i = !found_title ? first + n : n < end - title ? title + n : end - 1 - n;
      if (i >= blocks->count) continue;
      dl_str text = dl_page_block_text(blocks, i);
      dl_metadate p, m;
      bool line = text.len < 160 && date_line(text, &p, &m);
      if (pass == 0 && !line &&
          !(text.len < 160 && dl_page_called(page, blocks->items[i].inner, DL_CALLED_DATE)))
        continue;
      if (pass == 1 && text.len > 140) continue;
      take_block(page, blocks, i, published, modified, DL_FROM_DATE_LINE, pass ? 0.5f : 0.7f);
    }
  }
  if (!published->any && modified->any) { /* the one date there is */
    *published = *modified;
    published->confidence = 0.4f;
  }
  if (!published->any) from_time_tags(page, true, published, modified);
  for (uint32_t i = 0; i < blocks->count && !published->any; i++) { /* anywhere */
    dl_str text = dl_page_block_text(blocks, i);
    dl_metadate p, m;
    if (text.len > 100 || !dl_metadate_line(text, &p, &m)) continue;
    take_block(page, blocks, i, published, modified, DL_FROM_TEXT, 0.4f);
  }
  if (!published->any) from_openings(page, blocks, published);
}

/* Where the line of dates by the headline names a later day than the machines' data, and does not call
 * it an update, the story was published anew: that is the date which its readers know. A day more or
 * less may be a matter of zones; a day after the last change is one that the story tells of. */
static void prefer_shown(const dl_page *page, const dl_page_blocks *blocks, const dated *changed,
                         dated *published) {
  uint32_t title = page->title_block;
  if (!published->any || title >= blocks->count) return;
  int32_t known = dl_days_from_civil(published->date.day);
  int32_t last = changed->any ? dl_days_from_civil(changed->date.day) + 1 : INT32_MAX;
  for (uint32_t n = 0; n < 16; n++) { /* from it on, then above it */
    uint32_t i = n < 12 ? title + n : title - (n - 11);
    if (i >= blocks->count) continue;
    const dl_page_block *b = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    if (text.len < 6 || text.len > 160 || b->hidden || b->link_bytes * 2 > text.len) continue;
    dl_metadate shown, modified;
    if (!date_line(text, &shown, &modified)) continue;
    if (!shown.day.month || !plausible(&shown)) continue;
    if (says_modified(page, b->inner) || stands_aside(page, b->inner)) continue;
    /* above it may stand the day of the visit */
    if (i < title && page->elements[b->inner].name != DL_NAME_TIME) continue;
    int32_t day = dl_days_from_civil(shown.day);
    bool near_url = published->evidence == DL_FROM_URL && day >= known - 2;
    if (!shown.ambiguous && day <= last && (day > known + 1 || near_url) && day != known)
      *published = (dated){shown, block_found(page, blocks, i), DL_FROM_DATE_LINE, 0.7f, true};
    return;
  }
}

/* A machine's date in UTC may be the day before or after the one the outlet's readers saw. Where the
 * URL or a line by the title names such a neighbour, and neither the day itself, that is the date. */
static void make_local(const dl_page *page, const dl_page_blocks *blocks, dated *published) {
  if (!published->any || !published->date.has_zone || published->date.zone_minutes ||
      published->date.minute < 0)
    return;
  int32_t day = dl_days_from_civil(published->date.day);
  /* zones reach from 12 hours west to 14 hours east */
  int32_t before = published->date.minute < 12 * 60 ? day - 1 : day;
  int32_t after = published->date.minute >= 10 * 60 ? day + 1 : day;
  dl_metadate date;
  dated found;
  memset(&found, 0, sizeof found);
  uint32_t title = page->title_block;
  uint32_t end = title + 16 < blocks->count ? title + 16 : blocks->count;
  if (title >= blocks->count) end = 0;
  for (uint32_t i = title > 6 ? title - 6 : 0; i < end; i++) {
    dl_str text = dl_page_block_text(blocks, i);
    if (text.len < 6 || text.len > 200 || blocks->items[i].link_bytes * 2 > text.len) continue;
    for (uint32_t pos = 0; dl_metadate_next(text, &pos, false, &date);) {
      if (!plausible(&date) || date.label == DL_LABEL_MODIFIED) continue;
      int32_t other = dl_days_from_civil(date.day);
      if (date.ambiguous && other != day && other != before && other != after) {
        swap_order(&date);
        other = dl_days_from_civil(date.day);
      }
      if (other == day) return;
      if ((other == before || other == after) && !found.any)
        found = (dated){date, block_found(page, blocks, i), DL_FROM_DATE_LINE, 0.9f, true};
    }
  }
  dl_str url = page->url.len ? page->url : page->out->url.value;
  if (dl_metadate_url(url, &date) && plausible(&date)) {
    int32_t other = dl_days_from_civil(date.day);
    if (other == day) return;
    if (other == before || other == after) {
      *published = (dated){date, {url, page->out->url.source, 0}, DL_FROM_URL, 0.9f, true};
      return;
    }
  }
  if (found.any) *published = found;
}

static dl_date_field make_field(const dl_page *page, const dated *slot) {
  dl_date_field field;
  memset(&field, 0, sizeof field);
  field.minute = -1;
  if (!slot->any) return field;
  dl_found found = slot->found;
  found.value = dl_metadate_iso(page->arena, &slot->date);
  if (!found.value.len) return field;
  field.field = (dl_field){found.value, found.source, slot->evidence, slot->confidence};
  field.day = slot->date.day;
  field.minute = slot->date.minute;
  field.has_zone = slot->date.has_zone;
  field.zone_minutes = slot->date.zone_minutes;
  return field;
}

dl_status dl_page_fill_dates(dl_page *page, const dl_page_blocks *blocks) {
  dated published, modified;
  memset(&published, 0, sizeof published);
  memset(&modified, 0, sizeof modified);
  dl_ld article = {page->article_json, page->article_item};
  from_jsonld(page, article, &published, &modified, 0.97f);
  take(&published,
       dl_page_meta(page, "article:published_time|og:article:published_time|og:published_time"),
       DL_FROM_META, 0.95f);
  take(&modified,
       dl_page_meta(page, "article:modified_time|og:updated_time|og:article:modified_time"),
       DL_FROM_META, 0.9f);
  from_props(page, &published, &modified);
  take(&published,
       dl_page_meta(
           page, "datepublished|date.created|datecreated|parsely-pub-date|sailthru.date|pubdate|"
                 "publishdate|"
                 "publish-date|publication_date|article.published|published_time|published-date|"
                 "dc.date.issued|dcterms.created|dcterms.issued|dc.date|dcterms.date|dc.created|"
                 "cxenseparse:recs:publishtime|citation_publication_date|ptime|rnews:datepublished|"
                 "article_date_original|originalpublicationdate|display-date|last-published|"
                 "article.created|creation_date|bt:pubdate|created|dc:created|cre:publishdate"),
       DL_FROM_META, 0.9f);
  take(&modified,
       dl_page_meta(page, "datemodified|last-modified|lastmod|dc.date.modified|dcterms.modified|"
                          "revision_date|modified|date.modified|date.updated|article.updated"),
       DL_FROM_META, 0.8f);
  dl_ld web = {page->page_json, page->page_item};
  from_jsonld(page, web, &published, &modified, 0.85f);
  if (!published.any) {
    dl_metadate date;
    dl_str url = page->url.len ? page->url : page->out->url.value;
    if (dl_metadate_url(url, &date) && plausible(&date))
      published = (dated){date, {url, page->out->url.source, 0}, DL_FROM_URL, 0.85f, true};
  }
  prefer_shown(page, blocks, &modified, &published);
  if (!published.any) from_time_tags(page, false, &published, &modified);
  dated generic;
  memset(&generic, 0, sizeof generic);
  take(&generic, dl_page_meta(page, "date"), DL_FROM_META, 0.6f);
  if (generic.any && !published.any) {
    dated near = published, other = modified;
    from_blocks(page, blocks, &near, &other);
    published = near.any && near.confidence >= 0.7f ? near : generic;
  }
  if (!published.any) from_blocks(page, blocks, &published, &modified);
  make_local(page, blocks, &published);
  page->out->published = make_field(page, &published);
  page->out->modified = make_field(page, &modified);
  return DL_OK;
}
