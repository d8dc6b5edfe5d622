/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/**
 * Writes PDUs and what goes around them (RFC 3416 §3, RFC 3412 §6). A {@link BerWriter} goes from
 * the end to the start, so the parts are written in this order: variable bindings, PDU, scopedPDU,
 * message.
 */
public final class PduWriter {

  private final Oid name = new Oid();

  /** A writer with room of its own for one name. */
  public PduWriter() {}

  /**
   * Writes variable bindings, last to first, without a header around them.
   *
   * @param writer takes them
   * @param varbinds what to write
   */
  public void writeVarbinds(BerWriter writer, VarbindSource varbinds) {
    for (int i = varbinds.count() - 1; i >= 0; i--) {
      int end = writer.mark();
      varbinds.value(i, writer);
      varbinds.name(i, name);
      writer.writeOid(BerTag.OBJECT_IDENTIFIER, name);
      writer.writeHeader(BerTag.SEQUENCE, end);
    }
  }

  /**
   * Completes variable bindings to a PDU.
   *
   * @param writer holds the variable bindings; takes the rest
   * @param end the writer's mark before the variable bindings were written
   * @param type a constant of {@link PduType}
   * @param requestId request-id
   * @param errorStatus error-status, or non-repeaters
   * @param errorIndex error-index, or max-repetitions
   */
  public static void completePdu(
      BerWriter writer, int end, int type, int requestId, int errorStatus, int errorIndex) {
    writer.writeHeader(BerTag.SEQUENCE, end);
    writer.writeInteger(BerTag.INTEGER, errorIndex);
    writer.writeInteger(BerTag.INTEGER, errorStatus);
    writer.writeInteger(BerTag.INTEGER, requestId);
    writer.writeHeader(type, end);
  }

  /**
   * Completes a PDU to a scopedPDU.
   *
   * @param writer holds the PDU; takes the rest
   * @param end the writer's mark before the PDU was written
   * @param contextEngineId contextEngineID
   * @param contextName contextName
   */
  public static void completeScopedPdu(
      BerWriter writer, int end, Octets contextEngineId, Octets contextName) {
    writer.writeOctets(BerTag.OCTET_STRING, contextName.bytes(), 0, contextName.length());
    writer.writeOctets(BerTag.OCTET_STRING, contextEngineId.bytes(), 0, contextEngineId.length());
    writer.writeHeader(BerTag.SEQUENCE, end);
  }

  /**
   * Completes msgSecurityParameters and what follows them to a whole message.
   *
   * @param writer holds all from msgSecurityParameters on; takes the rest
   * @param end the writer's mark before the scopedPDU was written
   * @param header msgGlobalData
   */
  public static void completeMessage(BerWriter writer, int end, V3Header header) {
    header.write(writer);
    writer.writeInteger(BerTag.INTEGER, V3Header.VERSION);
    writer.writeHeader(BerTag.SEQUENCE, end);
  }
}
