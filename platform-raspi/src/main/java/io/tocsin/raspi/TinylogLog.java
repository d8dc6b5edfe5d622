/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import java.util.Map;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;
import org.tinylog.writers.ConsoleWriter;

/**
 * The log: one line per entry, on the standard error stream, by tinylog's writer. May be used from
 * any thread.
 *
 * <p>The writer is used without tinylog's front, whose settings belong to the process and which
 * asks the JVM when it began, who is calling and what time it is: 250 classes that nobody here
 * needs.
 */
public final class TinylogLog implements Log {

  private static final int NO_LINE = -1;

  private final Clock clock;
  private final int severityMax;
  private final ConsoleWriter writer;

  private TinylogLog(Clock clock, int severityMax, ConsoleWriter writer) {
    this.clock = clock;
    this.severityMax = severityMax;
    this.writer = writer;
  }

  /**
   * A log on the standard error stream.
   *
   * @param clock gives the time of each entry
   * @param severityMax the least severe entries that are kept, {@link Log#ERROR} to {@link
   *     Log#DEBUG}
   */
  public static TinylogLog onConsole(Clock clock, int severityMax) {
    // The line is built here: tinylog knows local time only.
    Map<String, String> settings = Map.of("stream", "err", "format", "{message}");
    return new TinylogLog(clock, severityMax, new ConsoleWriter(settings));
  }

  @Override
  public boolean isEnabled(int severity) {
    return severity <= severityMax;
  }

  @Override
  public void write(int severity, String topic, String text) {
    if (isEnabled(severity)) {
      String line = LogLine.of(clock.wallMs(), severity, topic, text);
      writer.write(
          new LogEntry(
              null, null, null, null, null, null, NO_LINE, null, level(severity), line, null));
    }
  }

  private static Level level(int severity) {
    switch (severity) {
      case ERROR:
        return Level.ERROR;
      case WARNING:
        return Level.WARN;
      case INFO:
        return Level.INFO;
      default:
        return Level.DEBUG;
    }
  }
}
