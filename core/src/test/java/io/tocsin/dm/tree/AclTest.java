/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AclTest {

  private static final int BYTES_MAX = 80;

  private final AclParser parser = new AclParser(BYTES_MAX);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Get=*",
        "Add=*&Get=*",
        "Add=a&Delete=a&Exec=a&Get=a&Replace=a+b",
        "Add=www.sonera.fi-8765&Replace=www.sonera.fi-8765+321_ibm.com&Get=*",
        "Get=zürich.example+🐟"
      })
  void shouldReadLists(String text) {
    Acl acl = parsed(text);
    assertEquals(acl, parsed(acl.toString()));
    assertEquals(text.length(), acl.toString().length());
  }

  @Test
  void shouldWriteCommandsInTheOrderOfTheirNamesAndServersAsGiven() {
    assertEquals("Add=b+a&Get=*&Replace=c", parsed("Replace=c&Get=*&Add=b+a").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "Add, 2",
    "Add=, 4",
    "Copy=*, 2",
    "add=*, 2",
    "=*, 2",
    "&Get=*, 2",
    "Get=*&, 2",
    "Get=*&&Add=*, 2",
    "Get=a&Get=b, 3",
    "Get=a+, 4",
    "Get=+a, 4",
    "Get=a++b, 4",
    "Get=a=b, 4",
    "Get=**, 4",
    "Get=a*, 4",
    "Get=a b, 4",
    "Get=a\u00A0b, 4",
    "Get=\uD800, 4"
  })
  void shouldRefuseWhatIsNoList(String text, int error) {
    assertNull(parser.parse(text));
    assertEquals(error, parser.error());
  }

  @Test
  void shouldRefuseWhiteSpaceAndControlCharactersAroundAList() {
    assertNull(parser.parse("Get=a\u0001"));
    assertNull(parser.parse(" Get=*"));
    assertNull(parser.parse("Get=* "));
    assertNull(parser.parse("Get=*\n"));
    assertNull(parser.parse("Get =*"));
  }

  @Test
  void shouldRefuseAListThatIsTooLongInBytes() {
    assertNotNull(parser.parse("Get=" + "a".repeat(BYTES_MAX - 4)));
    assertNull(parser.parse("Get=" + "a".repeat(BYTES_MAX - 3)));
    assertEquals(AclParser.TOO_LONG, parser.error());
    assertNull(parser.parse("Get=" + "ü".repeat(BYTES_MAX / 2 - 1)));
    assertEquals(AclParser.TOO_LONG, parser.error());
  }

  @Test
  void shouldLetTheWildcardOverrideIdentifiersBesideIt() {
    assertEquals("Get=*", parsed("Get=a+*+b").toString());
    assertEquals("Get=*", parsed("Get=a").plus(TreeCommand.GET.bit(), "*").toString());
    assertEquals("Get=*", parsed("Get=*").plus(TreeCommand.GET.bit(), "a").toString());
  }

  @Test
  void shouldNameAServerOnceForEachCommand() {
    assertEquals("Get=a+b", parsed("Get=a+b+a").toString());
    assertEquals("Get=a+b", parsed("Get=a+b").merge(parsed("Get=b+a")).toString());
  }

  @Test
  void shouldGrantByNameAndByWildcardOnly() {
    Acl acl = parsed("Add=*&Get=a");
    assertTrue(acl.allows(TreeCommand.ADD, "anybody"));
    assertTrue(acl.allows(TreeCommand.GET, "a"));
    assertFalse(acl.allows(TreeCommand.GET, "b"));
    assertFalse(acl.allows(TreeCommand.GET, "A"));
    assertFalse(acl.allows(TreeCommand.DELETE, "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "", "a b", "a+b", "a&Get", "a=b"})
  void shouldGrantNothingToWhatIsNoServerIdentifier(String server) {
    assertFalse(parsed("Add=*&Get=a+b").allows(TreeCommand.ADD, server));
    assertThrows(
        IllegalArgumentException.class, () -> Acl.EMPTY.plus(TreeCommand.ADD.bit(), " " + server));
  }

  @Test
  void shouldForgetAServerAndTheCommandsThatNobodyElseHas() {
    Acl acl = parsed("Add=a&Delete=a+b&Get=*");
    assertEquals("Delete=b&Get=*", acl.without("a").toString());
    assertTrue(parsed("Add=a&Get=a").without("a").isEmpty());
    assertSame(acl, acl.without("c"));
  }

  @Test
  void shouldNotForgetEverybodyWhenTheWildcardIsToBeForgotten() {
    Acl acl = parsed("Add=*&Get=*");
    assertSame(acl, acl.without("*"));
    assertSame(acl, acl.rootWithout("*"));
  }

  @Test
  void shouldGiveTheRootItsDefaultsBackForWhatNobodyHasAnyMore() {
    assertEquals(
        "Add=*&Get=*&Replace=b",
        parsed("Add=a&Delete=a&Get=a&Replace=a+b").rootWithout("a").toString());
  }

  private Acl parsed(String text) {
    Acl acl = parser.parse(text);
    assertNotNull(acl, text);
    return acl;
  }
}
