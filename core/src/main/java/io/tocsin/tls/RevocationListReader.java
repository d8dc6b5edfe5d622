/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.Time;

/**
 * Reads the encoding of one certificate revocation list (RFC 5280 §5.1). Only complete lists are
 * taken, in which an authority tells of all certificates that it has issued itself.
 */
final class RevocationListReader {

  private static final int VERSION_2 = 1;
  private static final int EXTENSIONS = 0xA0;

  private final int entriesMax;
  private final List<BigInteger> serials = new ArrayList<>();

  byte[] body;
  AlgorithmIdentifier algorithm;
  byte[] signature;
  DistinguishedName issuer;
  long thisUpdateMs;
  long nextUpdateMs;

  /**
   * A reader of one list.
   *
   * @param entriesMax most entries that it may have
   */
  RevocationListReader(int entriesMax) {
    this.entriesMax = entriesMax;
  }

  /** The serial numbers of the entries. */
  SerialNumbers serials() {
    return new SerialNumbers(serials);
  }

  /**
   * Reads a list.
   *
   * @param encoded DER
   * @throws IOException when it is none that is taken; the message is a clause about the list
   */
  void read(byte[] encoded) throws IOException {
    try {
      DerCursor whole = new DerCursor(encoded);
      DerCursor parts = whole.expect(DerCursor.SEQUENCE, "sequence").inside();
      whole.expectEnd();
      body = parts.expect(DerCursor.SEQUENCE, "body").element();
      DerCursor fields = parts.inside();
      algorithm = algorithm(parts);
      byte[] bits = parts.expect(DerCursor.BIT_STRING, "signature").content();
      parts.expectEnd();
      if (bits.length == 0 || bits[0] != 0) {
        throw new IOException("its signature is not made of octets");
      }
      signature = new byte[bits.length - 1];
      System.arraycopy(bits, 1, signature, 0, signature.length);
      readBody(fields);
    } catch (RuntimeException e) {
      // Bouncy Castle reports some malformed structures with unchecked exceptions of many types.
      throw new IOException("it is malformed: " + e.getMessage(), e);
    }
  }

  private static AlgorithmIdentifier algorithm(DerCursor at) throws IOException {
    byte[] element = at.expect(DerCursor.SEQUENCE, "signature algorithm").element();
    CertificateBounds.checkElements(element);
    return AlgorithmIdentifier.getInstance(element);
  }

  private void readBody(DerCursor fields) throws IOException {
    boolean isVersion2 = readVersion(fields);
    byte[] statement = fields.element();
    CertificateBounds.checkElements(statement);
    // RFC 5280 §5.1.1.2: the two places must say the same.
    if (!algorithm.equals(AlgorithmIdentifier.getInstance(statement))) {
      throw new IOException("its two statements of the signature algorithm differ");
    }
    byte[] name = fields.expect(DerCursor.SEQUENCE, "issuer").element();
    CertificateBounds.checkElements(name);
    issuer = DistinguishedName.of(X500Name.getInstance(name));
    if (!fields.next() || !isTime(fields)) {
      throw new IOException("it has no thisUpdate");
    }
    thisUpdateMs = timeMs(fields);
    if (!fields.next() || !isTime(fields)) {
      throw new IOException("it has no nextUpdate, which RFC 5280 §5.1.2.5 requires");
    }
    nextUpdateMs = timeMs(fields);
    boolean more = fields.next();
    if (more && fields.tag() == DerCursor.SEQUENCE) {
      readEntries(fields.inside(), isVersion2);
      more = fields.next();
    }
    if (more) {
      if (fields.tag() != EXTENSIONS || !isVersion2) {
        throw new IOException("something follows its entries that is no extensions of version 2");
      }
      DerCursor inside = fields.inside();
      fields.expectEnd();
      checkExtensions(decoded(inside.expect(DerCursor.SEQUENCE, "extensions").element()));
      inside.expectEnd();
    }
  }

  /** Reads the version, which is not there in version 1, and goes on to the algorithm. */
  private static boolean readVersion(DerCursor fields) throws IOException {
    if (!fields.next()) {
      throw new IOException("its body is empty");
    }
    if (fields.tag() != DerCursor.INTEGER) {
      return false;
    }
    if (new BigInteger(fields.content()).intValueExact() != VERSION_2) {
      throw new IOException("it is neither of version 1 nor 2");
    }
    fields.expect(DerCursor.SEQUENCE, "signature algorithm");
    return true;
  }

  private static boolean isTime(DerCursor at) {
    return at.tag() == DerCursor.UTC_TIME || at.tag() == DerCursor.GENERALIZED_TIME;
  }

  private static long timeMs(DerCursor at) throws IOException {
    return CertificateDates.parseMs(Time.getInstance(ASN1Primitive.fromByteArray(at.element())));
  }

  private void readEntries(DerCursor entries, boolean isVersion2) throws IOException {
    while (entries.next()) {
      if (serials.size() == entriesMax) {
        throw new IOException("it has more than " + entriesMax + " entries");
      }
      if (entries.tag() != DerCursor.SEQUENCE) {
        throw new IOException("an entry of it is no sequence");
      }
      DerCursor entry = entries.inside();
      BigInteger serial = new BigInteger(entry.expect(DerCursor.INTEGER, "number").content());
      if (!SerialNumbers.fits(serial)) {
        throw new IOException("a serial number in it is longer than 20 octets");
      }
      serials.add(serial);
      if (!entry.next() || !isTime(entry)) {
        throw new IOException("an entry of it has no date");
      }
      if (entry.next()) {
        if (entry.tag() != DerCursor.SEQUENCE || !isVersion2) {
          throw new IOException("an entry of it has something else than extensions of version 2");
        }
        checkEntryExtensions(decoded(entry.element()));
        entry.expectEnd();
      }
    }
  }

  private static Extensions decoded(byte[] element) throws IOException {
    CertificateBounds.checkElements(element);
    return Extensions.getInstance(element);
  }

  /** RFC 5280 §5.2. */
  private static void checkExtensions(Extensions extensions) throws IOException {
    if (extensions.getExtension(Extension.deltaCRLIndicator) != null) {
      throw new IOException("it is a delta list (RFC 5280 §5.2.4); take the complete one");
    }
    Extension scope = extensions.getExtension(Extension.issuingDistributionPoint);
    if (scope != null) {
      byte[] octets = scope.getExtnValue().getOctets();
      CertificateBounds.checkElements(octets);
      if (IssuingDistributionPoint.getInstance(octets).isIndirectCRL()) {
        throw indirect();
      }
      throw new IOException(
          "it tells of a part of its issuer's certificates alone (RFC 5280 §5.2.5); take a list of"
              + " all of them");
    }
    for (ASN1ObjectIdentifier oid : extensions.getCriticalExtensionOIDs()) {
      if (!oid.equals(Extension.cRLNumber) && !oid.equals(Extension.authorityKeyIdentifier)) {
        throw new IOException("its critical extension " + oid.getId() + " is not processed here");
      }
    }
  }

  /** RFC 5280 §5.3: whatever the reason of an entry is, the certificate is not to be accepted. */
  private static void checkEntryExtensions(Extensions extensions) throws IOException {
    if (extensions.getExtension(Extension.certificateIssuer) != null) {
      throw indirect();
    }
    for (ASN1ObjectIdentifier oid : extensions.getCriticalExtensionOIDs()) {
      if (!oid.equals(Extension.reasonCode) && !oid.equals(Extension.invalidityDate)) {
        throw new IOException(
            "the critical extension " + oid.getId() + " of an entry is not processed here");
      }
    }
  }

  private static IOException indirect() {
    return new IOException(
        "it is an indirect list, which tells of other authorities' certificates (RFC 5280"
            + " §5.2.5); take a list of the authority itself");
  }
}
