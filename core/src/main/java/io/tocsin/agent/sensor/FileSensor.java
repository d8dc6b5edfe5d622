/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

import io.tocsin.config.SensorSettings;
import io.tocsin.hal.ValueFiles;
import io.tocsin.text.Utf8;

/** A sensor of the configuration, whose value stands in a file. */
final class FileSensor extends TextSensor {

  private final SensorSettings settings;
  private final int periodMs;
  private final int readTimeMsMax;

  /**
   * A sensor without its file.
   *
   * @param settings what the configuration says of it
   * @param periodMs time between two readings in milliseconds
   * @param readTimeMsMax time that one reading may take in milliseconds
   * @param text room for a text, which sensors may share
   * @param number finds numbers, and may be shared too
   */
  FileSensor(
      SensorSettings settings, int periodMs, int readTimeMsMax, byte[] text, NumberInText number) {
    super(settings.name(), settings.unit(), value(settings, number), text);
    this.settings = settings;
    this.periodMs = periodMs;
    this.readTimeMsMax = readTimeMsMax;
  }

  private static TextValue value(SensorSettings settings, NumberInText number) {
    byte[] mark = new byte[Utf8.length(settings.pattern())];
    Utf8.encode(settings.pattern(), mark);
    return new ScaledNumber(number, mark, settings.scaleNano(), settings.offsetMilli());
  }

  /** Opens the file, if it was not taken over. */
  void open(ValueFiles files) {
    if (!isOpen()) {
      read(files.open(settings.file(), periodMs, readTimeMsMax));
    }
  }

  /**
   * Takes over the file of another sensor with all that was read of it, if it is the same one and
   * is understood in the same way.
   *
   * @param other the sensor before; it has no file then
   */
  void adopt(FileSensor other) {
    if (settings.isSameSource(other.settings)
        && periodMs == other.periodMs
        && readTimeMsMax == other.readTimeMsMax) {
      take(other);
    }
  }
}
