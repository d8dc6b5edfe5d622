/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Host;
import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.LinuxHost;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Linux machine of which nothing but its computer is watched. */
final class HostBoard implements Board, Closeable {

  private static final int CHARACTERS_MAX = 64;

  private final LinuxHost host;
  private final String description;
  private final String serial;

  /**
   * Finds out what machine this is.
   *
   * @param root stands for {@code /}
   * @param clock asked by several threads
   * @param storagesMax most storage areas
   * @throws IOException when the machine has no identity
   */
  HostBoard(Path root, Clock clock, int storagesMax) throws IOException {
    host = new LinuxHost(root, clock, storagesMax);
    description = "Linux";
    serial = line(root.resolve("etc/machine-id"));
  }

  private static String line(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (text.isEmpty() || text.length() > CHARACTERS_MAX) {
      throw new IOException(file + " tells no identity");
    }
    return text;
  }

  void start() {
    host.start();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String serial() {
    return serial;
  }

  @Override
  public int sensorCount() {
    return 0;
  }

  @Override
  public Sensor sensor(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public int lineCount() {
    return 0;
  }

  @Override
  public Line line(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public int linkCount() {
    return 0;
  }

  @Override
  public Link link(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public Host host() {
    return host;
  }

  @Override
  public int pollLineChange() {
    return -1;
  }

  @Override
  public void close() {
    host.close();
  }
}
