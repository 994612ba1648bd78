// Small systems of linear equations by the normal equations, eight at a time, and the Gram matrices that they begin with.
//
// The results have the same bits on every processor.
#ifndef TRANSFERLAB_CSYSTEMS_H
#define TRANSFERLAB_CSYSTEMS_H

// The lower triangle of A^T A for A row by row, count x columns, each element a sum in the order of the rows. What is above the
// diagonal may be written to.
void transferlab_lower_gram(double *gram, const double *rows, long count, long columns);

// Eight numbers of eight systems stand side by side: number n of system `lane` is numbers[8 n + lane].

// Makes A^T A and A^T b those of a system. `scratch` has room for columns * columns numbers.
void transferlab_place_system(
    double *grams, double *products, long lane, const double *rows, const double *b, long count, long columns, double *scratch);

// The solutions x of A^T A x = A^T b by Cholesky's decomposition, whose factors replace `grams`. inflations[lane] is the sum of
// G[k, k] (G^-1)[k, k] over k, for G = A^T A; not a number, or infinite, where a system has no decomposition. `products` is used up,
// and `scratch` has room for 8 * columns numbers.
void transferlab_solve_systems(
    double *x, double *inflations, double *grams, double *products, double *scratch, long columns);

// Makes A^T (b - A x) the product of a system. `scratch` has room for 2 * columns numbers.
void transferlab_place_residual(
    double *products, long lane, const double *rows, const double *b, const double *x, long count, long columns, double *scratch);

// x <- x + the solutions for these products, which are used up.
void transferlab_correct_solutions(double *x, const double *factors, double *products, long columns);

#endif
