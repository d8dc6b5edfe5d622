/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsProtocol;

/** The engine in the role of the client, under the rules of {@link TlsSessionState}. */
final class ClientProtocol extends TlsClientProtocol implements EngineProtocol {

  private final TlsSessionState session;

  ClientProtocol(TlsSessionState session) {
    this.session = session;
  }

  @Override
  public TlsProtocol engine() {
    return this;
  }

  @Override
  public void sendCloseNotify() throws IOException {
    raiseAlertWarning(AlertDescription.close_notify, null);
  }

  @Override
  public void abort(short description) throws IOException {
    handleException(description, null, null);
  }

  @Override
  protected void handleAlertMessage(short level, short description) throws IOException {
    short effective = session.alertReceived(level, description);
    if (effective >= 0) {
      super.handleAlertMessage(effective, description);
    }
  }

  @Override
  protected void handleHandshakeMessage(short type, HandshakeMessageInput message)
      throws IOException {
    session.handshakeMessage();
    super.handleHandshakeMessage(type, message);
  }

  @Override
  protected boolean handleRenegotiation() throws IOException {
    throw session.renegotiation();
  }
}
