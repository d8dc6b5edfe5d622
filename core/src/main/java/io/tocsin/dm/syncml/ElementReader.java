/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * Reads a message as a sequence of elements and texts, whatever its encoding.
 *
 * <p>The first error is latched; from then on every event is {@link #ERROR}. No input throws.
 */
interface ElementReader {

  /** Events of {@link #next}. */
  int ERROR = 0;

  /** An element begins; {@link #tag} says which. */
  int START = 1;

  /** The element {@link #tag} ends. */
  int END = 2;

  /** A piece of text; an element may have several. */
  int TEXT = 3;

  /** The root element has ended, and nothing stands behind it. */
  int END_OF_MESSAGE = 4;

  /** How deeply elements may be nested, the root included. */
  int DEPTH_MAX = 16;

  /**
   * Begins to read a message.
   *
   * @param message the array, not to be changed while it is read
   * @param offset index of its first byte
   * @param length size in bytes
   */
  void open(byte[] message, int offset, int length);

  /** Goes on to the next event. */
  int next();

  /** The element that begins or ends, {@link Tag#UNKNOWN} when no table has it. */
  int tag();

  /** The array with the piece of text, valid until {@link #next}. */
  byte[] textBytes();

  /** Index of its first byte. */
  int textOffset();

  /** Its length in bytes. */
  int textLength();

  /** The first error, a code of {@link SyncmlError}. */
  int error();
}
