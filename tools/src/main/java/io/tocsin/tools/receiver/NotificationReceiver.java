/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.snmp.IncomingMessage;
import io.tocsin.snmp.MessageDispatcher;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.Pdu;
import io.tocsin.snmp.PduProcessor;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.tools.values.ValueText;
import io.tocsin.tools.values.Variable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** The notification receiver application (RFC 3413 §3.4): takes traps, and confirms informs. */
final class NotificationReceiver implements PduProcessor {

  private final MessageDispatcher dispatcher;
  private final SessionBook sessions;
  private final Consumer<Notification> taker;
  private final VarbindCursor varbinds = new VarbindCursor();

  /**
   * An application; {@link #register} lets it begin.
   *
   * @param dispatcher where notifications come from
   * @param sessions knows the senders
   * @param taker takes the notifications, each before it is confirmed
   */
  NotificationReceiver(
      MessageDispatcher dispatcher, SessionBook sessions, Consumer<Notification> taker) {
    this.dispatcher = dispatcher;
    this.sessions = sessions;
    this.taker = taker;
  }

  /** Asks the dispatcher for the notifications of every engine (RFC 3413 §3.4). */
  void register() {
    dispatcher.registerContextEngineId(null, PduType.SNMPV2_TRAP, this);
    dispatcher.registerContextEngineId(null, PduType.INFORM_REQUEST, this);
  }

  @Override
  public void processPdu(IncomingMessage message) {
    Pdu pdu = message.pdu();
    boolean inform = pdu.type() == PduType.INFORM_REQUEST;
    List<Variable> variables = Variable.readAll(pdu.varbinds(varbinds));
    taker.accept(
        new Notification(
            Instant.now(),
            inform,
            sessions.sender(message.tmStateReference().sessionId()),
            message.securityLevel(),
            HexFormat.of().formatHex(message.contextEngineId().toArray()),
            text(message.contextName()),
            variables));
    if (inform) {
      // RFC 3413 §3.4 step 4.
      dispatcher.returnSameVarbinds(message);
    }
  }

  private static String text(Octets octets) {
    String text = ValueText.utf8(octets.toArray());
    return text == null ? octets.toString() : text;
  }
}
