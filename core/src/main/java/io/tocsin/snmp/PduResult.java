/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** error-status and error-index of a response in one number; 0 is success. */
final class PduResult {

  static final int SUCCESS = 0;

  static final int TOO_BIG = ErrorStatus.TOO_BIG;

  private static final int STATUS_BITS = 8;

  private PduResult() {}

  /** errorIndex counts from 1; 0 names no variable binding. */
  static int of(int errorStatus, int errorIndex) {
    return errorIndex << STATUS_BITS | errorStatus;
  }

  static int errorStatus(int result) {
    return result & ((1 << STATUS_BITS) - 1);
  }

  static int errorIndex(int result) {
    return result >>> STATUS_BITS;
  }
}
