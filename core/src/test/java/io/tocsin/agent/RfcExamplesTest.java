/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.hal.VirtualConnection;
import io.tocsin.hal.VirtualHost;
import io.tocsin.mib.SetRequest;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.V3Message;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.TestPki;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rows by which RFC 6353 (appendix A) shows how a notification originator is configured, and
 * how certificates get names, and those by which RFC 5591 (appendix A) has it send informs; each in
 * a SET of its own as it stands there. The latter are for SSH; only the domain is that of TLS here.
 */
class RfcExamplesTest extends ManagedWorld {

  private static final int NON_VOLATILE = 3;
  private static final int CREATE_AND_GO = 4;

  /** snmpNotifyType. */
  private static final int TRAP = 1;

  private static final int INFORM = 2;

  private static final String SECURITY_TO_GROUP = "1.3.6.1.6.3.16.1.2.1.";
  private static final String ACCESS = "1.3.6.1.6.3.16.1.4.1.";
  private static final String TARGET_ADDR = "1.3.6.1.6.3.12.1.2.1.";
  private static final String TARGET_PARAMS = "1.3.6.1.6.3.12.1.3.1.";
  private static final String NOTIFY = "1.3.6.1.6.3.13.1.1.1.";
  private static final String TLSTM_ADDR = "1.3.6.1.2.1.198.2.2.1.9.1.";
  private static final String CERT_TO_TSN = "1.3.6.1.2.1.198.2.2.1.3.1.";
  private static final String MAP_TYPES = "1.3.6.1.2.1.198.1.1.";

  private final TestPki.Issued server =
      TestPki.leaf("receiver").dns("server.example.org").issuedBy(ca);

  @Override
  ChannelSource channels() {
    return (configuration, board, identity, next) ->
        new PlainChannels(20_000, server.certificate());
  }

  private static String implied(String name) {
    StringBuilder arcs = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      arcs.append('.').append(octet);
    }
    return arcs.substring(1);
  }

  private void row(SetRequest... columns) {
    assertEquals("noError", set(columns));
  }

  /** RFC 6353, appendix A.1. */
  private void configureTheOriginator(String address) {
    String joe = "4.8." + implied("Joe Cool");
    row(
        SetRequest.text(SECURITY_TO_GROUP + "3." + joe, "administrators"),
        SetRequest.integer(SECURITY_TO_GROUP + "4." + joe, NON_VOLATILE),
        SetRequest.integer(SECURITY_TO_GROUP + "5." + joe, CREATE_AND_GO));
    expect("toNRAddr", "server.example.org");
    target("toNRAddr", address, "toNRTag", "toNR");
    parameters("toNR", "Joe Cool");
  }

  /** A row of snmpTlstmAddrTable: a path that is validated, and a name. */
  private void expect(String target, String identity) {
    String name = implied(target);
    row(
        SetRequest.octets(TLSTM_ADDR + "1." + name),
        SetRequest.text(TLSTM_ADDR + "2." + name, identity),
        SetRequest.integer(TLSTM_ADDR + "3." + name, NON_VOLATILE),
        SetRequest.integer(TLSTM_ADDR + "4." + name, CREATE_AND_GO));
  }

  private void target(String target, String address, String tag, String parameters) {
    String name = implied(target);
    row(
        SetRequest.oid(TARGET_ADDR + "2." + name, "1.3.6.1.6.1.8"),
        SetRequest.text(TARGET_ADDR + "3." + name, address),
        SetRequest.integer(TARGET_ADDR + "4." + name, 1_500),
        SetRequest.integer(TARGET_ADDR + "5." + name, 3),
        SetRequest.text(TARGET_ADDR + "6." + name, tag),
        SetRequest.text(TARGET_ADDR + "7." + name, parameters),
        SetRequest.integer(TARGET_ADDR + "8." + name, NON_VOLATILE),
        SetRequest.integer(TARGET_ADDR + "9." + name, CREATE_AND_GO));
  }

  private void parameters(String parameters, String securityName) {
    String name = implied(parameters);
    row(
        SetRequest.integer(TARGET_PARAMS + "2." + name, 3),
        SetRequest.integer(TARGET_PARAMS + "3." + name, 4),
        SetRequest.text(TARGET_PARAMS + "4." + name, securityName),
        SetRequest.integer(TARGET_PARAMS + "5." + name, 3),
        SetRequest.integer(TARGET_PARAMS + "6." + name, NON_VOLATILE),
        SetRequest.integer(TARGET_PARAMS + "7." + name, CREATE_AND_GO));
  }

  private void notify(String notification, String tag, int type) {
    String name = implied(notification);
    row(
        SetRequest.text(NOTIFY + "2." + name, tag),
        SetRequest.integer(NOTIFY + "3." + name, type),
        SetRequest.integer(NOTIFY + "4." + name, NON_VOLATILE),
        SetRequest.integer(NOTIFY + "5." + name, CREATE_AND_GO));
  }

  /** RFC 5591, appendix A. */
  private void configureInforms(String address) {
    notify("CRNotif", "toCRTag", INFORM);
    target("toCRAddr", address, "toCRTag", "toCR");
    parameters("toCR", "alice");
  }

  /** The group of the example may be told of everything, which the appendix takes for granted. */
  private void admitAdministrators() {
    String administrators = "14." + implied("administrators") + ".0.4.3";
    row(
        SetRequest.text(ACCESS + "7." + administrators, "all"),
        SetRequest.integer(ACCESS + "9." + administrators, CREATE_AND_GO));
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1:10162, 192.0.2.1", "[2001:db8::1]:10162, 2001:db8::1"})
  void aNotificationOriginatorIsConfigured(String address, String host) throws Exception {
    VirtualHost nms = world.addHost(host);
    nms.listen("::", 10162);
    start(
        "managed.destinations = 192.0.2.0/24, 2001:db8::/32",
        "map.1.fingerprint = " + server.certificate().fingerprint());
    configureTheOriginator(address);
    admitAdministrators();
    // What is to be sent is not in the example.
    notify("NRNotif", "toNRTag", TRAP);
    platform.board.change(0, true);
    world.wake();
    VirtualConnection receiver = accept(nms);
    world.run(100);
    V3Message trap = parse(messages(receiver).get(0));
    assertEquals(PduType.SNMPV2_TRAP, trap.pdu().type());
    assertEquals("toNRAddr", agent.targets().name(0));
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1:5162, 192.0.2.1", "[2001:db8::1]:5162, 2001:db8::1"})
  void aNotificationOriginatorSendsInforms(String address, String host) throws Exception {
    VirtualHost nms = world.addHost(host);
    nms.listen("::", 5162);
    start(
        "managed.destinations = 192.0.2.0/24, 2001:db8::/32",
        "map.1.fingerprint = " + server.certificate().fingerprint(),
        // The settings for alice are not in the example, nor is her certificate.
        "group.receivers.members = alice",
        "group.receivers.notify = all");
    expect("toCRAddr", "server.example.org");
    configureInforms(address);
    platform.board.change(0, true);
    world.wake();
    VirtualConnection receiver = accept(nms, 5162);
    world.run(100);
    V3Message inform = parse(messages(receiver).get(0));
    assertEquals(PduType.INFORM_REQUEST, inform.pdu().type());
    assertEquals("toCRAddr", agent.targets().name(0));
  }

  /**
   * RFC 6353, appendices A.2 and A.3: a name out of the certificate, and one of the table. The
   * manager has the certificate, and is known by a row of the file behind it so far. The numbers of
   * the rows are chosen by the order in which they are to count.
   */
  @ParameterizedTest
  @CsvSource({"2, 5, '', server.example.org", "3, 1, Joe Cool, Joe Cool"})
  void aCertificateGetsAName(int id, int type, String data, String name) throws Exception {
    start(
        "managed.confirm.ms = 0",
        "map.1.fingerprint = " + peer.certificate().fingerprint(),
        "map.9.fingerprint = " + server.certificate().fingerprint(),
        "map.9.type = specified",
        "map.9.name = peer");
    row(
        SetRequest.octets(
            CERT_TO_TSN + "2." + id,
            Fingerprint.of(Fingerprint.SHA256, server.certificate()).octets()),
        SetRequest.oid(CERT_TO_TSN + "3." + id, MAP_TYPES + type),
        SetRequest.text(CERT_TO_TSN + "4." + id, data),
        SetRequest.integer(CERT_TO_TSN + "5." + id, NON_VOLATILE),
        SetRequest.integer(CERT_TO_TSN + "6." + id, CREATE_AND_GO));
    other.connect("10.0.0.1", 10161);
    world.run(1_000);
    assertTrue(
        platform.log.entries().stream()
            .anyMatch(entry -> entry.contains("Session with " + name + " at 10.0.0.2 open")),
        () -> platform.log.entries().toString());
  }
}
