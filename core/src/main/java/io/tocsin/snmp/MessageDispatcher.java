/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;

/**
 * The dispatcher (RFC 3412 §4): takes messages from transports, has them taken apart by message
 * processing, and hands the PDUs to the applications that registered for them; and the way back.
 *
 * <p>A response is made and sent within {@link #receiveMessage}. A transport must not call back
 * from within {@link TransportModel#sendMessage}.
 */
public final class MessageDispatcher implements TransportReceiver {

  /** Result of {@link #sendPdu}: no security model takes the target's names and level. */
  static final int SECURITY_FAILED = -1;

  /** Result of {@link #sendPdu}: the message is too big for the target or this engine. */
  static final int TOO_BIG = -2;

  private static final int REGISTRATIONS_MAX = 16;

  private final V3MessageProcessing v3;
  private final EngineCounters counters;
  private final BerReader versionReader = new BerReader();
  private final IncomingMessage incoming = new IncomingMessage();
  private final OutgoingMessage response;
  private final OutgoingMessage notification;
  private final VarbindBuffer responseVarbinds;
  private final Octets[] registeredEngineIds = new Octets[REGISTRATIONS_MAX];
  private final int[] registeredTypes = new int[REGISTRATIONS_MAX];
  private final PduProcessor[] registeredProcessors = new PduProcessor[REGISTRATIONS_MAX];
  private int registrationCount;
  private long sentBytes;
  private ResponsePduProcessor responseProcessor;
  private AuthenticationFailureListener authenticationFailureListener;

  /**
   * A dispatcher for SNMPv3 alone.
   *
   * @param v3 message processing for SNMPv3
   * @param counters where to count
   */
  public MessageDispatcher(V3MessageProcessing v3, EngineCounters counters) {
    this.v3 = v3;
    this.counters = counters;
    // Two buffers, because a notification may be sent while a response is under construction.
    response = new OutgoingMessage(VarbindBuffer.HEADROOM + v3.messageSizeMax());
    notification = new OutgoingMessage(v3.messageSizeMax());
    responseVarbinds = new VarbindBuffer(response.buffer());
  }

  /**
   * registerContextEngineID: an application wants the PDUs of a type (RFC 3412 §4.3).
   *
   * @param contextEngineId for which engine; null for any, as notification receivers ask (RFC 3413
   *     §3.4)
   * @param pduType a constant of {@link PduType}
   * @param application who takes them
   * @return false when the combination is taken or there is no room
   */
  public boolean registerContextEngineId(
      Octets contextEngineId, int pduType, PduProcessor application) {
    for (int i = 0; i < registrationCount; i++) {
      Octets other = registeredEngineIds[i];
      boolean sameEngine = other == null ? contextEngineId == null : other.equals(contextEngineId);
      if (sameEngine && registeredTypes[i] == pduType) {
        return false;
      }
    }
    if (registrationCount == REGISTRATIONS_MAX) {
      return false;
    }
    registeredEngineIds[registrationCount] = contextEngineId;
    registeredTypes[registrationCount] = pduType;
    registeredProcessors[registrationCount] = application;
    registrationCount++;
    return true;
  }

  /**
   * Says who takes the responses to what {@link #sendPdu} sent.
   *
   * @param application who takes them
   */
  void setResponseProcessor(ResponsePduProcessor application) {
    responseProcessor = application;
  }

  /**
   * Says who hears of messages that were not properly authenticated.
   *
   * @param listener who hears, or null
   */
  public void setAuthenticationFailureListener(AuthenticationFailureListener listener) {
    authenticationFailureListener = listener;
  }

  /** Who this engine is. */
  public SnmpEngine engine() {
    return v3.engine();
  }

  OutstandingRequests outstanding() {
    return v3.outstanding();
  }

  // RFC 3412 §4.2.1, incoming messages

  @Override
  public void receiveMessage(
      TransportModel transport,
      TmStateReference state,
      byte[] message,
      int offset,
      int length,
      long nowMs) {
    // Step 1.
    counters.increment(EngineCounters.SNMP_IN_PKTS);
    // Step 2: the version.
    versionReader.wrap(message, offset, length);
    versionReader.enter(BerTag.SEQUENCE);
    long version = versionReader.readInteger(BerTag.INTEGER, Long.MIN_VALUE, Long.MAX_VALUE);
    if (!versionReader.ok()) {
      counters.countParseError(versionReader.error());
      return;
    }
    if (version != V3Header.VERSION) {
      counters.increment(EngineCounters.SNMP_IN_BAD_VERSIONS);
      return;
    }
    // Steps 3 and 4.
    incoming.begin(transport, state, message, offset, length, nowMs);
    int result = v3.prepareDataElements(incoming);
    // Steps 5 and 6.
    if (result == V3MessageProcessing.REQUEST) {
      dispatchRequest();
    } else if (result == V3MessageProcessing.RESPONSE) {
      // RFC 3412 §4.2.2.2.
      responseProcessor.processResponsePdu(incoming);
    } else {
      endFailure();
    }
    v3.release(incoming);
  }

  /** RFC 3412 §4.2.2.1, incoming requests and notifications. */
  private void dispatchRequest() {
    // Step 1.
    PduProcessor application = registered(incoming);
    if (application == null) {
      // Step 2.
      counters.increment(EngineCounters.SNMP_UNKNOWN_PDU_HANDLERS);
      returnReport(incoming, EngineCounters.SNMP_UNKNOWN_PDU_HANDLERS);
      return;
    }
    // Step 3.
    application.processPdu(incoming);
  }

  private PduProcessor registered(IncomingMessage message) {
    PduProcessor forAny = null;
    for (int i = 0; i < registrationCount; i++) {
      if (registeredTypes[i] == message.pdu().type()) {
        Octets engineId = registeredEngineIds[i];
        if (engineId == null) {
          forAny = registeredProcessors[i];
        } else if (engineId.equals(message.contextEngineId())) {
          return registeredProcessors[i];
        }
      }
    }
    return forAny;
  }

  /** What is left to do for a message that is discarded. */
  private void endFailure() {
    if (incoming.errorCounter() != IncomingMessage.NO_COUNTER) {
      returnReport(incoming, incoming.errorCounter());
    }
    if (incoming.securityStatus() == SecurityStatus.UNSUPPORTED_SECURITY_LEVEL
        && authenticationFailureListener != null) {
      authenticationFailureListener.authenticationFailed(incoming);
    }
  }

  // RFC 3412 §4.1.2, responses

  /**
   * Starts the variable bindings of a response. They can become as long as the response may be.
   *
   * @param request the request
   * @return the empty list
   */
  public VarbindBuffer beginResponse(IncomingMessage request) {
    responseVarbinds.begin(v3.varbindsLengthMax(request));
    return responseVarbinds;
  }

  /**
   * returnResponsePdu: sends a response with the variable bindings that were appended since {@link
   * #beginResponse}. One that the peer cannot take is replaced by tooBig without variable bindings;
   * when that does not fit either, snmpSilentDrops counts it (RFC 3416 §4.2.1).
   *
   * @param request the request
   * @param errorStatus a value of {@link ErrorStatus}
   * @param errorIndex the variable binding that failed, counted from 1, or 0
   */
  public void returnResponsePdu(IncomingMessage request, int errorStatus, int errorIndex) {
    int status =
        v3.prepareResponseMessage(request, responseVarbinds, errorStatus, errorIndex, response);
    if (status == SecurityStatus.TOO_BIG) {
      responseVarbinds.clear();
      status =
          v3.prepareResponseMessage(request, responseVarbinds, ErrorStatus.TOO_BIG, 0, response);
    }
    if (status == SecurityStatus.TOO_BIG) {
      counters.increment(EngineCounters.SNMP_SILENT_DROPS);
    } else if (status == SecurityStatus.SUCCESS) {
      sendResponse();
    } else {
      counters.increment(EngineCounters.RESPONSES_NOT_SENT);
    }
  }

  /**
   * Confirms a notification (RFC 3413 §3.4 step 4): a response with the same variable bindings, or
   * tooBig.
   *
   * @param request the InformRequest
   */
  public void returnSameVarbinds(IncomingMessage request) {
    Pdu pdu = request.pdu();
    boolean fits =
        beginResponse(request)
            .appendEncoded(
                pdu.bytes(), pdu.varbindsOffset(), pdu.varbindsLength(), pdu.varbindCount());
    returnResponsePdu(request, fits ? ErrorStatus.NO_ERROR : ErrorStatus.TOO_BIG, 0);
  }

  /**
   * returnResponsePdu with an errorIndication: sends a Report, where one is allowed (RFC 3412 §7.1
   * step 3).
   *
   * @param request the message that causes it
   * @param counter the counter to report, counted already
   */
  public void returnReport(IncomingMessage request, int counter) {
    if (v3.prepareReport(request, counter, response) && sendResponse()) {
      counters.increment(EngineCounters.REPORTS_SENT);
    }
  }

  private boolean sendResponse() {
    boolean sent = response.send() == TransportModel.SENT;
    if (!sent) {
      counters.increment(EngineCounters.RESPONSES_NOT_SENT);
    }
    return sent;
  }

  // RFC 3412 §4.1.1, notifications

  /** Starts a notification; its PDU goes into the writer of the result. */
  OutgoingMessage beginNotification() {
    notification.begin(notification.buffer().length);
    return notification;
  }

  /**
   * sendPdu: sends the notification of which the PDU has been written.
   *
   * @param target where it goes
   * @param pduType its type
   * @param handle the slot of the request when a response is expected, otherwise {@link
   *     OutstandingRequests#NONE}
   * @return a result of {@link TransportModel#sendMessage}, {@link #SECURITY_FAILED} or {@link
   *     #TOO_BIG}
   */
  int sendPdu(NotificationTarget target, int pduType, int handle) {
    if (notification.writer().isFull()) {
      return TOO_BIG;
    }
    int status = v3.prepareOutgoingMessage(target, pduType, notification);
    if (status == SecurityStatus.TOO_BIG) {
      return TOO_BIG;
    }
    if (status != SecurityStatus.SUCCESS) {
      return SECURITY_FAILED;
    }
    if (handle != OutstandingRequests.NONE) {
      // RFC 3412 §7.1 step 9 c).
      outstanding().addTransmission(handle, notification.header().messageId(), target.sessionId());
    }
    int result = notification.send();
    if (result == TransportModel.SENT) {
      sentBytes += notification.writer().length();
    }
    return result;
  }

  /** Bytes of all messages that {@link #sendPdu} has handed to a transport so far. */
  long sentBytes() {
    return sentBytes;
  }
}
