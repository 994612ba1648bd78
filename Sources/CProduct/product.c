#include "CProduct.h"
#include "instructions.h"

#include <stddef.h>
#include <string.h>

// Vectors are never passed between functions: all that have them as parameters are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

// C is computed in tiles of a few rows by 16 or 32 columns, whose sums stay in registers while A and B pass by. A strip of B as
// wide as a tile serves all tiles below each other. Networks' matrices are so small that it is read where it is; only where B is
// transposed, very wide, or ends within the strip, is the strip first copied.

// Sixteen numbers: one register of AVX-512, two of AVX2, four of NEON. They may stand anywhere.
typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));
enum { laneCount = 16, panelWidth = 32, stretch = TRANSFERLAB_PRODUCT_STRETCH };

typedef struct transferlab_matrix matrix;

// A function so marked is compiled anew within each function that calls it, for that one's instructions and constants.
#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")
// Over whole vectors, of which the processor leaves out a part where it has instructions for that.
#define PARTIAL _Pragma("clang loop vectorize_width(16) interleave(disable) unroll(disable)")

INLINED long smaller(long a, long b) { return a < b ? a : b; }

// The part of C that a tile or a column of tiles fills; `width` is not beyond the end of C.
typedef struct {
  float *first;
  long row;
  long width;
  float scale;
  float keeping;
} target;

// Writes one row of sums.
INLINED void store(const lanes *sums, const int across, target c) {
  if (c.width >= across * laneCount) {
    UNROLLED for (int j = 0; j < across; j++) {
      lanes *old = (lanes *)c.first + j, sum = c.scale * sums[j];
      *old = c.keeping == 0 ? sum : __builtin_elementwise_fma(c.keeping - (lanes){0}, *old, sum);
    }
  } else {
    // Of a copy: an address into the sums themselves would keep them out of the registers.
    float row[2 * laneCount];
    UNROLLED for (int j = 0; j < across; j++) ((lanes *)row)[j] = c.scale * sums[j];
    if (c.keeping != 0) {
      PARTIAL for (int j = 0; j < across * laneCount; j++) {
        if (j < c.width) row[j] = __builtin_elementwise_fma(c.keeping, c.first[j], row[j]);
      }
    }
    PARTIAL for (int j = 0; j < across * laneCount; j++) {
      if (j < c.width) c.first[j] = row[j];
    }
  }
}

// One tile. Each sum is that of its terms in their order, each added with a single rounding.
INLINED void tile(const int rows, const int across, long inner, matrix a, matrix strip, target c) {
  lanes sums[8][2] = {0};
  for (long p = 0; p < inner; p++) {
    const lanes *b = (const lanes *)(strip.first + p * strip.row);
    UNROLLED for (int i = 0; i < rows; i++) {
      const lanes factor = a.first[i * a.row + p * a.column] - (lanes){0};
      UNROLLED for (int j = 0; j < across; j++) sums[i][j] = __builtin_elementwise_fma(factor, b[j], sums[i][j]);
    }
  }
  UNROLLED for (int i = 0; i < rows; i++, c.first += c.row) store(sums[i], across, c);
}

// All tiles of a strip: as many of the full height as there are, then of 4, 2 and 1 rows.
INLINED void column(const int height, const int across, long rows, long inner, matrix a, matrix strip, target c) {
  long row = 0;
#define TILES(count)                                        \
  for (; row + count <= rows; row += count) {               \
    matrix left = {a.first + row * a.row, a.row, a.column}; \
    target part = c;                                        \
    part.first += row * c.row;                              \
    tile(count, across, inner, left, strip, part);          \
  }
  TILES(height) TILES(4) TILES(2) TILES(1)
#undef TILES
}

// Sixteen rows of sixteen become sixteen columns: four times, the first eight rows are shuffled like cards with the last eight.
INLINED void transpose(lanes *card, float *to, long toRow) {
  lanes next[laneCount];
  UNROLLED for (int round = 0; round < 4; round++) {
    UNROLLED for (int i = 0; i < 8; i++) {
      next[2 * i] = __builtin_shufflevector(card[i], card[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      next[2 * i + 1] =
          __builtin_shufflevector(card[i], card[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    UNROLLED for (int i = 0; i < laneCount; i++) card[i] = next[i];
  }
  UNROLLED for (int i = 0; i < laneCount; i++) *(lanes *)(to + i * toRow) = card[i];
}

// The `count` numbers from here on, of an array that stops at `end`; what the vector holds beyond them does not matter.
INLINED lanes read(const float *from, long count, const float *end) {
  if (end - from >= laneCount) return *(const lanes *)from;
  lanes part = {0};
  memcpy(&part, from, count * sizeof *from);
  return part;
}

// Copies `width` columns of B, whose array stops at `end`, to the panel; what stands there beyond them only comes to sums that are
// not written.
INLINED void copy(long inner, matrix b, long width, const float *end, float *panel) {
  for (long p = 0; p < inner; p += laneCount) {
    const long height = smaller(inner - p, laneCount);
    for (long j = 0; j < width; j += laneCount) {
      const long count = smaller(width - j, laneCount);
      const float *from = b.first + p * b.row + j * b.column;
      float *to = panel + p * panelWidth + j;
      if (b.column == 1) {
        for (long q = 0; q < height; q++) *(lanes *)(to + q * panelWidth) = read(from + q * b.row, count, end);
      } else {
        lanes columns[laneCount];
        const bool isInside = count == laneCount && end - from >= (laneCount - 1) * b.column + laneCount;
        if (isInside) {
          UNROLLED for (int k = 0; k < laneCount; k++) columns[k] = *(const lanes *)(from + k * b.column);
        } else {
          UNROLLED for (int k = 0; k < laneCount; k++)
            columns[k] = k < count ? read(from + k * b.column, height, end) : (lanes){0};
        }
        transpose(columns, to, panelWidth);
      }
    }
  }
}

// The product of one strip of B, `width` columns wide, with a stretch of the terms.
INLINED void multiply(
    const int height, const int across, long rows, long inner, matrix a, matrix b, const float *end, target c) {
  float panel[stretch * panelWidth];
  // Rows of B far apart would miss the processor's caches once for every tile.
  if (b.column != 1 || b.row > 512 || c.width % laneCount != 0) {
    copy(inner, b, c.width, end, panel);
    b = (matrix){panel, panelWidth, 1};
  }
  if (across == 2 && c.width > laneCount)
    column(height, 2, rows, inner, a, b, c);
  else
    column(height, 1, rows, inner, a, b, c);
}

#define PARAMETERS long rows, long inner, long columns, matrix a, matrix b, float scale, float keeping, float *c
#define ARGUMENTS rows, inner, columns, a, b, scale, keeping, c

// The whole product: strip by strip, and in each stretch by stretch, so that what its tiles share stays in the nearest cache.
INLINED void product(const int height, const int across, PARAMETERS) {
  const float *end = inner > 0 ? b.first + (inner - 1) * b.row + (columns - 1) * b.column + 1 : b.first;
  for (long start = 0; start < columns; start += across * laneCount) {
    const long width = smaller(columns - start, across * laneCount);
    target part = {c + start, columns, width, scale, keeping};
    long done = 0;
    do {
      const matrix left = {a.first + done * a.column, a.row, a.column};
      const matrix strip = {b.first + done * b.row + start * b.column, b.row, b.column};
      multiply(height, across, rows, smaller(inner - done, stretch), left, strip, end, part);
      part.keeping = 1;
      done += stretch;
    } while (done < inner);
  }
}

#if defined(__x86_64__)

// 32 registers hold 16 sums, 2 vectors of B and a factor; 16 half as wide hold 12, 2 and a factor.
__attribute__((target("avx512f"))) static void productAVX512(PARAMETERS) { product(8, 2, ARGUMENTS); }
__attribute__((target("avx2,fma"))) static void productAVX2(PARAMETERS) { product(6, 1, ARGUMENTS); }

const char *transferlab_vector_instructions(void) { return hasAVX512() ? "AVX-512" : hasAVX2() ? "AVX2" : NULL; }

void transferlab_product(PARAMETERS) {
  if (hasAVX512())
    productAVX512(ARGUMENTS);
  else
    productAVX2(ARGUMENTS);
}

#elif defined(__aarch64__)

const char *transferlab_vector_instructions(void) { return "NEON"; }

void transferlab_product(PARAMETERS) { product(6, 1, ARGUMENTS); }

#else

const char *transferlab_vector_instructions(void) { return NULL; }

void transferlab_product(PARAMETERS) {}

#endif
