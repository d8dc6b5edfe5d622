/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.http;

import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.SecureChannel;
import io.tocsin.tls.TlsRefusal;

/**
 * In the place of TLS where a URL is {@code http}: what is written is the wire, byte for byte, and
 * nothing is secured. So the bytes of both kinds of URL take the same way.
 */
final class ClearChannel implements SecureChannel {

  private final Bytes input;
  private final Bytes output;
  private int state = OPEN;
  private boolean peerClosed;

  ClearChannel(int bufferBytes) {
    input = new Bytes(bufferBytes);
    output = new Bytes(bufferBytes);
  }

  /** Makes it new. */
  void begin() {
    input.clear();
    output.clear();
    state = OPEN;
    peerClosed = false;
  }

  @Override
  public int state() {
    return state;
  }

  @Override
  public int offerInput(byte[] from, int offset, int length) {
    return input.write(from, offset, length);
  }

  @Override
  public void endOfInput() {
    peerClosed = true;
    state = state == OPEN ? CLOSING : CLOSED;
  }

  @Override
  public int readPlain(byte[] into, int offset, int length) {
    return input.read(into, offset, length);
  }

  @Override
  public int plainAvailable() {
    return input.length();
  }

  @Override
  public boolean writePlain(byte[] from, int offset, int length) {
    return length <= writable() && output.write(from, offset, length) == length;
  }

  @Override
  public int outputAvailable() {
    return output.length();
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
    state = peerClosed ? CLOSED : CLOSING;
  }

  @Override
  public boolean isPeerClosed() {
    return peerClosed;
  }

  @Override
  public TlsRefusal refusal() {
    return null;
  }

  @Override
  public PeerCertificates peer() {
    return null;
  }

  @Override
  public String protocol() {
    return null;
  }

  @Override
  public String cipherSuite() {
    return null;
  }

  /** Bytes on their way: taken while there is room behind those that wait. */
  private static final class Bytes {

    private final byte[] bytes;
    private int start;
    private int end;

    Bytes(int sizeBytes) {
      bytes = new byte[sizeBytes];
    }

    void clear() {
      start = 0;
      end = 0;
    }

    int length() {
      return end - start;
    }

    int room() {
      return bytes.length - end;
    }

    int write(byte[] from, int offset, int length) {
      int count = Math.min(length, room());
      System.arraycopy(from, offset, bytes, end, count);
      end += count;
      return count;
    }

    int read(byte[] into, int offset, int length) {
      int count = Math.min(length, length());
      System.arraycopy(bytes, start, into, offset, count);
      start += count;
      if (start == end) {
        clear();
      }
      return count;
    }
  }
}
