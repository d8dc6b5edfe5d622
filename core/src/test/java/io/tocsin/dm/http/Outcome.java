/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What became of one exchange, to be compared. */
record Outcome(
    int error,
    int status,
    int mediaType,
    String body,
    String location,
    int retryAfterSeconds,
    String integrity,
    boolean redirect,
    boolean reusable) {

  static final int BODY_BYTES_MAX = 64;
  static final HttpLimits LIMITS = new HttpLimits(1_024, 128, 8, 512, 2);

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static HttpRequest request() {
    return new HttpRequest("Test/1")
        .setUrl(HttpUrl.parse("https://dm.example.com/dm"))
        .setMessage(latin1("<SyncML/>"), 0, 9, MediaType.XML);
  }

  /** How long the next piece of input is. */
  interface Pieces {

    int next(int left);
  }

  static Pieces whole() {
    return left -> left;
  }

  static Pieces bytewise() {
    return left -> 1;
  }

  static Pieces random(long seed) {
    Random random = new Random(seed);
    return left -> 1 + random.nextInt(Math.min(left, 40));
  }

  static Outcome of(HttpExchange exchange) {
    boolean answered = exchange.isDone() && exchange.error() == HttpError.NONE;
    if (!answered) {
      return new Outcome(exchange.error(), 0, 0, "", null, -1, null, false, exchange.isReusable());
    }
    int integrityLength = exchange.integrityLength();
    return new Outcome(
        HttpError.NONE,
        exchange.status(),
        exchange.mediaType(),
        new String(exchange.body(), 0, exchange.bodyLength(), StandardCharsets.ISO_8859_1),
        exchange.location(),
        exchange.retryAfterSeconds(),
        integrityLength < 0
            ? null
            : new String(exchange.integrity(), 0, integrityLength, StandardCharsets.ISO_8859_1),
        exchange.isRedirect(),
        exchange.isReusable());
  }

  static HttpExchange exchange() {
    return new HttpExchange(LIMITS, new byte[BODY_BYTES_MAX]);
  }

  static void send(HttpExchange exchange) {
    byte[] sink = new byte[2_048];
    exchange.readOutput(sink, 0, sink.length);
  }

  /** Sends the request, and takes the answer in pieces; then the connection may end. */
  static Outcome play(byte[] answer, Pieces pieces, boolean ends) {
    HttpExchange exchange = exchange();
    // Something from an exchange before, to be forgotten.
    exchange.begin(request());
    send(exchange);
    byte[] before =
        latin1("HTTP/1.0 301 x\r\nLocation: /before\r\nRetry-After: 9\r\nx-syncml-hmac: b\r\n\r\n");
    exchange.offerInput(before, 0, before.length);
    exchange.begin(request());
    send(exchange);
    int at = 0;
    while (at < answer.length) {
      int count = pieces.next(answer.length - at);
      // Alone in its array, so that nothing beyond the piece can be seen.
      byte[] piece = Arrays.copyOfRange(answer, at, at + count);
      exchange.offerInput(piece, 0, count);
      at += count;
    }
    if (ends) {
      exchange.endOfInput(true);
    }
    return of(exchange);
  }
}
