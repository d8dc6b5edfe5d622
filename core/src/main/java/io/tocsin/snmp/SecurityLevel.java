/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** SnmpSecurityLevel of RFC 3411 §5; greater numbers are more secure. */
public final class SecurityLevel {

  /** Neither authenticated nor encrypted. */
  public static final int NO_AUTH_NO_PRIV = 1;

  /** Authenticated, not encrypted. */
  public static final int AUTH_NO_PRIV = 2;

  /** Authenticated and encrypted. */
  public static final int AUTH_PRIV = 3;

  private SecurityLevel() {}
}
