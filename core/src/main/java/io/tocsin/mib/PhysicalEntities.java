/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;
import io.tocsin.hal.Board;
import io.tocsin.text.Utf8;
import java.util.Arrays;

/**
 * The parts of the board as ENTITY-MIB (RFC 6933) counts them: the board itself as chassis, and in
 * it sensors, digital lines and network interfaces.
 *
 * <p>The board has entPhysicalIndex 1. That of a part has six digits: the first tells its kind, the
 * other five are the remainder of the CRC-32 of its name in UTF-8, divided by 100,000. It depends
 * on nothing but kind and name, so it is the same after every start, in whatever order the board
 * lists its parts, and whichever others are there. Where two names of one kind have the same
 * remainder, the one that comes later in the order of {@link String#compareTo} takes the next
 * number that is free; of 64 sensors that happens to any two on one board in 50.
 *
 * <p>Entities are numbered from 0: the board, then its sensors, lines and interfaces, each in the
 * board's order.
 */
final class PhysicalEntities {

  /** Number of the entity that is the board. */
  static final int CHASSIS = 0;

  /** entPhysicalIndex of the board. */
  static final int CHASSIS_INDEX = 1;

  /** First digit of the index of a sensor. */
  static final int SENSOR = 1;

  /** First digit of the index of a line. */
  static final int LINE = 2;

  /** First digit of the index of a network interface. */
  static final int INTERFACE = 3;

  private static final int INDEXES_OF_A_KIND = NameNumbers.COUNT;

  private final Board board;
  private final int[] indexes;

  /**
   * The parts of a board.
   *
   * @param board what it is
   * @throws IllegalArgumentException when it has more than 100,000 parts of one kind
   */
  PhysicalEntities(Board board) {
    this.board = board;
    indexes = new int[1 + board.sensorCount() + board.lineCount() + board.linkCount()];
    indexes[CHASSIS] = CHASSIS_INDEX;
    for (int kind = SENSOR; kind <= INTERFACE; kind++) {
      assign(kind);
    }
  }

  private void assign(int kind) {
    int first = firstOf(kind);
    int count = countOf(kind);
    if (count > INDEXES_OF_A_KIND) {
      throw new IllegalArgumentException("a board with " + count + " parts of one kind");
    }
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = nameOf(kind, i);
    }
    String[] sorted = names.clone();
    Arrays.sort(sorted);
    int[] taken = new int[count];
    for (int i = 0; i < count; i++) {
      byte[] octets = Utf8.bytes(sorted[i]);
      taken[i] = NameNumbers.next(octets, octets.length, taken, i);
      indexes[first + Arrays.asList(names).indexOf(sorted[i])] =
          kind * INDEXES_OF_A_KIND + taken[i];
    }
  }

  /** Number of entities. */
  int count() {
    return indexes.length;
  }

  /** Number of the first entity of a kind. */
  int firstOf(int kind) {
    switch (kind) {
      case SENSOR:
        return 1;
      case LINE:
        return 1 + board.sensorCount();
      default:
        return 1 + board.sensorCount() + board.lineCount();
    }
  }

  /** Number of entities of a kind. */
  int countOf(int kind) {
    switch (kind) {
      case SENSOR:
        return board.sensorCount();
      case LINE:
        return board.lineCount();
      default:
        return board.linkCount();
    }
  }

  private String nameOf(int kind, int part) {
    switch (kind) {
      case SENSOR:
        return board.sensor(part).name();
      case LINE:
        return board.line(part).name();
      default:
        return board.link(part).name();
    }
  }

  /** entPhysicalIndex of an entity. */
  int index(int entity) {
    return indexes[entity];
  }

  /** {@link #SENSOR}, {@link #LINE} or {@link #INTERFACE}; 0 for the board. */
  int kind(int entity) {
    return indexes[entity] / INDEXES_OF_A_KIND;
  }

  /** The board's number of a sensor, line or interface, from 0. */
  int part(int entity) {
    return entity - firstOf(kind(entity));
  }

  /** The board's name of a sensor, line or interface. */
  String name(int entity) {
    return nameOf(kind(entity), part(entity));
  }

  /**
   * Finds entities by entPhysicalIndex, with another number before or behind it.
   *
   * @param first number of the first entity
   * @param count how many; they become rows 0 to {@code count} - 1
   * @param before a number before it, -1 for none
   * @param behind a number behind it, -1 for none
   */
  RowIndex rows(int first, int count, int before, int behind) {
    SortedRowIndex rows = new SortedRowIndex(count, 2);
    Oid index = new Oid(2);
    for (int row = 0; row < count; row++) {
      index.clear();
      appendUnlessNone(index, before);
      IndexEncoding.appendInteger(index, indexes[first + row]);
      appendUnlessNone(index, behind);
      rows.insert(index);
    }
    return rows;
  }

  private static void appendUnlessNone(Oid index, int number) {
    if (number >= 0) {
      IndexEncoding.appendInteger(index, number);
    }
  }
}
