/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

/**
 * One request and its answer after the other, without input or output of its own.
 *
 * <p>The owner begins an exchange, moves bytes with {@link #readOutput} and {@link #offerInput} in
 * any order and any pieces until {@link #isDone}, and tells {@link #endOfInput} when the server has
 * closed the connection. Nothing throws on account of the server.
 *
 * <p>How the peculiarities of HTTP are taken:
 *
 * <ul>
 *   <li>An answer of another status than 200 is complete with its head, and its connection is not
 *       used again unless it has no body. So are redirects, with their Location.
 *   <li>With 200, a body must be SyncML in XML or WBXML, with or without {@code .dm} in its type;
 *       it may be empty, and then has no type.
 *   <li>Lines may end with a lone LF. A field that goes on in the next line is refused, and so is
 *       what makes the length of a body doubtful.
 *   <li>Status 200 before the request is sent whole is refused; another status then ends the
 *       exchange at once.
 *   <li>What comes behind an answer is thrown away together with the connection.
 * </ul>
 */
public final class HttpExchange {

  private final ResponseReader response;
  private final byte[] responseBody;
  private final byte[] head;
  private HttpRequest request;
  private int headLength;
  private int sentLength;
  private int requestError;

  /**
   * An exchange that has not begun.
   *
   * @param limits bounds of head and lines
   * @param responseBody takes the body of each answer; its length is the bound
   */
  public HttpExchange(HttpLimits limits, byte[] responseBody) {
    this.responseBody = responseBody;
    response = new ResponseReader(limits, responseBody);
    head = new byte[limits.requestHeadBytesMax()];
  }

  /**
   * Begins.
   *
   * @param newRequest with a URL and a message
   * @return {@link HttpError#NONE} or {@link HttpError#REQUEST_HEAD_TOO_LARGE}; the exchange is
   *     over then
   */
  public int begin(HttpRequest newRequest) {
    request = newRequest;
    sentLength = 0;
    response.begin();
    headLength = request.writeHead(head);
    requestError = headLength < 0 ? HttpError.REQUEST_HEAD_TOO_LARGE : HttpError.NONE;
    return requestError;
  }

  // ---- the request ----

  /** Number of bytes of the request that wait to go out. */
  public int outputAvailable() {
    return isDone() ? 0 : unsentLength();
  }

  private int unsentLength() {
    return headLength + request.bodyLength() - sentLength;
  }

  /**
   * Reads bytes that must go out.
   *
   * @param into destination
   * @param offset index of the first byte to write
   * @param length most bytes to read
   * @return bytes read, 0 when none wait
   */
  public int readOutput(byte[] into, int offset, int length) {
    int count = Math.min(length, outputAvailable());
    int ofHead = Math.min(count, Math.max(0, headLength - sentLength));
    if (ofHead > 0) {
      System.arraycopy(head, sentLength, into, offset, ofHead);
    }
    if (ofHead < count) {
      int bodyAt = request.bodyOffset() + sentLength + ofHead - headLength;
      System.arraycopy(request.body(), bodyAt, into, offset + ofHead, count - ofHead);
    }
    sentLength += count;
    return count;
  }

  // ---- the answer ----

  /**
   * Takes all of the bytes that came.
   *
   * @param from source
   * @param offset index of the first byte
   * @param length number of bytes
   */
  public void offerInput(byte[] from, int offset, int length) {
    response.offer(from, offset, length, unsentLength() == 0);
  }

  /**
   * Tells that the server will send nothing more.
   *
   * @param orderly whether it ended the stream itself, as far as that can be known; a body without
   *     a length is whole only then
   */
  public void endOfInput(boolean orderly) {
    response.endOfInput(orderly);
  }

  /** Whether the answer is complete or the exchange has failed. */
  public boolean isDone() {
    return response.isComplete() || error() != HttpError.NONE;
  }

  /** Why it failed, a code of {@link HttpError}; {@link HttpError#NONE} if it did not. */
  public int error() {
    return requestError != HttpError.NONE ? requestError : response.error();
  }

  /** Whether a byte of an answer has come. */
  public boolean hasAnswerBegun() {
    return response.hasBegun();
  }

  /** Whether the next exchange may use the same connection. */
  public boolean isReusable() {
    return request.isKeepAlive() && response.isConnectionClean();
  }

  /** The status of the complete answer, 200 to 599. */
  public int status() {
    return response.head().status();
  }

  /** Whether the status asks to go elsewhere: 301, 302, 303, 307 or 308. */
  public boolean isRedirect() {
    int status = status();
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
  }

  /** The form of the body; {@link MediaType#NONE} when it is empty. */
  public int mediaType() {
    return response.mediaType();
  }

  /** The buffer with the body, from index 0. */
  public byte[] body() {
    return responseBody;
  }

  /** Octets of the body; 0 for another status than 200. */
  public int bodyLength() {
    return response.bodyLength();
  }

  /** Location as the server wrote it, see {@link HttpUrl#resolve}; null when there is none. */
  public String location() {
    return response.head().location();
  }

  /** Retry-After in seconds; -1 when there is none, or a date. */
  public int retryAfterSeconds() {
    return response.head().retryAfterSeconds();
  }

  /** The value of {@code x-syncml-hmac}, from index 0. */
  public byte[] integrity() {
    return response.head().integrity();
  }

  /** Octets of that value; -1 when there is no such field. */
  public int integrityLength() {
    return response.head().integrityLength();
  }
}
