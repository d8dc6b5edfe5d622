/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

/** That an output is to have a level: given by the agent's thread, done by the chip's. */
final class DriveOrder {

  private final GpioLine line;
  private final boolean active;
  private boolean taken;
  private boolean ended;
  private boolean succeeded;

  DriveOrder(GpioLine line, boolean active) {
    this.line = line;
    this.active = active;
  }

  GpioLine line() {
    return line;
  }

  boolean isActive() {
    return active;
  }

  /** Whether it is still to be done; nobody can take it back then. */
  synchronized boolean take() {
    if (ended) {
      return false;
    }
    taken = true;
    return true;
  }

  /** Tells what became of it. */
  synchronized void end(boolean success) {
    ended = true;
    succeeded = success;
    notifyAll();
  }

  /**
   * Waits for the end. When the time is over, an order that nobody has taken is taken back.
   *
   * @param timeMsMax how long, in milliseconds
   * @return whether the output has the level
   */
  synchronized boolean await(long timeMsMax) {
    long endNs = System.nanoTime() + timeMsMax * 1_000_000;
    long leftMs = timeMsMax;
    try {
      while (!ended && leftMs > 0) {
        wait(leftMs);
        leftMs = (endNs - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended |= !taken;
    return succeeded;
  }
}
