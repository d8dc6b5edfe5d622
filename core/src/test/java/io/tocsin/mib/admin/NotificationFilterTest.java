/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.VarbindSource;
import org.junit.jupiter.api.Test;

/** The elements of procedure of RFC 3413 §6. */
class NotificationFilterTest {

  private static final Oid LINK_DOWN = Oid.parse("1.3.6.1.6.3.1.1.5.3");
  private static final Oid COLD_START = Oid.parse("1.3.6.1.6.3.1.1.5.1");

  private final TargetBed bed = new TargetBed();

  NotificationFilterTest() {
    bed.addTarget("a", "192.0.2.1:10162");
    bed.set("profile[a].status=createAndGo", "profile[a].profile=p");
  }

  private void add(String subtree, boolean isIncluded, int... mask) {
    String row = "filter[p/" + subtree + "].";
    StringBuilder octets = new StringBuilder();
    for (int octet : mask) {
      octets.append((char) octet);
    }
    assertEquals(
        "noError",
        bed.set(
            row + "status=createAndGo",
            row + "type=" + (isIncluded ? 1 : 2),
            row + "mask=" + octets));
  }

  private boolean passes(Oid notification, String... variables) {
    return bed.destination().filter().passes(notification, content(variables));
  }

  /** A notification with these variables, whose values nobody asks for. */
  static VarbindSource content(String... variables) {
    return new VarbindSource() {
      @Override
      public int count() {
        return variables.length;
      }

      @Override
      public void name(int index, Oid into) {
        into.set(Oid.parse(variables[index]));
      }

      @Override
      public void value(int index, BerWriter out) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Test
  void shouldKeepBackWhatNoFamilyIncludes() {
    assertFalse(passes(LINK_DOWN), "an empty profile");
    add("1.3.6.1.6.3.1.1.5.1", true);
    assertFalse(passes(LINK_DOWN));
    assertTrue(passes(COLD_START));
  }

  @Test
  void shouldKeepBackWhatTheDecidingFamilyExcludes() {
    add("1.3.6.1.6.3", true);
    add("1.3.6.1.6.3.1.1.5.3", false);
    assertFalse(passes(LINK_DOWN));
    assertTrue(passes(COLD_START));
  }

  @Test
  void shouldLetTheLongestFamilyDecide() {
    add("1.3.6.1.6.3", true);
    add("1.3.6.1.6.3.1.1.5", false);
    add("1.3.6.1.6.3.1.1.5.3", true);
    assertTrue(passes(LINK_DOWN));
    assertFalse(passes(COLD_START));
  }

  @Test
  void shouldKeepBackANotificationWithAVariableThatIsExcluded() {
    add("1.3.6.1.6.3", true);
    add("1.3.6.1.2.1.2.2.1.1.7", false);
    assertTrue(passes(LINK_DOWN, "1.3.6.1.2.1.2.2.1.1.8"), "no family has to do with it");
    assertFalse(passes(LINK_DOWN, "1.3.6.1.2.1.2.2.1.1.8", "1.3.6.1.2.1.2.2.1.1.7"));
  }

  /** snmpNotifyFilterMask: the bits of one column of a row. */
  @Test
  void shouldTakeAnySubIdentifierWhereTheMaskHasNoBit() {
    add("1.3.6.1.6.3", true);
    add("1.3.6.1.2.1.2.2.1.0.7", false, 0x7F, 0x3F);
    // The first sub-identifier, and the tenth, may be any.
    assertFalse(passes(LINK_DOWN, "1.3.6.1.2.1.2.2.1.8.7"));
    assertTrue(passes(LINK_DOWN, "1.3.6.1.2.1.2.2.1.8.6"));
  }

  @Test
  void shouldGoByNoFamilyThatIsNotInService() {
    add("1.3.6.1.6.3", true);
    assertTrue(passes(LINK_DOWN));
    bed.set("filter[p/1.3.6.1.6.3].status=notInService");
    assertFalse(passes(LINK_DOWN));
  }
}
