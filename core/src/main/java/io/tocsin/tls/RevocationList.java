/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.UtcText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * What is kept of a certificate revocation list (RFC 5280 §5): whose certificates, which of them,
 * and from when to when it is current.
 *
 * <p>It counts when its signature has been found good by {@link #prove}, and not before. Until then
 * what is signed is kept, as large as the file; afterwards {@link SerialNumbers#SIZE_BYTES} for
 * each entry are.
 */
public final class RevocationList {

  private static final int DER_SEQUENCE = 0x30;
  private static final byte[] NO_KEY = new byte[0];

  private final DistinguishedName issuer;
  private final SerialNumbers serials;
  private final long thisUpdateMs;
  private final long nextUpdateMs;
  private final AlgorithmIdentifier algorithm;

  /** What is signed, and the signature; null when that was found good. */
  private byte[] body;

  private byte[] signature;

  /** The key by which the signature was found wrong last, as it stands in a certificate. */
  private byte[] wrongKey = NO_KEY;

  private RevocationList(RevocationListReader read) {
    issuer = read.issuer;
    serials = read.serials();
    thisUpdateMs = read.thisUpdateMs;
    nextUpdateMs = read.nextUpdateMs;
    algorithm = read.algorithm;
    body = read.body;
    signature = read.signature;
  }

  /**
   * Decodes a list. Delta lists, indirect lists, lists of a part of an authority's certificates,
   * and those with critical extensions that are not known here are refused.
   *
   * @param encoded DER
   * @param entriesMax most entries that it may have
   * @return the list, of which nothing is proven
   * @throws IOException when it is none that is taken; the message names the cause
   */
  public static RevocationList decode(byte[] encoded, int entriesMax) throws IOException {
    RevocationListReader reader = new RevocationListReader(entriesMax);
    try {
      reader.read(encoded);
    } catch (IOException e) {
      throw new IOException("no revocation list that can be used: " + e.getMessage(), e);
    }
    return new RevocationList(reader);
  }

  /**
   * Reads all lists of a file: one as DER, or any number as PEM (RFC 7468 §6).
   *
   * @param file its bytes
   * @param fileName its name, for messages
   * @param entriesMax most entries that each list may have
   * @return the lists, one at least
   * @throws IOException when there is none, or one cannot be used; the message says where and why
   */
  public static List<RevocationList> read(byte[] file, String fileName, int entriesMax)
      throws IOException {
    List<RevocationList> lists = new ArrayList<>();
    if (file.length > 0 && file[0] == DER_SEQUENCE) {
      lists.add(decode(file, fileName, entriesMax));
      return lists;
    }
    for (Pem.Block block : Pem.read(file, fileName)) {
      if (block.label().equals("X509 CRL") || block.label().equals("CRL")) {
        String where = fileName + ": line " + block.line();
        lists.add(decode(block.content(), where, entriesMax));
      }
    }
    if (lists.isEmpty()) {
      throw new IOException(
          fileName + ": no revocation list in it; it must have a block -----BEGIN X509 CRL-----");
    }
    return lists;
  }

  private static RevocationList decode(byte[] encoded, String where, int entriesMax)
      throws IOException {
    try {
      return decode(encoded, entriesMax);
    } catch (IOException e) {
      throw new IOException(where + ": " + e.getMessage(), e);
    }
  }

  /**
   * Finds out whether an authority has signed the list, where that is not known yet.
   *
   * @param authority an authority's certificate that is trusted, or that a verified path contains
   * @param isAnchor whether the operator trusts it, so that greater keys are accepted
   * @return null when the list is proven, by this authority or before; otherwise why not, as a
   *     clause
   */
  String prove(CertificateView authority, boolean isAnchor) {
    if (isProven()) {
      return null;
    }
    if (!authority.isNamed(issuer)) {
      return authority.subject() + " is not its issuer";
    }
    if (!authority.isAuthority()) {
      return authority + " is no certification authority's (RFC 5280 §4.2.1.9)";
    }
    // RFC 5280 §6.3.3 (f)
    if (!authority.allowsRevocationListSigning()) {
      return "the key usage of " + authority + " lacks cRLSign (RFC 5280 §4.2.1.3)";
    }
    try {
      byte[] key = authority.structure().getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER);
      // A peer could have the same work done again with each handshake.
      if (!Arrays.equals(key, wrongKey)) {
        if (isSignedBy(isAnchor ? PublicKeys.ofAnchor(authority) : PublicKeys.of(authority))) {
          body = null;
          signature = null;
          wrongKey = NO_KEY;
          return null;
        }
        wrongKey = key;
      }
      return "its signature is not that of " + authority;
    } catch (IOException e) {
      return "its signature cannot be checked by " + authority + ": " + e.getMessage();
    }
  }

  private boolean isSignedBy(AsymmetricKeyParameter key) throws IOException {
    return CertificateSignatures.isSignedBy(body, algorithm, signature, key);
  }

  /** Whether its signature was found good, so that it counts. */
  public boolean isProven() {
    return body == null;
  }

  /** Whether it is about the certificates of an authority of this name. */
  boolean isOf(CertificateView authority) {
    return authority.isNamed(issuer);
  }

  /** Whether it tells of a certificate, revoked or not: it is of the issuer that this one names. */
  boolean concerns(CertificateView certificate) {
    return certificate.isIssuedUnder(issuer);
  }

  /** Whether a certificate that it {@link #concerns} is revoked. */
  boolean has(CertificateView certificate) {
    return serials.contains(certificate.serial());
  }

  /**
   * Whether it may be the present one by what is known of the time: it was made, and the next one
   * is not due.
   */
  boolean isCurrent(CertificateTime time) {
    return fault(time) == null;
  }

  /**
   * Judges it by what is known of the time.
   *
   * @param time that
   * @return null when it may be the present one, or why it is not, as a clause
   */
  public String fault(CertificateTime time) {
    if (time.earliestMs() > nextUpdateMs) {
      return "the next list was due on "
          + UtcText.seconds(nextUpdateMs)
          + ", and it is "
          + (time.earliestMs() == time.latestMs() ? "" : "at least ")
          + UtcText.seconds(time.earliestMs())
          + " here";
    }
    if (time.latestMs() < thisUpdateMs) {
      return "it is of "
          + UtcText.seconds(thisUpdateMs)
          + ", and it is "
          + UtcText.seconds(time.latestMs())
          + " here";
    }
    return null;
  }

  /** The issuer's distinguished name in the form of RFC 4519. */
  public String issuer() {
    return issuer.toString();
  }

  /** Number of revoked certificates. */
  public int count() {
    return serials.count();
  }

  /** When it was made, in milliseconds since 1970. */
  public long thisUpdateMs() {
    return thisUpdateMs;
  }

  /** When the next one is due at the latest, in milliseconds since 1970. */
  public long nextUpdateMs() {
    return nextUpdateMs;
  }

  /** When it was made, as {@code 2026-01-31T23:59:59Z}. */
  public String thisUpdate() {
    return UtcText.seconds(thisUpdateMs);
  }

  /** When the next one is due at the latest, as {@code 2026-01-31T23:59:59Z}. */
  public String nextUpdate() {
    return UtcText.seconds(nextUpdateMs);
  }
}
