/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import java.util.Arrays;

/**
 * What is cached of requests that wait for a response (RFC 3412 §7.1 step 9 c). A slot is the
 * sendPduHandle. It keeps the msgIDs of the first and of the last few transmissions, because a
 * response to the first may come after the second went out: over a way that is longer than the
 * timeout, the response to the first is the one that comes first. A slot that was closed keeps its
 * msgIDs until it is used again, so that a response that comes twice or too late can be told from
 * one that belongs to nothing.
 */
final class OutstandingRequests {

  /** No slot. */
  static final int NONE = -1;

  /** State of a slot: never used. */
  static final int FREE = 0;

  /** State of a slot: waits for a response. */
  static final int WAITING = 1;

  /** State of a slot: was answered. */
  static final int ANSWERED = 2;

  /** State of a slot: was given up. */
  static final int GIVEN_UP = 3;

  /** Transmissions of one request of which the msgID is known. */
  static final int TRANSMISSIONS = 4;

  private static final int NO_MESSAGE_ID = -1;

  private final int[] states;
  private final NotificationTarget[] targets;
  private final int[] messageIds;
  private final long[] sessionIds;
  private final int[] transmissionCounts;
  private int nextSlot;

  /**
   * All slots free.
   *
   * @param slotCount number of requests that can wait at once
   */
  OutstandingRequests(int slotCount) {
    states = new int[slotCount];
    targets = new NotificationTarget[slotCount];
    messageIds = new int[slotCount * TRANSMISSIONS];
    sessionIds = new long[slotCount * TRANSMISSIONS];
    transmissionCounts = new int[slotCount];
    Arrays.fill(messageIds, NO_MESSAGE_ID);
  }

  int slotCount() {
    return states.length;
  }

  /** Takes the slot that has been closed for longest; {@link #NONE} when all are waiting. */
  int open(NotificationTarget target) {
    for (int i = 0; i < states.length; i++) {
      int slot = nextSlot;
      nextSlot = (nextSlot + 1) % states.length;
      if (states[slot] != WAITING) {
        states[slot] = WAITING;
        targets[slot] = target;
        transmissionCounts[slot] = 0;
        int first = slot * TRANSMISSIONS;
        Arrays.fill(messageIds, first, first + TRANSMISSIONS, NO_MESSAGE_ID);
        return slot;
      }
    }
    return NONE;
  }

  void addTransmission(int slot, int messageId, long sessionId) {
    int count = transmissionCounts[slot]++;
    int entry = slot * TRANSMISSIONS + (count == 0 ? 0 : 1 + (count - 1) % (TRANSMISSIONS - 1));
    messageIds[entry] = messageId;
    sessionIds[entry] = sessionId;
  }

  /** The transmission with a msgID, of whatever state its slot is; {@link #NONE} when unknown. */
  int find(int messageId) {
    for (int entry = 0; entry < messageIds.length; entry++) {
      if (messageIds[entry] == messageId) {
        return entry;
      }
    }
    return NONE;
  }

  static int slotOf(int entry) {
    return entry / TRANSMISSIONS;
  }

  long sessionIdOf(int entry) {
    return sessionIds[entry];
  }

  /** No response to this one transmission counts any more. */
  void forget(int entry) {
    messageIds[entry] = NO_MESSAGE_ID;
  }

  int state(int slot) {
    return states[slot];
  }

  NotificationTarget target(int slot) {
    return targets[slot];
  }

  void close(int slot, boolean answered) {
    states[slot] = answered ? ANSWERED : GIVEN_UP;
  }
}
