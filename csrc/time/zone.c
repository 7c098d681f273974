/* zone.c: names of time zones that news uses, as minutes east of UTC.
 *
 * An abbreviation means its commonest sense in English-language news (EST is New York's, IST is
 * India's). Offsets are of civil law as of 2024. */
#include "time/engine.h"

typedef struct zone_name {
  char name[6]; /* NULs behind it */
  int16_t minutes;
} zone_name;

static const zone_name zones[] = {
    {"UTC", 0},
    {"GMT", 0},
    {"Z", 0},
    {"BST", 60},
    {"WET", 0},
    {"WEST", 60},
    {"CET", 60},
    {"CEST", 120},
    {"EET", 120},
    {"EEST", 180},
    {"MSK", 180},
    {"EST", -300},
    {"EDT", -240},
    {"CST", -360},
    {"CDT", -300},
    {"MST", -420},
    {"MDT", -360},
    {"PST", -480},
    {"PDT", -420},
    {"AKST", -540},
    {"AKDT", -480},
    {"HST", -600},
    {"AST", -240},
    {"ADT", -180},
    {"NST", -210},
    {"NDT", -150},
    {"IST", 330},
    {"PKT", 300},
    {"SGT", 480},
    {"HKT", 480},
    {"JST", 540},
    {"KST", 540},
    {"AEST", 600},
    {"AEDT", 660},
    {"ACST", 570},
    {"ACDT", 630},
    {"AWST", 480},
    {"NZST", 720},
    {"NZDT", 780},
    {"SAST", 120},
    {"WAT", 60},
    {"EAT", 180},
    /* the zone of a region: the season decides, so no offset is told */
    {"ET", DL_ZONE_UNTOLD},
    {"CT", DL_ZONE_UNTOLD},
    {"MT", DL_ZONE_UNTOLD},
    {"PT", DL_ZONE_UNTOLD},
    {"CAT", 120},
    {"BRT", -180},
    {"ART", -180},
};

bool dl_zone_minutes(const char *bytes, uint32_t len, int32_t *minutes) {
  if (len == 0 || len >= sizeof zones->name) return false;
  char last = bytes[len - 1];
  if (last != 'T' && last != 'C' && last != 'K' && last != 'Z')
    return false; /* all end so; most capitals do not */
  for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
    if (zones[i].name[0] == bytes[0] && zones[i].name[len] == 0 &&
        memcmp(zones[i].name, bytes, len) == 0) {
      *minutes = zones[i].minutes;
      return true;
    }
  return false;
}
