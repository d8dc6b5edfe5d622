/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.StorageRegion;
import io.tocsin.raspi.FileStorage;
import io.tocsin.raspi.SystemEntropy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialNumberTest {

  @TempDir private Path folder;

  private String load(String state) throws IOException {
    try (FileStorage storage = new FileStorage(folder.resolve(state))) {
      return SerialNumber.load(storage, new SystemEntropy());
    }
  }

  @Test
  void shouldStayTheSameAndDifferFromOthers() throws IOException {
    String first = load("one");
    assertTrue(first.chars().allMatch(c -> Character.digit(c, 16) >= 0), first);
    assertEquals(16, first.length());
    assertEquals(first, load("one"));
    assertNotEquals(first, load("two"));
  }

  @Test
  void shouldBeDrawnAgainWhenTheFirstStartWasCut() throws IOException {
    String first = load("one");
    try (FileStorage storage = new FileStorage(folder.resolve("one"))) {
      StorageRegion region = storage.open(SerialNumber.REGION, 16);
      region.write(8, new byte[8], 0, 8);
    }
    String second = load("one");
    assertNotEquals(first, second);
    assertEquals(16, second.length());
    assertEquals(second, load("one"));
  }
}
