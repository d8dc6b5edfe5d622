/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.snmp4j.PDU;

/** One whole v3/TSM trap message, written and read by Tocsin and by SNMP4J. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CodecBenchmark {

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

  /** Tocsin writes into its buffer. */
  @Benchmark
  public int encodeTocsin() {
    return tocsin.encode();
  }

  /** SNMP4J's message processing writes. */
  @Benchmark
  public Object encodeSnmp4j() {
    return snmp4j.encode();
  }

  /** SNMP4J's BER classes write. */
  @Benchmark
  public Object encodeSnmp4jParts() {
    return parts.encode();
  }

  /** Tocsin checks the message; its parts can be asked for. */
  @Benchmark
  public boolean checkTocsin() {
    return tocsin.check(message);
  }

  /** Tocsin reads the message and fetches every name and value in one pass. */
  @Benchmark
  public long decodeTocsin() {
    return tocsin.decode(message);
  }

  /** Tocsin checks the whole message first, and then fetches every name and value. */
  @Benchmark
  public long decodeTwiceTocsin() {
    return tocsin.decodeTwice(message);
  }

  /** SNMP4J's message processing reads. */
  @Benchmark
  public Object decodeSnmp4j() {
    return snmp4j.decode(message);
  }

  /** SNMP4J's BER classes read. */
  @Benchmark
  public Object decodeSnmp4jParts() {
    return parts.decode(message);
  }
}
