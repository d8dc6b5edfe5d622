/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** An application that takes requests or notifications (RFC 3412 §4.2.2.1, processPdu). */
public interface PduProcessor {

  /**
   * Works on one PDU. An answer, if there is one, is given to the dispatcher before this returns.
   *
   * @param message the message that brought it; good until this returns
   */
  void processPdu(IncomingMessage message);
}
