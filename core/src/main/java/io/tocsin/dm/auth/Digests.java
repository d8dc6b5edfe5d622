/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.auth;

import io.tocsin.text.Base64;
import org.bouncycastle.util.Arrays;

/**
 * Makes and checks what proves a credential (OMA DM Security 1.2.1 §5.3.2 and §5.4.2), with H for
 * MD5 and B64 for Base64:
 *
 * <pre>
 *  syncml:auth-basic   B64(name:password)
 *  syncml:auth-md5     B64(H(B64(H(name:password)):nonce))
 *  syncml:auth-MAC     B64(H(B64(H(name:password)):nonce:B64(H(body))))
 *  notification        H(B64(H(name:password)):nonce:B64(H(trigger)))
 * </pre>
 *
 * <p>The MAC is not the HMAC of RFC 2104 although the standard calls it so. Comparisons take the
 * same time wherever the values differ. Nothing is allocated by what a peer announces.
 */
public final class Digests {

  /** Characters of an MD5 credential, and of a MAC. */
  public static final int TEXT_SIZE = Md5.TEXT_SIZE;

  /** Octets of a digest. */
  public static final int SIZE = Md5.SIZE;

  private final Md5 md5 = new Md5();
  private final byte[] bodyText = new byte[Md5.TEXT_SIZE];
  private final byte[] expected = new byte[Md5.SIZE];
  private final byte[] given = new byte[Md5.SIZE];

  /**
   * Number of characters that {@link #basic} writes.
   *
   * @param credential whose
   */
  public static int basicLength(Credential credential) {
    return Base64.encodedLength(credential.nameAndPassword().length);
  }

  /**
   * Writes a basic credential.
   *
   * @param credential whose
   * @param into takes {@link #basicLength} characters in ASCII
   * @param at index of the first one
   * @return index behind the last one
   */
  public int basic(Credential credential, byte[] into, int at) {
    byte[] plain = credential.nameAndPassword();
    return Base64.encode(plain, 0, plain.length, into, at);
  }

  /**
   * Writes an MD5 credential.
   *
   * @param credential whose
   * @param nonce what the other side gave us for it
   * @param into takes {@link #TEXT_SIZE} characters in ASCII
   * @param at index of the first one
   * @return index behind the last one
   */
  public int md5(Credential credential, Nonce nonce, byte[] into, int at) {
    begin(credential, nonce).finishAsText(into, at);
    return at + TEXT_SIZE;
  }

  /**
   * Writes the MAC of a message.
   *
   * @param credential the sender's
   * @param nonce what the receiver gave the sender for it
   * @param body the message as it goes over the wire
   * @param offset index of its first octet
   * @param length number of octets
   * @param into takes {@link #SIZE} octets
   * @param at index of the first one
   */
  public void mac(
      Credential credential,
      Nonce nonce,
      byte[] body,
      int offset,
      int length,
      byte[] into,
      int at) {
    md5.update(body, offset, length).finishAsText(bodyText, 0);
    begin(credential, nonce).update(':').update(bodyText, 0, Md5.TEXT_SIZE).finish(into, at);
  }

  private Md5 begin(Credential credential, Nonce nonce) {
    return md5.update(credential.key(), 0, Md5.TEXT_SIZE)
        .update(':')
        .update(nonce.octets(), 0, nonce.length());
  }

  /**
   * Checks a basic credential.
   *
   * @param credential whose it should be
   * @param data content of {@code Cred/Data}; white space around it is of no account
   * @param offset index of its first character
   * @param length number of characters
   */
  public boolean isBasic(Credential credential, byte[] data, int offset, int length) {
    int start = firstVisible(data, offset, offset + length);
    int visible = lastVisible(data, start, offset + length) - start;
    if (visible != basicLength(credential)) {
      return false;
    }
    byte[] text = new byte[visible];
    basic(credential, text, 0);
    return Arrays.constantTimeAreEqual(visible, text, 0, data, start);
  }

  /**
   * Checks an MD5 credential.
   *
   * @param credential whose it should be
   * @param nonce what we gave the other side for it
   * @param data content of {@code Cred/Data}; white space around it is of no account
   * @param offset index of its first character
   * @param length number of characters
   */
  public boolean isMd5(Credential credential, Nonce nonce, byte[] data, int offset, int length) {
    int start = firstVisible(data, offset, offset + length);
    int visible = lastVisible(data, start, offset + length) - start;
    if (visible != TEXT_SIZE || Base64.decode(data, start, visible, given, 0) != SIZE) {
      return false;
    }
    begin(credential, nonce).finish(expected, 0);
    return Arrays.constantTimeAreEqual(SIZE, expected, 0, given, 0);
  }

  /**
   * Checks the MAC of a message, or the digest of a notification.
   *
   * @param credential the sender's
   * @param nonce what we gave the sender for it
   * @param body the message as it came over the wire, or the trigger
   * @param offset index of its first octet
   * @param length number of octets
   * @param mac array with the {@link #SIZE} octets to check
   * @param macAt index of the first one
   */
  public boolean isMac(
      Credential credential,
      Nonce nonce,
      byte[] body,
      int offset,
      int length,
      byte[] mac,
      int macAt) {
    mac(credential, nonce, body, offset, length, expected, 0);
    return Arrays.constantTimeAreEqual(SIZE, expected, 0, mac, macAt);
  }

  private static int firstVisible(byte[] text, int start, int end) {
    int at = start;
    while (at < end && isWhite(text[at])) {
      at++;
    }
    return at;
  }

  private static int lastVisible(byte[] text, int start, int end) {
    int at = end;
    while (at > start && isWhite(text[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isWhite(byte character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }
}
