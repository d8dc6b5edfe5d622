/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An arm64 machine in QEMU with Debian's kernel, on which the package is installed, made by {@code
 * tools/deb} and {@code tools/guest}. It does what is typed on its console.
 */
final class Guest implements AutoCloseable {

  /** Under which address the guest finds the loopback interface of this machine. */
  static final String HOST = "10.0.2.2";

  /** The package is made for the guest alone, with a version of its own. */
  private static final String VERSION = "0~guest";

  private static final String PACKAGE = "tocsin_" + VERSION + "_arm64.deb";

  /** What QEMU says when it takes commands. */
  private static final String PROMPT = "(qemu) ";

  private final Path console;
  private final Path monitor;
  private final Process process;
  private final Writer terminal;

  private Guest(Path console, Path monitor, Process process) {
    this.console = console;
    this.monitor = monitor;
    this.process = process;
    this.terminal = process.outputWriter(StandardCharsets.US_ASCII);
  }

  /**
   * Makes a guest, switches it on and waits until it takes what is typed; downloads what is not
   * there yet.
   *
   * @param folder takes its files
   * @param files what it has beside the package: files and folders of this machine by their
   *     absolute paths there
   * @param ports TCP ports of the guest that this machine has on its loopback interface too
   */
  static Guest start(Path folder, Map<String, Path> files, int... ports) throws Exception {
    Path log = folder.resolve("build.log");
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.toString());
    arguments.add(Scripts.built(PACKAGE).toString());
    files.forEach((place, file) -> arguments.add(place + "=" + file.toAbsolutePath()));
    Scripts.build(log, "deb", "arm64", VERSION);
    Scripts.build(log, "guest", arguments.toArray(new String[0]));
    Path console = folder.resolve("console.log");
    Path monitor = folder.resolve("monitor");
    ProcessBuilder qemu =
        new ProcessBuilder(qemu(folder, monitor, ports))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    Guest guest = new Guest(console, monitor, qemu.start());
    try {
      guest.await("guest: ready");
    } catch (AssertionError e) {
      guest.close();
      throw e;
    }
    return guest;
  }

  private static List<String> qemu(Path folder, Path monitor, int... ports) {
    String machine = "-M virt -cpu cortex-a72 -smp 2 -m 512 -display none -no-reboot";
    StringBuilder network = new StringBuilder("user,id=net");
    for (int port : ports) {
      network.append(",hostfwd=tcp:127.0.0.1:").append(port).append("-:").append(port);
    }
    List<String> command = new ArrayList<>(List.of("qemu-system-aarch64"));
    command.addAll(List.of(machine.split(" ")));
    command.addAll(List.of("-netdev", network.toString()));
    command.addAll(List.of("-device", "virtio-net-device,netdev=net"));
    command.addAll(List.of("-serial", "stdio"));
    command.addAll(List.of("-monitor", "unix:" + monitor + ",server,nowait"));
    command.addAll(List.of("-kernel", folder.resolve("vmlinuz").toString()));
    command.addAll(List.of("-initrd", folder.resolve("initramfs.gz").toString()));
    command.addAll(List.of("-append", "console=ttyAMA0 panic=-1 quiet"));
    return command;
  }

  /**
   * Has it run a command of its shell, and does not wait for the end.
   *
   * @param command one line; what runs on behind it must not read the console
   */
  void type(String command) {
    try {
      terminal.write(command + "\n");
      terminal.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(console(), e);
    }
  }

  /** What stands on its console so far. */
  String console() {
    return Processes.read(console);
  }

  /** The file with what stands on its console. */
  Path consoleFile() {
    return console;
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

  /** Waits until its timer resets it, which ends QEMU. */
  void awaitReset() {
    await("softdog: Initiating system reboot");
    Processes.await("the guest ends", () -> !process.isAlive(), console);
  }

  @Override
  public void close() {
    Processes.kill(process);
  }
}
