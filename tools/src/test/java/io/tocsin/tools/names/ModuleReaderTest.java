/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tocsin.ber.Oid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleReaderTest {

  private static final String MODULE =
      """
      BELL-MIB DEFINITIONS ::= BEGIN
      IMPORTS OBJECT-TYPE, enterprises FROM SNMPv2-SMI;
      bellMIB MODULE-IDENTITY
          DESCRIPTION "holds nothing ::= { that 1 } counts -- and no comment"
          ::= { bellEnterprise 5 } -- bellOther OBJECT IDENTIFIER ::= { enterprises 98 }
      bellEnterprise OBJECT IDENTIFIER ::= { enterprises 99 }
      bellObjects OBJECT IDENTIFIER ::= { bellMIB 1 }
      bellLoudness OBJECT-TYPE
          SYNTAX      Loudness
          ::= { bellObjects 1 }
      bellMood OBJECT-TYPE
          SYNTAX      INTEGER { calm(1), -- as usual
                                alarmed(-2) }
          ::= { bellObjects 2 }
      bellName OBJECT-TYPE
          SYNTAX      SnmpAdminString (SIZE (1..32))
          ::= { bellObjects 3 }
      bellRang NOTIFICATION-TYPE
          OBJECTS { bellMood }
          ::= { bellMIB 4294967295 }
      Loudness ::= TEXTUAL-CONVENTION
          DISPLAY-HINT "d-1"
          SYNTAX       Integer32
      END
      """;

  private final List<Name> names = ModuleReader.read(MODULE);

  @Test
  void shouldReadEveryNodeAndNothingOutOfCommentsAndStrings() {
    assertEquals(
        List.of(
            "bellEnterprise",
            "bellMIB",
            "bellObjects",
            "bellLoudness",
            "bellMood",
            "bellName",
            "bellRang"),
        names.stream().map(Name::text).toList());
    assertEquals(Oid.of(1, 3, 6, 1, 4, 1, 99, 5, 1, 2), names.get(4).oid());
    assertEquals(Oid.of(1, 3, 6, 1, 4, 1, 99, 5, -1), names.get(6).oid());
  }

  @Test
  void shouldTakeTheHintOfATextualConventionThatStandsBehind() {
    assertEquals("7.5", names.get(3).hint().format(75));
  }

  @Test
  void shouldReadTheLabelsOfAnEnumeration() {
    assertEquals(Map.of(1L, "calm", -2L, "alarmed"), names.get(4).labels());
    assertNull(names.get(4).hint());
    assertEquals(-2L, names.get(4).numberOf("alarmed"));
    assertNull(names.get(4).numberOf("furious"));
  }

  @Test
  void shouldKnowTheConventionsOfOtherModules() {
    assertEquals("255t", names.get(5).hint().toString());
    assertNull(names.get(6).hint());
  }

  @Test
  void shouldRefuseANodeUnderAnUnknownParent() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ModuleReader.read("a OBJECT IDENTIFIER ::= { nowhere 1 }"));
  }
}
