/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static io.tocsin.snmp.Ber.element;
import static io.tocsin.snmp.Ber.integer;
import static io.tocsin.snmp.Ber.octets;
import static io.tocsin.snmp.Ber.sequence;

/** Builds SNMPv3 messages of which each part can be replaced, by a wrong one too. */
public final class MessageBuilder {

  private byte[] version = integer(3);
  private byte[] messageId = integer(1001);
  private byte[] messageSizeMax = integer(65_507);
  private byte[] flags = octets((byte) 0x07);
  private byte[] securityModel = integer(SecurityModelNumber.TSM);
  private byte[] globalData;
  private byte[] securityParameters = octets();
  private byte[] contextEngineId = octets(TestEngine.ENGINE_ID.toArray());
  private byte[] contextName = octets();
  private byte[] pdu = Ber.pdu(PduType.GET_REQUEST, 42, 0, 0, Ber.asked(TestObjects.SYS_DESCR));
  private byte[] data;
  private byte[] trailer = new byte[0];

  public static MessageBuilder message() {
    return new MessageBuilder();
  }

  public MessageBuilder version(byte[] element) {
    version = element;
    return this;
  }

  public MessageBuilder messageId(byte[] element) {
    messageId = element;
    return this;
  }

  public MessageBuilder messageId(int value) {
    return messageId(integer(value));
  }

  public MessageBuilder messageSizeMax(byte[] element) {
    messageSizeMax = element;
    return this;
  }

  public MessageBuilder messageSizeMax(long value) {
    return messageSizeMax(integer(value));
  }

  public MessageBuilder flags(byte[] element) {
    flags = element;
    return this;
  }

  public MessageBuilder flags(int value) {
    return flags(octets((byte) value));
  }

  public MessageBuilder securityModel(byte[] element) {
    securityModel = element;
    return this;
  }

  public MessageBuilder securityModel(int value) {
    return securityModel(integer(value));
  }

  public MessageBuilder globalData(byte[] element) {
    globalData = element;
    return this;
  }

  public MessageBuilder securityParameters(byte[] element) {
    securityParameters = element;
    return this;
  }

  public MessageBuilder contextEngineId(byte[] element) {
    contextEngineId = element;
    return this;
  }

  public MessageBuilder contextEngineId(Octets value) {
    return contextEngineId(octets(value.toArray()));
  }

  public MessageBuilder contextName(byte[] element) {
    contextName = element;
    return this;
  }

  public MessageBuilder contextName(String value) {
    return contextName(Ber.text(value));
  }

  public MessageBuilder pdu(byte[] element) {
    pdu = element;
    return this;
  }

  /** A PDU that reads some variables. */
  public MessageBuilder ask(int type, String... names) {
    return ask(type, 0, 0, names);
  }

  public MessageBuilder ask(int type, int second, int third, String... names) {
    byte[][] varbinds = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      varbinds[i] = Ber.asked(names[i]);
    }
    return pdu(Ber.pdu(type, 42, second, third, varbinds));
  }

  public MessageBuilder data(byte[] element) {
    data = element;
    return this;
  }

  public MessageBuilder trailer(byte[] bytes) {
    trailer = bytes;
    return this;
  }

  public byte[] build() {
    byte[] header =
        globalData != null ? globalData : sequence(messageId, messageSizeMax, flags, securityModel);
    byte[] scoped = data != null ? data : sequence(contextEngineId, contextName, pdu);
    return Ber.join(element(0x30, version, header, securityParameters, scoped), trailer);
  }
}
