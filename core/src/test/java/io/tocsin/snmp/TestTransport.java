/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import java.util.Arrays;

/**
 * A transport without security that keeps the last message; it allocates nothing while it sends.
 */
public final class TestTransport implements TransportModel {

  /** A domain like that of RFC 6353. */
  public TransportDomain domain = TransportDomain.TLS_TCP;

  public int result = SENT;
  public int sizeMax = 65_507;
  public int sentCount;
  public final TmStateReference lastState = new TmStateReference();

  private final byte[] last = new byte[70_000];
  private int lastLength;

  @Override
  public int sendMessage(TmStateReference state, byte[] message, int offset, int length) {
    lastState.set(state);
    System.arraycopy(message, offset, last, 0, length);
    lastLength = length;
    sentCount++;
    return result;
  }

  @Override
  public TransportDomain transportDomain() {
    return domain;
  }

  @Override
  public int messageSizeMax() {
    return sizeMax;
  }

  public byte[] lastBytes() {
    return Arrays.copyOf(last, lastLength);
  }

  /** The last message, decoded. */
  public V3Message lastMessage() {
    V3Message message = new V3Message();
    byte[] bytes = lastBytes();
    if (!message.read(bytes, 0, bytes.length)) {
      throw new AssertionError("sent what is no message: error " + message.error());
    }
    return message;
  }
}
