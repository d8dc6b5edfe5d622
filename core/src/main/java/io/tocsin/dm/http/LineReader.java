/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.text.Ascii;

/**
 * Collects one line after another out of pieces of input, each within a bound. A line ends with
 * CRLF; a lone LF is taken too, as RFC 9112 §2.2 allows, because small servers send it. Control
 * characters other than a tab, and a CR without its LF, are errors.
 */
final class LineReader {

  private final byte[] line;
  private int length;
  private boolean returned;
  private int taken;
  private int error;

  LineReader(int bytesMax) {
    line = new byte[bytesMax];
  }

  /** Begins a line. */
  void begin() {
    length = 0;
    returned = false;
    error = HttpError.NONE;
  }

  /**
   * Takes input as far as the end of the line.
   *
   * @return whether the line is whole, and {@link #begin} is next
   */
  boolean offer(byte[] from, int offset, int count) {
    int end = offset + count;
    int at = offset;
    boolean whole = false;
    while (at < end && !whole && error == HttpError.NONE) {
      byte octet = from[at];
      at++;
      if (octet == '\n') {
        whole = true;
      } else if (returned || (Ascii.isControl(octet) && octet != '\t' && octet != '\r')) {
        error = HttpError.BAD_CHARACTER;
      } else if (octet == '\r') {
        returned = true;
      } else if (length == line.length) {
        error = HttpError.LINE_TOO_LONG;
      } else {
        line[length] = octet;
        length++;
      }
    }
    taken = at - offset;
    return whole;
  }

  /** Bytes that the last call of {@link #offer} took. */
  int taken() {
    return taken;
  }

  int error() {
    return error;
  }

  /** The line, from index 0. */
  byte[] line() {
    return line;
  }

  /** Bytes of the line without its end. */
  int length() {
    return length;
  }
}
