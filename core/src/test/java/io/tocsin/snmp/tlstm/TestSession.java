/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.PeerCertificates;

/** A session of a manager as others see it, of which a test says what matters to it. */
public final class TestSession implements SessionView {

  public long sessionId = 1;
  public TlsTarget target;
  public String remoteAddress = "192.0.2.2";
  public int remotePort = 40_000;
  public SecurityName securityName = SecurityName.of("admin");
  public String protocol = "TLS 1.3";
  public String cipherSuite = "TLS_AES_128_GCM_SHA256";
  public int sessionNumber = 1;
  public String peerAddress = "192.0.2.2:40000";
  public long openedMs;
  public long lastMessageMs;
  public long messagesIn;
  public long messagesOut;

  @Override
  public long sessionId() {
    return sessionId;
  }

  @Override
  public boolean isServer() {
    return target == null;
  }

  @Override
  public TlsTarget target() {
    return target;
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public int remotePort() {
    return remotePort;
  }

  @Override
  public SecurityName securityName() {
    return target == null ? securityName : target.securityName();
  }

  @Override
  public PeerCertificates peer() {
    return null;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public String cipherSuite() {
    return cipherSuite;
  }

  @Override
  public int sessionNumber() {
    return sessionNumber;
  }

  @Override
  public String peerAddress() {
    return peerAddress;
  }

  @Override
  public long openedMs() {
    return openedMs;
  }

  @Override
  public long lastMessageMs(long nowMs) {
    return lastMessageMs;
  }

  @Override
  public long messagesIn() {
    return messagesIn;
  }

  @Override
  public long messagesOut() {
    return messagesOut;
  }
}
