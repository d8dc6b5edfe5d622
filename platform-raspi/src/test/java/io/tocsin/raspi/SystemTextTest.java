/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemTextTest {

  private static final String LINE = "0123456789abcdef";

  @TempDir private Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("file"), text);
  }

  @Test
  void shouldReadAllLinesHoweverLongTheFile() throws Exception {
    for (int count : new int[] {0, 1, 119, 120, 121, 240, 241, 2_000}) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        lines.add(LINE);
      }
      String text = count == 0 ? "" : String.join("\n", lines) + "\n";
      assertEquals(lines, SystemText.lines(file(text), 65_536));
    }
  }

  @Test
  void shouldReadWholeLinesAloneOfWhatIsTooLong() throws Exception {
    String text = (LINE + "\n").repeat(1_000);
    assertEquals(500, SystemText.lines(file(text), 500 * 17).size());
    assertEquals(499, SystemText.lines(file(text), 500 * 17 - 1).size());
    assertEquals(0, SystemText.lines(file(text), 16).size());
  }

  @Test
  void shouldTakeTheLastLineWithoutAnEnd() throws Exception {
    assertEquals(List.of("a", "", "b"), SystemText.lines(file("a\n\nb"), 100));
  }

  @Test
  void shouldReadTheFirstLineWithoutBlanksAroundIt() throws Exception {
    assertEquals("up", SystemText.line(file(" up \nand more\n")));
    assertEquals("", SystemText.line(file("\nsecond\n")));
    assertEquals("\uFFFD", SystemText.line(Files.write(folder.resolve("odd"), new byte[] {-1})));
  }

  @Test
  void shouldTakeNoLineThatIsTooLong() throws Exception {
    assertEquals("x".repeat(256), SystemText.line(file("x".repeat(256) + "\ny")));
    assertEquals("", SystemText.line(file("x".repeat(257))));
  }

  @Test
  void shouldReadNothingOfWhatIsNoFile() {
    assertEquals("", SystemText.line(folder));
    assertEquals("", SystemText.line(folder.resolve("missing")));
    assertEquals(List.of(), SystemText.lines(folder, 10));
    assertEquals(List.of(), SystemText.names(folder.resolve("missing")));
  }

  @Test
  void shouldTakeDigitsAloneForANumber() {
    assertEquals(0, SystemText.number("0"));
    assertEquals(999_999_999_999_999_999L, SystemText.number("9".repeat(18)));
    for (String text : List.of("", "-1", "1 ", "+1", "1.0", "x", "9".repeat(19))) {
      assertEquals(-1, SystemText.number(text), text);
    }
  }

  @Test
  void shouldSortNames() throws Exception {
    for (String name : List.of("b", "a10", "a9", "B")) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(List.of("B", "a10", "a9", "b"), SystemText.names(folder));
  }
}
