/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.rows;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.PduType;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes SETs as SNMPv3 messages of the Transport Security Model (RFC 3412 §6, RFC 5591 §4.1). */
public final class SetMessage {
  private static final int BYTES_MAX = 4_096;
  private static final int VERSION = 3;
  private static final int TRANSPORT_SECURITY_MODEL = 4;

  /** authPriv, and a report is welcome. */
  private static final byte[] FLAGS = {7};

  private static final byte[] NOTHING = {};

  private SetMessage() {}

  /**
   * Writes one; the message has the request's number too.
   *
   * @param engineId the agent's, in hexadecimal digits
   */
  public static byte[] write(String engineId, SetRequest request) {
    // A writer works from the end to the beginning.
    BerWriter writer = new BerWriter().wrap(new byte[BYTES_MAX], 0, BYTES_MAX);
    int end = writer.mark();
    for (int i = request.assignments().size() - 1; i >= 0; i--) {
      Assignment assignment = request.assignments().get(i);
      int variable = writer.mark();
      byte[] value = HexFormat.of().parseHex(assignment.value());
      writer.writeRaw(value, 0, value.length);
      writer.writeOid(BerTag.OBJECT_IDENTIFIER, Oid.parse(assignment.name()));
      writer.writeHeader(BerTag.SEQUENCE, variable);
    }
    writer.writeHeader(BerTag.SEQUENCE, end);
    writer.writeInteger(BerTag.INTEGER, 0);
    writer.writeInteger(BerTag.INTEGER, 0);
    writer.writeInteger(BerTag.INTEGER, request.requestId());
    writer.writeHeader(PduType.SET_REQUEST, end);
    writer.writeOctets(BerTag.OCTET_STRING, NOTHING, 0, 0);
    byte[] engine = HexFormat.of().parseHex(engineId);
    writer.writeOctets(BerTag.OCTET_STRING, engine, 0, engine.length);
    writer.writeHeader(BerTag.SEQUENCE, end);
    writer.writeOctets(BerTag.OCTET_STRING, NOTHING, 0, 0);
    int header = writer.mark();
    writer.writeInteger(BerTag.INTEGER, TRANSPORT_SECURITY_MODEL);
    writer.writeOctets(BerTag.OCTET_STRING, FLAGS, 0, FLAGS.length);
    writer.writeInteger(BerTag.INTEGER, BYTES_MAX);
    writer.writeInteger(BerTag.INTEGER, request.requestId());
    writer.writeHeader(BerTag.SEQUENCE, header);
    writer.writeInteger(BerTag.INTEGER, VERSION);
    writer.writeHeader(BerTag.SEQUENCE, end);
    return Arrays.copyOfRange(writer.buffer(), writer.offset(), writer.offset() + writer.length());
  }
}
