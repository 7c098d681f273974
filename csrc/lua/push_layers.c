/* push_layers.c: names, dates, quotations and sentences, as tables. */
#include "lua/push.h"

static void set_spot(lua_State *L, const dl_document *document, dl_span text) {
  set_text(L, document, text);
  set_place_in_source(L, document, text);
}

/* ---- entities and mentions --------------------------------------------------------------------- */

static void push_mention(lua_State *L, const dl_document *document, const dl_cast *cast,
                         const dl_mention *mention) {
  lua_createtable(L, 0, 8);
  set_spot(L, document, (dl_span){mention->start, mention->end});
  set_word(L, "type", dl_name_type_word(cast->entities[mention->entity].type));
  set_word(L, "kind", dl_mention_kind_word(mention->kind));
  set_index(L, "entity", mention->entity + 1);
  set_number(L, "confidence", mention->confidence);
}

static void set_roles(lua_State *L, const dl_document *document, const dl_entity *entity) {
  lua_createtable(L, (int)entity->role_count, 0); /* roles: strings */
  lua_createtable(L, (int)entity->role_count, 0); /* role_mentions: with their places */
  for (uint32_t i = 0; i < entity->role_count; i++) {
    const dl_role *role = &entity->roles[i];
    lua_pushlstring(L, role->text.ptr, role->text.len);
    lua_rawseti(L, -3, (int)i + 1);
    lua_createtable(L, 0, 4);
    set_spot(L, document, role->place);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -3, "role_mentions");
  lua_setfield(L, -2, "roles");
}

/* mentions: the stack index of the list of all mention tables, which entities share. */
static void push_entity(lua_State *L, const dl_document *document, const dl_entity *entity,
                        uint32_t id, int mentions) {
  lua_createtable(L, 0, 12);
  set_index(L, "id", id);
  set_word(L, "type", dl_name_type_word(entity->type));
  set_str(L, "name", entity->name);
  set_number(L, "salience", entity->salience);
  set_number(L, "confidence", entity->confidence);
  set_str(L, "gender", entity->gender);
  lua_createtable(L, (int)entity->alias_count, 0);
  for (uint32_t i = 0; i < entity->alias_count; i++) {
    lua_pushlstring(L, entity->aliases[i].ptr, entity->aliases[i].len);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "aliases");
  set_roles(L, document, entity);
  lua_createtable(L, (int)entity->mention_count, 0);
  for (uint32_t i = 0; i < entity->mention_count; i++) {
    lua_rawgeti(L, mentions, (int)entity->mentions[i] + 1);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -2, "mentions");
  if (entity->place.known) {
    push_place(L, &entity->place);
    lua_setfield(L, -2, "place");
  }
}

/* {entities = {...}, mentions = {...}}: an entity's mentions are the very tables of the list. */
void push_cast(lua_State *L, const dl_document *document, const dl_cast *cast) {
  luaL_checkstack(L, 12, "entities");
  lua_createtable(L, 0, 2);
  lua_createtable(L, (int)cast->mention_count, 0);
  int mentions = lua_gettop(L);
  for (uint32_t i = 0; i < cast->mention_count; i++) {
    push_mention(L, document, cast, &cast->mentions[i]);
    lua_rawseti(L, mentions, (int)i + 1);
  }
  lua_createtable(L, (int)cast->entity_count, 0);
  for (uint32_t i = 0; i < cast->entity_count; i++) {
    push_entity(L, document, &cast->entities[i], i + 1, mentions);
    lua_rawseti(L, -2, (int)i + 1);
  }
  lua_setfield(L, -3, "entities");
  lua_setfield(L, -2, "mentions");
}

/* ---- dates ------------------------------------------------------------------------------------- */

static const char *anchor_word(dl_anchor anchor) {
  switch (anchor) {
  case DL_ANCHOR_NONE: return NULL;
  case DL_ANCHOR_PUBLISHED: return "published";
  case DL_ANCHOR_DATELINE: return "dateline";
  case DL_ANCHOR_MENTION: return "mention";
  }
  return NULL;
}

static void push_date(lua_State *L, const dl_document *document, const dl_timexes *dates,
                      const dl_timex *date) {
  lua_createtable(L, 0, 16);
  set_spot(L, document, (dl_span){date->start, date->end});
  set_word(L, "type", dl_timex_type_word(date->type));
  set_str(L, "value", date->value);
  set_word(L, "mod", date->mod);
  set_word(L, "quant", date->quant);
  set_word(L, "freq", date->freq);
  set_str(L, "from", date->from);
  set_str(L, "to", date->to);
  set_word(L, "grain", date->grain);
  set_word(L, "anchor", anchor_word(date->anchor));
  if (date->anchor == DL_ANCHOR_MENTION && date->anchor_index < dates->count)
    set_index(L, "anchor_date", date->anchor_index + 1);
  if (date->begin_index < dates->count) set_index(L, "begin_date", date->begin_index + 1);
  if (date->end_index < dates->count) set_index(L, "end_date", date->end_index + 1);
  set_number(L, "confidence", date->confidence);
  set_word(L, "rule", date->rule);
  set_word(L, "why", date->why);
}

void push_dates(lua_State *L, const dl_document *document, const dl_timexes *dates) {
  luaL_checkstack(L, 10, "dates");
  lua_createtable(L, (int)dates->count, 0);
  for (uint32_t i = 0; i < dates->count; i++) {
    push_date(L, document, dates, &dates->items[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

/* ---- quotations and sentences ------------------------------------------------------------------ */

static void set_spot_field(lua_State *L, const dl_document *document, const char *key,
                           dl_span text) {
  if (text.end <= text.start) return;
  lua_createtable(L, 0, 4);
  set_spot(L, document, text);
  lua_setfield(L, -2, key);
}

void push_quotes(lua_State *L, const dl_document *document, const dl_quotes *quotes) {
  luaL_checkstack(L, 10, "quotes");
  lua_createtable(L, (int)quotes->count, 0);
  for (uint32_t i = 0; i < quotes->count; i++) {
    const dl_quote *quote = &quotes->items[i];
    lua_createtable(L, 0, 8);
    set_spot(L, document, (dl_span){quote->start, quote->end});
    set_flag(L, "direct", quote->direct);
    set_spot_field(L, document, "speaker", quote->speaker);
    set_spot_field(L, document, "cue", quote->cue);
    set_number(L, "confidence", quote->confidence);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

void push_sentences(lua_State *L, const dl_document *document, const dl_text *text) {
  luaL_checkstack(L, 10, "sentences");
  lua_createtable(L, (int)text->sentence_count, 0);
  for (uint32_t i = 0; i < text->sentence_count; i++) {
    const dl_sentence *sentence = &text->sentences[i];
    lua_createtable(L, 0, 4);
    set_spot(L, document, dl_token_span(text, sentence->first_token, sentence->end_token));
    set_index(L, "tokens", sentence->end_token - sentence->first_token);
    lua_rawseti(L, -2, (int)i + 1);
  }
}
