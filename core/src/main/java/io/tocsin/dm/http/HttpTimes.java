/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

/** How long each part of an exchange may take, in milliseconds. Immutable. */
public final class HttpTimes {

  /** Seconds for what the network does, half a minute for what the server has to think about. */
  public static final HttpTimes DEFAULT =
      new HttpTimes(15_000, 15_000, 30_000, 30_000, 60_000, 10_000);

  private final int connectMsMax;
  private final int handshakeMsMax;
  private final int sendMsMax;
  private final int firstByteMsMax;
  private final int answerMsMax;
  private final int keepMsMax;

  /**
   * Times.
   *
   * @param connectMsMax until the connection stands, the name's resolution included
   * @param handshakeMsMax from there until the server has been verified
   * @param sendMsMax from there until the network has taken the whole request
   * @param firstByteMsMax from there until the first byte of the answer
   * @param answerMsMax from there until the answer is whole
   * @param keepMsMax how long a connection is kept for the next exchange; 0 keeps none
   */
  public HttpTimes(
      int connectMsMax,
      int handshakeMsMax,
      int sendMsMax,
      int firstByteMsMax,
      int answerMsMax,
      int keepMsMax) {
    if (connectMsMax < 1
        || handshakeMsMax < 1
        || sendMsMax < 1
        || firstByteMsMax < 1
        || answerMsMax < 1
        || keepMsMax < 0) {
      throw new IllegalArgumentException("a time is too short for anything");
    }
    this.connectMsMax = connectMsMax;
    this.handshakeMsMax = handshakeMsMax;
    this.sendMsMax = sendMsMax;
    this.firstByteMsMax = firstByteMsMax;
    this.answerMsMax = answerMsMax;
    this.keepMsMax = keepMsMax;
  }

  /** Until the connection stands. */
  public int connectMsMax() {
    return connectMsMax;
  }

  /** Until the server has been verified. */
  public int handshakeMsMax() {
    return handshakeMsMax;
  }

  /** Until the network has taken the whole request. */
  public int sendMsMax() {
    return sendMsMax;
  }

  /** Until the first byte of the answer. */
  public int firstByteMsMax() {
    return firstByteMsMax;
  }

  /** Until the answer is whole. */
  public int answerMsMax() {
    return answerMsMax;
  }

  /** How long a connection is kept. */
  public int keepMsMax() {
    return keepMsMax;
  }
}
