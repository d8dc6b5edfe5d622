/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.OperatorFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The operator's files, below the folder of the configuration file. */
public final class FileOperatorFiles implements OperatorFiles {

  private final Path folder;

  /**
   * Makes the reader.
   *
   * @param folder where relative names start
   */
  public FileOperatorFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public byte[] read(String name, int sizeBytesMax) throws IOException {
    Path path;
    try {
      path = folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new IOException("'" + name + "' is not a file name: " + e.getReason(), e);
    }
    // Asked first: opening a pipe would wait for its writer.
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException("cannot read " + path + ": not a regular file");
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(path)) {
      content = in.readNBytes(sizeBytesMax + 1);
    } catch (IOException e) {
      throw new IOException("cannot read " + path + ": " + AtomicFiles.reason(e), e);
    }
    if (content.length > sizeBytesMax) {
      throw new IOException("cannot read " + path + ": larger than " + sizeBytesMax + " bytes");
    }
    return content;
  }
}
