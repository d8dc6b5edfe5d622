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
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The files of sensors, each read by a thread of its own, so that a driver that hangs keeps neither
 * the agent nor another sensor waiting.
 *
 * <p>A thread that hangs is bounded by the number of threads: those of files that are closed
 * already count for as long as they live. A file for which there is no thread left gets one as soon
 * as another ends.
 */
public final class FileValueFiles implements ValueFiles, Closeable {

  /** What reading a file needs, with room to spare; the default is a megabyte. */
  private static final long STACK_BYTES = 256 * 1024;

  /** Name of all threads here. */
  static final String THREAD = "tocsin-value";

  private final Path folder;
  private final Clock clock;
  private final int threadsMax;
  private final Runnable afterReading;
  private final Set<FileValue> files = new LinkedHashSet<>();
  private int threadCount;

  /**
   * Prepares for files; nothing is read yet.
   *
   * @param folder where relative names start
   * @param clock tells how long a reading takes; its monotonic time is asked by several threads
   * @param threadsMax most files that are read at a time
   */
  public FileValueFiles(Path folder, Clock clock, int threadsMax) {
    this(folder, clock, threadsMax, () -> {});
  }

  /** As above, and {@code afterReading} is called in its thread after each reading of a file. */
  FileValueFiles(Path folder, Clock clock, int threadsMax, Runnable afterReading) {
    this.folder = folder.toAbsolutePath().normalize();
    this.clock = clock;
    this.threadsMax = threadsMax;
    this.afterReading = afterReading;
  }

  @Override
  public ValueFile open(String name, int periodMs, int readTimeMsMax) {
    FileValue file = new FileValue(this, path(name), periodMs, readTimeMsMax);
    synchronized (this) {
      files.add(file);
    }
    file.startIfPossible();
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

  long nowMs() {
    return clock.monotonicMs();
  }

  void readingEnded() {
    afterReading.run();
  }

  /** Starts a thread; null when there are as many as there may be. */
  synchronized Thread start(Runnable work) {
    if (threadCount >= threadsMax) {
      return null;
    }
    Thread thread = startThread(work, THREAD);
    threadCount += thread == null ? 0 : 1;
    return thread;
  }

  /** Starts a thread for a moment, which does not count. */
  void startHelper(Runnable work) {
    startThread(work, THREAD + "-end");
  }

  private static Thread startThread(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, STACK_BYTES);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // So the JVM reports that the system gives no thread; the agent goes on without.
      return null;
    }
    return thread;
  }

  synchronized void threadEnded() {
    threadCount--;
  }

  /** Number of threads that live, also those of files that are closed and still hang. */
  synchronized int threadCount() {
    return threadCount;
  }

  synchronized void forget(FileValue file) {
    files.remove(file);
  }

  /** Closes all files; a thread that hangs in a driver ends with the process. */
  @Override
  public void close() {
    FileValue[] open;
    synchronized (this) {
      open = files.toArray(new FileValue[0]);
    }
    for (FileValue file : open) {
      file.close();
    }
  }
}
