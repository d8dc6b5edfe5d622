/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

/**
 * One direction of a virtual connection: bytes arrive in order after the latency that they were
 * sent with. What is in flight and what waits to be read share one bounded buffer. Allocates
 * nothing after construction, except when a burst has more different arrival times than ever
 * before.
 */
final class VirtualPipe {

  private final byte[] bytes;
  private int head;
  private int size;
  private long[] segmentArrivalMs = new long[16];
  private int[] segmentSize = new int[16];
  private int firstSegment;
  private int segments;
  private long endArrivalMs = Long.MAX_VALUE;
  private long resetArrivalMs = Long.MAX_VALUE;
  private boolean readerGone;
  private long bytesMoved;

  VirtualPipe(int sizeBytes) {
    bytes = new byte[sizeBytes];
  }

  int room() {
    return bytes.length - size;
  }

  int size() {
    return size;
  }

  long bytesMoved() {
    return bytesMoved;
  }

  void write(byte[] from, int offset, int length, long arrivalMs) {
    int tail = (head + size) % bytes.length;
    int first = Math.min(length, bytes.length - tail);
    System.arraycopy(from, offset, bytes, tail, first);
    System.arraycopy(from, offset + first, bytes, 0, length - first);
    size += length;
    addSegment(arrivalMs, length);
  }

  private void addSegment(long arrivalMs, int length) {
    if (segments > 0) {
      int last = (firstSegment + segments - 1) % segmentSize.length;
      if (segmentArrivalMs[last] >= arrivalMs) {
        segmentSize[last] += length;
        return;
      }
    }
    if (segments == segmentSize.length) {
      growSegments();
    }
    int next = (firstSegment + segments) % segmentSize.length;
    segmentArrivalMs[next] = arrivalMs;
    segmentSize[next] = length;
    segments++;
  }

  private void growSegments() {
    long[] arrivals = new long[2 * segments];
    int[] sizes = new int[2 * segments];
    for (int i = 0; i < segments; i++) {
      arrivals[i] = segmentArrivalMs[(firstSegment + i) % segments];
      sizes[i] = segmentSize[(firstSegment + i) % segments];
    }
    segmentArrivalMs = arrivals;
    segmentSize = sizes;
    firstSegment = 0;
  }

  /** Bytes that can be read now. */
  int readable(long nowMs) {
    int readable = 0;
    for (int i = 0; i < segments; i++) {
      int segment = (firstSegment + i) % segmentSize.length;
      if (segmentArrivalMs[segment] > nowMs) {
        break;
      }
      readable += segmentSize[segment];
    }
    return readable;
  }

  int read(byte[] into, int offset, int length, long nowMs) {
    int count = Math.min(length, readable(nowMs));
    int first = Math.min(count, bytes.length - head);
    System.arraycopy(bytes, head, into, offset, first);
    System.arraycopy(bytes, 0, into, offset + first, count - first);
    head = (head + count) % bytes.length;
    size -= count;
    bytesMoved += count;
    int left = count;
    while (left > 0) {
      int taken = Math.min(left, segmentSize[firstSegment]);
      segmentSize[firstSegment] -= taken;
      left -= taken;
      if (segmentSize[firstSegment] == 0) {
        firstSegment = (firstSegment + 1) % segmentSize.length;
        segments--;
      }
    }
    return count;
  }

  void end(long arrivalMs) {
    endArrivalMs = Math.min(endArrivalMs, arrivalMs);
  }

  boolean isEnd(long nowMs) {
    return size == 0 && endArrivalMs <= nowMs;
  }

  boolean isEndSent() {
    return endArrivalMs != Long.MAX_VALUE;
  }

  void reset(long arrivalMs) {
    resetArrivalMs = Math.min(resetArrivalMs, arrivalMs);
  }

  /** A reset that has arrived destroys what was not read before. */
  boolean isReset(long nowMs) {
    return resetArrivalMs <= nowMs;
  }

  void setReaderGone() {
    readerGone = true;
  }

  boolean isReaderGone() {
    return readerGone;
  }

  /** When something arrives next, later than now; {@link Long#MAX_VALUE} when nothing will. */
  long nextArrivalMs(long nowMs) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < segments && next == Long.MAX_VALUE; i++) {
      long arrivalMs = segmentArrivalMs[(firstSegment + i) % segmentSize.length];
      if (arrivalMs > nowMs) {
        next = arrivalMs;
      }
    }
    if (endArrivalMs > nowMs) {
      next = Math.min(next, endArrivalMs);
    }
    return resetArrivalMs > nowMs ? Math.min(next, resetArrivalMs) : next;
  }
}
