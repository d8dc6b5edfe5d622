/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Messages in XML that between them have every element; see messages.txt. */
public final class SampleMessages {

  /** What stands before the content of a body in {@link #of}. */
  public static final String HEADER =
      "<SyncML xmlns=\"SYNCML:SYNCML1.2\"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto>"
          + "<SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>t</LocURI></Target>"
          + "<Source><LocURI>s</LocURI></Source></SyncHdr><SyncBody>";

  /** What stands behind it. */
  public static final String TRAILER = "</SyncBody></SyncML>";

  private SampleMessages() {}

  /** A message with this content of its body. */
  public static byte[] of(String body) {
    return (HEADER + body + TRAILER).getBytes(StandardCharsets.UTF_8);
  }

  /** All of them by name, in the order of the file. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> messages = new LinkedHashMap<>();
    String[] parts = text().split("(?m)^= ", -1);
    for (int i = 1; i < parts.length; i++) {
      int line = parts[i].indexOf('\n');
      String xml = parts[i].substring(line).trim();
      boolean whole = xml.startsWith("<?xml") || xml.startsWith("<SyncML");
      messages.put(
          parts[i].substring(0, line), whole ? xml.getBytes(StandardCharsets.UTF_8) : of(xml));
    }
    return messages;
  }

  private static String text() {
    try (InputStream in = SampleMessages.class.getResourceAsStream("messages.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
