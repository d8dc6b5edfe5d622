/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.raspi.FileStorage;
import io.tocsin.raspi.ShutdownGuard;
import io.tocsin.raspi.SystemClock;
import io.tocsin.raspi.WallTrust;
import io.tocsin.raspi.command.AgentRun;
import io.tocsin.raspi.command.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, without TLS. */
class SimulatorTest {

  @TempDir private Path folder;

  private final RecordingLog log = new RecordingLog();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeConfiguration() throws IOException {
    Files.writeString(folder.resolve("tocsin.conf"), "state.directory = state\n");
  }

  private int run(String script, long timeMs, Reader in) throws IOException {
    String scriptFile = null;
    if (script != null) {
      scriptFile = Files.writeString(folder.resolve("script"), script).toString();
    }
    Inputs inputs =
        Inputs.read(
            new RunOptions(folder.resolve("tocsin.conf").toString(), null, scriptFile, timeMs));
    assertEquals("", inputs.errors());
    try (ShutdownGuard guard = new ShutdownGuard()) {
      return new AgentRun(
              inputs.configuration(), new SystemClock(WallTrust.ALWAYS), log, "simulator", "1.2.3")
          .run(
              guard,
              new Simulator(inputs, log, timeMs, in, new PrintStream(out, true, UTF_8)),
              new PrintStream(err, true, UTF_8));
    }
  }

  private static Reader nothing() {
    return new StringReader("");
  }

  @Test
  void shouldEndWhenQuitIsTyped() throws IOException {
    StringReader in = new StringReader("line door open\nlines\nstatus\nquit\n");
    assertEquals(ExitStatus.OK, run(null, RunOptions.UNLIMITED, in));
    String text = out.toString(UTF_8);
    String expected =
        """
        door \\(input\\) is active
        door \\(input\\) is active
        button \\(input\\) is inactive
        relay \\(output\\) is inactive
        led \\(output\\) is inactive
        up \\d+ s, \\d+ steps, 0 sessions
        board [0-9a-f]{16}, 0 line changes dropped
        script: none
        closing the sessions
        """;
    assertTrue(Pattern.matches(expected, text), text);
    assertTrue(log.entries.get(0).startsWith("agent: Started"), log.entries::toString);
    assertTrue(
        log.entries.get(log.entries.size() - 1).startsWith("agent: Stopping"),
        log.entries::toString);
  }

  @Test
  void shouldEndWhenTheScriptSaysSo() throws IOException {
    String script = "line door open\nwait 20ms\ntemp 71.5\nat 40ms quit\n";
    assertEquals(ExitStatus.OK, run(script, RunOptions.UNLIMITED, nothing()));
    assertTrue(
        log.entries.contains("script: line door open: door (input) is active"),
        log.entries::toString);
    assertTrue(
        log.entries.contains("script: temp 71.5: soc-temperature is 71.5 C"),
        log.entries::toString);
  }

  @Test
  void shouldEndWhenTheTimeIsOver() throws IOException {
    assertEquals(ExitStatus.OK, run("repeat forever\nwait 7ms\nend\n", 60, nothing()));
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void shouldKeepTheBoardsIdentity() throws IOException {
    run(null, 1, nothing());
    String first = engineId();
    run(null, 1, nothing());
    assertEquals(first, engineId());
  }

  private String engineId() {
    String started = "";
    for (String entry : log.entries) {
      started = entry.contains("engineID ") ? entry : started;
    }
    int start = started.indexOf("engineID ") + "engineID ".length();
    assertTrue(start > 10, log.entries::toString);
    return started.substring(start, started.indexOf(',', start));
  }

  @Test
  void shouldPutTheStateBesideTheConfiguration() throws IOException {
    run(null, 1, nothing());
    assertTrue(Files.isRegularFile(folder.resolve("state").resolve(SerialNumber.REGION)));
  }

  @Test
  void shouldNotShareAStateDirectory() throws IOException {
    try (FileStorage other = new FileStorage(folder.resolve("state"))) {
      IOException e = assertThrows(IOException.class, () -> run(null, 1, nothing()));
      assertTrue(e.getMessage().contains("is in use by another agent"), e.getMessage());
      assertFalse(Files.exists(other.directory().resolve(SerialNumber.REGION)));
    }
    assertEquals(0, log.entries.size(), log.entries::toString);
  }
}
