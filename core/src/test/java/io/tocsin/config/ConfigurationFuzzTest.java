/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * For all bytes, whole and without the last ones:
 *
 * <ol>
 *   <li>the reader does not throw, and gives either a configuration or errors;
 *   <li>errors and warnings are in the order of their lines, lie within the file, and have one
 *       printable line of text each;
 *   <li>a comment put before the text, or line ends of the other kind, change nothing but the
 *       numbers of the lines.
 * </ol>
 */
class ConfigurationFuzzTest {

  /** Greater cuts are inputs of their own; those of the corpus, every one, have their own test. */
  private static final int CUTS_MAX = 2;

  private static final Path CORPUS =
      Path.of(
          "src/test/resources/io/tocsin/config/ConfigurationFuzzTestInputs",
          "shouldHoldForTheWholeAndItsBeginnings");

  private static final String FILE = "f";

  @FuzzTest
  void shouldHoldForTheWholeAndItsBeginnings(byte[] input) {
    ConfigurationResult whole = read(input);
    assertTheSameBehindAComment(input, whole);
    assertTheSameWithOtherLineEnds(input, whole);
    for (int cut = 1; cut <= Math.min(input.length, CUTS_MAX); cut++) {
      read(Arrays.copyOf(input, input.length - cut));
    }
  }

  @Test
  void shouldHoldForEveryBeginningOfTheCorpus() throws IOException {
    int inputs = 0;
    try (DirectoryStream<Path> corpus = Files.newDirectoryStream(CORPUS)) {
      for (Path input : corpus) {
        byte[] whole = Files.readAllBytes(input);
        for (int length = 0; length <= whole.length; length++) {
          read(Arrays.copyOf(whole, length));
        }
        inputs++;
      }
    }
    assertTrue(inputs > 20);
  }

  private static ConfigurationResult read(byte[] content) {
    ConfigurationResult result = ConfigurationReader.read(FILE, content);
    assertEquals(result.isValid(), result.errors().isEmpty());
    assertEquals(result.isValid(), result.configuration() != null);
    assertTrue(result.errorsNotListed() == 0 || result.errors().size() == 200);
    int lines = 1;
    for (byte octet : content) {
      lines += octet == '\n' ? 1 : 0;
    }
    assertGood(result.errors(), lines);
    assertGood(result.warnings(), lines);
    return result;
  }

  private static void assertGood(List<ConfigurationError> errors, int lines) {
    int before = 1;
    for (ConfigurationError error : errors) {
      int order = error.line() == 0 ? Integer.MAX_VALUE : error.line();
      assertTrue(order >= before);
      assertTrue(error.line() <= lines);
      before = order;
      String text = error.text();
      assertTrue(text.startsWith(FILE + ':'));
      for (int i = 0; i < text.length(); i++) {
        assertFalse(Character.isISOControl(text.charAt(i)), text);
      }
    }
  }

  private static void assertTheSameBehindAComment(byte[] input, ConfigurationResult expected) {
    boolean marked = input.length > 0 && input[0] == (byte) 0xEF;
    if (marked || input.length + 2 > Limits.CONFIGURATION_BYTES_MAX) {
      return;
    }
    byte[] behind = new byte[input.length + 2];
    behind[0] = '#';
    behind[1] = '\n';
    System.arraycopy(input, 0, behind, 2, input.length);
    ConfigurationResult result = read(behind);
    assertEquals(expected.errors().size(), result.errors().size());
    assertEquals(expected.warnings().size(), result.warnings().size());
    for (int i = 0; i < expected.errors().size(); i++) {
      int line = expected.errors().get(i).line();
      assertEquals(line == 0 ? 0 : line + 1, result.errors().get(i).line());
      assertEquals(expected.errors().get(i).key(), result.errors().get(i).key());
    }
  }

  private static void assertTheSameWithOtherLineEnds(byte[] input, ConfigurationResult expected) {
    byte[] other = new byte[2 * input.length];
    int length = 0;
    for (byte octet : input) {
      if (octet == '\r') {
        return;
      }
      if (octet == '\n') {
        other[length++] = '\r';
      }
      other[length++] = octet;
    }
    if (length <= Limits.CONFIGURATION_BYTES_MAX) {
      assertEquals(expected.text(), read(Arrays.copyOf(other, length)).text());
    }
  }
}
