/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.DmAccount;

/** What a session is about: with whom, begun by whom, over what. */
public final class SessionTerms {

  private final DmAccount account;
  private final String sessionId;
  private final boolean isServerInitiated;
  private final boolean isTransportSecure;
  private final Encoding encoding;
  private final String serverUri;

  /**
   * The terms of a session.
   *
   * @param account the server's account, usable
   * @param sessionId SessionID: of the notification message, or our own
   * @param isServerInitiated whether a notification message of the server has asked for it
   * @param isTransportSecure whether it goes over TLS, by which the server's certificate has been
   *     verified
   * @param encoding how our messages are written
   * @param serverUri address of the server, as the messages name it
   */
  public SessionTerms(
      DmAccount account,
      String sessionId,
      boolean isServerInitiated,
      boolean isTransportSecure,
      Encoding encoding,
      String serverUri) {
    this.account = account;
    this.sessionId = sessionId;
    this.isServerInitiated = isServerInitiated;
    this.isTransportSecure = isTransportSecure;
    this.encoding = encoding;
    this.serverUri = serverUri;
  }

  /** The server's account. */
  public DmAccount account() {
    return account;
  }

  /** SessionID. */
  public String sessionId() {
    return sessionId;
  }

  /** Whether the server has asked for the session. */
  public boolean isServerInitiated() {
    return isServerInitiated;
  }

  /** Whether it goes over TLS. */
  public boolean isTransportSecure() {
    return isTransportSecure;
  }

  /** How our messages are written. */
  public Encoding encoding() {
    return encoding;
  }

  /** Address of the server. */
  public String serverUri() {
    return serverUri;
  }
}
