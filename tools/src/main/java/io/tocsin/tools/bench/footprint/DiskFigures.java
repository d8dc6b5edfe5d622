/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the files of a runtime take on disk. */
record DiskFigures(Path runtime) {

  /** All of it, in bytes. */
  long total() throws IOException {
    try (Stream<Path> files = Files.walk(runtime)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  /** One of its files, in bytes. */
  long of(String file) throws IOException {
    return Files.size(runtime.resolve(file));
  }
}
