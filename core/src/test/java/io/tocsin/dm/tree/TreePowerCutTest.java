/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static io.tocsin.dm.tree.TreeBed.A;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.dm.tree.ManagementTree.Origin;
import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.CuttableStorage.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Every sequence of changes and saves up to a length, with the power cut at every step of what the
 * last one does to the memory, and every kind of arrival of what was pending. After a cut there is
 * the tree as it was saved last, or as one of the attempts since then was to save it; never
 * another, and never a mixture.
 */
final class TreePowerCutTest {

  private static final int OPERATIONS = 7;
  private static final int LENGTH = 4;
  private static final int LONG_RUNS = 40;
  private static final int LONG_LENGTH = 60;

  private long cuts;
  private long cutsToTheOldTree;
  private long cutsToTheNewTree;

  @Test
  void shouldHoldForEveryShortSequence() {
    descend(new int[0]);
    assertTrue(cuts > 10_000, cuts + " cuts");
    assertTrue(cutsToTheOldTree > 1_000, cutsToTheOldTree + " cuts to the old tree");
    assertTrue(cutsToTheNewTree > 1_000, cutsToTheNewTree + " cuts to the new tree");
  }

  @Test
  void shouldHoldForLongSequencesDrawnAtRandom() {
    for (int seed = 0; seed < LONG_RUNS; seed++) {
      Random random = new Random(seed);
      Run run = new Run("seed " + seed);
      for (int i = 0; i < LONG_LENGTH; i++) {
        run.play(random.nextInt(OPERATIONS), random.nextInt(4) == 0);
      }
    }
    assertTrue(cuts > 5_000, cuts + " cuts");
  }

  private void descend(int[] operations) {
    if (operations.length > 0) {
      Run run = new Run(Arrays.toString(operations));
      for (int i = 0; i < operations.length; i++) {
        run.play(operations[i], i == operations.length - 1);
      }
    }
    if (operations.length < LENGTH) {
      int[] longer = Arrays.copyOf(operations, operations.length + 1);
      for (int operation = 0; operation < OPERATIONS; operation++) {
        longer[operations.length] = operation;
        descend(longer);
      }
    }
  }

  private final class Run {

    private final String what;
    private CuttableStorage storage = new CuttableStorage();
    private ManagementTree tree = open(storage);
    private Node saved = tree.root();
    private final List<Node> attempts = new ArrayList<>();
    private boolean isStored;
    private int number;
    private long nowMs;

    Run(String what) {
      this.what = what;
    }

    private ManagementTree open(CuttableStorage memory) {
      return TreeBed.open(TreeBed.LIMITS, memory);
    }

    void play(int operation, boolean isCut) {
      number++;
      switch (operation) {
        case 0 -> assertEquals(200, tree.add("./N" + number, A, NodeValue.text("x".repeat(60))));
        case 1 -> tree.replace("./Board/Label", A, NodeValue.text("label " + number));
        case 2 -> tree.local().delete("./N" + (number - 1));
        case 3 -> atomic();
        case 4 -> save(isCut, Failure.NONE);
        case 5 -> save(isCut, Failure.SYNCS);
        default -> save(isCut, Failure.TORN_WRITES);
      }
      if (isCut) {
        cut();
      }
      if (operation == 4 && number % 2 == 0) {
        restart();
      }
    }

    private void atomic() {
      tree.begin();
      tree.add("./N" + number, A, NodeValue.interior());
      tree.replace("./Board/Limit", A, NodeValue.text("x"));
      tree.replace("./Board?prop=Title", A, NodeValue.text("title " + number));
      if (number % 3 == 0) {
        tree.rollBack();
      } else {
        tree.commit();
      }
    }

    private void save(boolean isCut, Failure failure) {
      storage.afterEachStep(isCut ? this::cut : () -> {});
      storage.fail(failure);
      attempts.add(tree.root());
      nowMs += ManagementTree.RETRY_MS;
      boolean isClean = !tree.isDirty();
      boolean isDone = tree.save(nowMs);
      assertEquals(isClean || failure == Failure.NONE, isDone, what);
      assertEquals(!isDone, tree.isDirty(), what);
      storage.fail(Failure.NONE);
      storage.afterEachStep(() -> {});
      if (isDone) {
        isStored |= !isClean;
        saved = tree.root();
        attempts.clear();
      }
    }

    private void restart() {
      storage = new CuttableStorage(storage.durable());
      tree = open(storage);
      assertTrue(saved.isSameAs(tree.root()), what);
      saved = tree.root();
    }

    private void cut() {
      for (byte[] image : storage.imagesOfACut()) {
        cuts++;
        ManagementTree found = open(new CuttableStorage(image));
        // Half of the very first record looks like damage; there was no tree before it.
        assertTrue(!isStored || found.origin() == Origin.STORED, what);
        boolean isOld = saved.isSameAs(found.root());
        boolean isNew = attempts.stream().anyMatch(attempt -> attempt.isSameAs(found.root()));
        assertTrue(isOld || isNew, what);
        cutsToTheOldTree += isOld ? 1 : 0;
        cutsToTheNewTree += isNew && !isOld ? 1 : 0;
        assertTrue(found.local().put("./Later", NodeValue.text("x")) == TreeStatus.OK, what);
        assertTrue(found.save(0), what);
      }
    }
  }
}
