/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOperatorFilesTest {

  @TempDir private Path folder;

  private String messageOf(String name, int sizeBytesMax) {
    FileOperatorFiles files = new FileOperatorFiles(folder);
    return assertThrows(IOException.class, () -> files.read(name, sizeBytesMax)).getMessage();
  }

  @Test
  void shouldReadRelativeToItsFolderAndAbsolute() throws IOException {
    Path file = Files.createDirectory(folder.resolve("keys")).resolve("board.pem");
    Files.write(file, new byte[] {1, 2, 3});
    FileOperatorFiles files = new FileOperatorFiles(folder);
    assertArrayEquals(new byte[] {1, 2, 3}, files.read("keys/board.pem", 3));
    assertArrayEquals(new byte[] {1, 2, 3}, files.read(file.toString(), 100));
    FileOperatorFiles elsewhere = new FileOperatorFiles(folder.resolve("keys"));
    assertArrayEquals(new byte[] {1, 2, 3}, elsewhere.read("../keys/board.pem", 100));
  }

  @Test
  void shouldRefuseAFileThatIsTooLarge() throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[11]);
    assertEquals("cannot read " + file + ": larger than 10 bytes", messageOf("large", 10));
  }

  @Test
  void shouldNameTheFileThatIsMissing() {
    assertEquals(
        "cannot read " + folder.resolve("missing.pem") + ": no such file or folder",
        messageOf("missing.pem", 10));
  }

  @Test
  void shouldRefuseWhatIsNoRegularFile() {
    assertEquals("cannot read " + folder + ": not a regular file", messageOf(".", 10));
    assertEquals("cannot read /dev/null: not a regular file", messageOf("/dev/null", 10));
  }

  @Test
  void shouldRefuseWhatIsNoFileName() {
    assertTrue(messageOf("a\0b", 10).contains("is not a file name"));
  }
}
