/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import io.tocsin.config.LineSettings;
import io.tocsin.raspi.system.Errno;
import io.tocsin.raspi.system.Struct;
import io.tocsin.raspi.system.SystemCalls;
import java.util.List;

/** What is done with a line that is ours; each call may take as long as the chip does. */
final class LineControl {

  /** Edges that are read at a time. */
  static final int EDGES_MAX = 64;

  private final SystemCalls calls;
  private final byte[] events = new byte[EDGES_MAX * GpioAbi.EVENT_BYTES];

  LineControl(SystemCalls calls) {
    this.calls = calls;
  }

  /** The level of a line: 1 for active, 0 for inactive, or an error. */
  int level(int descriptor) {
    Struct values = new Struct(GpioAbi.VALUES_BYTES);
    values.putLong(GpioAbi.VALUES_MASK, 1);
    int status = calls.control(descriptor, GpioAbi.GET_VALUES, values.bytes());
    return status < 0 ? status : (int) (values.getLong(GpioAbi.VALUES_BITS) & 1);
  }

  /** Drives an output; less than 0 for an error. */
  int drive(int descriptor, boolean active) {
    Struct values = new Struct(GpioAbi.VALUES_BYTES);
    values.putLong(GpioAbi.VALUES_BITS, active ? 1 : 0);
    values.putLong(GpioAbi.VALUES_MASK, 1);
    return calls.control(descriptor, GpioAbi.SET_VALUES, values.bytes());
  }

  /**
   * Finds out the level of a line that has just become ours; one that is to keep it becomes an
   * output only now.
   *
   * @return the level as of {@link #level}, or an error
   */
  int begin(LineSettings settings, int descriptor) {
    if (settings.isOutput() && !RequestForm.isKept(settings)) {
      return settings.start() == LineSettings.LEVEL_ACTIVE ? 1 : 0;
    }
    int level = level(descriptor);
    if (level < 0 || !settings.isOutput()) {
      return level;
    }
    Struct config = RequestForm.config(settings, level == 1);
    int status = calls.control(descriptor, GpioAbi.SET_CONFIG, config.bytes());
    return status < 0 ? status : level;
  }

  /** Gives a line back, an output with the level that it is to have then. */
  void end(GpioLine line) {
    int stop = line.settings().stop();
    if (line.isOutput() && stop != LineSettings.LEVEL_KEEP) {
      drive(line.descriptor(), stop == LineSettings.LEVEL_ACTIVE);
    }
    calls.close(line.descriptor());
    line.lose();
  }

  /**
   * Reads edges of a line that has some.
   *
   * @param into takes them
   * @return how many edges the kernel has dropped before them, or an error
   */
  int readEdges(GpioLine line, List<Edge> into) {
    int count = calls.read(line.descriptor(), events);
    if (count < 0) {
      return count == -Errno.EAGAIN || count == -Errno.EINTR ? 0 : count;
    }
    int missing = 0;
    Struct read = new Struct(events);
    for (int at = 0; at + GpioAbi.EVENT_BYTES <= count; at += GpioAbi.EVENT_BYTES) {
      missing += line.follow(read.getInt(at + GpioAbi.EVENT_LINE_SEQUENCE));
      boolean active = read.getInt(at + GpioAbi.EVENT_ID) == GpioAbi.RISING_EDGE;
      into.add(new Edge(line, active, read.getLong(at + GpioAbi.EVENT_TIMESTAMP)));
    }
    return missing;
  }
}
