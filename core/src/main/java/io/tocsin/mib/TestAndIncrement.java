/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Entropy;
import io.tocsin.snmp.ErrorStatus;

/**
 * An advisory lock (TestAndIncr, RFC 2579 §2): to write it, one must know its value, and then it is
 * raised by one. Of two that write it at a time, one learns that the other was first.
 *
 * <p>It is not kept over restarts, but begins with a random value, as the convention allows: so no
 * manager holds a value that is valid by accident.
 */
public final class TestAndIncrement extends WritableScalar {

  private int number;

  /**
   * A scalar, not yet registered.
   *
   * @param name its object type
   * @param entropy source of the first value
   */
  public TestAndIncrement(Oid name, Entropy entropy) {
    super(name, null);
    byte[] random = new byte[Integer.BYTES];
    entropy.fill(random, 0, random.length);
    for (byte octet : random) {
      number = number << 8 | (octet & 0xFF);
    }
    number &= Integer.MAX_VALUE;
  }

  @Override
  protected void writeValue(BerWriter value) {
    value.writeInteger(BerTag.INTEGER, number);
  }

  @Override
  protected int check(BerReader value) {
    return ValueCheck.integer(value, 0, Integer.MAX_VALUE);
  }

  @Override
  protected int checkState(BerReader value) {
    return value.readInteger32() == number ? ErrorStatus.NO_ERROR : ErrorStatus.INCONSISTENT_VALUE;
  }

  @Override
  protected boolean assign(BerReader value) {
    // A request that names the lock twice fails here, at the second: it was open only once.
    if (value.readInteger32() != number) {
      return false;
    }
    number = number == Integer.MAX_VALUE ? 0 : number + 1;
    return true;
  }

  @Override
  protected boolean restore(BerReader value) {
    number = value.readInteger32();
    return true;
  }
}
