/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ManagedObjects;

/** A scalar: one variable, whose instance is 0 (RFC 2578 §7). It can be read only. */
public abstract class ScalarObject extends ManagedObject {

  /**
   * A scalar, not yet registered.
   *
   * @param name its object type, without the instance
   */
  protected ScalarObject(Oid name) {
    super(name);
  }

  /**
   * Writes the present value.
   *
   * @param value takes it, identifier octet and all
   */
  protected abstract void writeValue(BerWriter value);

  /** Whether the variable is there now; what is not known may be left out. */
  protected boolean isPresent() {
    return true;
  }

  /**
   * Whether a name is that of the variable.
   *
   * @param variable a name that starts with {@link #name()}
   */
  protected final boolean isInstance(Oid variable) {
    int length = name().length();
    return variable.length() == length + 1 && variable.arc(length) == 0;
  }

  @Override
  protected final int get(Oid variable, BerWriter value) {
    if (!isInstance(variable) || !isPresent()) {
      return BerTag.NO_SUCH_INSTANCE;
    }
    writeValue(value);
    return ManagedObjects.FOUND;
  }

  @Override
  protected final boolean first(Oid variable) {
    return isPresent() && variable.set(name()) && variable.append(0);
  }

  @Override
  protected final boolean next(Oid variable) {
    // Only the object type itself stands before its one instance.
    return isPresent() && variable.length() == name().length() && variable.append(0);
  }
}
