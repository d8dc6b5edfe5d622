/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine in one line, without which no figure means anything. */
public final class Machine {

  private Machine() {}

  /** Processor, cores, system and JVM. */
  public static String describe() {
    return processor()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + System.getProperty("os.name")
        + "; "
        + System.getProperty("java.vm.name")
        + " "
        + System.getProperty("java.runtime.version");
  }

  /** On x86 each core names the model; on ARM boards the last line names the board. */
  private static String processor() {
    String architecture = System.getProperty("os.arch");
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
      for (String key : List.of("model name", "Model", "Hardware")) {
        for (String line : lines) {
          int colon = line.indexOf(':');
          if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
            return line.substring(colon + 1).strip() + " (" + architecture + ")";
          }
        }
      }
    } catch (IOException e) {
      // Not Linux: the architecture must do.
    }
    return architecture;
  }
}
