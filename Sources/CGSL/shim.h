// The GSL headers in use, and what Swift cannot import as it is.
#ifndef TRANSFERLAB_CGSL_SHIM_H
#define TRANSFERLAB_CGSL_SHIM_H

#include <gsl/gsl_errno.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_version.h>

// Global constants of C count as shared mutable state in Swift 6; these functions hand out their values.
static inline const gsl_rng_type *transferlab_mt19937(void) { return gsl_rng_mt19937; }
static inline const char *transferlab_gsl_version(void) { return gsl_version; }

#endif
