/* role.c: what persons are. */
#include "name/cast.h"

dl_status dl_work_roles(dl_work *work) {
  (void)work;
  return DL_OK;
}
