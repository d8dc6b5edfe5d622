/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Line;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.Reading;
import io.tocsin.raspi.Readings;
import io.tocsin.raspi.SystemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * An LED as an output line ({@code /sys/class/leds}, Documentation/leds/leds-class.rst of Linux).
 * It is driven and read beside the agent, as that may take long; so {@link #drive} tells that the
 * LED was there and may be written, and {@link #isActive} tells of a failure afterwards.
 */
final class LedLine implements Line {

  private final Path folder;
  private final String name;
  private final Reading reading;
  private volatile boolean isLit;
  private volatile boolean isWritable;

  /** What it is to become; null when nothing is left to be done. */
  private volatile Boolean wanted;

  /**
   * An LED that is not read yet.
   *
   * @param folder its files
   * @param name its name on the board
   * @param readings read and drive it
   * @param bounds how often, and how long that may take
   */
  LedLine(Path folder, String name, Readings readings, BoardBounds bounds) {
    this.folder = folder;
    this.name = name;
    this.reading =
        new Reading(readings, bounds.periodMs(), bounds.readTimeMsMax()) {
          @Override
          protected boolean read() {
            return readAndDrive();
          }
        };
  }

  /** What reads it. */
  Reading reading() {
    return reading;
  }

  private boolean readAndDrive() {
    Path brightness = folder.resolve("brightness");
    Boolean now = wanted;
    if (now != null && Files.isRegularFile(brightness)) {
      light(brightness, now);
    }
    long level = SystemText.number(SystemText.line(brightness));
    isWritable = Files.isWritable(brightness);
    isLit = level > 0;
    synchronized (this) {
      // What was asked for meanwhile stays to be done.
      if (Objects.equals(wanted, now)) {
        wanted = null;
      }
    }
    return level >= 0;
  }

  private void light(Path brightness, boolean isActive) {
    try {
      Path trigger = folder.resolve("trigger");
      if (Files.isWritable(trigger)) {
        // Or else the kernel would go on to switch it, by the card's activity for example.
        write(trigger, "none");
      }
      long most = SystemText.number(SystemText.line(folder.resolve("max_brightness")));
      write(brightness, isActive ? Long.toString(Math.max(1, most)) : "0");
    } catch (IOException e) {
      // What is read next tells that it was not done.
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isOutput() {
    return true;
  }

  @Override
  public boolean isActive() {
    Boolean next = wanted;
    return next == null ? isLit : next;
  }

  @Override
  public boolean drive(boolean active) {
    if (reading.status() != Sensor.OK || !isWritable) {
      return false;
    }
    synchronized (this) {
      wanted = active;
    }
    reading.readSoon();
    return true;
  }
}
