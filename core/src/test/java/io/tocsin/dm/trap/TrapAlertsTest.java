/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tocsin.event.Coalescer;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Outbox;
import io.tocsin.event.Severity;
import io.tocsin.event.ThresholdWatch;
import io.tocsin.hal.TestBoard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrapAlertsTest {

  private final TrapAlerts alerts;

  TrapAlertsTest() throws IOException {
    alerts = new TrapAlerts(new TrapCatalog(new TrapBoard(), TrapShape.standard()));
  }

  private static Event event(int kind, int severity, int subject, int value, int detail) {
    return new Event()
        .fill(kind, severity, subject, value, 70_000, detail)
        .stamp(0x1_0000_00AFL, 4_711, 1_795_730_598_123L);
  }

  @Test
  void shouldTellOfAThresholdThatWasCrossed() {
    Event crossed =
        event(
            EventKind.THRESHOLD_CROSSED,
            Severity.CRITICAL,
            TrapBoard.HEAT,
            71_500,
            ThresholdWatch.HIGH);
    TrapAlert alert = alerts.of(crossed);
    assertEquals("./DiagMon/Trap/high-heat", alert.source());
    assertEquals("urn:oma:at:diagmon:1.0:TrapNotification", alert.type());
    assertEquals("critical", alert.mark());
    assertEquals("chr", TrapAlert.FORMAT);
    assertEquals(
        "event=thresholdCrossed;id=00000001000000af;time=1795730598123;uptime=4711"
            + ";value=71500;limit=70000;count=1",
        alert.data());
  }

  @Test
  void shouldTellOfAThresholdThatWasCleared() {
    Event cleared =
        event(
            EventKind.THRESHOLD_CLEARED,
            Severity.INFORMATIONAL,
            TrapBoard.TANK,
            -5,
            ThresholdWatch.LOW);
    TrapAlert alert = alerts.of(cleared);
    assertEquals("./DiagMon/Trap/low-tank", alert.source());
    assertEquals("urn:oma:at:diagmon:1.0:TrapInactiveNotification", alert.type());
    assertEquals("informational", alert.mark());
    assertEquals(
        "event=thresholdCleared;id=00000001000000af;time=1795730598123;uptime=4711"
            + ";value=-5;limit=70000;count=1",
        alert.data());
  }

  @Test
  void shouldTellOfALinkWithItsStates() {
    TrapAlert alert = alerts.of(event(EventKind.LINK_DOWN, Severity.WARNING, 0, 1, 0));
    assertEquals("./DiagMon/Trap/link-eth0", alert.source());
    assertEquals("urn:oma:at:diagmon:1.0:TrapNotification", alert.type());
    assertEquals(
        "urn:oma:at:diagmon:1.0:TrapInactiveNotification",
        alerts.of(event(EventKind.LINK_UP, Severity.INFORMATIONAL, 0, 1, 0)).type());
  }

  @Test
  void shouldTellHowManyEventsOneStandsFor() {
    List<String> data = new ArrayList<>();
    Outbox outbox = new Outbox(new int[] {0, 4, 4, 4, 4}, 1);
    Coalescer coalescer =
        new Coalescer(
            TestBoard.of(List.of("door"), List.of(), List.of()),
            1_000,
            outbox,
            (event, nowMs) -> data.add(alerts.of(event).data()));
    for (int i = 1; i <= 3; i++) {
      Event door = event(EventKind.LINE_CHANGED, Severity.MINOR, TrapBoard.DOOR, i % 2, 0);
      coalescer.offer(door.occurredAt(100L * i, 0), 0);
    }
    coalescer.step(1_000);
    String end = data.get(1).substring(data.get(1).indexOf(";uptime="));
    assertEquals(";uptime=300;value=1;limit=70000;count=2;first=200", end);
  }

  @Test
  void shouldNameTheTargetConcernedAndLetItForgeNoField() {
    Event lost = event(EventKind.EVENTS_LOST, Severity.WARNING, 1, 5, 0);
    TrapAlert alert = alerts.of(lost);
    assertEquals("warning", alert.mark());
    assertEquals(
        "event=eventsLost;id=00000001000000af;time=1795730598123;uptime=4711"
            + ";value=5;limit=70000;count=1;about=noc_id_0",
        alert.data());
  }

  @Test
  void shouldHaveAMarkForEachSeverity() {
    String[] marks = {"informational", "warning", "minor", "critical"};
    for (int severity = Severity.LEAST; severity <= Severity.WORST; severity++) {
      TrapAlert alert = alerts.of(event(EventKind.COLD_START, severity, 0, 0, 0));
      assertEquals(marks[severity - 1], alert.mark());
    }
    assertEquals("indeterminate", alerts.of(event(EventKind.COLD_START, 0, 0, 0, 0)).mark());
    assertEquals("indeterminate", alerts.of(event(EventKind.COLD_START, 9, 0, 0, 0)).mark());
  }

  @Test
  void shouldTellNothingOfWhatIsNoTrap() {
    assertNull(alerts.of(event(EventKind.NONE, Severity.MINOR, 0, 0, 0)));
  }
}
