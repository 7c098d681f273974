/* kernel.c: the paths of the network's arithmetic: portable C, AVX2, AVX-512 VNNI, NEON. */
#include "tag/kernel.h"

/* ---- portable ---------------------------------------------------------------------------------*/

/* The sums of `ROOM` outputs stay in a small array that nothing else points to, so that compilers keep
 * them in vector registers. */
static void multiply_portable(const dl_layer *layer, const dl_rows *rows, uint32_t count,
                              int32_t *sums) {
  enum { ROOM = 32 };
  const uint32_t segment = layer->inputs / rows->segments, outputs = layer->outputs;
  for (uint32_t r = 0; r < count; r++) {
    const uint8_t *row = rows->base + dl_row_number(rows->index, r) * rows->stride;
    for (uint32_t o = 0; o < outputs; o += ROOM, sums += ROOM) {
      const int8_t *weights = layer->weights + 4 * (size_t)o;
      int32_t sum[ROOM];
      for (uint32_t k = 0; k < ROOM; k++) sum[k] = layer->bias[o + k];
      for (uint32_t s = 0; s < rows->segments; s++) {
        const uint8_t *input = row + rows->offset[s];
        for (uint32_t i = 0; i < segment; i += 4, weights += 4 * (size_t)outputs) {
          int16_t a = input[i], b = input[i + 1], c = input[i + 2], d = input[i + 3];
          for (uint32_t k = 0; k < ROOM; k++)
            sum[k] += a * weights[4 * k] + b * weights[4 * k + 1] + c * weights[4 * k + 2] +
                      d * weights[4 * k + 3];
        }
      }
      for (uint32_t k = 0; k < ROOM; k++) sums[k] = sum[k];
    }
  }
}

static void squeeze_portable(const dl_layer *layer, const int32_t *sums, uint32_t count,
                             const uint8_t *residual, const uint32_t *index, const uint32_t *to,
                             uint8_t *out) {
  for (uint32_t r = 0; r < count; r++, sums += layer->outputs) {
    uint8_t *row = out + dl_row_number(to, r) * layer->outputs;
    for (uint32_t o = 0; o < layer->outputs; o++) {
      int32_t v = dl_layer_scale(layer, o, sums[o]);
      if (residual) v += residual[dl_row_number(index, r) * layer->outputs + o];
      row[o] = (uint8_t)(v < 0 ? 0 : v > 127 ? 127 : v);
    }
  }
}

static const dl_kernel portable = {"portable", multiply_portable, squeeze_portable};

/* ---- x86-64 -----------------------------------------------------------------------------------*/

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_X86 1
#include <immintrin.h>
#include <string.h>

static inline int32_t load4(const uint8_t *p) {
  int32_t v;
  memcpy(&v, p, 4);
  return v;
}

/* Four rows by 16 outputs at a time. */
__attribute__((target("avx2"))) static void
multiply_avx2(const dl_layer *layer, const dl_rows *rows, uint32_t count, int32_t *sums) {
  const uint32_t segment = layer->inputs / rows->segments, outputs = layer->outputs;
  const __m256i ones = _mm256_set1_epi16(1);
  for (uint32_t r = 0; r < count; r += 4) {
    uint32_t n = count - r < 4 ? count - r : 4;
    const uint8_t *row[4];
    for (uint32_t j = 0; j < 4; j++)
      row[j] = rows->base + dl_row_number(rows->index, r + (j < n ? j : 0)) * rows->stride;
    for (uint32_t o = 0; o < outputs; o += 16) {
      __m256i bias0 = _mm256_loadu_si256((const __m256i *)(const void *)(layer->bias + o));
      __m256i bias1 = _mm256_loadu_si256((const __m256i *)(const void *)(layer->bias + o + 8));
      __m256i a0 = bias0, a1 = bias0, a2 = bias0, a3 = bias0;
      __m256i b0 = bias1, b1 = bias1, b2 = bias1, b3 = bias1;
      const int8_t *w = layer->weights + 4 * (size_t)o;
      for (uint32_t s = 0; s < rows->segments; s++) {
        const ptrdiff_t at = rows->offset[s];
        const uint8_t *r0 = row[0] + at, *r1 = row[1] + at, *r2 = row[2] + at, *r3 = row[3] + at;
        for (uint32_t i = 0; i < segment; i += 4, w += 4 * (size_t)outputs) {
          __m256i w0 = _mm256_load_si256((const __m256i *)(const void *)w);
          __m256i w1 = _mm256_load_si256((const __m256i *)(const void *)(w + 32));
#define STEP(x, ra, rb)                                                                            \
  do {                                                                                             \
    __m256i in = _mm256_set1_epi32(load4((x) + i));                                                \
    (ra) = _mm256_add_epi32((ra), _mm256_madd_epi16(_mm256_maddubs_epi16(in, w0), ones));          \
    (rb) = _mm256_add_epi32((rb), _mm256_madd_epi16(_mm256_maddubs_epi16(in, w1), ones));          \
  } while (0)
          STEP(r0, a0, b0);
          STEP(r1, a1, b1);
          STEP(r2, a2, b2);
          STEP(r3, a3, b3);
#undef STEP
        }
      }
      const __m256i low[4] = {a0, a1, a2, a3}, high[4] = {b0, b1, b2, b3};
      for (uint32_t j = 0; j < n; j++) {
        int32_t *to = sums + (size_t)(r + j) * outputs + o;
        _mm256_storeu_si256((__m256i *)(void *)to, low[j]);
        _mm256_storeu_si256((__m256i *)(void *)(to + 8), high[j]);
      }
    }
  }
}

__attribute__((target("avx2"))) static void squeeze_avx2(const dl_layer *layer, const int32_t *sums,
                                                         uint32_t count, const uint8_t *residual,
                                                         const uint32_t *index, const uint32_t *to,
                                                         uint8_t *out) {
  const __m256i half = _mm256_set1_epi32(1 << (layer->shift - 1));
  const __m128i shift = _mm_cvtsi32_si128((int32_t)layer->shift);
  const __m256i zero = _mm256_setzero_si256(), top = _mm256_set1_epi32(127);
  for (uint32_t r = 0; r < count; r++, sums += layer->outputs) {
    uint8_t *row = out + dl_row_number(to, r) * layer->outputs;
    for (uint32_t o = 0; o < layer->outputs; o += 8) {
      __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(sums + o));
      __m256i limit = _mm256_loadu_si256((const __m256i *)(const void *)(layer->limit + o));
      __m256i times = _mm256_loadu_si256((const __m256i *)(const void *)(layer->multiplier + o));
      v = _mm256_min_epi32(_mm256_max_epi32(v, _mm256_sub_epi32(zero, limit)), limit);
      v = _mm256_sra_epi32(_mm256_add_epi32(_mm256_mullo_epi32(v, times), half), shift);
      if (residual)
        v = _mm256_add_epi32(
            v, _mm256_cvtepu8_epi32(_mm_loadl_epi64(
                   (const __m128i *)(const void *)(residual +
                                                   dl_row_number(index, r) * layer->outputs + o))));
      v = _mm256_min_epi32(_mm256_max_epi32(v, zero), top);
      __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
      _mm_storel_epi64((__m128i *)(void *)(row + o), _mm_packus_epi16(words, words));
    }
  }
}

static const dl_kernel avx2 = {"avx2", multiply_avx2, squeeze_avx2};

/* Six rows by 32 outputs at a time. */
__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void
multiply_vnni(const dl_layer *layer, const dl_rows *rows, uint32_t count, int32_t *sums) {
  enum { ROWS = 6 };
  const uint32_t segment = layer->inputs / rows->segments, outputs = layer->outputs;
  for (uint32_t r = 0; r < count; r += ROWS) {
    uint32_t n = count - r < ROWS ? count - r : ROWS;
    const uint8_t *row[ROWS];
    for (uint32_t j = 0; j < ROWS; j++)
      row[j] = rows->base + dl_row_number(rows->index, r + (j < n ? j : 0)) * rows->stride;
    for (uint32_t o = 0; o < outputs; o += 32) {
      __m512i bias0 = _mm512_loadu_si512(layer->bias + o);
      __m512i bias1 = _mm512_loadu_si512(layer->bias + o + 16);
      __m512i a0 = bias0, a1 = bias0, a2 = bias0, a3 = bias0, a4 = bias0, a5 = bias0;
      __m512i b0 = bias1, b1 = bias1, b2 = bias1, b3 = bias1, b4 = bias1, b5 = bias1;
      const int8_t *w = layer->weights + 4 * (size_t)o;
      for (uint32_t s = 0; s < rows->segments; s++) {
        const ptrdiff_t at = rows->offset[s];
        for (uint32_t i = 0; i < segment; i += 4, w += 4 * (size_t)outputs) {
          __m512i w0 = _mm512_loadu_si512(w), w1 = _mm512_loadu_si512(w + 64);
#define STEP(j, ra, rb)                                                                            \
  do {                                                                                             \
    __m512i in = _mm512_set1_epi32(load4(row[j] + at + i));                                        \
    (ra) = _mm512_dpbusd_epi32((ra), in, w0);                                                      \
    (rb) = _mm512_dpbusd_epi32((rb), in, w1);                                                      \
  } while (0)
          STEP(0, a0, b0);
          STEP(1, a1, b1);
          STEP(2, a2, b2);
          STEP(3, a3, b3);
          STEP(4, a4, b4);
          STEP(5, a5, b5);
#undef STEP
        }
      }
      const __m512i low[ROWS] = {a0, a1, a2, a3, a4, a5}, high[ROWS] = {b0, b1, b2, b3, b4, b5};
      for (uint32_t j = 0; j < n; j++) {
        int32_t *to = sums + (size_t)(r + j) * outputs + o;
        _mm512_storeu_si512(to, low[j]);
        _mm512_storeu_si512(to + 16, high[j]);
      }
    }
  }
}

__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void
squeeze_vnni(const dl_layer *layer, const int32_t *sums, uint32_t count, const uint8_t *residual,
             const uint32_t *index, const uint32_t *to, uint8_t *out) {
  const __m512i half = _mm512_set1_epi32(1 << (layer->shift - 1));
  const __m128i shift = _mm_cvtsi32_si128((int32_t)layer->shift);
  const __m512i zero = _mm512_setzero_si512(), top = _mm512_set1_epi32(127);
  for (uint32_t r = 0; r < count; r++, sums += layer->outputs) {
    uint8_t *row = out + dl_row_number(to, r) * layer->outputs;
    const uint8_t *beside = residual ? residual + dl_row_number(index, r) * layer->outputs : NULL;
    for (uint32_t o = 0; o < layer->outputs; o += 16) {
      __m512i v = _mm512_loadu_si512(sums + o), limit = _mm512_loadu_si512(layer->limit + o);
      __m512i times = _mm512_loadu_si512(layer->multiplier + o);
      v = _mm512_min_epi32(_mm512_max_epi32(v, _mm512_sub_epi32(zero, limit)), limit);
      v = _mm512_sra_epi32(_mm512_add_epi32(_mm512_mullo_epi32(v, times), half), shift);
      if (beside)
        v = _mm512_add_epi32(
            v, _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(const void *)(beside + o))));
      v = _mm512_min_epi32(_mm512_max_epi32(v, zero), top);
      _mm_storeu_si128((__m128i *)(void *)(row + o), _mm512_cvtepi32_epi8(v));
    }
  }
}

static const dl_kernel vnni = {"avx512-vnni", multiply_vnni, squeeze_vnni};
#endif

/* ---- AArch64 ----------------------------------------------------------------------------------*/

#if defined(__aarch64__) && defined(__GNUC__)
#define HAVE_NEON 1
#include <arm_neon.h>
#include <string.h>

static inline int8x16_t spread4(const uint8_t *p) {
  int32_t v;
  memcpy(&v, p, 4);
  return vreinterpretq_s8_s32(vdupq_n_s32(v));
}

static inline int32x4_t dot4(int32x4_t sum, int8x16_t in, int8x16_t w) {
#ifdef __ARM_FEATURE_DOTPROD
  return vdotq_s32(sum, in, w); /* states are below 128, so they are signed as well */
#else
  int16x8_t low = vmull_s8(vget_low_s8(in), vget_low_s8(w));
  int16x8_t high = vmull_high_s8(in, w);
  return vaddq_s32(sum, vpaddq_s32(vpaddlq_s16(low), vpaddlq_s16(high)));
#endif
}

/* Two rows by 16 outputs at a time. */
static void multiply_neon(const dl_layer *layer, const dl_rows *rows, uint32_t count,
                          int32_t *sums) {
  const uint32_t segment = layer->inputs / rows->segments, outputs = layer->outputs;
  for (uint32_t r = 0; r < count; r += 2) {
    uint32_t n = count - r < 2 ? 1 : 2;
    const uint8_t *row0 = rows->base + dl_row_number(rows->index, r) * rows->stride;
    const uint8_t *row1 = rows->base + dl_row_number(rows->index, r + n - 1) * rows->stride;
    for (uint32_t o = 0; o < outputs; o += 16) {
      int32x4_t a[4], b[4];
      for (int k = 0; k < 4; k++) a[k] = b[k] = vld1q_s32(layer->bias + o + 4 * k);
      const int8_t *w = layer->weights + 4 * (size_t)o;
      for (uint32_t s = 0; s < rows->segments; s++) {
        const ptrdiff_t at = rows->offset[s];
        for (uint32_t i = 0; i < segment; i += 4, w += 4 * (size_t)outputs) {
          int8x16_t x = spread4(row0 + at + i), y = spread4(row1 + at + i);
          for (int k = 0; k < 4; k++) {
            int8x16_t v = vld1q_s8(w + 16 * k);
            a[k] = dot4(a[k], x, v);
            b[k] = dot4(b[k], y, v);
          }
        }
      }
      for (int k = 0; k < 4; k++) {
        vst1q_s32(sums + (size_t)r * outputs + o + 4 * k, a[k]);
        if (n == 2) vst1q_s32(sums + (size_t)(r + 1) * outputs + o + 4 * k, b[k]);
      }
    }
  }
}

static const dl_kernel neon = {"neon", multiply_neon, squeeze_portable};
#endif

/* ---- choice -----------------------------------------------------------------------------------*/

uint32_t dl_kernel_list(const dl_kernel **out, uint32_t room) {
  uint32_t count = 0;
  if (count < room) out[count++] = &portable;
#ifdef HAVE_X86
  if (count < room && __builtin_cpu_supports("avx2")) out[count++] = &avx2;
  if (count < room && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512f") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
    out[count++] = &vnni;
#endif
#ifdef HAVE_NEON
  if (count < room) out[count++] = &neon;
#endif
  return count;
}

const dl_kernel *dl_kernel_choose(void) {
  const dl_kernel *all[8];
  return all[dl_kernel_list(all, 8) - 1];
}
