/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.TestLog;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TestEngine;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TestSession;
import java.util.ArrayList;
import java.util.List;

/** An engine whose messages are traced. */
final class SnmpTraceBed {

  final TestEngine engine = new TestEngine();
  final TestLog log = new TestLog();
  final SnmpTrace trace = new SnmpTrace(log, this::session);
  final TransportReceiver receiver = trace.receiver(engine.dispatcher);

  /** Address of the peer; null for not known. */
  String address = "10.0.0.2";

  private SessionView session(long sessionId) {
    TestSession session = new TestSession();
    session.remoteAddress = address;
    session.remotePort = 40_112;
    return sessionId == TestEngine.SESSION_ID ? session : null;
  }

  /** Delivers a message, and returns what the trace said of it and of the answer. */
  List<String> receive(byte[] message) {
    int before = log.size();
    receiver.receiveMessage(
        engine.transport, engine.state, message, 0, message.length, TestEngine.NOW_MS);
    return told(before);
  }

  /** The only entry about a message. */
  String only(byte[] message) {
    List<String> told = receive(message);
    assertEquals(1, told.size(), told::toString);
    return told.get(0);
  }

  /** What was said since then, without the topic. */
  List<String> told(int before) {
    List<String> told = new ArrayList<>();
    for (String entry : log.since(before)) {
      told.add(entry.substring("trace: ".length()));
    }
    return told;
  }

  /** A target whose notifications are traced. */
  NotificationTarget target() {
    NotificationTarget target =
        new NotificationTarget(
            trace.transport(engine.transport),
            SecurityModelNumber.TSM,
            TestEngine.MANAGER,
            SecurityLevel.AUTH_PRIV,
            TestEngine.DEFAULT_CONTEXT,
            65_507,
            1_500,
            2);
    target.setSessionId(TestEngine.SESSION_ID);
    return target;
  }
}
