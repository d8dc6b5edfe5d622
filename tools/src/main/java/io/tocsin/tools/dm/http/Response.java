/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.session.DmReply;
import java.io.IOException;

/** Responses that are right. */
final class Response {

  static final int OK = 200;

  private Response() {}

  /** Sets the headers of a message. */
  static void headers(HttpExchange exchange, DmReply reply) {
    exchange.getResponseHeaders().set("Content-Type", reply.codec().mediaType());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (reply.hmac() != null) {
      exchange.getResponseHeaders().set(HmacHeader.NAME, reply.hmac().toString());
    }
  }

  /** Sends a message. */
  static void message(HttpExchange exchange, DmReply reply) throws IOException {
    headers(exchange, reply);
    byte[] body = reply.body();
    exchange.sendResponseHeaders(OK, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Sends a text in place of a message. */
  static void text(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = (text + "\n").getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
