/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A tmSecurityName is an SnmpAdminString of 1 to 32 octets (RFC 3411 §5, RFC 3415 §2.2). */
class SecurityNameTest {

  @Test
  void shouldTakeNamesOfOneTo32Octets() {
    assertEquals(1, SecurityName.of("a").length());
    assertEquals(32, SecurityName.of("x".repeat(32)).length());
    assertEquals(32, SecurityName.of("\u00e4".repeat(16)).length());
  }

  @Test
  void shouldRefuseEmptyName() {
    assertNull(SecurityName.of(""));
    assertNull(SecurityName.of(null));
    assertTrue(SecurityName.fault("").contains("empty"));
  }

  @Test
  void shouldRefuseNamesOfMoreThan32OctetsEvenOfFewerCharacters() {
    assertNull(SecurityName.of("x".repeat(33)));
    assertNull(SecurityName.of("\u00e4".repeat(17)));
    assertTrue(SecurityName.fault("\u00e4".repeat(17)).contains("34 octets"));
  }

  @Test
  void shouldRefuseControlCharactersAndHalfCharacters() {
    assertNull(SecurityName.of("root\0.example"));
    assertNull(SecurityName.of("line\nfeed"));
    assertNull(SecurityName.of("\u007f"));
    assertNull(SecurityName.of("\u009b"));
    assertNull(SecurityName.of("\ud83d"));
    assertNull(SecurityName.of("\ude00x"));
    assertNotNull(SecurityName.of("\ud83d\ude00"));
  }

  @Test
  void shouldMatchItsOwnOctetsAlone() {
    SecurityName name = SecurityName.of("board1");
    byte[] octets = "xboard12".getBytes(StandardCharsets.US_ASCII);
    assertTrue(name.matches(octets, 1, 6));
    assertFalse(name.matches(octets, 1, 7));
    assertFalse(name.matches(octets, 1, 5));
    assertFalse(name.matches(octets, 0, 6));
  }

  @Test
  void shouldBeEqualByValue() {
    assertEquals(SecurityName.of("a"), SecurityName.of("a"));
    assertEquals(SecurityName.of("a").hashCode(), SecurityName.of("a").hashCode());
    assertNotEquals(SecurityName.of("a"), SecurityName.of("A"));
  }

  @Property
  void shouldEncodeAsThePlatformDoes(@ForAll @StringLength(max = 40) String text) {
    SecurityName name = SecurityName.of(text);
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    if (name == null) {
      assertNotNull(SecurityName.fault(text));
    } else {
      assertArrayEquals(octets, name.toBytes());
      assertEquals(text, name.toString());
      assertTrue(octets.length >= 1 && octets.length <= 32);
    }
  }
}
