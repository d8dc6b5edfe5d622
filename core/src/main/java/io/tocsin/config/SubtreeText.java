/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.ber.Oid;

/** A family of view subtrees as it is written: an object identifier, maybe a slash and a mask. */
final class SubtreeText {

  private SubtreeText() {}

  /**
   * Reads one family.
   *
   * @param text for example {@code 1.3.6.1.2.1.2.2.1.0.3/ff:a0}
   * @return a {@link ViewSubtree} that is included, or what is wrong
   */
  static ParsedValue parse(String text) {
    int slash = text.indexOf('/');
    String name = slash < 0 ? text : text.substring(0, slash);
    Oid subtree = Oid.parse(name);
    if (subtree == null || !startsLawfully(subtree)) {
      return ParsedValue.wrong(
          '"' + ConfigurationError.printable(name) + "\" is not an object identifier");
    }
    byte[] mask = slash < 0 ? new byte[0] : OctetsText.parse(text.substring(slash + 1));
    if (mask == null || mask.length > Limits.VIEW_MASK_OCTETS_MAX) {
      return ParsedValue.wrong(
          "the mask of "
              + name
              + " is not 1 to "
              + Limits.VIEW_MASK_OCTETS_MAX
              + " octets in hexadecimal");
    }
    return ParsedValue.of(new ViewSubtree(subtree, mask, true));
  }

  /** The first two sub-identifiers share one octet in BER (X.660, X.690 §8.19.4). */
  private static boolean startsLawfully(Oid oid) {
    long first = oid.arc(0) & 0xFFFF_FFFFL;
    long second = oid.length() > 1 ? oid.arc(1) & 0xFFFF_FFFFL : 0;
    return first < 2 ? second < 40 : first == 2;
  }
}
