/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.tls.ChannelPipe;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.TlsRefusal;

/** Moves the bytes of one exchange through its pipe, within bounds. */
final class HttpFlow {

  private final ChannelPipe pipe;
  private final HttpExchange exchange;
  private final byte[] plain;

  HttpFlow(ChannelPipe pipe, HttpExchange exchange, int bufferBytes) {
    this.pipe = pipe;
    this.exchange = exchange;
    plain = new byte[bufferBytes];
  }

  /**
   * Moves bytes through all stages once. Input comes first: a server that refuses the request says
   * why before it cuts the connection.
   *
   * @return whether anything moved
   */
  boolean move() {
    boolean moved = pipe.read();
    moved |= pipe.offer();
    moved |= takeAnswer();
    moved |= sendRequest();
    moved |= pipe.flush();
    return moved;
  }

  private boolean takeAnswer() {
    boolean moved = false;
    int count = pipe.channel().readPlain(plain, 0, plain.length);
    while (count > 0) {
      moved = true;
      exchange.offerInput(plain, 0, count);
      count = pipe.channel().readPlain(plain, 0, plain.length);
    }
    return moved;
  }

  private boolean sendRequest() {
    SecureChannel channel = pipe.channel();
    int room = Math.min(channel.writable(), plain.length);
    int count = room > 0 ? exchange.readOutput(plain, 0, room) : 0;
    // It has room; where it fails all the same, its state says so, and the exchange ends with it.
    return count > 0 && channel.writePlain(plain, 0, count);
  }

  /** Whether the network has taken the whole request. */
  boolean isRequestSent() {
    return exchange.outputAvailable() == 0 && pipe.isDrained();
  }

  /** Tells the exchange of the end of its input, once all before it has been taken. */
  void noticeEnd() {
    SecureChannel channel = pipe.channel();
    if (pipe.isInputEnded() && pipe.isInputTaken() && !hasEnded(channel) && !pipe.isBroken()) {
      channel.endOfInput();
    }
    if (channel.plainAvailable() == 0 && (hasEnded(channel) || pipe.isBroken())) {
      exchange.endOfInput(channel.isPeerClosed() && !pipe.isBroken());
    }
  }

  private static boolean hasEnded(SecureChannel channel) {
    return channel.isPeerClosed() || channel.state() == SecureChannel.FAILED;
  }

  /** Why the channel failed, where that is more than the end of the wire; null otherwise. */
  TlsRefusal refusal() {
    TlsRefusal refusal = pipe.channel().refusal();
    return refusal == null || refusal.cause() == TlsRefusal.TRUNCATED ? null : refusal;
  }

  /**
   * Looks after a connection between two exchanges.
   *
   * @return whether it is still there, and the server has said nothing
   */
  boolean isQuiet() {
    pipe.read();
    pipe.offer();
    boolean spoke = pipe.channel().readPlain(plain, 0, 1) > 0;
    pipe.flush();
    return !spoke
        && !pipe.isInputEnded()
        && !pipe.isBroken()
        && pipe.channel().state() == SecureChannel.OPEN;
  }
}
