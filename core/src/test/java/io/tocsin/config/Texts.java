/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configurations of the tests. */
public final class Texts {

  static final String DIGEST = "0123456789abcdef".repeat(4);

  private Texts() {}

  static ConfigurationResult read(String... lines) {
    return readText(String.join("\n", lines));
  }

  static ConfigurationResult readText(String text) {
    return ConfigurationReader.read("tocsin.conf", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The configuration of some lines, which must be free of errors. */
  public static Configuration configuration(String... lines) {
    ConfigurationResult result = read(lines);
    assertNotNull(result.configuration(), result::text);
    return result.configuration();
  }

  /** The errors of some lines, as they are told. */
  static List<String> errors(String... lines) {
    return texts(read(lines).errors());
  }

  /** The warnings of some lines, which must be free of errors. */
  static List<String> warnings(String... lines) {
    ConfigurationResult result = read(lines);
    assertEquals(List.of(), texts(result.errors()));
    return texts(result.warnings());
  }

  static List<String> texts(List<ConfigurationError> errors) {
    List<String> texts = new ArrayList<>();
    for (ConfigurationError error : errors) {
      texts.add(error.text());
    }
    return texts;
  }

  /** All keys and values of the sample, as if all of them were enabled. */
  static Map<String, String> sample() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : ConfigurationSample.text().lines().toList()) {
      if (line.startsWith("#") && !line.startsWith("# ")) {
        int equals = line.indexOf('=');
        String before =
            values.put(line.substring(1, equals).trim(), line.substring(equals + 1).trim());
        assertEquals(null, before, line);
      }
    }
    return values;
  }

  static String joined(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString();
  }

  /** Lines with which a target needs only its own keys. */
  static String[] withIdentity(String... lines) {
    String[] all = new String[lines.length + 3];
    System.arraycopy(lines, 0, all, 0, lines.length);
    all[lines.length] = "identity.certificate = board.crt";
    all[lines.length + 1] = "identity.key = board.key";
    all[lines.length + 2] = "trust.certificates = ca.crt";
    return all;
  }
}
