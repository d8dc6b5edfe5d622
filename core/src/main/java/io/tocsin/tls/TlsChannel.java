/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsProtocol;

/**
 * A channel over Bouncy Castle's engine in its non-blocking form.
 *
 * <p>The engine gets whole records, one at a time, and the next one only after the text of the last
 * has been read. Its memory is thereby bounded: one record of text, one handshake message, and the
 * output that {@link TlsEndpoint} allows. A server that has heard nothing yet has no engine.
 *
 * <p>What is allocated, measured with Java 17 on amd64: 150 bytes for a server that has heard
 * nothing; 240 to 470 kB for each end of a handshake, most with ECDSA on P-256 and least with
 * Ed25519; 0.55 kB to write and 0.3 kB to read a record of 200 bytes with ChaCha20-Poly1305, 2.2 kB
 * and 2.1 kB with AES-GCM. All of it is the engine's; this class allocates nothing per record.
 */
final class TlsChannel implements SecureChannel {

  /** Most certificates that a peer may present. */
  static final int CHAIN_COUNT_MAX = 8;

  /** Largest handshake message in octets; the longest one is that with the certificates. */
  static final int HANDSHAKE_MESSAGE_SIZE_MAX = 24 * 1024;

  /** Most octets that a peer may send before the handshake is finished. */
  static final int HANDSHAKE_SIZE_MAX = 64 * 1024;

  /**
   * Header, explicit nonce, tag and inner type of one record at most (RFC 5288 §3, RFC 8446 §5).
   */
  private static final int RECORD_OVERHEAD = 30;

  /** Room kept free for a key update before the data and a notice of closing behind it. */
  private static final int OUTPUT_RESERVE = 64;

  private final TlsEndpoint endpoint;
  private final TlsSessionState session;
  private final byte[] serverName;
  private final RecordCollector collector = new RecordCollector();

  private EngineProtocol protocol;
  private TlsProtocol engine;
  private int state = HANDSHAKING;
  private boolean inputSeen;
  private int handshakeSize;
  private boolean closeSent;
  private boolean wireEnded;
  private TlsRefusal refusal;

  TlsChannel(TlsEndpoint endpoint, TlsSessionState session, byte[] serverName) {
    this.endpoint = endpoint;
    this.session = session;
    this.serverName = serverName;
    if (!session.isServer()) {
      try {
        start();
      } catch (IOException | RuntimeException e) {
        fail(e);
      }
    }
  }

  private void start() throws IOException {
    protocol = endpoint.start(session, serverName);
    engine = protocol.engine();
  }

  @Override
  public int state() {
    return state;
  }

  @Override
  public int offerInput(byte[] from, int offset, int length) {
    int taken = 0;
    while (taken < length && takesInput()) {
      taken += collector.take(from, offset + taken, length - taken);
      try {
        advance();
      } catch (IOException | RuntimeException e) {
        fail(e);
      }
    }
    // RFC 8446 §6.1: whatever comes after the peer's notice of closing is ignored.
    boolean ignored = state == CLOSED || (state == CLOSING && hasPeerFinished());
    return ignored ? length : taken;
  }

  private boolean takesInput() {
    return (state == HANDSHAKING || state == OPEN || state == CLOSING)
        && !hasPeerFinished()
        && plainAvailable() == 0;
  }

  /** Processes the record that is being collected, as far as it is there. */
  private void advance() throws IOException {
    if (!inputSeen && !beginsLikeTls()) {
      return;
    }
    if (!collector.hasHeader()) {
      return;
    }
    inputSeen = true;
    if (engine == null) {
      start();
    }
    int size = RecordCollector.recordSize(collector.buffer(), 0);
    if (size > RecordCollector.SIZE_MAX) {
      protocol.abort(AlertDescription.record_overflow);
      throw new TlsFatalAlert(AlertDescription.record_overflow);
    }
    if (!collector.isComplete()) {
      return;
    }
    handshakeSize += state == HANDSHAKING ? size : 0;
    if (handshakeSize > HANDSHAKE_SIZE_MAX) {
      protocol.abort(AlertDescription.unexpected_message);
      throw new TlsFatalAlert(
          AlertDescription.unexpected_message,
          "more than " + HANDSHAKE_SIZE_MAX + " octets before the end of the handshake");
    }
    engine.offerInput(collector.buffer(), 0, size);
    collector.next();
    recordProcessed();
  }

  private void recordProcessed() throws IOException {
    if (state == HANDSHAKING && session.isOpen()) {
      state = OPEN;
    }
    if (engine.getAvailableInputBytes() > 0) {
      session.applicationData();
    }
    if (session.isPeerClosed() && !closeSent) {
      // RFC 5246 §7.2.1: the other side has to answer with its own notice; what was written
      // before is ahead of it in the output.
      protocol.sendCloseNotify();
      closeSent = true;
      state = CLOSING;
    }
    settle();
  }

  /** Whether nothing more is expected from the peer. */
  private boolean hasPeerFinished() {
    return session.isPeerClosed() || wireEnded;
  }

  /** Ends the session when both sides are done and nothing waits for the wire. */
  private void settle() {
    if (state == CLOSING && closeSent && hasPeerFinished() && outputAvailable() == 0) {
      state = CLOSED;
      collector.release();
    }
  }

  /**
   * Whether the first octets can be a TLS record: handshake or alert, then the version's first
   * octet, 3 (RFC 8446 §5.1). If not, the channel fails at once and says nothing to the peer, which
   * could not understand it.
   */
  private boolean beginsLikeTls() {
    byte[] begin = collector.buffer();
    int filled = collector.filled();
    boolean type = begin[0] == 22 || begin[0] == 21;
    if (type && (filled < 2 || begin[1] == 3)) {
      return true;
    }
    fail(Refusals.notTls(session, begin, filled));
    return false;
  }

  @Override
  public void endOfInput() {
    if (state == CLOSING) {
      // After our own notice of closing, peers often just hang up.
      wireEnded = true;
      settle();
    } else if (state == HANDSHAKING || state == OPEN) {
      wireEnded = true;
      fail(Refusals.truncated(session, inputSeen, collector.filled()));
    }
  }

  @Override
  public int readPlain(byte[] into, int offset, int length) {
    return engine == null ? 0 : engine.readInput(into, offset, length);
  }

  @Override
  public int plainAvailable() {
    return engine == null ? 0 : engine.getAvailableInputBytes();
  }

  @Override
  public boolean writePlain(byte[] from, int offset, int length) {
    if (state != OPEN || length > writable()) {
      return false;
    }
    try {
      engine.writeApplicationData(from, offset, length);
      return true;
    } catch (IOException | RuntimeException e) {
      fail(e);
      return false;
    }
  }

  @Override
  public int outputAvailable() {
    return engine == null ? 0 : engine.getAvailableOutputBytes();
  }

  @Override
  public int writable() {
    if (state != OPEN) {
      return 0;
    }
    int room = endpoint.outputSizeMax() - outputAvailable() - OUTPUT_RESERVE;
    int recordsCount = room / (engine.getApplicationDataLimit() + RECORD_OVERHEAD) + 1;
    return Math.max(0, room - recordsCount * RECORD_OVERHEAD);
  }

  @Override
  public int readOutput(byte[] into, int offset, int length) {
    if (engine == null) {
      return 0;
    }
    int read = engine.readOutput(into, offset, length);
    settle();
    return read;
  }

  @Override
  public void close() {
    try {
      if (state == OPEN) {
        protocol.sendCloseNotify();
        closeSent = true;
        state = CLOSING;
      } else if (state == HANDSHAKING) {
        closeSent = true;
        wireEnded = true;
        state = CLOSING;
        if (engine != null) {
          engine.close();
        }
        settle();
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  @Override
  public boolean isPeerClosed() {
    return session.isPeerClosed();
  }

  @Override
  public TlsRefusal refusal() {
    return refusal;
  }

  @Override
  public PeerCertificates peer() {
    return session.isOpen() ? session.peer() : null;
  }

  @Override
  public String protocol() {
    return session.isOpen() ? session.protocol() : null;
  }

  @Override
  public String cipherSuite() {
    return session.isOpen() ? session.cipherSuite() : null;
  }

  private void fail(Exception cause) {
    fail(Refusals.of(session, cause));
  }

  private void fail(TlsRefusal reason) {
    state = FAILED;
    refusal = reason;
    collector.release();
  }
}
