/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.session.Background;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.junit.jupiter.api.Test;

class AllocationSplitTest {

  /** Enough for thousands of samples: few of them can fall badly. */
  private static final int OBJECTS = 1_000_000;

  private byte[] kept = new byte[0];
  private SHA512Digest keptDigest = new SHA512Digest();

  @Test
  void shouldTellOurAllocationsAndWhereTheyAre() throws Exception {
    AllocationSplit split = splitOf(this::allocateArrays);
    assertTrue(split.sampleCount() > 0);
    assertEquals(1, split.oursShare(), 0.01);
    assertTrue(
        split.oursWorst().get(0).contains("AllocationSplitTest.allocateArrays"),
        split.oursWorst().toString());
  }

  @Test
  void shouldTellThoseOfBouncyCastle() throws Exception {
    // The copy of a digest is made by us; the arrays in it, which are most of it, are not.
    AllocationSplit split = splitOf(this::copyDigests);
    assertTrue(split.bouncyCastleShare() > 0.5, "" + split.bouncyCastleShare());
    assertTrue(split.bouncyCastleShare() + split.oursShare() > 0.99);
  }

  @Test
  void shouldLeaveOutWhatWasBeforeTheBeginning() throws Exception {
    allocateArrays();
    AllocationSplit.Begun begun = AllocationSplit.begin();
    copyDigests();
    AllocationSplit split = AllocationSplit.end(begun, Thread.currentThread().getName());
    assertTrue(split.bouncyCastleShare() > 0.5, split.oursWorst().toString());
  }

  @Test
  void shouldLeaveOtherThreadsOut() throws Exception {
    AllocationSplit.Begun begun = AllocationSplit.begin();
    new Background(this::allocateArrays, () -> {}).join();
    assertEquals(0, AllocationSplit.end(begun, "nobody").sampleCount());
  }

  private static AllocationSplit splitOf(Background.Work work) throws Exception {
    AllocationSplit.Begun begun = AllocationSplit.begin();
    new Background(work, () -> {}).join();
    return AllocationSplit.end(begun, "background");
  }

  private void allocateArrays() {
    for (int i = 0; i < OBJECTS; i++) {
      kept = new byte[kept.length % 100 + 500];
    }
  }

  private void copyDigests() {
    for (int i = 0; i < OBJECTS; i++) {
      keptDigest = new SHA512Digest(keptDigest);
    }
  }
}
