/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the library comes from, and what is told where there is none. */
class NativeLibraryTest {

  private static final String ARCHITECTURE =
      System.getProperty("os.name") + ' ' + System.getProperty("os.arch");

  @TempDir private Path folder;
  private Path temporary;

  private SystemCalls find(String own, String packaged, String architecture) throws IOException {
    temporary = Files.createDirectories(folder.resolve("temporary"));
    Path packageFolder = folder.resolve(packaged);
    return new NativeLibrary(own, packageFolder, architecture, temporary).find();
  }

  private static void works(SystemCalls calls) {
    assertNull(calls.missing());
    assertTrue(calls.monotonicNs() > 0);
  }

  private Path unpackInto(String name) throws IOException {
    Path to = Files.createDirectories(folder.resolve(name));
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    try (var content =
        NativeLibrary.class.getResourceAsStream(
            "/native/linux-" + architecture + '/' + NativeLibrary.FILE)) {
      Files.copy(content, to.resolve(NativeLibrary.FILE));
    }
    return to;
  }

  @Test
  void shouldComeOutOfTheJarAndLeaveNothingBehind() throws IOException {
    works(find(null, "nowhere", ARCHITECTURE));
    try (var left = Files.list(temporary)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void shouldComeFromThePackage() throws IOException {
    unpackInto("package");
    works(find(null, "package", ARCHITECTURE));
  }

  @Test
  void shouldComeFromTheFolderOfTheOperatorFirst() throws IOException {
    Path own = unpackInto("own");
    Files.writeString(
        Files.createDirectories(folder.resolve("package")).resolve(NativeLibrary.FILE), "none");
    works(find(own.toString(), "package", ARCHITECTURE));
  }

  @Test
  void shouldSayThatThePackagesFileIsNone() throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("package")).resolve(NativeLibrary.FILE), "none");
    String reason = find(null, "package", ARCHITECTURE).missing();
    assertTrue(reason.startsWith("cannot load libtocsin.so: " + folder), reason);
  }

  @Test
  void shouldSayThatTheFolderOfTheOperatorHasNone() throws IOException {
    String reason = find(folder.resolve("empty").toString(), "nowhere", ARCHITECTURE).missing();
    assertTrue(reason.contains(folder.resolve("empty") + "/libtocsin.so"), reason);
  }

  @Test
  void shouldSayThatThereIsNoneForTheArchitecture() throws IOException {
    SystemCalls calls = find(null, "nowhere", "Linux riscv64");
    assertEquals("there is no libtocsin.so for Linux riscv64", calls.missing());
    assertEquals(-Errno.ENOSYS, calls.open("/dev/null", SystemCalls.READ_WRITE));
    assertEquals(-Errno.ENOSYS, calls.close(0));
    assertEquals(-Errno.ENOSYS, calls.read(0, new byte[1]));
    assertEquals(-Errno.ENOSYS, calls.write(0, new byte[1]));
    assertEquals(-Errno.ENOSYS, calls.control(0, 0, new byte[1]));
    assertEquals(-Errno.ENOSYS, calls.poll(new int[1], new int[1], 1, 0));
    assertEquals(-Errno.ENOSYS, calls.eventDescriptor());
    assertEquals(-Errno.ENOSYS, calls.sendDatagram(new byte[1], new byte[1]));
    assertEquals(-Errno.ENOSYS, calls.monotonicNs());
  }

  @Test
  void shouldSayThatThereIsNoRoomToUnpackIt() throws IOException {
    Files.writeString(folder.resolve("temporary-file"), "");
    SystemCalls calls =
        new NativeLibrary(
                null, folder.resolve("nowhere"), ARCHITECTURE, folder.resolve("temporary-file"))
            .find();
    assertTrue(calls.missing().startsWith("cannot unpack libtocsin.so: "), calls.missing());
  }
}
