/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** An address on which the agent listens for managers: {@code listen.NAME.*}. */
public final class ListenerSettings {

  private final String name;
  private final String address;
  private final int port;

  ListenerSettings(Values values, String name) {
    this.name = name;
    this.address = values.text(ConfigurationKeys.LISTEN_ADDRESS, name);
    this.port = values.integer(ConfigurationKeys.LISTEN_PORT, name);
  }

  /** NAME of the entry. */
  public String name() {
    return name;
  }

  /** Host name or address to bind to, an IPv6 address without brackets. */
  public String address() {
    return address;
  }

  /** TCP port; 0 lets the system choose. */
  public int port() {
    return port;
  }
}
