/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.hal.Log;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.text.HostNames;

/**
 * Writes each SNMP message that passes between a transport model and a dispatcher into the log.
 *
 * <pre>
 *   Received from 192.0.2.7:40112 ("admin", session 3): GetRequest, 66 bytes, msgID 17,
 *   request-id 5, error-status noError, error-index 0, context "" of engine 80007ed904626f617264:
 *   1.3.6.1.2.1.1.5.0 = NULL
 * </pre>
 *
 * <p>A message that came is told of before the dispatcher gets it, one that goes out when it has
 * been sent; so the entries stand in the order of the wire. One that could not be sent is told too.
 */
public final class SnmpTrace {

  private static final String TOPIC = "trace";

  private final Log log;
  private final SessionFinder sessions;
  private final TraceText text = new TraceText();
  private final SnmpMessageText messageText = new SnmpMessageText();

  /**
   * A trace.
   *
   * @param log takes an entry of severity {@link Log#INFO} for each message
   * @param sessions know who the peer is
   */
  public SnmpTrace(Log log, SessionFinder sessions) {
    this.log = log;
    this.sessions = sessions;
  }

  /**
   * A receiver that tells of each message and hands it on. Answers go through this trace, too.
   *
   * @param next who takes the messages
   */
  public TransportReceiver receiver(TransportReceiver next) {
    return new TracedReceiver(this, next);
  }

  /**
   * A transport model that sends each message over another one and tells of it.
   *
   * @param below the model that sends
   */
  public TransportModel transport(TransportModel below) {
    return new TracedTransport(this, below);
  }

  /**
   * An observer that hands everything on, and tells of sessions in which no message can be made out
   * any more: what comes over them never gets to a receiver.
   *
   * @param next who is told of sessions
   */
  public TransportObserver observer(TransportObserver next) {
    return new TracedObserver(this, next);
  }

  void received(TmStateReference state, byte[] message, int offset, int length) {
    text.begin().add("Received from ");
    write(state, message, offset, length);
  }

  void sent(TmStateReference state, byte[] message, int offset, int length, int result) {
    text.begin();
    switch (result) {
      case TransportModel.SENT:
        text.add("Sent to ");
        break;
      case TransportModel.FULL:
        text.add("Not sent, as there was no room, to ");
        break;
      case TransportModel.NO_SESSION:
        text.add("Not sent, as there was no session, to ");
        break;
      default:
        text.add("Not sent, as it was refused, to ");
        break;
    }
    write(state, message, offset, length);
  }

  /** Of the bytes nothing is shown, as they may be of any protocol. */
  void unframed(SessionView session, String cause) {
    text.begin().add("Received from ");
    addAddress(session);
    SecurityName name = session.securityName();
    addNames(name.toBytes(), name.length(), session.sessionId());
    text.add(": not decodable: ").add(cause).add("; the session is closed");
    log.write(Log.INFO, TOPIC, text.end());
  }

  private void write(TmStateReference state, byte[] message, int offset, int length) {
    // A transport model refuses what has no state, and so may see it.
    if (state == null) {
      text.add("nobody");
    } else {
      addPeer(state);
    }
    messageText.add(text.add(": "), message, offset, length);
    log.write(Log.INFO, TOPIC, text.end());
  }

  private void addPeer(TmStateReference state) {
    addAddress(sessions.find(state.sessionId()));
    addNames(state.securityName(), state.securityNameLength(), state.sessionId());
  }

  private void addAddress(SessionView session) {
    if (session == null || session.remoteAddress() == null) {
      text.add("an unknown address");
    } else {
      text.add(HostNames.bracketed(session.remoteAddress())).add(":").add(session.remotePort());
    }
  }

  private void addNames(byte[] securityName, int length, long sessionId) {
    text.add(" (").addOctets(securityName, 0, length);
    if (sessionId != 0) {
      text.add(", session ").add(sessionId);
    }
    text.add(")");
  }
}
