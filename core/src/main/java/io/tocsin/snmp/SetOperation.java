/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.Oid;

/** SET as if all variables were set at once (RFC 3416 §4.2.5). */
final class SetOperation {

  private final AccessControl accessControl;
  private final ManagedObjects objects;
  private final VarbindCursor cursor = new VarbindCursor();
  private final Oid name = new Oid();

  SetOperation(AccessControl accessControl, ManagedObjects objects) {
    this.accessControl = accessControl;
    this.objects = objects;
  }

  /** Answers a request; a number of {@link PduResult}. */
  int set(Pdu pdu, int view, VarbindBuffer response) {
    // The response has the variable bindings of the request; it must fit before anything is done.
    if (!response.appendEncoded(
        pdu.bytes(), pdu.varbindsOffset(), pdu.varbindsLength(), pdu.varbindCount())) {
      return PduResult.TOO_BIG;
    }
    int result = prepare(pdu, view);
    if (result == PduResult.SUCCESS) {
      result = verify(pdu.varbindCount());
    }
    if (result == PduResult.SUCCESS) {
      result = commit(pdu.varbindCount());
    }
    int ended = objects.endSet(result == PduResult.SUCCESS);
    if (result == PduResult.SUCCESS && ended != ErrorStatus.NO_ERROR) {
      return PduResult.of(ended, 0);
    }
    return result;
  }

  /** First phase: each variable binding is validated, in order; the first that fails is named. */
  private int prepare(Pdu pdu, int view) {
    pdu.varbinds(cursor);
    for (int index = 0; cursor.next(name); index++) {
      // Validation (1): access.
      int error =
          accessControl.isInView(view, name)
              ? objects.prepareSet(index, name, cursor.value())
              : ErrorStatus.NO_ACCESS;
      if (error != ErrorStatus.NO_ERROR) {
        return PduResult.of(error, index + 1);
      }
    }
    return PduResult.SUCCESS;
  }

  /** First phase, its end: all are there, and can be looked at together. */
  private int verify(int count) {
    for (int index = 0; index < count; index++) {
      int error = objects.verifySet(index);
      if (error != ErrorStatus.NO_ERROR) {
        return PduResult.of(error, index + 1);
      }
    }
    return PduResult.SUCCESS;
  }

  /** Second phase: all are assigned, or those that were are taken back. */
  private int commit(int count) {
    for (int index = 0; index < count; index++) {
      if (objects.commitSet(index) != ErrorStatus.NO_ERROR) {
        return undo(index)
            ? PduResult.of(ErrorStatus.COMMIT_FAILED, index + 1)
            : PduResult.of(ErrorStatus.UNDO_FAILED, 0);
      }
    }
    return PduResult.SUCCESS;
  }

  /** Takes back, last first, what was committed before a variable; false when not all could be. */
  private boolean undo(int failed) {
    boolean undone = true;
    for (int index = failed - 1; index >= 0; index--) {
      undone &= objects.undoSet(index) == ErrorStatus.NO_ERROR;
    }
    return undone;
  }
}
