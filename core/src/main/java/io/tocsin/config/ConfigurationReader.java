/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/**
 * Reads the text of a configuration file.
 *
 * <p>A line is empty, a comment (its first character is {@code #} or {@code !}), or {@code key =
 * value}. Spaces and tabs around the line, the key and the value do not count. There are no quotes,
 * no escapes, no comments behind a value, and no lines that go on in the next one. The text is
 * UTF-8, with or without byte order mark; lines end with LF or CR LF. A key that stands twice is an
 * error.
 */
public final class ConfigurationReader {

  private final String fileName;
  private final Values values;
  private final Problems problems = new Problems();

  private ConfigurationReader(String fileName) {
    this.fileName = fileName;
    this.values = new Values(fileName);
  }

  /**
   * Reads and checks a configuration.
   *
   * @param fileName name of the file, as it is to stand in errors
   * @param content all bytes of the file; above {@link Limits#CONFIGURATION_BYTES_MAX} they are an
   *     error, and are not looked at
   * @return the configuration, or all errors at once; never null
   */
  public static ConfigurationResult read(String fileName, byte[] content) {
    return new ConfigurationReader(fileName).read(content);
  }

  private ConfigurationResult read(byte[] content) {
    if (content.length > Limits.CONFIGURATION_BYTES_MAX) {
      lineError(
          0,
          "the file has " + content.length + " bytes",
          "up to " + Limits.CONFIGURATION_BYTES_MAX + " bytes");
      return problems.result(values);
    }
    SourceLines lines = new SourceLines(content);
    while (lines.next()) {
      if (lines.problem() != null) {
        lineError(lines.number(), lines.problem(), null);
      } else {
        readLine(lines.number(), ValueParser.trim(lines.text()));
      }
    }
    new CrossChecks(values, problems).check();
    return problems.result(values);
  }

  private void readLine(int line, String text) {
    if (text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == '!') {
      return;
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      problems.error(
          new ConfigurationError(fileName, line, text, null, "no = in this line", "key = value"));
      return;
    }
    String key = ValueParser.trim(text.substring(0, equals));
    String value = ValueParser.trim(text.substring(equals + 1));
    if (key.isEmpty()) {
      lineError(line, "nothing before the =", "key = value");
    } else {
      readAssignment(line, key, value);
    }
  }

  private void readAssignment(int line, String written, String text) {
    KeyLookup lookup = KeyLookup.of(written, !problems.isFull());
    ConfigurationKey key = lookup.key();
    if (key == null) {
      problems.error(
          new ConfigurationError(
              fileName, line, written, text, lookup.problem(), lookup.allowed()));
      return;
    }
    if (values.isPresent(key, lookup.name())) {
      String first = "this key stands in line " + values.line(key, lookup.name()) + " already";
      problems.error(new ConfigurationError(fileName, line, written, text, first, null));
      return;
    }
    ParsedValue parsed = ValueParser.parse(key, text);
    values.put(key, lookup.name(), line, text, parsed.value());
    if (parsed.value() == null) {
      String problem =
          hasComment(text)
              ? parsed.problem() + " (a comment needs a line of its own)"
              : parsed.problem();
      problems.error(new ConfigurationError(fileName, line, written, text, problem, key.allowed()));
    }
  }

  private static boolean hasComment(String value) {
    return value.indexOf(" #") >= 0 || value.indexOf("\t#") >= 0;
  }

  private void lineError(int line, String problem, String allowed) {
    problems.error(new ConfigurationError(fileName, line, null, null, problem, allowed));
  }
}
