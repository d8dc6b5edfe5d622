/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoFolderTest {

  @Test
  void shouldWriteAConfigurationWithoutErrorOrWarning() throws Exception {
    try (DemoFolder folder = DemoFolder.create()) {
      Path file = folder.writeConfiguration(new DemoPorts(10161, 10162, 8443, 2948));
      ConfigurationResult result =
          ConfigurationReader.read(file.toString(), Files.readAllBytes(file));
      assertEquals("", result.text());
      assertTrue(result.isValid());
    }
  }

  @Test
  void shouldRemoveEverythingHoweverOftenItIsAsked() throws Exception {
    DemoFolder folder = DemoFolder.create();
    assertTrue(Files.exists(folder.path().resolve("board1.key")));
    folder.close();
    assertFalse(Files.exists(folder.path()));
    folder.close();
  }
}
