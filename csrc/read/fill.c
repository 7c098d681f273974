/* fill.c: from blocks with roles to the fields of the document; see roles.h. */
#include "read/byline.h"
#include "read/dateline.h"
#include "read/fields.h"
#include "read/frontmatter.h"
#include "read/roles.h"
#include "read/words.h"

typedef struct filler {
  dl_build *build;
  dl_arena *arena;
  dl_document *out;
  bool ok;
} filler;

static dl_str block_text(const filler *f, const dl_block *block) {
  return dl_str_slice((dl_str){f->out->text, f->out->text_len}, block->text.start, block->text.end);
}

/* A field from a span of the clean text. */
static dl_field make_field(filler *f, dl_span text, dl_evidence evidence, float confidence) {
  dl_field field = {0};
  while (text.start < text.end && (unsigned char)f->out->text[text.start] <= ' ') text.start++;
  while (text.end > text.start && (unsigned char)f->out->text[text.end - 1] <= ' ') text.end--;
  dl_str value = {f->out->text + text.start, text.end - text.start};
  if (!value.len) return field;
  if (!memchr(value.ptr, '\n', value.len) && !memchr(value.ptr, '\t', value.len))
    return (dl_field){value, dl_map_span(f->out, text), evidence, confidence}; /* clean already */
  if (!dl_field_value(f->arena, value, dl_map_span(f->out, text), evidence, confidence, &field))
    f->ok = false;
  return field;
}

static dl_span within(const dl_block *block, dl_span part) {
  return (dl_span){block->text.start + part.start, block->text.start + part.end};
}

static void take_date(filler *f, const dl_block *block, const dl_metadate *date,
                      dl_evidence evidence, float confidence) {
  bool modified = date->label == DL_LABEL_MODIFIED;
  dl_date_field *slot = modified ? &f->out->modified : &f->out->published;
  if (!date->day.month || !date->day.year) return;
  if (slot->field.value.len && slot->field.confidence >= confidence) return;
  dl_span source = dl_map_span(f->out, within(block, date->span));
  if (!dl_date_field_set(f->arena, date, source, evidence, confidence, slot)) f->ok = false;
}

static void take_date_line(filler *f, const dl_block *block) {
  dl_metadate published, modified;
  if (!dl_metadate_line(block_text(f, block), &published, &modified)) return;
  bool label = published.label == DL_LABEL_PUBLISHED;
  take_date(f, block, &published, label ? DL_FROM_LABEL : DL_FROM_DATE_LINE,
            published.ambiguous ? 0.6f
            : label             ? 0.95f
                                : 0.9f);
  modified.label = DL_LABEL_MODIFIED;
  take_date(f, block, &modified, DL_FROM_LABEL, 0.9f);
}

static void take_byline(filler *f, const dl_block *block) {
  dl_byline byline;
  dl_str text = block_text(f, block);
  if (!dl_byline_parse(text, true, &byline)) return;
  for (uint32_t i = 0; i < byline.count && f->ok; i++) {
    dl_field name = make_field(f, within(block, byline.names[i]), DL_FROM_BYLINE,
                               byline.labelled ? 0.95f : 0.75f);
    if (!dl_fields_add_new(f->arena, &f->out->authors, name)) f->ok = false;
  }
  if (byline.date.end > byline.date.start) {
    dl_metadate published, modified;
    dl_str part = dl_str_slice(text, byline.date.start, byline.date.end);
    if (!dl_metadate_line(part, &published, &modified)) return;
    published.span.start += byline.date.start;
    published.span.end += byline.date.start;
    modified.span.start += byline.date.start;
    modified.span.end += byline.date.start;
    take_date(f, block, &published, DL_FROM_BYLINE, 0.85f);
    modified.label = DL_LABEL_MODIFIED;
    take_date(f, block, &modified, DL_FROM_BYLINE, 0.85f);
  }
}

static void take_dateline(filler *f, const dl_block *block, uint32_t paragraph) {
  dl_dateline_parts parts;
  dl_document *out = f->out;
  if (out->dateline.end || !dl_dateline_parse(block_text(f, block), &parts)) return;
  if (parts.confidence < (paragraph < 3 ? 0.5f : 0.85f)) return;
  if (parts.place.end > parts.place.start) {
    out->dateline.text = within(block, parts.place);
    out->dateline.place = make_field(f, out->dateline.text, DL_FROM_DATELINE, parts.confidence);
  }
  if (parts.agency.end > parts.agency.start)
    out->dateline.agency =
        make_field(f, within(block, parts.agency), DL_FROM_DATELINE, parts.confidence);
  if (parts.date.end > parts.date.start) {
    out->dateline.date =
        make_field(f, within(block, parts.date), DL_FROM_DATELINE, parts.confidence);
    dl_metadate date;
    uint32_t pos = parts.date.start;
    if (dl_metadate_next(dl_str_slice(block_text(f, block), 0, parts.date.end), &pos, false, &date))
      take_date(f, block, &date, DL_FROM_DATELINE, 0.7f);
  }
  out->dateline.end = block->text.start + parts.end;
  if (out->dateline.end >= block->text.end && block + 1 < out->blocks + out->block_count)
    out->dateline.end = block[1].text.start; /* the dateline had a paragraph of its own */
}

/* ---- links, related, images ------------------------------------------------------------------- */

/* The links of the body, and of the related blocks. */
static void take_links(filler *f) {
  dl_document *out = f->out;
  dl_build *b = f->build;
  uint32_t related_blocks = 0, link = 0;
  for (uint32_t i = 0; i < out->block_count; i++)
    if (out->blocks[i].kind == DL_BLOCK_RELATED) related_blocks++;
  if (b->links.count) out->links = dl_arena_alloc(f->arena, b->links.count * sizeof *out->links);
  if (related_blocks)
    out->related =
        dl_arena_alloc(f->arena, ((size_t)related_blocks + b->links.count) * sizeof *out->related);
  if ((b->links.count && !out->links) || (related_blocks && !out->related)) {
    f->ok = false;
    return;
  }
  for (uint32_t i = 0; i < out->block_count && f->ok; i++) {
    const dl_block *block = &out->blocks[i];
    bool related = block->kind == DL_BLOCK_RELATED, any = false;
    for (; link < b->links.count && b->links.items[link].text.start < block->text.end; link++) {
      dl_draft_link *d = &b->links.items[link];
      dl_span text = d->text;
      if (text.start < block->text.start) text.start = block->text.start;
      if (text.end > block->text.end) text.end = block->text.end;
      if (text.start >= text.end) continue;
      dl_link made = {make_field(f, text, DL_FROM_TEXT, 0.9f), d->url};
      if (related) {
        out->related[out->related_count++] = made;
        any = true;
      } else if (block->flags & DL_BLOCK_BODY) {
        out->links[out->link_count++] = made;
      }
    }
    if (!related || any) continue;
    uint32_t rest = 0;
    dl_str text = block_text(f, block);
    if (dl_is_related_label(text, &rest)) {
      if (rest >= text.len) continue; /* a label alone */
    } else {
      rest = 0;
    }
    while (rest < text.len && strchr("-*>\" ", text.ptr[rest])) rest++;
    dl_span title = within(block, (dl_span){rest, text.len});
    dl_link made = {make_field(f, title, DL_FROM_TEXT, 0.7f), {NULL, 0}};
    if (made.text.value.len) out->related[out->related_count++] = made;
  }
}

/* A caption and its credit; `draft` carries what was strong at its end. */
static void take_caption(filler *f, const dl_block *block, const dl_draft *draft, dl_image *image) {
  dl_str text = block_text(f, block);
  dl_span credit = {0, 0}, tail = {block->text.end - draft->tail, block->text.end};
  if (draft->tail && draft->tail < text.len) {
    credit = (dl_span){tail.start - block->text.start, tail.end - block->text.start};
    dl_span inner = dl_caption_credit(dl_str_slice(text, credit.start, credit.end));
    if (inner.end > inner.start)
      credit = (dl_span){credit.start + inner.start, credit.start + inner.end};
  } else {
    credit = dl_caption_credit(text);
  }
  uint32_t end = text.len;
  if (credit.end > credit.start) {
    uint32_t name = credit.start;
    dl_str rest = dl_str_slice(text, name, credit.end);
    name += dl_phrase_any(rest, "photo by|photos by|photo credit|photo courtesy of|photo courtesy|"
                                "photograph by|photography by|picture by|image by|image credit|"
                                "courtesy of|credit|photo:|photograph:|picture:|image:|photos:");
    while (name < credit.end && strchr(": ", text.ptr[name])) name++;
    if (name < credit.end)
      image->credit = make_field(f, within(block, (dl_span){name, credit.end}), DL_FROM_TEXT, 0.9f);
    end = credit.start;
    while (end > 0 && strchr(" ([|\n*_/", text.ptr[end - 1])) end--;
    while (end > 0 && ((unsigned char)text.ptr[end - 1] >= 0x80) && end >= 3 &&
           (dl_str_ends(dl_str_slice(text, 0, end), DL_STR("\xE2\x80\x94")) ||
            dl_str_ends(dl_str_slice(text, 0, end), DL_STR("\xE2\x80\x93")))) {
      end -= 3;
      while (end > 0 && text.ptr[end - 1] == ' ') end--;
    }
  }
  image->caption = make_field(f, within(block, (dl_span){0, end}), DL_FROM_TEXT, 0.9f);
}

static void take_images(filler *f) {
  dl_document *out = f->out;
  dl_build *b = f->build;
  uint32_t captions = 0, image = 0, at = 0;
  for (uint32_t i = 0; i < out->block_count; i++)
    if (out->blocks[i].kind == DL_BLOCK_CAPTION) captions++;
  size_t most = (size_t)captions + b->images.count;
  if (!most) return;
  out->images = dl_arena_zalloc(f->arena, most, sizeof *out->images);
  if (!out->images) {
    f->ok = false;
    return;
  }
  for (uint32_t i = 0; i < b->block_count && f->ok; i++) {
    const dl_draft *draft = dl_build_block(b, i);
    bool joined = i > 0 && (draft->hints & DL_HINT_JOIN);
    bool has = false;
    for (; image < b->images.count && b->images.items[image].block <= i; image++) {
      out->images[out->image_count].url = b->images.items[image].url;
      out->images[out->image_count].alternative = dl_trim(b->images.items[image].alternative);
      out->image_count++;
      has = true;
    }
    if (!joined && i > 0) at++;
    if (draft->kind != DL_BLOCK_CAPTION) continue;
    if (!has) out->image_count++;
    take_caption(f, &out->blocks[at], draft, &out->images[out->image_count - 1]);
  }
  for (; image < b->images.count; image++) {
    out->images[out->image_count].url = b->images.items[image].url;
    out->images[out->image_count].alternative = dl_trim(b->images.items[image].alternative);
    out->image_count++;
  }
}

/* ---- all ------------------------------------------------------------------------------------- */

static void take_url(filler *f, const dl_block *block, bool *label_open) {
  dl_span url;
  dl_str text = block_text(f, block);
  if (!dl_is_url_line(text, &url)) {
    *label_open = false;
    return;
  }
  bool labelled = url.start > 1 || *label_open;
  *label_open = url.start == url.end;
  if (url.start == url.end || f->out->url.value.len) return;
  f->out->url = make_field(f, within(block, url), DL_FROM_LABEL, labelled ? 0.95f : 0.5f);
}

#define CREDITS_MOST  64u
#define DATELINE_MOST 8u /* paragraphs of a web page among which the story opens */

static void take_credit(filler *f, const dl_block *block) {
  if (f->out->credits.count >= CREDITS_MOST) return;
  dl_field credit = make_field(f, block->text, DL_FROM_TEXT, 0.9f);
  if (!dl_fields_add(f->arena, &f->out->credits, credit)) f->ok = false;
}

static void take_subtitle(filler *f, const dl_block *block) {
  if (f->out->subtitle.value.len) return;
  f->out->subtitle = make_field(f, block->text, DL_FROM_TEXT, 0.8f);
}

dl_status dl_fields_fill(dl_build *build, const dl_read_options *options) {
  filler f = {build, build->arena, build->out, true};
  dl_document *out = build->out;
  bool label_open = false;
  uint32_t paragraphs = 0, at = 0;
  for (uint32_t i = 0; i < build->block_count && f.ok; i++) {
    const dl_draft *draft = dl_build_block(build, i);
    if (i > 0 && (draft->hints & DL_HINT_JOIN)) continue;
    const dl_block *block = &out->blocks[at++];
    switch (block->kind) {
    case DL_BLOCK_TITLE:
      if (!out->title.value.len) {
        uint32_t label = dl_phrase_any(block_text(&f, block), "headline:|title:|headline :");
        if (label) {
          dl_span text = {block->text.start + label, block->text.end};
          out->title = make_field(&f, text, DL_FROM_LABEL, 0.95f);
          break;
        }
        bool heading = (draft->hints & DL_HINT_HEADING) != 0;
        out->title = make_field(&f, block->text, heading ? DL_FROM_HEADING : DL_FROM_TEXT,
                                heading ? (draft->level == 1 ? 0.97f : 0.85f) : 0.7f);
      }
      break;
    case DL_BLOCK_SUBTITLE: take_subtitle(&f, block); break;
    case DL_BLOCK_BYLINE: take_byline(&f, block); break;
    case DL_BLOCK_DATE: take_date_line(&f, block); break;
    case DL_BLOCK_META: take_url(&f, block, &label_open); break;
    case DL_BLOCK_CREDIT: take_credit(&f, block); break;
    case DL_BLOCK_PARAGRAPH: take_dateline(&f, block, paragraphs++); break;
    default: break;
    }
  }
  if (f.ok) take_links(&f);
  if (f.ok) take_images(&f);
  if (f.ok && options && options->url.len)
    f.ok = dl_field_value(f.arena, options->url, (dl_span){0, 0}, DL_FROM_INPUT, 1, &out->url);
  dl_metadate date;
  if (f.ok && !out->published.field.value.len && dl_metadate_url(out->url.value, &date)) {
    dl_span place = {0, 0};
    const dl_span *source = &out->url.source;
    if (out->url.evidence != DL_FROM_INPUT && source->end - source->start == out->url.value.len)
      place = (dl_span){source->start + date.span.start, source->start + date.span.end};
    f.ok = dl_date_field_set(f.arena, &date, place, DL_FROM_URL, 0.85f, &out->published);
  }
  return f.ok ? DL_OK : DL_ERR_MEMORY;
}

dl_status dl_fields_fill_story(dl_build *build) {
  filler f = {build, build->arena, build->out, true};
  uint32_t paragraphs = 0;
  for (uint32_t i = 0; i < f.out->block_count && f.ok; i++) {
    const dl_block *block = &f.out->blocks[i];
    switch (block->kind) {
    case DL_BLOCK_SUBTITLE: take_subtitle(&f, block); break;
    case DL_BLOCK_CREDIT: take_credit(&f, block); break;
    case DL_BLOCK_PARAGRAPH:
      if ((block->flags & DL_BLOCK_BODY) && paragraphs < DATELINE_MOST)
        take_dateline(&f, block, paragraphs++);
      break;
    default: break;
    }
  }
  if (f.ok) take_links(&f);
  return f.ok ? DL_OK : DL_ERR_MEMORY;
}
