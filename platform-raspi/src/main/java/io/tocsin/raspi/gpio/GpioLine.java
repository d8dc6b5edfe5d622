/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import io.tocsin.config.LineSettings;
import io.tocsin.hal.Line;

/**
 * One line of a GPIO chip as the agent sees it. What it tells is what the chip's thread found last;
 * what it is told, that thread does.
 */
final class GpioLine implements Line {

  private final LineSettings settings;
  private final int index;
  private volatile boolean active;
  private volatile boolean held;
  private ChipThread chip;

  // The rest belongs to the chip's thread.
  private int descriptor = -1;
  private int sequence;
  private boolean edgesLost;
  private String trouble;

  /**
   * A line that nobody holds yet.
   *
   * @param settings which one it is
   * @param index its index among the board's lines of GPIO
   */
  GpioLine(LineSettings settings, int index) {
    this.settings = settings;
    this.index = index;
  }

  /** Names the thread that does what this line is told. */
  void setChip(ChipThread thread) {
    chip = thread;
  }

  LineSettings settings() {
    return settings;
  }

  int index() {
    return index;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public boolean isOutput() {
    return settings.isOutput();
  }

  @Override
  public boolean isAvailable() {
    return held && !chip.isLate();
  }

  @Override
  public boolean isActive() {
    return active;
  }

  /** Takes note of the level; {@link GpioLines#level} alone calls. */
  void setActive(boolean active) {
    this.active = active;
  }

  @Override
  public boolean drive(boolean active) {
    return isOutput() && isAvailable() && chip.drive(this, active);
  }

  /** What the kernel knows our request by; less than 0 while the line is not ours. */
  int descriptor() {
    return descriptor;
  }

  /** The line is ours. */
  void hold(int descriptor) {
    this.descriptor = descriptor;
    sequence = 0;
    trouble = null;
    held = true;
  }

  /** The line is not ours any more. */
  void lose() {
    descriptor = -1;
    held = false;
  }

  /**
   * Why the line is not ours.
   *
   * @return whether that is news
   */
  boolean setTrouble(String reason) {
    boolean isNew = !reason.equals(trouble);
    trouble = reason;
    return isNew;
  }

  /**
   * Takes note of the number of an edge, which the kernel counts from 1.
   *
   * @return how many are missing before it
   */
  int follow(int number) {
    // The number has 32 bits and begins again behind its greatest.
    int missing = number - sequence - 1;
    sequence = number;
    edgesLost |= missing != 0;
    return missing;
  }

  /** Whether edges were missing since the last call. */
  boolean takeEdgesLost() {
    boolean lost = edgesLost;
    edgesLost = false;
    return lost;
  }
}
