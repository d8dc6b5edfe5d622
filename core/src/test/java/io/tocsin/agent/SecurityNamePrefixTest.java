/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.config.ConfigurationReader;
import io.tocsin.config.ConfigurationResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5591 §5.2 step 3: the prefix becomes part of the names that groups are asked for. */
final class SecurityNamePrefixTest {

  private static SecurityNamePrefix prefix(String... lines) {
    String common =
        "view.all.include = 1.3.6.1\ngroup.all.read = all\nmap.1.fingerprint = sha256:"
            + "f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f\n";
    String text = common + String.join("\n", lines);
    ConfigurationResult result =
        ConfigurationReader.read("tocsin.conf", text.getBytes(StandardCharsets.UTF_8));
    assertTrue(result.isValid(), result.text());
    return new SecurityNamePrefix(result.configuration());
  }

  @ParameterizedTest
  @CsvSource({
    "joan, joan, true, false",
    "joan, tls:joan, false, true",
    "joan, 'joan, tls:joan', true, true",
    "joan, tls:other, false, false",
    "tls:joan, tls:joan, true, false",
  })
  void shouldCompareTheNameThatTheMapGives(
      String mapped, String members, boolean without, boolean with) {
    SecurityNamePrefix prefix =
        prefix(
            "map.1.type = specified", "map.1.name = " + mapped, "group.all.members = " + members);
    assertEquals(without, prefix.isUsable(false));
    assertEquals(with, prefix.isUsable(true));
  }

  @ParameterizedTest
  @CsvSource({
    "joan, true, false",
    "tls:joan, false, true",
    "'joan, tls:jim', true, true",
  })
  void shouldJudgeByTheFormWhereTheCertificateGivesTheName(
      String members, boolean without, boolean with) {
    SecurityNamePrefix prefix = prefix("map.1.type = cn", "group.all.members = " + members);
    assertEquals(without, prefix.isUsable(false));
    assertEquals(with, prefix.isUsable(true));
  }

  @Test
  void shouldTellWhetherTheOperatorHasDecided() {
    String[] lines = {"map.1.type = cn", "group.all.members = joan", "tsm.prefix = false"};
    assertTrue(prefix(lines).isConfigured());
    assertFalse(prefix(lines[0], lines[1]).isConfigured());
  }
}
