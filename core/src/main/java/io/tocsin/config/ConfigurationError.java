/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/**
 * One thing that is wrong, or with a warning strange, in a configuration: where, what stands there,
 * and what is allowed.
 */
public final class ConfigurationError {

  private static final int VALUE_SHOWN_LENGTH_MAX = 80;

  private final String file;
  private final int line;
  private final String key;
  private final String value;
  private final String problem;
  private final String allowed;

  /**
   * An error. The agent makes some itself, for example when a file named in the configuration
   * cannot be read; see {@link Configuration#error}.
   *
   * @param file name of the configuration file
   * @param line number of the line, from 1; 0 when none is concerned, as with a missing key
   * @param key the whole key; null when there is none
   * @param value the value as written; null when there is none
   * @param problem what is wrong, without a full stop
   * @param allowed what may stand there; null when the problem says it
   */
  public ConfigurationError(
      String file, int line, String key, String value, String problem, String allowed) {
    this.file = file;
    this.line = line;
    this.key = key;
    this.value = value;
    this.problem = problem;
    this.allowed = allowed;
  }

  /** Name of the configuration file. */
  public String file() {
    return file;
  }

  /** Number of the line, from 1; 0 when none is concerned. */
  public int line() {
    return line;
  }

  /** The whole key; null when there is none. */
  public String key() {
    return key;
  }

  /** The value as written; null when there is none. */
  public String value() {
    return value;
  }

  /** What is wrong, without a full stop. */
  public String problem() {
    return problem;
  }

  /** What may stand there; null when {@link #problem()} says it. */
  public String allowed() {
    return allowed;
  }

  /**
   * All of it in one line without line end, for example {@code tocsin.conf:12: target.noc.port =
   * 99999: not a port; allowed: 1 to 65535}. Control characters are shown as {@code \}{@code
   * u001b}, long values are cut.
   */
  public String text() {
    StringBuilder text = new StringBuilder(160);
    text.append(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (key != null) {
      appendPrintable(text, key);
      if (value != null) {
        text.append(" = ");
        appendPrintable(text, value);
      }
      text.append(": ");
    }
    text.append(problem);
    if (allowed != null) {
      text.append("; allowed: ").append(allowed);
    }
    return text.toString();
  }

  /** The same as {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }

  /**
   * Text that is safe and readable in one line of a terminal.
   *
   * @param text any text
   */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    appendPrintable(shown, text);
    return shown.toString();
  }

  private static void appendPrintable(StringBuilder into, String text) {
    int shown = Math.min(text.length(), VALUE_SHOWN_LENGTH_MAX);
    if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
      shown--;
    }
    for (int i = 0; i < shown; i++) {
      char c = text.charAt(i);
      if (isPrintable(c)) {
        into.append(c);
      } else {
        appendEscaped(into, c);
      }
    }
    if (shown < text.length()) {
      into.append("...");
    }
  }

  private static boolean isPrintable(char c) {
    if (c == ' ') {
      return true;
    }
    switch (Character.getType(c)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SPACE_SEPARATOR:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      default:
        return true;
    }
  }

  private static void appendEscaped(StringBuilder into, char c) {
    into.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      into.append(Character.forDigit((c >> shift) & 0xF, 16));
    }
  }
}
