/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The number that the kernel has for this process. */
public final class ProcessNumber {

  private ProcessNumber() {}

  /**
   * Asks the kernel, by the link of proc(5). The JDK's {@code ProcessHandle} says the same, and
   * comes with threads that wait for other processes.
   */
  public static long own() {
    try {
      return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
    } catch (IOException | NumberFormatException e) {
      return ProcessHandle.current().pid();
    }
  }
}
