/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WBXML token by token ("Binary XML Content Format Specification" 1.3). */
class WbxmlReaderTest {

  private static final String PROLOG = "02a4016a00";

  private final WbxmlReader reader = new WbxmlReader(100);

  /** All events of a document: names, texts in quotes, slashes, and the error at the end. */
  private String read(String hexadecimal) {
    byte[] bytes = HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
    reader.open(bytes, 0, bytes.length);
    List<String> events = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case ElementReader.START:
          events.add(Tag.name(reader.tag()));
          break;
        case ElementReader.END:
          events.add("/");
          break;
        case ElementReader.TEXT:
          TextSlice text = new TextSlice();
          text.set(reader.textBytes(), reader.textOffset(), reader.textLength());
          events.add("'" + text + "'");
          break;
        case ElementReader.END_OF_MESSAGE:
          return String.join(" ", events);
        default:
          events.add(SyncmlError.text(reader.error()));
          return String.join(" ", events);
      }
    }
  }

  private void assertError(int error, String hexadecimal) {
    String events = read(hexadecimal);
    assertTrue(events.endsWith(SyncmlError.text(error)), events);
    assertEquals(error, reader.error());
  }

  // Prolog

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01 a401 6a 00", // WBXML 1.1, 1.2, 1.3
        "02 a401 6a 00",
        "03 a401 6a 00",
        "02 a401 03 00", // US-ASCII
        "02 80a401 8080806a 00", // numbers longer than they need to be
        "02 a401 6a 03 610062", // a table of strings that nobody needs
        // The public identifier as a string: at index 0, and at index 2.
        "02 00 00 6a 1e 2d2f2f53594e434d4c2f2f4454442053796e634d4c20312e322f2f454e00",
        "02 00 02 6a 20 61002d2f2f53594e434d4c2f2f4454442053796e634d4c20312e322f2f454e00"
      })
  void shouldTakeThisProlog(String prolog) {
    assertEquals("SyncML /", read(prolog + "2d"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', TRUNCATED",
    "02, TRUNCATED",
    "02a4, TRUNCATED",
    "02a4016a, TRUNCATED",
    "00a4016a002d, WBXML_VERSION",
    "04a4016a002d, WBXML_VERSION",
    "3c3f786d6c, WBXML_VERSION",
    "02a40104002d, WBXML_CHARSET", // ISO-8859-1
    "02a40100002d, WBXML_CHARSET", // unknown
    "029f516a002d, UNSUPPORTED_DTD",
    "029f536a002d, UNSUPPORTED_DTD",
    "02016a002d, UNSUPPORTED_DTD", // unknown identifier
    "0200006a002d, UNSUPPORTED_DTD", // a string, but there is no table
    "0200016a0261002d, UNSUPPORTED_DTD",
    "0200006a0161002d, UNSUPPORTED_DTD", // a string without an end
    "02a4016a02612d, TRUNCATED",
    "02a4016a03612d, WBXML_LENGTH",
    "02a4016a87ffffff7f2d, WBXML_LENGTH", // 2^31-1
    "02a4016a8fffffff7f2d, WBXML_LENGTH", // 2^32-1
    "02a4016affffffff7f2d, WBXML_LENGTH", // above 32 bits
    "02a4016affffffffff012d, WBXML_LENGTH",
  })
  void shouldRefuseThisProlog(String document, String error) throws ReflectiveOperationException {
    assertError(SyncmlError.class.getField(error).getInt(null), document);
  }

  // Elements

  @Test
  void shouldReadElementsWithAndWithoutContent() {
    assertEquals("SyncML SyncHdr / SyncBody Final / / /", read(PROLOG + "6d 2c 6b 12 01 01"));
  }

  @Test
  void shouldSwitchPagesBothWays() {
    assertEquals(
        "SyncML Meta Type / Size / / Final / /", read(PROLOG + "6d 5a 0001 13 12 01 0000 12 01"));
  }

  @Test
  void shouldTellUnknownTokensAndPages() {
    assertEquals("SyncML unknown element / unknown element / /", read(PROLOG + "6d 30 3f 01"));
    assertEquals("SyncML unknown element / /", read(PROLOG + "6d 0002 05 01"));
    assertEquals("SyncML unknown element / Final / /", read(PROLOG + "6d 00ff 12 0000 12 01"));
    assertEquals("SyncML unknown element / /", read(PROLOG + "6d 0001 17 01"));
  }

  @Test
  void shouldTakeLiteralsThatNameAKnownElement() {
    String table = "02a4016a 0c 46696e616c00 5479706500 78"; // "Final", "Type", x
    assertEquals("SyncML Final / Type 'a' / /", read(table + "6d 0400 4406 036100 01 01"));
    assertEquals("SyncML unknown element / /", read(table + "6d 0401 01"));
    assertError(SyncmlError.WBXML_LENGTH, table + "6d 040b 01"); // without an end
    assertError(SyncmlError.WBXML_LENGTH, table + "6d 040c 01");
    assertError(SyncmlError.WBXML_LENGTH, table + "6d 048fffffff7f 01");
  }

  @Test
  void shouldStepOverAttributesAndInstructions() {
    assertEquals(
        "SyncML Final / Final / 'a' /",
        read(
            PROLOG
                + "ed 05 036100 85 0001 06 8300 023f c302ffff 0401 01" // attributes of SyncML
                + "92 01" // an attribute list without any
                + "43 05 036100 01" // an instruction
                + "12 036100 01"
                + "43 06 01")); // an instruction behind the root
    assertError(SyncmlError.TRUNCATED, PROLOG + "ed 05 0361");
    assertError(SyncmlError.TRUNCATED, PROLOG + "ed 05");
    assertError(SyncmlError.WBXML_TOKEN, PROLOG + "ed 40 6100 01 01");
    assertError(SyncmlError.WBXML_LENGTH, PROLOG + "ed c305ff 01 01");
    assertError(SyncmlError.WBXML_LENGTH, PROLOG + "ed c387ffffff7f 01 01");
  }

  // Texts

  @Test
  void shouldReadEveryKindOfText() {
    String table = "02a4016a 06 610062c3a400";
    assertEquals(
        "SyncML 'a' 'a' 'b\u00e4' '\u00e4' '\u20ac' 'xy' '' '' /",
        read(table + "6d 036100 8300 8302 8303 02c12c c3027879 c300 0300 01"));
  }

  @ParameterizedTest
  @CsvSource({
    "6d 0361, TRUNCATED",
    "6d 036100, TRUNCATED",
    "6d 8300, WBXML_LENGTH",
    "6d c301, WBXML_LENGTH",
    "6d c303 6162, WBXML_LENGTH",
    "6d c387ffffff7f 6161616161616161, WBXML_LENGTH",
    "6d c38fffffff7f 6161616161616161, WBXML_LENGTH",
    "6d 03ff00 01, BAD_UTF8",
    "6d 03c3 00 01, BAD_UTF8",
    "6d 0200 01, BAD_CHARACTER",
    "6d 0283b000 01, BAD_CHARACTER", // U+D800
    "6d 02c48000 01, BAD_CHARACTER", // U+110000
    "6d 028fffffff7f 01, BAD_CHARACTER",
    "036100, TEXT_BETWEEN_ELEMENTS",
    "01, WBXML_TOKEN",
    "6d 40 6100 01, WBXML_TOKEN", // EXT_I_0
    "6d 41 6100 01, WBXML_TOKEN",
    "6d 80 00 01, WBXML_TOKEN", // EXT_T_0
    "6d c0 01, WBXML_TOKEN", // EXT_0
    "6d c2 01, WBXML_TOKEN",
    "6d 00, TRUNCATED",
    "2d 01, TRAILING_BYTES",
    "2d 2d, TRAILING_BYTES",
    "2d 00, TRAILING_BYTES",
    "43 01, TRUNCATED", // an instruction, and no root
  })
  void shouldRefuse(String document, String error) throws ReflectiveOperationException {
    assertError(SyncmlError.class.getField(error).getInt(null), PROLOG + document);
  }

  @Test
  void shouldRefuseElementsNestedTooDeeply() {
    int max = ElementReader.DEPTH_MAX;
    read(PROLOG + "6d".repeat(max) + "01".repeat(max));
    assertEquals(SyncmlError.NONE, reader.error());
    assertError(SyncmlError.TOO_DEEP, PROLOG + "6d".repeat(max + 1) + "01".repeat(max + 1));
    assertError(SyncmlError.TOO_DEEP, PROLOG + "6d".repeat(max) + "2d" + "01".repeat(max));
  }

  @Test
  void shouldRefuseToMakeMuchTextOutOfFewBytes() {
    String table = "02a4016a 33 " + "61".repeat(50) + "00";
    read(table + "6d 8300 8300 01");
    assertEquals(SyncmlError.NONE, reader.error());
    assertError(SyncmlError.TEXT_TOO_LONG, table + "6d 8300 8300 8331 01");
  }
}
