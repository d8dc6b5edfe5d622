/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.ValueFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What is read of the files of one value: the beginning of their text, each further file in a line
 * of its own.
 */
final class FileValue extends Reading implements ValueFile {

  /** The bits of {@code st_mode} that tell what kind of file it is, and two kinds (inode(7)). */
  private static final int KIND = 0170000;

  private static final int REGULAR = 0100000;
  private static final int PIPE = 0010000;

  private final Readings owner;
  private final FilePlace place;

  /** What the thread reads into, which nobody else touches. */
  private final ByteBuffer buffer = ByteBuffer.allocate(TEXT_BYTES_MAX);

  // All of the following belongs to whoever holds the monitor, which is never held over a reading.
  private final byte[] text = new byte[TEXT_BYTES_MAX];
  private int length;
  private long readings;

  /** The pipe that the thread opens or reads; null for none. */
  private Path pipe;

  private boolean closed;

  /** The other end of a pipe that the thread waits for, so that it waits no more. */
  private FileChannel otherEnd;

  /**
   * Files that nobody reads yet.
   *
   * @param owner reads them
   * @param place where they are
   * @param periodMs time between two readings in milliseconds
   * @param readTimeMsMax time that one reading may take in milliseconds
   */
  FileValue(Readings owner, FilePlace place, int periodMs, int readTimeMsMax) {
    super(owner, periodMs, readTimeMsMax);
    this.owner = owner;
    this.place = place;
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

  @Override
  protected boolean read() {
    buffer.clear();
    List<Path> files = place.files();
    for (Path file : files) {
      beginLine();
      if (!read(file)) {
        return false;
      }
    }
    if (!files.isEmpty()) {
      keep();
    }
    return !files.isEmpty();
  }

  private void beginLine() {
    int position = buffer.position();
    if (position > 0 && buffer.hasRemaining() && buffer.get(position - 1) != '\n') {
      buffer.put((byte) '\n');
    }
  }

  private synchronized void keep() {
    length = buffer.position();
    System.arraycopy(buffer.array(), 0, text, 0, length);
    readings++;
  }

  /** Reads the beginning of a file; false when it is not there or cannot be read. */
  private boolean read(Path file) {
    try {
      // A device would be opened for good or for bad, and a folder has no text.
      int kind = (Integer) Files.getAttribute(file, "unix:mode") & KIND;
      if (kind != REGULAR && kind != PIPE) {
        return false;
      }
      if (kind == PIPE && !beginPipe(file)) {
        return false;
      }
      // A channel and not a stream: a thread that waits in it can be interrupted.
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
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

  private synchronized boolean beginPipe(Path file) {
    pipe = closed ? null : file;
    return !closed;
  }

  private synchronized void endPipe() {
    pipe = null;
    closeOtherEnd();
  }

  @Override
  public void close() {
    Path waitsForWriter;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waitsForWriter = pipe;
    }
    super.close();
    if (waitsForWriter != null) {
      owner.startHelper(() -> openOtherEnd(waitsForWriter));
    }
  }

  /**
   * Opens the pipe in which the thread may wait for a writer, which no interruption ends. To read
   * and to write, as on Linux that waits for nobody (fifo(7)); it stays open until the thread has
   * seen that it is to end. Without the right to write, the thread waits on, and counts.
   */
  private void openOtherEnd(Path waitedFor) {
    try {
      FileChannel channel =
          FileChannel.open(waitedFor, StandardOpenOption.READ, StandardOpenOption.WRITE);
      synchronized (this) {
        otherEnd = channel;
        if (pipe == null) {
          closeOtherEnd();
        }
      }
    } catch (IOException e) {
      // Then it is no pipe any more, or not ours to write to.
    }
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
