/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.Network;
import io.tocsin.hal.OperatorFiles;
import io.tocsin.hal.Platform;
import io.tocsin.hal.Storage;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.TestLog;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.hal.Watchdog;
import io.tocsin.tls.TestEntropy;
import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A board in the virtual world. */
final class TestPlatform implements Platform, Clock, Watchdog, OperatorFiles {

  final VirtualNetwork world;
  final VirtualHost host;
  final MemoryStorage storage = new MemoryStorage();
  final TestBoard board = new TestBoard();
  final TestLog log = new TestLog();
  final Map<String, byte[]> files = new HashMap<>();
  final Entropy entropy = new TestEntropy(1);
  boolean wallTrusted = true;
  long watchdogTimeoutMs = 10_000;
  long feedCount;
  long feedPauseMsMax;
  private long lastFeedMs;

  TestPlatform(VirtualNetwork world, String address) {
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
