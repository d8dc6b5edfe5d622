/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.agent.sensor.NumberInText;
import io.tocsin.agent.sensor.ScaledNumber;
import io.tocsin.agent.sensor.TextSensor;
import io.tocsin.agent.sensor.TextValue;
import io.tocsin.hal.Sensor;
import io.tocsin.hal.ValueFile;
import io.tocsin.raspi.FilePlace;
import io.tocsin.raspi.FileValueFiles;

/** Makes sensors whose values stand in files, with the buffers that they share. */
final class TextSensors {

  /** Factor of a file in thousandths of the unit, in thousand-millionths. */
  static final long MILLI = 1_000_000;

  /** Factor of a file in millionths of the unit, in thousand-millionths. */
  static final long MICRO = 1_000;

  /** Periods between two readings of a driver that takes long. */
  private static final int SLOW_PERIODS = 10;

  private static final byte[] NO_MARK = {};

  private final FileValueFiles files;
  private final int periodMs;
  private final int readTimeMsMax;
  private final byte[] text = new byte[ValueFile.TEXT_BYTES_MAX];
  private final NumberInText number = new NumberInText(text.length);

  /**
   * Makes nothing yet.
   *
   * @param files read what stands in the files
   * @param bounds how often they are read, and how long that may take
   */
  TextSensors(FileValueFiles files, BoardBounds bounds) {
    this.files = files;
    this.periodMs = bounds.periodMs();
    this.readTimeMsMax = bounds.readTimeMsMax();
  }

  /** Finds numbers; for whoever understands texts in the agent's thread. */
  NumberInText number() {
    return number;
  }

  /**
   * The first number of a text, times a factor.
   *
   * @param factorNano the factor in thousand-millionths
   */
  TextValue scaled(long factorNano) {
    return new ScaledNumber(number, NO_MARK, factorNano, 0);
  }

  /** Begins to read files. */
  ValueFile open(FilePlace place) {
    return files.open(place, periodMs, readTimeMsMax);
  }

  /** Begins to read files of a driver that takes long, less often than all others. */
  ValueFile openSlow(FilePlace place) {
    return files.open(place, periodMs * SLOW_PERIODS, readTimeMsMax);
  }

  /**
   * A sensor of files of its own.
   *
   * @param name its name
   * @param unit what it counts
   * @param value understands the text
   * @param place where the files are
   */
  Sensor sensor(String name, String unit, TextValue value, FilePlace place) {
    return sensor(name, unit, value, open(place));
  }

  /** A sensor of a text that it may share with others. */
  Sensor sensor(String name, String unit, TextValue value, ValueFile file) {
    TextSensor sensor = new TextSensor(name, unit, value, text);
    sensor.read(file);
    return sensor;
  }
}
