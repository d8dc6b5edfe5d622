/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

/**
 * All sessions, in places that are made at the start.
 *
 * <pre>
 *   session number | 63 .... 17 | 16 ........ 1 | 0                     |
 *                  | sequence   | place         | 1 when we are server  |
 * </pre>
 *
 * <p>The sequence rises by one for each session, so no number is ever used twice (RFC 6353 §5.1.2
 * step 1). The lowest bit tells which side a session was opened by even when it is long over.
 */
final class SessionTable {

  private static final int PLACE_BITS = 16;
  private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

  private final Session[] sessions;
  private final TlstmLimits limits;
  private long sequence;

  SessionTable(SessionContext context) {
    limits = context.limits;
    sessions = new Session[limits.sessionsMax()];
    for (int i = 0; i < sessions.length; i++) {
      sessions[i] = new Session(context);
    }
  }

  int size() {
    return sessions.length;
  }

  Session at(int place) {
    return sessions[place];
  }

  /** A number for a new session in a place. */
  long newId(Session session, boolean server) {
    sequence++;
    int place = 0;
    while (sessions[place] != session) {
      place++;
    }
    return (sequence << (PLACE_BITS + 1)) | ((long) place << 1) | (server ? 1 : 0);
  }

  /** Goes on counting sessions behind those of another table. */
  void continueNumbers(SessionTable before) {
    sequence = Math.max(sequence, before.sequence);
  }

  /** Which session a number was given to: 1 to 2^31-1, and from 1 on again. */
  static int numberOf(long id) {
    return (int) (((id >>> (PLACE_BITS + 1)) - 1) % Integer.MAX_VALUE) + 1;
  }

  /** The session with a number; null when it is over or never was. */
  Session find(long id) {
    int place = (int) ((id >>> 1) & PLACE_MASK);
    boolean known = id != 0 && place < sessions.length && sessions[place].sessionId() == id;
    return known ? sessions[place] : null;
  }

  /** Whether a number was given to a session that a peer opened. */
  static boolean isServer(long id) {
    return (id & 1) != 0;
  }

  /** Number of sessions that are not over. */
  int count() {
    int count = 0;
    for (Session session : sessions) {
      if (session.state() != SessionState.NONE) {
        count++;
      }
    }
    return count;
  }

  /** A free place, or null. */
  Session free() {
    for (Session session : sessions) {
      if (session.state() == SessionState.NONE) {
        return session;
      }
    }
    return null;
  }

  /** Whether a connection of a peer can be taken without anybody giving way. */
  boolean hasRoomForPeer() {
    int accepted = 0;
    int unauthenticated = 0;
    for (Session session : sessions) {
      if (session.state() != SessionState.NONE && session.isServer()) {
        accepted++;
        if (session.isUnauthenticatedPeer()) {
          unauthenticated++;
        }
      }
    }
    return accepted < limits.acceptedSessionsMax()
        && unauthenticated < limits.handshakesMax()
        && free() != null;
  }

  /**
   * The one that gives way first: of the peers that are not authenticated and had their time of
   * grace, the oldest of those that never said a word, else the oldest. Null when nobody has to.
   */
  Session victim(long nowMs) {
    Session victim = null;
    for (Session session : sessions) {
      if (session.mayBeEvicted()
          && nowMs - session.startedMs() >= limits.handshakeGraceMsMin()
          && (victim == null || givesWayBefore(session, victim))) {
        victim = session;
      }
    }
    return victim;
  }

  private static boolean givesWayBefore(Session one, Session other) {
    return one.isSilent() != other.isSilent()
        ? one.isSilent()
        : one.startedMs() < other.startedMs();
  }

  /** When the next peer that is not authenticated will have had its time of grace. */
  long nextVictimMs() {
    long nextMs = Long.MAX_VALUE;
    for (Session session : sessions) {
      if (session.isUnauthenticatedPeer()) {
        nextMs = Math.min(nextMs, session.startedMs() + limits.handshakeGraceMsMin());
      }
    }
    return nextMs;
  }
}
