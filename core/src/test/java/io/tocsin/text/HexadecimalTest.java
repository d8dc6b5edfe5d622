/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HexadecimalTest {

  @Property
  void shouldWriteTwoLowerCaseDigitsForEachOctet(@ForAll byte[] octets) {
    assertEquals(HexFormat.of().formatHex(octets), Hexadecimal.format(octets));
  }
}
