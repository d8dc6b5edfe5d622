/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** SnmpSecurityModel of RFC 3411 §5: numbers of security models. */
public final class SecurityModelNumber {

  /** In an access entry: any model. */
  public static final int ANY = 0;

  /** SNMPv1. */
  public static final int SNMP_V1 = 1;

  /** SNMPv2c. */
  public static final int SNMP_V2C = 2;

  /** User-based Security Model (RFC 3414). */
  public static final int USM = 3;

  /** Transport Security Model (RFC 5591). */
  public static final int TSM = 4;

  private SecurityModelNumber() {}
}
