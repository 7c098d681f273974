/* decode.c: bytes of an encoding to UTF-8, with the way back (encoding.h). */
#include "html/encoding.h"

#include <iconv.h>

#include "base/utf8.h"

#define REPLACEMENT 0xFFFD

/* The result as it grows. Each unit of the source gives one or two code points. */
typedef struct sink {
  dl_decoded *out;
  char *text;
  uint32_t len;
} sink;

static void put_bytes(sink *to, const char *bytes, uint32_t size, uint32_t step) {
  memcpy(to->text + to->len, bytes, size);
  to->out->steps[to->len] = (uint8_t)step;
  for (uint32_t i = 1; i < size; i++) to->out->steps[to->len + i] = 0;
  to->len += size;
}

/* Copies the ASCII at `at` as it is; where it ends. */
static uint32_t put_ascii(sink *to, dl_str source, uint32_t at) {
  uint32_t end = at;
  while (end < source.len && (unsigned char)source.ptr[end] < 0x80) end++;
  if (end > at) {
    memcpy(to->text + to->len, source.ptr + at, end - at);
    memset(to->out->steps + to->len, 1, end - at);
    to->len += end - at;
  }
  return end;
}

static void put(sink *to, int32_t code_point, uint32_t step) {
  char bytes[4];
  uint32_t size = 2;
  if (code_point >= 0x80 && code_point < 0x800) {
    bytes[0] = (char)(0xC0 | code_point >> 6);
    bytes[1] = (char)(0x80 | (code_point & 0x3F));
  } else {
    size = dl_utf8_encode(code_point, bytes);
  }
  put_bytes(to, bytes, size, step);
}

static void put_bad(sink *to, uint32_t at, uint32_t step) {
  if (!to->out->bad_bytes) {
    to->out->bad_bytes = true;
    to->out->first_bad_byte = at;
  }
  put_bytes(to, "\xEF\xBF\xBD", 3, step);
}

/* ---- UTF-8, UTF-16, single bytes ---------------------------------------------------------------
 */

/* Length of the well-formed sequence at s, or 0; *bad gets how many bytes the standard replaces
 * together (the longest prefix of a sequence). */
static uint32_t utf8_sequence(const unsigned char *s, uint32_t left, uint32_t *bad) {
  uint32_t size, low = 0x80, high = 0xBF;
  *bad = 1;
  if (s[0] < 0x80) return 1;
  if (s[0] >= 0xC2 && s[0] <= 0xDF) {
    size = 2;
  } else if (s[0] >= 0xE0 && s[0] <= 0xEF) {
    size = 3;
    if (s[0] == 0xE0) low = 0xA0;
    if (s[0] == 0xED) high = 0x9F;
  } else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
    size = 4;
    if (s[0] == 0xF0) low = 0x90;
    if (s[0] == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  for (uint32_t i = 1; i < size; i++) {
    if (i >= left || s[i] < low || s[i] > high) {
      *bad = i;
      return 0;
    }
    low = 0x80;
    high = 0xBF;
  }
  return size;
}

static uint64_t eight_at(const unsigned char *s) {
  uint64_t eight;
  memcpy(&eight, s, sizeof eight);
  return eight;
}

bool dl_utf8_check(dl_str text) {
  const unsigned char *s = (const unsigned char *)text.ptr;
  uint32_t pos = 0, bad;
  while (pos < text.len) {
    for (const unsigned char *at = s + pos; text.len - pos >= 64; pos += 64, at += 64) {
      uint64_t any = eight_at(at) | eight_at(at + 8) | eight_at(at + 16) | eight_at(at + 24) |
                     eight_at(at + 32) | eight_at(at + 40) | eight_at(at + 48) | eight_at(at + 56);
      if (any & UINT64_C(0x8080808080808080)) break;
    }
    while (pos < text.len && s[pos] < 0x80) pos++;
    if (pos >= text.len) break;
    uint32_t size = utf8_sequence(s + pos, text.len - pos, &bad);
    if (size == 0) return false;
    pos += size;
  }
  return true;
}

static void from_utf8(sink *to, dl_str source, uint32_t at) {
  while ((at = put_ascii(to, source, at)) < source.len) {
    uint32_t bad;
    uint32_t size = utf8_sequence((const unsigned char *)source.ptr + at, source.len - at, &bad);
    if (size)
      put_bytes(to, source.ptr + at, size, size);
    else
      put_bad(to, at, bad);
    at += size ? size : bad;
  }
}

static void from_utf16(sink *to, dl_str source, uint32_t at, bool big) {
  const unsigned char *s = (const unsigned char *)source.ptr;
  uint32_t high = big ? 0 : 1, low = big ? 1 : 0;
  while (at < source.len) {
    if (source.len - at < 2) {
      put_bad(to, at, 1);
      return;
    }
    int32_t unit = s[at + high] << 8 | s[at + low];
    if (unit >= 0xD800 && unit <= 0xDBFF && source.len - at >= 4) {
      int32_t second = s[at + 2 + high] << 8 | s[at + 2 + low];
      if (second >= 0xDC00 && second <= 0xDFFF) {
        put(to, 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00), 4);
        at += 4;
        continue;
      }
    }
    if (unit >= 0xD800 && unit <= 0xDFFF)
      put_bad(to, at, 2);
    else
      put(to, unit, 2);
    at += 2;
  }
}

static void from_table(sink *to, dl_str source, uint32_t at, const uint16_t *table) {
  for (; (at = put_ascii(to, source, at)) < source.len; at++) {
    uint16_t code_point = table[(unsigned char)source.ptr[at] - 0x80];
    if (code_point == REPLACEMENT)
      put_bad(to, at, 1);
    else
      put(to, code_point, 1);
  }
}

/* ---- multi-byte encodings ----------------------------------------------------------------------
 * The length of a character follows from its first bytes; iconv is asked for one at a time, and the
 * answers for two bytes are kept in a small table, for text repeats its characters. */

#define CACHE_SIZE 2048u

typedef struct cached {
  uint16_t key;
  uint8_t len; /* 0: empty */
  char bytes[9];
} cached;

typedef struct converter {
  iconv_t iconv;
  cached *cache;
} converter;

/* Converts one character to at most 9 bytes; 0 when there is none. */
static uint32_t convert(converter *by, const char *bytes, uint32_t size, char out[9]) {
  uint16_t key = (uint16_t)((unsigned char)bytes[0] << 8 | (unsigned char)bytes[size > 1 ? 1 : 0]);
  cached *entry = &by->cache[(key * 40503u >> 5) % CACHE_SIZE];
  if (size == 2 && entry->len && entry->key == key) {
    memcpy(out, entry->bytes, 9);
    return entry->len;
  }
  char in[4], *in_at = in, *out_at = out;
  memcpy(in, bytes, size);
  size_t in_left = size, out_left = 9;
  iconv(by->iconv, NULL, NULL, NULL, NULL);
  if (iconv(by->iconv, &in_at, &in_left, &out_at, &out_left) == (size_t)-1 || in_left ||
      iconv(by->iconv, NULL, NULL, &out_at, &out_left) == (size_t)-1) /* what it held back */
    return 0;
  uint32_t len = (uint32_t)(9 - out_left);
  if (!dl_utf8_check((dl_str){out, len})) return 0;
  if (size == 2) {
    entry->key = key;
    entry->len = (uint8_t)len;
    memcpy(entry->bytes, out, 9);
  }
  return len;
}

/* Bytes of the character at s; 0 where no character begins so. */
static uint32_t unit_size(dl_encoding_kind kind, const unsigned char *s, uint32_t left) {
  unsigned char lead = s[0];
  switch (kind) {
  case DL_ENCODING_SHIFT_JIS:
    if (lead == 0x80 || (lead >= 0xA1 && lead <= 0xDF)) return 1;
    if (lead == 0xA0 || lead > 0xFC) return 0;
    return left >= 2 && s[1] >= 0x40 && s[1] <= 0xFC && s[1] != 0x7F ? 2 : 0;
  case DL_ENCODING_EUC_JP:
    if (lead == 0x8F)
      return left >= 3 && s[1] >= 0xA1 && s[1] != 0xFF && s[2] >= 0xA1 && s[2] != 0xFF ? 3 : 0;
    if (lead == 0x8E) return left >= 2 && s[1] >= 0xA1 && s[1] <= 0xDF ? 2 : 0;
    return lead >= 0xA1 && lead != 0xFF && left >= 2 && s[1] >= 0xA1 && s[1] != 0xFF ? 2 : 0;
  case DL_ENCODING_GB18030:
    if (lead == 0x80) return 1;
    if (lead == 0xFF || left < 2) return 0;
    if (s[1] >= 0x30 && s[1] <= 0x39)
      return left >= 4 && s[2] >= 0x81 && s[2] != 0xFF && s[3] >= 0x30 && s[3] <= 0x39 ? 4 : 0;
    return s[1] >= 0x40 && s[1] != 0x7F && s[1] != 0xFF ? 2 : 0;
  case DL_ENCODING_BIG5:
    return lead >= 0x81 && lead != 0xFF && left >= 2 &&
                   ((s[1] >= 0x40 && s[1] <= 0x7E) || (s[1] >= 0xA1 && s[1] <= 0xFE))
               ? 2
               : 0;
  default: /* EUC-KR */
    return lead >= 0x81 && lead != 0xFF && left >= 2 && s[1] >= 0x41 && s[1] != 0xFF ? 2 : 0;
  }
}

static void from_multibyte(sink *to, dl_str source, uint32_t at, dl_encoding_kind kind,
                           converter *by) {
  const unsigned char *s = (const unsigned char *)source.ptr;
  while ((at = put_ascii(to, source, at)) < source.len) {
    char bytes[9];
    uint32_t size = unit_size(kind, s + at, source.len - at), len = 0;
    if (size == 1 && s[at] == 0x80) {
      /* One byte that the standard knows and converters do not. */
      len = dl_utf8_encode(kind == DL_ENCODING_GB18030 ? 0x20AC : 0x80, bytes);
    } else if (size) {
      len = convert(by, source.ptr + at, size, bytes);
    }
    if (len) {
      put_bytes(to, bytes, len, size);
      at += size;
    } else {
      /* An ASCII byte is not swallowed with a lead byte that it does not fit. */
      uint32_t bad = source.len - at >= 2 && s[at + 1] >= 0x80 ? 2 : 1;
      put_bad(to, at, bad);
      at += bad;
    }
  }
}

/* ISO-2022-JP switches between ASCII, JIS X 0201 and JIS X 0208 by escapes; JIS X 0208 goes through
 * EUC-JP, where it has its high bits set. An escape counts to the character behind it. */
static void from_iso_2022_jp(sink *to, dl_str source, uint32_t at, converter *by) {
  const unsigned char *s = (const unsigned char *)source.ptr;
  enum { ASCII, ROMAN, KATAKANA, KANJI };
  int state = ASCII;
  uint32_t held = 0; /* bytes of escapes before the next character */
  while (at < source.len) {
    uint32_t left = source.len - at;
    if (s[at] == 0x1B && left >= 3) {
      int to_state = -1;
      if (s[at + 1] == '(')
        to_state = s[at + 2] == 'B'   ? ASCII
                   : s[at + 2] == 'J' ? ROMAN
                   : s[at + 2] == 'I' ? KATAKANA
                                      : -1;
      else if (s[at + 1] == '$' && (s[at + 2] == '@' || s[at + 2] == 'B'))
        to_state = KANJI;
      if (to_state >= 0) {
        if (held) { /* two escapes with nothing between them */
          put_bad(to, at - held, held);
          held = 0;
        }
        state = to_state;
        held += 3;
        at += 3;
        continue;
      }
    }
    uint32_t size = 1, len = 0;
    char bytes[9];
    if (state == KANJI && s[at] >= 0x21 && s[at] <= 0x7E && left >= 2 && s[at + 1] >= 0x21 &&
        s[at + 1] <= 0x7E) {
      char euc[2] = {(char)(s[at] | 0x80), (char)(s[at + 1] | 0x80)};
      size = 2;
      len = convert(by, euc, 2, bytes);
    } else if (state == KATAKANA && s[at] >= 0x21 && s[at] <= 0x5F) {
      len = dl_utf8_encode(0xFF61 - 0x21 + s[at], bytes);
    } else if ((state == ASCII || state == ROMAN || s[at] == '\n' || s[at] == '\r') &&
               s[at] < 0x80 && s[at] != 0x0E && s[at] != 0x0F && s[at] != 0x1B) {
      int32_t c = s[at];
      if (state == ROMAN) c = c == 0x5C ? 0xA5 : c == 0x7E ? 0x203E : c;
      len = dl_utf8_encode(c, bytes);
    }
    if (len)
      put_bytes(to, bytes, len, size + held);
    else
      put_bad(to, at, size + held);
    held = 0;
    at += size;
  }
}

/* Names that C libraries know the standard's decoders by, the nearest first. */
static iconv_t open_converter(dl_encoding_kind kind) {
  static const char *const names[][3] = {
      [DL_ENCODING_SHIFT_JIS] = {"CP932", "WINDOWS-31J", "SHIFT_JIS"},
      [DL_ENCODING_EUC_JP] = {"EUC-JP-MS", "EUC-JP", "EUCJP"},
      [DL_ENCODING_ISO_2022_JP] = {"EUC-JP-MS", "EUC-JP", "EUCJP"},
      [DL_ENCODING_GB18030] = {"GB18030", "GBK", "GB2312"},
      [DL_ENCODING_BIG5] = {"BIG5-HKSCS", "CP950", "BIG5"},
      [DL_ENCODING_EUC_KR] = {"CP949", "UHC", "EUC-KR"},
  };
  iconv_t opened = (iconv_t)-1;
  for (int i = 0; i < 3 && opened == (iconv_t)-1; i++) opened = iconv_open("UTF-8", names[kind][i]);
  return opened;
}

/* ---- all together ------------------------------------------------------------------------------
 */

/* Bytes of UTF-8 that the source gives, at most. */
static uint64_t most_text(dl_encoding_kind kind, dl_str source) {
  if (kind == DL_ENCODING_UTF16LE || kind == DL_ENCODING_UTF16BE)
    return (uint64_t)source.len / 2 * 3 + 3;
  if (kind == DL_ENCODING_ISO_2022_JP) return (uint64_t)source.len * 3;
  uint64_t most = source.len; /* ASCII stays, any other byte gives three at most */
  for (uint32_t i = 0; i < source.len; i++) most += ((unsigned char)source.ptr[i] >> 7) * 2u;
  return most;
}

dl_status dl_decode(dl_arena *arena, dl_arena *scratch, dl_str source, const dl_encoding *encoding,
                    uint32_t skip, bool valid, dl_decoded *out) {
  memset(out, 0, sizeof *out);
  dl_encoding_kind kind = (dl_encoding_kind)encoding->kind;
  out->source = source;
  if (kind == DL_ENCODING_UTF8 && valid) {
    out->text = source.ptr;
    out->start = skip;
    out->len = source.len;
    out->direct = true;
    return DL_OK;
  }
  uint64_t most = 16 + most_text(kind, source);
  if (most >= UINT32_MAX / 2) return DL_ERR_TOO_LARGE;
  sink to = {out, NULL, 0};
  to.text = dl_arena_alloc(arena, (size_t)most);
  out->steps = dl_arena_alloc(scratch, (size_t)most);
  out->sums = dl_arena_alloc(scratch, (size_t)(most / 256 + 2) * sizeof *out->sums);
  if (!to.text || !out->steps || !out->sums) return DL_ERR_MEMORY;
  converter by = {(iconv_t)-1, NULL};
  switch (kind) {
  case DL_ENCODING_UTF8: from_utf8(&to, source, skip); break;
  case DL_ENCODING_UTF16LE:
  case DL_ENCODING_UTF16BE: from_utf16(&to, source, skip, kind == DL_ENCODING_UTF16BE); break;
  case DL_ENCODING_REPLACEMENT:
    if (source.len) put_bad(&to, 0, 1);
    break;
  case DL_ENCODING_SINGLE:
  case DL_ENCODING_X_USER_DEFINED:
    from_table(&to, source, skip,
               encoding->table ? encoding->table : dl_encodings[dl_encoding_windows_1252].table);
    break;
  default:
    by.cache = dl_arena_zalloc(scratch, CACHE_SIZE, sizeof *by.cache);
    if (!by.cache) return DL_ERR_MEMORY;
    by.iconv = open_converter(kind);
    if (by.iconv == (iconv_t)-1) return DL_ERR_ENCODING;
    if (kind == DL_ENCODING_ISO_2022_JP)
      from_iso_2022_jp(&to, source, skip, &by);
    else
      from_multibyte(&to, source, skip, kind, &by);
    iconv_close(by.iconv);
    break;
  }
  out->text = to.text;
  out->len = to.len;
  out->steps[to.len] = 0;
  uint32_t sum = skip;
  for (uint32_t i = 0; i <= to.len; i++) {
    if (i % 256 == 0) out->sums[i / 256] = sum;
    if (i < to.len) sum += out->steps[i];
  }
  return DL_OK;
}

uint32_t dl_decoded_source(const dl_decoded *decoded, uint32_t at) {
  if (decoded->direct) return at;
  uint32_t source = decoded->sums[at / 256];
  for (uint32_t i = at & ~(uint32_t)255; i < at; i++) source += decoded->steps[i];
  return source;
}
