// A library to preload that makes one call to the system fail: FAULT=function:n:what, such as FAULT=write:3:ENOSPC.
//
// Counted are the calls on files that a program writes: opens for writing, and every call on a descriptor above standard input. `what` is an error
// of the table below, `short` for a write of one byte, or `kill` for the end of the process before the call. Whether the call came is written to FAULT_LOG.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct { const char *name; int code; } errors[] = {
  {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EIO", EIO}, {"EINTR", EINTR}, {"EAGAIN", EAGAIN}, {"EACCES", EACCES}, {"EROFS", EROFS},
};

static atomic_int calls;

static void tell(void) {
  const char *log = getenv("FAULT_LOG");
  if (!log) return;
  int descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  syscall(SYS_write, descriptor, "reached\n", 8);
  syscall(SYS_close, descriptor);
}

enum fault { none, error, brief };

// Whether this call is the one; sets errno where it is to fail.
static enum fault met(const char *function) {
  const char *fault = getenv("FAULT");
  size_t length = strlen(function);
  if (!fault || strncmp(fault, function, length) != 0 || fault[length] != ':') return none;
  char *rest;
  long wanted = strtol(fault + length + 1, &rest, 10);
  if (atomic_fetch_add(&calls, 1) + 1 != wanted) return none;
  tell();
  const char *what = rest + 1;
  if (strcmp(what, "short") == 0) return brief;
  if (strcmp(what, "kill") == 0) kill(getpid(), SIGKILL);
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp(what, errors[i].name) == 0) errno = errors[i].code;
  return error;
}

#define NEXT(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

ssize_t write(int descriptor, const void *bytes, size_t count) {
  switch (descriptor > 0 ? met("write") : none) {
  case error: return -1;
  case brief: return NEXT(write)(descriptor, bytes, count ? 1 : 0);
  default: return NEXT(write)(descriptor, bytes, count);
  }
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if ((flags & (O_WRONLY | O_RDWR)) && met("open") != none) return -1;
  return NEXT(open)(path, flags, mode);
}

int fsync(int descriptor) { return met("fsync") != none ? -1 : NEXT(fsync)(descriptor); }
int link(const char *from, const char *to) { return met("link") != none ? -1 : NEXT(link)(from, to); }
int rename(const char *from, const char *to) { return met("rename") != none ? -1 : NEXT(rename)(from, to); }
int ftruncate(int descriptor, off_t length) { return met("ftruncate") != none ? -1 : NEXT(ftruncate)(descriptor, length); }
int fchmod(int descriptor, mode_t mode) { return met("fchmod") != none ? -1 : NEXT(fchmod)(descriptor, mode); }
int mkdir(const char *path, mode_t mode) { return met("mkdir") != none ? -1 : NEXT(mkdir)(path, mode); }
