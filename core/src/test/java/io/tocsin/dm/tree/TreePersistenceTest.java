/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.ManagementTree.Origin;
import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.CuttableStorage.Failure;
import io.tocsin.hal.MemoryStorage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TreePersistenceTest {

  private final MemoryStorage storage = new MemoryStorage();

  private TreeBed start() {
    return new TreeBed(TreeBed.LIMITS, storage);
  }

  @Test
  void shouldBeNewInAnEmptyMemory() {
    TreeBed bed = start();
    assertEquals(Origin.NEW, bed.tree.origin());
    assertTrue(bed.tree.isDirty());
    assertEquals("board", bed.got("./Board/Label", A));
  }

  @Test
  void shouldKeepNodesAndPropertiesAcrossRestarts() {
    TreeBed bed = start().furnished();
    bed.tree.setTime(994_869_497_000L);
    bed.replace("./Vendor/Text", A, NodeFormat.XML, "text/xml", "<a/>");
    bed.replace("./Vendor/Text?prop=Title", A, "Ein Titel für alle");
    bed.replace("./Vendor/Text?prop=ACL", A, "Get=*&Replace=a.example");
    bed.replace("./Board/Label", A, "kitchen");
    assertTrue(bed.tree.save(0));
    Node saved = bed.tree.root();

    TreeBed again = start();
    assertEquals(Origin.STORED, again.tree.origin());
    assertFalse(again.tree.isDirty());
    assertTrue(saved.isSameAs(again.tree.root()));
    assertEquals("<a/>", again.got("./Vendor/Text", A));
    assertEquals("xml", again.got("./Vendor/Text?prop=Format", A));
    assertEquals("text/xml", again.got("./Vendor/Text?prop=Type", A));
    assertEquals("Ein Titel für alle", again.got("./Vendor/Text?prop=Title", A));
    assertEquals("20010711T163817Z", again.got("./Vendor/Text?prop=TStamp", A));
    assertEquals("3", again.got("./Vendor/Text?prop=VerNo", A));
    assertEquals("Get=*&Replace=a.example", again.got("./Vendor/Text?prop=ACL", A));
    assertEquals("kitchen", again.got("./Board/Label", A));
  }

  @Test
  void shouldForgetWhatWasNotSaved() {
    TreeBed bed = start();
    bed.tree.save(0);
    bed.add("./New", A, "x");
    assertEquals(404, start().get("./New", A));
  }

  @Test
  void shouldNotStoreWhatIsReadLive() {
    TreeBed bed = start();
    bed.replace("./Board/Live", A, "7");
    bed.tree.save(0);
    assertEquals("42", start().got("./Board/Live", A));
    assertEquals(0, start().tree.root().child("Board").child("Live").value.length);
  }

  @Test
  void shouldNotWriteWhatHasNotChanged() {
    CuttableStorage counted = new CuttableStorage();
    TreeBed bed = new TreeBed(TreeBed.LIMITS, counted);
    bed.tree.save(0);
    long steps = counted.steps();
    bed.get("./Vendor", A);
    bed.replace("./Board/Live", A, "7");
    bed.add("./DMAcc/New", A, "refused");
    assertTrue(bed.tree.save(0));
    assertEquals(steps, counted.steps());
  }

  @Test
  void shouldStayInUseAndTryAgainWhenTheMemoryFails() {
    CuttableStorage failing = new CuttableStorage();
    TreeBed bed = new TreeBed(TreeBed.LIMITS, failing);
    assertTrue(bed.tree.save(0));
    bed.add("./New", A, "x");
    failing.fail(Failure.WRITES);
    assertFalse(bed.tree.save(1_000));
    assertTrue(bed.tree.isSaveFailed());
    assertTrue(bed.tree.isDirty());
    assertEquals("x", bed.got("./New", A));
    assertEquals(1_000 + ManagementTree.RETRY_MS, bed.tree.nextSaveMs());

    long steps = failing.steps();
    bed.add("./Newer", A, "x");
    assertFalse(bed.tree.save(2_000));
    assertEquals(steps, failing.steps());

    failing.fail(Failure.NONE);
    assertTrue(bed.tree.save(bed.tree.nextSaveMs()));
    assertFalse(bed.tree.isSaveFailed());
    assertEquals(Long.MAX_VALUE, bed.tree.nextSaveMs());
    assertEquals("x", new TreeBed(TreeBed.LIMITS, failing).got("./Newer", A));
  }

  @Test
  void shouldBeginAnewAndSaySoWhenTheRecordIsDamaged() {
    TreeBed bed = start();
    bed.add("./New", A, "x");
    bed.tree.save(0);
    Arrays.fill(storage.durable(TreeStore.REGION), (byte) 0x5A);
    storage.restorePower();
    TreeBed again = start();
    assertEquals(Origin.DAMAGED, again.tree.origin());
    assertEquals(404, again.get("./New", A));
    assertEquals("board", again.got("./Board/Label", A));
    assertTrue(again.tree.save(0));
    assertEquals(Origin.STORED, start().tree.origin());
  }

  @Test
  void shouldFindItsRecordWhateverTheBoundsAre() {
    TreeBed bed = start();
    bed.add("./New", A, "x");
    bed.tree.save(0);
    bed.add("./Newer", A, "x");
    bed.tree.save(0);
    TreeLimits greater = TreeLimits.draft().totalBytes(60_000).build();
    assertEquals("x", new TreeBed(greater, storage).got("./Newer", A));
  }

  @Test
  void shouldLetATreeShrinkThatIsBeyondItsBounds() {
    TreeBed bed = start().furnished();
    bed.tree.save(0);
    TreeLimits smaller = TreeLimits.draft().nodes(10).totalBytes(100).build();
    TreeBed again = new TreeBed(smaller, storage);
    assertEquals(420, again.add("./Vendor/New", A, ""));
    assertEquals(200, again.replace("./Vendor/Text", A, ""));
    assertEquals(200, again.delete("./Vendor/Group", A));
    assertTrue(again.tree.save(0));
  }

  @Test
  void shouldHavePermanentNodesOfANewerDescription() throws IOException {
    ManagementTree old = new ManagementTree(new TreeDescription(), TreeBed.LIMITS, storage);
    old.add("./Vendor", A, NodeValue.interior());
    old.add("./Board", A, NodeValue.text("a leaf, as nothing said anything else"));
    old.save(0);
    TreeBed newer = start();
    assertEquals(Origin.STORED, newer.tree.origin());
    assertTrue(newer.tree.isDirty());
    assertEquals("board", newer.got("./Board/Label", A));
    assertEquals(TreeStatus.OK, newer.tree.get("./DevInfo/DevId", A, new NodeValue()));
    assertTrue(newer.tree.view().exists("./Vendor"));
  }

  @Test
  void shouldKeepNodesThatNothingDescribesAnyMoreToReadAndDelete() throws IOException {
    start().furnished().tree.save(0);
    TreeDescription other =
        TreeDescription.standardObjects()
            .read("./Board node permanent Get acl=Delete=a.example&Get=*&Replace=a.example");
    ManagementTree tree = new ManagementTree(other, TreeBed.LIMITS, storage);
    assertEquals(200, tree.get("./Board/Rules/one/Kept", A, new NodeValue()));
    assertEquals(405, tree.replace("./Board/Rules/one/Kept", A, NodeValue.text("x")));
    assertEquals(405, tree.add("./Board/Rules/two", A, NodeValue.interior()));
    assertEquals(200, tree.delete("./Board/Rules", A));
  }

  @Test
  void shouldTellListenersBeforeItSavesSoThatTheirChangesAreSavedToo() {
    TreeBed bed = start();
    bed.tree.save(0);
    bed.tree.addListener(tree -> tree.local().put("./Log", NodeValue.text("seen")));
    bed.add("./New", A, "x");
    assertTrue(bed.tree.save(0));
    assertFalse(bed.tree.isDirty());
    assertEquals("seen", start().got("./Log", A));
  }
}
