/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.TestLog;
import io.tocsin.snmp.tlstm.SessionEnd;
import io.tocsin.snmp.tlstm.TestSession;
import io.tocsin.tls.TlsRefusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log says of the sessions of managers, at the level that is usual. */
final class SessionEventsTest {

  private final TestLog log = new TestLog();
  private final SessionEvents events = new SessionEvents(log);

  SessionEventsTest() {
    log.setDebug(false);
  }

  @Test
  void shouldExplainWhatTlsRefusesInASessionThatIsOpen() {
    close(TlsRefusal.PROTOCOL);
    assertEquals(
        List.of(
            "session: Session with admin at 192.0.2.2 ended: TLS refused while exchanging"
                + " messages: the peer wants to renegotiate. Let it not."),
        log.entries());
  }

  @Test
  void shouldNotTellOfAManagerThatOnlyGoesAway() {
    close(TlsRefusal.TRUNCATED);
    events.sessionClosed(
        new TestSession(), SessionEnd.PEER_CLOSED, null, SessionEnd.name(SessionEnd.PEER_CLOSED));
    assertEquals(List.of(), log.entries());
  }

  @Test
  void shouldBoundWhatOneMinuteBrings() {
    for (int i = 0; i < 100; i++) {
      close(TlsRefusal.PROTOCOL);
    }
    assertEquals(10, log.entries().size());
  }

  private void close(int cause) {
    TlsRefusal refusal =
        new TlsRefusal(
            cause, "exchanging messages", null, "the peer wants to renegotiate", "Let it not.");
    events.sessionClosed(new TestSession(), SessionEnd.TLS_FAILED, refusal, refusal.toString());
  }
}
