/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import java.util.Arrays;

/**
 * A large object as it comes in, part by part (OMA-TS-DM_Protocol, large object handling). What is
 * too large is refused with the first part, before anything is kept.
 */
public final class ValueBuffer {

  private static final int CLOSED = -1;

  private final byte[] bytes;
  private int announcedBytes = CLOSED;
  private int length;

  /**
   * A buffer.
   *
   * @param bytesMax longest object in bytes
   */
  public ValueBuffer(int bytesMax) {
    bytes = new byte[bytesMax];
  }

  /**
   * Begins an object; an unfinished one is dropped.
   *
   * @param sizeBytes its size as the first part announces it, negative when it does not
   * @return {@link TreeStatus#OK}, {@link TreeStatus#SIZE_REQUIRED} or {@link
   *     TreeStatus#REQUEST_ENTITY_TOO_LARGE}; then no object is open
   */
  public int open(int sizeBytes) {
    close();
    if (sizeBytes < 0) {
      return TreeStatus.SIZE_REQUIRED;
    }
    if (sizeBytes > bytes.length) {
      return TreeStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    announcedBytes = sizeBytes;
    return TreeStatus.OK;
  }

  /** Whether an object has been begun and neither ended nor dropped. */
  public boolean isOpen() {
    return announcedBytes != CLOSED;
  }

  /**
   * Takes a part.
   *
   * @param from source
   * @param offset index of the first byte
   * @param count number of bytes
   * @return {@link TreeStatus#CHUNK_ACCEPTED}; or, when this is more than was announced, {@link
   *     TreeStatus#SIZE_MISMATCH}, and the object is dropped; {@link TreeStatus#COMMAND_FAILED}
   *     when none is open
   */
  public int append(byte[] from, int offset, int count) {
    if (!isOpen()) {
      return TreeStatus.COMMAND_FAILED;
    }
    if (count > announcedBytes - length) {
      close();
      return TreeStatus.SIZE_MISMATCH;
    }
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
    return TreeStatus.CHUNK_ACCEPTED;
  }

  /**
   * Says that the last part is there.
   *
   * @return {@link TreeStatus#OK}, and then {@link #take} gives the object; {@link
   *     TreeStatus#SIZE_MISMATCH} when it is shorter than announced, and it is dropped; {@link
   *     TreeStatus#COMMAND_FAILED} when none is open
   */
  public int complete() {
    if (!isOpen()) {
      return TreeStatus.COMMAND_FAILED;
    }
    if (length != announcedBytes) {
      close();
      return TreeStatus.SIZE_MISMATCH;
    }
    return TreeStatus.OK;
  }

  /** The object as far as it is there, as a copy; no object is open then. */
  public byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, length);
    close();
    return taken;
  }

  /** Drops an object. */
  public void close() {
    announcedBytes = CLOSED;
    // A secret may have come this way.
    Arrays.fill(bytes, 0, length, (byte) 0);
    length = 0;
  }
}
