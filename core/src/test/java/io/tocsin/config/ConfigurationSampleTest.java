/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationSampleTest {

  private static final String SAMPLE = ConfigurationSample.text();

  @Test
  void shouldBeReadAsItIs() {
    ConfigurationResult result = Texts.readText(SAMPLE);
    assertTrue(result.isValid(), result::text);
  }

  @Test
  void shouldBeReadWithoutErrorsAndWarningsWhenAllKeysAreEnabled() {
    StringBuilder enabled = new StringBuilder();
    for (String line : SAMPLE.lines().toList()) {
      boolean key = line.startsWith("#") && !line.startsWith("# ");
      enabled.append(key ? line.substring(1) : line).append('\n');
    }
    ConfigurationResult result = Texts.readText(enabled.toString());
    assertEquals("", result.text());
    assertEquals(Texts.sample().size(), countAssignments(enabled.toString()));
  }

  private static int countAssignments(String text) {
    int assignments = 0;
    for (String line : text.lines().toList()) {
      assignments += line.isEmpty() || line.startsWith("#") ? 0 : 1;
    }
    return assignments;
  }

  @Test
  void shouldHaveEveryKeyExactlyOnce() {
    Map<String, String> sample = Texts.sample();
    Set<String> keys = new HashSet<>();
    for (ConfigurationKey key : ConfigurationKeys.all()) {
      keys.add(key.with(ConfigurationSample.exampleName(key.section())));
    }
    assertEquals(keys, sample.keySet());
  }

  @Test
  void shouldShowDefaultsWhereThereIsNoExample() {
    assertEquals("10161", Texts.sample().get("listen.main.port"));
    assertEquals("1.3, 1.2", Texts.sample().get("tls.versions"));
  }

  @Test
  void shouldFitTheScreen() {
    for (String line : SAMPLE.lines().toList()) {
      assertTrue(line.length() <= 100 || !line.startsWith("# "), line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7F), line);
    }
    assertTrue(SAMPLE.length() < Limits.CONFIGURATION_BYTES_MAX / 2);
  }
}
