#include "read/byline.h"

#include "base/utf8.h"
#include "read/metadate.h"
#include "read/words.h"

#define BYLINE_MOST 300u
#define NAME_MOST   60u

static const char openers[] =
    "by|by:|written by|story by|report by|reported by|text by|words by|posted by|published by|"
    "author|author:|authors:|author(s):|byline:|reporter:|writer:|from|analysis by|opinion by|"
    "commentary by|review by|compiled by|as told to|column by|article by|photos by|photography by|"
    "von|von:|par|por|di|door|af|av|"
    "geschrieben von|erstellt von|verfasst von|ein beitrag von|ein artikel von|ein interview von|"
    "eine kolumne von|ein kommentar von|ein gastbeitrag von|ein essay von|eine analyse von|"
    "gastbeitrag von|gastkommentar von|kommentar von|interview von|interview:|autor:|autorin:|"
    "autor/in:|autor/autorin:|autorin/autor:|autorin/autor|autor*in:|autor:in:|autoren:|redaktion:|"
    "text:|text von|text und fotos:|auteur:|auteur :|auteurs :|r\xC3\xA9"
    "dig\xC3\xA9 par|"
    "\xC3\xA9"
    "crit par|publi\xC3\xA9 par|propos recueillis par|escrito por|publicado por|"
    "redacci\xC3\xB3n:|texto:|autora:|autore:|scritto da|a cura di|articolo di|geschreven door|"
    "tekst:|skrevet av|skrevet af|tekst av|text av";

/* Openers that mean a byline only where the rest is nothing but a name. */
static const char weak_openers[] = "from|author|von|par|por|di|door|af|av|published by";

/* ---- cutting a list ---------------------------------------------------------------------------- */

/* Where the piece that begins at `at` ends, and how long the separator behind it is. */
static uint32_t piece_end(dl_str line, uint32_t at, uint32_t *separator) {
  for (uint32_t i = at; i < line.len; i++) {
    dl_str rest = dl_str_slice(line, i, line.len);
    char c = line.ptr[i];
    *separator = 1;
    if (c == ';' || c == '|' || c == '/' || c == '\n' || c == '(' || c == ')' || c == '&') return i;
    if (c == ',') {
      uint32_t next = i + 1;
      while (next < line.len && line.ptr[next] == ' ') next++;
      dl_span word = dl_next_word(line, &next);
      if (dl_word_in(dl_str_slice(line, word.start, word.end), "jr sr ii iii iv md phd")) continue;
      return i;
    }
    if (c == (char)0xC2 && dl_str_starts(rest, DL_STR("\xC2\xB7"))) { /* middle dot */
      *separator = 2;
      return i;
    }
    if (c == (char)0xE2 && (dl_str_starts(rest, DL_STR("\xE2\x80\x94")) || /* — – • */
                            dl_str_starts(rest, DL_STR("\xE2\x80\x93")) ||
                            dl_str_starts(rest, DL_STR("\xE2\x80\xA2")))) {
      *separator = 3;
      return i;
    }
    if (c == ' ' && i + 1 < line.len && memchr("aAwWue-", line.ptr[i + 1], 7)) {
      static const char *const words[] = {" and ", " AND ", " with ", " WITH ", " und ",
                                          " et ",  " - ",   " -- ",   " And "};
      for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        uint32_t len = (uint32_t)strlen(words[w]);
        if (dl_str_starts(rest, (dl_str){words[w], len})) {
          *separator = len;
          return i;
        }
      }
    }
  }
  *separator = 0;
  return line.len;
}

/* Whether a word behind a name begins a date or a label: "December 28", "le 5 mai", "Stand: 1.2.2020". */
static bool begins_date(dl_str text, dl_span word) {
  dl_str behind = dl_str_slice(text, word.end, text.len);
  if (behind.len && behind.ptr[0] == ':') return true;
  uint32_t next = 0;
  while (next < behind.len && strchr(" .,", behind.ptr[next])) next++;
  bool number = next < behind.len && behind.ptr[next] >= '0' && behind.ptr[next] <= '9';
  dl_str name = dl_str_slice(text, word.start, word.end);
  return number && (dl_month_from_name(name) || dl_word_in(name, "le on am the el"));
}

/* Where " y ", " og " or their like join two names of a piece, each of two words or more ("Ortega y
 * Gasset" is one); the piece's end: nowhere. *len: of the joint. */
static uint32_t find_joint(dl_str list, dl_span piece, uint32_t *len) {
  static const char *const joints[] = {" y ",
                                       " e ",
                                       " i ",
                                       " og ",
                                       " och ",
                                       " en ",
                                       " ja ",
                                       " ve ",
                                       " oraz ",
                                       " \xC8\x99i ",
                                       " a ",
                                       " \xD0\xB8 ",
                                       " \xD1\x82\xD0\xB0 "};
  for (uint32_t i = piece.start; i < piece.end; i++) {
    if (list.ptr[i] != ' ') continue;
    dl_str rest = dl_str_slice(list, i, piece.end);
    for (size_t k = 0; k < sizeof joints / sizeof *joints; k++) {
      *len = (uint32_t)strlen(joints[k]);
      if (!dl_str_starts(rest, (dl_str){joints[k], *len})) continue;
      if (dl_is_person_shaped(dl_str_slice(list, piece.start, i)) &&
          dl_is_person_shaped(dl_str_slice(list, i + *len, piece.end)))
        return i;
    }
  }
  return piece.end;
}

/* Cuts the words of the trade off the end of a piece: "JANE DOE Associated Press" is Jane Doe.
 * Returns the end of the name; *trade tells whether there were any. */
static uint32_t name_end(dl_str line, dl_span piece, bool *trade) {
  uint32_t pos = piece.start, end = piece.start, words = 0;
  bool caps = true, all_caps_so_far = true;
  dl_str text = dl_str_slice(line, 0, piece.end);
  *trade = false;
  for (;;) {
    dl_span span = dl_next_word(text, &pos);
    if (span.start == span.end) return end;
    dl_str word = dl_str_slice(line, span.start, span.end);
    dl_shape shape = dl_text_shape(word);
    caps = shape.lower == 0 || (shape.upper > 1 && shape.lower <= 2);
    bool initial = shape.letters <= 2;
    if (words >= 2 && all_caps_so_far && !caps && !dl_is_name_particle(word)) {
      *trade = true; /* from capitals to small letters: the outlet */
      return end;
    }
    bool suffix = dl_word_in(word, "jr sr ii iii iv md phd");
    if (words >= 2 && begins_date(text, span)) {
      *trade = true;
      return end;
    }
    if (!suffix && dl_is_trade_word(word) &&
        !(words == 1 && dl_word_in(word, "post sun star "
                                         "times abc guest "
                                         "host board"))) {
      *trade = true;
      return end;
    }
    if (!dl_is_name_word(word) && !dl_is_name_particle(word) && !suffix) {
      *trade = words > 0;
      return end;
    }
    if (!initial && !caps) all_caps_so_far = false;
    words++;
    end = span.end;
  }
}

static uint32_t count_words(dl_str line, dl_span piece) {
  uint32_t pos = piece.start, words = 0;
  dl_str text = dl_str_slice(line, 0, piece.end);
  for (;;) {
    dl_span span = dl_next_word(text, &pos);
    if (span.start == span.end) return words;
    words++;
  }
}

static dl_span trim_piece(dl_str line, dl_span piece) {
  while (piece.start < piece.end && strchr(" \t\n*_\"", line.ptr[piece.start])) piece.start++;
  while (piece.end > piece.start && strchr(" \t\n*_,:\"", line.ptr[piece.end - 1])) piece.end--;
  return piece;
}

static void add_name(dl_byline *out, dl_span name) {
  if (name.start < name.end && out->count < DL_BYLINE_NAMES) out->names[out->count++] = name;
}

static bool is_date(dl_str text) {
  dl_metadate published, modified;
  return dl_metadate_line(text, &published, &modified);
}

/* ---- judging ---------------------------------------------------------------------------------- */

typedef struct verdict {
  uint32_t people, trades, odd;
  uint32_t vague; /* trades told by capitals only */
} verdict;

/* Whether a piece behind a name stands in brackets, or in capitals where the name does not. */
static bool is_aside(dl_str line, dl_span piece, const dl_byline *names) {
  if (piece.start && line.ptr[piece.start - 1] == '(') return true;
  dl_str first = dl_str_slice(line, names->names[0].start, names->names[0].end);
  return dl_text_shape(first).lower &&
         !dl_text_shape(dl_str_slice(line, piece.start, piece.end)).lower;
}

static verdict judge(dl_str line, uint32_t at, dl_byline *out) {
  verdict v = {0, 0, 0, 0};
  while (at < line.len && v.odd < 2) { /* two odd pieces: no byline, whatever follows */
    uint32_t separator, end = piece_end(line, at, &separator);
    dl_span piece = trim_piece(line, (dl_span){at, end});
    at = end + separator;
    if (!separator) at = line.len;
    if (piece.start == piece.end) continue;
    dl_str text = dl_str_slice(line, piece.start, piece.end);
    if (dl_is_agency(text)) {
      v.trades++;
      continue;
    }
    uint32_t rest_start = piece.start;
    if (is_date(text) ||
        (v.people + v.trades && is_date(dl_str_slice(line, rest_start, line.len)))) {
      out->date = (dl_span){piece.start, line.len};
      if (is_date(dl_str_slice(line, rest_start, line.len))) break;
      continue;
    }
    if (text.ptr[0] == '@' || memchr(text.ptr, '@', text.len)) continue; /* a handle, an address */
    if (out->count && is_aside(line, piece, out)) {                      /* a job, an outlet */
      v.trades++;
      continue;
    }
    bool trade;
    dl_span name = {piece.start, name_end(line, piece, &trade)};
    uint32_t words = count_words(line, name);
    dl_str rest = dl_str_slice(line, name.end, piece.end);
    if (words >= 2 && words <= 6 && dl_is_person_shaped(dl_str_slice(line, name.start, name.end))) {
      /* behind a name only words of the trade, or a date */
      uint32_t behind = 0;
      dl_span verb = dl_next_word(rest, &behind);
      if (dl_word_in(dl_str_slice(rest, verb.start, verb.end),
                     "is was has had were are said says")) {
        v.odd += 2;
        continue;
      }
      if (!trade || rest.len < 60) {
        v.people++;
        add_name(out, name);
        if (trade) v.trades++;
        if (dl_ends_sentence(rest) && rest.len > 30) v.odd++;
        continue;
      }
      v.odd++;
      continue;
    }
    uint32_t pos = 0, trade_words = 0, all = 0;
    bool told = false;
    for (;;) { /* a job or an outlet: mostly words of the trade or capitals */
      dl_span w = dl_next_word(text, &pos);
      if (w.start == w.end) break;
      dl_str word = dl_str_slice(text, w.start, w.end);
      all++;
      if (dl_is_trade_word(word) || dl_is_name_word(word)) trade_words++;
      if (w.end - w.start > 3 && dl_is_trade_word(word)) told = true;
    }
    if (all && trade_words * 3 >= all * 2 && all <= 10) {
      v.trades++;
      if (!told) v.vague++;
    } else {
      v.odd += v.people ? 1 : 2; /* before a name only names may stand */
    }
  }
  return v;
}

/* A person's name and nothing else, not in capitals: "Jane Doe", no "NJ Advance Media" or "WBEZ". */
static bool is_full_person(dl_str list, dl_span piece) {
  bool trade;
  uint32_t end = name_end(list, piece, &trade);
  dl_str name = dl_str_slice(list, piece.start, piece.end);
  return !trade && end == piece.end && dl_text_shape(name).lower && dl_is_person_shaped(name);
}

void dl_byline_names(dl_str list, dl_byline *out) {
  memset(out, 0, sizeof *out);
  bool behind_bar = false;
  for (uint32_t at = 0; at < list.len;) {
    uint32_t separator, end = piece_end(list, at, &separator);
    /* "AFP/The Local": one name, where names of persons would have a space */
    while (separator && list.ptr[end] == '/' && end - at < NAME_MOST &&
           !memchr(list.ptr + at, ' ', end - at))
      end = piece_end(list, end + 1, &separator);
    dl_span piece = trim_piece(list, (dl_span){at, end});
    bool bar = separator && list.ptr[end] == '|';
    at = separator ? end + separator : list.len;
    dl_str text = dl_str_slice(list, piece.start, piece.end);
    bool outlet = behind_bar && out->count && !is_full_person(list, piece);
    behind_bar = bar;
    if (outlet || (out->count && piece.start && list.ptr[piece.start - 1] == '(')) continue;
    uint32_t opener = dl_phrase_any(text, openers);
    if (opener && !dl_phrase_any(text, "from"))
      piece = trim_piece(list, (dl_span){piece.start + opener, piece.end});
    if (piece.start == piece.end) continue;
    uint32_t len, joint = find_joint(list, piece, &len);
    if (joint < piece.end) {
      add_name(out, (dl_span){piece.start, joint});
      piece.start = joint + len;
    }
    bool trade;
    uint32_t name = name_end(list, piece, &trade);
    if (trade && count_words(list, (dl_span){piece.start, name}) >= 2) piece.end = name;
    if (trade && out->count && count_words(list, (dl_span){piece.start, name}) < 2 &&
        !dl_is_agency(dl_str_slice(list, piece.start, piece.end)))
      continue; /* "..., Staff Writer" */
    if (memchr(list.ptr + piece.start, '@', piece.end - piece.start)) continue;
    /* "Jane Doe, redacteur": what she is, in small letters */
    dl_span before = out->count ? out->names[out->count - 1] : (dl_span){0, 0};
    dl_str rest = dl_str_slice(list, piece.start, piece.end);
    if (!dl_text_shape(rest).upper && !dl_is_agency(rest) &&
        dl_is_person_shaped(dl_str_slice(list, before.start, before.end)))
      continue;
    add_name(out, piece);
  }
}

bool dl_byline_opens(dl_str line) {
  uint32_t start = 0;
  while (start < line.len && strchr(" \t*_-(", line.ptr[start])) start++;
  return dl_phrase_any(dl_str_slice(line, start, line.len), openers) > 0;
}

/* "ByJane Doe": two elements with nothing between them. */
static uint32_t glued_opener(dl_str text) {
  bool glued = text.len > 3 && dl_str_starts(text, DL_STR("By")) && text.ptr[2] >= 'A' &&
               text.ptr[2] <= 'Z' && memchr(text.ptr, ' ', text.len);
  return glued ? 2 : 0;
}

uint32_t dl_byline_opener(dl_str text) {
  uint32_t used = dl_phrase_any(text, openers);
  if (!used) return glued_opener(text);
  return used == text.len || dl_phrase_any(text, "from") == used ? 0 : used;
}

bool dl_byline_parse(dl_str line, bool loose, dl_byline *out) {
  memset(out, 0, sizeof *out);
  uint32_t start = 0, end = line.len;
  while (start < end && strchr(" \t*_-(", line.ptr[start])) start++;
  while (end > start && strchr(" \t*_-)", line.ptr[end - 1])) end--;
  if (start == end || end - start > BYLINE_MOST) return false;
  line.len = end;
  dl_str rest = dl_str_slice(line, start, end);
  uint32_t opener = dl_phrase_any(rest, openers);
  if (!opener && loose) opener = glued_opener(rest);
  bool weak = opener && dl_phrase_any(rest, weak_openers) == opener;
  if (opener == rest.len) return false;
  if (opener && weak && line.ptr[start] >= 'a' && !loose) return false;
  if (!opener && (memchr(line.ptr + start, '"', end - start) || dl_ends_sentence(rest) ||
                  (!loose && end - start >= 120)))
    return false; /* whatever it names */
  uint32_t at = start + opener;
  while (at < end && (line.ptr[at] == ' ' || line.ptr[at] == ':')) at++;
  out->labelled = opener > 0;
  verdict v = judge(line, at, out);
  if (opener && !weak) {
    if (v.people && !v.odd) return true;
    if (v.people && v.odd == 1 && v.people + v.trades >= 2) return true;
    /* "By Reuters", "By Staff", "By Madonna" */
    if (!v.people && !v.odd && v.trades && end - at < 60) {
      uint32_t separator, stop = piece_end(line, at, &separator);
      dl_span name = trim_piece(line, (dl_span){at, stop});
      uint32_t pos = 0;
      dl_str text = dl_str_slice(line, name.start, name.end);
      dl_span first = dl_next_word(text, &pos);
      if (first.start == first.end || !dl_is_name_word(dl_str_slice(text, first.start, first.end)))
        return dl_phrase_any(text, "staff|the|our") > 0;
      if (!dl_phrase_any(text, "staff|our")) add_name(out, name);
      return true;
    }
    return false;
  }
  if (v.odd || !v.people) return false;
  if (opener && weak) return true;
  if (v.trades && !v.vague && end - start < 120) return true;
  return loose && !v.vague && v.people <= 4;
}
