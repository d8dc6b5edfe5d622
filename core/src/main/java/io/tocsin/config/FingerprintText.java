/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.text.Hexadecimal;
import io.tocsin.tls.Fingerprint;
import java.io.IOException;

/** A fingerprint as it is written in the configuration: {@code sha256:} and the digest. */
final class FingerprintText {

  private static final String[] ALGORITHMS = {"sha256", "sha384", "sha512"};
  private static final int[] DIGEST_OCTETS = {32, 48, 64};

  private FingerprintText() {}

  /**
   * Reads a fingerprint.
   *
   * @param text algorithm in letters of either case, colon, octets in hexadecimal; without an
   *     algorithm the number of octets tells it
   * @return a {@link Fingerprint}, or what is wrong
   */
  static ParsedValue parse(String text) {
    int colon = text.indexOf(':');
    String before = colon < 0 ? "" : lowerCase(text.substring(0, colon));
    for (int i = 0; i < ALGORITHMS.length; i++) {
      if (ALGORITHMS[i].equals(before)) {
        return parseDigest(ALGORITHMS[i], DIGEST_OCTETS[i], text.substring(colon + 1));
      }
    }
    if (before.equals("md5") || before.equals("sha1") || before.equals("sha224")) {
      return ParsedValue.wrong(before + " is too weak to tell certificates apart; take sha256");
    }
    byte[] digest = OctetsText.parse(text);
    for (int i = 0; digest != null && i < ALGORITHMS.length; i++) {
      if (digest.length == DIGEST_OCTETS[i]) {
        return fingerprint(ALGORITHMS[i], digest);
      }
    }
    return ParsedValue.wrong("not a fingerprint");
  }

  private static ParsedValue parseDigest(String algorithm, int expected, String text) {
    byte[] digest = OctetsText.parse(text);
    if (digest == null) {
      return ParsedValue.wrong("the digest is not hexadecimal");
    }
    if (digest.length != expected) {
      return ParsedValue.wrong(
          "the digest has " + digest.length + " octets; one of " + algorithm + " has " + expected);
    }
    return fingerprint(algorithm, digest);
  }

  private static ParsedValue fingerprint(String algorithm, byte[] digest) {
    try {
      return ParsedValue.of(Fingerprint.parse(algorithm + ':' + Hexadecimal.format(digest)));
    } catch (IOException e) {
      return ParsedValue.wrong(e.getMessage());
    }
  }

  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }
}
