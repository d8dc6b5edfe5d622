/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.StorageArea;
import io.tocsin.raspi.command.CommandException;
import io.tocsin.raspi.command.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The computer of the simulated board. */
class HostCommandsTest {

  private final SimulatedBoard board = new SimulatedBoard(BoardPlan.STANDARD, "0123");
  private final SimulatedHost host = board.host();
  private final CommandParser parser = new CommandParser(BoardPlan.STANDARD);

  private String run(String line) throws CommandException {
    return parser.parse(Words.of(line)).run(board, new RecordingControl());
  }

  @Test
  void shouldSetTheLoadOfAProcessor() throws CommandException {
    assertEquals("processor 2 is busy 85 %", run("load 2 85"));
    assertEquals(85, host.processorLoad(1));
    assertEquals(0, host.processorLoad(0));
  }

  @Test
  void shouldSetUsersAndProcesses() throws CommandException {
    assertEquals("users 3, processes 100", run("users 3"));
    assertEquals("users 3, processes 7", run("processes 7"));
    assertEquals(3, host.userSessionCount());
    assertEquals(7, host.processCount());
  }

  @ParameterizedTest
  @CsvSource({"memory, 0", "swap, 1", "/, 2", "/boot/firmware, 3"})
  void shouldSetAStorageArea(String name, int index) throws CommandException {
    run("storage " + name + " size 2000000");
    assertEquals(
        name + " has 1500000 of 2000000 bytes in use", run("storage " + name + " used 1500000"));
    assertEquals(name, host.storage(index).name());
    assertEquals(2_000_000, host.storage(index).sizeBytes());
    assertEquals(1_500_000, host.storage(index).usedBytes());
  }

  @Test
  void theSizeOfTheMemoryShouldBeThatOfItsStorageArea() throws CommandException {
    run("storage memory size 536870912");
    assertEquals(512L << 20, host.memoryBytes());
  }

  @Test
  void shouldLetAFileSystemComeAndGo() throws CommandException {
    int revision = host.revision();
    assertTrue(run("storage / unmount").startsWith("/ is not mounted; it has "));
    assertEquals(3, host.storageCount());
    assertEquals("/boot/firmware", host.storage(2).name());
    assertEquals(revision + 1, host.revision());
    run("storage / unmount");
    assertEquals(revision + 1, host.revision(), "nothing has changed");
    run("storage / mount");
    assertEquals("/", host.storage(3).name());
    assertEquals(StorageArea.FS_EXT2, host.storage(3).fileSystem());
    assertEquals(revision + 2, host.revision());
  }

  @Test
  void everyFileSystemShouldLieOnAPartitionOfTheDisk() {
    for (int i = 0; i < host.storageCount(); i++) {
      StorageArea storage = host.storage(i);
      boolean isFileSystem = storage.fileSystem() != StorageArea.FS_NONE;
      boolean isOnDisk = false;
      for (int p = 0; p < host.disk(0).partitionCount(); p++) {
        isOnDisk |= host.disk(0).partition(p).name().equals(storage.partition());
      }
      assertEquals(isFileSystem, isOnDisk, storage.name());
    }
  }

  @Test
  void shouldShowTheComputer() throws CommandException {
    run("load 4 12");
    String text = run("host");
    assertTrue(text.startsWith("users 0, processes 100\nprocessor 1 is busy 0 %\n"), text);
    assertTrue(text.contains("\nprocessor 4 is busy 12 %\n"), text);
    assertTrue(text.contains("\nswap has 0 of 536870912 bytes in use\n"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "load 0 5 | allowed: 1 to 4",
        "load 5 5 | from 0 to 4",
        "load 1 101 | from 0 to 100",
        "load 1 | allowed: load N PERCENT",
        "users -1 | is not a number",
        "processes 2147483648 | from 0 to 2147483647",
        "storage /mnt used 1 | allowed: memory, swap, /, /boot/firmware",
        "storage / full 1 | allowed: storage NAME size|used NUMBER",
        "storage / used | allowed: storage NAME size|used NUMBER",
        "storage | allowed: storage NAME size|used NUMBER",
        "storage / used x | is not a number",
        "storage swap unmount | swap is no file system",
        "host now | allowed: host",
      })
  void shouldSayWhatIsAllowed(String line, String part) {
    CommandException error = assertThrows(CommandException.class, () -> run(line));
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"load N PERCENT", "storage NAME mount|unmount", "areas: memory, swap, /"})
  void helpShouldNameThem(String part) throws CommandException {
    assertTrue(run("help").contains(part), run("help"));
  }
}
