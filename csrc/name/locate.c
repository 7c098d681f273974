/* locate.c: places on earth. */
#include "name/cast.h"

dl_status dl_work_locate(dl_work *work) {
  (void)work;
  return DL_OK;
}
