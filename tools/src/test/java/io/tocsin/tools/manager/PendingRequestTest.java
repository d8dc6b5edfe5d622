/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.V3Header;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tsm.TsmMessageWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PendingRequestTest {

  private static final int REQUEST_ID = 77;
  private static final int MESSAGE_ID = 5;

  private final PendingRequest request = new PendingRequest();

  /** A Response-PDU with one variable of which the value is the last octet, 42. */
  private static byte[] response() {
    byte[] buffer = new byte[484];
    V3Header header = new V3Header();
    header.set(
        MESSAGE_ID,
        buffer.length,
        V3Header.flags(SecurityLevel.AUTH_PRIV, false),
        SecurityModelNumber.TSM);
    int length =
        new TsmMessageWriter()
            .write(
                buffer,
                0,
                buffer.length,
                header,
                new Octets(0),
                new Octets(0),
                PduType.RESPONSE,
                REQUEST_ID,
                0,
                0,
                new OneVariable());
    return Arrays.copyOfRange(buffer, buffer.length - length, buffer.length);
  }

  private static final class OneVariable implements VarbindSource {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public void name(int index, Oid into) {
      into.set(Oid.of(1, 3, 6, 1));
    }

    @Override
    public void value(int index, BerWriter out) {
      out.writeInteger(BerTag.INTEGER, 42);
    }
  }

  private boolean answeredBy(byte[] message) {
    request.receiveMessage(null, null, message, 0, message.length, 0);
    return request.isAnswered();
  }

  @Test
  void shouldTakeTheAnswer() {
    request.begin(REQUEST_ID, MESSAGE_ID);
    assertTrue(answeredBy(response()));
    assertEquals("[1.3.6.1 = 42]", text(request.response()));
  }

  private static String text(Response response) {
    return response.variables().stream()
        .map(v -> v.name() + " = " + v.value().number())
        .toList()
        .toString();
  }

  @Test
  void shouldPassOverAnAnswerWithAMalformedVariable() {
    request.begin(REQUEST_ID, MESSAGE_ID);
    byte[] good = response();
    for (int at = good.length - 3; at < good.length - 1; at++) {
      // The identifier octet of the value, and then its length.
      byte[] bad = good.clone();
      bad[at] = 0x1F;
      assertFalse(answeredBy(bad));
    }
    assertTrue(answeredBy(good));
  }
}
