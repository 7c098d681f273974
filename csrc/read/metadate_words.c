#include "read/metadate_words.h"

#include "base/utf8.h"
#include "read/metadate.h"

/* Folded: lower case, no diacritics. Abbreviations stand here where they are no prefix of three or
 * more letters of a name that no other month shares. */
typedef struct month_name {
  const char *word;
  uint8_t month;
} month_name;

/* clang-format off */
static const month_name month_names[] = {
    /* en */ {"january", 1}, {"february", 2}, {"march", 3}, {"april", 4}, {"may", 5},
    {"june", 6}, {"july", 7}, {"august", 8}, {"september", 9}, {"october", 10}, {"november", 11},
    {"december", 12}, {"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4}, {"jun", 6}, {"jul", 7},
    {"aug", 8}, {"sep", 9}, {"sept", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12},
    /* de */ {"januar", 1}, {"janner", 1}, {"februar", 2}, {"feber", 2}, {"marz", 3}, {"mai", 5},
    {"juni", 6}, {"juli", 7}, {"oktober", 10}, {"okt", 10}, {"dezember", 12}, {"dez", 12},
    /* fr */ {"janvier", 1}, {"janv", 1}, {"fevrier", 2}, {"fevr", 2}, {"fev", 2}, {"mars", 3},
    {"avril", 4}, {"avr", 4}, {"juin", 6}, {"juillet", 7}, {"juil", 7}, {"aout", 8},
    {"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"decembre", 12},
    /* es */ {"enero", 1}, {"ene", 1}, {"febrero", 2}, {"marzo", 3}, {"abril", 4}, {"abr", 4},
    {"mayo", 5}, {"junio", 6}, {"julio", 7}, {"agosto", 8}, {"ago", 8}, {"septiembre", 9},
    {"setiembre", 9}, {"octubre", 10}, {"noviembre", 11}, {"diciembre", 12}, {"dic", 12},
    /* it */ {"gennaio", 1}, {"gen", 1}, {"febbraio", 2}, {"aprile", 4}, {"maggio", 5},
    {"mag", 5}, {"giugno", 6}, {"giu", 6}, {"luglio", 7}, {"lug", 7}, {"settembre", 9},
    {"set", 9}, {"ottobre", 10}, {"ott", 10}, {"dicembre", 12},
    /* pt */ {"janeiro", 1}, {"fevereiro", 2}, {"marco", 3}, {"maio", 5}, {"junho", 6},
    {"julho", 7}, {"setembro", 9}, {"outubro", 10}, {"out", 10}, {"novembro", 11},
    {"dezembro", 12},
    /* nl */ {"januari", 1}, {"februari", 2}, {"maart", 3}, {"mrt", 3}, {"mei", 5},
    {"augustus", 8},
    /* sv, da, no */ {"maj", 5}, {"augusti", 8}, {"marts", 3}, {"desember", 12}, {"des", 12},
    /* pl (genitive) */ {"stycznia", 1}, {"lutego", 2}, {"marca", 3}, {"kwietnia", 4},
    {"maja", 5}, {"czerwca", 6}, {"lipca", 7}, {"sierpnia", 8}, {"wrzesnia", 9},
    {"pazdziernika", 10}, {"listopada", 11}, {"grudnia", 12},
    /* cs (genitive; listopadu is November, the Polish listopada as well) */ {"ledna", 1},
    {"unora", 2}, {"brezna", 3}, {"dubna", 4}, {"kvetna", 5}, {"cervna", 6}, {"cervence", 7},
    {"srpna", 8}, {"zari", 9}, {"rijna", 10}, {"listopadu", 11}, {"prosince", 12},
    /* fi (partitive and nominative) */ {"tammikuuta", 1}, {"helmikuuta", 2}, {"maaliskuuta", 3},
    {"huhtikuuta", 4}, {"toukokuuta", 5}, {"kesakuuta", 6}, {"heinakuuta", 7}, {"elokuuta", 8},
    {"syyskuuta", 9}, {"lokakuuta", 10}, {"marraskuuta", 11}, {"joulukuuta", 12},
    /* ro */ {"ianuarie", 1}, {"februarie", 2}, {"martie", 3}, {"aprilie", 4}, {"iunie", 6},
    {"iulie", 7}, {"septembrie", 9}, {"octombrie", 10}, {"noiembrie", 11}, {"decembrie", 12},
    /* hu */ {"januar", 1}, {"marcius", 3}, {"aprilis", 4}, {"majus", 5}, {"junius", 6},
    {"julius", 7}, {"augusztus", 8}, {"szeptember", 9},
    /* el (genitive) */ {"ιανουαριου", 1}, {"φεβρουαριου", 2}, {"μαρτιου", 3}, {"απριλιου", 4},
    {"μαιου", 5}, {"ιουνιου", 6}, {"ιουλιου", 7}, {"αυγουστου", 8}, {"σεπτεμβριου", 9},
    {"οκτωβριου", 10}, {"νοεμβριου", 11}, {"δεκεμβριου", 12},
    /* sk, sr, sl (genitive) */ {"januara", 1}, {"februara", 2}, {"aprila", 4}, {"juna", 6},
    {"jula", 7}, {"augusta", 8}, {"avgusta", 8}, {"septembra", 9}, {"oktobra", 10},
    {"novembra", 11}, {"decembra", 12}, {"januarja", 1}, {"februarja", 2}, {"junija", 6},
    {"julija", 7},
    /* hr (genitive; listopada is October, and November in Polish) */ {"sijecnja", 1},
    {"veljace", 2}, {"ozujka", 3}, {"travnja", 4}, {"svibnja", 5}, {"lipnja", 6}, {"srpnja", 7},
    {"kolovoza", 8}, {"rujna", 9}, {"studenoga", 11}, {"prosinca", 12},
    /* ca */ {"gener", 1}, {"febrer", 2}, {"maig", 5}, {"juny", 6}, {"juliol", 7}, {"agost", 8},
    {"setembre", 9}, {"desembre", 12},
    /* et */ {"jaanuar", 1}, {"veebruar", 2}, {"marts", 3}, {"aprill", 4}, {"juuni", 6},
    {"juuli", 7}, {"detsember", 12},
    /* bg */ {"януари", 1}, {"февруари", 2}, {"март", 3}, {"април", 4}, {"май", 5}, {"юни", 6},
    {"юли", 7}, {"август", 8}, {"септември", 9}, {"октомври", 10}, {"ноември", 11},
    {"декември", 12},
    /* tr (the dotless i folds to itself) */ {"ocak", 1}, {"subat", 2}, {"mart", 3},
    {"nisan", 4}, {"mayis", 5}, {"mayıs", 5}, {"haziran", 6}, {"temmuz", 7}, {"agustos", 8},
    {"eylul", 9}, {"ekim", 10}, {"kasim", 11}, {"kasım", 11}, {"aralik", 12}, {"aralık", 12},
    /* id */ {"maret", 3}, {"agustus", 8}, {"agu", 8},
    /* ru (genitive) */ {"января", 1}, {"февраля", 2}, {"марта", 3}, {"апреля", 4}, {"мая", 5},
    {"июня", 6}, {"июля", 7}, {"августа", 8}, {"сентября", 9}, {"октября", 10}, {"ноября", 11},
    {"декабря", 12},
    /* uk (genitive) */ {"січня", 1}, {"лютого", 2}, {"березня", 3}, {"квітня", 4},
    {"травня", 5}, {"червня", 6}, {"липня", 7}, {"серпня", 8}, {"вересня", 9}, {"жовтня", 10},
    {"листопада", 11}, {"грудня", 12},
};
/* clang-format on */

bool dl_date_word_fold(dl_str word, char out[DL_DATE_WORD_MOST]) {
  uint32_t len = 0;
  if (word.len && word.ptr[word.len - 1] == '.') word.len--;
  for (uint32_t pos = 0; pos < word.len;) {
    int32_t c = dl_utf8_next(word.ptr, word.len, &pos);
    if (c >= 0 && c < 0x80) { /* most words are this */
      if (len + 1 >= DL_DATE_WORD_MOST) return false;
      out[len++] = (char)dl_to_lower(c);
      continue;
    }
    char bytes[4];
    bool hangul = c >= 0xAC00 && c <= 0xD7A3; /* a syllable would fold to its first letter */
    uint32_t n = c == DL_BAD_BYTE ? 0 : dl_utf8_encode(hangul ? c : dl_fold(c), bytes);
    if (!n || len + n >= DL_DATE_WORD_MOST) return false;
    memcpy(out + len, bytes, n);
    len += n;
  }
  out[len] = '\0';
  return len > 0;
}

int32_t dl_date_word_month(const char *folded) {
  for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++) {
    const char *name = month_names[i].word;
    if (name[0] == folded[0] && name[1] == folded[1] && strcmp(name, folded) == 0)
      return month_names[i].month;
  }
  if ((unsigned char)folded[0] < 0x80) return 0;
  /* A table word that itself folds further (й to и) is compared folded. */
  for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++) {
    const char *name = month_names[i].word;
    if ((unsigned char)name[0] < 0x80) continue;
    char plain[DL_DATE_WORD_MOST];
    if (dl_date_word_fold((dl_str){name, (uint32_t)strlen(name)}, plain) &&
        strcmp(plain, folded) == 0)
      return month_names[i].month;
  }
  return 0;
}

int32_t dl_month_from_name(dl_str word) {
  char folded[DL_DATE_WORD_MOST];
  return dl_date_word_fold(word, folded) ? dl_date_word_month(folded) : 0;
}

bool dl_date_word_in(const char *folded, const char *words) {
  size_t len = strlen(folded);
  if (!len) return false; /* a word too long to fold */
  for (const char *at = words; (at = strstr(at, folded)) != NULL; at += len)
    if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0')) return true;
  return false;
}

int32_t dl_weekday_from_name(dl_str word) {
  static const char *const days[] = {
      "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs",
      "friday fri", "saturday sat",     "sunday sun"};
  char folded[DL_DATE_WORD_MOST];
  if (!dl_date_word_fold(word, folded) || !strchr("mtwfs", folded[0])) return 0;
  for (int32_t i = 0; i < 7; i++)
    if (days[i][0] == folded[0] && dl_date_word_in(folded, days[i])) return i + 1;
  return 0;
}

const char dl_date_other_weekdays[] =
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "lunes martes miercoles jueves viernes sabado domingo "
    "lunedi martedi mercoledi giovedi venerdi sabato domenica "
    "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira "
    "segunda terca quarta quinta sexta feira "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "mandag tirsdag onsdag torsdag fredag lordag sondag mandag tisdag torsdag lordag "
    "poniedzialek wtorek sroda czwartek piatek sobota niedziela "
    "понедельник вторник среда четверг пятница суббота воскресенье";

const char dl_date_fillers[] =
    "on at of the first last date time dated as am pm local and or by story article this was "
    "original originally post a le el il um uhr den vom am las del de la du les ore alle h hrs "
    "hours klo kl clock o stand et today ist read min since issue edition print online web";

const char dl_date_published_words[] =
    "published publish pub pubdate posted post created erschienen date released issued filed aired "
    "release "
    "publie publiee publicado publicada pubblicato veroffentlicht erstellt gepubliceerd publicerad "
    "publisert udgivet opublikowano julkaistu publication publicacion datum fecha data "
    "veroffentlichung опубликовано публикувано δημοσιευση 公開 公開日 公開日時 掲載 掲載日 投稿日 "
    "配信 発行 입력 등록 발행 기사입력 发布 发布时间 发表时间 发表于";
const char dl_date_modified_words[] =
    "updated update modified changed revised edited corrected aktualisiert geandert actualizado "
    "actualizada actualise modifie misejour aggiornato atualizado atualizada modificato "
    "bijgewerkt uppdaterad oppdatert opdateret zaktualizowano paivitetty edit amended "
    "geandert anderung geaendert modification modificacion modifica wijziging обновлено "
    "更新 更新日 更新日時 最終更新 最終更新日 수정 최종수정 更新时间 最后更新";
