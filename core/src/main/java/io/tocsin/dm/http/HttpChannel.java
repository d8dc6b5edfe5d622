/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Connection;
import io.tocsin.hal.Network;
import io.tocsin.hal.Steppable;
import io.tocsin.tls.ChannelPipe;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsRefusal;

/**
 * A way to one server at a time: connects, verifies the server, and carries one exchange after the
 * other, over the same connection where both sides leave it open.
 *
 * <p>The owner begins an exchange with {@link #begin}, calls {@link #step} until {@link #isDone},
 * and then asks {@link #error} and {@link #exchange}. A connection is used again only for the same
 * scheme, host and port, and only for the same verifier, by identity: so two accounts never share
 * one. Whether and when to try again after a failure is not decided here.
 *
 * <p>All buffers are made at construction; TLS itself comes on top while a connection stands.
 */
public final class HttpChannel {

  /** Least size of a buffer. */
  public static final int BUFFER_BYTES_MIN = 256;

  private static final int CLOSED = 0;
  private static final int CONNECTING = 1;
  private static final int HANDSHAKING = 2;
  private static final int EXCHANGING = 3;
  private static final int KEPT = 4;

  /** Times that bytes are moved through all stages in one step, before others have their turn. */
  private static final int ROUNDS_MAX = 4;

  private final Network network;
  private final SecureChannelFactory channels;
  private final HttpDeadlines deadlines;
  private final HttpExchange exchange;
  private final ChannelPipe pipe;
  private final ClearChannel clear;
  private final HttpFlow flow;
  private int state = CLOSED;
  private boolean running;
  private boolean hasMore;
  private boolean reused;
  private HttpUrl url;
  private PeerVerifier verifier;
  private boolean serverVerified;
  private int error;
  private String detail;
  private TlsRefusal refusal;

  /**
   * A channel without a connection.
   *
   * @param network the board's network
   * @param channels makes the TLS channels; never asked for {@code http}
   * @param times how long each part may take
   * @param exchange what is carried; the channel alone may begin it and give it bytes
   * @param bufferBytes size of each of five buffers, {@link #BUFFER_BYTES_MIN} at least
   */
  public HttpChannel(
      Network network,
      SecureChannelFactory channels,
      HttpTimes times,
      HttpExchange exchange,
      int bufferBytes) {
    if (bufferBytes < BUFFER_BYTES_MIN) {
      throw new IllegalArgumentException("bufferBytes must be " + BUFFER_BYTES_MIN + " at least");
    }
    this.network = network;
    this.channels = channels;
    this.exchange = exchange;
    deadlines = new HttpDeadlines(times);
    pipe = new ChannelPipe(bufferBytes);
    clear = new ClearChannel(bufferBytes);
    flow = new HttpFlow(pipe, exchange, bufferBytes);
  }

  // ---- beginnings ----

  /**
   * Begins an exchange. The owner steps the channel at once.
   *
   * @param request with a URL and a message; to be left as it is until {@link #isDone}
   * @param newVerifier judges the server within the handshake, for example a {@link
   *     io.tocsin.tls.ServerVerifier}; of no account for {@code http}
   * @param nowMs monotonic time in milliseconds
   * @throws IllegalStateException while another exchange is under way
   */
  public void begin(HttpRequest request, PeerVerifier newVerifier, long nowMs) {
    if (running) {
      throw new IllegalStateException("an exchange is under way");
    }
    running = true;
    detail = null;
    refusal = null;
    error = exchange.begin(request);
    if (error != HttpError.NONE) {
      fail(error, null, null);
      return;
    }
    reused = mayReuse(request.url(), newVerifier);
    if (reused) {
      state = EXCHANGING;
      deadlines.beginExchange(nowMs);
      return;
    }
    disconnect();
    url = request.url();
    verifier = newVerifier;
    state = CONNECTING;
    deadlines.beginConnect(nowMs);
    pipe.attach(network.connect(url.host(), url.port()));
  }

  private boolean mayReuse(HttpUrl newUrl, PeerVerifier newVerifier) {
    return state == KEPT && newUrl.hasSameOrigin(url) && newVerifier == verifier && flow.isQuiet();
  }

  // ---- one turn ----

  /**
   * Does what is due, within bounds.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to be called again at the latest, if the platform has no cause before; {@link
   *     Steppable#NEVER} when nothing is due by time
   */
  public long step(long nowMs) {
    hasMore = false;
    if (state == CONNECTING) {
      connect(nowMs);
    }
    if (state == HANDSHAKING || state == EXCHANGING) {
      move(nowMs);
    } else if (state == KEPT && !flow.isQuiet()) {
      disconnect();
    }
    checkTime(nowMs);
    if (state > CONNECTING) {
      pipe.updateInterest();
    }
    return hasMore ? nowMs : deadlineMs();
  }

  private void connect(long nowMs) {
    Connection connection = pipe.connection();
    if (connection.state() == Connection.OPEN) {
      deadlines.beginHandshake(nowMs);
      if (url.isSecure()) {
        serverVerified = false;
        pipe.start(channels.client(url.host(), new Judge()));
        state = HANDSHAKING;
      } else {
        clear.begin();
        pipe.start(clear);
        beginExchange(nowMs);
      }
    } else if (connection.state() != Connection.CONNECTING) {
      fail(HttpError.CONNECT_FAILED, connection.failure(), null);
    }
  }

  /** Notes what the verifier says of the server. */
  private final class Judge implements PeerVerifier {

    @Override
    public TlsRefusal verify(PeerCertificates peer) {
      TlsRefusal found = verifier.verify(peer);
      serverVerified = found == null;
      return found;
    }

    @Override
    public boolean isOwnProofNeeded() {
      return verifier.isOwnProofNeeded();
    }
  }

  private void beginExchange(long nowMs) {
    state = EXCHANGING;
    deadlines.beginExchange(nowMs);
  }

  private void move(long nowMs) {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      boolean moved = state == HANDSHAKING ? shakeHands(nowMs) : carry(nowMs);
      if (!moved || !running) {
        return;
      }
    }
    hasMore = true;
  }

  private boolean shakeHands(long nowMs) {
    SecureChannel channel = pipe.channel();
    boolean moved = pipe.read();
    moved |= pipe.offer();
    if (pipe.isInputEnded() && pipe.isInputTaken() && !pipe.isBroken()) {
      channel.endOfInput();
    }
    if (channel.state() == SecureChannel.FAILED) {
      fail(HttpError.TLS_FAILED, String.valueOf(channel.refusal()), channel.refusal());
      return true;
    }
    moved |= pipe.flush();
    if (pipe.isBroken()) {
      fail(HttpError.CONNECTION_BROKEN, pipe.brokenText() + ", during the handshake", null);
    } else if (channel.peer() != null && serverVerified) {
      beginExchange(nowMs);
      return true;
    } else if (channel.state() != SecureChannel.HANDSHAKING) {
      fail(HttpError.TLS_FAILED, "the handshake ended without the server being verified", null);
    }
    return moved;
  }

  private boolean carry(long nowMs) {
    boolean moved = flow.move();
    deadlines.observe(flow.isRequestSent(), exchange.hasAnswerBegun(), nowMs);
    if (!exchange.isDone() && !moved) {
      flow.noticeEnd();
    }
    if (exchange.isDone()) {
      finish(nowMs);
    }
    return moved;
  }

  private void finish(long nowMs) {
    if (exchange.error() != HttpError.NONE) {
      failExchange();
      return;
    }
    running = false;
    boolean kept = exchange.isReusable() && deadlines.keepsConnections();
    if (kept && flow.isQuiet()) {
      state = KEPT;
      deadlines.beginKeep(nowMs);
    } else {
      disconnect();
    }
  }

  /** An exchange that was cut has a cause below it, more often than not. */
  private void failExchange() {
    int cause = exchange.error();
    boolean cut = cause == HttpError.NO_ANSWER || cause == HttpError.TRUNCATED;
    TlsRefusal below = flow.refusal();
    if (cause == HttpError.NO_ANSWER && reused && below == null) {
      fail(HttpError.STALE_CONNECTION, null, null);
    } else if (cut && below != null) {
      fail(HttpError.TLS_FAILED, below.toString(), below);
    } else if (cut && pipe.isBroken()) {
      fail(HttpError.CONNECTION_BROKEN, pipe.brokenText(), null);
    } else {
      fail(cause, null, null);
    }
  }

  // ---- time ----

  private void checkTime(long nowMs) {
    if (nowMs < deadlineMs()) {
      return;
    }
    if (state == KEPT) {
      disconnect();
    } else if (running) {
      int late = timeoutError();
      fail(late, "more than " + deadlines.allowedMs() + " ms", null);
    }
  }

  private int timeoutError() {
    if (state == CONNECTING) {
      return HttpError.CONNECT_TIMEOUT;
    }
    return state == HANDSHAKING ? HttpError.HANDSHAKE_TIMEOUT : deadlines.exchangeError();
  }

  private long deadlineMs() {
    return state == CLOSED ? Steppable.NEVER : deadlines.deadlineMs();
  }

  // ---- ends ----

  private void fail(int cause, String text, TlsRefusal why) {
    running = false;
    error = cause;
    detail = text;
    refusal = why;
    disconnect();
  }

  /** Says good-bye as far as that needs no wait, and closes. */
  private void disconnect() {
    if (state == CLOSED) {
      return;
    }
    if (state > CONNECTING) {
      pipe.channel().close();
      pipe.flush();
      pipe.endOutput();
    }
    if (Faults.planted(PlantedBugs.DM_LEAVE_CONNECTION)) {
      pipe.connection().setInterest(false, false);
    } else {
      pipe.detach();
    }
    verifier = null;
    state = CLOSED;
  }

  /** Closes the connection; an exchange under way fails with {@link HttpError#ABANDONED}. */
  public void close() {
    if (running) {
      fail(HttpError.ABANDONED, null, null);
    } else {
      disconnect();
    }
  }

  // ---- what came out ----

  /** Whether no exchange is under way. */
  public boolean isDone() {
    return !running;
  }

  /** Why the last exchange failed, a code of {@link HttpError}. */
  public int error() {
    return error;
  }

  /** Why, in words; null when it did not fail. */
  public String errorText() {
    if (error == HttpError.NONE) {
      return null;
    }
    return detail == null ? HttpError.name(error) : HttpError.name(error) + ": " + detail;
  }

  /** The refusal that goes with {@link HttpError#TLS_FAILED}; null otherwise, or when unknown. */
  public TlsRefusal refusal() {
    return refusal;
  }

  /** The exchange; its answer counts when it is done without an error. */
  public HttpExchange exchange() {
    return exchange;
  }

  /** Whether a connection stands or is being set up. */
  public boolean isConnected() {
    return state != CLOSED;
  }

  /** The version of TLS in words, while a connection stands; null for none. */
  public String protocol() {
    return state > CONNECTING ? pipe.channel().protocol() : null;
  }
}
