/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;

/**
 * A received SNMPv3 message in somebody else's array (RFC 3412 §6, SNMPv3Message). It is read in
 * two parts, because a security model works in between.
 *
 * <pre>
 *   SEQUENCE +------------+---------------+-----------------------+--------------------------+
 *            | msgVersion | msgGlobalData | msgSecurityParameters | msgData                  |
 *            | INTEGER 3  | {@link V3Header}      | OCTET STRING          | ScopedPDU or, encrypted, |
 *            |            |               |                       | OCTET STRING             |
 *            +------------+---------------+-----------------------+--------------------------+
 *
 *   ScopedPDU, SEQUENCE +-----------------+--------------+-------+
 *                       | contextEngineID | contextName  | PDU   |
 *                       | OCTET STRING    | OCTET STRING |       |
 *                       +-----------------+--------------+-------+
 * </pre>
 */
public final class V3Message {

  private static final int OCTETS_LENGTH_MAX = 65_535;
  private static final int CONTEXT_NAME_LENGTH_MAX = 255;

  private final BerReader reader = new BerReader();
  private final V3Header header = new V3Header();
  private final Pdu pdu = new Pdu();
  private byte[] bytes = new byte[0];
  private int securityParametersOffset;
  private int securityParametersLength;
  private int dataTag;
  private int dataOffset;
  private int dataLength;
  private int contextEngineIdOffset;
  private int contextEngineIdLength;
  private int contextNameOffset;
  private int contextNameLength;

  /** A view of nothing. */
  public V3Message() {}

  /**
   * Reads all that stands before msgData, and makes sure that the message has neither less nor more
   * bytes than it says.
   *
   * @param from the array; not copied
   * @param offset index of the message's first byte
   * @param length its length in bytes
   * @return false when it is no such message: then {@link #error()} tells why
   */
  public boolean readHeader(byte[] from, int offset, int length) {
    bytes = from;
    reader.wrap(from, offset, length);
    int end = reader.enter(BerTag.SEQUENCE);
    reader.readInteger(BerTag.INTEGER, V3Header.VERSION, V3Header.VERSION);
    header.read(reader);
    reader.readOctets(BerTag.OCTET_STRING, 0, OCTETS_LENGTH_MAX);
    securityParametersOffset = reader.valueOffset();
    securityParametersLength = reader.valueLength();
    dataOffset = reader.position();
    dataTag = reader.skip();
    dataLength = reader.position() - dataOffset;
    if (reader.ok() && dataTag != BerTag.SEQUENCE && dataTag != BerTag.OCTET_STRING) {
      reader.fail(BerError.UNEXPECTED_TAG);
    }
    reader.leave(end);
    reader.finish();
    return reader.ok();
  }

  /**
   * Reads a whole ScopedPDU.
   *
   * @param from the array; not copied
   * @param offset index of its identifier octet
   * @param length its length in bytes
   * @return false when it is none: then {@link #error()} tells why
   */
  public boolean readScopedPdu(byte[] from, int offset, int length) {
    int end = readContext(from, offset, length);
    pdu.read(reader);
    return leaveScopedPdu(end);
  }

  private int readContext(byte[] from, int offset, int length) {
    bytes = from;
    reader.wrap(from, offset, length);
    int end = reader.enter(BerTag.SEQUENCE);
    reader.readOctets(BerTag.OCTET_STRING, 0, OCTETS_LENGTH_MAX);
    contextEngineIdOffset = reader.valueOffset();
    contextEngineIdLength = reader.valueLength();
    // A context name is an SnmpAdminString (RFC 3411 §5).
    reader.readOctets(BerTag.OCTET_STRING, 0, CONTEXT_NAME_LENGTH_MAX);
    contextNameOffset = reader.valueOffset();
    contextNameLength = reader.valueLength();
    return end;
  }

  private boolean leaveScopedPdu(int end) {
    reader.leave(end);
    reader.finish();
    return reader.ok();
  }

  /**
   * Reads a whole message of which msgData is not encrypted.
   *
   * @param from the array; not copied
   * @param offset index of the message's first byte
   * @param length its length in bytes
   * @return false when it is no such message: then {@link #error()} tells why
   */
  public boolean read(byte[] from, int offset, int length) {
    return readHeader(from, offset, length) && readScopedPdu(from, dataOffset, dataLength);
  }

  /**
   * Reads a message of which msgData is not encrypted, but does not look at its variable bindings:
   * {@link VarbindCursor} checks each as it comes to it, as {@link Pdu#readWithoutVarbinds} says.
   *
   * @param from the array; not copied
   * @param offset index of the message's first byte
   * @param length its length in bytes
   * @return false when it is no such message, whatever the variable bindings are: then {@link
   *     #error()} tells why
   */
  public boolean readWithoutVarbinds(byte[] from, int offset, int length) {
    if (!readHeader(from, offset, length)) {
      return false;
    }
    int end = readContext(from, dataOffset, dataLength);
    pdu.readWithoutVarbinds(reader);
    return leaveScopedPdu(end);
  }

  /** Why reading failed, a code of {@link BerError}. */
  public int error() {
    return reader.error();
  }

  /** msgGlobalData. */
  public V3Header header() {
    return header;
  }

  /** The PDU. */
  public Pdu pdu() {
    return pdu;
  }

  /** The array that holds what was read last. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of the content of msgSecurityParameters. */
  public int securityParametersOffset() {
    return securityParametersOffset;
  }

  /** Length in bytes of the content of msgSecurityParameters. */
  public int securityParametersLength() {
    return securityParametersLength;
  }

  /**
   * Identifier octet of msgData: {@link BerTag#SEQUENCE}, or encrypted {@link BerTag#OCTET_STRING}.
   */
  public int dataTag() {
    return dataTag;
  }

  /** Index of the identifier octet of msgData. */
  public int dataOffset() {
    return dataOffset;
  }

  /** Length of msgData in bytes, header and all. */
  public int dataLength() {
    return dataLength;
  }

  /** Index of the content of contextEngineID. */
  public int contextEngineIdOffset() {
    return contextEngineIdOffset;
  }

  /** Length of contextEngineID in bytes. */
  public int contextEngineIdLength() {
    return contextEngineIdLength;
  }

  /** Index of the content of contextName. */
  public int contextNameOffset() {
    return contextNameOffset;
  }

  /** Length of contextName in bytes. */
  public int contextNameLength() {
    return contextNameLength;
  }
}
