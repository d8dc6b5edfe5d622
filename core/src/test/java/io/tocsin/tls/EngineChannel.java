/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.tls.TlsClient;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServer;
import org.bouncycastle.tls.TlsServerProtocol;

/** Bouncy Castle's bare engine behind our interface, for peers with settings that ours has not. */
final class EngineChannel implements SecureChannel {

  private final TlsProtocol engine;
  private IOException failure;

  EngineChannel(TlsClient client) throws IOException {
    TlsClientProtocol protocol = new TlsClientProtocol();
    protocol.connect(client);
    engine = protocol;
  }

  EngineChannel(TlsServer server) throws IOException {
    TlsServerProtocol protocol = new TlsServerProtocol();
    protocol.accept(server);
    engine = protocol;
  }

  IOException failure() {
    return failure;
  }

  /** The fatal alert that came, -1 when none did. */
  int alertReceived() {
    return failure instanceof TlsFatalAlertReceived
        ? ((TlsFatalAlertReceived) failure).getAlertDescription()
        : -1;
  }

  @Override
  public int state() {
    if (failure != null) {
      return FAILED;
    }
    return engine.isClosed() ? CLOSED : engine.isConnected() ? OPEN : HANDSHAKING;
  }

  @Override
  public int offerInput(byte[] from, int offset, int length) {
    if (failure == null && !engine.isClosed() && length > 0) {
      try {
        engine.offerInput(from, offset, length);
      } catch (IOException e) {
        failure = e;
      }
    }
    return length;
  }

  @Override
  public void endOfInput() {
    try {
      engine.closeInput();
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public int readPlain(byte[] into, int offset, int length) {
    return engine.readInput(into, offset, length);
  }

  @Override
  public int plainAvailable() {
    return engine.getAvailableInputBytes();
  }

  @Override
  public boolean writePlain(byte[] from, int offset, int length) {
    try {
      engine.writeApplicationData(from, offset, length);
      return true;
    } catch (IOException e) {
      failure = e;
      return false;
    }
  }

  @Override
  public int outputAvailable() {
    return engine.getAvailableOutputBytes();
  }

  @Override
  public int writable() {
    return engine.isConnected() ? 1 << 14 : 0;
  }

  @Override
  public int readOutput(byte[] into, int offset, int length) {
    return engine.readOutput(into, offset, length);
  }

  @Override
  public void close() {
    try {
      engine.close();
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public boolean isPeerClosed() {
    return engine.isClosed();
  }

  @Override
  public TlsRefusal refusal() {
    return null;
  }

  @Override
  public PeerCertificates peer() {
    return null;
  }

  @Override
  public String protocol() {
    return null;
  }

  @Override
  public String cipherSuite() {
    return null;
  }
}
