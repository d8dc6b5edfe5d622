/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/** Is told who is going to set variables. */
public interface SetListener {

  /** Nobody. */
  SetListener NOBODY = message -> {};

  /**
   * A SET that access control lets through is going to be carried out.
   *
   * @param message carries it; not to be kept beyond the request
   */
  void setBegins(IncomingMessage message);
}
