/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import java.util.HashMap;
import java.util.Map;
import org.tinylog.Level;
import org.tinylog.configuration.Configuration;
import org.tinylog.provider.ProviderRegistry;

/**
 * The log, over tinylog: one line per entry, on the standard error stream.
 *
 * <p>tinylog's settings belong to the process and are fixed by the first entry, so a process has
 * one log. May be used from any thread.
 */
public final class TinylogLog implements Log {

  /** Frames between the provider and who logs, which no line of this log tells. */
  private static final int CALLER_DEPTH = 2;

  private final Clock clock;
  private final int severityMax;

  private TinylogLog(Clock clock, int severityMax) {
    this.clock = clock;
    this.severityMax = severityMax;
  }

  /**
   * Starts the process's log on the standard error stream.
   *
   * @param clock gives the time of each entry
   * @param severityMax the least severe entries that are kept, {@link Log#ERROR} to {@link
   *     Log#DEBUG}
   */
  public static TinylogLog onConsole(Clock clock, int severityMax) {
    Map<String, String> settings = new HashMap<>();
    settings.put("writer", "console");
    settings.put("writer.stream", "err");
    // The severity is judged here, and the line is built here: tinylog knows local time only.
    settings.put("level", "trace");
    settings.put("writer.format", "{message}");
    // The last entries are written while the JVM shuts down; end() ends tinylog after them.
    settings.put("autoshutdown", "false");
    Configuration.replace(settings);
    return new TinylogLog(clock, severityMax);
  }

  @Override
  public boolean isEnabled(int severity) {
    return severity <= severityMax;
  }

  @Override
  public void write(int severity, String topic, String text) {
    if (!isEnabled(severity)) {
      return;
    }
    // To the provider itself, as bridges of other loggers do it: tinylog's own front has a
    // formatter for
    // arguments, which are none here, and with it the JDK's formats of numbers for all languages.
    ProviderRegistry.getLoggingProvider()
        .log(
            CALLER_DEPTH,
            null,
            level(severity),
            null,
            null,
            LogLine.of(clock.wallMs(), severity, topic, text));
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

  /** Brings everything written so far to its place; nothing may be written after. */
  public void end() {
    try {
      ProviderRegistry.getLoggingProvider().shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
