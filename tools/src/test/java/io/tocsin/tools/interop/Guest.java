/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An arm64 machine in QEMU with Debian's kernel, made by {@code tools/guest}. */
final class Guest implements AutoCloseable {

  /** What QEMU says when it takes commands. */
  private static final String PROMPT = "(qemu) ";

  private final Path console;
  private final Path monitor;
  private final Process process;

  private Guest(Path console, Path monitor, Process process) {
    this.console = console;
    this.monitor = monitor;
    this.process = process;
  }

  /**
   * Makes a guest and switches it on; downloads what is not there yet.
   *
   * @param folder takes its files
   * @param init its first program, a script
   * @param files what it has in {@code /app}
   */
  static Guest start(Path folder, Path init, List<Path> files) throws Exception {
    Path log = folder.resolve("build.log");
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.toString());
    arguments.add(Scripts.runtime(log, "arm64").toString());
    arguments.add(init.toAbsolutePath().toString());
    for (Path file : files) {
      arguments.add(file.toAbsolutePath().toString());
    }
    Scripts.build(log, "guest", arguments.toArray(new String[0]));
    Path console = folder.resolve("console.log");
    Path monitor = folder.resolve("monitor");
    return new Guest(
        console, monitor, Processes.start(qemu(folder, console, monitor), Map.of(), console));
  }

  private static List<String> qemu(Path folder, Path console, Path monitor) {
    String machine = "-M virt -cpu cortex-a72 -smp 2 -m 512 -display none -no-reboot -nic none";
    List<String> command = new ArrayList<>(List.of("qemu-system-aarch64"));
    command.addAll(List.of(machine.split(" ")));
    command.addAll(List.of("-serial", "file:" + console));
    command.addAll(List.of("-monitor", "unix:" + monitor + ",server,nowait"));
    command.addAll(List.of("-kernel", folder.resolve("vmlinuz").toString()));
    command.addAll(List.of("-initrd", folder.resolve("initramfs.gz").toString()));
    command.addAll(List.of("-append", "console=ttyAMA0 rdinit=/init panic=-1 quiet"));
    return command;
  }

  /** What stands on its console so far. */
  String console() {
    return Processes.read(console);
  }

  /** Waits until its console says something. */
  void await(String text) {
    Processes.await(
        "the guest says '" + text + "'",
        () -> console().contains(text) || !process.isAlive(),
        console);
    if (!console().contains(text)) {
      throw new AssertionError("the guest ended without '" + text + "':\n" + console());
    }
  }

  /** Presses its power button for a moment. */
  void pressPowerButton() throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(monitor))) {
      readPrompt(channel);
      channel.write(ByteBuffer.wrap("system_powerdown\n".getBytes(StandardCharsets.US_ASCII)));
      readPrompt(channel);
    }
  }

  private static void readPrompt(SocketChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4_096);
    StringBuilder text = new StringBuilder();
    while (!text.toString().endsWith(PROMPT)) {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        throw new IOException("QEMU closed its monitor: " + text);
      }
      text.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII));
    }
  }

  /** Waits until it is switched off or reset, which ends QEMU. */
  void awaitEnd() {
    Processes.await("the guest ends", () -> !process.isAlive(), console);
  }

  @Override
  public void close() {
    Processes.kill(process);
  }
}
