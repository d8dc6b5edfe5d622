/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a board calls itself. */
class BoardIdentityTest {

  private static final String MACHINE_ID = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  private BoardTree make(String board) {
    return BoardTree.make(folder, board);
  }

  private String serial() throws IOException {
    return new BoardIdentity(folder).serial();
  }

  @ParameterizedTest
  @CsvSource({
    "pi-zero-2w, Raspberry Pi Zero 2 W Rev 1.0, 00000000c2a9f1d3",
    "pi-3b, Raspberry Pi 3 Model B Rev 1.2, 000000004f1c2b3a",
    "pi-4b, Raspberry Pi 4 Model B Rev 1.4, 10000000a0b1c2d3",
    "pi-5, Raspberry Pi 5 Model B Rev 1.0, 6a5b4c3d2e1f0a9b",
    "rock-5b, Radxa ROCK 5 Model B, 6b1f3a77c9e0d2b4",
  })
  void shouldTakeModelAndSerialNumberFromTheDeviceTree(String board, String model, String serial)
      throws IOException {
    make(board);
    assertEquals(model, new BoardIdentity(folder).description());
    assertEquals(serial, serial());
  }

  @Test
  void shouldMakeASerialNumberOfTheMachineIdThatDoesNotTellIt() throws IOException {
    BoardTree tree = make("pc");
    assertEquals("ASRock Industrial NUC BOX-1260P", new BoardIdentity(folder).description());
    String serial = serial();
    // What "openssl dgst -sha256 -mac HMAC -macopt key:ID" tells, cut to 128 bits.
    assertEquals("86f8a7937d4499283b3a924a95194108", serial);
    assertEquals(serial, serial());
    tree.root().write("etc/machine-id", MACHINE_ID.replace('0', '1') + "\n");
    assertFalse(serial.equals(serial()));
  }

  @Test
  void shouldNotTakeZerosForASerialNumber() throws IOException {
    BoardTree tree = make("pc");
    String ofMachine = serial();
    tree.root().write("proc/device-tree/serial-number", "0000000000000000\0");
    assertEquals(ofMachine, serial());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "uninitialized", "0123456789ABCDEF0123456789ABCDEF", "0123"})
  void shouldSayWhenNothingTellsTheBoardFromOthers(String machineId) {
    make("pc").root().write("etc/machine-id", machineId + "\n");
    IOException error = assertThrows(IOException.class, this::serial);
    assertTrue(error.getMessage().contains("/etc/machine-id"), error.getMessage());
  }

  @Test
  void shouldFallBackToTheNameOfTheComputer() {
    BoardTree tree = make("pc");
    tree.root().write("sys/class/dmi/id/product_name", "To Be Filled By O.E.M.\n");
    assertEquals("Linux computer box", new BoardIdentity(folder).description());
    tree.root().remove("sys/class/dmi");
    assertEquals("Linux computer box", new BoardIdentity(folder).description());
    tree.root().remove("proc/sys");
    assertEquals("Linux computer", new BoardIdentity(folder).description());
  }

  @Test
  void shouldKeepALongModelWithinItsBound() {
    make("pc").root().write("proc/device-tree/model", "m".repeat(200) + "\0");
    assertEquals("m".repeat(128), new BoardIdentity(folder).description());
  }
}
