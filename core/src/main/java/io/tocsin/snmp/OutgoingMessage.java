/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerWriter;

/**
 * One message on its way out: the parameters of generateRequestMsg and generateResponseMsg (RFC
 * 3411 §4.4, RFC 5590 §4), and the buffer in which it grows from its end to its start.
 */
public final class OutgoingMessage {

  private final byte[] buffer;
  private final BerWriter writer = new BerWriter();
  private final V3Header header = new V3Header();
  private final TmStateReference tmStateReference = new TmStateReference();
  private TransportModel transport;
  private long sessionId;
  private Octets securityEngineId;
  private Octets securityName;
  private int securityLevel;
  private int end;

  /**
   * A message with a buffer of its own.
   *
   * @param size of the buffer in bytes
   */
  public OutgoingMessage(int size) {
    buffer = new byte[size];
    begin(size);
  }

  /**
   * Starts a message anew.
   *
   * @param limit index in the buffer behind the last byte that it may use; it will end there
   */
  void begin(int limit) {
    writer.wrap(buffer, 0, limit);
    end = writer.mark();
  }

  /**
   * Says for whom the message is.
   *
   * @param by the model that will send it
   * @param session the transport's number of the session
   * @param engineId securityEngineID
   * @param name securityName
   * @param level a value of {@link SecurityLevel}
   */
  void address(TransportModel by, long session, Octets engineId, Octets name, int level) {
    transport = by;
    sessionId = session;
    securityEngineId = engineId;
    securityName = name;
    securityLevel = level;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Holds the scopedPDU, later the whole message. */
  public BerWriter writer() {
    return writer;
  }

  /** The writer's mark of the message's end, for headers that go around all of it. */
  public int end() {
    return end;
  }

  /** msgGlobalData. */
  public V3Header header() {
    return header;
  }

  /** The transport model that will send it. */
  public TransportModel transport() {
    return transport;
  }

  /** The transport's number of the session to use, which stands for transportAddress. */
  public long sessionId() {
    return sessionId;
  }

  /** securityEngineID. */
  public Octets securityEngineId() {
    return securityEngineId;
  }

  /** securityName. */
  public Octets securityName() {
    return securityName;
  }

  /** The level asked for, a value of {@link SecurityLevel}. */
  public int securityLevel() {
    return securityLevel;
  }

  /** What the transport is told, for a security model to set. */
  public TmStateReference tmStateReference() {
    return tmStateReference;
  }

  /** Hands the whole message to its transport; see {@link TransportModel#sendMessage}. */
  int send() {
    return transport.sendMessage(tmStateReference, buffer, writer.offset(), writer.length());
  }
}
