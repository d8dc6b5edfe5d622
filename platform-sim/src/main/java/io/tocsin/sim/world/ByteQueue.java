/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world;

/** A bounded queue of bytes; takes memory as it is needed, up to its bound. */
public final class ByteQueue {

  private static final int SIZE_BYTES_FIRST = 256;

  private final int sizeBytesMax;
  private byte[] bytes = new byte[0];
  private int head;
  private int size;

  /**
   * An empty queue.
   *
   * @param sizeBytesMax most bytes that it holds
   */
  public ByteQueue(int sizeBytesMax) {
    this.sizeBytesMax = sizeBytesMax;
  }

  /** Bytes within. */
  public int size() {
    return size;
  }

  /** Bytes that can still be added. */
  public int room() {
    return sizeBytesMax - size;
  }

  /** Throws everything away. */
  public void clear() {
    size = 0;
    head = 0;
  }

  /** Throws away what is behind the first bytes. */
  public void truncate(int sizeBytes) {
    size = Math.min(size, sizeBytes);
  }

  /**
   * Adds as many bytes as there is room for.
   *
   * @return the number of bytes added
   */
  public int write(byte[] from, int offset, int length) {
    int count = Math.min(length, room());
    grow(size + count);
    int tail = count == 0 ? 0 : (head + size) % bytes.length;
    int first = Math.min(count, bytes.length - tail);
    System.arraycopy(from, offset, bytes, tail, first);
    System.arraycopy(from, offset + first, bytes, 0, count - first);
    size += count;
    return count;
  }

  /**
   * Takes as many bytes as there are.
   *
   * @return the number of bytes taken
   */
  public int read(byte[] into, int offset, int length) {
    int count = Math.min(length, size);
    int first = Math.min(count, bytes.length - head);
    System.arraycopy(bytes, head, into, offset, first);
    System.arraycopy(bytes, 0, into, offset + first, count - first);
    head = count == size ? 0 : (head + count) % bytes.length;
    size -= count;
    return count;
  }

  private void grow(int sizeBytes) {
    if (sizeBytes <= bytes.length) {
      return;
    }
    int larger = Math.max(SIZE_BYTES_FIRST, bytes.length);
    while (larger < sizeBytes) {
      larger *= 2;
    }
    byte[] all = new byte[larger];
    int first = Math.min(size, bytes.length - head);
    System.arraycopy(bytes, head, all, 0, first);
    System.arraycopy(bytes, 0, all, first, size - first);
    bytes = all;
    head = 0;
  }

  /** A copy of what is within, oldest first. */
  public byte[] toArray() {
    byte[] all = new byte[size];
    int first = Math.min(size, bytes.length - head);
    System.arraycopy(bytes, head, all, 0, first);
    System.arraycopy(bytes, 0, all, first, size - first);
    return all;
  }
}
