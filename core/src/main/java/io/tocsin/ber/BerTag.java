/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

/**
 * Identifier octets of the types that SNMP uses (RFC 2578 §7.1, RFC 3416 §3, RFC 3417 §8). All tag
 * numbers are below 31, so that an identifier is always one octet.
 */
public final class BerTag {

  /** INTEGER, Integer32. */
  public static final int INTEGER = 0x02;

  /** OCTET STRING. */
  public static final int OCTET_STRING = 0x04;

  /** NULL; in a variable binding: unSpecified. */
  public static final int NULL = 0x05;

  /** OBJECT IDENTIFIER. */
  public static final int OBJECT_IDENTIFIER = 0x06;

  /** SEQUENCE, SEQUENCE OF. */
  public static final int SEQUENCE = 0x30;

  /** IpAddress: four octets in network order. */
  public static final int IP_ADDRESS = 0x40;

  /** Counter32. */
  public static final int COUNTER32 = 0x41;

  /** Gauge32 and Unsigned32. */
  public static final int GAUGE32 = 0x42;

  /** TimeTicks, hundredths of a second. */
  public static final int TIME_TICKS = 0x43;

  /** Opaque. */
  public static final int OPAQUE = 0x44;

  /** Counter64. */
  public static final int COUNTER64 = 0x46;

  /** Exception noSuchObject. */
  public static final int NO_SUCH_OBJECT = 0x80;

  /** Exception noSuchInstance. */
  public static final int NO_SUCH_INSTANCE = 0x81;

  /** Exception endOfMibView. */
  public static final int END_OF_MIB_VIEW = 0x82;

  private BerTag() {}
}
