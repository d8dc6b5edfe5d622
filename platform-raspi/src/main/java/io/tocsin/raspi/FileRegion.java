/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.StorageRegion;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A region of {@link FileStorage}. Reading and writing allocate nothing in the JVM.
 *
 * <p>A plain random access file and not a channel: a channel closes itself when its thread is
 * interrupted.
 */
final class FileRegion implements StorageRegion {

  private static final int ZEROS_BYTES = 4096;

  private final Path path;
  private final int sizeBytes;
  private final RandomAccessFile file;
  private boolean closed;

  private FileRegion(Path path, int sizeBytes, RandomAccessFile file) {
    this.path = path;
    this.sizeBytes = sizeBytes;
    this.file = file;
  }

  /** Opens the file, and makes, grows or cuts it as needed. */
  static FileRegion open(Path path, int sizeBytes) throws IOException {
    try {
      boolean created = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      if (created) {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(AtomicFiles.OWNER_ONLY));
      } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("not a regular file");
      }
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      try {
        resize(file, sizeBytes);
      } catch (IOException e) {
        file.close();
        if (created) {
          Files.deleteIfExists(path);
        }
        throw e;
      }
      if (created) {
        AtomicFiles.syncDirectory(path.getParent());
      }
      return new FileRegion(path, sizeBytes, file);
    } catch (IOException e) {
      throw new IOException("cannot open " + path + ": " + AtomicFiles.reason(e), e);
    }
  }

  private static void resize(RandomAccessFile file, int sizeBytes) throws IOException {
    long present = file.length();
    if (present == sizeBytes) {
      return;
    }
    if (present > sizeBytes) {
      file.setLength(sizeBytes);
    } else {
      // Written, not left as a hole: a full disk shows now and not in the middle of a later write.
      byte[] zeros = new byte[ZEROS_BYTES];
      try {
        file.seek(present);
        for (long left = sizeBytes - present; left > 0; left -= ZEROS_BYTES) {
          file.write(zeros, 0, (int) Math.min(left, ZEROS_BYTES));
        }
        // Only now is it certain of every file system that there is room.
        file.getFD().sync();
      } catch (IOException e) {
        // What this region cannot use must not take the last room from smaller ones.
        file.setLength(present);
        throw new IOException(
            AtomicFiles.reason(e) + "; " + (sizeBytes - present) + " bytes more are needed", e);
      }
      return;
    }
    file.getFD().sync();
  }

  @Override
  public int sizeBytes() {
    return sizeBytes;
  }

  @Override
  public void read(int position, byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(position, length, sizeBytes);
    Objects.checkFromIndexSize(offset, length, into.length);
    try {
      checkOpen();
      file.seek(position);
      file.readFully(into, offset, length);
    } catch (IOException e) {
      throw new IOException("cannot read " + path + ": " + AtomicFiles.reason(e), e);
    }
  }

  @Override
  public void write(int position, byte[] from, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(position, length, sizeBytes);
    Objects.checkFromIndexSize(offset, length, from.length);
    try {
      checkOpen();
      file.seek(position);
      file.write(from, offset, length);
    } catch (IOException e) {
      throw new IOException("cannot write " + path + ": " + AtomicFiles.reason(e), e);
    }
  }

  @Override
  public void sync() throws IOException {
    try {
      checkOpen();
      file.getFD().sync();
    } catch (IOException e) {
      throw new IOException("cannot sync " + path + ": " + AtomicFiles.reason(e), e);
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the region is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      // The contract promises nothing about what was not synced; there is nobody to tell.
      return;
    }
  }
}
