/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.tls.TlsRefusal;

/** A manager sees by the state of its sessions what becomes of them, and takes no notes. */
final class ManagerNotes implements TransportObserver {

  @Override
  public void sessionOpened(SessionView session) {}

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {}

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {}

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {
    throw new IllegalStateException("boards of this world have good certificates");
  }

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {
    throw new IllegalStateException("boards of this world have good certificates");
  }
}
