// Loops over many doubles, with the vector instructions of the processor that they run on: the compiler of Swift uses those of the
// oldest processor of an architecture, two numbers at a time instead of eight.
//
// The results have the same bits on every processor.
#ifndef TRANSFERLAB_CLOOPS_H
#define TRANSFERLAB_CLOOPS_H

// x <- exp(scale x), to within 2 units in the last place; below exp(-708) 0.
void transferlab_exponentiate(double *x, long count, double scale);

// x <- exp(x) in single precision, to within 2 units in the last place, for x from -87 to 88; beyond, what it is there.
void transferlab_exponentiate_singles(float *x, long count);

// x <- tanh(x) in single precision, to within 2e-7.
void transferlab_take_tangents(float *x, long count);

// sums[j] <- the sum over k of factors[k] rows[k * columns + j], in the order of k, each product and each sum rounded.
void transferlab_combine_rows(double *sums, const double *rows, const double *factors, long count, long columns);

// The gradient of the sum of ln m[i], m[i] the sum over k of weights[k] p[k * count + i], in eight parts for each k:
// sums[8 k + j] is the sum of p[k * count + i] / m[i] over the i with i % 8 == j, in their order.
void transferlab_mixture_gradient(double *sums, const double *p, const double *weights, long classes, long count);

// The shape of a kernel of entropic transport, and the inverse of the regularization. In single precision it has rows of `stride`
// numbers, the next multiple of 16, with zeros at their ends.
typedef struct {
  long rows;
  long columns;
  long stride;
  double scale;
} transferlab_kernel_shape;

// What stands for 1 in a kernel of single precision, so that it has room for factors below and above.
#define transferlab_single_unit 0x1p64

// kernel[i, j] <- exp(scale (rowPotentials[i] + columnPotentials[j] - costs[i, j])), or 0 where that is below exp(-600).
// singles[i, j] <- the same times the unit, or 0 where it is below 2^-130; it may be null.
void transferlab_make_kernel(
    transferlab_kernel_shape shape, const double *costs, const double *rowPotentials, const double *columnPotentials, double *kernel,
    float *singles);

// A matrix K, rows x columns, with a weight for each row and column, and by how much a step of its scaling goes too far. K has
// doubles, or numbers of single precision, times the unit: one of the two is null. The stride is given in either case.
typedef struct {
  const double *kernel;
  const float *singles;
  long stride;
  long rows;
  long columns;
  const double *rowWeights;
  const double *columnWeights;
  double relaxation;
} transferlab_scaling;

typedef struct {
  double rowsBefore;
  double columnsBetween;
  double columnsAfter;
} transferlab_marginal_errors;

// A step of Sinkhorn's iteration with overrelaxation, for rows i and then columns j with the weights a, b and the scales r, s:
//
//     m[i] <- sum over j of K[i, j] b[j] s[j],    r[i] <- h(r[i] m[i]) / m[i],
//     t[j] <- sum over i of K[i, j] a[i] r[i],    s[j] <- h(s[j] t[j]) / t[j],
//
// h(x) = ((1 + q) + (1 - q) x) / ((1 - q) + (1 + q) x) with q the relaxation, but 1 where x < 3/4. m[i] is summed in eight parts,
// j % 8 each, that are added in pairs, t[j] in the order of i. In single precision b[j] s[j] and a[i] r[i] are rounded to it, m[i]
// has sixteen parts, of which 8 apart are added first, in double precision, and of t[j] the terms of eight rows are summed before
// they are added in double precision. Returns the sums of a[i] |r[i] m[i] - 1| with the r before, of b[j] |s[j] t[j] - 1| with the r
// after and the s before, and of b[j] |h(s[j] t[j]) - 1|: in eight parts, j % 8 each, that are added in pairs, and so are those of
// rows, where rows that do not fill eight belong to the first part. `scratch` has room for twice the stride.
transferlab_marginal_errors transferlab_scale_alternately(
    transferlab_scaling scaling, double *rowScales, double *columnScales, double *scratch);

// A matrix, rows x columns, to be multiplied by a factor for each row and column.
typedef struct {
  double *kernel;
  long rows;
  long columns;
  const double *rowFactors;
  const double *columnFactors;
} transferlab_plan;

// kernel[i, j] <- rowFactors[i] kernel[i, j] columnFactors[j]; rowSums <- the sums of its rows, each in eight parts, j % 8 each,
// after what is left of the columns; to columnSums those of its columns are added, in the order of i. Returns the sum of
// kernel[i, j] costs[i, j].
double transferlab_make_plan(transferlab_plan plan, const double *costs, double *rowSums, double *columnSums);

// A matrix, rows x columns, and choices of some of its rows and columns: bit k of words[g * choices + p] says whether choice p has
// thing 64 g + k. Row i is thing i, and column j is thing firstColumn + j, where firstColumn is a multiple of 8.
typedef struct {
  const double *elements;
  long rows;
  long columns;
  long firstColumn;
  const unsigned long long *words;
  long choices;
} transferlab_selection;

// sums[p] += the sum of the elements whose row and column choice p has; `scratch` has room for eight numbers a choice.
void transferlab_selected_sums(transferlab_selection selection, double *scratch, double *sums);

// The examples of a logistic regression: a row of features for each, its class as a sign, and its weight.
typedef struct {
  const double *rows;
  const double *signs;
  const double *weights;
  long count;
  long columns;
} transferlab_logistic;

// margins[i] <- signs[i] (the sum over j of parameters[j] rows[i * columns + j], in eight parts, j % 8 each, that are added in pairs,
// and parameters[columns]). Returns the sum of weights[i] log(1 + exp(-margins[i])); gradient <- its derivatives by the columns + 1
// parameters. Reads the rows from memory once; no number is NaN or infinite.
double transferlab_logistic_loss(
    transferlab_logistic problem, const double *parameters, double *margins, double *gradient);

// The largest |x[k]|; 0 where there is none, NaN where one is.
double transferlab_largest_magnitude(const double *x, long count);

// The least a[k] + b[k]; infinite where there are none. No number is NaN.
double transferlab_smallest_sum(const double *a, const double *b, long count);

// The first k with a[k] + b[k] == value; count where there is none.
long transferlab_first_sum(const double *a, const double *b, long count, double value);

// The first k at which a[k] + b[k] is least; -1 where it is not below the bound. The count is a multiple of 16; no sum is NaN.
long transferlab_place_of_least(const float *a, const float *b, long count, float bound);

// rounded[i * stride + j] <- scale rows[i * columns + j] in single precision; from j = columns on, infinity.
void transferlab_round_rows(const double *rows, long rowCount, long columns, double scale, float *rounded, long stride);

// The state of sequential minimal optimisation: a gradient for each coefficient, 0 or an infinity to be added to it where it may
// not rise or fall, and the diagonal of the kernel matrix.
typedef struct {
  long count;
  const double *gradients;
  const double *rising;
  const double *falling;
  const double *diagonal;
} transferlab_pairs;

typedef struct {
  double largestRising;
  long risingPlace;
  double smallestFalling;
} transferlab_extremes;

// The place j, of those that may fall and have a smaller gradient than i, with the largest (g_i - g_j)^2 / (K_ii + K_jj - 2 K_ij),
// the first among equals; i where there is none. `row` is that of i in K.
long transferlab_partner(transferlab_pairs pairs, long i, const double *row);

// gradients <- gradients - step (rowI - rowJ), the same array as that of `pairs`, and the extremes of the result.
transferlab_extremes transferlab_move(
    transferlab_pairs pairs, double *gradients, double step, const double *rowI, const double *rowJ);

// A step of descent with momentum: v <- momentum v - stepSize (g + decay w), w <- w + v.
void transferlab_momentum_step(
    float *v, float *w, const float *g, long count, float momentum, float stepSize, float decay);

// z <- 0 where it is negative.
void transferlab_rectify(float *z, long count);

// d <- 0 where the value is not positive.
void transferlab_gate(float *d, const float *values, long count);

// sums[j] <- the sum over i of rows[i * columns + j], in the order of i.
void transferlab_sum_columns(float *sums, const float *rows, long rowCount, long columns);

#endif
