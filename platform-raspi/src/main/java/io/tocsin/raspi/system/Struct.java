/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A struct of C in bytes, in the order of bytes of this machine. Places are offsets in bytes from
 * its beginning.
 */
public final class Struct {

  private final byte[] bytes;
  private final ByteBuffer view;

  /**
   * A struct of zeros.
   *
   * @param sizeBytes its size
   */
  public Struct(int sizeBytes) {
    this(new byte[sizeBytes]);
  }

  /**
   * The struct that some bytes are.
   *
   * @param bytes the bytes, which are not copied
   */
  public Struct(byte[] bytes) {
    this.bytes = bytes;
    this.view = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  /** Its bytes, for a system call. */
  public byte[] bytes() {
    return bytes;
  }

  /** A number of 32 bits. */
  public int getInt(int at) {
    return view.getInt(at);
  }

  /** A number of 64 bits. */
  public long getLong(int at) {
    return view.getLong(at);
  }

  /**
   * A text that ends with a zero or at its greatest length.
   *
   * @param at where it begins
   * @param bytesMax its greatest length in bytes
   */
  public String getText(int at, int bytesMax) {
    int length = 0;
    while (length < bytesMax && bytes[at + length] != 0) {
      length++;
    }
    return new String(bytes, at, length, StandardCharsets.UTF_8);
  }

  /** Sets a number of 32 bits. */
  public Struct putInt(int at, int value) {
    view.putInt(at, value);
    return this;
  }

  /** Sets a number of 64 bits. */
  public Struct putLong(int at, long value) {
    view.putLong(at, value);
    return this;
  }

  /** Sets a text; a zero must follow it. */
  public Struct putText(int at, String text) {
    view.put(at, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Sets a struct within this one. */
  public Struct put(int at, Struct part) {
    view.put(at, part.bytes);
    return this;
  }
}
