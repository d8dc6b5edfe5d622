/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

/**
 * Where a session gets its alerts from. It asks for them when the server has proved who it is and
 * has taken us for who we are, and never before.
 */
public interface AlertFeed {

  /**
   * Whether anything waits for the server. This alone is asked before the server has proved who it
   * is: it says whether that is worth asking for, and nothing that waits is given up by it.
   */
  default boolean isWaiting() {
    return next() != null;
  }

  /**
   * The alert that is to be sent next.
   *
   * @return the alert, the same until it is {@link #sent} or {@link #tooLong}; null when there is
   *     none now
   */
  SessionAlert next();

  /** The alert of {@link #next} is on its way. */
  void sent();

  /** The alert of {@link #next} does not fit into a message. */
  void tooLong();

  /**
   * The server has answered an alert that was on its way.
   *
   * @param index which: 0 for the first that was sent in this session
   * @param status the server's status
   */
  void answered(int index, int status);
}
