/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.hal.Link;
import io.tocsin.hal.TestBoard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2863, linkDown and linkUp. */
class LinkWatchTest {

  private final TestBoard board = new TestBoard();
  private final TestBoard.TestLink cable = board.addLink("eth0", 2);
  private final TestBoard.TestLink radio = board.addLink("wlan0", 3);
  private final List<String> told = new ArrayList<>();

  private LinkWatch watch(int report) {
    LinkRule rule = new LinkRule(report, Severity.CRITICAL);
    return new LinkWatch(
        board,
        new LinkRule[] {rule, rule},
        (event, nowMs) ->
            told.add(
                String.join(
                    " ",
                    EventKind.name(event.kind()),
                    board.link(event.subject()).name(),
                    "" + event.value(),
                    "" + event.limit(),
                    Severity.name(event.severity()))));
  }

  /** 1 up, 2 down, 3 testing, 4 unknown, 5 dormant, 6 not present, 7 lower layer down. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, linkDown eth0 1 1 critical",
    "3, 2, linkDown eth0 3 1 critical",
    "5, 2, linkDown eth0 5 1 critical",
    "7, 2, linkDown eth0 7 1 critical",
    "2, 1, linkUp eth0 1 1 informational",
    "2, 5, linkUp eth0 5 1 informational",
    "2, 7, linkUp eth0 7 1 informational",
    "6, 2, ",
    "2, 6, ",
    "2, 2, ",
    "1, 1, ",
    "1, 7, ",
    "7, 1, ",
    "1, 6, ",
    "6, 1, ",
  })
  void shouldTellOfEnteringAndLeavingTheStateDownWithTheOtherState(
      int before, int after, String event) {
    cable.set(true, before);
    LinkWatch watch = watch(LinkReport.BOTH);
    watch.look(0);
    cable.set(true, after);
    watch.look(1);
    watch.look(2);
    assertEquals(event == null ? List.of() : List.of(event), told);
  }

  @Test
  void shouldTellWhetherTheInterfaceIsMeantToBeUp() {
    LinkWatch watch = watch(LinkReport.BOTH);
    radio.set(false, Link.DOWN);
    watch.look(0);
    assertEquals(List.of("linkDown wlan0 1 2 critical"), told);
  }

  @Test
  void shouldTellOnlyTheChangesThatAreAskedFor() {
    for (int report = LinkReport.NONE; report <= LinkReport.BOTH; report++) {
      told.clear();
      LinkWatch watch = watch(report);
      cable.set(true, Link.DOWN);
      watch.look(0);
      cable.set(true, Link.UP);
      watch.look(1);
      List<String> expected = new ArrayList<>();
      if (report == LinkReport.DOWN || report == LinkReport.BOTH) {
        expected.add("linkDown eth0 1 1 critical");
      }
      if (report == LinkReport.UP || report == LinkReport.BOTH) {
        expected.add("linkUp eth0 1 1 informational");
      }
      assertEquals(expected, told);
    }
  }

  @Test
  void shouldTellWhatChangedBetweenTwoConfigurations() {
    LinkWatch before = watch(LinkReport.BOTH);
    cable.set(true, Link.DOWN);
    LinkWatch after = watch(LinkReport.BOTH);
    after.adopt(before);
    after.look(0);
    after.look(1);
    assertEquals(List.of("linkDown eth0 1 1 critical"), told);
  }
}
