/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

/** The Format property (OMA-TS-DM_TND §7.7.2). */
public enum NodeFormat {
  /** Base64 text that is the value itself, not merely its form on the way. */
  B64(0, "b64"),
  /** Any bytes. */
  BIN(1, "bin"),
  /** {@code true} or {@code false}. */
  BOOL(2, "bool"),
  /** Text. */
  CHR(3, "chr"),
  /** A signed number of 32 bits. */
  INT(4, "int"),
  /** An interior node. */
  NODE(5, "node"),
  /** No value. */
  NULL(6, "null"),
  /** A document or piece of XML; only that it is UTF-8 is checked. */
  XML(7, "xml"),
  /** A date of ISO 8601 with its century. */
  DATE(8, "date"),
  /** A time of ISO 8601. */
  TIME(9, "time"),
  /** A number of XML Schema's float. */
  FLOAT(10, "float");

  private static final NodeFormat[] ALL = values();

  private final int code;
  private final String text;

  NodeFormat(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The format as messages write it. */
  public String text() {
    return text;
  }

  /**
   * Finds a format.
   *
   * @param text its name; case counts
   * @return the format, null when there is none
   */
  public static NodeFormat of(String text) {
    for (NodeFormat format : ALL) {
      if (format.text.equals(text)) {
        return format;
      }
    }
    return null;
  }

  /** The format's number in the record; never given to another. */
  int code() {
    return code;
  }

  /** The format of a number in the record, null when there is none. */
  static NodeFormat ofCode(int code) {
    return code >= 0 && code < ALL.length ? ALL[code] : null;
  }

  /** Whether a leaf of this format may have this value. */
  boolean accepts(byte[] value) {
    switch (this) {
      case BIN:
        return true;
      case NODE:
      case NULL:
        return value.length == 0;
      default:
        String characters = TreeText.text(value);
        return characters != null && FormatCheck.accepts(this, characters);
    }
  }
}
