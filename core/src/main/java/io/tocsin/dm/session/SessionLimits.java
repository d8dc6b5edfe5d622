/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

/** The bounds of a session. Immutable. */
public final class SessionLimits {

  private final int messageBytesMax;
  private final int objectBytesMax;
  private final int messagesMax;

  /**
   * Bounds.
   *
   * @param messageBytesMax longest message in bytes, in either direction: what MaxMsgSize says
   * @param objectBytesMax longest value in bytes: what MaxObjSize says
   * @param messagesMax most messages that we send in a session, before one more that ends it
   */
  public SessionLimits(int messageBytesMax, int objectBytesMax, int messagesMax) {
    this.messageBytesMax = messageBytesMax;
    this.objectBytesMax = objectBytesMax;
    this.messagesMax = messagesMax;
  }

  /** Longest message in bytes. */
  public int messageBytesMax() {
    return messageBytesMax;
  }

  /** Longest value in bytes. */
  public int objectBytesMax() {
    return objectBytesMax;
  }

  /** Most messages that we send. */
  public int messagesMax() {
    return messagesMax;
  }
}
