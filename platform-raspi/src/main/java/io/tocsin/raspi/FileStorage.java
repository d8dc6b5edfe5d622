/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Storage;
import io.tocsin.hal.StorageRegion;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Regions as files of one folder, the state directory.
 *
 * <p>The folder is made for the owner alone (0700), each file too (0600). A lock makes sure that no
 * two agents share a folder: they would answer under one engineID and undo each other's
 * engineBoots.
 */
public final class FileStorage implements Storage, Closeable {

  /** In capitals, so that no region can have this name. */
  static final String LOCK_NAME = "LOCK";

  private static final Set<? extends OpenOption> LOCK_OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private static final int NAME_CHARACTERS_MAX = 64;

  private final Path directory;
  private final FileChannel lockChannel;
  private final List<FileRegion> regions = new ArrayList<>();

  /**
   * Makes the folder where it is missing, and locks it.
   *
   * @param directory the state directory
   * @throws IOException when the folder cannot be made or used, may be written by everybody, or is
   *     in use by another agent; the message says which
   */
  public FileStorage(Path directory) throws IOException {
    this.directory = directory.toAbsolutePath().normalize();
    prepareDirectory();
    this.lockChannel = lock();
  }

  private void prepareDirectory() throws IOException {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        AtomicFiles.syncDirectory(directory.getParent());
      }
      if (Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new IOException("everybody may write to it; run: chmod 700 " + directory);
      }
    } catch (IOException e) {
      throw new IOException(
          "cannot use the state directory " + directory + ": " + AtomicFiles.reason(e), e);
    } catch (UnsupportedOperationException e) {
      throw new IOException(
          "cannot use the state directory "
              + directory
              + ": its file system keeps no owners and permissions",
          e);
    }
  }

  private FileChannel lock() throws IOException {
    Path file = directory.resolve(LOCK_NAME);
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file, LOCK_OPTIONS, PosixFilePermissions.asFileAttribute(AtomicFiles.OWNER_ONLY));
    } catch (IOException e) {
      throw new IOException(
          "cannot use the state directory " + directory + ": " + AtomicFiles.reason(e), e);
    }
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw new IOException(
            "the state directory "
                + directory
                + " is in use by another agent"
                + readHolder(channel)
                + "; give each agent a directory of its own");
      }
      noteHolder(channel);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** For people, so it may fail, as it does when the disk is full: the lock holds without it. */
  private static void noteHolder(FileChannel channel) {
    String holder = ProcessNumber.own() + "\n";
    try {
      // In place, and cut afterwards: so the room that the file has already is not given up.
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
      channel.truncate(holder.length());
    } catch (IOException e) {
      return;
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another agent of this very process holds it.
      return null;
    }
  }

  /** Tells which process holds the lock, as far as it wrote that down. */
  private static String readHolder(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    String holder = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    return holder.isBlank() ? "" : " (process " + holder.trim() + ")";
  }

  @Override
  public StorageRegion open(String name, int sizeBytes) throws IOException {
    checkName(name);
    if (sizeBytes < 1) {
      throw new IllegalArgumentException("a region of " + sizeBytes + " bytes");
    }
    FileRegion region = FileRegion.open(directory.resolve(name), sizeBytes);
    regions.removeIf(FileRegion::isClosed);
    regions.add(region);
    return region;
  }

  private static void checkName(String name) {
    boolean good = !name.isEmpty() && name.length() <= NAME_CHARACTERS_MAX;
    for (int i = 0; i < name.length() && good; i++) {
      char c = name.charAt(i);
      good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }
    if (!good || name.charAt(0) == '.') {
      throw new IllegalArgumentException("'" + name + "' is not a region's name");
    }
  }

  /** The state directory, absolute. */
  public Path directory() {
    return directory;
  }

  /** Closes all regions and gives the folder free. Unsynced writes may be lost. */
  @Override
  public void close() throws IOException {
    for (FileRegion region : regions) {
      region.close();
    }
    lockChannel.close();
  }
}
