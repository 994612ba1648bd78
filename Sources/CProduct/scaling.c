#include "CLoops.h"
#include "exponential.h"
#include "lanes.h"

// Sinkhorn's iteration: its kernel, its steps, and the plan that it ends with.

// The kernel.

INLINED void makeKernel(transferlab_entropic e, double *kernel, float *singles, long stride) {
  for (long row = 0; row < e.rows; row++, kernel += e.columns) {
    const double *const costs = e.costs + row * e.columns, potential = e.rowPotentials[row];
    INTERLEAVED for (long column = 0; column < e.columns; column++) {
      const double exponent = e.scale * (potential + e.columnPotentials[column] - costs[column]);
      kernel[column] = exponent < -600 ? 0 : exponential(exponent);
    }
    if (!singles) continue;
    for (long column = 0; column < e.columns; column++)
      singles[column] = kernel[column] < 0x1p-130 ? 0 : (float)(kernel[column] * transferlab_single_unit);
    for (long column = e.columns; column < stride; column++) singles[column] = 0;
    singles += stride;
  }
}

// A step. Rows are read twice, the second time from the nearest caches.

// What rows or columns are to sum to after a step, as shares of their weights, where they summed to x: 1, and beyond it
// 1 - relaxation (x - 1) to first order.
INLINED lanes overshot(lanes x, double relaxation) {
  const double ahead = 1 + relaxation, behind = 1 - relaxation;
  return choose(x < 0.75, all(1), (ahead + behind * x) / (behind + ahead * x));
}

INLINED lanes magnitude(lanes x) { return (lanes)((flags)x & 0x7fffffffffffffff); }

// Scales rows with these sums, eight or as many as are left, and returns the factors for the sums of columns. Adds to the errors by
// how much the rows were off.
INLINED lanes scaleRows(long count, double relaxation, const double *weights, lanes sums, double *scales, lanes *errors) {
  const lanes weight = loadFirst(weights, count), scale = loadFirst(scales, count), share = scale * sums;
  const lanes error = weight * magnitude(share - 1), scaled = overshot(share, relaxation) / sums;
  *errors += error;
  storeFirst(scales, scaled, count);
  return weight * scaled;
}

// Scales all columns, and tells by how much they were off and are off then.
INLINED void scaleColumns(transferlab_scaling s, const double *sums, double *scales, transferlab_marginal_errors *errors) {
  lanes before = {0}, after = {0};
  for (long column = 0; column < s.columns; column += laneCount) {
    const long count = s.columns - column;
    const lanes weight = loadFirst(s.columnWeights + column, count), sum = loadFirst(sums + column, count);
    const lanes share = loadFirst(scales + column, count) * sum, next = overshot(share, s.relaxation);
    storeFirst(scales + column, next / sum, count);
    before += weight * magnitude(share - 1);
    after += weight * magnitude(next - 1);
  }
  errors->columnsBetween = total(before);
  errors->columnsAfter = total(after);
}

INLINED void stepOverRows(
    const int across, const int together, transferlab_scaling s, long row, double *scales, const double *columnFactors,
    double *columnSums, lanes *errors) {
  const double *const rows = s.kernel + row * s.columns;
  const lanes sums = rowSums(across, together, rows, columnFactors, s.columns);
  double factors[laneCount];
  store(factors, scaleRows(across, s.relaxation, s.rowWeights + row, sums, scales + row, errors));
  addRows(across, columnSums, rows, factors, s.columns);
}

// The sums of `across` rows, sixteen parts each, `together` of them at the same time; 0 for the rest of eight.
INLINED lanes singleRowSums(const int across, const int together, const float *rows, const float *factors, long stride) {
  lanes sums[8] = {0};
  UNROLLED for (int first = 0; first < across; first += together) {
    singles sum[8] = {0};
    for (long column = 0; column < stride; column += singleCount) {
      const singles factor = loadSingles(factors + column);
      UNROLLED for (int row = 0; row < together; row++) sum[row] += factor * loadSingles(rows + (first + row) * stride + column);
    }
    UNROLLED for (int row = 0; row < together; row++) sums[first + row] = lowerHalf(sum[row]) + upperHalf(sum[row]);
  }
  return folded(sums);
}

// Adds the sums of `across` rows, times a factor each.
INLINED void addSingleRows(const int across, double *sums, const float *rows, const float *factors, long stride) {
  for (long column = 0; column < stride; column += singleCount) {
    singles sum = factors[0] * loadSingles(rows + column);
    UNROLLED for (int row = 1; row < across; row++) sum += factors[row] * loadSingles(rows + row * stride + column);
    store(sums + column, load(sums + column) + lowerHalf(sum));
    store(sums + column + laneCount, load(sums + column + laneCount) + upperHalf(sum));
  }
}

INLINED void stepOverSingleRows(
    const int across, const int together, transferlab_scaling s, long row, double *scales, const float *columnFactors,
    double *columnSums, lanes *errors) {
  const float *const rows = s.singles + row * s.stride;
  const lanes sums = singleRowSums(across, together, rows, columnFactors, s.stride) / transferlab_single_unit;
  const lanes factors = scaleRows(across, s.relaxation, s.rowWeights + row, sums, scales + row, errors);
  float singleFactors[laneCount];
  UNROLLED for (int index = 0; index < laneCount; index++) singleFactors[index] = factors[index];
  addSingleRows(across, columnSums, rows, singleFactors, s.stride);
}

// `together` rows are summed at a time.
INLINED transferlab_marginal_errors scaleAlternately(
    const int together, transferlab_scaling s, double *rowScales, double *columnScales, double *scratch) {
  double *const sums = scratch, *const factors = scratch + s.columns;
  for (long column = 0; column < s.columns; column++) {
    factors[column] = s.columnWeights[column] * columnScales[column];
    sums[column] = 0;
  }
  lanes errors = {0};
  long row = 0;
  for (; row + 8 <= s.rows; row += 8) stepOverRows(8, together, s, row, rowScales, factors, sums, &errors);
  for (; row < s.rows; row++) stepOverRows(1, 1, s, row, rowScales, factors, sums, &errors);
  transferlab_marginal_errors result = {.rowsBefore = total(errors)};
  scaleColumns(s, sums, columnScales, &result);
  return result;
}

INLINED transferlab_marginal_errors scaleSinglesAlternately(
    const int together, transferlab_scaling s, double *rowScales, double *columnScales, double *scratch) {
  double *const sums = scratch;
  float *const factors = (float *)(scratch + s.stride);
  for (long column = 0; column < s.stride; column++) {
    factors[column] = column < s.columns ? s.columnWeights[column] * columnScales[column] : 0;
    sums[column] = 0;
  }
  lanes errors = {0};
  long row = 0;
  for (; row + 8 <= s.rows; row += 8) stepOverSingleRows(8, together, s, row, rowScales, factors, sums, &errors);
  for (; row < s.rows; row++) stepOverSingleRows(1, 1, s, row, rowScales, factors, sums, &errors);
  for (long column = 0; column < s.columns; column++) sums[column] /= transferlab_single_unit;
  transferlab_marginal_errors result = {.rowsBefore = total(errors)};
  scaleColumns(s, sums, columnScales, &result);
  return result;
}

// A plan from its kernel, and all that is asked of it, while a row is in the nearest caches.
INLINED double makePlan(transferlab_plan p, const double *costs, double *rowSums, double *columnSums) {
  lanes cost = {0};
  double rest = 0;
  for (long row = 0; row < p.rows; row++) {
    double *const plan = p.kernel + row * p.columns;
    const double *const c = costs + row * p.columns;
    lanes sum = {0};
    long column = 0;
    for (; column + laneCount <= p.columns; column += laneCount) {
      const lanes mass = p.rowFactors[row] * load(plan + column) * load(p.columnFactors + column);
      store(plan + column, mass);
      store(columnSums + column, load(columnSums + column) + mass);
      sum += mass;
      cost += mass * load(c + column);
    }
    rowSums[row] = 0;
    for (; column < p.columns; column++) {
      const double mass = plan[column] = p.rowFactors[row] * plan[column] * p.columnFactors[column];
      columnSums[column] += mass;
      rowSums[row] += mass;
      rest += mass * c[column];
    }
    UNROLLED for (int lane = 0; lane < laneCount; lane++) rowSums[row] += sum[lane];
  }
  UNROLLED for (int lane = 0; lane < laneCount; lane++) rest += cost[lane];
  return rest;
}

VERSIONS(
    void, makeKernel, (transferlab_entropic problem, double *kernel, float *singles, long stride),
    makeKernel(problem, kernel, singles, stride);)
VERSIONS(
    transferlab_marginal_errors, scaleAlternately,
    (transferlab_scaling s, double *rowScales, double *columnScales, double *scratch),
    return s.kernel ? scaleAlternately(rowsTogether(registerBytes), s, rowScales, columnScales, scratch)
                    : scaleSinglesAlternately(rowsTogether(registerBytes), s, rowScales, columnScales, scratch);)
VERSIONS(
    double, makePlan, (transferlab_plan plan, const double *costs, double *rowSums, double *columnSums),
    return makePlan(plan, costs, rowSums, columnSums);)

void transferlab_make_kernel(transferlab_entropic problem, double *kernel, float *singles, long stride) {
  CALL(makeKernel, (problem, kernel, singles, stride));
}

transferlab_marginal_errors transferlab_scale_alternately(
    transferlab_scaling scaling, double *rowScales, double *columnScales, double *scratch) {
  return CALL(scaleAlternately, (scaling, rowScales, columnScales, scratch));
}

double transferlab_make_plan(transferlab_plan plan, const double *costs, double *rowSums, double *columnSums) {
  return CALL(makePlan, (plan, costs, rowSums, columnSums));
}
