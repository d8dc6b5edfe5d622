/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FleetCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine commandLine = new CommandLine(new FleetCommand());
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "power-on --boards 4 --handshakes 2 --seconds 30",
        "storm --boards 1 --changes 20 --seconds 6",
        "dead-target --boards 1 --minutes 1",
        "flash-wear --days 2 --period-ms 600000"
      })
  void shouldWriteATableItsSeriesAndAPlot(String line) throws IOException {
    String[] words = line.split(" ", -1);
    Path into = folder.resolve("made/here");
    List<String> arguments = new java.util.ArrayList<>(List.of(words));
    arguments.addAll(List.of("--into", into.toString(), "--seed", "3"));
    assertEquals(0, execute(arguments.toArray(new String[0])), err.toString());
    String table = Files.readString(into.resolve(words[0] + ".md"));
    assertTrue(table.startsWith("| "), table);
    assertTrue(out.toString().contains(table.lines().findFirst().orElseThrow()), out.toString());
    assertTrue(Files.readAllLines(into.resolve(words[0] + ".csv")).size() > 2);
    assertEquals(800, ImageIO.read(into.resolve(words[0] + ".png").toFile()).getWidth());
  }

  @Test
  void shouldMeasureTheMemoryOfABoard() throws IOException {
    assertEquals(0, execute("memory", "--boards", "20", "--into", folder.toString()));
    String table = Files.readString(folder.resolve("memory.md"));
    assertTrue(table.contains("20 have an open session"), table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sing --into x",
        "storm",
        "storm --into x --boards 0",
        "power-on --into x --seconds -1",
        "dead-target --into x --minutes 0",
        "flash-wear --into x --days 0",
        "memory --into x --boards 0"
      })
  void shouldRefuseWhatItDoesNotUnderstandWithStatusTwo(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ", -1);
    assertEquals(2, execute(words));
    assertTrue(!err.toString().isEmpty());
  }
}
