/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ValueBufferTest {

  private static final byte[] DATA = TreeBed.bytes("0123456789");

  private final ValueBuffer buffer = new ValueBuffer(8);

  @Test
  void shouldPutPartsTogether() {
    assertEquals(TreeStatus.OK, buffer.open(8));
    assertEquals(TreeStatus.CHUNK_ACCEPTED, buffer.append(DATA, 0, 3));
    assertEquals(TreeStatus.CHUNK_ACCEPTED, buffer.append(DATA, 3, 5));
    assertEquals(TreeStatus.OK, buffer.complete());
    assertArrayEquals(TreeBed.bytes("01234567"), buffer.take());
    assertFalse(buffer.isOpen());
  }

  @Test
  void shouldRefuseTooLargeAnObjectAtOnce() {
    assertEquals(TreeStatus.REQUEST_ENTITY_TOO_LARGE, buffer.open(9));
    assertFalse(buffer.isOpen());
    assertEquals(TreeStatus.COMMAND_FAILED, buffer.append(DATA, 0, 1));
    assertEquals(TreeStatus.COMMAND_FAILED, buffer.complete());
  }

  @Test
  void shouldAskForTheSize() {
    assertEquals(TreeStatus.SIZE_REQUIRED, buffer.open(-1));
  }

  @Test
  void shouldDropAnObjectThatIsLongerThanAnnounced() {
    buffer.open(4);
    buffer.append(DATA, 0, 3);
    assertEquals(TreeStatus.SIZE_MISMATCH, buffer.append(DATA, 3, 2));
    assertFalse(buffer.isOpen());
  }

  @Test
  void shouldDropAnObjectThatIsShorterThanAnnounced() {
    buffer.open(4);
    buffer.append(DATA, 0, 3);
    assertEquals(TreeStatus.SIZE_MISMATCH, buffer.complete());
    assertFalse(buffer.isOpen());
  }

  @Test
  void shouldBeginAnewWithTheNextObject() {
    buffer.open(8);
    buffer.append(DATA, 0, 8);
    assertEquals(TreeStatus.OK, buffer.open(1));
    buffer.append(DATA, 9, 1);
    assertTrue(buffer.isOpen());
    assertEquals(TreeStatus.OK, buffer.complete());
    assertArrayEquals(TreeBed.bytes("9"), buffer.take());
  }

  @Test
  void shouldTakeAnEmptyObject() {
    assertEquals(TreeStatus.OK, buffer.open(0));
    assertEquals(TreeStatus.OK, buffer.complete());
    assertEquals(0, buffer.take().length);
  }
}
