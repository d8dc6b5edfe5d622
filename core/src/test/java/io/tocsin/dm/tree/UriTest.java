/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UriTest {

  private static final TreeLimits LIMITS =
      TreeLimits.draft().uriBytes(60).nameBytes(10).depth(4).build();

  private final UriParser parser = new UriParser(LIMITS);

  @ParameterizedTest
  @CsvSource({
    "., .",
    "A, ./A",
    "./A, ./A",
    "A/B, ./A/B",
    "./A/B/C/D, ./A/B/C/D",
    "./.hidden, ./.hidden",
    "./a., ./a.",
    "./a..b, ./a..b",
    "./%41, ./A",
    "./a%20b, ./a%20b",
    "./a%3Fb, ./a%3Fb",
    "./a%3fb, ./a%3Fb",
    "./%C3%BC, ./ü",
    "./ü, ./ü",
    "./a%25b, ./a%25b",
    "./a%2541, ./a%2541",
    "./a:b@c, ./a:b@c",
    ".?prop=ACL, .?prop=ACL",
    "./A?prop=ACL, ./A?prop=ACL",
    "A?list=TNDS, ./A?list=TNDS",
    "A?prop=, ./A?prop="
  })
  void shouldReadAddresses(String text, String canonical) {
    NodeUri uri = parser.parse(text);
    assertEquals(TreeStatus.OK, uri.status());
    assertEquals(canonical, uri.toString());
    assertEquals(canonical, parser.parse(canonical).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "./",
        "/",
        "/A",
        "A/",
        "./A/",
        ".//A",
        "A//B",
        "..",
        "../A",
        "./..",
        "./A/../B",
        "./A/..",
        "./A/./B",
        "././A",
        "./A./B",
        "./.",
        "./%2E",
        "./%2E%2E",
        "./A%2E/B",
        "./A%2FB",
        "./A%2fB",
        "./%",
        "./%4",
        "./%4G",
        "./%C3",
        "./%ED%A0%80",
        "./%00",
        "./%0A",
        "./a b",
        "./a\"b",
        "./a<b",
        "./a#b",
        "./a\\b",
        "./a[b",
        "./a^b",
        "./a\u0085b",
        "./a\u00A0b",
        "./a\uD800",
        "./\uD800/a",
        "\uDC00"
      })
  void shouldRefuseWhatIsNoAddress(String text) {
    assertEquals(TreeStatus.NOT_FOUND, parser.parse(text).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"./A?", "./A?x", "./A?Prop=ACL", "./A?prop", "./A?list", ".?sort=up"})
  void shouldNotKnowOtherQueries(String text) {
    assertEquals(TreeStatus.OPTIONAL_FEATURE_NOT_SUPPORTED, parser.parse(text).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"./12345678901", "./1/2/3/4/5", "./üüüüüü", "./%20%20%20%20"})
  void shouldRefuseWhatIsTooLongOrTooDeep(String text) {
    assertEquals(TreeStatus.URI_TOO_LONG, parser.parse(text).status());
  }

  @Test
  void shouldCountTheBytesOfTheWholeAddressWithItsQuery() {
    String name = "./A?prop=";
    assertEquals(TreeStatus.OK, parser.parse(name + "x".repeat(60 - 9)).status());
    assertEquals(TreeStatus.URI_TOO_LONG, parser.parse(name + "x".repeat(60 - 8)).status());
    assertEquals(TreeStatus.URI_TOO_LONG, parser.parse(name + "ü".repeat(26)).status());
  }

  @Test
  void shouldTellParentsAndChildren() {
    NodeUri uri = parser.parse("./A/B?prop=ACL");
    assertEquals("./A", uri.parent().toString());
    assertEquals("./A/B/C", uri.child("C").toString());
    assertEquals(".", parser.parse(".").parent().toString());
    assertEquals("B", uri.lastName());
    assertEquals("", parser.parse(".").lastName());
    assertFalse(uri.isNode());
    assertNull(uri.list());
    assertEquals(List.of("A", "B"), uri.names());
  }

  @Test
  void shouldTellWhatLiesWithinWhat() {
    NodeUri uri = parser.parse("./A/B/C");
    assertTrue(uri.isWithin());
    assertTrue(uri.isWithin("A", null));
    assertTrue(uri.isWithin("A", "B", "C"));
    assertFalse(uri.isWithin("A", "X"));
    assertFalse(uri.isWithin("A", "B", "C", null));
    assertTrue(uri.isAt("A", null, "C"));
    assertFalse(uri.isAt("A", null));
  }
}
