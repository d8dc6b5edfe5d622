/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.auth;

/**
 * One board that may come.
 *
 * @param name what people call it
 * @param device the device identifier that it must have; empty for any
 * @param client what it must show
 * @param server what it is shown
 * @param tlsName common name that its certificate must have; empty for no condition
 */
public record Account(
    String name, String device, Credential client, Credential server, String tlsName) {

  /**
   * An account for a board of any device identifier and certificate.
   *
   * @param name what people call it
   * @param client what it must show
   * @param server what it is shown
   */
  public static Account of(String name, Credential client, Credential server) {
    return new Account(name, "", client, server, "");
  }
}
