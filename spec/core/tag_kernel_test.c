/* tag_kernel_test.c: every path of the network's arithmetic gives the same bits. Needs nothing but csrc/tag/kernel.c, so
 * that `make check-neon` can run it for AArch64 under qemu. */
#include "check.h"

#include "tag/kernel.h"

/* One layer of random weights over random rows, on every path. */
static void check_layer(uint32_t segments, uint32_t inputs, uint32_t outputs, uint32_t rows,
                        bool extreme, bool picked) {
  enum { ROOM = 480 * 160, WIDEST = 160 };
  static int8_t weights_room[ROOM + 64];
  static int32_t bias[WIDEST], multiplier[WIDEST], limit[WIDEST], sums[2][64 * WIDEST];
  static uint8_t input[64 * 512], out[2][64 * WIDEST], residual[64 * WIDEST];
  static uint8_t turned[64 * WIDEST];
  uint32_t state = 7 + inputs * 31 + rows;
  int8_t *weights = weights_room + (64 - (uintptr_t)weights_room % 64) % 64;
  for (uint32_t i = 0; i < inputs * outputs; i++)
    weights[i] = (int8_t)(extreme ? 127 : (int)(check_random(&state) % 255) - 127);
  for (uint32_t o = 0; o < outputs; o++) {
    bias[o] = (int32_t)(check_random(&state) % 20001) - 10000;
    multiplier[o] = (int32_t)(check_random(&state) % 30000) + 1;
    limit[o] = (INT32_MAX - (1 << 21)) / multiplier[o];
  }
  for (size_t i = 0; i < sizeof input; i++)
    input[i] = (uint8_t)(extreme ? 127 : check_random(&state) % 128);
  for (size_t i = 0; i < sizeof residual; i++) residual[i] = (uint8_t)(check_random(&state) % 128);
  dl_layer layer = {inputs, outputs, weights, bias, 22, multiplier, limit};
  uint32_t segment = inputs / segments, index[64], last_first[64];
  for (uint32_t i = 0; i < rows; i++) {
    index[i] = (i * 7 + 3) % rows;
    last_first[i] = rows - 1 - i;
  }
  dl_rows in = {input + (segments == 3 ? segment : 0),
                segment,
                segments,
                {segments == 3 ? -(ptrdiff_t)segment : 0, 0, (ptrdiff_t)segment},
                NULL};
  if (picked) in.index = index;
  const dl_kernel *kernels[8];
  uint32_t count = dl_kernel_list(kernels, 8);
  for (uint32_t k = 0; k < count; k++) {
    uint32_t to = k ? 1 : 0;
    memset(sums[to], 0x55, sizeof sums[to]);
    kernels[k]->multiply(&layer, &in, rows, sums[to]);
    kernels[k]->squeeze(&layer, sums[to], rows, residual, in.index, NULL, out[to]);
    kernels[k]->squeeze(&layer, sums[to], rows, residual, in.index, last_first, turned);
    for (uint32_t r = 0; r < rows; r++)
      CHECK(memcmp(turned + (size_t)(rows - 1 - r) * outputs, out[to] + (size_t)r * outputs,
                   outputs) == 0);
    if (k == 0) continue;
    CHECK(memcmp(sums[0], sums[1], (size_t)rows * outputs * sizeof(int32_t)) == 0);
    CHECK(memcmp(out[0], out[1], (size_t)rows * outputs) == 0);
  }
  /* and the portable path against the definition */
  for (uint32_t r = 0; r < rows; r += 5) {
    uint32_t o = check_random(&state) % outputs;
    int32_t sum = bias[o];
    for (uint32_t s = 0; s < segments; s++)
      for (uint32_t i = 0; i < segment; i++) {
        uint32_t n = s * segment + i;
        sum += (int32_t)(in.base + dl_row_number(in.index, r) * in.stride + in.offset[s])[i] *
               weights[(n / 4 * outputs + o) * 4 + n % 4];
      }
    CHECK(sums[0][r * outputs + o] == sum);
  }
}

static void test_paths_agree(void) {
  for (uint32_t rows = 1; rows <= 25; rows++) {
    check_layer(1, 224, 160, rows, false, false);
    check_layer(3, 480, 160, rows, false, rows % 2 == 0);
    check_layer(1, 128, 32, rows, rows % 2 == 0, false);
  }
  check_layer(3, 480, 160, 24, true, true);
}

int main(void) {
  test_paths_agree();
  return check_report();
}
