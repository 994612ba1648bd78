// Multiplies matrices of every small shape and layout with Sources/CProduct, compiled with checks of undefined behaviour and of addresses, and compares
// with the sums written out.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "CProduct.h"

static unsigned long long state = 1;

static float number(void) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (float)((double)(state >> 40) / (1 << 23) - 1);
}

// A block of exactly so many numbers, so that a step beyond it is seen.
static float *numbers(long count) {
  float *block = malloc(sizeof(float) * (size_t)(count > 0 ? count : 1));
  for (long index = 0; index < count; index++) block[index] = number();
  return block;
}

static long checked = 0;

static int check(long rows, long inner, long columns, int layout) {
  float *a = numbers(rows * inner), *b = numbers(inner * columns), *c = numbers(rows * columns), *old = numbers(rows * columns);
  for (long index = 0; index < rows * columns; index++) old[index] = c[index];
  struct transferlab_matrix left = layout & 1 ? (struct transferlab_matrix){a, 1, rows} : (struct transferlab_matrix){a, inner, 1};
  struct transferlab_matrix right = layout & 2 ? (struct transferlab_matrix){b, 1, inner} : (struct transferlab_matrix){b, columns, 1};
  float keeping = layout & 4 ? 1 : 0;
  transferlab_product(rows, inner, columns, left, right, 0.5f, keeping, c);
  int wrong = 0;
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < columns; j++) {
      double sum = 0, size = 1;
      for (long k = 0; k < inner; k++) {
        double term = (double)left.first[i * left.row + k * left.column] * right.first[k * right.row + j * right.column];
        sum += term;
        size += fabs(term);
      }
      double expected = 0.5 * sum + keeping * old[i * columns + j];
      if (!(fabs(c[i * columns + j] - expected) <= 1e-6 * size)) wrong = 1;
    }
  if (wrong) fprintf(stderr, "%ld x %ld x %ld, layout %d: wrong\n", rows, inner, columns, layout);
  free(a), free(b), free(c), free(old);
  checked++;
  return wrong;
}

int main(void) {
  if (!transferlab_vector_instructions()) return puts("no vector instructions: nothing to check"), 0;
  const long sizes[] = {1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65}, inners[] = {0, 1, 2, 7, 16, 255, 256, 257, 513};
  int wrong = 0;
  for (size_t r = 0; r < sizeof sizes / sizeof *sizes; r++)
    for (size_t k = 0; k < sizeof inners / sizeof *inners; k++)
      for (size_t c = 0; c < sizeof sizes / sizeof *sizes; c++)
        for (int layout = 0; layout < 8; layout++) wrong |= check(sizes[r], inners[k], sizes[c], layout);
  printf("%ld products, %s\n", checked, transferlab_vector_instructions());
  return wrong;
}
