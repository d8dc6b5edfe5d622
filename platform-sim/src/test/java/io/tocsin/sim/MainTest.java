/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.config.ConfigurationSample;
import io.tocsin.tls.TestPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Main.run(
        arguments,
        InputStream.nullInputStream(),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  /** What was complained about, without warnings. */
  private List<String> errors() {
    return err.toString(UTF_8).lines().filter(line -> !line.startsWith("warning: ")).toList();
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version"})
  void shouldPrintItsNameAndVersion(String argument) {
    assertEquals(0, run(argument));
    assertTrue(out.toString(UTF_8).startsWith("tocsin-sim "), out.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help"})
  void shouldExplainItself(String argument) {
    assertEquals(0, run(argument));
    String text = out.toString(UTF_8);
    for (String word : List.of("run", "check", "config --sample", "--script", "--seconds")) {
      assertTrue(text.contains(word), text);
    }
    assertEquals("", err.toString(UTF_8));
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

  @Test
  void shouldRefuseArgumentsThatAreTooMany() {
    assertEquals(2, run("version", "please"));
    assertEquals(2, run("config"));
    assertEquals(2, run("config", "--sample", "--sample"));
  }

  @Test
  void shouldPrintTheSampleConfiguration() {
    assertEquals(0, run("config", "--sample"));
    assertEquals(ConfigurationSample.text(), out.toString(UTF_8));
  }

  @Test
  void shouldCheckWithoutStarting() throws IOException {
    String file = write("good.conf", "state.directory = state\n");
    assertEquals(0, run("check", file), () -> err.toString(UTF_8));
    assertEquals(file + ": no errors\n", out.toString(UTF_8));
    assertFalse(Files.exists(folder.resolve("state")));
  }

  @Test
  void shouldWarnOfOwnCertificatesThatNobodyAccepts() throws IOException {
    TestPki.Issued own = TestPki.leaf("board1").validity(0, 1_000_000_000_000L).selfSigned();
    Files.write(folder.resolve("board.crt"), own.certificatePem());
    Files.write(folder.resolve("board.key"), own.keyPem());
    String file =
        write(
            "tocsin.conf",
            """
            clock.trust = always
            identity.certificate = board.crt
            identity.key = board.key
            listen.main.address = ::1
            """);
    assertEquals(0, run("check", file), () -> err.toString(UTF_8));
    String warnings = err.toString(UTF_8);
    assertTrue(
        warnings.contains("warning: " + file + ":2: identity.certificate = board.crt: no manager"),
        warnings);
    assertTrue(warnings.contains("it was valid until 2001-09-09T01:46:40Z"), warnings);
  }

  @Test
  void shouldReportAllErrorsOfTheConfigurationAtOnce() throws IOException {
    String file = write("bad.conf", "log.level = loud\nno.such.key = 1\n");
    assertEquals(2, run("check", file));
    List<String> lines = errors();
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith(file + ":1: log.level = loud: "), lines.get(0));
    assertTrue(lines.get(1).startsWith(file + ":2: no.such.key = 1: "), lines.get(1));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void shouldReportNamesThatTheBoardDoesNotHave() throws IOException {
    String file =
        write(
            "tocsin.conf",
            "sensor.humidity.high = 80\nsensor.humidity.high.clear = 75\nline.dor.report = both\n");
    assertEquals(2, run("check", file));
    List<String> lines = errors();
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith(file + ":1: sensor.humidity.high = 80: "), lines.get(0));
    assertTrue(lines.get(1).startsWith(file + ":3: line.dor.report = both: "), lines.get(1));

    String board = write("my.board", "sensor humidity % 40\nline dor input\n");
    assertEquals(0, run("check", file, "--board", board), () -> err.toString(UTF_8));
  }

  @Test
  void shouldReportErrorsOfAllFilesBeforeItStartsAnything() throws IOException {
    String configuration = write("tocsin.conf", "state.directory = state\nlog.level = loud\n");
    String script = write("visit.script", "line dor open\nwait\n");
    int status = run("run", "--config", configuration, "--script", script, "--seconds", "1");
    assertEquals(2, status);
    List<String> lines = errors();
    assertEquals(3, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith(configuration + ":2: log.level"), lines.get(0));
    assertTrue(lines.get(1).startsWith(script + ":1: no line is called 'dor'"), lines.get(1));
    assertTrue(lines.get(2).startsWith(script + ":2: too few words"), lines.get(2));
    assertFalse(Files.exists(folder.resolve("state")));
  }

  @Test
  void shouldNotJudgeTheOthersWhenTheBoardItselfIsWrong() throws IOException {
    String configuration = write("tocsin.conf", "line.hatch.report = both\n");
    String board = write("my.board", "line hatch inputt\n");
    String script = write("visit.script", "line hatch open\n");
    assertEquals(2, run("run", "--config", configuration, "--board", board, "--script", script));
    List<String> lines = errors();
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith(board + ":1: "), lines.get(0));
  }

  @Test
  void shouldNameTheFileThatCannotBeRead() {
    assertEquals(2, run("run", "--config", folder.resolve("none.conf").toString()));
    assertEquals(
        "cannot read " + folder.resolve("none.conf") + ": no such file or folder\n",
        err.toString(UTF_8));
  }
}
