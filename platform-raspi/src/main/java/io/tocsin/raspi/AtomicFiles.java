/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces whole files so that a power cut leaves either the old content or the new one, and what
 * was replaced stays replaced.
 */
public final class AtomicFiles {

  /** Permissions for the owner alone: 0600. */
  static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private AtomicFiles() {}

  /**
   * Replaces or makes a file that its owner alone may read and write (0600).
   *
   * @param file the file; where it is a symbolic link, the file that the link leads to
   * @param content the new content
   * @throws IOException when the new content is not safely on the disk; the old file is intact
   *     then, unless the message says that the folder could not be synced
   */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, content, OWNER_ONLY);
  }

  /**
   * Replaces or makes a file.
   *
   * @param file the file; where it is a symbolic link, the file that the link leads to
   * @param content the new content
   * @param permissions the permissions of the new file
   * @throws IOException when the new content is not safely on the disk; the old file is intact
   *     then, unless the message says that the folder could not be synced
   */
  public static void replace(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    // One fixed name beside the target: what a power cut left behind is overwritten, not collected.
    Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      writeDurably(fresh, content, permissions);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      removeAfter(e, fresh);
      throw new IOException("cannot write " + target + ": " + reason(e), e);
    }
    syncDirectory(target.getParent());
  }

  private static void writeDurably(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    Files.deleteIfExists(file);
    Set<? extends OpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try (FileChannel channel =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(permissions))) {
      // The process's mask may have taken permissions away that the caller asked for.
      Files.setPosixFilePermissions(file, permissions);
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void removeAfter(IOException cause, Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Makes durable which files a folder has.
   *
   * @throws IOException when that cannot be promised; the message names the folder
   */
  static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new IOException("cannot sync the folder " + directory + ": " + reason(e), e);
    }
  }

  /** Why an operation on a file failed, without the path that the caller names itself. */
  public static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (cause instanceof EOFException) {
      return "the file is shorter than it was";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    if (cause instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getReason();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
