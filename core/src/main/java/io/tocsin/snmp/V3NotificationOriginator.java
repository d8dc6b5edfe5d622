/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;

/** The notification originator over SNMPv3 (RFC 3413 §3.3). */
public final class V3NotificationOriginator
    implements NotificationOriginator, ResponsePduProcessor {

  /** Where in the list of variable bindings snmpTrapOID.0 stands (RFC 3416 §4.2.6). */
  private static final int TRAP_OID_INDEX = 1;

  private final MessageDispatcher dispatcher;
  private final EngineCounters counters;
  private final AccessControl accessControl;
  private final InformListener listener;
  private final InformTable informs;
  private final Oid name = new Oid();
  private final BerReader valueReader = new BerReader();
  private int lastRequestId;

  /**
   * An originator that is registered with the dispatcher. As many informs can be outstanding as the
   * message processing has records for requests.
   *
   * @param dispatcher the dispatcher
   * @param counters where to count
   * @param accessControl who may be told what
   * @param listener hears what became of informs
   * @param informPduSizeMax greatest PDU of an inform in bytes; one buffer of this size for each
   *     outstanding inform
   */
  public V3NotificationOriginator(
      MessageDispatcher dispatcher,
      EngineCounters counters,
      AccessControl accessControl,
      InformListener listener,
      int informPduSizeMax) {
    this.dispatcher = dispatcher;
    this.counters = counters;
    this.accessControl = accessControl;
    this.listener = listener;
    informs = new InformTable(dispatcher.outstanding().slotCount(), informPduSizeMax);
    // As with msgID: numbers differ after a restart, so a receiver takes none for a repetition.
    lastRequestId = (dispatcher.engine().engineBoots(0) << 20) & Integer.MAX_VALUE;
    dispatcher.setResponseProcessor(this);
  }

  @Override
  public int sendTrap(NotificationTarget target, VarbindSource content, long nowMs) {
    OutgoingMessage message = dispatcher.beginNotification();
    int requestId = nextRequestId();
    int refusal = writePdu(target, content, PduType.SNMPV2_TRAP, requestId, message);
    if (refusal != SENT) {
      return refusal;
    }
    // RFC 3413 §3.3 step 5.
    return result(dispatcher.sendPdu(target, PduType.SNMPV2_TRAP, OutstandingRequests.NONE));
  }

  @Override
  public int sendInform(NotificationTarget target, VarbindSource content, long token, long nowMs) {
    OutgoingMessage message = dispatcher.beginNotification();
    int requestId = nextRequestId();
    int refusal = writePdu(target, content, PduType.INFORM_REQUEST, requestId, message);
    if (refusal != SENT) {
      return refusal;
    }
    BerWriter writer = message.writer();
    if (writer.isFull() || writer.length() > informs.pduSizeMax()) {
      return result(MessageDispatcher.TOO_BIG);
    }
    int slot = dispatcher.outstanding().open(target);
    if (slot == OutstandingRequests.NONE) {
      return NO_RECORD;
    }
    informs.store(slot, message.buffer(), writer.offset(), writer.length(), requestId, token);
    int earlier = Faults.planted(PlantedBugs.EARLY_RETRY) ? 2 : 1;
    informs.setDeadlineMs(slot, nowMs + target.timeoutMs() / earlier);
    // RFC 3413 §3.3 step 6 a) and b).
    int result = result(dispatcher.sendPdu(target, PduType.INFORM_REQUEST, slot));
    if (result != SENT) {
      dispatcher.outstanding().close(slot, false);
    }
    return result;
  }

  private int nextRequestId() {
    lastRequestId = (lastRequestId + 1) & Integer.MAX_VALUE;
    return lastRequestId;
  }

  /** RFC 3413 §3.3 steps 2 to 4: asks access control about all of it while it is written. */
  private int writePdu(
      NotificationTarget target,
      VarbindSource content,
      int pduType,
      int requestId,
      OutgoingMessage message) {
    int view =
        accessControl.selectView(
            target.securityModel(),
            target.securityName(),
            target.securityLevel(),
            AccessControl.NOTIFY,
            target.contextName());
    boolean allowed = view >= 0;
    BerWriter writer = message.writer();
    for (int i = content.count() - 1; i >= 0 && allowed; i--) {
      int end = writer.mark();
      content.value(i, writer);
      // Step 3: the notification itself.
      allowed = i != TRAP_OID_INDEX || isTrapInView(view, writer);
      content.name(i, name);
      // Step 2: each of its variables.
      allowed &= accessControl.isInView(view, name);
      writer.writeOid(BerTag.OBJECT_IDENTIFIER, name);
      writer.writeHeader(BerTag.SEQUENCE, end);
    }
    if (!allowed) {
      counters.increment(EngineCounters.NOTIFICATIONS_DENIED);
      return DENIED;
    }
    // Step 4.
    PduWriter.completePdu(writer, message.end(), pduType, requestId, 0, 0);
    return SENT;
  }

  private boolean isTrapInView(int view, BerWriter writer) {
    if (writer.isFull()) {
      // It will not be sent.
      return true;
    }
    valueReader.wrap(writer.buffer(), writer.offset(), writer.length());
    valueReader.readOid(BerTag.OBJECT_IDENTIFIER, name);
    return valueReader.ok() && accessControl.isInView(view, name);
  }

  private int result(int sendStatus) {
    switch (sendStatus) {
      case TransportModel.SENT:
        return SENT;
      case TransportModel.FULL:
        return FULL;
      case TransportModel.NO_SESSION:
        return NO_SESSION;
      case MessageDispatcher.TOO_BIG:
        counters.increment(EngineCounters.NOTIFICATIONS_TOO_BIG);
        return TOO_BIG;
      default:
        return SECURITY_FAILED;
    }
  }

  @Override
  public void processResponsePdu(IncomingMessage message) {
    int slot = message.sendPduHandle();
    Pdu pdu = message.pdu();
    if (pdu.type() == PduType.REPORT) {
      // RFC 3413 §3.3 step 6 d): no Report of these models would be other after a retry.
      fail(slot, InformListener.REPORT, message.nowMs());
    } else if (pdu.requestId() != informs.requestId(slot)) {
      counters.increment(EngineCounters.MISMATCHED_RESPONSES);
    } else if (pdu.errorStatus() != ErrorStatus.NO_ERROR) {
      close(slot, true);
      listener.informFailed(
          dispatcher.outstanding().target(slot),
          informs.token(slot),
          InformListener.ERROR_RESPONSE,
          message.nowMs());
    } else {
      // RFC 3413 §3.3 step 6 c).
      close(slot, true);
      listener.informAcknowledged(
          dispatcher.outstanding().target(slot), informs.token(slot), message.nowMs());
    }
  }

  private void close(int slot, boolean answered) {
    dispatcher.outstanding().close(slot, answered);
  }

  private void fail(int slot, int cause, long nowMs) {
    // The slot may be used again from within the listener.
    NotificationTarget target = dispatcher.outstanding().target(slot);
    long token = informs.token(slot);
    close(slot, false);
    listener.informFailed(target, token, cause, nowMs);
  }

  @Override
  public int outstandingInforms(NotificationTarget target) {
    int count = 0;
    for (int slot = 0; slot < dispatcher.outstanding().slotCount(); slot++) {
      if (isWaiting(slot) && dispatcher.outstanding().target(slot) == target) {
        count++;
      }
    }
    return count;
  }

  private boolean isWaiting(int slot) {
    return dispatcher.outstanding().state(slot) == OutstandingRequests.WAITING;
  }

  @Override
  public long sentBytes() {
    return dispatcher.sentBytes();
  }

  @Override
  public void cancel(NotificationTarget target, long nowMs) {
    for (int slot = 0; slot < dispatcher.outstanding().slotCount(); slot++) {
      if (isWaiting(slot) && dispatcher.outstanding().target(slot) == target) {
        fail(slot, InformListener.CANCELLED, nowMs);
      }
    }
  }

  @Override
  public long step(long nowMs) {
    for (int slot = 0; slot < dispatcher.outstanding().slotCount(); slot++) {
      if (isWaiting(slot) && informs.deadlineMs(slot) <= nowMs) {
        retry(slot, nowMs);
      }
    }
    return nextDeadlineMs();
  }

  /** RFC 3413 §3.3 step 6 d): the same PDU goes out again in a new message. */
  private void retry(int slot, long nowMs) {
    NotificationTarget target = dispatcher.outstanding().target(slot);
    if (informs.retryCount(slot) >= target.retryCountMax()) {
      counters.increment(EngineCounters.INFORM_TIMEOUTS);
      fail(slot, InformListener.TIMEOUT, nowMs);
      return;
    }
    informs.countRetry(slot);
    informs.setDeadlineMs(slot, nowMs + target.timeoutMs());
    counters.increment(EngineCounters.INFORM_RETRIES);
    OutgoingMessage message = dispatcher.beginNotification();
    message.writer().writeRaw(informs.pdu(slot), 0, informs.pduLength(slot));
    // One that the transport does not take now counts as sent and lost.
    dispatcher.sendPdu(target, PduType.INFORM_REQUEST, slot);
  }

  @Override
  public long nextDeadlineMs() {
    long next = Long.MAX_VALUE;
    for (int slot = 0; slot < dispatcher.outstanding().slotCount(); slot++) {
      if (isWaiting(slot)) {
        next = Math.min(next, informs.deadlineMs(slot));
      }
    }
    return next;
  }
}
