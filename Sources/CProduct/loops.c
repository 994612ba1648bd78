#include "CLoops.h"

#include <string.h>

// Each number is computed by itself, and all roundings are those that are written here: the results have the same bits on every
// processor, and the compiler may put as many numbers side by side as its vectors hold.
#pragma STDC FP_CONTRACT OFF
// Vectors are never passed between functions: all that have them as parameters are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double lanes __attribute__((vector_size(64), aligned(8), may_alias));
typedef long flags __attribute__((vector_size(64), aligned(8), may_alias));
enum { laneCount = 8 };

#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

// Where the condition holds the first, elsewhere the second.
INLINED lanes choose(flags condition, lanes first, lanes second) {
  return (lanes)((condition & (flags)first) | (~condition & (flags)second));
}

INLINED flags chooseFlags(flags condition, flags first, flags second) { return (condition & first) | (~condition & second); }

INLINED lanes load(const double *from) { return *(const lanes *)from; }

INLINED lanes all(double number) { return number - (lanes){0}; }

// e^x = 2^k e^r with k the integer next to x / log 2 and |r| <= log 2 / 2. Taylor's polynomial of degree 13 leaves out r^14 / 14!,
// less than 5e-18; its even and odd terms apart are two chains of half the length, which the processor works on at the same time.
INLINED double exponential(double x) {
  // Adding 1.5 x 2^52 leaves k, rounded, in the low bits of the sum.
  const double rounding = 0x1.8p52;
  const double bounded = x < -708 ? -708 : (x > 710 ? 710 : x);
  const double shifted = bounded * 1.4426950408889634 + rounding;
  const double k = shifted - rounding;
  // log 2 in two parts; the first has 32 bits, so that its product with k is exact.
  const double r = (bounded - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33;
  const double square = r * r;
  double even = 1 / 479001600.0;
  even = even * square + 1 / 3628800.0;
  even = even * square + 1 / 40320.0;
  even = even * square + 1 / 720.0;
  even = even * square + 1 / 24.0;
  even = even * square + 0.5;
  double odd = 1 / 6227020800.0;
  odd = odd * square + 1 / 39916800.0;
  odd = odd * square + 1 / 362880.0;
  odd = odd * square + 1 / 5040.0;
  odd = odd * square + 1 / 120.0;
  odd = odd * square + 1 / 6.0;
  const double sum = 1 + (r + square * (even + r * odd));
  union {
    double number;
    unsigned long long bits;
  } word = {shifted}, shift = {rounding}, power;
  // 2^k as 2^(k - 1) 2, because k may be 1024; its low bits become the exponent of a double.
  power.bits = (word.bits - shift.bits + 1022) << 52;
  const double result = sum * power.number * 2;
  return x < -708 ? 0 : (x == x ? result : x);
}

INLINED void exponentiate(double *x, long count, double scale) {
  for (long index = 0; index < count; index++) x[index] = exponential(scale * x[index]);
}

// `across` vectors of sums at the same time, because each waits for its last addition.
INLINED void combineLanes(const int across, double *sums, const double *rows, const double *factors, long count, long columns) {
  lanes sum[4] = {0};
  for (long k = 0; k < count; k++) {
    UNROLLED for (int part = 0; part < across; part++) sum[part] += factors[k] * load(rows + k * columns + part * laneCount);
  }
  UNROLLED for (int part = 0; part < across; part++) *(lanes *)(sums + part * laneCount) = sum[part];
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

// `across` vectors of examples at the same time, because each waits for its last addition.
INLINED void mixtureLanes(const int across, double *sums, const double *p, const double *weights, long classes, long count) {
  lanes mixture[4] = {0};
  for (long k = 0; k < classes; k++) {
    UNROLLED for (int part = 0; part < across; part++) mixture[part] += weights[k] * load(p + k * count + part * laneCount);
  }
  UNROLLED for (int part = 0; part < across; part++) mixture[part] = 1 / mixture[part];
  for (long k = 0; k < classes; k++) {
    lanes sum = load(sums + k * laneCount);
    UNROLLED for (int part = 0; part < across; part++) sum += mixture[part] * load(p + k * count + part * laneCount);
    *(lanes *)(sums + k * laneCount) = sum;
  }
}

INLINED void mixtureGradient(double *sums, const double *p, const double *weights, long classes, long count) {
  for (long index = 0; index < classes * laneCount; index++) sums[index] = 0;
  long example = 0;
  for (; example + 4 * laneCount <= count; example += 4 * laneCount) mixtureLanes(4, sums, p + example, weights, classes, count);
  for (; example + laneCount <= count; example += laneCount) mixtureLanes(1, sums, p + example, weights, classes, count);
  for (; example < count; example++) {
    double mixture = 0;
    for (long k = 0; k < classes; k++) mixture += weights[k] * p[k * count + example];
    for (long k = 0; k < classes; k++) sums[k * laneCount + example % laneCount] += 1 / mixture * p[k * count + example];
  }
}

// The sums of `across` rows, eight parts each.
INLINED void rowSums(const int across, double *sums, const double *rows, const double *factors, long columns) {
  lanes sum[8] = {0};
  long column = 0;
  for (; column + laneCount <= columns; column += laneCount) {
    const lanes factor = load(factors + column);
    UNROLLED for (int row = 0; row < across; row++) sum[row] += factor * load(rows + row * columns + column);
  }
  for (; column < columns; column++)
    UNROLLED for (int row = 0; row < across; row++) sum[row][column % laneCount] += factors[column] * rows[row * columns + column];
  UNROLLED for (int row = 0; row < across; row++) {
    double total = 0;
    UNROLLED for (int lane = 0; lane < laneCount; lane++) total += sum[row][lane];
    sums[row] = total;
  }
}

// Adds `across` rows, times a factor each, to the sums: `wide` vectors at the same time, because each waits for its last addition.
INLINED void addRows(const int across, const int wide, double *sums, const double *rows, const double *factors, long columns) {
  lanes sum[4];
  UNROLLED for (int part = 0; part < wide; part++) sum[part] = load(sums + part * laneCount);
  UNROLLED for (int row = 0; row < across; row++) {
    UNROLLED for (int part = 0; part < wide; part++) sum[part] += factors[row] * load(rows + row * columns + part * laneCount);
  }
  UNROLLED for (int part = 0; part < wide; part++) *(lanes *)(sums + part * laneCount) = sum[part];
}

// The same for all columns that fill vectors; returns where the others begin.
INLINED long addAcross(const int across, double *sums, const double *rows, const double *factors, long columns) {
  long column = 0;
  for (; column + 4 * laneCount <= columns; column += 4 * laneCount)
    addRows(across, 4, sums + column, rows + column, factors, columns);
  for (; column + laneCount <= columns; column += laneCount) addRows(across, 1, sums + column, rows + column, factors, columns);
  return column;
}

// Rows that are read twice, the second time from the nearest caches.
INLINED double balanceTogether(
    const int across, const double *rows, long columns, const double *weights, const double *columnScales, double *scales,
    double *columnSums) {
  double sums[8], factors[8], error = 0;
  rowSums(across, sums, rows, columnScales, columns);
  UNROLLED for (int row = 0; row < across; row++) {
    error += weights[row] * __builtin_fabs(scales[row] * sums[row] - 1);
    scales[row] = 1 / sums[row];
    factors[row] = weights[row] * scales[row];
  }
  for (long column = addAcross(across, columnSums, rows, factors, columns); column < columns; column++)
    UNROLLED for (int row = 0; row < across; row++) columnSums[column] += factors[row] * rows[row * columns + column];
  return error;
}

INLINED double balanceRows(
    const double *kernel, long rows, long columns, const double *weights, const double *columnScales, double *scales,
    double *columnSums) {
  for (long column = 0; column < columns; column++) columnSums[column] = 0;
  double error = 0;
  long row = 0;
  for (; row + 8 <= rows; row += 8)
    error += balanceTogether(8, kernel + row * columns, columns, weights + row, columnScales, scales + row, columnSums);
  for (; row < rows; row++)
    error += balanceTogether(1, kernel + row * columns, columns, weights + row, columnScales, scales + row, columnSums);
  return error;
}

// The loss of a logistic regression. Its rows are worked on in blocks that stay in the nearest caches between the two readings.

enum { blockRows = 64 };

typedef struct {
  const double *rows;
  long columns;
  const double *factors;
  // What each row has beyond its last whole vector; factors of 0 for what is not the row's.
  const double *ends;
  long endStride;
  lanes endFactors;
} combinations;

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

// The linear combinations of `across` rows, from `first` on; 0 for the rest of eight.
INLINED lanes combined(const int across, combinations c, long first) {
  const double *rows = c.rows + first * c.columns, *ends = c.ends + first * c.endStride;
  lanes sum[8] = {0};
  for (long column = 0; column + laneCount <= c.columns; column += laneCount) {
    const lanes factor = load(c.factors + column);
    UNROLLED for (int row = 0; row < across; row++) sum[row] += factor * load(rows + row * c.columns + column);
  }
  UNROLLED for (int row = 0; row < across; row++) sum[row] += c.endFactors * load(ends + row * c.endStride);
  return folded(sum);
}

// log(1 + t) for 0 <= t <= 1 is 2 artanh s, s = t / (2 + t); where t > sqrt 2 - 1, log 2 more and s = (t - 1) / (t + 3). With
// s^2 <= 0.0295, eleven terms of the series leave out less than 1e-18; its even and odd terms apart are two chains, as above.
INLINED double logarithmOnePlus(double t) {
  const double above = t > 0.41421356237309503, s = (above ? t - 1 : t) / (above ? t + 3 : t + 2), square = s * s;
  const double fourth = square * square;
  double even = 1 / 21.0;
  even = even * fourth + 1 / 17.0;
  even = even * fourth + 1 / 13.0;
  even = even * fourth + 1 / 9.0;
  even = even * fourth + 1 / 5.0;
  double odd = 1 / 19.0;
  odd = odd * fourth + 1 / 15.0;
  odd = odd * fourth + 1 / 11.0;
  odd = odd * fourth + 1 / 7.0;
  odd = odd * fourth + 1 / 3.0;
  return above * 0.69314718055994531 + 2 * (s + s * square * (odd + square * even));
}

// The loss, the slope and the margin of each of a block's examples, whose linear combinations are in `margins`.
INLINED void logisticTerms(
    const double *restrict signs, const double *restrict weights, long count, double intercept, double *restrict margins,
    double *restrict losses, double *restrict slopes) {
  for (long row = 0; row < count; row++) {
    const double margin = signs[row] * (margins[row] + intercept);
    const double tail = exponential(-__builtin_fabs(margin)), share = 1 / (1 + tail);
    margins[row] = margin;
    losses[row] = weights[row] * ((margin < 0 ? -margin : 0) + logarithmOnePlus(tail));
    slopes[row] = -weights[row] * signs[row] * (margin >= 0 ? tail * share : share);
  }
}

INLINED double logisticLoss(transferlab_logistic problem, const double *parameters, double *margins, double *gradient) {
  const long columns = problem.columns, whole = columns / laneCount * laneCount, total = problem.count * columns;
  double losses[blockRows], slopes[blockRows], copies[blockRows * laneCount] = {0};
  lanes loss = {0}, slope = {0}, endSums = {0};
  combinations c = {.columns = columns, .factors = parameters};
  for (long column = whole; column < columns; column++) c.endFactors[column - whole] = parameters[column];
  for (long column = 0; column < columns; column++) gradient[column] = 0;
  for (long first = 0; first < problem.count; first += blockRows) {
    const long count = problem.count - first < blockRows ? problem.count - first : blockRows;
    c.rows = problem.rows + first * columns;
    c.ends = c.rows + whole;
    c.endStride = columns;
    if ((first + count - 1) * columns + whole + laneCount > total) {
      // A vector would reach beyond the last row.
      for (long row = 0; row < count; row++)
        for (long column = whole; column < columns; column++)
          copies[row * laneCount + column - whole] = c.rows[row * columns + column];
      c.ends = copies;
      c.endStride = laneCount;
    }
    double *sums = margins + first;
    long row = 0;
    for (; row + 8 <= count; row += 8) *(lanes *)(sums + row) = combined(8, c, row);
    for (; row < count; row++) sums[row] = combined(1, c, row)[0];
    logisticTerms(problem.signs + first, problem.weights + first, count, parameters[columns], sums, losses, slopes);
    for (; row % laneCount != 0; row++) losses[row] = slopes[row] = 0;
    for (row = 0; row < count; row += laneCount) {
      loss += load(losses + row);
      slope += load(slopes + row);
    }
    for (row = 0; row + 8 <= count; row += 8) addAcross(8, gradient, c.rows + row * columns, slopes + row, columns);
    for (; row < count; row++) addAcross(1, gradient, c.rows + row * columns, slopes + row, columns);
    if (whole < columns)
      for (row = 0; row < count; row++) endSums += slopes[row] * load(c.ends + row * c.endStride);
  }
  for (long column = whole; column < columns; column++) gradient[column] = endSums[column - whole];
  const lanes sums[8] = {loss, slope}, totals = folded(sums);
  gradient[columns] = totals[1];
  return totals[0];
}

// The least sum.

INLINED double least(lanes numbers) {
  double result = numbers[0];
  UNROLLED for (int lane = 1; lane < laneCount; lane++) result = numbers[lane] < result ? numbers[lane] : result;
  return result;
}

INLINED double smallestSum(const double *a, const double *b, long count) {
  lanes smallest[4];
  UNROLLED for (int part = 0; part < 4; part++) smallest[part] = all(__builtin_inf());
  long index = 0;
  for (; index + 4 * laneCount <= count; index += 4 * laneCount) {
    UNROLLED for (int part = 0; part < 4; part++) {
      const lanes sum = load(a + index + part * laneCount) + load(b + index + part * laneCount);
      smallest[part] = choose(sum < smallest[part], sum, smallest[part]);
    }
  }
  for (; index + laneCount <= count; index += laneCount) {
    const lanes sum = load(a + index) + load(b + index);
    smallest[0] = choose(sum < smallest[0], sum, smallest[0]);
  }
  UNROLLED for (int part = 1; part < 4; part++)
    smallest[0] = choose(smallest[part] < smallest[0], smallest[part], smallest[0]);
  double result = least(smallest[0]);
  for (; index < count; index++) result = a[index] + b[index] < result ? a[index] + b[index] : result;
  return result;
}

INLINED long firstSum(const double *a, const double *b, long count, double value) {
  long index = 0;
  for (; index + laneCount <= count; index += laneCount) {
    const flags equal = load(a + index) + load(b + index) == all(value);
    long found = 0;
    UNROLLED for (int lane = 0; lane < laneCount; lane++) found |= equal[lane];
    if (found) break;
  }
  while (index < count && a[index] + b[index] != value) index++;
  return index;
}

// The two loops of sequential minimal optimisation.

// How much is gained, difference^2 / curvature: a fraction, because fractions compare by products, which take less than divisions.
typedef struct {
  double square, curvature;
  long place;
} gain;

INLINED gain larger(gain a, gain b) {
  const double left = a.square * b.curvature, right = b.square * a.curvature;
  return left > right || (left == right && a.place < b.place) ? a : b;
}

INLINED long partner(transferlab_pairs p, long i, const double *row) {
  const double gradient = p.gradients[i], diagonal = p.diagonal[i];
  // Two vectors of the best so far, because each comparison waits for the last one.
  lanes squares[2] = {all(-1), all(-1)}, curvatures[2] = {all(1), all(1)};
  flags places[2] = {{0}, {0}}, place = {0, 1, 2, 3, 4, 5, 6, 7};
  long index = 0;
  for (; index + 2 * laneCount <= p.count; index += 2 * laneCount) {
    UNROLLED for (int part = 0; part < 2; part++, place += laneCount) {
      const long at = index + part * laneCount;
      const lanes difference = gradient - (load(p.gradients + at) + load(p.falling + at));
      const lanes curvature = diagonal + load(p.diagonal + at) - 2 * load(row + at);
      const lanes bounded = choose(curvature > 1e-12, curvature, all(1e-12)), square = difference * difference;
      const flags better = (difference > 0) & (square * curvatures[part] > squares[part] * bounded);
      squares[part] = choose(better, square, squares[part]);
      curvatures[part] = choose(better, bounded, curvatures[part]);
      places[part] = chooseFlags(better, place, places[part]);
    }
  }
  gain best = {-1, 1, i};
  UNROLLED for (int part = 0; part < 2; part++) {
    for (int lane = 0; lane < laneCount; lane++)
      if (squares[part][lane] >= 0) best = larger((gain){squares[part][lane], curvatures[part][lane], places[part][lane]}, best);
  }
  for (; index < p.count; index++) {
    const double difference = gradient - (p.gradients[index] + p.falling[index]);
    if (!(difference > 0)) continue;
    const double curvature = diagonal + p.diagonal[index] - 2 * row[index];
    best = larger((gain){difference * difference, curvature > 1e-12 ? curvature : 1e-12, index}, best);
  }
  return best.place;
}

INLINED transferlab_extremes move(transferlab_pairs p, double *gradients, double step, const double *rowI, const double *rowJ) {
  lanes highest = all(-__builtin_inf()), lowest = all(__builtin_inf());
  flags places = {0}, place = {0, 1, 2, 3, 4, 5, 6, 7};
  long index = 0;
  for (; index + laneCount <= p.count; index += laneCount, place += laneCount) {
    const lanes gradient = load(gradients + index) - step * (load(rowI + index) - load(rowJ + index));
    *(lanes *)(gradients + index) = gradient;
    const lanes raised = gradient + load(p.rising + index), lowered = gradient + load(p.falling + index);
    const flags higher = raised > highest;
    highest = choose(higher, raised, highest);
    places = chooseFlags(higher, place, places);
    lowest = choose(lowered < lowest, lowered, lowest);
  }
  transferlab_extremes result = {-__builtin_inf(), 0, least(lowest)};
  for (int lane = 0; lane < laneCount; lane++) {
    const int isEqual = highest[lane] == result.largestRising && highest[lane] > -__builtin_inf();
    if (highest[lane] > result.largestRising || (isEqual && places[lane] < result.risingPlace)) {
      result.largestRising = highest[lane];
      result.risingPlace = places[lane];
    }
  }
  for (; index < p.count; index++) {
    const double gradient = gradients[index] - step * (rowI[index] - rowJ[index]);
    gradients[index] = gradient;
    if (gradient + p.rising[index] > result.largestRising) {
      result.largestRising = gradient + p.rising[index];
      result.risingPlace = index;
    }
    if (gradient + p.falling[index] < result.smallestFalling) result.smallestFalling = gradient + p.falling[index];
  }
  return result;
}

INLINED void momentumStep(
    float *restrict v, float *restrict w, const float *g, long count, float momentum, float stepSize, float decay) {
  for (long index = 0; index < count; index++) {
    v[index] = momentum * v[index] - stepSize * (g[index] + decay * w[index]);
    w[index] += v[index];
  }
}

INLINED void rectify(float *z, long count) {
  for (long index = 0; index < count; index++) z[index] = z[index] < 0 ? 0 : z[index];
}

INLINED void gate(float *restrict d, const float *restrict values, long count) {
  for (long index = 0; index < count; index++) d[index] = 0 < values[index] ? d[index] : 0;
}

typedef float singles __attribute__((vector_size(64), aligned(4), may_alias));
enum { singleCount = 16 };

// The `count` numbers from here on, of an array that stops at `end`, and whatever fills the vector.
INLINED singles loadSingles(const float *from, long count, const float *end) {
  if (end - from >= singleCount) return *(const singles *)from;
  singles part = {0};
  memcpy(&part, from, count * sizeof *from);
  return part;
}

// `across` vectors of columns at the same time, because each waits for its last addition; the last may be filled in part.
INLINED void sumVectors(const int across, float *sums, const float *rows, const float *end, long columns, long width) {
  singles sum[4] = {0};
  for (const float *row = rows; row < end; row += columns) {
    UNROLLED for (int part = 0; part < across; part++)
      sum[part] += loadSingles(row + part * singleCount, width - part * singleCount, end);
  }
  memcpy(sums, sum, width * sizeof *sums);
}

INLINED void sumColumns(float *sums, const float *rows, long rowCount, long columns) {
  const float *end = rows + rowCount * columns;
  long column = 0;
  for (; column + 4 * singleCount <= columns; column += 4 * singleCount)
    sumVectors(4, sums + column, rows + column, end, columns, 4 * singleCount);
  for (; column < columns; column += singleCount)
    sumVectors(1, sums + column, rows + column, end, columns, columns - column < singleCount ? columns - column : singleCount);
}

// Each function for the vectors of the processor that it runs on.

#if defined(__x86_64__)

#define VERSIONS(type, name, parameters, body)                                     \
  __attribute__((target("avx512f"))) static type name##AVX512 parameters { body }   \
  __attribute__((target("avx2"))) static type name##AVX2 parameters { body }        \
  static type name##SSE2 parameters { body }
#define CALL(name, arguments)                                        \
  (__builtin_cpu_supports("avx512f") ? name##AVX512 arguments        \
   : __builtin_cpu_supports("avx2")  ? name##AVX2 arguments          \
                                     : name##SSE2 arguments)

#else

#define VERSIONS(type, name, parameters, body) \
  static type name##All parameters { body }
#define CALL(name, arguments) name##All arguments

#endif

VERSIONS(void, exponentiate, (double *x, long count, double scale), exponentiate(x, count, scale);)
VERSIONS(
    void, combineRows, (double *sums, const double *rows, const double *factors, long count, long columns),
    combineRows(sums, rows, factors, count, columns);)
VERSIONS(
    void, mixtureGradient, (double *sums, const double *p, const double *weights, long classes, long count),
    mixtureGradient(sums, p, weights, classes, count);)
VERSIONS(
    double, balanceRows,
    (const double *kernel, long rows, long columns, const double *weights, const double *columnScales, double *scales,
     double *columnSums),
    return balanceRows(kernel, rows, columns, weights, columnScales, scales, columnSums);)
VERSIONS(
    double, logisticLoss, (transferlab_logistic problem, const double *parameters, double *margins, double *gradient),
    return logisticLoss(problem, parameters, margins, gradient);)
VERSIONS(double, smallestSum, (const double *a, const double *b, long count), return smallestSum(a, b, count);)
VERSIONS(long, firstSum, (const double *a, const double *b, long count, double value), return firstSum(a, b, count, value);)
VERSIONS(long, partner, (transferlab_pairs p, long i, const double *row), return partner(p, i, row);)
VERSIONS(
    transferlab_extremes, move, (transferlab_pairs p, double *gradients, double step, const double *rowI, const double *rowJ),
    return move(p, gradients, step, rowI, rowJ);)

VERSIONS(
    void, momentumStep,
    (float *restrict v, float *restrict w, const float *g, long count, float momentum, float stepSize, float decay),
    momentumStep(v, w, g, count, momentum, stepSize, decay);)

VERSIONS(void, rectify, (float *z, long count), rectify(z, count);)
VERSIONS(void, gate, (float *restrict d, const float *restrict values, long count), gate(d, values, count);)
VERSIONS(
    void, sumColumns, (float *sums, const float *rows, long rowCount, long columns), sumColumns(sums, rows, rowCount, columns);)

void transferlab_exponentiate(double *x, long count, double scale) { CALL(exponentiate, (x, count, scale)); }

void transferlab_combine_rows(double *sums, const double *rows, const double *factors, long count, long columns) {
  CALL(combineRows, (sums, rows, factors, count, columns));
}

void transferlab_mixture_gradient(double *sums, const double *p, const double *weights, long classes, long count) {
  CALL(mixtureGradient, (sums, p, weights, classes, count));
}

double transferlab_balance_rows(
    const double *kernel, long rows, long columns, const double *weights, const double *columnScales, double *scales,
    double *columnSums) {
  return CALL(balanceRows, (kernel, rows, columns, weights, columnScales, scales, columnSums));
}

double transferlab_logistic_loss(
    transferlab_logistic problem, const double *parameters, double *margins, double *gradient) {
  return CALL(logisticLoss, (problem, parameters, margins, gradient));
}

double transferlab_smallest_sum(const double *a, const double *b, long count) { return CALL(smallestSum, (a, b, count)); }

long transferlab_first_sum(const double *a, const double *b, long count, double value) {
  return CALL(firstSum, (a, b, count, value));
}

long transferlab_partner(transferlab_pairs p, long i, const double *row) { return CALL(partner, (p, i, row)); }

transferlab_extremes transferlab_move(
    transferlab_pairs p, double *gradients, double step, const double *rowI, const double *rowJ) {
  return CALL(move, (p, gradients, step, rowI, rowJ));
}

void transferlab_momentum_step(
    float *v, float *w, const float *g, long count, float momentum, float stepSize, float decay) {
  CALL(momentumStep, (v, w, g, count, momentum, stepSize, decay));
}

void transferlab_rectify(float *z, long count) { CALL(rectify, (z, count)); }

void transferlab_gate(float *d, const float *values, long count) { CALL(gate, (d, values, count)); }

void transferlab_sum_columns(float *sums, const float *rows, long rowCount, long columns) {
  CALL(sumColumns, (sums, rows, rowCount, columns));
}
