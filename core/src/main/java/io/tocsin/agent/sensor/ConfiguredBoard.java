/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.sensor;

import io.tocsin.config.Configuration;
import io.tocsin.config.SensorSettings;
import io.tocsin.hal.Board;
import io.tocsin.hal.Host;
import io.tocsin.hal.Line;
import io.tocsin.hal.Link;
import io.tocsin.hal.Sensor;
import io.tocsin.hal.ValueFile;
import io.tocsin.hal.ValueFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * The board as one configuration has it: what the hardware has, and behind its sensors those of the
 * configuration that have a file, in the order of the configuration. Each configuration has its
 * own; files that stay the same go over from one to the next.
 */
public final class ConfiguredBoard implements Board {

  private final Board hardware;
  private final FileSensor[] sensors;

  /**
   * A board whose files are not read yet.
   *
   * @param hardware the board without the configuration
   * @param configuration names the files
   */
  public ConfiguredBoard(Board hardware, Configuration configuration) {
    this.hardware = hardware;
    byte[] text = new byte[ValueFile.TEXT_BYTES_MAX];
    NumberInText number = new NumberInText(text.length);
    List<FileSensor> list = new ArrayList<>();
    for (SensorSettings settings : configuration.sensors()) {
      if (settings.hasFile()) {
        list.add(
            new FileSensor(
                settings,
                configuration.sensorPeriodMs(),
                configuration.limits().sensorReadTimeMsMax(),
                text,
                number));
      }
    }
    sensors = list.toArray(new FileSensor[0]);
  }

  /**
   * Has all files read from now on.
   *
   * @param files opens them
   */
  public void open(ValueFiles files) {
    for (FileSensor sensor : sensors) {
      sensor.open(files);
    }
  }

  /**
   * Takes over the files that another configuration has in the same way, with what was read of
   * them, and closes all others of it; {@link #open} follows.
   *
   * @param before the board of the configuration before, which is over then
   */
  public void adopt(ConfiguredBoard before) {
    for (FileSensor sensor : sensors) {
      for (FileSensor other : before.sensors) {
        sensor.adopt(other);
      }
    }
    before.close();
  }

  /** Closes all files; their sensors are unavailable from then on. Harmless when repeated. */
  public void close() {
    for (FileSensor sensor : sensors) {
      sensor.close();
    }
  }

  @Override
  public String description() {
    return hardware.description();
  }

  @Override
  public String serial() {
    return hardware.serial();
  }

  @Override
  public int sensorCount() {
    return hardware.sensorCount() + sensors.length;
  }

  @Override
  public Sensor sensor(int index) {
    int own = hardware.sensorCount();
    return index < own ? hardware.sensor(index) : sensors[index - own];
  }

  @Override
  public int lineCount() {
    return hardware.lineCount();
  }

  @Override
  public Line line(int index) {
    return hardware.line(index);
  }

  @Override
  public int linkCount() {
    return hardware.linkCount();
  }

  @Override
  public Link link(int index) {
    return hardware.link(index);
  }

  @Override
  public Host host() {
    return hardware.host();
  }

  @Override
  public int pollLineChange() {
    return hardware.pollLineChange();
  }
}
