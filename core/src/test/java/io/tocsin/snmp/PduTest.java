/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerError;
import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PduTest {

  private static final String NAME = "1.3.6.1.2.1.1.1.0";

  private final Pdu pdu = new Pdu();
  private int error;

  private boolean reads(byte[] bytes) {
    BerReader reader = new BerReader().wrap(bytes, 0, bytes.length);
    boolean read = pdu.read(reader);
    error = reader.error();
    return read;
  }

  private boolean readsValue(byte[] value) {
    return reads(Ber.pdu(PduType.SET_REQUEST, 1, 0, 0, Ber.varbind(NAME, value)));
  }

  @Test
  void shouldReadNumbersAndVariableBindings() {
    byte[] bytes =
        Ber.pdu(
            PduType.GET_BULK_REQUEST,
            -5,
            1,
            20,
            Ber.asked(NAME),
            Ber.varbind("1.3.6.1.2.1.1.4.0", Ber.text("x")));
    assertTrue(reads(bytes));
    assertEquals(PduType.GET_BULK_REQUEST, pdu.type());
    assertEquals(-5, pdu.requestId());
    assertEquals(1, pdu.nonRepeaters());
    assertEquals(20, pdu.maxRepetitions());
    assertEquals(2, pdu.varbindCount());
    VarbindCursor cursor = pdu.varbinds(new VarbindCursor());
    Oid name = new Oid();
    assertTrue(cursor.next(name));
    assertEquals(NAME, name.toString());
    assertEquals(BerTag.NULL, cursor.valueTag());
    assertTrue(cursor.next(name));
    assertEquals("1.3.6.1.2.1.1.4.0", name.toString());
    assertEquals(1, cursor.valueLength());
    assertFalse(cursor.next(name));
    assertEquals(BerError.NONE, cursor.error());
  }

  @Test
  void shouldReadAnEmptyList() {
    assertTrue(reads(Ber.pdu(PduType.RESPONSE, 1, ErrorStatus.TOO_BIG, 0)));
    assertEquals(0, pdu.varbindCount());
    assertFalse(pdu.varbinds(new VarbindCursor()).next(new Oid()));
  }

  @Test
  void shouldTakeEveryTypeOfRfc3416() {
    assertTrue(readsValue(Ber.integer(Integer.MIN_VALUE)));
    assertTrue(readsValue(Ber.octets(new byte[65_000])));
    assertTrue(readsValue(Ber.oid("0.0")));
    assertTrue(readsValue(Ber.element(BerTag.IP_ADDRESS, new byte[4])));
    assertTrue(readsValue(Ber.unsigned(BerTag.COUNTER32, 0xFFFF_FFFFL)));
    assertTrue(readsValue(Ber.unsigned(BerTag.GAUGE32, 0)));
    assertTrue(readsValue(Ber.unsigned(BerTag.TIME_TICKS, 1)));
    assertTrue(readsValue(Ber.element(BerTag.OPAQUE, new byte[3])));
    assertTrue(readsValue(Ber.unsigned(BerTag.COUNTER64, -1L)));
    assertTrue(readsValue(Ber.empty(BerTag.NULL)));
    assertTrue(readsValue(Ber.empty(BerTag.NO_SUCH_OBJECT)));
    assertTrue(readsValue(Ber.empty(BerTag.NO_SUCH_INSTANCE)));
    assertTrue(readsValue(Ber.empty(BerTag.END_OF_MIB_VIEW)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x03, 0x0A, 0x30, 0x45, 0x47, 0x83, 0xA0})
  void shouldRefuseValuesOfOtherTypes(int tag) {
    assertFalse(readsValue(Ber.element(tag, new byte[1])));
    assertEquals(BerError.UNEXPECTED_TAG, error);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x30, 0x9F, 0xA4, 0xA9, 0xAF, 0x02})
  void shouldRefuseWhatIsNoPduOfSnmpV2(int tag) {
    assertFalse(reads(Ber.pdu(tag, 1, 0, 0)));
    assertEquals(BerError.UNEXPECTED_TAG, error);
  }

  @Test
  void shouldRefuseAVariableBindingThatIsCutOrTooLong() {
    assertFalse(readsValue(new byte[0]));
    assertEquals(BerError.TRUNCATED, error);
    assertFalse(readsValue(Ber.join(Ber.integer(1), Ber.integer(2))));
    assertEquals(BerError.TRAILING_BYTES, error);
    assertFalse(reads(new byte[0]));
    assertEquals(BerError.TRUNCATED, error);
  }

  @Test
  void shouldLeaveTheVariableBindingsToTheCursor() {
    byte[] bytes = Ber.pdu(PduType.RESPONSE, 7, 0, 0, Ber.asked(NAME), Ber.integer(1));
    BerReader reader = new BerReader().wrap(bytes, 0, bytes.length);
    assertTrue(pdu.readWithoutVarbinds(reader));
    assertEquals(0, pdu.varbindCount());
    VarbindCursor cursor = pdu.varbinds(new VarbindCursor());
    assertTrue(cursor.next(new Oid()));
    assertFalse(cursor.next(new Oid()));
    assertEquals(BerError.UNEXPECTED_TAG, cursor.error());
  }

  @Test
  void shouldRefuseALengthThatIsWrongThoughItLeavesTheVariableBindingsAlone() {
    byte[] bytes = Ber.pdu(PduType.RESPONSE, 7, 0, 0, Ber.asked(NAME));
    for (int length = 0; length < bytes.length; length++) {
      assertFalse(pdu.readWithoutVarbinds(new BerReader().wrap(bytes, 0, length)));
    }
    byte[] trailing =
        Ber.element(
            PduType.RESPONSE,
            Ber.integer(7),
            Ber.integer(0),
            Ber.integer(0),
            Ber.sequence(),
            Ber.integer(1));
    BerReader reader = new BerReader().wrap(trailing, 0, trailing.length);
    assertFalse(pdu.readWithoutVarbinds(reader));
    assertEquals(BerError.TRAILING_BYTES, reader.error());
  }
}
