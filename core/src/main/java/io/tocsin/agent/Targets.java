/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.TargetQueue;
import io.tocsin.mib.TargetStatus;
import io.tocsin.tls.Fingerprint;

/** All targets of notifications: their turns, and what the MIB tells of them. */
final class Targets implements TargetStatus {

  private static final byte[] NO_FINGERPRINT = {};

  private final TargetDriver[] drivers;
  private final byte[][] fingerprints;
  private int first;

  /**
   * An empty list.
   *
   * @param count number of targets that {@link #set} will add
   */
  Targets(int count) {
    drivers = new TargetDriver[count];
    fingerprints = new byte[count][];
  }

  void set(int index, TargetDriver driver) {
    drivers[index] = driver;
    Fingerprint fingerprint = driver.address().serverFingerprint();
    fingerprints[index] = fingerprint == null ? NO_FINGERPRINT : fingerprint.octets();
  }

  /** The drivers in their order; not to be changed. */
  TargetDriver[] drivers() {
    return drivers;
  }

  /**
   * Gives each target its turn; another one is the first each time.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    long deadlineMs = Long.MAX_VALUE;
    for (int i = 0; i < drivers.length; i++) {
      TargetDriver driver = drivers[(first + i) % drivers.length];
      deadlineMs = Math.min(deadlineMs, driver.step(nowMs));
    }
    first = drivers.length == 0 ? 0 : (first + 1) % drivers.length;
    return deadlineMs;
  }

  void shutDown(long nowMs) {
    for (TargetDriver driver : drivers) {
      driver.shutDown(nowMs);
    }
  }

  @Override
  public int targetCount() {
    return drivers.length;
  }

  @Override
  public String name(int target) {
    return drivers[target].name();
  }

  @Override
  public boolean isInform(int target) {
    return drivers[target].isInform();
  }

  @Override
  public int state(int target) {
    TargetSession session = drivers[target].session();
    if (session.isOpen()) {
      return OPEN;
    }
    return session.isOpening() ? OPENING : IDLE;
  }

  @Override
  public long accepted(int target) {
    return queue(target).accepted();
  }

  @Override
  public long delivered(int target) {
    return queue(target).delivered();
  }

  @Override
  public long queued(int target) {
    return queue(target).queued();
  }

  @Override
  public long queueHighWater(int target) {
    return queue(target).highWater();
  }

  @Override
  public long dropped(int target, int cause) {
    return queue(target).dropped(cause);
  }

  private TargetQueue queue(int target) {
    return drivers[target].queue();
  }

  @Override
  public String lastError(int target) {
    return drivers[target].troubles().lastError();
  }

  @Override
  public byte[] serverFingerprint(int target) {
    return fingerprints[target];
  }
}
