/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.text.Utf8;

/**
 * For all texts as access control lists:
 *
 * <ol>
 *   <li>reading does not throw, and either gives a list or an error;
 *   <li>the list, written, is no longer than the text, and is read as the same list and written as
 *       the same text;
 *   <li>it grants nothing to the wildcard, and nothing to a server after it was forgotten that it
 *       does not grant to all.
 * </ol>
 */
class AclFuzzTest {

  private static final int BYTES_MAX = 4_096;

  @FuzzTest
  void shouldReadAnyText(byte[] input) {
    StringBuilder decoded = new StringBuilder();
    Utf8.decode(input, 0, input.length, decoded);
    String text = decoded.toString();
    AclParser parser = new AclParser(BYTES_MAX);
    Acl acl = parser.parse(text);
    assertEquals(acl == null, parser.error() != AclParser.GOOD);
    if (acl == null) {
      return;
    }
    String written = acl.toString();
    assertTrue(written.length() <= text.length());
    assertEquals(acl, parser.parse(written));
    assertEquals(written, parser.parse(written).toString());
    assertEquals(acl, acl.merge(acl));
    for (TreeCommand command : TreeCommand.values()) {
      assertFalse(acl.allows(command, Acl.ANY));
      for (String server : acl.servers(command)) {
        Acl rest = acl.without(server);
        assertEquals(!server.equals(Acl.ANY), !rest.servers(command).contains(server));
        assertEquals(rest, parser.parse(rest.toString()));
      }
    }
  }
}
