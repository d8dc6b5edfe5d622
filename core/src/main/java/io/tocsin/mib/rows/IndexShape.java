/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.Oid;

/** What the INDEX of a table is made of (RFC 2578 §7.7): which names can be those of rows. */
public final class IndexShape {

  private static final int INTEGER = 0;
  private static final int STRING = 1;
  private static final int IMPLIED_STRING = 2;
  private static final int OID = 3;
  private static final int POSITIVE = 4;
  private static final int IMPLIED_OID = 5;
  private static final int PARTS_MAX = 8;
  private static final int OCTET_MAX = 255;

  private final int[] kinds = new int[PARTS_MAX];
  private final int[] mins = new int[PARTS_MAX];
  private final int[] maxs = new int[PARTS_MAX];
  private int count;

  /** An INDEX without parts. */
  public IndexShape() {}

  private IndexShape add(int kind, int min, int max) {
    kinds[count] = kind;
    mins[count] = min;
    maxs[count] = max;
    count++;
    return this;
  }

  /**
   * Adds an INTEGER.
   *
   * @param min least value, 0 or greater
   * @param max greatest value
   * @return this
   */
  public IndexShape integer(int min, int max) {
    return add(INTEGER, min, max);
  }

  /**
   * Adds an Unsigned32 from 1 on.
   *
   * @return this
   */
  public IndexShape positive() {
    return add(POSITIVE, 0, 0);
  }

  /**
   * Adds an OCTET STRING with its length before it.
   *
   * @param lengthMin least length in bytes
   * @param lengthMax greatest length in bytes
   * @return this
   */
  public IndexShape string(int lengthMin, int lengthMax) {
    return add(STRING, lengthMin, lengthMax);
  }

  /**
   * Adds an OCTET STRING that is preceded by IMPLIED; the last part.
   *
   * @param lengthMin least length in bytes
   * @param lengthMax greatest length in bytes
   * @return this
   */
  public IndexShape impliedString(int lengthMin, int lengthMax) {
    return add(IMPLIED_STRING, lengthMin, lengthMax);
  }

  /**
   * Adds an OBJECT IDENTIFIER with its length before it.
   *
   * @param lengthMax most sub-identifiers
   * @return this
   */
  public IndexShape oid(int lengthMax) {
    return add(OID, 0, lengthMax);
  }

  /**
   * Adds an OBJECT IDENTIFIER that is preceded by IMPLIED; the last part.
   *
   * @param lengthMax most sub-identifiers
   * @return this
   */
  public IndexShape impliedOid(int lengthMax) {
    return add(IMPLIED_OID, 1, lengthMax);
  }

  /**
   * Whether a row could ever have an index.
   *
   * @param name holds it
   * @param from its position, from where it reaches to the end
   */
  boolean fits(Oid name, int from) {
    int at = from;
    for (int part = 0; part < count && at >= 0; part++) {
      at = behind(part, name, at);
    }
    return at == name.length();
  }

  /** Position behind a part; -1 when it does not fit. */
  private int behind(int part, Oid name, int at) {
    if (kinds[part] == IMPLIED_STRING || kinds[part] == IMPLIED_OID) {
      return behind(part, name, at, name.length() - at);
    }
    if (at >= name.length()) {
      return -1;
    }
    int arc = name.arc(at);
    if (kinds[part] == POSITIVE) {
      return arc == 0 ? -1 : at + 1;
    }
    if (kinds[part] == INTEGER) {
      return isInRange(part, arc) ? at + 1 : -1;
    }
    return behind(part, name, at + 1, arc);
  }

  private int behind(int part, Oid name, int at, int length) {
    if (!isInRange(part, length) || length > name.length() - at) {
      return -1;
    }
    boolean isOctets = kinds[part] != OID && kinds[part] != IMPLIED_OID;
    for (int i = 0; i < length && isOctets; i++) {
      int octet = name.arc(at + i);
      if (octet < 0 || octet > OCTET_MAX) {
        return -1;
      }
    }
    return at + length;
  }

  /** Sub-identifiers of 2^31 and more are negative here, and in no range. */
  private boolean isInRange(int part, int value) {
    return value >= mins[part] && value <= maxs[part];
  }
}
