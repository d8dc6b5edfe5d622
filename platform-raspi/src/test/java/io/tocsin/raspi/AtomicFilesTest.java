/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

  @TempDir private Path folder;

  private void assertAloneInFolder(Path file) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(file), all.toList());
    }
  }

  @Test
  void shouldMakeAFileForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("file");
    AtomicFiles.replace(file, "new".getBytes(UTF_8));
    assertEquals("new", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertAloneInFolder(file);
  }

  @Test
  void shouldReplaceAFileAndGiveItThePermissionsAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "a longer old content");
    AtomicFiles.replace(file, "new".getBytes(UTF_8), PosixFilePermissions.fromString("rw-rw-r--"));
    assertEquals("new", Files.readString(file));
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertAloneInFolder(file);
  }

  @Test
  void shouldTakeOverWhatAPowerCutLeftBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.writeString(folder.resolve(".file.new"), "half a new cont");
    AtomicFiles.replace(file, "new".getBytes(UTF_8));
    assertEquals("new", Files.readString(file));
    assertAloneInFolder(file);
  }

  @Test
  void shouldReplaceWhatALinkLeadsTo() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path real = Files.writeString(elsewhere.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    AtomicFiles.replace(link, "new".getBytes(UTF_8));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
  }

  @Test
  void shouldLeaveNothingBehindWhenItFails() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("target"));
    Files.createFile(inTheWay.resolve("child"));
    IOException e =
        assertThrows(IOException.class, () -> AtomicFiles.replace(inTheWay, new byte[1]));
    assertTrue(e.getMessage().startsWith("cannot write " + inTheWay + ": "), e.getMessage());
    assertNotNull(e.getCause());
    assertAloneInFolder(inTheWay);
  }

  @Test
  void shouldSayThatTheFolderIsMissing() {
    Path file = folder.resolve("missing/file");
    IOException e = assertThrows(IOException.class, () -> AtomicFiles.replace(file, new byte[1]));
    assertEquals("cannot write " + file + ": no such file or folder", e.getMessage());
  }
}
