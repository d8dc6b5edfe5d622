/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.tocsin.sim.dmserver.faults.Fault;
import io.tocsin.sim.dmserver.faults.FaultRule;
import io.tocsin.sim.dmserver.session.DmReply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Sends an answer, wrong where the answer is to be wrong. */
final class FaultyResponse {

  private static final int INTERNAL_SERVER_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int TEMPORARY_REDIRECT = 307;

  /** Length by which the JDK's server means chunks. */
  private static final long CHUNKED = 0;

  private static final int CHUNK_LENGTH_DEFAULT = 7;
  private static final int SLOW_MS_DEFAULT = 100;
  private static final int RETRY_SECONDS_DEFAULT = 1;
  private static final byte[] NOISE = "<SyncML><SyncHdr></SyncML>".getBytes(UTF_8);

  private final HttpExchange exchange;
  private final DmReply reply;

  FaultyResponse(HttpExchange exchange, DmReply reply) {
    this.exchange = exchange;
    this.reply = reply;
  }

  /**
   * Sends it.
   *
   * @return the fault; empty when all is right
   */
  String send() throws IOException {
    for (Fault fault : Fault.values()) {
      FaultRule rule = reply.faults().rule(fault);
      if (rule != null && isSent(rule)) {
        return fault.toString();
      }
    }
    Response.message(exchange, reply);
    return "";
  }

  /** Whether the fault is one of the transport; then the response is under way. */
  private boolean isSent(FaultRule rule) throws IOException {
    switch (rule.fault()) {
      case TRUNCATED_BODY -> truncated();
      case SLOW_BODY -> slow(rule.number(SLOW_MS_DEFAULT));
      case HTTP_500 -> Response.text(exchange, INTERNAL_SERVER_ERROR, "a fault on purpose");
      case HTTP_503 -> {
        int seconds = rule.number(RETRY_SECONDS_DEFAULT);
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds));
        Response.text(exchange, SERVICE_UNAVAILABLE, "a fault on purpose");
      }
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", rule.parameter());
        Response.text(exchange, TEMPORARY_REDIRECT, "a fault on purpose");
      }
      case WRONG_TYPE -> wrongType(rule.parameter());
      case ENDLESS_BODY -> endless();
      case CHUNKED_BODY -> chunked(rule.number(CHUNK_LENGTH_DEFAULT));
      case GARBAGE -> {
        Response.headers(exchange, reply);
        exchange.sendResponseHeaders(Response.OK, NOISE.length);
        exchange.getResponseBody().write(NOISE);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void truncated() throws IOException {
    Response.headers(exchange, reply);
    byte[] body = reply.body();
    exchange.sendResponseHeaders(Response.OK, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
  }

  private void slow(int pauseMs) throws IOException {
    Response.headers(exchange, reply);
    byte[] body = reply.body();
    exchange.sendResponseHeaders(Response.OK, body.length);
    OutputStream out = exchange.getResponseBody();
    for (byte octet : body) {
      out.write(octet);
      out.flush();
      try {
        Thread.sleep(pauseMs);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the server ends");
      }
    }
  }

  private void wrongType(String type) throws IOException {
    Response.headers(exchange, reply);
    exchange.getResponseHeaders().set("Content-Type", type.isEmpty() ? "text/html" : type);
    byte[] body = reply.body();
    exchange.sendResponseHeaders(Response.OK, body.length);
    exchange.getResponseBody().write(body);
  }

  private void endless() throws IOException {
    Response.headers(exchange, reply);
    exchange.sendResponseHeaders(Response.OK, CHUNKED);
    OutputStream out = exchange.getResponseBody();
    // Ends when the client does not take any more, or with the server.
    while (!Thread.currentThread().isInterrupted()) {
      out.write(NOISE);
    }
  }

  private void chunked(int length) throws IOException {
    Response.headers(exchange, reply);
    exchange.sendResponseHeaders(Response.OK, CHUNKED);
    OutputStream out = exchange.getResponseBody();
    byte[] body = reply.body();
    int step = Math.max(1, length);
    for (int i = 0; i < body.length; i += step) {
      out.write(body, i, Math.min(step, body.length - i));
      out.flush();
    }
  }
}
