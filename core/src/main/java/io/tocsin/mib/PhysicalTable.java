/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.hal.Board;
import io.tocsin.text.Utf8;

/**
 * entPhysicalTable (RFC 6933) without entPhysicalMfgDate and entPhysicalUris, of which nothing is
 * known. Texts of which nothing is known are empty, as RFC 6933 asks for.
 */
final class PhysicalTable extends TableObject {

  private static final int DESCR = 2;
  private static final int VENDOR_TYPE = 3;
  private static final int CONTAINED_IN = 4;
  private static final int CLASS = 5;
  private static final int PARENT_REL_POS = 6;
  private static final int NAME = 7;
  private static final int HARDWARE_REV = 8;
  private static final int FIRMWARE_REV = 9;
  private static final int SOFTWARE_REV = 10;
  private static final int SERIAL_NUM = 11;
  private static final int MFG_NAME = 12;
  private static final int MODEL_NAME = 13;
  private static final int ALIAS = 14;
  private static final int ASSET_ID = 15;
  private static final int IS_FRU = 16;
  private static final int UUID = 19;

  /** IANAPhysicalClass other: neither sensors nor ports of a network are what a line is. */
  private static final int CLASS_OTHER = 1;

  private static final int CLASS_CHASSIS = 3;
  private static final int CLASS_SENSOR = 8;
  private static final int CLASS_PORT = 10;

  private static final int SERIAL_LENGTH_MAX = 32;

  private static final String NOTHING = "";

  private final PhysicalEntities entities;
  private final Board board;
  private final String serial;
  private final TextEncoder text = new TextEncoder();

  /**
   * A table of the board and all of its parts.
   *
   * @param entities their numbers
   * @param board what they are
   */
  PhysicalTable(PhysicalEntities entities, Board board) {
    super(
        EntityNames.PHYSICAL_ENTRY,
        entities.rows(PhysicalEntities.CHASSIS, entities.count(), -1, -1),
        DESCR,
        VENDOR_TYPE,
        CONTAINED_IN,
        CLASS,
        PARENT_REL_POS,
        NAME,
        HARDWARE_REV,
        FIRMWARE_REV,
        SOFTWARE_REV,
        SERIAL_NUM,
        MFG_NAME,
        MODEL_NAME,
        ALIAS,
        ASSET_ID,
        IS_FRU,
        UUID);
    this.entities = entities;
    this.board = board;
    // A part of a serial number is none, and may be another board's too.
    serial = Utf8.length(board.serial()) <= SERIAL_LENGTH_MAX ? board.serial() : NOTHING;
  }

  @Override
  protected void writeValue(int column, int row, BerWriter value) {
    boolean isChassis = row == PhysicalEntities.CHASSIS;
    switch (column) {
      case VENDOR_TYPE:
        value.writeOid(BerTag.OBJECT_IDENTIFIER, EntityNames.ZERO_DOT_ZERO);
        break;
      case CONTAINED_IN:
        value.writeInteger(BerTag.INTEGER, isChassis ? 0 : PhysicalEntities.CHASSIS_INDEX);
        break;
      case CLASS:
        value.writeInteger(BerTag.INTEGER, classOf(entities.kind(row)));
        break;
      case PARENT_REL_POS:
        // No two kinds share a class, so those of a kind are all the siblings that there are.
        value.writeInteger(BerTag.INTEGER, isChassis ? -1 : entities.part(row) + 1);
        break;
      case IS_FRU:
        // In the field a board is replaced as a whole.
        value.writeInteger(BerTag.INTEGER, TruthValue.of(isChassis));
        break;
      default:
        text.write(isChassis ? textOfChassis(column) : textOfPart(column, row), value);
        break;
    }
  }

  private static int classOf(int kind) {
    switch (kind) {
      case PhysicalEntities.SENSOR:
        return CLASS_SENSOR;
      case PhysicalEntities.LINE:
        return CLASS_OTHER;
      case PhysicalEntities.INTERFACE:
        return CLASS_PORT;
      default:
        return CLASS_CHASSIS;
    }
  }

  private String textOfChassis(int column) {
    switch (column) {
      case DESCR:
      case MODEL_NAME:
        return board.description();
      case NAME:
        return "board";
      case SERIAL_NUM:
        return serial;
      default:
        return NOTHING;
    }
  }

  private String textOfPart(int column, int row) {
    switch (column) {
      case DESCR:
        return description(row);
      case NAME:
        return entities.name(row);
      default:
        return NOTHING;
    }
  }

  private String description(int row) {
    int part = entities.part(row);
    switch (entities.kind(row)) {
      case PhysicalEntities.SENSOR:
        return "sensor";
      case PhysicalEntities.LINE:
        return board.line(part).isOutput() ? "digital output" : "digital input";
      default:
        return board.link(part).description();
    }
  }
}
