/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import io.tocsin.hal.Link;
import io.tocsin.hal.LinkCounter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A network interface made of memory, which is enabled for ever. No traffic goes through it: its
 * counters stand at 0 until somebody sets them.
 */
final class SimulatedLink implements Link {

  /** Locally administered, so that no real interface has it; 4 octets follow. */
  private static final int ADDRESS_PREFIX = 0x0254;

  private final String name;
  private final int interfaceIndex;
  private final LinkKind kind;
  private final byte[] physicalAddress;
  private final long[] counters = new long[LinkCounter.COUNT];
  private boolean up;
  private long bitsPerSecond;

  /**
   * An interface.
   *
   * @param plan what it is to be
   * @param serial what tells its board from all others
   * @param interfaceIndex its number on the board
   */
  SimulatedLink(LinkPlan plan, String serial, int interfaceIndex) {
    this.name = plan.name();
    this.interfaceIndex = interfaceIndex;
    this.up = plan.up();
    kind = LinkKind.of(name);
    bitsPerSecond = kind.bitsPerSecond();
    physicalAddress = kind.hasAddress() ? address(serial, interfaceIndex) : new byte[0];
  }

  /** Six octets that are the same whenever the board is, and others for another board. */
  private static byte[] address(String serial, int interfaceIndex) {
    CRC32 checksum = new CRC32();
    checksum.update((serial + "/" + interfaceIndex).getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(6)
        .putShort((short) ADDRESS_PREFIX)
        .putInt((int) checksum.getValue())
        .array();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int interfaceIndex() {
    return interfaceIndex;
  }

  @Override
  public boolean isEnabled() {
    return true;
  }

  @Override
  public int status() {
    return up ? UP : DOWN;
  }

  @Override
  public int type() {
    return kind.type();
  }

  @Override
  public String description() {
    return kind.description();
  }

  @Override
  public String alias() {
    return "";
  }

  @Override
  public int mtuBytes() {
    return kind.mtuBytes();
  }

  @Override
  public long bitsPerSecond() {
    return bitsPerSecond;
  }

  @Override
  public byte[] physicalAddress() {
    return physicalAddress;
  }

  @Override
  public boolean isPromiscuous() {
    return false;
  }

  @Override
  public boolean hasConnector() {
    return kind.hasConnector();
  }

  @Override
  public long counter(int counter) {
    return counters[counter];
  }

  void setUp(boolean isUp) {
    up = isUp;
  }

  void setBitsPerSecond(long newBitsPerSecond) {
    bitsPerSecond = newBitsPerSecond;
  }

  void setCounter(int counter, long value) {
    counters[counter] = value;
  }
}
