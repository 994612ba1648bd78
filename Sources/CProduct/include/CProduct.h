// The product of single-precision matrices, with the vector instructions of the processor that it runs on.
//
// Swift compiles for the oldest processor of an architecture; C can hold a second version of a function for newer ones.
#ifndef TRANSFERLAB_CPRODUCT_H
#define TRANSFERLAB_CPRODUCT_H

#include "CLoops.h"
#include "COpenBLAS.h"
#include "CSystems.h"

// The vector instructions in use: "AVX-512", "AVX2" or "NEON"; NULL where there are none that multiply and add with one rounding,
// and the product below must not be called.
const char *transferlab_vector_instructions(void);

// A matrix in memory: element (i, j) stands at first[i * row + j * column].
struct transferlab_matrix {
  const float *first;
  long row;
  long column;
};

// C <- scale A B + keeping C, where A is rows x inner, B is inner x columns, and C lies row by row; in B, row or column is 1.
//
// On every processor each element of A B is the sum of its terms in their order, with one rounding a term; terms beyond the first
// TRANSFERLAB_PRODUCT_STRETCH are summed by themselves in stretches of that many. With keeping 0 the old values of C do not matter.
void transferlab_product(
    long rows, long inner, long columns, struct transferlab_matrix a, struct transferlab_matrix b, float scale, float keeping,
    float *c);

enum { TRANSFERLAB_PRODUCT_STRETCH = 256 };

#endif
