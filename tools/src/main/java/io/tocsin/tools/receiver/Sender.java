/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.text.HostNames;

/**
 * Who is at the other end of a session.
 *
 * @param securityName the name that its certificate maps to; null when it has none
 * @param address its address in numbers, an IPv6 address without brackets; null when not known
 * @param port its TCP port
 * @param protocol the version of TLS in words; null when none was agreed upon
 */
public record Sender(String securityName, String address, int port, String protocol) {

  /** Address and port, an IPv6 address in brackets. */
  public String place() {
    if (address == null) {
      return "unknown address";
    }
    return HostNames.bracketed(address) + ":" + port;
  }

  /** Name and place, for people. */
  @Override
  public String toString() {
    return securityName == null ? place() : securityName + " (" + place() + ")";
  }
}
