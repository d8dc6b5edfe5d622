/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class CodecBenchmarkTest {

  private static final int ROUNDS = 2_000;

  private final TocsinCodec codec = new TocsinCodec();

  @Test
  void shouldHaveAllSidesWriteTheSameBytes() {
    byte[] message = CodecBenchmark.message();
    assertArrayEquals(message, codec.encodeToArray());
    assertArrayEquals(message, new Snmp4jParts().encode());
    assertArrayEquals(message, new Snmp4jMessages().encode());
  }

  @Test
  void shouldHaveAllSidesReadTheSameTrap() {
    byte[] message = CodecBenchmark.message();
    assertEquals(Snmp4jTrap.create(), new Snmp4jParts().decode(message));
    assertEquals(Snmp4jTrap.create(), new Snmp4jMessages().decode(message));
    long expected =
        (long) SampleTrap.MESSAGE_ID
            + SampleTrap.REQUEST_ID
            + SampleTrap.SYS_UP_TIME
            // The last sub-identifiers of the names and of the two object identifiers.
            + (0 + 0 + 7 + 7 + 7 + 7)
            + (2 + 1)
            + SampleTrap.LINE_STATE
            + SampleTrap.LINE_LABEL.length()
            + SampleTrap.LINE_CHANGES;
    assertEquals(expected, codec.decode(message));
    assertEquals(expected, codec.decodeTwice(message));
  }

  @Test
  void shouldNotReadAMalformedMessage() {
    byte[] message = CodecBenchmark.message();
    for (int length = 0; length < message.length; length++) {
      byte[] beginning = Arrays.copyOf(message, length);
      assertFalse(codec.check(beginning));
      assertEquals(TocsinCodec.MALFORMED, codec.decode(beginning));
      assertEquals(TocsinCodec.MALFORMED, codec.decodeTwice(beginning));
    }
  }

  @Test
  void shouldAllocateNothingOnOurSide() {
    byte[] message = CodecBenchmark.message();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      assertNotEquals(0, codec.encode());
      assertNotEquals(TocsinCodec.MALFORMED, codec.decode(message));
      assertNotEquals(TocsinCodec.MALFORMED, codec.decodeTwice(message));
      // What a round allocates, every one does; the JVM itself may do so now and then.
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  @Test
  void shouldReportEverySide() throws RunnerException {
    StringWriter text = new StringWriter();
    new CodecReport(OneRun.of(BenchCommand.Codec.options())).print(new PrintWriter(text, true));
    String report = text.toString();
    assertTrue(report.contains("216 bytes"), report);
    for (String row :
        new String[] {"encode", "decode in one pass", "check, then decode", "check alone"}) {
      assertTrue(report.lines().anyMatch(line -> line.matches(row + " +SNMP4J.* x .*")), report);
    }
    assertEquals(6, report.lines().filter(line -> line.contains(" x (")).count(), report);
    assertTrue(report.contains(System.getProperty("java.runtime.version")), report);
  }
}
