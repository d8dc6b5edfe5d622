/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.EventSink;
import io.tocsin.event.Severity;
import io.tocsin.mib.SnmpV2Mib;
import io.tocsin.snmp.AuthenticationFailureListener;
import io.tocsin.snmp.IncomingMessage;

/**
 * Makes events of messages that were not properly authenticated, where snmpEnableAuthenTraps says
 * so (RFC 3418). With the Transport Security Model over TLS alone there are no such messages: every
 * session gives as much security as a message can claim.
 */
final class AuthenticationFailures implements AuthenticationFailureListener {

  private final SnmpV2Mib system;
  private final EventSink sink;
  private final Event event = new Event();
  private long nowMs;

  AuthenticationFailures(SnmpV2Mib system, EventSink sink) {
    this.system = system;
    this.sink = sink;
  }

  /** The present, for calls that come without one. */
  void setNow(long monotonicMs) {
    nowMs = monotonicMs;
  }

  @Override
  public void authenticationFailed(IncomingMessage message) {
    if (system.authenticationTrapsEnabled()) {
      sink.offer(event.fill(EventKind.AUTHENTICATION_FAILURE, Severity.WARNING, 0, 0, 0, 0), nowMs);
    }
  }
}
