/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldPrintItsNameAndVersion() {
    assertEquals(0, execute("--version"));
    assertTrue(out.toString().startsWith("tocsin-tools "), out.toString());
  }

  @Test
  void shouldRefuseAnUnknownSubcommandWithStatusTwo() {
    assertEquals(2, execute("sing"));
    assertTrue(err.toString().contains("sing"), err.toString());
  }

  @Test
  void shouldRefuseToRunWithoutASubcommand() {
    assertEquals(2, execute());
    assertTrue(err.toString().contains("no subcommand given"), err.toString());
  }

  @Test
  void shouldSayWhatIsWrongInALineAndPointToTheHelp() {
    assertEquals(2, execute("certs", "issue"));
    assertEquals(2, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("Try 'tocsin-tools certs issue --help'."), err.toString());
  }

  private int execute(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
