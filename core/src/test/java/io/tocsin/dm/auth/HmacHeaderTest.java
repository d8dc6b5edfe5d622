/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OMA DM Security 1.2.1 §5.4.3. */
class HmacHeaderTest {

  private static final String MAC = "Zz6EivR3yeaaENcRN6lpAQ==";

  private final HmacHeader header = new HmacHeader();

  private int read(String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    return header.read(octets, 0, octets.length);
  }

  private String write(Credential sender, byte[] mac) {
    byte[] into = new byte[HmacHeader.lengthMax(sender)];
    int end = HmacHeader.write(sender, mac, 0, into, 0);
    return end < 0 ? null : new String(into, 0, end, StandardCharsets.UTF_8);
  }

  @Test
  void shouldWriteAndReadTheMacOfAMessage() {
    byte[] mac = java.util.Base64.getDecoder().decode(MAC);
    String value = write(new Credential("Robert Jordan", new byte[0]), mac);
    assertEquals("algorithm=MD5, username=\"Robert Jordan\", mac=" + MAC, value);
    assertEquals(HmacHeader.NONE, read(value));
    assertEquals("Robert Jordan", header.userName());
    assertArrayEquals(mac, header.mac());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username=\"u\", mac=" + MAC,
        "mac=" + MAC + ",username=\"u\"",
        "mac=" + MAC + ",username=\"u\",algorithm=md5",
        "MAC=" + MAC + ",UserName=\"u\",ALGORITHM=MD5",
        "algorithm=\"MD5\",username=\"u\",mac=\"" + MAC + "\"",
        " , ,\tusername\t = \t\"u\" ,, mac = " + MAC + " , ",
        "username=\"u\",mac=Zz6EivR3yeaaENcRN6lpAQ",
        "realm=x,username=\"u\",mac=" + MAC + ",realm=\"a, mac=b \\\" c\"",
        "username=\"\\u\",mac=" + MAC,
      })
  void shouldReadEveryForm(String value) {
    assertEquals(HmacHeader.NONE, read(value));
    assertEquals("u", header.userName());
    assertArrayEquals(java.util.Base64.getDecoder().decode(MAC), header.mac());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "4 | ``",
        "4 | ,,",
        "4 | mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "6 | username=\"u\"",
        "1 | username",
        "1 | username=",
        "1 | username=,mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "1 | =\"u\"",
        "1 | username=\"u",
        "1 | username=\"u\\",
        "1 | username=\"u\\\"",
        "1 | username=\"u\" mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "1 | username=\"u\"x",
        "1 | username=\"u\";mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "2 | username=\"u\",username=\"u\",mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "2 | username=\"u\",mac=Zz6EivR3yeaaENcRN6lpAQ==,mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "2 | algorithm=MD5,Algorithm=MD5,username=\"u\",mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "3 | algorithm=SHA1,username=\"u\",mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "5 | username=u,mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "5 | username=\"\",mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "5 | username=\"a\tb\",mac=Zz6EivR3yeaaENcRN6lpAQ==",
        "7 | username=\"u\",mac=Zz6EivR3yeaaENcRN6lpAQ=",
        "7 | username=\"u\",mac=Zz6EivR3yeaaENcRN6lpAR==",
        "7 | username=\"u\",mac=\"\"",
        "7 | username=\"u\",mac=NTI2OTJhMDAwNjYxODkwYmQ3NWUxN2RhN2ZmYmJlMzk",
      })
  void shouldRefuseWithACode(int error, String value) {
    assertEquals(error, read(value.replace("\\t", "\t")), value);
    assertFalse(HmacHeader.name(error).isEmpty());
  }

  @Test
  void shouldBoundTheUserName() {
    String longest = "u".repeat(HmacHeader.USER_NAME_OCTETS_MAX);
    assertEquals(HmacHeader.NONE, read("username=\"" + longest + "\",mac=" + MAC));
    assertEquals(longest, header.userName());
    assertEquals(HmacHeader.BAD_USER_NAME, read("username=\"" + longest + "u\",mac=" + MAC));
    assertEquals(
        HmacHeader.NONE, read("other=\"" + longest + longest + "\",username=\"u\",mac=" + MAC));
    assertEquals(HmacHeader.BAD_MAC, read("username=\"u\",mac=" + longest + "u"));
    assertEquals(HmacHeader.UNKNOWN_ALGORITHM, read("algorithm=" + longest + "u"));
  }

  @Test
  void shouldRefuseAUserNameThatIsNotUtf8() {
    byte[] octets = ("username=\"\u00ff\",mac=" + MAC).getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(HmacHeader.BAD_USER_NAME, header.read(octets, 0, octets.length));
  }

  @Test
  void shouldNotWriteANameThatNoHeaderCanCarry() {
    for (String name : new String[] {"a\r\nHost: b", "a\u0000", "\u007f"}) {
      assertEquals(null, write(new Credential(name, new byte[0]), new byte[16]));
    }
  }

  @Test
  void shouldForgetTheValueBefore() {
    assertEquals(HmacHeader.NONE, read("username=\"user\",mac=" + MAC));
    assertEquals(HmacHeader.NO_USER_NAME, read("mac=" + MAC));
    assertEquals("", header.userName());
    assertEquals(HmacHeader.NO_MAC, read("username=\"u\""));
  }

  @Property
  void shouldReadWhatItWrites(
      @ForAll @NotBlank @StringLength(min = 1, max = 60) String anyName,
      @ForAll @Size(16) byte[] mac) {
    String name = new String(ReferenceDigests.utf8(anyName), StandardCharsets.UTF_8);
    String value = write(new Credential(name, new byte[0]), mac);
    if (value == null) {
      assertTrue(name.chars().anyMatch(c -> c < 0x20 || c == 0x7F));
      return;
    }
    assertEquals(HmacHeader.NONE, read(value));
    assertEquals(name, header.userName());
    assertArrayEquals(mac, Arrays.copyOf(header.mac(), 16));
  }
}
