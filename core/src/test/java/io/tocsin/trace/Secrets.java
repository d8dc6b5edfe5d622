/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.trace;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tocsin.text.Hexadecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Secrets for tests, and the search for them. */
final class Secrets {

  /** As much of a secret as nobody may see; shorter pieces could stand there by chance. */
  private static final int PIECE = 6;

  private Secrets() {}

  /** Texts that stand in nothing else. */
  static Arbitrary<String> all() {
    return Arbitraries.strings().withChars("QZXJ7-").ofMinLength(8).ofMaxLength(40);
  }

  static byte[] bytes(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  static String base64(String secret) {
    return Base64.getEncoder().encodeToString(bytes(secret));
  }

  /** Looks for each piece of a secret as it is, in Base64 and in hexadecimal digits. */
  static void assertNotIn(String entry, String secret, String where) {
    String hexadecimal = entry.toLowerCase(Locale.ROOT);
    for (String form : new String[] {secret, base64(secret)}) {
      String digits = Hexadecimal.format(bytes(form));
      for (int at = 0; at + PIECE <= form.length(); at++) {
        String piece = form.substring(at, at + PIECE);
        String pieceDigits = digits.substring(2 * at, 2 * (at + PIECE));
        assertFalse(entry.contains(piece), () -> piece + " of " + where + " in " + entry);
        assertFalse(
            hexadecimal.contains(pieceDigits), () -> piece + " of " + where + " in " + entry);
      }
    }
  }
}
