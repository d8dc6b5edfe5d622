/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.ManagedObjects;

/**
 * All managed objects of the agent, sorted by name. A name is found in logarithmic time; a table
 * then finds its row in its own way. Objects without any variable that stand side by side are
 * stepped over one by one.
 *
 * <p>A registration that does not fit is a programming error and throws; after the agent has
 * started nothing is registered any more.
 */
public final class MibRegistry implements ManagedObjects {

  private final OidOrder order;
  private final ManagedObject[] objects;
  private int count;
  private final Oid cursor = new Oid();

  private final SetVariable[] variables;
  private int prepared;
  private final byte[] oldValues;
  private int oldValuesFree;
  private final BerWriter oldValue = new BerWriter();
  private final DurableState[] durableStates;

  /**
   * A registry without objects.
   *
   * @param objectsMax most objects (scalars and tables) that can be registered
   * @param setVariablesMax most variables of one SET request; one with more is answered with
   *     resourceUnavailable
   * @param oldValuesBytesMax room in bytes for the values that one SET request replaces, encoded; a
   *     request that needs more is answered with resourceUnavailable
   */
  public MibRegistry(int objectsMax, int setVariablesMax, int oldValuesBytesMax) {
    this(objectsMax, setVariablesMax, oldValuesBytesMax, OidOrder.LEXICOGRAPHIC);
  }

  MibRegistry(int objectsMax, int setVariablesMax, int oldValuesBytesMax, OidOrder order) {
    this.order = order;
    objects = new ManagedObject[objectsMax];
    variables = new SetVariable[setVariablesMax];
    for (int i = 0; i < setVariablesMax; i++) {
      variables[i] = new SetVariable();
    }
    durableStates = new DurableState[setVariablesMax];
    oldValues = new byte[oldValuesBytesMax];
    oldValuesFree = oldValuesBytesMax;
  }

  /**
   * Adds an object.
   *
   * @param object its name neither starts with that of another object, nor another's with its
   * @throws IllegalArgumentException when it does
   * @throws IllegalStateException when there is no room
   */
  public void register(ManagedObject object) {
    int position = floor(object.name()) + 1;
    if (position > 0) {
      refuseOverlap(object, objects[position - 1]);
    }
    if (position < count) {
      refuseOverlap(object, objects[position]);
    }
    if (count == objects.length) {
      throw new IllegalStateException("more than " + count + " objects: " + object.name());
    }
    System.arraycopy(objects, position, objects, position + 1, count - position);
    objects[position] = object;
    count++;
  }

  private static void refuseOverlap(ManagedObject object, ManagedObject other) {
    if (object.name().startsWith(other.name()) || other.name().startsWith(object.name())) {
      throw new IllegalArgumentException(object.name() + " overlaps with " + other.name());
    }
  }

  /** Number of objects. */
  public int objectCount() {
    return count;
  }

  /** Position of the last object whose name is not behind a name; -1 when there is none. */
  private int floor(Oid name) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(name, 0, objects[middle].name()) >= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The object that a name belongs to, or null. */
  private ManagedObject find(Oid name) {
    int position = floor(name);
    return position >= 0 && name.startsWith(objects[position].name()) ? objects[position] : null;
  }

  @Override
  public int get(Oid name, BerWriter value) {
    ManagedObject object = find(name);
    // RFC 3416 §4.2.1 (2) and (3): noSuchObject when no variable could have such a name,
    // noSuchInstance when the object type is there.
    return object == null ? BerTag.NO_SUCH_OBJECT : object.get(name, value);
  }

  @Override
  public boolean next(Oid name) {
    int position = floor(name);
    if (position >= 0 && name.startsWith(objects[position].name())) {
      cursor.set(name);
      if (objects[position].next(cursor)) {
        return name.set(cursor);
      }
    }
    for (int i = position + 1; i < count; i++) {
      if (objects[i].first(cursor)) {
        return name.set(cursor);
      }
    }
    return false;
  }

  @Override
  public int prepareSet(int index, Oid name, BerReader value) {
    if (index != prepared) {
      throw new IllegalArgumentException("variable " + index + " where " + prepared + " is due");
    }
    if (index == variables.length) {
      return ErrorStatus.RESOURCE_UNAVAILABLE;
    }
    ManagedObject object = find(name);
    if (object == null) {
      // RFC 3416 §4.2.5 rule 2.
      return ErrorStatus.NOT_WRITABLE;
    }
    SetVariable variable = variables[index];
    variable.start(object, value);
    oldValue.wrap(oldValues, 0, oldValuesFree);
    int status = object.prepareSet(variable, name, oldValue);
    if (status != ErrorStatus.NO_ERROR) {
      variable.forget();
      return status;
    }
    prepared++;
    if (oldValue.isFull()) {
      return ErrorStatus.RESOURCE_UNAVAILABLE;
    }
    variable.setOldValue(oldValues, oldValue.offset(), oldValue.length());
    oldValuesFree = oldValue.offset();
    return ErrorStatus.NO_ERROR;
  }

  @Override
  public int verifySet(int index) {
    return variables[index].object().verifySet(variables[index]);
  }

  @Override
  public int commitSet(int index) {
    SetVariable variable = variables[index];
    boolean committed = variable.object().commitSet(variable);
    variable.setCommitted(committed);
    return committed ? ErrorStatus.NO_ERROR : ErrorStatus.COMMIT_FAILED;
  }

  @Override
  public int undoSet(int index) {
    SetVariable variable = variables[index];
    variable.setCommitted(false);
    return variable.object().undoSet(variable) ? ErrorStatus.NO_ERROR : ErrorStatus.UNDO_FAILED;
  }

  @Override
  public int endSet(boolean committed) {
    int status = ErrorStatus.NO_ERROR;
    if (committed) {
      status = makeDurable();
    }
    boolean done = committed && status == ErrorStatus.NO_ERROR;
    for (int i = prepared - 1; i >= 0; i--) {
      variables[i].object().endSet(variables[i], done);
      variables[i].forget();
    }
    prepared = 0;
    oldValuesFree = oldValues.length;
    return status;
  }

  private int makeDurable() {
    int stateCount = collectDurableStates();
    for (int i = 0; i < stateCount; i++) {
      if (!durableStates[i].save()) {
        boolean undone = undoAll();
        // What was saved before this one must not outlive the request either.
        for (int saved = 0; saved < i; saved++) {
          undone &= durableStates[saved].save();
        }
        return undone ? ErrorStatus.COMMIT_FAILED : ErrorStatus.UNDO_FAILED;
      }
    }
    return ErrorStatus.NO_ERROR;
  }

  private int collectDurableStates() {
    int stateCount = 0;
    for (int i = 0; i < prepared; i++) {
      DurableState state = variables[i].object().durableState();
      int known = 0;
      while (known < stateCount && durableStates[known] != state) {
        known++;
      }
      if (state != null && known == stateCount) {
        durableStates[stateCount++] = state;
      }
    }
    return stateCount;
  }

  private boolean undoAll() {
    boolean undone = true;
    for (int i = prepared - 1; i >= 0; i--) {
      if (variables[i].isCommitted()) {
        undone &= undoSet(i) == ErrorStatus.NO_ERROR;
      }
    }
    return undone;
  }
}
