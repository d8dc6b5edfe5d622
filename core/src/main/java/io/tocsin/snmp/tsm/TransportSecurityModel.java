/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tsm;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.IncomingMessage;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.OutgoingMessage;
import io.tocsin.snmp.PduWriter;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.SecurityStatus;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.V3Message;

/**
 * The Transport Security Model (RFC 5591). The steps of its elements of procedure bear their
 * numbers.
 *
 * <p>RFC 5591 does not say what to do with msgSecurityParameters that are not empty; they are
 * refused here as a parse error, because no sender of this model can mean anything by them.
 */
public final class TransportSecurityModel implements SecurityModel {

  /** Octets of a message around a scopedPDU at most, see {@link #processIncomingMsg} step 7. */
  static final int MESSAGE_OVERHEAD = 4 + 3 + (2 + 6 + 6 + 3 + 3) + 2;

  private static final int PREFIX_LENGTH_MAX = 4;
  private static final byte[] EMPTY = new byte[0];
  private static final byte[] COLON = {':'};

  private final SnmpEngine engine;
  private final EngineCounters counters;
  private final int messageSizeMax;
  final SecurityStateCache states;
  private boolean usePrefix;

  /**
   * A model without prefixes.
   *
   * @param engine this engine
   * @param counters where to count
   * @param messageSizeMax greatest message in bytes that this engine sends
   * @param stateCount messages that can be worked on at once, 1 at least
   */
  public TransportSecurityModel(
      SnmpEngine engine, EngineCounters counters, int messageSizeMax, int stateCount) {
    this.engine = engine;
    this.counters = counters;
    this.messageSizeMax = messageSizeMax;
    this.states = new SecurityStateCache(stateCount);
  }

  /** snmpTsmConfigurationUsePrefix: whether names of security carry the transport's prefix. */
  public boolean usePrefix() {
    return usePrefix;
  }

  /**
   * Sets snmpTsmConfigurationUsePrefix.
   *
   * @param use whether names of security carry the transport's prefix
   */
  public void setUsePrefix(boolean use) {
    usePrefix = use;
  }

  @Override
  public int number() {
    return SecurityModelNumber.TSM;
  }

  // RFC 5591 §4.2, outgoing messages

  @Override
  public int generateResponseMsg(OutgoingMessage message, int securityStateReference) {
    // Step 1: what was cached of the request decides, and the cache is free again.
    TmStateReference state = message.tmStateReference();
    state.set(states.get(securityStateReference));
    state.setRequestedSecurityLevel(state.transportSecurityLevel());
    state.setSameSecurity(true);
    releaseState(securityStateReference);
    return completeMessage(message);
  }

  @Override
  public int generateRequestMsg(OutgoingMessage message) {
    // Step 2: a record of its own. The domain is that of the transport that is asked to send.
    TmStateReference state = message.tmStateReference();
    state.clear();
    state.setSessionId(message.sessionId());
    state.setRequestedSecurityLevel(message.securityLevel());
    state.setSameSecurity(false);
    int status = setTmSecurityName(message, state);
    return status == SecurityStatus.SUCCESS ? completeMessage(message) : status;
  }

  /** Step 2, second half: tmSecurityName is securityName without the prefix. */
  private int setTmSecurityName(OutgoingMessage message, TmStateReference state) {
    Octets name = message.securityName();
    int skipped = 0;
    if (usePrefix) {
      Octets prefix = message.transport().transportDomain().prefix();
      if (prefix.isEmpty()) {
        counters.increment(EngineCounters.SNMP_TSM_UNKNOWN_PREFIXES);
        return SecurityStatus.UNKNOWN_PREFIX;
      }
      skipped = prefix.length() + 1;
      if (prefix.length() > PREFIX_LENGTH_MAX || !hasPrefix(name, prefix)) {
        counters.increment(EngineCounters.SNMP_TSM_INVALID_PREFIXES);
        return SecurityStatus.INVALID_PREFIX;
      }
    }
    int length = Math.min(name.length() - skipped, TmStateReference.SECURITY_NAME_LENGTH_MAX);
    state.setSecurityName(name.bytes(), skipped, length);
    return SecurityStatus.SUCCESS;
  }

  private static boolean hasPrefix(Octets name, Octets prefix) {
    return name.startsWith(prefix)
        && name.length() > prefix.length()
        && name.bytes()[prefix.length()] == ':';
  }

  private static int completeMessage(OutgoingMessage message) {
    BerWriter writer = message.writer();
    // Step 3: securityParameters are a zero-length OCTET STRING.
    writer.writeOctets(BerTag.OCTET_STRING, EMPTY, 0, 0);
    // Step 4: wholeMsg and its length.
    PduWriter.completeMessage(writer, message.end(), message.header());
    // Step 5.
    return writer.isFull() ? SecurityStatus.TOO_BIG : SecurityStatus.SUCCESS;
  }

  // RFC 5591 §5.2, incoming messages

  @Override
  public int processIncomingMsg(IncomingMessage message) {
    if (message.message().securityParametersLength() != 0) {
      return SecurityStatus.PARSE_ERROR;
    }
    // Step 1: securityEngineID is the local snmpEngineID.
    message.securityEngineId().set(engine.engineId());
    // Step 2: the transport must have said who the peer is and how secure the session is.
    TmStateReference state = message.tmStateReference();
    if (!isUsable(message)) {
      counters.increment(EngineCounters.SNMP_TSM_INVALID_CACHES);
      return SecurityStatus.INVALID_CACHE;
    }
    // Step 3: securityName.
    int status = setSecurityName(message, state);
    if (status != SecurityStatus.SUCCESS) {
      return status;
    }
    // Steps 5 and 6 are done before step 4, so that its Report finds the session, and the PDU that
    // tells whether a Report is allowed (RFC 5591 §5 lets an error return both).
    int reference = states.store(state);
    if (reference == NO_STATE_REFERENCE) {
      return SecurityStatus.NO_STATE_REFERENCE;
    }
    message.setSecurityStateReference(reference);
    V3Message whole = message.message();
    message.setScopedPdu(whole.dataOffset(), whole.dataLength());
    // Step 7: maxSizeResponseScopedPDU, from what this engine, the transport and the peer take.
    int sizeMax = Math.min(messageSizeMax, message.transport().messageSizeMax());
    message.setScopedPduSizeMax(
        Math.min(sizeMax, message.header().messageSizeMax()) - MESSAGE_OVERHEAD);
    // Step 4: the session must be as secure as msgFlags say.
    if (message.securityLevel() > state.transportSecurityLevel()) {
      counters.increment(EngineCounters.SNMP_TSM_INADEQUATE_SECURITY_LEVELS);
      message.setErrorCounter(EngineCounters.SNMP_TSM_INADEQUATE_SECURITY_LEVELS);
      return SecurityStatus.UNSUPPORTED_SECURITY_LEVEL;
    }
    // Step 8.
    return SecurityStatus.SUCCESS;
  }

  private static boolean isUsable(IncomingMessage message) {
    TmStateReference state = message.tmStateReference();
    return state != null
        && message.transport().transportDomain() != null
        && state.sessionId() != 0
        && state.securityNameLength() > 0
        && state.transportSecurityLevel() >= SecurityLevel.NO_AUTH_NO_PRIV
        && state.transportSecurityLevel() <= SecurityLevel.AUTH_PRIV;
  }

  /** Step 3: tmSecurityName, with the prefix of the transport domain where prefixes are used. */
  private int setSecurityName(IncomingMessage message, TmStateReference state) {
    Octets name = message.securityName();
    name.clear();
    if (usePrefix) {
      Octets prefix = message.transport().transportDomain().prefix();
      if (prefix.isEmpty()) {
        counters.increment(EngineCounters.SNMP_TSM_UNKNOWN_PREFIXES);
        return SecurityStatus.UNKNOWN_PREFIX;
      }
      if (prefix.length() > PREFIX_LENGTH_MAX) {
        counters.increment(EngineCounters.SNMP_TSM_INVALID_PREFIXES);
        return SecurityStatus.INVALID_PREFIX;
      }
      name.append(prefix.bytes(), 0, prefix.length());
      name.append(COLON, 0, 1);
    }
    name.append(state.securityName(), 0, state.securityNameLength());
    return SecurityStatus.SUCCESS;
  }

  @Override
  public void releaseState(int securityStateReference) {
    states.release(securityStateReference);
  }
}
