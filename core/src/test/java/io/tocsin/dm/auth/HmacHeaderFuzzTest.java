/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * For all octets:
 *
 * <ol>
 *   <li>the value is refused with a code that has a name, or has a user name within its bound and a
 *       MAC; nothing throws, and nothing outside of the range is looked at;
 *   <li>what was read, written again, is read as the same.
 * </ol>
 */
class HmacHeaderFuzzTest {

  private static final int MARGIN = 2;

  @FuzzTest
  void shouldRefuseOrReadWhatCanBeWrittenAgain(byte[] input) {
    HmacHeader header = new HmacHeader();
    int error = header.read(input, 0, input.length);
    for (byte around : new byte[] {',', '"', '=', 'a'}) {
      byte[] array = new byte[input.length + 2 * MARGIN];
      Arrays.fill(array, around);
      System.arraycopy(input, 0, array, MARGIN, input.length);
      assertEquals(error, new HmacHeader().read(array, MARGIN, input.length));
    }
    if (error != HmacHeader.NONE) {
      assertFalse(HmacHeader.name(error).isEmpty());
      return;
    }
    Credential sender = new Credential(header.userName(), new byte[0]);
    assertTrue(sender.nameLength() <= HmacHeader.USER_NAME_OCTETS_MAX);
    byte[] value = new byte[HmacHeader.lengthMax(sender)];
    int end = HmacHeader.write(sender, header.mac(), 0, value, 0);
    HmacHeader again = new HmacHeader();
    assertEquals(HmacHeader.NONE, again.read(value, 0, end));
    assertEquals(header.userName(), again.userName());
    assertArrayEquals(header.mac(), again.mac());
  }
}
