/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.tls.TlsRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Takes note of a server's sessions. */
final class SessionNotes implements TransportObserver {

  private final TreeSet<Long> open = new TreeSet<>();
  private int failedCount;

  /** Numbers of the sessions that are open, in ascending order. */
  List<Long> open() {
    return new ArrayList<>(open);
  }

  /** Sessions that did not come about. */
  int failedCount() {
    return failedCount;
  }

  @Override
  public void sessionOpened(SessionView session) {
    open.add(session.sessionId());
  }

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {
    open.remove(session.sessionId());
  }

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {
    failedCount++;
  }

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {
    throw new IllegalStateException("a server of this world calls nobody");
  }

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {
    throw new IllegalStateException("a server of this world calls nobody");
  }
}
