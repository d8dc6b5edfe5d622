/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp;

import static io.tocsin.snmp.EngineCounters.LATE_RESPONSES;
import static io.tocsin.snmp.EngineCounters.REPORTS_SUPPRESSED;
import static io.tocsin.snmp.EngineCounters.REQUESTS_OVER_VARBIND_LIMIT;
import static io.tocsin.snmp.EngineCounters.SNMP_INVALID_MSGS;
import static io.tocsin.snmp.EngineCounters.SNMP_IN_ASN_PARSE_ERRS;
import static io.tocsin.snmp.EngineCounters.SNMP_IN_BAD_VERSIONS;
import static io.tocsin.snmp.EngineCounters.SNMP_TSM_INADEQUATE_SECURITY_LEVELS;
import static io.tocsin.snmp.EngineCounters.SNMP_TSM_INVALID_CACHES;
import static io.tocsin.snmp.EngineCounters.SNMP_UNKNOWN_CONTEXTS;
import static io.tocsin.snmp.EngineCounters.SNMP_UNKNOWN_PDU_HANDLERS;
import static io.tocsin.snmp.EngineCounters.SNMP_UNKNOWN_SECURITY_MODELS;
import static io.tocsin.snmp.EngineCounters.UNKNOWN_RESPONSES;
import static io.tocsin.snmp.MessageBuilder.message;

import io.tocsin.ber.BerTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Messages that are malformed or improper, each with what RFC 3412 and RFC 5591 ask for: the
 * counter that rises, and what is sent back.
 */
final class ImproperMessages {

  /** What comes back: nothing. */
  static final int SILENCE = -1;

  /** What comes back: a Report of the counter. Lower numbers are error-status of a response. */
  static final int REPORT = 1000;

  /** One message. The transport's level is that of the session it comes over. */
  record Case(String name, Octets message, int transportLevel, int counter, int answer) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String NAME = TestObjects.SYS_DESCR;

  private final List<Case> cases = new ArrayList<>();

  private ImproperMessages() {
    addFraming();
    addVersions();
    addHeaders();
    addSecurity();
    addScopedPdus();
    addPdus();
    addVarbinds();
    addUnexpected();
  }

  static List<Case> all() {
    return new ImproperMessages().cases;
  }

  private void add(String name, byte[] message, int counter, int answer) {
    cases.add(new Case(name, Octets.of(message), SecurityLevel.AUTH_PRIV, counter, answer));
  }

  private void garbled(String name, byte[] message) {
    add(name, message, SNMP_IN_ASN_PARSE_ERRS, SILENCE);
  }

  private void garbled(String name, MessageBuilder message) {
    garbled(name, message.build());
  }

  private void addFraming() {
    byte[] good = message().build();
    garbled("nothing at all", new byte[0]);
    garbled("one octet", Ber.hex("30"));
    garbled("an empty sequence", Ber.hex("30 00"));
    garbled("no sequence", Ber.hex("04 03 02 01 03"));
    garbled("octets of zero", new byte[64]);
    byte[] ones = new byte[64];
    Arrays.fill(ones, (byte) 0xFF);
    garbled("octets of ones", ones);
    garbled("a request of HTTP", Octets.ofAscii("GET / HTTP/1.1\r\n\r\n").toArray());
    garbled("a client hello of TLS", Ber.hex("16 03 01 00 05 01 00 00 01 03"));
    garbled("a last octet missing", Arrays.copyOf(good, good.length - 1));
    garbled("half of it missing", Arrays.copyOf(good, good.length / 2));
    garbled("an octet after the end", message().trailer(new byte[1]));
    garbled("a second message after the end", message().trailer(good));
    garbled("a length of indefinite form", Ber.hex("30 80 02 01 03 00 00"));
    garbled("a length of five octets", Ber.hex("30 85 00 00 00 00 03 02 01 03"));
    garbled("a length above 2^31", Ber.hex("30 84 FF FF FF FF 02 01 03"));
    garbled("a length beyond the message", Ber.hex("30 82 10 00 02 01 03"));
    garbled("the reserved form of length", Ber.hex("30 FF 02 01 03"));
  }

  private void addVersions() {
    garbled("no version", Ber.sequence(Ber.octets()));
    garbled("a version without content", message().version(Ber.hex("02 00")));
    garbled(
        "a version of nine octets", message().version(Ber.hex("02 09 01 02 03 04 05 06 07 08 09")));
    garbled("a version that is text", message().version(Ber.text("3")));
    int[] versions = {0, 1, 2, 4, -3};
    for (int version : versions) {
      byte[] bytes = message().version(Ber.integer(version)).build();
      add("version " + version, bytes, SNMP_IN_BAD_VERSIONS, SILENCE);
    }
    byte[] v2c = Ber.sequence(Ber.integer(1), Ber.text("public"), Ber.pdu(0xA0, 1, 0, 0));
    add("a message of SNMPv2c", v2c, SNMP_IN_BAD_VERSIONS, SILENCE);
    add("half a message of version 7", Ber.hex("30 03 02 01 07"), SNMP_IN_BAD_VERSIONS, SILENCE);
  }

  private void addHeaders() {
    garbled("no global data", message().globalData(new byte[0]));
    garbled("empty global data", message().globalData(Ber.sequence()));
    garbled("global data that is a string", message().globalData(Ber.octets()));
    garbled("a negative msgID", message().messageId(-1));
    garbled("a msgID of 2^31", message().messageId(Ber.integer(1L << 31)));
    garbled("a msgMaxSize of 483", message().messageSizeMax(483));
    garbled("a msgMaxSize of 0", message().messageSizeMax(0));
    garbled("a negative msgMaxSize", message().messageSizeMax(-1));
    garbled("a msgMaxSize of 2^31", message().messageSizeMax(1L << 31));
    garbled("no msgFlags", message().flags(Ber.octets()));
    garbled("two octets of msgFlags", message().flags(Ber.octets((byte) 3, (byte) 0)));
    garbled("msgFlags that are a number", message().flags(Ber.integer(3)));
    garbled("a msgSecurityModel of 0", message().securityModel(0));
    garbled("a negative msgSecurityModel", message().securityModel(-4));
    garbled("a field too many", message().flags(Ber.join(Ber.octets((byte) 3), Ber.integer(4))));
    add(
        "privacy without authentication",
        message().flags(0x02).build(),
        SNMP_INVALID_MSGS,
        SILENCE);
    add(
        "privacy without authentication, reportable",
        message().flags(0x06).build(),
        SNMP_INVALID_MSGS,
        SILENCE);
    add(
        "the User-based Security Model",
        message().securityModel(SecurityModelNumber.USM).build(),
        SNMP_UNKNOWN_SECURITY_MODELS,
        SILENCE);
    add(
        "a security model of nobody",
        message().securityModel(Integer.MAX_VALUE).build(),
        SNMP_UNKNOWN_SECURITY_MODELS,
        SILENCE);
  }

  private void addSecurity() {
    garbled("no security parameters", message().securityParameters(new byte[0]));
    garbled("security parameters of a number", message().securityParameters(Ber.integer(0)));
    garbled("security parameters with content", message().securityParameters(Ber.octets((byte) 0)));
    garbled(
        "security parameters of USM",
        message().securityParameters(Ber.octets(Ber.sequence(Ber.octets(), Ber.integer(0)))));
    for (int flags = 5; flags <= 7; flags += 2) {
      cases.add(
          new Case(
              "flags " + flags + " over a session without security",
              Octets.of(message().flags(flags).build()),
              SecurityLevel.NO_AUTH_NO_PRIV,
              SNMP_TSM_INADEQUATE_SECURITY_LEVELS,
              REPORT));
    }
    cases.add(
        new Case(
            "privacy over a session without",
            Octets.of(message().build()),
            SecurityLevel.AUTH_NO_PRIV,
            SNMP_TSM_INADEQUATE_SECURITY_LEVELS,
            REPORT));
    cases.add(
        new Case(
            "a trap over a session without security",
            Octets.of(message().ask(PduType.SNMPV2_TRAP).build()),
            SecurityLevel.NO_AUTH_NO_PRIV,
            REPORTS_SUPPRESSED,
            SILENCE));
    cases.add(
        new Case(
            "a session of no level at all",
            Octets.of(message().build()),
            0,
            SNMP_TSM_INVALID_CACHES,
            SILENCE));
  }

  private void addScopedPdus() {
    garbled("no scopedPDU", message().data(new byte[0]));
    garbled("an empty scopedPDU", message().data(Ber.sequence()));
    garbled("an encrypted scopedPDU", message().data(Ber.octets(new byte[64])));
    garbled("a scopedPDU that is a number", message().data(Ber.integer(1)));
    garbled("a contextEngineID that is a number", message().contextEngineId(Ber.integer(1)));
    garbled("no contextName", message().contextName(new byte[0]));
    garbled("a contextName of 256 octets", message().contextName(Ber.octets(new byte[256])));
    garbled("no PDU", message().pdu(new byte[0]));
    garbled("two PDUs", message().pdu(Ber.join(Ber.pdu(0xA0, 1, 0, 0), Ber.pdu(0xA0, 2, 0, 0))));
    addReport("an empty contextEngineID", message().contextEngineId(Ber.octets()));
    addReport("a contextEngineID of another", message().contextEngineId(Octets.ofAscii("x")));
    addReport(
        "a contextEngineID of 1000 octets", message().contextEngineId(Ber.octets(new byte[1000])));
    add(
        "an unknown contextName",
        message().contextName("nowhere").build(),
        SNMP_UNKNOWN_CONTEXTS,
        REPORT);
  }

  private void addReport(String name, MessageBuilder message) {
    add(name, message.build(), SNMP_UNKNOWN_PDU_HANDLERS, REPORT);
  }

  private void addPdus() {
    int get = PduType.GET_REQUEST;
    garbled("a Trap-PDU of SNMPv1", message().pdu(Ber.pdu(0xA4, 1, 0, 0)));
    garbled("a PDU type of nobody", message().pdu(Ber.pdu(0xA9, 1, 0, 0)));
    garbled("a PDU that is a sequence", message().pdu(Ber.pdu(0x30, 1, 0, 0)));
    garbled("an empty PDU", message().pdu(Ber.empty(get)));
    garbled(
        "a PDU without a list",
        message().pdu(pduOf(Ber.integer(1), Ber.integer(0), Ber.integer(0))));
    garbled(
        "a request-id of 33 bits",
        message()
            .pdu(pduOf(Ber.integer(1L << 31), Ber.integer(0), Ber.integer(0), Ber.sequence())));
    garbled("a request-id without content", message().pdu(pduOf(Ber.hex("02 00"))));
    garbled("a negative error-status", message().pdu(Ber.pdu(get, 1, -1, 0)));
    garbled("a negative error-index", message().pdu(Ber.pdu(get, 1, 0, -1)));
    int bulk = PduType.GET_BULK_REQUEST;
    garbled("negative non-repeaters", message().ask(bulk, -1, 1, NAME));
    garbled("negative max-repetitions", message().ask(bulk, 0, -1, NAME));
    byte[] pdu = Ber.join(Ber.pdu(get, 1, 0, 0), new byte[] {5, 0});
    garbled("something after the PDU", message().pdu(pdu));
    garbled(
        "something after the list",
        message()
            .pdu(
                pduOf(
                    Ber.integer(1), Ber.integer(0), Ber.integer(0), Ber.sequence(), Ber.octets())));
  }

  private static byte[] pduOf(byte[]... parts) {
    return Ber.element(PduType.GET_REQUEST, parts);
  }

  private void varbind(String name, byte[] varbind) {
    byte[] good = Ber.asked(NAME);
    garbled(name, message().pdu(Ber.pdu(PduType.SET_REQUEST, 1, 0, 0, good, varbind)));
  }

  private void value(String name, String hex) {
    varbind(name, Ber.sequence(Ber.oid(NAME), Ber.hex(hex)));
  }

  private void name(String name, String hex) {
    varbind(name, Ber.sequence(Ber.hex(hex), Ber.empty(BerTag.NULL)));
  }

  private void addVarbinds() {
    varbind("a variable binding that is a number", Ber.integer(1));
    varbind("an empty variable binding", Ber.sequence());
    varbind("a variable binding without a value", Ber.sequence(Ber.oid(NAME)));
    varbind("a third part", Ber.sequence(Ber.oid(NAME), Ber.integer(1), Ber.integer(2)));
    name("a name that is a string", "04 02 2B 06");
    name("an empty name", "06 00");
    name("a name that ends in the middle", "06 03 2B 06 81");
    name("a name with padded sub-identifiers", "06 03 2B 80 01");
    name("a name with a sub-identifier of 2^32", "06 06 2B 90 80 80 80 00");
    varbind(
        "a name of 129 sub-identifiers",
        Ber.sequence(Ber.element(BerTag.OBJECT_IDENTIFIER, new byte[128]), Ber.empty(5)));
    value("an INTEGER without content", "02 00");
    value("an INTEGER of 33 bits", "02 05 01 00 00 00 00");
    value("a NULL with content", "05 01 00");
    value("a Counter32 of 2^32", "41 05 01 00 00 00 00");
    value("a negative Gauge32", "42 01 FF");
    value("a Counter64 of 65 bits", "46 09 01 00 00 00 00 00 00 00 00");
    value("an IpAddress of three octets", "40 03 7F 00 00");
    value("a BOOLEAN", "01 01 FF");
    value("a sequence as value", "30 00");
    value("a tag of two octets", "5F 81 01 00");
    value("an exception with content", "82 01 00");
    value("a value beyond its variable binding", "04 05 00");
    String[] many = new String[65];
    Arrays.fill(many, NAME);
    add(
        "more variables than the limit",
        message().ask(PduType.GET_REQUEST, many).build(),
        REQUESTS_OVER_VARBIND_LIMIT,
        ErrorStatus.TOO_BIG);
  }

  private void addUnexpected() {
    addReport("an inform", message().ask(PduType.INFORM_REQUEST));
    add("a trap", message().ask(PduType.SNMPV2_TRAP).build(), SNMP_UNKNOWN_PDU_HANDLERS, SILENCE);
    add(
        "a response to nothing",
        message().ask(PduType.RESPONSE).build(),
        UNKNOWN_RESPONSES,
        SILENCE);
    add("a Report to nothing", message().ask(PduType.REPORT).build(), UNKNOWN_RESPONSES, SILENCE);
    // TestEngine's first inform has this msgID and was given up.
    add(
        "a response that comes too late",
        message().messageId((7 << 20) + 1).ask(PduType.RESPONSE).build(),
        LATE_RESPONSES,
        SILENCE);
  }
}
