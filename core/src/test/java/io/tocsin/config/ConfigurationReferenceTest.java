/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

  /** From the module's folder, in which the tests run. */
  private static final Path FILE = Path.of("docs", "configuration.md");

  @Test
  void shouldBeTheCataloguesOwn() throws IOException {
    String reference = ConfigurationReference.text();
    if (Boolean.getBoolean("tocsin.update")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, reference);
    }
    assertEquals(
        reference,
        Files.readString(FILE),
        "write it anew with -Dtocsin.update=true, and commit it");
  }

  @Test
  void shouldNameEveryKeyOnceAsAHeadingOrARow() {
    String reference = ConfigurationReference.text();
    for (ConfigurationKey key : ConfigurationKeys.all()) {
      String mark = '`' + key.pattern() + '`';
      boolean limit = key.section() == ConfigurationSection.LIMITS;
      String line = limit ? "\n| " + mark + " | " : "\n### " + mark + "\n";
      int first = reference.indexOf(line);
      assertTrue(first >= 0, key.pattern());
      assertEquals(first, reference.lastIndexOf(line), key.pattern());
    }
  }
}
