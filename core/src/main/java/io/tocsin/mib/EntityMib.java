/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.event.BoardWatch;
import io.tocsin.hal.Board;

/**
 * ENTITY-MIB (RFC 6933), read-only: the board and its parts. There are no logical entities, as all
 * objects are in one naming scope.
 */
final class EntityMib {

  private EntityMib() {}

  /**
   * Registers the module's objects.
   *
   * @param registry takes them
   * @param system takes the module's row of sysORTable
   * @param entities the parts of the board
   * @param board the board
   * @param watch tells when sensors have come or gone
   * @param upTime tells times
   */
  static void register(
      MibRegistry registry,
      SnmpV2Mib system,
      PhysicalEntities entities,
      Board board,
      BoardWatch watch,
      UpTime upTime) {
    system.addModule(
        EntityNames.CONSTRAINED_COMPLIANCE, "ENTITY-MIB (RFC 6933), physical entities, read-only");
    registry.register(new PhysicalTable(entities, board));
    registry.register(new AliasMappingTable(entities, board));
    registry.register(new PhysicalContainsTable(entities));
    registry.register(
        new ScalarObject(EntityNames.LAST_CHANGE_TIME) {
          @Override
          protected void writeValue(BerWriter value) {
            upTime.write(watch.sensorsChangedMs(), value);
          }
        });
  }

  /** entAliasMappingTable: which port is which row of ifTable, for all logical entities. */
  private static final class AliasMappingTable extends TableObject {

    private static final int IDENTIFIER = 2;
    private static final int ALL_LOGICAL_ENTITIES = 0;

    private final Oid[] interfaces;

    AliasMappingTable(PhysicalEntities entities, Board board) {
      super(
          EntityNames.ALIAS_MAPPING_ENTRY,
          entities.rows(
              entities.firstOf(PhysicalEntities.INTERFACE),
              board.linkCount(),
              -1,
              ALL_LOGICAL_ENTITIES),
          IDENTIFIER);
      interfaces = new Oid[board.linkCount()];
      for (int link = 0; link < interfaces.length; link++) {
        interfaces[link] = Names.below(IfNames.IF_INDEX, board.link(link).interfaceIndex());
      }
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      value.writeOid(BerTag.OBJECT_IDENTIFIER, interfaces[row]);
    }
  }

  /** entPhysicalContainsTable: everything is in the board. */
  private static final class PhysicalContainsTable extends TableObject {

    private static final int CHILD_INDEX = 1;
    private static final int FIRST_PART = PhysicalEntities.CHASSIS + 1;

    private final PhysicalEntities entities;

    PhysicalContainsTable(PhysicalEntities entities) {
      super(
          EntityNames.PHYSICAL_CONTAINS_ENTRY,
          entities.rows(FIRST_PART, entities.count() - 1, PhysicalEntities.CHASSIS_INDEX, -1),
          CHILD_INDEX);
      this.entities = entities;
    }

    @Override
    protected void writeValue(int column, int row, BerWriter value) {
      value.writeInteger(BerTag.INTEGER, entities.index(FIRST_PART + row));
    }
  }
}
