/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {

  @Test
  void shouldHaveDefaults() throws CommandException {
    assertEquals(
        new RunOptions("tocsin.conf", null, null, RunOptions.UNLIMITED),
        RunOptions.ofRun(List.of()));
  }

  @Test
  void shouldReadAllOptionsInAnyOrder() throws CommandException {
    assertEquals(
        new RunOptions("c", "b", "s", 20_000),
        RunOptions.ofRun(
            List.of("--seconds", "20", "--script", "s", "--board", "b", "--config", "c")));
    assertEquals(
        new RunOptions("c", "b", null, RunOptions.UNLIMITED),
        RunOptions.ofCheck(List.of("--board", "b", "c")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seconds | nothing follows --seconds",
        "--second 5 | unknown option '--second'; allowed: --config FILE, --board FILE,",
        "tocsin.conf | unknown option 'tocsin.conf'; allowed:",
        "--seconds 0 | '0' is not a number of seconds; allowed: 1 to 2678400",
        "--seconds -5 | '-5' is not a number",
        "--seconds 1.5 | '1.5' is not a number",
        "--seconds 2678401 | '2678401' is not a number",
        "--seconds 99999999999999999999 | '99999999999999999999' is not a number",
      })
  void shouldSayWhatRunAllows(String arguments, String start) {
    CommandException e =
        assertThrows(CommandException.class, () -> RunOptions.ofRun(Words.of(arguments)));
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--board | nothing follows --board",
        "--board b | no file is named; allowed: check FILE [--board FILE]",
        "a b | unknown argument 'b'; allowed: check FILE [--board FILE]",
        "--all | unknown argument '--all'; allowed:",
      })
  void shouldSayWhatCheckAllows(String arguments, String start) {
    CommandException e =
        assertThrows(CommandException.class, () -> RunOptions.ofCheck(Words.of(arguments)));
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }
}
