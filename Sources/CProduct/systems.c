#include "CSystems.h"
#include "lanes.h"

// A^T B for A of `height` columns, B row by row, and `across` vectors of the columns of B.
INLINED void multiplyLanes(
    const int height, const int across, double *result, const double *a, long stride, const double *b, long count, long columns,
    const long *starts) {
  lanes sum[8][2] = {0};
  for (long row = 0; row < count; row++, a += stride, b += columns) {
    UNROLLED for (int line = 0; line < height; line++) {
      UNROLLED for (int part = 0; part < across; part++) sum[line][part] += a[line] * load(b + starts[part]);
    }
  }
  UNROLLED for (int line = 0; line < height; line++) {
    UNROLLED for (int part = 0; part < across; part++) store(result + line * columns + starts[part], sum[line][part]);
  }
}

// A^T B as far as the vector that holds column `end` - 1; the last vector ends with the last column, so that there are 8 at least.
INLINED void multiply(
    const int height, double *result, const double *a, long stride, const double *b, long count, long columns, long end) {
  const long last = columns - laneCount;
  long start = 0;
  for (; start + laneCount < end; start += 2 * laneCount) {
    const long next = start + laneCount;
    multiplyLanes(height, 2, result, a, stride, b, count, columns, (long[]){start, next < last ? next : last});
  }
  if (start < end) multiplyLanes(height, 1, result, a, stride, b, count, columns, (long[]){start < last ? start : last});
}

INLINED double dotColumns(const double *a, long strideA, const double *b, long strideB, long count) {
  double sum = 0;
  for (long row = 0; row < count; row++) sum += a[row * strideA] * b[row * strideB];
  return sum;
}

INLINED void lowerGram(double *gram, const double *rows, long count, long columns) {
  long j = 0;
  if (columns >= laneCount) {
    for (; j + 8 <= columns; j += 8) multiply(8, gram + j * columns, rows + j, columns, rows, count, columns, j + 8);
    for (; j + 4 <= columns; j += 4) multiply(4, gram + j * columns, rows + j, columns, rows, count, columns, j + 4);
    for (; j < columns; j++) multiply(1, gram + j * columns, rows + j, columns, rows, count, columns, j + 1);
  }
  for (; j < columns; j++)
    for (long k = 0; k <= j; k++) gram[j * columns + k] = dotColumns(rows + j, columns, rows + k, columns, count);
}

INLINED void transposedTimes(double *result, const double *rows, const double *b, long count, long columns) {
  if (columns >= laneCount)
    multiply(1, result, b, 1, rows, count, columns, columns);
  else
    for (long k = 0; k < columns; k++) result[k] = dotColumns(b, 1, rows + k, columns, count);
}

// Each lane is a system by itself: the textbook's loops, on eight systems at the same time.

// The factor L of each, with 1 / L[k, k] on its diagonal.
INLINED void factorise(double *grams, long columns) {
  for (long k = 0; k < columns; k++) {
    const double *const row = grams + k * columns * laneCount;
    for (long j = k; j < columns; j++) {
      double *const other = grams + j * columns * laneCount;
      lanes rest = load(other + k * laneCount);
      for (long l = 0; l < k; l++) rest -= load(row + l * laneCount) * load(other + l * laneCount);
      store(other + k * laneCount, j == k ? 1 / __builtin_elementwise_sqrt(rest) : rest * load(row + k * laneCount));
    }
  }
}

// x <- x + the solution of L L^T y = b, which replaces b.
INLINED void addSolution(double *x, const double *factor, double *b, long columns) {
  for (long k = 0; k < columns; k++) {
    lanes rest = load(b + k * laneCount);
    for (long l = 0; l < k; l++) rest -= load(factor + (k * columns + l) * laneCount) * load(b + l * laneCount);
    store(b + k * laneCount, rest * load(factor + (k * columns + k) * laneCount));
  }
  for (long k = columns - 1; k >= 0; k--) {
    lanes rest = load(b + k * laneCount);
    for (long j = k + 1; j < columns; j++) rest -= load(factor + (j * columns + k) * laneCount) * load(b + j * laneCount);
    rest *= load(factor + (k * columns + k) * laneCount);
    store(b + k * laneCount, rest);
    store(x + k * laneCount, load(x + k * laneCount) + rest);
  }
}

// The sum over k of G[k, k] times the k-th diagonal element of the inverse of G; both from L.
INLINED lanes inflation(const double *factor, double *column, long columns) {
  lanes sum = {0};
  for (long k = 0; k < columns; k++) {
    const lanes reciprocal = load(factor + (k * columns + k) * laneCount);
    lanes gram = 1 / (reciprocal * reciprocal), inverse = {0};
    for (long l = 0; l < k; l++) {
      const lanes element = load(factor + (k * columns + l) * laneCount);
      gram += element * element;
    }
    for (long j = k; j < columns; j++) {
      lanes rest = all(j == k);
      for (long l = k; l < j; l++) rest -= load(factor + (j * columns + l) * laneCount) * load(column + l * laneCount);
      rest *= load(factor + (j * columns + j) * laneCount);
      store(column + j * laneCount, rest);
      inverse += rest * rest;
    }
    sum += gram * inverse;
  }
  return sum;
}

// Adds A^T (b - A x) to c, reading A once.
INLINED void addResidualProducts(
    const int together, double *c, const double *rows, const double *b, const double *x, long count, long columns) {
  long row = 0;
  for (; row + 8 <= count; row += 8) {
    double rest[8];
    store(rest, load(b + row) - rowSums(8, together, rows + row * columns, x, columns));
    addRows(8, c, rows + row * columns, rest, columns);
  }
  for (; row < count; row++) {
    const double rest = b[row] - rowSums(1, 1, rows + row * columns, x, columns)[0];
    addRows(1, c, rows + row * columns, &rest, columns);
  }
}

INLINED void placeSystem(
    double *grams, double *products, long lane, const double *rows, const double *b, long count, long columns, double *scratch) {
  lowerGram(scratch, rows, count, columns);
  for (long j = 0; j < columns; j++)
    for (long k = 0; k <= j; k++) grams[(j * columns + k) * laneCount + lane] = scratch[j * columns + k];
  transposedTimes(scratch, rows, b, count, columns);
  for (long k = 0; k < columns; k++) products[k * laneCount + lane] = scratch[k];
}

INLINED void placeResidual(
    const int together, double *products, long lane, const double *rows, const double *b, const double *x, long count, long columns,
    double *scratch) {
  double *const own = scratch, *const sums = scratch + columns;
  for (long k = 0; k < columns; k++) {
    own[k] = x[k * laneCount + lane];
    sums[k] = 0;
  }
  addResidualProducts(together, sums, rows, b, own, count, columns);
  for (long k = 0; k < columns; k++) products[k * laneCount + lane] = sums[k];
}

INLINED void solveSystems(double *x, double *inflations, double *grams, double *products, double *scratch, long columns) {
  factorise(grams, columns);
  store(inflations, inflation(grams, scratch, columns));
  for (long index = 0; index < columns * laneCount; index++) x[index] = 0;
  addSolution(x, grams, products, columns);
}

VERSIONS(
    void, lowerGram, (double *gram, const double *rows, long count, long columns), lowerGram(gram, rows, count, columns);)
VERSIONS(
    void, placeSystem,
    (double *grams, double *products, long lane, const double *rows, const double *b, long count, long columns, double *scratch),
    placeSystem(grams, products, lane, rows, b, count, columns, scratch);)
VERSIONS(
    void, solveSystems, (double *x, double *inflations, double *grams, double *products, double *scratch, long columns),
    solveSystems(x, inflations, grams, products, scratch, columns);)
VERSIONS(
    void, placeResidual,
    (double *products, long lane, const double *rows, const double *b, const double *x, long count, long columns, double *scratch),
    placeResidual(rowsTogether(registerBytes), products, lane, rows, b, x, count, columns, scratch);)
VERSIONS(void, addSolution, (double *x, const double *factor, double *b, long columns), addSolution(x, factor, b, columns);)

void transferlab_lower_gram(double *gram, const double *rows, long count, long columns) {
  CALL(lowerGram, (gram, rows, count, columns));
}

void transferlab_place_system(
    double *grams, double *products, long lane, const double *rows, const double *b, long count, long columns, double *scratch) {
  CALL(placeSystem, (grams, products, lane, rows, b, count, columns, scratch));
}

void transferlab_solve_systems(
    double *x, double *inflations, double *grams, double *products, double *scratch, long columns) {
  CALL(solveSystems, (x, inflations, grams, products, scratch, columns));
}

void transferlab_place_residual(
    double *products, long lane, const double *rows, const double *b, const double *x, long count, long columns, double *scratch) {
  CALL(placeResidual, (products, lane, rows, b, x, count, columns, scratch));
}

void transferlab_correct_solutions(double *x, const double *factors, double *products, long columns) {
  CALL(addSolution, (x, factors, products, columns));
}
