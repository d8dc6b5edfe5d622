/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

/** Takes the body of an answer into a buffer of fixed size, by whatever way it comes. */
final class BodyReader {

  private static final int DATA = 0;
  private static final int SIZE_LINE = 1;
  private static final int DATA_END = 2;
  private static final int TRAILER = 3;
  private static final int WHOLE = 4;

  private static final int SIZE_DIGITS_MAX = 8;

  /** The least around the data of a chunk: one digit, two ends of lines; and some in reserve. */
  private static final int CHUNK_OVERHEAD_LEAST = 6;

  private final byte[] body;
  private final LineReader lines;
  private final long overheadBytesMax;
  private int framing;
  private int state;
  private int length;
  private long left;
  private long overheadBytes;
  private int error;

  BodyReader(byte[] body, LineReader lines, int headBytesMax) {
    this.body = body;
    this.lines = lines;
    overheadBytesMax = headBytesMax + (long) CHUNK_OVERHEAD_LEAST * body.length;
  }

  /** Begins a body; the head of the answer has been read. */
  void begin(int newFraming, long contentLength) {
    framing = newFraming;
    length = 0;
    overheadBytes = 0;
    error = HttpError.NONE;
    state = framing == ResponseHead.CHUNKED ? SIZE_LINE : DATA;
    left = Long.MAX_VALUE;
    if (framing == ResponseHead.NO_BODY) {
      state = WHOLE;
    } else if (framing == ResponseHead.OF_LENGTH) {
      left = contentLength;
      error = contentLength > body.length ? HttpError.BODY_TOO_LARGE : HttpError.NONE;
    } else {
      lines.begin();
    }
  }

  int error() {
    return error;
  }

  boolean isWhole() {
    return state == WHOLE && error == HttpError.NONE;
  }

  int length() {
    return length;
  }

  /** Tells that the connection ended in good order. */
  void endOfInput() {
    if (framing == ResponseHead.UNTIL_CLOSE) {
      state = WHOLE;
    }
  }

  /**
   * Takes input.
   *
   * @return bytes taken, fewer than there are only when the body is whole or wrong
   */
  int offer(byte[] from, int offset, int count) {
    int taken = 0;
    while (taken < count && state != WHOLE && error == HttpError.NONE) {
      taken +=
          state == DATA
              ? takeData(from, offset + taken, count - taken)
              : takeLine(from, offset + taken, count - taken);
    }
    return taken;
  }

  private int takeData(byte[] from, int offset, int count) {
    int taken = (int) Math.min(count, left);
    if (taken > body.length - length) {
      error = HttpError.BODY_TOO_LARGE;
      return taken;
    }
    System.arraycopy(from, offset, body, length, taken);
    length += taken;
    if (framing != ResponseHead.UNTIL_CLOSE) {
      left -= taken;
    }
    if (left == 0) {
      state = framing == ResponseHead.CHUNKED ? DATA_END : WHOLE;
    }
    return taken;
  }

  private int takeLine(byte[] from, int offset, int count) {
    boolean whole = lines.offer(from, offset, count);
    overheadBytes += lines.taken();
    error = lines.error();
    if (error == HttpError.NONE && overheadBytes > overheadBytesMax) {
      error = HttpError.CHUNK_OVERHEAD;
    }
    if (whole && error == HttpError.NONE) {
      takeWholeLine();
      lines.begin();
    }
    return lines.taken();
  }

  private void takeWholeLine() {
    if (state == SIZE_LINE) {
      beginChunk();
    } else if (state == DATA_END) {
      error = lines.length() == 0 ? HttpError.NONE : HttpError.BAD_CHUNK;
      state = SIZE_LINE;
    } else if (lines.length() == 0) {
      // RFC 9112 §7.1.2: trailers may be skipped, as nothing here depends on one.
      state = WHOLE;
    }
  }

  /** RFC 9112 §7.1: hexadecimal digits, then the end of the line or an extension. */
  private void beginChunk() {
    byte[] line = lines.line();
    long size = 0;
    int digits = 0;
    while (digits < lines.length() && digits <= SIZE_DIGITS_MAX && value(line[digits]) >= 0) {
      size = (size << 4) | value(line[digits]);
      digits++;
    }
    if (digits == 0 || digits > SIZE_DIGITS_MAX || !isExtension(line, digits)) {
      error = HttpError.BAD_CHUNK;
    } else if (size > body.length - length) {
      error = HttpError.BODY_TOO_LARGE;
    } else {
      left = size;
      state = size == 0 ? TRAILER : DATA;
    }
  }

  private boolean isExtension(byte[] line, int start) {
    int at = start;
    while (at < lines.length() && (line[at] == ' ' || line[at] == '\t')) {
      at++;
    }
    return at == lines.length() || line[at] == ';';
  }

  private static int value(byte digit) {
    return digit < 0 ? -1 : Character.digit(digit, 16);
  }
}
