/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
class MainProcessTest {

  private static final int STATUS_OF_SIGTERM = 143;

  @TempDir private Path folder;

  @BeforeEach
  void writeConfiguration() throws IOException {
    Files.writeString(folder.resolve("tocsin.conf"), "state.directory = state\n");
  }

  private Process start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  private Process start(List<String> launcher, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  @Test
  void shouldAnswerItsTerminalAndEndOnSigterm() throws Exception {
    Process process = start();
    Writer terminal = process.outputWriter(UTF_8);
    terminal.write("line door open\n");
    terminal.flush();
    StringBuilder output = new StringBuilder();
    BufferedReader reader = process.inputReader(UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.append(line).append('\n');
      if (line.equals("door (input) is active")) {
        // Unlike Process.destroy, this leaves the streams open.
        assertTrue(process.toHandle().destroy());
      }
    }
    assertEquals(STATUS_OF_SIGTERM, process.waitFor(), output::toString);
    assertTrue(output.indexOf(" INFO agent: Started") >= 0, output::toString);
    assertTrue(output.indexOf(" INFO agent: Stopping") >= 0, output::toString);
  }

  @Test
  void shouldReadItsConfigurationAgainOnSighup() throws Exception {
    // The build itself may have been told to ignore it, and its children inherit that.
    Process process = start(List.of("env", "--default-signal=HUP"));
    StringBuilder output = new StringBuilder();
    BufferedReader reader = process.inputReader(UTF_8);
    String configuration = "state.directory = state\n";
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.append(line).append('\n');
      if (line.contains(" INFO agent: Started")) {
        // The terminal answers when everything is in place.
        process.outputWriter(UTF_8).append("lines\n").flush();
      } else if (line.startsWith("door")) {
        hangUp(process, configuration + "outbox.critical.events = none\n");
      } else if (line.contains("The configuration is rejected")) {
        hangUp(process, configuration + "outbox.critical.events = 9\n");
      } else if (line.contains(" INFO agent: Configuration taken")) {
        process.outputWriter(UTF_8).append("quit\n").flush();
      }
    }
    assertEquals(0, process.waitFor(), output::toString);
    assertTrue(
        output.indexOf("The configuration is rejected, and the running one stays: tocsin.conf:2:")
            >= 0,
        output::toString);
    assertTrue(
        output.indexOf("Configuration taken; 0 listeners, 0 targets, 0 DM servers.") >= 0,
        output::toString);
  }

  @Test
  void shouldSayThatSighupIsIgnored() throws Exception {
    Process process = start(List.of("env", "--ignore-signal=HUP"), "--seconds", "1");
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.contains("SIGHUP is ignored"), output);
  }

  private void hangUp(Process process, String configuration) throws Exception {
    Files.writeString(folder.resolve("tocsin.conf"), configuration);
    assertEquals(
        0, new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor());
  }

  @Test
  void shouldGoOnWhenItsInputEndsAndStopWhenTheTimeIsOver() throws Exception {
    Process process = start("--seconds", "1");
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.contains(" INFO agent: Stopping"), output);
  }

  @Test
  void shouldFailWithStatusOneWhenTheStateDirectoryIsTaken() throws Exception {
    Files.createFile(folder.resolve("state"));
    Process process = start("--seconds", "1");
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(1, process.waitFor(), output);
    assertTrue(output.contains("cannot use the state directory"), output);
  }
}
