/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tocsin.sim.world.rows.Assignment;
import io.tocsin.sim.world.rows.SetMessage;
import io.tocsin.sim.world.rows.SetRequest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageBytesTest {
  private static final String HEADER = "0201 03 300e 0202 0102 0202 2000 0401 07 0201 04 0400";
  private static final String CONTEXT = "0401 80 0400";

  /** A header and its content; the length in the long form where it must be. */
  private static String wrapped(String tag, String content) {
    String digits = content.replace(" ", "");
    int length = digits.length() / 2;
    String form = length < 128 ? "%02x" : "81%02x";
    return tag + String.format(form, length) + digits;
  }

  private static byte[] message(String pdu) {
    String scoped = wrapped("30", CONTEXT + pdu);
    return HexFormat.of().parseHex(wrapped("30", HEADER + scoped).replace(" ", ""));
  }

  private static String variable(String oid, String value) {
    return wrapped("30", wrapped("06", oid) + value);
  }

  @Test
  void shouldReadANotification() {
    String variables =
        variable("2b06010201010300", "4301 05")
            + variable("2b060106030101040100", "0603 2b0601")
            + variable("2b0601040181fd5964010601 00", "0408 00000003 00000009")
            + variable("2b0601040181fd5964010602 00", "0201 04")
            + variable("2b0601040181fd5964010605 00", "4201 07")
            + variable("2b0601040181fd5964010607 00", "4202 0100");
    byte[] bytes = message(wrapped("a6", "0201 2a 0201 00 0201 00" + wrapped("30", variables)));
    assertEquals(bytes.length, MessageBytes.sizeBytes(bytes, bytes.length));
    assertEquals(0, MessageBytes.sizeBytes(bytes, 2));
    Notice notice = MessageBytes.notice(bytes);
    assertEquals(true, notice.inform());
    assertEquals(0x102, notice.messageId());
    assertEquals(42, notice.requestId());
    assertEquals(3, notice.engineBoots());
    assertEquals("3/9", notice.event());
    assertEquals(4, notice.severity());
    assertEquals(7, notice.events());
    assertEquals(256, notice.lost());
    assertEquals("2b0601", notice.name());
    assertNull(MessageBytes.response(bytes));
  }

  @Test
  void shouldTakeCountersForNoPartOfWhatAnEventSays() {
    long five = content("4101 05");
    assertEquals(five, content("4101 06"));
    assertEquals(false, content("4201 05") == content("4201 06"));
  }

  private static long content(String value) {
    String variables = wrapped("30", variable("2b0601", value));
    return MessageBytes.notice(message(wrapped("a7", "0201 01 0201 00 0201 00" + variables)))
        .content();
  }

  @Test
  void shouldReadASetAsItIsWritten() {
    SetRequest request =
        new SetRequest(
            70_000,
            List.of(
                new Assignment("1.3.6.1.6.3.16.1.2.1.5.4.2.117.49", "020104"),
                new Assignment("1.3.6.1.4.1.32473.100.1.8.1.0", "0400"),
                new Assignment("2.999.3", "06032a0304")));
    byte[] bytes = SetMessage.write("80007ed905", request);
    assertEquals(bytes.length, MessageBytes.sizeBytes(bytes, bytes.length));
    assertEquals(request, MessageBytes.set(bytes));
    assertNull(MessageBytes.response(bytes));
    assertNull(MessageBytes.set(message(wrapped("a2", "0201 01 0201 00 0201 00 3000"))));
  }

  @Test
  void shouldReadAResponse() {
    byte[] bytes = message(wrapped("a2", "0204 7fffffff 0201 05 0201 00 3000"));
    assertEquals(new Response(0x102, Integer.MAX_VALUE, 5), MessageBytes.response(bytes));
    assertNull(MessageBytes.notice(bytes));
  }
}
