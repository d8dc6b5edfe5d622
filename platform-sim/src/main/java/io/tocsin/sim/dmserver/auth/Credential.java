/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.auth;

/**
 * What one side shows to the other.
 *
 * @param type how it shows it
 * @param name user name; for a server its name in the client's account
 * @param password the secret of both
 * @param firstNonce the nonce that both know beforehand, in base64; empty for none
 */
public record Credential(AuthType type, String name, String password, String firstNonce) {

  /** Nothing to show. */
  public static final Credential NONE = new Credential(AuthType.NONE, "", "", "");

  /**
   * A credential without a nonce known beforehand.
   *
   * @param type how it is shown
   * @param name user name
   * @param password the secret
   */
  public static Credential of(AuthType type, String name, String password) {
    return new Credential(type, name, password, "");
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return type + " as '" + name + "'";
  }
}
