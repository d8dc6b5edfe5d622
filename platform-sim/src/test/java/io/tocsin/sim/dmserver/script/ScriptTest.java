/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of scripts. */
class ScriptTest {

  private static final TrapNames NAMES = new TrapNames("com.example.dm");

  @TempDir private Path folder;

  private static List<Step> steps(String text) {
    return Script.parse(text, NAMES).steps(1);
  }

  private static Step.Command command(String line) {
    List<Step> steps = steps(line);
    assertEquals(1, steps.size());
    return (Step.Command) steps.get(0);
  }

  @Test
  void shouldReadSeveralUrisAndAnExpectation() {
    Step.Command get = command("  get ./a \"./b c\" -> 200,404 = \"x y\"  # why");
    assertEquals("Get", get.name());
    assertEquals(List.of(Target.of("./a"), Target.of("./b c")), get.items());
    assertEquals(new Expectation(List.of(200, 404), "x y"), get.expected());
  }

  @Test
  void shouldReadValues() throws IOException {
    Files.writeString(folder.resolve("f"), "of a file");
    assertValue("chr", "", "hex:41", "add ./a chr \"hex:41\"");
    assertValue("bin", "", "A", "add ./a bin hex:41");
    assertValue("chr", "text/plain", "a:b", "replace ./a chr:text/plain a:b");
    assertValue("chr", "", "of a file", "add ./a chr file:" + folder.resolve("f"));
    assertValue("chr", "", "abcde", "add ./a chr size:5");
    assertValue("node", "urn:oma:mo:x:1.0", "", "add ./a node:urn:oma:mo:x:1.0 -> 200");
    assertValue("chr", "", "a\"\\\n\tb", "add ./a chr \"a\\\"\\\\\\n\\tb\"");
    assertValue("chr", "", "", "add ./a chr \"\"");
  }

  private static void assertValue(String format, String type, String data, String line) {
    Value value = command(line).items().get(0).value();
    assertEquals(format, value.format());
    assertEquals(type, value.type());
    assertArrayEquals(data.getBytes(UTF_8), value.data());
  }

  @Test
  void shouldReadBlocksWithinBlocks() {
    Step.Command outer =
        command("atomic {\nadd ./a chr 1\nsequence {\ndelete ./b -> 404\n} -> 200\n} -> 507");
    assertEquals("Atomic", outer.name());
    assertEquals(List.of(507), outer.expected().statuses());
    assertEquals("Sequence", outer.children().get(1).name());
    assertEquals("Delete", outer.children().get(1).children().get(0).name());
  }

  @Test
  void shouldReadWhatIsNoCommand() {
    assertEquals(
        List.of(
            new Step.Next(),
            new Step.More(),
            new Step.WaitAlert("1226", 10),
            new Step.WaitAlert("TrapNotification", 3),
            new Step.Abort(),
            new Step.End()),
        steps("next\nmore\nwait-alert 1226\nwait-alert TrapNotification 3\nabort\nend"));
  }

  @Test
  void shouldReadExecCopyAndAlert() {
    Step.Command exec = command("exec ./a chr now correlator c7 -> 202");
    assertEquals("c7", exec.correlator());
    assertEquals("chr", exec.items().get(0).value().format());
    assertEquals("", command("exec ./a").correlator());
    assertEquals("./from", command("copy ./from ./to").items().get(0).source());
    Step.Command alert = command("alert 1101 MINDT=10 \"Really?\" -> 406");
    assertEquals(1101, alert.code());
    assertEquals(2, alert.items().size());
  }

  @Test
  void shouldMakeTwoCommandsOfARegistration() {
    List<Step> steps = steps("register ./T/1 as me for other.example -> 425");
    Step.Command node = (Step.Command) steps.get(0);
    Step.Command leaf = (Step.Command) steps.get(1);
    assertEquals("./T/1/ServerIDs/me", node.items().get(0).uri());
    assertEquals("node", node.items().get(0).value().format());
    assertEquals("./T/1/ServerIDs/me/ServerID", leaf.items().get(0).uri());
    assertArrayEquals("other.example".getBytes(UTF_8), leaf.items().get(0).value().data());
    assertEquals(List.of(425), leaf.expected().statuses());
  }

  @Test
  void shouldDivideIntoSessions() {
    Script script = Script.parse("get ./1\non session 2\nend\non every\nget ./2", NAMES);
    assertEquals(2, script.steps(1).size());
    assertEquals(List.of(new Step.End()), script.steps(2));
    assertEquals(2, script.steps(3).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sing ./a|'sing' is no command",
        "get|a URI is missing",
        "get ./a -> 20|'20' is no status",
        "get ./a -> 200 x|'x' is too much",
        "add ./a chr|the value is missing",
        "add ./a chr 1 2|'2' is too much",
        "add ./a text 1|'text' is no format",
        "add ./a bin hex:4|string",
        "add ./a chr size:99999999|is no size",
        "add ./a chr file:/none/such|cannot read",
        "add ./a chr \"1|a quotation mark is not closed",
        "alert x|'x' is no number for the code",
        "}|'}' closes nothing",
        "atomic|'{' is missing",
        "atomic {|'Atomic {' is not closed",
        "on|'on session NUMBER'",
        "raw <Get>|not well-formed",
        "end now|'now' is too much",
      })
  void shouldSayWhatIsWrongAndInWhichLine(String line, String said) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> steps("# one\n" + line));
    assertTrue(e.getMessage().startsWith("line 2: "), e.getMessage());
    assertTrue(e.getMessage().contains(said), e.getMessage());
  }

  @Test
  void shouldNotLetSessionsEndWithinABlock() {
    assertThrows(IllegalArgumentException.class, () -> steps("atomic {\nend\n}"));
    assertThrows(IllegalArgumentException.class, () -> steps("atomic {\non every\n}"));
  }

  @Test
  void shouldSayInWhichFileItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("s"), "get");
    IOException e = assertThrows(IOException.class, () -> Script.read(file, NAMES));
    assertEquals(file + ": line 1: a URI is missing", e.getMessage());
  }
}
