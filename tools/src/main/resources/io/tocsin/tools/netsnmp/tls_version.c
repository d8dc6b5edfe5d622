/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Lets Net-SNMP 5.9.3 speak TLS 1.2 and 1.3. That release caps its TLS transport at TLS 1.0, which
 * OpenSSL 3 refuses; 5.9.5 has no cap. Preloaded, this library stands before OpenSSL and turns the
 * cap into the greatest version named by the environment variable NET_SNMP_TLS (1.2 or 1.3).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

enum { SET_MAX_PROTOCOL_VERSION = 124, TLS_1_0 = 0x0301, TLS_1_2 = 0x0303, TLS_1_3 = 0x0304 };

typedef long control_function(void *context, int command, long number, void *pointer);

long SSL_CTX_ctrl(void *context, int command, long number, void *pointer) {
  control_function *next = (control_function *)dlsym(RTLD_NEXT, "SSL_CTX_ctrl");
  if (command == SET_MAX_PROTOCOL_VERSION && number == TLS_1_0) {
    const char *wanted = getenv("NET_SNMP_TLS");
    number = wanted != NULL && strcmp(wanted, "1.2") == 0 ? TLS_1_2 : TLS_1_3;
  }
  return next(context, command, number, pointer);
}
