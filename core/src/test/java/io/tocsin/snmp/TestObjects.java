/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Managed objects in a sorted list, which fail where a test wants them to. */
public final class TestObjects implements ManagedObjects {

  public static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
  public static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
  public static final String SYS_CONTACT = "1.3.6.1.2.1.1.4.0";
  public static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
  public static final String SYS_LOCATION = "1.3.6.1.2.1.1.6.0";
  public static final String ENGINE_ID = "1.3.6.1.6.3.10.2.1.1.0";

  /** A variable that cannot be read. */
  public static final String BROKEN = "1.3.6.1.4.1.32473.1.1.0";

  /** Below this there is nothing, and nothing behind it. */
  public static final String LAST = "1.3.6.1.6.3.10.2.1.3.0";

  private final List<Oid> names = new ArrayList<>();
  private final List<byte[]> values = new ArrayList<>();
  private final List<Oid> preparedNames = new ArrayList<>();
  private final List<byte[]> preparedValues = new ArrayList<>();
  private final List<byte[]> oldValues = new ArrayList<>();

  /** What was called, in order. */
  public final List<String> calls = new ArrayList<>();

  public int prepareError = ErrorStatus.NO_ERROR;
  public int prepareErrorIndex = -1;
  public int verifyErrorIndex = -1;
  public int commitErrorIndex = -1;
  public int undoErrorIndex = -1;
  public int endError = ErrorStatus.NO_ERROR;

  /** A little of the standard tree. */
  public TestObjects() {
    put(SYS_DESCR, Ber.text("a board"));
    put("1.3.6.1.2.1.1.2.0", Ber.oid("1.3.6.1.4.1.32473.1"));
    put(SYS_UP_TIME, Ber.unsigned(BerTag.TIME_TICKS, 123_456));
    put(SYS_CONTACT, Ber.text("somebody"));
    put(SYS_NAME, Ber.text("board1"));
    put(SYS_LOCATION, Ber.text("here"));
    put(ENGINE_ID, Ber.octets(TestEngine.ENGINE_ID.toArray()));
    put("1.3.6.1.6.3.10.2.1.2.0", Ber.integer(7));
    put(LAST, Ber.integer(99));
  }

  public void put(String name, byte[] value) {
    Oid oid = Oid.parse(name);
    int at = 0;
    while (at < names.size() && names.get(at).compareTo(oid) < 0) {
      at++;
    }
    if (at < names.size() && names.get(at).equals(oid)) {
      values.set(at, value);
    } else {
      names.add(at, oid);
      values.add(at, value);
    }
  }

  public byte[] valueOf(String name) {
    return values.get(names.indexOf(Oid.parse(name)));
  }

  private int find(Oid name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isOfKnownObject(Oid name) {
    for (Oid known : names) {
      Oid object = Oid.parse(known.toString());
      object.truncate(known.length() - 1);
      if (name.startsWith(object)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int get(Oid name, BerWriter value) {
    int at = find(name);
    if (at < 0) {
      return isOfKnownObject(name) ? BerTag.NO_SUCH_INSTANCE : BerTag.NO_SUCH_OBJECT;
    }
    byte[] bytes = values.get(at);
    if (bytes.length == 0) {
      return -ErrorStatus.GEN_ERR;
    }
    value.writeRaw(bytes, 0, bytes.length);
    return FOUND;
  }

  @Override
  public boolean next(Oid name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).compareTo(name) > 0) {
        return name.set(names.get(i));
      }
    }
    return false;
  }

  @Override
  public int prepareSet(int index, Oid name, BerReader value) {
    calls.add("prepare " + index);
    if (index == prepareErrorIndex) {
      return prepareError;
    }
    if (find(name) < 0) {
      return ErrorStatus.NO_CREATION;
    }
    int from = value.position();
    value.skip();
    preparedNames.add(Oid.parse(name.toString()));
    preparedValues.add(Arrays.copyOfRange(value.buffer(), from, value.position()));
    return ErrorStatus.NO_ERROR;
  }

  @Override
  public int verifySet(int index) {
    calls.add("verify " + index);
    return index == verifyErrorIndex ? ErrorStatus.INCONSISTENT_VALUE : ErrorStatus.NO_ERROR;
  }

  @Override
  public int commitSet(int index) {
    calls.add("commit " + index);
    if (index == commitErrorIndex) {
      return ErrorStatus.COMMIT_FAILED;
    }
    String name = preparedNames.get(index).toString();
    oldValues.add(valueOf(name));
    put(name, preparedValues.get(index));
    return ErrorStatus.NO_ERROR;
  }

  @Override
  public int undoSet(int index) {
    calls.add("undo " + index);
    if (index == undoErrorIndex) {
      return ErrorStatus.UNDO_FAILED;
    }
    put(preparedNames.get(index).toString(), oldValues.get(index));
    return ErrorStatus.NO_ERROR;
  }

  @Override
  public int endSet(boolean committed) {
    calls.add("end " + committed);
    preparedNames.clear();
    preparedValues.clear();
    oldValues.clear();
    return committed ? endError : ErrorStatus.NO_ERROR;
  }
}
