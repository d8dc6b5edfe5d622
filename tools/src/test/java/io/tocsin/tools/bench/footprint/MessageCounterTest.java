/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageCounterTest {

  /** Messages with a length of one octet, of two and three, and without content. */
  private static byte[] fiveMessages() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(new byte[] {0x30, 3, 1, 2, 3});
    stream.writeBytes(new byte[] {0x30, (byte) 0x81, (byte) 0x90});
    stream.writeBytes(new byte[0x90]);
    stream.writeBytes(new byte[] {0x30, (byte) 0x82, 0x01, 0x02});
    stream.writeBytes(new byte[0x102]);
    stream.writeBytes(new byte[] {0x30, 0});
    stream.writeBytes(new byte[] {0x30, 1, 7});
    return stream.toByteArray();
  }

  @Test
  void shouldCountMessagesInPiecesOfAnySize() {
    byte[] stream = fiveMessages();
    for (int size = 1; size <= stream.length; size++) {
      MessageCounter counter = new MessageCounter();
      int count = 0;
      for (int at = 0; at < stream.length; at += size) {
        byte[] piece = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + size));
        count += counter.take(piece, piece.length);
      }
      assertEquals(5, count, "in pieces of " + size);
    }
  }

  @Test
  void shouldNotCountOneThatIsNotWhole() {
    byte[] stream = fiveMessages();
    assertEquals(4, new MessageCounter().take(stream, stream.length - 1));
  }
}
