/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/** The beginning of one file of {@link ValueFiles}, as it was read last. No method waits. */
public interface ValueFile {

  /** Most bytes of a file that are read; what stands behind them is left. */
  int TEXT_BYTES_MAX = 1_024;

  /**
   * State of the last reading: {@link Sensor#OK}; {@link Sensor#UNAVAILABLE} while there is no such
   * file, it cannot be read, or it is closed; {@link Sensor#FAULTY} while a reading takes longer
   * than it may.
   */
  int status();

  /** Number of readings that gave a text; when it is the same as before, so is the text. */
  long readings();

  /**
   * Copies the text that was read last.
   *
   * @param into destination of {@link #TEXT_BYTES_MAX} bytes
   * @return number of bytes, {@link #TEXT_BYTES_MAX} also where the file goes on; 0 before the
   *     first reading
   */
  int text(byte[] into);

  /** Stops to read it. Harmless when repeated. */
  void close();
}
