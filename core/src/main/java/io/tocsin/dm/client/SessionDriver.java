/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.auth.Digests;
import io.tocsin.dm.auth.HmacHeader;
import io.tocsin.dm.http.HttpChannel;
import io.tocsin.dm.http.HttpError;
import io.tocsin.dm.http.HttpExchange;
import io.tocsin.dm.http.HttpRequest;
import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.http.MediaType;
import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.DmSession;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.session.SessionTerms;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Steppable;

/**
 * Plays one session at a time over HTTP (OMA DM Transport Binding 1.2: a message is the body of a
 * POST, and the answer that of its response). What a server changes in the tree is durable before
 * it is told so; where the memory fails, the session ends instead.
 *
 * <p>A session stays with the server that its account names: a redirect, or an address for answers
 * (RespURI), counts only when scheme, host and port are the same. Else whoever has got hold of a
 * server could send all its boards to somebody else.
 */
final class SessionDriver {

  private static final int STATUS_OK = 200;

  /** Most redirects that are followed with one message. */
  private static final int REDIRECTS_MAX = 3;

  private final HttpChannel http;
  private DmSettings settings;
  private final ManagementTree tree;
  private final Clock clock;
  private final NonceStore nonces;
  private final Digests digests = new Digests();
  private final HmacHeader code = new HmacHeader();
  private HttpRequest request;
  private final byte[] message;

  private WireTrace trace;
  private DmSession session;
  private ServerLine line;
  private HttpUrl url;
  private byte[] signature = {};
  private int redirectCount;
  private boolean isResent;
  private int retryAfterSeconds;
  private long endMs;

  SessionDriver(
      HttpChannel http, DmSettings settings, ManagementTree tree, Clock clock, NonceStore nonces) {
    this.http = http;
    this.settings = settings;
    this.tree = tree;
    this.clock = clock;
    this.nonces = nonces;
    request = new HttpRequest(settings.userAgent());
    message = new byte[settings.sessionLimits().messageBytesMax()];
  }

  /** Goes on by other settings, between two sessions. */
  void adapt(DmSettings others) {
    settings = others;
    request = new HttpRequest(others.userAgent());
  }

  /** Sets who is told of each message; null for nobody. */
  void setTrace(WireTrace newTrace) {
    trace = newTrace;
  }

  /** Begins a session. */
  void start(ServerLine server, String sessionId, AlertFeed feed, long nowMs) {
    line = server;
    url = server.url();
    retryAfterSeconds = 0;
    endMs =
        Faults.planted(PlantedBugs.DM_ENDLESS_SESSION)
            ? Steppable.NEVER
            : nowMs + settings.sessionMsMax();
    SessionTerms terms =
        new SessionTerms(
            server.account(),
            sessionId,
            server.asked() != null,
            url.isSecure(),
            settings.encoding(),
            url.toString());
    AccountNonces own = nonces.of(server.account().serverId());
    session = new DmSession(terms, settings.sessionLimits(), tree, own, digests, feed, message);
    post(nowMs);
  }

  private void post(long nowMs) {
    int length = session.compose();
    if (length == 0) {
      return;
    }
    boolean isXml = settings.encoding() == Encoding.XML;
    request.setMessage(message, 0, length, isXml ? MediaType.XML : MediaType.WBXML);
    int signatureLength = 0;
    if (session.isSigned()) {
      if (signature.length < session.signatureBytesMax()) {
        signature = new byte[session.signatureBytesMax()];
      }
      signatureLength = session.sign(signature);
      if (signatureLength < 0) {
        session.failed("our name cannot stand in a header");
        return;
      }
    }
    request.setIntegrity(signature, signatureLength);
    // The message may have a nonce that the server uses from now on, whatever happens to us.
    nonces.save();
    isResent = false;
    redirectCount = 0;
    send(nowMs);
  }

  private void send(long nowMs) {
    request.setUrl(url).setKeepAlive(true);
    if (trace != null) {
      trace.sent(line.account().serverId(), request);
    }
    http.begin(request, line.verifier(), nowMs);
  }

  /** Whether a session goes on, or its last word is still on its way. */
  boolean isRunning() {
    return session != null && (isOpen() || !http.isDone());
  }

  private boolean isOpen() {
    return session.outcome() == SessionOutcome.OPEN;
  }

  /**
   * Does what is due.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    if (isRunning() && line.isGone()) {
      session.accountGone();
      http.close();
      return Steppable.NEVER;
    }
    if (isRunning() && nowMs >= endMs) {
      session.failed("it took longer than a session may");
      http.close();
      return Steppable.NEVER;
    }
    long deadlineMs = http.step(nowMs);
    // An answer may call for the next message at once; each takes a way over the network.
    while (session != null && isOpen() && http.isDone()) {
      takeAnswer(nowMs);
      deadlineMs = http.step(nowMs);
    }
    return isRunning() ? Math.min(deadlineMs, endMs) : deadlineMs;
  }

  private void takeAnswer(long nowMs) {
    HttpExchange exchange = http.exchange();
    if (trace != null) {
      trace.answered(line.account().serverId(), http.errorText(), exchange);
    }
    if (http.error() == HttpError.STALE_CONNECTION && !isResent) {
      isResent = true;
      send(nowMs);
    } else if (http.error() != HttpError.NONE) {
      session.failed(http.errorText());
    } else if (exchange.isRedirect()) {
      follow(exchange.location(), nowMs);
    } else if (exchange.status() != STATUS_OK) {
      retryAfterSeconds = exchange.retryAfterSeconds();
      session.failed("HTTP status " + exchange.status());
    } else {
      receive(exchange, nowMs);
    }
  }

  private void follow(String location, long nowMs) {
    HttpUrl next = location == null ? null : url.resolve(location);
    redirectCount++;
    if (next == null || !next.hasSameOrigin(url)) {
      session.failed("a redirect to another server, which is not followed");
    } else if (redirectCount > REDIRECTS_MAX) {
      session.failed("redirects without end");
    } else {
      url = next;
      send(nowMs);
    }
  }

  private void receive(HttpExchange exchange, long nowMs) {
    boolean isCoded =
        exchange.integrityLength() >= 0
            && code.read(exchange.integrity(), 0, exchange.integrityLength()) == HmacHeader.NONE;
    Encoding encoding = exchange.mediaType() == MediaType.XML ? Encoding.XML : Encoding.WBXML;
    tree.setTime(clock.wallTrusted() ? clock.wallMs() : 0);
    session.receive(exchange.body(), exchange.bodyLength(), encoding, isCoded ? code : null);
    boolean isKept = tree.save(nowMs);
    if (line.isGone()) {
      session.accountGone();
      return;
    }
    if (!isKept && session.hasChangedTree()) {
      session.notKept();
    }
    if (session.responseUri() != null) {
      HttpUrl next = url.resolve(session.responseUri());
      if (next == null || !next.hasSameOrigin(url)) {
        session.failed("it wants its answers at another server");
        return;
      }
      url = next;
    }
    post(nowMs);
  }

  /** The session that was begun last. */
  DmSession session() {
    return session;
  }

  /** The server of that session. */
  ServerLine line() {
    return line;
  }

  /** How long the server wants to be left alone, in seconds; not above 0 when it did not say. */
  int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Closes the connection. */
  void close() {
    http.close();
  }
}
