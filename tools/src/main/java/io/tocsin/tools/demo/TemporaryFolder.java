/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is removed at the end with all that is in it. */
public final class TemporaryFolder implements AutoCloseable {

  private final Path path;

  /**
   * Makes it.
   *
   * @param prefix what its name begins with
   * @throws IOException when it cannot be made
   */
  public TemporaryFolder(String prefix) throws IOException {
    path = Files.createTempDirectory(prefix);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Removes it. Harmless when repeated. */
  @Override
  public synchronized void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // It is gone already.
      return;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
