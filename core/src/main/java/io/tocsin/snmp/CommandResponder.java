/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.Oid;

/**
 * The command responder (RFC 3413 §3.2): answers GET, GETNEXT, GETBULK and SET of this engine's
 * managed objects.
 */
public final class CommandResponder implements PduProcessor {

  private final MessageDispatcher dispatcher;
  private final EngineCounters counters;
  private final AccessControl accessControl;
  private final ReadOperations reads;
  private final SetOperation sets;
  private SetListener setListener = SetListener.NOBODY;
  private final int varbindCountMax;
  private final VarbindCursor cursor = new VarbindCursor();
  private final Oid name = new Oid();

  /**
   * A responder that is registered with the dispatcher, for this engine's own identifier and for
   * localEngineID (RFC 5343 §3.1).
   *
   * @param dispatcher the dispatcher
   * @param counters where to count
   * @param accessControl who may do what
   * @param objects the managed objects
   * @param varbindCountMax most variables of a request other than GETBULK, and of any response, 1
   *     at least; beyond it a request is answered with tooBig, and GETBULK is cut short
   * @param stepCountMax most steps from one variable to the next for one request, 1 at least;
   *     beyond it GETBULK is cut short, and GETNEXT is answered with genErr
   */
  public CommandResponder(
      MessageDispatcher dispatcher,
      EngineCounters counters,
      AccessControl accessControl,
      ManagedObjects objects,
      int varbindCountMax,
      int stepCountMax) {
    this.dispatcher = dispatcher;
    this.counters = counters;
    this.accessControl = accessControl;
    this.varbindCountMax = varbindCountMax;
    reads = new ReadOperations(counters, accessControl, objects, varbindCountMax, stepCountMax);
    sets = new SetOperation(accessControl, objects);
    register(dispatcher.engine().engineId());
    register(EngineDiscovery.LOCAL_ENGINE_ID);
  }

  /**
   * Sets who is told of each SET before it is carried out.
   *
   * @param listener from now on
   */
  public void setSetListener(SetListener listener) {
    setListener = listener;
  }

  private void register(Octets contextEngineId) {
    boolean registered =
        dispatcher.registerContextEngineId(contextEngineId, PduType.GET_REQUEST, this)
            && dispatcher.registerContextEngineId(contextEngineId, PduType.GET_NEXT_REQUEST, this)
            && dispatcher.registerContextEngineId(contextEngineId, PduType.GET_BULK_REQUEST, this)
            && dispatcher.registerContextEngineId(contextEngineId, PduType.SET_REQUEST, this);
    if (!registered) {
      throw new IllegalStateException("another application answers requests already");
    }
  }

  @Override
  public void processPdu(IncomingMessage message) {
    Pdu pdu = message.pdu();
    VarbindBuffer response = dispatcher.beginResponse(message);
    if (pdu.varbindCount() > varbindCountMax && pdu.type() != PduType.GET_BULK_REQUEST) {
      // A local constraint like that of RFC 3416 §4.2.1.
      counters.increment(EngineCounters.REQUESTS_OVER_VARBIND_LIMIT);
      dispatcher.returnResponsePdu(message, ErrorStatus.TOO_BIG, 0);
      return;
    }
    if (EngineDiscovery.isProbe(message, cursor, name)) {
      // RFC 5343 §5 and RFC 3415 appendix A want snmpEngineID readable at noAuthNoPriv. Groups here
      // rarely have an entry for that level, and the identifier is in every message anyway.
      answer(message, response, reads.probe(response));
      return;
    }
    // RFC 3413 §3.2 step 5.
    boolean isSet = pdu.type() == PduType.SET_REQUEST;
    int view =
        accessControl.selectView(
            message.header().securityModel(),
            message.securityName(),
            message.securityLevel(),
            isSet ? AccessControl.WRITE : AccessControl.READ,
            message.contextName());
    if (view < 0) {
      refuse(message, view);
      return;
    }
    if (isSet) {
      setListener.setBegins(message);
    }
    int result = isSet ? sets.set(pdu, view, response) : reads.read(pdu, view, response);
    answer(message, response, result);
  }

  /** RFC 3413 §3.2 step 5, what becomes of a refusal by access control. */
  private void refuse(IncomingMessage message, int decision) {
    switch (decision) {
      case AccessDecision.NO_SUCH_CONTEXT:
        counters.increment(EngineCounters.SNMP_UNKNOWN_CONTEXTS);
        dispatcher.returnReport(message, EngineCounters.SNMP_UNKNOWN_CONTEXTS);
        break;
      case AccessDecision.NO_SUCH_VIEW:
      case AccessDecision.NO_ACCESS_ENTRY:
      case AccessDecision.NO_GROUP_NAME:
        returnError(message, ErrorStatus.AUTHORIZATION_ERROR, 0);
        break;
      default:
        returnError(message, ErrorStatus.GEN_ERR, Math.min(1, message.pdu().varbindCount()));
        break;
    }
  }

  /** RFC 3413 §3.2 step 6. */
  private void answer(IncomingMessage message, VarbindBuffer response, int result) {
    int errorStatus = PduResult.errorStatus(result);
    if (errorStatus == ErrorStatus.NO_ERROR) {
      dispatcher.returnResponsePdu(message, ErrorStatus.NO_ERROR, 0);
    } else if (errorStatus == ErrorStatus.TOO_BIG) {
      // RFC 3416 §4.2.1: the alternate response has no variable bindings.
      response.clear();
      dispatcher.returnResponsePdu(message, ErrorStatus.TOO_BIG, 0);
    } else {
      returnError(message, errorStatus, PduResult.errorIndex(result));
    }
  }

  /** RFC 3416 §4.2: a response with an error has the variable bindings of the request. */
  private void returnError(IncomingMessage message, int errorStatus, int errorIndex) {
    Pdu pdu = message.pdu();
    VarbindBuffer response = dispatcher.beginResponse(message);
    if (response.appendEncoded(
        pdu.bytes(), pdu.varbindsOffset(), pdu.varbindsLength(), pdu.varbindCount())) {
      dispatcher.returnResponsePdu(message, errorStatus, errorIndex);
    } else {
      dispatcher.returnResponsePdu(message, ErrorStatus.TOO_BIG, 0);
    }
  }
}
