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
typedef int flags __attribute__((vector_size(64), aligned(4), may_alias));
enum { laneCount = 16, panelWidth = 32, stretch = TRANSFERLAB_PRODUCT_STRETCH };

typedef struct transferlab_matrix matrix;
typedef struct transferlab_ending transferlab_ending;

// A function so marked is compiled anew within each function that calls it, for that one's instructions and constants.
#define INLINED static inline __attribute__((always_inline))
#define ROLLED _Pragma("clang loop unroll(disable)")
#define UNROLLED _Pragma("clang loop unroll(full)")
// Over whole vectors, of which the processor leaves out a part where it has instructions for that.
#define PARTIAL _Pragma("clang loop vectorize_width(16) interleave(disable) unroll(disable)")

INLINED long smaller(long a, long b) { return a < b ? a : b; }

// The part of C that a tile or a column of tiles fills, and what becomes of its sums; `width` is not beyond the end of C.
typedef struct {
  float *first;
  long row;
  long width;
  transferlab_ending ending;
} target;

// The part from this row on, or from this column on.
INLINED target from(target c, long row, long column) {
  c.first += row * c.row + column;
  if (c.ending.row) c.ending.row += column;
  if (c.ending.gate) c.ending.gate += row * c.row + column;
  return c;
}

// Of a row of C, or of numbers beside it, as many as there are, and then zeros.
INLINED void readPart(const int across, float *to, const float *from, int width) {
  PARTIAL for (int j = 0; j < across * laneCount; j++) to[j] = j < width ? from[j] : 0;
}

INLINED void writePart(const int across, float *to, const float *from, int width) {
  PARTIAL for (int j = 0; j < across * laneCount; j++) {
    if (j < width) to[j] = from[j];
  }
}

// Writes the rows of a tile, whose numbers and gate lie `stride` apart, with nothing beyond their ends.
INLINED void finish(const int rows, const int across, lanes *sums, transferlab_ending e, float *to, long stride) {
#define EACH UNROLLED for (int i = 0; i < rows; i++) UNROLLED for (int j = 0; j < across; j++)
#define SUM sums[i * across + j]
  if (e.scale != 1) EACH SUM *= e.scale;
  if (e.keeping != 0) EACH SUM = __builtin_elementwise_fma(e.keeping - (lanes){0}, ((lanes *)(to + i * stride))[j], SUM);
  if (e.row) EACH SUM += ((const lanes *)e.row)[j];
  if (e.isRectified) EACH SUM = (lanes)((flags)SUM & ~(SUM < 0));
  if (e.gate) EACH SUM = (lanes)((flags)SUM & (((const lanes *)(e.gate + i * stride))[j] > 0));
  EACH ((lanes *)(to + i * stride))[j] = SUM;
#undef SUM
#undef EACH
}

// The same for a tile that ends beyond C: on copies.
INLINED void store(const int rows, const int across, lanes *sums, target c) {
  const int stride = across * laneCount, width = (int)c.width;
  if (width >= stride) return finish(rows, across, sums, c.ending, c.first, c.row);
  float part[16 * laneCount], row[2 * laneCount], gate[16 * laneCount];
  transferlab_ending e = c.ending;
  if (e.keeping != 0)
    ROLLED for (int i = 0; i < rows; i++) readPart(across, part + i * stride, c.first + i * c.row, width);
  if (e.row) {
    readPart(across, row, e.row, width);
    e.row = row;
  }
  if (e.gate) {
    ROLLED for (int i = 0; i < rows; i++) readPart(across, gate + i * stride, e.gate + i * c.row, width);
    e.gate = gate;
  }
  finish(rows, across, sums, e, part, stride);
  ROLLED for (int i = 0; i < rows; i++) writePart(across, c.first + i * c.row, part + i * stride, width);
}

// One tile. Each sum is that of its terms in their order, each added with a single rounding.
INLINED void tile(const int rows, const int across, long inner, matrix a, matrix strip, target c) {
  lanes sums[16] = {0};
  for (long p = 0; p < inner; p++) {
    const lanes *b = (const lanes *)(strip.first + p * strip.row);
    UNROLLED for (int i = 0; i < rows; i++) {
      const lanes factor = a.first[i * a.row + p * a.column] - (lanes){0};
      UNROLLED for (int j = 0; j < across; j++)
        sums[i * across + j] = __builtin_elementwise_fma(factor, b[j], sums[i * across + j]);
    }
  }
  store(rows, across, sums, c);
}

// All tiles of a strip: as many of the full height as there are, then lower ones. Two of four rows wait less for their sums than
// one of six and one of two.
INLINED void column(const int height, const int across, long rows, long inner, matrix a, matrix strip, target c) {
  long row = 0;
#define TILES(count)                                                             \
  for (; row + count <= rows && (count != 6 || rows - row != 8); row += count) \
    tile(count, across, inner, (matrix){a.first + row * a.row, a.row, a.column}, strip, from(c, row, 0));
  TILES(height)
  if (height > 8) TILES(8)
  TILES(4) TILES(2) TILES(1)
#undef TILES
}

// Four numbers, and two times four: shuffled within each half alone, which every processor does in one instruction.
typedef float four __attribute__((vector_size(16), aligned(4), may_alias));
typedef float eight __attribute__((vector_size(32), aligned(4), may_alias));

// The first four numbers of eight columns become four rows of eight.
INLINED void transpose(const float *const *columns, long first, float *panel) {
  float *const to = panel + first * panelWidth;
  eight pair[4], mixed[4];
  UNROLLED for (int k = 0; k < 4; k++)
    pair[k] = __builtin_shufflevector(
        *(const four *)(columns[k] + first), *(const four *)(columns[k + 4] + first), 0, 1, 2, 3, 4, 5, 6, 7);
  UNROLLED for (int k = 0; k < 2; k++) {
    mixed[k] = __builtin_shufflevector(pair[2 * k], pair[2 * k + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    mixed[k + 2] = __builtin_shufflevector(pair[2 * k], pair[2 * k + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  UNROLLED for (int k = 0; k < 2; k++) {
    *(eight *)(to + 2 * k * panelWidth) = __builtin_shufflevector(mixed[2 * k], mixed[2 * k + 1], 0, 1, 8, 9, 4, 5, 12, 13);
    *(eight *)(to + (2 * k + 1) * panelWidth) =
        __builtin_shufflevector(mixed[2 * k], mixed[2 * k + 1], 2, 3, 10, 11, 6, 7, 14, 15);
  }
}

// The `count` numbers from here on, of an array that stops at `end`; what the vector holds beyond them does not matter.
INLINED lanes read(const float *from, long count, const float *end) {
  if (end - from >= laneCount) return *(const lanes *)from;
  lanes part = {0};
  memcpy(&part, from, count * sizeof *from);
  return part;
}

// Copies `width` columns of B to the panel. What stands there beyond them only comes to sums that are not written: where B is
// transposed, its last column again.
INLINED void copyColumns(long inner, matrix b, long width, float *panel) {
  const long filled = (width + laneCount - 1) / laneCount * laneCount;
  for (long j = 0; j < filled; j += 8) {
    const float *columns[8];
    UNROLLED for (int k = 0; k < 8; k++) columns[k] = b.first + smaller(j + k, width - 1) * b.column;
    if (inner < 4) {
      for (long p = 0; p < inner; p++)
        UNROLLED for (int k = 0; k < 8; k++) panel[p * panelWidth + j + k] = columns[k][p];
    } else {
      for (long p = 0; p < inner; p += 4) transpose(columns, smaller(p, inner - 4), panel + j);
    }
  }
}

// The same where B is not, and its array stops at `end`.
INLINED void copyRows(long inner, matrix b, long width, const float *end, float *panel) {
  for (long p = 0; p < inner; p++)
    for (long j = 0; j < width; j += laneCount)
      *(lanes *)(panel + p * panelWidth + j) = read(b.first + p * b.row + j, smaller(width - j, laneCount), end);
}

// The product of one strip of B, `width` columns wide, with a stretch of the terms.
INLINED void multiply(
    const int height, const int across, long rows, long inner, matrix a, matrix b, const float *end, target c) {
  float panel[stretch * panelWidth];
  // Rows of B far apart would miss the processor's caches once for every tile.
  if (b.column != 1 || b.row > 512 || c.width % laneCount != 0) {
    if (b.column == 1)
      copyRows(inner, b, c.width, end, panel);
    else
      copyColumns(inner, b, c.width, panel);
    b = (matrix){panel, panelWidth, 1};
  }
  if (c.width > laneCount)
    column(height, across, rows, inner, a, b, c);
  else
    column(height * across, 1, rows, inner, a, b, c);
}

#define PARAMETERS long rows, long inner, long columns, matrix a, matrix b, transferlab_ending ending, float *c
#define ARGUMENTS rows, inner, columns, a, b, ending, c

// The whole product: strip by strip, and in each stretch by stretch, so that what its tiles share stays in the nearest cache.
INLINED void product(const int height, const int across, PARAMETERS) {
  const float *end = inner > 0 ? b.first + (inner - 1) * b.row + (columns - 1) * b.column + 1 : b.first;
  for (long start = 0; start < columns; start += across * laneCount) {
    target part = from((target){c, columns, columns, ending}, 0, start);
    part.width = smaller(columns - start, across * laneCount);
    long done = 0;
    do {
      const long count = smaller(inner - done, stretch);
      const matrix left = {a.first + done * a.column, a.row, a.column};
      const matrix strip = {b.first + done * b.row + start * b.column, b.row, b.column};
      // What is done once waits for the last stretch, or is done with the first.
      target now = part;
      if (done > 0) now.ending.keeping = 1, now.ending.row = NULL;
      if (done + count < inner) now.ending.isRectified = false, now.ending.gate = NULL;
      multiply(height, across, rows, count, left, strip, end, now);
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
