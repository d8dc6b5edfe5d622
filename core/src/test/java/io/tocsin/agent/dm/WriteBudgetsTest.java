/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.NodeValue;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.dm.tree.TreeStatus;
import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.Log;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBudgetsTest {

  private static final String ONE = "one.example";
  private static final String OTHER = "other.example";
  private static final long DAY_MS = 86_400_000;

  private final List<String> told = new ArrayList<>();
  private ManagementTree tree;
  private WriteBudgets budgets;
  private int treeBytes;
  private long nowMs;

  @BeforeEach
  void makeTree() throws IOException {
    TreeDescription description = TreeDescription.standardObjects();
    String own =
        "./Vendor node permanent Get acl=Get=*\n./Vendor/x chr permanent Get,Replace acl=Get=*&Replace=*\n";
    description.read(new ByteArrayInputStream(own.getBytes(StandardCharsets.UTF_8)));
    tree = new ManagementTree(description, TreeLimits.draft().build(), new CuttableStorage());
    budgets = new WriteBudgets(tree, 2, log());
    tree.save(0);
    treeBytes = tree.totalBytes();
    // What the device has written itself is nobody's.
    budgets.setTime(0);
  }

  private Log log() {
    return new Log() {
      @Override
      public void write(int severity, String topic, String text) {
        told.add(text);
      }

      @Override
      public boolean isEnabled(int severity) {
        return true;
      }
    };
  }

  /** A message of a server that changes something: the status, once it is written. */
  private int change(String serverId, String value) {
    budgets.setTime(nowMs);
    int status = tree.replace("./Vendor/x", serverId, NodeValue.text(value));
    tree.save(nowMs);
    return status;
  }

  /** Changes until the server is told to wait. */
  private int changesOf(String serverId) {
    int count = 0;
    while (change(serverId, "" + (char) ('a' + count % 26)) == TreeStatus.OK) {
      count++;
      assertTrue(count < 1_000, "no bound");
    }
    return count;
  }

  @Test
  void shouldTellAServerThatHasWrittenAsMuchAsItMayToComeAgainLater() {
    // A quarter is there at once.
    budgets.adapt(4 * 10 * (treeBytes + 2));
    int count = changesOf(ONE);
    assertTrue(count == 10 || count == 9, count + " changes");
    assertEquals(TreeStatus.RETRY_LATER, change(ONE, "z"));
    assertEquals(1, told.size());
    String start = "Server one.example has had as much written as dm.day.bytes allows.";
    assertTrue(told.get(0).startsWith(start), told::toString);
  }

  @Test
  void shouldTakeNothingFromOtherServers() {
    budgets.adapt(4 * 10 * (treeBytes + 2));
    int count = changesOf(ONE);
    assertEquals(count, changesOf(OTHER));
  }

  @Test
  void shouldLetItChangeWhatComesInOverTheDayAndNoMore() {
    budgets.adapt(4 * 10 * (treeBytes + 2));
    int count = changesOf(ONE);
    for (int hour = 0; hour < 24; hour++) {
      nowMs += DAY_MS / 24;
      count += changesOf(ONE);
    }
    assertTrue(count >= 36 && count <= 41, count + " changes in a day");
  }

  @Test
  void shouldSetNoBoundWhereNoneIsWanted() {
    budgets.adapt(0);
    for (int i = 0; i < 500; i++) {
      assertEquals(TreeStatus.OK, change(ONE, "" + i % 10));
    }
  }

  @Test
  void shouldCountSeveralChangesOfOneMessageOnce() {
    budgets.adapt(4 * 10 * (treeBytes + 2));
    for (int i = 0; i < 200; i++) {
      assertEquals(TreeStatus.OK, tree.replace("./Vendor/x", ONE, NodeValue.text("" + i % 10)));
    }
    tree.save(nowMs);
    assertTrue(changesOf(ONE) >= 8);
  }

  @Test
  void shouldLetTheDeviceItselfWriteWhateverServersHaveWritten() {
    budgets.adapt(4 * 10 * (treeBytes + 2));
    changesOf(ONE);
    tree.local().put("./Vendor/x", NodeValue.text("own"));
    assertTrue(tree.save(nowMs));
    assertEquals(TreeStatus.OK, change(OTHER, "a"));
  }

  @Test
  void shouldForgetTheServerThatHasWaitedLongestWhenThereAreMoreThanAccounts() {
    budgets.adapt(4 * 10 * (treeBytes + 2));
    changesOf(ONE);
    change(OTHER, "a");
    change("third.example", "b");
    assertEquals(TreeStatus.OK, change(ONE, "c"));
  }
}
