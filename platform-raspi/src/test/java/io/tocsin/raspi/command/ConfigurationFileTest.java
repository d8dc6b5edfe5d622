/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tocsin.raspi.WallTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {

  @TempDir private Path folder;

  private ConfigurationFile file(String content) throws IOException {
    Path file = folder.resolve("tocsin.conf");
    return ConfigurationFile.read(Files.writeString(file, content, UTF_8).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'', AUTO",
    "clock.trust = auto, AUTO",
    "clock.trust = always, ALWAYS",
    "clock.trust = never, NEVER"
  })
  void shouldTrustTheClockAsItSays(String line, WallTrust trust) throws IOException {
    assertEquals(trust, file(line).wallTrust());
  }

  @Test
  void shouldSayThatItCannotBeRead() {
    ConfigurationFile file = ConfigurationFile.read(folder.resolve("none.conf").toString());
    assertEquals(
        "cannot read " + folder.resolve("none.conf") + ": no such file or folder\n", file.errors());
    assertNull(file.configuration());
  }

  @Test
  void shouldFindTheStateDirectoryBesideItself() throws IOException {
    assertEquals(folder.resolve("kept"), file("state.directory = kept").stateDirectory());
    assertEquals(
        Path.of("/var/lib/tocsin"), file("state.directory = /var/lib/tocsin").stateDirectory());
  }

  @ParameterizedTest
  @CsvSource({
    ", /state/control",
    "'', /state/control",
    "/run/tocsin, /run/tocsin/control",
    "/run/a:/run/b, /run/a/control"
  })
  void shouldHaveItsSocketWhereSystemdSays(String folders, String socket) {
    assertEquals(Path.of(socket), ControlPath.of(folders, Path.of("/state")));
  }
}
