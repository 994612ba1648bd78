// What OpenBLAS exports beside the CBLAS interface, looked up at run time: the same compiled code serves programs that are linked with
// it and programs that are linked with another BLAS.
#ifndef TRANSFERLAB_COPENBLAS_H
#define TRANSFERLAB_COPENBLAS_H

#include <stdbool.h>

// The routines of LAPACK are column-major and follow the Fortran convention: every argument is a pointer, and the lengths of
// character arguments follow at the end.
struct transferlab_openblas {
  char *(*get_config)(void);
  char *(*get_corename)(void);
  int (*get_num_threads)(void);
  void (*set_num_threads)(int count);
  void (*dsyevd)(
      const char *job, const char *triangle, const int *n, double *a, const int *lda, double *values, double *work,
      const int *work_count, int *integer_work, const int *integer_work_count, int *info, unsigned long job_length,
      unsigned long triangle_length);
  void (*dgesdd)(
      const char *job, const int *m, const int *n, double *a, const int *lda, double *values, double *u, const int *ldu,
      double *vt, const int *ldvt, double *work, const int *work_count, int *integer_work, int *info, unsigned long job_length);
};

// Whether the program is linked with OpenBLAS, whose functions are then all found.
bool transferlab_find_openblas(struct transferlab_openblas *found);

#endif
