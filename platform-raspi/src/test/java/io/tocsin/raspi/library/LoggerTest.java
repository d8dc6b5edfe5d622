/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoggerTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Logger logger =
      new Logger("org.example.Library", new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private String told() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatJavasOwnTellsByDefault(Level level) {
    boolean isTold =
        java.util.logging.Level.parse(level.name()).intValue()
            >= java.util.logging.Level.INFO.intValue();
    assertEquals(isTold, logger.isLoggable(level));
    logger.log(level, "something");
    logger.log(level, "more", new IOException("the cause"));
    assertEquals(isTold ? 2 : 0, told().lines().count());
  }

  @Test
  void shouldWriteLinesAsTheAgentDoes() {
    logger.log(Level.WARNING, "something", new IOException("the cause"));
    assertTrue(
        told()
            .matches(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARNING library: "
                    + "org.example.Library: something \\(java.io.IOException: the cause\\)\\R"),
        told());
  }

  @Test
  void shouldHaveAMethodForEachLevel() {
    logger.severe("a");
    logger.warning("b");
    logger.info("c");
    logger.config("d");
    logger.fine("e");
    logger.finer("f");
    logger.finest("g");
    assertEquals(
        "ERROR a, WARNING b, INFO c",
        String.join(
            ", ",
            told()
                .lines()
                .map(line -> line.replaceAll("^\\S+ (\\w+) .* (\\w)$", "$1 $2"))
                .toList()));
  }

  @Test
  void shouldHaveALoggerForEachName() {
    assertTrue(Logger.getLogger("org.example.Other").isLoggable(Level.INFO));
  }
}
