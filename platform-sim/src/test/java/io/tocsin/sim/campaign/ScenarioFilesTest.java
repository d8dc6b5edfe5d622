/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Plays every scenario in the folder {@code scenarios} beside this test's resources: those that
 * have failed once, and those that are worth to be kept in any case.
 */
class ScenarioFilesTest {

  @Test
  void shouldFindNothingInAnyOfThem() throws Exception {
    Path folder = Path.of(ScenarioFilesTest.class.getResource("scenarios").toURI());
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    assertTrue(files.size() >= 6, files.toString());
    WorldProcess played = WorldProcess.run("--scenario", folder.toString());
    assertEquals(0, played.status(), played.output());
    assertEquals(
        files.size(),
        played.output().lines().filter(line -> line.contains("no findings")).count(),
        played.output());
  }
}
