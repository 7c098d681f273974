/* model.c: the model blob and the pointers into it. */
#include "tag/model.h"

#include "base/blob.h"

#include <string.h>

#ifdef DATELINE_MODEL_FILE /* the training scripts measure other files */
DL_BLOB(dl_model_bytes, DATELINE_MODEL_FILE);
#else
DL_BLOB(dl_model_bytes, "csrc/tag/model.bin");
#endif

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the model is little-endian and used in place"
#endif

enum { VERSION = 2, HEAD = 64 };

typedef struct reader {
  const unsigned char *bytes;
  size_t size, at;
  bool ok;
} reader;

static const void *take(reader *r, size_t size) {
  size_t padded = (size + 63) & ~(size_t)63;
  if (!r->ok || padded > r->size - r->at) {
    r->ok = false;
    return NULL;
  }
  const void *piece = r->bytes + r->at;
  r->at += padded;
  return piece;
}

static dl_layer take_layer(reader *r, uint32_t inputs, uint32_t outputs, uint32_t shift) {
  dl_layer layer = {.inputs = inputs, .outputs = outputs, .shift = shift};
  layer.weights = take(r, (size_t)inputs * outputs);
  layer.bias = take(r, outputs * sizeof(int32_t));
  layer.multiplier = take(r, outputs * sizeof(int32_t));
  layer.limit = take(r, outputs * sizeof(int32_t));
  return layer;
}

bool dl_model_open_bytes(const unsigned char *bytes, size_t size, dl_model *out) {
  static const uint32_t rows[DL_HASHES] = {DL_ROWS_WORD, DL_ROWS_PREFIX, DL_ROWS_SUFFIX3,
                                           DL_ROWS_SUFFIX4, DL_ROWS_SHAPE};
  static const uint32_t columns[DL_HASHES] = {24, 12, 16, 12, 12};
  uint32_t head[3];
  if (size < HEAD || memcmp(bytes, "DLNM", 4) != 0) return false;
  memcpy(head, bytes + 4, sizeof head); /* version, bytes of the lexicon, bytes of the network */
  if (head[0] != VERSION) return false;
  reader r = {bytes, size, HEAD, true};
  const unsigned char *lexicon = take(&r, head[1]);
  if (!lexicon || !dl_lexicon_open(lexicon, head[1], &out->lexicon)) return false;
  for (int i = 0; i < DL_HASHES; i++)
    out->tables[i] = (dl_table){take(&r, (size_t)rows[i] * columns[i]), columns[i]};
  out->inner = take_layer(&r, DL_NET_INPUTS, DL_NET_WIDTH, DL_NET_SHIFT);
  for (int i = 0; i < DL_NET_CONVOLUTIONS; i++)
    out->convolutions[i] = take_layer(&r, 3 * DL_NET_WIDTH, DL_NET_WIDTH, DL_NET_SHIFT);
  out->hidden = take_layer(&r, 2 * DL_NET_WIDTH, DL_NET_HIDDEN, DL_NET_SHIFT);
  out->out = take_layer(&r, DL_NET_HIDDEN, DL_NET_SCORES, DL_NET_SCORE_SHIFT);
  out->exp_fraction = take(&r, DL_NET_NAT * sizeof(float));
  out->exp_whole = take(&r, 32 * sizeof(float));
  out->calibration = take(&r, (size_t)2 * DL_NAME_TYPE_COUNT * DL_NET_KNOTS * sizeof(float));
  return r.ok;
}

bool dl_model_open(dl_model *out) {
  return dl_model_open_bytes(dl_model_bytes, (size_t)(dl_model_bytes_end - dl_model_bytes), out);
}
