/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ThresholdWatchTest {

  private final ThresholdWatch watch = new ThresholdWatch(70, 65, 10, 15, Severity.WARNING);

  @Test
  void shouldCrossAtTheThresholdItself() {
    assertEquals(ThresholdWatch.UNCHANGED, watch.observe(69));
    assertEquals(ThresholdWatch.CROSSED, watch.observe(70));
    assertEquals(ThresholdWatch.HIGH, watch.state());
  }

  @Test
  void shouldNotCrossAgainBeforeItCleared() {
    watch.observe(70);
    assertEquals(ThresholdWatch.UNCHANGED, watch.observe(66));
    assertEquals(ThresholdWatch.UNCHANGED, watch.observe(75));
    assertEquals(ThresholdWatch.CLEARED, watch.observe(65));
    assertEquals(ThresholdWatch.CROSSED, watch.observe(71));
  }

  @Test
  void shouldWatchTheLowSideLikewise() {
    assertEquals(ThresholdWatch.CROSSED, watch.observe(10));
    assertEquals(ThresholdWatch.LOW, watch.state());
    assertEquals(ThresholdWatch.UNCHANGED, watch.observe(14));
    assertEquals(ThresholdWatch.CLEARED, watch.observe(15));
    assertEquals(ThresholdWatch.LOW, watch.previousState());
  }

  @Test
  void shouldClearThenCrossWhenTheValueJumpsFromOneSideToTheOther() {
    watch.observe(80);
    assertEquals(ThresholdWatch.CLEARED, watch.observe(5));
    assertEquals(ThresholdWatch.CROSSED, watch.observe(5));
    assertEquals(ThresholdWatch.LOW, watch.state());
    assertEquals(ThresholdWatch.UNCHANGED, watch.observe(5));
  }

  @Test
  void shouldNeverCrossWithoutThresholds() {
    ThresholdWatch none =
        new ThresholdWatch(
            ThresholdWatch.NO_HIGH,
            ThresholdWatch.NO_HIGH,
            ThresholdWatch.NO_LOW,
            ThresholdWatch.NO_LOW,
            Severity.WARNING);
    assertEquals(ThresholdWatch.UNCHANGED, none.observe(Integer.MAX_VALUE));
    assertEquals(ThresholdWatch.UNCHANGED, none.observe(Integer.MIN_VALUE));
  }

  @Property
  void shouldAlternateBetweenCrossingAndClearing(
      @ForAll @Size(max = 100) List<@IntRange(max = 100) Integer> values) {
    ThresholdWatch any = new ThresholdWatch(70, 65, 10, 15, Severity.WARNING);
    int last = ThresholdWatch.CLEARED;
    for (int value : values) {
      int result = any.observe(value);
      while (result != ThresholdWatch.UNCHANGED) {
        assertEquals(
            last == ThresholdWatch.CLEARED ? ThresholdWatch.CROSSED : ThresholdWatch.CLEARED,
            result);
        last = result;
        result = any.observe(value);
      }
    }
  }
}
