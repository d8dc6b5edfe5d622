/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;

/**
 * A scalar that can be written, and whose value may be kept over restarts.
 *
 * <p>One that has a {@link Settings} is kept from the first time that a manager writes it; until
 * then it has the value that it was constructed with, at every start anew.
 */
public abstract class WritableScalar extends ScalarObject {

  private final Settings settings;
  private boolean written;

  /**
   * A scalar, not yet registered.
   *
   * @param name its object type, without the instance
   * @param settings keeps its value over restarts; null when it is not kept
   */
  protected WritableScalar(Oid name, Settings settings) {
    super(name);
    this.settings = settings;
  }

  /**
   * Checks a value by itself (RFC 3416 §4.2.5 rules 3 to 6).
   *
   * @param value stands at the value's identifier octet
   * @return {@link ErrorStatus#NO_ERROR} or the error
   */
  protected abstract int check(BerReader value);

  /**
   * Checks whether a value that passed {@link #check} can be assigned now (RFC 3416 §4.2.5 rules 10
   * and 11).
   *
   * @param value stands at the value's identifier octet
   * @return {@link ErrorStatus#NO_ERROR} or the error
   */
  protected int checkState(BerReader value) {
    return ErrorStatus.NO_ERROR;
  }

  /**
   * Assigns a value that passed {@link #check}.
   *
   * @param value stands at the value's identifier octet
   * @return false when it could not be assigned; the value is unchanged then
   */
  protected abstract boolean assign(BerReader value);

  /**
   * Assigns a value that {@link #writeValue} wrote, to take back an assignment.
   *
   * @param value stands at the value's identifier octet
   * @return false when it could not be assigned
   */
  protected boolean restore(BerReader value) {
    return assign(value);
  }

  /** Whether a manager has written this object, in this run or one before. */
  final boolean isWritten() {
    return written;
  }

  /** Keeps the value over restarts only once a manager writes it again. */
  final void forgetWritten() {
    written = false;
  }

  /**
   * Takes a value that was kept.
   *
   * @param reader to be pointed at the value
   * @param bytes the array that holds it
   * @param offset index of its identifier octet
   * @param length its length in bytes, with identifier and length octets
   * @return false when it does not fit the object any more; nothing has changed then
   */
  final boolean load(BerReader reader, byte[] bytes, int offset, int length) {
    if (check(reader.wrap(bytes, offset, length)) != ErrorStatus.NO_ERROR
        || !assign(reader.wrap(bytes, offset, length))) {
      return false;
    }
    written = true;
    return true;
  }

  @Override
  protected final int prepareSet(SetVariable request, Oid variable, BerWriter oldValue) {
    int status = check(request.newValue());
    if (status != ErrorStatus.NO_ERROR) {
      return status;
    }
    if (!isInstance(variable)) {
      // RFC 3416 §4.2.5 rule 7, which comes after the checks of the value.
      return ErrorStatus.NO_CREATION;
    }
    writeValue(oldValue);
    return checkState(request.newValue());
  }

  @Override
  protected final boolean commitSet(SetVariable request) {
    request.setNote(written ? 1 : 0);
    if (!assign(request.newValue())) {
      return false;
    }
    written = true;
    return true;
  }

  @Override
  protected final boolean undoSet(SetVariable request) {
    written = request.note() != 0;
    return restore(request.oldValue());
  }

  @Override
  protected final DurableState durableState() {
    return settings;
  }
}
