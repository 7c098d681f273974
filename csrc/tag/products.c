#include "tag/products.h"

#include "base/table.h"

typedef struct row {
  char word[DL_TABLE_WIDTH];
} row;

/* Makers whose name in front of another one makes a product's. Words that open titles ("Genesis",
 * "Shell", "Target") are left out. */
static const row makers[] = {
    {"acer"},      {"acura"},       {"adidas"},     {"adobe"},    {"airbus"},
    {"apple"},     {"asus"},        {"audi"},       {"bentley"},  {"bmw"},
    {"boeing"},    {"bose"},        {"bugatti"},    {"buick"},    {"byd"},
    {"cadillac"},  {"canon"},       {"chevrolet"},  {"chevy"},    {"chrysler"},
    {"cisco"},     {"denon"},       {"dodge"},      {"ducati"},   {"dyson"},
    {"embraer"},   {"epson"},       {"ferrari"},    {"fiat"},     {"fitbit"},
    {"ford"},      {"garmin"},      {"gmc"},        {"google"},   {"gopro"},
    {"honda"},     {"hp"},          {"htc"},        {"huawei"},   {"hyundai"},
    {"infiniti"},  {"intel"},       {"irobot"},     {"jbl"},      {"kawasaki"},
    {"kia"},       {"lamborghini"}, {"lenovo"},     {"lexus"},    {"lg"},
    {"logitech"},  {"maserati"},    {"mazda"},      {"mercedes"}, {"mercedes-benz"},
    {"microsoft"}, {"mitsubishi"},  {"motorola"},   {"nikon"},    {"nintendo"},
    {"nissan"},    {"nokia"},       {"nvidia"},     {"oneplus"},  {"opel"},
    {"oppo"},      {"panasonic"},   {"peugeot"},    {"philips"},  {"polestar"},
    {"porsche"},   {"qualcomm"},    {"razer"},      {"renault"},  {"rivian"},
    {"roku"},      {"samsung"},     {"sennheiser"}, {"sonos"},    {"sony"},
    {"subaru"},    {"suzuki"},      {"tesla"},      {"toshiba"},  {"toyota"},
    {"vauxhall"},  {"vizio"},       {"volkswagen"}, {"volvo"},    {"vw"},
    {"xiaomi"},    {"yamaha"},
};

/* Lines of products; alone or with what follows. */
static const row lines[] = {
    {"airpods"}, {"airtag"},    {"airtags"},  {"chatgpt"}, {"chromebook"}, {"chromecast"},
    {"imac"},    {"ios"},       {"ipad"},     {"ipados"},  {"iphone"},     {"iphones"},
    {"ipod"},    {"kindle"},    {"macbook"},  {"macos"},   {"photoshop"},  {"playstation"},
    {"roomba"},  {"silverado"}, {"thinkpad"}, {"watchos"}, {"xbox"},
};

/* Lines whose name is a common word: with a number behind it. */
static const row numbered[] = {{"android"}, {"galaxy"}, {"gemini"},
                               {"office"},  {"pixel"},  {"windows"}};

/* What a maker gives its name to and does not sell. */
static const row given[] = {{"award"}, {"awards"}, {"challenge"}, {"classic"},    {"conference"},
                            {"cup"},   {"day"},    {"festival"},  {"foundation"}, {"index"},
                            {"open"},  {"prize"},  {"project"},   {"story"},      {"summit"}};

/* The word of a text at `at`, up to the next space. */
static dl_str word_at(dl_str text, uint32_t at) {
  uint32_t end = at;
  while (end < text.len && text.ptr[end] != ' ') end++;
  return (dl_str){text.ptr + at, end - at};
}

static bool has_digit(dl_str word) {
  for (uint32_t i = 0; i < word.len; i++)
    if (word.ptr[i] >= '0' && word.ptr[i] <= '9') return true;
  return false;
}

bool dl_is_product_name(dl_str name) {
  dl_str first = word_at(name, 0), last = first;
  if (DL_TABLE_FIND(lines, first)) return true;
  bool digits = false;
  for (uint32_t at = first.len + 1; at < name.len; at += last.len + 1) {
    last = word_at(name, at);
    if (last.len && last.ptr[0] >= 'a' && last.ptr[0] <= 'z' && !has_digit(last) &&
        !DL_TABLE_FIND(lines, last))
      return false;                              /* "Ford v Ferrari": a title */
    if (DL_TABLE_FIND(lines, last)) return true; /* "Apple iPhone" */
    digits = digits || has_digit(last);
  }
  if (last.ptr == first.ptr || DL_TABLE_FIND(given, last)) return false;
  return DL_TABLE_FIND(makers, first) || (digits && DL_TABLE_FIND(numbered, first));
}

bool dl_products_sorted(void) {
  return DL_TABLE_SORTED(makers) && DL_TABLE_SORTED(lines) && DL_TABLE_SORTED(numbered) &&
         DL_TABLE_SORTED(given);
}
