/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

/** How a session ends: the first cause counts. */
final class Ending {

  private SessionOutcome outcome = SessionOutcome.OPEN;
  private String detail = "";
  private boolean isToBeTold;

  /** The session ends without another word. */
  void quietly(SessionOutcome cause, String reason) {
    if (!isEnded()) {
      outcome = cause;
      detail = reason;
    }
  }

  /** The session ends early, and a server that we know is told so. */
  void early(SessionOutcome cause, String reason) {
    isToBeTold |= !isEnded();
    quietly(cause, reason);
  }

  /** Whether it is over, but for what the server is to be told. */
  boolean isEnded() {
    return outcome != SessionOutcome.OPEN;
  }

  /** Whether the server is to be told, if it has proved who it is. */
  boolean isToBeTold() {
    return isToBeTold;
  }

  SessionOutcome outcome() {
    return outcome;
  }

  /** More about the outcome, for people. */
  String detail() {
    return detail;
  }
}
