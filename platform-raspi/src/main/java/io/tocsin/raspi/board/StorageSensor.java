/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.board;

import io.tocsin.hal.Sensor;
import io.tocsin.hal.StorageArea;
import io.tocsin.raspi.LinuxHost;

/**
 * How full a storage area of the computer is, in per cent. It is read with the others in {@link
 * LinuxHost}, and so every {@value LinuxHost#PERIOD_MS} ms.
 */
final class StorageSensor implements Sensor {

  private static final double PERCENT_MILLI = 100_000;

  private final String name;
  private final LinuxHost host;
  private final String area;
  private int valueMilli;

  /**
   * A sensor.
   *
   * @param name its name
   * @param host has the storage area
   * @param area name of the storage area
   */
  StorageSensor(String name, LinuxHost host, String area) {
    this.name = name;
    this.host = host;
    this.area = area;
  }

  private int index() {
    int index = host.storageCount() - 1;
    while (index >= 0 && !host.storage(index).name().equals(area)) {
      index--;
    }
    return index;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String unit() {
    return "%";
  }

  @Override
  public int status() {
    int index = index();
    if (index >= 0 && host.isLate(index)) {
      return FAULTY;
    }
    return index >= 0 && host.storage(index).isMeasured() ? OK : UNAVAILABLE;
  }

  @Override
  public int valueMilli() {
    int index = index();
    if (index >= 0 && host.storage(index).sizeBytes() > 0) {
      StorageArea now = host.storage(index);
      valueMilli = (int) Math.round(PERCENT_MILLI * now.usedBytes() / now.sizeBytes());
    }
    return valueMilli;
  }
}
