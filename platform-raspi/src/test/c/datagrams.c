/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */

/* Binds a local datagram socket, says so in a line, and prints each datagram as a line, its line feeds as |. */

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

int main(int count, char **arguments) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  size_t length = count == 2 ? strlen(arguments[1]) : 0;
  if (length == 0 || length >= sizeof address.sun_path) {
    return 2;
  }
  memcpy(address.sun_path, arguments[1], length);
  if (address.sun_path[0] == '@') {
    address.sun_path[0] = '\0';
  }
  int descriptor = socket(AF_UNIX, SOCK_DGRAM, 0);
  socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
  if (descriptor < 0 || bind(descriptor, (struct sockaddr *)&address, size) < 0) {
    perror("datagrams");
    return 1;
  }
  printf("bound\n");
  fflush(stdout);
  char datagram[4096];
  for (;;) {
    ssize_t received = recv(descriptor, datagram, sizeof datagram, 0);
    if (received < 0) {
      return 1;
    }
    for (ssize_t i = 0; i < received; i++) {
      putchar(datagram[i] == '\n' ? '|' : datagram[i]);
    }
    putchar('\n');
    fflush(stdout);
  }
}
