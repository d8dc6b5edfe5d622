/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.event.Backoff;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Journals;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import io.tocsin.event.TokenBucket;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.TestLog;
import io.tocsin.mib.EventVarbinds;
import io.tocsin.mib.TargetClassStatus;
import io.tocsin.mib.TargetStatus;
import io.tocsin.snmp.InformListener;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlstmCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TargetDriverTest {

  private static final int CAPACITY = 40;
  private static final int[] CAPACITIES = {0, CAPACITY, CAPACITY, CAPACITY, CAPACITY};
  private static final long PAUSE_MS_MIN = 1000;
  private static final long PAUSE_MS_MAX = 8000;

  private final TestLog log = new TestLog();
  private final TestBoard board = new TestBoard();
  private final FakeSessions sessions = new FakeSessions();
  private final FakeOriginator originator = new FakeOriginator();

  /** Every octet of what is drawn at random: 0 gives the least pause, -1 the greatest. */
  private byte draw;

  private int ratePerSecond = TokenBucket.UNLIMITED;
  private long firstContactDelayMs;
  private long pauseMs;
  private long idleMs;
  private Outbox outbox = new Outbox(CAPACITIES, 1);
  private TargetDriver driver = driver(false);
  private Targets targets;

  private TargetDriver driver(boolean inform) {
    if (board.lineCount() == 0) {
      board.addLine("door", false);
    }
    SecurityName name = SecurityName.of("nms");
    return new TargetDriver(
        0,
        "nms",
        new TlsTarget("nms.example.org", 10162, null, null, name),
        new NotificationTarget(
            null,
            SecurityModelNumber.TSM,
            Octets.ofAscii("nms"),
            SecurityLevel.AUTH_PRIV,
            Octets.ofAscii(""),
            484,
            1500,
            3),
        inform,
        outbox.queue(0),
        new TargetPace(
            new Backoff(PAUSE_MS_MIN, PAUSE_MS_MAX, (into, at, length) -> Arrays.fill(into, draw)),
            new TokenBucket(ratePerSecond, 2),
            pauseMs,
            firstContactDelayMs),
        1,
        idleMs,
        sessions,
        originator,
        new EventVarbinds(board, new NoTargets(), null, Journals.off(), new TlstmCounters()),
        log);
  }

  @Test
  void shouldOpenNoSessionWhileThereIsNothingToTell() {
    assertEquals(Long.MAX_VALUE, step(0));
    assertEquals(0, sessions.opened);
  }

  @Test
  void shouldOpenASessionForTheFirstEventAndSendOnceItIsOpen() {
    offer(1);
    assertEquals(Long.MAX_VALUE, step(0));
    assertEquals(1, sessions.opened);
    assertEquals(List.of(), originator.sent);
    driver.sessionOpened("TLS 1.3", 10);
    step(10);
    assertEquals(List.of(1L), originator.sent);
  }

  @Test
  void shouldCountTrapsAsDeliveredOnlyWhenTheSessionHasLasted() {
    offer(1, 2);
    open(0);
    assertEquals(1000, step(0));
    assertEquals(0, driver.queue().delivered());
    assertEquals(2, driver.queue().queued());
    step(999);
    assertEquals(0, driver.queue().delivered());
    step(1000);
    assertEquals(2, driver.queue().delivered());
    assertEquals(0, driver.queue().queued());
    assertEquals(List.of(1L, 2L), originator.sent);
  }

  @Test
  void shouldSendTrapsAgainWhenTheServerRefusesUsAfterTheHandshake() {
    offer(1, 2);
    open(0);
    step(0);
    driver.ended(5, "the peer does not trust our certificate.");
    assertEquals(0, driver.queue().delivered());
    step(PAUSE_MS_MIN + 5);
    driver.sessionOpened("TLS 1.3", PAUSE_MS_MIN + 5);
    step(PAUSE_MS_MIN + 5);
    assertEquals(List.of(1L, 2L, 1L, 2L), originator.sent);
  }

  @Test
  void shouldNotResendTrapsOfAProvenSession() {
    offer(1);
    open(0);
    step(0);
    step(1000);
    driver.ended(2000, "closed by the peer.");
    offer(2);
    step(2000 + PAUSE_MS_MIN);
    driver.sessionOpened("TLS 1.3", 3000);
    step(3000);
    assertEquals(List.of(1L, 2L), originator.sent);
  }

  @Test
  void shouldCountTrapsAsDeliveredOnlyWhenTheNetworkHasTakenThem() {
    offer(1);
    open(0);
    step(0);
    step(1000);
    sessions.drained = false;
    offer(2, 3);
    step(2000);
    assertEquals(List.of(1L, 2L, 3L), originator.sent);
    assertEquals(1, driver.queue().delivered());
    assertEquals(2, driver.queue().queued());
    sessions.drained = true;
    step(3000);
    assertEquals(3, driver.queue().delivered());
    assertEquals(0, driver.queue().queued());
  }

  @Test
  void shouldSendTrapsAgainThatTheNetworkHadNotTakenWhenTheirSessionEnded() {
    offer(1);
    open(0);
    step(0);
    step(1000);
    sessions.drained = false;
    offer(2, 3);
    step(2000);
    driver.ended(32_000, "the peer took too little of our output.");
    assertEquals(1, driver.queue().delivered());
    sessions.drained = true;
    step(32_000 + PAUSE_MS_MIN);
    driver.sessionOpened("TLS 1.3", 33_000);
    step(33_000);
    assertEquals(List.of(1L, 2L, 3L, 2L, 3L), originator.sent);
  }

  @Test
  void shouldBoundWhatIsOnItsWayUntilTheNetworkHasTakenIt() {
    offer(1);
    open(0);
    step(0);
    step(1000);
    sessions.drained = false;
    for (long id = 2; id <= CAPACITY; id++) {
      offer(id);
    }
    for (int i = 0; i < 5; i++) {
      step(2000);
    }
    assertEquals(1 + 16, originator.sent.size());
    assertEquals(16, driver.queue().onTheWay());
    sessions.drained = true;
    while (step(3000) == 3000) {
      assertTrue(originator.sent.size() <= CAPACITY);
    }
    assertEquals(CAPACITY, originator.sent.size());
    assertEquals(CAPACITY, driver.queue().delivered());
  }

  @Test
  void shouldNotProveASessionThatTakesNothing() {
    draw = -1;
    offer(1);
    open(0);
    sessions.drained = false;
    step(0);
    assertEquals(Long.MAX_VALUE, step(1000), "progress of the session will wake it");
    driver.ended(30_000, "the peer took too little of our output.");
    step(33_000);
    driver.sessionOpened("TLS 1.3", 33_000);
    step(34_000);
    driver.ended(61_000, "the peer took too little of our output.");
    assertEquals(61_000 + PAUSE_MS_MAX, step(61_000));
  }

  @Test
  void shouldNotCloseAnIdleSessionThatHasNotTakenAll() {
    idleMs = 5_000;
    driver = driver(false);
    offer(1);
    open(0);
    step(0);
    step(1_000);
    sessions.drained = false;
    offer(2);
    step(2_000);
    step(10_000);
    assertEquals(List.of(), sessions.closed);
    sessions.drained = true;
    step(11_000);
    assertEquals(List.of(1L), sessions.closed);
  }

  @Test
  void shouldPauseEverLongerWhileTheTargetCannotBeReachedAndTryForEver() {
    draw = -1;
    offer(1);
    long now = 0;
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      step(now);
      assertEquals(i + 1, sessions.opened);
      driver.ended(now, "connection refused.");
      long next = step(now);
      pauses.add(next - now);
      step(next - 1);
      assertEquals(i + 1, sessions.opened, "not before the pause is over");
      now = next;
    }
    assertEquals(List.of(3000L, 8000L, 8000L, 8000L, 8000L, 8000L), pauses);
    assertEquals(1, driver.queue().queued());
    assertEquals("connection refused.", driver.troubles().lastError());
  }

  @Test
  void shouldGrowThePauseForAServerThatAcceptsAndHangsUpAtOnce() {
    draw = -1;
    offer(1);
    step(0);
    driver.sessionOpened("TLS 1.3", 0);
    driver.ended(10, "closed by the peer.");
    assertEquals(10 + 3000, step(10));
    step(3010);
    driver.sessionOpened("TLS 1.3", 3010);
    driver.ended(3020, "closed by the peer.");
    assertEquals(3020 + PAUSE_MS_MAX, step(3020));
  }

  @Test
  void shouldStartWithTheLeastPauseAfterAProvenSession() {
    offer(1);
    step(0);
    driver.ended(0, "refused.");
    step(1000);
    driver.ended(1000, "refused.");
    step(3000);
    driver.sessionOpened("TLS 1.3", 3000);
    step(3000);
    step(4000);
    driver.ended(5000, "closed by the peer.");
    offer(2);
    assertEquals(5000 + PAUSE_MS_MIN, step(5000));
  }

  @Test
  void shouldWaitAndKeepTheEventWhenAllSessionsAreInUse() {
    sessions.full = true;
    offer(1);
    assertEquals(PAUSE_MS_MIN, step(0));
    assertEquals(1, driver.queue().queued());
    sessions.full = false;
    step(PAUSE_MS_MIN);
    assertTrue(driver.session().isOpening());
  }

  @Test
  void shouldBoundWhatIsOnItsWayOverAnUnprovenSession() {
    for (long id = 1; id <= CAPACITY; id++) {
      offer(id);
    }
    open(0);
    for (int i = 0; i < 5; i++) {
      step(0);
    }
    assertEquals(16, originator.sent.size());
    step(1000);
    while (step(1001) == 1001) {
      assertTrue(originator.sent.size() <= CAPACITY);
    }
    assertEquals(CAPACITY, originator.sent.size());
    assertEquals(CAPACITY, driver.queue().delivered());
  }

  @Test
  void shouldKeepTheEventWhileTheSessionHasNoRoom() {
    offer(1);
    open(0);
    originator.result = NotificationOriginator.FULL;
    step(0);
    assertEquals(1, driver.queue().queued());
    originator.result = NotificationOriginator.SENT;
    step(1);
    assertEquals(List.of(1L), originator.sent);
  }

  @Test
  void shouldDropByCauseWhatCanNeverBeSentAndGoOn() {
    offer(1, 2, 3);
    open(0);
    originator.result = NotificationOriginator.DENIED;
    originator.resultsLeft = 1;
    step(0);
    assertEquals(1, driver.queue().dropped(DropCause.ACCESS_DENIED));
    assertEquals(List.of(2L, 3L), originator.sent);
    offer(4);
    originator.result = NotificationOriginator.TOO_BIG;
    originator.resultsLeft = 1;
    step(1);
    assertEquals(1, driver.queue().dropped(DropCause.TOO_BIG));
    assertEquals("event dropped: too big", driver.troubles().lastError());
  }

  @Test
  void shouldSendOneInformAtATimeAndDeliverItWhenAcknowledged() {
    driver = driver(true);
    offer(1, 2);
    open(0);
    step(0);
    step(1);
    assertEquals(List.of(1L), originator.sent);
    driver.informAcknowledged(1);
    assertEquals(1, driver.queue().delivered());
    step(2);
    assertEquals(List.of(1L, 2L), originator.sent);
  }

  @Test
  void shouldSendAnInformAgainOverTheNextSessionWhenItsSessionEnds() {
    driver = driver(true);
    offer(1);
    open(0);
    step(0);
    originator.onCancel = () -> driver.informFailed(InformListener.CANCELLED, 5);
    driver.ended(5, "connection broke.");
    assertEquals(1, originator.cancelled);
    assertEquals(1, driver.queue().queued());
    step(5 + PAUSE_MS_MIN);
    driver.sessionOpened("TLS 1.3", 1100);
    step(1100);
    assertEquals(List.of(1L, 1L), originator.sent);
  }

  @Test
  void shouldDropAnInformThatNobodyAcknowledgesInSeveralNewSessions() {
    driver = driver(true);
    offer(1, 2);
    long now = 0;
    for (int session = 1; session <= UnansweredInform.SESSIONS_MAX; session++) {
      assertEquals(0, droppedTotal(driver.queue()));
      open(now);
      step(now);
      driver.informFailed(InformListener.TIMEOUT, now + 6000);
      assertEquals(session, sessions.closed.size(), "a new session for the next attempt");
      driver.ended(now + 6000, "closed on request.");
      now += 10_000;
    }
    assertEquals(1, driver.queue().dropped(DropCause.NOT_ACKNOWLEDGED));
    open(now);
    step(now);
    assertEquals(List.of(1L, 1L, 1L, 2L), originator.sent);
  }

  @Test
  void shouldSendAnInformAgainThatASessionWithAnswersLeftUnanswered() {
    driver = driver(true);
    offer(1, 2);
    long now = 0;
    open(now);
    step(now);
    driver.informAcknowledged(10);
    for (int outage = 0; outage < 2 * UnansweredInform.SESSIONS_MAX; outage++) {
      step(now + 20);
      driver.informFailed(InformListener.TIMEOUT, now + 6000);
      driver.ended(now + 6000, "closed on request.");
      now += 10_000;
      offer(10 + outage);
      open(now);
      // The session proves good with the inform that the one before had left unanswered.
      step(now);
      driver.informAcknowledged(now + 10);
    }
    assertEquals(0, droppedTotal(driver.queue()));
    assertEquals(List.of(1L, 2L, 2L, 10L, 10L, 11L, 11L), originator.sent.subList(0, 7));
  }

  @Test
  void shouldDropAnInformThatTheTargetRefusesAndKeepTheSession() {
    driver = driver(true);
    offer(1, 2);
    open(0);
    step(0);
    driver.informFailed(InformListener.ERROR_RESPONSE, 10);
    assertEquals(1, driver.queue().dropped(DropCause.REFUSED_BY_TARGET));
    assertEquals(List.of(), sessions.closed);
    step(10);
    assertEquals(List.of(1L, 2L), originator.sent);
  }

  @Test
  void shouldTakeBackAnInformThatDidNotLeaveTheBoardBeforeItsTimeout() {
    driver = driver(true);
    offer(1);
    open(0);
    sessions.drained = false;
    step(0);
    driver.informFailed(InformListener.TIMEOUT, 6000);
    assertEquals(List.of(1L), sessions.closed);
    assertEquals(0, droppedTotal(driver.queue()));
    driver.ended(6000, "closed on request.");
    sessions.drained = true;
    step(6000 + PAUSE_MS_MIN);
    driver.sessionOpened("TLS 1.3", 7000);
    step(7000);
    assertEquals(List.of(1L, 1L), originator.sent);
  }

  @Test
  void shouldPauseEverLongerForATargetThatAcknowledgesNothing() {
    draw = -1;
    driver = driver(true);
    long now = 0;
    List<Long> pauses = new ArrayList<>();
    for (long id = 1; id <= 5; id++) {
      offer(id);
      open(now);
      step(now);
      now += 6_000;
      step(now);
      driver.informFailed(InformListener.TIMEOUT, now);
      driver.ended(now, "closed on request.");
      assertEquals(1, driver.queue().queued());
      assertEquals("informs are not acknowledged.", driver.troubles().lastError());
      offer(100 + id);
      long next = step(now);
      driver.queue().dropAll(DropCause.SHUT_DOWN, Severity.WORST);
      pauses.add(next - now);
      now = next;
    }
    assertEquals(List.of(3000L, 8000L, 8000L, 8000L, 8000L), pauses);
  }

  @Test
  void shouldStartWithTheLeastPauseAfterAnyAnswerToAnInform() {
    driver = driver(true);
    offer(1, 2, 3);
    step(0);
    driver.ended(0, "refused.");
    step(1000);
    driver.ended(1000, "refused.");
    open(3000);
    step(3000);
    driver.informFailed(InformListener.ERROR_RESPONSE, 3010);
    driver.ended(3020, "closed by the peer.");
    assertEquals(3020 + PAUSE_MS_MIN, step(3020));
  }

  @Test
  void shouldCloseAnIdleSessionForInformsThatWasNeverProven() {
    idleMs = 5_000;
    driver = driver(true);
    offer(1);
    open(0);
    originator.result = NotificationOriginator.DENIED;
    step(0);
    assertEquals(5_000, step(1_000));
    step(5_000);
    assertEquals(List.of(1L), sessions.closed);
  }

  @Test
  void shouldAskForTheNextAttemptWhenTheSessionTurnsOutToBeGone() {
    offer(1);
    open(0);
    originator.result = NotificationOriginator.NO_SESSION;
    assertEquals(PAUSE_MS_MIN, step(0));
    assertEquals(1, driver.queue().queued());
  }

  @Test
  void shouldPauseBetweenNotificationsAndAfterTheHandshake() {
    pauseMs = 20;
    driver = driver(false);
    offer(1, 2);
    step(0);
    driver.sessionOpened("TLS 1.3", 0);
    assertEquals(20, step(0));
    assertEquals(List.of(), originator.sent);
    assertEquals(40, step(20));
    assertEquals(List.of(1L), originator.sent);
    step(40);
    assertEquals(List.of(1L, 2L), originator.sent);
  }

  @Test
  void shouldCloseAnIdleSessionAndOpenANewOneWithoutPause() {
    idleMs = 5_000;
    driver = driver(false);
    offer(1);
    open(0);
    step(0);
    assertEquals(5_000, step(1_000));
    assertEquals(Long.MAX_VALUE, step(5_000));
    assertEquals(List.of(1L), sessions.closed);
    driver.ended(5_000, "closed on request.");
    assertEquals("", driver.troubles().lastError());
    offer(2);
    step(5_000);
    assertEquals(2, sessions.opened);
    assertEquals(1, driver.queue().delivered());
  }

  @Test
  void shouldNotCloseASessionThatAwaitsAnAcknowledgement() {
    idleMs = 5_000;
    driver = driver(true);
    offer(1);
    open(0);
    step(0);
    step(6_000);
    assertEquals(List.of(), sessions.closed);
    driver.informAcknowledged(6_000);
    assertEquals(11_000, step(6_000));
  }

  @Test
  void shouldNotFillTheLogWithADeadTarget() {
    TestLog quiet = new TestLog();
    quiet.setDebug(false);
    offer(1);
    TargetDriver dead =
        new TargetDriver(
            0,
            "dead",
            driver.address(),
            driver.target(),
            false,
            outbox.queue(0),
            new TargetPace(
                new Backoff(1, 1, (into, at, length) -> {}),
                new TokenBucket(TokenBucket.UNLIMITED, 1),
                0,
                0),
            1,
            0,
            sessions,
            originator,
            new EventVarbinds(board, new NoTargets(), null, Journals.off(), new TlstmCounters()),
            quiet);
    for (int i = 0; i < 1000; i++) {
      dead.step(i * 10L);
      dead.ended(i * 10L, "connection refused.");
    }
    assertEquals(10, quiet.entries().size(), quiet.entries().toString());
  }

  @Test
  void shouldTellOfCertificateTroubleOnceUntilASessionIsProven() {
    assertTrue(driver.troubles().noteCertificateTrouble());
    assertFalse(driver.troubles().noteCertificateTrouble());
    offer(1);
    open(0);
    step(1000);
    assertTrue(driver.troubles().noteCertificateTrouble());
  }

  @Test
  void shouldAccountForEverythingAtShutDown() {
    offer(1, 2, 3);
    open(0);
    originator.result = NotificationOriginator.SENT;
    originator.resultsLeft = 1;
    originator.after = NotificationOriginator.FULL;
    step(0);
    driver.shutDown(true, 1);
    TargetQueue queue = driver.queue();
    assertEquals(1, queue.delivered());
    assertEquals(2, queue.queued());
    assertEquals(0, queue.onTheWay());
    assertEquals(queue.accepted(), queue.delivered() + queue.queued() + droppedTotal(queue));
    assertEquals(List.of(1L), sessions.closed);
  }

  @Test
  void shouldKeepWaitingAtShutDownWhatTheNetworkHasNotTaken() {
    offer(1);
    open(0);
    sessions.drained = false;
    step(0);
    driver.shutDown(true, 1);
    assertEquals(0, driver.queue().delivered());
    assertEquals(1, driver.queue().queued());
  }

  private static long droppedTotal(TargetQueue queue) {
    long sum = 0;
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      sum += queue.dropped(cause);
    }
    return sum;
  }

  private void offer(long... ids) {
    for (long id : ids) {
      outbox.offer(event(id));
    }
  }

  /** A step of all targets, of which this is the only one. */
  private long step(long nowMs) {
    if (targets == null || targets.place(0).driver() != driver) {
      TargetPlace place = new TargetPlace(0, outbox.queue(0), null);
      place.drive(driver, nowMs);
      targets =
          new Targets(
              new TargetPlace[] {place}, new TokenBucket(TokenBucket.UNLIMITED, 1), originator);
    }
    return targets.step(nowMs);
  }

  private void open(long nowMs) {
    step(nowMs);
    driver.sessionOpened("TLS 1.3", nowMs);
  }

  private static Event event(long id) {
    return new Event()
        .fill(EventKind.LINE_CHANGED, Severity.INFORMATIONAL, 0, 1, 0, 0)
        .stamp(id, 0, 0);
  }

  private static final class FakeSessions implements Sessions {

    private long opened;
    private boolean full;
    private boolean drained = true;
    private final List<Long> closed = new ArrayList<>();

    @Override
    public long open(TlsTarget target, long nowMs) {
      return full ? 0 : ++opened;
    }

    @Override
    public boolean isDrained(long sessionId) {
      return drained && sessionId != 0;
    }

    @Override
    public void close(long sessionId, long nowMs) {
      closed.add(sessionId);
    }
  }

  /** Takes notifications, and tells their event identifiers apart by the queue's head. */
  private final class FakeOriginator implements NotificationOriginator {

    private final List<Long> sent = new ArrayList<>();
    private long sentBytes;
    private int result = SENT;
    private int after = SENT;
    private int resultsLeft = Integer.MAX_VALUE;
    private int cancelled;
    private Runnable onCancel = () -> {};

    @Override
    public int sendTrap(NotificationTarget target, VarbindSource content, long nowMs) {
      return take();
    }

    @Override
    public int sendInform(
        NotificationTarget target, VarbindSource content, long token, long nowMs) {
      assertEquals(driver.queue().peek().id(), token);
      return take();
    }

    private int take() {
      int now = resultsLeft-- > 0 ? result : after;
      if (now == SENT) {
        sent.add(driver.queue().peek().id());
        sentBytes += 200;
      }
      return now;
    }

    @Override
    public long sentBytes() {
      return sentBytes;
    }

    @Override
    public int outstandingInforms(NotificationTarget target) {
      return 0;
    }

    @Override
    public void cancel(NotificationTarget target, long nowMs) {
      cancelled++;
      onCancel.run();
    }

    @Override
    public long step(long nowMs) {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextDeadlineMs() {
      return Long.MAX_VALUE;
    }
  }

  private static final class NoTargets implements TargetStatus {

    @Override
    public boolean isPresent(int target) {
      return true;
    }

    @Override
    public int targetCount() {
      return 0;
    }

    @Override
    public String name(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public int type(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public int state(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public long accepted(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public long delivered(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public long queued(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public long coalesced(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public long timeToDrainHundredths(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public TargetClassStatus classStatus(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public long queueHighWater(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public long dropped(int target, int cause) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public String lastError(int target) {
      throw new IndexOutOfBoundsException();
    }

    @Override
    public byte[] serverFingerprint(int target) {
      throw new IndexOutOfBoundsException();
    }
  }
}
