/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.command;

import java.util.List;

/**
 * Writes JSON (RFC 8259) on one line. All that is not ASCII is escaped, so that the line means the
 * same in every character set and no control character reaches a terminal.
 */
public final class Json {

  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7E;

  private final StringBuilder out = new StringBuilder(256);
  private boolean first = true;

  /** An empty object. */
  public Json() {
    out.append('{');
  }

  /**
   * Adds a text.
   *
   * @param key name of the member
   * @param value its value; null for the JSON null
   * @return this
   */
  public Json add(String key, String value) {
    key(key);
    if (value == null) {
      out.append("null");
    } else {
      quote(value);
    }
    return this;
  }

  /**
   * Adds a number.
   *
   * @param key name of the member
   * @param value its value
   * @return this
   */
  public Json add(String key, long value) {
    key(key);
    out.append(value);
    return this;
  }

  /**
   * Adds a truth value.
   *
   * @param key name of the member
   * @param value its value
   * @return this
   */
  public Json add(String key, boolean value) {
    key(key);
    out.append(value);
    return this;
  }

  /**
   * Adds an object.
   *
   * @param key name of the member
   * @param value its value
   * @return this
   */
  public Json add(String key, Json value) {
    key(key);
    out.append(value);
    return this;
  }

  /**
   * Adds an array of objects.
   *
   * @param key name of the member
   * @param values its elements
   * @return this
   */
  public Json add(String key, List<Json> values) {
    key(key);
    out.append('[');
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : ",").append(values.get(i));
    }
    out.append(']');
    return this;
  }

  private void key(String key) {
    if (!first) {
      out.append(',');
    }
    first = false;
    quote(key);
    out.append(':');
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE) {
        out.append(c);
      } else {
        out.append("\\u").append(String.format("%04x", (int) c));
      }
    }
    out.append('"');
  }

  /** The whole object, without a line end. */
  @Override
  public String toString() {
    return out + "}";
  }
}
