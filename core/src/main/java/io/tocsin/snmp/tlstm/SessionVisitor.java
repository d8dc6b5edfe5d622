/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

/** Is shown one session after the other. */
public interface SessionVisitor {

  /**
   * Looks at a session.
   *
   * @param session to be looked at during the call and not longer
   */
  void visit(SessionView session);
}
