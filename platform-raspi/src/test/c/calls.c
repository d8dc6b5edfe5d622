/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */

/* Loads the library and calls those of its functions that need no JVM. */

#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>

#define PREFIX "Java_io_tocsin_raspi_system_NativeSystemCalls_"

int main(int count, char **arguments) {
  void *library = count == 2 ? dlopen(arguments[1], RTLD_NOW) : NULL;
  if (library == NULL) {
    printf("%s\n", count == 2 ? dlerror() : "usage");
    return 2;
  }
  int64_t (*monotonic)(void *, void *) = (int64_t(*)(void *, void *))dlsym(library, PREFIX "monotonicNs0");
  int32_t (*event)(void *, void *) = (int32_t(*)(void *, void *))dlsym(library, PREFIX "eventDescriptor0");
  int32_t (*close)(void *, void *, int32_t) = (int32_t(*)(void *, void *, int32_t))dlsym(library, PREFIX "close0");
  if (monotonic == NULL || event == NULL || close == NULL) {
    printf("a function is missing\n");
    return 2;
  }
  int64_t first = monotonic(NULL, NULL);
  int32_t descriptor = event(NULL, NULL);
  int32_t closed = close(NULL, NULL, descriptor);
  int32_t again = close(NULL, NULL, descriptor);
  printf("%d %d %d %d\n", monotonic(NULL, NULL) >= first && first > 0, descriptor > 2, closed, again == -EBADF);
  return 0;
}
