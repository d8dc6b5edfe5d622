/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.script;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The value of a node with its format and its media type. */
public final class Value {

  private final String format;
  private final String type;
  private final byte[] data;

  /**
   * A value.
   *
   * @param format as {@code Meta/Format} has it: chr, int, bool, bin, b64, xml, node, null, date,
   *     time, float
   * @param type media type; empty for none
   * @param data the octets; for text UTF-8
   */
  Value(String format, String type, byte[] data) {
    this.format = format;
    this.type = type;
    this.data = data.clone();
  }

  static Value text(String format, String text) {
    return new Value(format, "", text.getBytes(UTF_8));
  }

  /** The format. */
  public String format() {
    return format;
  }

  /** The media type; empty for none. */
  public String type() {
    return type;
  }

  /** The octets. */
  public byte[] data() {
    return data.clone();
  }

  /** Whether the octets are no text, and XML needs base64 for them. */
  public boolean isBinary() {
    return format.equals("bin");
  }
}
