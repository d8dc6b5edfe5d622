/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

/**
 * Writes BER into a range of a caller-owned array, from its end towards its start.
 *
 * <p>Because the content of an element is there before its header, every length is known when it is
 * written and is of minimal form. Elements are therefore written last to first, and the header of a
 * constructed element after its content:
 *
 * <pre>{@code
 * int mark = writer.mark();
 * writer.writeOid(BerTag.OBJECT_IDENTIFIER, second);
 * writer.writeInteger(BerTag.INTEGER, first);
 * writer.writeHeader(BerTag.SEQUENCE, mark);
 * }</pre>
 *
 * <p>When the range is full, {@link #isFull()} latches and nothing more is written.
 */
public final class BerWriter {

  private byte[] buffer = new byte[0];
  private int start;
  private int position;
  private int end;
  private boolean full;

  /** A writer into nothing; {@link #wrap} points it at an array. */
  public BerWriter() {}

  /**
   * Points this writer at a range and empties it.
   *
   * @param bytes the array
   * @param offset index of the first byte that may be written
   * @param length size of the range in bytes; writing starts at its end
   * @return this writer
   */
  public BerWriter wrap(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < 0 || offset > bytes.length - length) {
      throw new IndexOutOfBoundsException();
    }
    buffer = bytes;
    start = offset;
    end = offset + length;
    position = end;
    full = false;
    return this;
  }

  /** Whether something did not fit since {@link #wrap}; what is written is then of no use. */
  public boolean isFull() {
    return full;
  }

  /** The array that is written. */
  public byte[] buffer() {
    return buffer;
  }

  /** Index in the array of the first byte written. */
  public int offset() {
    return position;
  }

  /** Number of bytes written. */
  public int length() {
    return end - position;
  }

  /** Bytes for which there is still room. */
  public int remaining() {
    return position - start;
  }

  /**
   * The present place, to be given to {@link #writeHeader} when the content before it is written.
   */
  public int mark() {
    return position;
  }

  /**
   * Takes back what was written since a mark.
   *
   * @param mark a value of {@link #mark()}
   */
  public void rewind(int mark) {
    if (mark < position || mark > end) {
      throw new IndexOutOfBoundsException();
    }
    position = mark;
    full = false;
  }

  /**
   * Writes identifier and length before the content that was written since a mark.
   *
   * @param tag identifier octet
   * @param mark the value of {@link #mark()} before the content was written
   */
  public void writeHeader(int tag, int mark) {
    writeLength(mark - position);
    put(tag);
  }

  /**
   * Writes a signed integer in as few octets as can be.
   *
   * @param tag identifier octet
   * @param value the value
   */
  public void writeInteger(int tag, long value) {
    int mark = position;
    long rest = value;
    do {
      put((int) rest);
      rest >>= 8;
    } while (!full && !(rest == (buffer[position] >> 7)));
    writeHeader(tag, mark);
  }

  /**
   * Writes an unsigned integer in as few octets as can be: Counter32, Gauge32, TimeTicks,
   * Counter64.
   *
   * @param tag identifier octet
   * @param value the value, read as unsigned 64-bit number
   */
  public void writeUnsigned(int tag, long value) {
    int mark = position;
    long rest = value;
    do {
      put((int) rest);
      rest >>>= 8;
    } while (!full && rest != 0);
    if (!full && buffer[position] < 0) {
      put(0);
    }
    writeHeader(tag, mark);
  }

  /**
   * Writes an octet string or another type with plain content.
   *
   * @param tag identifier octet
   * @param from source of the content
   * @param offset index of its first byte
   * @param length its length in bytes
   */
  public void writeOctets(int tag, byte[] from, int offset, int length) {
    int mark = position;
    writeRaw(from, offset, length);
    writeHeader(tag, mark);
  }

  /**
   * Writes an OBJECT IDENTIFIER. One of fewer than two components is written as RFC 3417 stacks do,
   * completed with zeros.
   *
   * @param tag identifier octet
   * @param oid the value; its first component is 0, 1 or 2, and its second below 40 unless the
   *     first is 2, as every identifier that was read has it
   */
  public void writeOid(int tag, Oid oid) {
    int mark = position;
    for (int i = oid.length() - 1; i >= 2; i--) {
      putArc(oid.arc(i) & 0xFFFF_FFFFL);
    }
    long root = oid.length() > 0 ? oid.arc(0) & 0xFFFF_FFFFL : 0;
    long second = oid.length() > 1 ? oid.arc(1) & 0xFFFF_FFFFL : 0;
    putArc(root * 40 + second);
    writeHeader(tag, mark);
  }

  /**
   * Writes a NULL or one of the exceptions.
   *
   * @param tag identifier octet
   */
  public void writeNull(int tag) {
    writeHeader(tag, position);
  }

  /**
   * Writes an IpAddress.
   *
   * @param address the four octets in network order
   */
  public void writeIpAddress(int address) {
    int mark = position;
    for (int shift = 0; shift < 32; shift += 8) {
      put(address >> shift);
    }
    writeHeader(BerTag.IP_ADDRESS, mark);
  }

  /**
   * Writes bytes that are already encoded.
   *
   * @param from source
   * @param offset index of the first byte
   * @param length number of bytes
   */
  public void writeRaw(byte[] from, int offset, int length) {
    if (full || length > position - start) {
      full = true;
      return;
    }
    position -= length;
    System.arraycopy(from, offset, buffer, position, length);
  }

  private void putArc(long arc) {
    put((int) (arc & 0x7F));
    for (long rest = arc >>> 7; rest != 0; rest >>>= 7) {
      put((int) (rest & 0x7F) | 0x80);
    }
  }

  private void writeLength(int length) {
    if (length < 0x80) {
      put(length);
      return;
    }
    int octets = 0;
    for (int rest = length; rest != 0; rest >>>= 8) {
      put(rest);
      octets++;
    }
    put(0x80 | octets);
  }

  private void put(int octet) {
    if (full || position == start) {
      full = true;
      return;
    }
    buffer[--position] = (byte) octet;
  }
}
