/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import io.tocsin.sim.world.ByteQueue;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.TlsIdentity;
import io.tocsin.tls.TlsRefusal;
import java.io.IOException;
import java.util.Arrays;

/**
 * A channel that secures nothing and costs little, for worlds with many agents: records as in TLS,
 * with a hello, text, a refusal and a notice of closing. The client's hello goes first; each
 * carries the sender's certificates, and its receiver judges them as with TLS. Nobody proves a key.
 *
 * <p>A record is a byte that tells its kind, two bytes of length, and the content.
 */
final class PlainChannel implements SecureChannel {

  private static final int HEADER_BYTES = 3;
  private static final int CONTENT_BYTES_MAX = 16_384;

  private static final int HELLO = 1;
  private static final int TEXT = 2;
  private static final int NOTICE = 3;
  private static final int REFUSAL = 4;

  private final TlsIdentity identity;
  private final PeerVerifier verifier;
  private final boolean client;
  private final ByteQueue output;
  private final ByteQueue plain;
  private final byte[] header = new byte[HEADER_BYTES];
  private final ByteQueue content = new ByteQueue(CONTENT_BYTES_MAX);
  private int headerBytes;
  private int contentBytesLeft;
  private int state = HANDSHAKING;
  private boolean noticeSent;
  private boolean peerClosed;

  /** Closed by us in the handshake: what comes then is not read, and nobody is judged any more. */
  private boolean givenUp;

  private PeerCertificates peer;
  private TlsRefusal refusal;

  PlainChannel(TlsIdentity identity, PeerVerifier verifier, boolean client, int outputBytes) {
    this.identity = identity;
    this.verifier = verifier;
    this.client = client;
    output = new ByteQueue(outputBytes + CONTENT_BYTES_MAX);
    plain = new ByteQueue(CONTENT_BYTES_MAX);
    if (client) {
      greet();
    }
  }

  private void greet() {
    ByteQueue hello = new ByteQueue(CONTENT_BYTES_MAX);
    for (int i = 0; i < identity.chainCount(); i++) {
      byte[] certificate = identity.chain(i).encoded();
      hello.write(new byte[] {(byte) (certificate.length >> 8), (byte) certificate.length}, 0, 2);
      hello.write(certificate, 0, certificate.length);
    }
    writeRecord(HELLO, hello.toArray(), 0, hello.size());
  }

  private void writeRecord(int kind, byte[] from, int offset, int length) {
    output.write(new byte[] {(byte) kind, (byte) (length >> 8), (byte) length}, 0, HEADER_BYTES);
    output.write(from, offset, length);
  }

  @Override
  public int state() {
    return state;
  }

  @Override
  public int offerInput(byte[] from, int offset, int length) {
    int taken = 0;
    while (taken < length && state != FAILED && plain.size() == 0) {
      if (peerClosed || givenUp) {
        return length;
      }
      if (headerBytes < HEADER_BYTES) {
        header[headerBytes++] = from[offset + taken++];
        contentBytesLeft = (header[1] & 0xFF) << 8 | (header[2] & 0xFF);
      } else {
        int part = Math.min(contentBytesLeft, length - taken);
        content.write(from, offset + taken, part);
        taken += part;
        contentBytesLeft -= part;
      }
      if (headerBytes == HEADER_BYTES && contentBytesLeft == 0) {
        takeRecord();
      }
    }
    return taken;
  }

  private void takeRecord() {
    byte[] whole = content.toArray();
    content.clear();
    headerBytes = 0;
    switch (header[0]) {
      case HELLO:
        takeHello(whole);
        break;
      case TEXT:
        takeText(whole);
        break;
      case NOTICE:
        takeNotice();
        break;
      case REFUSAL:
        fail(TlsRefusal.PEER_ALERT, "reading", "the peer refused us");
        break;
      default:
        fail(TlsRefusal.PROTOCOL, "reading", "a record of unknown kind " + header[0]);
        break;
    }
  }

  private void takeHello(byte[] hello) {
    if (peer != null) {
      fail(TlsRefusal.PROTOCOL, "reading the hello", "a second hello");
      return;
    }
    try {
      peer = new PeerCertificates(certificates(hello));
    } catch (IOException e) {
      fail(TlsRefusal.BAD_CERTIFICATE, "reading the hello", e.getMessage());
      return;
    }
    if (!client) {
      // As with TLS 1.3, the client may speak before it has been judged.
      greet();
    }
    refusal = verifier.verify(peer);
    if (refusal != null) {
      state = FAILED;
      peer = null;
      writeRecord(REFUSAL, new byte[0], 0, 0);
      return;
    }
    if (state == HANDSHAKING) {
      state = OPEN;
    }
  }

  private static CertificateView[] certificates(byte[] hello) throws IOException {
    CertificateView[] certificates = new CertificateView[TlsIdentity.CHAIN_COUNT_MAX];
    int count = 0;
    for (int at = 0; at < hello.length; count++) {
      int end = at + 2 < hello.length ? at + 2 + length(hello, at) : Integer.MAX_VALUE;
      if (end > hello.length || count == certificates.length) {
        throw new IOException("the hello is cut short or too long");
      }
      certificates[count] = CertificateView.decode(Arrays.copyOfRange(hello, at + 2, end));
      at = end;
    }
    return Arrays.copyOf(certificates, count);
  }

  private static int length(byte[] hello, int at) {
    return (hello[at] & 0xFF) << 8 | (hello[at + 1] & 0xFF);
  }

  private void takeText(byte[] text) {
    if (peer == null) {
      fail(TlsRefusal.PROTOCOL, "reading", "text before the hello");
    } else {
      plain.write(text, 0, text.length);
    }
  }

  private void takeNotice() {
    peerClosed = true;
    sendNotice();
    state = CLOSING;
    settle();
  }

  private void sendNotice() {
    if (!noticeSent) {
      noticeSent = true;
      writeRecord(NOTICE, new byte[0], 0, 0);
    }
  }

  private void fail(int cause, String step, String rule) {
    state = FAILED;
    refusal = new TlsRefusal(cause, step, null, rule, "Look at the other end.");
    writeRecord(REFUSAL, new byte[0], 0, 0);
  }

  /** Nothing more is expected from the peer, and our notice has left. */
  private void settle() {
    if (state == CLOSING && (peerClosed || givenUp) && output.size() == 0) {
      state = CLOSED;
    }
  }

  @Override
  public void endOfInput() {
    if (state == FAILED || state == CLOSED || peerClosed) {
      return;
    }
    if (noticeSent) {
      peerClosed = true;
      settle();
    } else {
      fail(TlsRefusal.TRUNCATED, "reading", "the connection ended without notice");
    }
  }

  @Override
  public int readPlain(byte[] into, int offset, int length) {
    return plain.read(into, offset, length);
  }

  @Override
  public int plainAvailable() {
    return plain.size();
  }

  @Override
  public boolean writePlain(byte[] from, int offset, int length) {
    if (state != OPEN || length > writable()) {
      return false;
    }
    int at = 0;
    while (at < length) {
      int part = Math.min(CONTENT_BYTES_MAX, length - at);
      writeRecord(TEXT, from, offset + at, part);
      at += part;
    }
    return true;
  }

  @Override
  public int outputAvailable() {
    return output.size();
  }

  /** What is kept free beside is for headers, the notice and the refusal. */
  @Override
  public int writable() {
    return state == OPEN ? Math.max(0, output.room() - CONTENT_BYTES_MAX) : 0;
  }

  @Override
  public int readOutput(byte[] into, int offset, int length) {
    int count = output.read(into, offset, length);
    settle();
    return count;
  }

  @Override
  public void close() {
    if (state == HANDSHAKING || state == OPEN) {
      givenUp = state == HANDSHAKING;
      sendNotice();
      state = CLOSING;
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
    return peer;
  }

  @Override
  public String protocol() {
    return peer == null ? null : "plain";
  }

  @Override
  public String cipherSuite() {
    return null;
  }
}
