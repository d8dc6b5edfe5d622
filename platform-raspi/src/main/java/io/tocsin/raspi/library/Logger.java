/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.library;

import io.tocsin.hal.Log;
import io.tocsin.raspi.LogLine;
import java.io.PrintStream;

/**
 * The log of a library, with those methods of {@code java.util.logging.Logger} that Bouncy Castle
 * calls. As there, what is less severe than {@link Level#INFO} is not told, and all else goes to
 * the standard error stream; a line of it looks like one of the agent's own. May be used from any
 * thread.
 */
public final class Logger {

  private static final String TOPIC = "library";

  private final String name;
  private final PrintStream out;

  /**
   * A log.
   *
   * @param name of a class
   * @param out where lines go
   */
  Logger(String name, PrintStream out) {
    this.name = name;
    this.out = out;
  }

  /**
   * A log on the standard error stream.
   *
   * @param name of a class
   */
  public static Logger getLogger(String name) {
    return new Logger(name, System.err);
  }

  /** Whether what is so severe is told. */
  public boolean isLoggable(Level level) {
    return level.severity() <= Log.INFO;
  }

  /** Tells a text. */
  public void log(Level level, String text) {
    if (isLoggable(level)) {
      out.println(
          LogLine.of(System.currentTimeMillis(), level.severity(), TOPIC, name + ": " + text));
    }
  }

  /** Tells a text, and what is said of its cause. */
  public void log(Level level, String text, Throwable cause) {
    if (isLoggable(level)) {
      log(level, text + " (" + cause + ")");
    }
  }

  /** Tells a text at {@link Level#SEVERE}. */
  public void severe(String text) {
    log(Level.SEVERE, text);
  }

  /** Tells a text at {@link Level#WARNING}. */
  public void warning(String text) {
    log(Level.WARNING, text);
  }

  /** Tells a text at {@link Level#INFO}. */
  public void info(String text) {
    log(Level.INFO, text);
  }

  /** Tells a text at {@link Level#CONFIG}. */
  public void config(String text) {
    log(Level.CONFIG, text);
  }

  /** Tells a text at {@link Level#FINE}. */
  public void fine(String text) {
    log(Level.FINE, text);
  }

  /** Tells a text at {@link Level#FINER}. */
  public void finer(String text) {
    log(Level.FINER, text);
  }

  /** Tells a text at {@link Level#FINEST}. */
  public void finest(String text) {
    log(Level.FINEST, text);
  }
}
