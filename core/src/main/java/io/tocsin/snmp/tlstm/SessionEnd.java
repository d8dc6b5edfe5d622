/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

/** Why a session ended or did not come about, one number for each cause; they never change. */
public final class SessionEnd {

  /** We were asked to close it. */
  public static final int BY_REQUEST = 1;

  /** The peer closed it in good order. */
  public static final int PEER_CLOSED = 2;

  /** The TCP connection could not be set up; the text is the platform's. */
  public static final int CONNECT_FAILED = 3;

  /** The TCP connection was not set up in time ({@link TlstmLimits#connectTimeMsMax}). */
  public static final int CONNECT_TIMEOUT = 4;

  /** The TCP connection broke. */
  public static final int CONNECTION_BROKEN = 5;

  /** TLS failed, or one side refused the other; the refusal says why. */
  public static final int TLS_FAILED = 6;

  /** The handshake was not done in time ({@link TlstmLimits#handshakeTimeMsMax}). */
  public static final int HANDSHAKE_TIMEOUT = 7;

  /** No message for too long ({@link TlstmLimits#idleTimeMsMax}). */
  public static final int IDLE = 8;

  /** The peer took too little of our output for too long ({@link TlstmLimits#stalledTimeMsMax}). */
  public static final int OUTPUT_STALLED = 9;

  /** What the peer sent does not begin as an SNMP message does. */
  public static final int MALFORMED_FRAME = 10;

  /** The peer sent a message larger than the greatest that we take. */
  public static final int MESSAGE_TOO_LARGE = 11;

  /** The peer ended the stream within a message. */
  public static final int TRUNCATED_MESSAGE = 12;

  /** It had not authenticated itself when its place was needed for another. */
  public static final int EVICTED = 13;

  /** Number of causes and one more; for tables of counters. */
  public static final int COUNT = 14;

  private static final String[] NAMES = {
    "none",
    "closed on request",
    "closed by the peer",
    "connection failed",
    "connection timed out",
    "connection broke",
    "TLS failed",
    "handshake timed out",
    "idle for too long",
    "peer does not take our output",
    "malformed message header",
    "message too large",
    "stream ended within a message",
    "place needed for another peer",
  };

  private SessionEnd() {}

  /**
   * The cause in words.
   *
   * @param cause a code of this class
   */
  public static String name(int cause) {
    return cause > 0 && cause < COUNT ? NAMES[cause] : "unknown";
  }
}
