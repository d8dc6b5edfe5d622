/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.SecureChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Messages are cut by their BER length, whatever pieces they come in (RFC 3412 §6, RFC 3417 §8).
 */
class MessageFramerTest {

  private static final int MAX = 484;

  private final MessageFramer framer = new MessageFramer(MAX);

  @Test
  void shouldCutMessageOfShortLength() {
    assertEquals(MessageFramer.MESSAGE, scanOf(0x30, 3, 1, 2, 3, 0x30));
    assertEquals(5, framer.length());
  }

  @Test
  void shouldCutMessageOfEveryNonMinimalLengthForm() {
    assertEquals(MessageFramer.MESSAGE, scanOf(0x30, 0x81, 1, 7));
    assertEquals(4, framer.length());
    assertEquals(MessageFramer.MESSAGE, scanOf(0x30, 0x82, 0, 1, 7));
    assertEquals(5, framer.length());
    assertEquals(MessageFramer.MESSAGE, scanOf(0x30, 0x83, 0, 0, 1, 7));
    assertEquals(6, framer.length());
    assertEquals(MessageFramer.MESSAGE, scanOf(0x30, 0x84, 0, 0, 0, 1, 7));
    assertEquals(7, framer.length());
  }

  @Test
  void shouldLeaveEmptySequenceToTheDispatcher() {
    assertEquals(MessageFramer.MESSAGE, scanOf(0x30, 0));
    assertEquals(2, framer.length());
  }

  @Test
  void shouldWaitForEveryMissingByte() {
    int[] message = {0x30, 0x82, 0, 2, 9, 9};
    for (int length = 0; length < message.length; length++) {
      assertEquals(MessageFramer.INCOMPLETE, scanOf(Arrays.copyOf(message, length)));
    }
    assertEquals(MessageFramer.MESSAGE, scanOf(message));
  }

  @Test
  void shouldRefuseAnotherTagAtItsFirstByte() {
    for (int tag = 0; tag < 256; tag++) {
      int expected = tag == 0x30 ? MessageFramer.INCOMPLETE : MessageFramer.MALFORMED;
      assertEquals(expected, scanOf(tag), "tag " + tag);
    }
  }

  @Test
  void shouldRefuseIndefiniteLength() {
    assertEquals(MessageFramer.MALFORMED, scanOf(0x30, 0x80));
  }

  @Test
  void shouldRefuseLengthOfMoreThanFourOctets() {
    assertEquals(MessageFramer.MALFORMED, scanOf(0x30, 0x85));
    assertEquals(MessageFramer.MALFORMED, scanOf(0x30, 0xFF));
  }

  @Test
  void shouldRefuseMessageAboveTheGreatestAsSoonAsItIsAnnounced() {
    assertEquals(MessageFramer.INCOMPLETE, scanOf(0x30, 0x82, (MAX - 4) >> 8, (MAX - 4) & 0xFF));
    assertEquals(MessageFramer.TOO_LARGE, scanOf(0x30, 0x82, (MAX - 3) >> 8, (MAX - 3) & 0xFF));
    assertEquals(MAX + 1, framer.length());
    assertEquals(MessageFramer.TOO_LARGE, scanOf(0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF));
    assertEquals(6 + 0xFFFF_FFFFL, framer.length());
  }

  @Test
  void shouldTakeTheGreatestMessageBehindAnother() {
    SecureChannel channel = channel();
    framer.clear();
    offer(channel, Station.message(2));
    offer(channel, Station.message(MAX));
    assertArrayEquals(Station.message(2), next(channel));
    assertArrayEquals(Station.message(MAX), next(channel));
    assertTrue(framer.isEmpty());
  }

  @Property(tries = 200)
  void shouldCutTheSameMessagesWholeAndInPieces(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 2, max = MAX) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 700) int pieceSize) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int size : sizes) {
      stream.writeBytes(Station.message(size));
    }
    SecureChannel channel = channel();
    framer.clear();
    List<byte[]> found = new ArrayList<>();
    byte[] bytes = stream.toByteArray();
    for (int start = 0; start < bytes.length; start += pieceSize) {
      offer(channel, Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + pieceSize)));
      for (byte[] each = next(channel); each != null; each = next(channel)) {
        found.add(each);
      }
    }
    assertEquals(sizes.size(), found.size());
    for (int i = 0; i < sizes.size(); i++) {
      assertArrayEquals(Station.message(sizes.get(i)), found.get(i));
    }
  }

  private byte[] next(SecureChannel channel) {
    while (framer.scan() == MessageFramer.INCOMPLETE) {
      if (framer.fillFrom(channel) == 0) {
        return null;
      }
    }
    assertEquals(MessageFramer.MESSAGE, framer.scan());
    int end = framer.offset() + (int) framer.length();
    byte[] message = Arrays.copyOfRange(framer.array(), framer.offset(), end);
    framer.consume();
    return message;
  }

  private int scanOf(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    SecureChannel channel = channel();
    offer(channel, bytes);
    framer.clear();
    framer.fillFrom(channel);
    return framer.scan();
  }

  private static SecureChannel channel() {
    return new PlainChannels(4_096, PlainWorld.MANAGER).server(peer -> null);
  }

  private static void offer(SecureChannel channel, byte[] bytes) {
    assertEquals(bytes.length, channel.offerInput(bytes, 0, bytes.length));
  }
}
