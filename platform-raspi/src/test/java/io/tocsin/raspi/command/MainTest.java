/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.config.ConfigurationSample;
import io.tocsin.raspi.system.DatagramReceiver;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private static final int STATUS_OF_SIGTERM = 143;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Main.run(
        arguments, null, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private String write(String... lines) throws IOException {
    return Files.write(folder.resolve("tocsin.conf"), List.of(lines)).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version"})
  void shouldPrintItsNameAndVersion(String argument) {
    assertEquals(0, run(argument));
    assertTrue(out.toString(UTF_8).startsWith("tocsin "), out.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help"})
  void shouldExplainEveryCommand(String argument) {
    assertEquals(0, run(argument));
    for (String word :
        List.of("run", "check", "config --sample", "status", "test-trap", "version", "help")) {
      assertTrue(out.toString(UTF_8).contains("tocsin " + word), out.toString(UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sing | unknown command: sing",
        "'' | unknown command: ",
        "version please | unknown argument: please",
        "config | allowed: config --sample",
        "run tocsin.conf | allowed: run [--config FILE]",
        "run --config | nothing follows --config",
        "check --all | allowed: check [FILE]",
        "check a b | allowed: check [FILE]",
        "status now | unknown option 'now'; allowed: --json, --config FILE, --socket FILE",
        "status --wait 3 | unknown option '--wait'",
        "status --socket | nothing follows --socket",
        "test-trap --wait 0 | '0' is not a number of seconds; allowed: 1 to 3600",
        "test-trap --severity bad | 'bad' is no severity; allowed: informational, warning, minor",
      })
  void shouldRefuseWrongArgumentsWithStatusTwo(String arguments, String start) {
    assertEquals(2, run(Words.of(arguments).toArray(new String[0])));
    String complaint = err.toString(UTF_8);
    assertTrue(complaint.startsWith(arguments.isEmpty() ? "no command" : start), complaint);
    assertTrue(complaint.contains("usage:"), complaint);
  }

  @Test
  void shouldPrintTheSampleConfiguration() {
    assertEquals(0, run("config", "--sample"));
    assertEquals(ConfigurationSample.text(), out.toString(UTF_8));
  }

  @Test
  void shouldCheckWithoutStarting() throws IOException {
    String file = write("state.directory = state");
    assertEquals(0, run("check", file), () -> err.toString(UTF_8));
    assertEquals(file + ": no errors\n", out.toString(UTF_8));
    assertFalse(Files.exists(folder.resolve("state")));
  }

  @Test
  void shouldReportAllErrorsAtOnce() throws IOException {
    String file = write("log.level = loud", "no.such.key = 1");
    for (String[] command :
        List.of(new String[] {"check", file}, new String[] {"run", "--config", file})) {
      err.reset();
      assertEquals(2, run(command));
      List<String> lines =
          err.toString(UTF_8).lines().filter(line -> !line.startsWith("warning: ")).toList();
      assertEquals(2, lines.size(), lines::toString);
      assertTrue(lines.get(0).startsWith(file + ":1: log.level = loud: "), lines.get(0));
      assertTrue(lines.get(1).startsWith(file + ":2: no.such.key = 1: "), lines.get(1));
    }
  }

  @Test
  void shouldReportFilesThatCannotBeUsed() throws IOException {
    String file = write("trust.certificates = none.crt");
    assertEquals(2, run("check", file));
    assertTrue(err.toString(UTF_8).contains("none.crt"), err.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "test-trap"})
  void shouldFailWithStatusOneWhenNoAgentRuns(String command) throws IOException {
    assertEquals(1, run(command, "--config", write("state.directory = state")));
    assertTrue(err.toString(UTF_8).startsWith("tocsin: no agent runs"), err.toString(UTF_8));
  }

  @Test
  void shouldRunAndBeAskedAndReadItsConfigurationAgain() throws Exception {
    String file = write("state.directory = state");
    Process process = start(file, "");
    StringBuilder output = new StringBuilder();
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.append(line).append('\n');
        if (line.contains(" INFO agent: Started")) {
          awaitSocket(process);
          assertEquals(0, run("status", "--config", file), () -> err.toString(UTF_8));
          assertEquals(1, run("test-trap", "--wait", "1", "--config", file));
          write("state.directory = state", "outbox.critical.events = none");
          signal(process, "HUP");
        } else if (line.contains("The configuration is rejected")) {
          write("state.directory = state", "outbox.critical.events = 9");
          signal(process, "HUP");
        } else if (line.contains(" INFO agent: Configuration taken")) {
          signal(process, "TERM");
        }
      }
    } finally {
      // A process that a failed test has left would keep on.
      process.destroy();
    }
    assertEquals(STATUS_OF_SIGTERM, process.waitFor(), output::toString);
    String answers = out.toString(UTF_8);
    assertTrue(answers.startsWith("Tocsin (not packaged) on "), answers);
    assertTrue(answers.contains(": no target is told of it"), answers);
    assertTrue(output.indexOf(" INFO agent: Stopping") >= 0, output::toString);
    assertFalse(Files.exists(folder.resolve("state/control")));
  }

  @Test
  void shouldTellItsServiceManagerAndGoOnWithoutItsDevices() throws Exception {
    Path device = Files.writeString(folder.resolve("no-timer"), "");
    String socket = folder.resolve("notify").toString();
    String file =
        write(
            "state.directory = state",
            "line.door.chip = no-such-chip",
            "line.door.offset = 4",
            "watchdog.device = " + device);
    assertEquals(0, run("check", file), () -> err.toString(UTF_8));
    assertFalse(err.toString(UTF_8).contains("no-such-chip"), "a look requests nothing");
    try (DatagramReceiver manager = new DatagramReceiver(folder, socket)) {
      Process process = start(file, socket);
      try {
        assertEquals("READY=1", manager.next());
        signal(process, "HUP");
        String reloading = manager.next();
        assertTrue(reloading.startsWith("RELOADING=1|MONOTONIC_USEC="), reloading);
        assertEquals("STATUS=the configuration is taken", manager.next());
        assertEquals("READY=1", manager.next());
        signal(process, "TERM");
        assertEquals("STOPPING=1", manager.next());
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(output.contains("line.door is unavailable, and tried again"), output);
        String unfed = device + " cannot be fed: the device knows no";
        assertTrue(output.contains(unfed), output);
        assertTrue(output.indexOf(" INFO agent: Started") < output.indexOf(unfed), output);
        assertEquals("V", Files.readString(device), "stopped in good order");
      } finally {
        process.destroy();
        process.waitFor();
      }
    }
  }

  /** Starts the program; the service manager is at a socket, or nowhere. */
  private Process start(String file, String socket) throws IOException {
    // The build itself may have been told to ignore SIGHUP, and its children inherit that.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=HUP"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Main.class.getName(), "run", "--config", file));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("RUNTIME_DIRECTORY");
    builder.environment().put("NOTIFY_SOCKET", socket);
    return builder.start();
  }

  private void awaitSocket(Process process) throws InterruptedException {
    while (process.isAlive() && !Files.exists(folder.resolve("state/control"))) {
      Thread.sleep(10);
    }
  }

  private static void signal(Process process, String name) throws Exception {
    assertEquals(
        0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
  }
}
