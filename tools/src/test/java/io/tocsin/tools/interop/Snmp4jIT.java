/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.tools.certs.KeyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snmp4j.CertifiedTarget;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TlsAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.util.DefaultPDUFactory;
import org.snmp4j.util.TreeEvent;
import org.snmp4j.util.TreeUtils;

/** SNMP4J 3 as manager and as receiver of notifications, with TLS 1.2 and 1.3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Snmp4jIT {

  private static final OID ALL = new OID("1.3.6.1");
  private static final OID SYSTEM = new OID("1.3.6.1.2.1.1");
  private static final OID SYS_CONTACT = new OID("1.3.6.1.2.1.1.4.0");
  private static final OID SYS_NAME = new OID("1.3.6.1.2.1.1.5.0");
  private static final OID COLD_START = new OID("1.3.6.1.6.3.1.1.5.1");
  private static final OID LINE_CHANGED = new OID("1.3.6.1.4.1.32473.100.0.1");
  private static final OID TARGET_ENTRY = new OID("1.3.6.1.4.1.32473.100.1.4.1.1");
  private static final OID TARGET_SENT = column(6);
  private static final OID TARGET_ACKNOWLEDGED = column(7);
  private static final OID TARGET_QUEUED = column(8);
  private static final OID TARGET_DROPPED = column(9);

  @TempDir private static Path folder;
  private Site site;
  private AgentProcess agent;

  @BeforeAll
  void startAgent() throws Exception {
    site = Site.create(Files.createDirectory(folder.resolve("site")), KeyType.EC);
    List<String> configuration =
        site.configuration(
            "map.3.fingerprint = sha256:" + site.digest("stranger"),
            "map.3.type = specified",
            "map.3.name = operator",
            "view.contact.include = " + SYS_CONTACT,
            "group.operators.members = operator",
            "group.operators.read = system",
            "group.operators.write = contact");
    agent = AgentProcess.start(site.folder(), site.port(), configuration);
  }

  @AfterAll
  void stopAgent() {
    if (agent != null) {
      agent.close();
    }
  }

  static Stream<Arguments> versionsAndHosts() {
    return Stream.of("TLSv1.2", "TLSv1.3")
        .flatMap(version -> Stream.of("127.0.0.1", "::1").map(host -> Arguments.of(version, host)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldAnswerGetAndGetNext(String version, String host) throws Exception {
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", version)) {
      OID noObject = new OID("1.3.6.1.2.1.1.99.0");
      OID noInstance = new OID("1.3.6.1.2.1.1.5.1");
      PDU answer = manager.ask(request(PDU.GET, SYS_NAME, noObject, noInstance), board(host));
      assertEquals(PDU.RESPONSE, answer.getType());
      assertEquals(PDU.noError, answer.getErrorStatus());
      assertEquals(
          List.of(
              new VariableBinding(SYS_NAME, new OctetString("board1")),
              new VariableBinding(noObject, Null.noSuchObject),
              new VariableBinding(noInstance, Null.noSuchInstance)),
          answer.getVariableBindings());

      PDU next = manager.ask(request(PDU.GETNEXT, SYS_CONTACT), board(host));
      assertEquals(
          List.of(new VariableBinding(SYS_NAME, new OctetString("board1"))),
          next.getVariableBindings());
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldWalkEverythingInOrder(String version, String host) throws Exception {
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", version)) {
      List<OID> names = namesByGetBulk(manager, board(host));
      assertTrue(names.size() > 100, names.toString());
      assertTrue(names.contains(SnmpConstants.snmpEngineID), names.toString());
      assertEquals(names.stream().sorted().distinct().toList(), names);
      assertEquals(
          names, namesByGetNext(manager, board(host)), "GETNEXT and GETBULK find the same");
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldFillOneResponseWithWhatFits(String version, String host) throws Exception {
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", version)) {
      ScopedPDU bulk = request(PDU.GETBULK, ALL);
      bulk.setMaxRepetitions(10_000);
      PDU answer = manager.ask(bulk, board(host));
      assertEquals(PDU.noError, answer.getErrorStatus());
      // limit.variable.bindings
      assertEquals(128, answer.size());
      List<OID> names = answer.getVariableBindings().stream().map(VariableBinding::getOid).toList();
      assertEquals(namesByGetNext(manager, board(host)).subList(0, 128), names);
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldSetWhatMayBeSet(String version, String host) throws Exception {
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", version)) {
      OctetString value = new OctetString("by SNMP4J, " + version + ", " + host);
      PDU set = manager.ask(set(new VariableBinding(SYS_CONTACT, value)), board(host));
      assertEquals(PDU.noError, set.getErrorStatus());
      assertEquals(value, get(manager, board(host), SYS_CONTACT));
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldRefuseToSetWhatMayNotBeSet(String version, String host) throws Exception {
    VariableBinding good = new VariableBinding(SYS_CONTACT, new OctetString("not to be seen"));
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", version)) {
      Variable before = get(manager, board(host), SYS_CONTACT);
      OctetString engineId = new OctetString(new byte[] {0});
      PDU readOnly =
          manager.ask(
              set(good, new VariableBinding(SnmpConstants.snmpEngineID, engineId)), board(host));
      assertEquals(PDU.notWritable, readOnly.getErrorStatus());
      assertEquals(2, readOnly.getErrorIndex());

      PDU wrongType =
          manager.ask(set(good, new VariableBinding(SYS_NAME, new Integer32(1))), board(host));
      assertEquals(PDU.wrongType, wrongType.getErrorStatus());
      assertEquals(2, wrongType.getErrorIndex());
      assertEquals(before, get(manager, board(host), SYS_CONTACT), "all or nothing");
    }
  }

  // RFC 3413 §3.2: whoever has no view to write is told so of the whole request, others by
  // variable.
  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldRefuseToSetForThoseWhoMayNot(String version, String host) throws Exception {
    VariableBinding contact = new VariableBinding(SYS_CONTACT, new OctetString("the operator"));
    VariableBinding name = new VariableBinding(SYS_NAME, new OctetString("not to be seen"));
    try (Snmp4jPeer reader = Snmp4jPeer.manager(site, "reader", version)) {
      PDU noView = reader.ask(set(contact), Snmp4jPeer.target(host, site.port(), "reader"));
      assertEquals(PDU.authorizationError, noView.getErrorStatus());
      assertEquals(0, noView.getErrorIndex());
    }
    try (Snmp4jPeer operator = Snmp4jPeer.manager(site, "stranger", version)) {
      CertifiedTarget<TlsAddress> board = Snmp4jPeer.target(host, site.port(), "operator");
      PDU notInView = operator.ask(set(contact, name), board);
      assertEquals(PDU.noAccess, notInView.getErrorStatus());
      assertEquals(2, notInView.getErrorIndex());
      assertEquals(PDU.noError, operator.ask(set(contact), board).getErrorStatus());
      assertEquals(contact.getVariable(), get(operator, board, SYS_CONTACT));
      assertEquals(new OctetString("board1"), get(operator, board, SYS_NAME));
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldShowAReaderItsViewAndNoMore(String version, String host) throws Exception {
    try (Snmp4jPeer reader = Snmp4jPeer.manager(site, "reader", version)) {
      CertifiedTarget<TlsAddress> board = Snmp4jPeer.target(host, site.port(), "reader");
      List<OID> names = namesByGetBulk(reader, board);
      assertTrue(names.contains(SYS_NAME), names.toString());
      assertTrue(names.stream().allMatch(name -> name.startsWith(SYSTEM)), names.toString());
      assertEquals(names, namesByGetNext(reader, board), "GETNEXT and GETBULK find the same");
    }
  }

  // RFC 5343 §3.2: the identifier that everybody answers to is the way to the true one.
  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldLetItsEngineIdBeDiscovered(String version, String host) throws Exception {
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", version)) {
      CertifiedTarget<TlsAddress> board = board(host);
      ScopedPDU discovery = request(PDU.GET, SnmpConstants.snmpEngineID);
      discovery.setContextEngineID(MPv3.LOCAL_ENGINE_ID);
      ScopedPDU discovered = (ScopedPDU) manager.ask(discovery, board);
      assertEquals(MPv3.LOCAL_ENGINE_ID, discovered.getContextEngineID());
      Variable engineId = discovered.get(0).getVariable();
      String digits = HexFormat.of().formatHex(((OctetString) engineId).getValue());
      assertTrue(agent.log().contains("engineID " + digits), agent.log());

      // Without a contextEngineID in the request, SNMP4J does the same by itself beforehand.
      assertNull(manager.snmp().getCachedContextEngineId(board.getAddress()));
      ScopedPDU request = request(PDU.GET, SYS_NAME);
      ScopedPDU answer = (ScopedPDU) manager.ask(request, board);
      assertEquals(engineId, manager.snmp().getCachedContextEngineId(board.getAddress()));
      assertEquals(engineId, answer.getContextEngineID());
      assertEquals(new OctetString("board1"), answer.get(0).getVariable());
    }
  }

  // RFC 3412 §4.2.2.1 and RFC 3413 §3.2: nobody else's contexts are here.
  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldReportContextsThatItDoesNotHave(String version, String host) throws Exception {
    try (Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", version)) {
      ScopedPDU foreign = request(PDU.GET, SYS_NAME);
      foreign.setContextEngineID(new OctetString(MPv3.createLocalEngineID()));
      assertReport(SnmpConstants.snmpUnknownPDUHandlers, manager.ask(foreign, board(host)));

      ScopedPDU unknown = request(PDU.GET, SYS_NAME);
      unknown.setContextName(new OctetString("elsewhere"));
      assertReport(SnmpConstants.snmpUnknownContexts, manager.ask(unknown, board(host)));

      manager.snmp().setContextEngineIdDiscoveryDisabled(true);
      PDU empty = manager.ask(request(PDU.GET, SYS_NAME), board(host));
      assertReport(SnmpConstants.snmpUnknownPDUHandlers, empty);
    }
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldDeliverTrapsUnderTheRightName(String version, String host) throws Exception {
    assertDelivery("trap", PDU.NOTIFICATION, version, host);
  }

  @ParameterizedTest
  @MethodSource("versionsAndHosts")
  void shouldDeliverInformsUnderTheRightName(String version, String host) throws Exception {
    assertDelivery("inform", PDU.INFORM, version, host);
  }

  /** A second agent, with a target, tells one receiver of its start and of a line that changes. */
  private void assertDelivery(String type, int pduType, String version, String host)
      throws Exception {
    List<String> received = new CopyOnWriteArrayList<>();
    // A name that is no part of the certificate comes from the map; "admin" is there to be wrong.
    Map<String, String> senders = Map.of("board1", "the board", "admin", "somebody else");
    int agentPort = Processes.freePort();
    try (Snmp4jPeer receiver =
            Snmp4jPeer.receiver(site, "receiver", version, host, senders, new Collector(received));
        AgentProcess sender = startAgentWithTarget(agentPort, type, host, receiver.port());
        Snmp4jPeer manager = Snmp4jPeer.manager(site, "admin", version)) {
      sender.type("line door open");
      Processes.await(
          "the line's change arrives",
          () -> received.stream().anyMatch(line -> line.endsWith(" " + LINE_CHANGED)),
          sender.logFile());
      // An inform of which the response is late comes twice; nothing else may.
      String beginning = PDU.getTypeString(pduType) + " from the board: ";
      assertEquals(
          List.of(beginning + COLD_START, beginning + LINE_CHANGED),
          received.stream().distinct().toList());

      CertifiedTarget<TlsAddress> board = Snmp4jPeer.target(host, agentPort, "admin");
      OID delivered = pduType == PDU.INFORM ? TARGET_ACKNOWLEDGED : TARGET_SENT;
      OID other = pduType == PDU.INFORM ? TARGET_SENT : TARGET_ACKNOWLEDGED;
      Processes.await(
          "the agent counts both as delivered",
          () -> counter(manager, board, delivered) == 2,
          sender.logFile());
      assertEquals(0, counter(manager, board, other));
      assertEquals(0, counter(manager, board, TARGET_DROPPED));
      assertEquals(0, counter(manager, board, TARGET_QUEUED));
    }
  }

  private AgentProcess startAgentWithTarget(
      int agentPort, String type, String receiverHost, int receiverPort) throws IOException {
    Path state = Files.createTempDirectory(folder, "state");
    List<String> configuration =
        site.configurationElsewhere(
            state,
            agentPort,
            "target.nms.host = " + receiverHost,
            "target.nms.port = " + receiverPort,
            "target.nms.type = " + type,
            "target.nms.security.name = receiver",
            "target.nms.server.name = localhost");
    return AgentProcess.start(state, agentPort, configuration);
  }

  private CertifiedTarget<TlsAddress> board(String host) throws Exception {
    return Snmp4jPeer.target(host, site.port(), "admin");
  }

  private static OID column(int number) {
    return new OID(TARGET_ENTRY).append(number).append(1);
  }

  private static ScopedPDU request(int type, OID... names) {
    ScopedPDU request = Snmp4jPeer.request(type);
    request.addAll(VariableBinding.createFromOIDs(names));
    return request;
  }

  private static ScopedPDU set(VariableBinding... bindings) {
    ScopedPDU request = Snmp4jPeer.request(PDU.SET);
    request.addAll(bindings);
    return request;
  }

  private static Variable get(Snmp4jPeer manager, CertifiedTarget<TlsAddress> board, OID name)
      throws IOException {
    PDU answer = manager.ask(request(PDU.GET, name), board);
    assertEquals(PDU.noError, answer.getErrorStatus());
    return answer.get(0).getVariable();
  }

  private static long counter(Snmp4jPeer manager, CertifiedTarget<TlsAddress> board, OID name) {
    try {
      return get(manager, board, name).toLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertReport(OID counter, PDU answer) {
    assertEquals(PDU.REPORT, answer.getType());
    assertEquals(counter, answer.get(0).getOid());
  }

  private static List<OID> namesByGetBulk(Snmp4jPeer manager, CertifiedTarget<TlsAddress> board) {
    TreeUtils walker = new TreeUtils(manager.snmp(), new DefaultPDUFactory(PDU.GETBULK));
    walker.setMaxRepetitions(25);
    List<OID> names = new ArrayList<>();
    for (TreeEvent event : walker.getSubtree(board, ALL)) {
      assertFalse(event.isError(), event.getErrorMessage());
      for (VariableBinding binding : event.getVariableBindings()) {
        names.add(binding.getOid());
      }
    }
    return names;
  }

  private static List<OID> namesByGetNext(Snmp4jPeer manager, CertifiedTarget<TlsAddress> board)
      throws IOException {
    List<OID> names = new ArrayList<>();
    OID name = ALL;
    while (true) {
      PDU answer = manager.ask(request(PDU.GETNEXT, name), board);
      assertEquals(PDU.noError, answer.getErrorStatus());
      VariableBinding next = answer.get(0);
      if (next.getVariable().equals(Null.endOfMibView)) {
        assertEquals(name, next.getOid(), "the end bears the name that was asked for");
        return names;
      }
      assertTrue(next.getOid().compareTo(name) > 0, next.toString());
      name = next.getOid();
      names.add(name);
    }
  }

  /** Notes type, sender's name and name of each notification. */
  private record Collector(List<String> received) implements CommandResponder {

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
      PDU pdu = event.getPDU();
      received.add(
          PDU.getTypeString(pdu.getType())
              + " from "
              + new OctetString(event.getSecurityName())
              + ": "
              + pdu.getVariable(SnmpConstants.snmpTrapOID));
    }
  }
}
