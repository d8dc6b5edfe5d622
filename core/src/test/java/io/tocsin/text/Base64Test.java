/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4648 §4, and its test vectors of §10. */
class Base64Test {

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int decode(String text, byte[] into) {
    byte[] from = text.getBytes(StandardCharsets.ISO_8859_1);
    return Base64.decode(from, 0, from.length, into, 0);
  }

  @ParameterizedTest
  @CsvSource({"'',''", "f,Zg==", "fo,Zm8=", "foo,Zm9v", "foob,Zm9vYg==", "fooba,Zm9vYmE="})
  void shouldAgreeWithTheVectorsOfTheRfc(String plain, String encoded) {
    byte[] into = new byte[encoded.length()];
    assertEquals(into.length, Base64.encode(ascii(plain), 0, plain.length(), into, 0));
    assertArrayEquals(ascii(encoded), into);
    byte[] back = new byte[plain.length()];
    assertEquals(back.length, decode(encoded, back));
    assertArrayEquals(ascii(plain), back);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Z",
        "Zg",
        "Zg=",
        "Zh==",
        "Zm9=",
        "Zm8",
        "====",
        "=",
        "Z===",
        "Zg==Zg==",
        " Zg==",
        "Zg==\n",
        "Zg= =",
        "Zm9-",
        "Zm9_",
        "Zm9\u00fc",
        "Zm\u00009v",
        "Zg==Z",
        "Zm=v"
      })
  void shouldRefuseWhatIsNotTheOneTextOfItsOctets(String text) {
    assertEquals(Base64.MALFORMED, decode(text, new byte[20]));
  }

  @Test
  void shouldSayThatThereIsTooLittleRoom() {
    assertEquals(Base64.FULL, decode("Zm9v", new byte[2]));
    assertEquals(2, decode("Zm8=", new byte[2]));
  }

  @Property
  void shouldWriteWhatTheJavaLibraryWrites(@ForAll byte[] octets, @ForAll byte before) {
    String expected = java.util.Base64.getEncoder().encodeToString(octets);
    assertEquals(expected.length(), Base64.encodedLength(octets.length));
    byte[] text = new byte[expected.length() + 2];
    Arrays.fill(text, before);
    assertEquals(expected.length() + 1, Base64.encode(octets, 0, octets.length, text, 1));
    assertEquals(expected, new String(text, 1, expected.length(), StandardCharsets.US_ASCII));
    assertEquals(before, text[0]);
    assertEquals(before, text[text.length - 1]);
    // In place, as the caller may have it.
    assertEquals(octets.length, Base64.decode(text, 1, expected.length(), text, 1));
    assertArrayEquals(octets, Arrays.copyOfRange(text, 1, 1 + octets.length));
  }

  @Property
  void shouldTakeAtMostOneTextForEachOctetString(
      @ForAll
          @AlphaChars
          @CharRange(from = '0', to = '9')
          @Chars({'+', '/', '=', ' '})
          @StringLength(max = 12)
          String text) {
    byte[] into = new byte[9];
    int length = decode(text, into);
    if (length >= 0) {
      assertEquals(text, java.util.Base64.getEncoder().encodeToString(Arrays.copyOf(into, length)));
    }
  }
}
