// The product of single-precision matrices, with the vector instructions of the processor that it runs on.
//
// Swift compiles for the oldest processor of an architecture; C can hold a second version of a function for newer ones.
#ifndef TRANSFERLAB_CPRODUCT_H
#define TRANSFERLAB_CPRODUCT_H

#include <stdbool.h>

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

// What becomes of a product's elements before they are written, in this order.
struct transferlab_ending {
  // They are multiplied by a factor.
  float scale;
  // The old values of C, times this, are added; with 0 these do not matter.
  float keeping;
  // A number for each column is added, unless NULL.
  const float *row;
  // What is negative becomes 0.
  bool isRectified;
  // What has a value here that is not positive becomes 0, unless NULL. The values lie row by row, as C.
  const float *gate;
};

// C <- A B, ended so, where A is rows x inner, B is inner x columns, and C lies row by row; in B, row or column is 1.
//
// On every processor each element of A B is the sum of its terms in their order, with one rounding a term; terms beyond the first
// TRANSFERLAB_PRODUCT_STRETCH are summed by themselves in stretches of that many.
void transferlab_product(
    long rows, long inner, long columns, struct transferlab_matrix a, struct transferlab_matrix b,
    struct transferlab_ending ending, float *c);

enum { TRANSFERLAB_PRODUCT_STRETCH = 256 };

#endif
