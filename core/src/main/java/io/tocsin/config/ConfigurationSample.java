/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** The configuration file to start from: every key once, explained, as a comment. */
public final class ConfigurationSample {

  /** Longest line of the explanations, in characters. */
  private static final int LINE_LENGTH_MAX = 100;

  private ConfigurationSample() {}

  /**
   * The sample. Lines that start with {@code #} and no space are keys to enable by taking the
   * {@code #} away; enabled all at once they are a valid configuration.
   *
   * @return the text, ASCII, each line ended by a line feed
   */
  public static String text() {
    StringBuilder text = new StringBuilder(16_384);
    paragraph(
        text, "Configuration of the Tocsin agent. To enable a key, take away the # before it.");
    paragraph(
        text,
        "One key = value in a line, in UTF-8. A comment has a line of its own. There are no quotes"
            + " and no escapes. NAME is a name of your choice: "
            + ConfigurationKeys.NAME_ALLOWED
            + ".");
    ConfigurationSection section = null;
    for (ConfigurationKey key : ConfigurationKeys.all()) {
      if (key.section() != section) {
        section = key.section();
        text.append("\n# ==== ").append(section.title()).append(" ====\n");
        paragraph(text, section.introduction());
      }
      text.append('\n');
      paragraph(text, key.documentation());
      paragraph(text, rules(key));
      text.append('#').append(key.with(exampleName(section))).append(" =");
      String example = key.example();
      text.append(example.isEmpty() ? "" : " ").append(example).append('\n');
    }
    return text.toString();
  }

  /** NAME or N of the examples of a section. */
  static String exampleName(ConfigurationSection section) {
    switch (section) {
      case LISTENERS:
        return "main";
      case MAP:
        return "1";
      case VIEWS:
        return "all";
      case GROUPS:
        return "operators";
      case TARGETS:
        return "noc";
      case SENSORS:
        return "cpu";
      case LINES:
        return "door";
      case LINKS:
        return "eth0";
      case DM_SERVERS:
        return "main";
      default:
        return null;
    }
  }

  /** What is allowed, what holds without the key, and when it must be there; one sentence each. */
  static String rules(ConfigurationKey key) {
    StringBuilder text = new StringBuilder("Allowed: ").append(key.allowed()).append('.');
    if (key.defaultText() != null) {
      String shown = key.defaultText().isEmpty() ? "nothing" : key.defaultText();
      text.append(" Default: ").append(shown).append('.');
    }
    if (key.mandatory() != null) {
      text.append(" Mandatory ").append(key.mandatory()).append('.');
    }
    return text.toString();
  }

  /** Breaks a paragraph into comment lines. */
  private static void paragraph(StringBuilder into, String words) {
    int start = 0;
    while (start < words.length()) {
      int end = words.length();
      if (end - start > LINE_LENGTH_MAX - 2) {
        int blank = words.lastIndexOf(' ', start + LINE_LENGTH_MAX - 2);
        end = blank > start ? blank : nextBlank(words, start);
      }
      into.append("# ").append(words, start, end).append('\n');
      start = end + 1;
    }
  }

  private static int nextBlank(String words, int start) {
    int blank = words.indexOf(' ', start);
    return blank < 0 ? words.length() : blank;
  }
}
