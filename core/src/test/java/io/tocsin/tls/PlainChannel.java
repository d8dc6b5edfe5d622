/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * A secure channel that secures nothing, for tests: what is written at one end is the wire, byte
 * for byte. It allocates nothing after construction, so that what a test measures is not TLS.
 *
 * <p>The peer's certificates are given, not transmitted. Without a greeting the peer is judged as
 * soon as the channel is made; with one, each end sends one byte first, and judges when it has the
 * other's. There is no notice of closing: the end of the wire is taken for one.
 */
public final class PlainChannel implements SecureChannel {

  /** The byte that each end sends first where there is a greeting. */
  public static final byte GREETING = 0x16;

  private final PeerVerifier verifier;
  private final PeerCertificates certificates;
  private final ByteRing input;
  private final ByteRing output;
  private int state = HANDSHAKING;
  private boolean peerClosed;
  private TlsRefusal refusal;

  PlainChannel(
      PeerVerifier verifier, CertificateView[] certificates, int bufferBytes, boolean greets) {
    this.verifier = verifier;
    this.certificates = new PeerCertificates(certificates);
    input = new ByteRing(bufferBytes);
    output = new ByteRing(bufferBytes);
    if (greets) {
      output.write(new byte[] {GREETING}, 0, 1);
    } else {
      judge();
    }
  }

  private void judge() {
    refusal = verifier.verify(certificates);
    state = refusal == null ? OPEN : FAILED;
  }

  @Override
  public int state() {
    return state;
  }

  @Override
  public int offerInput(byte[] from, int offset, int length) {
    if (state == FAILED || state == CLOSED || length == 0) {
      return 0;
    }
    int taken = 0;
    if (state == HANDSHAKING) {
      if (from[offset] != GREETING) {
        fail(TlsRefusal.PROTOCOL, "the peer did not greet");
        return 0;
      }
      taken = 1;
      judge();
    }
    return state == FAILED ? taken : taken + input.write(from, offset + taken, length - taken);
  }

  private void fail(int cause, String rule) {
    state = FAILED;
    refusal = new TlsRefusal(cause, "testing", null, rule, "Look at the test.");
  }

  @Override
  public void endOfInput() {
    if (state == HANDSHAKING) {
      fail(TlsRefusal.TRUNCATED, "the peer went away");
    } else if (state != FAILED) {
      peerClosed = true;
      state = state == OPEN ? CLOSING : CLOSED;
    }
  }

  @Override
  public int readPlain(byte[] into, int offset, int length) {
    return input.read(into, offset, length);
  }

  @Override
  public int plainAvailable() {
    return input.size();
  }

  @Override
  public boolean writePlain(byte[] from, int offset, int length) {
    if (length > writable()) {
      return false;
    }
    output.write(from, offset, length);
    return state == OPEN;
  }

  @Override
  public int outputAvailable() {
    return output.size();
  }

  @Override
  public int writable() {
    return state == OPEN ? output.room() : 0;
  }

  @Override
  public int readOutput(byte[] into, int offset, int length) {
    return output.read(into, offset, length);
  }

  @Override
  public void close() {
    if (state != FAILED) {
      state = peerClosed ? CLOSED : CLOSING;
    }
  }

  @Override
  public boolean isPeerClosed() {
    return peerClosed;
  }

  @Override
  public TlsRefusal refusal() {
    return refusal;
  }

  @Override
  public PeerCertificates peer() {
    return state == HANDSHAKING || state == FAILED ? null : certificates;
  }

  @Override
  public String protocol() {
    return state == HANDSHAKING || state == FAILED ? null : "plain";
  }

  @Override
  public String cipherSuite() {
    return null;
  }

  /** A bounded queue of bytes. */
  private static final class ByteRing {

    private final byte[] bytes;
    private int head;
    private int size;

    ByteRing(int sizeBytes) {
      bytes = new byte[sizeBytes];
    }

    int size() {
      return size;
    }

    int room() {
      return bytes.length - size;
    }

    int write(byte[] from, int offset, int length) {
      int count = Math.min(length, room());
      int tail = (head + size) % bytes.length;
      int first = Math.min(count, bytes.length - tail);
      System.arraycopy(from, offset, bytes, tail, first);
      System.arraycopy(from, offset + first, bytes, 0, count - first);
      size += count;
      return count;
    }

    int read(byte[] into, int offset, int length) {
      int count = Math.min(length, size);
      int first = Math.min(count, bytes.length - head);
      System.arraycopy(bytes, head, into, offset, first);
      System.arraycopy(bytes, 0, into, offset + first, count - first);
      head = (head + count) % bytes.length;
      size -= count;
      return count;
    }
  }
}
