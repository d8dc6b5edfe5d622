/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** Writes the configuration reference in Markdown out of the catalogue. */
final class ConfigurationReference {

  private ConfigurationReference() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <!-- Generated from io.tocsin.config.ConfigurationKeys; to write it anew:
             mvn test -pl core -Dtest=ConfigurationReferenceTest -Dtocsin.update=true -->

        # Configuration reference

        The agent reads one file, usually `tocsin.conf`. `config --sample` prints one to start from, with every key
        explained and commented out; `check` reads a file and tells all that is wrong with it, without starting
        anything.

        ## Form

        - A line is empty, a comment, or `key = value`. A comment starts with `#` or `!` and has a line of its own.
        - Blanks around key and value do not count. There are no quotes, no escapes and no lines that go on in the
          next one; a value is all that stands behind the first `=`.
        - The file is UTF-8, with line ends LF or CR LF, and has at most %d bytes, a line at most %d.
        - `NAME` is a name of your choice, %s; `N` is a number, %s.
          All keys with the same NAME or N make one entry.
        - A key that is unknown or stands twice is an error. All errors are told at once, each with its line; nothing
          is started then.

        """
            .formatted(
                Limits.CONFIGURATION_BYTES_MAX,
                Limits.CONFIGURATION_LINE_BYTES_MAX,
                ConfigurationKeys.NAME_ALLOWED,
                ConfigurationKeys.NUMBER_ALLOWED));
    for (ConfigurationSection section : ConfigurationSection.values()) {
      text.append("## ").append(section.title()).append("\n\n");
      text.append(section.introduction()).append("\n\n");
      if (section == ConfigurationSection.LIMITS) {
        appendLimits(text);
      } else {
        appendKeys(text, section);
      }
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static void appendKeys(StringBuilder text, ConfigurationSection section) {
    for (ConfigurationKey key : ConfigurationKeys.all()) {
      if (key.section() == section) {
        text.append("### `").append(key.pattern()).append("`\n\n");
        text.append(key.documentation()).append("\n\n");
        text.append("- Allowed: ").append(key.allowed()).append('\n');
        if (key.mandatory() != null) {
          text.append("- Mandatory ").append(key.mandatory()).append('\n');
        } else if (key.defaultText() == null || key.defaultText().isEmpty()) {
          text.append("- Default: none\n");
        } else {
          text.append("- Default: `").append(key.defaultText()).append("`\n");
        }
        String whole = key.with(ConfigurationSample.exampleName(section));
        text.append("- Example: `").append(whole).append(" = ").append(key.example());
        text.append("`\n\n");
      }
    }
  }

  private static void appendLimits(StringBuilder text) {
    text.append("With the defaults, all limits together come to about ");
    text.append(Limits.defaults().memoryBytes() / 1024);
    text.append(
        """
         kB of heap when everything that they allow is in use.

        | key | default | range | unit | what it bounds | at the bound | memory in bytes | by default |
        |---|---:|---:|---|---|---|---|---:|
        """);
    for (Limit limit : Limit.values()) {
      long memory = Limits.defaults().memoryBytes(limit);
      String formula = limit.memoryFormula() == null ? "" : limit.memoryFormula();
      text.append("| `").append(limit.key()).append("` | ").append(limit.defaultValue());
      text.append(" | ").append(limit.min()).append(" to ").append(limit.max());
      text.append(" | ").append(limit.unit());
      text.append(" | ").append(limit.meaning()).append(" | ").append(limit.atBound());
      text.append(" | ").append(formula.replace(" bytes", "").replace(" x ", " × "));
      text.append(" | ").append(memory == 0 ? "" : memory).append(" |\n");
    }
  }
}
