#include "read/words.h"

#include "base/utf8.h"

dl_str dl_trim(dl_str text) {
  uint32_t start = 0, end = text.len;
  while (start < end) {
    uint32_t next = start;
    if (!dl_is_space(dl_utf8_next(text.ptr, end, &next))) break;
    start = next;
  }
  while (end > start) {
    uint32_t previous = end;
    if (!dl_is_space(dl_utf8_previous(text.ptr, &previous)) || previous < start) break;
    end = previous;
  }
  return dl_str_slice(text, start, end);
}

#define WORD_MOST 32u /* no list has a longer word */

bool dl_word_in(dl_str word, const char *list) {
  char low[WORD_MOST];
  while (word.len && (word.ptr[word.len - 1] == '.' || word.ptr[word.len - 1] == ',')) word.len--;
  if (!word.len || word.len >= sizeof low) return false;
  for (uint32_t i = 0; i < word.len; i++) {
    if ((unsigned char)word.ptr[i] <= ' ') return false;
    low[i] = dl_ascii_lower(word.ptr[i]);
  }
  low[word.len] = '\0';
  for (const char *at = list; (at = strstr(at, low)) != NULL; at++)
    if ((at == list || at[-1] == ' ') && (at[word.len] == ' ' || at[word.len] == '\0')) return true;
  return false;
}

/* Any case; a curly apostrophe of the text matches a straight one. Bytes of text used, or 0. */
static uint32_t match_phrase(dl_str text, const char *phrase, uint32_t len) {
  uint32_t pos = 0;
  for (uint32_t i = 0; i < len; i++) {
    if (pos >= text.len) return 0;
    if (phrase[i] == '\'' && text.len - pos >= 3 &&
        memcmp(text.ptr + pos, "\xE2\x80\x99", 3) == 0) {
      pos += 3;
      continue;
    }
    if (dl_ascii_lower(text.ptr[pos]) != phrase[i]) return 0;
    pos++;
  }
  if (pos < text.len) {
    uint32_t next = pos;
    int32_t after = dl_utf8_next(text.ptr, text.len, &next);
    char last = phrase[len - 1];
    bool word_end = (last >= 'a' && last <= 'z') || (last >= '0' && last <= '9');
    if (word_end && (dl_is_letter(after) || dl_is_digit(after))) return 0;
  }
  return pos;
}

bool dl_phrase_starts(dl_str text, const char *phrase) {
  return match_phrase(text, phrase, (uint32_t)strlen(phrase)) != 0;
}

static bool is_ascii_alnum(char c) {
  char low = dl_ascii_lower(c);
  return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9');
}

uint32_t dl_phrase_any(dl_str text, const char *phrases) {
  uint32_t best = 0;
  if (!text.len) return 0;
  /* What stands before and at the start of a phrase that may match. Where the text begins with two letters
   * so does the phrase: one of a single letter would be a whole word of the text. */
  char begins[4] = {'|', dl_ascii_lower(text.ptr[0]), '\0', '\0'};
  if (begins[1] == '\0' || begins[1] == '|') return 0;
  bool two = text.len > 1 && is_ascii_alnum(text.ptr[0]) && is_ascii_alnum(text.ptr[1]);
  if (two) begins[2] = dl_ascii_lower(text.ptr[1]);
  const char *at = phrases;
  if (at[0] != begins[1] || (two && at[1] != begins[2])) {
    at = strstr(at, begins);
    if (at) at++;
  }
  while (at) {
    const char *end = strchr(at, '|');
    uint32_t len = end ? (uint32_t)(end - at) : (uint32_t)strlen(at);
    if (len > best) {
      uint32_t used = match_phrase(text, at, len);
      if (used > best) best = used;
    }
    if (!end) break;
    at = strstr(end, begins);
    if (at) at++;
  }
  return best;
}

#define PAIR_BITS 1024u

/* Two letters as a number below PAIR_BITS; not injective, which costs a needless look at most. */
static uint32_t letter_pair(char a, char b) {
  return ((uint32_t)(unsigned char)dl_ascii_lower(a) & 31u) << 5 |
         ((uint32_t)(unsigned char)dl_ascii_lower(b) & 31u);
}

bool dl_phrase_inside(dl_str text, const char *phrases) {
  uint64_t pairs[PAIR_BITS / 64] = {0}; /* the first two letters of the phrases */
  for (const char *at = phrases; at && at[0] && at[1];) {
    uint32_t pair = letter_pair(at[0], at[1]);
    pairs[pair / 64] |= (uint64_t)1 << pair % 64;
    at = strchr(at, '|');
    if (at) at++;
  }
  bool word_start = true;
  for (uint32_t i = 0; i + 1 < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    bool mark = c == '/' || c == '@';
    bool letter =
        c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if ((word_start && letter) || mark) {
      uint32_t pair = letter_pair(text.ptr[i], text.ptr[i + 1]);
      if (pairs[pair / 64] >> pair % 64 & 1 &&
          dl_phrase_any(dl_str_slice(text, i, text.len), phrases))
        return true;
    }
    word_start = !letter;
  }
  return false;
}

bool dl_next_line(dl_str text, uint32_t *pos, dl_str *line) {
  if (*pos >= text.len) return false;
  uint32_t end = *pos;
  while (end < text.len && text.ptr[end] != '\n') end++;
  *line = dl_str_slice(text, *pos, end);
  *pos = end + 1;
  return true;
}

dl_span dl_next_word(dl_str text, uint32_t *pos) {
  uint32_t at = *pos;
  while (at < text.len) { /* to a letter or digit */
    uint32_t next = at;
    int32_t c = dl_utf8_next(text.ptr, text.len, &next);
    if (dl_is_letter(c) || dl_is_digit(c)) break;
    at = next;
  }
  dl_span word = {at, at};
  while (at < text.len) {
    uint32_t next = at;
    int32_t c = dl_utf8_next(text.ptr, text.len, &next);
    bool inner = c == '-' || c == '\'' || c == 0x2019 || c == '.' || c == 0x2010 || c == 0x2011;
    if (inner) { /* inside a word only; a stop may also end it */
      uint32_t behind = next;
      int32_t after = next < text.len ? dl_utf8_next(text.ptr, text.len, &behind) : ' ';
      if (!dl_is_letter(after) && !dl_is_digit(after)) {
        if (c == '.') word.end = next, at = next;
        break;
      }
    } else if (!dl_is_letter(c) && !dl_is_digit(c)) {
      break;
    }
    at = next;
    word.end = at;
  }
  *pos = at;
  if (word.start == word.end) word = (dl_span){0, 0};
  return word;
}

/* Whether two characters are letters or digits and surely not the same, whatever the case. */
static bool differ(char a, char b) {
  return a != b &&
         (((a >= '0' && a <= '9') || (dl_ascii_lower(a) >= 'a' && dl_ascii_lower(a) <= 'z')) &&
          ((b >= '0' && b <= '9') || (dl_ascii_lower(b) >= 'a' && dl_ascii_lower(b) <= 'z'))) &&
         dl_ascii_lower(a) != dl_ascii_lower(b);
}

bool dl_letters_equal(dl_str a, dl_str b) {
  if (a.len && b.len && differ(a.ptr[0], b.ptr[0])) return false; /* nearly always */
  uint32_t i = 0, j = 0;
  for (;;) {
    int32_t c = 0, d = 0;
    while (i < a.len) {
      c = dl_utf8_next(a.ptr, a.len, &i);
      if (dl_is_letter(c) || dl_is_digit(c)) break;
      c = 0;
    }
    while (j < b.len) {
      d = dl_utf8_next(b.ptr, b.len, &j);
      if (dl_is_letter(d) || dl_is_digit(d)) break;
      d = 0;
    }
    if (!c || !d) return c == d;
    if (c != d && dl_fold(c) != dl_fold(d)) return false;
  }
}

/* The letters and digits of a text, folded, as many as there is room for. */
static uint32_t squeeze(dl_str text, char *out, uint32_t room) {
  uint32_t len = 0;
  for (uint32_t pos = 0; pos < text.len && len + 4 < room;) {
    int32_t c = dl_utf8_next(text.ptr, text.len, &pos);
    if (dl_is_letter(c) || dl_is_digit(c)) len += dl_utf8_encode(dl_fold(c), out + len);
  }
  return len;
}

bool dl_letters_inside(dl_str part, dl_str whole) {
  char sought[80], in[120];
  uint32_t n = squeeze(part, sought, sizeof sought), m = squeeze(whole, in, sizeof in);
  if (n < 3) return false;
  for (uint32_t i = 0; i + n <= m; i++)
    if (memcmp(in + i, sought, n) == 0) return true;
  return false;
}

#define SHAPE_BYTES 400u

dl_shape dl_text_shape(dl_str text) {
  dl_shape shape = {0, 0, 0, 0, 0, false};
  bool in_word = false, any = false;
  uint32_t end = text.len < SHAPE_BYTES ? text.len : SHAPE_BYTES;
  for (uint32_t pos = 0; pos < end;) {
    int32_t c = dl_utf8_next(text.ptr, text.len, &pos);
    bool letter = dl_is_letter(c), digit = dl_is_digit(c);
    if (letter) {
      shape.letters++;
      if (dl_is_upper(c)) shape.upper++;
      if (dl_is_lower(c)) shape.lower++;
      if (!any) shape.first_upper = dl_is_upper(c);
      any = true;
    }
    if (digit) shape.digits++;
    if ((letter || digit) && !in_word) shape.words++;
    in_word = letter || digit || c == '\'' || c == 0x2019 || (in_word && (c == '-' || c == '.'));
  }
  return shape;
}

static bool is_closing(int32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB ||
         c == '*' || c == '_';
}

bool dl_ends_sentence(dl_str text) {
  uint32_t end = text.len;
  while (end > 0) {
    int32_t c = dl_utf8_previous(text.ptr, &end);
    if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == ':' || c == ';')
      return true;
    if (!is_closing(c) && !dl_is_space(c)) return false;
  }
  return false;
}

int32_t dl_first_visible(dl_str text) {
  for (uint32_t pos = 0; pos < text.len;) {
    int32_t c = dl_utf8_next(text.ptr, text.len, &pos);
    if (dl_is_letter(c) || dl_is_digit(c)) return c;
    if (!dl_is_punct(c) && !dl_is_space(c)) return c;
  }
  return 0;
}

/* ---- names ------------------------------------------------------------------------------------ */

bool dl_is_name_particle(dl_str word) {
  return dl_word_in(word,
                    "de del della di da do dos das du des d' la le van von der den ten ter zu "
                    "zur el al bin ibn bint abu af av y e san st mac ul ur");
}

bool dl_is_trade_word(dl_str word) {
  static const char *const words[26] = {
      /* by the first letter */
      ("abc afp agencies agency analyst anchor and ap assistant associate associated at "
       "author"),
      "bbc bloomberg board bureau business",
      ("cbs chief chronicle chronicles city cnn columnist columnists contributed "
       "contributing contributor contributors correspondent correspondents courtesy"),
      "daily deputy desk digital dispatch dpa",
      ("economics editor editorial editors education environment examiner executive "
       "express"),
      "file for foreign fox freelance freelancer from",
      "gazette getty globe group guardian guest",
      "handout has health herald host",
      "images in independent inquirer interfax intern international investigative is",
      "journal",
      "",
      "",
      "magazine mail managing media mirror monitor msnbc multimedia",
      "national nbc network news newspapers newsroom npr",
      "observer of on online opinion our",
      "pbs photo photographer photography photos political politics post press producer",
      "",
      "radio register reporter reporter's reporters reporting reuters review",
      ("science senior service services special sport sports staff standard star state "
       "sun"),
      "tass team tech technology telegraph television the times to today tribune tv",
      "upi",
      "video",
      "was weekly wire with world writer writers",
      "xinhua",
      "your",
      ""};
  char first = word.len ? dl_ascii_lower(word.ptr[0]) : ' ';
  return first >= 'a' && first <= 'z' && dl_word_in(word, words[first - 'a']);
}

static bool only_letters(dl_str word) {
  for (uint32_t pos = 0; pos < word.len;) {
    int32_t c = dl_utf8_next(word.ptr, word.len, &pos);
    if (!dl_is_letter(c) && c != '-' && c != '\'' && c != 0x2019 && c != '.') return false;
  }
  return true;
}

bool dl_is_name_word(dl_str word) {
  if (!word.len || !only_letters(word)) return false;
  uint32_t pos = 0;
  int32_t first = dl_utf8_next(word.ptr, word.len, &pos);
  if (dl_is_upper(first)) return true;
  /* al-Assad, el-Sisi, d'Estaing: upper case behind the hyphen or apostrophe */
  for (uint32_t n = 0; pos < word.len && n < 4; n++) {
    int32_t c = dl_utf8_next(word.ptr, word.len, &pos);
    if ((c == '-' || c == '\'' || c == 0x2019) && pos < word.len) {
      uint32_t next = pos;
      return dl_is_upper(dl_utf8_next(word.ptr, word.len, &next));
    }
  }
  return false;
}

bool dl_is_person_shaped(dl_str text) {
  uint32_t pos = 0, names = 0, words = 0, full = 0;
  text = dl_trim(text);
  if (!text.len || text.len > 80) return false;
  for (;;) {
    uint32_t before = pos;
    dl_span span = dl_next_word(text, &pos);
    if (span.start == span.end) {
      for (uint32_t i = before; i < text.len; i++)
        if (text.ptr[i] != ' ' && text.ptr[i] != '.') return false;
      break;
    }
    for (uint32_t i = before; i < span.start; i++) /* nothing but blanks between, or ", Jr." */
      if (text.ptr[i] != ' ' && text.ptr[i] != '"' && !(text.ptr[i] == ',' && words >= 2))
        return false;
    dl_str word = dl_str_slice(text, span.start, span.end);
    words++;
    if (dl_word_in(word, "jr sr ii iii iv md phd") && names >= 2) continue;
    if (dl_is_name_word(word)) {
      if (dl_is_trade_word(word)) return false;
      names++;
      if (word.len > 2) full++;
    } else if (!dl_is_name_particle(word)) {
      return false;
    }
    if (words > 6) return false;
  }
  return names >= 2 && names <= 5 && full >= 1;
}

bool dl_is_agency(dl_str text) {
  static const char *const agencies[26] = {
      /* by the first letter */
      ("ap|associated press|afp|agence france-presse|anadolu|anadolu agency|ani|"
       "ansa|antara|aap|abc news|apa|anp|agerpres|allafrica|al jazeera|accesswire|"
       "ap photo|alamy"),
      ("bloomberg|bloomberg news|bernama|bbc|bbc news|bna|belga|bta|business wire|"
       "businesswire"),
      ("canadian press|cp|cnn|cnn business|cbs|cbs news|cnbc|ctk|"
       "catholic news agency|cna"),
      "dpa|dawn|dpa international|dow jones|dow jones newswires",
      "efe|epa|epa-efe",
      "",
      "globe newswire|globenewswire|getty|getty images",
      "hina",
      "itar-tass|interfax|ians|ips|irin|inter press service|imago|istock|istockphoto",
      "jta",
      "kyodo|kyodo news|kuna|kaiser health news|khn",
      "los angeles times",
      "mena|mti|marketwatch|mct|mcclatchy",
      "nbc|nbc news|npr|ntb|newsfile|new york times|nurphoto",
      "",
      ("pti|press trust of india|press association|pa|pa media|politico|petra|pap|"
       "prnewswire|pr newswire|pixabay|polaris"),
      "",
      ("reuters|ria novosti|rferl|rfe/rl|ritzau|religion news service|rns|"
       "reuters photo|rex"),
      "sana|spa|stt|stateline|st. louis post-dispatch|shutterstock|sipa",
      ("thomson reuters|thomson reuters foundation|tass|the hill|tt|tanjug|tns|"
       "tribune news service"),
      "upi|united press international|ukrinform|unian|un news|unsplash",
      "voa|voa news",
      "wam|washington post|wikimedia commons",
      "xinhua",
      "yonhap",
      "zenit|zuma|zuma press"};
  text = dl_trim(text);
  if (dl_str_starts(text, DL_STR("the ")) || dl_str_starts(text, DL_STR("The ")))
    text = dl_str_slice(text, 4, text.len);
  if (!text.len || text.len > 40) return false;
  char first = dl_ascii_lower(text.ptr[0]);
  return first >= 'a' && first <= 'z' && dl_phrase_any(text, agencies[first - 'a']) == text.len;
}
