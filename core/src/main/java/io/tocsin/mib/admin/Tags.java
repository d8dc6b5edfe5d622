/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.BerReader;
import io.tocsin.mib.ValueCheck;
import io.tocsin.mib.rows.Syntax;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Octets;
import io.tocsin.text.Utf8;

/**
 * SnmpTagValue and SnmpTagList (RFC 3413 §4.1): words of UTF-8 that select targets, and lists of
 * them with one blank, tab or line end between two.
 */
final class Tags extends Syntax {

  private static final int LENGTH_MAX = 255;

  private final boolean isList;

  private Tags(boolean isList) {
    this.isList = isList;
  }

  /** SnmpTagValue. */
  static Tags one() {
    return new Tags(false);
  }

  /** SnmpTagList. */
  static Tags list() {
    return new Tags(true);
  }

  @Override
  protected int check(BerReader value) {
    int status = ValueCheck.octets(value, 0, LENGTH_MAX);
    if (status != ErrorStatus.NO_ERROR) {
      return status;
    }
    byte[] bytes = value.buffer();
    int start = value.valueOffset();
    int end = start + value.valueLength();
    boolean isGood = Utf8.check(bytes, start, end) < 0;
    boolean isAfterDelimiter = true;
    for (int at = start; at < end; at++) {
      boolean isDelimiter = isDelimiter(bytes[at]);
      isGood &= !isDelimiter || (isList && !isAfterDelimiter);
      isAfterDelimiter = isDelimiter;
    }
    isGood &= start == end || !isAfterDelimiter;
    return isGood ? ErrorStatus.NO_ERROR : ErrorStatus.WRONG_VALUE;
  }

  private static boolean isDelimiter(byte octet) {
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
  }

  /**
   * Whether a list has a tag.
   *
   * @param list an SnmpTagList
   * @param tag an SnmpTagValue; the empty one is in no list
   */
  static boolean contains(Octets list, Octets tag) {
    byte[] bytes = list.bytes();
    int start = 0;
    while (start < list.length()) {
      int end = start;
      while (end < list.length() && !isDelimiter(bytes[end])) {
        end++;
      }
      if (end > start && tag.contentEquals(bytes, start, end - start)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }
}
