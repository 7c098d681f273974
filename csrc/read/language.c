#include "read/language.h"

#include "base/table.h"
#include "base/utf8.h"

enum { EN, DE, FR, ES, IT, PT, NL, SV, DA, NO, FI, PL, CS, TR, RO, HU, ID, LANGUAGES };

static const char *const codes[LANGUAGES] = {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da",
                                             "no", "fi", "pl", "cs", "tr", "ro", "hu", "id"};

#define IS(language) (1u << (language))

/* Function words, sorted by bytes; a word of several languages counts for each. Chosen for this
 * table from what any grammar of the language lists. */
/* clang-format off */
static const struct function_word {
  char word[DL_TABLE_WIDTH];
  uint32_t languages;
} words[] = {
    {"a", IS(CS) | IS(RO) | IS(HU)}, {"aan", IS(NL)}, {"aber", IS(DE)}, {"about", IS(EN)},
    {"aby", IS(CS)}, {"această", IS(RO)}, {"acest", IS(RO)}, {"ada", IS(ID)}, {"adalah", IS(ID)},
    {"af", IS(DA)}, {"after", IS(EN)}, {"ai", IS(IT)}, {"akan", IS(ID)}, {"al", IS(ES) | IS(IT)},
    {"ale", IS(PL) | IS(CS) | IS(RO)}, {"alla", IS(IT)}, {"als", IS(DE) | IS(NL)}, {"an", IS(DE)},
    {"ancak", IS(TR)}, {"anche", IS(IT)}, {"and", IS(EN)}, {"anggota", IS(ID)}, {"ao", IS(PT)},
    {"are", IS(EN)}, {"as", IS(EN) | IS(PT)}, {"at", IS(EN) | IS(DA) | IS(NO)}, {"att", IS(SV)},
    {"até", IS(PT)}, {"au", IS(FR) | IS(RO)}, {"auch", IS(DE)}, {"auf", IS(DE)}, {"aus", IS(DE)},
    {"aux", IS(FR)}, {"av", IS(SV) | IS(NO)}, {"avec", IS(FR)}, {"az", IS(HU)}, {"azt", IS(HU)},
    {"been", IS(EN)}, {"bei", IS(DE)}, {"bij", IS(NL)}, {"bir", IS(TR)}, {"bisa", IS(ID)},
    {"ble", IS(NO)}, {"blev", IS(DA)}, {"blevet", IS(DA)}, {"blir", IS(NO)}, {"bu", IS(TR)},
    {"bude", IS(CS)}, {"but", IS(EN)}, {"by", IS(EN) | IS(CS)}, {"byl", IS(CS)}, {"być", IS(PL)},
    {"był", IS(PL)}, {"było", IS(PL)}, {"büyük", IS(TR)}, {"ca", IS(RO)}, {"care", IS(RO)},
    {"ce", IS(FR)}, {"cea", IS(RO)}, {"cel", IS(RO)}, {"ces", IS(FR)}, {"cette", IS(FR)},
    {"che", IS(IT)}, {"co", IS(PL)}, {"com", IS(PT)}, {"come", IS(IT)}, {"comme", IS(FR)},
    {"como", IS(ES) | IS(PT)}, {"con", IS(ES) | IS(IT)}, {"csak", IS(HU)}, {"cu", IS(RO)},
    {"cuando", IS(ES)}, {"czy", IS(PL)}, {"că", IS(RO)}, {"da", IS(IT) | IS(PT) | IS(TR)},
    {"daha", IS(TR)}, {"dal", IS(IT)}, {"dalam", IS(ID)}, {"dan", IS(NL) | IS(ID)},
    {"dans", IS(FR)}, {"dar", IS(RO)}, {"dari", IS(ID)}, {"das", IS(DE) | IS(PT)},
    {"dass", IS(DE)}, {"dat", IS(NL)}, {"dedi", IS(TR)}, {"degli", IS(IT)}, {"dei", IS(IT)},
    {"del", IS(ES) | IS(IT)}, {"della", IS(IT)}, {"delle", IS(IT)}, {"dem", IS(DE)},
    {"den", IS(DE) | IS(SV) | IS(DA) | IS(NO)}, {"dengan", IS(ID)}, {"der", IS(DE) | IS(DA)},
    {"des", IS(DE) | IS(FR)}, {"desde", IS(ES)}, {"det", IS(SV) | IS(DA) | IS(NO)},
    {"deze", IS(NL)}, {"değil", IS(TR)}, {"di", IS(IT) | IS(ID)}, {"dia", IS(ID)},
    {"die", IS(DE) | IS(NL)}, {"din", IS(RO)}, {"dla", IS(PL)}, {"do", IS(PT) | IS(PL) | IS(CS)},
    {"door", IS(NL)}, {"dos", IS(PT)}, {"du", IS(FR)}, {"după", IS(RO)}, {"e", IS(IT) | IS(PT)},
    {"een", IS(NL)}, {"efter", IS(SV) | IS(DA)}, {"egy", IS(HU)}, {"ei", IS(FI)}, {"ein", IS(DE)},
    {"eine", IS(DE)}, {"einem", IS(DE)}, {"einer", IS(DE)}, {"el", IS(ES) | IS(HU)},
    {"ele", IS(PT)}, {"elle", IS(FR)}, {"eller", IS(SV) | IS(DA) | IS(NO)}, {"em", IS(PT)},
    {"entre", IS(ES)}, {"er", IS(DE) | IS(NL) | IS(DA) | IS(NO)}, {"es", IS(DE) | IS(ES)},
    {"est", IS(FR)}, {"este", IS(ES) | IS(RO)}, {"está", IS(ES) | IS(PT)},
    {"et", IS(FR) | IS(DA) | IS(NO)}, {"ett", IS(SV)}, {"etter", IS(NO)}, {"etti", IS(TR)},
    {"että", IS(FI)}, {"ez", IS(HU)}, {"ezt", IS(HU)}, {"fait", IS(FR)}, {"fi", IS(RO)},
    {"foi", IS(PT)}, {"for", IS(EN) | IS(DA) | IS(NO)}, {"fost", IS(RO)},
    {"fra", IS(DA) | IS(NO)}, {"from", IS(EN)}, {"från", IS(SV)}, {"fue", IS(ES)},
    {"för", IS(SV)}, {"für", IS(DE)}, {"gibi", IS(TR)}, {"gli", IS(IT)}, {"göre", IS(TR)},
    {"ha", IS(ES) | IS(IT) | IS(HU)}, {"haben", IS(DE)}, {"had", IS(EN)}, {"hadde", IS(NO)},
    {"hade", IS(SV)}, {"han", IS(ES) | IS(SV) | IS(DA) | IS(NO)}, {"hanno", IS(IT)},
    {"har", IS(SV) | IS(DA) | IS(NO)}, {"has", IS(EN)}, {"hasta", IS(ES)}, {"hat", IS(DE)},
    {"havde", IS(DA)}, {"have", IS(EN)}, {"he", IS(EN)}, {"hebben", IS(NL)}, {"heeft", IS(NL)},
    {"her", IS(TR)}, {"het", IS(NL)}, {"hij", IS(NL)}, {"his", IS(EN)}, {"hogy", IS(HU)},
    {"hun", IS(DA) | IS(NO)}, {"há", IS(PT)}, {"hän", IS(FI)}, {"hänen", IS(FI)},
    {"ikke", IS(DA) | IS(NO)}, {"il", IS(FR) | IS(IT)}, {"ile", IS(TR)}, {"im", IS(DE)},
    {"in", IS(EN) | IS(IT) | IS(NL)}, {"ini", IS(ID)}, {"inte", IS(SV)},
    {"is", IS(EN) | IS(NL) | IS(HU)}, {"ise", IS(TR)}, {"isso", IS(PT)}, {"ist", IS(DE)},
    {"it", IS(EN)}, {"its", IS(EN)}, {"itu", IS(ID)}, {"için", IS(TR)}, {"ja", IS(FI)},
    {"jaar", IS(NL)}, {"jak", IS(PL)}, {"jako", IS(CS)}, {"je", IS(CS)}, {"jego", IS(PL)},
    {"jeho", IS(CS)}, {"jen", IS(CS)}, {"jest", IS(PL)}, {"jo", IS(FI)}, {"joka", IS(FI)},
    {"jos", IS(FI)}, {"jsou", IS(CS)}, {"juga", IS(ID)}, {"już", IS(PL)}, {"já", IS(PT)},
    {"k", IS(CS)}, {"kadar", IS(TR)}, {"kan", IS(SV) | IS(DA) | IS(NO)}, {"kanssa", IS(FI)},
    {"karena", IS(ID)}, {"kata", IS(ID)}, {"ke", IS(ID)}, {"kepada", IS(ID)}, {"ki", IS(HU)},
    {"která", IS(CS)}, {"které", IS(CS)}, {"který", IS(CS)}, {"które", IS(PL)}, {"który", IS(PL)},
    {"kuin", IS(FI)}, {"kun", IS(FI)}, {"között", IS(HU)},
    {"la", IS(FR) | IS(ES) | IS(IT) | IS(RO)}, {"las", IS(ES)}, {"le", IS(FR) | IS(ES) | IS(IT)},
    {"lebih", IS(ID)}, {"les", IS(FR)}, {"lesz", IS(HU)}, {"leur", IS(FR)},
    {"lo", IS(ES) | IS(IT)}, {"los", IS(ES)}, {"lui", IS(RO)}, {"ma", IS(IT)}, {"maar", IS(NL)},
    {"mai", IS(RO)}, {"mais", IS(FR) | IS(PT)}, {"med", IS(SV) | IS(DA) | IS(NO)},
    {"meer", IS(NL)}, {"meg", IS(HU)}, {"men", IS(SV) | IS(DA) | IS(NO)}, {"mereka", IS(ID)},
    {"met", IS(NL)}, {"mint", IS(HU)}, {"mit", IS(DE)}, {"mitä", IS(FI)}, {"mod", IS(DA)},
    {"more", IS(EN)}, {"mot", IS(NO)}, {"może", IS(PL)}, {"muito", IS(PT)}, {"mukaan", IS(FI)},
    {"mutta", IS(FI)}, {"muy", IS(ES)}, {"myös", IS(FI)}, {"már", IS(HU)}, {"más", IS(ES)},
    {"még", IS(HU)}, {"měl", IS(CS)}, {"na", IS(PT) | IS(PL) | IS(CS)}, {"naar", IS(NL)},
    {"nach", IS(DE)}, {"ne", IS(FR) | IS(TR)}, {"nel", IS(IT)}, {"nella", IS(IT)},
    {"nem", IS(HU)}, {"není", IS(CS)}, {"než", IS(CS)}, {"nicht", IS(DE)}, {"nie", IS(PL)},
    {"niet", IS(NL)}, {"niin", IS(FI)}, {"no", IS(ES) | IS(PT)}, {"noch", IS(DE)},
    {"nog", IS(NL)}, {"non", IS(IT)}, {"nos", IS(PT)}, {"not", IS(EN)}, {"nous", IS(FR)},
    {"nu", IS(SV) | IS(DA) | IS(RO)}, {"nur", IS(DE)}, {"nyt", IS(FI)}, {"não", IS(PT)},
    {"när", IS(SV)}, {"nå", IS(NO)}, {"och", IS(SV)}, {"också", IS(SV)}, {"od", IS(PL) | IS(CS)},
    {"oder", IS(DE)}, {"of", IS(EN)}, {"og", IS(DA) | IS(NO)}, {"også", IS(DA) | IS(NO)},
    {"olan", IS(TR)}, {"olarak", IS(TR)}, {"oldu", IS(TR)}, {"ole", IS(FI)}, {"oleh", IS(ID)},
    {"oli", IS(FI)}, {"ollut", IS(FI)}, {"olyan", IS(HU)},
    {"om", IS(NL) | IS(SV) | IS(DA) | IS(NO)}, {"on", IS(EN) | IS(FI)}, {"ont", IS(FR)},
    {"ook", IS(NL)}, {"op", IS(NL)}, {"oraz", IS(PL)}, {"os", IS(PT)}, {"ou", IS(PT)},
    {"ovat", IS(FI)}, {"over", IS(NL) | IS(DA)}, {"pada", IS(ID)}, {"par", IS(FR)},
    {"para", IS(ES) | IS(PT)}, {"pas", IS(FR)}, {"pe", IS(RO)}, {"pedig", IS(HU)},
    {"pela", IS(PT)}, {"pelo", IS(PT)}, {"pentru", IS(RO)}, {"per", IS(IT)}, {"pero", IS(ES)},
    {"più", IS(IT)}, {"plus", IS(FR)}, {"po", IS(PL) | IS(CS)}, {"podle", IS(CS)},
    {"por", IS(ES) | IS(PT)}, {"pour", IS(FR)}, {"prin", IS(RO)}, {"pro", IS(CS)},
    {"przed", IS(PL)}, {"przez", IS(PL)}, {"på", IS(SV) | IS(DA) | IS(NO)}, {"při", IS(CS)},
    {"quando", IS(PT)}, {"que", IS(FR) | IS(ES) | IS(PT)}, {"questo", IS(IT)}, {"qui", IS(FR)},
    {"s", IS(CS)}, {"sa", IS(FR)}, {"saat", IS(ID)}, {"said", IS(EN)}, {"seg", IS(NO)},
    {"sekä", IS(FI)}, {"sen", IS(FI)}, {"seu", IS(PT)}, {"si", IS(IT)}, {"sich", IS(DE)},
    {"sie", IS(DE)}, {"sier", IS(NO)}, {"sig", IS(SV) | IS(DA)}, {"siger", IS(DA)},
    {"sin", IS(ES)}, {"sitä", IS(FI)}, {"się", IS(PL)}, {"so", IS(DE)}, {"sobre", IS(ES)},
    {"som", IS(SV) | IS(DA) | IS(NO)}, {"son", IS(FR)}, {"sono", IS(IT)}, {"sonra", IS(TR)},
    {"sont", IS(FR)}, {"stato", IS(IT)}, {"su", IS(ES)}, {"sua", IS(PT)}, {"sudah", IS(ID)},
    {"sunt", IS(RO)}, {"suo", IS(IT)}, {"sur", IS(FR)}, {"sus", IS(ES)}, {"szerint", IS(HU)},
    {"são", IS(PT)}, {"säger", IS(SV)}, {"så", IS(SV) | IS(DA) | IS(NO)}, {"să", IS(RO)},
    {"są", IS(PL)}, {"tai", IS(FI)}, {"tak", IS(CS)}, {"také", IS(CS)}, {"także", IS(PL)},
    {"también", IS(ES)}, {"também", IS(PT)}, {"tarafından", IS(TR)}, {"te", IS(NL)},
    {"tego", IS(PL)}, {"telah", IS(ID)}, {"tersebut", IS(ID)}, {"też", IS(PL)}, {"that", IS(EN)},
    {"the", IS(EN)}, {"their", IS(EN)}, {"they", IS(EN)}, {"this", IS(EN)}, {"tidak", IS(ID)},
    {"til", IS(DA) | IS(NO)}, {"till", IS(SV)}, {"to", IS(EN) | IS(PL)}, {"tot", IS(NL)},
    {"tym", IS(PL)}, {"uit", IS(NL)}, {"um", IS(DE) | IS(PT)}, {"uma", IS(PT)},
    {"un", IS(FR) | IS(ES) | IS(IT)}, {"una", IS(ES) | IS(IT)}, {"und", IS(DE)},
    {"under", IS(SV)}, {"une", IS(FR)}, {"untuk", IS(ID)}, {"után", IS(HU)}, {"už", IS(CS)},
    {"v", IS(CS)}, {"vagy", IS(HU)}, {"vain", IS(FI)}, {"van", IS(NL) | IS(HU)},
    {"var", IS(SV) | IS(DA) | IS(NO) | IS(TR)}, {"ve", IS(CS) | IS(TR)}, {"ved", IS(DA) | IS(NO)},
    {"vi", IS(SV) | IS(DA) | IS(NO)}, {"vid", IS(SV)}, {"vielä", IS(FI)}, {"voi", IS(FI)},
    {"volt", IS(HU)}, {"von", IS(DE)}, {"voor", IS(NL)}, {"vuoden", IS(FI)},
    {"være", IS(DA) | IS(NO)}, {"w", IS(PL)}, {"war", IS(DE)}, {"was", IS(EN) | IS(NL)},
    {"werd", IS(NL)}, {"werden", IS(DE)}, {"were", IS(EN)}, {"when", IS(EN)}, {"which", IS(EN)},
    {"who", IS(EN)}, {"wie", IS(DE)}, {"will", IS(EN)}, {"wird", IS(DE)}, {"with", IS(EN)},
    {"worden", IS(NL)}, {"wordt", IS(NL)}, {"would", IS(EN)}, {"y", IS(ES)}, {"ya", IS(ES)},
    {"yang", IS(ID)}, {"yeni", IS(TR)}, {"z", IS(PL) | IS(CS)}, {"za", IS(PL) | IS(CS)},
    {"ze", IS(NL)}, {"zijn", IS(NL)}, {"zu", IS(DE)}, {"zum", IS(DE)}, {"à", IS(PT)},
    {"än", IS(SV)}, {"är", IS(SV)}, {"år", IS(SV)}, {"çok", IS(TR)}, {"è", IS(IT)},
    {"és", IS(HU)}, {"été", IS(FR)}, {"être", IS(FR)}, {"így", IS(HU)}, {"în", IS(RO)},
    {"über", IS(DE)}, {"że", IS(PL)}, {"že", IS(CS)}, {"și", IS(RO)},
};
/* clang-format on */

/* Letters by script, as far as a script points to languages. */
typedef struct script_counts {
  uint32_t letters, latin, cyrillic, ukrainian, greek, hebrew, arabic, persian, devanagari, thai,
      hangul, kana, han;
} script_counts;

static void count_letter(script_counts *n, int32_t c) {
  n->letters++;
  if (c < 0x250)
    n->latin++;
  else if (c >= 0x370 && c < 0x400)
    n->greek++;
  else if (c >= 0x400 && c < 0x530) {
    n->cyrillic++;
    n->ukrainian += c == 0x454 || c == 0x456 || c == 0x457 || c == 0x491;
  } else if (c >= 0x590 && c < 0x600)
    n->hebrew++;
  else if (c >= 0x600 && c < 0x700) {
    n->arabic++;
    n->persian += c == 0x67E || c == 0x686 || c == 0x6A9 || c == 0x6AF || c == 0x6CC;
  } else if (c >= 0x900 && c < 0x980)
    n->devanagari++;
  else if (c >= 0xE00 && c < 0xE80)
    n->thai++;
  else if (c >= 0xAC00 && c < 0xD7B0)
    n->hangul++;
  else if (c >= 0x3040 && c < 0x3100)
    n->kana++;
  else if (c >= 0x4E00 && c < 0xA000)
    n->han++;
}

/* The language that owns the script of more than half of the letters; "" for Latin and for none. */
static const char *by_script(const script_counts *n) {
  uint32_t half = n->letters / 2;
  if (n->cyrillic > half) return n->ukrainian * 50 > n->cyrillic ? "uk" : "ru";
  if (n->greek > half) return "el";
  if (n->hebrew > half) return "he";
  if (n->arabic > half) return n->persian * 25 > n->arabic ? "fa" : "ar";
  if (n->devanagari > half) return "hi";
  if (n->thai > half) return "th";
  if (n->hangul > half) return "ko";
  if (n->kana + n->han > half) return n->kana * 10 > n->han ? "ja" : "zh";
  return "";
}

dl_str dl_language_of(dl_str text, float *confidence) {
  enum { LOOK_AT = 8192, FEWEST_HITS = 4 };
  if (confidence) *confidence = 0;
  if (text.len > LOOK_AT) text.len = LOOK_AT;
  script_counts scripts = {0};
  uint32_t hits[LANGUAGES] = {0}, total = 0;
  char word[DL_TABLE_WIDTH];
  uint32_t len = 0; /* of the word being read; above DL_TABLE_WIDTH: too long */
  for (uint32_t pos = 0; pos <= text.len;) {
    char low = pos < text.len ? dl_ascii_lower(text.ptr[pos]) : ' ';
    if (low >= 'a' && low <= 'z') { /* most text is this */
      scripts.letters++;
      scripts.latin++;
      if (len + 1 < DL_TABLE_WIDTH) word[len] = low;
      len++;
      pos++;
      continue;
    }
    int32_t c = pos < text.len ? dl_utf8_next(text.ptr, text.len, &pos) : (pos++, ' ');
    if (dl_is_letter(c)) {
      count_letter(&scripts, c);
      char bytes[4];
      uint32_t n = dl_utf8_encode(dl_to_lower(c), bytes);
      if (len + n < DL_TABLE_WIDTH) memcpy(word + len, bytes, n);
      len += n;
      continue;
    }
    if (len) total++;
    if (len && len < DL_TABLE_WIDTH) {
      const struct function_word *row = DL_TABLE_FIND(words, ((dl_str){word, len}));
      uint32_t set = row ? row->languages : 0;
      for (int i = 0; set; i++, set >>= 1) hits[i] += set & 1;
    }
    len = 0;
  }
  const char *script = by_script(&scripts);
  if (*script) {
    if (confidence) *confidence = 0.95f;
    return (dl_str){script, 2};
  }
  int best = 0, second = 1;
  for (int i = 1; i < LANGUAGES; i++) {
    if (hits[i] > hits[best])
      second = best, best = i;
    else if (hits[i] > hits[second] || second == best)
      second = i;
  }
  /* Function words are a good part of any running text, and one language's are ahead. */
  if (hits[best] < FEWEST_HITS || hits[best] * 10 < total || hits[best] == hits[second])
    return DL_STR("");
  if (confidence)
    *confidence = 0.5f + 0.5f * (float)(hits[best] - hits[second]) / (float)hits[best];
  return (dl_str){codes[best], 2};
}
