/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import io.tocsin.hal.ValueFile;
import io.tocsin.hal.ValueFiles;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The files of sensors, read in the threads of {@link Readings}. */
public final class FileValueFiles implements ValueFiles, Closeable {

  private final Path folder;
  private final Readings readings;

  /**
   * Prepares for files; nothing is read yet.
   *
   * @param folder where relative names start
   * @param clock tells how long a reading takes; its monotonic time is asked by several threads
   * @param threadsMax most threads at a time, and so most files that may hang before others wait
   */
  public FileValueFiles(Path folder, Clock clock, int threadsMax) {
    this(folder, new Readings(clock, threadsMax));
  }

  /**
   * As above.
   *
   * @param readings have the threads; closed with this
   */
  public FileValueFiles(Path folder, Readings readings) {
    this.folder = folder.toAbsolutePath().normalize();
    this.readings = readings;
  }

  @Override
  public ValueFile open(String name, int periodMs, int readTimeMsMax) {
    Path path = path(name);
    List<Path> files = path == null ? List.of() : List.of(path);
    return open(() -> files, periodMs, readTimeMsMax);
  }

  /**
   * Begins to read files whose place may change.
   *
   * @param place where they are
   * @param periodMs time between two readings in milliseconds, more than 0
   * @param readTimeMsMax time that one reading may take, in milliseconds, before it is late
   */
  public ValueFile open(FilePlace place, int periodMs, int readTimeMsMax) {
    FileValue file = new FileValue(readings, place, periodMs, readTimeMsMax);
    file.start();
    return file;
  }

  @Override
  public boolean isPresent(String name) {
    Path path = path(name);
    return path != null && Files.exists(path);
  }

  /** Where a file is; null when no file can have the name. */
  private Path path(String name) {
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Closes all files; a thread that hangs in a driver ends with the process. */
  @Override
  public void close() {
    readings.close();
  }
}
