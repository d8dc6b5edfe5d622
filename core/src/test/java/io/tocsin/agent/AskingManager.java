/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.Oid;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.VarbindCursor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A manager that walks over tables, by GETNEXT. */
final class AskingManager {

  private final AgentWorld bed;
  private final VirtualConnection connection;

  /** Opens a session from the other host. */
  AskingManager(AgentWorld bed) {
    this.bed = bed;
    connection = bed.other.connect("10.0.0.1", 10161);
    bed.world.run(10);
  }

  int port() {
    return connection.localPort();
  }

  void close() {
    connection.close();
    bed.world.run(10);
  }

  /**
   * The rows of a table of TOCSIN-MIB.
   *
   * @param entry sub-identifiers of its entry below tocsinObjects
   * @param column a column
   * @return the values by the indexes, which are one number
   */
  Map<Long, String> column(String entry, int column) {
    Oid objects = Oid.parse("1.3.6.1.4.1.32473.100.1." + entry + "." + column);
    Map<Long, String> values = new TreeMap<>();
    Oid name = new Oid();
    name.set(objects);
    VarbindCursor cursor = next(name);
    while (name.startsWith(objects)) {
      values.put(name.arc(objects.length()) & 0xFFFF_FFFFL, value(cursor));
      cursor = next(name);
    }
    return values;
  }

  /** Asks for what comes behind a name, and moves the name there. */
  private VarbindCursor next(Oid name) {
    byte[] request = bed.request(PduType.GET_NEXT_REQUEST, name);
    assertEquals(request.length, connection.write(request, 0, request.length));
    bed.world.run(10);
    List<byte[]> answers = bed.messages(connection);
    assertEquals(1, answers.size());
    VarbindCursor cursor = AgentWorld.parse(answers.get(0)).pdu().varbinds(new VarbindCursor());
    assertTrue(cursor.next(name));
    return cursor;
  }

  private static String value(VarbindCursor cursor) {
    if (cursor.valueTag() == BerTag.OCTET_STRING) {
      return new String(
          cursor.bytes(), cursor.valueOffset(), cursor.valueLength(), StandardCharsets.UTF_8);
    }
    long number = 0;
    for (int i = 0; i < cursor.valueLength(); i++) {
      number = number << 8 | (cursor.bytes()[cursor.valueOffset() + i] & 0xFF);
    }
    return Long.toString(number);
  }
}
