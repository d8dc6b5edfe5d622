/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;
import io.tocsin.hal.TestBoard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 2863: ifLastChange and ifCounterDiscontinuityTime. */
class LinkHistoryTest {

  private final TestBoard board = TestBoard.of(List.of(), List.of(), List.of("eth0", "wlan0"));
  private final TestBoard.TestLink cable = board.link(0);
  private final LinkHistory history = new LinkHistory(board);

  @Test
  void shouldBeginWithWhatIsAndNoTime() {
    assertEquals(Link.UP, history.status(1));
    assertTrue(history.isEnabled(1));
    assertEquals(BoardWatch.NEVER, history.changedMs(1));
    assertEquals(BoardWatch.NEVER, history.discontinuityMs(1));
  }

  @Test
  void shouldKeepTheTimeAtWhichTheStateOfOperationWasEntered() {
    cable.set(true, Link.DORMANT);
    history.look(0, 10);
    history.look(0, 20);
    assertEquals(Link.DORMANT, history.status(0));
    assertEquals(10, history.changedMs(0));
    cable.set(false, Link.DORMANT);
    history.look(0, 30);
    assertFalse(history.isEnabled(0));
    assertEquals(10, history.changedMs(0), "the desired state is another matter");
  }

  @Test
  void shouldNoteWhenAnyCounterIsLessThanBefore() {
    for (int counter = 0; counter < LinkCounter.COUNT; counter++) {
      cable.setCounter(counter, -1);
      history.look(0, 10L * counter);
      cable.setCounter(counter, 0);
      history.look(0, 10L * counter + 5);
      assertEquals(10L * counter + 5, history.discontinuityMs(0), LinkCounter.name(counter));
    }
  }

  @Test
  void countersShouldRiseAsUnsignedNumbers() {
    cable.setCounter(LinkCounter.OUT_OCTETS, Long.MAX_VALUE);
    history.look(0, 10);
    cable.setCounter(LinkCounter.OUT_OCTETS, Long.MIN_VALUE);
    history.look(0, 20);
    assertEquals(BoardWatch.NEVER, history.discontinuityMs(0));
  }

  @Test
  void shouldGoOnWhereAnotherOneIs() {
    cable.set(true, Link.DOWN);
    cable.setCounter(LinkCounter.IN_OCTETS, 5);
    history.look(0, 10);
    cable.setCounter(LinkCounter.IN_OCTETS, 4);
    history.look(0, 20);
    cable.set(true, Link.UP);
    LinkHistory after = new LinkHistory(board);
    after.adopt(history);
    assertEquals(Link.DOWN, after.status(0));
    assertEquals(10, after.changedMs(0));
    assertEquals(20, after.discontinuityMs(0));
    after.look(0, 30);
    assertEquals(30, after.changedMs(0));
  }
}
