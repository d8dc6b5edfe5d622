/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsRefusal;

/** What all sessions share. */
final class SessionContext {

  /** RFC 6353 §3.1.2: every cipher suite that we take authenticates and encrypts. */
  static final int SECURITY_LEVEL = SecurityLevel.AUTH_PRIV;

  final TransportModel transport;
  final SecureChannelFactory channels;
  final PeerPolicy policy;
  final TlstmLimits limits;
  final int messageSizeMax;
  final TransportReceiver receiver;
  final TransportObserver observer;
  final TlstmCounters counters;

  /** Filled anew for each message that is delivered. */
  final TmStateReference state = new TmStateReference();

  private int handshakeTurnsLeft;

  SessionContext(
      TransportModel transport,
      SecureChannelFactory channels,
      PeerPolicy policy,
      TlstmLimits limits,
      int messageSizeMax,
      TransportReceiver receiver,
      TransportObserver observer,
      TlstmCounters counters) {
    this.transport = transport;
    this.channels = channels;
    this.policy = policy;
    this.limits = limits;
    this.messageSizeMax = messageSizeMax;
    this.receiver = receiver;
    this.observer = observer;
    this.counters = counters;
  }

  void beginStep() {
    handshakeTurnsLeft = limits.handshakeTurnsPerStepMax();
  }

  /** Whether one more costly piece of a handshake may be done in this step. */
  boolean takeHandshakeTurn() {
    return handshakeTurnsLeft-- > 0;
  }

  /** Counts and tells that a session did not come about. */
  void reportFailure(SessionView session, int cause, TlsRefusal refusal, String text) {
    if (session.isServer()) {
      // RFC 6353 §5.3.2, last but one paragraph.
      if (Refusals.concernsCertificate(refusal)) {
        counters.increment(TlstmCounters.SESSION_INVALID_CLIENT_CERTIFICATES);
      }
    } else {
      // RFC 6353 §5.3.1 steps 3 and 5.
      counters.increment(TlstmCounters.SESSION_OPEN_ERRORS);
      if (Refusals.isUnknownServer(refusal)) {
        counters.increment(TlstmCounters.SESSION_UNKNOWN_SERVER_CERTIFICATE);
        observer.serverCertificateUnknown(session, refusal);
      } else if (Refusals.concernsCertificate(refusal)) {
        counters.increment(TlstmCounters.SESSION_INVALID_SERVER_CERTIFICATES);
        observer.serverCertificateInvalid(session, refusal);
      }
    }
    observer.sessionFailed(session, cause, refusal, text);
  }
}
