/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

import io.tocsin.config.SensorSettings;
import io.tocsin.hal.Sensor;
import io.tocsin.hal.ValueFile;
import io.tocsin.hal.ValueFiles;
import io.tocsin.text.Utf8;

/**
 * A sensor whose value stands in a file. The text is looked at when somebody asks and there is
 * another one since; that waits for nothing and makes no objects.
 */
final class FileSensor implements Sensor {

  private final SensorSettings settings;
  private final int periodMs;
  private final int readTimeMsMax;
  private final byte[] mark;
  private final Scaling scaling;
  private final byte[] text;
  private final NumberInText number;

  /** The file; null until it is opened, and after it was closed or handed over. */
  private ValueFile file;

  private long seenReadings;
  private boolean isGood;
  private int valueMilli;

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
    this.settings = settings;
    this.periodMs = periodMs;
    this.readTimeMsMax = readTimeMsMax;
    this.text = text;
    this.number = number;
    mark = new byte[Utf8.length(settings.pattern())];
    Utf8.encode(settings.pattern(), mark);
    scaling = new Scaling(settings.scaleNano(), settings.offsetMilli());
  }

  /** Opens the file, if it was not taken over. */
  void open(ValueFiles files) {
    if (file == null) {
      file = files.open(settings.file(), periodMs, readTimeMsMax);
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
      file = other.file;
      seenReadings = other.seenReadings;
      isGood = other.isGood;
      valueMilli = other.valueMilli;
      other.file = null;
    }
  }

  /** Closes the file, if it has one. */
  void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String unit() {
    return settings.unit();
  }

  @Override
  public int status() {
    int status = file == null ? UNAVAILABLE : file.status();
    if (status != OK) {
      return status;
    }
    lookAgain();
    return isGood ? OK : FAULTY;
  }

  @Override
  public int valueMilli() {
    if (file != null) {
      lookAgain();
    }
    return valueMilli;
  }

  private void lookAgain() {
    long readings = file.readings();
    if (readings == seenReadings) {
      return;
    }
    seenReadings = readings;
    int length = file.text(text);
    long value = number.find(text, length, mark) ? scaling.milli(number) : Scaling.NONE;
    isGood = value != Scaling.NONE;
    if (isGood) {
      valueMilli = (int) value;
    }
  }
}
