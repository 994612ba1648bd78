// Eight doubles or sixteen numbers of single precision side by side, the sums over a matrix that several functions need, and a version
// of each function for every kind of vectors that a processor may have.
//
// All roundings are those that are written: the results have the same bits on every processor.
#pragma once

#include "instructions.h"

#pragma STDC FP_CONTRACT OFF
// Vectors are never passed between functions: all that have them as parameters are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double lanes __attribute__((vector_size(64), aligned(8), may_alias));
typedef long flags __attribute__((vector_size(64), aligned(8), may_alias));
typedef float singles __attribute__((vector_size(64), aligned(4), may_alias));
typedef int singleFlags __attribute__((vector_size(64), aligned(4), may_alias));
enum { laneCount = 8, singleCount = 16 };

#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

INLINED lanes load(const double *from) { return *(const lanes *)from; }

INLINED singles loadSingles(const float *from) { return *(const singles *)from; }

INLINED lanes lowerHalf(singles s) {
  return __builtin_convertvector(__builtin_shufflevector(s, s, 0, 1, 2, 3, 4, 5, 6, 7), lanes);
}

INLINED lanes upperHalf(singles s) {
  return __builtin_convertvector(__builtin_shufflevector(s, s, 8, 9, 10, 11, 12, 13, 14, 15), lanes);
}

INLINED void store(double *to, lanes numbers) { *(lanes *)to = numbers; }

// The numbers from here on, of which there are so many, and then zeros.
INLINED lanes loadFirst(const double *from, long count) {
  if (count >= laneCount) return load(from);
  lanes part = {0};
  for (long lane = 0; lane < count; lane++) part[lane] = from[lane];
  return part;
}

INLINED void storeFirst(double *to, lanes numbers, long count) {
  if (count >= laneCount) return store(to, numbers);
  for (long lane = 0; lane < count; lane++) to[lane] = numbers[lane];
}

INLINED lanes all(double number) { return number - (lanes){0}; }

// Where the condition holds the first, elsewhere the second.
INLINED lanes choose(flags condition, lanes first, lanes second) {
  return (lanes)((condition & (flags)first) | (~condition & (flags)second));
}

INLINED singles chooseSingles(singleFlags condition, singles first, singles second) {
  return (singles)((condition & (singleFlags)first) | (~condition & (singleFlags)second));
}

INLINED lanes magnitude(lanes x) { return (lanes)((flags)x & 0x7fffffffffffffff); }

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

// The sums of eight vectors, each as those of its halves.
INLINED lanes folded(const lanes *sums) {
  lanes pairs[4], fours[2];
  UNROLLED for (int i = 0; i < 4; i++)
    pairs[i] = __builtin_shufflevector(sums[2 * i], sums[2 * i + 1], 0, 8, 2, 10, 4, 12, 6, 14) +
               __builtin_shufflevector(sums[2 * i], sums[2 * i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  UNROLLED for (int i = 0; i < 2; i++)
    fours[i] = __builtin_shufflevector(pairs[2 * i], pairs[2 * i + 1], 0, 1, 8, 9, 4, 5, 12, 13) +
               __builtin_shufflevector(pairs[2 * i], pairs[2 * i + 1], 2, 3, 10, 11, 6, 7, 14, 15);
  return __builtin_shufflevector(fours[0], fours[1], 0, 1, 2, 3, 8, 9, 10, 11) +
         __builtin_shufflevector(fours[0], fours[1], 4, 5, 6, 7, 12, 13, 14, 15);
}

INLINED double total(lanes numbers) {
  const lanes sums[8] = {numbers};
  return folded(sums)[0];
}

// Of how many rows the sums fit into the registers.
INLINED int rowsTogether(int registerBytes) { return registerBytes == 64 ? 8 : 4; }

// The sums of `across` rows, eight parts each, `together` of them at the same time; 0 for the rest of eight.
INLINED lanes rowSums(const int across, const int together, const double *rows, const double *factors, long columns) {
  lanes sums[8] = {0};
  UNROLLED for (int first = 0; first < across; first += together) {
    lanes sum[8] = {0};
    long column = 0;
    for (; column + laneCount <= columns; column += laneCount) {
      const lanes factor = load(factors + column);
      UNROLLED for (int row = 0; row < together; row++) sum[row] += factor * load(rows + (first + row) * columns + column);
    }
    UNROLLED for (int row = 0; row < together; row++) {
      double parts[laneCount];
      store(parts, sum[row]);
      for (long rest = column; rest < columns; rest++) parts[rest - column] += factors[rest] * rows[(first + row) * columns + rest];
      sums[first + row] = load(parts);
    }
  }
  return folded(sums);
}

// Adds `across` rows, times a factor each, to the sums: `wide` vectors at the same time, because each waits for its last addition.
INLINED void addLanes(const int across, const int wide, double *sums, const double *rows, const double *factors, long columns) {
  lanes sum[4];
  UNROLLED for (int part = 0; part < wide; part++) sum[part] = load(sums + part * laneCount);
  UNROLLED for (int row = 0; row < across; row++) {
    UNROLLED for (int part = 0; part < wide; part++)
      sum[part] += factors[row] * load(rows + row * columns + part * laneCount);
  }
  UNROLLED for (int part = 0; part < wide; part++) store(sums + part * laneCount, sum[part]);
}

// The same for all columns that fill vectors; returns where the others begin.
INLINED long addWhole(const int across, double *sums, const double *rows, const double *factors, long columns) {
  long column = 0;
  for (; column + 4 * laneCount <= columns; column += 4 * laneCount)
    addLanes(across, 4, sums + column, rows + column, factors, columns);
  for (; column + laneCount <= columns; column += laneCount)
    addLanes(across, 1, sums + column, rows + column, factors, columns);
  return column;
}

INLINED void addRows(const int across, double *sums, const double *rows, const double *factors, long columns) {
  for (long column = addWhole(across, sums, rows, factors, columns); column < columns; column++)
    UNROLLED for (int row = 0; row < across; row++) sums[column] += factors[row] * rows[row * columns + column];
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
