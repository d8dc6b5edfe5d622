/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** Identifier octets of the PDUs of RFC 3416 §3, and their classes (RFC 3411 §2.8). */
public final class PduType {

  /** GetRequest-PDU. */
  public static final int GET_REQUEST = 0xA0;

  /** GetNextRequest-PDU. */
  public static final int GET_NEXT_REQUEST = 0xA1;

  /** Response-PDU. */
  public static final int RESPONSE = 0xA2;

  /** SetRequest-PDU. */
  public static final int SET_REQUEST = 0xA3;

  /** GetBulkRequest-PDU. */
  public static final int GET_BULK_REQUEST = 0xA5;

  /** InformRequest-PDU. */
  public static final int INFORM_REQUEST = 0xA6;

  /** SNMPv2-Trap-PDU. */
  public static final int SNMPV2_TRAP = 0xA7;

  /** Report-PDU. */
  public static final int REPORT = 0xA8;

  private static final String[] NAMES = {
    "GetRequest",
    "GetNextRequest",
    "Response",
    "SetRequest",
    null,
    "GetBulkRequest",
    "InformRequest",
    "SNMPv2-Trap",
    "Report",
  };

  private PduType() {}

  /**
   * Name of a type as RFC 3416 §3 has it, without "-PDU".
   *
   * @param type a constant of this class
   */
  public static String name(int type) {
    return NAMES[type - GET_REQUEST];
  }

  /**
   * Whether an identifier octet is that of a PDU of SNMPv2. The Trap-PDU of SNMPv1, 0xA4, is none.
   *
   * @param tag identifier octet, or -1 for none
   */
  public static boolean isKnown(int tag) {
    return tag >= GET_REQUEST && tag <= REPORT && tag != 0xA4;
  }

  /**
   * Whether a PDU is of the Confirmed Class: somebody waits for an answer.
   *
   * @param type a constant of this class
   */
  public static boolean isConfirmed(int type) {
    switch (type) {
      case GET_REQUEST:
      case GET_NEXT_REQUEST:
      case GET_BULK_REQUEST:
      case SET_REQUEST:
      case INFORM_REQUEST:
        return true;
      default:
        return false;
    }
  }
}
