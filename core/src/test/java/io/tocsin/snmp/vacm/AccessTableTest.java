/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.vacm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.snmp.AccessControl;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import org.junit.jupiter.api.Test;

/** RFC 3415 §4, vacmAccessTable: the order of preferences. */
class AccessTableTest {

  private static final Octets GROUP = Octets.ofAscii("group");
  private static final Octets NONE = new Octets(0);
  private static final int TSM = SecurityModelNumber.TSM;
  private static final int ANY = SecurityModelNumber.ANY;
  private static final int LOW = SecurityLevel.NO_AUTH_NO_PRIV;
  private static final int MIDDLE = SecurityLevel.AUTH_NO_PRIV;
  private static final int HIGH = SecurityLevel.AUTH_PRIV;

  private final ViewTree views = new ViewTree(3, 3);
  private final AccessTable access = new AccessTable(5, views);
  private int count;

  /** Adds an entry and returns its number. */
  private int entry(String contextPrefix, boolean exact, int model, int level) {
    assertTrue(
        access.add(GROUP, Octets.ofAscii(contextPrefix), exact, model, level, NONE, NONE, NONE));
    return count++;
  }

  private int find(String contextName, int model, int level) {
    return access.find(GROUP, Octets.ofAscii(contextName), model, level);
  }

  @Test
  void step1ShouldAskForTheGroup() {
    entry("", true, TSM, LOW);
    assertEquals(AccessTable.NONE, access.find(Octets.ofAscii("other"), NONE, TSM, HIGH));
  }

  @Test
  void step1ShouldMatchTheWholeContextOrAPrefixOfIt() {
    int exact = entry("board", true, TSM, LOW);
    assertEquals(exact, find("board", TSM, LOW));
    assertEquals(AccessTable.NONE, find("board1", TSM, LOW));
    int prefix = entry("line", false, TSM, LOW);
    assertEquals(prefix, find("line", TSM, LOW));
    assertEquals(prefix, find("line7", TSM, LOW));
    assertEquals(AccessTable.NONE, find("lin", TSM, LOW));
  }

  @Test
  void step1ShouldMatchTheModelOrAny() {
    int any = entry("", true, ANY, LOW);
    assertEquals(any, find("", TSM, LOW));
    assertEquals(any, find("", SecurityModelNumber.USM, LOW));
    AccessTable other = new AccessTable(1, views);
    other.add(GROUP, NONE, true, SecurityModelNumber.USM, LOW, NONE, NONE, NONE);
    assertEquals(AccessTable.NONE, other.find(GROUP, NONE, TSM, LOW));
  }

  @Test
  void step1ShouldAskForTheLevelAtLeast() {
    int entry = entry("", true, TSM, MIDDLE);
    assertEquals(AccessTable.NONE, find("", TSM, LOW));
    assertEquals(entry, find("", TSM, MIDDLE));
    assertEquals(entry, find("", TSM, HIGH));
  }

  @Test
  void step2aShouldPreferTheModelNamedToAny() {
    entry("", true, ANY, HIGH);
    int named = entry("", false, TSM, LOW);
    assertEquals(named, find("", TSM, HIGH));
  }

  @Test
  void step2aShouldWeighMoreThanTheContext() {
    entry("board", true, ANY, LOW);
    int named = entry("", false, TSM, LOW);
    assertEquals(named, find("board", TSM, LOW));
  }

  @Test
  void step2bShouldPreferTheWholeContextToAPrefix() {
    int whole = entry("board", true, TSM, LOW);
    entry("boar", false, TSM, HIGH);
    assertEquals(whole, find("board", TSM, HIGH));
  }

  @Test
  void step2cShouldPreferTheLongerPrefix() {
    entry("b", false, TSM, HIGH);
    int longer = entry("bo", false, TSM, LOW);
    entry("", false, TSM, HIGH);
    assertEquals(longer, find("board", TSM, HIGH));
  }

  @Test
  void step2dShouldPreferTheHigherLevel() {
    entry("", true, TSM, LOW);
    int high = entry("", true, TSM, HIGH);
    int middle = entry("", true, TSM, MIDDLE);
    assertEquals(high, find("", TSM, HIGH));
    assertEquals(middle, find("", TSM, MIDDLE));
  }

  @Test
  void shouldNameAViewForEachPurpose() {
    Octets read = Octets.ofAscii("r");
    Octets write = Octets.ofAscii("w");
    assertTrue(access.add(GROUP, NONE, true, TSM, LOW, read, write, NONE));
    assertEquals(views.index(read), access.view(0, AccessControl.READ));
    assertEquals(views.index(write), access.view(0, AccessControl.WRITE));
    assertEquals(ViewTree.NONE, access.view(0, AccessControl.NOTIFY));
  }

  @Test
  void shouldRefuseWhatDoesNotFit() {
    Octets tooLong = Octets.ofAscii("x".repeat(33));
    assertFalse(access.add(NONE, NONE, true, TSM, LOW, NONE, NONE, NONE));
    assertFalse(access.add(tooLong, NONE, true, TSM, LOW, NONE, NONE, NONE));
    assertFalse(access.add(GROUP, tooLong, true, TSM, LOW, NONE, NONE, NONE));
    assertFalse(access.add(GROUP, NONE, true, -1, LOW, NONE, NONE, NONE));
    assertFalse(access.add(GROUP, NONE, true, TSM, 0, NONE, NONE, NONE));
    assertFalse(access.add(GROUP, NONE, true, TSM, 4, NONE, NONE, NONE));
    assertFalse(access.add(GROUP, NONE, true, TSM, LOW, tooLong, NONE, NONE));
    assertEquals(0, entry("", true, TSM, LOW));
    assertFalse(access.add(GROUP, NONE, false, TSM, LOW, NONE, NONE, NONE));
    for (int i = 0; i < 4; i++) {
      entry("c" + i, true, TSM, LOW);
    }
    assertFalse(access.add(GROUP, NONE, true, TSM, HIGH, NONE, NONE, NONE));
  }
}
