/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;

/**
 * What is registered as one: a scalar or a conceptual table, with all of its variables.
 *
 * <p>The phases of a SET are those of {@link io.tocsin.snmp.ManagedObjects}; what is needed between
 * them is kept in a {@link SetVariable}, one for each variable of the request, so that one object
 * may occur several times in a request.
 */
public abstract class ManagedObject {

  private final Oid name;

  /**
   * An object, not yet registered.
   *
   * @param name what the names of all of its variables start with; of a scalar its object type, of
   *     a table its conceptual row
   */
  protected ManagedObject(Oid name) {
    this.name = name;
  }

  /** What the names of all variables of this object start with; not to be changed. */
  public final Oid name() {
    return name;
  }

  /**
   * Reads one variable.
   *
   * @param variable its full name, which starts with {@link #name()}
   * @param value takes the encoded value
   * @return {@link io.tocsin.snmp.ManagedObjects#FOUND}, {@link
   *     io.tocsin.ber.BerTag#NO_SUCH_OBJECT} or {@link io.tocsin.ber.BerTag#NO_SUCH_INSTANCE}
   */
  protected abstract int get(Oid variable, BerWriter value);

  /**
   * Finds the first variable of this object.
   *
   * @param variable takes its name
   * @return false when there is no variable; the name is undefined then
   */
  protected abstract boolean first(Oid variable);

  /**
   * Finds the first variable of this object behind a name.
   *
   * @param variable a name that starts with {@link #name()}; takes the name that was found
   * @return false when there is none; the name is undefined then
   */
  protected abstract boolean next(Oid variable);

  /**
   * First phase of a SET: all checks and reservations.
   *
   * @param request holds the new value and takes what the later phases need
   * @param variable full name of the variable, which starts with {@link #name()}
   * @param oldValue takes the encoded present value, for {@link #undoSet}
   * @return {@link ErrorStatus#NO_ERROR} or the error; after an error nothing is reserved for this
   *     variable
   */
  protected int prepareSet(SetVariable request, Oid variable, BerWriter oldValue) {
    return ErrorStatus.NOT_WRITABLE;
  }

  /**
   * Ends the first phase of a SET, when all variables of the request are known: what one of them
   * may be can depend on the others.
   *
   * @param request what {@link #prepareSet} left
   * @return {@link ErrorStatus#NO_ERROR} or the error
   */
  protected int verifySet(SetVariable request) {
    return ErrorStatus.NO_ERROR;
  }

  /**
   * Second phase of a SET.
   *
   * @param request what {@link #prepareSet} left
   * @return whether the value was assigned; if not, nothing has changed
   */
  protected boolean commitSet(SetVariable request) {
    return false;
  }

  /**
   * Takes a committed value back.
   *
   * @param request what {@link #commitSet} left
   * @return whether the old value is there again
   */
  protected boolean undoSet(SetVariable request) {
    return false;
  }

  /**
   * Ends a SET: releases what {@link #prepareSet} reserved. Called once for every variable that was
   * prepared.
   *
   * @param request what the phases before left
   * @param committed whether the request was carried out
   */
  protected void endSet(SetVariable request, boolean committed) {
    // Most objects reserve nothing.
  }

  /** What makes assigned values of this object survive a restart; null when they do not. */
  protected DurableState durableState() {
    return null;
  }
}
