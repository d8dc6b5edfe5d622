/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.faults.Fault;
import io.tocsin.sim.dmserver.faults.FaultRule;
import io.tocsin.sim.dmserver.session.DmReply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What goes out for a request, right or wrong: octets, which may come one by one, end too early, or
 * not at all.
 */
final class HttpAnswer {

  private static final String TEXT = "text/plain";
  private static final int CHUNK_LENGTH_DEFAULT = 7;
  private static final int SLOW_MS_DEFAULT = 100;
  private static final int RETRY_SECONDS_DEFAULT = 1;
  private static final int HEAD_AT_ONCE = Integer.MAX_VALUE;
  private static final String NOISE = "<SyncML><SyncHdr></SyncML>";

  private final byte[] bytes;
  private final int pieceBytes;
  private final long pauseMs;
  private final boolean isLast;
  private final boolean isEndless;

  private HttpAnswer(
      byte[] bytes, int pieceBytes, long pauseMs, boolean isLast, boolean isEndless) {
    this.bytes = bytes;
    this.pieceBytes = pieceBytes;
    this.pauseMs = pauseMs;
    this.isLast = isLast;
    this.isEndless = isEndless;
  }

  /** What goes out; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** How much of it at once. */
  int pieceBytes() {
    return pieceBytes;
  }

  /** Time between two pieces, in milliseconds. */
  long pauseMs() {
    return pauseMs;
  }

  /** Whether the connection ends with it. */
  boolean isLast() {
    return isLast;
  }

  /** Whether {@link #more} comes again and again behind it. */
  boolean isEndless() {
    return isEndless;
  }

  /** A text in place of a message, as errors have. */
  static HttpAnswer text(String status, String furtherHeaders) {
    return whole(response(status, TEXT, furtherHeaders, ascii(status + "\n")));
  }

  private static HttpAnswer whole(byte[] bytes) {
    return new HttpAnswer(bytes, HEAD_AT_ONCE, 0, false, false);
  }

  /** The answer that carries a reply, with the first of its faults that concerns HTTP. */
  static HttpAnswer of(DmReply reply) {
    String type = reply.codec().mediaType();
    String hmac = hmac(reply);
    for (Fault fault : Fault.values()) {
      FaultRule rule = reply.faults().rule(fault);
      HttpAnswer wrong = rule == null ? null : wrong(rule, reply.body(), type, hmac);
      if (wrong != null) {
        return wrong;
      }
    }
    return whole(response("200 OK", type, hmac, reply.body()));
  }

  private static String hmac(DmReply reply) {
    return reply.hmac() == null ? "" : HmacHeader.NAME + ": " + reply.hmac() + "\r\n";
  }

  /** Null when the fault is none of HTTP. */
  private static HttpAnswer wrong(FaultRule rule, byte[] body, String type, String hmac) {
    byte[] right = response("200 OK", type, hmac, body);
    return switch (rule.fault()) {
      case TRUNCATED_BODY ->
          new HttpAnswer(
              Arrays.copyOf(right, right.length - (body.length + 1) / 2),
              HEAD_AT_ONCE,
              0,
              true,
              false);
      case SLOW_BODY -> new HttpAnswer(right, 1, rule.number(SLOW_MS_DEFAULT), false, false);
      case HTTP_500 -> text("500 Internal Server Error", "");
      case HTTP_503 ->
          text(
              "503 Service Unavailable",
              "Retry-After: " + rule.number(RETRY_SECONDS_DEFAULT) + "\r\n");
      case REDIRECT -> text("307 Temporary Redirect", "Location: " + rule.parameter() + "\r\n");
      case WRONG_TYPE ->
          whole(
              response(
                  "200 OK",
                  rule.parameter().isEmpty() ? "text/html" : rule.parameter(),
                  hmac,
                  body));
      case ENDLESS_BODY ->
          new HttpAnswer(
              join(chunkedHead(type, hmac), chunks(ascii(NOISE), NOISE.length())),
              HEAD_AT_ONCE,
              0,
              true,
              true);
      case CHUNKED_BODY ->
          whole(
              join(
                  join(
                      chunkedHead(type, hmac),
                      chunks(body, Math.max(1, rule.number(CHUNK_LENGTH_DEFAULT)))),
                  ascii("0\r\n\r\n")));
      case GARBAGE -> whole(response("200 OK", type, hmac, ascii(NOISE)));
      default -> null;
    };
  }

  /** What comes again and again of an endless body. */
  static byte[] more() {
    return chunks(ascii(NOISE), NOISE.length());
  }

  private static byte[] chunkedHead(String type, String further) {
    return ascii(
        "HTTP/1.1 200 OK\r\nContent-Type: "
            + type
            + "\r\n"
            + further
            + "Transfer-Encoding: chunked\r\n\r\n");
  }

  private static byte[] chunks(byte[] body, int chunkLength) {
    byte[] all = new byte[0];
    for (int at = 0; at < body.length; at += chunkLength) {
      byte[] part = Arrays.copyOfRange(body, at, Math.min(body.length, at + chunkLength));
      all = join(all, ascii(Integer.toHexString(part.length) + "\r\n"));
      all = join(join(all, part), ascii("\r\n"));
    }
    return all;
  }

  private static byte[] response(String status, String type, String further, byte[] body) {
    return join(
        ascii(
            "HTTP/1.1 "
                + status
                + "\r\nContent-Type: "
                + type
                + "\r\n"
                + further
                + "Content-Length: "
                + body.length
                + "\r\n\r\n"),
        body);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
