/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.CuttableStorage;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.store.FlashBudget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is there of the rows of managers after a restart, and after a power cut. */
class RowStoreTest {

  private final MemoryStorage storage = new MemoryStorage();

  @Test
  void shouldKeepWhatIsToBeKeptAndNothingElse() {
    RowBed bed = new RowBed(storage);
    bed.set("status=createAndGo name=a number=-2 link=oid:1.3.6");
    bed.set("status[3.1.98]=createAndWait number[3.1.98]=3");
    bed.set("second:status[4.1.99]=createAndWait second:name[4.1.99]=c");
    bed.set("status[5.1.99]=createAndGo name[5.1.99]=c storage[5.1.99]=2");
    RowBed after = new RowBed(storage);
    assertEquals("active a -2 1.3.6 nonVolatile", after.row());
    assertEquals("notReady 3 0.0 nonVolatile", after.row(after.first, "3.1.98"));
    assertEquals("notInService c 0 0.0 nonVolatile", after.row(after.second, "4.1.99"));
    assertEquals("none", after.row(after.first, "5.1.99"));
    assertEquals(0, after.store.rejectedCount());
    after.set("status=destroy");
    assertEquals("none", new RowBed(storage).row());
  }

  @Test
  void shouldWriteNothingWhenNothingIsToBeKept() {
    CuttableStorage counting = new CuttableStorage();
    RowBed bed = new RowBed(counting);
    bed.set("status=createAndGo name=a storage=2");
    bed.set("name=b");
    bed.set("status=destroy");
    assertEquals(0, counting.steps());
    bed.set("status=createAndGo name=a");
    long before = counting.steps();
    bed.set("name=a");
    assertEquals(before, counting.steps());
  }

  @Test
  void shouldLeaveOutRowsThatTheConfigurationHasByNow() {
    RowBed bed = new RowBed(storage);
    bed.set("status[1.1.112]=createAndGo name[1.1.112]=x");
    RowBed other = new RowBed(null);
    other.first.addOwn(RowBed.index("1.1.112"), StorageType.PERMANENT, Values.octets((byte) 'p'));
    RowStore again = new RowStore(RowBed.open(storage), RowBed.BYTES_MAX);
    again.add(other.first);
    again.load();
    assertEquals(1, again.rejectedCount());
    assertEquals("active p 0 0.0 permanent", other.row(other.first, "1.1.112"));
  }

  @Test
  void shouldTakeOverWhatIsNotKeptButNoRowThatIsThereAlready() {
    RowBed bed = new RowBed(storage);
    bed.set("status=createAndGo name=a");
    bed.set("status[3.1.98]=createAndGo name[3.1.98]=b storage[3.1.98]=2");
    bed.set("second:status[3.1.98]=createAndWait second:storage[3.1.98]=2");
    bed.set("status[1.1.112]=createAndGo name[1.1.112]=c storage[1.1.112]=2");
    RowBed after = new RowBed(storage);
    after.first.addOwn(RowBed.index("1.1.112"), StorageType.PERMANENT, Values.octets((byte) 'p'));
    after.store.adoptVolatile(bed.store);
    assertEquals("active a 0 0.0 nonVolatile", after.row());
    assertEquals("active b 0 0.0 volatile", after.row(after.first, "3.1.98"));
    assertEquals("notReady 0 0.0 volatile", after.row(after.second, "3.1.98"));
    assertEquals("active p 0 0.0 permanent", after.row(after.first, "1.1.112"));
  }

  @Test
  void shouldLeaveOutRowsOfTablesThatThereAreNot() {
    RowBed bed = new RowBed(storage);
    bed.set("second:status[4.1.99]=createAndWait second:name[4.1.99]=c");
    bed.set("status=createAndGo name=a");
    RowBed other = new RowBed(null);
    RowStore again = new RowStore(RowBed.open(storage), RowBed.BYTES_MAX);
    again.add(other.first);
    again.load();
    assertEquals(1, again.rejectedCount());
    assertEquals("active a 0 0.0 nonVolatile", other.row());
  }

  @Test
  void shouldKeepNothingOfAChangeThatWaitsToBeConfirmed() {
    RowBed bed = new RowBed(storage);
    bed.set("status=createAndGo name=a");
    bed.store.setGuard(() -> true);
    assertEquals("noError", bed.set("name=b second:status[3.1.98]=createAndWait"));
    assertTrue(bed.store.isPending());
    assertEquals("active b 0 0.0 nonVolatile", bed.row());
    assertEquals("active a 0 0.0 nonVolatile", new RowBed(storage).row());
    assertEquals("resourceUnavailable 1", bed.set("name=c"));
    assertEquals("resourceUnavailable 1", bed.set("second:status[4.1.98]=createAndWait"));
    assertTrue(bed.store.confirm());
    assertTrue(!bed.store.isPending());
    assertEquals("active b 0 0.0 nonVolatile", new RowBed(storage).row());
    bed.store.setGuard(RowGuard.NONE);
    assertEquals("noError", bed.set("name=c"));
  }

  @Test
  void shouldTakeBackAChangeThatWaits() {
    RowBed bed = new RowBed(storage);
    bed.set("status=createAndGo name=a");
    bed.set("status[3.1.98]=createAndGo name[3.1.98]=x storage[3.1.98]=2");
    String before = rows(bed);
    bed.store.setGuard(() -> true);
    bed.set("status=destroy status[3.1.98]=notInService second:status[3.1.98]=createAndWait");
    bed.store.takeBack();
    assertEquals(before, rows(bed));
    assertEquals("active a 0 0.0 nonVolatile", new RowBed(storage).row());
    // There is as much room as before.
    bed.store.setGuard(RowGuard.NONE);
    assertEquals("noError", bed.set("status[4.1.98]=createAndWait"));
    assertEquals("noError", bed.set("status[5.1.98]=createAndWait"));
    assertEquals("resourceUnavailable 1", bed.set("status[6.1.98]=createAndWait"));
  }

  @Test
  void shouldWaitForAMemoryThatFailsWhenAChangeIsConfirmed() {
    RowBed bed = new RowBed(storage);
    bed.store.setGuard(() -> true);
    bed.set("status=createAndGo name=a");
    storage.setFailing(true);
    assertTrue(!bed.store.confirm());
    assertTrue(bed.store.isPending());
    storage.setFailing(false);
    assertTrue(bed.store.confirm());
    assertEquals("active a 0 0.0 nonVolatile", new RowBed(storage).row());
  }

  /** A cut at each step of the memory leaves all of a request, or nothing of it. */
  @Test
  void shouldHaveTheRowsOfBeforeOrAfterARequestWhereverThePowerIsCut() {
    String[] requests = {
      "status=createAndGo name=a second:status[3.1.98]=createAndGo second:name[3.1.98]=b",
      "name=b second:number[3.1.98]=2",
      "status=destroy second:status[3.1.98]=notInService second:status[4.1.98]=createAndWait",
    };
    int cuts = 0;
    for (int last = 0; last < requests.length; last++) {
      CuttableStorage flash = new CuttableStorage();
      RowBed bed = new RowBed(flash);
      for (int i = 0; i < last; i++) {
        bed.set(requests[i]);
      }
      String before = rows(bed);
      List<byte[]> images = new ArrayList<>();
      flash.afterEachStep(() -> images.addAll(flash.imagesOfACut()));
      bed.set(requests[last]);
      String after = rows(bed);
      Set<String> seen = new HashSet<>();
      for (byte[] image : images) {
        seen.add(rows(new RowBed(new CuttableStorage(image))));
        cuts++;
      }
      assertTrue(Set.of(before, after).containsAll(seen), seen::toString);
      assertTrue(seen.contains(after), "the last image has all of it");
    }
    assertTrue(cuts > 10, cuts + " cuts");
  }

  private static String rows(RowBed bed) {
    StringBuilder text = new StringBuilder();
    for (RowTable table : List.of(bed.first, bed.second)) {
      for (Row row : table.rows()) {
        text.append(row.index()).append(": ").append(bed.row(table, row.index().toString()));
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** Whatever a record holds, a start takes what is good and nothing else. */
  @Property(tries = 300)
  void shouldTakeOnlyRowsThatTheTablesAllow(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryStorage flash = new MemoryStorage();
    RowBed bed = new RowBed(flash);
    bed.set("status=createAndGo name=a link=oid:1.3.6");
    bed.set("status[3.1.98]=createAndWait number[3.1.98]=3");
    io.tocsin.store.TwoSlotRecord record = RowBed.open(flash);
    byte[] content = java.util.Arrays.copyOf(record.content(), record.length());
    for (int i = random.nextInt(4); i >= 0; i--) {
      content[random.nextInt(content.length)] = (byte) random.nextInt(256);
    }
    try {
      record.write(content, 0, content.length - random.nextInt(3));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    RowBed after = new RowBed(flash);
    for (Row row : after.first.rows()) {
      assertTrue(after.row(after.first, row.index().toString()).length() > 4);
      assertTrue(row.status() == RowStatus.NOT_READY || row.isComplete());
      assertTrue(!row.isActive() || row.integer(3) != 3);
    }
  }

  /** RFC 2579 §2: five minutes. */
  @Test
  void shouldTakeAwayWhatLacksSomethingForTooLong() {
    MemoryStorage storage = new MemoryStorage();
    RowBed bed = new RowBed(storage);
    assertEquals("noError", bed.set("status=createAndWait"));
    assertEquals("noError", bed.set("status[3.1.97]=createAndWait name[3.1.97]=a"));
    assertEquals(0, bed.store.expire(1_000));
    assertEquals(301_000, bed.store.expireMs());
    assertEquals(0, bed.store.expire(300_999));
    assertEquals("notReady 0 0.0 nonVolatile", bed.row());
    assertEquals(1, bed.store.expire(301_000));
    assertEquals("none", bed.row());
    assertEquals("notInService a 0 0.0 nonVolatile", bed.row(bed.first, "3.1.97"), "complete");
    assertEquals(Long.MAX_VALUE, bed.store.expireMs());
    assertEquals("none", new RowBed(storage).row(), "after a restart as well");
  }

  @Test
  void shouldGiveARowMoreTimeThatIsBeingMade() {
    RowBed bed = new RowBed(new MemoryStorage());
    bed.set("status=createAndWait");
    bed.store.expire(0);
    assertEquals("noError", bed.set("number=1"));
    bed.store.expire(200_000);
    assertEquals(0, bed.store.expire(300_000));
    assertEquals("noError", bed.set("name=a"));
    assertEquals(0, bed.store.expire(500_000));
    assertEquals("notInService a 1 0.0 nonVolatile", bed.row());
  }

  /**
   * A quarter of the day's bytes is there at once; each SET writes a sector here, and leaves one
   * for writing again.
   */
  @Test
  void shouldWriteNoMoreThanTheFlashIsToBear() {
    RowBed bed = new RowBed(new MemoryStorage());
    bed.store.setBudget(new FlashBudget(4 * 4 * 512, 0));
    bed.store.setNow(0);
    assertEquals("noError", bed.set("status=createAndGo name=a"));
    assertEquals("noError", bed.set("name=b"));
    assertEquals("noError", bed.set("name=c"));
    assertEquals("resourceUnavailable 1", bed.set("name=d"));
    assertEquals("active c 0 0.0 nonVolatile", bed.row());
    assertEquals("noError", bed.set("status[3.1.97]=createAndGo name[3.1.97]=v storage[3.1.97]=2"));
    assertEquals("noError", bed.set("name=c"), "what is there already");
    bed.store.setNow(4 * 60 * 60_000);
    assertEquals("noError", bed.set("name=d"));
  }

  /**
   * Access can be taken from somebody at any time; what that writes is paid before the next SET.
   */
  @Test
  void shouldDestroyRowsWhateverTheFlashHasBorneAlready() {
    MemoryStorage flash = new MemoryStorage();
    RowBed bed = new RowBed(flash);
    bed.store.setBudget(new FlashBudget(4 * 2 * 512, 0));
    bed.store.setNow(0);
    assertEquals("noError", bed.set("status=createAndGo name=a"));
    assertEquals("resourceUnavailable 1", bed.set("name=b"));
    assertEquals("noError", bed.set("status=destroy"));
    assertEquals(bed.row(), new RowBed(flash).row(), "it is gone for good");
    assertEquals("none", bed.row());
    assertEquals("resourceUnavailable 1", bed.set("status=createAndGo name=a"));
  }

  private static String rowAfterStart(CuttableStorage flash, boolean arrives) {
    List<byte[]> images = flash.imagesOfACut();
    // The first has nothing of what was not synced, the second all of it.
    byte[] image = images.get(arrives && images.size() > 1 ? 1 : 0);
    return new RowBed(new CuttableStorage(image)).row();
  }

  /** The memory may keep a write whose sync has failed. */
  @Test
  void shouldNotLetWhatWasRefusedComeBackWithTheNextStart() {
    CuttableStorage flash = new CuttableStorage();
    RowBed bed = new RowBed(flash);
    bed.set("status=createAndGo name=a");
    flash.fail(CuttableStorage.Failure.SYNCS);
    assertEquals("commitFailed", bed.set("name=b"));
    assertEquals("active a 0 0.0 nonVolatile", bed.row());
    assertTrue(bed.store.isInDoubt());
    assertEquals("active b 0 0.0 nonVolatile", rowAfterStart(flash, true), "the danger");
    flash.fail(CuttableStorage.Failure.NONE);
    assertEquals(Long.MAX_VALUE, bed.store.settle(0));
    assertTrue(!bed.store.isInDoubt());
    assertEquals("active a 0 0.0 nonVolatile", rowAfterStart(flash, true));
    assertEquals("active a 0 0.0 nonVolatile", rowAfterStart(flash, false));
  }

  @Test
  void shouldNotLetARowComeBackThatTheFirstWriteOfAllWasRefused() {
    CuttableStorage flash = new CuttableStorage();
    RowBed bed = new RowBed(flash);
    flash.fail(CuttableStorage.Failure.SYNCS);
    assertEquals("commitFailed", bed.set("status=createAndGo name=a"));
    flash.fail(CuttableStorage.Failure.NONE);
    bed.store.settle(0);
    assertEquals("none", rowAfterStart(flash, true));
  }

  /** A SET that makes what is kept already has to write it nevertheless when that is in doubt. */
  @Test
  void shouldWriteWhatIsKeptAlreadyWhenItIsInDoubt() {
    CuttableStorage flash = new CuttableStorage();
    RowBed bed = new RowBed(flash);
    bed.set("status=createAndGo name=a");
    flash.fail(CuttableStorage.Failure.SYNCS);
    bed.set("name=b");
    flash.fail(CuttableStorage.Failure.NONE);
    assertEquals("noError", bed.set("name=a"));
    assertTrue(!bed.store.isInDoubt());
    assertEquals("active a 0 0.0 nonVolatile", rowAfterStart(flash, true));
  }

  @Test
  void shouldTryAgainEverMoreSeldomWhileTheMemoryFails() {
    CuttableStorage flash = new CuttableStorage();
    RowBed bed = new RowBed(flash);
    flash.fail(CuttableStorage.Failure.ALL);
    bed.set("status=createAndGo name=a");
    assertEquals(1_000, bed.store.settle(0));
    assertEquals(1_000, bed.store.settle(999));
    assertEquals(3_000, bed.store.settle(1_000));
    long nowMs = 3_000;
    for (int i = 0; i < 10; i++) {
      nowMs = bed.store.settle(nowMs);
    }
    assertEquals(nowMs + RowStore.SETTLE_PAUSE_MS_MAX, bed.store.settle(nowMs));
    flash.fail(CuttableStorage.Failure.NONE);
    assertEquals(Long.MAX_VALUE, bed.store.settle(nowMs + RowStore.SETTLE_PAUSE_MS_MAX));
  }

  /** Whoever confirms a change and is told that it failed finds the rows of before. */
  @Test
  void shouldWriteTheRowsOfBeforeWhileAChangeWaits() {
    CuttableStorage flash = new CuttableStorage();
    RowBed bed = new RowBed(flash);
    bed.set("status=createAndGo name=a");
    bed.store.setGuard(() -> true);
    bed.set("name=b");
    flash.fail(CuttableStorage.Failure.SYNCS);
    assertTrue(!bed.store.confirm());
    flash.fail(CuttableStorage.Failure.NONE);
    bed.store.settle(0);
    assertTrue(bed.store.isPending());
    assertEquals("active b 0 0.0 nonVolatile", bed.row());
    assertEquals("active a 0 0.0 nonVolatile", rowAfterStart(flash, true));
  }

  /** Three sectors at once: a SET that fails takes one, and the one that puts it right another. */
  @Test
  void shouldKeepRoomForWritingAgain() {
    CuttableStorage flash = new CuttableStorage();
    RowBed bed = new RowBed(flash);
    bed.store.setBudget(new FlashBudget(4 * 3 * 512, 0));
    bed.store.setNow(0);
    assertEquals("noError", bed.set("status=createAndGo name=a"));
    flash.fail(CuttableStorage.Failure.SYNCS);
    assertEquals("commitFailed", bed.set("name=b"));
    assertEquals("resourceUnavailable 1", bed.set("name=b"), "one is left");
    flash.fail(CuttableStorage.Failure.NONE);
    assertEquals(Long.MAX_VALUE, bed.store.settle(0), "which is for this");
    assertEquals("active a 0 0.0 nonVolatile", rowAfterStart(flash, true));
  }

  @Test
  void shouldWaitForTheBudgetWhenItIsUsedUp() {
    CuttableStorage flash = new CuttableStorage();
    RowBed bed = new RowBed(flash);
    bed.store.setBudget(new FlashBudget(4 * 2 * 512, 0));
    bed.store.setNow(0);
    flash.fail(CuttableStorage.Failure.SYNCS);
    assertEquals("commitFailed", bed.set("status=createAndGo name=a"));
    assertEquals(1_000, bed.store.settle(0));
    long dueMs = bed.store.settle(1_000);
    assertTrue(dueMs > 60 * 60_000, "after " + dueMs + " ms");
    flash.fail(CuttableStorage.Failure.NONE);
    assertEquals(Long.MAX_VALUE, bed.store.settle(dueMs));
  }
}
