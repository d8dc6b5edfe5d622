/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.CertifiedTarget;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TlsAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.util.DefaultPDUFactory;
import org.snmp4j.util.TableEvent;
import org.snmp4j.util.TableUtils;

/** SNMP4J's TableUtils reads every table of the packed agent as a walk finds it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Snmp4jTablesIT {

  private static final String ROW_STATUS_OF_A_VIEW = "1.3.6.1.6.3.16.1.5.2.1.6.";
  private static final int CREATE_AND_WAIT = 5;

  /** Those whose row is called by its name alone, and the filter whose profile is called a. */
  private static final List<String> ROW_STATUSES_OF_TARGETS =
      List.of(
          "1.3.6.1.6.3.12.1.2.1.9.",
          "1.3.6.1.6.3.12.1.3.1.7.",
          "1.3.6.1.6.3.13.1.1.1.5.",
          "1.3.6.1.6.3.13.1.2.1.3.",
          "1.3.6.1.6.3.13.1.3.1.5.1.97.",
          "1.3.6.1.2.1.198.2.2.1.6.1.3.",
          "1.3.6.1.2.1.198.2.2.1.9.1.4.");

  @TempDir private static Path folder;
  private Site site;
  private AgentProcess agent;

  @BeforeAll
  void startAgent() throws Exception {
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    List<String> configuration =
        site.configuration(
            "target.noc.host = localhost",
            "target.noc.port = " + Processes.freePort(),
            "target.noc.security.name = receiver");
    agent = AgentProcess.start(site.folder(), site.port(), configuration);
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", "TLSv1.3")) {
      for (int row = 0; row < 20; row++) {
        ScopedPDU set = Snmp4jPeer.request(PDU.SET);
        OID status = new OID(ROW_STATUS_OF_A_VIEW + "1." + (97 + row) + ".2.1." + row);
        set.add(new VariableBinding(status, new Integer32(CREATE_AND_WAIT)));
        assertEquals(PDU.noError, manager.ask(set, board()).getErrorStatus());
      }
      for (String name : List.of("97", "98.98")) {
        for (String status : ROW_STATUSES_OF_TARGETS) {
          ScopedPDU set = Snmp4jPeer.request(PDU.SET);
          set.add(new VariableBinding(new OID(status + name), new Integer32(CREATE_AND_WAIT)));
          assertEquals(PDU.noError, manager.ask(set, board()).getErrorStatus(), status);
        }
      }
    }
  }

  @AfterAll
  void stopAgent() {
    if (agent != null) {
      agent.close();
    }
  }

  private CertifiedTarget<TlsAddress> board() throws Exception {
    return Snmp4jPeer.target("127.0.0.1", site.port(), "admin");
  }

  @ParameterizedTest
  @CsvSource({
    "sysOREntry, 1.3.6.1.2.1.1.9.1, 14",
    "nlmConfigLogEntry, 1.3.6.1.2.1.92.1.1.3.1, 1",
    "nlmStatsLogEntry, 1.3.6.1.2.1.92.1.2.3.1, 1",
    "nlmLogEntry, 1.3.6.1.2.1.92.1.3.1.1, 1",
    "nlmLogVariableEntry, 1.3.6.1.2.1.92.1.3.2.1, 1",
    "snmpTargetAddrEntry, 1.3.6.1.6.3.12.1.2.1, 3",
    "snmpTargetParamsEntry, 1.3.6.1.6.3.12.1.3.1, 3",
    "snmpNotifyEntry, 1.3.6.1.6.3.13.1.1.1, 3",
    "snmpNotifyFilterProfileEntry, 1.3.6.1.6.3.13.1.2.1, 2",
    "snmpNotifyFilterEntry, 1.3.6.1.6.3.13.1.3.1, 2",
    "snmpTlstmParamsEntry, 1.3.6.1.2.1.198.2.2.1.6.1, 2",
    "snmpTlstmAddrEntry, 1.3.6.1.2.1.198.2.2.1.9.1, 3",
    "ifEntry, 1.3.6.1.2.1.2.2.1, 1",
    "ifXEntry, 1.3.6.1.2.1.31.1.1.1, 1",
    "entPhysicalEntry, 1.3.6.1.2.1.47.1.1.1.1, 8",
    "entAliasMappingEntry, 1.3.6.1.2.1.47.1.3.2.1, 1",
    "entPhysicalContainsEntry, 1.3.6.1.2.1.47.1.3.3.1, 7",
    "entPhySensorEntry, 1.3.6.1.2.1.99.1.1.1, 2",
    "hrStorageEntry, 1.3.6.1.2.1.25.2.3.1, 4",
    "hrDeviceEntry, 1.3.6.1.2.1.25.3.2.1, 6",
    "hrProcessorEntry, 1.3.6.1.2.1.25.3.3.1, 4",
    "hrNetworkEntry, 1.3.6.1.2.1.25.3.4.1, 1",
    "hrDiskStorageEntry, 1.3.6.1.2.1.25.3.6.1, 1",
    "hrPartitionEntry, 1.3.6.1.2.1.25.3.7.1, 2",
    "hrFSEntry, 1.3.6.1.2.1.25.3.8.1, 2",
    "snmpTlstmCertToTSNEntry, 1.3.6.1.2.1.198.2.2.1.3.1, 2",
    "vacmContextEntry, 1.3.6.1.6.3.16.1.1.1, 1",
    "vacmSecurityToGroupEntry, 1.3.6.1.6.3.16.1.2.1, 3",
    "vacmAccessEntry, 1.3.6.1.6.3.16.1.4.1, 3",
    "vacmViewTreeFamilyEntry, 1.3.6.1.6.3.16.1.5.2.1, 22",
    "tocsinSensorEntry, 1.3.6.1.4.1.32473.100.1.2.1.1, 2",
    "tocsinLineEntry, 1.3.6.1.4.1.32473.100.1.3.1.1, 4",
    "tocsinTargetEntry, 1.3.6.1.4.1.32473.100.1.4.1.1, 3",
    "tocsinTargetDropEntry, 1.3.6.1.4.1.32473.100.1.4.2.1, 24",
    "tocsinTargetClassEntry, 1.3.6.1.4.1.32473.100.1.4.3.1, 12",
    "tocsinCounterEntry, 1.3.6.1.4.1.32473.100.1.5.1.1, 20",
    "tocsinSessionEntry, 1.3.6.1.4.1.32473.100.1.10.1.1, 1",
  })
  void shouldReadTheTable(String name, String entry, int rowsMin) throws Exception {
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", "TLSv1.3")) {
      Map<OID, Set<Integer>> walked = walk(manager, new OID(entry));
      TreeSet<Integer> columns = new TreeSet<>();
      walked.values().forEach(columns::addAll);
      assertTrue(walked.size() >= rowsMin, name + ": " + walked.keySet());

      OID[] names = new OID[columns.size()];
      int at = 0;
      for (int column : columns) {
        names[at++] = new OID(entry + "." + column);
      }
      TableUtils tables = new TableUtils(manager.snmp(), new DefaultPDUFactory(PDU.GETBULK));
      tables.setMaxNumRowsPerPDU(5);
      List<OID> rows = new ArrayList<>();
      for (TableEvent row : tables.getTable(board(), names, null, null)) {
        assertFalse(row.isError(), () -> name + ": " + row.getErrorMessage());
        rows.add(row.getIndex());
        for (int i = 0; i < names.length; i++) {
          boolean isThere = walked.get(row.getIndex()).contains(names[i].last());
          assertEquals(isThere, row.getColumns()[i] != null, names[i] + "." + row.getIndex());
        }
      }
      assertEquals(new ArrayList<>(walked.keySet()), rows, name);
    }
  }

  /** Indexes of the rows of a table in their order, and the columns that each has, by GETNEXT. */
  private Map<OID, Set<Integer>> walk(Snmp4jPeer manager, OID entry) throws Exception {
    Map<OID, Set<Integer>> rows = new TreeMap<>();
    OID name = entry;
    while (true) {
      ScopedPDU next = Snmp4jPeer.request(PDU.GETNEXT);
      next.add(new VariableBinding(name));
      VariableBinding found = manager.ask(next, board()).get(0);
      name = found.getOid();
      if (found.isException() || !name.startsWith(entry)) {
        return rows;
      }
      int[] arcs = name.getValue();
      OID index = new OID(arcs, entry.size() + 1, arcs.length - entry.size() - 1);
      rows.computeIfAbsent(index, key -> new TreeSet<>()).add(arcs[entry.size()]);
    }
  }
}
