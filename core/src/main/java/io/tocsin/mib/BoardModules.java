/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.event.BoardWatch;
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.snmp.SnmpEngine;

/**
 * The state of the board in the standard modules: IF-MIB, ENTITY-MIB, ENTITY-SENSOR-MIB and
 * HOST-RESOURCES-MIB.
 */
public final class BoardModules {

  private BoardModules() {}

  /**
   * Registers the objects of these modules.
   *
   * @param registry takes them
   * @param system takes the modules' rows of sysORTable
   * @param engine tells sysUpTime
   * @param clock the board's clock
   * @param board has sensors, lines, network interfaces and a computer
   * @param watch reads the sensors and looks at the interfaces
   * @param storagesMax most storage areas of the computer that are told of
   */
  public static void register(
      MibRegistry registry,
      SnmpV2Mib system,
      SnmpEngine engine,
      Clock clock,
      Board board,
      BoardWatch watch,
      int storagesMax) {
    PhysicalEntities entities = new PhysicalEntities(board);
    IfMib.register(registry, system, engine, clock, board, watch);
    EntityMib.register(registry, system, entities, board, watch, new UpTime(engine, clock));
    EntitySensorMib.register(registry, system, engine, clock, entities, board, watch);
    HostMib.register(registry, system, clock, entities, board, watch, storagesMax);
  }
}
