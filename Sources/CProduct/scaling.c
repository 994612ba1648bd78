#include "CLoops.h"
#include "exponential.h"
#include "lanes.h"

// Sinkhorn's iteration: its kernel, its steps, and the plan that it ends with.

// The kernel.

INLINED void makeKernel(
    transferlab_kernel_shape shape, const double *costs, const double *rowPotentials, const double *columnPotentials, double *kernel,
    float *singles) {
  for (long row = 0; row < shape.rows; row++, costs += shape.columns, kernel += shape.columns) {
    const double potential = rowPotentials[row];
    INTERLEAVED for (long column = 0; column < shape.columns; column++) {
      const double exponent = shape.scale * (potential + columnPotentials[column] - costs[column]);
      kernel[column] = exponent < -600 ? 0 : exponential(exponent);
    }
    if (!singles) continue;
    for (long column = 0; column < shape.columns; column++)
      singles[column] = kernel[column] < 0x1p-130 ? 0 : (float)(kernel[column] * transferlab_single_unit);
    for (long column = shape.columns; column < shape.stride; column++) singles[column] = 0;
    singles += shape.stride;
  }
}

// A step. Rows are read twice, the second time from the nearest caches.

// What rows or columns are to sum to after a step, as shares of their weights, where they summed to x: 1, and beyond it
// 1 - relaxation (x - 1) to first order.
INLINED lanes overshot(lanes x, double relaxation) {
  const double ahead = 1 + relaxation, behind = 1 - relaxation;
  return choose(x < 0.75, all(1), (ahead + behind * x) / (behind + ahead * x));
}

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
INLINED void addSingleRows(const int across, double *sums, const float *rows, const double *factors, long stride) {
  float rounded[laneCount];
  UNROLLED for (int row = 0; row < across; row++) rounded[row] = factors[row];
  for (long column = 0; column < stride; column += singleCount) {
    singles sum = rounded[0] * loadSingles(rows + column);
    UNROLLED for (int row = 1; row < across; row++) sum += rounded[row] * loadSingles(rows + row * stride + column);
    store(sums + column, load(sums + column) + lowerHalf(sum));
    store(sums + column + laneCount, load(sums + column + laneCount) + upperHalf(sum));
  }
}

// Column factors are singles where the kernel's numbers are.
INLINED void stepOverRows(
    const bool isSingle, const int across, const int together, transferlab_scaling s, long row, double *scales,
    const void *columnFactors, double *columnSums, lanes *errors) {
  const double *const rows = isSingle ? 0 : s.kernel + row * s.columns;
  const float *const singleRows = isSingle ? s.singles + row * s.stride : 0;
  const lanes sums = isSingle ? singleRowSums(across, together, singleRows, columnFactors, s.stride) / transferlab_single_unit
                              : rowSums(across, together, rows, columnFactors, s.columns);
  double factors[laneCount];
  store(factors, scaleRows(across, s.relaxation, s.rowWeights + row, sums, scales + row, errors));
  if (isSingle)
    addSingleRows(across, columnSums, singleRows, factors, s.stride);
  else
    addRows(across, columnSums, rows, factors, s.columns);
}

// `together` rows are summed at a time.
INLINED transferlab_marginal_errors scaleAlternately(
    const bool isSingle, const int together, transferlab_scaling s, double *rowScales, double *columnScales, double *scratch) {
  double *const sums = scratch, *const factors = scratch + s.stride;
  for (long column = 0; column < s.stride; column++) {
    const double factor = column < s.columns ? s.columnWeights[column] * columnScales[column] : 0;
    if (isSingle)
      ((float *)factors)[column] = factor;
    else
      factors[column] = factor;
    sums[column] = 0;
  }
  lanes errors = {0};
  long row = 0;
  for (; row + 8 <= s.rows; row += 8) stepOverRows(isSingle, 8, together, s, row, rowScales, factors, sums, &errors);
  for (; row < s.rows; row++) stepOverRows(isSingle, 1, 1, s, row, rowScales, factors, sums, &errors);
  for (long column = 0; isSingle && column < s.columns; column++) sums[column] /= transferlab_single_unit;
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
    void, makeKernel,
    (transferlab_kernel_shape shape, const double *costs, const double *rowPotentials, const double *columnPotentials,
     double *kernel, float *singles),
    makeKernel(shape, costs, rowPotentials, columnPotentials, kernel, singles);)
VERSIONS(
    transferlab_marginal_errors, scaleAlternately,
    (transferlab_scaling s, double *rowScales, double *columnScales, double *scratch),
    return s.kernel ? scaleAlternately(false, rowsTogether(registerBytes), s, rowScales, columnScales, scratch)
                    : scaleAlternately(true, rowsTogether(registerBytes), s, rowScales, columnScales, scratch);)
VERSIONS(
    double, makePlan, (transferlab_plan plan, const double *costs, double *rowSums, double *columnSums),
    return makePlan(plan, costs, rowSums, columnSums);)

void transferlab_make_kernel(
    transferlab_kernel_shape shape, const double *costs, const double *rowPotentials, const double *columnPotentials, double *kernel,
    float *singles) {
  CALL(makeKernel, (shape, costs, rowPotentials, columnPotentials, kernel, singles));
}

transferlab_marginal_errors transferlab_scale_alternately(
    transferlab_scaling scaling, double *rowScales, double *columnScales, double *scratch) {
  return CALL(scaleAlternately, (scaling, rowScales, columnScales, scratch));
}

double transferlab_make_plan(transferlab_plan plan, const double *costs, double *rowSums, double *columnSums) {
  return CALL(makePlan, (plan, costs, rowSums, columnSums));
}
