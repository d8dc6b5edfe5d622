/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/**
 * The managed objects as the command responder sees them (RFC 3413 §3.2 calls it MIB
 * instrumentation). None of the calls allocates on the reading side.
 *
 * <p>A SET runs in phases over all its variables (RFC 3416 §4.2.5): {@link #prepareSet} for each,
 * in order; if all said {@link ErrorStatus#NO_ERROR}, {@link #verifySet} for each in order; if
 * again all did, {@link #commitSet} for each in order; when one of those fails, {@link #undoSet}
 * for those committed, in reverse order; in any case {@link #endSet} at last.
 */
public interface ManagedObjects {

  /** Result of {@link #get}: the value has been written. */
  int FOUND = 0;

  /**
   * Reads one variable.
   *
   * @param name full name of the variable with its instance
   * @param value takes the encoded value, identifier octet and all
   * @return {@link #FOUND}, or {@link io.tocsin.ber.BerTag#NO_SUCH_OBJECT} or {@link
   *     io.tocsin.ber.BerTag#NO_SUCH_INSTANCE}, or a negated value of {@link ErrorStatus}
   */
  int get(Oid name, BerWriter value);

  /**
   * Finds the first variable behind a name, in lexicographic order.
   *
   * @param name any name; takes the name that was found
   * @return false when there is none; the name is then unchanged
   */
  boolean next(Oid name);

  /**
   * First phase: checks everything and reserves what is needed; nothing visible changes.
   *
   * @param index which variable of the request, from 0
   * @param name full name of the variable
   * @param value stands at the value's identifier octet; the bytes stay valid until {@link #endSet}
   * @return {@link ErrorStatus#NO_ERROR} or the error
   */
  int prepareSet(int index, Oid name, BerReader value);

  /**
   * End of the first phase: checks what depends on several variables.
   *
   * @param index which variable of the request
   * @return {@link ErrorStatus#NO_ERROR} or the error
   */
  int verifySet(int index);

  /**
   * Second phase: assigns what was prepared.
   *
   * @param index which variable of the request
   * @return {@link ErrorStatus#NO_ERROR} or {@link ErrorStatus#COMMIT_FAILED}
   */
  int commitSet(int index);

  /**
   * Takes back what was committed.
   *
   * @param index which variable of the request
   * @return {@link ErrorStatus#NO_ERROR} or {@link ErrorStatus#UNDO_FAILED}
   */
  int undoSet(int index);

  /**
   * Ends the request and releases all reservations.
   *
   * @param committed whether all was committed; then it is to be made durable
   * @return {@link ErrorStatus#NO_ERROR}, or {@link ErrorStatus#COMMIT_FAILED} when it could not be
   *     made durable; everything is then as before the request, or {@link ErrorStatus#UNDO_FAILED}
   *     when not even that could be done
   */
  int endSet(boolean committed);
}
