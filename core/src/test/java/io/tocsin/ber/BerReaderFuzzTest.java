/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

/**
 * For all bytes, whole and cut off behind every byte:
 *
 * <ol>
 *   <li>the reader neither throws nor goes outside its range, and what it reads does not depend on
 *       what stands around the range;
 *   <li>what it reads, written again, is no longer, and is read as the same values;
 *   <li>from a beginning it reads the first of the elements that it reads from the whole, and an
 *       element that is cut is an error.
 * </ol>
 */
class BerReaderFuzzTest {

  /** Cutting takes time that grows with the square of the length. */
  private static final int CUT_LENGTH_MAX = 512;

  private static final int MARGIN = 3;

  @FuzzTest
  void shouldHoldForTheWholeAndForEveryBeginning(byte[] input) {
    BerReader reader = new BerReader().wrap(input, 0, input.length);
    List<BerElement> elements = BerElement.readAll(reader);
    assertTrue(reader.position() <= input.length);
    assertTrue(!reader.ok() || reader.position() == input.length);

    assertReadsTheSameAmongOtherBytes(input, elements, reader);
    assertIsWrittenAsTheSameValues(input.length, elements);
    int cutLength = Math.min(input.length, CUT_LENGTH_MAX);
    for (int length = 0; length < cutLength; length++) {
      assertReadsTheFirstElements(input, length, elements);
    }
  }

  private static void assertReadsTheSameAmongOtherBytes(
      byte[] input, List<BerElement> elements, BerReader alone) {
    byte[] array = new byte[input.length + 2 * MARGIN];
    Arrays.fill(array, (byte) BerTag.NULL);
    System.arraycopy(input, 0, array, MARGIN, input.length);
    BerReader embedded = new BerReader().wrap(array, MARGIN, input.length);
    assertEquals(elements, BerElement.readAll(embedded));
    assertEquals(alone.error(), embedded.error());
    assertEquals(alone.position(), embedded.position() - MARGIN);
  }

  private static void assertIsWrittenAsTheSameValues(int room, List<BerElement> elements) {
    BerWriter writer = new BerWriter().wrap(new byte[room], 0, room);
    BerElement.writeAll(writer, elements);
    assertFalse(writer.isFull());
    BerReader reader = new BerReader().wrap(writer.buffer(), writer.offset(), writer.length());
    assertEquals(elements, BerElement.readAll(reader));
    reader.finish();
    assertTrue(reader.ok());
  }

  private static void assertReadsTheFirstElements(
      byte[] input, int length, List<BerElement> elements) {
    BerReader reader = new BerReader().wrap(input, 0, length);
    List<BerElement> first = BerElement.readAll(reader);
    assertTrue(first.size() <= elements.size());
    assertEquals(elements.subList(0, first.size()), first);

    // Whether the cut is within an element: step over them without looking at their content.
    BerReader steps = new BerReader().wrap(input, 0, length);
    for (int i = 0; i < first.size(); i++) {
      steps.skip();
    }
    assertTrue(steps.ok());
    assertEquals(reader.ok(), !steps.hasMore());
  }
}
