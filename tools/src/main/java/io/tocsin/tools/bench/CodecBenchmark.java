/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.snmp4j.PDU;

/**
 * One whole v3/TSM trap message, written and read by Tocsin and by SNMP4J.
 *
 * <p>Each benchmark has two sides and lets them work in turn, a few microseconds each, in one JVM:
 * a machine that is shared with others can be half as fast a second later, and then it is so for
 * both. JMH runs it all; the figures are those of {@link InTurn}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CodecBenchmark {

  /** Messages in one turn of one side: much longer than it takes to read the time. */
  private static final int MESSAGES_PER_TURN = 100;

  /** What the two sides of a benchmark took, as sums over one iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class InTurn {

    /** Messages of each side. */
    public long messages;

    /** Time of Tocsin in nanoseconds. */
    public long oursNs;

    /** Time of the other side in nanoseconds. */
    public long theirsNs;

    /** Bytes that Tocsin allocated. */
    public long oursBytes;

    /** Bytes that the other side allocated. */
    public long theirsBytes;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long startNs;
    private long startBytes;
    private long turnNs;
    private long turnBytes;

    /** For JMH. */
    public InTurn() {}

    private void begin() {
      messages += MESSAGES_PER_TURN;
      start();
    }

    private void start() {
      startBytes = threads.getCurrentThreadAllocatedBytes();
      startNs = System.nanoTime();
    }

    private void stop() {
      turnNs = System.nanoTime() - startNs;
      turnBytes = threads.getCurrentThreadAllocatedBytes() - startBytes;
    }

    private void oursDone() {
      stop();
      oursNs += turnNs;
      oursBytes += turnBytes;
      start();
    }

    private void theirsDone() {
      stop();
      theirsNs += turnNs;
      theirsBytes += turnBytes;
    }
  }

  private final TocsinCodec tocsin = new TocsinCodec();
  private final Snmp4jMessages snmp4j = new Snmp4jMessages();
  private final Snmp4jParts parts = new Snmp4jParts();
  private byte[] message;

  /** For JMH. */
  public CodecBenchmark() {}

  /** Makes sure that all sides do the same work: the same bytes, and the values back. */
  @Setup
  public void setUp() {
    message = message();
    PDU trap = Snmp4jTrap.create();
    boolean returns =
        tocsin.check(message)
            && tocsin.decode(message) != TocsinCodec.MALFORMED
            && tocsin.decode(message) == tocsin.decodeTwice(message)
            && snmp4j.decode(message).equals(trap)
            && parts.decode(message).equals(trap);
    if (!returns) {
      throw new IllegalStateException("the message does not come back");
    }
  }

  /**
   * The message.
   *
   * @throws IllegalStateException when not all sides write the same bytes
   */
  static byte[] message() {
    byte[] ours = new TocsinCodec().encodeToArray();
    expectSame(ours, new Snmp4jMessages().encode());
    expectSame(ours, new Snmp4jParts().encode());
    return ours;
  }

  private static void expectSame(byte[] ours, byte[] theirs) {
    if (!Arrays.equals(ours, theirs)) {
      HexFormat hex = HexFormat.of();
      throw new IllegalStateException(
          "Tocsin writes " + hex.formatHex(ours) + ", SNMP4J writes " + hex.formatHex(theirs));
    }
  }

  /** Writing, beside SNMP4J's message processing. */
  @Benchmark
  public void encodeBesideMpv3(InTurn turn, Blackhole sink) {
    turn.begin();
    encodeTocsin(sink);
    turn.oursDone();
    encodeMpv3(sink);
    turn.theirsDone();
  }

  /** Writing, beside SNMP4J's BER classes. */
  @Benchmark
  public void encodeBesideParts(InTurn turn, Blackhole sink) {
    turn.begin();
    encodeTocsin(sink);
    turn.oursDone();
    encodeParts(sink);
    turn.theirsDone();
  }

  /** Reading in one pass, beside SNMP4J's message processing. */
  @Benchmark
  public void decodeBesideMpv3(InTurn turn, Blackhole sink) {
    turn.begin();
    decodeTocsin(sink);
    turn.oursDone();
    decodeMpv3(sink);
    turn.theirsDone();
  }

  /** Reading in one pass, beside SNMP4J's BER classes. */
  @Benchmark
  public void decodeBesideParts(InTurn turn, Blackhole sink) {
    turn.begin();
    decodeTocsin(sink);
    turn.oursDone();
    decodeParts(sink);
    turn.theirsDone();
  }

  /** Checking and then reading, beside SNMP4J's message processing. */
  @Benchmark
  public void decodeTwiceBesideMpv3(InTurn turn, Blackhole sink) {
    turn.begin();
    decodeTwiceTocsin(sink);
    turn.oursDone();
    decodeMpv3(sink);
    turn.theirsDone();
  }

  /** Checking alone, beside SNMP4J's message processing. */
  @Benchmark
  public void checkBesideMpv3(InTurn turn, Blackhole sink) {
    turn.begin();
    checkTocsin(sink);
    turn.oursDone();
    decodeMpv3(sink);
    turn.theirsDone();
  }

  // Each side has a loop of its own, which the compiler treats the same beside any other side.

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void encodeTocsin(Blackhole sink) {
    for (int i = 0; i < MESSAGES_PER_TURN; i++) {
      sink.consume(tocsin.encode());
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void encodeMpv3(Blackhole sink) {
    for (int i = 0; i < MESSAGES_PER_TURN; i++) {
      sink.consume(snmp4j.encode());
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void encodeParts(Blackhole sink) {
    for (int i = 0; i < MESSAGES_PER_TURN; i++) {
      sink.consume(parts.encode());
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void decodeTocsin(Blackhole sink) {
    for (int i = 0; i < MESSAGES_PER_TURN; i++) {
      sink.consume(tocsin.decode(message));
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void decodeTwiceTocsin(Blackhole sink) {
    for (int i = 0; i < MESSAGES_PER_TURN; i++) {
      sink.consume(tocsin.decodeTwice(message));
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void checkTocsin(Blackhole sink) {
    for (int i = 0; i < MESSAGES_PER_TURN; i++) {
      sink.consume(tocsin.check(message));
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void decodeMpv3(Blackhole sink) {
    for (int i = 0; i < MESSAGES_PER_TURN; i++) {
      sink.consume(snmp4j.decode(message));
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void decodeParts(Blackhole sink) {
    for (int i = 0; i < MESSAGES_PER_TURN; i++) {
      sink.consume(parts.decode(message));
    }
  }
}
