/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * The informs that wait for a response: their encoded PDUs, when each is due again, and for whom.
 * An inform has the slot of its request in {@link OutstandingRequests}.
 */
final class InformTable {

  private final byte[][] pdus;
  private final int[] pduLengths;
  private final int[] requestIds;
  private final long[] tokens;
  private final long[] deadlinesMs;
  private final int[] retryCounts;

  InformTable(int slotCount, int pduSizeMax) {
    pdus = new byte[slotCount][pduSizeMax];
    pduLengths = new int[slotCount];
    requestIds = new int[slotCount];
    tokens = new long[slotCount];
    deadlinesMs = new long[slotCount];
    retryCounts = new int[slotCount];
  }

  int pduSizeMax() {
    return pdus.length == 0 ? 0 : pdus[0].length;
  }

  void store(int slot, byte[] from, int offset, int length, int requestId, long token) {
    System.arraycopy(from, offset, pdus[slot], 0, length);
    pduLengths[slot] = length;
    requestIds[slot] = requestId;
    tokens[slot] = token;
    retryCounts[slot] = 0;
  }

  byte[] pdu(int slot) {
    return pdus[slot];
  }

  int pduLength(int slot) {
    return pduLengths[slot];
  }

  int requestId(int slot) {
    return requestIds[slot];
  }

  long token(int slot) {
    return tokens[slot];
  }

  long deadlineMs(int slot) {
    return deadlinesMs[slot];
  }

  void setDeadlineMs(int slot, long deadlineMs) {
    deadlinesMs[slot] = deadlineMs;
  }

  int retryCount(int slot) {
    return retryCounts[slot];
  }

  void countRetry(int slot) {
    retryCounts[slot]++;
  }
}
