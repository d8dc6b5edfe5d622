/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Host;
import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.Log;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.FileValueFiles;
import io.tocsin.raspi.LinuxHost;
import io.tocsin.raspi.Lists;
import io.tocsin.raspi.Reading;
import io.tocsin.raspi.Readings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A board that runs Linux, by what the kernel tells of it in files. What it has is found when it is
 * made; what that is worth is read again and again beside the agent.
 */
public final class LinuxBoard implements Board, Closeable {

  /** How long the first reading is waited for, so that an agent begins with what is. */
  private static final int FIRST_READING_MS_MAX = 1_000;

  private final String description;
  private final String serial;
  private final LinuxHost host;
  private final Readings readings;
  private final List<Reading> first = new ArrayList<>();
  private final List<LineSource> sources;
  private final List<LinuxLink> links;
  private final List<Sensor> sensors;
  private final List<Line> lines = new ArrayList<>();

  /**
   * Finds what there is, and begins to read it. Waits a second at most for the first state of the
   * network interfaces and LEDs.
   *
   * @param root stands for {@code /}, and is that on a board
   * @param clock its monotonic time is asked by several threads
   * @param log is told of what there is no room for
   * @param bounds most parts of each kind, and how they are read
   * @param sources lines that come before the LEDs, as those of GPIO; they stay the caller's
   * @throws IOException when nothing tells this board from others
   * @throws IllegalArgumentException when two lines have the same name
   */
  public LinuxBoard(Path root, Clock clock, Log log, BoardBounds bounds, List<LineSource> sources)
      throws IOException {
    BoardIdentity identity = new BoardIdentity(root);
    description = identity.description();
    serial = identity.serial();
    readings = new Readings(clock, bounds.threadsMax());
    links = LinkFinder.find(root, readings, bounds, log);
    LedLines leds = new LedLines(root, readings, bounds, log);
    links.forEach(link -> first.add(link.reading()));
    leds.lines().forEach(line -> first.add(line.reading()));
    this.sources = new ArrayList<>(sources);
    this.sources.add(leds);
    try {
      addLines();
      awaitFirst(FIRST_READING_MS_MAX);
    } catch (IllegalArgumentException | IOException e) {
      readings.close();
      throw e;
    }
    host = new LinuxHost(root, clock, bounds.storagesMax());
    host.start();
    TextSensors texts = new TextSensors(new FileValueFiles(root, readings), bounds);
    sensors = SensorFinder.find(root, host, texts, bounds.sensorsMax(), log);
  }

  private void addLines() {
    for (LineSource source : sources) {
      for (Line line : source.lines()) {
        if (Lists.any(lines, other -> other.name().equals(line.name()))) {
          throw new IllegalArgumentException("two lines are called " + line.name());
        }
        lines.add(line);
      }
    }
  }

  /** Waits until network interfaces and LEDs have been read once, for a while at most. */
  void awaitFirst(long timeMs) throws IOException {
    try {
      readings.await(first, timeMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the board was looked at", e);
    }
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
    return sensors.size();
  }

  @Override
  public Sensor sensor(int index) {
    return sensors.get(index);
  }

  @Override
  public int lineCount() {
    return lines.size();
  }

  @Override
  public Line line(int index) {
    return lines.get(index);
  }

  @Override
  public int linkCount() {
    return links.size();
  }

  @Override
  public Link link(int index) {
    return links.get(index);
  }

  @Override
  public Host host() {
    return host;
  }

  @Override
  public int pollLineChange() {
    int first = 0;
    for (LineSource source : sources) {
      int change = source.pollChange();
      if (change >= 0) {
        return (first << 1) + change;
      }
      first += source.lines().size();
    }
    return -1;
  }

  /** Reads nothing any more. What hangs in a driver ends with the process. */
  @Override
  public void close() {
    readings.close();
    host.close();
  }
}
