/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.VarbindCursor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {

  private static final List<Variable> ONE_OF_EACH =
      List.of(
          new Variable(Oid.of(1, 3, 1), Value.number(BerTag.INTEGER, -7)),
          new Variable(Oid.of(1, 3, 2), Value.number(BerTag.COUNTER32, 0xFFFF_FFFFL)),
          new Variable(Oid.of(1, 3, 3), Value.number(BerTag.GAUGE32, 0)),
          new Variable(Oid.of(1, 3, 4), Value.number(BerTag.TIME_TICKS, 12345)),
          new Variable(Oid.of(1, 3, 5), Value.number(BerTag.COUNTER64, -1)),
          new Variable(Oid.of(1, 3, 6), Value.octets(BerTag.OCTET_STRING, (byte) 0, (byte) 'a')),
          new Variable(Oid.of(1, 3, 7), Value.octets(BerTag.OCTET_STRING)),
          new Variable(
              Oid.of(1, 3, 8),
              Value.octets(BerTag.IP_ADDRESS, (byte) 192, (byte) 0, (byte) 2, (byte) 1)),
          new Variable(Oid.of(1, 3, 9), Value.octets(BerTag.OPAQUE, (byte) 0x9F)),
          new Variable(Oid.of(1, 3, 10), Value.oid(Oid.of(1, 3, 6, 1, -1))),
          new Variable(Oid.of(1, 3, 11), Value.empty(BerTag.NULL)),
          new Variable(Oid.of(1, 3, 12), Value.empty(BerTag.NO_SUCH_OBJECT)),
          new Variable(Oid.of(1, 3, 13), Value.empty(BerTag.NO_SUCH_INSTANCE)),
          new Variable(Oid.of(1, 3, 14), Value.empty(BerTag.END_OF_MIB_VIEW)));

  private final VarbindCursor cursor = new VarbindCursor();

  @Test
  void shouldReadWhatItWroteForEveryType() {
    byte[] encoded = encode(ONE_OF_EACH);
    assertEquals(ONE_OF_EACH, Variable.readAll(cursor.wrap(encoded, 0, encoded.length)));
    assertEquals(BerError.NONE, cursor.error());
  }

  @Test
  void shouldTellAnErrorAtEveryCutAndNeverThrow() {
    byte[] encoded = encode(ONE_OF_EACH);
    int wholes = 0;
    for (int length = 1; length < encoded.length; length++) {
      List<Variable> read = Variable.readAll(cursor.wrap(encoded, 0, length));
      assertEquals(ONE_OF_EACH.subList(0, read.size()), read);
      if (cursor.error() == BerError.NONE) {
        wholes++;
        assertEquals(length, encode(read).length);
      }
    }
    assertEquals(ONE_OF_EACH.size() - 1, wholes);
  }

  @Test
  void shouldTellExceptionsFromValues() {
    assertTrue(Value.empty(BerTag.END_OF_MIB_VIEW).isException());
    assertFalse(Value.empty(BerTag.NULL).isException());
    assertFalse(Value.number(BerTag.INTEGER, 0).isException());
  }

  /** The content of a list of variable bindings. */
  private static byte[] encode(List<Variable> variables) {
    byte[] buffer = new byte[500];
    BerWriter writer = new BerWriter().wrap(buffer, 0, buffer.length);
    for (int i = variables.size() - 1; i >= 0; i--) {
      int binding = writer.mark();
      variables.get(i).value().write(writer);
      writer.writeOid(BerTag.OBJECT_IDENTIFIER, variables.get(i).name());
      writer.writeHeader(BerTag.SEQUENCE, binding);
    }
    assertFalse(writer.isFull());
    return Arrays.copyOfRange(buffer, writer.offset(), buffer.length);
  }
}
