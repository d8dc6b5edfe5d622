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
 * <p>An element or header that does not fit latches {@link #isFull()} and is not written, nor is
 * anything after it, until {@link #rewind} to a mark that was taken before.
 */
public final class BerWriter {

  private static final int MARK_OF_FULL = -1;

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
    return full ? MARK_OF_FULL : position;
  }

  /**
   * Takes back what was written since a mark. A writer that got full since is not full any more;
   * one that was full already when the mark was taken stays so, because something is missing behind
   * the mark.
   *
   * @param mark a value of {@link #mark()}
   */
  public void rewind(int mark) {
    if (mark == MARK_OF_FULL) {
      return;
    }
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
    if (full) {
      return;
    }
    if (mark < position || mark > end) {
      throw new IndexOutOfBoundsException();
    }
    putHeader(tag, mark - position, position);
  }

  /**
   * Writes a signed integer in as few octets as can be.
   *
   * @param tag identifier octet
   * @param value the value
   */
  public void writeInteger(int tag, long value) {
    long magnitude = value < 0 ? ~value : value;
    putNumber(tag, value, octetsOf(magnitude));
  }

  /**
   * Writes an unsigned integer in as few octets as can be: Counter32, Gauge32, TimeTicks,
   * Counter64.
   *
   * @param tag identifier octet
   * @param value the value, read as unsigned 64-bit number
   */
  public void writeUnsigned(int tag, long value) {
    putNumber(tag, value, octetsOf(value));
  }

  /** Octets that the bits of an unsigned number and a sign bit before them need: 1 to 9. */
  private static int octetsOf(long value) {
    return (72 - Long.numberOfLeadingZeros(value)) >> 3;
  }

  private void putNumber(int tag, long value, int octets) {
    if (!hasRoomFor(octets + 2)) {
      return;
    }
    int next = position;
    long rest = value;
    for (int i = 0; i < octets; i++) {
      buffer[--next] = (byte) rest;
      rest >>>= 8;
    }
    buffer[--next] = (byte) octets;
    buffer[--next] = (byte) tag;
    position = next;
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
    if (hasRoomFor(length)) {
      System.arraycopy(from, offset, buffer, position - length, length);
      putHeader(tag, length, position - length);
    }
  }

  /**
   * Writes an OBJECT IDENTIFIER. One of fewer than two components is completed with zeros: X.690
   * has no form for it.
   *
   * @param tag identifier octet
   * @param oid the value; its first component is 0, 1 or 2, and its second below 40 unless the
   *     first is 2, as every identifier that was read has it
   */
  public void writeOid(int tag, Oid oid) {
    if (full) {
      return;
    }
    int content = OidContent.write(oid, buffer, start, position);
    if (content == OidContent.FULL) {
      full = true;
      return;
    }
    putHeader(tag, position - content, content);
  }

  /**
   * Writes a NULL or one of the exceptions.
   *
   * @param tag identifier octet
   */
  public void writeNull(int tag) {
    if (!full) {
      putHeader(tag, 0, position);
    }
  }

  /**
   * Writes an IpAddress.
   *
   * @param address the four octets in network order
   */
  public void writeIpAddress(int address) {
    putNumber(BerTag.IP_ADDRESS, address, 4);
  }

  /**
   * Takes bytes for written that stand already right before what was written; headers can then be
   * put before them.
   *
   * @param length number of bytes
   */
  public void adopt(int length) {
    if (length < 0) {
      throw new IndexOutOfBoundsException();
    }
    if (hasRoomFor(length)) {
      position -= length;
    }
  }

  /**
   * Writes bytes that are already encoded.
   *
   * @param from source
   * @param offset index of the first byte
   * @param length number of bytes
   */
  public void writeRaw(byte[] from, int offset, int length) {
    if (hasRoomFor(length)) {
      System.arraycopy(from, offset, buffer, position - length, length);
      position -= length;
    }
  }

  /** Latches full when there is no room. */
  private boolean hasRoomFor(int octets) {
    if (octets > position - start) {
      full = true;
    }
    return !full;
  }

  /**
   * Writes identifier and length of content that stands at an index already; moves the position.
   */
  private void putHeader(int tag, int length, int contentOffset) {
    int octets = length < 0x80 ? 0 : (39 - Integer.numberOfLeadingZeros(length)) >> 3;
    if (contentOffset - start < octets + 2) {
      full = true;
      return;
    }
    int next = contentOffset;
    if (octets == 0) {
      buffer[--next] = (byte) length;
    } else {
      // X.690 §8.1.3.5, the long form.
      for (int rest = length; rest != 0; rest >>>= 8) {
        buffer[--next] = (byte) rest;
      }
      buffer[--next] = (byte) (0x80 | octets);
    }
    buffer[--next] = (byte) tag;
    position = next;
  }
}
