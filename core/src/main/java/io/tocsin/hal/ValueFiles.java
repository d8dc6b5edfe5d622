/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * Files in which drivers and programs of the board tell a value that changes, such as those below
 * {@code /sys}. Nothing here waits for the hardware: a platform reads such files again and again
 * beside the agent, and the agent sees what was read last.
 */
public interface ValueFiles {

  /**
   * Begins to read a file. It need not exist; it is looked for again each time.
   *
   * @param name path as written in the configuration; a relative one starts at the configuration
   *     file's folder
   * @param periodMs time between two readings in milliseconds, more than 0
   * @param readTimeMsMax time that one reading may take, in milliseconds, before the file counts as
   *     faulty
   * @return what is read, {@link Sensor#UNAVAILABLE} before the first reading; to be closed
   */
  ValueFile open(String name, int periodMs, int readTimeMsMax);

  /**
   * Whether there is a file now; used at start and on reload only, as it may wait for a disk.
   *
   * @param name as for {@link #open}
   */
  boolean isPresent(String name);
}
