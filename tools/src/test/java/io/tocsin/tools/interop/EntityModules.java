/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * As much of ENTITY-MIB (RFC 6933) and ENTITY-SENSOR-MIB (RFC 3433) as Net-SNMP needs to show their
 * tables, under a name of its own: places, types, and the labels that a test looks at.
 */
final class EntityModules {

  private static final String NAME = "BOARD-TABLES-TEST-MIB";
  private static final String TEXT = "SnmpAdminString";

  /** One column after another, from 2 on; those that the agent does not have are empty. */
  private static final List<String> PHYSICAL =
      List.of(
          "Descr " + TEXT,
          "VendorType OBJECT IDENTIFIER",
          "ContainedIn INTEGER",
          "Class INTEGER { other(1), chassis(3), sensor(8), port(10) }",
          "ParentRelPos INTEGER",
          "Name " + TEXT,
          "HardwareRev " + TEXT,
          "FirmwareRev " + TEXT,
          "SoftwareRev " + TEXT,
          "SerialNum " + TEXT,
          "MfgName " + TEXT,
          "ModelName " + TEXT,
          "Alias " + TEXT,
          "AssetID " + TEXT,
          "IsFRU INTEGER { true(1), false(2) }",
          "",
          "",
          "UUID OCTET STRING");

  /** One column after another, from 1 on. */
  private static final List<String> SENSOR =
      List.of(
          "Type INTEGER { other(1), voltsDC(4), celsius(8) }",
          "Scale INTEGER { milli(8), units(9) }",
          "Precision INTEGER",
          "Value INTEGER",
          "OperStatus INTEGER { ok(1), unavailable(2), nonoperational(3) }",
          "UnitsDisplay " + TEXT,
          "ValueTimeStamp TimeTicks",
          "ValueUpdateRate Unsigned32");

  private EntityModules() {}

  /** Writes the module into a new folder. */
  static Path write(Path folder) throws IOException {
    StringBuilder module =
        new StringBuilder(NAME)
            .append(" DEFINITIONS ::= BEGIN\n")
            .append("IMPORTS OBJECT-TYPE, mib-2, TimeTicks, Unsigned32 FROM SNMPv2-SMI\n")
            .append("SnmpAdminString FROM SNMP-FRAMEWORK-MIB;\n")
            .append("testEntity OBJECT IDENTIFIER ::= { mib-2 47 }\n")
            .append("testEntityObjects OBJECT IDENTIFIER ::= { testEntity 1 }\n")
            .append("testEntityPhysical OBJECT IDENTIFIER ::= { testEntityObjects 1 }\n")
            .append("testSensor OBJECT IDENTIFIER ::= { mib-2 99 }\n")
            .append("testSensorObjects OBJECT IDENTIFIER ::= { testSensor 1 }\n");
    appendTable(module, "entPhysical", "testEntityPhysical");
    appendObject(module, "entPhysicalIndex", "INTEGER", "", "entPhysicalEntry 1");
    appendColumns(module, "entPhysical", PHYSICAL, 2);
    appendTable(module, "entPhySensor", "testSensorObjects");
    appendColumns(module, "entPhySensor", SENSOR, 1);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(NAME + ".txt"), module.append("END\n"));
    return folder;
  }

  private static void appendTable(StringBuilder module, String prefix, String parent) {
    String entry = Character.toUpperCase(prefix.charAt(0)) + prefix.substring(1) + "Entry";
    appendObject(module, prefix + "Table", "SEQUENCE OF " + entry, "", parent + " 1");
    appendObject(module, prefix + "Entry", entry, "INDEX { entPhysicalIndex }", prefix + "Table 1");
  }

  private static void appendColumns(
      StringBuilder module, String prefix, List<String> columns, int first) {
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (!column.isEmpty()) {
        int blank = column.indexOf(' ');
        appendObject(
            module,
            prefix + column.substring(0, blank),
            column.substring(blank + 1),
            "",
            prefix + "Entry " + (first + i));
      }
    }
  }

  private static void appendObject(
      StringBuilder module, String name, String syntax, String index, String place) {
    module.append(
        """
        %s OBJECT-TYPE
            SYNTAX %s
            MAX-ACCESS read-only
            STATUS current
            DESCRIPTION "For a test."
            %s
            ::= { %s }
        """
            .formatted(name, syntax, index, place));
  }
}
