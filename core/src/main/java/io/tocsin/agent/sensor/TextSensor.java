/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

import io.tocsin.hal.Sensor;
import io.tocsin.hal.ValueFile;

/**
 * A sensor whose value stands in a text that is read beside the agent. The text is looked at when
 * somebody asks and there is another one since; that waits for nothing.
 */
public class TextSensor implements Sensor {

  private final String name;
  private final String unit;
  private final TextValue value;
  private final byte[] text;

  /** What is read; null until it is opened, and after it was closed or handed over. */
  private ValueFile file;

  private long seenReadings;
  private boolean isGood;
  private int valueMilli;

  /**
   * A sensor without its text.
   *
   * @param name its name
   * @param unit what its value counts
   * @param value understands the text
   * @param text room for a text of {@link ValueFile#TEXT_BYTES_MAX} bytes, which sensors may share
   */
  public TextSensor(String name, String unit, TextValue value, byte[] text) {
    this.name = name;
    this.unit = unit;
    this.value = value;
    this.text = text;
  }

  /**
   * Gives it what is read, from which it takes its value from now on.
   *
   * @param opened the text; sensors may share one
   */
  public final void read(ValueFile opened) {
    file = opened;
  }

  /** Whether it has something to read. */
  final boolean isOpen() {
    return file != null;
  }

  /** Takes over the text of another sensor with all that was read of it; that one has none then. */
  final void take(TextSensor other) {
    file = other.file;
    seenReadings = other.seenReadings;
    isGood = other.isGood;
    valueMilli = other.valueMilli;
    other.file = null;
  }

  /** Has its text read no more; it is unavailable from then on. Harmless when repeated. */
  public final void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String unit() {
    return unit;
  }

  @Override
  public final int status() {
    int status = file == null ? UNAVAILABLE : file.status();
    if (status != OK) {
      return status;
    }
    lookAgain();
    return isGood ? OK : FAULTY;
  }

  @Override
  public final int valueMilli() {
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
    long milli = value.milli(text, file.text(text));
    isGood = milli != TextValue.NONE;
    if (isGood) {
      valueMilli = (int) milli;
    }
  }
}
