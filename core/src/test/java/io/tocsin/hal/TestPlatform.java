/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import io.tocsin.tls.TestEntropy;
import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A board in the virtual world. */
public final class TestPlatform implements Platform, Clock, Watchdog, OperatorFiles {

  public final VirtualNetwork world;
  public final VirtualHost host;
  public final MemoryStorage storage = new MemoryStorage();
  public final TestBoard board = new TestBoard();
  public final TestLog log = new TestLog();
  public final Map<String, byte[]> files = new HashMap<>();
  public final TestValueFiles valueFiles = new TestValueFiles();
  public final Entropy entropy = new TestEntropy(1);
  public boolean wallTrusted = true;
  public long watchdogTimeoutMs = 10_000;
  public long feedCount;
  public long feedPauseMsMax;
  private long lastFeedMs;

  /** A board with an address. */
  public TestPlatform(VirtualNetwork world, String address) {
    this.world = world;
    host = world.addHost(address);
  }

  @Override
  public Clock clock() {
    return this;
  }

  @Override
  public Network network() {
    return host;
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Board board() {
    return board;
  }

  @Override
  public Watchdog watchdog() {
    return this;
  }

  @Override
  public Log log() {
    return log;
  }

  @Override
  public OperatorFiles files() {
    return this;
  }

  @Override
  public ValueFiles valueFiles() {
    return valueFiles;
  }

  @Override
  public long monotonicMs() {
    return world.nowMs();
  }

  @Override
  public long wallMs() {
    return TestPki.NOW_MS + world.nowMs();
  }

  @Override
  public boolean wallTrusted() {
    return wallTrusted;
  }

  @Override
  public long timeoutMs() {
    return watchdogTimeoutMs;
  }

  @Override
  public void feed() {
    feedPauseMsMax = feedCount == 0 ? 0 : Math.max(feedPauseMsMax, world.nowMs() - lastFeedMs);
    lastFeedMs = world.nowMs();
    feedCount++;
  }

  @Override
  public byte[] read(String name, int sizeBytesMax) throws IOException {
    byte[] content = files.get(name);
    if (content == null) {
      throw new IOException(name + ": no such file");
    }
    return content;
  }
}
