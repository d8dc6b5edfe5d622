/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import io.tocsin.text.Utf8;
import java.util.Arrays;
import java.util.Locale;

/**
 * A notification message (package #0), by which a server asks for a session (OMA DM Notification
 * 1.2.1 §6). All numbers are big-endian:
 *
 * <pre>
 *  octets  0 to 15   digest over all that follows
 *  bits    10        version, 11 for 1.1
 *           2        user interaction mode
 *           1        initiator: 0 the user, 1 the server
 *          27        reserved
 *          16        session id
 *           8        length of the server's identifier
 *  octets  24 ...    the server's identifier, then what a vendor adds
 * </pre>
 *
 * <p>The reserved bits are of no account: a sender must leave them 0, and a later one may not, but
 * the digest covers them. So it does what a vendor adds.
 *
 * <p>The object looks into the caller's array, which has to stay as it is while it is used. Reading
 * allocates nothing and never throws.
 */
public final class NotificationMessage {

  /** No error. */
  public static final int NONE = 0;

  /** Fewer octets than the fields in front of the server's identifier take. */
  public static final int TOO_SHORT = 1;

  /** Another version than 1.1. */
  public static final int UNKNOWN_VERSION = 2;

  /** The server's identifier reaches beyond the end of the message. */
  public static final int SERVER_ID_BEYOND_END = 3;

  /** The server's identifier is empty, not UTF-8, or has control characters. */
  public static final int BAD_SERVER_ID = 4;

  /** User interaction mode: no recommendation. */
  public static final int NOT_SPECIFIED = 0;

  /** User interaction mode: in the background. */
  public static final int BACKGROUND = 1;

  /** User interaction mode: tell the user. */
  public static final int INFORMATIVE = 2;

  /** User interaction mode: ask the user before. */
  public static final int USER_INTERACTION = 3;

  private static final String[] NAMES = {
    "none",
    "notification message too short",
    "notification message of another version than 1.1",
    "server identifier longer than the notification message",
    "server identifier empty or not text",
  };

  private static final int VERSION_1_1 = 11;
  private static final int SESSION_ID_AT = Digests.SIZE + 5;
  private static final int ID_LENGTH_AT = SESSION_ID_AT + 2;
  private static final int ID_AT = ID_LENGTH_AT + 1;

  private byte[] octets = {};
  private int start;
  private int end;

  /**
   * Reads a message.
   *
   * @param from the octets
   * @param offset index of the first one
   * @param length number of them
   * @return {@link #NONE}, or why it is refused; it must not be asked for anything then
   */
  public int read(byte[] from, int offset, int length) {
    if (length < ID_AT) {
      return TOO_SHORT;
    }
    octets = from;
    start = offset;
    end = offset + length;
    if (version() != VERSION_1_1) {
      return UNKNOWN_VERSION;
    }
    if (serverIdLength() > length - ID_AT) {
      return SERVER_ID_BEYOND_END;
    }
    return isText() ? NONE : BAD_SERVER_ID;
  }

  private int version() {
    return octet(Digests.SIZE) << 2 | octet(Digests.SIZE + 1) >> 6;
  }

  private int octet(int at) {
    return octets[start + at] & 0xFF;
  }

  private boolean isText() {
    for (int i = 0; i < serverIdLength(); i++) {
      int octet = octet(ID_AT + i);
      if (octet < 0x20 || octet == 0x7F) {
        return false;
      }
    }
    return serverIdLength() > 0 && serverId() != null;
  }

  /** The user interaction mode, for example {@link #BACKGROUND}; a recommendation. */
  public int userInteractionMode() {
    return octet(Digests.SIZE + 1) >> 4 & 3;
  }

  /** Whether the server wants the session on its own account, not the user's. */
  public boolean isServerInitiated() {
    return (octet(Digests.SIZE + 1) & 0x08) != 0;
  }

  /** The session's identifier, 0 to 65535. */
  public int sessionId() {
    return octet(SESSION_ID_AT) << 8 | octet(SESSION_ID_AT + 1);
  }

  /** The session's identifier for the SessionID element: upper-case, without leading zeros. */
  public String sessionIdText() {
    return Integer.toHexString(sessionId()).toUpperCase(Locale.ROOT);
  }

  /** The server's identifier. */
  public String serverId() {
    StringBuilder text = new StringBuilder(serverIdLength());
    int at = start + ID_AT;
    return Utf8.decode(octets, at, at + serverIdLength(), text) < 0 ? text.toString() : null;
  }

  private int serverIdLength() {
    return octet(ID_LENGTH_AT);
  }

  /** Octets that the vendor has added. */
  public byte[] vendorPart() {
    return Arrays.copyOfRange(octets, start + ID_AT + serverIdLength(), end);
  }

  /**
   * Whether the digest is right.
   *
   * @param server the server's identifier with its password
   * @param nonce what we gave the server
   * @param digests does the work
   */
  public boolean isAuthentic(Credential server, Nonce nonce, Digests digests) {
    int trigger = start + Digests.SIZE;
    return digests.isMac(server, nonce, octets, trigger, end - trigger, octets, start);
  }

  /**
   * An error in words.
   *
   * @param error a result of {@link #read}
   */
  public static String name(int error) {
    return NAMES[error];
  }
}
