/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.ber.BerTag;
import io.tocsin.tls.SecureChannel;

/**
 * Cuts a plain stream into SNMP messages. Each message is one BER SEQUENCE (RFC 3412 §6), and so
 * its header tells where it ends; TLS records tell nothing.
 *
 * <pre>
 *   bytes  | consumed | message ... | further bytes | room |
 *          0          start         start + length  end    capacity = greatest message
 * </pre>
 *
 * <p>Lengths may have more octets than needed, up to four behind the first, as {@code BerReader}
 * takes them. A header that cannot begin a message, or one that announces more than the greatest
 * message, is found out as soon as its bytes are there, and leaves no way to find the next message.
 */
final class MessageFramer {

  /** Result of {@link #scan}: the message is not complete. */
  static final int INCOMPLETE = 0;

  /** Result of {@link #scan}: a message of {@link #length} bytes stands at {@link #offset}. */
  static final int MESSAGE = 1;

  /** Result of {@link #scan}: no message begins like this. */
  static final int MALFORMED = 2;

  /** Result of {@link #scan}: the message is larger than the greatest. */
  static final int TOO_LARGE = 3;

  private static final int LENGTH_OCTETS_MAX = 4;

  private final byte[] bytes;
  private int start;
  private int end;
  private long length;

  MessageFramer(int messageSizeMax) {
    bytes = new byte[messageSizeMax];
  }

  void clear() {
    start = 0;
    end = 0;
  }

  /** Whether not even the first byte of a message is there. */
  boolean isEmpty() {
    return start == end;
  }

  byte[] array() {
    return bytes;
  }

  int offset() {
    return start;
  }

  /**
   * Length in bytes of the message that {@link #scan} found last; more than fits when too large.
   */
  long length() {
    return length;
  }

  /** Looks at what stands at the beginning of the bytes that are left. */
  int scan() {
    int available = end - start;
    if (available == 0) {
      return INCOMPLETE;
    }
    if ((bytes[start] & 0xFF) != BerTag.SEQUENCE) {
      return MALFORMED;
    }
    if (available == 1) {
      return INCOMPLETE;
    }
    int first = bytes[start + 1] & 0xFF;
    int octets = first < 0x80 ? 0 : first & 0x7F;
    if (first == 0x80 || octets > LENGTH_OCTETS_MAX) {
      return MALFORMED;
    }
    if (available < 2 + octets) {
      return INCOMPLETE;
    }
    long content = first < 0x80 ? first : 0;
    for (int i = 0; i < octets; i++) {
      content = (content << 8) | (bytes[start + 2 + i] & 0xFF);
    }
    length = 2 + octets + content;
    return length > bytes.length ? TOO_LARGE : available < length ? INCOMPLETE : MESSAGE;
  }

  /** Steps over the message that {@link #scan} found. */
  void consume() {
    start += (int) length;
    if (start == end) {
      clear();
    }
  }

  /**
   * Takes plain bytes behind those that are there; to be called when the message is incomplete, so
   * that there is room for at least one byte.
   *
   * @return number of bytes taken
   */
  int fillFrom(SecureChannel channel) {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
    }
    int count = channel.readPlain(bytes, end, bytes.length - end);
    end += count;
    return count;
  }

  /**
   * Throws away all plain bytes that wait.
   *
   * @return number of bytes
   */
  int discardFrom(SecureChannel channel) {
    clear();
    int discarded = 0;
    int count;
    do {
      count = channel.readPlain(bytes, 0, bytes.length);
      discarded += count;
    } while (count > 0);
    return discarded;
  }
}
