/* gazetteer.c: look-ups in a gazetteer's bytes. */
#include "name/gazetteer.h"

#include "base/blob.h"
#include "base/hash.h"
#include "base/utf8.h"

enum {
  HEAD = 72,
  HASHED_FROM = 24,
  BLOCK = 16,
  PLACE_SIZE = 11,
  ADMIN_SIZE = 9,
  COUNTRY_SIZE = 8,
  FLAG_DEMONYM = 0x40,
  FLAG_EXACT = 0x80,
  COUNT_MASK = 0x3F
};

/* ---- reading ----------------------------------------------------------------------------------- */

static uint32_t u16_at(const unsigned char *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t u24_at(const unsigned char *p) {
  return u16_at(p) | (uint32_t)p[2] << 16;
}

static uint32_t u32_at(const unsigned char *p) {
  return u24_at(p) | (uint32_t)p[3] << 24;
}

static uint64_t u64_at(const unsigned char *p) {
  return (uint64_t)u32_at(p) | (uint64_t)u32_at(p + 4) << 32;
}

static int32_t i16_at(const unsigned char *p) {
  uint32_t v = u16_at(p);
  return v < 0x8000 ? (int32_t)v : (int32_t)v - 0x10000;
}

/* Whether [offset, offset + count * size) lies behind the head and inside len. */
static bool section_fits(uint32_t offset, uint32_t count, uint32_t size, uint32_t len) {
  return offset >= HEAD && offset <= len && (uint64_t)count * size <= len - offset;
}

/* Fills *out from the head; false when a section does not fit. */
static bool read_head(const unsigned char *bytes, size_t len, dl_gazetteer *out) {
  if (len < HEAD || len > UINT32_MAX || memcmp(bytes, "DLGAZET1", 8) != 0) return false;
  if (u32_at(bytes + 8) != len || u32_at(bytes + 12) != 0) return false;
  uint32_t n = (uint32_t)len;
  dl_gazetteer g;
  memset(&g, 0, sizeof g);
  g.bytes = bytes;
  g.len = n;
  g.name_count = u32_at(bytes + 24);
  g.block_count = u32_at(bytes + 28);
  g.place_count = u32_at(bytes + 32);
  g.admin_count = u32_at(bytes + 36);
  g.country_count = u32_at(bytes + 40);
  g.width = u32_at(bytes + 44);
  g.names_len = u32_at(bytes + 48);
  uint32_t blocks = u32_at(bytes + 52), names = u32_at(bytes + 56), places = u32_at(bytes + 60);
  uint32_t admins = u32_at(bytes + 64), countries = u32_at(bytes + 68);
  if (g.width != 2 && g.width != 3) return false;
  if (g.name_count / BLOCK + (g.name_count % BLOCK != 0) != g.block_count) return false;
  if (!section_fits(blocks, g.block_count, 4, n) || !section_fits(names, g.names_len, 1, n) ||
      !section_fits(places, g.place_count, PLACE_SIZE, n) ||
      !section_fits(admins, g.admin_count, ADMIN_SIZE, n) ||
      !section_fits(countries, g.country_count, COUNTRY_SIZE, n))
    return false;
  g.blocks = bytes + blocks;
  g.names = bytes + names;
  g.places = bytes + places;
  g.admins = bytes + admins;
  g.countries = bytes + countries;
  *out = g;
  return true;
}

dl_status dl_gazetteer_open(const void *bytes, size_t len, dl_gazetteer *out) {
  const unsigned char *b = bytes;
  dl_gazetteer g;
  if (!b || !read_head(b, len, &g)) return DL_ERR_CORRUPT;
  if (dl_hash(b + HASHED_FROM, len - HASHED_FROM, 0) != u64_at(b + 16)) return DL_ERR_CORRUPT;
  *out = g;
  return DL_OK;
}

/* ---- the embedded tier ------------------------------------------------------------------------- */

DL_BLOB(dl_gazetteer_blob, "csrc/name/gazetteer.bin");

dl_gazetteer dl_gazetteer_embedded(void) {
  dl_gazetteer g;
  memset(&g, 0, sizeof g);
  (void)read_head(dl_gazetteer_blob, (size_t)(dl_gazetteer_blob_end - dl_gazetteer_blob), &g);
  return g;
}

/* ---- names ------------------------------------------------------------------------------------- */

static bool drops_out(int32_t c) {
  return c == '\'' || c == '.' || c == 0x2019 || c == 0x2018 || c == 0x02BB || c == 0x02BC ||
         c == '`';
}

/* Replaces the word that ends the key by its short form, so that "Saint Louis" is "St. Louis". */
static uint32_t shorten_word(char *out, uint32_t start, uint32_t n) {
  static const struct {
    const char *word, *as;
  } pairs[] = {{"saint", "st"}, {"mount", "mt"}, {"fort", "ft"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    size_t len = strlen(pairs[i].word);
    if (n - start == len && memcmp(out + start, pairs[i].word, len) == 0) {
      memcpy(out + start, pairs[i].as, 2);
      return start + 2;
    }
  }
  return n;
}

uint32_t dl_gazetteer_key(dl_str name, char out[DL_GAZETTEER_NAME_MAX + 1]) {
  uint32_t n = 0, word = 0;
  bool gap = false;
  uint32_t pos = 0;
  for (;;) {
    char piece[4];
    uint32_t len = 0;
    bool end = pos >= name.len, split = end;
    if (!end) {
      unsigned char byte = (unsigned char)name.ptr[pos];
      if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
        piece[0] = (char)byte;
        len = 1;
        pos++;
      } else if (byte >= 'A' && byte <= 'Z') {
        piece[0] = (char)(byte + 32);
        len = 1;
        pos++;
      } else {
        int32_t c = dl_utf8_next(name.ptr, name.len, &pos);
        if (drops_out(c)) continue;
        if (c == '&') {
          /* " and " */
          if (n > word) n = shorten_word(out, word, n);
          if (n + 4 > DL_GAZETTEER_NAME_MAX) return 0;
          if (n) out[n++] = ' ';
          memcpy(out + n, "and", 3);
          n += 3;
          word = n;
          gap = true;
          continue;
        }
        if (c >= 0x80 && dl_is_letter(c)) {
          int32_t folded = dl_fold(c);
          /* A mark of its own (a decomposed accent) folds away. */
          if (folded >= 0x300 && folded <= 0x36F) continue;
          len = dl_utf8_encode(folded, piece);
        } else if (c >= 0x80 && dl_is_digit(c)) {
          len = dl_utf8_encode(c, piece);
        } else {
          split = true;
        }
      }
    }
    if (split) {
      if (n > word) {
        n = shorten_word(out, word, n);
        /* "the" before the first other word. */
        if (word == 0 && n == 3 && !end && memcmp(out, "the", 3) == 0) {
          uint32_t rest = pos;
          bool more = false;
          while (rest < name.len && !more) {
            int32_t c = dl_utf8_next(name.ptr, name.len, &rest);
            more = c == '&' || dl_is_letter(c) || dl_is_digit(c);
          }
          if (more) n = 0;
        }
        word = n;
        gap = n > 0;
      }
      if (end) break;
      continue;
    }
    if (n + len + 1 > DL_GAZETTEER_NAME_MAX) return 0;
    if (gap) {
      out[n++] = ' ';
      word = n;
      gap = false;
    }
    memcpy(out + n, piece, len);
    n += len;
  }
  out[n] = '\0';
  return n;
}

/* A walk over the names of a block. */
typedef struct cursor {
  const dl_gazetteer *gazetteer;
  uint32_t at;    /* offset into names of the next entry */
  uint32_t index; /* number of the entry read last */
  uint32_t left;  /* entries still unread */
  char display[DL_GAZETTEER_NAME_MAX + 1];
  uint32_t len;
  unsigned flags;
  const unsigned char *senses;
  uint32_t sense_count;
} cursor;

/* Starts at a block; reads on over the blocks that follow. */
static void cursor_start(cursor *c, const dl_gazetteer *g, uint32_t block) {
  c->gazetteer = g;
  c->index = block * BLOCK - 1;
  c->left = g->name_count - block * BLOCK;
  c->at = u32_at(g->blocks + (size_t)block * 4);
  c->len = 0;
}

static bool cursor_next(cursor *c) {
  const dl_gazetteer *g = c->gazetteer;
  if (!c->left) return false;
  if ((c->index + 1) % BLOCK == 0) c->len = 0;
  if (c->at > g->names_len || g->names_len - c->at < 3) return false;
  const unsigned char *p = g->names + c->at;
  uint32_t shared = p[0], rest = p[1], count = p[2] & COUNT_MASK;
  uint32_t size = 3 + rest + count * g->width;
  if (shared > c->len || shared + rest > DL_GAZETTEER_NAME_MAX || size > g->names_len - c->at)
    return false;
  memcpy(c->display + shared, p + 3, rest);
  c->len = shared + rest;
  c->flags = p[2];
  c->senses = p + 3 + rest;
  c->sense_count = count;
  c->at += size;
  c->index++;
  c->left--;
  return true;
}

static int compare_keys(const char *a, uint32_t a_len, const char *b, uint32_t b_len) {
  int order = memcmp(a, b, a_len < b_len ? a_len : b_len);
  return order ? order : a_len < b_len ? -1 : a_len > b_len;
}

/* The order of the first name of a block against a key; a damaged block counts as smaller. */
static int compare_block(const dl_gazetteer *g, uint32_t block, const char *key, uint32_t key_len) {
  cursor c;
  char head[DL_GAZETTEER_NAME_MAX + 1];
  cursor_start(&c, g, block);
  if (!cursor_next(&c)) return -1;
  uint32_t len = dl_gazetteer_key((dl_str){c.display, c.len}, head);
  return compare_keys(head, len, key, key_len);
}

uint32_t dl_gazetteer_find(const dl_gazetteer *g, dl_str name, dl_sense *out, uint32_t most) {
  char key[DL_GAZETTEER_NAME_MAX + 1], own[DL_GAZETTEER_NAME_MAX + 1];
  /* A name of many bytes has no folded form; do not even read it. */
  if (name.len > 4 * DL_GAZETTEER_NAME_MAX) return 0;
  uint32_t key_len = dl_gazetteer_key(name, key);
  if (!key_len || !g->block_count) return 0;
  /* The last block whose first name is smaller than the key: equal names may begin there. */
  uint32_t low = 0, high = g->block_count;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (compare_block(g, middle, key, key_len) < 0)
      low = middle;
    else
      high = middle;
  }
  cursor c;
  uint32_t count = 0;
  cursor_start(&c, g, low);
  while (cursor_next(&c)) {
    int order = compare_keys(own, dl_gazetteer_key((dl_str){c.display, c.len}, own), key, key_len);
    if (order > 0) break;
    if (order < 0) continue;
    if (c.flags & FLAG_EXACT) {
      /* "Ill." and "Ill" but not "ill"; "US" but not "us". */
      dl_str spelling = {c.display, c.len};
      if (dl_str_ends(spelling, DL_STR(".")) && !dl_str_ends(name, DL_STR("."))) spelling.len--;
      if (!dl_str_equal(spelling, name)) continue;
    }
    for (uint32_t i = 0; i < c.sense_count && count < most; i++) {
      const unsigned char *p = c.senses + (size_t)i * g->width;
      uint32_t place = g->width == 2 ? u16_at(p) : u24_at(p);
      if (place >= g->place_count) continue;
      uint32_t j = 0;
      while (j < count && out[j].place != place) j++;
      if (j < count) continue;
      out[count++] = (dl_sense){place, c.index, (c.flags & FLAG_DEMONYM) != 0};
    }
  }
  return count;
}

uint32_t dl_gazetteer_name(const dl_gazetteer *g, uint32_t name,
                           char out[DL_GAZETTEER_NAME_MAX + 1]) {
  out[0] = '\0';
  if (name >= g->name_count) return 0;
  cursor c;
  cursor_start(&c, g, name / BLOCK);
  for (uint32_t i = 0; i <= name % BLOCK; i++)
    if (!cursor_next(&c)) return 0;
  memcpy(out, c.display, c.len);
  out[c.len] = '\0';
  return c.len;
}

/* ---- places ------------------------------------------------------------------------------------ */

static const unsigned char *country_of_admin(const dl_gazetteer *g, const unsigned char *admin) {
  return admin[0] < g->country_count ? g->countries + (size_t)admin[0] * COUNTRY_SIZE : NULL;
}

/* 2 to the power of class / 8, in whole numbers so that every machine agrees. */
static uint32_t population_of_class(unsigned class) {
  static const uint16_t eighths[8] = {1024, 1117, 1218, 1328, 1448, 1579, 1722, 1878};
  return class ? (uint32_t)(((uint64_t)eighths[class % 8] << (class / 8)) >> 10) : 0;
}

dl_place_record dl_gazetteer_place(const dl_gazetteer *g, uint32_t place) {
  dl_place_record record;
  memset(&record, 0, sizeof record);
  record.admin = 0xFFFF;
  if (place >= g->place_count) return record;
  const unsigned char *p = g->places + (size_t)place * PLACE_SIZE;
  record.latitude = (float)i16_at(p) * (90.0f / 32767.0f);
  record.longitude = (float)i16_at(p + 2) * (180.0f / 32767.0f);
  record.kind = p[7] < DL_KIND_COUNT ? (dl_place_kind)p[7] : DL_KIND_NONE;
  record.population = population_of_class(p[6]);
  record.geonames = u24_at(p + 8);
  uint32_t admin = u16_at(p + 4);
  if (admin >= g->admin_count) return record;
  const unsigned char *a = g->admins + (size_t)admin * ADMIN_SIZE;
  const unsigned char *country = country_of_admin(g, a);
  if (!country) return record;
  record.admin = (uint16_t)admin;
  memcpy(record.country, country, 2);
  if (a[2]) {
    record.in_region = true;
    memcpy(record.region, country, 2);
    record.region[2] = a[1] ? '-' : '.';
    memcpy(record.region + 3, a + 2, 4);
  }
  return record;
}

static const unsigned char *find_country(const dl_gazetteer *g, const char code[3]) {
  uint32_t low = 0, high = g->country_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const unsigned char *c = g->countries + (size_t)middle * COUNTRY_SIZE;
    int order = memcmp(c, code, 2);
    if (order == 0) return c;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

uint32_t dl_gazetteer_country(const dl_gazetteer *g, const char code[3]) {
  const unsigned char *c = find_country(g, code);
  uint32_t place = c ? u24_at(c + 2) : UINT32_MAX;
  return place < g->place_count ? place : UINT32_MAX;
}

uint32_t dl_gazetteer_capital(const dl_gazetteer *g, const char code[3]) {
  const unsigned char *c = find_country(g, code);
  uint32_t place = c ? u24_at(c + 5) : UINT32_MAX;
  return place < g->place_count ? place : UINT32_MAX;
}

const char *dl_place_kind_word(dl_place_kind kind) {
  static const char *const words[DL_KIND_COUNT] = {
      "",          "country", "region",  "county", "city",     "city",   "city",   "neighborhood",
      "continent", "water",   "water",   "water",  "mountain", "island", "desert", "area",
      "facility",  "park",    "facility"};
  return (unsigned)kind < DL_KIND_COUNT ? words[kind] : "";
}
