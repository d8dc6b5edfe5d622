/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.TransportReceiver;

/** Tells a trace of each message that comes, and has the answers traced. */
final class TracedReceiver implements TransportReceiver {

  private final SnmpTrace trace;
  private final TransportReceiver next;
  private TracedTransport way;

  TracedReceiver(SnmpTrace trace, TransportReceiver next) {
    this.trace = trace;
    this.next = next;
  }

  @Override
  public void receiveMessage(
      TransportModel transport,
      TmStateReference state,
      byte[] message,
      int offset,
      int length,
      long nowMs) {
    if (way == null || !way.isOver(transport)) {
      way = new TracedTransport(trace, transport);
    }
    trace.received(state, message, offset, length);
    next.receiveMessage(way, state, message, offset, length, nowMs);
  }
}
