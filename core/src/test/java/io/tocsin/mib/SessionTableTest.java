/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.ber.BerTag;
import io.tocsin.snmp.tlstm.TestSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/** tocsinSessionTable. */
final class SessionTableTest {

  private static final String ENTRY = "1.3.6.1.4.1.32473.100.1.10.1.1.";

  private final MibFixture mib = new MibFixture();
  private final TestSession toTarget = mib.sessions.sessions[0];
  private final TestSession ofManager = mib.sessions.sessions[2];

  @Test
  void shouldTellWhoIsAtTheOtherEnd() {
    ofManager.peerAddress = "[2001:db8::7]:40000";
    assertEquals(1, mib.number(ENTRY + "2.4"));
    assertEquals(2, mib.number(ENTRY + "2.9"));
    assertEquals("[2001:db8::7]:40000", mib.text(ENTRY + "3.4"));
    assertEquals("admin", mib.text(ENTRY + "4.4"));
    assertEquals("noc-name", mib.text(ENTRY + "4.9"));
    assertEquals("", mib.text(ENTRY + "5.4"));
    assertEquals("noc", mib.text(ENTRY + "5.9"));
  }

  @Test
  void shouldTellHowItIsSecured() {
    assertEquals("TLS 1.3", mib.text(ENTRY + "6.4"));
    assertEquals("TLS_AES_128_GCM_SHA256", mib.text(ENTRY + "7.4"));
    ofManager.cipherSuite = null;
    assertEquals("", mib.text(ENTRY + "7.4"));
  }

  @Test
  void shouldTellWhatHasGoneOverIt() {
    toTarget.messagesIn = 3;
    toTarget.messagesOut = 0x1_0000_0007L;
    assertEquals(0, mib.number(ENTRY + "9.4"));
    assertEquals(3, mib.number(ENTRY + "9.9"));
    assertEquals(7, mib.number(ENTRY + "10.9"));
  }

  @Test
  void shouldTellTimesAsAges() {
    toTarget.openedMs = 1_000;
    toTarget.lastMessageMs = 61_990;
    mib.clock.monotonicMs = 62_000;
    assertEquals(6_100, mib.number(ENTRY + "8.9"));
    assertEquals(1, mib.number(ENTRY + "11.9"));
  }

  @Test
  void anAgeShouldNeitherBeginAnewNorBeBelowNothing() {
    ofManager.openedMs = 5;
    assertEquals(0, mib.number(ENTRY + "8.4"));
    mib.clock.monotonicMs = 600L * 86_400_000;
    assertEquals(0xFFFF_FFFEL, mib.number(ENTRY + "8.4"));
  }

  @Test
  void aPeerThatIsNotKnownShouldHaveNoAddress() {
    ofManager.peerAddress = null;
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(ENTRY + "3.4"));
    assertEquals(List.of("9"), mib.column(ENTRY, 3));
  }

  @Test
  void rowsShouldStandInTheOrderOfTheirIndexes() {
    assertEquals(List.of("4", "9"), mib.column(ENTRY, 2));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(ENTRY + "2.0"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(ENTRY + "2.5"));
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(ENTRY + "2.4.1"));
    assertEquals(ENTRY + "2.9", mib.next(ENTRY + "2.4.1"));
    assertEquals(ENTRY + "3.4", mib.next(ENTRY + "2.4294967295"));
  }

  /** Between two requests of a walk. */
  @Test
  void rowsShouldComeAndGo() {
    assertEquals(ENTRY + "2.4", mib.next(ENTRY + "2"));
    mib.sessions.sessions[2] = null;
    assertEquals(ENTRY + "2.9", mib.next(ENTRY + "2.4"));
    mib.sessions.sessions[3] = new TestSession();
    mib.sessions.sessions[3].sessionNumber = Integer.MAX_VALUE;
    assertEquals(ENTRY + "2.2147483647", mib.next(ENTRY + "2.9"));
    mib.sessions.sessions[0] = null;
    assertEquals(List.of("2147483647"), mib.column(ENTRY, 11));
    mib.sessions.sessions[3] = null;
    assertEquals(List.of(), mib.column(ENTRY, 2));
    assertEquals(false, mib.next(ENTRY + "2").startsWith(ENTRY));
  }
}
