/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * For all bytes as the stored tree:
 *
 * <ol>
 *   <li>reading does not throw;
 *   <li>a tree that is read is written as the same bytes, and as many as were foretold;
 *   <li>a device starts with it, answers every address in it, and still has all permanent nodes.
 * </ol>
 */
class TreeRecordFuzzTest {

  private static final byte[] RECORD = record();

  @FuzzTest
  void shouldReadAnyBytes(byte[] input) throws IOException {
    byte[] bytes = Arrays.copyOf(input, Math.min(input.length, TreeStore.CONTENT_BYTES_MAX));
    check(bytes);
  }

  /** A record that was written, with some bytes changed: two bytes say where, and one how. */
  @FuzzTest
  void shouldReadAnyChangeOfARecord(byte[] input) throws IOException {
    byte[] bytes = RECORD.clone();
    for (int i = 0; i + 2 < input.length; i += 3) {
      int at = ((input[i] & 0xFF) << 8 | (input[i + 1] & 0xFF)) % bytes.length;
      bytes[at] = input[i + 2];
    }
    check(bytes);
  }

  private static byte[] record() {
    TreeBed bed = new TreeBed().furnished();
    bed.tree.replace("./Vendor/Text?prop=Title", TreeBed.A, NodeValue.text("A title"));
    Node root = bed.tree.root();
    byte[] bytes = new byte[TreeRecord.length(root)];
    assertEquals(bytes.length, TreeRecord.encode(root, bytes));
    return bytes;
  }

  private static void check(byte[] bytes) throws IOException {
    Node root = TreeRecord.decode(bytes, bytes.length);
    if (root == null) {
      return;
    }
    byte[] written = new byte[TreeRecord.length(root)];
    assertEquals(bytes.length, written.length);
    TreeRecord.encode(root, written);
    assertArrayEquals(bytes, written);

    ManagementTree tree = start(bytes);
    assertEquals(ManagementTree.Origin.STORED, tree.origin());
    assertTrue(tree.view().exists("./DevInfo/DevId"));
    assertTrue(tree.view().exists("./Board/Rules"));
    visit(tree, ".");
  }

  private static ManagementTree start(byte[] bytes) throws IOException {
    MemoryStorage storage = new MemoryStorage();
    new TwoSlotRecord(storage, TreeStore.REGION, TreeStore.CONTENT_BYTES_MAX)
        .write(bytes, 0, bytes.length);
    return TreeBed.open(TreeBed.LIMITS, storage);
  }

  private static void visit(ManagementTree tree, String uri) {
    for (String name : tree.view().children(uri)) {
      String child = uri + "/" + name;
      tree.get(child, TreeBed.A, new NodeValue());
      tree.get(child + "?prop=ACL", TreeBed.A, new NodeValue());
      tree.get(child + "?prop=TStamp", TreeBed.A, new NodeValue());
      visit(tree, child);
    }
  }

  @Test
  void shouldReadWhatIsWrittenAndNoneThatIsCut() throws IOException {
    byte[] bytes = RECORD.clone();
    check(bytes);
    for (int length = 0; length < bytes.length; length++) {
      assertEquals(null, TreeRecord.decode(bytes, length));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertEquals(null, TreeRecord.decode(longer, longer.length));
  }

  @Test
  void shouldRefuseARecordOfAnotherVersion() throws IOException {
    byte[] bytes = RECORD.clone();
    bytes[0]++;
    assertEquals(null, TreeRecord.decode(bytes, bytes.length));
    assertEquals(ManagementTree.Origin.DAMAGED, start(bytes).origin());
  }
}
