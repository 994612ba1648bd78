#include "CLoops.h"
#include "exponential.h"
#include "lanes.h"

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
// s^2 <= 0.0295, eleven terms of the series leave out less than 1e-18; its even and odd terms apart are two chains, as in the
// exponential.
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
    for (; row + 8 <= count; row += 8) store(sums + row, combined(8, c, row));
    for (; row < count; row++) sums[row] = combined(1, c, row)[0];
    logisticTerms(problem.signs + first, problem.weights + first, count, parameters[columns], sums, losses, slopes);
    for (; row % laneCount != 0; row++) losses[row] = slopes[row] = 0;
    for (row = 0; row < count; row += laneCount) {
      loss += load(losses + row);
      slope += load(slopes + row);
    }
    for (row = 0; row + 8 <= count; row += 8) addWhole(8, gradient, c.rows + row * columns, slopes + row, columns);
    for (; row < count; row++) addWhole(1, gradient, c.rows + row * columns, slopes + row, columns);
    if (whole < columns)
      for (row = 0; row < count; row++) endSums += slopes[row] * load(c.ends + row * c.endStride);
  }
  for (long column = whole; column < columns; column++) gradient[column] = endSums[column - whole];
  const lanes sums[8] = {loss, slope}, totals = folded(sums);
  gradient[columns] = totals[1];
  return totals[0];
}

VERSIONS(
    double, logisticLoss, (transferlab_logistic problem, const double *parameters, double *margins, double *gradient),
    return logisticLoss(problem, parameters, margins, gradient);)

double transferlab_logistic_loss(
    transferlab_logistic problem, const double *parameters, double *margins, double *gradient) {
  return CALL(logisticLoss, (problem, parameters, margins, gradient));
}
