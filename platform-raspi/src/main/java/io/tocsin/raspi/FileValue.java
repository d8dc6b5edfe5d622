/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Sensor;
import io.tocsin.hal.ValueFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file that is read again and again, and what was read last. */
final class FileValue implements ValueFile {

  /** The bits of {@code st_mode} that tell what kind of file it is, and two kinds (inode(7)). */
  private static final int KIND = 0170000;

  private static final int REGULAR = 0100000;
  private static final int PIPE = 0010000;

  private final FileValueFiles owner;
  private final Path path;
  private final int periodMs;
  private final int readTimeMsMax;

  /** What the thread reads into, which nobody else touches. */
  private final ByteBuffer buffer = ByteBuffer.allocate(TEXT_BYTES_MAX);

  // All of the following belongs to whoever holds the monitor, which is never held over a reading.
  private final byte[] text = new byte[TEXT_BYTES_MAX];
  private int length;
  private long readings;
  private int lastStatus = Sensor.UNAVAILABLE;

  /** Since when the next reading is waited for; {@link Long#MAX_VALUE} while none is due. */
  private long waitingSinceMs;

  private Thread thread;
  private boolean opensPipe;
  private boolean closed;

  /** The other end of a pipe that the thread waits for, so that it waits no more. */
  private FileChannel otherEnd;

  /**
   * A file that nobody reads yet.
   *
   * @param owner gives the thread
   * @param path where it is; null when it can be nowhere
   * @param periodMs time between two readings in milliseconds
   * @param readTimeMsMax time that one reading may take in milliseconds
   */
  FileValue(FileValueFiles owner, Path path, int periodMs, int readTimeMsMax) {
    this.owner = owner;
    this.path = path;
    this.periodMs = periodMs;
    this.readTimeMsMax = readTimeMsMax;
    waitingSinceMs = owner.nowMs();
  }

  /** Starts the thread, if there is none and there may be one more. */
  synchronized void startIfPossible() {
    if (thread == null && !closed && path != null) {
      thread = owner.start(this::run);
    }
  }

  @Override
  public int status() {
    startIfPossible();
    synchronized (this) {
      if (closed || path == null) {
        return Sensor.UNAVAILABLE;
      }
      boolean isLate =
          waitingSinceMs != Long.MAX_VALUE && owner.nowMs() - waitingSinceMs > readTimeMsMax;
      return isLate ? Sensor.FAULTY : lastStatus;
    }
  }

  @Override
  public synchronized long readings() {
    return readings;
  }

  @Override
  public synchronized int text(byte[] into) {
    System.arraycopy(text, 0, into, 0, length);
    return length;
  }

  /** What the thread does until the file is closed. */
  private void run() {
    try {
      while (begin()) {
        boolean isRead = read();
        end(isRead);
        owner.readingEnded();
        pause();
      }
    } finally {
      closeOtherEnd();
      owner.threadEnded();
    }
  }

  private synchronized boolean begin() {
    waitingSinceMs = owner.nowMs();
    return !closed;
  }

  private synchronized void end(boolean isRead) {
    waitingSinceMs = Long.MAX_VALUE;
    lastStatus = isRead ? Sensor.OK : Sensor.UNAVAILABLE;
    if (isRead) {
      length = buffer.position();
      System.arraycopy(buffer.array(), 0, text, 0, length);
      readings++;
    }
  }

  /** Waits for the next reading, or for the end. */
  private synchronized void pause() {
    long endNs = System.nanoTime() + periodMs * 1_000_000L;
    long leftMs = periodMs;
    while (!closed && leftMs > 0) {
      try {
        wait(leftMs);
      } catch (InterruptedException e) {
        // Only close() interrupts, and closed says so.
        return;
      }
      leftMs = (endNs - System.nanoTime()) / 1_000_000;
    }
  }

  /** Reads the beginning of the file; false when it is not there or cannot be read. */
  private boolean read() {
    buffer.clear();
    try {
      // A device would be opened for good or for bad, and a folder has no text.
      int kind = (Integer) Files.getAttribute(path, "unix:mode") & KIND;
      if (kind != REGULAR && kind != PIPE) {
        return false;
      }
      if (kind == PIPE && !beginPipe()) {
        return false;
      }
      // A channel and not a stream: a thread that waits in it can be interrupted.
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
          // Until its end; a driver may give its text in pieces.
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      endPipe();
    }
  }

  private synchronized boolean beginPipe() {
    opensPipe = !closed;
    return opensPipe;
  }

  private synchronized void endPipe() {
    opensPipe = false;
  }

  @Override
  public void close() {
    boolean waitsForWriter;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      notifyAll();
      if (thread != null) {
        thread.interrupt();
      }
      waitsForWriter = opensPipe;
    }
    owner.forget(this);
    if (waitsForWriter) {
      owner.startHelper(this::openOtherEnd);
    }
  }

  /**
   * Opens the pipe in which the thread may wait for a writer, which no interruption ends. To read
   * and to write, as on Linux that waits for nobody (fifo(7)); it stays open until the thread has
   * seen that it is to end. Without the right to write, the thread waits on, and counts.
   */
  private void openOtherEnd() {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      synchronized (this) {
        otherEnd = channel;
      }
      if (!opensPipe()) {
        closeOtherEnd();
      }
    } catch (IOException e) {
      // Then it is no pipe any more, or not ours to write to.
    }
  }

  private synchronized boolean opensPipe() {
    return opensPipe;
  }

  private synchronized void closeOtherEnd() {
    if (otherEnd != null) {
      try {
        otherEnd.close();
      } catch (IOException e) {
        // Nothing was written that could be lost.
      }
      otherEnd = null;
    }
  }
}
