/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import io.tocsin.text.Utf8;
import java.util.Arrays;

/**
 * A name and its password, of a device or of a server. Immutable.
 *
 * <p>The hash of both is made once. The digests need no more than that, but basic authentication
 * needs the password itself.
 */
public final class Credential {

  private final String name;
  private final byte[] nameAndPassword;
  private final int nameLength;
  private final byte[] key = new byte[Md5.TEXT_SIZE];

  /**
   * A credential.
   *
   * @param name {@code AAuthName}; for a notification message, the server's identifier
   * @param password {@code AAuthSecret}, any octets
   */
  public Credential(String name, byte[] password) {
    this.name = name;
    nameLength = Utf8.length(name);
    nameAndPassword = Arrays.copyOf(Utf8.bytes(name), nameLength + 1 + password.length);
    nameAndPassword[nameLength] = ':';
    System.arraycopy(password, 0, nameAndPassword, nameLength + 1, password.length);
    new Md5().update(nameAndPassword, 0, nameAndPassword.length).finishAsText(key, 0);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Number of octets of the name in UTF-8. */
  int nameLength() {
    return nameLength;
  }

  /** The name in UTF-8, a colon, and the password; not to be changed. */
  byte[] nameAndPassword() {
    return nameAndPassword;
  }

  /** B64(MD5(name:password)); not to be changed. */
  byte[] key() {
    return key;
  }

  /** The name alone. */
  @Override
  public String toString() {
    return name;
  }
}
