/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row that managers can make, in every table that the modules have: each step between the
 * states of RowStatus (the table in RFC 2579 §2), and the DEFVAL of each column. Which tables and
 * columns there are, and what they begin with, is read in the text of the modules.
 */
final class RowTransitionsTest {

  private static final int ACTIVE = 1;
  private static final int NOT_IN_SERVICE = 2;
  private static final int NOT_READY = 3;
  private static final int CREATE_AND_GO = 4;
  private static final int CREATE_AND_WAIT = 5;
  private static final int DESTROY = 6;
  private static final int NONE = 0;

  private static final int VOLATILE = 2;

  private static final List<String> STATUSES =
      List.of(
          "none", "active", "notInService", "notReady", "createAndGo", "createAndWait", "destroy");

  /** Index of a row that could be there, by the column of its RowStatus. */
  private static final Map<String, String> INDEXES =
      Map.ofEntries(
          Map.entry("vacmSecurityToGroupStatus", "4.1.120"),
          Map.entry("vacmAccessStatus", "1.120.0.4.3"),
          Map.entry("vacmViewTreeFamilyStatus", "1.120.3.1.3.6"),
          Map.entry("snmpTlstmCertToTSNRowStatus", "77"),
          Map.entry("snmpTlstmParamsRowStatus", "120"),
          Map.entry("snmpTlstmAddrRowStatus", "120"),
          Map.entry("snmpTargetAddrRowStatus", "120"),
          Map.entry("snmpTargetParamsRowStatus", "120"),
          Map.entry("snmpNotifyRowStatus", "120"),
          Map.entry("snmpNotifyFilterProfileRowStatus", "120"),
          Map.entry("snmpNotifyFilterRowStatus", "1.120.1.3.6"),
          Map.entry("tocsinThresholdRowStatus", "115.111.99.45.116.101.109.112"));

  /** Good values of columns that have no DEFVAL, and of those without which no row is in use. */
  private static SetRequest value(String column, String name) {
    return switch (column) {
      case "vacmGroupName", "snmpTargetAddrParams", "snmpNotifyFilterProfileName" ->
          SetRequest.text(name, "x");
      case "snmpTargetParamsSecurityName" -> SetRequest.text(name, "joe");
      case "snmpTlstmCertToTSNFingerprint", "snmpTlstmParamsClientFingerprint" -> {
        byte[] fingerprint = new byte[33];
        fingerprint[0] = 4;
        yield SetRequest.octets(name, fingerprint);
      }
      case "snmpTargetAddrTDomain" -> SetRequest.oid(name, "1.3.6.1.6.1.8");
      case "snmpTargetAddrTAddress" -> SetRequest.text(name, "192.0.2.9:10162");
      case "snmpTargetParamsMPModel", "snmpTargetParamsSecurityLevel" ->
          SetRequest.integer(name, 3);
      case "snmpTargetParamsSecurityModel" -> SetRequest.integer(name, 4);
      case "tocsinThresholdHigh" -> SetRequest.integer(name, 9_000);
      case "tocsinThresholdHighClear" -> SetRequest.integer(name, 8_000);
      default -> throw new AssertionError("no value is known for " + column);
    };
  }

  private static boolean isNeeded(SmiModules.ObjectType column) {
    return column.defaultValue() == null || column.name().startsWith("tocsinThresholdHigh");
  }

  private final SmiModules modules = ConformanceTest.modules();

  /** One table, and a row of it that is not there yet. */
  private final class Table {

    private final String statusName;
    private final Oid entry;
    private final String index;
    private final MibFixture mib = new MibFixture();

    /** All columns but those of StorageType and RowStatus. */
    private final List<SmiModules.ObjectType> columns = new ArrayList<>();

    private String storage;

    Table(SmiModules.ObjectType status) {
      statusName = status.name();
      Oid oid = modules.oid(status.name());
      entry = new Oid();
      entry.set(oid);
      entry.truncate(oid.length() - 1);
      index = INDEXES.get(status.name());
      assertNotNull(index, "no index is known for " + statusName);
      for (SmiModules.ObjectType object : modules.objects()) {
        Oid name = modules.oid(object.name());
        boolean isColumn = name.length() == entry.length() + 1 && name.startsWith(entry);
        if (isColumn && object.syntax().type().equals("StorageType")) {
          storage = object.name();
        } else if (isColumn && object.access().equals("read-create") && !object.equals(status)) {
          columns.add(object);
        }
      }
    }

    String variable(String column) {
      return modules.oid(column) + "." + index;
    }

    /** Whether a row lacks something unless it is given. */
    boolean canLackSomething() {
      return columns.stream().anyMatch(column -> column.defaultValue() == null);
    }

    List<SetRequest> values() {
      return columns.stream()
          .filter(RowTransitionsTest::isNeeded)
          .map(column -> value(column.name(), variable(column.name())))
          .toList();
    }

    /** Sets the status, beside further variables. */
    int set(int status, List<SetRequest> further) {
      List<SetRequest> all = new ArrayList<>(further);
      all.add(SetRequest.integer(variable(statusName), status));
      if (status == CREATE_AND_GO || status == CREATE_AND_WAIT) {
        all.add(SetRequest.integer(variable(storage), VOLATILE));
      }
      return mib.set(all.toArray(new SetRequest[0]));
    }

    int status() {
      boolean isThere = mib.getResult(variable(statusName)) != BerTag.NO_SUCH_INSTANCE;
      return isThere ? mib.get(variable(statusName)).readInteger32() : NONE;
    }

    /** Makes the row be in a state. */
    void bring(int state) {
      switch (state) {
        case NOT_READY -> set(CREATE_AND_WAIT, List.of());
        case NOT_IN_SERVICE -> set(CREATE_AND_WAIT, values());
        case ACTIVE -> set(CREATE_AND_GO, values());
        default -> {}
      }
      assertEquals(state, status(), statusName);
    }
  }

  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (SmiModules.ObjectType object : modules.objects()) {
      boolean isStatus = object.syntax().type().equals("RowStatus");
      if (isStatus && object.access().equals("read-create") && isThere(object)) {
        tables.add(new Table(object));
      }
    }
    return tables;
  }

  private static boolean isThere(SmiModules.ObjectType object) {
    // ifStackTable and ifRcvAddressTable are not there, and there is one log only, as the page on
    // the board's state says.
    return !List.of("IF-MIB", "NOTIFICATION-LOG-MIB").contains(object.module());
  }

  /** The error of a status that is set alone, and the state afterwards (RFC 2579 §2). */
  private static String expected(Table table, int state, int wanted) {
    boolean isThere = state != NONE;
    switch (wanted) {
      case NOT_READY:
        return "wrongValue " + STATUSES.get(state);
      case DESTROY:
        return "noError none";
      case CREATE_AND_GO:
        return !isThere && table.values().isEmpty()
            ? "noError active"
            : "inconsistentValue " + STATUSES.get(state);
      case CREATE_AND_WAIT:
        if (isThere) {
          return "inconsistentValue " + STATUSES.get(state);
        }
        return "noError " + (table.canLackSomething() ? "notReady" : "notInService");
      default:
        return isThere && state != NOT_READY
            ? "noError " + STATUSES.get(wanted)
            : "inconsistentValue " + STATUSES.get(state);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyStepBetweenStatesShouldBeThatOfTheTextualConvention() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Table table : tables()) {
      for (int state : new int[] {NONE, NOT_READY, NOT_IN_SERVICE, ACTIVE}) {
        for (int wanted = ACTIVE; wanted <= DESTROY && isPossible(table, state); wanted++) {
          int status = wanted;
          String name = table.statusName + ": " + STATUSES.get(state) + ", " + STATUSES.get(wanted);
          tests.add(dynamicTest(name, () -> check(table.statusName, state, status)));
        }
      }
    }
    return tests.stream();
  }

  private static boolean isPossible(Table table, int state) {
    return state != NOT_READY || table.canLackSomething();
  }

  private void check(String statusName, int state, int wanted) {
    Table table = new Table(modules.object(statusName));
    table.bring(state);
    String result = ErrorStatus.name(table.set(wanted, List.of()));
    assertEquals(expected(table, state, wanted), result + " " + STATUSES.get(table.status()));
  }

  @TestFactory
  Stream<DynamicTest> everyColumnShouldBeginWithItsDefault() {
    return tables().stream()
        .map(table -> dynamicTest(table.statusName, () -> checkDefaults(table)));
  }

  private void checkDefaults(Table table) {
    assertEquals(ErrorStatus.NO_ERROR, table.set(CREATE_AND_WAIT, List.of()));
    for (SmiModules.ObjectType column : table.columns) {
      String variable = table.variable(column.name());
      if (column.defaultValue() == null) {
        assertEquals(BerTag.NO_SUCH_INSTANCE, table.mib.getResult(variable), column.name());
      } else {
        assertEquals(defaultOf(column), text(table.mib.get(variable)), column.name());
      }
    }
  }

  private String defaultOf(SmiModules.ObjectType column) {
    String word = column.defaultValue();
    Long number = modules.resolve(column.syntax()).numbers().get(word);
    if (number != null) {
      return number.toString();
    }
    if (word.equals("\"\"") || word.equals("''H")) {
      return "[]";
    }
    boolean isNumber = word.charAt(0) == '-' || Character.isDigit(word.charAt(0));
    return isNumber ? word : modules.oid(word).toString();
  }

  private static String text(BerReader value) {
    switch (value.peekTag()) {
      case BerTag.INTEGER:
        return Integer.toString(value.readInteger32());
      case BerTag.OBJECT_IDENTIFIER:
        Oid oid = new Oid();
        value.readOid(BerTag.OBJECT_IDENTIFIER, oid);
        return oid.toString();
      default:
        int length = value.readOctets(BerTag.OCTET_STRING, 0, 255);
        int from = value.valueOffset();
        return Arrays.toString(Arrays.copyOfRange(value.buffer(), from, from + length));
    }
  }
}
