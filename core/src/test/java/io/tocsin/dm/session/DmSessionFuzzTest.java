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
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Invariant: whatever a server says, the session answers with whole messages that are no longer
 * than they may be, comes to an end, and leaves no Atomic open; and a server that has not proved
 * who it is changes nothing and gets no alert.
 */
class DmSessionFuzzTest {

  private static final int MESSAGE_BYTES_MAX = 2_048;
  private static final int MESSAGES_MAX = 20;

  private static final String OWN_TYPE = DmCredential.DIGEST;

  // A tree and a parser are made once. To make them for each run took most of its time.
  private static final SessionDevice PROVED = new SessionDevice(OWN_TYPE, DmCredential.TRANSPORT);
  private static final SessionDevice NOT_PROVED = new SessionDevice(OWN_TYPE, DmCredential.DIGEST);
  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  private static void play(SessionBed bed, byte[] input) {
    int length = bed.session.compose();
    int count = 0;
    while (length > 0) {
      count++;
      assertWhole(bed.buffer, length);
      // The same body again and again, with a number of its own for each message.
      byte[] body = numbered(input, count);
      bed.session.receive(body, body.length, Encoding.XML, null);
      assertFalse(bed.tree.isAtomic());
      length = bed.session.compose();
    }
    // One more says that there are enough.
    assertTrue(count <= MESSAGES_MAX + 1);
    assertTrue(bed.session.outcome() != SessionOutcome.OPEN);
  }

  /** A whole message is well-formed, and has its header and its body. */
  private static void assertWhole(byte[] message, int length) {
    assertTrue(length <= MESSAGE_BYTES_MAX);
    try {
      InputStream in = new ByteArrayInputStream(message, 0, length);
      XMLStreamReader xml = XML.createXMLStreamReader(in, "UTF-8");
      xml.nextTag();
      xml.require(XMLStreamConstants.START_ELEMENT, "SYNCML:SYNCML1.2", "SyncML");
      skip(xml, "SyncHdr");
      skip(xml, "SyncBody");
      xml.nextTag();
      xml.require(XMLStreamConstants.END_ELEMENT, null, "SyncML");
      assertEquals(XMLStreamConstants.END_DOCUMENT, xml.next());
    } catch (XMLStreamException e) {
      throw new AssertionError(new String(message, 0, length, StandardCharsets.UTF_8), e);
    }
  }

  private static void skip(XMLStreamReader xml, String name) throws XMLStreamException {
    xml.nextTag();
    xml.require(XMLStreamConstants.START_ELEMENT, null, name);
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private static byte[] numbered(byte[] input, int number) {
    String body = new String(input, StandardCharsets.ISO_8859_1).replace("@", "" + number);
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  @FuzzTest
  void shouldComeToAnEndWithAServerThatHasProvedWhoItIs(byte[] input) {
    SessionBed bed = new SessionBed(PROVED.restored(), true, MESSAGE_BYTES_MAX, MESSAGES_MAX);
    bed.alert("./Vendor/door", "open");
    play(bed, input);
  }

  @FuzzTest
  void shouldDoNothingForAServerThatHasNot(byte[] input) {
    SessionBed bed = new SessionBed(NOT_PROVED.restored(), true, MESSAGE_BYTES_MAX, MESSAGES_MAX);
    bed.alert("./Vendor/door", "open");
    play(bed, input);
    assertTrue(NOT_PROVED.isUnchanged());
    assertTrue(bed.told.isEmpty());
  }
}
