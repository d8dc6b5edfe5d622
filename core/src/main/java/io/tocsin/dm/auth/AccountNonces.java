/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import io.tocsin.hal.Entropy;

/**
 * The nonces of one account, in both directions, and which of them may be kept.
 *
 * <ul>
 *   <li>The client's nonce came from the server, for us to prove ourselves with. One that came from
 *       a server which has proved itself is kept. Any other is used once and replaces nothing that
 *       is kept (OMA DM Security 1.2.1 §5.3.4): else whoever answers in the server's place could
 *       lock us out by a challenge.
 *   <li>The server's nonce came from us, for the server to prove itself with. One that went to a
 *       server in a challenge is kept when the server has proved itself with it.
 *   <li>The server may not have got the last nonce that we sent. So the one before is good too, for
 *       messages and for notifications (package #0), until the server has used the last one. Else a
 *       message that is lost would leave a server that only listens without a way to prove itself.
 * </ul>
 *
 * <p>What is kept goes into a record of at most {@link #RECORD_SIZE_MAX} bytes, for somebody else
 * to write: before a message goes out that has a new nonce, as the server may have it then. A
 * record that is lost costs one more challenge.
 */
public final class AccountNonces {

  /** Result of {@link #check}: no nonce makes the digest right. */
  public static final int NOT_AUTHENTIC = 0;

  /** Result of {@link #check}: right with a nonce that is kept. */
  public static final int AUTHENTIC = 1;

  /** Result of {@link #check}: right with the default nonce; go on with {@link #useDefault}. */
  public static final int AUTHENTIC_BY_DEFAULT = 2;

  /** Most bytes of a record: format, three nonces with their lengths, and identifiers. */
  public static final int RECORD_SIZE_MAX =
      1 + 3 * (1 + Nonce.OCTETS_MAX) + SessionIds.RECORD_SIZE_MAX;

  private static final int FORMAT = 2;

  private final Entropy entropy;
  private final Nonce client = new Nonce();
  private final Nonce clientOnce = new Nonce();
  private final Nonce server = new Nonce();
  private final Nonce serverBefore = new Nonce();
  private final Nonce serverOnce = new Nonce();
  private final Nonce fallback = new Nonce();
  private final Nonce none = new Nonce();
  private final SessionIds sessions = new SessionIds();
  private boolean serverOnceIsDefault;

  /** Whether the server has proved itself with the nonce before, so it has not got the last one. */
  private boolean isBeforeInUse;

  private boolean changed;

  /**
   * Nonces of an account that has none yet.
   *
   * @param entropy the source of ours
   */
  public AccountNonces(Entropy entropy) {
    this.entropy = entropy;
    fallback.setDefault();
  }

  // ---- we prove ourselves ----

  /**
   * Takes a nonce that the server sent ({@code NextNonce}), or the account's configuration gives.
   *
   * @param from source
   * @param offset index of the first octet, decoded from Base64
   * @param length number of octets
   * @param authenticated whether the sender had proved itself by then
   * @return false, with nothing changed, when there is none or more than {@link Nonce#OCTETS_MAX}
   *     octets
   */
  public boolean receive(byte[] from, int offset, int length, boolean authenticated) {
    if (length == 0 || length > Nonce.OCTETS_MAX) {
      return false;
    }
    if (authenticated) {
      client.set(from, offset, length);
      clientOnce.clear();
      changed = true;
    } else {
      clientOnce.set(from, offset, length);
    }
    return true;
  }

  /**
   * The nonce for our next credential. One that is good for once is used up by this call.
   *
   * @param into takes it; without octets when the server never sent one
   */
  public void takeClientNonce(Nonce into) {
    if (clientOnce.length() > 0) {
      into.set(clientOnce);
      clientOnce.clear();
    } else {
      into.set(client);
    }
  }

  // ---- the server proves itself ----

  /**
   * The nonce that the server must use now; without octets when it never got one. What was made
   * without a nonce can be repeated by anybody who saw it: outside of TLS, {@link #challenge} then.
   */
  public Nonce serverNonce() {
    return serverOnce.length() > 0 ? serverOnce : server;
  }

  /**
   * A fresh nonce for a server that has not proved itself: for the challenge in a Status 401 or
   * 407. From now on it alone counts, until {@link #endSession}.
   */
  public Nonce challenge() {
    serverOnceIsDefault = false;
    serverOnce.draw(entropy);
    return serverOnce;
  }

  /**
   * The nonce before that one, which the server may have where our last message did not arrive;
   * without octets when there is none that counts, or a challenge is out.
   */
  public Nonce serverNonceBefore() {
    return serverOnce.length() > 0 ? none : serverBefore;
  }

  /** Tells that the server has proved itself with {@link #serverNonce()}. */
  public void serverAuthenticated() {
    if (serverOnce.length() > 0 && !serverOnceIsDefault) {
      server.set(serverOnce);
      changed = true;
    }
    serverOnce.clear();
    forgetBefore();
  }

  private void forgetBefore() {
    changed |= serverBefore.length() > 0;
    serverBefore.clear();
    isBeforeInUse = false;
  }

  /** Tells that the server has proved itself with {@link #serverNonceBefore()}. */
  public void serverAuthenticatedBefore() {
    isBeforeInUse = true;
  }

  /**
   * A fresh nonce for a server that has proved itself: for the challenge in a Status 200 or 212.
   */
  public Nonce next() {
    if (!isBeforeInUse) {
      serverBefore.set(server);
    }
    isBeforeInUse = false;
    server.draw(entropy);
    changed = true;
    return server;
  }

  /**
   * Takes the server's nonce from the account's configuration, before any session.
   *
   * @param from source
   * @param offset index of the first octet
   * @param length number of octets, at most {@link Nonce#OCTETS_MAX}
   * @return false, with nothing changed, when there are too many
   */
  public boolean provisionServer(byte[] from, int offset, int length) {
    if (!server.set(from, offset, length)) {
      return false;
    }
    forgetBefore();
    changed = true;
    return true;
  }

  /**
   * Checks the digest of a notification message. One that is right with the last nonce shows that
   * the server has it, and the one before is good no more. Where the server never got a nonce, no
   * message is authentic: it could be repeated by anybody who saw it once.
   *
   * @param message read without an error
   * @param server the server's identifier with its password
   * @param digests does the work
   * @param defaultAllowed whether the default nonce may do where the others do not (OMA DM
   *     Notification 1.2.1 §5). Such a message can be repeated by anybody who saw it once.
   * @return {@link #NOT_AUTHENTIC}, {@link #AUTHENTIC} or {@link #AUTHENTIC_BY_DEFAULT}
   */
  public int check(
      NotificationMessage message, Credential server, Digests digests, boolean defaultAllowed) {
    if (this.server.length() > 0 && message.isAuthentic(server, this.server, digests)) {
      forgetBefore();
      return AUTHENTIC;
    }
    if (serverBefore.length() > 0 && message.isAuthentic(server, serverBefore, digests)) {
      return AUTHENTIC;
    }
    return defaultAllowed && message.isAuthentic(server, fallback, digests)
        ? AUTHENTIC_BY_DEFAULT
        : NOT_AUTHENTIC;
  }

  /**
   * Whether the server has asked for a session with an identifier, and has had it, not long ago.
   *
   * @param sessionId from 0 to 65535
   */
  public boolean hasHadSession(int sessionId) {
    return sessions.has(sessionId);
  }

  /**
   * Tells that the server has had a session that it had asked for. The last 16 are remembered.
   *
   * @param sessionId its identifier, from 0 to 65535
   */
  public void sessionHad(int sessionId) {
    if (!sessions.has(sessionId)) {
      sessions.add(sessionId);
      changed = true;
    }
  }

  /**
   * Begins a session after {@link #AUTHENTIC_BY_DEFAULT}: both sides prove themselves with the
   * default nonce, once. It is never kept.
   */
  public void useDefault() {
    clientOnce.set(fallback);
    serverOnce.set(fallback);
    serverOnceIsDefault = true;
  }

  /** Ends a session: what was good for once is forgotten. */
  public void endSession() {
    isBeforeInUse = false;
    clientOnce.clear();
    serverOnce.clear();
    serverOnceIsDefault = false;
  }

  // ---- the record ----

  /** Whether what is kept has changed since the last {@link #encode} or {@link #decode}. */
  public boolean isChanged() {
    return changed;
  }

  /**
   * Writes what is kept.
   *
   * @param into takes {@link #RECORD_SIZE_MAX} bytes at most
   * @param at index of the first one
   * @return index behind the last one
   */
  public int encode(byte[] into, int at) {
    into[at] = FORMAT;
    changed = false;
    int end = put(serverBefore, into, put(server, into, put(client, into, at + 1)));
    return sessions.encode(into, end);
  }

  private static int put(Nonce nonce, byte[] into, int at) {
    into[at] = (byte) nonce.length();
    System.arraycopy(nonce.octets(), 0, into, at + 1, nonce.length());
    return at + 1 + nonce.length();
  }

  /**
   * Reads what was kept.
   *
   * @param from a record
   * @param offset index of its first byte
   * @param length number of bytes
   * @return false when it is none; there are no nonces then
   */
  public boolean decode(byte[] from, int offset, int length) {
    endSession();
    changed = false;
    int end = offset + length;
    int at = length > 0 && from[offset] == FORMAT ? offset + 1 : -1;
    at = get(client, from, at, end);
    at = get(server, from, at, end);
    at = get(serverBefore, from, at, end);
    at = sessions.decode(from, at, end);
    if (at == end) {
      return true;
    }
    client.clear();
    server.clear();
    serverBefore.clear();
    sessions.clear();
    return false;
  }

  /** Reads one nonce; returns the index behind it, or -1. */
  private static int get(Nonce into, byte[] from, int at, int end) {
    if (at < 0 || at >= end) {
      return -1;
    }
    int length = from[at] & 0xFF;
    if (length > end - at - 1 || !into.set(from, at + 1, length)) {
      return -1;
    }
    return at + 1 + length;
  }
}
