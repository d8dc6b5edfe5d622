/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.raspi.command.CommandException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  @ParameterizedTest
  @CsvSource({
    "0ms, 0",
    "500ms, 500",
    "2s, 2000",
    "1.5s, 1500",
    "0.001s, 1",
    "1m, 60000",
    "1.5m, 90000",
    "2h, 7200000",
    "744h, 2678400000",
    "0.125h, 450000",
  })
  void shouldReadTimes(String word, long timeMs) throws CommandException {
    assertEquals(timeMs, Measure.timeMs(word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "5",
        "5 s",
        "-1s",
        "1.5ms",
        "1.0005s",
        "745h",
        "99999999999999999999s",
        "5d",
        "5sec",
        "1,5s",
        "ms5"
      })
  void shouldRefuseWhatIsNoTime(String word) {
    CommandException e = assertThrows(CommandException.class, () -> Measure.timeMs(word));
    assertTrue(e.getMessage().contains("is not a time; allowed: "), e.getMessage());
  }
}
