/* labels.c: what a single block says of itself; see roles.h. */
#include "base/utf8.h"
#include "read/byline.h"
#include "read/creditlabel.h"
#include "read/metadate.h"
#include "read/roles.h"
#include "read/words.h"

static dl_str strip_marks(dl_str text) {
  text = dl_trim(text);
  while (text.len && strchr("*_#([-=~ ", text.ptr[0])) text = dl_str_slice(text, 1, text.len);
  while (text.len && strchr("*_#)]-=~. ", text.ptr[text.len - 1])) text.len--;
  return text;
}

/* ---- furniture -------------------------------------------------------------------------------- */

bool dl_is_furniture(dl_str text) {
  text = dl_trim(text);
  if (!text.len || text.len > 240) return false;
  dl_shape shape = dl_text_shape(text);
  if (!shape.letters && !shape.digits) { /* "###", "* * *", "—" */
    return text.len <= 40;
  }
  dl_str bare = strip_marks(text);
  if (text.len <= 24) {
    if (dl_str_equal(bare, DL_STR("30")) && text.ptr[0] != '3') return true; /* -30- */
    if (dl_word_in(bare, "more end ends ### endit xxx -ends-") &&
        (text.ptr[0] == '(' || text.ptr[0] == '-' || text.ptr[0] == '[' || shape.lower == 0))
      return true;
    if (dl_phrase_starts(bare, "page") && shape.digits && shape.words <= 4) return true;
  }
  static const char whole[] =
      "advertisement|advertising|ad|sponsored|sponsored content|share|share this|share this "
      "article|"
      "share this story|share on facebook|share on twitter|tweet|print|email|comments|comment|"
      "no comments|leave a comment|loading|loading...|story continues below|continue reading|"
      "continue reading below|story continues below advertisement|article continues below|"
      "article continues below advertisement|article continues after advertisement|"
      "story continues after ad|scroll to continue|scroll to continue with content|"
      "advertisement - scroll to continue|skip advertisement|sign up|subscribe|subscribe now|"
      "log in|sign in|newsletter|back to top|next article|previous article|next|previous|close|"
      "menu|search|home|save|listen|listen to this article|play|play video|watch live|"
      "hide caption|toggle caption|enlarge this image|view gallery|view comments|show more|"
      "read full article|end of article|skip to main content|skip to content|facebook|twitter|"
      "whatsapp|linkedin|copy link|gift article|join the conversation|follow us|reprints";
  uint32_t used = dl_phrase_any(bare, whole);
  if (used && used == bare.len) return true;
  static const char starts[] =
      "copyright |copyright,|(c) 20|(c) 19|all rights reserved|this material may not be published|"
      "share this:|sign up for our|sign up for the|sign up to|subscribe to our|subscribe to the|"
      "follow us on|like us on|click here to subscribe|get the latest|download our app|"
      "download the app|already a subscriber|this article was originally published|"
      "this story was originally published|we use cookies|by clicking|terms of use|privacy policy";
  if (text.len <= 220 && dl_phrase_any(bare, starts)) return true;
  if (dl_str_starts(bare, DL_STR("\xC2\xA9")) || dl_str_starts(text, DL_STR("\xC2\xA9")))
    return text.len <= 200;
  if (shape.words <= 5 && shape.digits &&
      dl_phrase_inside(text, "min read|minute read|minutes read|"
                             "comments|shares"))
    return true;
  return dl_phrase_inside(text, "all rights reserved");
}

/* Whether a word begins as those do that every appeal has one of: nearly all text is done here. */
static bool speaks_of_giving(dl_str text) {
  static const char *const stems[26] = {
      ['a' - 'a'] = "abonn|apoi|apoy|assin",
      ['b' - 'a'] = "bolet",
      ['c' - 'a'] = "contribut",
      ['d' - 'a'] = "donat",
      ['f' - 'a'] = "faites un",
      ['i' - 'a'] = "iscri",
      ['m' - 'a'] = "member",
      ['n' - 'a'] = "newsl|nieuw",
      ['p' - 'a'] = "patron",
      ['r' - 'a'] = "reader",
      ['s' - 'a'] = "sign up|soci|sosti|souten|spend|steun|subscri|support|suscr",
      ['u' - 'a'] = "unterst",
      ['v' - 'a'] = "votre don",
      ['w' - 'a'] = "word lid"};
  for (uint32_t i = 0; i + 3 < text.len;) {
    char low = dl_ascii_lower(text.ptr[i]);
    const char *at = low >= 'a' && low <= 'z' ? stems[low - 'a'] : NULL;
    while (at && *at) {
      uint32_t k = i;
      while (*at && *at != '|' && k < text.len && dl_ascii_lower(text.ptr[k]) == *at) at++, k++;
      if (!*at || *at == '|') return true;
      while (*at && *at != '|') at++;
      if (*at) at++;
    }
    const char *space = memchr(text.ptr + i, ' ', text.len - i);
    if (!space) return false;
    i = (uint32_t)(space - text.ptr) + 1;
  }
  return false;
}

bool dl_is_appeal(dl_str text) {
  if (text.len < 20 || text.len > 400) return false;
  /* a paragraph of the story may end with an invitation */
  dl_str opening = dl_str_slice(text, 0, text.len < 160 ? text.len : 160);
  if (!speaks_of_giving(opening)) return false;
  static const char asks[] =
      "please donate|please consider donating|please consider supporting|please support|"
      "please subscribe|consider becoming a|donate now|donate today|donate here|donate to us|"
      "donate to our|make a donation|make a contribution to|make a tax-deductible|support our|"
      "support us|support independent|support local journalism|support quality journalism|"
      "become a member|become a supporter|become a patron|become a subscriber|becoming a member|"
      "becoming a supporter|becoming a subscriber|your support|your donation|your donations|"
      "your contribution|reader support|reader-supported|sign up for|sign up to|sign up now|"
      "subscribe to|subscribe now|subscribe today|subscribe below|subscribe here|our newsletter|"
      "spenden sie|jetzt spenden|unterst\xC3\xBCtzen sie uns|unterst\xC3\xBCtzen sie unsere|"
      "unterst\xC3\xBCtzen sie unseren|mit ihrer spende|mit deiner spende|mit einer spende|"
      "unterst\xC3\xBCtze uns|unterst\xC3\xBCtze unsere|ihre spende|abonnieren sie|abonniere|"
      "unseren newsletter|unserem newsletter|unser newsletter|faites un don|soutenez|votre don|"
      "abonnez-vous|notre newsletter|hazte socio|hazte socia|apoya nuestro|apoya a nuestro|"
      "suscr\xC3\xAD"
      "bete|nuestro bolet\xC3\xADn|sostieni|iscriviti|la nostra newsletter|"
      "apoie|assine|steun ons|word lid|onze nieuwsbrief";
  static const char own[] =
      "our|us|we|wir|uns|unser|unsere|unseren|unserem|unserer|nous|notre|nos|nuestro|nuestra|"
      "nuestros|nuestras|noi|nostro|nostra|nosso|nossa|ons|onze";
  /* what somebody says, or a story of others who ask */
  for (uint32_t i = 0; i + 3 <= text.len; i++)
    if (text.ptr[i] == '"' || (text.ptr[i] == '\xE2' && text.ptr[i + 1] == '\x80' &&
                               (text.ptr[i + 2] == '\x9C' || text.ptr[i + 2] == '\x9E')))
      return false;
  return dl_phrase_inside(opening, asks) && dl_phrase_inside(text, own);
}

bool dl_is_slug(dl_str text) {
  text = dl_trim(text);
  if (text.len < 3 || text.len > 90) return false;
  if (dl_phrase_any(text, "eds:|(eds:|eds.:|editors:|^")) return true; /* notes to the desk */
  if (dl_phrase_starts(text, "bc-") || dl_phrase_starts(text, "am-") ||
      dl_phrase_starts(text, "pm-"))
    return memchr(text.ptr, ' ', text.len) == NULL || dl_str_starts(text, DL_STR("BC-"));
  if (memchr(text.ptr, ' ', text.len) && !dl_phrase_inside(text, "writethru|ld-writethru|1st ld|"
                                                                 "2nd ld|3rd ld|add1|take 2"))
    return false;
  if (dl_phrase_inside(text, "writethru|ld-writethru|1st ld|2nd ld|3rd ld")) return true;
  /* USA-ELECTION/DEBATE, SYRIA-CRISIS-TALKS */
  dl_shape shape = dl_text_shape(text);
  bool joint = memchr(text.ptr, '-', text.len) || memchr(text.ptr, '/', text.len);
  return joint && shape.upper >= 5 && shape.lower == 0 && text.ptr[text.len - 1] != '.';
}

/* ---- credits ---------------------------------------------------------------------------------- */

bool dl_is_credit(dl_str text) {
  text = dl_trim(text);
  if (text.len < 6 || text.len > 700) return false;
  dl_str bare = strip_marks(text);
  while (bare.len && (unsigned char)bare.ptr[0] >= 0x80) { /* — Reuters */
    uint32_t pos = 0;
    int32_t c = dl_utf8_next(bare.ptr, bare.len, &pos);
    if (!dl_is_punct(c) && !dl_is_space(c)) break;
    bare = dl_str_slice(bare, pos, bare.len);
  }
  bool bracketed = text.ptr[0] == '(' || text.ptr[0] == '[';
  bool dashed = bare.ptr > text.ptr && !bracketed;
  if (dl_phrase_any(bare, "reporting by |additional reporting|editing by |writing by |"
                          "compiled by |reporting and |reporting from|reporting:|"
                          "graphics by |graphic by |translated by |translation by |"
                          "written by |with additional reporting|with reporting by|"
                          "with reporting from|with inputs from|with input from|with files from|"
                          "with agencies|with agency|with wire|inputs from|input from|"
                          "from wire reports|from news services|from staff and wire|"
                          "agencies contributed|source: reuters|source: ap|source: afp|"
                          "produced by |report by agencies"))
    return !dl_phrase_any(bare, "written by ") || bracketed;
  if (dl_phrase_any(bare, "material from|information from|this report includes|"
                          "this report contains|this article includes|this story includes|"
                          "this article contains|this report was prepared|this report was compiled|"
                          "the associated press contributed|reuters contributed|"
                          "afp contributed|bloomberg contributed|some information|"
                          "this article was produced|this story was produced|"
                          "this story was reported|this article was first published|"
                          "this article first appeared|this story first appeared|"
                          "this story originally appeared|this article originally appeared|"
                          "republished from|reprinted with permission"))
    return bare.len < 500;
  if (bare.len < 500 &&
      dl_phrase_inside(bare, "contributed to this report|contributed to this story|"
                             "contributed to this article|contributed reporting|"
                             "contributed from|contributed research|"
                             "is included in this report|was used in this report|"
                             "were used in this report|was included in this report|"
                             "in this report was"))
    return true;
  /* "— Reuters", "(AP)", "AFP/Reuters": a line that is an agency and nothing else */
  if (bracketed || dashed || bare.len <= 24) {
    uint32_t at = 0, pieces = 0;
    bool all = bare.len > 0;
    for (uint32_t i = 0; i <= bare.len && all; i++)
      if (i == bare.len || bare.ptr[i] == '/' || bare.ptr[i] == ',' || bare.ptr[i] == '|') {
        all = dl_is_agency(dl_str_slice(bare, at, i));
        at = i + 1;
        pieces++;
      }
    if (all && pieces && dl_text_shape(bare).first_upper) return true;
  }
  return false;
}

/* ---- labels of what is not the story ---------------------------------------------------------- */

bool dl_is_related_label(dl_str text, uint32_t *rest) {
  static const char *const labels[26] = {
      /* by the first letter */
      "also read|also on|also in this series|around the web|a lire aussi",
      "background reading",
      "click here to read|click to read",
      "don't miss",
      ("editors' picks|editor's picks|editors' choice|earlier coverage|earlier"
       "|explore more"),
      "further reading|from our partners|from around the web|further coverage",
      "",
      "",
      "in case you missed it|in pictures|in depth",
      "",
      "keep reading",
      "latest news|latest stories|lesen sie auch|lire aussi|leer tambien|leggi anche",
      ("more on this|more on this story|more on this topic|more stories|more news"
       "|more from|more like this|more coverage|more reading|must read|most read"
       "|most popular|most viewed|mehr zum thema"),
      "",
      "other stories",
      "popular|popular stories|previous coverage",
      "",
      ("related|related articles|related article|related stories|related story"
       "|related news|related content|related coverage|related links|related posts"
       "|related topics|related reading|related video|related videos|read more"
       "|read more at|read more about|read also|read next|read this next"
       "|read on|read full story|recommended|recommended reading|recommended for you"),
      "see also|see more|similar articles|similar stories",
      "trending|trending now|top stories",
      "up next",
      "",
      "what to read next|what others are reading|watch more",
      "",
      "you may also like|you might also like|you may like|you might be interested in",
      ""};
  uint32_t start = 0;
  *rest = text.len;
  /* a label of this length goes on behind a mark: most paragraphs have none */
  if (text.len >= 60 && !memchr(text.ptr, ':', text.len) && !memchr(text.ptr, '|', text.len) &&
      !memchr(text.ptr, '>', text.len) && !memchr(text.ptr, 0xE2, text.len))
    return false;
  while (start < text.len) {
    unsigned char c = (unsigned char)text.ptr[start];
    if (c == ' ' || c == '*' || c == '>' || c == '[' || c == '(' || c == '-') {
      start++;
      continue;
    }
    uint32_t next = start; /* arrows and bullets */
    int32_t code = c >= 0x80 ? dl_utf8_next(text.ptr, text.len, &next) : 0;
    if (c < 0x80 || dl_is_letter(code) || dl_is_digit(code)) break;
    start = next;
  }
  dl_str bare = dl_str_slice(text, start, text.len);
  char first = bare.len ? dl_ascii_lower(bare.ptr[0]) : ' ';
  uint32_t used = first >= 'a' && first <= 'z' ? dl_phrase_any(bare, labels[first - 'a']) : 0;
  if (!used) return false;
  uint32_t at = start + used;
  while (at < text.len && strchr("*_ ])", text.ptr[at])) at++;
  if (at == text.len) return text.len < 60;
  char mark = text.ptr[at];
  bool colon = mark == ':' || mark == '|' || mark == '>' ||
               dl_str_starts(dl_str_slice(text, at, text.len), DL_STR("\xE2\x80\xBA"));
  if (!colon) {
    /* "More from Jane Doe", "Read more about X": only as a short line without a stop */
    return false;
  }
  at++;
  while (at < text.len && strchr("*_ :", text.ptr[at])) at++;
  *rest = at;
  return at == text.len || text.len - at < 220;
}

bool dl_is_url_line(dl_str text, dl_span *url) {
  static const char labels[] =
      "original url|original article|original link|original source|original|source url|url source|"
      "source|url|link|permalink|web|article url|article link|from|via|read the original|"
      "read the original article|originally published at|first published at|available at|"
      "retrieved from|canonical url|page url|web address|source link";
  *url = (dl_span){0, 0};
  uint32_t at = 0, end = text.len;
  if (!end || end > 2300) return false;
  while (at < end && strchr(" *_<(", text.ptr[at])) at++;
  dl_str bare = dl_str_slice(text, at, end);
  uint32_t used = dl_phrase_any(bare, labels);
  if (used) {
    at += used;
    bool colon = false;
    while (at < end && strchr(" *_:<([\n\t", text.ptr[at])) {
      if (text.ptr[at] == ':') colon = true;
      at++;
    }
    if (at == end) return colon && dl_phrase_inside(text, "url|link|original|permalink");
    if (!colon && !dl_phrase_inside(dl_str_slice(text, 0, used + 1), "url|original|at"))
      return false;
  }
  bare = dl_str_slice(text, at, end);
  if (!dl_phrase_any(bare, "http://|https://|www.")) return false;
  uint32_t stop = at;
  while (stop < end && (unsigned char)text.ptr[stop] > ' ' && text.ptr[stop] != '>' &&
         text.ptr[stop] != '"')
    stop++;
  uint32_t tail = stop;
  while (tail < end && strchr(" >)*_.\n", text.ptr[tail])) tail++;
  if (tail != end) return false;
  while (stop > at && (text.ptr[stop - 1] == ')' || text.ptr[stop - 1] == '*' ||
                       text.ptr[stop - 1] == '.' || text.ptr[stop - 1] == '_'))
    stop--;
  *url = (dl_span){at, stop};
  return true;
}

/* ---- captions --------------------------------------------------------------------------------- */

/* Whether text is a picture's credit by itself: "AP Photo/Jane Doe", "Jane Doe / Reuters",
 * "Photo: Jane Doe", "Getty Images", "Courtesy of the family", or a person's name. */
static bool is_credit_text(dl_str text, bool allow_name) {
  text = dl_trim(text);
  while (text.len && strchr("*_.,", text.ptr[text.len - 1])) text.len--;
  if (text.len < 2 || text.len > 90) return false;
  if (dl_credit_label(text, DL_CREDIT_IN_TEXT) ||
      dl_phrase_any(text,
                    "file photo|file/|handout|screenshot|screengrab|ap photo|afp photo|reuters/|"
                    "reuters photo|photo/|photo /|picture alliance|getty images|ap file|"
                    "pool photo|via ap|via reuters"))
    return true;
  if (dl_phrase_inside(text, "getty images|getty|ap photo|afp photo|/afp|shutterstock|via ap|"
                             "via getty|via reuters|via afp|wikimedia|creative commons|flickr|"
                             "alamy|handout|file photo|epa-efe|usa today network|imagn"))
    return dl_text_shape(text).words <= 12;
  if (dl_is_agency(text)) return true;
  /* NAME / OUTLET, NAME | OUTLET */
  for (uint32_t i = 1; i + 1 < text.len; i++)
    if (text.ptr[i] == '/' || text.ptr[i] == '|') {
      dl_str left = dl_trim(dl_str_slice(text, 0, i));
      dl_str right = dl_trim(dl_str_slice(text, i + 1, text.len));
      if ((dl_is_person_shaped(left) || dl_is_agency(left)) && right.len &&
          dl_text_shape(right).first_upper && dl_text_shape(right).words <= 6)
        return true;
      if (dl_is_agency(right) && dl_text_shape(left).words <= 5) return true;
    }
  return allow_name && dl_is_person_shaped(text);
}

dl_span dl_caption_credit(dl_str text) {
  dl_span none = {0, 0};
  uint32_t end = text.len;
  if (end < 8 || end > 1200) return none;
  while (end && strchr(" .*_", text.ptr[end - 1])) end--;
  if (!end) return none;
  char last = text.ptr[end - 1];
  if (last == ')' || last == ']') { /* a bracketed tail */
    char open = last == ')' ? '(' : '[';
    uint32_t at = end - 1;
    while (at > 0 && text.ptr[at] != open) at--;
    if (text.ptr[at] == open && is_credit_text(dl_str_slice(text, at + 1, end - 1), false))
      return (dl_span){at + 1, end - 1};
  }
  /* "... on Tuesday. Photo: Jane Doe", "... on Tuesday. AP Photo/Jane Doe" */
  for (uint32_t at = end > 100 ? end - 100 : 0; at + 4 < end; at++) {
    char c = text.ptr[at];
    if (at && c != '.' && c != '|' && c != '\n' && c != '"' && c != (char)0x9D) continue;
    uint32_t start = at ? at + 1 : 0;
    while (start < end && strchr(" *_|\n", text.ptr[start])) start++;
    if (start < end && is_credit_text(dl_str_slice(text, start, end), false)) {
      dl_str tail = dl_str_slice(text, start, end);
      if (dl_is_agency(tail) && at && c != '|' && c != '\n') continue; /* "... said. Reuters" */
      return (dl_span){start, end};
    }
  }
  return none;
}

/* ---- lines ------------------------------------------------------------------------------------ */

bool dl_line_stands_alone(dl_str line) {
  dl_str text = strip_marks(line);
  if (text.len < 5 || text.len > 160) return false;
  dl_byline byline;
  dl_metadate published, modified;
  bool may_open = dl_phrase_any(text, "by |by:|written by|story by|reported by|author:|authors:|"
                                      "reporter:|byline:") != 0;
  if (may_open && dl_byline_parse(text, false, &byline) && byline.labelled) return true;
  bool digit = false;
  for (uint32_t i = 0; i < text.len && !digit; i++)
    digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
  return digit && dl_metadate_line(text, &published, &modified) &&
         (published.day.year || modified.day.year);
}
