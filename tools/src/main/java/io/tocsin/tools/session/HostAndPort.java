/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.text.HostNames;

/**
 * A host and a TCP port as people write them.
 *
 * @param host name or address, an IPv6 address without brackets
 * @param port 0 to 65535
 */
public record HostAndPort(String host, int port) {

  private static final int PORT_MAX = 65_535;

  /**
   * Reads {@code HOST}, {@code HOST:PORT}, {@code [IPv6]:PORT} or a bare IPv6 address.
   *
   * @param text what was written
   * @param defaultPort the port where none is written
   * @return host and port
   * @throws IllegalArgumentException when it is none of these; the message says what is allowed
   */
  public static HostAndPort parse(String text, int defaultPort) {
    String host = text;
    String port = "";
    int colon = text.lastIndexOf(':');
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      host = close < 0 ? "" : text.substring(1, close);
      port = close < 0 ? "" : text.substring(close + 1);
    } else if (colon >= 0 && colon == text.indexOf(':')) {
      host = text.substring(0, colon);
      port = text.substring(colon);
    }
    if (host.isEmpty() || !(port.isEmpty() || port.startsWith(":"))) {
      throw new IllegalArgumentException(
          "'" + text + "' is not HOST, HOST:PORT or [IPv6-ADDRESS]:PORT");
    }
    return new HostAndPort(host, port.isEmpty() ? defaultPort : port(port.substring(1)));
  }

  /**
   * Reads a place to listen at: what {@link #parse} takes, or a port alone.
   *
   * @param text what was written
   * @param defaultHost the address where none is written
   * @param defaultPort the port where none is written
   * @return address and port
   * @throws IllegalArgumentException when it is none; the message says what is allowed
   */
  public static HostAndPort parseListener(String text, String defaultHost, int defaultPort) {
    return text.matches("[0-9]+")
        ? new HostAndPort(defaultHost, port(text))
        : parse(text, defaultPort);
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= PORT_MAX) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("'" + text + "' is not a TCP port from 0 to " + PORT_MAX);
  }

  /** Host and port, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return HostNames.bracketed(host) + ":" + port;
  }
}
