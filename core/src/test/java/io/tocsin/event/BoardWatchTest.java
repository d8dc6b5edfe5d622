/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.hal.TestBoard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BoardWatchTest {

  private static final long PERIOD_MS = 1000;

  private final TestBoard board = new TestBoard();
  private final TestBoard.TestSensor temperature = board.addSensor("temperature", "C");
  private final List<String> told = new ArrayList<>();
  private final List<String> severities = new ArrayList<>();
  private BoardWatch watch = watch(LineReport.BOTH);

  private BoardWatch watch(int doorReport) {
    if (board.lineCount() == 0) {
      board.addLine("door", false);
      board.addLink("eth0", 2);
    }
    return new BoardWatch(
        board,
        new ThresholdWatch[] {
          new ThresholdWatch(
              70_000, 65_000, ThresholdWatch.NO_LOW, ThresholdWatch.NO_LOW, Severity.MINOR)
        },
        new LineRule[] {new LineRule(doorReport, Severity.CRITICAL)},
        new LinkRule[] {new LinkRule(LinkReport.BOTH, Severity.MINOR)},
        PERIOD_MS,
        (event, nowMs) -> {
          told.add(
              EventKind.name(event.kind())
                  + " "
                  + event.subject()
                  + " "
                  + event.value()
                  + " "
                  + event.limit()
                  + " "
                  + event.detail());
          severities.add(Severity.name(event.severity()));
        });
  }

  @Test
  void shouldNotAskToBeCalledForSensorsThatTheBoardDoesNotHave() {
    TestBoard bare = new TestBoard();
    bare.addLine("door", false);
    LineRule[] rules = {new LineRule(LineReport.BOTH, Severity.MINOR)};
    BoardWatch lines =
        new BoardWatch(
            bare,
            new ThresholdWatch[0],
            rules,
            new LinkRule[0],
            PERIOD_MS,
            (event, nowMs) -> told.add("told"));
    assertEquals(Long.MAX_VALUE, lines.step(0));
    bare.change(0, true);
    assertEquals(Long.MAX_VALUE, lines.step(PERIOD_MS));
    assertEquals(List.of("told"), told);
  }

  @Test
  void shouldTellEachLineChangeInOrder() {
    board.change(0, true);
    board.change(0, false);
    watch.step(0);
    assertEquals(List.of("lineChanged 0 1 0 0", "lineChanged 0 0 0 0"), told);
  }

  @Test
  void shouldGiveEventsTheSeverityOfTheirSource() {
    board.change(0, true);
    watch.step(0);
    temperature.set(80_000);
    watch.step(PERIOD_MS);
    temperature.set(60_000);
    watch.step(2 * PERIOD_MS);
    assertEquals(List.of("critical", "minor", "informational"), severities);
  }

  @Test
  void shouldTellOnlyTheChangesThatAreAskedFor() {
    watch = watch(LineReport.INACTIVE);
    board.change(0, true);
    board.change(0, false);
    watch.step(0);
    assertEquals(List.of("lineChanged 0 0 0 0"), told);
  }

  @Test
  void shouldBoundTheLineChangesOfOneStepAndAskToBeCalledAtOnce() {
    for (int i = 0; i < 100; i++) {
      board.change(0, i % 2 == 0);
    }
    assertEquals(5, watch.step(5));
    assertEquals(32, told.size());
    watch.step(5);
    watch.step(5);
    assertEquals(5 + PERIOD_MS, watch.step(5));
    assertEquals(100, told.size());
  }

  @Test
  void shouldReadSensorsOnceInAPeriod() {
    assertEquals(PERIOD_MS, watch.step(0));
    temperature.set(80_000);
    watch.step(PERIOD_MS - 1);
    assertEquals(List.of(), told);
    watch.step(PERIOD_MS);
    assertEquals(List.of("thresholdCrossed 0 80000 70000 1"), told);
    assertEquals(PERIOD_MS, watch.changedMs(0));
    temperature.set(60_000);
    watch.step(2 * PERIOD_MS);
    assertEquals("thresholdCleared 0 60000 65000 1", told.get(1));
  }

  @Test
  void shouldNeitherRaiseNorClearOnASensorWithoutValue() {
    temperature.set(80_000);
    watch.step(0);
    temperature.set(0);
    temperature.setStatus(Sensor.FAULTY);
    watch.step(PERIOD_MS);
    assertEquals(1, told.size());
    assertEquals(ThresholdWatch.HIGH, watch.threshold(0).state());
  }

  @Test
  void shouldLookAtNetworkInterfacesWhenItReadsSensors() {
    watch.step(0);
    board.link(0).set(true, Link.DOWN);
    watch.step(PERIOD_MS - 1);
    assertEquals(List.of(), told);
    watch.step(PERIOD_MS);
    assertEquals(List.of("linkDown 0 1 1 0"), told);
    assertEquals(List.of("minor"), severities);
  }

  @Test
  void shouldBeWokenForNetworkInterfacesAlone() {
    TestBoard bare = TestBoard.of(List.of(), List.of(), List.of("eth0"));
    LinkRule[] rules = {new LinkRule(LinkReport.BOTH, Severity.MINOR)};
    BoardWatch links =
        new BoardWatch(
            bare, new ThresholdWatch[0], new LineRule[0], rules, PERIOD_MS, (event, nowMs) -> {});
    assertEquals(PERIOD_MS, links.step(0));
  }

  @Test
  void shouldGoOnWithNetworkInterfacesOfTheConfigurationBefore() {
    watch.step(0);
    board.link(0).set(true, Link.DOWN);
    BoardWatch after = watch(LineReport.BOTH);
    after.adopt(watch, 1);
    after.step(PERIOD_MS);
    assertEquals(List.of("linkDown 0 1 1 0"), told);
  }

  @Test
  void shouldKeepTheLastReadingsOverAChangeOfTheConfiguration() {
    temperature.set(42_000);
    watch.step(0);
    temperature.set(43_000);
    temperature.setStatus(Sensor.FAULTY);
    watch.step(PERIOD_MS);
    temperature.set(44_000);
    BoardWatch after = watch(LineReport.BOTH);
    after.adopt(watch, PERIOD_MS + 1);
    assertEquals(BoardWatch.NEVER, after.sensorsChangedMs());
    assertEquals(43_000, after.sensors().valueMilli(0));
    assertEquals(Sensor.FAULTY, after.sensors().status(0));
    assertEquals(PERIOD_MS, after.sensors().readMs(0));
    after.step(2 * PERIOD_MS);
    assertEquals(44_000, after.sensors().valueMilli(0));
    assertEquals(2 * PERIOD_MS, after.sensors().readMs(0));
  }

  @Test
  void shouldKnowSensorsByTheirNamesAfterAnotherConfiguration() {
    temperature.set(80_000);
    watch.step(0);
    TestBoard other = new TestBoard();
    other.addSensor("boiler", "C").set(80_000);
    other.addSensor("temperature", "C").set(80_000);
    BoardWatch after =
        new BoardWatch(
            other,
            new ThresholdWatch[] {alarmAt(70_000), alarmAt(70_000)},
            new LineRule[0],
            new LinkRule[0],
            PERIOD_MS,
            (event, nowMs) -> told.add("after: " + EventKind.name(event.kind()) + event.subject()));
    after.adopt(watch, 500);
    assertEquals(500, after.sensorsChangedMs());
    assertEquals(BoardWatch.NEVER, watch.sensorsChangedMs());
    assertEquals(80_000, after.sensors().valueMilli(1));
    assertEquals(0, after.sensors().readMs(1));
    assertEquals(BoardWatch.NEVER, after.sensors().readMs(0));
    assertEquals(ThresholdWatch.HIGH, after.threshold(1).state());
    assertEquals(0, after.changedMs(1));
    assertEquals(500, after.changedMs(0), "as a sensor that was seen first then");
    after.step(PERIOD_MS);
    assertEquals(2, told.size(), told::toString);
    assertEquals("after: thresholdCrossed0", told.get(1));
    assertEquals(80_000, after.sensors().valueMilli(0));
  }

  private static ThresholdWatch alarmAt(int high) {
    return new ThresholdWatch(
        high, high - 5_000, ThresholdWatch.NO_LOW, ThresholdWatch.NO_LOW, Severity.MINOR);
  }

  @Test
  void shouldRefuseTablesThatDoNotFitTheBoard() {
    ThresholdWatch[] none = {};
    LineRule[] lines = new LineRule[1];
    LinkRule[] links = new LinkRule[1];
    ThresholdWatch[] one = new ThresholdWatch[1];
    EventSink sink = (event, nowMs) -> {};
    assertThrows(
        IllegalArgumentException.class,
        () -> new BoardWatch(board, none, lines, links, PERIOD_MS, sink));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BoardWatch(board, one, new LineRule[2], links, PERIOD_MS, sink));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BoardWatch(board, one, lines, new LinkRule[0], PERIOD_MS, sink));
  }
}
