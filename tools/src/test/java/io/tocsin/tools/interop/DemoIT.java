/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed demo, with the packed board under it. */
class DemoIT {

  private static final long SECONDS_MAX = 120;

  @TempDir private Path temporary;

  @Test
  void shouldLoseNothingOfAnUnattendedRunAndRemoveItsFiles() throws Exception {
    Process demo = start("--seconds", "5");
    demo.getOutputStream().close();
    String output = new String(demo.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, demo.waitFor(), output);
    List<String> lines = output.lines().toList();
    assertEquals("lost     0", lines.get(lines.size() - 1), output);
    String sent = lines.get(lines.size() - 3);
    assertTrue(sent.matches("sent     [1-9]\\d*"), output);
    assertEquals(sent.replace("sent    ", "received"), lines.get(lines.size() - 2), output);
    for (String part :
        List.of(
            "snmpset  | .1.3.6.1.6.3.12.1.2.1.9.116.114.97.112.115 = INTEGER: 4",
            "Target traps: traps go to 127.0.0.1:",
            " inform coldStart ",
            " trap tocsinLineChanged ",
            " inform tocsinLineChanged ",
            " trap tocsinThresholdCrossed ",
            " inform tocsinThresholdCleared ",
            "manager  | sysName.0 = STRING: ",
            "manager  | tocsinSensorName.1 = STRING: soc-temperature")) {
      assertTrue(output.contains(part), part + " is not in:\n" + output);
    }
    assertNothingIsLeft();
  }

  @Test
  void shouldObeyTheUserAndEndWithTheInput() throws Exception {
    Process demo = start();
    demo.getOutputStream()
        .write(
            "set tocsinLineLevel.3 i active\nget tocsinLineName.3\nhelp\nquit\n".getBytes(UTF_8));
    demo.getOutputStream().close();
    String output = new String(demo.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, demo.waitFor(), output);
    assertTrue(output.contains("manager  | tocsinLineLevel.3 = INTEGER: active(1)"), output);
    assertTrue(output.contains("manager  | tocsinLineName.3 = STRING: relay"), output);
    assertTrue(output.contains("lost     0"), output);
    assertNothingIsLeft();
  }

  @Test
  void shouldEndTheBoardAndRemoveItsFilesWhenToldToGo() throws Exception {
    Process demo = start();
    BufferedReader output = new BufferedReader(new InputStreamReader(demo.getInputStream(), UTF_8));
    String line = output.readLine();
    while (line != null && !line.contains("Your turn")) {
      line = output.readLine();
    }
    assertNotNull(line, "the demo ended");
    List<ProcessHandle> boards = demo.children().toList();
    assertEquals(1, boards.size());
    demo.destroy();

    assertTrue(demo.waitFor(SECONDS_MAX, TimeUnit.SECONDS));
    assertFalse(boards.get(0).isAlive());
    assertNothingIsLeft();
  }

  @Test
  void shouldSayThatTheBoardIsMissing() throws Exception {
    Process demo = start("--seconds", "1", "--sim-jar", temporary.resolve("no.jar").toString());
    demo.getOutputStream().close();
    String output = new String(demo.getInputStream().readAllBytes(), UTF_8);

    assertEquals(1, demo.waitFor(), output);
    assertTrue(output.contains("no.jar is missing"), output);
  }

  private Process start(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-jar",
                System.getProperty("tocsin.toolsJar"),
                "demo"));
    command.addAll(List.of(arguments));
    if (!command.contains("--sim-jar")) {
      command.addAll(List.of("--sim-jar", System.getProperty("tocsin.simJar")));
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private void assertNothingIsLeft() throws Exception {
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
