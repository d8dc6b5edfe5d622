/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.notify;

/** What the server recommends about the user (OMA DM Notification §6.2). */
public enum UiMode {
  /** Nothing. */
  NOT_SPECIFIED(0),
  /** Without the user. */
  BACKGROUND(1),
  /** The user is told. */
  INFORMATIVE(2),
  /** The user is asked. */
  USER_INTERACTION(3);

  private final int code;

  UiMode(int code) {
    this.code = code;
  }

  /** Its two bits. */
  int code() {
    return code;
  }
}
