/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

/**
 * Bounds of what {@link LinuxBoard} has; what is beyond them is left out, and the log says so.
 *
 * @param sensorsMax most sensors; each costs some 3 kB
 * @param linksMax most network interfaces; each costs some 1 kB
 * @param ledsMax most LEDs; each costs some 200 bytes
 * @param storagesMax most storage areas of the computer, as {@link io.tocsin.raspi.LinuxHost} has
 *     them
 * @param threadsMax most threads in which sensors, interfaces and LEDs are read: one where all is
 *     well; when as many hang, the others become late too
 * @param periodMs time between two readings in milliseconds, 1 to 3600000; ten times as much for
 *     what takes long to read
 * @param readTimeMsMax time that one reading may take in milliseconds
 */
public record BoardBounds(
    int sensorsMax,
    int linksMax,
    int ledsMax,
    int storagesMax,
    int threadsMax,
    int periodMs,
    int readTimeMsMax) {

  /**
   * Bounds that do for all usual boards.
   *
   * @param storagesMax most storage areas
   * @param periodMs time between two readings in milliseconds
   * @param readTimeMsMax time that one reading may take in milliseconds
   */
  public static BoardBounds of(int storagesMax, int periodMs, int readTimeMsMax) {
    return new BoardBounds(64, 32, 16, storagesMax, 8, periodMs, readTimeMsMax);
  }
}
