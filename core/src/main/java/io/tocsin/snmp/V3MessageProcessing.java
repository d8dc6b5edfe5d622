/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;

/**
 * The message processing model of SNMPv3 (RFC 3412 §7). Each step of its elements of procedure
 * bears its number.
 */
public final class V3MessageProcessing {

  /** Result of {@link #prepareDataElements}: the message is discarded; a Report may be due. */
  static final int FAILURE = 0;

  /** Result of {@link #prepareDataElements}: a request or a notification. */
  static final int REQUEST = 1;

  /** Result of {@link #prepareDataElements}: a response or a Report to a request of this engine. */
  static final int RESPONSE = 2;

  /** Octets of a scopedPDU's headers at most: SEQUENCE, PDU and list (4 each), see below. */
  private static final int SCOPED_PDU_HEADERS_LENGTH = 12;

  /** request-id (6), error-status (3) and error-index (6) at most (RFC 3416 §4.2.5). */
  private static final int PDU_NUMBERS_LENGTH = 15;

  private static final Octets DEFAULT_CONTEXT = new Octets(0);
  private static final int SECURITY_MODELS_MAX = 4;
  private static final int MESSAGE_ID_MASK = 0x7FFF_FFFF;

  private final SnmpEngine engine;
  private final EngineCounters counters;
  private final int messageSizeMax;
  private final OutstandingRequests outstanding;
  private final SecurityModel[] securityModels = new SecurityModel[SECURITY_MODELS_MAX];
  private int securityModelCount;
  private int nextMessageId;

  /**
   * Message processing without security models.
   *
   * @param engine this engine
   * @param counters where to count
   * @param messageSizeMax greatest message in bytes that this engine sends or takes, 484 to 65,535
   * @param outstandingMax how many requests can wait for a response at once
   */
  public V3MessageProcessing(
      SnmpEngine engine, EngineCounters counters, int messageSizeMax, int outstandingMax) {
    if (messageSizeMax < V3Header.MESSAGE_SIZE_MIN || messageSizeMax > 65_535) {
      throw new IllegalArgumentException("greatest message of " + messageSizeMax + " bytes");
    }
    this.engine = engine;
    this.counters = counters;
    this.messageSizeMax = messageSizeMax;
    this.outstanding = new OutstandingRequests(outstandingMax);
    // RFC 3412 §6.2: the boots in the high bits, so that numbers differ after a restart.
    this.nextMessageId = (engine.engineBoots(0) << 20) & MESSAGE_ID_MASK;
  }

  /**
   * Adds a security model; msgSecurityModel chooses among them.
   *
   * @param model the model
   * @return false when there is no room for it
   */
  public boolean addSecurityModel(SecurityModel model) {
    if (securityModelCount == SECURITY_MODELS_MAX) {
      return false;
    }
    securityModels[securityModelCount++] = model;
    return true;
  }

  /** Greatest message in bytes that this engine sends or takes. */
  public int messageSizeMax() {
    return messageSizeMax;
  }

  OutstandingRequests outstanding() {
    return outstanding;
  }

  SnmpEngine engine() {
    return engine;
  }

  private SecurityModel securityModel(int number) {
    for (int i = 0; i < securityModelCount; i++) {
      if (securityModels[i].number() == number) {
        return securityModels[i];
      }
    }
    return null;
  }

  private int messageSizeMax(TransportModel transport) {
    return Math.min(messageSizeMax, transport.messageSizeMax());
  }

  // Incoming messages

  /**
   * prepareDataElements: takes a received message apart (RFC 3412 §7.2).
   *
   * @param message holds what the transport says; takes the rest
   * @return {@link #FAILURE}, {@link #REQUEST} or {@link #RESPONSE}
   */
  int prepareDataElements(IncomingMessage message) {
    // Steps 2 and 3: the whole must be an SNMPv3Message.
    if (!message.readHeader()) {
      counters.countParseError(message.message().error());
      return FAILURE;
    }
    // Step 4: msgSecurityModel must be known.
    SecurityModel model = securityModel(message.header().securityModel());
    if (model == null) {
      counters.increment(EngineCounters.SNMP_UNKNOWN_SECURITY_MODELS);
      return FAILURE;
    }
    // Step 5: securityLevel from msgFlags; a) to c), d) privacy without authentication is no level,
    // e) other bits are ignored.
    int level = message.header().securityLevel();
    if (level == V3Header.LEVEL_INVALID) {
      counters.increment(EngineCounters.SNMP_INVALID_MSGS);
      return FAILURE;
    }
    message.setSecurityLevel(level);
    // Step 6: the security model works on it.
    int status = model.processIncomingMsg(message);
    message.setSecurityStatus(status);
    if (status != SecurityStatus.SUCCESS) {
      securityFailed(message, status);
      return FAILURE;
    }
    // Step 7: contextEngineID, contextName and PDU are extracted. An unknown PDU type is a parse
    // error.
    if (!message.readScopedPdu()) {
      counters.countParseError(message.message().error());
      return FAILURE;
    }
    // Step 8: the pduVersion of SNMPv3 is that of SNMPv2. Step 9: pduType.
    int type = message.pdu().type();
    if (type == PduType.RESPONSE || type == PduType.REPORT) {
      return matchRequest(message, type);
    }
    // Step 13 a): a confirmed request must be meant for this engine's authority.
    if (PduType.isConfirmed(type) && !message.securityEngineId().equals(engine.engineId())) {
      return FAILURE;
    }
    // Step 13 b): the message's record is the stateReference. Steps 13 c) and 14: SUCCESS.
    return REQUEST;
  }

  /** RFC 3412 §7.2 step 6 a) and b). */
  private void securityFailed(IncomingMessage message, int status) {
    if (status == SecurityStatus.PARSE_ERROR) {
      counters.countParseError(BerError.STRING_LENGTH);
    } else if (status == SecurityStatus.NO_STATE_REFERENCE) {
      counters.increment(EngineCounters.NO_STATE_REFERENCE);
    }
    // Step 6 a) 1): contexts and PDU, where the model found them; they decide about a Report.
    if (message.errorCounter() != IncomingMessage.NO_COUNTER && message.scopedPduLength() > 0) {
      message.readScopedPdu();
    }
  }

  /** RFC 3412 §7.2 steps 10 to 12. */
  private int matchRequest(IncomingMessage message, int type) {
    // Step 10 a): msgID finds the request.
    int entry = outstanding.find(message.header().messageId());
    int slot = OutstandingRequests.slotOf(entry);
    if (entry == OutstandingRequests.NONE
        || outstanding.state(slot) != OutstandingRequests.WAITING) {
      countUnexpected(entry, slot);
      return FAILURE;
    }
    boolean isReport = type == PduType.REPORT;
    boolean agrees =
        isReport ? agreesAsReport(message, entry, slot) : agreesAsResponse(message, entry, slot);
    if (!agrees) {
      counters.increment(EngineCounters.MISMATCHED_RESPONSES);
      return FAILURE;
    }
    if (isReport) {
      counters.increment(EngineCounters.REPORTS_RECEIVED);
    }
    // Step 10 b): the handle.
    message.setSendPduHandle(slot);
    return RESPONSE;
  }

  private void countUnexpected(int entry, int slot) {
    if (entry == OutstandingRequests.NONE) {
      counters.increment(EngineCounters.UNKNOWN_RESPONSES);
    } else if (outstanding.state(slot) == OutstandingRequests.ANSWERED) {
      counters.increment(EngineCounters.DUPLICATE_RESPONSES);
    } else {
      counters.increment(EngineCounters.LATE_RESPONSES);
    }
  }

  /**
   * RFC 3412 §7.2 step 11 b): a Report may come at a lower level than the request went; it must
   * come from the same peer.
   */
  private boolean agreesAsReport(IncomingMessage message, int entry, int slot) {
    NotificationTarget target = outstanding.target(slot);
    return isOfSession(message, entry)
        && message.header().securityModel() == target.securityModel()
        && message.securityName().equals(target.securityName());
  }

  /** RFC 3412 §7.2 step 12 b). */
  private boolean agreesAsResponse(IncomingMessage message, int entry, int slot) {
    NotificationTarget target = outstanding.target(slot);
    // What differs in session, model or level may be from somebody else: the request goes on
    // waiting.
    if (!isOfSession(message, entry)
        || message.header().securityModel() != target.securityModel()
        || message.securityLevel() != target.securityLevel()) {
      return false;
    }
    boolean agrees =
        message.securityEngineId().equals(engine.engineId())
            && message.securityName().equals(target.securityName())
            && message.contextEngineId().equals(engine.engineId())
            && message.contextName().equals(target.contextName());
    if (!agrees) {
      outstanding.forget(entry);
    }
    return agrees;
  }

  private boolean isOfSession(IncomingMessage message, int entry) {
    TmStateReference state = message.tmStateReference();
    return state != null && state.sessionId() == outstanding.sessionIdOf(entry);
  }

  /** Gives back the security state of a message that has had no response. */
  void release(IncomingMessage message) {
    int reference = message.securityStateReference();
    if (reference != SecurityModel.NO_STATE_REFERENCE) {
      message.setSecurityStateReference(SecurityModel.NO_STATE_REFERENCE);
      securityModel(message.header().securityModel()).releaseState(reference);
    }
  }

  // Outgoing responses and Reports

  /**
   * How long the variable bindings of a response may become, so that the message is not greater
   * than the peer and this engine take.
   *
   * @param message the request
   * @return bytes; may be negative
   */
  int varbindsLengthMax(IncomingMessage message) {
    return message.scopedPduSizeMax()
        - SCOPED_PDU_HEADERS_LENGTH
        - PDU_NUMBERS_LENGTH
        - lengthOfOctets(message.contextEngineId().length())
        - lengthOfOctets(message.contextName().length());
  }

  private static int lengthOfOctets(int content) {
    return content + (content < 0x80 ? 2 : content < 0x100 ? 3 : 4);
  }

  /**
   * prepareResponseMessage for a Response-PDU (RFC 3412 §7.1).
   *
   * @param request the request, which is the stateReference
   * @param varbinds the variable bindings, in the buffer of the outgoing message
   * @param errorStatus error-status
   * @param errorIndex error-index
   * @param out takes the message
   * @return a value of {@link SecurityStatus}; after TOO_BIG another try can be made
   */
  int prepareResponseMessage(
      IncomingMessage request,
      VarbindBuffer varbinds,
      int errorStatus,
      int errorIndex,
      OutgoingMessage out) {
    out.begin(varbinds.end());
    BerWriter writer = out.writer();
    writer.adopt(varbinds.length());
    // Step 2 b): msgID, contexts and security are those of the request.
    PduWriter.completePdu(
        writer, out.end(), PduType.RESPONSE, request.pdu().requestId(), errorStatus, errorIndex);
    // Steps 4 and 5 do not apply, step 6:
    PduWriter.completeScopedPdu(
        writer, out.end(), request.contextEngineId(), request.contextName());
    if (writer.isFull() || writer.length() > request.scopedPduSizeMax()) {
      return SecurityStatus.TOO_BIG;
    }
    return secureResponse(request, request.securityLevel(), out);
  }

  /**
   * prepareResponseMessage for a Report-PDU (RFC 3412 §7.1 step 3).
   *
   * @param request what is known of the message that causes it
   * @param counter the counter to report, a constant of {@link EngineCounters}
   * @param out takes the message
   * @return whether there is a Report to be sent
   */
  boolean prepareReport(IncomingMessage request, int counter, OutgoingMessage out) {
    // Step 3 a): request-id and pduType, where they are known.
    boolean known = request.isScopedPduRead();
    int requestId = known ? request.pdu().requestId() : 0;
    // Step 3 b): only for the Confirmed Class; reportableFlag decides where the class is not known.
    boolean allowed =
        known ? PduType.isConfirmed(request.pdu().type()) : request.header().isReportable();
    if (!allowed || request.securityStateReference() == SecurityModel.NO_STATE_REFERENCE) {
      counters.increment(EngineCounters.REPORTS_SUPPRESSED);
      return false;
    }
    // Step 3 c): the Report-PDU.
    out.begin(out.buffer().length);
    BerWriter writer = out.writer();
    writer.writeUnsigned(BerTag.COUNTER32, counters.value(counter));
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, EngineCounters.instance(counter));
    writer.writeHeader(BerTag.SEQUENCE, out.end());
    PduWriter.completePdu(writer, out.end(), PduType.REPORT, requestId, 0, 0);
    // Step 3 d) 1): the level of the request where it was secured as it said, because managers may
    // mistrust a Report that claims no security; 2) and 3): the default context of this engine.
    // Steps 3 f) and 6:
    int level =
        request.securityStatus() == SecurityStatus.SUCCESS
            ? request.securityLevel()
            : SecurityLevel.NO_AUTH_NO_PRIV;
    PduWriter.completeScopedPdu(writer, out.end(), engine.engineId(), DEFAULT_CONTEXT);
    return secureResponse(request, level, out) == SecurityStatus.SUCCESS;
  }

  /** RFC 3412 §7.1 steps 7 and 8. */
  private int secureResponse(IncomingMessage request, int securityLevel, OutgoingMessage out) {
    V3Header header = request.header();
    // Step 7: responses and Reports are of the Unconfirmed Class, so they are not reportable.
    out.header()
        .set(
            header.messageId(),
            messageSizeMax(request.transport()),
            V3Header.flags(securityLevel, false),
            header.securityModel());
    out.address(request.transport(), 0, engine.engineId(), request.securityName(), securityLevel);
    // Step 8 a): the model takes its state back.
    int reference = request.securityStateReference();
    if (reference == SecurityModel.NO_STATE_REFERENCE) {
      return SecurityStatus.INVALID_CACHE;
    }
    request.setSecurityStateReference(SecurityModel.NO_STATE_REFERENCE);
    return securityModel(header.securityModel()).generateResponseMsg(out, reference);
  }

  // Outgoing notifications

  /**
   * prepareOutgoingMessage for a notification (RFC 3412 §7.1).
   *
   * @param target where it goes
   * @param pduType type of the PDU
   * @param out holds the PDU; takes the message
   * @return a value of {@link SecurityStatus}
   */
  int prepareOutgoingMessage(NotificationTarget target, int pduType, OutgoingMessage out) {
    SecurityModel model = securityModel(target.securityModel());
    if (model == null) {
      return SecurityStatus.UNSUPPORTED_SECURITY_LEVEL;
    }
    BerWriter writer = out.writer();
    // Steps 4 to 6: what a notification tells is of this engine.
    PduWriter.completeScopedPdu(writer, out.end(), engine.engineId(), target.contextName());
    // Steps 1 b) and 7.
    out.header()
        .set(
            nextMessageId(),
            messageSizeMax(target.transport()),
            V3Header.flags(target.securityLevel(), PduType.isConfirmed(pduType)),
            target.securityModel());
    // Step 9 a): a model that needs the receiver's engine identifier for an inform would have to
    // discover it; TSM has no authoritative engine.
    out.address(
        target.transport(),
        target.sessionId(),
        engine.engineId(),
        target.securityName(),
        target.securityLevel());
    // Step 9 b).
    int status = model.generateRequestMsg(out);
    if (status == SecurityStatus.SUCCESS
        && writer.length()
            > Math.min(messageSizeMax(target.transport()), target.messageSizeMax())) {
      return SecurityStatus.TOO_BIG;
    }
    return status;
  }

  private int nextMessageId() {
    // Step 1 b): not one that a request still waits with.
    do {
      nextMessageId = (nextMessageId + 1) & MESSAGE_ID_MASK;
    } while (outstanding.find(nextMessageId) != OutstandingRequests.NONE);
    return nextMessageId;
  }
}
