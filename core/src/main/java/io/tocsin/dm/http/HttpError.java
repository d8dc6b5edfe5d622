/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

/** Why an exchange came to nothing, one number for each cause; they never change. */
public final class HttpError {

  /** No error. */
  public static final int NONE = 0;

  /** The connection could not be set up; the text is the platform's. */
  public static final int CONNECT_FAILED = 1;

  /** The connection was not set up in time ({@link HttpTimes#connectMsMax}). */
  public static final int CONNECT_TIMEOUT = 2;

  /** TLS failed, or one side refused the other; the refusal says why. */
  public static final int TLS_FAILED = 3;

  /** The handshake was not done in time ({@link HttpTimes#handshakeMsMax}). */
  public static final int HANDSHAKE_TIMEOUT = 4;

  /** The connection broke. */
  public static final int CONNECTION_BROKEN = 5;

  /** The server did not take the whole request in time ({@link HttpTimes#sendMsMax}). */
  public static final int SEND_TIMEOUT = 6;

  /** The answer did not begin in time ({@link HttpTimes#firstByteMsMax}). */
  public static final int FIRST_BYTE_TIMEOUT = 7;

  /** The answer was not whole in time ({@link HttpTimes#answerMsMax}). */
  public static final int ANSWER_TIMEOUT = 8;

  /** The server closed the connection without a byte of an answer. */
  public static final int NO_ANSWER = 9;

  /**
   * The same on a connection that was kept from the exchange before: most likely the server closed
   * it while we sent, and the request can be sent again over a new one.
   */
  public static final int STALE_CONNECTION = 10;

  /** The caller closed the channel. */
  public static final int ABANDONED = 11;

  /** The head of the request is larger than its buffer. */
  public static final int REQUEST_HEAD_TOO_LARGE = 12;

  /** The status line is none of HTTP/1. */
  public static final int BAD_STATUS_LINE = 13;

  /** The status line is of another version than HTTP/1. */
  public static final int UNKNOWN_VERSION = 14;

  /** Too many interim answers (1xx). */
  public static final int TOO_MANY_INTERIM = 15;

  /** Status 101: the server goes over to a protocol that we did not ask for. */
  public static final int PROTOCOL_SWITCHED = 16;

  /** A line of the head, of a chunk or of a trailer is longer than its bound. */
  public static final int LINE_TOO_LONG = 17;

  /** The head has more fields than its bound. */
  public static final int TOO_MANY_FIELDS = 18;

  /** The head is larger than its bound. */
  public static final int HEAD_TOO_LARGE = 19;

  /** A line of the head is no field: no colon, or a name that is no token (RFC 9112 §5). */
  public static final int BAD_FIELD = 20;

  /** A field goes on in the next line, which RFC 9112 §5.2 forbids. */
  public static final int FOLDED_FIELD = 21;

  /** A line has a NUL or another control character, or a CR without its LF. */
  public static final int BAD_CHARACTER = 22;

  /** Content-Length is no number, or a list of them. */
  public static final int BAD_CONTENT_LENGTH = 23;

  /** A field that counts here stands there twice. */
  public static final int REPEATED_FIELD = 24;

  /** Content-Length and Transfer-Encoding contradict each other (RFC 9112 §6.3). */
  public static final int LENGTH_AND_CODING = 25;

  /** A transfer coding other than chunked, or one in an answer of HTTP/1.0. */
  public static final int UNKNOWN_TRANSFER_CODING = 26;

  /** A chunk does not begin or end as RFC 9112 §7.1 has it. */
  public static final int BAD_CHUNK = 27;

  /** Chunks have too much around their data: extensions, trailers. */
  public static final int CHUNK_OVERHEAD = 28;

  /** The body is larger than the buffer for it. */
  public static final int BODY_TOO_LARGE = 29;

  /** The connection ended within the answer. */
  public static final int TRUNCATED = 30;

  /** Status 200 before the request was sent whole: no answer to it. */
  public static final int EARLY_ANSWER = 31;

  /** The body has no Content-Type. */
  public static final int NO_CONTENT_TYPE = 32;

  /** Content-Type is malformed. */
  public static final int BAD_CONTENT_TYPE = 33;

  /** Content-Type is none of SyncML. */
  public static final int WRONG_CONTENT_TYPE = 34;

  /** The charset of an XML body is not UTF-8. */
  public static final int WRONG_CHARSET = 35;

  /** The body is compressed, which we did not ask for. */
  public static final int CONTENT_CODING = 36;

  /** Number of causes, {@link #NONE} included; for tables of counters. */
  public static final int COUNT = 37;

  private static final String[] NAMES = {
    "none",
    "connection failed",
    "connection timed out",
    "TLS failed",
    "handshake timed out",
    "connection broke",
    "the server did not take the whole request in time",
    "the answer did not begin in time",
    "the answer was not whole in time",
    "the server closed the connection without an answer",
    "the server closed the kept connection without an answer",
    "closed on request",
    "the request's head is too large",
    "the answer does not begin with a status line of HTTP/1",
    "the answer is of another version than HTTP/1",
    "too many interim answers",
    "the server switched to another protocol",
    "line of the answer too long",
    "too many fields in the answer's head",
    "the answer's head is too large",
    "malformed field in the answer's head",
    "folded field in the answer's head",
    "control character in the answer's head",
    "malformed Content-Length",
    "repeated field in the answer's head",
    "Content-Length beside Transfer-Encoding",
    "unknown transfer coding",
    "malformed chunk",
    "too much beside the data of chunks",
    "the answer's body is too large",
    "the connection ended within the answer",
    "answered before the request was sent whole",
    "the answer has no Content-Type",
    "malformed Content-Type",
    "the answer's Content-Type is none of SyncML",
    "the answer's charset is not UTF-8",
    "the answer is compressed",
  };

  private HttpError() {}

  /**
   * The cause in words.
   *
   * @param error a code of this class
   */
  public static String name(int error) {
    return error >= 0 && error < COUNT ? NAMES[error] : "unknown";
  }
}
