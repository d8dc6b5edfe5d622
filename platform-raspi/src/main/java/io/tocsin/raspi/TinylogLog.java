/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tinylog.Logger;
import org.tinylog.configuration.Configuration;
import org.tinylog.provider.ProviderRegistry;

/**
 * The log, over tinylog: one line per entry, on the standard error stream or in a file.
 *
 * <p>tinylog's settings belong to the process and are fixed by the first entry, so a process has
 * one log. May be used from any thread.
 */
public final class TinylogLog implements Log {

  /** Size at which a log file is closed and the next one begun. */
  static final int FILE_BYTES_MAX = 1 << 20;

  /** Log files that are kept, the present one included. */
  static final int FILES_MAX = 3;

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
    Map<String, String> settings = commonSettings();
    settings.put("writer", "console");
    settings.put("writer.stream", "err");
    return start(settings, clock, severityMax);
  }

  /**
   * Starts the process's log in a file. The file's name gets a number at its end; at 1 MiB the next
   * number follows, and only the last three files are kept, so that a log never fills the flash.
   *
   * @param clock gives the time of each entry
   * @param severityMax the least severe entries that are kept, {@link Log#ERROR} to {@link
   *     Log#DEBUG}
   * @param file path without the number
   * @throws IOException when files cannot be made there
   */
  public static TinylogLog inFile(Clock clock, int severityMax, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new IOException(
          "cannot write the log " + file + ": its folder does not exist or may not be written");
    }
    Map<String, String> settings = commonSettings();
    settings.put("writer", "rolling file");
    settings.put("writer.file", file.toAbsolutePath() + ".{count}");
    settings.put("writer.policies", "size: " + FILE_BYTES_MAX);
    settings.put("writer.backups", Integer.toString(FILES_MAX));
    settings.put("writer.charset", "UTF-8");
    settings.put("writer.buffered", "false");
    return start(settings, clock, severityMax);
  }

  private static Map<String, String> commonSettings() {
    Map<String, String> settings = new HashMap<>();
    // The severity is judged here, and the line is built here: tinylog knows local time only.
    settings.put("level", "trace");
    settings.put("writer.format", "{message}");
    // The last entries are written while the JVM shuts down; close() ends tinylog after them.
    settings.put("autoshutdown", "false");
    return settings;
  }

  private static TinylogLog start(Map<String, String> settings, Clock clock, int severityMax) {
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
    // As an object, not as a text: tinylog would take braces in a text for placeholders.
    Object line = LogLine.of(clock.wallMs(), severity, topic, text);
    switch (severity) {
      case ERROR:
        Logger.error(line);
        break;
      case WARNING:
        Logger.warn(line);
        break;
      case INFO:
        Logger.info(line);
        break;
      default:
        Logger.debug(line);
        break;
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
