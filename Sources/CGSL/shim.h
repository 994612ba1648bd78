// The GSL headers in use, and what Swift cannot import as it is.
#ifndef TRANSFERLAB_CGSL_SHIM_H
#define TRANSFERLAB_CGSL_SHIM_H

#include <gsl/gsl_cblas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_version.h>

// Global constants of C count as shared mutable state in Swift 6; these functions hand out their values.
static inline const gsl_rng_type *transferlab_mt19937(void) { return gsl_rng_mt19937; }
static inline const char *transferlab_gsl_version(void) { return gsl_version; }
static inline const gsl_multimin_fdfminimizer_type *transferlab_vector_bfgs2(void) {
  return gsl_multimin_fdfminimizer_vector_bfgs2;
}

#endif
