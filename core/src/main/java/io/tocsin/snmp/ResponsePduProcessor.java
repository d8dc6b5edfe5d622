/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** An application that waits for responses (RFC 3412 §4.2.2.2, processResponsePdu). */
public interface ResponsePduProcessor {

  /**
   * Takes a Response-PDU or a Report-PDU that belongs to a request of the application.
   *
   * @param message the message that brought it, with the handle; good until this returns
   */
  void processResponsePdu(IncomingMessage message);
}
