/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;

/**
 * msgGlobalData, the header of an SNMPv3 message (RFC 3412 §6, HeaderData).
 *
 * <pre>
 *   SEQUENCE +---------------+----------------+--------------+------------------+
 *            | msgID         | msgMaxSize     | msgFlags     | msgSecurityModel |
 *            | 0 .. 2^31-1   | 484 .. 2^31-1  | 1 octet      | 1 .. 2^31-1      |
 *            +---------------+----------------+--------------+------------------+
 *
 *   msgFlags  7 6 5 4 3   2            1      0
 *             reserved    reportable   priv   auth
 * </pre>
 */
public final class V3Header {

  /** Value of msgVersion (RFC 3412 §6.1). */
  public static final int VERSION = 3;

  /** Least msgMaxSize in bytes (RFC 3412 §6.3). */
  public static final int MESSAGE_SIZE_MIN = 484;

  /** Bit of msgFlags: authenticated. */
  public static final int FLAG_AUTH = 0x01;

  /** Bit of msgFlags: encrypted. */
  public static final int FLAG_PRIV = 0x02;

  /** Bit of msgFlags: a Report may be sent back. */
  public static final int FLAG_REPORTABLE = 0x04;

  /** Result of {@link #securityLevel()}: encrypted but not authenticated, which there is not. */
  public static final int LEVEL_INVALID = 0;

  private final byte[] flagsOctet = new byte[1];
  private int messageId;
  private int messageSizeMax;
  private int securityModel;

  /** A header of zeros. */
  public V3Header() {}

  /**
   * Takes values.
   *
   * @param messageId msgID
   * @param messageSizeMax msgMaxSize, the greatest message in bytes that the sender takes
   * @param flags msgFlags
   * @param securityModel msgSecurityModel
   */
  public void set(int messageId, int messageSizeMax, int flags, int securityModel) {
    this.messageId = messageId;
    this.messageSizeMax = messageSizeMax;
    this.flagsOctet[0] = (byte) flags;
    this.securityModel = securityModel;
  }

  /**
   * Reads a header.
   *
   * @param reader stands at its identifier octet; keeps the error
   */
  public void read(BerReader reader) {
    int end = reader.enter(BerTag.SEQUENCE);
    messageId = (int) reader.readInteger(BerTag.INTEGER, 0, Integer.MAX_VALUE);
    messageSizeMax = (int) reader.readInteger(BerTag.INTEGER, MESSAGE_SIZE_MIN, Integer.MAX_VALUE);
    int flagsLength = reader.readOctets(BerTag.OCTET_STRING, 1, 1);
    flagsOctet[0] = flagsLength == 1 ? reader.buffer()[reader.valueOffset()] : 0;
    securityModel = (int) reader.readInteger(BerTag.INTEGER, 1, Integer.MAX_VALUE);
    reader.leave(end);
  }

  /**
   * Writes this header.
   *
   * @param writer takes it
   */
  public void write(BerWriter writer) {
    int end = writer.mark();
    writer.writeInteger(BerTag.INTEGER, securityModel);
    writer.writeOctets(BerTag.OCTET_STRING, flagsOctet, 0, 1);
    writer.writeInteger(BerTag.INTEGER, messageSizeMax);
    writer.writeInteger(BerTag.INTEGER, messageId);
    writer.writeHeader(BerTag.SEQUENCE, end);
  }

  /**
   * msgFlags for a level.
   *
   * @param securityLevel a value of {@link SecurityLevel}
   * @param reportable whether a Report may come back
   */
  public static int flags(int securityLevel, boolean reportable) {
    int flags = reportable ? FLAG_REPORTABLE : 0;
    if (securityLevel >= SecurityLevel.AUTH_NO_PRIV) {
      flags |= FLAG_AUTH;
    }
    if (securityLevel >= SecurityLevel.AUTH_PRIV) {
      flags |= FLAG_PRIV;
    }
    return flags;
  }

  /** The level that msgFlags say, a value of {@link SecurityLevel}, or {@link #LEVEL_INVALID}. */
  public int securityLevel() {
    boolean auth = (flagsOctet[0] & FLAG_AUTH) != 0;
    boolean priv = (flagsOctet[0] & FLAG_PRIV) != 0;
    if (priv) {
      return auth ? SecurityLevel.AUTH_PRIV : LEVEL_INVALID;
    }
    return auth ? SecurityLevel.AUTH_NO_PRIV : SecurityLevel.NO_AUTH_NO_PRIV;
  }

  /** Whether the sender takes a Report. */
  public boolean isReportable() {
    return (flagsOctet[0] & FLAG_REPORTABLE) != 0;
  }

  /** msgID. */
  public int messageId() {
    return messageId;
  }

  /** msgMaxSize: the greatest message in bytes that the sender takes. */
  public int messageSizeMax() {
    return messageSizeMax;
  }

  /** msgFlags, reserved bits and all. */
  public int flags() {
    return flagsOctet[0] & 0xFF;
  }

  /** msgSecurityModel. */
  public int securityModel() {
    return securityModel;
  }
}
