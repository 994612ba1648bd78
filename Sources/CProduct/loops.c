#include "CLoops.h"
#include "instructions.h"

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
  long column = 0;
  for (; column + 4 * laneCount <= columns; column += 4 * laneCount)
    addRows(across, 4, columnSums + column, rows + column, factors, columns);
  for (; column + laneCount <= columns; column += laneCount)
    addRows(across, 1, columnSums + column, rows + column, factors, columns);
  for (; column < columns; column++)
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

INLINED long partner(transferlab_pairs p, long i, const double *row) {
  const double gradient = p.gradients[i], diagonal = p.diagonal[i];
  lanes best = all(-__builtin_inf());
  flags places = {0}, place = {0, 1, 2, 3, 4, 5, 6, 7};
  long index = 0;
  for (; index + laneCount <= p.count; index += laneCount, place += laneCount) {
    const lanes difference = gradient - (load(p.gradients + index) + load(p.falling + index));
    const lanes curvature = diagonal + load(p.diagonal + index) - 2 * load(row + index);
    const lanes gain = difference * difference / choose(curvature > 1e-12, curvature, all(1e-12));
    const flags better = (difference > 0) & (gain > best);
    best = choose(better, gain, best);
    places = chooseFlags(better, place, places);
  }
  // The largest gain, and of equal ones the first.
  double largest = -__builtin_inf();
  long result = i;
  for (int lane = 0; lane < laneCount; lane++) {
    if (best[lane] > largest || (best[lane] == largest && largest > -__builtin_inf() && places[lane] < result)) {
      largest = best[lane];
      result = places[lane];
    }
  }
  for (; index < p.count; index++) {
    const double difference = gradient - (p.gradients[index] + p.falling[index]);
    if (!(difference > 0)) continue;
    const double curvature = diagonal + p.diagonal[index] - 2 * row[index];
    const double gain = difference * difference / (curvature > 1e-12 ? curvature : 1e-12);
    if (gain > largest) {
      largest = gain;
      result = index;
    }
  }
  return result;
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

// Each function for the vectors of the processor that it runs on.

#if defined(__x86_64__)

#define VERSIONS(type, name, parameters, body)                                     \
  __attribute__((target("avx512f"))) static type name##AVX512 parameters { body }   \
  __attribute__((target("avx2"))) static type name##AVX2 parameters { body }        \
  static type name##SSE2 parameters { body }
#define CALL(name, arguments) \
  (hasAVX512() ? name##AVX512 arguments : hasAVX2() ? name##AVX2 arguments : name##SSE2 arguments)

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
