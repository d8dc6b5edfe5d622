/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.Oid;
import io.tocsin.snmp.Octets;

/** Reads the parts of the index of a row, in their order; each call allocates what it gives. */
public final class IndexParts {

  private final Oid index;
  private int at;

  /**
   * Begins with the first part.
   *
   * @param row whose index is read
   */
  public IndexParts(Row row) {
    index = row.index();
  }

  /** The next part, an INTEGER. */
  public int integer() {
    return index.arc(at++);
  }

  /** The next part, an OCTET STRING with its length before it. */
  public Octets string() {
    return octets(index.arc(at++));
  }

  /** The next part, an OCTET STRING that reaches to the end. */
  public Octets impliedString() {
    return octets(index.length() - at);
  }

  /** The next part, an OBJECT IDENTIFIER with its length before it. */
  public Oid oid() {
    return oid(index.arc(at++));
  }

  /** The next part, an OBJECT IDENTIFIER that reaches to the end. */
  public Oid impliedOid() {
    return oid(index.length() - at);
  }

  private Oid oid(int length) {
    Oid oid = new Oid(length);
    for (int i = 0; i < length; i++) {
      oid.append(index.arc(at++));
    }
    return oid;
  }

  private Octets octets(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) index.arc(at++);
    }
    return Octets.of(bytes);
  }
}
