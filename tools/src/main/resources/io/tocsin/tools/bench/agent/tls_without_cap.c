/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Preloaded before snmpd of Net-SNMP 5.9.3, which lets OpenSSL speak TLS 1.0 at most, and that is
 * what OpenSSL 3 refuses to speak. Whenever that cap is set, the version that the environment
 * variable BENCH_TLS_MAX names in hexadecimal is set in its place.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>

#define CTRL_SET_MAX_PROTO_VERSION 124
#define TLS1_0 0x0301
#define TLS1_3 0x0304

long SSL_CTX_ctrl(void *ctx, int cmd, long larg, void *parg) {
  long (*original)(void *, int, long, void *) =
      (long (*)(void *, int, long, void *))dlsym(RTLD_NEXT, "SSL_CTX_ctrl");
  if (cmd == CTRL_SET_MAX_PROTO_VERSION && larg == TLS1_0) {
    const char *max = getenv("BENCH_TLS_MAX");
    larg = max == NULL ? TLS1_3 : strtol(max, NULL, 16);
  }
  return original(ctx, cmd, larg, parg);
}
