/* name_test.c: entities, roles, pronouns and salience, over names marked by hand (name_check.h).
 *
 * name_places_test.c has the places and the gazetteer. */
#include <stdlib.h>

#include "name_check.h"
#include "refuse.h"

#include "name/words.h"

static void test_persons(void) {
  CAST("{P Anna Berg} met {P Tom Hale}. {P Berg} left, said {P Hale}.",
       "Anna Berg: Anna Berg, Berg | Tom Hale: Tom Hale, Hale");
  /* two of one surname stay two */
  CAST("{P Anna Berg} and {P Karl Berg} won.", "Anna Berg: Anna Berg | Karl Berg: Karl Berg");
  CAST("{P Anna Berg} and {P Karl Berg} won. Mrs. {P Berg} spoke; Mr. {P Berg} did not.",
       "Anna Berg: Anna Berg, Berg | Karl Berg: Karl Berg, Berg");
  /* initials, nicknames, middle names */
  CAST("{P William T. Marsh} and {P J. Oakes}: {P Bill Marsh} hired {P Judith Oakes}.",
       "William T. Marsh: William T. Marsh, Bill Marsh | Judith Oakes: J. Oakes, Judith Oakes");
  CAST("{P Paul Reed} met {P Paula Reed}.", "Paul Reed: Paul Reed | Paula Reed: Paula Reed");
  CAST("{P Martin Q. Vale} is not {P Martin Z. Vale}.",
       "Martin Q. Vale: Martin Q. Vale | Martin Z. Vale: Martin Z. Vale");
  CAST("{P J.D. Oakes} and {P James Oakes} met {P Karl Oakes}.",
       "James Oakes: J.D. Oakes, James Oakes | Karl Oakes: Karl Oakes");
  CAST("{P J.D. Oakes} met {P James Karl Oakes}.",
       "J.D. Oakes: J.D. Oakes | James Karl Oakes: James Karl Oakes");
  /* titles inside the span, suffixes, particles, accents, brackets */
  CAST("{P President Nadia Orlov} called {P Orlov}.", "Nadia Orlov: President Nadia Orlov, Orlov");
  CAST("{P Ray Dunn Jr.} and {P Dunn}.", "Ray Dunn Jr.: Ray Dunn Jr., Dunn");
  CAST("{P Marta van der Meer} said {P Van der Meer} was well.",
       "Marta van der Meer: Marta van der Meer, Van der Meer");
  CAST("{P Jos\xC3\xA9 N\xC3\xBA\xC3\xB1"
       "ez} and {P Nunez}.",
       "Jos\xC3\xA9 N\xC3\xBA\xC3\xB1"
       "ez: Jos\xC3\xA9 N\xC3\xBA\xC3\xB1"
       "ez, Nunez");
  CAST("Minister [Ivan] {P Petrov} spoke. {P Petrov} left.", "Ivan Petrov: [Ivan] Petrov, Petrov");
  CAST("Minister [{P Ivan}] {P Petrov} spoke.", "Ivan Petrov: [Ivan] Petrov");
  /* a given name, surname first */
  CAST("{P Elena Brandt} sang. {P Elena} smiled.", "Elena Brandt: Elena Brandt, Elena");
  CAST("{P Tanaka Kenji} won; {P Kenji Tanaka} wept.", "Tanaka Kenji: Tanaka Kenji, Kenji Tanaka");
  /* the clitic is no part of a name */
  CAST("{P Ida Wolf's} plan, {P Wolf} said.", "Ida Wolf: Ida Wolf, Wolf");
}

static void test_organizations(void) {
  CAST("The {O National Harbor Authority} ({O NHA}) met. {O NHA} rose.",
       "National Harbor Authority: National Harbor Authority, NHA, NHA");
  CAST("{O Brightwater Industries Inc.} rose; {O Brightwater} fell.",
       "Brightwater Industries Inc.: Brightwater Industries Inc., Brightwater");
  CAST("{O Department of Fisheries} and {O Fisheries Department}",
       "Department of Fisheries: Department of Fisheries, Fisheries Department");
  CAST("{O Carrow & Bolt} ({O C&B}) and {O Carrow & Co.} rose, {O C&B} fell.",
       "Carrow & Bolt: Carrow & Bolt, C&B, C&B | Carrow & Co.: Carrow & Co.");
  CAST("The {O Center for Boat Care and Repair} met; the {O CBC} paid.",
       "Center for Boat Care and Repair: Center for Boat Care and Repair, CBC");
  CAST("{O Mary Carrow Co.} grew. {O Carrow} paid.", "Mary Carrow Co.: Mary Carrow Co., Carrow");
  CAST("{O Mary Bank} grew. The {O Bank} paid {O Unity Bank}.",
       "Mary Bank: Mary Bank | Bank: Bank | Unity Bank: Unity Bank");
  /* "Bank" alone begins many names */
  CAST("{O Bank of Norvik} and {O Bank of Selm}.",
       "Bank of Norvik: Bank of Norvik | Bank of Selm: Bank of Selm");
  CAST("{O Unity Bank} and {O Unity Airlines}: {O Unity} grew.",
       "Unity Bank: Unity Bank | Unity Airlines: Unity Airlines | Unity: Unity");
  /* a type that the tagger was unsure of follows the full name */
  story *s = tell("{O Carrow Motors Corp} rose. {p Carrow} fell.", 0);
  CHECK(s->cast.entity_count == 1);
  CHECK(s->cast.entities[0].type == DL_ORGANIZATION);
  forget(s);
  /* a person is no company */
  s = tell("{O Carrow Motors Corp} rose. {P Carrow} wept.", 0);
  CHECK(s->cast.entity_count == 2);
  forget(s);
}

/* Names that the tagger saw once and missed the next time. */
static void test_repeated(void) {
  CAST("{O Brightwater Guild} met. The Brightwater Guild ended.",
       "Brightwater Guild: Brightwater Guild, Brightwater Guild");
  CAST("{O Carrow} sells the {D Carrow X90}. Buyers like the X90, but X91 is new.",
       "Carrow: Carrow | Carrow X90: Carrow X90, X90");
  CAST("Two {D Carrow 797s} fly. The 797 is new, the 797s sell.",
       "Carrow 797s: Carrow 797s, 797, 797s");
  CAST("{D Carrow 787} flies. The first 787 crashed; 787 people wept, 20 by the 10th.",
       "Carrow 787: Carrow 787, 787");
  CAST("{P Ida Wolf} and {P Marsh} met by the marsh. A Marsh Harrier and Marsh sang.",
       "Ida Wolf: Ida Wolf | Marsh: Marsh, Marsh");
  /* a head of a sentence says nothing */
  CAST("{W Spring} is old. Spring came.", "Spring: Spring");
  CAST("She sold an iPad, an iPhone and ink in pH.", "iPad: iPad | iPhone: iPhone");
}

static void test_organizations_told_apart(void) {
  /* a company named in full is not short for another */
  CAST("{O Carrow Credit} sued {O Carrow Inc.} because {O Carrow} grew.",
       "Carrow Credit: Carrow Credit | Carrow Inc.: Carrow Inc., Carrow");
  CAST("{O Carrow Motors Corp} rose. {O Carrow} owns {O Carrow Credit}.",
       "Carrow Motors Corp: Carrow Motors Corp, Carrow | Carrow Credit: Carrow Credit");
  CAST("{O Carrow Motors} and {O Carrow Credit}: {O Carrow} grew.",
       "Carrow Motors: Carrow Motors | Carrow Credit: Carrow Credit | Carrow: Carrow");
  /* two legal names; the form of a company in front */
  CAST("{O General Motors Boat Corp} and {O General Motors Corp}: {O General Motors} rose.",
       "General Motors Boat Corp: General Motors Boat Corp | General Motors Corp: General Motors "
       "Corp, General Motors");
  CAST("{O Carrow Credit Corp} sued {O Carrow Corp}.",
       "Carrow Credit Corp: Carrow Credit Corp | Carrow Corp: Carrow Corp");
  CAST("{O NV Carrow} rose. {O Carrow} fell.", "NV Carrow: NV Carrow, Carrow");
  /* too long to be compared */
  CAST("{O A B C D E F G H I J K L M N Corp} and {E A B C D E F G H I J K L M N Cup} met.",
       "A B C D E F G H I J K L M N Corp: A B C D E F G H I J K L M N Corp | "
       "A B C D E F G H I J K L M N Cup: A B C D E F G H I J K L M N Cup");
  /* a town is not its police, nor a county its court */
  CAST("{O Mansfield Police Department} came. {o Mansfield} slept.",
       "Mansfield Police Department: Mansfield Police Department | Mansfield: Mansfield");
  CAST("{O Quorn County Court} met. {O Quorn County} paid.",
       "Quorn County Court: Quorn County Court | Quorn County: Quorn County");
  CAST("{O Carrow Council} met. {O Carrow} paid.", "Carrow Council: Carrow Council, Carrow");
  CAST("The {O United States Air Force} and the {O Air Force for Supply}: the {O Air Force} paid.",
       "United States Air Force: United States Air Force, Air Force | "
       "Air Force for Supply: Air Force for Supply");
  CAST("The {O Ida Wolf Foundation for the Arts} paid; the {O Ida Wolf Foundation} is old.",
       "Ida Wolf Foundation for the Arts: Ida Wolf Foundation for the Arts, Ida Wolf Foundation");
  CAST("The {O Air Force} said the {O USAF} paid.", "Air Force: Air Force, USAF");
  CAST("The {O U.S. Water Office} said the {O USWO} paid.",
       "U.S. Water Office: U.S. Water Office, USWO");
  /* letters of earlier words between the initials; not of the last one, not in another order */
  CAST("{O Norvik Airlines} said the {O NVA} and the {O NAS} and the {O NKVA} met.",
       "Norvik Airlines: Norvik Airlines, NVA | NAS: NAS | NKVA: NKVA");
  CAST("{O Norvik Airlines} and {O Nova Authority}: the {O NVA} met.",
       "Norvik Airlines: Norvik Airlines | Nova Authority: Nova Authority | NVA: NVA");
  CAST("{O NVA Arena} is open, the {O NVA} met.", "NVA Arena: NVA Arena, NVA");
  CAST("{O European shipbuilder Carrow} rose, {O Carrow} said.",
       "European shipbuilder Carrow: European shipbuilder Carrow, Carrow");
  CAST("Three {D Carrow Sunliners}. The {D Sunliner} flies.",
       "Carrow Sunliners: Carrow Sunliners, Sunliner");
  CAST("The {D Carrow X90 sedan} and the {D Carrow X90}.",
       "Carrow X90 sedan: Carrow X90 sedan, Carrow X90");
}

/* Editions of an event: with and without the year or the number, but not two of them. */
static void test_events(void) {
  CAST("The {E 2018 Norvik Cup} opened. The {E Norvik Cup} ended.",
       "2018 Norvik Cup: 2018 Norvik Cup, Norvik Cup");
  CAST("The {E 22nd Norvik Fair} is the {E Norvik Fair 2016}.",
       "22nd Norvik Fair: 22nd Norvik Fair, Norvik Fair 2016");
  CAST("The {E 2014 Norvik Cup} and the {E 2018 Norvik Cup}: the {E Norvik Cup} is old.",
       "2014 Norvik Cup: 2014 Norvik Cup | 2018 Norvik Cup: 2018 Norvik Cup | "
       "Norvik Cup: Norvik Cup");
  CAST("Of all {E Norvik Cups} the {E 1999 Norvik Cup} was best.",
       "Norvik Cups: Norvik Cups | 1999 Norvik Cup: 1999 Norvik Cup");
  CAST("The {E 3rd Norvik Fair} and the {E 4th Norvik Fair}.",
       "3rd Norvik Fair: 3rd Norvik Fair | 4th Norvik Fair: 4th Norvik Fair");
}

/* Models behind their maker's name are found, and are no makers. */
static void test_models(void) {
  CAST("{O Carrow}'s X90 flies. The X90 is new.", "Carrow: Carrow | X90: X90, X90");
  CAST("{O Carrow} built 900 boats. {P Ida Wolf} X90.", "Carrow: Carrow | Ida Wolf: Ida Wolf");
  story *s = tell("{O Carrow} rose. The {o Carrow X90} flies. The {O Carrow X91} too.", 0);
  CHECK(entity_named(s, "Carrow X90")->type == DL_PRODUCT);
  CHECK(entity_named(s, "Carrow X91")->type == DL_ORGANIZATION);
  forget(s);
}

/* What owns a product is no product. */
static void test_owners(void) {
  story *s = tell("{W Carrow Computer}'s {D Sunliner} flies. {O Carrow} grew.", 0);
  CHECK(entity_named(s, "Carrow Computer")->type == DL_ORGANIZATION);
  CHECK(entity_named(s, "Carrow Computer")->mention_count == 2);
  forget(s);
  s = tell("{W Carrow Song}'s {L Norway} is cold. {W Marsh}, {D Sunliner}.", 0);
  CHECK(entity_named(s, "Carrow Song")->type == DL_WORK);
  CHECK(entity_named(s, "Marsh")->type == DL_WORK);
  forget(s);
}

/* The party and home of a politician are no name of a person. */
static void test_party_homes(void) {
  CAST("{P Ida Wolf} ({P R-Ky.}) met {P Tom Hale}, {P D-Charleston}, and {P Bo Ott} (D-New York).",
       "Ida Wolf: Ida Wolf | Ky.: Ky. | Tom Hale: Tom Hale | Charleston: Charleston | "
       "Bo Ott: Bo Ott | New York: New York");
  CAST("{P Ida Wolf}, {P D-W.} Va., spoke.", "Ida Wolf: Ida Wolf | W. Va.: W. Va.");
  CAST("{P Ida Wolf} sang, D-Day came, I-95 (R-Type) too.", "Ida Wolf: Ida Wolf");
}

static void check_role_at(const char *marked, const char *name, const char *role, const char *file,
                          int line) {
  story *s = tell(marked, 0);
  const dl_entity *e = entity_named(s, name);
  check_at(e != NULL, "the entity is there", file, line);
  if (e) {
    check_at(e->role_count == (*role ? 1 : 0), "one role, or none", file, line);
    if (e->role_count) {
      check_text_at(e->roles[0].text.ptr, e->roles[0].text.len, role, file, line);
      dl_span place = e->roles[0].place;
      check_text_at(s->bytes + place.start, place.end - place.start, role, file, line);
    }
  }
  forget(s);
}

#define ROLE(marked, name, role) check_role_at((marked), (name), (role), __FILE__, __LINE__)

static void test_roles(void) {
  ROLE("{L Norwegian} Foreign Minister {P Ida Wolf} spoke.", "Ida Wolf",
       "Norwegian Foreign Minister");
  ROLE("On Monday President {P Ida Wolf} spoke.", "Ida Wolf", "President");
  ROLE("{L U.S.} Secretary of Labor {P Ida Wolf} spoke.", "Ida Wolf", "U.S. Secretary of Labor");
  ROLE("{P Ida Wolf}, the {L U.S.} Secretary of Labor, spoke.", "Ida Wolf",
       "U.S. Secretary of Labor");
  ROLE("The prime minister of {L Norway}, {P Ida Wolf}, spoke.", "Ida Wolf",
       "prime minister of Norway");
  ROLE("All is well, a spokeswoman for the {O Harbor Council}, {P Ida Wolf}, said.", "Ida Wolf",
       "spokeswoman for the Harbor Council");
  ROLE("He fled from the {O Harbor Council}, {P Ida Wolf}, said.", "Ida Wolf", "");
  ROLE("{P Ida Wolf}, 54, a spokeswoman for {O Acme}, spoke.", "Ida Wolf", "spokeswoman for Acme");
  ROLE("{O Harbor Council} leaker {P Ida Wolf} fled.", "Ida Wolf", "Harbor Council leaker");
  /* capitalised fields of an office; but days, headlines and heads of sentences are none */
  ROLE("The {G Icelandic} Fisheries Minister {P Ida Wolf} spoke.", "Ida Wolf",
       "Icelandic Fisheries Minister");
  ROLE("The deal of {O House} Ways and Means Chairman {P Ida Wolf} holds.", "Ida Wolf",
       "House Ways and Means Chairman");
  ROLE("It was Tuesday when, last Monday Trade Minister {P Ida Wolf} spoke.", "Ida Wolf",
       "Trade Minister");
  ROLE("Yesterday Minister {P Ida Wolf} spoke.", "Ida Wolf", "Minister");
  ROLE("Why They Fired Minister {P Ida Wolf}", "Ida Wolf", "Minister");
  ROLE("You MUST WATCH President {P Ida Wolf} sing.", "Ida Wolf", "President");
  ROLE("{O Norvik College} law professor {P Ida Wolf} spoke.", "Ida Wolf",
       "Norvik College law professor");
  ROLE("{L U.S.} Ambassador to the {O U.N.} {P Ida Wolf} spoke.", "Ida Wolf",
       "U.S. Ambassador to the U.N.");
  /* another's title */
  ROLE("She is the partner of {G Namibian} President {P Ida Wolf}.", "Ida Wolf",
       "Namibian President");
  ROLE("All over the country and President {P Ida Wolf} wept.", "Ida Wolf", "President");
  /* where the phrase ends */
  ROLE("{P Ida Wolf}, a physicist at {O Norvik College} working on lasers, spoke.", "Ida Wolf",
       "physicist at Norvik College");
  ROLE("{P Ida Wolf}, head of the {O Harbor Council} (HC), spoke.", "Ida Wolf",
       "head of the Harbor Council");
  ROLE("Then {P Ida Wolf} spoke, and the minister left.", "Ida Wolf", "");
  ROLE("{P Ida Wolf}, a day later, spoke.", "Ida Wolf", "");
  ROLE("Mrs. {P Ida Wolf} spoke.", "Ida Wolf", "");
  story *s = tell("Spokeswoman {P Robin Ash} met Mr. {P Lee}.", 0);
  CHECK_STR(entity_named(s, "Robin Ash")->gender, "female");
  CHECK_STR(entity_named(s, "Lee")->gender, "male");
  forget(s);
  s = tell("{P Robin Ash} (born 1950) is an old actress. {P Lee} was the king of tins.", 0);
  CHECK_STR(entity_named(s, "Robin Ash")->gender, "female");
  CHECK_STR(entity_named(s, "Lee")->gender, "male");
  forget(s);
  s = tell("{P Robin Ash} was the friend of the queen.", 0);
  CHECK(s->cast.entities[0].gender.len == 0);
  forget(s);
  /* a first name alone says nothing */
  s = tell("{P Mary Ash} left.", 0);
  CHECK(s->cast.entities[0].gender.len == 0);
  forget(s);
}

static void test_pronouns(void) {
  CAST("{P Mary Ash} met {P John Lund}. She said he was late.",
       "Mary Ash: Mary Ash, She | John Lund: John Lund, he");
  CAST("{P John Lund} said he and his wife were well.", "John Lund: John Lund, he, his");
  CAST("In her speech, {P Mary Ash} wept.", "Mary Ash: her, Mary Ash");
  /* no subject of its own clause, no owner that is owned */
  CAST("{P John Lund} saw {P Karl Berg}. {P Karl Berg} thanked him.",
       "John Lund: John Lund, him | Karl Berg: Karl Berg, Karl Berg");
  CAST("{O Acme} fell. The company said its plants were open.", "Acme: Acme, The company, its");
  CAST("President {P Ida Wolf} met {P Tom Hale}. The president smiled.",
       "Ida Wolf: Ida Wolf, The president | Tom Hale: Tom Hale");
  CAST("The {G Norwegian} Prime Minister {P Ida Wolf} met Secretary of State {P Tom Hale}. The "
       "prime "
       "minister smiled, the secretary of state did not. The prime minister of {L Oslo} wept.",
       "Norwegian: Norwegian | Ida Wolf: Ida Wolf, The prime minister | Tom Hale: Tom Hale, "
       "the secretary of state | Oslo: Oslo");
  CAST("{P Ida Wolf}, undersecretary to the prime minister, spoke.", "Ida Wolf: Ida Wolf");
  CAST("The {G Norwegian} president {P Ida Wolf} left. The {G Norwegian} president smiled.",
       "Norwegian: Norwegian, Norwegian | Ida Wolf: Ida Wolf, The Norwegian president");
  /* one of its kind */
  CAST("{O Acme} said it would pay. It rained. The company is old.", "Acme: Acme, it, The company");
  /* "they" is several, or a company that is the subject */
  CAST("{G Syrians} fled. They slept.", "Syrians: Syrians, They");
  CAST("The {G Syrian} team won. They slept.", "Syrian: Syrian");
  CAST("{G Syrians} met officials. They slept.", "Syrians: Syrians");
  CAST("{O Acme} said they would pay.", "Acme: Acme, they");
  CAST("Boats of {O Acme} sank. They slept.", "Acme: Acme");
  /* ... or one whom the text calls so */
  CAST("{P Ida Wolf}, a nonbinary teacher, spoke. They said it was late.",
       "Ida Wolf: Ida Wolf, They");
  CAST("{P Ida Wolf}, who uses they/them pronouns, met {P Tom Hale}. He thanked them.",
       "Ida Wolf: Ida Wolf, them | Tom Hale: Tom Hale, He");
  CAST("{P Ida Wolf} met a nonbinary teacher. They spoke late.", "Ida Wolf: Ida Wolf");
  CAST("{P Ida Wolf} and {P Tom Hale} said they slept.", "Ida Wolf: Ida Wolf | Tom Hale: Tom Hale");
  /* "it" as an object, and at the head of a quotation, means what was said */
  CAST("{O Acme} paid. She was proud of it.", "Acme: Acme");
  CAST("{O Acme} paid. She said: \"It was late.\"", "Acme: Acme");
  CAST("{O Acme} sued {O Bolt} and its head.", "Acme: Acme | Bolt: Bolt, its");
  /* a name in brackets is not spoken of on; an owner may be still to come */
  CAST("{P John Lund} ({P Karl Berg}) sings as his friends weep.",
       "John Lund: John Lund, his | Karl Berg: Karl Berg");
  CAST("In his last year, {P John Lund}'s work shone.", "John Lund: his, John Lund");
  /* speaks of nothing */
  CAST("{O Acme} fell. It is clear that all is well.", "Acme: Acme");
  CAST("The company fell. He wept.", "");
  story *s = tell("{P Sasha Ash} met {O Acme}. She left.", 0);
  CHECK_STR(entity_named(s, "Sasha Ash")->gender, "female");
  CHECK(s->cast.mentions[2].kind == DL_MENTION_PRONOUN);
  CHECK_TEXT(dl_mention_kind_word(DL_MENTION_NOMINAL), 7, "nominal");
  forget(s);
}

/* A pronoun shows that a name is a person's where the tagger was unsure; not where it was sure, nor where
 * the gazetteer knows a place. */
static void test_pronouns_mend_types(void) {
  story *s = tell("{q Vosterholm} won. He wept.", 0);
  CHECK(s->cast.entities[0].type == DL_PERSON && s->cast.mention_count == 2);
  CHECK(!s->cast.entities[0].place.known);
  forget(s);
  s = tell("{L Vosterholm} won. He wept.", 0);
  CHECK(s->cast.entities[0].type == DL_PLACE && s->cast.mention_count == 1);
  forget(s);
  s = tell("{q Oslo} won. He wept.", 0);
  CHECK(s->cast.entities[0].type == DL_PLACE && s->cast.mention_count == 1);
  forget(s);
}

static void test_salience(void) {
  story *s =
      tell("{P Ida Wolf} wins. {P Ida Wolf} met {P Tom Hale} in {L Norway}. {P Wolf} left.", 8);
  CHECK_STR(s->cast.entities[0].name, "Ida Wolf");
  for (uint32_t i = 0; i < s->cast.entity_count; i++) {
    CHECK(s->cast.entities[i].salience >= 0 && s->cast.entities[i].salience <= 1);
    if (i) CHECK(s->cast.entities[i].salience <= s->cast.entities[i - 1].salience);
  }
  forget(s);
  s = tell("", 0);
  CHECK(s->cast.entity_count == 0 && s->cast.mention_count == 0);
  forget(s);
  s = tell("Nobody is named here, it rains and they know him.", 0);
  CHECK(s->cast.entity_count == 0);
  forget(s);
}

static uint32_t rank_of(const story *s, const char *name) {
  return (uint32_t)(entity_named(s, name) - s->cast.entities);
}

/* A name inside another's adds to it, but not a piece of a longer name, nor a person's surname. */
static void test_salience_of_inner_names(void) {
  story *s = tell("The {O Norvik Harbor Council} met the {O Norvik Guild}. Then {P Ida Wolf} left "
                  "{L Norvik}.",
                  0);
  CHECK(rank_of(s, "Norvik") < rank_of(s, "Ida Wolf"));
  forget(s);
  s = tell("The {O New Norvik Harbor Council} met. {L New Norvik} rose. Then {P Ida Wolf} sang. "
           "She left {L Norvik}.",
           0);
  CHECK(rank_of(s, "Ida Wolf") < rank_of(s, "Norvik"));
  forget(s);
  s = tell("{P Ida Wolf} met {P Ida Wolf-Hale}. {P Bo Ott} sang.", 0);
  CHECK(rank_of(s, "Ida Wolf") == 0);
  forget(s);
}

/* ---- properties -------------------------------------------------------------------------------- */

static bool cast_is_sound(const dl_cast *cast, const dl_text *text) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < cast->mention_count; i++) {
    const dl_mention *m = &cast->mentions[i];
    if (m->start >= m->end || m->end > text->len || m->entity >= cast->entity_count) return false;
    if (i && m->start < cast->mentions[i - 1].start) return false;
    if (!(m->confidence >= 0 && m->confidence <= 1)) return false;
  }
  for (uint32_t i = 0; i < cast->entity_count; i++) {
    const dl_entity *e = &cast->entities[i];
    if (!e->mention_count || !e->name.ptr || !e->name.len || !e->place.kind) return false;
    for (uint32_t k = 0; k < e->mention_count; k++) {
      if (cast->mentions[e->mentions[k]].entity != i) return false;
      if (k && e->mentions[k] <= e->mentions[k - 1]) return false;
    }
    if (!(e->salience >= 0 && e->salience <= 1 && e->confidence >= 0 && e->confidence <= 1))
      return false;
    total += e->mention_count;
  }
  return total == cast->mention_count;
}

static uint32_t random_state = 12345;
static uint32_t random_below(uint32_t n) {
  return check_random(&random_state) % n;
}

static void test_random(void) {
  static const char *const words[] = {
      "Anna",   "Berg",     "Karl", "Bank", "of",      "the",      "President", "he",    "she",
      "its",    "U.S.",     "(",    ")",    ",",       "NHA",      "Paris",     "Texas", "said",
      "[",      "]",        "'s",   ".",    "Mrs.",    "and",      "her",       "Inc.",  "1998",
      "Syrian", "\xC3\x89", "-",    "The",  "company", "minister", "\"",        "Jr."};
  for (int round = 0; round < 300; round++) {
    char marked[3000];
    size_t n = 0;
    uint32_t count = random_below(120);
    for (uint32_t i = 0; i < count; i++) {
      bool name = random_below(3) == 0;
      if (name)
        n +=
            (size_t)snprintf(marked + n, sizeof marked - n, "{%c ", "POLGEWDpol"[random_below(10)]);
      uint32_t size = name ? 1 + random_below(4) : 1;
      for (uint32_t k = 0; k < size; k++)
        n += (size_t)snprintf(marked + n, sizeof marked - n, "%s%s", k ? " " : "",
                              words[random_below(sizeof words / sizeof *words)]);
      n += (size_t)snprintf(marked + n, sizeof marked - n, name ? "} " : " ");
      if (n > sizeof marked - 100) break;
    }
    marked[n] = '\0';
    /* Names must lie inside a sentence, as the tagger promises. */
    story *s = calloc(1, sizeof *s);
    if (!s) exit(1);
    dl_arena_init(&s->arena, dl_allocator_libc, 0);
    dl_arena_init(&s->scratch, dl_allocator_libc, 0);
    read_marked(s, marked);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->names.count; i++) {
      bool inside = false;
      for (uint32_t k = 0; k < s->text.sentence_count; k++)
        if (s->items[i].first_token >= s->text.sentences[k].first_token &&
            s->items[i].end_token <= s->text.sentences[k].end_token)
          inside = true;
      if (inside && (!kept || s->items[i].first_token >= s->items[kept - 1].end_token))
        s->items[kept++] = s->items[i];
    }
    s->names.count = kept;
    dl_name_context context = {
        {0, s->len / 4}, {0, s->len > 5 ? 5 : s->len}, {NULL, 0}, {NULL, 0}, NULL, 0};
    CHECK(dl_name_resolve(&s->arena, &s->scratch, &s->text, &s->names, &context, &s->cast) ==
          DL_OK);
    CHECK(cast_is_sound(&s->cast, &s->text));
    forget(s);
  }
}

/* ---- memory ------------------------------------------------------------------------------------ */

static void test_memory(void) {
  story *s = tell(
      "{P Anna Berg} of {O Acme Corp} met Minister [Ivan] {P Petrov} in {L Paris}. She left.", 0);
  dl_status status = DL_ERR_MEMORY;
  int failures = 0;
  for (unsigned n = 0; status != DL_OK && n < 1000; n++) {
    unsigned left = n;
    dl_arena arena, scratch;
    dl_arena_init(&arena, refuse_after(&left), 0);
    dl_arena_init(&scratch, refuse_after(&left), 0);
    dl_name_context context = {{0, 0}, {0, 0}, {NULL, 0}, {NULL, 0}, NULL, 0};
    dl_cast cast;
    status = dl_name_resolve(&arena, &scratch, &s->text, &s->names, &context, &cast);
    CHECK(status == DL_OK || status == DL_ERR_MEMORY);
    if (status != DL_OK) failures++;
    dl_arena_destroy(&arena);
    dl_arena_destroy(&scratch);
  }
  CHECK(status == DL_OK && failures > 0);
  /* Every piece of memory by itself: a small limit on what an arena holds. */
  status = DL_ERR_MEMORY;
  for (size_t limit = 1024; status != DL_OK && limit < (64u << 20); limit += limit / 4) {
    dl_arena arena, scratch;
    dl_arena_init(&arena, dl_allocator_libc, limit);
    dl_arena_init(&scratch, dl_allocator_libc, limit);
    dl_name_context context = {{0, 0}, {0, 0}, {NULL, 0}, {NULL, 0}, NULL, 0};
    dl_cast cast;
    status = dl_name_resolve(&arena, &scratch, &s->text, &s->names, &context, &cast);
    dl_arena_destroy(&arena);
    dl_arena_destroy(&scratch);
  }
  CHECK(status == DL_OK);
  forget(s);
}

/* ---- words -------------------------------------------------------------------------------------- */

static void test_words(void) {
  CHECK(dl_word_classes(DL_STR("president")) & DL_WORD_TITLE);
  CHECK(dl_word_classes(DL_STR("inc")) & DL_WORD_COMPANY);
  CHECK(dl_word_classes(DL_STR("zebra")) == 0);
  CHECK(dl_word_classes(DL_STR("")) == 0);
  CHECK(dl_given_gender(DL_STR("mary")) == 'f');
  CHECK(dl_given_gender(DL_STR("john")) == 'm');
  CHECK(dl_given_gender(DL_STR("qqq")) == 0);
  CHECK(dl_given_same(DL_STR("bill"), DL_STR("william")));
  CHECK(dl_given_same(DL_STR("j"), DL_STR("judith")));
  CHECK(!dl_given_same(DL_STR("paul"), DL_STR("paula")));
  uint32_t disorder = 0;
  for (uint32_t i = 1; i < dl_word_row_count; i++)
    if (strcmp(dl_word_rows[i - 1].word, dl_word_rows[i].word) >= 0) disorder++;
  for (uint32_t i = 1; i < dl_given_row_count; i++)
    if (strcmp(dl_given_rows[i - 1].name, dl_given_rows[i].name) >= 0) disorder++;
  CHECK(disorder == 0);
}

int main(void) {
  test_words();
  test_persons();
  test_organizations();
  test_organizations_told_apart();
  test_repeated();
  test_events();
  test_models();
  test_owners();
  test_party_homes();
  test_roles();
  test_pronouns();
  test_pronouns_mend_types();
  test_salience();
  test_salience_of_inner_names();
  test_random();
  test_memory();
  return check_report();
}
