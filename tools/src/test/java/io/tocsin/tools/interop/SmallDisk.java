/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A small disk that can be filled, emptied and made read-only: a tmpfs in the mount namespace of a
 * shell, which others reach through {@code /proc}. It is gone with the shell, whatever becomes of
 * the test. Root makes such a namespace as it is, everybody else within a user namespace.
 */
final class SmallDisk implements AutoCloseable {

  private static final int PAGE_BYTES = 4096;

  private static final List<List<String>> WAYS =
      List.of(List.of("unshare", "--mount"), List.of("unshare", "--map-root-user", "--mount"));

  private final Process shell;
  private final Writer commands;
  private final BufferedReader answers;
  private final Path mountPoint;

  private SmallDisk(List<String> way, Path mountPoint) throws IOException {
    List<String> command = new ArrayList<>(way);
    command.add("sh");
    this.shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    this.commands = shell.outputWriter(StandardCharsets.UTF_8);
    this.answers = shell.inputReader(StandardCharsets.UTF_8);
    this.mountPoint = mountPoint;
  }

  /**
   * Makes an empty disk.
   *
   * @param mountPoint an empty folder
   * @param sizeBytes its size
   * @throws AssertionError when this machine lets nobody mount anything
   */
  static SmallDisk create(Path mountPoint, int sizeBytes) throws IOException {
    StringBuilder refusals = new StringBuilder();
    for (List<String> way : WAYS) {
      SmallDisk disk = new SmallDisk(way, mountPoint.toRealPath());
      String answer =
          disk.run("mount -t tmpfs -o size=" + sizeBytes + ",mode=700 tmpfs " + disk.mountPoint);
      if (answer.isEmpty()) {
        return disk;
      }
      refusals.append('\n').append(String.join(" ", way)).append(": ").append(answer);
      disk.close();
    }
    throw new AssertionError(
        "This test needs a tmpfs: run it as root with CAP_SYS_ADMIN, or where user namespaces are"
            + " allowed."
            + refusals);
  }

  /** Runs a command in the shell; returns what it said, empty when it succeeded. */
  private String run(String command) {
    StringBuilder said = new StringBuilder();
    try {
      commands.write(command + " 2>&1 && echo done || echo failed\n");
      commands.flush();
      String line = answers.readLine();
      while (line != null && !line.equals("done") && !line.equals("failed")) {
        said.append(line).append('\n');
        line = answers.readLine();
      }
      return "done".equals(line) ? "" : said + (line == null ? "the shell ended" : line);
    } catch (IOException e) {
      // A shell that was not allowed to begin reads nothing.
      return said + e.getMessage();
    }
  }

  /** The disk's folder, as every process sees it. */
  Path folder() {
    return Path.of("/proc/" + shell.pid() + "/root" + mountPoint);
  }

  private Path filler() {
    return folder().resolve("filler");
  }

  /** Fills it to the last byte. */
  void fill() throws IOException {
    fillBut(0);
  }

  /**
   * Fills it.
   *
   * @param leftBytes what is left free, a multiple of 4096
   */
  void fillBut(int leftBytes) throws IOException {
    makeRoom();
    // Not as many bytes as are free: the file system says itself when it is full.
    long written = 0;
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(new byte[PAGE_BYTES]);
        written += PAGE_BYTES;
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left on device")) {
        throw e;
      }
    }
    try (FileChannel channel = FileChannel.open(filler(), StandardOpenOption.WRITE)) {
      channel.truncate(written - leftBytes);
    }
  }

  /** Makes the room free that was filled. */
  void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  /** Allows no writing any more; nobody may have a file open for that. */
  void makeReadOnly() {
    remount("ro");
  }

  /** Allows writing again. */
  void makeWritable() {
    remount("rw");
  }

  private void remount(String option) {
    String answer = run("mount -o remount," + option + " " + mountPoint);
    if (!answer.isEmpty()) {
      throw new AssertionError(answer);
    }
  }

  @Override
  public void close() {
    Processes.stop(shell);
  }
}
