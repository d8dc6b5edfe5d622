/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import io.tocsin.config.LineSettings;
import io.tocsin.raspi.system.Struct;

/** What the kernel is asked for to get a line. */
final class RequestForm {

  /** Whom the kernel names as the holder of our lines. */
  static final String CONSUMER = "tocsin";

  /** Edges that the kernel keeps for us; when there are more, it drops the oldest. */
  private static final int EVENTS_KEPT = 64;

  private RequestForm() {}

  /**
   * A request for one line.
   *
   * @param settings how it is used; one whose level is kept is asked for as it is
   * @param offset its number on the chip
   */
  static Struct request(LineSettings settings, int offset) {
    Struct request = new Struct(GpioAbi.REQUEST_BYTES);
    request.putInt(0, offset);
    request.putText(GpioAbi.REQUEST_CONSUMER, CONSUMER);
    request.putInt(GpioAbi.REQUEST_LINE_COUNT, 1);
    if (isKept(settings)) {
      request.putLong(GpioAbi.REQUEST_CONFIG + GpioAbi.CONFIG_FLAGS, activeLow(settings));
    } else {
      boolean active = settings.start() == LineSettings.LEVEL_ACTIVE;
      request.put(GpioAbi.REQUEST_CONFIG, config(settings, active));
    }
    if (!settings.isOutput()) {
      request.putInt(GpioAbi.REQUEST_EVENT_BUFFER, EVENTS_KEPT);
    }
    return request;
  }

  /** Whether the line begins with the level that it has. */
  static boolean isKept(LineSettings settings) {
    return settings.isOutput() && settings.start() == LineSettings.LEVEL_KEEP;
  }

  /**
   * How a line is used.
   *
   * @param active the level of an output
   */
  static Struct config(LineSettings settings, boolean active) {
    Struct config = new Struct(GpioAbi.CONFIG_BYTES);
    config.putLong(GpioAbi.CONFIG_FLAGS, flags(settings));
    if (settings.isOutput()) {
      setAttribute(config, GpioAbi.ATTRIBUTE_OUTPUT_VALUES, active ? 1 : 0);
    } else if (settings.debounceUs() > 0) {
      // The kernel reads 32 of the 64 bits, those that a number of 32 bits has here (a union).
      config.putInt(GpioAbi.CONFIG_ATTRIBUTES + GpioAbi.ATTRIBUTE_VALUE, settings.debounceUs());
      nameAttribute(config, GpioAbi.ATTRIBUTE_DEBOUNCE);
    }
    return config;
  }

  private static void setAttribute(Struct config, int attribute, long value) {
    config.putLong(GpioAbi.CONFIG_ATTRIBUTES + GpioAbi.ATTRIBUTE_VALUE, value);
    nameAttribute(config, attribute);
  }

  private static void nameAttribute(Struct config, int attribute) {
    config.putInt(GpioAbi.CONFIG_ATTRIBUTE_COUNT, 1);
    config.putInt(GpioAbi.CONFIG_ATTRIBUTES, attribute);
    config.putLong(GpioAbi.CONFIG_ATTRIBUTES + GpioAbi.ATTRIBUTE_MASK, 1);
  }

  private static long flags(LineSettings settings) {
    long flags = activeLow(settings) | bias(settings.bias());
    if (!settings.isOutput()) {
      return flags | GpioAbi.FLAG_INPUT | GpioAbi.FLAG_EDGE_RISING | GpioAbi.FLAG_EDGE_FALLING;
    }
    return flags | GpioAbi.FLAG_OUTPUT | drive(settings.drive());
  }

  private static long activeLow(LineSettings settings) {
    return settings.isActiveLow() ? GpioAbi.FLAG_ACTIVE_LOW : 0;
  }

  private static long bias(int bias) {
    switch (bias) {
      case LineSettings.BIAS_PULL_UP:
        return GpioAbi.FLAG_BIAS_PULL_UP;
      case LineSettings.BIAS_PULL_DOWN:
        return GpioAbi.FLAG_BIAS_PULL_DOWN;
      case LineSettings.BIAS_DISABLED:
        return GpioAbi.FLAG_BIAS_DISABLED;
      default:
        return 0;
    }
  }

  private static long drive(int drive) {
    switch (drive) {
      case LineSettings.DRIVE_OPEN_DRAIN:
        return GpioAbi.FLAG_OPEN_DRAIN;
      case LineSettings.DRIVE_OPEN_SOURCE:
        return GpioAbi.FLAG_OPEN_SOURCE;
      default:
        return 0;
    }
  }
}
