/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.text.Utf8;

/**
 * Cuts the bytes of a file into lines and decodes them. Lines end with LF or CR LF; a byte order
 * mark before the first one is passed over.
 */
final class SourceLines {

  private final byte[] source;
  private final StringBuilder decoded = new StringBuilder();
  private int position;
  private int number;
  private String text;
  private String problem;

  /**
   * The lines of a file.
   *
   * @param source its content
   */
  SourceLines(byte[] source) {
    this.source = source;
    boolean marked =
        source.length >= 3
            && source[0] == (byte) 0xEF
            && source[1] == (byte) 0xBB
            && source[2] == (byte) 0xBF;
    position = marked ? 3 : 0;
  }

  /** Goes to the next line; false at the end. */
  boolean next() {
    if (position >= source.length) {
      return false;
    }
    int start = position;
    int end = start;
    while (end < source.length && source[end] != '\n') {
      end++;
    }
    position = end + 1;
    number++;
    if (end > start && source[end - 1] == '\r') {
      end--;
    }
    decode(start, end);
    return true;
  }

  private void decode(int start, int end) {
    text = null;
    problem = null;
    if (end - start > Limits.CONFIGURATION_LINE_BYTES_MAX) {
      problem = "the line is longer than " + Limits.CONFIGURATION_LINE_BYTES_MAX + " bytes";
      return;
    }
    decoded.setLength(0);
    int bad = Utf8.decode(source, start, end, decoded);
    if (bad >= 0) {
      problem = "byte " + (bad - start + 1) + " of the line is not UTF-8; save the file as UTF-8";
      return;
    }
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c != '\t' && Character.isISOControl(c)) {
        problem =
            "control character " + ConfigurationError.printable(String.valueOf(c)) + " in the line";
        return;
      }
    }
    text = decoded.toString();
  }

  /** Number of the line, from 1. */
  int number() {
    return number;
  }

  /** The line without its end; null when there is a {@link #problem()}. */
  String text() {
    return text;
  }

  /** Why the line cannot be read; null when it can. */
  String problem() {
    return problem;
  }
}
