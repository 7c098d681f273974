/* status.h: what a function of the core answers when it can fail.
 *
 * Every fallible function returns a dl_status. Functions that can say more fill a dl_error, whose
 * message is a static string (never freed, never translated) and whose offset is a byte offset into
 * the input, or DL_NO_OFFSET. The core never exits, aborts, prints or throws. */
#ifndef DATELINE_BASE_STATUS_H
#define DATELINE_BASE_STATUS_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

typedef enum dl_status {
  DL_OK = 0,
  DL_ERR_MEMORY,    /* the allocator refused, or an arena's limit was reached */
  DL_ERR_TOO_LARGE, /* the input is longer than the caller's limit */
  DL_ERR_NOT_TEXT,  /* the input is binary data, not an article */
  DL_ERR_ENCODING,  /* the declared encoding is unknown or unusable */
  DL_ERR_IO,        /* a file could not be read */
  DL_ERR_DATE,      /* a date given by the caller is not an ISO 8601 date */
  DL_ERR_CORRUPT    /* a data file (gazetteer) is damaged */
} dl_status;

#define DL_NO_OFFSET UINT32_MAX

typedef struct dl_error {
  dl_status code;
  const char *message; /* static */
  uint32_t offset;     /* bytes into the input, or DL_NO_OFFSET */
} dl_error;

/* The stable word a program can compare with: "too_large", "not_text", "io", ... */
const char *dl_status_code(dl_status status);

/* A default English sentence for a status. */
const char *dl_status_message(dl_status status);

#pragma GCC visibility pop
#endif
