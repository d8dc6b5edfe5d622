/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.rows;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Storage;
import io.tocsin.mib.MibRegistry;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.ManagedObjects;
import io.tocsin.store.TwoSlotRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two tables of one shape in a registry: INDEX { INTEGER (1..9), OCTET STRING (SIZE (1..3)) }, and
 * the columns name (2, SIZE (1..8), no default), number (3, -5..5, default 0), link (4, OBJECT
 * IDENTIFIER, default 0.0, not to be changed in an active row), storage (5) and status (6). An
 * active row may not have the number 3.
 */
final class RowBed {

  static final int ROWS_MAX = 4;
  static final int BYTES_MAX = 600;

  private static final Oid FIRST = Oid.of(1, 3, 9, 1);
  private static final Oid SECOND = Oid.of(1, 3, 9, 2);
  private static final List<String> COLUMNS =
      List.of("", "", "name", "number", "link", "storage", "status");
  private static final List<String> STATUSES =
      List.of(
          "none", "active", "notInService", "notReady", "createAndGo", "createAndWait", "destroy");

  final MibRegistry registry = new MibRegistry(8, 16, 2048);
  final RowStore store;
  final RowTable first;
  final RowTable second;
  final List<String> changes = new ArrayList<>();

  RowBed(Storage storage) {
    store = new RowStore(storage == null ? null : open(storage), BYTES_MAX);
    first = table(FIRST, "first");
    second = table(SECOND, "second");
    registry.register(first);
    registry.register(second);
    first.addOwn(index("1.1.111"), StorageType.PERMANENT, Values.octets((byte) 'o'));
    store.load();
  }

  static TwoSlotRecord open(Storage storage) {
    try {
      return new TwoSlotRecord(storage, "rows", BYTES_MAX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RowTable table(Oid entry, String name) {
    RowShape shape =
        new RowShape(
            entry,
            new IndexShape().integer(1, 9).string(1, 3),
            5,
            6,
            new Column(2, Syntax.text(1, 8)),
            new Column(3, Syntax.integer(-5, 5)).byDefault(Values.integer(0)),
            new Column(4, Syntax.oid()).byDefault(Values.oid(Oid.of(0, 0))).lockedWhileActive());
    return new RowTable(
        shape,
        row -> row.integer(3) == 3 ? ErrorStatus.INCONSISTENT_VALUE : ErrorStatus.NO_ERROR,
        ROWS_MAX,
        store,
        table -> changes.add(name));
  }

  static Oid index(String text) {
    return Oid.parse(text);
  }

  /**
   * Sends a SET.
   *
   * @param text assignments with blanks between, each as {@code column=value} of the row 2.1.97 of
   *     the first table, {@code column[index]=value} of another row of it, or {@code
   *     second:column[index]=value}
   * @return {@code noError}, or the error and the number of the variable
   */
  String set(String text) {
    String[] assignments = text.trim().split(" +", -1);
    int count = assignments.length;
    int status = ErrorStatus.NO_ERROR;
    int at = 0;
    for (; at < count && status == ErrorStatus.NO_ERROR; at++) {
      byte[] value = value(assignments[at]);
      BerReader reader = new BerReader().wrap(value, 0, value.length);
      status = registry.prepareSet(at, name(assignments[at]), reader);
    }
    if (status == ErrorStatus.NO_ERROR) {
      for (at = 0; at < count && status == ErrorStatus.NO_ERROR; at++) {
        status = registry.verifySet(at);
      }
    }
    if (status != ErrorStatus.NO_ERROR) {
      registry.endSet(false);
      return ErrorStatus.name(status) + " " + at;
    }
    for (at = 0; at < count; at++) {
      if (registry.commitSet(at) != ErrorStatus.NO_ERROR) {
        throw new AssertionError("a row could not be assigned");
      }
    }
    return ErrorStatus.name(registry.endSet(true));
  }

  private static Oid name(String assignment) {
    String left = assignment.substring(0, assignment.indexOf('='));
    boolean isSecond = left.startsWith("second:");
    String rest = isSecond ? left.substring("second:".length()) : left;
    int bracket = rest.indexOf('[');
    String column = bracket < 0 ? rest : rest.substring(0, bracket);
    String index = bracket < 0 ? "2.1.97" : rest.substring(bracket + 1, rest.length() - 1);
    int id = COLUMNS.indexOf(column);
    String dotted = (isSecond ? SECOND : FIRST) + "." + (id < 0 ? column : "" + id);
    return Oid.parse(index.isEmpty() ? dotted : dotted + "." + index);
  }

  private static byte[] value(String assignment) {
    String text = assignment.substring(assignment.indexOf('=') + 1);
    if (STATUSES.contains(text) && !text.equals("none")) {
      return Values.integer(STATUSES.indexOf(text));
    }
    if (text.startsWith("oid:")) {
      return Values.oid(Oid.parse(text.substring("oid:".length())));
    }
    if (text.startsWith("hex:")) {
      String digits = text.substring("hex:".length());
      byte[] bytes = new byte[digits.length() / 2];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
      }
      return bytes;
    }
    if (text.matches("-?[0-9]+")) {
      BerWriter writer = new BerWriter().wrap(new byte[16], 0, 16);
      writer.writeInteger(BerTag.INTEGER, Long.parseLong(text));
      return java.util.Arrays.copyOfRange(
          writer.buffer(), writer.offset(), writer.offset() + writer.length());
    }
    return Values.octets(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The row 2.1.97 of the first table. */
  String row() {
    return row(first, "2.1.97");
  }

  /**
   * What a row looks like to a manager: its status, and its other columns as far as it has them.
   */
  String row(RowTable table, String index) {
    StringBuilder text = new StringBuilder();
    for (int column : new int[] {6, 2, 3, 4, 5}) {
      Oid name = Oid.parse(table.name() + "." + column + "." + index);
      BerWriter writer = new BerWriter().wrap(new byte[64], 0, 64);
      if (registry.get(name, writer) != ManagedObjects.FOUND) {
        continue;
      }
      BerReader reader = new BerReader().wrap(writer.buffer(), writer.offset(), writer.length());
      text.append(text.length() == 0 ? "" : " ").append(show(column, reader));
    }
    return text.length() == 0 ? "none" : text.toString();
  }

  private static String show(int column, BerReader reader) {
    switch (column) {
      case 6:
        return STATUSES.get(reader.readInteger32());
      case 2:
        int length = reader.readOctets(BerTag.OCTET_STRING, 0, 8);
        return new String(reader.buffer(), reader.valueOffset(), length, StandardCharsets.UTF_8);
      case 3:
        return "" + reader.readInteger32();
      case 4:
        Oid oid = new Oid();
        reader.readOid(BerTag.OBJECT_IDENTIFIER, oid);
        return oid.toString();
      default:
        return List.of("", "other", "volatile", "nonVolatile", "permanent", "readOnly")
            .get(reader.readInteger32());
    }
  }

  /** All variables in the order of GETNEXT. */
  List<String> walk() {
    List<String> names = new ArrayList<>();
    Oid name = new Oid();
    while (registry.next(name)) {
      names.add(name.toString().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
