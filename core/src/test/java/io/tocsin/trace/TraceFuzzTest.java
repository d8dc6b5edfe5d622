/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.Disclosure;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.TestLog;
import java.io.IOException;
import java.util.Arrays;

/**
 * For all bytes, as an SNMP message, as a message of OMA DM in XML and in WBXML, and as a
 * notification message:
 *
 * <ol>
 *   <li>the trace does not throw, and writes one entry, which is one line, has text in it, and is
 *       no longer than an entry may be;
 *   <li>the message is as it was before;
 *   <li>the entry does not depend on what stands around the message, nor on what was traced before.
 * </ol>
 */
class TraceFuzzTest {

  private static final int MESSAGE_BYTES_MAX = 1 << 16;
  private static final int MARGIN = 3;

  private final SnmpMessageText snmp = new SnmpMessageText();
  private final ManagementTree tree;
  private final TraceText text = new TraceText();
  private final SyncmlText syncml;

  TraceFuzzTest() throws IOException {
    tree =
        new ManagementTree(
            TreeDescription.standardObjects(), new TreeLimits(), new MemoryStorage());
    syncml = new SyncmlText(text, MESSAGE_BYTES_MAX, new Disclosure(tree));
  }

  private interface Writer {
    void write(byte[] bytes, int offset, int length);
  }

  @FuzzTest
  void shouldHoldForSnmp(byte[] input) {
    assertHolds(input, (bytes, offset, length) -> snmp.add(text, bytes, offset, length));
    SnmpMessageText fresh = new SnmpMessageText();
    assertHolds(input, (bytes, offset, length) -> fresh.add(text, bytes, offset, length));
  }

  @FuzzTest
  void shouldHoldForXml(byte[] input) {
    assertHolds(input, (bytes, offset, length) -> syncml.add(bytes, offset, length, Encoding.XML));
  }

  @FuzzTest
  void shouldHoldForWbxml(byte[] input) {
    assertHolds(
        input, (bytes, offset, length) -> syncml.add(bytes, offset, length, Encoding.WBXML));
  }

  @FuzzTest
  void shouldHoldForNotificationMessages(byte[] input) {
    byte[] before = input.clone();
    TestLog log = new TestLog();
    new DmTrace(log, tree, 1).notified("10.0.0.9", input, input.length, 0, 0);
    assertEquals(1, log.entries().size());
    assertIsEntry(log.entries().get(0));
    assertArrayEquals(before, input);
  }

  private void assertHolds(byte[] input, Writer writer) {
    byte[] before = input.clone();
    String entry = entry(input, 0, input.length, writer);
    assertIsEntry(entry);
    assertArrayEquals(before, input);
    assertEquals(entry, entry(input, 0, input.length, writer));

    byte[] array = new byte[input.length + 2 * MARGIN];
    Arrays.fill(array, (byte) '>');
    System.arraycopy(input, 0, array, MARGIN, input.length);
    assertEquals(entry, entry(array, MARGIN, input.length, writer));
  }

  private String entry(byte[] bytes, int offset, int length, Writer writer) {
    text.begin();
    writer.write(bytes, offset, length);
    return text.end();
  }

  private static void assertIsEntry(String entry) {
    assertTrue(!entry.isEmpty() && entry.length() <= TraceText.LENGTH_MAX, entry);
    assertTrue(
        entry
            .codePoints()
            .noneMatch(
                character ->
                    Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT
                        || Character.getType(character) == Character.SURROGATE),
        entry);
  }
}
