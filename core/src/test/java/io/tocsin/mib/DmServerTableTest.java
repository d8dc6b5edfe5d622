/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.BerTag;
import java.util.List;
import org.junit.jupiter.api.Test;

/** tocsinDmServerTable. */
final class DmServerTableTest {

  private static final String ENTRY = "1.3.6.1.4.1.32473.100.1.11.1.1.";
  private static final long NONE = 0xFFFF_FFFFL;

  private final MibFixture mib = new MibFixture();

  @Test
  void shouldTellWhoTheServersAre() {
    assertEquals("com.example.dm3", mib.text(ENTRY + "2.3"));
    assertEquals("com.example.dm8", mib.text(ENTRY + "2.8"));
    assertEquals("main", mib.text(ENTRY + "3.3"));
    assertEquals("", mib.text(ENTRY + "3.8"));
    assertEquals(1, mib.number(ENTRY + "10.3"));
    assertEquals(2, mib.number(ENTRY + "10.8"));
  }

  @Test
  void shouldTellTheStateAndWhy() {
    mib.dmServers.state = DmServerStatus.UNUSABLE;
    mib.dmServers.lastError = "its address is not https";
    assertEquals(5, mib.number(ENTRY + "4.3"));
    assertEquals("its address is not https", mib.text(ENTRY + "7.3"));
  }

  @Test
  void shouldCountModulo32Bits() {
    assertEquals(8, mib.number(ENTRY + "5.8"));
    assertEquals(18, mib.number(ENTRY + "6.8"));
    assertEquals(28, mib.number(ENTRY + "11.8"));
    assertEquals(38, mib.number(ENTRY + "12.8"));
  }

  @Test
  void shouldTellHowLongAgoTheLastSessionWas() {
    assertEquals(NONE, mib.number(ENTRY + "8.3"));
    mib.dmServers.endedMs = 1_000;
    mib.clock.monotonicMs = 4_500;
    assertEquals(350, mib.number(ENTRY + "8.3"));
    mib.dmServers.state = DmServerStatus.IN_SESSION;
    assertEquals(0, mib.number(ENTRY + "8.3"));
  }

  @Test
  void shouldTellHowLongItIsUntilTheNextSession() {
    assertEquals(NONE, mib.number(ENTRY + "9.3"));
    mib.clock.monotonicMs = 4_500;
    mib.dmServers.dueMs = 4_501;
    assertEquals(1, mib.number(ENTRY + "9.3"));
    mib.dmServers.dueMs = 9_500;
    assertEquals(5, mib.number(ENTRY + "9.3"));
    mib.dmServers.dueMs = 4_000;
    assertEquals(0, mib.number(ENTRY + "9.3"));
    mib.dmServers.dueMs = Long.MAX_VALUE - 1;
    assertEquals(NONE - 1, mib.number(ENTRY + "9.3"));
  }

  /** Between two requests of a walk. */
  @Test
  void rowsShouldComeAndGo() {
    assertEquals(List.of("3", "8"), mib.column(ENTRY, 12));
    assertEquals(ENTRY + "2.3", mib.next(ENTRY + "2"));
    mib.dmServers.numbers.remove(0);
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(ENTRY + "2.3"));
    assertEquals(ENTRY + "2.8", mib.next(ENTRY + "2.3"));
    mib.dmServers.numbers.add(9);
    assertEquals(ENTRY + "2.9", mib.next(ENTRY + "2.8"));
    assertEquals(ENTRY + "3.8", mib.next(ENTRY + "2.9"));
  }

  @Test
  void aTableWithoutServersShouldBeThereAllTheSame() {
    mib.dmServers.numbers.clear();
    assertEquals(List.of(), mib.column(ENTRY, 2));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(ENTRY + "2.3"));
    assertEquals(BerTag.NO_SUCH_OBJECT, mib.getResult(ENTRY + "13.3"));
  }
}
