/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.Hexadecimal;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/**
 * A digest over a whole certificate, which names that certificate and no other (SnmpTLSFingerprint
 * of RFC 6353 §7 and RFC 9456 §4). Immutable.
 *
 * <p>As text it is the algorithm, a colon and the digest in hexadecimal: {@code sha256:9f86d0...}.
 * SHA-256, SHA-384 and SHA-512 are known; the weaker algorithms of the registry are refused.
 */
public final class Fingerprint {

  /** Algorithm: SHA-256, with its number in the registry of RFC 9456 §7. */
  public static final int SHA256 = 4;

  /** Algorithm: SHA-384, with its number in the registry of RFC 9456 §7. */
  public static final int SHA384 = 5;

  /** Algorithm: SHA-512, with its number in the registry of RFC 9456 §7. */
  public static final int SHA512 = 6;

  private static final String FORM =
      "write it as sha256: and 64 hexadecimal digits (sha384: and 96, sha512: and 128), with or"
          + " without colons between the octets";

  private final int algorithm;
  private final byte[] digest;

  private Fingerprint(int algorithm, byte[] digest) {
    this.algorithm = algorithm;
    this.digest = digest;
  }

  /**
   * The fingerprint of a certificate.
   *
   * @param algorithm {@link #SHA256}, {@link #SHA384} or {@link #SHA512}
   * @param certificate the certificate
   */
  public static Fingerprint of(int algorithm, CertificateView certificate) {
    return new Fingerprint(algorithm, certificate.digest(algorithm));
  }

  /**
   * Reads the text form. Upper and lower case are the same; colons and blanks between the digits
   * are skipped; without an algorithm in front, the number of digits tells it.
   *
   * @param text for example {@code sha256:9F:86:D0...}
   * @return the fingerprint
   * @throws IOException when the text is no fingerprint; the message says what is allowed
   */
  public static Fingerprint parse(String text) throws IOException {
    int algorithm = 0;
    int start = 0;
    for (int known = SHA256; known <= SHA512; known++) {
      String prefix = algorithmName(known) + ":";
      if (text.regionMatches(true, 0, prefix, 0, prefix.length())) {
        algorithm = known;
        start = prefix.length();
      }
    }
    byte[] digest = hexadecimal(text, start);
    if (algorithm == 0) {
      algorithm = algorithmOfSize(digest.length);
    }
    if (algorithm == 0 || digest.length != digestSize(algorithm)) {
      throw new IOException(
          "\"" + text + "\" has " + digest.length + " octets, no size of a fingerprint; " + FORM);
    }
    return new Fingerprint(algorithm, digest);
  }

  /**
   * Reads an SnmpTLSFingerprint.
   *
   * @param octets one for the algorithm, then the digest
   * @return the fingerprint; null when the algorithm is not one of ours, or the digest has not its
   *     size
   */
  public static Fingerprint ofOctets(byte[] octets) {
    if (octets.length == 0 || octets[0] < SHA256 || octets[0] > SHA512) {
      return null;
    }
    byte[] digest = Arrays.copyOfRange(octets, 1, octets.length);
    return digest.length == digestSize(octets[0]) ? new Fingerprint(octets[0], digest) : null;
  }

  /** The octets of an SnmpTLSFingerprint: one octet for the algorithm, then the digest. */
  public byte[] octets() {
    byte[] octets = new byte[1 + digest.length];
    octets[0] = (byte) algorithm;
    System.arraycopy(digest, 0, octets, 1, digest.length);
    return octets;
  }

  /** The algorithm: {@link #SHA256}, {@link #SHA384} or {@link #SHA512}. */
  public int algorithm() {
    return algorithm;
  }

  /**
   * Whether this is the fingerprint of a certificate.
   *
   * @param certificate any certificate
   */
  public boolean matches(CertificateView certificate) {
    return Arrays.equals(digest, certificate.digest(algorithm));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint
        && ((Fingerprint) other).algorithm == algorithm
        && Arrays.equals(((Fingerprint) other).digest, digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  /** The text form: algorithm, colon, lower-case hexadecimal digits without colons. */
  @Override
  public String toString() {
    return algorithmName(algorithm) + ':' + Hexadecimal.format(digest);
  }

  private static byte[] hexadecimal(String text, int start) throws IOException {
    byte[] octets = new byte[(text.length() - start + 1) / 2];
    int digits = 0;
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == ':' || character == ' ') {
        continue;
      }
      int value = character < 128 ? Character.digit(character, 16) : -1;
      if (value < 0) {
        throw new IOException(
            "\"" + text + "\" is no fingerprint at character " + (i + 1) + "; " + FORM);
      }
      octets[digits / 2] |= (byte) ((digits & 1) == 0 ? value << 4 : value);
      digits++;
    }
    if ((digits & 1) != 0) {
      throw new IOException("\"" + text + "\" has an odd number of hexadecimal digits; " + FORM);
    }
    return Arrays.copyOf(octets, digits / 2);
  }

  private static int algorithmOfSize(int sizeBytes) {
    for (int known = SHA256; known <= SHA512; known++) {
      if (digestSize(known) == sizeBytes) {
        return known;
      }
    }
    return 0;
  }

  private static int digestSize(int algorithm) {
    return algorithm == SHA256 ? 32 : algorithm == SHA384 ? 48 : 64;
  }

  private static String algorithmName(int algorithm) {
    return algorithm == SHA256 ? "sha256" : algorithm == SHA384 ? "sha384" : "sha512";
  }

  /** The digest of an encoding. */
  static byte[] digest(int algorithm, byte[] encoding) {
    Digest digest =
        algorithm == SHA256
            ? SHA256Digest.newInstance()
            : algorithm == SHA384 ? new SHA384Digest() : new SHA512Digest();
    byte[] result = new byte[digest.getDigestSize()];
    digest.update(encoding, 0, encoding.length);
    digest.doFinal(result, 0);
    return result;
  }
}
