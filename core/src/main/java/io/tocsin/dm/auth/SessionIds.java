/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

/**
 * The identifiers of the last sessions that a server has asked for and had. A server must not use
 * one for two sessions (OMA DM Notification 1.2.1 §6.2.10), so a notification message with one of
 * these is an old one. Where the server's type of proof has no nonce, its nonce for notification
 * messages never changes, and this alone keeps one that was recorded from being used again.
 *
 * <p>Whoever has recorded more of them than are remembered here can have old ones believed, as
 * often as the pace of sessions allows.
 */
final class SessionIds {

  /** Identifiers that are remembered. */
  static final int COUNT_MAX = 16;

  /** Most bytes of the record: their number, and two for each. */
  static final int RECORD_SIZE_MAX = 1 + 2 * COUNT_MAX;

  private final int[] ids = new int[COUNT_MAX];
  private int count;

  /** Whether an identifier is remembered. */
  boolean has(int id) {
    for (int i = 0; i < count; i++) {
      if (ids[i] == id) {
        return true;
      }
    }
    return false;
  }

  /** Remembers one, and forgets the oldest when there are too many. */
  void add(int id) {
    if (count == COUNT_MAX) {
      System.arraycopy(ids, 1, ids, 0, COUNT_MAX - 1);
      count--;
    }
    ids[count] = id;
    count++;
  }

  void clear() {
    count = 0;
  }

  /** Writes them; returns the index behind them. */
  int encode(byte[] into, int at) {
    into[at] = (byte) count;
    for (int i = 0; i < count; i++) {
      into[at + 1 + 2 * i] = (byte) (ids[i] >> 8);
      into[at + 2 + 2 * i] = (byte) ids[i];
    }
    return at + 1 + 2 * count;
  }

  /** Reads them; returns the index behind them, or -1. */
  int decode(byte[] from, int at, int end) {
    clear();
    if (at < 0 || at >= end || from[at] < 0 || from[at] > COUNT_MAX) {
      return -1;
    }
    int number = from[at];
    if (2 * number > end - at - 1) {
      return -1;
    }
    for (int i = 0; i < number; i++) {
      add((from[at + 1 + 2 * i] & 0xFF) << 8 | (from[at + 2 + 2 * i] & 0xFF));
    }
    return at + 1 + 2 * number;
  }
}
