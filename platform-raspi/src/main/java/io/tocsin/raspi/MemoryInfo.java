/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.nio.file.Path;

/**
 * Main memory and swap space as {@code /proc/meminfo} tells them, in bytes.
 *
 * @param totalBytes main memory that the kernel has; -1 when it is not known
 * @param availableBytes what programs can have of it without swapping
 * @param swapBytes swap space; 0 for none
 * @param swapFreeBytes what is free of it
 */
record MemoryInfo(long totalBytes, long availableBytes, long swapBytes, long swapFreeBytes) {

  private static final int FILE_BYTES_MAX = 8_192;

  /** Greatest number of kilobytes that is believed: 2^43, which are 2^53 bytes. */
  private static final long KILOBYTES_MAX = 1L << 43;

  /**
   * Reads it.
   *
   * @param root stands for {@code /}
   */
  static MemoryInfo read(Path root) {
    long total = -1;
    long available = -1;
    // What a kernel before 3.14 has in place of MemAvailable.
    long reclaimable = 0;
    long swap = 0;
    long swapFree = 0;
    for (String line : SystemText.lines(root.resolve("proc/meminfo"), FILE_BYTES_MAX)) {
      int colon = line.indexOf(':');
      long bytes = colon < 0 ? -1 : bytes(line.substring(colon + 1));
      if (bytes >= 0) {
        switch (line.substring(0, colon)) {
          case "MemTotal" -> total = bytes;
          case "MemAvailable" -> available = bytes;
          case "MemFree", "Buffers", "Cached" -> reclaimable += bytes;
          case "SwapTotal" -> swap = bytes;
          case "SwapFree" -> swapFree = bytes;
          default -> {
            // Of no interest here.
          }
        }
      }
    }
    long free = available >= 0 ? available : reclaimable;
    return new MemoryInfo(
        total, Math.min(free, Math.max(total, 0)), swap, Math.min(swapFree, swap));
  }

  private static long bytes(String value) {
    String text = value.strip();
    if (!text.endsWith(" kB")) {
      return -1;
    }
    long kilobytes = SystemText.number(text.substring(0, text.length() - 3).strip());
    return kilobytes < 0 || kilobytes > KILOBYTES_MAX ? -1 : kilobytes * 1_024;
  }
}
