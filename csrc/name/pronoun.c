/* pronoun.c: pronouns and nominals. */
#include "name/cast.h"

dl_status dl_work_pronouns(dl_work *work) {
  (void)work;
  return DL_OK;
}
