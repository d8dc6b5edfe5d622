/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packed receiver in a process of its own, which can be ended, frozen and started again. Each
 * start writes into another file, so that a line that was cut off spoils no other.
 */
final class ReceiverProcess implements AutoCloseable {

  private final Site site;
  private final Path folder;
  private final int port;
  private final List<Told> told = new ArrayList<>();
  private int starts;
  private long readBytes;
  private Process process;
  private boolean isFrozen;

  /**
   * A receiver that does not run yet.
   *
   * @param site has its certificate
   * @param folder for its output
   * @param port where it listens
   */
  ReceiverProcess(Site site, Path folder, int port) {
    this.site = site;
    this.folder = folder;
    this.port = port;
  }

  /** Starts it, and waits until it listens. */
  void start() throws IOException {
    read();
    starts++;
    readBytes = 0;
    isFrozen = false;
    process =
        Processes.startTool(
            output(),
            "receive",
            "--cert",
            site.certificate("receiver").toString(),
            "--listen",
            "127.0.0.1:" + port,
            "--json");
    Processes.await("the receiver listens", () -> Processes.isListening(port), output());
  }

  private Path output() {
    return folder.resolve("receive-" + starts + ".json");
  }

  /** Ends it by SIGTERM; what it says in the end must be what it said all the time. */
  void terminate() throws IOException {
    thaw();
    Processes.stop(process);
    List<Told> ofThisStart = Told.of(Processes.read(output()).lines().toList());
    long informs = ofThisStart.stream().filter(Told::isInform).count();
    long duplicates = ofThisStart.stream().filter(Told::isDuplicate).count();
    String summary =
        String.format(
            "{\"type\":\"summary\",\"traps\":%d,\"informs\":%d,\"duplicates\":%d,",
            ofThisStart.size() - informs, informs, duplicates);
    assertTrue(Processes.read(output()).contains(summary), summary);
  }

  /** Ends it by SIGKILL. */
  void kill() {
    Processes.kill(process);
  }

  /** Stops it by SIGSTOP: its connections stay, and nothing is answered any more. */
  void freeze() {
    if (!isFrozen) {
      Processes.signal(process, "STOP");
      Processes.await("the receiver stands still", this::hasStopped, outputFile());
      isFrozen = true;
    }
  }

  /** Each thread ends what it does in the kernel first, which may be an answer. */
  private boolean hasStopped() {
    Path tasks = Path.of("/proc/" + process.pid() + "/task");
    try (Stream<Path> threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        String status = Files.readString(thread.resolve("status"));
        if (!status.contains("\nState:\tT")) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      // A thread has ended meanwhile.
      return false;
    }
  }

  /** Lets it go on. */
  void thaw() {
    if (isFrozen) {
      Processes.signal(process, "CONT");
      isFrozen = false;
    }
  }

  /** All that it was told so far, in order, over all starts. */
  List<Told> told() throws IOException {
    read();
    return told;
  }

  /** How many notifications came in a sender's name since it was started last. */
  long toldBy(String securityName) {
    String name = ",\"securityName\":\"" + securityName + "\",";
    return Processes.read(output()).lines().filter(line -> line.contains(name)).count();
  }

  /** Where it listens. */
  int port() {
    return port;
  }

  /** How many starts there were. */
  int starts() {
    return starts;
  }

  private void read() throws IOException {
    if (starts == 0 || !Files.exists(output())) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(output().toFile(), "r")) {
      byte[] fresh = new byte[(int) (file.length() - readBytes)];
      file.seek(readBytes);
      file.readFully(fresh);
      String text = new String(fresh, StandardCharsets.ISO_8859_1);
      // What comes after the last line feed is not complete yet.
      int end = text.lastIndexOf('\n') + 1;
      readBytes += end;
      told.addAll(Told.of(text.substring(0, end).lines().toList()));
    }
  }

  /** The file that it writes into now. */
  Path outputFile() {
    return output();
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      thaw();
      Processes.stop(process);
    }
  }
}
