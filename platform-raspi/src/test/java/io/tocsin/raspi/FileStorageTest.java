/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.StorageRegion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStorageTest {

  @TempDir private Path folder;

  private static byte[] read(StorageRegion region) throws IOException {
    byte[] bytes = new byte[region.sizeBytes()];
    region.read(0, bytes, 0, bytes.length);
    return bytes;
  }

  @Test
  void shouldGiveANewRegionFullOfZeros() throws IOException {
    try (FileStorage storage = new FileStorage(folder.resolve("state"))) {
      StorageRegion region = storage.open("engine-boots", 9_000);
      assertEquals(9_000, region.sizeBytes());
      assertArrayEquals(new byte[9_000], read(region));
      assertEquals(9_000, Files.size(storage.directory().resolve("engine-boots")));
    }
  }

  @Test
  void shouldKeepWhatWasSynced() throws IOException {
    Path state = folder.resolve("state");
    try (FileStorage storage = new FileStorage(state)) {
      StorageRegion region = storage.open("record", 1_024);
      region.write(512, "...boots=7".getBytes(US_ASCII), 3, 7);
      region.sync();
    }
    try (FileStorage storage = new FileStorage(state)) {
      StorageRegion region = storage.open("record", 1_024);
      byte[] bytes = new byte[9];
      region.read(511, bytes, 1, 8);
      assertArrayEquals("\0\0boots=7".getBytes(US_ASCII), bytes);
    }
  }

  @Test
  void shouldMakeFolderAndFilesForTheOwnerAlone() throws IOException {
    Path state = folder.resolve("a/b");
    try (FileStorage storage = new FileStorage(state)) {
      storage.open("record", 16);
      assertEquals("rwx------", permissions(state));
      assertEquals("rwx------", permissions(folder.resolve("a")));
      assertEquals("rw-------", permissions(state.resolve("record")));
      assertEquals("rw-------", permissions(state.resolve(FileStorage.LOCK_NAME)));
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void shouldGrowARegionThatAPowerCutLeftShort() throws IOException {
    Path state = folder.resolve("state");
    Files.createDirectory(state);
    Files.write(state.resolve("record"), new byte[] {1, 2, 3});
    try (FileStorage storage = new FileStorage(state)) {
      assertArrayEquals(new byte[] {1, 2, 3, 0, 0, 0, 0, 0}, read(storage.open("record", 8)));
      assertEquals(8, Files.size(state.resolve("record")));
    }
  }

  @Test
  void shouldLeaveARegionAsLongAsItIs() throws IOException {
    Path state = folder.resolve("state");
    Files.createDirectory(state);
    Files.write(state.resolve("record"), new byte[] {1, 2, 3, 4});
    try (FileStorage storage = new FileStorage(state)) {
      assertArrayEquals(new byte[] {1, 2, 3, 4}, read(storage.open("record", 2)));
      assertEquals(4, Files.size(state.resolve("record")));
    }
  }

  @Test
  void shouldNotShareAStateDirectory() throws IOException {
    Path state = folder.resolve("state");
    try (FileStorage first = new FileStorage(state)) {
      IOException e = assertThrows(IOException.class, () -> new FileStorage(state));
      assertEquals(
          "the state directory "
              + first.directory()
              + " is in use by another agent (process "
              + ProcessHandle.current().pid()
              + "); give each agent a directory of its own",
          e.getMessage());
    }
    new FileStorage(state).close();
  }

  @Test
  void shouldNotUseAFolderThatEverybodyMayWrite() throws IOException {
    Path state = Files.createDirectory(folder.resolve("state"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
    IOException e = assertThrows(IOException.class, () -> new FileStorage(state));
    assertTrue(e.getMessage().endsWith("everybody may write to it; run: chmod 700 " + state));
  }

  @Test
  void shouldSayWhatIsInTheWayOfTheFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    IOException e = assertThrows(IOException.class, () -> new FileStorage(file));
    assertTrue(e.getMessage().startsWith("cannot use the state directory " + file + ": "));
    assertNotNull(e.getCause());
    assertThrows(IOException.class, () -> new FileStorage(file.resolve("below")));
  }

  @Test
  void shouldNotFollowWhatIsNoRegularFile() throws IOException {
    Path state = Files.createDirectory(folder.resolve("state"));
    Files.createDirectory(state.resolve("folder"));
    Files.createSymbolicLink(state.resolve("link"), folder.resolve("elsewhere"));
    try (FileStorage storage = new FileStorage(state)) {
      for (String name : new String[] {"folder", "link"}) {
        IOException e = assertThrows(IOException.class, () -> storage.open(name, 16));
        assertEquals("cannot open " + state.resolve(name) + ": not a regular file", e.getMessage());
      }
      assertFalse(Files.exists(folder.resolve("elsewhere")));
    }
  }

  @Test
  void shouldReportARegionThatShrankUnderneath() throws IOException {
    Path state = folder.resolve("state");
    try (FileStorage storage = new FileStorage(state)) {
      StorageRegion region = storage.open("record", 64);
      Files.write(state.resolve("record"), new byte[10]);
      IOException e = assertThrows(IOException.class, () -> region.read(0, new byte[64], 0, 64));
      assertEquals(
          "cannot read " + state.resolve("record") + ": the file is shorter than it was",
          e.getMessage());
      assertInstanceOf(EOFException.class, e.getCause());
    }
  }

  @Test
  void shouldFailOnAClosedRegion() throws IOException {
    try (FileStorage storage = new FileStorage(folder.resolve("state"))) {
      StorageRegion region = storage.open("record", 64);
      region.close();
      region.close();
      assertThrows(IOException.class, () -> region.read(0, new byte[1], 0, 1));
      assertThrows(IOException.class, () -> region.write(0, new byte[1], 0, 1));
      IOException e = assertThrows(IOException.class, region::sync);
      assertTrue(e.getMessage().endsWith("the region is closed"), e.getMessage());
      assertNotNull(e.getCause());
    }
  }

  @Test
  void shouldRefuseRangesOutsideOfTheRegion() throws IOException {
    try (FileStorage storage = new FileStorage(folder.resolve("state"))) {
      StorageRegion region = storage.open("record", 64);
      byte[] bytes = new byte[100];
      assertThrows(IndexOutOfBoundsException.class, () -> region.write(60, bytes, 0, 5));
      assertThrows(IndexOutOfBoundsException.class, () -> region.write(-1, bytes, 0, 5));
      assertThrows(IndexOutOfBoundsException.class, () -> region.read(0, bytes, 99, 5));
      assertEquals(64, Files.size(storage.directory().resolve("record")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".hidden", "a/b", "Record", "LOCK", "a b", "\u00e4"})
  void shouldRefuseNamesThatCouldLeadElsewhere(String name) throws IOException {
    try (FileStorage storage = new FileStorage(folder.resolve("state"))) {
      assertThrows(IllegalArgumentException.class, () -> storage.open(name, 16));
    }
  }
}
