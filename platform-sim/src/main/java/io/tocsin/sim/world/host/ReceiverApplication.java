/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.ber.Oid;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.IncomingMessage;
import io.tocsin.snmp.MessageDispatcher;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.Pdu;
import io.tocsin.snmp.PduProcessor;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.VarbindCursor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The notification receiver of a server (RFC 3413 §3.4): takes notes, and answers informs. */
final class ReceiverApplication implements PduProcessor {

  private static final Oid SNMP_TRAP_OID = Oid.parse("1.3.6.1.6.3.1.1.4.1.0");
  private static final Oid TOCSIN_EVENT_ID = Oid.parse("1.3.6.1.4.1.32473.100.1.6.1.0");

  /** What an inform gets. */
  enum Answer {
    /** Nothing. */
    NONE,
    /** A response. */
    CONFIRM,
    /** A response that tells of an error. */
    ERROR
  }

  private final Scheduler scheduler;
  private final MessageDispatcher dispatcher;
  private final Supplier<Answer> answers;
  private final Consumer<ReceivedNotification> taker;
  private final VarbindCursor varbinds = new VarbindCursor();
  private final Oid variable = new Oid();

  /**
   * An application that takes the notifications of every engine.
   *
   * @param answers how an inform is answered now
   * @param taker takes each notification before it is answered
   */
  ReceiverApplication(
      Scheduler scheduler,
      MessageDispatcher dispatcher,
      Supplier<Answer> answers,
      Consumer<ReceivedNotification> taker) {
    this.scheduler = scheduler;
    this.dispatcher = dispatcher;
    this.answers = answers;
    this.taker = taker;
    dispatcher.registerContextEngineId(null, PduType.SNMPV2_TRAP, this);
    dispatcher.registerContextEngineId(null, PduType.INFORM_REQUEST, this);
  }

  @Override
  public void processPdu(IncomingMessage message) {
    Pdu pdu = message.pdu();
    boolean inform = pdu.type() == PduType.INFORM_REQUEST;
    long eventId = 0;
    String name = "";
    VarbindCursor cursor = pdu.varbinds(varbinds);
    while (cursor.next(variable)) {
      if (variable.equals(SNMP_TRAP_OID)) {
        name = cursor.objectIdentifier().toString();
      } else if (variable.equals(TOCSIN_EVENT_ID)) {
        eventId = number(cursor);
      }
    }
    taker.accept(
        new ReceivedNotification(
            scheduler.nowMs(),
            inform,
            pdu.requestId(),
            eventId,
            name,
            HexFormat.of().formatHex(message.contextEngineId().toArray()),
            text(message.securityName())));
    if (inform) {
      answer(message);
    }
  }

  private void answer(IncomingMessage message) {
    switch (answers.get()) {
      case CONFIRM:
        dispatcher.returnSameVarbinds(message);
        break;
      case ERROR:
        dispatcher.beginResponse(message);
        dispatcher.returnResponsePdu(message, ErrorStatus.GEN_ERR, 0);
        break;
      default:
        break;
    }
  }

  private static long number(VarbindCursor cursor) {
    long number = 0;
    for (int i = 0; i < cursor.valueLength(); i++) {
      number = number << Byte.SIZE | (cursor.bytes()[cursor.valueOffset() + i] & 0xFF);
    }
    return number;
  }

  private static String text(Octets octets) {
    return new String(octets.toArray(), StandardCharsets.UTF_8);
  }
}
