/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

/** One key of the configuration file, or one pattern of keys: all that there is to know of it. */
public final class ConfigurationKey {

  private final ConfigurationSection section;
  private final String pattern;
  private final ValueType type;
  private final String documentation;
  private long min;
  private long max = Long.MAX_VALUE;
  private String unit;
  private String defaultText;
  private Object defaultValue;
  private String mandatory;
  private boolean mandatoryInEntry;
  private boolean fixedAtStart;
  private String example;
  private String[] choices = {};

  /** The catalogue alone makes keys, and changes them only while it does. */
  ConfigurationKey(
      ConfigurationSection section, String pattern, ValueType type, String documentation) {
    this.section = section;
    this.pattern = pattern;
    this.type = type;
    this.documentation = documentation;
  }

  ConfigurationKey range(long min, long max) {
    this.min = min;
    this.max = max;
    return this;
  }

  ConfigurationKey unit(String unit) {
    this.unit = unit;
    return this;
  }

  ConfigurationKey choices(String... choices) {
    this.choices = choices;
    return this;
  }

  /** To be called last: the default is read by the same rules as a value of a file. */
  ConfigurationKey byDefault(String text) {
    defaultText = text;
    defaultValue = ValueParser.parse(this, text).value();
    return this;
  }

  ConfigurationKey mandatory(String condition) {
    mandatory = condition;
    return this;
  }

  /** Says that a change takes a restart of the agent. */
  ConfigurationKey fixedAtStart() {
    fixedAtStart = true;
    return this;
  }

  /** Every entry of the section must have this key. */
  ConfigurationKey mandatoryInEntry(String condition) {
    mandatoryInEntry = true;
    return mandatory(condition);
  }

  ConfigurationKey example(String example) {
    this.example = example;
    return this;
  }

  /** Where it belongs. */
  ConfigurationSection section() {
    return section;
  }

  /** The key, with {@code NAME} or {@code N} for what the user chooses. */
  public String pattern() {
    return pattern;
  }

  /** Whether the pattern has a {@code NAME} or {@code N}. */
  public boolean isPattern() {
    return section.family() != null && pattern.startsWith(prefix() + '.');
  }

  private String prefix() {
    return section.family() + '.' + section.placeholder();
  }

  /**
   * A whole key.
   *
   * @param name what stands for NAME or N; not used when there is neither
   */
  public String with(String name) {
    if (!isPattern()) {
      return pattern;
    }
    return section.family() + '.' + name + pattern.substring(prefix().length());
  }

  /** What the value is made of. */
  public ValueType type() {
    return type;
  }

  /**
   * Smallest number, in thousandths for {@link ValueType#DECIMAL} and in thousand-millionths for
   * {@link ValueType#FACTOR}; for octets and text the least length in octets.
   */
  public long min() {
    return min;
  }

  /** Greatest number or length; see {@link #min()}. */
  public long max() {
    return max;
  }

  /** What a number counts; null for none. */
  public String unit() {
    return unit;
  }

  /** The value where the file gives none, as it would be written there; null for none. */
  public String defaultText() {
    return defaultText;
  }

  Object defaultValue() {
    return defaultValue;
  }

  /** When the key must be given, in words; null when never. */
  public String mandatory() {
    return mandatory;
  }

  /** Whether every entry of the section must have this key. */
  boolean isMandatoryInEntry() {
    return mandatoryInEntry;
  }

  /** Whether a change takes a restart of the agent. */
  boolean isFixedAtStart() {
    return fixedAtStart;
  }

  /** A value to show, as it would be written in the file. */
  public String example() {
    return example != null ? example : defaultText;
  }

  /** What the key does, in sentences. */
  public String documentation() {
    return fixedAtStart ? documentation + " A change takes a restart." : documentation;
  }

  /** Number of words among which {@link ValueType#CHOICE} and {@link ValueType#CHOICES} choose. */
  int choiceCount() {
    return choices.length;
  }

  /** One of these words. */
  String choice(int index) {
    return choices[index];
  }

  /** What may stand there, in words, for errors and the reference. */
  public String allowed() {
    switch (type) {
      case INTEGER:
      case PORT:
        return min + " to " + max + (unit == null || unit.isEmpty() ? "" : " " + unit);
      case DECIMAL:
        return DecimalText.format(min) + " to " + DecimalText.format(max) + ", up to 3 decimals";
      case FACTOR:
        return DecimalText.formatNano(min)
            + " to "
            + DecimalText.formatNano(max)
            + " but not 0, up to 9 decimals";
      case BOOLEAN:
        return "true, false";
      case CHOICE:
        return joinChoices();
      case CHOICES:
        return "one or more of " + joinChoices();
      case HOST:
        return "a host name, an IPv4 address, an IPv6 address";
      case HOSTS:
        return "host names, IPv4 and IPv6 addresses, separated by commas";
      case DESTINATIONS:
        return "host names, IPv4 and IPv6 addresses, networks such as 192.0.2.0/24, names such as"
            + " *.example.com, separated by commas";
      case OCTETS:
        return min + " to " + max + " octets, two hexadecimal digits each";
      case SUBTREES:
        return "object identifiers such as 1.3.6.1.2.1, each with an optional mask such as /ff:a0,"
            + " separated by commas";
      case FINGERPRINT:
        return "sha256:, sha384: or sha512: and the digest in hexadecimal";
      case NAME:
        return ConfigurationKeys.NAME_ALLOWED;
      case SECURITY_NAME:
        return min + " to " + max + " octets";
      case SECURITY_NAMES:
        return "names of " + min + " to " + max + " octets, separated by commas";
      case DISPLAY_STRING:
        return "up to " + max + " characters of ASCII";
      case ADMIN_STRING:
        return "up to " + max + " octets";
      case FILE:
        return "a name of up to " + max + " octets";
      default:
        return "names of up to " + max + " octets, separated by commas";
    }
  }

  private String joinChoices() {
    StringBuilder text = new StringBuilder();
    for (String choice : choices) {
      text.append(text.length() == 0 ? "" : ", ").append(choice);
    }
    return text.toString();
  }
}
