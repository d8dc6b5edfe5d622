/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A connection that ends after some number of octets that we sent, whatever they were. */
final class CuttingSocket extends Socket {

  /** How a connection ends. */
  enum How {
    /** Our direction is closed: the other side reads to the end and sees it. */
    CLOSE,
    /** The connection is reset. */
    RESET,
    /** It stands, but nothing more comes. */
    SILENCE
  }

  private final How how;
  private long left;
  private long written;
  private boolean cut;

  /** A connection that is to be made, and ends after so many octets. */
  CuttingSocket(long octets, How how) {
    left = octets;
    this.how = how;
  }

  /** Lets it end after so many more octets. */
  void cutAfter(long octets) {
    left = octets;
  }

  /** Octets sent so far. */
  long written() {
    return written;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int offset, int length) throws IOException {
        int passed = (int) Math.min(left, length);
        if (!cut) {
          out.write(octets, offset, passed);
          left -= passed;
          written += passed;
        }
        if (passed < length) {
          cut();
        }
      }
    };
  }

  private void cut() throws IOException {
    if (!cut && how == How.CLOSE) {
      shutdownOutput();
    } else if (!cut && how == How.RESET) {
      setSoLinger(true, 0);
      close();
    }
    cut = true;
    if (how != How.SILENCE) {
      throw new IOException("cut");
    }
  }
}
