/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.raspi.RecordingLog;
import io.tocsin.raspi.SetClock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A board out of files, and what a test asks of it. */
final class BoardBed implements Closeable {

  static final int READ_TIME_MS_MAX = 1_000;

  /** Room for more than any of the boards has. */
  static final BoardBounds BOUNDS = new BoardBounds(64, 32, 16, 16, 8, 1, READ_TIME_MS_MAX);

  final SetClock clock = new SetClock(5_000);
  final RecordingLog log = new RecordingLog();
  final BoardTree tree;
  LinuxBoard board;

  /** The files of a board; {@link #start} makes it. */
  BoardBed(Path folder, String name) {
    tree = BoardTree.make(folder, name);
  }

  BoardBed start() throws IOException {
    return start(BOUNDS, List.of());
  }

  BoardBed start(BoardBounds bounds, List<LineSource> sources) throws IOException {
    board = new LinuxBoard(tree.root().folder(), clock, log, bounds, sources);
    // A machine that is busy with other tests may take longer than an agent waits.
    board.awaitFirst(Long.MAX_VALUE / 10_000_000);
    return this;
  }

  /** Waits for what comes from other threads. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** All sensors but those of disks, whose values are of the machine that tests. */
  String sensors() {
    board.host().update();
    TreeSet<String> lines = new TreeSet<>();
    for (int i = 0; i < board.sensorCount(); i++) {
      Sensor sensor = board.sensor(i);
      if (!sensor.name().startsWith("disk-")) {
        lines.add(sensor.name() + ' ' + state(sensor) + ' ' + sensor.unit() + '\n');
      }
    }
    return String.join("", lines);
  }

  private static String state(Sensor sensor) {
    return switch (sensor.status()) {
      case Sensor.OK -> Integer.toString(sensor.valueMilli());
      case Sensor.UNAVAILABLE -> "unavailable";
      default -> "faulty";
    };
  }

  /** Waits until the sensors are as expected; what they are else, the time limit tells. */
  void awaitSensors(String expected) throws InterruptedException {
    await(() -> sensors().equals(expected));
  }

  Sensor sensor(String name) {
    for (int i = 0; i < board.sensorCount(); i++) {
      if (board.sensor(i).name().equals(name)) {
        return board.sensor(i);
      }
    }
    throw new AssertionError("no sensor " + name + " but\n" + sensors());
  }

  Link link(String name) {
    for (int i = 0; i < board.linkCount(); i++) {
      if (board.link(i).name().equals(name)) {
        return board.link(i);
      }
    }
    throw new AssertionError("no link " + name);
  }

  Line line(String name) {
    for (int i = 0; i < board.lineCount(); i++) {
      if (board.line(i).name().equals(name)) {
        return board.line(i);
      }
    }
    throw new AssertionError("no line " + name);
  }

  @Override
  public void close() {
    if (board != null) {
      board.close();
    }
  }
}
