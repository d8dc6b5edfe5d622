/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

/**
 * All that is known of one received message: the values that prepareDataElements hands out (RFC
 * 3412 §7.2) and those to which its stateReference and statusInformation refer. One record serves
 * one message after the other; it is good until the call that brought the message returns.
 */
public final class IncomingMessage {

  /** Value of {@link #errorCounter()}: no Report is due. */
  public static final int NO_COUNTER = -1;

  /** Value of {@link #sendPduHandle()}: the message answers nothing. */
  public static final int NO_HANDLE = -1;

  private static final int NAME_LENGTH_MAX = 255;

  /** With the greatest prefix of RFC 5591 §3.1.3 and its colon. */
  private static final int SECURITY_NAME_LENGTH_MAX = TmStateReference.SECURITY_NAME_LENGTH_MAX + 5;

  private final V3Message message = new V3Message();
  private final Octets securityEngineId = new Octets(SnmpEngine.ENGINE_ID_LENGTH_MAX);
  private final Octets securityName = new Octets(SECURITY_NAME_LENGTH_MAX);
  private final Octets contextEngineId = new Octets(SnmpEngine.ENGINE_ID_LENGTH_MAX);
  private final Octets contextName = new Octets(NAME_LENGTH_MAX);
  private TransportModel transport;
  private TmStateReference tmStateReference;
  private byte[] bytes;
  private int offset;
  private int length;
  private long nowMs;
  private int securityLevel;
  private int scopedPduOffset;
  private int scopedPduLength;
  private int scopedPduSizeMax;
  private boolean scopedPduRead;
  private int securityStateReference;
  private int securityStatus;
  private int errorCounter;
  private int sendPduHandle;

  /** A record of nothing. */
  public IncomingMessage() {
    begin(null, null, new byte[0], 0, 0, 0);
  }

  /**
   * Forgets the message before and takes what the transport says of the next one.
   *
   * @param from the model that received it
   * @param state session, name and security of the peer, or null when there is none
   * @param wholeMsg the array that holds it
   * @param wholeMsgOffset index of its first byte
   * @param wholeMsgLength its length in bytes
   * @param receivedMs time of the monotonic clock in milliseconds
   */
  public void begin(
      TransportModel from,
      TmStateReference state,
      byte[] wholeMsg,
      int wholeMsgOffset,
      int wholeMsgLength,
      long receivedMs) {
    transport = from;
    tmStateReference = state;
    bytes = wholeMsg;
    offset = wholeMsgOffset;
    length = wholeMsgLength;
    nowMs = receivedMs;
    securityEngineId.clear();
    securityName.clear();
    contextEngineId.clear();
    contextName.clear();
    securityLevel = SecurityLevel.NO_AUTH_NO_PRIV;
    scopedPduOffset = 0;
    scopedPduLength = 0;
    scopedPduSizeMax = 0;
    scopedPduRead = false;
    securityStateReference = SecurityModel.NO_STATE_REFERENCE;
    securityStatus = SecurityStatus.SUCCESS;
    errorCounter = NO_COUNTER;
    sendPduHandle = NO_HANDLE;
  }

  /** Reads the header; see {@link V3Message#readHeader}. */
  boolean readHeader() {
    return message.readHeader(bytes, offset, length);
  }

  /** Reads the scopedPDU that the security model found. */
  boolean readScopedPdu() {
    if (!message.readScopedPdu(message.bytes(), scopedPduOffset, scopedPduLength)) {
      return false;
    }
    // An identifier beyond the greatest length is nobody's; it stays empty here.
    contextEngineId.set(
        message.bytes(), message.contextEngineIdOffset(), message.contextEngineIdLength());
    contextName.set(message.bytes(), message.contextNameOffset(), message.contextNameLength());
    scopedPduRead = true;
    return true;
  }

  /** The message itself. */
  public V3Message message() {
    return message;
  }

  /** Its msgGlobalData. */
  public V3Header header() {
    return message.header();
  }

  /** Its PDU; good once {@link #isScopedPduRead()}. */
  public Pdu pdu() {
    return message.pdu();
  }

  /** The transport model that received it. */
  public TransportModel transport() {
    return transport;
  }

  /** What the transport says of the peer, or null. */
  public TmStateReference tmStateReference() {
    return tmStateReference;
  }

  /** When it came, time of the monotonic clock in milliseconds. */
  public long nowMs() {
    return nowMs;
  }

  /** Length of the whole message in bytes. */
  public int wholeMsgLength() {
    return length;
  }

  /** The level that its msgFlags say, a value of {@link SecurityLevel}. */
  public int securityLevel() {
    return securityLevel;
  }

  void setSecurityLevel(int level) {
    securityLevel = level;
  }

  /** securityEngineID, for a security model to set. */
  public Octets securityEngineId() {
    return securityEngineId;
  }

  /** securityName, for a security model to set. */
  public Octets securityName() {
    return securityName;
  }

  /** contextEngineID; empty when the message has one that is too long to be one. */
  public Octets contextEngineId() {
    return contextEngineId;
  }

  /** contextName. */
  public Octets contextName() {
    return contextName;
  }

  /**
   * Says where the scopedPDU stands, for a security model to set. A model that decrypts does so in
   * the message's own array.
   *
   * @param from index of its identifier octet
   * @param count its length in bytes
   */
  public void setScopedPdu(int from, int count) {
    scopedPduOffset = from;
    scopedPduLength = count;
  }

  /** Length of the scopedPDU in bytes, 0 when the security model has not found it. */
  public int scopedPduLength() {
    return scopedPduLength;
  }

  /** Whether contexts and PDU are known. */
  public boolean isScopedPduRead() {
    return scopedPduRead;
  }

  /** maxSizeResponseScopedPDU: the greatest scopedPDU of a response, in bytes. */
  public int scopedPduSizeMax() {
    return scopedPduSizeMax;
  }

  /**
   * Sets maxSizeResponseScopedPDU, for a security model.
   *
   * @param size bytes
   */
  public void setScopedPduSizeMax(int size) {
    scopedPduSizeMax = size;
  }

  /** securityStateReference, or {@link SecurityModel#NO_STATE_REFERENCE}. */
  public int securityStateReference() {
    return securityStateReference;
  }

  /**
   * Sets securityStateReference, for a security model.
   *
   * @param reference a reference of the model
   */
  public void setSecurityStateReference(int reference) {
    securityStateReference = reference;
  }

  /** What the security model said, a value of {@link SecurityStatus}. */
  public int securityStatus() {
    return securityStatus;
  }

  void setSecurityStatus(int status) {
    securityStatus = status;
  }

  /** The counter of which a Report is due, a constant of {@link EngineCounters}, or NO_COUNTER. */
  public int errorCounter() {
    return errorCounter;
  }

  /**
   * Asks for a Report, for a security model.
   *
   * @param counter a constant of {@link EngineCounters} below its STANDARD_COUNT, already counted
   */
  public void setErrorCounter(int counter) {
    errorCounter = counter;
  }

  /** The handle of the request that this message answers, or {@link #NO_HANDLE}. */
  public int sendPduHandle() {
    return sendPduHandle;
  }

  void setSendPduHandle(int handle) {
    sendPduHandle = handle;
  }
}
