/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.auth;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code x-syncml-hmac} (OMA DM Security §5.4).
 *
 * @param algorithm the hash, {@code MD5} where it is left out
 * @param username who sends
 * @param mac the digest in base64
 */
public record HmacHeader(String algorithm, String username, String mac) {

  /** Name of the header. */
  public static final String NAME = "x-syncml-hmac";

  private static final Pattern PARAMETER =
      Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*(\"((?:[^\"\\\\]|\\\\.)*)\"|[^\",\\s]*)\\s*(?:,|$)");

  /**
   * A header with MD5.
   *
   * @param username who sends
   * @param mac the digest in base64
   */
  public static HmacHeader md5(String username, String mac) {
    return new HmacHeader("MD5", username, mac);
  }

  /**
   * Reads the value of the header.
   *
   * @param value may be null
   * @return null when there is none, or when it lacks name or digest
   */
  public static HmacHeader parse(String value) {
    if (value == null) {
      return null;
    }
    String algorithm = "MD5";
    String username = null;
    String mac = null;
    Matcher parameter = PARAMETER.matcher(value);
    int position = 0;
    while (position < value.length()) {
      if (!parameter.find(position) || parameter.start() != position) {
        return null;
      }
      String quoted = parameter.group(3);
      String text = quoted == null ? parameter.group(2) : quoted.replaceAll("\\\\(.)", "$1");
      switch (parameter.group(1).toLowerCase(Locale.ROOT)) {
        case "algorithm" -> algorithm = text;
        case "username" -> username = text;
        case "mac" -> mac = text;
        default -> {
          // RFC 2616 lets lists grow.
        }
      }
      position = parameter.end();
    }
    return username == null || mac == null ? null : new HmacHeader(algorithm, username, mac);
  }

  /** The value of the header. */
  @Override
  public String toString() {
    String quoted = username.replace("\\", "\\\\").replace("\"", "\\\"");
    return "algorithm=" + algorithm + ", username=\"" + quoted + "\", mac=" + mac;
  }
}
