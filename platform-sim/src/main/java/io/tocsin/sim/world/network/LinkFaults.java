/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

/**
 * What one direction of a link does to what passes over it. Times are in milliseconds, chances from
 * 0 to 1. Values can be changed while connections live; they hold for what is sent from then on.
 *
 * <p>A fresh object is a calm link: some latency, streams that are split now and then, and no
 * fault.
 */
public final class LinkFaults {

  /** Least time from one host to the other. */
  public int latencyMsMin = 1;

  /** Greatest time from one host to the other; order is kept all the same, as with TCP. */
  public int latencyMsMax = 1;

  /** Bytes that pass in a second, for all connections together; 0 for no bound. */
  public int bytesPerSecond;

  /** Most bytes that travel in one piece. */
  public int segmentBytesMax = 1460;

  /** Chance of each piece to be split at a place that is drawn. */
  public double splitChance = 0.2;

  /** Chance of each write to take fewer bytes than there is room for. */
  public double shortWriteChance;

  /** Chance of each piece to be lost and sent again, which delays it and all that follows. */
  public double lossChance;

  /** Time until a lost piece is sent again; doubles with each further loss of it. */
  public int retransmitMs = 200;

  /** Chance of each piece that the direction stops before it. */
  public double stallChance;

  /** Mean time for which the direction then stops. */
  public int stallMsMean = 5_000;

  /** Chance of each piece that something between breaks the connection for both ends. */
  public double resetChance;

  /**
   * Chance of each piece that something between forgets the connection: from then on bytes of both
   * directions go nowhere, and nobody is told.
   */
  public double forgetChance;

  /** Time without a byte after which the connection is forgotten in that way; 0 for never. */
  public long natIdleMs;

  /** Chance of each attempt to connect to be refused. */
  public double refuseChance;

  /** Chance of each packet of an attempt to connect to go nowhere. */
  public double silenceChance;

  /** A calm link. */
  public LinkFaults() {}

  /** An independent copy. */
  public LinkFaults copy() {
    LinkFaults copy = new LinkFaults();
    copy.latencyMsMin = latencyMsMin;
    copy.latencyMsMax = latencyMsMax;
    copy.bytesPerSecond = bytesPerSecond;
    copy.segmentBytesMax = segmentBytesMax;
    copy.splitChance = splitChance;
    copy.shortWriteChance = shortWriteChance;
    copy.lossChance = lossChance;
    copy.retransmitMs = retransmitMs;
    copy.stallChance = stallChance;
    copy.stallMsMean = stallMsMean;
    copy.resetChance = resetChance;
    copy.forgetChance = forgetChance;
    copy.natIdleMs = natIdleMs;
    copy.refuseChance = refuseChance;
    copy.silenceChance = silenceChance;
    return copy;
  }

  /**
   * Sets the latency, in milliseconds.
   *
   * @return this
   */
  public LinkFaults latency(int leastMs, int greatestMs) {
    latencyMsMin = leastMs;
    latencyMsMax = greatestMs;
    return this;
  }
}
