// Which vector instructions the processor has.
#pragma once

#include <stdbool.h>

#if defined(__x86_64__)

// TRANSFERLAB_WITHOUT_AVX512 leaves the widest vectors unused, so that the others can be tested and timed on a processor that has all.
static inline bool hasAVX512(void) {
#if defined(TRANSFERLAB_WITHOUT_AVX512)
  return false;
#else
  return __builtin_cpu_supports("avx512f");
#endif
}

static inline bool hasAVX2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

#endif
