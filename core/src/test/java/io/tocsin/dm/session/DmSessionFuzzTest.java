/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.DmCredential;
import java.nio.charset.StandardCharsets;

/**
 * Invariant: whatever a server says, the session answers with whole messages that are no longer
 * than they may be, comes to an end, and leaves no Atomic open; and a server that has not proved
 * who it is changes nothing and gets no alert.
 */
class DmSessionFuzzTest {

  private static final int MESSAGE_BYTES_MAX = 2_048;
  private static final int MESSAGES_MAX = 20;

  private static void play(SessionBed bed, byte[] input) {
    ClientMessage message = bed.compose();
    int count = 0;
    while (message != null) {
      count++;
      assertTrue(message.xml.getBytes(StandardCharsets.UTF_8).length <= MESSAGE_BYTES_MAX);
      // The same body again and again, with a number of its own for each message.
      byte[] body = numbered(input, count);
      bed.session.receive(body, body.length, Encoding.XML, null);
      assertFalse(bed.tree.isAtomic());
      message = bed.compose();
    }
    // One more says that there are enough.
    assertTrue(count <= MESSAGES_MAX + 1);
    assertTrue(bed.session.outcome() != SessionOutcome.OPEN);
  }

  private static byte[] numbered(byte[] input, int number) {
    String body = new String(input, StandardCharsets.ISO_8859_1).replace("@", "" + number);
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  @FuzzTest
  void shouldComeToAnEndWithAServerThatHasProvedWhoItIs(byte[] input) {
    SessionBed bed =
        new SessionBed(
            DmCredential.DIGEST, DmCredential.TRANSPORT, true, MESSAGE_BYTES_MAX, MESSAGES_MAX);
    bed.alert("./Vendor/door", "open");
    play(bed, input);
  }

  @FuzzTest
  void shouldDoNothingForAServerThatHasNot(byte[] input) {
    SessionBed bed =
        new SessionBed(
            DmCredential.DIGEST, DmCredential.DIGEST, true, MESSAGE_BYTES_MAX, MESSAGES_MAX);
    int nodes = bed.tree.nodeCount();
    bed.alert("./Vendor/door", "open");
    play(bed, input);
    assertEquals(nodes, bed.tree.nodeCount());
    assertTrue(bed.told.isEmpty());
  }
}
