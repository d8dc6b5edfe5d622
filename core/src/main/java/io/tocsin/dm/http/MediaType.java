/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.text.Ascii;

/**
 * The forms of a SyncML message, and the reader of a Content-Type (RFC 9110 §8.3). Answers may have
 * the media types of data synchronisation too, as some servers do.
 */
public final class MediaType {

  /** No body, and so no type. */
  public static final int NONE = 0;

  /** XML. */
  public static final int XML = 1;

  /** WBXML. */
  public static final int WBXML = 2;

  private static final String[] NAMES = {
    "", "application/vnd.syncml.dm+xml", "application/vnd.syncml.dm+wbxml",
  };

  private static final String[] OTHER_NAMES = {
    "", "application/vnd.syncml+xml", "application/vnd.syncml+wbxml",
  };

  private static final String[] CHARSETS = {"utf-8", "utf8", "us-ascii"};

  private byte[] text = {};
  private int position;
  private int end;
  private int error;
  private int type;
  private boolean charsetSeen;
  private boolean charsetKnown;

  MediaType() {}

  /**
   * The name that we send.
   *
   * @param type {@link #XML} or {@link #WBXML}
   */
  public static String name(int type) {
    return NAMES[type];
  }

  /**
   * Reads a field's value.
   *
   * @param from the value
   * @param start index of its first octet
   * @param behind index behind its last one
   * @return a code of {@link HttpError}
   */
  int read(byte[] from, int start, int behind) {
    text = from;
    position = start;
    end = behind;
    error = HttpError.NONE;
    type = NONE;
    charsetSeen = false;
    charsetKnown = true;
    readType(start);
    skipBlanks();
    while (error == HttpError.NONE && position < end) {
      readParameter();
      skipBlanks();
    }
    if (error != HttpError.NONE) {
      return error;
    }
    if (type == NONE) {
      return HttpError.WRONG_CONTENT_TYPE;
    }
    // WBXML says itself which charset it has.
    return type == XML && !charsetKnown ? HttpError.WRONG_CHARSET : HttpError.NONE;
  }

  /** The type, after a reading without an error. */
  int type() {
    return type;
  }

  private void readType(int start) {
    readToken();
    if (error == HttpError.NONE && (position == end || text[position] != '/')) {
      error = HttpError.BAD_CONTENT_TYPE;
    }
    position++;
    readToken();
    for (int each = XML; error == HttpError.NONE && each <= WBXML; each++) {
      if (Ascii.equalsIgnoringCase(text, start, position, NAMES[each])
          || Ascii.equalsIgnoringCase(text, start, position, OTHER_NAMES[each])) {
        type = each;
      }
    }
  }

  /** A semicolon, and a parameter behind it; RFC 9110 §5.6.6 lets the parameter be absent. */
  private void readParameter() {
    if (text[position] != ';') {
      error = HttpError.BAD_CONTENT_TYPE;
      return;
    }
    position++;
    skipBlanks();
    if (position == end || text[position] == ';') {
      return;
    }
    int start = position;
    readToken();
    boolean charset = Ascii.equalsIgnoringCase(text, start, position, "charset");
    if (error != HttpError.NONE || position == end || text[position] != '=') {
      error = HttpError.BAD_CONTENT_TYPE;
      return;
    }
    position++;
    boolean quoted = position < end && text[position] == '"';
    int valueStart = quoted ? position + 1 : position;
    if (quoted) {
      skipQuoted();
    } else {
      readToken();
    }
    if (charset && error == HttpError.NONE) {
      takeCharset(valueStart, quoted ? position - 1 : position);
    }
  }

  private void takeCharset(int start, int behind) {
    if (charsetSeen) {
      error = HttpError.BAD_CONTENT_TYPE;
    }
    charsetSeen = true;
    charsetKnown = false;
    for (String charset : CHARSETS) {
      charsetKnown |= Ascii.equalsIgnoringCase(text, start, behind, charset);
    }
  }

  private void readToken() {
    int start = position;
    while (position < end && Ascii.isTokenCharacter(text[position])) {
      position++;
    }
    if (position == start) {
      error = HttpError.BAD_CONTENT_TYPE;
    }
  }

  private void skipQuoted() {
    position++;
    while (position < end && text[position] != '"') {
      position += text[position] == '\\' ? 2 : 1;
    }
    if (position >= end) {
      error = HttpError.BAD_CONTENT_TYPE;
    }
    position++;
  }

  private void skipBlanks() {
    while (position < end && Ascii.isBlank(text[position])) {
      position++;
    }
  }
}
