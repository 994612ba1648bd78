// Eight doubles side by side, the sums over a matrix that several functions need, and a version of each function for every kind of
// vectors that a processor may have.
//
// All roundings are those that are written: the results have the same bits on every processor.
#pragma once

#include "instructions.h"

#pragma STDC FP_CONTRACT OFF
// Vectors are never passed between functions: all that have them as parameters are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double lanes __attribute__((vector_size(64), aligned(8), may_alias));
typedef long flags __attribute__((vector_size(64), aligned(8), may_alias));
typedef unsigned long wideWords __attribute__((vector_size(64), aligned(8), may_alias));
typedef unsigned words __attribute__((vector_size(32), aligned(4), may_alias));
enum { laneCount = 8 };

#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

INLINED lanes load(const double *from) { return *(const lanes *)from; }

// Where numbers lie: in doubles, or in the upper halves of doubles, which are numbers of 21 binary digits. One of them is null.
typedef struct {
  const double *whole;
  const unsigned *halves;
} numbers;

INLINED numbers doubles(const double *at) { return (numbers){at, 0}; }

INLINED numbers after(numbers n, long count) {
  return n.halves ? (numbers){0, n.halves + count} : (numbers){n.whole + count, 0};
}

INLINED double number(numbers n, long index) {
  return n.halves ? ((union { unsigned long bits; double value; }){(unsigned long)n.halves[index] << 32}).value : n.whole[index];
}

INLINED lanes loadNumbers(numbers n, long index) {
  if (!n.halves) return load(n.whole + index);
  return (lanes)(__builtin_convertvector(*(const words *)(n.halves + index), wideWords) << 32);
}

INLINED void store(double *to, lanes numbers) { *(lanes *)to = numbers; }

INLINED lanes all(double number) { return number - (lanes){0}; }

// `across` vectors of sums at the same time, because each waits for its last addition.
INLINED void combineLanes(const int across, double *sums, const double *rows, const double *factors, long count, long columns) {
  lanes sum[4] = {0};
  for (long k = 0; k < count; k++) {
    UNROLLED for (int part = 0; part < across; part++) sum[part] += factors[k] * load(rows + k * columns + part * laneCount);
  }
  UNROLLED for (int part = 0; part < across; part++) store(sums + part * laneCount, sum[part]);
}

INLINED void combineRows(double *sums, const double *rows, const double *factors, long count, long columns) {
  long column = 0;
  for (; column + 4 * laneCount <= columns; column += 4 * laneCount)
    combineLanes(4, sums + column, rows + column, factors, count, columns);
  for (; column + laneCount <= columns; column += laneCount)
    combineLanes(1, sums + column, rows + column, factors, count, columns);
  for (long rest = column; rest < columns; rest++) sums[rest] = 0;
  for (long k = 0; k < count; k++)
    for (long rest = column; rest < columns; rest++) sums[rest] += factors[k] * rows[k * columns + rest];
}

// The sums of `across` rows, eight parts each.
INLINED void rowSums(const int across, double *sums, numbers rows, const double *factors, long columns) {
  lanes sum[8] = {0};
  long column = 0;
  for (; column + laneCount <= columns; column += laneCount) {
    const lanes factor = load(factors + column);
    UNROLLED for (int row = 0; row < across; row++) sum[row] += factor * loadNumbers(rows, row * columns + column);
  }
  UNROLLED for (int row = 0; row < across; row++) {
    double parts[laneCount], total = 0;
    store(parts, sum[row]);
    for (long rest = column; rest < columns; rest++) parts[rest - column] += factors[rest] * number(rows, row * columns + rest);
    UNROLLED for (int lane = 0; lane < laneCount; lane++) total += parts[lane];
    sums[row] = total;
  }
}

// Adds `across` rows, times a factor each, to the sums: `wide` vectors at the same time, because each waits for its last addition.
INLINED void addLanes(const int across, const int wide, double *sums, numbers rows, const double *factors, long columns) {
  lanes sum[4];
  UNROLLED for (int part = 0; part < wide; part++) sum[part] = load(sums + part * laneCount);
  UNROLLED for (int row = 0; row < across; row++) {
    UNROLLED for (int part = 0; part < wide; part++)
      sum[part] += factors[row] * loadNumbers(rows, row * columns + part * laneCount);
  }
  UNROLLED for (int part = 0; part < wide; part++) store(sums + part * laneCount, sum[part]);
}

// The same for all columns that fill vectors; returns where the others begin.
INLINED long addWhole(const int across, double *sums, numbers rows, const double *factors, long columns) {
  long column = 0;
  for (; column + 4 * laneCount <= columns; column += 4 * laneCount)
    addLanes(across, 4, sums + column, after(rows, column), factors, columns);
  for (; column + laneCount <= columns; column += laneCount)
    addLanes(across, 1, sums + column, after(rows, column), factors, columns);
  return column;
}

INLINED void addRows(const int across, double *sums, numbers rows, const double *factors, long columns) {
  for (long column = addWhole(across, sums, rows, factors, columns); column < columns; column++)
    UNROLLED for (int row = 0; row < across; row++) sums[column] += factors[row] * number(rows, row * columns + column);
}

// Each function for the vectors of the processor that it runs on, with their size as `registerBytes`.

#if defined(__x86_64__)

#define VERSIONS(type, name, parameters, body)                                     \
  __attribute__((target("avx512f"))) static type name##AVX512 parameters { enum { registerBytes = 64 }; body } \
  __attribute__((target("avx2"))) static type name##AVX2 parameters { enum { registerBytes = 32 }; body }      \
  static type name##SSE2 parameters { enum { registerBytes = 16 }; body }
#define CALL(name, arguments) \
  (hasAVX512() ? name##AVX512 arguments : hasAVX2() ? name##AVX2 arguments : name##SSE2 arguments)

#else

#define VERSIONS(type, name, parameters, body) \
  static type name##All parameters { enum { registerBytes = 16 }; body }
#define CALL(name, arguments) name##All arguments

#endif
