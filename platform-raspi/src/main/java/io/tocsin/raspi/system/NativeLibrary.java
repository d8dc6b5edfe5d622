/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

import io.tocsin.raspi.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Finds and loads the library with the system calls: from the folder that {@value #PROPERTY} names,
 * else from that of the package, {@value #PACKAGE_FOLDER}, else out of the jar.
 *
 * <p>Out of the jar it comes into a folder of its own below {@code java.io.tmpdir} that nobody else
 * can enter, and is gone from there as soon as it is loaded.
 */
public final class NativeLibrary {

  /** System property that names the folder with the library. */
  public static final String PROPERTY = "tocsin.native.directory";

  /** Where a package of the distribution has the library. */
  public static final String PACKAGE_FOLDER = "/usr/lib/tocsin";

  /** Name of the library's file. */
  static final String FILE = "libtocsin.so";

  private final String folder;
  private final Path packageFolder;
  private final String architecture;
  private final Path temporaryFolder;

  /** The folders and the architecture of this JVM. */
  private NativeLibrary() {
    this(
        System.getProperty(PROPERTY),
        Path.of(PACKAGE_FOLDER),
        System.getProperty("os.name") + ' ' + System.getProperty("os.arch"),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Looks nowhere yet.
   *
   * @param folder the operator's folder; null for none
   * @param packageFolder where a package has it
   * @param architecture operating system and processor as the JVM calls them
   * @param temporaryFolder where a folder for what comes out of the jar is made
   */
  NativeLibrary(String folder, Path packageFolder, String architecture, Path temporaryFolder) {
    this.folder = folder;
    this.packageFolder = packageFolder;
    this.architecture = architecture;
    this.temporaryFolder = temporaryFolder;
  }

  /** The system calls; what {@link SystemCalls#missing()} explains where there are none. */
  public static SystemCalls load() {
    return Loaded.CALLS;
  }

  /** A JVM loads a library once. */
  private static final class Loaded {
    static final SystemCalls CALLS = new NativeLibrary().find();
  }

  /** As {@link #load()}, every time anew. */
  SystemCalls find() {
    String name = debianName(architecture);
    if (name == null) {
      return new AbsentSystemCalls("there is no " + FILE + " for " + architecture);
    }
    try {
      if (folder != null) {
        loadFrom(Path.of(folder).toAbsolutePath().resolve(FILE));
      } else if (Files.exists(packageFolder.resolve(FILE))) {
        loadFrom(packageFolder.resolve(FILE));
      } else {
        loadFromJar("/native/linux-" + name + '/' + FILE);
      }
      return new NativeSystemCalls();
    } catch (IOException e) {
      return new AbsentSystemCalls("cannot unpack " + FILE + ": " + AtomicFiles.reason(e));
    } catch (UnsatisfiedLinkError | SecurityException e) {
      return new AbsentSystemCalls("cannot load " + FILE + ": " + e.getMessage());
    }
  }

  /** What Debian calls an architecture; null for one that there is no library for. */
  private static String debianName(String architecture) {
    switch (architecture) {
      case "Linux amd64":
        return "amd64";
      case "Linux aarch64":
        return "arm64";
      case "Linux arm":
        return "armhf";
      default:
        return null;
    }
  }

  private static void loadFrom(Path file) {
    System.load(file.toString());
  }

  private void loadFromJar(String resource) throws IOException {
    try (InputStream content = NativeLibrary.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new UnsatisfiedLinkError("neither " + packageFolder + " nor the jar has it");
      }
      Path own =
          Files.createTempDirectory(
              temporaryFolder,
              "tocsin-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path file = own.resolve(FILE);
      try {
        Files.copy(content, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        loadFrom(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(own);
      }
    }
  }
}
