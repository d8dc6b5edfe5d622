/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.ber;

import java.util.Arrays;

/**
 * An object identifier in a buffer of fixed capacity, to be filled again and again.
 *
 * <p>Sub-identifiers are unsigned 32-bit numbers kept in {@code int}s (RFC 2578 §3.5: at most 128
 * of at most 2^32-1). An operation that does not fit changes nothing and returns false.
 */
public final class Oid implements Comparable<Oid> {

  /** Most sub-identifiers of an object identifier (RFC 2578 §3.5). */
  public static final int LENGTH_MAX = 128;

  private final int[] arcs;
  private int length;

  /** An empty identifier with room for {@link #LENGTH_MAX} sub-identifiers. */
  public Oid() {
    this(LENGTH_MAX);
  }

  /**
   * An empty identifier.
   *
   * @param capacity most sub-identifiers that it can hold; no more than {@link #LENGTH_MAX} in any
   *     case
   */
  public Oid(int capacity) {
    arcs = new int[Math.min(capacity, LENGTH_MAX)];
  }

  /**
   * A new identifier with exactly these sub-identifiers and no room for more.
   *
   * @param arcs sub-identifiers, unsigned, at most {@link #LENGTH_MAX}
   * @throws IllegalArgumentException when there are more
   */
  public static Oid of(int... arcs) {
    Oid oid = new Oid(arcs.length);
    if (!oid.set(arcs, arcs.length)) {
      throw new IllegalArgumentException("more than " + LENGTH_MAX + " sub-identifiers");
    }
    return oid;
  }

  /**
   * Reads dotted notation.
   *
   * @param text for example {@code 1.3.6.1.2.1.1.1.0}; a leading dot is allowed
   * @return a new identifier without room for more, or null when the text is none: no number where
   *     one must be, more than {@link #LENGTH_MAX} of them, one above 2^32-1, a root above 2, or a
   *     second component above 39 below root 0 or 1 (X.690 §8.19.4)
   */
  public static Oid parse(String text) {
    int from = text.startsWith(".") ? 1 : 0;
    int[] arcs = new int[LENGTH_MAX];
    int count = 0;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int to = dot < 0 ? text.length() : dot;
      long arc = parseArc(text, from, to);
      if (arc < 0 || count == LENGTH_MAX) {
        return null;
      }
      arcs[count++] = (int) arc;
      if (dot < 0) {
        break;
      }
      from = dot + 1;
    }
    return hasEncodableRoot(arcs, count) ? of(Arrays.copyOf(arcs, count)) : null;
  }

  private static boolean hasEncodableRoot(int[] arcs, int count) {
    boolean secondIsBelow40 = count < 2 || (arcs[1] >= 0 && arcs[1] < 40);
    return arcs[0] == 2 || ((arcs[0] == 0 || arcs[0] == 1) && secondIsBelow40);
  }

  private static long parseArc(String text, int from, int to) {
    if (from >= to || to - from > 10) {
      return -1;
    }
    long arc = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      arc = arc * 10 + (c - '0');
    }
    return arc > 0xFFFF_FFFFL ? -1 : arc;
  }

  /** Number of sub-identifiers. */
  public int length() {
    return length;
  }

  /** Most sub-identifiers that fit. */
  public int capacity() {
    return arcs.length;
  }

  /**
   * One sub-identifier, to be read as unsigned.
   *
   * @param index 0 to {@link #length()} - 1
   */
  public int arc(int index) {
    if (index >= length) {
      // What an earlier, longer value left behind is nobody's.
      throw new IndexOutOfBoundsException();
    }
    return arcs[index];
  }

  /**
   * Replaces one sub-identifier.
   *
   * @param index 0 to {@link #length()} - 1
   * @param arc the new value, unsigned
   */
  public void setArc(int index, int arc) {
    if (index >= length) {
      throw new IndexOutOfBoundsException();
    }
    arcs[index] = arc;
  }

  /** The array that holds the sub-identifiers, for those who fill it and then set the length. */
  int[] arcs() {
    return arcs;
  }

  /** Declares how many sub-identifiers in {@link #arcs()} are the value. */
  void setLength(int count) {
    length = count;
  }

  /** Empties this identifier. */
  public void clear() {
    length = 0;
  }

  /**
   * Takes the value of another.
   *
   * @param other the other one
   * @return false when it does not fit
   */
  public boolean set(Oid other) {
    return set(other.arcs, other.length);
  }

  /**
   * Takes sub-identifiers from an array.
   *
   * @param from source, unsigned values
   * @param count how many of them
   * @return false when they do not fit
   */
  public boolean set(int[] from, int count) {
    if (count > arcs.length) {
      return false;
    }
    System.arraycopy(from, 0, arcs, 0, count);
    length = count;
    return true;
  }

  /**
   * Takes the value of content octets.
   *
   * @param bytes the array
   * @param from index of the first octet
   * @param to index behind the last octet
   * @return false when they are none of an object identifier, or it does not fit
   */
  public boolean setContent(byte[] bytes, int from, int to) {
    return OidContent.read(bytes, from, to, this) == BerError.NONE;
  }

  /**
   * Whether octets are the content of an object identifier.
   *
   * @param bytes the array
   * @param from index of the first octet
   * @param to index behind the last octet
   */
  public static boolean isContent(byte[] bytes, int from, int to) {
    return OidContent.check(bytes, from, to) == BerError.NONE;
  }

  /**
   * Appends one sub-identifier.
   *
   * @param arc unsigned value
   * @return false when there is no room
   */
  public boolean append(int arc) {
    if (length == arcs.length) {
      return false;
    }
    arcs[length++] = arc;
    return true;
  }

  /**
   * Appends part of another identifier.
   *
   * @param other the other one
   * @param from index of its first sub-identifier to take
   * @return false when there is no room; nothing is appended then
   */
  public boolean append(Oid other, int from) {
    int count = other.length - from;
    if (count < 0 || length + count > arcs.length) {
      return false;
    }
    System.arraycopy(other.arcs, from, arcs, length, count);
    length += count;
    return true;
  }

  /**
   * Cuts off all behind the first sub-identifiers.
   *
   * @param count how many to keep, 0 to {@link #length()}
   */
  public void truncate(int count) {
    if (count < 0 || count > length) {
      throw new IndexOutOfBoundsException();
    }
    length = count;
  }

  /**
   * Turns this identifier into the smallest one that is greater: a zero is appended, or, where
   * there is no room, the last sub-identifier that can be raised is raised.
   *
   * @return false when there is no greater one; this identifier is empty then
   */
  public boolean increment() {
    return append(0) || incrementLast();
  }

  /**
   * Turns this identifier into the smallest one that is greater than it and all that start with it.
   *
   * @return false when there is none; this identifier is empty then
   */
  public boolean incrementLast() {
    while (length > 0) {
      if (arcs[length - 1] != -1) {
        arcs[length - 1]++;
        return true;
      }
      length--;
    }
    return false;
  }

  /**
   * Whether this identifier starts with all of another.
   *
   * @param prefix the other one
   */
  public boolean startsWith(Oid prefix) {
    if (prefix.length > length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (arcs[i] != prefix.arcs[i]) {
        return false;
      }
    }
    return true;
  }

  /** Lexicographic order by unsigned sub-identifiers, the order of GETNEXT (RFC 3416 §4.2.2). */
  @Override
  public int compareTo(Oid other) {
    int common = Math.min(length, other.length);
    for (int i = 0; i < common; i++) {
      if (arcs[i] != other.arcs[i]) {
        return arcs[i] + Integer.MIN_VALUE < other.arcs[i] + Integer.MIN_VALUE ? -1 : 1;
      }
    }
    return Integer.compare(length, other.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Oid && compareTo((Oid) other) == 0;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + arcs[i];
    }
    return hash;
  }

  /** Dotted notation without a leading dot; allocates. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(length * 3);
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        text.append('.');
      }
      text.append(arcs[i] & 0xFFFF_FFFFL);
    }
    return text.toString();
  }
}
