/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VarbindBufferTest {

  private static final Oid NAME = Oid.parse("1.3.6.1.2.1.1.1.0");
  private static final int LENGTH = Ber.varbind(NAME.toString(), Ber.integer(1)).length;

  private final byte[] array = new byte[VarbindBuffer.HEADROOM + 100];
  private final VarbindBuffer varbinds = new VarbindBuffer(array);

  private boolean append(int value) {
    varbinds.value().writeInteger(BerTag.INTEGER, value);
    return varbinds.append(NAME);
  }

  private byte[] content() {
    return Arrays.copyOfRange(array, VarbindBuffer.HEADROOM, varbinds.end());
  }

  @Test
  void shouldKeepTheOrderInWhichItIsFilled() {
    varbinds.begin(100);
    assertTrue(append(1));
    assertTrue(append(2));
    byte[] encoded = Ber.varbind(NAME.toString(), Ber.integer(3));
    assertTrue(varbinds.appendEncoded(encoded, 0, encoded.length, 1));
    assertEquals(3, varbinds.count());
    assertArrayEquals(
        Ber.join(
            Ber.varbind(NAME.toString(), Ber.integer(1)),
            Ber.varbind(NAME.toString(), Ber.integer(2)),
            Ber.varbind(NAME.toString(), Ber.integer(3))),
        content());
  }

  @Test
  void shouldTakeExactlyAsManyBytesAsItMay() {
    varbinds.begin(2 * LENGTH);
    assertTrue(append(1));
    assertTrue(append(2));
    assertFalse(append(3));
    assertFalse(varbinds.appendEncoded(new byte[1], 0, 1, 1));
    assertEquals(2, varbinds.count());
    assertEquals(2 * LENGTH, varbinds.length());
  }

  @Test
  void shouldRefuseOneThatIsAByteTooLongAndKeepTheOthers() {
    varbinds.begin(2 * LENGTH - 1);
    assertTrue(append(1));
    byte[] before = content();
    assertFalse(append(2));
    assertArrayEquals(before, content());
  }

  @Test
  void shouldTakeAnotherValueInPlaceOfOneThatWasNotAppended() {
    varbinds.begin(100);
    varbinds.value().writeInteger(BerTag.INTEGER, 77);
    varbinds.value().writeNull(BerTag.NO_SUCH_OBJECT);
    assertTrue(varbinds.append(NAME));
    assertArrayEquals(Ber.varbind(NAME.toString(), Ber.empty(BerTag.NO_SUCH_OBJECT)), content());
  }

  @Test
  void shouldNeverGoBeyondItsArray() {
    varbinds.begin(1_000_000);
    int count = 0;
    while (append(count)) {
      count++;
    }
    assertEquals(100 / LENGTH, count);
    varbinds.begin(-1);
    assertFalse(append(1));
  }
}
