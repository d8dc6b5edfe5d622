/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.MalformedMessageException;
import io.tocsin.sim.dmserver.session.DmEngine;
import io.tocsin.sim.dmserver.session.DmEvent;
import io.tocsin.sim.dmserver.session.DmListener;
import io.tocsin.sim.dmserver.session.DmReply;
import io.tocsin.sim.dmserver.session.DmRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Takes a message out of a POST, and puts the answer into the response. */
final class DmHandler implements HttpHandler {

  private static final int BODY_SIZE_MAX = 1 << 24;
  private static final long FINISH_MS_MAX = 3_000;

  private static final int BAD_REQUEST = 400;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private final DmEngine engine;
  private final Codec wbxml;
  private final DmListener listener;
  private final ReadWriteLock busy = new ReentrantReadWriteLock();

  DmHandler(DmEngine engine, Codec wbxml, DmListener listener) {
    this.engine = engine;
    this.wbxml = wbxml;
    this.listener = listener;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      busy.readLock().lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server ends");
    }
    try (exchange) {
      answer(exchange);
    } catch (IOException e) {
      // The client went away, or a fault on purpose cut the answer.
      listener.happened(DmEvent.of("broken", "", "", "text", String.valueOf(e.getMessage())));
      throw e;
    } catch (RuntimeException e) {
      // The library would swallow it.
      listener.happened(DmEvent.of("failed", "", "", "text", e.toString()));
      throw e;
    } finally {
      busy.readLock().unlock();
    }
  }

  /** Lets the answers out that are under way, and no others; gives up after some time. */
  void finish() {
    try {
      // The lock is kept: who comes now waits until the server is gone.
      boolean finished = busy.writeLock().tryLock(FINISH_MS_MAX, TimeUnit.MILLISECONDS);
      if (!finished) {
        listener.happened(DmEvent.of("note", "", "", "text", "an answer is cut off"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
    Codec codec = Codec.ofContentType(contentType);
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      refuse(exchange, METHOD_NOT_ALLOWED, "the method " + exchange.getRequestMethod());
    } else if (codec == null) {
      refuse(exchange, UNSUPPORTED_MEDIA_TYPE, "the Content-Type " + contentType);
    } else {
      byte[] body = exchange.getRequestBody().readNBytes(BODY_SIZE_MAX + 1);
      if (body.length > BODY_SIZE_MAX) {
        refuse(exchange, CONTENT_TOO_LARGE, "more than " + BODY_SIZE_MAX + " octets");
      } else {
        answer(exchange, codec, body);
      }
    }
  }

  private void answer(HttpExchange exchange, Codec codec, byte[] body) throws IOException {
    DmReply reply;
    try {
      reply =
          engine.answer(
              new DmRequest(
                  codec.isBinary() ? wbxml : codec,
                  body,
                  HmacHeader.parse(exchange.getRequestHeaders().getFirst(HmacHeader.NAME)),
                  url(exchange),
                  tlsName(exchange)));
    } catch (MalformedMessageException e) {
      refuse(exchange, BAD_REQUEST, e.getMessage());
      return;
    }
    String fault = new FaultyResponse(exchange, reply).send();
    if (!fault.isEmpty()) {
      listener.happened(DmEvent.of("fault", "", "", "text", fault));
    }
  }

  private void refuse(HttpExchange exchange, int status, String why) throws IOException {
    String from = exchange.getRemoteAddress().getAddress().getHostAddress();
    listener.happened(
        DmEvent.of("refused", "", "", "from", from, "status", String.valueOf(status), "text", why));
    Response.text(exchange, status, why);
  }

  private static String url(HttpExchange exchange) {
    String scheme = exchange instanceof HttpsExchange ? "https" : "http";
    String host = exchange.getRequestHeaders().getFirst("Host");
    String place = host == null ? "localhost:" + exchange.getLocalAddress().getPort() : host;
    return scheme + "://" + place + exchange.getRequestURI().getPath();
  }

  /** The common name of the client's verified certificate; null for none. */
  private static String tlsName(HttpExchange exchange) {
    if (!(exchange instanceof HttpsExchange https)) {
      return null;
    }
    try {
      for (Rdn rdn : new LdapName(https.getSSLSession().getPeerPrincipal().getName()).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("CN")) {
          return String.valueOf(rdn.getValue());
        }
      }
      return null;
    } catch (SSLPeerUnverifiedException | InvalidNameException e) {
      return null;
    }
  }
}
