/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/** A DisplayString of up to 255 octets that can be written and is kept over restarts. */
final class WritableDisplayString extends WritableScalar {

  private final byte[] octets = new byte[DisplayStrings.LENGTH_MAX];
  private int length;

  /**
   * A scalar, not yet registered.
   *
   * @param name its object type
   * @param initial its value until a manager writes another
   * @param settings keeps its value
   */
  WritableDisplayString(Oid name, String initial, Settings settings) {
    super(name, settings);
    byte[] first = DisplayStrings.of(initial);
    System.arraycopy(first, 0, octets, 0, first.length);
    length = first.length;
  }

  @Override
  protected void writeValue(BerWriter value) {
    value.writeOctets(BerTag.OCTET_STRING, octets, 0, length);
  }

  @Override
  protected int check(BerReader value) {
    return ValueCheck.displayString(value);
  }

  @Override
  protected boolean assign(BerReader value) {
    length = value.readOctets(BerTag.OCTET_STRING, 0, octets.length);
    System.arraycopy(value.buffer(), value.valueOffset(), octets, 0, length);
    return true;
  }
}
