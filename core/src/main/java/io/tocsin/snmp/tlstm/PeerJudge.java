/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.TlsRefusal;

/** Judges the peer of one session within its handshake, and remembers the outcome. */
final class PeerJudge implements PeerVerifier {

  private final PeerPolicy policy;
  private final TlsTarget target;
  private SecurityName securityName;
  private boolean accepted;

  /**
   * A judge.
   *
   * @param target the server that we mean, or null to judge a client
   */
  PeerJudge(PeerPolicy policy, TlsTarget target) {
    this.policy = policy;
    this.target = target;
  }

  /** Whether the peer was judged and accepted. */
  boolean isAccepted() {
    return accepted;
  }

  /** The name of an accepted client; null for servers. */
  SecurityName securityName() {
    return securityName;
  }

  @Override
  public TlsRefusal verify(PeerCertificates peer) {
    TlsRefusal refusal = target == null ? judgeClient(peer) : policy.judgeServer(target, peer);
    accepted = refusal == null;
    return refusal;
  }

  private TlsRefusal judgeClient(PeerCertificates peer) {
    TlsRefusal refusal = policy.judgeClient(peer);
    if (refusal == null) {
      // RFC 6353 §5.3.2: without a row there is no name, and without a name no session.
      securityName = policy.clientName(peer);
      if (securityName == null) {
        refusal = PeerPolicy.namelessClient(peer);
      }
    }
    return refusal;
  }
}
