#include "read/dateline.h"

#include "base/utf8.h"
#include "read/metadate.h"
#include "read/words.h"

#define HEAD_MOST 160u

/* Words that open a paragraph in capitals before a dash or colon and are no place. One of them
 * anywhere in the "place" is enough. */
static const char label_words[] =
    "updated update updates claim fact check false true verdict rating dear abby watch listen "
    "breaking news alert exclusive analysis opinion editorial commentary column perspective "
    "review explainer explained editor editors note notes correction clarification disclaimer "
    "disclosure advertisement sponsored live video videos photo photos gallery audio podcast "
    "poll quiz question answer q a warning spoiler related more also see here who what when "
    "where why how which this that these those there and but or the an our your my we you "
    "they it he she story stories report reporter reporters by from written source sources "
    "credit credits background context summary highlights takeaways facts myth reality "
    "location venue tickets info information contact email phone fax tel address website away "
    "score scores halftime result results standings winner winners loser losers yes no now "
    "today tonight tomorrow yesterday january february april june july september october "
    "november december ok tip tips step steps chapter section figure table chart pros cons "
    "worst attention notice important urgent developing trending featured feature special "
    "interview profile obituary obituaries letter letters blog business sports sport politics "
    "technology science health style food lifestyle entertainment weather markets economy "
    "money crime education environment international headline byline slug subject title "
    "caption embargoed embargo release immediate media statement transcript speech remarks "
    "full text end ends tldr faq ps nb re fyi rip decision ingredients directions method "
    "serves prep total rated starring director runtime cast pick odds line spread game "
    "matchup record injuries history outlook bottom prediction plaintiff defendant mr mrs ms "
    "dr for against with to in on at of is are was were be been has have had will would can "
    "could if not say says said don't do did";

/* Those that are also parts of place names ("NEW HAVEN", "KEY WEST", "TWO RIVERS"): only where
 * nothing else is there. */
static const char weak_label_words[] =
    "home key point points box top new first second third one two three four five six seven "
    "eight nine ten best over under time may march august sunday monday tuesday wednesday "
    "thursday friday saturday world nation art arts travel star state part page local "
    "national up down date court judge city sun culture read final summit spring mail press";

/* Organisations written in capitals that open sentences: "NATO — the alliance — said". */
static const char acronyms[] =
    "nato un eu usa uk us uae imf who wto wha opec asean nafta unicef unesco unhcr iaea fifa uefa "
    "ioc nba nfl nhl mlb fbi cia nsa irs dea atf epa fda cdc nih nasa faa fcc sec ftc doj dhs dod "
    "ice tsa gop dnc rnc aclu naacp ibm bmw cnn bbc nbc cbs abc fox npr pbs hbo espn nhs bp hsbc "
    "gdp cpi ceo cfo covid covid-19 aids hiv sars dna nra pga atp wta isis isil is plo pkk ira eta "
    "anc bjp pti ppp pml-n mqm spd cdu csu afd psoe ecb oecd brics apec osce icc icj icrc ngo";

/* Capitals of states and large cities that datelines name, folded to small letters: for the weak
 * forms only. ('|'-separated.) */
static const char cities[] =
    "abidjan|abu dhabi|abuja|accra|addis ababa|aden|adelaide|ahmedabad|aleppo|algiers|almaty|amman|"
    "amsterdam|anchorage|ankara|antananarivo|apia|ashgabat|asmara|astana|asuncion|athens|atlanta|"
    "auckland|austin|baghdad|baku|baltimore|bamako|bandar seri begawan|bangalore|bengaluru|bangkok|"
    "bangui|banjul|barcelona|basra|beijing|beirut|belfast|belgrade|belmopan|benghazi|berlin|bern|"
    "birmingham|bishkek|bissau|bogota|bombay|bonn|boston|brasilia|bratislava|brazzaville|"
    "bridgetown|"
    "brisbane|brussels|bucharest|budapest|buenos aires|bujumbura|cairo|calcutta|canberra|cape town|"
    "caracas|cardiff|casablanca|chandigarh|charlotte|chennai|chicago|chisinau|cincinnati|cleveland|"
    "cologne|colombo|columbus|conakry|copenhagen|dakar|dallas|damascus|dar es salaam|delhi|denver|"
    "detroit|dhaka|dili|djibouti|dodoma|doha|donetsk|dubai|dublin|durban|dushanbe|edinburgh|"
    "faisalabad|florence|frankfurt|freetown|gaborone|gaza|gaza city|geneva|georgetown|glasgow|"
    "guatemala city|guayaquil|guwahati|hamburg|hanoi|harare|havana|helsinki|ho chi minh city|"
    "hong kong|honolulu|houston|hyderabad|indianapolis|islamabad|istanbul|jaffna|jaipur|jakarta|"
    "jammu|jerusalem|johannesburg|juba|kabul|kampala|kandahar|karachi|kathmandu|khartoum|kharkiv|"
    "kiev|kigali|kingston|kinshasa|kochi|kolkata|kuala lumpur|kuwait city|kyiv|kyoto|la paz|lagos|"
    "lahore|las vegas|libreville|lilongwe|lima|lisbon|liverpool|ljubljana|lome|london|los angeles|"
    "luanda|lucknow|lusaka|luxembourg|lviv|macau|madrid|malabo|male|managua|manama|manchester|"
    "manila|maputo|maseru|mbabane|mecca|melbourne|mexico city|miami|milan|milwaukee|minneapolis|"
    "minsk|mogadishu|monaco|monrovia|montevideo|montreal|moroni|moscow|mosul|multan|mumbai|munich|"
    "muscat|muzaffarabad|n'djamena|nagpur|nairobi|naples|nashville|nassau|naypyidaw|new delhi|"
    "new orleans|new york|niamey|nicosia|nouakchott|noumea|nuuk|odesa|odessa|osaka|oslo|ottawa|"
    "ouagadougou|panama city|panaji|paramaribo|paris|patna|perth|peshawar|philadelphia|phnom penh|"
    "phoenix|pittsburgh|podgorica|port-au-prince|port louis|port moresby|port of "
    "spain|port-of-spain|"
    "port vila|porto-novo|prague|praia|pretoria|pristina|pune|pyongyang|quebec city|quetta|quito|"
    "rabat|raipur|ramallah|ranchi|rangoon|rawalpindi|reykjavik|riga|rio de janeiro|riyadh|rome|"
    "salt lake city|san antonio|san diego|san francisco|san jose|san juan|san salvador|sanaa|"
    "santiago|santo domingo|sao paulo|sarajevo|seattle|seoul|shanghai|shenzhen|shimla|singapore|"
    "skopje|sofia|srinagar|st. louis|st. petersburg|stockholm|strasbourg|sucre|suva|sydney|taipei|"
    "tallinn|tashkent|tbilisi|tegucigalpa|tehran|tel aviv|the hague|thimphu|thiruvananthapuram|"
    "tijuana|tirana|tokyo|toronto|tripoli|tunis|turin|ulaanbaatar|united nations|vaduz|valletta|"
    "vancouver|vatican city|venice|vienna|vientiane|vilnius|warsaw|washington|wellington|windhoek|"
    "winnipeg|yangon|yaounde|yerevan|zagreb|zurich";

typedef struct cursor {
  dl_str text;
  uint32_t pos;
} cursor;

static int32_t peek(const cursor *c, uint32_t *next) {
  if (c->pos >= c->text.len) {
    if (next) *next = c->pos;
    return 0;
  }
  uint32_t pos = c->pos;
  int32_t code = dl_utf8_next(c->text.ptr, c->text.len, &pos);
  if (next) *next = pos;
  return code;
}

static void skip_spaces(cursor *c) {
  uint32_t next;
  while (c->pos < c->text.len && dl_is_space(peek(c, &next))) c->pos = next;
}

/* — – ― -- - _ and so on; the kind matters: a lone hyphen needs white space around it. */
static uint32_t match_dash(const cursor *c, bool spaced_before, bool *strong) {
  cursor k = *c;
  uint32_t next, dashes = 0;
  int32_t code = peek(&k, &next);
  *strong = true;
  if (code == 0x2014 || code == 0x2013 || code == 0x2015 || code == 0x2012) return next - c->pos;
  while (k.pos < k.text.len && (k.text.ptr[k.pos] == '-' || k.text.ptr[k.pos] == '_')) {
    dashes++;
    k.pos++;
  }
  if (dashes >= 2 && dashes <= 3) return k.pos - c->pos;
  if (dashes == 1 && c->text.ptr[c->pos] == '_') return 1; /* the dash of old wire codes */
  if (dashes == 1 && spaced_before && (k.pos == k.text.len || dl_is_space(peek(&k, NULL)))) {
    *strong = false;
    return 1;
  }
  return 0;
}

/* "TALLAHASSEE", "McALLEN", "N'DJAMENA", "ST.": written in capitals as datelines are. */
static bool is_capitals(dl_str word) {
  dl_shape shape = dl_text_shape(word);
  if (!shape.upper || shape.digits) return false;
  if (!shape.lower) return true;
  return shape.upper >= 3 && shape.lower <= 2 && shape.first_upper;
}

typedef struct place_match {
  dl_span span;
  uint32_t words, first_words; /* all words; those before the first comma */
  bool capitals;               /* the first part is in capitals */
  bool region;                 /* a part behind a comma: "Fla.", "Afghanistan" */
  bool labelled;               /* holds a word that says it is no place */
  bool acronym;
} place_match;

static bool is_place_joint(dl_str word) {
  return dl_word_in(word, "and de del la le les el al en of the sur am an der upon do da dos di "
                          "des du es in near");
}

static bool is_month_word(dl_str word) {
  return dl_month_from_name(word) && word.len >= 3 && dl_is_upper((unsigned char)word.ptr[0]);
}

/* Words up to a bracket, dash, colon or date. */
static place_match match_place(cursor *c) {
  place_match m = {{c->pos, c->pos}, 0, 0, true, false, false, false};
  bool after_comma = false;
  uint32_t weak = 0;
  for (;;) {
    cursor k = *c;
    skip_spaces(&k);
    uint32_t next;
    int32_t code = peek(&k, &next);
    if (code == ',' && m.words && !after_comma) {
      c->pos = next;
      after_comma = true;
      if (!m.first_words) m.first_words = m.words;
      continue;
    }
    if (code == '/' && m.words) { /* WASHINGTON/LONDON */
      c->pos = next;
      continue;
    }
    if (!dl_is_letter(code)) break;
    uint32_t pos = k.pos;
    dl_span span = dl_next_word(k.text, &pos);
    if (span.start != k.pos) break;
    /* an opening quote is how many write the letter of Polynesia's names */
    if (dl_str_starts(dl_str_slice(k.text, pos, k.text.len), DL_STR("\xE2\x80\x98"))) {
      uint32_t more = pos + 3;
      dl_span rest = dl_next_word(k.text, &more);
      if (rest.start == pos + 3 && rest.end > rest.start) {
        span.end = rest.end;
        pos = more;
      }
    }
    dl_str word = dl_str_slice(k.text, span.start, span.end);
    /* "CAIRO-The": no; "PORT-AU-PRINCE" and an em dash end the word by themselves */
    cursor d = {k.text, pos};
    skip_spaces(&d);
    int32_t digit = peek(&d, NULL);
    if (digit >= '0' && digit <= '9' && is_month_word(word)) break; /* the date */
    if (dl_weekday_from_name(word)) break;
    bool joint = is_place_joint(word) && m.words;
    bool capital = dl_is_upper(dl_utf8_next(word.ptr, word.len, &(uint32_t){0}));
    bool caps = is_capitals(word) || (joint && !capital);
    if (!capital && !joint && !(word.len > 3 && dl_is_name_word(word))) break;
    if (!m.first_words && !after_comma && !caps) m.capitals = false;
    if (!joint && (!after_comma || caps) && dl_word_in(word, label_words)) m.labelled = true;
    if (dl_word_in(word, weak_label_words) || joint) weak++;
    if (!joint && word.len > 1 && word.ptr[word.len - 1] != '.' && dl_word_in(word, acronyms))
      m.acronym = true;
    if (after_comma) m.region = true;
    after_comma = false;
    m.words++;
    m.span.end = span.end;
    c->pos = pos;
    if (m.words > 9) break;
  }
  if (m.words && weak == m.words) m.labelled = true;
  if (!m.first_words) m.first_words = m.words;
  if (m.words != 1) m.acronym = false;
  return m;
}

/* April 25 | 25 April | April 25, 2015 | Tuesday */
static bool match_date(cursor *c, dl_span *out) {
  cursor k = *c;
  skip_spaces(&k);
  uint32_t pos = k.pos;
  dl_span word = dl_next_word(k.text, &pos);
  if (word.start != k.pos || word.start == word.end) return false;
  dl_str first = dl_str_slice(k.text, word.start, word.end);
  if (dl_weekday_from_name(first)) {
    *out = word;
    c->pos = word.end;
    cursor more = *c;
    skip_spaces(&more);
    if (more.pos < more.text.len && more.text.ptr[more.pos] == ',') {
      more.pos++;
      dl_span day;
      if (match_date(&more, &day) && day.start > word.end) {
        out->end = day.end;
        c->pos = more.pos;
      }
    }
    return true;
  }
  uint32_t end = k.text.len < k.pos + 40 ? k.text.len : k.pos + 40;
  dl_metadate date;
  if (!dl_metadate_at(dl_str_slice(k.text, 0, end), k.pos, &date) || date.minute >= 0) return false;
  *out = date.span;
  c->pos = date.span.end;
  return true;
}

/* "(Reuters)", "(AP)", "(Xinhua) --", "(CNN Business)". */
static bool match_agency(cursor *c, dl_span *out, bool *known) {
  cursor k = *c;
  skip_spaces(&k);
  if (k.pos >= k.text.len || k.text.ptr[k.pos] != '(') return false;
  const char *close = memchr(k.text.ptr + k.pos, ')', k.text.len - k.pos);
  if (!close) return false;
  dl_span span = {k.pos + 1, (uint32_t)(close - k.text.ptr)};
  if (span.end == span.start || span.end - span.start > 40) return false;
  dl_str name = dl_str_slice(k.text, span.start, span.end);
  dl_shape shape = dl_text_shape(name);
  if (!shape.first_upper || shape.words > 5 || shape.digits > 2) return false;
  *known = dl_is_agency(name);
  if (!*known) { /* "Thomson Reuters Foundation", "AFP/Reuters", "Reuters Breakingviews" */
    uint32_t pos = 0;
    for (;;) {
      dl_span word = dl_next_word(name, &pos);
      if (word.start == word.end) break;
      dl_str w = dl_str_slice(name, word.start, word.end);
      if (dl_is_agency(w) || dl_word_in(w, "news reuters agency times post wire press radio"))
        *known = true;
    }
  }
  *out = span;
  c->pos = span.end + 1;
  return true;
}

static bool is_listed_city(dl_str place) {
  char name[48];
  uint32_t len = 0;
  for (uint32_t pos = 0; pos < place.len;) {
    int32_t c = dl_utf8_next(place.ptr, place.len, &pos);
    if (c == ',' || c == '/') break;
    char bytes[4];
    uint32_t n = c == DL_BAD_BYTE ? 0 : dl_utf8_encode(c == 0x2019 ? '\'' : dl_fold(c), bytes);
    if (!n || len + n >= sizeof name) return false;
    memcpy(name + len, bytes, n);
    len += n;
  }
  while (len && name[len - 1] == ' ') len--;
  return len > 2 && dl_phrase_any((dl_str){name, len}, cities) == len;
}

/* The story begins with a capital, a quotation mark or a digit. */
static bool story_begins(const cursor *c) {
  cursor k = *c;
  skip_spaces(&k);
  uint32_t next;
  int32_t code = peek(&k, &next);
  if (!code) return false;
  if (dl_is_letter(code)) {
    if (dl_is_upper(code)) return true;
    if (!dl_is_lower(code)) return true; /* a script without case */
    uint32_t pos = k.pos;                /* iPhone, eBay, al-Qaeda */
    dl_span word = dl_next_word(k.text, &pos);
    dl_str w = dl_str_slice(k.text, word.start, word.end);
    return dl_text_shape(w).upper > 0;
  }
  return dl_is_digit(code) || code == '"' || code == '\'' || code == 0x201C || code == 0x2018 ||
         code == '$' || code == 0xA3 || code == 0x20AC || code == '[' || code == '@' ||
         code == 0xAB;
}

bool dl_dateline_parse(dl_str paragraph, dl_dateline_parts *out) {
  memset(out, 0, sizeof *out);
  cursor c = {paragraph, 0};
  if (c.text.len > HEAD_MOST) c.text.len = HEAD_MOST;
  skip_spaces(&c);
  dl_span agency = {0, 0}, date = {0, 0};
  bool known = false, strong_dash = false;

  place_match place = match_place(&c);
  if (place.words == 0) { /* (CNN) -- */
    if (!match_agency(&c, &agency, &known) || !known) return false;
    skip_spaces(&c);
    uint32_t dash = match_dash(&c, true, &strong_dash);
    c.pos += dash;
    if (!story_begins(&c)) return false;
    skip_spaces(&c);
    *out = (dl_dateline_parts){{0, 0}, agency, {0, 0}, c.pos, dash ? 0.9f : 0.7f};
    return true;
  }
  if (place.span.end - place.span.start > 80) return false;

  /* a date and an agency, in either order, commas between */
  for (int32_t n = 0; n < 4; n++) {
    cursor k = c;
    skip_spaces(&k);
    if (k.pos < k.text.len && (k.text.ptr[k.pos] == ',' || k.text.ptr[k.pos] == '.')) k.pos++;
    if (date.end == 0 && match_date(&k, &date)) {
      c = k;
      continue;
    }
    if (agency.end == 0 && match_agency(&k, &agency, &known)) {
      c = k;
      continue;
    }
    break;
  }
  uint32_t before = c.pos;
  skip_spaces(&c);
  if (c.pos < c.text.len && c.text.ptr[c.pos] == ',') c.pos++;
  skip_spaces(&c);
  uint32_t dash = match_dash(&c, c.pos > before, &strong_dash);
  bool colon = !dash && c.pos == before && c.pos < c.text.len && c.text.ptr[c.pos] == ':';
  if (dash)
    c.pos += dash;
  else if (colon)
    c.pos++;
  bool begins = story_begins(&c);
  skip_spaces(&c);

  dl_str name = dl_str_slice(paragraph, place.span.start, place.span.end);
  dl_shape shape = dl_text_shape(name);
  bool has_agency = agency.end > 0, has_date = date.end > 0;
  float confidence = 0;
  if (c.pos == paragraph.len && place.capitals && (dash || (has_agency && known)))
    begins = true; /* the story is the next paragraph */
  if (!begins || shape.letters < 3) return false;
  bool listed = is_listed_city(name);
  if (has_agency && !known && !(place.capitals && dash)) return false;
  if (place.labelled && !listed && !(has_agency && known)) return false;
  if (place.acronym && !has_agency && !has_date) return false;
  if (has_agency && known)
    confidence = dash || place.capitals || listed ? 0.97f : 0.6f;
  else if (place.capitals && dash)
    confidence = has_date || has_agency || listed || place.region ? 0.95f
                 : strong_dash                                    ? 0.85f
                                                                  : 0.75f;
  else if (place.capitals && colon)
    confidence = listed ? 0.85f : has_date ? 0.8f : 0;
  else if (dash && has_date)
    confidence = listed || place.region ? 0.85f : 0;
  else if (dash && listed && !place.labelled)
    confidence = place.region ? 0.8f : 0.7f;
  else if (place.capitals && has_date && (listed || place.region))
    confidence = 0.5f; /* "PARIS, July 3 The ..." */
  if (place.capitals && !has_agency && !has_date && !listed && !place.region && place.words > 4)
    confidence = 0; /* a headline in capitals before a dash */
  if (confidence <= 0) return false;
  *out = (dl_dateline_parts){place.span, agency, date, c.pos, confidence};
  return true;
}
