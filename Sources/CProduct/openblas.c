#define _GNU_SOURCE  // for RTLD_DEFAULT
#include "COpenBLAS.h"

#include <dlfcn.h>
#include <string.h>

// Stores the address of a function where a pointer to it belongs: C converts no pointer to data into one to a function.
static bool find(const char *name, void *function) {
  void *address = dlsym(RTLD_DEFAULT, name);
  memcpy(function, &address, sizeof address);
  return address != NULL;
}

bool transferlab_find_openblas(struct transferlab_openblas *found) {
  return find("openblas_get_config", &found->get_config) && find("openblas_get_corename", &found->get_corename)
      && find("openblas_get_num_threads", &found->get_num_threads)
      && find("openblas_set_num_threads", &found->set_num_threads) && find("dsyevd_", &found->dsyevd)
      && find("dgesdd_", &found->dgesdd);
}
