/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** Hears what became of informs. It may send further notifications from within a call. */
public interface InformListener {

  /** Cause of a failure: no response after all retries. */
  int TIMEOUT = 1;

  /** Cause of a failure: the receiver answered with a Report. */
  int REPORT = 2;

  /** Cause of a failure: the receiver answered with an error-status. */
  int ERROR_RESPONSE = 3;

  /** Cause of a failure: {@link NotificationOriginator#cancel} was called. */
  int CANCELLED = 4;

  /**
   * The receiver has confirmed an inform.
   *
   * @param target where it had been sent to
   * @param token the sender's mark
   * @param nowMs present time of the monotonic clock in milliseconds
   */
  void informAcknowledged(NotificationTarget target, long token, long nowMs);

  /**
   * An inform was given up.
   *
   * @param target where it had been sent to
   * @param token the sender's mark
   * @param cause {@link #TIMEOUT}, {@link #REPORT}, {@link #ERROR_RESPONSE} or {@link #CANCELLED}
   * @param nowMs present time of the monotonic clock in milliseconds
   */
  void informFailed(NotificationTarget target, long token, int cause, long nowMs);
}
