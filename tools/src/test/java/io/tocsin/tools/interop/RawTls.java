/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.interop;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineDiscovery;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.V3Header;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tsm.TsmMessageWriter;
import io.tocsin.tools.values.Value;
import java.util.Arrays;
import java.util.HexFormat;

/** Octets that a peer sends without a TLS library. */
final class RawTls {

  /** The second octet of the version TLS 1.1 (RFC 4346). */
  static final int TLS_1_1 = 2;

  /** Type of a record that holds an alert (RFC 5246 §6.2.1). */
  static final int ALERT = 21;

  /** The alert protocol_version (RFC 5246 §7.2). */
  static final int PROTOCOL_VERSION = 70;

  /** The version, a random, and no session: what both hellos begin with. */
  private static final String HELLO = "0302" + "5a".repeat(32) + "00";

  /** TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, which TLS 1.1 has, too (RFC 8422). */
  private static final String SUITE = "c009";

  private RawTls() {}

  /** A ClientHello without extensions that offers nothing better than TLS 1.1. */
  static byte[] clientHelloOfTls11() {
    return handshake(1, HELLO + "0002" + SUITE + "0100");
  }

  /** A ServerHello that chooses TLS 1.1. */
  static byte[] serverHelloOfTls11() {
    return handshake(2, HELLO + SUITE + "00");
  }

  /** A message of the handshake in a record. */
  private static byte[] handshake(int type, String body) {
    int size = body.length() / 2;
    return HexFormat.of()
        .parseHex(String.format("160302%04x%02x%06x%s", size + 4, type, size, body));
  }

  /** An SNMP message that every engine answers: GET snmpEngineID.0 (RFC 5343 §3.2). */
  static byte[] snmpRequest() {
    byte[] buffer = new byte[512];
    V3Header header = new V3Header();
    header.set(
        4_711,
        V3Header.MESSAGE_SIZE_MIN,
        V3Header.flags(SecurityLevel.AUTH_PRIV, true),
        SecurityModelNumber.TSM);
    int length =
        new TsmMessageWriter()
            .write(
                buffer,
                0,
                buffer.length,
                header,
                EngineDiscovery.LOCAL_ENGINE_ID,
                Octets.of(new byte[0]),
                PduType.GET_REQUEST,
                4_711,
                0,
                0,
                new EngineIdAsked());
    return Arrays.copyOfRange(buffer, buffer.length - length, buffer.length);
  }

  private static final class EngineIdAsked implements VarbindSource {

    @Override
    public int count() {
      return 1;
    }

    @Override
    public void name(int index, Oid into) {
      into.set(EngineDiscovery.SNMP_ENGINE_ID_INSTANCE);
    }

    @Override
    public void value(int index, BerWriter out) {
      Value.empty(BerTag.NULL).write(out);
    }
  }
}
