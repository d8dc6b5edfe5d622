/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TOCSIN-MIB before an independent judge. */
final class SmilintTest {

  /** Everything that smilint has an opinion on. */
  private static final String LEVEL = "9";

  @TempDir Path temporary;

  @Test
  void smilintShouldFindNothingToSayAboutTocsinMib() throws Exception {
    assertEquals("", smilint(StandardModules.tocsinModule()));
  }

  @Test
  void smilintShouldBeAbleToFindSomething() throws Exception {
    String module = Files.readString(StandardModules.tocsinModule());
    Path broken = temporary.resolve("TOCSIN-MIB.txt");
    Files.writeString(broken, module.replace("{ tocsinLineEntry 3 }", "{ tocsinLineEntry 2 }"));
    assertNotEquals("", smilint(broken));
  }

  @Test
  void theModuleShouldBeInTheJar() throws IOException {
    try (InputStream module = MibRegistry.class.getResourceAsStream("/mibs/TOCSIN-MIB.txt")) {
      assertNotNull(module);
      assertEquals(
          Files.readString(StandardModules.tocsinModule()),
          new String(module.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String smilint(Path module) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("smilint", "-s", "-l", LEVEL, module.toString())
            .redirectErrorStream(true);
    builder.environment().put("SMIPATH", StandardModules.folder().toString());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AssertionError("smilint is missing (Debian package smitools); run tools/setup", e);
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
