#include "base/status.h"

const char *dl_status_code(dl_status status) {
  switch (status) {
  case DL_OK: return "ok";
  case DL_ERR_MEMORY: return "memory";
  case DL_ERR_TOO_LARGE: return "too_large";
  case DL_ERR_NOT_TEXT: return "not_text";
  case DL_ERR_ENCODING: return "encoding";
  case DL_ERR_IO: return "io";
  case DL_ERR_DATE: return "bad_date";
  case DL_ERR_CORRUPT: return "corrupt";
  }
  return "unknown";
}

const char *dl_status_message(dl_status status) {
  switch (status) {
  case DL_OK: return "no error";
  case DL_ERR_MEMORY: return "not enough memory";
  case DL_ERR_TOO_LARGE: return "the input is larger than the limit";
  case DL_ERR_NOT_TEXT: return "the input is not text";
  case DL_ERR_ENCODING: return "the character encoding is not supported";
  case DL_ERR_IO: return "the file could not be read";
  case DL_ERR_DATE: return "the publication date is not an ISO 8601 date";
  case DL_ERR_CORRUPT: return "the data file is corrupt";
  }
  return "unknown error";
}
