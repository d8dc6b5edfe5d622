/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

/** Reads one answer out of pieces of input, with the interim ones before it. */
final class ResponseReader {

  private static final int STATUS_LINE = 0;
  private static final int FIELDS = 1;
  private static final int BODY = 2;
  private static final int COMPLETE = 3;
  private static final int FAILED = 4;

  private static final int OK = 200;
  private static final int SWITCHING_PROTOCOLS = 101;

  private final HttpLimits limits;
  private final LineReader lines;
  private final ResponseHead head;
  private final BodyReader body;
  private int state;
  private int error;
  private int interimCount;
  private int fieldCount;
  private int headBytes;
  private boolean begun;
  private boolean requestSent;
  private boolean bodyTaken;
  private boolean excess;

  ResponseReader(HttpLimits limits, byte[] body) {
    this.limits = limits;
    lines = new LineReader(limits.lineBytesMax());
    head = new ResponseHead(limits.lineBytesMax());
    this.body = new BodyReader(body, lines, limits.headBytesMax());
  }

  void begin() {
    error = HttpError.NONE;
    interimCount = 0;
    begun = false;
    bodyTaken = false;
    excess = false;
    beginHead();
  }

  private void beginHead() {
    state = STATUS_LINE;
    fieldCount = 0;
    headBytes = 0;
    head.clear();
    lines.begin();
  }

  /**
   * Takes input; what comes behind the answer is thrown away.
   *
   * @param sent whether the request has been sent whole by now
   */
  void offer(byte[] from, int offset, int count, boolean sent) {
    requestSent = sent;
    begun |= count > 0;
    int taken = 0;
    while (taken < count && state < COMPLETE) {
      taken +=
          state == BODY
              ? takeBody(from, offset + taken, count - taken)
              : takeLine(from, offset + taken, count - taken);
    }
    excess |= taken < count;
  }

  private int takeBody(byte[] from, int offset, int count) {
    int taken = body.offer(from, offset, count);
    followBody();
    return taken;
  }

  private void followBody() {
    if (body.error() != HttpError.NONE) {
      fail(body.error());
    } else if (body.isWhole()) {
      state = COMPLETE;
    }
  }

  private int takeLine(byte[] from, int offset, int count) {
    boolean whole = lines.offer(from, offset, count);
    int taken = lines.taken();
    headBytes += taken;
    if (lines.error() != HttpError.NONE) {
      fail(lines.error());
    } else if (headBytes > limits.headBytesMax()) {
      fail(HttpError.HEAD_TOO_LARGE);
    } else if (whole) {
      fail(takeWholeLine());
      lines.begin();
    }
    return taken;
  }

  private int takeWholeLine() {
    if (state == STATUS_LINE) {
      state = FIELDS;
      return head.readStatusLine(lines.line(), lines.length());
    }
    if (lines.length() == 0) {
      return endHead();
    }
    fieldCount++;
    return fieldCount > limits.fieldCountMax()
        ? HttpError.TOO_MANY_FIELDS
        : head.readField(lines.line(), lines.length());
  }

  private int endHead() {
    int wrong = head.check();
    if (wrong != HttpError.NONE) {
      return wrong;
    }
    if (head.status() == SWITCHING_PROTOCOLS) {
      return HttpError.PROTOCOL_SWITCHED;
    }
    if (head.isInterim()) {
      interimCount++;
      beginHead();
      return interimCount > limits.interimCountMax() ? HttpError.TOO_MANY_INTERIM : HttpError.NONE;
    }
    if (head.status() == OK) {
      return beginContent();
    }
    // An answer of another status is told by its head. Its body is a page for people; it is left
    // to the end of the connection.
    state = COMPLETE;
    return HttpError.NONE;
  }

  private int beginContent() {
    if (!requestSent) {
      return HttpError.EARLY_ANSWER;
    }
    boolean empty = head.framing() == ResponseHead.NO_BODY;
    int wrong = empty ? HttpError.NONE : head.checkContent();
    if (wrong == HttpError.NONE) {
      state = BODY;
      bodyTaken = true;
      body.begin(head.framing(), head.contentLength());
      followBody();
    }
    return wrong;
  }

  private void fail(int cause) {
    if (cause != HttpError.NONE) {
      error = cause;
      state = FAILED;
    }
  }

  /**
   * Tells that the server will send nothing more.
   *
   * @param orderly whether it ended the stream itself, as far as that can be known
   */
  void endOfInput(boolean orderly) {
    excess = true;
    if (state == BODY && orderly) {
      body.endOfInput();
      followBody();
    }
    if (state < COMPLETE) {
      fail(begun ? HttpError.TRUNCATED : HttpError.NO_ANSWER);
    }
  }

  boolean isComplete() {
    return state == COMPLETE;
  }

  int error() {
    return error;
  }

  /** Whether a byte has come. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether the connection is left as it was before the request. */
  boolean isConnectionClean() {
    return isComplete()
        && requestSent
        && !excess
        && head.isPersistent()
        && (bodyTaken || head.framing() == ResponseHead.NO_BODY);
  }

  ResponseHead head() {
    return head;
  }

  /** Octets of the body; 0 for another status than 200. */
  int bodyLength() {
    return bodyTaken ? body.length() : 0;
  }

  int mediaType() {
    return bodyLength() == 0 ? MediaType.NONE : head.mediaType();
  }
}
