/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AtomicTest {

  private final TreeBed bed = new TreeBed().furnished();

  @Test
  void shouldTakeBackEveryKindOfChange() {
    assertTrue(bed.tree.save(0));
    Node before = bed.tree.root();
    assertEquals(200, bed.tree.begin());
    assertEquals(200, bed.add("./Vendor/New", A, "x"));
    assertEquals(200, bed.replace("./Vendor/Text", A, "y"));
    assertEquals(200, bed.replace("./Vendor/Text?prop=Name", A, "Other"));
    assertEquals(200, bed.replace("./Vendor?prop=ACL", A, "Add=*&Get=*&Replace=a.example"));
    assertEquals(200, bed.copy("./Vendor/Other", "./Vendor/Number", A));
    assertEquals(200, bed.replace("./Vendor?prop=ACL", A, "Delete=*&Get=*&Replace=*"));
    assertEquals(200, bed.delete("./Vendor/Group", A));
    assertEquals(200, bed.replace("./Board/Live", A, "7"));
    assertEquals(404, bed.get("./Vendor/Group", A));
    assertEquals(216, bed.tree.rollBack());

    assertTrue(before.isSameAs(bed.tree.root()));
    assertEquals("hello", bed.got("./Vendor/Text", A));
    assertEquals("leaf", bed.got("./Vendor/Group/Leaf", A));
    assertEquals("42", bed.got("./Board/Live", A));
    assertFalse(bed.tree.isDirty());
  }

  @Test
  void shouldKeepEveryChangeAtItsEnd() {
    bed.tree.begin();
    bed.add("./Vendor/New", A, "x");
    bed.replace("./Board/Live", A, "7");
    assertEquals(42, bed.live.number);
    assertEquals(200, bed.tree.commit());
    assertEquals("x", bed.got("./Vendor/New", A));
    assertEquals(7, bed.live.number);
  }

  @Test
  void shouldAskLiveNodesAtOnceAndWriteThemInOrderAtTheEnd() {
    bed.tree.begin();
    assertEquals(200, bed.replace("./Board/Live", A, "7"));
    assertEquals(200, bed.replace("./Board/Live", A, "8"));
    assertEquals(403, bed.replace("./Board/Live", A, "-9"));
    bed.tree.commit();
    assertEquals(8, bed.live.number);
  }

  @Test
  void shouldForgetLiveWritesThatWereTakenBack() {
    bed.tree.begin();
    bed.replace("./Board/Live", A, "7");
    bed.tree.rollBack();
    bed.tree.begin();
    bed.tree.commit();
    assertEquals(42, bed.live.number);
  }

  @Test
  void shouldBoundTheLiveWritesThatWait() {
    bed.tree.begin();
    for (int i = 0; i < TreeState.PENDING_WRITES_MAX; i++) {
      assertEquals(200, bed.replace("./Board/Live", A, "7"));
    }
    assertEquals(420, bed.replace("./Board/Live", A, "7"));
  }

  @Test
  void shouldNotNest() {
    assertEquals(200, bed.tree.begin());
    assertEquals(500, bed.tree.begin());
    assertTrue(bed.tree.isAtomic());
    assertEquals(200, bed.tree.commit());
    assertEquals(500, bed.tree.commit());
    assertEquals(500, bed.tree.rollBack());
    assertFalse(bed.tree.isAtomic());
  }

  @Test
  void shouldTellListenersOnceAtTheEndAndNotOfWhatWasTakenBack() {
    List<Integer> told = new ArrayList<>();
    bed.tree.save(0);
    bed.tree.addListener(tree -> told.add(tree.nodeCount()));
    bed.tree.begin();
    bed.add("./Vendor/New", A, "x");
    assertFalse(bed.tree.save(0));
    bed.tree.rollBack();
    bed.tree.save(0);
    assertEquals(List.of(), told);

    bed.tree.begin();
    bed.add("./Vendor/New", A, "x");
    bed.add("./Vendor/Newer", A, "x");
    bed.tree.commit();
    bed.tree.save(0);
    assertEquals(List.of(bed.tree.nodeCount()), told);
  }

  @Test
  void shouldLetGuardsSeeWhatTheAtomicHasDone() {
    List<Boolean> seen = new ArrayList<>();
    bed.tree.addGuard(
        (view, change) -> {
          seen.add(view.exists("./Vendor/New"));
          return change.valueAsText().equals("bad") ? TreeStatus.FORBIDDEN : TreeStatus.OK;
        });
    bed.tree.begin();
    assertEquals(200, bed.add("./Vendor/New", A, "x"));
    assertEquals(403, bed.add("./Vendor/Newer", A, "bad"));
    assertEquals(List.of(false, true), seen);
    assertEquals(404, bed.get("./Vendor/Newer", A));
  }
}
