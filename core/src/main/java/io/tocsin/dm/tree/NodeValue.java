/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import io.tocsin.text.Utf8;

/** A value with its format and type: what Add and Replace bring, and what Get finds. */
public final class NodeValue {

  private static final byte[] NONE = {};

  private NodeFormat format;
  private String type;
  private byte[] data = NONE;

  /** Nothing: no format, no type, no data. */
  public NodeValue() {}

  /**
   * A value.
   *
   * @param format its format, null when the sender did not say
   * @param type its media type, null when the sender did not say
   * @param data the value as it is, with an encoding of the way removed; not to be changed
   */
  public NodeValue(NodeFormat format, String type, byte[] data) {
    set(format, type, data);
  }

  /** A text. */
  public static NodeValue text(String text) {
    return new NodeValue(NodeFormat.CHR, null, Utf8.bytes(text));
  }

  /** An interior node. */
  public static NodeValue interior() {
    return new NodeValue(NodeFormat.NODE, null, NONE);
  }

  void set(NodeFormat newFormat, String newType, byte[] newData) {
    format = newFormat;
    type = newType;
    data = newData == null ? NONE : newData;
  }

  /** The format, null when the sender did not say. */
  public NodeFormat format() {
    return format;
  }

  /** The media type, or the identifier of a management object; null when the sender did not say. */
  public String type() {
    return type;
  }

  /** The value; empty for none. Not to be changed. */
  public byte[] data() {
    return data;
  }

  /** The value as text, null when it is not UTF-8. */
  public String dataAsText() {
    return TreeText.text(data);
  }
}
