/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void shouldPrintItsNameAndVersion() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString(UTF_8).startsWith("tocsin-sim "), out.toString(UTF_8));
  }

  @Test
  void shouldRefuseAnUnknownCommandWithStatusTwo() {
    assertEquals(2, run("sing"));
    assertTrue(err.toString(UTF_8).contains("unknown command: sing"), err.toString(UTF_8));
  }

  @Test
  void shouldRefuseToRunWithoutACommand() {
    assertEquals(2, run());
    assertTrue(err.toString(UTF_8).contains("usage:"), err.toString(UTF_8));
  }

  private int run(String... arguments) {
    return Main.run(
        arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
