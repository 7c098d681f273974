/* push_document.c: what the reader found, as a table. */
#include "lua/push.h"

/* {value=, source=, confidence=, first=, last=} */
static void push_field(lua_State *L, const dl_field *field) {
  lua_createtable(L, 0, 5);
  set_str(L, "value", field->value);
  set_word(L, "source", dl_evidence_word(field->evidence));
  set_number(L, "confidence", field->confidence);
  set_source_span(L, field->source);
}

static void set_field(lua_State *L, const char *key, const dl_field *field) {
  if (!field->value.len) return;
  push_field(L, field);
  lua_setfield(L, -2, key);
}

static void set_date(lua_State *L, const char *key, const dl_date_field *date) {
  set_field(L, key, &date->field);
}

/* A list of {text=, first=, last=}. */
static void set_texts(lua_State *L, const char *key, const dl_fields *fields) {
  lua_createtable(L, (int)fields->count, 0);
  for (uint32_t i = 0; i < fields->count; i++) {
    lua_createtable(L, 0, 3);
    set_str(L, "text", fields->items[i].value);
    set_source_span(L, fields->items[i].source);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, key);
}

static void set_strings(lua_State *L, const char *key, const dl_fields *fields) {
  lua_createtable(L, (int)fields->count, 0);
  for (uint32_t i = 0; i < fields->count; i++) {
    lua_pushlstring(L, fields->items[i].value.ptr, fields->items[i].value.len);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, key);
}

/* The evidence behind the plain values: fields.title, fields.authors[i] ... */
static void set_fields(lua_State *L, const dl_document *document) {
  lua_createtable(L, 0, 8);
  set_field(L, "title", &document->title);
  set_field(L, "subtitle", &document->subtitle);
  set_field(L, "section", &document->section);
  set_field(L, "url", &document->url);
  set_field(L, "language", &document->language);
  set_field(L, "publisher", &document->publisher);
  lua_createtable(L, (int)document->authors.count, 0);
  for (uint32_t i = 0; i < document->authors.count; i++) {
    push_field(L, &document->authors.items[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "authors");
  lua_setfield(L, -2, "fields");
}

static void set_dateline(lua_State *L, const dl_document *document) {
  const dl_dateline_field *dateline = &document->dateline;
  if (!dateline->place.value.len) return;
  lua_createtable(L, 0, 6);
  set_str(L, "text", dateline->place.value);
  set_source_span(L, dateline->place.source);
  set_str(L, "agency", dateline->agency.value);
  set_str(L, "date", dateline->date.value);
  dl_place place = dl_place_find(dateline->place.value);
  if (place.known) {
    push_place(L, &place);
    lua_setfield(L, -2, "place");
  }
  lua_setfield(L, -2, "dateline");
}

static void set_blocks(lua_State *L, const dl_document *document) {
  lua_createtable(L, (int)document->block_count, 0);
  for (uint32_t i = 0; i < document->block_count; i++) {
    const dl_block *block = &document->blocks[i];
    lua_createtable(L, 0, 6);
    set_word(L, "kind", dl_block_kind_word((dl_block_kind)block->kind));
    if (block->level) set_index(L, "level", block->level);
    if (block->flags & DL_BLOCK_BODY) set_flag(L, "body", true);
    set_text(L, document, block->text);
    set_source_span(L, block->source);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "blocks");
}

/* The body blocks, a blank line between two; list items and table rows follow line by line. */
static void set_body_text(lua_State *L, const dl_document *document) {
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  const dl_block *previous = NULL;
  for (uint32_t i = 0; i < document->block_count; i++) {
    const dl_block *block = &document->blocks[i];
    if (!(block->flags & DL_BLOCK_BODY) || block->text.end == block->text.start) continue;
    if (previous) {
      bool tight = previous->kind == block->kind &&
                   (block->kind == DL_BLOCK_LIST_ITEM || block->kind == DL_BLOCK_TABLE);
      luaL_addlstring(&buffer, "\n\n", tight ? 1 : 2);
    }
    luaL_addlstring(&buffer, document->text + block->text.start,
                    block->text.end - block->text.start);
    previous = block;
  }
  luaL_pushresult(&buffer);
  lua_setfield(L, -2, "text");
}

static void set_links(lua_State *L, const char *key, const dl_link *links, uint32_t count,
                      const char *text_key) {
  lua_createtable(L, (int)count, 0);
  for (uint32_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 4);
    set_str(L, text_key, links[i].text.value);
    set_str(L, "url", links[i].url);
    set_source_span(L, links[i].text.source);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, key);
}

/* caption and credit with their places: {text=, first=, last=} */
static void set_caption_part(lua_State *L, const char *key, const dl_field *field) {
  if (!field->value.len) return;
  lua_createtable(L, 0, 3);
  set_str(L, "text", field->value);
  set_source_span(L, field->source);
  lua_setfield(L, -2, key);
}

static void set_images(lua_State *L, const dl_document *document) {
  lua_createtable(L, (int)document->image_count, 0);
  for (uint32_t i = 0; i < document->image_count; i++) {
    const dl_image *image = &document->images[i];
    lua_createtable(L, 0, 4);
    set_str(L, "url", image->url);
    set_str(L, "alt", image->alternative);
    set_caption_part(L, "caption", &image->caption);
    set_caption_part(L, "credit", &image->credit);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "images");
}

static void set_warnings(lua_State *L, const dl_document *document) {
  static const struct {
    uint32_t bit;
    const char *code;
  } words[] = {{DL_WARN_BAD_UTF8, "bad_utf8"},
               {DL_WARN_DEPTH, "too_deep"},
               {DL_WARN_ENCODING, "wrong_encoding"}};
  lua_newtable(L);
  int n = 0;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!(document->warnings & words[i].bit)) continue;
    lua_createtable(L, 0, 2);
    set_word(L, "code", words[i].code);
    if (words[i].bit == DL_WARN_BAD_UTF8) set_index(L, "first", document->first_bad_byte + 1);
    lua_rawseti(L, -2, ++n);
  }
  lua_setfield(L, -2, "warnings");
}

void push_document(lua_State *L, const dl_document *document) {
  luaL_checkstack(L, 12, "article");
  lua_createtable(L, 0, 24);
  set_word(L, "format", dl_format_word(document->format));
  set_word(L, "kind", dl_article_kind_word(document->kind));
  set_number(L, "confidence", document->kind_confidence);
  set_str(L, "title", document->title.value);
  set_str(L, "subtitle", document->subtitle.value);
  set_str(L, "section", document->section.value);
  set_str(L, "url", document->url.value);
  set_str(L, "language", document->language.value);
  set_str(L, "publisher", document->publisher.value);
  set_strings(L, "authors", &document->authors);
  set_strings(L, "tags", &document->tags);
  set_texts(L, "credits", &document->credits);
  set_date(L, "published", &document->published);
  set_date(L, "modified", &document->modified);
  set_dateline(L, document);
  set_body_text(L, document);
  set_blocks(L, document);
  set_links(L, "links", document->links, document->link_count, "text");
  set_links(L, "related", document->related, document->related_count, "title");
  set_images(L, document);
  set_warnings(L, document);
  set_fields(L, document);
}
