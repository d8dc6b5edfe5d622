/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tsm;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.PduWriter;
import io.tocsin.snmp.V3Header;
import io.tocsin.snmp.VarbindSource;

/**
 * Writes whole SNMPv3 messages of the Transport Security Model into an array, without an engine:
 * for managers, receivers, tests and benchmarks. Nothing is allocated after construction.
 */
public final class TsmMessageWriter {

  private static final byte[] EMPTY = new byte[0];

  private final BerWriter writer = new BerWriter();
  private final PduWriter pduWriter = new PduWriter();

  /** A writer of one message after the other. */
  public TsmMessageWriter() {}

  /**
   * Writes one message at the end of a range.
   *
   * @param bytes the array
   * @param offset index of the range's first byte
   * @param length size of the range in bytes
   * @param header msgGlobalData
   * @param contextEngineId contextEngineID
   * @param contextName contextName
   * @param pduType a constant of {@link io.tocsin.snmp.PduType}
   * @param requestId request-id
   * @param errorStatus error-status, or non-repeaters
   * @param errorIndex error-index, or max-repetitions
   * @param varbinds the variable bindings
   * @return length of the message in bytes, which ends where the range ends; 0 when it does not fit
   */
  public int write(
      byte[] bytes,
      int offset,
      int length,
      V3Header header,
      Octets contextEngineId,
      Octets contextName,
      int pduType,
      int requestId,
      int errorStatus,
      int errorIndex,
      VarbindSource varbinds) {
    writer.wrap(bytes, offset, length);
    int end = writer.mark();
    pduWriter.writeVarbinds(writer, varbinds);
    PduWriter.completePdu(writer, end, pduType, requestId, errorStatus, errorIndex);
    PduWriter.completeScopedPdu(writer, end, contextEngineId, contextName);
    writer.writeOctets(BerTag.OCTET_STRING, EMPTY, 0, 0);
    PduWriter.completeMessage(writer, end, header);
    return writer.isFull() ? 0 : writer.length();
  }
}
