/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportDomain;
import io.tocsin.snmp.TransportModel;

/** Sends messages over another transport model, and tells a trace of each. */
final class TracedTransport implements TransportModel {

  private final SnmpTrace trace;
  private final TransportModel below;

  TracedTransport(SnmpTrace trace, TransportModel below) {
    this.trace = trace;
    this.below = below;
  }

  /** Whether messages go over a certain model. */
  boolean isOver(TransportModel model) {
    return below == model;
  }

  @Override
  public int sendMessage(TmStateReference state, byte[] message, int offset, int length) {
    int result = below.sendMessage(state, message, offset, length);
    trace.sent(state, message, offset, length, result);
    return result;
  }

  @Override
  public TransportDomain transportDomain() {
    return below.transportDomain();
  }

  @Override
  public int messageSizeMax() {
    return below.messageSizeMax();
  }
}
