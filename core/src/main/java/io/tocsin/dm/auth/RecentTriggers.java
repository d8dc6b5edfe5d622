/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

/**
 * A bounded memory of the notification messages that were authentic. A server that gets no session
 * sends its message again with the same session id, and one session is enough for all of them (OMA
 * DM Notification 1.2.1 §6.2.10).
 *
 * <p>Session ids have 16 bits and come round, so a message counts as a repetition for a limited
 * time. When the memory is full the oldest message is forgotten; the worst of it is one session too
 * many, and how often a server may ask at all is for the caller to bound. Allocates nothing after
 * construction.
 */
public final class RecentTriggers {

  private final long timeMsMax;
  private final String[] serverIds;
  private final int[] sessionIds;
  private final long[] firstMs;
  private int count;
  private int next;

  /**
   * An empty memory.
   *
   * @param capacity most messages that are remembered, 1 at least; 24 bytes each
   * @param timeMsMax how long after the first message another one repeats it, in milliseconds
   */
  public RecentTriggers(int capacity, long timeMsMax) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be 1 at least");
    }
    this.timeMsMax = timeMsMax;
    serverIds = new String[capacity];
    sessionIds = new int[capacity];
    firstMs = new long[capacity];
  }

  /**
   * Tells of an authentic message.
   *
   * @param serverId the server's identifier: the account's own string, not the message's, so that
   *     nothing of the message is kept
   * @param sessionId the session's identifier
   * @param nowMs monotonic time in milliseconds
   * @return whether it is the first of its kind, and is remembered from now on
   */
  public boolean isFirst(String serverId, int sessionId, long nowMs) {
    for (int i = 0; i < count; i++) {
      if (sessionIds[i] == sessionId
          && nowMs - firstMs[i] < timeMsMax
          && serverIds[i].equals(serverId)) {
        return false;
      }
    }
    serverIds[next] = serverId;
    sessionIds[next] = sessionId;
    firstMs[next] = nowMs;
    next = (next + 1) % serverIds.length;
    count = Math.min(count + 1, serverIds.length);
    return true;
  }
}
