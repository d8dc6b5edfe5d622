/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.message.ReadableXml;
import java.util.ArrayList;
import java.util.List;

/** Tells what happens in one session. */
final class SessionEvents {

  private final DmListener listener;
  private final String device;
  private final String sessionId;
  private final boolean trace;
  private final List<String> violations = new ArrayList<>();

  SessionEvents(DmListener listener, String device, String sessionId, boolean trace) {
    this.listener = listener;
    this.device = device;
    this.sessionId = sessionId;
    this.trace = trace;
  }

  /** Tells something; keys and values in turn. */
  void tell(String type, String... pairs) {
    listener.happened(DmEvent.of(type, device, sessionId, pairs));
  }

  /** Tells, and notes, what the client did against the protocol. */
  void violation(String text) {
    violations.add(text);
    tell("violation", "text", text);
  }

  /** What the client did against the protocol. */
  List<String> violations() {
    return violations;
  }

  /** Tells a message. */
  void trace(String direction, int size, Element root) {
    if (trace) {
      tell(
          "trace",
          "direction",
          direction,
          "octets",
          String.valueOf(size),
          "message",
          ReadableXml.of(root));
    }
  }
}
