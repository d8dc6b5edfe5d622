/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.ManagedObjects;
import java.nio.charset.StandardCharsets;

/** One variable of a SET, with its encoded value. */
public final class SetRequest {

  private final Oid name;
  private final byte[] value;

  private SetRequest(Oid name, byte[] value) {
    this.name = name;
    this.value = value;
  }

  public Oid name() {
    return name;
  }

  public byte[] value() {
    return value;
  }

  public static SetRequest integer(String name, long value) {
    BerWriter writer = writer();
    writer.writeInteger(BerTag.INTEGER, value);
    return of(name, writer);
  }

  public static SetRequest unsigned(String name, long value) {
    BerWriter writer = writer();
    writer.writeUnsigned(BerTag.GAUGE32, value);
    return of(name, writer);
  }

  public static SetRequest text(String name, String value) {
    return octets(name, value.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static SetRequest octets(String name, byte... value) {
    BerWriter writer = writer();
    writer.writeOctets(BerTag.OCTET_STRING, value, 0, value.length);
    return of(name, writer);
  }

  public static SetRequest raw(String name, int... octets) {
    byte[] value = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      value[i] = (byte) octets[i];
    }
    return new SetRequest(Oid.parse(name), value);
  }

  /** A variable with a name as its value. */
  public static SetRequest oid(String name, String value) {
    BerWriter writer = writer();
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, Oid.parse(value));
    return of(name, writer);
  }

  private static BerWriter writer() {
    return new BerWriter().wrap(new byte[512], 0, 512);
  }

  private static SetRequest of(String name, BerWriter writer) {
    byte[] value = new byte[writer.length()];
    System.arraycopy(writer.buffer(), writer.offset(), value, 0, value.length);
    return new SetRequest(Oid.parse(name), value);
  }

  /** Carries a SET through all phases, as RFC 3416 §4.2.5 has them; returns the error-status. */
  public static int send(ManagedObjects objects, SetRequest... variables) {
    for (int i = 0; i < variables.length; i++) {
      byte[] value = variables[i].value;
      BerReader reader = new BerReader().wrap(value, 0, value.length);
      int status = objects.prepareSet(i, variables[i].name, reader);
      if (status != ErrorStatus.NO_ERROR) {
        objects.endSet(false);
        return status;
      }
    }
    for (int i = 0; i < variables.length; i++) {
      int status = objects.verifySet(i);
      if (status != ErrorStatus.NO_ERROR) {
        objects.endSet(false);
        return status;
      }
    }
    for (int i = 0; i < variables.length; i++) {
      int status = objects.commitSet(i);
      if (status != ErrorStatus.NO_ERROR) {
        for (int j = i - 1; j >= 0; j--) {
          if (objects.undoSet(j) != ErrorStatus.NO_ERROR) {
            status = ErrorStatus.UNDO_FAILED;
          }
        }
        objects.endSet(false);
        return status;
      }
    }
    return objects.endSet(true);
  }
}
