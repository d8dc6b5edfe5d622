/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.text.Ascii;

/** What the head of an answer says, as far as it matters here (RFC 9112 §4, §5 and §6.3). */
final class ResponseHead {

  /** Body: none. */
  static final int NO_BODY = 0;

  /** Body: as long as Content-Length says. */
  static final int OF_LENGTH = 1;

  /** Body: in chunks. */
  static final int CHUNKED = 2;

  /** Body: until the connection ends. */
  static final int UNTIL_CLOSE = 3;

  private static final String VERSION = "http/1.";
  private static final int LENGTH_DIGITS_MAX = 18;
  private static final int SECONDS_DIGITS_MAX = 9;

  private final MediaType mediaType = new MediaType();
  private final byte[] integrity;
  private int status;
  private boolean http10;
  private long contentLength;
  private boolean chunked;
  private boolean codingSeen;
  private boolean contentCoding;
  private boolean closeSeen;
  private boolean keepAliveSeen;
  private boolean typeSeen;
  private int typeError;
  private int integrityLength;
  private String location;
  private int retryAfterSeconds;
  private boolean retryAfterSeen;

  ResponseHead(int lineBytesMax) {
    integrity = new byte[lineBytesMax];
  }

  void clear() {
    status = 0;
    http10 = false;
    contentLength = -1;
    chunked = false;
    codingSeen = false;
    contentCoding = false;
    closeSeen = false;
    keepAliveSeen = false;
    typeSeen = false;
    typeError = HttpError.NONE;
    integrityLength = -1;
    location = null;
    retryAfterSeconds = -1;
    retryAfterSeen = false;
  }

  // ---- the status line ----

  /**
   * Reads the status line: version, one blank, three digits, and a reason that says nothing.
   *
   * @return a code of {@link HttpError}
   */
  int readStatusLine(byte[] line, int length) {
    if (length < VERSION.length()
        || !Ascii.equalsIgnoringCase(line, 0, VERSION.length() - 2, "http/")) {
      return HttpError.BAD_STATUS_LINE;
    }
    int minor = VERSION.length();
    if (!Ascii.equalsIgnoringCase(line, 0, minor, VERSION)) {
      return HttpError.UNKNOWN_VERSION;
    }
    int digits = minor + 2;
    boolean formed =
        length >= digits + 3
            && isDigit(line[minor])
            && line[minor + 1] == ' '
            && isDigit(line[digits])
            && isDigit(line[digits + 1])
            && isDigit(line[digits + 2])
            && (length == digits + 3 || line[digits + 3] == ' ');
    if (!formed || line[digits] < '1' || line[digits] > '5') {
      return HttpError.BAD_STATUS_LINE;
    }
    status = (int) number(line, digits, digits + 3);
    http10 = line[minor] == '0';
    return HttpError.NONE;
  }

  // ---- fields ----

  /**
   * Reads one line of the head that is not empty.
   *
   * @return a code of {@link HttpError}
   */
  int readField(byte[] line, int length) {
    if (Ascii.isBlank(line[0])) {
      return HttpError.FOLDED_FIELD;
    }
    int colon = 0;
    while (colon < length && Ascii.isTokenCharacter(line[colon])) {
      colon++;
    }
    // RFC 9112 §5.1: no blank before the colon.
    if (colon == 0 || colon == length || line[colon] != ':') {
      return HttpError.BAD_FIELD;
    }
    int start = colon + 1;
    int end = length;
    while (start < end && Ascii.isBlank(line[start])) {
      start++;
    }
    while (end > start && Ascii.isBlank(line[end - 1])) {
      end--;
    }
    return take(line, colon, start, end);
  }

  private int take(byte[] line, int nameEnd, int start, int end) {
    if (isName(line, nameEnd, "content-length")) {
      return takeContentLength(line, start, end);
    } else if (isName(line, nameEnd, "transfer-encoding")) {
      return takeTransferCoding(line, start, end);
    } else if (isName(line, nameEnd, "content-type")) {
      return takeContentType(line, start, end);
    } else if (isName(line, nameEnd, "x-syncml-hmac")) {
      return takeIntegrity(line, start, end);
    } else if (isName(line, nameEnd, "connection")) {
      takeConnection(line, start, end);
    } else if (isName(line, nameEnd, "content-encoding")) {
      contentCoding |= end > start && !Ascii.equalsIgnoringCase(line, start, end, "identity");
    } else if (isName(line, nameEnd, "location")) {
      return takeLocation(line, start, end);
    } else if (isName(line, nameEnd, "retry-after")) {
      takeRetryAfter(line, start, end);
    }
    return HttpError.NONE;
  }

  private static boolean isName(byte[] line, int nameEnd, String name) {
    return Ascii.equalsIgnoringCase(line, 0, nameEnd, name);
  }

  /** RFC 9112 §6.3 lets a list of equal numbers pass; nobody needs that who means well. */
  private int takeContentLength(byte[] line, int start, int end) {
    if (contentLength >= 0) {
      return HttpError.REPEATED_FIELD;
    }
    if (end == start || end - start > LENGTH_DIGITS_MAX || !isNumber(line, start, end)) {
      return HttpError.BAD_CONTENT_LENGTH;
    }
    contentLength = number(line, start, end);
    return HttpError.NONE;
  }

  private int takeTransferCoding(byte[] line, int start, int end) {
    if (codingSeen) {
      return HttpError.REPEATED_FIELD;
    }
    codingSeen = true;
    chunked = Ascii.equalsIgnoringCase(line, start, end, "chunked");
    return chunked ? HttpError.NONE : HttpError.UNKNOWN_TRANSFER_CODING;
  }

  private int takeContentType(byte[] line, int start, int end) {
    if (typeSeen) {
      return HttpError.REPEATED_FIELD;
    }
    typeSeen = true;
    // Whether it matters is known at the end of the head: a page that explains an error is text.
    typeError = mediaType.read(line, start, end);
    return HttpError.NONE;
  }

  private int takeIntegrity(byte[] line, int start, int end) {
    if (integrityLength >= 0) {
      return HttpError.REPEATED_FIELD;
    }
    integrityLength = end - start;
    System.arraycopy(line, start, integrity, 0, integrityLength);
    return HttpError.NONE;
  }

  private void takeConnection(byte[] line, int start, int end) {
    int at = start;
    while (at < end) {
      int tokenStart = at;
      while (at < end && Ascii.isTokenCharacter(line[at])) {
        at++;
      }
      closeSeen |= Ascii.equalsIgnoringCase(line, tokenStart, at, "close");
      keepAliveSeen |= Ascii.equalsIgnoringCase(line, tokenStart, at, "keep-alive");
      at = at == tokenStart ? at + 1 : at;
    }
  }

  private int takeLocation(byte[] line, int start, int end) {
    if (location != null) {
      return HttpError.REPEATED_FIELD;
    }
    StringBuilder text = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      text.append((char) (line[i] & 0xFF));
    }
    location = text.toString();
    return HttpError.NONE;
  }

  /** Seconds alone; a date would have to be compared with a clock that may be wrong. */
  private void takeRetryAfter(byte[] line, int start, int end) {
    if (!retryAfterSeen && end > start && end - start <= SECONDS_DIGITS_MAX) {
      retryAfterSeconds = isNumber(line, start, end) ? (int) number(line, start, end) : -1;
    }
    retryAfterSeen = true;
  }

  private static boolean isNumber(byte[] line, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigit(line[i])) {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] line, int start, int end) {
    long number = 0;
    for (int i = start; i < end; i++) {
      number = 10 * number + (line[i] - '0');
    }
    return number;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  // ---- what the whole head says ----

  /**
   * Looks whether the fields agree with each other.
   *
   * @return a code of {@link HttpError}
   */
  int check() {
    // RFC 9112 §6.1 and §6.3: the signs of an answer that somebody has smuggled.
    if (chunked && contentLength >= 0) {
      return HttpError.LENGTH_AND_CODING;
    }
    if (chunked && http10) {
      return HttpError.UNKNOWN_TRANSFER_CODING;
    }
    return HttpError.NONE;
  }

  /**
   * Looks whether the body, which there is, may be a message.
   *
   * @return a code of {@link HttpError}
   */
  int checkContent() {
    if (contentCoding) {
      return HttpError.CONTENT_CODING;
    }
    return typeSeen ? typeError : HttpError.NO_CONTENT_TYPE;
  }

  int status() {
    return status;
  }

  boolean isInterim() {
    return status < 200;
  }

  /** What ends the body (RFC 9112 §6.3). */
  int framing() {
    if (isInterim() || status == 204 || status == 304 || contentLength == 0) {
      return NO_BODY;
    }
    return chunked ? CHUNKED : contentLength > 0 ? OF_LENGTH : UNTIL_CLOSE;
  }

  /** Octets of the body, -1 where the head does not say. */
  long contentLength() {
    return contentLength;
  }

  /** Whether the server leaves the connection open behind the answer (RFC 9112 §9.3). */
  boolean isPersistent() {
    return !closeSeen && (!http10 || keepAliveSeen) && framing() != UNTIL_CLOSE;
  }

  int mediaType() {
    return typeSeen ? mediaType.type() : MediaType.NONE;
  }

  byte[] integrity() {
    return integrity;
  }

  int integrityLength() {
    return integrityLength;
  }

  String location() {
    return location;
  }

  int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
