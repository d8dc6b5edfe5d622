/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.auth;

import java.util.Locale;

/** How one side shows who it is. */
public enum AuthType {
  /** Not at all. */
  NONE(""),

  /** Name and password as they are. */
  BASIC("syncml:auth-basic"),

  /** A digest with a nonce, once a session. */
  MD5("syncml:auth-md5"),

  /** A digest over every message, in a header of the transport. */
  HMAC("syncml:auth-MAC"),

  /** By the certificate of the transport alone. */
  TLS("");

  private final String uri;

  AuthType(String uri) {
    this.uri = uri;
  }

  /** Its name in {@code Meta/Type}; empty where it has none. */
  public String uri() {
    return uri;
  }

  /** Whether it takes a nonce. */
  public boolean hasNonce() {
    return this == MD5 || this == HMAC;
  }

  /** The type of that name in {@code Meta/Type}; null for none that is known. */
  public static AuthType ofUri(String uri) {
    for (AuthType type : values()) {
      if (!type.uri.isEmpty() && type.uri.equalsIgnoreCase(uri)) {
        return type;
      }
    }
    return null;
  }

  /**
   * The type that a person wrote.
   *
   * @throws IllegalArgumentException when there is none of that name; the message has them all
   */
  public static AuthType parse(String text) {
    for (AuthType type : values()) {
      if (type.toString().equals(text)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no way to authenticate: none, basic, md5, hmac, tls");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
