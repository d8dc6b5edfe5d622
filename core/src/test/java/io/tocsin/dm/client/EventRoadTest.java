/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.SessionAlert;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.trap.TrapAlert;
import io.tocsin.dm.trap.TrapBed;
import io.tocsin.dm.tree.AclParser;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.TargetQueue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as alerts: what becomes of each. */
class EventRoadTest {

  private static final int SNMP_TARGETS = 1;
  private static final int SLOTS = 4;

  private final TrapBed bed = TrapBed.withAccounts();
  private final Outbox outbox = new Outbox(new int[] {0, 8, 8, 8, 8}, SNMP_TARGETS, SLOTS, 0);
  private final DeviceAlerts deviceAlerts = new DeviceAlerts();
  private final EventRoad road = new EventRoad(outbox, SNMP_TARGETS, bed.traps, deviceAlerts);
  private long nextId = 100L << 32;
  private AlertFeed feed;
  private int registrations;

  private DmAccount account() {
    return bed.accounts.of(TrapBed.GOOD);
  }

  private void register() {
    assertEquals(200, bed.register(TrapBed.GOOD, TrapBed.DOOR, TrapBed.GOOD));
    bed.save();
  }

  private TargetQueue queue() {
    return outbox.queue(SNMP_TARGETS + bed.traps.registrations().slotOf(TrapBed.GOOD));
  }

  private void offer(int severity) {
    Event event = new Event().fill(EventKind.LINE_CHANGED, severity, 0, 1, 0, 0);
    event.stamp(++nextId, 0, 0);
    event.tell(bed.traps.fired(event));
    outbox.offer(event);
  }

  private void begin() {
    feed = road.feed(account(), true, 0);
  }

  private SessionAlert send() {
    SessionAlert alert = feed.next();
    if (alert != null) {
      feed.sent();
    }
    return alert;
  }

  private void assertConserved() {
    long dropped = 0;
    for (int cause = 1; cause < DropCause.COUNT; cause++) {
      dropped += queue().dropped(cause);
    }
    assertEquals(
        queue().accepted(), queue().delivered() + queue().queued() + queue().coalesced() + dropped);
  }

  @Test
  void shouldWantASessionForEventsThatTheServerHasRegisteredForAlone() {
    assertEquals(Long.MAX_VALUE, road.wantedMs(account(), 5));
    offer(Severity.MINOR);
    assertEquals(Long.MAX_VALUE, road.wantedMs(account(), 5));
    register();
    assertEquals(Long.MAX_VALUE, road.wantedMs(account(), 5));
    offer(Severity.MINOR);
    assertEquals(5, road.wantedMs(account(), 5));
  }

  @Test
  void shouldTellWhatHappenedWithTheEventsIdentifier() {
    register();
    offer(Severity.CRITICAL);
    begin();
    SessionAlert alert = send();
    assertEquals(TrapBed.DOOR, alert.source());
    assertEquals("critical", alert.mark());
    String data = new String(alert.data(), StandardCharsets.UTF_8);
    assertTrue(
        data.contains(Long.toString(nextId)) || data.contains(Long.toHexString(nextId)), data);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202})
  void shouldCountAsDeliveredWhatTheServerHasTaken(int status) {
    register();
    offer(Severity.MINOR);
    begin();
    assertNotNull(send());
    feed.answered(0, status);
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0));
    assertEquals(1, queue().delivered());
    assertEquals(Long.MAX_VALUE, road.wantedMs(account(), 0));
    assertConserved();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 412, 415, 425})
  void shouldGiveUpWhatTheServerRefusesForGood(int status) {
    register();
    offer(Severity.MINOR);
    begin();
    send();
    feed.answered(0, status);
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0));
    assertEquals(1, queue().dropped(DropCause.REFUSED_BY_TARGET));
    assertConserved();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407, 408, 417, 420, 500, 503, 511})
  void shouldSendAgainWhatTheServerMayTakeLater(int status) {
    register();
    offer(Severity.MINOR);
    begin();
    send();
    feed.answered(0, status);
    assertFalse(road.ended(account(), SessionOutcome.COMPLETE, 0));
    assertEquals(1, queue().queued());
    begin();
    assertNotNull(send());
    feed.answered(0, 200);
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0));
    assertEquals(1, queue().delivered());
    assertConserved();
  }

  @Test
  void shouldSettleEachByItsOwnStatusInWhateverOrder() {
    register();
    offer(Severity.MINOR);
    offer(Severity.CRITICAL);
    offer(Severity.MINOR);
    offer(Severity.MINOR);
    begin();
    for (int i = 0; i < 4; i++) {
      assertNotNull(send());
    }
    assertNull(send());
    // Critical first, then the minor ones in their order.
    feed.answered(3, 200);
    feed.answered(1, 415);
    feed.answered(0, 200);
    assertFalse(road.ended(account(), SessionOutcome.COMPLETE, 0));
    assertEquals(2, queue().delivered());
    assertEquals(1, queue().dropped(DropCause.REFUSED_BY_TARGET));
    assertEquals(1, queue().queued());
    begin();
    String data = new String(send().data(), StandardCharsets.UTF_8);
    long second = nextId - 1;
    assertTrue(
        data.contains(Long.toString(second)) || data.contains(Long.toHexString(second)), data);
    assertConserved();
  }

  private void endInVain(SessionOutcome outcome, long nowMs) {
    begin();
    assertNotNull(send());
    road.ended(account(), outcome, nowMs);
  }

  @Test
  void shouldNotBlameAnEventForAServerInTrouble() {
    register();
    offer(Severity.CRITICAL);
    for (long nowMs = 1; nowMs < EventAlerts.BLAME_MS_MIN; nowMs += 60_000) {
      endInVain(SessionOutcome.NO_ANSWER, nowMs);
    }
    assertEquals(1, queue().queued());
    endInVain(SessionOutcome.NO_ANSWER, EventAlerts.BLAME_MS_MIN + 1);
    assertEquals(1, queue().dropped(DropCause.NOT_ACKNOWLEDGED));
    assertConserved();
  }

  @ParameterizedTest
  @EnumSource(
      value = SessionOutcome.class,
      names = {"CUT", "ACCOUNT_GONE", "DEVICE_FAILED"})
  void shouldNotBlameAnEventForWhatTheDeviceDoesItself(SessionOutcome outcome) {
    register();
    offer(Severity.CRITICAL);
    for (int i = 0; i < 20; i++) {
      endInVain(outcome, i * EventAlerts.BLAME_MS_MIN);
    }
    assertEquals(1, queue().queued());
  }

  @Test
  void shouldNotLetOneThatKillsTheServerHoldBackTheOthers() {
    register();
    for (int i = 0; i < 4; i++) {
      offer(Severity.MINOR);
    }
    int sessions = 0;
    while (queue().queued() > 0 && sessions < 50) {
      sessions++;
      begin();
      boolean isKilled = false;
      int index = 0;
      for (SessionAlert alert = send(); alert != null && !isKilled; alert = send()) {
        String data = new String(alert.data(), StandardCharsets.UTF_8);
        long bad = (100L << 32) + 2;
        isKilled = data.contains(Long.toString(bad)) || data.contains(Long.toHexString(bad));
        if (!isKilled && index == 0) {
          feed.answered(index, 200);
        }
        index++;
      }
      SessionOutcome outcome = isKilled ? SessionOutcome.NO_ANSWER : SessionOutcome.COMPLETE;
      road.ended(account(), outcome, sessions * EventAlerts.BLAME_MS_MIN / 3);
    }
    assertEquals(3, queue().delivered());
    assertEquals(1, queue().dropped(DropCause.NOT_ACKNOWLEDGED));
    assertTrue(sessions < 20, sessions + " sessions");
    assertConserved();
  }

  @Test
  void shouldLoseNothingByAServerThatCannotBeReached() {
    register();
    offer(Severity.MINOR);
    for (int i = 0; i < 100; i++) {
      begin();
      assertFalse(road.ended(account(), SessionOutcome.NO_ANSWER, 0));
    }
    assertEquals(1, queue().queued());
    assertConserved();
  }

  @Test
  void shouldGiveUpWhatIsTooLongForAMessage() {
    register();
    offer(Severity.MINOR);
    begin();
    assertNotNull(feed.next());
    feed.tooLong();
    assertNull(feed.next());
    assertEquals(1, queue().dropped(DropCause.TOO_BIG));
    assertConserved();
  }

  @Test
  void shouldNotTellWhatAServerHasLostTheRightToBeforeItIsSent() {
    register();
    offer(Severity.MINOR);
    int slot = bed.traps.registrations().slotOf(TrapBed.GOOD);
    assertEquals(200, bed.tree.delete(TrapBed.DOOR + "/ServerIDs/" + name(), TrapBed.GOOD));
    begin();
    TargetQueue queue = outbox.queue(SNMP_TARGETS + slot);
    assertNull(feed.next());
    bed.save();
    begin();
    assertNull(feed.next());
    assertTrue(queue.delivered() == 0);
  }

  private String name() {
    return bed.tree.view().children(TrapBed.DOOR + "/ServerIDs").get(0);
  }

  @Test
  void shouldHaveNothingForAServerWithoutRegistration() {
    begin();
    assertNull(feed.next());
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0));
  }

  @Test
  void shouldNotTakeASessionInWhichNothingWasToldForAGoodOneWhileEventsWait() {
    register();
    offer(Severity.MINOR);
    begin();
    assertFalse(road.ended(account(), SessionOutcome.COMPLETE, 0));
    begin();
    send();
    feed.answered(0, 200);
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0));
    begin();
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0), "nothing waits");
  }

  @Test
  void shouldBearThatARefusalIsAnEventForWhichAnotherOneHasToGo() {
    register();
    for (int i = 0; i < 8; i++) {
      offer(Severity.MINOR);
    }
    bed.onRefused = () -> offer(Severity.MINOR);
    begin();
    assertEquals(200, bed.tree.delete(TrapBed.DOOR + "/ServerIDs/" + name(), TrapBed.GOOD));
    TargetQueue queue = queue();
    assertNull(feed.next());
    road.ended(account(), SessionOutcome.COMPLETE, 0);
    assertEquals(0, queue.delivered());
  }

  // ---- alerts of the device ----

  /** The device takes an inward registration of the server away, as it has lost its right. */
  private void deregister() {
    bed.onAlert = deviceAlerts::add;
    assertEquals(
        200, bed.registerInward(TrapBed.GOOD, TrapBed.DOOR, TrapBed.BEEP, "n" + ++registrations));
    bed.tree.local().setAcl("./Board", new AclParser(500).parse("Get=*"));
    bed.save();
    bed.tree
        .local()
        .setAcl("./Board", new AclParser(500).parse("Exec=good.example+evil.example&Get=*"));
    bed.save();
  }

  @Test
  void shouldTellFirstThatTheDeviceHasTakenARegistrationAway() {
    register();
    offer(Severity.CRITICAL);
    deregister();
    begin();
    SessionAlert first = send();
    assertTrue(first.type().endsWith("TrapDeregistered"), first.type());
    String data = new String(first.data(), StandardCharsets.UTF_8);
    assertEquals("rule=TARGET_NOT_EXECUTABLE;target=./Board/Beep", data);
    assertEquals("critical", send().mark());
    assertNull(send());
    feed.answered(1, 200);
    assertEquals(1, queue().delivered());
    feed.answered(0, 202);
    assertEquals(1, deviceAlerts.delivered());
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0));
    assertEquals(Long.MAX_VALUE, road.wantedMs(account(), 5));
  }

  @Test
  void shouldWantASessionToTellThatARegistrationIsGoneThoughNoneIsLeft() {
    deregister();
    assertEquals(-1, bed.traps.registrations().slotOf(TrapBed.GOOD));
    assertEquals(5, road.wantedMs(account(), 5));
    begin();
    assertTrue(feed.isWaiting());
    assertNotNull(send());
    assertFalse(road.ended(account(), SessionOutcome.NO_ANSWER, 0));
    assertEquals(5, road.wantedMs(account(), 5));
    begin();
    assertFalse(road.ended(account(), SessionOutcome.COMPLETE, 0), "it was not told");
    begin();
    send();
    feed.answered(0, 200);
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0));
    begin();
    assertNull(feed.next());
    assertFalse(feed.isWaiting());
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT", "ACCOUNT_GONE", "DEVICE_FAILED"})
  void shouldNotCountSessionsThatWeEndedOurselvesAsTriesOfAnAlert(SessionOutcome outcome) {
    deregister();
    for (int session = 0; session < 2 * DeviceAlerts.ATTEMPTS_MAX; session++) {
      begin();
      send();
      assertFalse(road.ended(account(), outcome, 0));
    }
    assertEquals(1, deviceAlerts.waiting());
    assertEquals(0, deviceAlerts.dropped());
  }

  @ParameterizedTest
  @ValueSource(ints = {415, 500, 0})
  void shouldGiveUpAnAlertThatTheServerDoesNotTake(int status) {
    deregister();
    int sessions = 0;
    while (deviceAlerts.waiting() > 0) {
      sessions++;
      begin();
      send();
      if (status != 0) {
        feed.answered(0, status);
      }
      road.ended(account(), SessionOutcome.COMPLETE, 0);
    }
    assertEquals(status == 415 ? 1 : DeviceAlerts.ATTEMPTS_MAX, sessions);
    assertEquals(1, deviceAlerts.dropped());
    assertEquals(0, deviceAlerts.delivered());
  }

  @Test
  void shouldGiveUpAnAlertThatFitsIntoNoMessage() {
    deregister();
    begin();
    assertNotNull(feed.next());
    feed.tooLong();
    assertNull(feed.next());
    assertEquals(1, deviceAlerts.dropped());
  }

  @Test
  void shouldKeepTheNewestAlertsAndCountTheOthers() {
    for (int i = 0; i < DeviceAlerts.ALERTS_MAX + 3; i++) {
      deregister();
    }
    assertEquals(DeviceAlerts.ALERTS_MAX, deviceAlerts.waiting());
    assertEquals(3, deviceAlerts.dropped());
    TrapAlert any = deviceAlerts.of(TrapBed.GOOD).get(0).alert;
    for (int i = 1; i < DeviceAlerts.SERVERS_MAX; i++) {
      deviceAlerts.add("server" + i, any);
    }
    assertTrue(deviceAlerts.isWaiting(TrapBed.GOOD));
    deviceAlerts.add("one.more", any);
    assertFalse(deviceAlerts.isWaiting(TrapBed.GOOD));
    assertEquals(3 + DeviceAlerts.ALERTS_MAX, deviceAlerts.dropped());
    assertEquals(DeviceAlerts.SERVERS_MAX, deviceAlerts.waiting());
  }

  @Test
  void shouldDropNoAlertTwiceThatLeavesItsPlaceWhileItIsOnItsWay() {
    deregister();
    begin();
    assertNotNull(send());
    for (int i = 0; i < DeviceAlerts.ALERTS_MAX; i++) {
      deregister();
    }
    assertEquals(1, deviceAlerts.dropped());
    feed.answered(0, 200);
    assertEquals(0, deviceAlerts.delivered());
    assertEquals(DeviceAlerts.ALERTS_MAX, deviceAlerts.waiting());
    assertTrue(road.ended(account(), SessionOutcome.COMPLETE, 0));
  }
}
