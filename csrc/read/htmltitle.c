/* htmltitle.c: the title of a page's article.
 *
 * The title that readers see is a heading; which heading it is the page tells elsewhere, in words
 * that agree with it: <title>, og:title, the headline of JSON-LD. Those alone are second best: they
 * carry the site's name, or are rewritten for search engines. */
#include "read/htmllooks.h"
#include "read/htmlmeta.h"

#include "base/utf8.h"
#include "read/words.h"

#define TITLE_BYTES   600u
#define HEADINGS_MOST 400u

/* ---- the site's name off a title -------------------------------------------------------------- */

static const char *const separators[] = {" | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                         " :: ", " \xC2\xBB ", " \xE2\x80\xA2 ", " \xC2\xB7 ",
                                         " / ",  " < ",        " \xC2\xAB ",     " \xE2\x80\xBA ",
                                         " // ", " ~ ",        " \xE2\x80\xB9 ", "| ",
                                         " |"};

static bool is_ascii_alnum(char c) {
  char low = dl_ascii_lower(c);
  return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9');
}

/* The last (or first) separator in a title: its offset and length, or false. */
static bool find_separator(dl_str title, bool last, uint32_t *at, uint32_t *len) {
  bool found = false;
  for (uint32_t i = 1; i < title.len; i++) {
    if (title.ptr[i] != ' ' && title.ptr[i] != '|') continue;
    if (title.ptr[i] == ' ' && i + 1 < title.len && is_ascii_alnum(title.ptr[i + 1])) continue;
    for (size_t s = 0; s < sizeof separators / sizeof *separators; s++) {
      dl_str mark = {separators[s], (uint32_t)strlen(separators[s])};
      if (!dl_str_starts(dl_str_slice(title, i, title.len), mark)) continue;
      if (found && !last) return true;
      if (found && i < *at + *len) break;
      *at = i;
      *len = mark.len;
      found = true;
      break;
    }
    if (found && !last) return true;
  }
  return found;
}

/* Words between spaces; scripts that write none have one for every two letters. */
static uint32_t count_words(dl_str text) {
  uint32_t words = 0, wide = 0;
  bool inside = false;
  for (uint32_t pos = 0; pos < text.len;) {
    unsigned char byte = (unsigned char)text.ptr[pos];
    if (byte < 0x80) {
      bool space = byte <= ' ';
      if (!space && !inside) words++;
      inside = !space;
      pos++;
      continue;
    }
    if (!dl_is_wide_script(dl_utf8_next(text.ptr, text.len, &pos))) {
      if (!inside) words++;
      inside = true;
    } else if (wide++ % 2 == 0) {
      words++;
      inside = true;
    }
  }
  return words;
}

static bool is_site(const dl_page *page, dl_str part, dl_str site) {
  dl_str host = dl_page_host(page);
  if (!part.len) return true;
  if (site.len && (dl_letters_equal(part, site) || dl_letters_inside(site, part))) return true;
  if (site.len && part.len >= 4 && dl_letters_inside(part, site)) return true;
  if (host.len && dl_letters_inside(part, host)) return true;
  /* "The Daily News - Sports": some word of the host */
  if (host.len) {
    uint32_t dot = 0;
    while (dot < host.len && host.ptr[dot] != '.') dot++;
    dl_str label = dl_str_slice(host, 0, dot);
    if (label.len >= 4 && part.len <= label.len * 2 + 12 && dl_letters_inside(label, part))
      return true;
  }
  return false;
}

/* Whether another title of the page goes without the part: `title` less it equals one of them. */
static bool known_without(const dl_found *known, uint32_t count, dl_str rest) {
  for (uint32_t i = 0; i < count; i++)
    if (known[i].value.len && dl_letters_equal(known[i].value, rest)) return true;
  return false;
}

static dl_str strip_site(const dl_page *page, dl_str title, dl_str site, const dl_found *known,
                         uint32_t count) {
  for (int round = 0; round < 3; round++) {
    uint32_t at, len;
    if (!find_separator(title, true, &at, &len)) break;
    dl_str rest = dl_str_slice(title, 0, at), part = dl_str_slice(title, at + len, title.len);
    bool bar = memchr(title.ptr + at, '|', len) || (unsigned char)title.ptr[at + 1] >= 0xC2;
    uint32_t words = count_words(part);
    bool drop = known_without(known, count, rest) || is_site(page, part, site) ||
                (bar && words <= 5 && count_words(rest) >= 3) ||
                (words <= 3 && count_words(rest) >= 4);
    if (drop && count_words(rest)) {
      title = rest;
      continue;
    }
    if (!find_separator(title, false, &at, &len)) break;
    part = dl_str_slice(title, 0, at);
    rest = dl_str_slice(title, at + len, title.len);
    if (count_words(part) <= 5 &&
        (known_without(known, count, rest) || is_site(page, part, site))) {
      title = rest;
      continue;
    }
    break;
  }
  return dl_trim(title);
}

/* ---- headings --------------------------------------------------------------------------------- */

/* Where the text of a heading starts behind a label, by its class: 0 where there is none. One that only
 * a screen reader says ("Premium", "Video") goes. A kicker that all can see goes with `kickers`, unless
 * a colon joins it to the rest. */
static uint32_t behind_label(const dl_page *page, dl_node heading, dl_str text, bool kickers) {
  const dl_html *html = &page->html;
  dl_node at = html->nodes[heading].first_child;
  for (int steps = 0; steps < 8 && at != DL_NO_NODE; steps++) {
    const dl_html_node *n = &html->nodes[at];
    const dl_element *e = &page->elements[at];
    if (n->kind == DL_NODE_ELEMENT && e->plain + e->linked) {
      dl_str part = dl_page_text(page, at, 200, NULL);
      bool kicker = kickers && dl_page_called(page, at, DL_CALLED_KICKER);
      if ((kicker || dl_page_called(page, at, DL_CALLED_UNSEEN)) && part.len < text.len &&
          dl_str_starts(text, part)) {
        uint32_t start = part.len;
        while (start < text.len && strchr(" :-|/", text.ptr[start])) start++;
        if (kicker && memchr(text.ptr + part.len - 1, ':', start - part.len + 1)) return 0;
        dl_str rest = dl_str_slice(text, start, text.len);
        if (dl_str_starts(rest, DL_STR("\xE2\x80\x93 "))) start += 4;
        return count_words(dl_str_slice(text, start, text.len)) >= 2 ? start : 0;
      }
      if (part.len < text.len && part.len) return 0;
      at = n->first_child; /* the element holds all of it */
      continue;
    }
    if (n->kind == DL_NODE_TEXT && e->plain + e->linked) return 0;
    at = n->next;
  }
  return 0;
}

/* Whether a quotation mark ends right before i: kickers may be glued to what follows them. */
static bool closes_quotation(dl_str text, uint32_t i) {
  dl_str before = dl_str_slice(text, 0, i);
  return text.ptr[i - 1] == '"' || dl_str_ends(before, DL_STR("\xE2\x80\x9C")) ||
         dl_str_ends(before, DL_STR("\xE2\x80\x9D")) || dl_str_ends(before, DL_STR("\xC2\xBB"));
}

/* Where a title of the metadata starts in a heading that has a few more words in front of it. */
static uint32_t known_suffix(dl_str text, const dl_str *plain, uint32_t count) {
  for (uint32_t k = 0; k < count; k++) {
    if (count_words(plain[k]) < 4 || plain[k].len >= text.len) continue;
    uint32_t words = 0;
    for (uint32_t i = 1; i < text.len && words <= 6; i++) {
      if (text.ptr[i - 1] != ' ' && !closes_quotation(text, i)) continue;
      if (text.ptr[i] == ' ') continue;
      words++;
      if (dl_letters_equal(dl_str_slice(text, i, text.len), plain[k])) {
        return i;
      }
    }
  }
  return 0;
}

/* Where a heading that begins with the title goes on behind a bar or with a date: its length where it
 * does not. */
static uint32_t before_rest(dl_str text, dl_str title) {
  if (count_words(title) < 3 || title.len >= text.len) return text.len;
  /* quotation marks may differ in length: look a little before and behind */
  for (uint32_t end = title.len > 8 ? title.len - 8 : 1; end < text.len && end <= title.len + 8;
       end++) {
    if (text.ptr[end] != ' ' || !dl_letters_equal(dl_str_slice(text, 0, end), title)) continue;
    dl_str rest = dl_str_slice(text, end + 1, text.len);
    bool parted = dl_str_starts(rest, DL_STR("| ")) ||
                  dl_str_starts(rest, DL_STR("\xE2\x80\xA2 ")) ||
                  dl_str_starts(rest, DL_STR("\xC2\xB7 "));
    bool dated = rest.len && rest.ptr[0] >= '0' && rest.ptr[0] <= '9';
    return parted || dated ? end : text.len;
  }
  return text.len;
}

/* Whether two lines share a word of five letters or more. */
static bool share_word(dl_str a, dl_str b) {
  for (uint32_t pos = 0;;) {
    dl_span word = dl_next_word(a, &pos);
    if (word.start == word.end) return false;
    if (word.end - word.start < 5) continue;
    dl_str w = dl_str_slice(a, word.start, word.end);
    for (uint32_t i = 0; i + 5 <= b.len; i++)
      if (dl_str_equal_ci(dl_str_slice(b, i, i + 5), dl_str_slice(w, 0, 5))) return true;
  }
}

#define KNOWN 7u

/* What the page says of its title where it is not shown. */
typedef struct known_titles {
  dl_found found[KNOWN];
  dl_title_words words[KNOWN];
  dl_str plain[KNOWN]; /* less the site's name */
  dl_title_words plain_words[KNOWN];
  dl_str site;
} known_titles;

static float best_agreement(const known_titles *known, dl_str text) {
  float best = 0;
  dl_title_words words = dl_words_of(text);
  for (uint32_t i = 0; i < KNOWN; i++) {
    dl_str value = known->found[i].value;
    if (!value.len) continue;
    float agree = dl_words_agree(&words, &known->words[i]);
    /* fewer may be a section's name */
    if (known->plain_words[i].count >= 3 && known->plain[i].len < value.len) {
      float less = dl_words_agree(&words, &known->plain_words[i]);
      if (less > agree) agree = less;
    }
    if (agree > 0.9f && text.len > value.len + 8 && !dl_letters_equal(text, value))
      agree = 0.9f; /* "3 answers to Title" agrees less than "Title" */
    if (agree > best) best = agree;
  }
  return best;
}

typedef struct choice {
  dl_str text;
  dl_span source;
  float score, agree;
  dl_node node;
} choice;

static void consider(const dl_page *page, dl_node node, float bonus, const known_titles *known,
                     choice *best) {
  const dl_element *e = &page->elements[node];
  if (e->hidden & 2) return;
  if (e->plain + e->linked == 0 || e->plain + e->linked > 400) return;
  dl_span source;
  dl_str text = dl_page_text(page, node, TITLE_BYTES, &source);
  if (!text.len) return;
  uint32_t words = count_words(text);
  float agree = best_agreement(known, text);
  if (words < 3 && agree < 1) agree *= 0.5f;
  if (words < 2 && agree < 1) return;
  if (known->site.len && dl_letters_equal(text, known->site)) return;
  float score = agree + bonus;
  if (e->plain == 0) score -= 0.15f; /* a link to an article */
  if (e->hidden & 1) score -= 0.3f;
  if (dl_page_called(page, node, DL_CALLED_COMMENTS)) score -= 0.3f;
  if (dl_page_called(page, node, DL_CALLED_HEADLINE)) score += 0.05f;
  if (score <= best->score) return;
  *best = (choice){text, source, score, agree, node};
}

/* Whether a heading is the last stop of a trail of links or stands in a menu: what search engines are
 * to read there often says it in other words than the headline that readers see. */
static bool in_trail(const dl_page *page, dl_node heading) {
  dl_node at = heading;
  for (int up = 0; up < 6 && at != DL_NO_NODE; up++, at = page->html.nodes[at].parent) {
    uint8_t name = page->elements[at].name;
    if (name == DL_NAME_NAV || dl_page_called(page, at, DL_CALLED_CRUMBS)) return true;
    if (name == DL_NAME_ARTICLE || name == DL_NAME_MAIN || name == DL_NAME_BODY) return false;
  }
  return false;
}

/* The heading that readers see as the headline, where the one that was chosen stands in a trail: the
 * first behind it, if it is or ends with what the page calls itself elsewhere. */
static void prefer_headline(const dl_page *page, const known_titles *known, choice *best) {
  if (best->node == DL_NO_NODE || !in_trail(page, best->node)) return;
  uint32_t i = 0;
  while (i < page->headings.count && page->headings.items[i] != best->node) i++;
  for (uint32_t seen = 0; ++i < page->headings.count && seen < 4; seen++) {
    dl_node node = page->headings.items[i];
    const dl_element *e = &page->elements[node];
    if (e->name != DL_NAME_H1 && e->name != DL_NAME_H2) continue;
    if (e->hidden || !e->plain || e->plain + e->linked > 400) continue;
    dl_span source;
    dl_str text = dl_page_text(page, node, TITLE_BYTES, &source);
    if (count_words(text) < 3 || in_trail(page, node)) continue;
    bool called = known_suffix(text, known->plain, KNOWN) > 0;
    for (uint32_t k = 0; k < KNOWN && !called; k++)
      called = known->found[k].value.len && (dl_letters_equal(known->plain[k], text) ||
                                             dl_letters_equal(known->found[k].value, text));
    if (called) *best = (choice){text, source, best->score, 1, node};
    return;
  }
}

/* What the page calls itself elsewhere than in its headings. */
static void gather_known(dl_page *page, known_titles *known) {
  dl_ld article = {page->article_json, page->article_item};
  dl_found *found = known->found;
  found[0] = dl_ld_text(page, dl_ld_get(page, article, "headline"));
  found[1] = dl_page_meta(page, "og:title");
  found[2] = dl_page_meta(page, "twitter:title");
  found[3] = page->title_tag;
  found[4] = dl_page_meta(
      page, "dc.title|dcterms.title|dc:title|sailthru.title|parsely-title|headline|cre:title");
  found[5] = dl_ld_text(page, dl_ld_get(page, article, "name"));
  found[6] = dl_page_meta(page, "alternativeheadline");
  known->site = dl_page_meta(page, "og:site_name|application-name").value;
  if (!known->site.len) known->site = dl_ld_text(page, dl_ld_get(page, article, "publisher")).value;
  for (uint32_t k = 0; k < KNOWN; k++) {
    known->words[k] = dl_words_of(found[k].value);
    known->plain[k] = strip_site(page, found[k].value, known->site, found, KNOWN);
    known->plain_words[k] = dl_words_of(known->plain[k]);
  }
}

/* The heading that agrees best with it. */
static choice best_heading(const dl_page *page, const known_titles *known) {
  choice best = {{"", 0}, {0, 0}, -1, 0, DL_NO_NODE};
  for (uint32_t i = 0; i < page->headings.count && i < HEADINGS_MOST; i++) {
    dl_node node = page->headings.items[i];
    uint8_t name = page->elements[node].name;
    float bonus = name == DL_NAME_H1   ? 0.3f
                  : name == DL_NAME_H2 ? 0.1f
                  : name == DL_NAME_H3 ? 0.0f
                                       : -0.1f;
    consider(page, node, bonus, known, &best);
  }
  for (uint32_t i = 0; i < page->props.count && i < HEADINGS_MOST; i++) {
    dl_str prop = dl_page_attr(page, page->props.items[i], "itemprop");
    if (dl_str_equal_ci(prop, DL_STR("headline")))
      consider(page, page->props.items[i], 0.25f, known, &best);
  }
  prefer_headline(page, known, &best);
  return best;
}

/* The last h1 that is no link; *count: how many there are. */
static dl_node find_h1(const dl_page *page, uint32_t *count) {
  dl_node h1 = DL_NO_NODE;
  *count = 0;
  for (uint32_t i = 0; i < page->headings.count && i < HEADINGS_MOST; i++) {
    const dl_element *e = &page->elements[page->headings.items[i]];
    if (e->name != DL_NAME_H1 || !e->plain) continue;
    ++*count;
    h1 = page->headings.items[i];
  }
  return h1;
}

static void take_heading(dl_page *page, const known_titles *known, const choice *best) {
  /* what og:title has of a heading is the title: with its kicker or without */
  const dl_found *og = &known->found[1];
  bool whole =
      dl_letters_equal(og->value, best->text) || dl_letters_equal(known->plain[1], best->text);
  uint32_t cut = behind_label(page, best->node, best->text, !whole);
  if (!cut && !whole) cut = known_suffix(best->text, known->plain, KNOWN);
  uint32_t end = cut || whole ? best->text.len : before_rest(best->text, og->value);
  dl_str title = dl_str_slice(best->text, cut, end);
  while (cut && title.len && strchr(" :-|/", title.ptr[0])) /* between label and title */
    title = dl_str_slice(title, 1, title.len);
  page->out->title = dl_page_field(page, (dl_found){title, best->source, 0}, DL_FROM_HEADING,
                                   0.6f + 0.39f * best->agree);
}

/* A page's one h1 is its title even where search engines are told another. Its text, or empty. */
static dl_str take_only_h1(dl_page *page, const known_titles *known, dl_node h1, bool agrees) {
  dl_span source;
  dl_str whole = dl_page_text(page, h1, TITLE_BYTES, &source);
  dl_str text = dl_str_slice(whole, behind_label(page, h1, whole, true), whole.len);
  for (uint32_t k = 0; k < 4 && !agrees; k++) agrees = share_word(text, known->plain[k]);
  bool stands = page->elements[h1].linked == 0 && !is_site(page, text, known->site);
  if (count_words(text) < 3 || !stands || !agrees) return DL_STR("");
  page->out->title = dl_page_field(page, (dl_found){text, source, h1}, DL_FROM_HEADING, 0.6f);
  return whole;
}

/* A block that is no heading by its markup but says the same as the metadata. */
static bool take_block(dl_page *page, const dl_page_blocks *blocks, const known_titles *known) {
  for (uint32_t i = 0; i < blocks->count && i < 400; i++) {
    const dl_page_block *b = &blocks->items[i];
    dl_str text = dl_page_block_text(blocks, i);
    if (text.len > 300 || b->link_bytes || b->hidden || count_words(text) < 3) continue;
    for (uint32_t k = 0; k < KNOWN; k++) {
      if (!known->found[k].value.len || !dl_letters_equal(known->plain[k], text)) continue;
      dl_found shown = {dl_text_clean(page->scratch, text, false), {0, 0}, 0};
      const dl_piece *first = &blocks->pieces[b->first_piece];
      const dl_piece *last = first + b->piece_count - 1;
      dl_span from = dl_page_source(page, first->node, first->from, first->to);
      dl_span to = dl_page_source(page, last->node, last->from, last->to);
      if (from.start < to.end) shown.source = (dl_span){from.start, to.end};
      page->out->title = dl_page_field(page, shown, DL_FROM_HEADING, 0.9f);
      return true;
    }
  }
  return false;
}

/* What the metadata say that no part of the page does. */
static bool take_known(dl_page *page, const known_titles *known) {
  static const dl_evidence evidence[] = {DL_FROM_JSON_LD,   DL_FROM_META, DL_FROM_META,
                                         DL_FROM_TITLE_TAG, DL_FROM_META, DL_FROM_JSON_LD,
                                         DL_FROM_META};
  static const uint8_t turn[] = {1, 0, 2, 3, 4, 5, 6};
  for (uint32_t t = 0; t < KNOWN; t++) {
    dl_found last = known->found[turn[t]];
    last.value = known->plain[turn[t]];
    bool site = known->site.len && dl_letters_equal(last.value, known->site);
    if (!last.value.len || (site && t + 1 < KNOWN)) continue;
    page->out->title = dl_page_field(page, last, evidence[turn[t]], 0.7f);
    return true;
  }
  return false;
}

/* Returns the text of the heading that the title was taken from, labels and all; empty where from none. */
static dl_str choose_title(dl_page *page, const dl_page_blocks *blocks) {
  known_titles known;
  gather_known(page, &known);
  choice best = best_heading(page, &known);
  if (best.agree >= 0.6f) {
    take_heading(page, &known, &best);
    return best.text;
  }
  uint32_t h1s;
  dl_node h1 = find_h1(page, &h1s);
  if (h1s == 1) {
    dl_str heading = take_only_h1(page, &known, h1, best.agree >= 0.3f);
    if (heading.len) return heading;
  }
  if (take_block(page, blocks, &known) || take_known(page, &known)) return DL_STR("");
  if (h1 != DL_NO_NODE) {
    dl_span source;
    dl_str text = dl_page_text(page, h1, TITLE_BYTES, &source);
    page->out->title = dl_page_field(page, (dl_found){text, source, h1}, DL_FROM_HEADING, 0.4f);
  }
  return DL_STR("");
}

/* The block that shows the title best. */
static void find_title_block(dl_page *page, const dl_page_blocks *blocks, dl_str heading) {
  page->title_block = blocks->count;
  dl_str title = page->out->title.value;
  if (!title.len) return;
  int best_score = 0;
  for (uint32_t i = 0; i < blocks->count; i++) {
    dl_str text = dl_page_block_text(blocks, i);
    if (text.len > title.len * 2 + 32 || text.len * 2 + 32 < title.len) continue;
    if (!dl_letters_equal(text, title) && !(heading.len && dl_letters_equal(text, heading)))
      continue;
    uint8_t name = blocks->items[i].name;
    int score = name == DL_NAME_H1 ? 4 : name == DL_NAME_H2 ? 3 : name == DL_NAME_H3 ? 2 : 1;
    if (blocks->items[i].link_bytes) score = 1;
    if (score > best_score) {
      best_score = score;
      page->title_block = i;
    }
  }
}

dl_status dl_page_fill_title(dl_page *page, const dl_page_blocks *blocks) {
  dl_str heading = choose_title(page, blocks);
  find_title_block(page, blocks, heading);
  return DL_OK;
}
