/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Log;
import io.tocsin.text.UtcText;

/**
 * One entry of the log as one line: time in UTC with milliseconds, severity, topic, text.
 *
 * <pre>2026-01-01T00:00:00.000Z WARNING tls: Refused 192.0.2.7: unknown authority.</pre>
 */
public final class LogLine {

  private static final String[] SEVERITIES = {"ERROR", "WARNING", "INFO", "DEBUG"};

  private LogLine() {}

  /** The word for a severity of {@link Log}. */
  static String severity(int severity) {
    return SEVERITIES[severity];
  }

  /**
   * Builds the line, without its end.
   *
   * @param wallMs wall clock time in ms since 1970
   * @param severity a constant of {@link Log}
   */
  public static String of(long wallMs, int severity, String topic, String text) {
    StringBuilder line = new StringBuilder(40 + topic.length() + text.length());
    UtcText.appendMilliseconds(wallMs, line);
    line.append(' ').append(SEVERITIES[severity]).append(' ');
    appendOneLine(topic, line);
    line.append(": ");
    appendOneLine(text, line);
    return line.toString();
  }

  /**
   * Appends a text that may quote a peer. Control characters become visible: they could fake a line
   * of their own or drive the operator's terminal.
   */
  private static void appendOneLine(String text, StringBuilder line) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n':
          line.append("\\n");
          break;
        case '\r':
          line.append("\\r");
          break;
        case '\t':
          line.append("\\t");
          break;
        default:
          appendVisible(c, line);
          break;
      }
    }
  }

  private static void appendVisible(char c, StringBuilder line) {
    int type = Character.getType(c);
    boolean hidden =
        Character.isISOControl(c)
            || type == Character.FORMAT
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    if (!hidden) {
      line.append(c);
      return;
    }
    line.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      line.append(Character.forDigit(c >> shift & 0xF, 16));
    }
  }
}
