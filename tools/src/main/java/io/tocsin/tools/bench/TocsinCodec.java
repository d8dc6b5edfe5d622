/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.V3Header;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tsm.TsmMessageWriter;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes and reads {@link SampleTrap} with the engine's own message codec. */
final class TocsinCodec {

  /** What reading a malformed message gives. */
  static final long MALFORMED = -1;

  private final VarbindSource trap = new SampleTrap();
  private final TsmMessageWriter messageWriter = new TsmMessageWriter();
  private final V3Header header = new V3Header();
  private final Octets contextEngineId =
      Octets.of(HexFormat.of().parseHex(SampleTrap.CONTEXT_ENGINE_ID));
  private final Octets contextName = new Octets(0);
  private final byte[] buffer = new byte[SampleTrap.MESSAGE_SIZE_MAX];

  private final V3Message message = new V3Message();
  private final VarbindCursor varbinds = new VarbindCursor();
  private final Oid name = new Oid();

  TocsinCodec() {}

  /**
   * Writes the whole message to the end of this codec's buffer.
   *
   * @return its length in bytes
   */
  int encode() {
    header.set(
        SampleTrap.MESSAGE_ID,
        SampleTrap.MESSAGE_SIZE_MAX,
        V3Header.flags(SecurityLevel.AUTH_PRIV, false),
        SecurityModelNumber.TSM);
    return messageWriter.write(
        buffer,
        0,
        buffer.length,
        header,
        contextEngineId,
        contextName,
        PduType.SNMPV2_TRAP,
        SampleTrap.REQUEST_ID,
        0,
        0,
        trap);
  }

  /** Writes the whole message into an array of its own. */
  byte[] encodeToArray() {
    return Arrays.copyOfRange(buffer, buffer.length - encode(), buffer.length);
  }

  /**
   * Reads and checks the whole message, so that each part of it can be asked for.
   *
   * @param bytes the message
   * @return false when it is malformed
   */
  boolean check(byte[] bytes) {
    return message.read(bytes, 0, bytes.length);
  }

  /**
   * Reads the whole message in one pass, checking and fetching every name and every value.
   *
   * @param bytes the message
   * @return a number made of all that was read, or {@link #MALFORMED}
   */
  long decode(byte[] bytes) {
    return message.readWithoutVarbinds(bytes, 0, bytes.length) ? fetchAll() : MALFORMED;
  }

  /**
   * Reads the whole message in two passes: the first checks all of it, the second fetches every
   * name and every value.
   *
   * @param bytes the message
   * @return a number made of all that was read, or {@link #MALFORMED}
   */
  long decodeTwice(byte[] bytes) {
    return check(bytes) ? fetchAll() : MALFORMED;
  }

  private long fetchAll() {
    long sum = (long) message.header().messageId() + message.pdu().requestId();
    message.pdu().varbinds(varbinds);
    while (varbinds.next(name)) {
      sum += lastArc(name) + fetchValue();
    }
    return varbinds.error() == BerError.NONE ? sum : MALFORMED;
  }

  private static long lastArc(Oid oid) {
    return oid.arc(oid.length() - 1);
  }

  private long fetchValue() {
    switch (varbinds.valueTag()) {
      case BerTag.OCTET_STRING:
        return varbinds.valueLength();
      case BerTag.OBJECT_IDENTIFIER:
        return lastArc(varbinds.objectIdentifier());
      default:
        return varbinds.number();
    }
  }
}
