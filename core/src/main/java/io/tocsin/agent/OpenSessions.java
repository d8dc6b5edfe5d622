/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.mib.SessionStatus;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TlsTransportModel;

/** The TLS sessions that are open, with managers and with targets, for those who look at them. */
final class OpenSessions implements SessionStatus {

  private static final String NO_TARGET = "";

  private final TlsTransportModel transport;
  private final Targets targets;
  private final EventSubjects names;

  /**
   * The sessions of a transport model.
   *
   * @param transport has them
   * @param targets knows which are to targets
   * @param names has the names of the targets
   */
  OpenSessions(TlsTransportModel transport, Targets targets, EventSubjects names) {
    this.transport = transport;
    this.targets = targets;
    this.names = names;
  }

  @Override
  public int placeCount() {
    return transport.placeCount();
  }

  @Override
  public int number(int place) {
    SessionView session = session(place);
    return session == null ? 0 : session.sessionNumber();
  }

  @Override
  public SessionView session(int place) {
    return transport.openSession(place);
  }

  @Override
  public String targetName(int place) {
    TargetPlace target = targets.ofSession(session(place).sessionId());
    return target == null ? NO_TARGET : names.targetName(target.number());
  }
}
