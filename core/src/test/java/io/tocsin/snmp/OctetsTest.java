/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OctetsTest {

  private final Octets octets = new Octets(4);

  @Test
  void shouldKeepItsValueWhenAnotherDoesNotFit() {
    assertTrue(octets.set(Octets.ofAscii("abcd")));
    assertFalse(octets.set(Octets.ofAscii("vwxyz")));
    assertFalse(octets.append(new byte[] {'e'}, 0, 1));
    assertEquals("abcd", octets.toString());
  }

  @Test
  void shouldAppendUpToItsCapacity() {
    assertTrue(octets.append(new byte[] {'x', 'a', 'b'}, 1, 2));
    assertTrue(octets.append(new byte[] {'c', 'd'}, 0, 2));
    assertEquals(Octets.ofAscii("abcd"), octets);
    assertEquals(Octets.ofAscii("abcd").hashCode(), octets.hashCode());
  }

  @Test
  void shouldCompareValuesAndNotCapacities() {
    octets.set(Octets.ofAscii("ab"));
    assertEquals(Octets.ofAscii("ab"), octets);
    assertNotEquals(Octets.ofAscii("abc"), octets);
    assertNotEquals(Octets.ofAscii("ac"), octets);
    assertTrue(octets.contentEquals(new byte[] {'x', 'a', 'b'}, 1, 2));
  }

  @Test
  void shouldStartWithItsBeginnings() {
    octets.set(Octets.ofAscii("abc"));
    assertTrue(octets.startsWith(new Octets(0)));
    assertTrue(octets.startsWith(Octets.ofAscii("ab")));
    assertTrue(octets.startsWith(Octets.ofAscii("abc")));
    assertFalse(octets.startsWith(Octets.ofAscii("abcd")));
    assertFalse(octets.startsWith(Octets.ofAscii("b")));
  }

  @Test
  void shouldShowTextAsTextAndOtherBytesInHexadecimal() {
    assertEquals("manager", Octets.ofAscii("manager").toString());
    assertEquals("800001ff", Octets.of((byte) 0x80, (byte) 0, (byte) 1, (byte) 0xFF).toString());
  }

  @Test
  void shouldCopyItsValue() {
    octets.set(Octets.ofAscii("ab"));
    assertArrayEquals(new byte[] {'a', 'b'}, octets.toArray());
    octets.clear();
    assertTrue(octets.isEmpty());
  }

  @Test
  void shouldRefuseTextThatIsNotAscii() {
    assertThrows(IllegalArgumentException.class, () -> Octets.ofAscii("é"));
  }
}
