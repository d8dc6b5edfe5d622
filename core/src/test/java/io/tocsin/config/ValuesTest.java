/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of each type of value. */
class ValuesTest {

  private static Object good(ConfigurationKey key, String text) {
    ParsedValue parsed = ValueParser.parse(key, text);
    assertNull(parsed.problem(), text);
    assertNotNull(parsed.value(), text);
    return parsed.value();
  }

  private static String wrong(ConfigurationKey key, String text) {
    ParsedValue parsed = ValueParser.parse(key, text);
    assertNull(parsed.value(), text);
    assertNotNull(parsed.problem(), text);
    return parsed.problem();
  }

  static List<ConfigurationKey> all() {
    return ConfigurationKeys.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void shouldRefuseAnEmptyValueExceptForText(ConfigurationKey key) {
    if (key.type() == ValueType.DISPLAY_STRING || key.type() == ValueType.ADMIN_STRING) {
      assertEquals("", good(key, ""));
    } else {
      assertEquals("no value", wrong(key, ""));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void shouldTakeWholeNumbersWithinTheirRangeAlone(ConfigurationKey key) {
    if (key.type() == ValueType.INTEGER) {
      assertEquals(key.min(), good(key, Long.toString(key.min())));
      assertEquals(key.max(), good(key, Long.toString(key.max())));
      assertEquals("too small", wrong(key, Long.toString(key.min() - 1)));
      assertEquals("too great", wrong(key, Long.toString(key.max() + 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1x",
        "+1",
        "1 0",
        "0x10",
        "1.0",
        "1e3",
        "-",
        "1_000",
        "\u0663",
        "9999999999999999"
      })
  void shouldRefuseWhatIsNoWholeNumber(String text) {
    assertEquals("not a whole number", wrong(ConfigurationKeys.of(Limit.SESSIONS), text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "10162/tcp", "snmptls", "99999999999999999999"})
  void shouldRefuseWhatIsNoPort(String text) {
    assertEquals("not a port", wrong(ConfigurationKeys.TARGET_PORT, text));
    assertEquals("not a port", wrong(ConfigurationKeys.LISTEN_PORT, text));
  }

  @Test
  void shouldTakePortZeroForListenersAlone() {
    assertEquals(0L, good(ConfigurationKeys.LISTEN_PORT, "0"));
    assertEquals("not a port", wrong(ConfigurationKeys.TARGET_PORT, "0"));
    assertEquals(65_535L, good(ConfigurationKeys.TARGET_PORT, "65535"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "75, 75000",
    "70.5, 70500",
    "70.05, 70050",
    "0.001, 1",
    "-0.001, -1",
    "-5.250, -5250",
    "007.1, 7100",
    "2000000, 2000000000",
    "-2000000.000, -2000000000",
  })
  void shouldKeepDecimalsExactly(String text, long milli) {
    assertEquals(milli, good(ConfigurationKeys.SENSOR_HIGH, text));
  }

  @ParameterizedTest
  @CsvSource({
    "x, not a decimal number",
    ".5, not a decimal number",
    "5., not a decimal number",
    "1.2.3, not a decimal number",
    "--1, not a decimal number",
    "1.-2, not a decimal number",
    "'7,5', not a decimal number",
    "1e3, not a decimal number",
    "NaN, not a decimal number",
    "- 1, not a decimal number",
    "0.0001, more than 3 decimals",
    "1.0000, more than 3 decimals",
    "2000000.001, too great",
    "-2000000.001, too small",
    "99999999999999999999, not a decimal number",
  })
  void shouldRefuseWhatIsNoDecimal(String text, String problem) {
    assertEquals(problem, wrong(ConfigurationKeys.SENSOR_HIGH, text));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.001", "10, 0.01", "100, 0.1", "-1, -0.001", "70050, 70.05"})
  void shouldWriteDecimalsShortAndExactly(long milli, String text) {
    assertEquals(text, DecimalText.format(milli));
  }

  @Test
  void shouldTakeTrueAndFalseAlone() {
    assertEquals(true, good(ConfigurationKeys.CLOCK_STRICT, "true"));
    assertEquals(false, good(ConfigurationKeys.CLOCK_STRICT, "false"));
    for (String text : List.of("yes", "1", "True", "on")) {
      assertEquals("neither true nor false", wrong(ConfigurationKeys.CLOCK_STRICT, text));
    }
  }

  @Test
  void shouldTakeTheWordsOfAChoiceAlone() {
    assertEquals(1L, good(ConfigurationKeys.TARGET_TYPE, "inform"));
    assertEquals("not one of the words known here", wrong(ConfigurationKeys.TARGET_TYPE, "Inform"));
  }

  @Test
  void shouldTakeAListOfChoicesAsBits() {
    assertEquals(1L, good(ConfigurationKeys.TLS_VERSIONS, "1.3"));
    assertEquals(2L, good(ConfigurationKeys.TLS_VERSIONS, "1.2"));
    assertEquals(3L, good(ConfigurationKeys.TLS_VERSIONS, "1.2 ,\t1.3"));
    assertEquals(
        "not one of the words known here", wrong(ConfigurationKeys.TLS_VERSIONS, "1.3, 1.1"));
    assertEquals(
        "\"1.3\" stands in the list twice", wrong(ConfigurationKeys.TLS_VERSIONS, "1.3,1.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "a,", ",a", "a,,b", "a, ,b"})
  void shouldRefuseGapsInLists(String text) {
    assertEquals(
        "nothing between two commas, or a comma at an end",
        wrong(ConfigurationKeys.GROUP_MEMBERS, text));
  }

  @Test
  void shouldRefuseListsWithRepetitions() {
    assertEquals(
        "\"a\" stands in the list twice", wrong(ConfigurationKeys.GROUP_MEMBERS, "a, b, a"));
    assertEquals(
        "\"ca.crt\" stands in the list twice",
        wrong(ConfigurationKeys.TRUST_CERTIFICATES, "ca.crt,ca.crt"));
    assertEquals(
        "\"1.3.6/80\" stands in the list twice",
        wrong(ConfigurationKeys.VIEW_INCLUDE, "1.3.6, 1.3.6/80"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "noc.example.com",
        "3com.example",
        "a-b.c_d",
        "NOC",
        "127.0.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "fe80::1%eth0",
        "2001:db8:0:1:2:3:4:ffff",
        "2001:DB8::1:2:3:4:5",
        "::ffff:192.0.2.1",
        "1:2:3:4:5:6:192.0.2.1",
      })
  void shouldTakeHostNamesAndAddresses(String text) {
    assertEquals(text, good(ConfigurationKeys.LISTEN_ADDRESS, text));
  }

  @Test
  void shouldTakeTheLongestHostName() {
    String label = "x".repeat(63);
    String name = label + '.' + label + '.' + label + '.' + "x".repeat(61);
    assertEquals(253, name.length());
    assertEquals(name, good(ConfigurationKeys.TARGET_HOST, name));
    assertEquals("not a host name", wrong(ConfigurationKeys.TARGET_HOST, name + "x"));
    assertEquals("not a host name", wrong(ConfigurationKeys.TARGET_HOST, label + "x.example"));
  }

  @Test
  void shouldTakeAnIpv6AddressOutOfBrackets() {
    assertEquals("::1", good(ConfigurationKeys.LISTEN_ADDRESS, "[::1]"));
    assertEquals("fe80::1%wlan0", good(ConfigurationKeys.LISTEN_ADDRESS, "[fe80::1%wlan0]"));
  }

  @ParameterizedTest
  @CsvSource({
    "-a.example, not a host name",
    "a-.example, not a host name",
    "a..b, not a host name",
    "a., not a host name",
    ".a, not a host name",
    "a b, not a host name",
    "a/b, not a host name",
    "b\u00fcro.example, not ASCII; write an international name in its xn-- form",
    "1.2.3, neither a host name nor an IPv4 address",
    "1.2.3.4.5, neither a host name nor an IPv4 address",
    "1.2.3.256, neither a host name nor an IPv4 address",
    "1.2.3.04, neither a host name nor an IPv4 address",
    "a.1, neither a host name nor an IPv4 address",
    "1..2.3, neither a host name nor an IPv4 address",
    "300, neither a host name nor an IPv4 address",
    "localhost:10162, a port does not belong here; it has a key of its own",
    "noc.example.com:1, a port does not belong here; it has a key of its own",
    ":, not an IPv6 address",
    ":::, not an IPv6 address",
    "1:::2, not an IPv6 address",
    "::1::2, not an IPv6 address",
    ":1:2:3:4:5:6:7, not an IPv6 address",
    "1:2:3:4:5:6:7:, not an IPv6 address",
    "1:2:3:4:5:6:7, not an IPv6 address",
    "1:2:3:4:5:6:7:8:9, not an IPv6 address",
    "1:2:3:4::5:6:7:8, not an IPv6 address",
    "12345::, not an IPv6 address",
    "::g, not an IPv6 address",
    "::192.0.2, not an IPv6 address",
    "192.0.2.1::, not an IPv6 address",
    "1:2:3:4:5:6:7:192.0.2.1, not an IPv6 address",
    "fe80::1%, not an IPv6 address",
    "fe80::1%a b, not an IPv6 address",
    "fe80::1%abcdefghijklmnop, not an IPv6 address",
    "[::1, not an IPv6 address",
    "[127.0.0.1], not an IPv6 address",
    "[], not an IPv6 address",
    "[, not a host name",
  })
  void shouldRefuseWhatIsNoHost(String text, String problem) {
    assertEquals(problem, wrong(ConfigurationKeys.TARGET_HOST, text));
  }

  @Test
  void shouldTakeOctetsWithAndWithoutColons() {
    byte[] octets = {(byte) 0x80, 0, 0x7e, (byte) 0xd9, 4};
    assertArrayEquals(octets, (byte[]) good(ConfigurationKeys.ENGINE_ID, "80007ed904"));
    assertArrayEquals(octets, (byte[]) good(ConfigurationKeys.ENGINE_ID, "80:00:7E:D9:04"));
  }

  @ParameterizedTest
  @CsvSource({
    "80007ed9, 4 octets",
    "80007ed9040, not octets in hexadecimal",
    "80:00:7e:d904, not octets in hexadecimal",
    "80:00:7e:d9:, not octets in hexadecimal",
    ":80:00:7e:d9, not octets in hexadecimal",
    "8:000:7e:d9:04, not octets in hexadecimal",
    "0x80007ed904, not octets in hexadecimal",
    "80 00 7e d9 04, not octets in hexadecimal",
    "80007ed9\u0660\u0660, not octets in hexadecimal",
  })
  void shouldRefuseWhatAreNoOctets(String text, String problem) {
    assertEquals(problem, wrong(ConfigurationKeys.ENGINE_ID, text));
  }

  @Test
  void shouldTakeAtMost32OctetsOfAnEngineId() {
    assertEquals(32, ((byte[]) good(ConfigurationKeys.ENGINE_ID, "80".repeat(32))).length);
    assertEquals("33 octets", wrong(ConfigurationKeys.ENGINE_ID, "80".repeat(33)));
  }

  @Test
  void shouldTakeFingerprintsInTheirForms() {
    ConfigurationKey key = ConfigurationKeys.MAP_FINGERPRINT;
    String digest = Texts.DIGEST;
    String colons = digest.replaceAll("..(?=.)", "$0:");
    String upper = colons.toUpperCase(Locale.ROOT);
    assertEquals("sha256:" + digest, good(key, "sha256:" + digest).toString());
    assertEquals("sha256:" + digest, good(key, "SHA256:" + upper).toString());
    assertEquals("sha256:" + digest, good(key, colons).toString());
    String longer = digest + digest.substring(32);
    assertEquals("sha384:" + longer, good(key, longer).toString());
    assertEquals("sha512:" + digest + digest, good(key, "sha512:" + digest + digest).toString());
  }

  @Test
  void shouldRefuseOtherFingerprintsAndSayWhy() {
    ConfigurationKey key = ConfigurationKeys.TARGET_SERVER_FINGERPRINT;
    String weak = " is too weak to tell certificates apart; take sha256";
    assertEquals("md5" + weak, wrong(key, "md5:" + Texts.DIGEST.substring(32)));
    assertEquals("sha1" + weak, wrong(key, "SHA1:" + Texts.DIGEST.substring(24)));
    assertEquals("sha224" + weak, wrong(key, "sha224:" + Texts.DIGEST.substring(8)));
    assertEquals(
        "the digest has 31 octets; one of sha256 has 32",
        wrong(key, "sha256:" + Texts.DIGEST.substring(2)));
    assertEquals("the digest is not hexadecimal", wrong(key, "sha256:"));
    assertEquals("the digest is not hexadecimal", wrong(key, "sha256: " + Texts.DIGEST));
    assertEquals("not a fingerprint", wrong(key, Texts.DIGEST.substring(2)));
    assertEquals("not a fingerprint", wrong(key, "sha257:" + Texts.DIGEST));
  }

  @Test
  void shouldTakeObjectIdentifiersWithAndWithoutMask() {
    List<?> list =
        (List<?>) good(ConfigurationKeys.VIEW_INCLUDE, ".1.3.6.1, 1, 2.999.4294967295/ff:a0");
    ViewSubtree first = (ViewSubtree) list.get(0);
    assertEquals(Oid.parse("1.3.6.1"), first.subtree());
    assertEquals(0, first.mask().length);
    assertTrue(first.isIncluded());
    assertEquals(Oid.parse("1"), ((ViewSubtree) list.get(1)).subtree());
    ViewSubtree third = (ViewSubtree) list.get(2);
    assertEquals(Oid.of(2, 999, -1), third.subtree());
    assertArrayEquals(new byte[] {(byte) 0xff, (byte) 0xa0}, third.mask());
  }

  @ParameterizedTest
  @CsvSource({
    "x, '\"x\" is not an object identifier'",
    "iso.3, '\"iso.3\" is not an object identifier'",
    "1..3, '\"1..3\" is not an object identifier'",
    "1.3., '\"1.3.\" is not an object identifier'",
    "1.40, '\"1.40\" is not an object identifier'",
    "3.1, '\"3.1\" is not an object identifier'",
    "4294967295.1, '\"4294967295.1\" is not an object identifier'",
    "1.4294967295, '\"1.4294967295\" is not an object identifier'",
    "1.3.4294967296, '\"1.3.4294967296\" is not an object identifier'",
    "/ff, '\"\" is not an object identifier'",
    "1.3/, the mask of 1.3 is not 1 to 16 octets in hexadecimal",
    "1.3/f, the mask of 1.3 is not 1 to 16 octets in hexadecimal",
    "1.3/ff/ff, the mask of 1.3 is not 1 to 16 octets in hexadecimal",
  })
  void shouldRefuseWhatIsNoObjectIdentifier(String text, String problem) {
    assertEquals(problem, wrong(ConfigurationKeys.VIEW_INCLUDE, text));
  }

  @Test
  void shouldTakeTheLongestObjectIdentifierAndMask() {
    String longest = "1" + ".3".repeat(127);
    good(ConfigurationKeys.VIEW_INCLUDE, longest + "/" + "ff".repeat(16));
    wrong(ConfigurationKeys.VIEW_INCLUDE, longest + ".3");
    wrong(ConfigurationKeys.VIEW_INCLUDE, longest + "/" + "ff".repeat(17));
  }

  @Test
  void shouldCountSecurityNamesInOctetsOfUtf8() {
    for (String sixteen : List.of("\u00e4".repeat(16), "\ud83d\udd14".repeat(8), "x".repeat(32))) {
      assertEquals(sixteen, good(ConfigurationKeys.MAP_NAME, sixteen));
      assertEquals("too long with 33 octets", wrong(ConfigurationKeys.MAP_NAME, sixteen + "x"));
      assertEquals(
          "too long with 33 octets", wrong(ConfigurationKeys.GROUP_MEMBERS, "a," + sixteen + "x"));
    }
    assertEquals("too long with 33 octets", wrong(ConfigurationKeys.MAP_NAME, "\u20ac".repeat(11)));
  }

  @Test
  void shouldTakeAsciiAloneForTheSystemGroup() {
    assertEquals("x".repeat(255), good(ConfigurationKeys.SYSTEM_NAME, "x".repeat(255)));
    assertEquals("too long with 256 octets", wrong(ConfigurationKeys.SYSTEM_NAME, "x".repeat(256)));
    assertEquals(
        "not ASCII, as RFC 3418 asks for (DisplayString)",
        wrong(ConfigurationKeys.SYSTEM_LOCATION, "B\u00fcro"));
  }

  @Test
  void shouldTakeContextNamesUpTo32Octets() {
    assertEquals("\u00e4", good(ConfigurationKeys.GROUP_CONTEXT, "\u00e4"));
    assertEquals(
        "too long with 34 octets", wrong(ConfigurationKeys.GROUP_CONTEXT, "\u00e4".repeat(17)));
  }

  @Test
  void shouldTakeFileNamesUpTo1024Octets() {
    assertEquals("x".repeat(1024), good(ConfigurationKeys.IDENTITY_KEY, "x".repeat(1024)));
    assertEquals(
        "too long with 1025 octets", wrong(ConfigurationKeys.IDENTITY_KEY, "x".repeat(1025)));
    assertEquals(
        List.of("/etc/a b.crt", "c.crt"),
        good(ConfigurationKeys.TRUST_CERTIFICATES, "/etc/a b.crt , c.crt"));
  }

  @Test
  void shouldTakeNamesOfViews() {
    assertEquals("all-2", good(ConfigurationKeys.GROUP_READ, "all-2"));
    assertEquals("not a name", wrong(ConfigurationKeys.GROUP_READ, "All"));
    assertFalse(ValueParser.isName("x".repeat(33)));
  }
}
