/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tocsin.ber.BerReader;
import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.ErrorStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every object of the groups that the agent claims, and no other, is there with the type, the range
 * and the access that its module defines. The modules themselves are read.
 */
final class ConformanceTest {

  /** What sysORTable claims, group by group. */
  private static final List<String> GROUPS =
      List.of(
          "systemGroup",
          "snmpGroup",
          "snmpSetGroup",
          "snmpEngineGroup",
          "snmpMPDGroup",
          "snmpTargetCommandResponderGroup",
          "snmpTargetBasicGroup",
          "snmpTargetResponseGroup",
          "snmpNotifyGroup",
          "snmpNotifyFilterGroup",
          "snmpTsmGroup",
          "snmpTlstmStatsGroup",
          "vacmBasicGroup",
          "snmpTlstmIncomingGroup",
          "snmpTlstmOutgoingGroup",
          "ifGeneralInformationGroup",
          "ifVHCPacketGroup",
          "ifCounterDiscontinuityGroup",
          "hrSystemGroup",
          "hrStorageGroup",
          "hrDeviceGroup",
          "notificationLogConfigGroup",
          "notificationLogStatsGroup",
          "notificationLogLogGroup",
          "notificationLogDateGroup",
          "tocsinAgentGroup",
          "tocsinSensorGroup",
          "tocsinThresholdGroup",
          "tocsinLineGroup",
          "tocsinTargetGroup",
          "tocsinCounterValuesGroup",
          "tocsinEventGroup",
          "tocsinJournalGroup",
          "tocsinChangeGroup",
          "tocsinCertificateGroup",
          "tocsinSessionGroup",
          "tocsinDmServerGroup");

  /** Objects of groups that are not there as a whole. */
  private static final List<String> SINGLE_OBJECTS = List.of("ifStackLastChange");

  /** Objects that can only be read where their module has more, by which compliance statement. */
  private static final Map<String, String> READ_ONLY =
      Map.ofEntries(
          Map.entry("ifAdminStatus", "ifCompliance3"),
          Map.entry("ifAlias", "ifCompliance3"),
          Map.entry("ifLinkUpDownTrapEnable", "ifCompliance3"),
          Map.entry("ifPromiscuousMode", "ifCompliance3"),
          Map.entry("hrSystemDate", "hrMIBCompliance"),
          Map.entry("hrSystemInitialLoadDevice", "hrMIBCompliance"),
          Map.entry("hrSystemInitialLoadParameters", "hrMIBCompliance"),
          Map.entry("hrStorageSize", "hrMIBCompliance"),
          Map.entry("hrFSLastFullBackupDate", "hrMIBCompliance"),
          Map.entry("hrFSLastPartialBackupDate", "hrMIBCompliance"),
          Map.entry("nlmConfigLogEntryLimit", "notificationLogMIBCompliance"),
          Map.entry("nlmConfigLogEntryStatus", "notificationLogMIBCompliance"));

  /** Columns of a table that has no rows, as a board has no printers. */
  private static final List<String> WITHOUT_ROWS =
      List.of("hrPrinterStatus", "hrPrinterDetectedErrorState");

  /** Columns for values of types that no variable of our notifications has. */
  private static final List<String> WITHOUT_INSTANCE =
      List.of(
          "nlmLogVariableIpAddressVal",
          "nlmLogVariableOidVal",
          "nlmLogVariableCounter64Val",
          "nlmLogVariableOpaqueVal");

  /** RFC 3014: of no octets in the log of one engine, though its syntax would have five or more. */
  private static final String EMPTY_BY_ITS_DESCRIPTION = "nlmLogEngineID";

  /**
   * ENTITY-MIB and ENTITY-SENSOR-MIB, whose text is not read: {@link EntityMibTest} and {@link
   * EntitySensorMibTest} have their objects.
   */
  private static final List<Oid> MODULES_ELSEWHERE =
      List.of(Oid.parse("1.3.6.1.2.1.47"), Oid.parse("1.3.6.1.2.1.99"));

  private static final Map<String, Integer> TAGS =
      Map.ofEntries(
          Map.entry("INTEGER", BerTag.INTEGER),
          Map.entry("Integer32", BerTag.INTEGER),
          Map.entry("OCTET STRING", BerTag.OCTET_STRING),
          Map.entry("OBJECT IDENTIFIER", BerTag.OBJECT_IDENTIFIER),
          Map.entry("Counter32", BerTag.COUNTER32),
          Map.entry("Counter64", BerTag.COUNTER64),
          Map.entry("Gauge32", BerTag.GAUGE32),
          Map.entry("Unsigned32", BerTag.GAUGE32),
          Map.entry("TimeTicks", BerTag.TIME_TICKS));

  private final SmiModules modules = modules();
  private final MibFixture mib = new MibFixture();

  static SmiModules modules() {
    SmiModules modules = new SmiModules();
    for (String name :
        List.of(
            "SNMPv2-TC",
            "SNMPv2-MIB",
            "IANAifType-MIB",
            "IF-MIB",
            "HOST-RESOURCES-MIB",
            "SNMP-FRAMEWORK-MIB",
            "SNMP-MPD-MIB",
            "SNMP-TARGET-MIB",
            "SNMP-NOTIFICATION-MIB",
            "SNMP-TSM-MIB",
            "SNMP-VIEW-BASED-ACM-MIB",
            "SNMP-TLS-TM-MIB",
            "NOTIFICATION-LOG-MIB")) {
      modules.read(StandardModules.folder().resolve(name + ".txt"));
    }
    return modules.read(StandardModules.tocsinModule());
  }

  @TestFactory
  Stream<DynamicTest> everyObjectOfTheClaimedGroupsShouldBeThere() {
    return claimed().stream().map(name -> dynamicTest(name, () -> check(modules.object(name))));
  }

  private SortedSet<String> claimed() {
    TreeSet<String> names = new TreeSet<>(SINGLE_OBJECTS);
    GROUPS.forEach(group -> names.addAll(modules.listing(group).members()));
    return names;
  }

  private void check(SmiModules.ObjectType object) {
    assertEquals("current", object.status());
    Oid objectType = modules.oid(object.name());
    if (object.access().equals("accessible-for-notify")) {
      assertEquals(BerTag.NO_SUCH_OBJECT, mib.getResult(objectType + ".0"));
      return;
    }
    Oid name = new Oid();
    name.set(objectType);
    if (WITHOUT_ROWS.contains(object.name())) {
      assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(objectType + ".1"));
      assertTrue(mib.registry.next(name) && !name.startsWith(objectType));
      return;
    }
    boolean hasInstance = mib.registry.next(name) && name.startsWith(objectType);
    assertEquals(!WITHOUT_INSTANCE.contains(object.name()), hasInstance);
    assertEquals(BerTag.NO_SUCH_INSTANCE, mib.getResult(objectType.toString()));
    while (name.startsWith(objectType)) {
      if (object.name().equals(EMPTY_BY_ITS_DESCRIPTION)) {
        assertEquals(0, mib.get(name).readOctets(BerTag.OCTET_STRING, 0, 0));
      } else {
        checkValue(mib.get(name), modules.resolve(object.syntax()), name);
      }
      if (!mib.registry.next(name)) {
        break;
      }
    }
    boolean isWritable = List.of("read-write", "read-create").contains(object.access());
    String compliance = READ_ONLY.get(object.name());
    if (compliance != null) {
      assertTrue(isWritable && modules.mayBeReadOnly(compliance, object.name()));
      isWritable = false;
    }
    assertEquals(isWritable, canBeWritten(objectType));
  }

  static void checkValue(BerReader value, SmiSyntax syntax, Oid name) {
    int tag = value.peekTag();
    assertEquals(TAGS.get(syntax.type()), tag, syntax.type() + " of " + name);
    long checked = 0;
    if (tag == BerTag.OCTET_STRING) {
      checked = value.readOctets(tag, 0, 65_535);
    } else if (tag == BerTag.OBJECT_IDENTIFIER) {
      value.readOid(tag, new Oid());
    } else if (tag == BerTag.INTEGER) {
      checked = value.readInteger32();
    } else if (tag == BerTag.COUNTER64) {
      value.readUnsigned64(tag);
    } else {
      checked = value.readUnsigned32(tag);
    }
    value.finish();
    assertTrue(value.ok(), () -> "malformed: " + name);
    assertTrue(syntax.allows(checked), checked + " is not allowed for " + name);
  }

  /** Whether any variable of an object type takes the value that it has. */
  private boolean canBeWritten(Oid objectType) {
    Oid name = new Oid();
    name.set(objectType);
    boolean writable = false;
    while (mib.registry.next(name) && name.startsWith(objectType)) {
      int status = mib.registry.prepareSet(0, name, mib.get(name));
      mib.registry.endSet(false);
      assertTrue(
          status == ErrorStatus.NO_ERROR || status == ErrorStatus.NOT_WRITABLE,
          () -> name + ": " + status);
      writable |= status == ErrorStatus.NO_ERROR;
    }
    return writable;
  }

  @Test
  void noObjectShouldBeThereThatNoClaimedGroupHas() {
    TreeMap<Oid, String> claimed = new TreeMap<>();
    for (String object : claimed()) {
      claimed.put(modules.oid(object), object);
    }
    for (String variable : mib.walk()) {
      if (MODULES_ELSEWHERE.stream().anyMatch(Oid.parse(variable)::startsWith)) {
        continue;
      }
      Map.Entry<Oid, String> object = claimed.floorEntry(Oid.parse(variable));
      assertTrue(
          object != null && Oid.parse(variable).startsWith(object.getKey()),
          () -> variable + " belongs to no group");
    }
  }

  @Test
  void everyObjectOfTocsinMibShouldBeInAGroupThatIsChecked() {
    List<String> grouped = new ArrayList<>();
    GROUPS.forEach(group -> grouped.addAll(modules.listing(group).members()));
    for (SmiModules.ObjectType object : modules.objects()) {
      if (object.module().equals("TOCSIN-MIB") && !object.access().equals("not-accessible")) {
        assertTrue(grouped.contains(object.name()), object::name);
      }
    }
  }

  @Test
  void sysOrTableShouldNameAStatementForEveryModule() {
    List<String> statements =
        List.of(
            "snmpBasicComplianceRev2",
            "snmpFrameworkMIBCompliance",
            "snmpMPDCompliance",
            "snmpTsmCompliance",
            "snmpTlstmCompliance",
            "tocsinCompliance",
            "ifCompliance3",
            // Those of ENTITY-MIB and ENTITY-SENSOR-MIB, by their numbers in RFC 6933 and RFC 3433.
            "1.3.6.1.2.1.47.3.1.5",
            "1.3.6.1.2.1.99.3.1.1",
            "hrMIBCompliance",
            "vacmMIBCompliance",
            "snmpTargetCommandResponderCompliance",
            "snmpNotifyFullCompliance",
            "notificationLogMIBCompliance");
    for (int i = 0; i < statements.size(); i++) {
      Oid id = new Oid();
      mib.get("1.3.6.1.2.1.1.9.1.2." + (i + 1)).readOid(BerTag.OBJECT_IDENTIFIER, id);
      String statement = statements.get(i);
      boolean isNumber = Character.isDigit(statement.charAt(0));
      assertEquals(isNumber ? Oid.parse(statement) : modules.oid(statement), id, statement);
    }
    assertEquals(
        BerTag.NO_SUCH_INSTANCE, mib.getResult("1.3.6.1.2.1.1.9.1.2." + (statements.size() + 1)));
  }

  @Test
  void sysObjectIdShouldBeThatOfTheModule() {
    Oid id = new Oid();
    mib.get("1.3.6.1.2.1.1.2.0").readOid(BerTag.OBJECT_IDENTIFIER, id);
    assertEquals(modules.oid("tocsinAgentType"), id);
  }

  @Test
  void theParserShouldHaveReadTheWholeOfEveryModule() {
    // Counted in the texts by other means; a parser that loses definitions would find nothing
    // amiss.
    assertEquals(45, count("SNMPv2-MIB"));
    assertEquals(4, count("SNMP-FRAMEWORK-MIB"));
    assertEquals(29, count("SNMP-TLS-TM-MIB"));
    assertEquals(56, count("IF-MIB"));
    assertEquals(61, count("HOST-RESOURCES-MIB"));
    assertEquals(34, count("NOTIFICATION-LOG-MIB"));
  }

  private long count(String module) {
    return StreamSupport.stream(modules.objects().spliterator(), false)
        .filter(object -> object.module().equals(module) && !object.isTableOrRow())
        .count();
  }
}
