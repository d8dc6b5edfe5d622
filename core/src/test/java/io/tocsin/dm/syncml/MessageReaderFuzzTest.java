/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

/**
 * For all bytes, as WBXML and as XML:
 *
 * <ol>
 *   <li>the reader does not throw, and comes to an end, at which it stays;
 *   <li>what it says does not depend on what stands around the message, nor on what it read before;
 *   <li>a message is verified exactly when all of it is read without an error, and is then read as
 *       the same again;
 *   <li>commands have a CmdID, a Status has its references and a code.
 * </ol>
 */
class MessageReaderFuzzTest {

  private static final int MARGIN = 3;
  private static final int TEXT_MAX = 4096;

  private final MessageReader reader = new MessageReader(TEXT_MAX, 4);

  @FuzzTest
  void shouldHoldForWbxml(byte[] input) {
    assertHolds(input, Encoding.WBXML);
  }

  @FuzzTest
  void shouldHoldForXml(byte[] input) {
    assertHolds(input, Encoding.XML);
  }

  private void assertHolds(byte[] input, Encoding encoding) {
    List<String> lines = MessageDump.of(reader, input, encoding);
    boolean good = reader.error() == SyncmlError.NONE;
    int end = reader.next();
    assertEquals(good ? MessageReader.END : MessageReader.ERROR, end);
    assertFalse(reader.nextItem());
    assertEquals(end, reader.next());

    byte[] array = new byte[input.length + 2 * MARGIN];
    Arrays.fill(array, (byte) '>');
    System.arraycopy(input, 0, array, MARGIN, input.length);
    assertEquals(lines, MessageDump.of(reader, array, MARGIN, input.length, encoding));

    assertEquals(good, reader.verify(input, 0, input.length, encoding));
    if (good) {
      assertCommandsAreComplete();
    }
  }

  private void assertCommandsAreComplete() {
    int event = reader.next();
    while (event != MessageReader.END) {
      Command command = reader.command();
      assertFalse(command.cmdId().isEmpty());
      if (command.kind() == Tag.STATUS) {
        assertFalse(command.msgRef().isEmpty() || command.cmdRef().isEmpty());
        assertTrue(command.code() >= 0);
      }
      assertTrue(reader.groupDepth() <= MessageReader.GROUP_DEPTH_MAX);
      event = reader.next();
    }
    assertEquals(SyncmlError.NONE, reader.error());
  }
}
