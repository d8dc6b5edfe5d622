/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reading WBXML and writing allocate nothing; what reading XML allocates grows with the message.
 */
class SyncmlAllocationTest {

  private static final int WARM_UP_ROUNDS = 500;
  private static final int ROUNDS = 500;

  /** What kXML's parser takes for itself: its buffers, and a table of entities. */
  private static final int PARSER_BYTES = 32_768;

  /** Bytes for each byte of a document that kXML's names and texts take. */
  private static final int BYTES_FOR_EACH = 40;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final MessageReader reader = new MessageReader(1 << 16, 8);
  private final MessageWriter writer = new MessageWriter();
  private final byte[] buffer = new byte[4096];
  private final TextSlice text = TextSlice.of("a<text> with & more");
  private final OutgoingHeader header =
      new OutgoingHeader().message(text, 7).target(text).source(text, text).sizes(4096, 65536);
  private final OutgoingItem item = new OutgoingItem().source(text).type(text).data(text).size(9);
  private final OutgoingStatus status = new OutgoingStatus().to(text, text, Tag.GET);
  private long sum;

  private long leastBytesAllocatedBy(int rounds, Runnable round) {
    assertTrue(threads.isThreadAllocatedMemorySupported());
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      round.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private long leastBytesAllocatedBy(Runnable round) {
    leastBytesAllocatedBy(WARM_UP_ROUNDS, round);
    return leastBytesAllocatedBy(ROUNDS, round);
  }

  private void write(Encoding encoding, int length) {
    writer.open(buffer, 0, length, encoding);
    if (writer.header(header)) {
      writer.alert(1201);
      writer.status(status);
      sum += writer.resultsDataFitting(text, text, item);
      while (writer.results(text, text, item)) {
        sum++;
      }
      writer.finish(true);
    }
  }

  private void read(byte[] message, int length, Encoding encoding) {
    reader.verify(message, 0, length, encoding);
    int event = reader.next();
    while (event == MessageReader.COMMAND) {
      sum += reader.command().code();
      while (reader.nextItem()) {
        sum += reader.item().data().length() + reader.item().meta().size();
      }
      event = reader.next();
    }
    sum += reader.error();
  }

  @Test
  void shouldWriteWithoutAllocating() {
    for (Encoding encoding : Encoding.values()) {
      assertEquals(0, leastBytesAllocatedBy(() -> write(encoding, buffer.length)));
      assertEquals(0, leastBytesAllocatedBy(() -> write(encoding, 100)));
    }
  }

  @Test
  void shouldReadWbxmlWithoutAllocating() {
    write(Encoding.WBXML, buffer.length);
    int length = writer.size();
    assertEquals(0, leastBytesAllocatedBy(() -> read(buffer, length, Encoding.WBXML)));
    assertEquals(SyncmlError.NONE, reader.error());
    assertEquals(0, leastBytesAllocatedBy(() -> read(buffer, length / 2, Encoding.WBXML)));
    assertEquals(SyncmlError.TRUNCATED, reader.error());
    assertTrue(sum > 0);
  }

  @Test
  void shouldAllocateNothingForALengthThatIsOnlyAnnounced() {
    for (String message :
        List.of(
            "02a4016a006dc387ffffff7f6161616161616161", // opaque data of 2^31-1 bytes
            "02a4016a006dc38fffffff7f6161616161616161",
            "02a4016a87ffffff7f6d61616161616161616161", // a string table
            "02a4016a006d8387ffffff7f6161616161616161", // a reference into it
            "02a4016a00edc387ffffff7f6161616161616161", // an attribute
            "02008fffffff7f6a006d61616161616161616161")) {
      byte[] bytes = HexFormat.of().parseHex(message);
      assertEquals(20, bytes.length);
      assertEquals(0, leastBytesAllocatedBy(() -> read(bytes, 20, Encoding.WBXML)), message);
      assertTrue(reader.error() != SyncmlError.NONE);
    }
  }

  private void assertXmlAllocatesByItsLength(int error, String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    long allocated =
        leastBytesAllocatedBy(5, () -> reader.open(bytes, 0, bytes.length, Encoding.XML));
    assertEquals(SyncmlError.text(error), SyncmlError.text(reader.error()));
    long bound = PARSER_BYTES + (long) BYTES_FOR_EACH * bytes.length;
    assertTrue(allocated < bound, () -> allocated + " bytes for " + bytes.length);
  }

  @Test
  void xmlShouldNotTakeMoreMemoryThanItsLengthLets() {
    int length = 60_000;
    String text = "x".repeat(length);
    assertXmlAllocatesByItsLength(SyncmlError.TAG_TOO_LONG, "<" + text + "/>");
    assertXmlAllocatesByItsLength(
        SyncmlError.TAG_TOO_LONG, "<SyncML " + "a='' ".repeat(length / 5));
    assertXmlAllocatesByItsLength(
        SyncmlError.TAG_TOO_LONG, "<SyncML " + "xmlns:a='b' ".repeat(length / 12));
    assertXmlAllocatesByItsLength(
        SyncmlError.TOO_DEEP, "<SyncML><SyncHdr><Meta>" + "<Mem>".repeat(length / 5));
    assertXmlAllocatesByItsLength(SyncmlError.TEXT_BETWEEN_ELEMENTS, "<SyncML>" + text);
    assertXmlAllocatesByItsLength(SyncmlError.UNKNOWN_ENTITY, "<SyncML>&" + text + ";</SyncML>");
    assertXmlAllocatesByItsLength(
        SyncmlError.MISSING_ELEMENT, "<SyncML>" + "<!--" + text + "--></SyncML>");
    assertXmlAllocatesByItsLength(
        SyncmlError.MISSING_ELEMENT, "<SyncML>" + " <!-- -->".repeat(length / 9) + "</SyncML>");
  }
}
