/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Reading and writing, of good input and bad, allocates nothing. */
class BerAllocationTest {

  private static final int WARM_UP_ROUNDS = 2_000;
  private static final int ROUNDS = 2_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final byte[] array = new byte[512];
  private final byte[] octets = new byte[40];
  private final BerWriter writer = new BerWriter();
  private final BerReader reader = new BerReader();
  private final Oid oid = Oid.of(1, 3, 6, 1, 4, 1, 32473, 2, -1);
  private final Oid read = new Oid();
  private long sum;

  /** The JVM may allocate on this thread now and then; what a round allocates, every one does. */
  private long leastBytesAllocatedBy(Runnable round) {
    assertTrue(threads.isThreadAllocatedMemorySupported());
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      round.run();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      round.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private void writeMessage(int room) {
    writer.wrap(array, 0, room);
    int mark = writer.mark();
    writer.writeNull(BerTag.NULL);
    writer.writeIpAddress(1);
    writer.writeInteger(BerTag.INTEGER, Long.MIN_VALUE);
    writer.writeUnsigned(BerTag.COUNTER64, -1);
    writer.writeOctets(BerTag.OCTET_STRING, octets, 0, octets.length);
    writer.writeOid(BerTag.OBJECT_IDENTIFIER, oid);
    writer.writeHeader(BerTag.SEQUENCE, mark);
  }

  private void readMessage(int length) {
    reader.wrap(array, writer.offset(), length);
    int outer = reader.enter(BerTag.SEQUENCE);
    reader.readOid(BerTag.OBJECT_IDENTIFIER, read);
    sum += reader.readOctets(BerTag.OCTET_STRING, 0, 40);
    sum += reader.readUnsigned64(BerTag.COUNTER64);
    sum += reader.readInteger(BerTag.INTEGER, Long.MIN_VALUE, Long.MAX_VALUE);
    sum += reader.readIpAddress();
    reader.readNull(BerTag.NULL);
    reader.leave(outer);
    reader.finish();
    sum += reader.error() + read.length();
  }

  @Test
  void shouldFindWhatIsAllocated() {
    assertTrue(
        leastBytesAllocatedBy(() -> sum += new byte[100].length + read.toString().length()) > 0);
  }

  @Test
  void shouldWriteWithoutAllocating() {
    assertEquals(0, leastBytesAllocatedBy(() -> writeMessage(array.length)));
  }

  @Test
  void shouldGetFullWithoutAllocating() {
    assertEquals(0, leastBytesAllocatedBy(() -> writeMessage(60)));
    assertTrue(writer.isFull());
  }

  @Test
  void shouldReadWithoutAllocating() {
    writeMessage(array.length);
    assertEquals(0, leastBytesAllocatedBy(() -> readMessage(writer.length())));
    assertTrue(reader.ok());
    assertEquals(oid, read);
  }

  @Test
  void shouldRefuseBadInputWithoutAllocating() {
    writeMessage(array.length);
    array[writer.offset() + 2] = BerTag.OPAQUE;
    assertEquals(0, leastBytesAllocatedBy(() -> readMessage(writer.length())));
    assertFalse(reader.ok());
  }

  @Test
  void shouldWorkOnAnObjectIdentifierWithoutAllocating() {
    assertEquals(
        0,
        leastBytesAllocatedBy(
            () -> {
              read.set(oid);
              read.append(7);
              read.append(oid, 3);
              read.increment();
              read.incrementLast();
              read.truncate(4);
              sum += read.startsWith(oid) ? 1 : read.hashCode();
            }));
  }
}
