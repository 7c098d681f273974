#include "read/roles.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "read/byline.h"
#include "read/dateline.h"
#include "read/metadate.h"
#include "read/words.h"

#define HEADER_MOST 40u /* blocks that may stand before the story */

typedef struct pass {
  dl_build *build;
  uint32_t count;
  bool text;      /* plain text: nothing leaves the body */
  uint32_t title; /* index, or count */
  uint32_t lead;  /* index of the first paragraph of the story, or count */
  uint32_t image; /* into build->images: walked along with the blocks */
} pass;

static dl_draft *draft(const pass *p, uint32_t i) {
  return dl_build_block(p->build, i);
}

static dl_str block_text(const pass *p, uint32_t i) {
  return dl_build_text(p->build, draft(p, i)->text);
}

static bool is_prose_kind(const dl_draft *d) {
  return d->kind == DL_BLOCK_PARAGRAPH;
}

static bool is_decided(const dl_draft *d) {
  return d->kind == DL_BLOCK_META || d->kind == DL_BLOCK_BYLINE || d->kind == DL_BLOCK_DATE ||
         d->kind == DL_BLOCK_CREDIT || d->kind == DL_BLOCK_RELATED || d->kind == DL_BLOCK_CAPTION ||
         d->kind == DL_BLOCK_TITLE || d->kind == DL_BLOCK_SUBTITLE ||
         d->kind == DL_BLOCK_PULL_QUOTE;
}

static bool has_image(pass *p, uint32_t i) {
  while (p->image < p->build->images.count && p->build->images.items[p->image].block < i)
    p->image++;
  return p->image < p->build->images.count && p->build->images.items[p->image].block == i;
}

/* A line that dates the article: nothing but dates, at least one of them with a year, a weekday or
 * a label. */
static bool is_date_line(dl_str text, bool labelled_only) {
  dl_metadate published, modified;
  text = dl_trim(text);
  if (text.len < 4 || text.len > 200) return false;
  if (!dl_metadate_line(text, &published, &modified)) return false;
  if (labelled_only) return modified.day.month || published.label == DL_LABEL_PUBLISHED;
  return true;
}

/* ---- alone ------------------------------------------------------------------------------------ */

/* What can be told from the block itself. */
static void judge_alone(pass *p, uint32_t i) {
  dl_draft *d = draft(p, i);
  dl_str text = block_text(p, i);
  dl_span url;
  uint32_t rest;
  if (d->kind == DL_BLOCK_CODE || d->kind == DL_BLOCK_TABLE) return;
  if (text.len > 1200) return;
  if (dl_is_url_line(text, &url) || dl_is_furniture(text) || dl_is_slug(text)) {
    d->kind = DL_BLOCK_META;
  } else if (dl_is_credit(text)) {
    d->kind = DL_BLOCK_CREDIT;
  } else if (dl_is_related_label(text, &rest) && !(p->text && rest == text.len && i == 0)) {
    d->kind = DL_BLOCK_RELATED;
  } else if (d->kind != DL_BLOCK_LIST_ITEM || (d->hints & DL_HINT_LINK)) {
    dl_byline byline;
    if (text.len <= 240 && dl_byline_opens(text) && dl_byline_parse(text, false, &byline) &&
        byline.labelled)
      d->kind = DL_BLOCK_BYLINE;
  }
}

/* Whether an undecided block is a picture's caption. `header`: it stands before the story. */
static void judge_caption(pass *p, uint32_t i, bool header) {
  dl_draft *d = draft(p, i);
  bool image = has_image(p, i);
  if (!is_prose_kind(d) && d->kind != DL_BLOCK_QUOTE) return;
  dl_str text = block_text(p, i);
  if (text.len > 1200 || d->hints & DL_HINT_LINK) return;
  /* "... at a summit on Tuesday. **Jane Doe**" */
  dl_span tail = {d->text.end - d->tail, d->text.end};
  if (d->tail && tail.start > d->text.start) {
    dl_str name = dl_build_text(p->build, tail);
    dl_str before = dl_trim(dl_str_slice(text, 0, tail.start - d->text.start));
    bool ends = dl_ends_sentence(before) && before.ptr[before.len - 1] != ':';
    dl_span credit = dl_caption_credit(name);
    bool credit_shaped = credit.end > credit.start || dl_is_agency(name);
    if (ends && (credit_shaped || (dl_is_person_shaped(name) && (header || image)) ||
                 (dl_is_person_shaped(name) && text.len < 400 && !dl_ends_sentence(name)))) {
      d->kind = DL_BLOCK_CAPTION;
      return;
    }
  }
  dl_span credit = dl_caption_credit(text);
  if (credit.end > credit.start) {
    dl_str name = dl_str_slice(text, credit.start, credit.end);
    bool weak = dl_is_agency(name); /* a story's last line ends like this too */
    if (image || (!weak && text.len < 600) || (weak && header && text.len < 400 && !p->text)) {
      d->kind = DL_BLOCK_CAPTION;
      return;
    }
  }
  if (image && text.len < 400 && (d->hints & DL_HINT_EMPHASIS)) d->kind = DL_BLOCK_CAPTION;
}

/* ---- the head --------------------------------------------------------------------------------- */

static bool opens_story(const pass *p, uint32_t i) {
  const dl_draft *d = draft(p, i);
  dl_str text = block_text(p, i);
  dl_dateline_parts parts;
  if (!is_prose_kind(d)) return false;
  if (text.len >= 40 && dl_dateline_parse(text, &parts) && parts.confidence >= 0.6f) return true;
  if (d->hints & (DL_HINT_EMPHASIS | DL_HINT_STRONG | DL_HINT_LINK)) return text.len > 500;
  if (text.len >= 140) return true;
  return text.len >= 60 && dl_ends_sentence(text) && dl_text_shape(text).words >= 10;
}

/* The first paragraph of the story. */
static void find_lead(pass *p) {
  p->lead = p->count;
  for (uint32_t i = 0; i < p->count && i < HEADER_MOST; i++) {
    judge_caption(p, i, true);
    if (!opens_story(p, i)) continue;
    p->lead = i;
    return;
  }
  /* nothing long: a short notice, or an unusual head */
  for (uint32_t i = 0; i < p->count; i++)
    if (is_prose_kind(draft(p, i)) && i != p->title) {
      p->lead = i;
      return;
    }
}

static bool may_be_title(dl_str text) {
  dl_shape shape = dl_text_shape(text);
  dl_dateline_parts parts;
  dl_span url;
  uint32_t rest;
  if (text.len < 3 || text.len > 320 || shape.letters < 3) return false;
  if (dl_is_furniture(text) || dl_is_url_line(text, &url) || is_date_line(text, false))
    return false;
  if (dl_is_related_label(text, &rest)) return false;
  return !dl_dateline_parse(text, &parts);
}

static void find_title(pass *p) {
  p->title = p->count;
  uint32_t most = p->count < HEADER_MOST ? p->count : HEADER_MOST;
  dl_str given = p->build->out->title.value;
  if (given.len)
    for (uint32_t i = 0; i < most && i < 12; i++)
      if (dl_letters_equal(block_text(p, i), given)) {
        p->title = i;
        draft(p, i)->kind = DL_BLOCK_TITLE;
        return;
      }
  if (!p->text) { /* the highest heading before much of the story has passed */
    uint32_t best = p->count, prose = 0;
    for (uint32_t i = 0; i < most && prose < 2; i++) {
      dl_draft *d = draft(p, i);
      if ((d->hints & DL_HINT_HEADING) && d->kind == DL_BLOCK_SUBHEAD &&
          !(d->hints & (DL_HINT_LIST | DL_HINT_QUOTE)) && may_be_title(block_text(p, i))) {
        if (best == p->count ? prose == 0 || d->level == 1 : d->level < draft(p, best)->level)
          best = i;
      }
      if (is_prose_kind(d) && block_text(p, i).len >= 200) prose++;
    }
    if (best < p->count) {
      p->title = best;
      draft(p, best)->kind = DL_BLOCK_TITLE;
      return;
    }
  }
  if (given.len) return;
  /* the first line: short, no sentence, followed by something longer */
  for (uint32_t i = 0; i < most && i < 8; i++) {
    dl_draft *d = draft(p, i);
    if (d->kind == DL_BLOCK_META || d->kind == DL_BLOCK_BYLINE || d->kind == DL_BLOCK_DATE)
      continue;
    dl_str text = block_text(p, i);
    if (is_date_line(text, false)) continue;
    if (!is_prose_kind(d)) return;
    dl_shape shape = dl_text_shape(text);
    bool stop = text.len && (text.ptr[text.len - 1] == '.' || text.ptr[text.len - 1] == ':' ||
                             text.ptr[text.len - 1] == ',' || text.ptr[text.len - 1] == ';');
    if (text.len > 200 || shape.words < 2 || shape.words > 30 || stop || !may_be_title(text) ||
        (d->hints & DL_HINT_INDENTED))
      return;
    int32_t first = dl_first_visible(text);
    if (dl_is_letter(first) && dl_is_lower(first)) return;
    if (i + 1 >= p->count) return; /* a lone line is the text itself */
    bool loud = (d->hints & (DL_HINT_STRONG | DL_HINT_HEADING)) != 0;
    if (!loud && !p->text && block_text(p, i + 1).len < 40 && text.len < 20) return;
    p->title = i;
    d->kind = DL_BLOCK_TITLE;
    return;
  }
}

/* Blocks before the story that are not decided: dates, bare bylines, the standfirst, labels. */
static void judge_head(pass *p) {
  uint32_t end = p->lead < p->count ? p->lead : (p->count < 6 ? p->count : 6);
  bool signs_behind = false; /* a byline or date line stands between here and the story */
  for (uint32_t i = end; i-- > 0;) {
    dl_draft *d = draft(p, i);
    dl_str text = block_text(p, i);
    bool heading = (d->hints & DL_HINT_HEADING) != 0;
    if (!is_decided(d) && d->kind != DL_BLOCK_CODE && is_date_line(text, false)) {
      d->kind = DL_BLOCK_DATE;
    } else if (is_prose_kind(d) || (heading && d->kind == DL_BLOCK_SUBHEAD)) {
      dl_byline byline;
      bool loose = (d->hints & (DL_HINT_STRONG | DL_HINT_EMPHASIS | DL_HINT_LINK)) || p->text;
      bool near = p->title < p->count && i > p->title;
      if (!heading && near && dl_byline_parse(text, loose, &byline)) d->kind = DL_BLOCK_BYLINE;
    }
    if (d->kind == DL_BLOCK_CREDIT && i > 0 && draft(p, i - 1)->kind == DL_BLOCK_BYLINE &&
        dl_is_agency(text))
      d->kind = DL_BLOCK_BYLINE; /* the outlet on a line of its own */
    if (d->kind == DL_BLOCK_BYLINE || d->kind == DL_BLOCK_DATE) signs_behind = true;
    if (is_decided(d) || p->title >= p->count || i <= p->title) continue;
    bool first_behind = i == p->title + 1;
    bool loud = heading || (d->hints & (DL_HINT_EMPHASIS | DL_HINT_STRONG));
    bool deck = is_prose_kind(d) || d->kind == DL_BLOCK_SUBHEAD;
    if (deck && text.len >= 20 && text.len <= 500 && !(d->hints & DL_HINT_LINK) &&
        ((first_behind && (loud || signs_behind)) || (loud && signs_behind)))
      d->kind = DL_BLOCK_SUBTITLE;
    else if (is_prose_kind(d) && !p->text && text.len < 32 && dl_text_shape(text).words <= 4 &&
             !dl_ends_sentence(text))
      d->kind = DL_BLOCK_META; /* a section, "5 min" */
  }
  /* before the title only the section and the like */
  for (uint32_t i = 0; i < p->title && i < end; i++) {
    dl_draft *d = draft(p, i);
    dl_str text = block_text(p, i);
    if (is_prose_kind(d) && text.len < 40 && !dl_ends_sentence(text) && p->title < p->count)
      d->kind = DL_BLOCK_META;
  }
  /* a date line or byline right behind a short standfirst-lead */
  for (uint32_t i = end; i < p->count && i < end + 3; i++)
    if (is_prose_kind(draft(p, i)) && is_date_line(block_text(p, i), false))
      draft(p, i)->kind = DL_BLOCK_DATE;
}

/* ---- the body and the end --------------------------------------------------------------------- */

static bool is_link_block(const dl_draft *d) {
  return (d->hints & DL_HINT_LINK) != 0;
}

/* What follows a related label: list items, linked lines, short headings with links. */
static void judge_related(pass *p) {
  bool open = false, listed = false;
  uint8_t level = 0;
  for (uint32_t i = 0; i < p->count; i++) {
    dl_draft *d = draft(p, i);
    dl_str text = block_text(p, i);
    uint32_t rest;
    if (d->kind == DL_BLOCK_RELATED) {
      open = dl_is_related_label(text, &rest) && rest == text.len;
      listed = false;
      level = d->hints & DL_HINT_HEADING ? d->level : 0;
      continue;
    }
    if (!open) continue;
    bool heading = (d->hints & DL_HINT_HEADING) != 0;
    bool item = d->kind == DL_BLOCK_LIST_ITEM && text.len <= 300;
    bool line = is_prose_kind(d) && text.len <= 200 &&
                (is_link_block(d) || (!listed && level && !dl_ends_sentence(text)));
    bool linked_heading = heading && level && d->level > level && is_link_block(d);
    if (item || line || linked_heading) {
      d->kind = DL_BLOCK_RELATED;
      if (item) listed = true;
    } else {
      open = false;
    }
  }
  /* a run of linked lines at the very end, without a label */
  uint32_t end = p->count, links = 0;
  while (end > 0 &&
         (draft(p, end - 1)->kind == DL_BLOCK_META || draft(p, end - 1)->kind == DL_BLOCK_RELATED ||
          draft(p, end - 1)->kind == DL_BLOCK_CREDIT))
    end--;
  uint32_t start = end;
  while (start > p->lead && is_link_block(draft(p, start - 1)) &&
         (draft(p, start - 1)->kind == DL_BLOCK_LIST_ITEM || is_prose_kind(draft(p, start - 1))) &&
         block_text(p, start - 1).len <= 220) {
    start--;
    links++;
  }
  if (links >= 2 && start > p->lead)
    for (uint32_t i = start; i < end; i++) draft(p, i)->kind = DL_BLOCK_RELATED;
}

/* "Jane Doe covers state government. Follow her on Twitter." */
static bool is_author_note(const dl_draft *d, dl_str text) {
  if (text.len > 500) return false;
  if (dl_phrase_inside(text, "can be reached at|follow him on|follow her on|follow them on|"
                             "follow us on|email him at|email her at|email them at|"
                             "contact the reporter|contact the writer|contact the author|"
                             "on twitter at @|on twitter @|follow me on"))
    return true;
  return (d->hints & DL_HINT_EMPHASIS) &&
         dl_phrase_inside(text, "is a staff writer|is a reporter|is a senior reporter|"
                                "is a correspondent|is a freelance|is the author of|"
                                "is a columnist|is an editor|is a professor|covers|"
                                "is a contributor|is a journalist");
}

static void judge_body(pass *p) {
  for (uint32_t i = p->lead < p->count ? p->lead : 0; i < p->count; i++) {
    dl_draft *d = draft(p, i);
    dl_str text = block_text(p, i);
    if (is_decided(d)) continue;
    judge_caption(p, i, false);
    if (is_prose_kind(d) && text.len < 200 && is_date_line(text, true)) {
      d->kind = DL_BLOCK_DATE;
      continue;
    }
    bool last = i + 3 >= p->count && i > p->lead;
    dl_byline byline;
    if (is_prose_kind(d) && last && text.len < 120 && dl_byline_parse(text, false, &byline)) {
      d->kind = DL_BLOCK_BYLINE;
      continue;
    }
    if (is_prose_kind(d) && i > p->lead && i + 5 >= p->count && is_author_note(d, text)) {
      d->kind = DL_BLOCK_META;
      continue;
    }
    if (!is_prose_kind(d) || text.len > 120 || i == p->lead) continue;
    dl_shape shape = dl_text_shape(text);
    bool stop = dl_ends_sentence(text) && text.ptr[text.len - 1] != '?';
    bool colon = text.len && text.ptr[text.len - 1] == ':';
    if ((d->hints & DL_HINT_STRONG) && (!stop || colon) && shape.words <= 14)
      d->kind = DL_BLOCK_SUBHEAD;
    else if (shape.letters >= 4 && shape.lower == 0 && !stop && shape.words <= 10 &&
             text.len <= 80 && i + 1 < p->count && text.ptr[0] != '"')
      d->kind = DL_BLOCK_SUBHEAD;
  }
}

/* ---- pull quotes ------------------------------------------------------------------------------ */

/* A pull quote repeats words of the story. Its first WINDOW words are hashed; one walk over the
 * story's words with a rolling window finds where they stand, and there the whole is compared, so
 * the time stays linear. */
#define WINDOW     4u
#define PULL_LEAST 16u
#define PULL_MOST  400u
#define PULLS_MOST 256u

typedef struct pull {
  uint64_t hash;
  uint32_t block;
} pull;

static bool next_folded_word(dl_str text, uint32_t *pos, uint64_t *hash) {
  dl_span span = dl_next_word(text, pos);
  if (span.start == span.end) return false;
  uint64_t h = 0xcbf29ce484222325u; /* FNV-1a over folded code points */
  for (uint32_t at = span.start; at < span.end;) {
    int32_t c = dl_utf8_next(text.ptr, span.end, &at);
    if (!dl_is_letter(c) && !dl_is_digit(c)) continue;
    h = (h ^ (uint64_t)(uint32_t)dl_fold(c)) * 0x100000001b3u;
  }
  *hash = h;
  return true;
}

static uint64_t mix_window(const uint64_t words[WINDOW], uint32_t newest) {
  uint64_t h = 0;
  for (uint32_t k = 1; k <= WINDOW; k++)
    h = (h ^ words[(newest + k) % WINDOW]) * 0x9E3779B97F4A7C15u;
  return h;
}

/* Whether the words of `quote` are the next words of `text` from pos on. */
static bool words_follow(dl_str quote, dl_str text, uint32_t pos) {
  uint32_t at = 0;
  uint64_t a, b;
  while (next_folded_word(quote, &at, &a))
    if (!next_folded_word(text, &pos, &b) || a != b) return false;
  return true;
}

static bool is_pull_candidate(const pass *p, uint32_t i) {
  const dl_draft *d = draft(p, i);
  uint32_t len = d->text.end - d->text.start;
  if (i <= p->lead || len < PULL_LEAST || len > PULL_MOST) return false;
  if (d->kind == DL_BLOCK_QUOTE || d->kind == DL_BLOCK_SUBHEAD) return true;
  return is_prose_kind(d) && (d->hints & (DL_HINT_STRONG | DL_HINT_EMPHASIS));
}

static void judge_pull_quotes(pass *p) {
  pull pulls[PULLS_MOST];
  uint32_t count = 0;
  for (uint32_t i = 0; i < p->count && count < PULLS_MOST; i++) {
    if (!is_pull_candidate(p, i)) continue;
    uint64_t words[WINDOW];
    uint32_t n = 0, pos = 0;
    dl_str text = block_text(p, i);
    while (n < WINDOW && next_folded_word(text, &pos, &words[n])) n++;
    if (n == WINDOW) pulls[count++] = (pull){mix_window(words, WINDOW - 1), i};
  }
  if (!count) return;
  uint64_t filter[64] = {0}; /* which hashes are worth a look */
  for (uint32_t k = 0; k < count; k++)
    filter[pulls[k].hash >> 58] |= (uint64_t)1 << (pulls[k].hash >> 52 & 63);
  uint32_t compared = 0; /* bounds the work where every window matches */
  for (uint32_t i = p->lead; i < p->count; i++) {
    const dl_draft *d = draft(p, i);
    if (!is_prose_kind(d) || (d->hints & (DL_HINT_STRONG | DL_HINT_EMPHASIS))) continue;
    dl_str text = block_text(p, i);
    uint64_t words[WINDOW];
    uint32_t starts[WINDOW], n = 0, pos = 0;
    for (;;) {
      uint32_t before = pos;
      if (!next_folded_word(text, &pos, &words[n % WINDOW])) break;
      starts[n % WINDOW] = before;
      n++;
      if (n < WINDOW) continue;
      uint64_t h = mix_window(words, (n - 1) % WINDOW);
      if (!(filter[h >> 58] >> (h >> 52 & 63) & 1)) continue;
      for (uint32_t k = 0; k < count && compared < 100000; k++) {
        if (pulls[k].hash != h || draft(p, pulls[k].block)->kind == DL_BLOCK_PULL_QUOTE) continue;
        compared++;
        if (words_follow(block_text(p, pulls[k].block), text, starts[n % WINDOW]))
          draft(p, pulls[k].block)->kind = DL_BLOCK_PULL_QUOTE;
      }
    }
  }
}

/* ---- paragraphs that conversion broke --------------------------------------------------------- */

static bool ends_open(dl_str text) {
  uint32_t end = text.len;
  if (end < 40) return false;
  int32_t c = dl_utf8_previous(text.ptr, &end);
  return dl_is_letter(c) || dl_is_digit(c) || c == ',' || c == 0x2019 || c == '\'';
}

/* A word that no sentence or heading ends with. */
static bool ends_with_joint(dl_str text) {
  uint32_t at = text.len;
  while (at > 0 && text.ptr[at - 1] != ' ') at--;
  return at &&
         dl_word_in(dl_str_slice(text, at, text.len),
                    "the a an of to and or with for by at from that which who whose his her "
                    "its their our my is was were are be been has had have will would than") &&
         text.ptr[text.len - 1] != '.';
}

static void join_broken(pass *p) {
  for (uint32_t i = p->lead + 1; i < p->count; i++) {
    dl_draft *d = draft(p, i);
    const dl_draft *before = draft(p, i - 1);
    if (!is_prose_kind(d) || !is_prose_kind(before)) continue;
    if ((d->hints | before->hints) &
        (DL_HINT_STRONG | DL_HINT_EMPHASIS | DL_HINT_LINK | DL_HINT_CODE | DL_HINT_IMAGE))
      continue;
    if (d->hints & DL_HINT_RULE) continue;
    dl_str text = block_text(p, i), previous = block_text(p, i - 1);
    uint32_t pos = 0;
    int32_t first = dl_utf8_next(text.ptr, text.len, &pos);
    if (!ends_open(previous)) continue;
    if (dl_is_lower(first) || (ends_with_joint(previous) && dl_is_letter(first) && text.len >= 20))
      d->hints |= DL_HINT_JOIN;
  }
}

/* ---- flags ------------------------------------------------------------------------------------ */

static uint8_t flags_of(uint8_t kind) {
  switch (kind) {
  case DL_BLOCK_PARAGRAPH:
  case DL_BLOCK_SUBHEAD:
  case DL_BLOCK_LIST_ITEM:
  case DL_BLOCK_QUOTE:
  case DL_BLOCK_TABLE:
  case DL_BLOCK_CODE: return DL_BLOCK_BODY | DL_BLOCK_SPOKEN;
  case DL_BLOCK_TITLE:
  case DL_BLOCK_SUBTITLE:
  case DL_BLOCK_CAPTION:
  case DL_BLOCK_CREDIT: return DL_BLOCK_SPOKEN;
  default: return 0;
  }
}

dl_status dl_roles_assign(dl_build *build) {
  if (build->failed) return DL_ERR_MEMORY;
  pass p = {.build = build,
            .count = build->block_count,
            .text = build->out->format == DL_FORMAT_TEXT,
            .title = build->block_count,
            .lead = build->block_count,
            .image = 0};
  for (uint32_t i = 0; i < p.count; i++) judge_alone(&p, i);
  find_title(&p);
  find_lead(&p);
  judge_head(&p);
  p.image = 0;
  judge_related(&p);
  judge_body(&p);
  judge_pull_quotes(&p);
  join_broken(&p);
  for (uint32_t i = 0; i < p.count; i++) {
    dl_draft *d = draft(&p, i);
    d->flags = p.text ? DL_BLOCK_BODY | DL_BLOCK_SPOKEN : flags_of(d->kind);
  }
  return DL_OK;
}
