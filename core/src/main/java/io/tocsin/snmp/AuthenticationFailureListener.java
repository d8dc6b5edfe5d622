/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * Hears of messages that were not properly authenticated, of which RFC 3418 lets an
 * authenticationFailure notification be sent. With the Transport Security Model these are messages
 * that claim more security than their session has; peers without a valid certificate never get as
 * far as a message.
 */
public interface AuthenticationFailureListener {

  /**
   * A message was refused.
   *
   * @param message the message; good until this returns
   */
  void authenticationFailed(IncomingMessage message);
}
