/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ByteQueueTest {

  private final ByteQueue queue = new ByteQueue(1000);

  @Test
  void shouldGiveBackWhatItTookInTheSameOrder() {
    RandomStream random = new RandomStream(1);
    byte[] bytes = new byte[700];
    int written = 0;
    int read = 0;
    for (int i = 0; i < 2000; i++) {
      int length = random.between(0, bytes.length);
      for (int j = 0; j < length; j++) {
        bytes[j] = (byte) (written + j);
      }
      written += queue.write(bytes, 0, length);
      assertEquals(written - read, queue.size());
      int count = queue.read(bytes, 0, random.between(0, bytes.length));
      for (int j = 0; j < count; j++) {
        assertEquals((byte) (read + j), bytes[j]);
      }
      read += count;
    }
  }

  @Test
  void shouldTakeNoMoreThanItsBound() {
    assertEquals(600, queue.write(new byte[600], 0, 600));
    assertEquals(400, queue.write(new byte[600], 0, 600));
    assertEquals(0, queue.write(new byte[1], 0, 1));
    assertEquals(0, queue.room());
    queue.clear();
    assertEquals(1000, queue.room());
  }

  @Test
  void shouldForgetWhatIsBehindAPlace() {
    queue.write(new byte[] {1, 2, 3, 4}, 0, 4);
    queue.truncate(2);
    assertArrayEquals(new byte[] {1, 2}, queue.toArray());
  }
}
