/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/**
 * Reads the values of an INDEX out of the sub-identifiers of an instance (RFC 2578 §7.7), for
 * tables whose rows managers create. {@link IndexEncoding} is the other direction.
 *
 * <p>What does not fit latches {@link #ok()} to false; every later call then returns 0 and moves
 * nothing.
 */
public final class IndexReader {

  private Oid name = new Oid(0);
  private int position;
  private boolean ok = true;

  /** A reader of nothing; {@link #wrap} points it at a name. */
  public IndexReader() {}

  /**
   * Points this reader at an instance and forgets any error.
   *
   * @param instance the name that holds the index; not copied
   * @param from position of the index in the name
   * @return this reader
   */
  public IndexReader wrap(Oid instance, int from) {
    name = instance;
    position = from;
    ok = from <= instance.length();
    return this;
  }

  /** Whether everything fitted so far. */
  public boolean ok() {
    return ok;
  }

  /**
   * Declares the end of the index.
   *
   * @return whether everything fitted and nothing is left
   */
  public boolean finish() {
    ok &= position == name.length();
    return ok;
  }

  /**
   * Reads an INTEGER.
   *
   * @param min least value allowed, 0 or more
   * @param max greatest value allowed, up to 2^32-1
   * @return the value, or 0 after an error
   */
  public long readInteger(long min, long max) {
    long value = readArc();
    ok &= value >= min && value <= max;
    return ok ? value : 0;
  }

  /**
   * Reads an OCTET STRING of fixed length.
   *
   * @param into takes the octets, from index 0
   * @param length how many there must be
   * @return the length, or 0 after an error
   */
  public int readFixedString(byte[] into, int length) {
    ok &= length >= 0 && length <= into.length && length <= name.length() - position;
    if (!ok) {
      return 0;
    }
    for (int i = 0; i < length; i++) {
      int octet = name.arc(position + i);
      ok &= (octet & ~0xFF) == 0;
      into[i] = (byte) octet;
    }
    position += length;
    return ok ? length : 0;
  }

  /**
   * Reads an OCTET STRING of variable length.
   *
   * @param into takes the octets, from index 0
   * @param lengthMin least length allowed
   * @param lengthMax greatest length allowed
   * @return the length, or 0 after an error
   */
  public int readString(byte[] into, int lengthMin, int lengthMax) {
    return readFixedString(into, (int) readInteger(lengthMin, lengthMax));
  }

  /**
   * Reads an OCTET STRING that is preceded by IMPLIED and so reaches to the end.
   *
   * @param into takes the octets, from index 0
   * @param lengthMin least length allowed; 1 at least, for IMPLIED allows no empty string
   * @param lengthMax greatest length allowed
   * @return the length, or 0 after an error
   */
  public int readImpliedString(byte[] into, int lengthMin, int lengthMax) {
    int length = name.length() - position;
    ok &= length >= lengthMin && length <= lengthMax;
    return readFixedString(into, length);
  }

  /**
   * Reads an OBJECT IDENTIFIER.
   *
   * @param into takes the identifier; undefined after an error
   */
  public void readOid(Oid into) {
    readArcs((int) readInteger(0, Oid.LENGTH_MAX), into);
  }

  /**
   * Reads an OBJECT IDENTIFIER that is preceded by IMPLIED and so reaches to the end.
   *
   * @param into takes the identifier; undefined after an error
   */
  public void readImpliedOid(Oid into) {
    readArcs(name.length() - position, into);
  }

  private void readArcs(int length, Oid into) {
    into.clear();
    ok &= length <= name.length() - position;
    for (int i = 0; ok && i < length; i++) {
      ok = into.append(name.arc(position++));
    }
  }

  private long readArc() {
    ok &= position < name.length();
    return ok ? name.arc(position++) & 0xFFFF_FFFFL : 0;
  }
}
