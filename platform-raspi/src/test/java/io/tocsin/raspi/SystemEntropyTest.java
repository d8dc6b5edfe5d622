/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemEntropyTest {

  private final SystemEntropy entropy;

  SystemEntropyTest() throws IOException {
    entropy = new SystemEntropy();
  }

  @Test
  void shouldFillTheRangeAndNothingElse() {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0x55);
    entropy.fill(bytes, 8, 48);
    for (int i = 0; i < 8; i++) {
      assertEquals(0x55, bytes[i]);
      assertEquals(0x55, bytes[56 + i]);
    }
    // 32 equal bytes at the end of the range by chance: once in 2^256.
    byte[] untouched = new byte[32];
    Arrays.fill(untouched, (byte) 0x55);
    assertFalse(Arrays.equals(untouched, Arrays.copyOfRange(bytes, 24, 56)));
  }

  @Test
  void shouldNeverRepeatItself() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = new byte[16];
      entropy.fill(bytes, 0, bytes.length);
      assertTrue(seen.add(Arrays.toString(bytes)));
    }
  }

  @Test
  void shouldRefuseRangesOutsideOfTheArray() {
    assertThrows(IndexOutOfBoundsException.class, () -> entropy.fill(new byte[4], 2, 3));
  }

  @Test
  void shouldSayThatThereIsNoSource(@TempDir Path folder) throws Exception {
    Path some = Files.write(folder.resolve("some"), new byte[8]);
    Path none = folder.resolve("none");
    assertThrows(IOException.class, () -> new SystemEntropy(none, some));
    assertThrows(IOException.class, () -> new SystemEntropy(some, none));
  }

  @Test
  void shouldNotTakeASourceThatEndsForARandomOne(@TempDir Path folder) throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    Path some = Files.write(folder.resolve("some"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertThrows(IOException.class, () -> new SystemEntropy(empty, some));
    SystemEntropy ending = new SystemEntropy(some, some);
    byte[] bytes = new byte[6];
    ending.fill(bytes, 0, 6);
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, bytes);
    assertThrows(IllegalStateException.class, () -> ending.fill(bytes, 0, 6));
  }
}
