/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The formulas of OMA DM Security, written down again with the Java library's digest. */
final class ReferenceDigests {

  private ReferenceDigests() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] h(byte[]... parts) {
    try {
      return MessageDigest.getInstance("MD5").digest(joined(parts));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] b64(byte[] octets) {
    return Base64.getEncoder().encode(octets);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] key(String name, byte[] password) {
    return b64(h(utf8(name), utf8(":"), password));
  }

  static byte[] md5(String name, byte[] password, byte[] nonce) {
    return b64(h(key(name, password), utf8(":"), nonce));
  }

  static byte[] mac(String name, byte[] password, byte[] nonce, byte[] body) {
    return h(key(name, password), utf8(":"), nonce, utf8(":"), b64(h(body)));
  }
}
