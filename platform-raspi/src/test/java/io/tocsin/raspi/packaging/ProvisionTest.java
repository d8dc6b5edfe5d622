/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.raspi.command.Main;
import io.tocsin.tls.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script by which a board that was made from the image takes its identity, in a folder in place
 * of the root, with the real "tocsin check". What only root may do is done by stand-ins.
 */
class ProvisionTest {

  private static final Path SCRIPT = Path.of("src/main/packaging/image/provision.sh");
  private static final int KILLED = 137;

  private static final String CONFIGURATION =
      """
      state.directory = state
      identity.certificate = board.crt
      identity.key = board.key
      trust.certificates = ca.crt
      """;

  @TempDir private Path folder;

  private final TestPki.Issued authority = TestPki.authority("Site").selfSigned();
  private final TestPki.Issued board = TestPki.leaf("board1").issuedBy(authority);
  private final TestPki.Issued other = TestPki.leaf("board2").issuedBy(authority);

  private Path bin;
  private Path card;
  private Path taken;
  private String said;

  @BeforeEach
  void makeBoard() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    card = Files.createDirectories(folder.resolve("root/boot/firmware/tocsin"));
    taken = Files.createDirectories(folder.resolve("root/etc/tocsin"));
    Files.createDirectories(folder.resolve("root/data"));
    Files.createDirectories(folder.resolve("root/run"));
    Files.createDirectories(folder.resolve("root/proc/sys/kernel"));
    Files.writeString(taken.resolve("tocsin.conf"), "state.directory = state\n");
    standIn("mount", "echo \"$*\" >>'" + folder.resolve("mounts") + "'");
    standIn("chown", "exit 0");
    standIn("setpriv", "while [ \"$1\" != tocsin ]; do shift; done; exec \"$@\"");
    standIn(
        "tocsin",
        "exec '%s' -cp '%s' %s \"$@\""
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Main.class.getName()));
  }

  private void standIn(String name, String script) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private int start() throws IOException, InterruptedException {
    ProcessBuilder script = new ProcessBuilder("sh", SCRIPT.toString());
    script.environment().put("TOCSIN_ROOT", folder.resolve("root").toString());
    script.environment().put("PATH", bin + ":" + System.getenv("PATH") + ":/usr/sbin:/sbin");
    Process process = script.redirectErrorStream(true).start();
    process.getOutputStream().close();
    said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor();
  }

  private void put(String name, byte[] content) throws IOException {
    Files.write(card.resolve(name), content);
  }

  private void putBoard() throws IOException {
    put("tocsin.conf", CONFIGURATION.getBytes(UTF_8));
    put("board.crt", board.certificatePem());
    put("board.key", board.keyPem());
    put("ca.crt", authority.certificatePem());
    put("hostname", "board1\r\n".getBytes(UTF_8));
  }

  private String report() throws IOException {
    return Files.readString(card.resolve("REPORT.txt"));
  }

  private void assertTaken() throws IOException {
    assertEquals(CONFIGURATION, Files.readString(taken.resolve("tocsin.conf")), said);
    assertArrayEquals(board.keyPem(), Files.readAllBytes(taken.resolve("board.key")));
    assertArrayEquals(board.certificatePem(), Files.readAllBytes(taken.resolve("board.crt")));
    assertArrayEquals(authority.certificatePem(), Files.readAllBytes(taken.resolve("ca.crt")));
    assertEquals("board1\n", Files.readString(folder.resolve("root/data/hostname")));
  }

  private List<String> namesOn(Path place) throws IOException {
    try (var files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void shouldTakeIdentityConfigurationAndName() throws Exception {
    putBoard();
    assertEquals(0, start(), () -> said);
    assertTaken();
    assertEquals("board1\n", Files.readString(folder.resolve("root/proc/sys/kernel/hostname")));
    assertEquals(
        "rw-r-----",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(taken.resolve("board.key"))));
  }

  @Test
  void shouldLeaveNothingButTheReportOnTheBootPartition() throws Exception {
    putBoard();
    start();
    assertEquals(List.of("REPORT.txt"), namesOn(card));
    assertTrue(report().contains("Taken, and deleted here: board.key"), report());
    assertFalse(report().contains("PRIVATE"), report());
    assertEquals(List.of(), namesOn(folder.resolve("root/run")), "copies of keys stay");
    assertEquals(
        "-o remount,rw ROOT/boot/firmware\n-o remount,ro ROOT/boot/firmware\n",
        Files.readString(folder.resolve("mounts"))
            .replace(folder.resolve("root").toString(), "ROOT"));
  }

  @Test
  void shouldTakeNothingWhenTheConfigurationWouldBeWrong() throws Exception {
    putBoard();
    put("board.key", other.keyPem());
    List<String> before = namesOn(card);
    assertEquals(1, start(), () -> said);
    assertEquals(List.of("tocsin.conf"), namesOn(taken));
    assertEquals("state.directory = state\n", Files.readString(taken.resolve("tocsin.conf")));
    assertTrue(namesOn(card).containsAll(before), "what is wrong is kept for its owner");
    assertTrue(report().contains("NOTHING WAS TAKEN"), report());
    assertTrue(report().contains("not the private key"), report());
    assertTrue(said.contains("not the private key"), said);
    assertFalse(Files.exists(folder.resolve("root/data/hostname")), "not even the name");
  }

  @Test
  void shouldTakeAnotherKeyLater() throws Exception {
    putBoard();
    start();
    put("board.crt", other.certificatePem());
    put("board.key", other.keyPem());
    assertEquals(0, start(), () -> said);
    assertArrayEquals(other.keyPem(), Files.readAllBytes(taken.resolve("board.key")));
    assertEquals(CONFIGURATION, Files.readString(taken.resolve("tocsin.conf")));
    assertEquals(List.of("REPORT.txt"), namesOn(card));
  }

  @Test
  void shouldRefuseHalfOfAnIdentity() throws Exception {
    putBoard();
    start();
    put("board.crt", other.certificatePem());
    assertEquals(1, start(), () -> said);
    assertTaken();
  }

  @Test
  void shouldDoNothingWithoutFiles() throws Exception {
    put("README.txt", "read me".getBytes(UTF_8));
    assertEquals(0, start(), () -> said);
    assertEquals(List.of("README.txt"), namesOn(card));
    assertFalse(Files.exists(folder.resolve("mounts")), "the boot partition stays read-only");
  }

  @Test
  void shouldSayThatThereIsNoBootPartition() throws Exception {
    Files.delete(card);
    assertEquals(1, start(), () -> said);
    assertTrue(said.contains("there is no boot partition"), said);
  }

  @Test
  void shouldSayWhichFilesItLeavesAlone() throws Exception {
    putBoard();
    put("board.pem", board.certificatePem());
    put("._board.crt", new byte[] {0});
    put("a b.crt", new byte[] {0});
    assertEquals(0, start(), () -> said);
    assertTaken();
    assertTrue(report().contains("board.pem"), report());
    assertEquals(List.of("._board.crt", "REPORT.txt", "a b.crt", "board.pem"), namesOn(card));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-board", "board-", "board.example.org", "board 1", "b;reboot", "böard"})
  void shouldRefuseNamesThatAreNone(String name) throws Exception {
    put("hostname", name.getBytes(UTF_8));
    assertEquals(1, start(), () -> said);
    assertTrue(report().contains("hostname"), report());
    assertFalse(Files.exists(folder.resolve("root/data/hostname")));
  }

  @Test
  void shouldRefuseALongName() throws Exception {
    put("hostname", "b".repeat(64).getBytes(UTF_8));
    assertEquals(1, start(), () -> said);
    put("hostname", "b".repeat(63).getBytes(UTF_8));
    assertEquals(0, start(), () -> said);
  }

  @Test
  void shouldRefuseAHugeFile() throws Exception {
    putBoard();
    put("ca.crl", new byte[(1 << 20) + 1]);
    assertEquals(1, start(), () -> said);
    assertTrue(report().contains("ca.crl"), report());
    assertEquals(List.of("tocsin.conf"), namesOn(taken));
  }

  /** The power fails at each of the moments at which a file gets its name, until none is left. */
  @Test
  void shouldComeToTheSameEndWhereverThePowerFails() throws Exception {
    // As "tocsin check" would, which takes longer to start: whole files, and all of them.
    standIn(
        "tocsin",
        "cd \"${2%/*}\" && grep -q END board.crt && grep -q END board.key && grep -q END ca.crt");
    int cuts = 0;
    while (true) {
      putBoard();
      cutPowerAt(cuts + 1);
      int status = start();
      Files.delete(bin.resolve("mv"));
      if (status == 0) {
        break;
      }
      assertEquals(KILLED, status, said);
      cuts++;
      assertEquals(0, start(), () -> said);
      assertTaken();
      assertNoSecrets();
      clear(taken);
      Files.writeString(taken.resolve("tocsin.conf"), "state.directory = state\n");
      clear(card);
    }
    assertTaken();
    // Five files get into place, and five are renamed before they are wiped.
    assertEquals(10, cuts);
  }

  /** Where the power failed when all was done but the last bit, there was nothing to report. */
  private void assertNoSecrets() throws IOException {
    for (String name : namesOn(card)) {
      assertEquals("REPORT.txt", name);
    }
  }

  private void cutPowerAt(int move) throws IOException {
    Path count = folder.resolve("moves");
    Files.deleteIfExists(count);
    standIn(
        "mv",
        "echo >>'%s'; [ $(wc -l <'%s') != %d ] || kill -9 $PPID; exec /bin/mv \"$@\""
            .formatted(count, count, move));
  }

  private void clear(Path place) throws IOException {
    for (String name : namesOn(place)) {
      Files.delete(place.resolve(name));
    }
  }
}
