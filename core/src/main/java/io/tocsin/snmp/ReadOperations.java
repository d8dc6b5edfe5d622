/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;

/**
 * GET, GETNEXT and GETBULK (RFC 3416 §4.2.1 to §4.2.3).
 *
 * <p>GETBULK keeps no table of the names that it repeats: those of one repetition are read from the
 * variable bindings of the repetition before, which stand in the response already.
 */
final class ReadOperations {

  /** Result of a step: a variable was appended. */
  private static final int APPENDED = 0;

  /** Result of a step: endOfMibView was appended. */
  private static final int APPENDED_END = 1;

  /** Result of a step: it does not fit. */
  private static final int FULL = 2;

  /** Result of a step: the request has taken too many steps. */
  private static final int EXHAUSTED = 3;

  /** Result of a step: the variable could not be read. */
  private static final int FAILED = 4;

  private final EngineCounters counters;
  private final AccessControl accessControl;
  private final ManagedObjects objects;
  private final int varbindCountMax;
  private final int stepCountMax;
  private final VarbindCursor cursor = new VarbindCursor();
  private final Oid name = new Oid();
  private final Oid requested = new Oid();
  private int stepCount;

  ReadOperations(
      EngineCounters counters,
      AccessControl accessControl,
      ManagedObjects objects,
      int varbindCountMax,
      int stepCountMax) {
    this.counters = counters;
    this.accessControl = accessControl;
    this.objects = objects;
    this.varbindCountMax = varbindCountMax;
    this.stepCountMax = stepCountMax;
  }

  /** Answers a request; a number of {@link PduResult}. */
  int read(Pdu pdu, int view, VarbindBuffer response) {
    stepCount = 0;
    pdu.varbinds(cursor);
    switch (pdu.type()) {
      case PduType.GET_REQUEST:
        return get(view, response);
      case PduType.GET_NEXT_REQUEST:
        return getNext(view, response);
      default:
        return getBulk(pdu, view, response);
    }
  }

  /** Answers what RFC 5343 §3.2 asks for, whatever the views say; a number of {@link PduResult}. */
  int probe(VarbindBuffer response) {
    name.set(EngineDiscovery.SNMP_ENGINE_ID_INSTANCE);
    int step = appendValue(response);
    if (step == FAILED) {
      return PduResult.of(ErrorStatus.GEN_ERR, 1);
    }
    return step == FULL ? PduResult.TOO_BIG : PduResult.SUCCESS;
  }

  private int get(int view, VarbindBuffer response) {
    for (int index = 1; cursor.next(name); index++) {
      int step;
      if (accessControl.isInView(view, name)) {
        step = appendValue(response);
      } else {
        // RFC 3416 §4.2.1 (2): for this request there is no such variable.
        response.value().writeNull(BerTag.NO_SUCH_OBJECT);
        step = response.append(name) ? APPENDED : FULL;
      }
      if (step == FULL) {
        return PduResult.TOO_BIG;
      }
      if (step == FAILED) {
        return PduResult.of(ErrorStatus.GEN_ERR, index);
      }
    }
    return PduResult.SUCCESS;
  }

  /** Appends the variable {@link #name} or the exception that stands for it. */
  private int appendValue(VarbindBuffer response) {
    BerWriter value = response.value();
    int result = objects.get(name, value);
    if (result < 0) {
      return FAILED;
    }
    if (result != ManagedObjects.FOUND) {
      value = response.value();
      value.writeNull(result);
    }
    return response.append(name) ? APPENDED : FULL;
  }

  private int getNext(int view, VarbindBuffer response) {
    for (int index = 1; cursor.next(name); index++) {
      int step = appendNext(view, response);
      if (step == FULL) {
        return PduResult.TOO_BIG;
      }
      if (step == EXHAUSTED) {
        counters.increment(EngineCounters.REQUESTS_OVER_WORK_LIMIT);
        return PduResult.of(ErrorStatus.GEN_ERR, index);
      }
      if (step == FAILED) {
        return PduResult.of(ErrorStatus.GEN_ERR, index);
      }
    }
    return PduResult.SUCCESS;
  }

  /** RFC 3416 §4.2.2: appends the first variable behind {@link #name} that the view holds. */
  private int appendNext(int view, VarbindBuffer response) {
    requested.set(name);
    while (objects.next(name)) {
      if (++stepCount > stepCountMax) {
        return EXHAUSTED;
      }
      if (accessControl.isInView(view, name)) {
        BerWriter value = response.value();
        int result = objects.get(name, value);
        if (result < 0) {
          return FAILED;
        }
        // What is gone between the two calls is passed over.
        if (result == ManagedObjects.FOUND) {
          return response.append(name) ? APPENDED : FULL;
        }
      }
    }
    response.value().writeNull(BerTag.END_OF_MIB_VIEW);
    return response.append(requested) ? APPENDED_END : FULL;
  }

  private int getBulk(Pdu pdu, int view, VarbindBuffer response) {
    // RFC 3416 §4.2.3: N, M and R.
    int nonRepeaters = Math.min(pdu.nonRepeaters(), pdu.varbindCount());
    int repetitions = pdu.maxRepetitions();
    int index = 0;
    while (index < nonRepeaters) {
      index++;
      cursor.next(name);
      int step = appendOfBulk(view, response);
      if (step != APPENDED && step != APPENDED_END) {
        return endOfBulk(step, index);
      }
    }
    int repeaters = pdu.varbindCount() - nonRepeaters;
    if (repeaters == 0 || repetitions == 0) {
      return PduResult.SUCCESS;
    }
    int repetitionStart = response.end();
    for (int i = 1; i <= repetitions; i++) {
      boolean allEnded = true;
      for (int r = 1; r <= repeaters; r++) {
        cursor.next(name);
        int step = appendOfBulk(view, response);
        if (step != APPENDED && step != APPENDED_END) {
          return endOfBulk(step, nonRepeaters + r);
        }
        allEnded &= step == APPENDED_END;
      }
      if (allEnded) {
        // Reason (2) to stop: there is nothing behind.
        return PduResult.SUCCESS;
      }
      // The next repetition goes on from the names of this one.
      int repetitionEnd = response.end();
      cursor.wrap(response.bytes(), repetitionStart, repetitionEnd - repetitionStart);
      repetitionStart = repetitionEnd;
    }
    return PduResult.SUCCESS;
  }

  private int appendOfBulk(int view, VarbindBuffer response) {
    return response.count() < varbindCountMax ? appendNext(view, response) : FULL;
  }

  /** What a GETBULK says that stops before its last variable. */
  private int endOfBulk(int step, int index) {
    if (step == FAILED) {
      return PduResult.of(ErrorStatus.GEN_ERR, index);
    }
    if (step == EXHAUSTED) {
      // Reason (3) to stop.
      counters.increment(EngineCounters.REQUESTS_OVER_WORK_LIMIT);
    }
    // Reason (1) to stop: what has been appended is sent.
    return PduResult.SUCCESS;
  }
}
