/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Log;
import io.tocsin.raspi.Lists;
import io.tocsin.raspi.Readings;
import io.tocsin.raspi.SystemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The LEDs of the board, but those of keyboards. */
final class LedLines implements LineSource {

  /** How the names of LEDs begin. */
  static final String PREFIX = "led-";

  private final List<LedLine> lines = new ArrayList<>();

  /**
   * Finds all LEDs and has them read.
   *
   * @param root stands for {@code /}
   * @param readings read and drive them
   * @param bounds most of them, and how they are read
   * @param log is told of those that are left out
   */
  LedLines(Path root, Readings readings, BoardBounds bounds, Log log) {
    Path leds = root.resolve("sys/class/leds");
    List<String> found = new ArrayList<>(SystemText.names(leds));
    found.removeIf(
        name ->
            name.matches("input[0-9]+::.*") || !Files.exists(leds.resolve(name + "/brightness")));
    String[] names = PartNames.unique(Lists.map(found, name -> PartNames.join("led", name)), found);
    int count = Math.min(names.length, bounds.ledsMax());
    for (int i = 0; i < count; i++) {
      LedLine line = new LedLine(leds.resolve(found.get(i)), names[i], readings, bounds);
      line.reading().start();
      lines.add(line);
    }
    SensorFinder.tellLeft(log, "LEDs", count, found.subList(count, found.size()));
  }

  @Override
  public List<LedLine> lines() {
    return lines;
  }

  @Override
  public int pollChange() {
    return -1;
  }
}
