/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

/** Bounds of an exchange beside the body, whose bound is its buffer. Immutable. */
public final class HttpLimits {

  /** What fits all servers that are known, and costs some 5 kB for each channel. */
  public static final HttpLimits DEFAULT = new HttpLimits(2_048, 1_024, 64, 8_192, 4);

  private final int requestHeadBytesMax;
  private final int lineBytesMax;
  private final int fieldCountMax;
  private final int headBytesMax;
  private final int interimCountMax;

  /**
   * Bounds.
   *
   * @param requestHeadBytesMax size of the buffer for the request's head, 256 at least; then {@link
   *     HttpError#REQUEST_HEAD_TOO_LARGE}
   * @param lineBytesMax size of the buffer for one line of an answer, 64 at least, without its end;
   *     then {@link HttpError#LINE_TOO_LONG}. As much again is there for {@code x-syncml-hmac}.
   * @param fieldCountMax most fields of one head; then {@link HttpError#TOO_MANY_FIELDS}
   * @param headBytesMax most bytes of one head, and of all that stands around the data of chunks
   *     beside their least form; then {@link HttpError#HEAD_TOO_LARGE}, {@link
   *     HttpError#CHUNK_OVERHEAD}
   * @param interimCountMax most interim answers (1xx); then {@link HttpError#TOO_MANY_INTERIM}
   */
  public HttpLimits(
      int requestHeadBytesMax,
      int lineBytesMax,
      int fieldCountMax,
      int headBytesMax,
      int interimCountMax) {
    if (requestHeadBytesMax < 256
        || lineBytesMax < 64
        || fieldCountMax < 1
        || headBytesMax < lineBytesMax
        || interimCountMax < 0) {
      throw new IllegalArgumentException("bounds too small for any exchange");
    }
    this.requestHeadBytesMax = requestHeadBytesMax;
    this.lineBytesMax = lineBytesMax;
    this.fieldCountMax = fieldCountMax;
    this.headBytesMax = headBytesMax;
    this.interimCountMax = interimCountMax;
  }

  int requestHeadBytesMax() {
    return requestHeadBytesMax;
  }

  int lineBytesMax() {
    return lineBytesMax;
  }

  int fieldCountMax() {
    return fieldCountMax;
  }

  int headBytesMax() {
    return headBytesMax;
  }

  int interimCountMax() {
    return interimCountMax;
  }
}
