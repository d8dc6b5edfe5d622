/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

/** How a session ended. */
public enum SessionOutcome {
  /** It goes on. */
  OPEN("goes on"),
  /** Both sides have said all that they had to say. */
  COMPLETE("complete"),
  /** The server ended it early, by an alert 1223. */
  ABORTED_BY_SERVER("ended early by the server"),
  /** The server did not prove who it is; nothing that it asked for was done. */
  SERVER_NOT_PROVED("the server did not prove who it is"),
  /** The server did not believe who we are. */
  CLIENT_REFUSED("the server did not believe who we are"),
  /** The server's message cannot be read, or has no place in this session. */
  BAD_MESSAGE("a message that cannot be understood"),
  /** The server has kept it going for as many messages as a session may have. */
  TOO_MANY_MESSAGES("more messages than a session may have"),
  /** The server's account was taken away meanwhile. */
  ACCOUNT_GONE("its account is gone"),
  /** The device could not keep what the server had changed. */
  DEVICE_FAILED("the device could not keep a change"),
  /** The agent ended it, for reasons of its own. */
  CUT("cut"),
  /** The connection failed, or the server gave no answer. */
  NO_ANSWER("no answer");

  private final String text;

  SessionOutcome(String text) {
    this.text = text;
  }

  /** Whether we ended it ourselves, for reasons that are not the server's. */
  public boolean isOurDoing() {
    return this == CUT || this == ACCOUNT_GONE || this == DEVICE_FAILED;
  }

  /** The outcome in words. */
  public String text() {
    return text;
  }
}
