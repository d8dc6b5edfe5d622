/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The values that prove the knowledge of a password. H is MD5, B64 is base64. */
public final class Digests {

  private Digests() {}

  /** Name and password for {@code syncml:auth-basic}, in base64. */
  public static String basic(String name, String password) {
    return base64(join(utf8(name), utf8(password)));
  }

  /**
   * OMA DM Security §5.3: B64(H(B64(H(name:password)):nonce)), for {@code syncml:auth-md5}.
   *
   * @param nonce the other side's last nonce, decoded
   */
  public static String md5(String name, String password, byte[] nonce) {
    return base64(hash(join(secret(name, password), nonce)));
  }

  /**
   * OMA DM Security §5.4: B64(H(B64(H(name:password)):nonce:B64(H(body)))), for {@code
   * syncml:auth-MAC}. This is not the HMAC of RFC 2104.
   *
   * @param nonce the other side's last nonce, decoded
   * @param body the whole message
   */
  public static String mac(String name, String password, byte[] nonce, byte[] body) {
    return base64(keyed(name, password, nonce, body));
  }

  /**
   * OMA DM Notification §6.2: the same formula over the trigger, in 16 octets.
   *
   * @param serverId identifier of the server
   * @param password that of the server
   * @param nonce the device's last nonce for the server, decoded
   * @param trigger all that follows the digest
   */
  public static byte[] notification(
      String serverId, String password, byte[] nonce, byte[] trigger) {
    return keyed(serverId, password, nonce, trigger);
  }

  private static byte[] keyed(String name, String password, byte[] nonce, byte[] content) {
    return hash(join(secret(name, password), nonce, utf8(base64(hash(content)))));
  }

  private static byte[] secret(String name, String password) {
    return utf8(base64(hash(join(utf8(name), utf8(password)))));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        out.write(':');
      }
      out.writeBytes(parts[i]);
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static byte[] hash(byte[] octets) {
    try {
      return MessageDigest.getInstance("MD5").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether two texts are the same, in a time that does not tell where they differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(utf8(one), utf8(other));
  }
}
