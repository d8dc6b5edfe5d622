/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.auth;

import java.util.Base64;

/** Base64 as peers write it, with line ends within. */
public final class Base64Text {

  private static final byte[] NOTHING = {};

  private Base64Text() {}

  /** The octets of a text; nothing for a text that is no base64. */
  public static byte[] decode(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return NOTHING;
    }
  }

  /** The text of octets, on one line. */
  public static String encode(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  /**
   * Returns a text that is base64.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static String check(String text) {
    try {
      Base64.getDecoder().decode(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is no base64", e);
    }
  }
}
