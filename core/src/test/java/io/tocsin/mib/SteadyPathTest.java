/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.Event;
import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.mib.rows.StorageType;
import io.tocsin.mib.rows.Values;
import io.tocsin.snmp.ManagedObjects;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What reading and finding cost: comparisons, and bytes allocated. */
final class SteadyPathTest {

  private static final int ROUNDS_TO_WARM_UP = 200;

  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final BerWriter writer = new BerWriter();
  private final byte[] space = new byte[1024];
  private final Oid name = new Oid();
  private long checksum;

  @Test
  void walkingAndReadingEveryObjectShouldAllocateNothing() {
    MibFixture mib = new MibFixture();
    mib.targets.lastError = "certificate of another host: \u00E9";
    int expected = mib.walk().size();
    assertEquals(0, allocatedBy(() -> checksum += walkAndRead(mib.registry, expected)));
    assertTrue(checksum > 0);
  }

  /** What is mounted may be other file systems with each request. */
  @Test
  void findingTheRowsOfAHostAnewShouldAllocateNothing() {
    MibFixture mib = new MibFixture();
    mib.board.host().mount("/media/\u00E9");
    int expected = mib.walk().size();
    assertEquals(
        0,
        allocatedBy(
            () -> {
              mib.board.host().revise();
              checksum += walkAndRead(mib.registry, expected);
            }));
    assertTrue(checksum > 0);
  }

  /** Rows of managers are no dearer than others, however many there are. */
  @Test
  void walkingOverManyRowsOfManagersShouldAllocateNothing() {
    MibFixture mib = new MibFixture();
    int rows = 10_000;
    for (int row = 0; row < rows; row++) {
      Oid index = Oid.of(4, 2, row % 256, row / 256);
      mib.vacm.groups().addOwn(index, StorageType.PERMANENT, Values.octets((byte) 'g'));
    }
    int expected = mib.walk().size();
    assertTrue(expected > 10_000, expected + " variables");
    assertEquals(0, allocatedBy(() -> checksum += walkAndRead(mib.registry, expected), 5));
  }

  private int walkAndRead(MibRegistry registry, int expected) {
    int count = 0;
    name.clear();
    while (registry.next(name)) {
      writer.wrap(space, 0, space.length);
      if (registry.get(name, writer) != ManagedObjects.FOUND) {
        throw new AssertionError(name.toString());
      }
      count++;
    }
    if (count != expected) {
      throw new AssertionError(count + " variables");
    }
    return count;
  }

  @Test
  void writingEveryKindOfNotificationShouldAllocateNothing() {
    MibFixture mib = new MibFixture();
    EventVarbinds content =
        new EventVarbinds(mib.board, mib.targets, mib.dm, mib.journal, mib.transportCounters);
    Event event = new Event().stamp(1L << 32 | 5, 1000, 0);
    assertEquals(0, allocatedBy(() -> writeAll(content, event)));
    assertTrue(checksum > 0);
  }

  /** What a notification costs that is logged, with a filter that it has to pass. */
  @Test
  void loggingANotificationShouldAllocateNothing() {
    MibFixture mib = new MibFixture();
    // The fixture has a row of a manager under the profile p, which includes 1.3.
    mib.logFilter.setProfile(new byte[] {'p'}, 0, 1);
    EventVarbinds content =
        new EventVarbinds(mib.board, mib.targets, mib.dm, mib.journal, mib.transportCounters);
    Event event = new Event().fill(EventKind.LINE_CHANGED, Severity.WARNING, 1, 1, 0, 0);
    long before = mib.log.logged();
    assertEquals(
        0,
        allocatedBy(
            () -> {
              content.pointAt(event);
              if (mib.logFilter.passes(content.notification(), content)) {
                mib.log.add(event, 0, 0);
              }
              mib.log.step(1);
            }));
    assertTrue(mib.log.logged() > before + ROUNDS_TO_WARM_UP);
  }

  private void writeAll(EventVarbinds content, Event event) {
    for (int kind = 1; kind < EventKind.COUNT; kind++) {
      content.pointAt(event.fill(kind, Severity.WARNING, 1, 81_000, 80_000, 1));
      writer.wrap(space, 0, space.length);
      for (int i = 0; i < content.count(); i++) {
        content.name(i, name);
        content.value(i, writer);
        checksum += name.length() + writer.length();
      }
    }
  }

  /** Bytes that a round allocates, once it has been run often enough to be compiled. */
  private long allocatedBy(Runnable round) {
    return allocatedBy(round, ROUNDS_TO_WARM_UP);
  }

  private long allocatedBy(Runnable round, int roundsToWarmUp) {
    for (int i = 0; i < roundsToWarmUp; i++) {
      round.run();
    }
    // The compiler may still be at it; one round without any allocation is what is to be shown.
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20 && least > 0; i++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      round.run();
      least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void comparisonsShouldGrowWithTheLogarithmOfTheNumberOfObjects() {
    for (int size = 16; size <= 4096; size *= 4) {
      CountingOrder order = new CountingOrder();
      MibRegistry registry = new MibRegistry(size, 1, 1, order);
      for (int i = 0; i < size; i++) {
        registry.register(TestObjects.number("1.3.6.1." + i * 7919 % 65_537, i));
      }
      assertLogarithmic(registry, order, size, size);
    }
  }

  @Test
  void comparisonsShouldGrowWithTheLogarithmOfTheNumberOfRows() {
    for (int size = 16; size <= 4096; size *= 4) {
      CountingOrder order = new CountingOrder();
      SortedRowIndex rows = new SortedRowIndex(size, 1, order);
      for (int i = 0; i < size; i++) {
        rows.insert(Oid.of(i * 7919 % 65_537));
      }
      MibRegistry registry = new MibRegistry(1, 1, 1, order);
      registry.register(
          new TableObject(Oid.parse("1.3.6.1"), rows, 1) {
            @Override
            protected void writeValue(int column, int row, BerWriter value) {
              value.writeNull(io.tocsin.ber.BerTag.NULL);
            }
          });
      assertLogarithmic(registry, order, size, size);
    }
  }

  private void assertLogarithmic(
      MibRegistry registry, CountingOrder order, int size, int variableCount) {
    long perSearch = 2L + Integer.numberOfTrailingZeros(size);
    int found = 0;
    name.clear();
    while (true) {
      order.comparisons = 0;
      if (!registry.next(name)) {
        break;
      }
      // Objects and rows are searched once, and of the rows the first ones once more.
      assertTrue(order.comparisons <= 2 * perSearch, order.comparisons + " for " + size);
      order.comparisons = 0;
      assertEquals(ManagedObjects.FOUND, registry.get(name, writer.wrap(space, 0, space.length)));
      assertTrue(order.comparisons <= 2 * perSearch, order.comparisons + " for " + size);
      found++;
    }
    assertEquals(variableCount, found);
  }

  private static final class CountingOrder extends OidOrder {

    long comparisons;

    @Override
    public int compare(Oid left, int from, Oid right) {
      comparisons++;
      return super.compare(left, from, right);
    }
  }
}
