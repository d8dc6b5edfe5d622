/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlsTransportModel;

/** Sessions of the TLS transport model. */
final class TransportSessions implements Sessions {

  private final TlsTransportModel transport;

  TransportSessions(TlsTransportModel transport) {
    this.transport = transport;
  }

  @Override
  public long open(TlsTarget target, long nowMs) {
    return transport.openSession(target, nowMs);
  }

  @Override
  public boolean isDrained(long sessionId) {
    return transport.isDrained(sessionId);
  }

  @Override
  public void close(long sessionId, long nowMs) {
    transport.closeSession(sessionId);
  }
}
