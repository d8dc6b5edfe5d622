/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that takes the datagrams of a local socket, which the JDK cannot. */
public final class DatagramReceiver implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;

  /**
   * Binds.
   *
   * @param folder where the program is compiled to
   * @param address path of the socket, or {@code @} and a name
   */
  public DatagramReceiver(Path folder, String address) throws Exception {
    Path program = Programs.compile("gcc", "datagrams", folder);
    process = new ProcessBuilder(program.toString(), address).redirectErrorStream(true).start();
    lines = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("bound", lines.readLine());
  }

  /** The next datagram, its line feeds as {@code |}; waits for it. */
  public String next() throws IOException {
    return lines.readLine();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
