#include "read/creditlabel.h"

#include "read/words.h"

enum {
  TEXT = DL_CREDIT_IN_TEXT,
  FIGURE = DL_CREDIT_IN_FIGURE,
  CREDIT = DL_CREDIT_FOUND,
  PICTURE = FIGURE | CREDIT,
  ANY = TEXT | FIGURE | CREDIT
};

/* Lower case; where each is a label with a mark behind it, and where without. In a figure a label may stand
 * anywhere: none counts there alone that a sentence may hold ("a courtesy call"). */
static const struct {
  const char *words;
  uint8_t marked, alone;
} labels[] = {
    /* What the picture is: a name may begin so ("Photo Press"). */
    {"photo", ANY, 0},
    {"photos", ANY, 0},
    {"photograph", ANY, 0},
    {"photographs", ANY, 0},
    {"photographie", ANY, 0},
    {"photo/illustration", ANY, 0},
    {"picture", ANY, 0},
    {"pictures", ANY, 0},
    {"image", ANY, 0},
    {"images", ANY, 0},
    {"illustration", ANY, 0},
    {"graphic", ANY, 0},
    {"foto", ANY, 0},
    {"fotos", ANY, 0},
    {"foto di", ANY, 0},
    {"bild", ANY, 0},
    {"bilder", ANY, 0},
    {"grafik", ANY, 0},
    {"fotograf\xC3\xAD"
     "a",
     ANY, 0},
    {"immagine", ANY, 0},
    {"reprodu\xC3\xA7\xC3\xA3o", ANY, 0},
    {"beeld", ANY, 0},
    {"zdj\xC4\x99"
     "cie",
     ANY, 0},
    {"fot", ANY, 0},
    {"\xD1\x84\xD0\xBE\xD1\x82\xD0\xBE", ANY, 0},
    {"source", PICTURE, 0},
    {"k\xC3\xA4lla", PICTURE, 0},
    /* Whose it is. */
    {"credit", ANY, CREDIT},
    {"credits", PICTURE, CREDIT},
    {"photo credit", ANY, ANY},
    {"photo credits", PICTURE, CREDIT},
    {"image credit", ANY, ANY},
    {"image credits", PICTURE, CREDIT},
    {"image source", PICTURE, CREDIT},
    {"fotocredit", PICTURE, CREDIT},
    {"photographer", PICTURE, CREDIT},
    {"copyright", PICTURE, CREDIT},
    {"quelle", PICTURE, CREDIT},
    {"bildquelle", PICTURE, CREDIT},
    {"bildrechte", PICTURE, CREDIT},
    {"bildnachweis", PICTURE, CREDIT},
    {"cr\xC3\xA9"
     "dit",
     PICTURE, CREDIT},
    {"cr\xC3\xA9"
     "dits",
     PICTURE, CREDIT},
    {"cr\xC3\xA9"
     "dit photo",
     PICTURE, CREDIT},
    {"cr\xC3\xA9"
     "dito",
     PICTURE, CREDIT},
    {"cr\xC3\xA9"
     "ditos",
     PICTURE, CREDIT},
    {"imagen", PICTURE, CREDIT},
    {"imagem", PICTURE, CREDIT},
    {"fuente", PICTURE, CREDIT},
    {"fonte", PICTURE, CREDIT},
    {"bron", PICTURE, CREDIT},
    {"kuva", PICTURE, CREDIT},
    {"kilde", PICTURE, CREDIT},
    {"zdroj", PICTURE, CREDIT},
    /* By whom. */
    {"by", CREDIT, CREDIT},
    {"photo by", ANY, ANY},
    {"photos by", ANY, ANY},
    {"photograph by", ANY, ANY},
    {"photographs by", ANY, ANY},
    {"photography by", ANY, ANY},
    {"picture by", ANY, ANY},
    {"pictured by", ANY, TEXT | CREDIT},
    {"image by", ANY, ANY},
    {"images by", PICTURE, PICTURE},
    {"illustration by", ANY, ANY},
    {"courtesy", ANY, TEXT | CREDIT},
    {"courtesy of", ANY, ANY},
    {"photo courtesy", ANY, ANY},
    {"photo courtesy of", ANY, ANY},
    {"image courtesy", ANY, ANY},
    {"fot.", PICTURE, PICTURE},
    {"\xC2\xA9", PICTURE, PICTURE},
    {"(c)", PICTURE, PICTURE}};

/* Where the mark behind a label ends; 0: there is none. */
static uint32_t behind_mark(dl_str text, uint32_t at, dl_credit_place place) {
  while (at < text.len && text.ptr[at] == ' ') at++;
  if (at == text.len) return 0;
  char c = text.ptr[at];
  bool mark = c == ':' || (place == DL_CREDIT_FOUND && (c == '/' || c == '-'));
  return mark ? at + 1 : 0;
}

uint32_t dl_credit_label(dl_str text, dl_credit_place place) {
  uint32_t best = 0, used = 0;
  if (!text.len) return 0;
  char first = dl_ascii_lower(text.ptr[0]);
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    if (labels[i].words[0] != first || !dl_phrase_starts(text, labels[i].words)) continue;
    uint32_t len = (uint32_t)strlen(labels[i].words);
    if (len <= best) continue;
    uint32_t mark = behind_mark(text, len, place);
    if (!((mark ? labels[i].marked : labels[i].alone) & place)) continue;
    best = len;
    used = mark ? mark : len;
  }
  return used;
}
