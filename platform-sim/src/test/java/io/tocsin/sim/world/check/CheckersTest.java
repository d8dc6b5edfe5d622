/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.NotificationServer;
import io.tocsin.sim.world.host.ReceivedNotification;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.scenario.BoardSpec;
import io.tocsin.sim.world.scenario.TargetSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule that no planted bug breaks finds what breaks it, and nothing else. */
class CheckersTest {
  private static final long BOOTS = 1L << 32;
  private static final int CHANNEL = 1;

  private final World world = new World(1, false);
  private final Findings findings = new Findings(world.scheduler());
  private final NotificationServer server = world.addServer("server1.test", "10.0.1.1");
  private final AgentHost host = world.addAgent("board1", "10.0.0.1", BoardPlan.STANDARD);
  private BoardView board;
  private int messageId;

  @BeforeEach
  void makeBoard() {
    board = view(true, true);
  }

  private BoardView view(boolean inform, boolean allowed) {
    host.configure(
        List.of(
            "view.all.include = 1.3.6.1",
            "group.all.members = server1.test",
            "group.all.notify = all",
            "target.t1.host = server1.test",
            "target.t1.security.name = server1.test",
            "target.t1.type = " + (inform ? "inform" : "trap"),
            "target.t1.timeout.ms = 1000",
            "target.t1.retries = 5",
            "target.t1.pause.ms = 20",
            "target.t1.per.second.events = 10",
            "target.t1.burst.events = 50",
            "outbox.per.second.bytes = 1000",
            "limit.message.size.bytes = 484"));
    TargetSpec target = new TargetSpec("board1", "t1", "server1", inform, true, allowed);
    BoardView made =
        new BoardView(host, new BoardSpec("board1", true, false), List.of(target), List.of(server));
    made.started("80", 1);
    return made;
  }

  private Sending sending(long count, long timeMs, long channel, boolean inform, int requestId) {
    Notice notice = new Notice(inform, ++messageId, requestId, BOOTS + count, 4, "00", 1, 0, count);
    return new Sending(board, 0, timeMs, channel, notice, 100, timeMs);
  }

  private Sending inform(long count, long timeMs) {
    return sending(count, timeMs, CHANNEL, true, (int) count);
  }

  private void assertFound(String checker, String rule) {
    assertNotNull(findings.first(), "nothing found");
    assertEquals(checker, findings.first().checker());
    assertEquals(rule, findings.first().rule());
  }

  private void assertNothingFound() {
    assertTrue(findings.isEmpty(), () -> findings.first().toString());
  }

  private static ReceivedNotification received(long count) {
    return new ReceivedNotification(0, true, 1, BOOTS + count, "", "80", "board1");
  }

  @Test
  void shouldFindAnEventThatLeavesBeforeAnOlderOne() {
    OrderChecker checker = new OrderChecker(findings);
    checker.started(board);
    checker.sent(inform(1, 0));
    checker.sent(inform(3, 100));
    assertNothingFound();
    checker.sent(sending(2, 200, 2, true, 2));
    assertFound("order", "first");
  }

  @Test
  void shouldLetASessionBeginWithWhatTheLastOneLost() {
    OrderChecker checker = new OrderChecker(findings);
    checker.started(board);
    checker.sent(inform(1, 0));
    checker.sent(inform(2, 100));
    checker.sent(sending(1, 200, 2, true, 7));
    checker.sent(sending(2, 300, 2, true, 8));
    assertNothingFound();
    checker.sent(sending(1, 400, 2, true, 9));
    assertFound("order", "session");
  }

  @Test
  void shouldFindAnInformThatIsSentAgainAfterItsAnswer() {
    DuplicateChecker checker = new DuplicateChecker(findings);
    checker.started(board);
    Sending first = inform(1, 0);
    checker.sent(first);
    checker.answered(board, 0, 10, CHANNEL, new Response(first.notice().messageId(), 1, 0));
    assertNothingFound();
    checker.sent(sending(1, 2000, 2, true, 2));
    assertFound("duplicates", "acknowledged");
  }

  @Test
  void shouldTakeNoErrorAndNoLateAnswerForAnAcknowledgement() {
    DuplicateChecker checker = new DuplicateChecker(findings);
    checker.started(board);
    Sending first = inform(1, 0);
    checker.sent(first);
    checker.answered(board, 0, 10, CHANNEL, new Response(first.notice().messageId(), 1, 5));
    checker.answered(board, 0, 20, 2, new Response(first.notice().messageId(), 1, 0));
    checker.answered(board, 0, 6000, CHANNEL, new Response(first.notice().messageId(), 1, 0));
    checker.sent(sending(1, 7000, 2, true, 2));
    assertNothingFound();
  }

  @Test
  void shouldFindAStepThatSendsTooMuch() {
    board = view(false, true);
    BoundsChecker checker = new BoundsChecker(findings);
    checker.started(board);
    for (int i = 1; i <= 32; i++) {
      checker.sent(sending(i, 0, CHANNEL, false, i));
    }
    assertNothingFound();
    checker.sent(sending(33, 0, CHANNEL, false, 33));
    assertFound("bounds", "step");
  }

  @Test
  void shouldFindANotificationThatFollowsTooSoon() {
    PaceChecker checker = new PaceChecker(findings);
    checker.started(board);
    checker.sent(inform(1, 0));
    checker.sent(inform(2, 20));
    assertNothingFound();
    checker.sent(inform(3, 39));
    assertFound("pace", "pause");
  }

  @Test
  void shouldFindMoreBytesThanAllTargetsMayHave() {
    PaceChecker checker = new PaceChecker(findings);
    checker.started(board);
    for (int i = 0; i < 10; i++) {
      checker.sent(inform(i + 1, 20L * i));
    }
    // 1000 bytes at once, and 180 that came in since: the eleventh begins a debt, and may.
    checker.sent(inform(11, 200));
    checker.sent(inform(12, 220));
    assertNothingFound();
    checker.sent(inform(13, 240));
    checker.sent(inform(14, 260));
    assertFound("pace", "bytes");
  }

  @Test
  void shouldFindAWordToAServerThatWasNotAccepted() {
    new PeerChecker(findings).wroteUnasked(board, 0, "spoke");
    assertFound("peer", "unverified");
  }

  @Test
  void shouldFindAServerThatIsToldThoughItMayNotBe() {
    board = view(true, false);
    new PeerChecker(findings).received(board, 0, received(1));
    assertFound("peer", "denied");
  }

  @Test
  void shouldFindAServerThatIsToldThoughItsCertificateIsWrong() {
    PeerChecker checker = new PeerChecker(findings);
    checker.received(board, 0, received(1));
    assertNothingFound();
    server.setCertificate(CertificateKind.CHANGED);
    server.powerOn();
    checker.received(board, 0, received(2));
    assertFound("peer", "certificate");
  }

  @Test
  void shouldFindABoardThatBecomesAnotherEngine() {
    EngineChecker checker = new EngineChecker(findings);
    checker.started(board);
    board.started("80", 2);
    checker.started(board);
    assertNothingFound();
    board.started("81", 3);
    checker.started(board);
    assertFound("engine", "identity");
  }

  @Test
  void shouldFindAnEventOfAStartToCome() {
    EngineChecker checker = new EngineChecker(findings);
    checker.started(board);
    checker.received(board, 0, received(1));
    assertNothingFound();
    checker.received(board, 0, received(BOOTS));
    assertFound("engine", "future");
  }

  @Test
  void shouldFindAnEventOfAnotherStart() {
    EngineChecker checker = new EngineChecker(findings);
    checker.started(board);
    checker.sent(inform(1, 0));
    assertNothingFound();
    checker.sent(inform(BOOTS, 1));
    assertFound("engine", "event");
  }

  @Test
  void shouldFindWhatWasNeverSent() {
    DeliveryChecker checker = new DeliveryChecker(findings);
    checker.started(board);
    checker.sent(inform(1, 0));
    checker.received(board, 0, received(1));
    assertNothingFound();
    checker.received(board, 0, received(2));
    assertFound("delivery", "invented");
  }

  @Test
  void shouldFindATrapForATargetOfInforms() {
    DeliveryChecker checker = new DeliveryChecker(findings);
    checker.started(board);
    checker.sent(sending(1, 0, CHANNEL, false, 1));
    assertFound("delivery", "kind");
  }

  @Test
  void shouldKeepTheFirstFinding() {
    findings.report("one", "a", "first");
    findings.report("two", "b", "second");
    assertEquals("first", findings.first().details());
    assertTrue(findings.first().isLike(new Finding(7, "one", "a", "other")));
    assertEquals(false, findings.first().isLike(new Finding(7, "one", "b", "first")));
  }
}
