/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import io.tocsin.snmp.Ber;
import io.tocsin.snmp.MessageBuilder;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.TestObjects;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A secret is never in what the trace says of SNMP messages, wherever it was in them. */
class SnmpSecretProperties {

  private final SnmpTraceBed bed = new SnmpTraceBed();

  @Provide
  Arbitrary<String> secrets() {
    return Secrets.all();
  }

  private void assertNotShown(byte[] message, String secret) {
    for (String entry : bed.receive(message)) {
      Secrets.assertNotIn(entry, secret, "a message of " + message.length + " bytes");
    }
  }

  /** The whole, and cut behind each byte. */
  private void assertNeverShown(byte[] message, String secret) {
    for (int length = 0; length <= message.length; length++) {
      assertNotShown(Arrays.copyOf(message, length), secret);
    }
  }

  private static byte[] withCommunity(int version, String secret) {
    byte[] pdu = Ber.pdu(PduType.GET_REQUEST, 1, 0, 0, Ber.asked(TestObjects.SYS_NAME));
    return Ber.sequence(Ber.integer(version), Ber.text(secret), pdu);
  }

  @Property(tries = 200)
  void shouldNotShowCommunities(
      @ForAll("secrets") String secret, @ForAll @IntRange(max = 1) int version) {
    assertNeverShown(withCommunity(version, secret), secret);
  }

  @Property
  void shouldNotShowCommunitiesOfDamagedMessages(
      @ForAll("secrets") String secret,
      @ForAll @IntRange(max = 1) int version,
      @ForAll @IntRange(max = 6) int place,
      @ForAll byte octet) {
    byte[] message = withCommunity(version, secret);
    message[place] = octet;
    assertNotShown(message, secret);
  }

  @Property(tries = 200)
  void shouldNotShowSecurityParameters(@ForAll("secrets") String secret) {
    byte[] parameters = Ber.octets(Ber.sequence(Ber.text("user"), Ber.text(secret)));
    assertNotShown(
        MessageBuilder.message().securityModel(3).securityParameters(parameters).build(), secret);
    assertNotShown(MessageBuilder.message().data(Ber.text(secret)).build(), secret);
  }

  @Property(tries = 100)
  void shouldNotShowSecretsInVariables(@ForAll("secrets") String secret) {
    for (String name :
        List.of(
            "1.3.6.1.6.3.18.1.1.1.2.3.97.98.99",
            "1.3.6.1.6.3.18.1.4.0",
            "1.3.6.1.6.3.15.1.2.2.1.6.1.65",
            "1.3.6.1.6.3.15.1.2.2.1.10.1.65")) {
      byte[] pdu = Ber.pdu(PduType.SET_REQUEST, 1, 0, 0, Ber.varbind(name, Ber.text(secret)));
      assertNeverShown(MessageBuilder.message().pdu(pdu).build(), secret);
      // With all numbers as short as they can be, the value stands as near to the beginning as it
      // can.
      byte[] close =
          MessageBuilder.message()
              .messageId(1)
              .messageSizeMax(484)
              .contextEngineId(Ber.octets())
              .pdu(pdu)
              .build();
      assertNeverShown(close, secret);
      byte[] broken =
          Ber.pdu(PduType.SET_REQUEST, 1, 0, 0, Ber.varbind(name, Ber.text(secret)), new byte[3]);
      assertNotShown(
          MessageBuilder.message()
              .messageId(1)
              .messageSizeMax(484)
              .contextEngineId(Ber.octets())
              .pdu(broken)
              .build(),
          secret);
    }
  }
}
