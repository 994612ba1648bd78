#include "CLoops.h"
#include "lanes.h"

// Each number is computed by itself, so that the compiler may put as many side by side as the vectors of a processor hold.

// Where the condition holds the first, elsewhere the second.
INLINED lanes choose(flags condition, lanes first, lanes second) {
  return (lanes)((condition & (flags)first) | (~condition & (flags)second));
}

INLINED flags chooseFlags(flags condition, flags first, flags second) { return (condition & first) | (~condition & second); }

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

// What a row or a column is to sum to after a step, as a share of its weight, where it summed to x: 1, and beyond it 1 - relaxation
// (x - 1) to first order.
INLINED double overshot(double x, double relaxation) {
  return x < 0.75 ? 1 : ((1 + relaxation) + (1 - relaxation) * x) / ((1 - relaxation) + (1 + relaxation) * x);
}

// Rows that are read twice, the second time from the nearest caches.
INLINED double scaleTogether(
    const int across, transferlab_scaling s, const double *rows, const double *weights, double *scales, const double *columnFactors,
    double *columnSums) {
  const long columns = s.columns;
  double sums[8], factors[8], error = 0;
  rowSums(across, sums, rows, columnFactors, columns);
  UNROLLED for (int row = 0; row < across; row++) {
    const double share = scales[row] * sums[row];
    error += weights[row] * __builtin_fabs(share - 1);
    scales[row] = overshot(share, s.relaxation) / sums[row];
    factors[row] = weights[row] * scales[row];
  }
  addRows(across, columnSums, rows, factors, columns);
  return error;
}

INLINED transferlab_marginal_errors scaleAlternately(transferlab_scaling s, double *rowScales, double *columnScales, double *scratch) {
  double *const factors = scratch, *const sums = scratch + s.columns;
  for (long column = 0; column < s.columns; column++) {
    factors[column] = s.columnWeights[column] * columnScales[column];
    sums[column] = 0;
  }
  transferlab_marginal_errors errors = {0, 0};
  long row = 0;
  for (; row + 8 <= s.rows; row += 8)
    errors.rowsBefore +=
        scaleTogether(8, s, s.kernel + row * s.columns, s.rowWeights + row, rowScales + row, factors, sums);
  for (; row < s.rows; row++)
    errors.rowsBefore +=
        scaleTogether(1, s, s.kernel + row * s.columns, s.rowWeights + row, rowScales + row, factors, sums);
  for (long column = 0; column < s.columns; column++) {
    const double share = overshot(columnScales[column] * sums[column], s.relaxation);
    columnScales[column] = share / sums[column];
    errors.columnsAfter += s.columnWeights[column] * __builtin_fabs(share - 1);
  }
  return errors;
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

VERSIONS(void, exponentiate, (double *x, long count, double scale), exponentiate(x, count, scale);)
VERSIONS(
    void, combineRows, (double *sums, const double *rows, const double *factors, long count, long columns),
    combineRows(sums, rows, factors, count, columns);)
VERSIONS(
    void, mixtureGradient, (double *sums, const double *p, const double *weights, long classes, long count),
    mixtureGradient(sums, p, weights, classes, count);)
VERSIONS(
    transferlab_marginal_errors, scaleAlternately,
    (transferlab_scaling scaling, double *rowScales, double *columnScales, double *scratch),
    return scaleAlternately(scaling, rowScales, columnScales, scratch);)
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

transferlab_marginal_errors transferlab_scale_alternately(
    transferlab_scaling scaling, double *rowScales, double *columnScales, double *scratch) {
  return CALL(scaleAlternately, (scaling, rowScales, columnScales, scratch));
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
