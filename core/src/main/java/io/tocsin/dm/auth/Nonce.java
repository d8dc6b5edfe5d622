/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import io.tocsin.hal.Entropy;
import io.tocsin.text.Base64;
import java.util.Arrays;

/**
 * A nonce: octets, of which a challenge carries the Base64. An empty one stands for none and counts
 * as no octets in a digest.
 */
public final class Nonce {

  /** Most octets that are taken from a peer; the standard recommends 16. */
  public static final int OCTETS_MAX = 128;

  /**
   * Octets of a nonce of ours: a multiple of three, so that its Base64 has no padding, and beyond
   * the 16 that OMA DM Security 1.2.1 §5.3.3 recommends.
   */
  public static final int DRAWN_OCTETS = 18;

  /** Octets of the nonce that both sides fall back to (OMA DM Notification 1.2.1 §5), all zero. */
  public static final int DEFAULT_OCTETS = 4;

  private final byte[] octets = new byte[OCTETS_MAX];
  private int length;

  /** Number of octets, 0 when there is none. */
  public int length() {
    return length;
  }

  /** The octets, from index 0; not to be changed. */
  public byte[] octets() {
    return octets;
  }

  /**
   * Takes octets.
   *
   * @param from source
   * @param offset index of the first one
   * @param count number of them
   * @return false, with nothing changed, when there are more than {@link #OCTETS_MAX}
   */
  public boolean set(byte[] from, int offset, int count) {
    if (count > OCTETS_MAX) {
      return false;
    }
    System.arraycopy(from, offset, octets, 0, count);
    length = count;
    return true;
  }

  /** Takes another one's octets. */
  public void set(Nonce other) {
    set(other.octets, 0, other.length);
  }

  /** Forgets the octets. */
  public void clear() {
    length = 0;
  }

  /** Takes fresh octets. */
  void draw(Entropy entropy) {
    entropy.fill(octets, 0, DRAWN_OCTETS);
    length = DRAWN_OCTETS;
  }

  /** Takes the default nonce. */
  void setDefault() {
    Arrays.fill(octets, 0, DEFAULT_OCTETS, (byte) 0);
    length = DEFAULT_OCTETS;
  }

  /** Characters that {@link #encode} writes. */
  public int encodedLength() {
    return Base64.encodedLength(length);
  }

  /**
   * Writes it as a challenge carries it.
   *
   * @param into takes {@link #encodedLength} characters in ASCII
   * @param at index of the first one
   * @return index behind the last one
   */
  public int encode(byte[] into, int at) {
    return Base64.encode(octets, 0, length, into, at);
  }
}
