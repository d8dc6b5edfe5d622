/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.snmp4j.ScopedPDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.TsmSecurityParameters;
import org.snmp4j.smi.Integer32;

/**
 * Writes and reads {@link SampleTrap} with the parts of SNMP4J that know BER, put together here so
 * that each byte is touched once: what SNMP4J could do at best.
 */
final class Snmp4jParts {

  private final ScopedPDU trap = Snmp4jTrap.create();
  private final Header header = new Header();
  private final Integer32 version = new Integer32(MPv3.ID);
  private final TsmSecurityParameters securityParameters = new TsmSecurityParameters();

  Snmp4jParts() {}

  /** Writes the whole message into an array that is made for it. */
  byte[] encode() {
    header.setMsgID(SampleTrap.MESSAGE_ID);
    header.setMsgMaxSize(SampleTrap.MESSAGE_SIZE_MAX);
    header.setMsgFlags(Header.FLAG_AUTH | Header.FLAG_PRIV);
    header.setSecurityModel(SecurityModel.SECURITY_MODEL_TSM);
    int length =
        version.getBERLength()
            + header.getBERLength()
            + securityParameters.getBERLength()
            + trap.getBERLength();
    ByteBuffer buffer = ByteBuffer.allocate(1 + BER.getBERLengthOfLength(length) + length);
    BEROutputStream stream = new BEROutputStream(buffer);
    try {
      BER.encodeHeader(stream, BER.SEQUENCE, length);
      version.encodeBER(stream);
      header.encodeBER(stream);
      securityParameters.encodeBER(stream);
      trap.encodeBER(stream);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return buffer.array();
  }

  /**
   * Reads the whole message.
   *
   * @param bytes the message
   */
  ScopedPDU decode(byte[] bytes) {
    BERInputStream stream = new BERInputStream(ByteBuffer.wrap(bytes));
    ScopedPDU pdu = new ScopedPDU();
    try {
      BER.decodeHeader(stream, new BER.MutableByte());
      new Integer32().decodeBER(stream);
      new Header().decodeBER(stream);
      new TsmSecurityParameters().decodeBER(stream);
      pdu.decodeBER(stream);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return pdu;
  }

  /** Opens the constructor, which is for subclasses. */
  private static final class Header extends MPv3.HeaderData {}
}
