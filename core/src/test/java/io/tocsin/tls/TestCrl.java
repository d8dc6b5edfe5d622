/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.crypto.CryptoException;

/**
 * Makes certificate revocation lists for tests, good ones and every kind of bad ones.
 *
 * <pre>{@code
 * byte[] list = TestCrl.of(ca).revoke(7).der();
 * }</pre>
 */
public final class TestCrl {

  private final TestPki.Issued authority;
  private X500Name issuer;
  private long thisUpdateMs = TestPki.NOW_MS - TestPki.DAY_MS;
  private Long nextUpdateMs = TestPki.NOW_MS + 7 * TestPki.DAY_MS;
  private boolean version2 = true;
  private boolean damaged;
  private final ASN1EncodableVector entries = new ASN1EncodableVector();
  private final ExtensionsGenerator extensions = new ExtensionsGenerator();
  private TestPki.Signature stated;

  private TestCrl(TestPki.Issued authority) {
    this.authority = authority;
    issuer = authority.certificate().structure().getSubject();
  }

  /**
   * Begins a list without entries that is current at {@link TestPki#NOW_MS}.
   *
   * @param authority signs it
   */
  public static TestCrl of(TestPki.Issued authority) {
    return new TestCrl(authority);
  }

  /** Adds entries. */
  public TestCrl revoke(long... serials) {
    for (long serial : serials) {
      revoke(BigInteger.valueOf(serial));
    }
    return this;
  }

  TestCrl revoke(BigInteger serial) {
    return entry(serial, null, false);
  }

  /** Adds an entry with an extension of its own. */
  TestCrl entry(BigInteger serial, ASN1ObjectIdentifier extension, boolean critical) {
    try {
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(new ASN1Integer(serial));
      parts.add(TestPki.time(thisUpdateMs));
      if (extension != null) {
        ExtensionsGenerator own = new ExtensionsGenerator();
        own.addExtension(extension, critical, new ASN1Enumerated(1));
        parts.add(own.generate());
      }
      entries.add(new DERSequence(parts));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets when it was made and when the next one is due, in milliseconds since 1970. */
  public TestCrl times(long madeMs, long nextMs) {
    thisUpdateMs = madeMs;
    nextUpdateMs = nextMs;
    return this;
  }

  /** The next list was due yesterday. */
  public TestCrl overdue() {
    return times(TestPki.NOW_MS - 7 * TestPki.DAY_MS, TestPki.NOW_MS - TestPki.DAY_MS);
  }

  TestCrl withoutNextUpdate() {
    nextUpdateMs = null;
    return this;
  }

  /** Names another issuer than the one that signs. */
  public TestCrl issuerName(String name) {
    issuer = new X500Name(name);
    return this;
  }

  TestCrl version1() {
    version2 = false;
    return this;
  }

  TestCrl damaged() {
    damaged = true;
    return this;
  }

  /** States another algorithm within what is signed. */
  TestCrl stating(TestPki.Signature algorithm) {
    stated = algorithm;
    return this;
  }

  TestCrl delta() {
    return extension(Extension.deltaCRLIndicator, true, new ASN1Integer(1));
  }

  TestCrl distributionPoint(boolean indirect) {
    DistributionPointName name =
        new DistributionPointName(
            new GeneralNames(
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca/crl")));
    return extension(
        Extension.issuingDistributionPoint,
        true,
        new IssuingDistributionPoint(name, false, false, null, indirect, false));
  }

  TestCrl number(int number) {
    return extension(Extension.cRLNumber, false, new ASN1Integer(number));
  }

  TestCrl unknownExtension(boolean critical) {
    ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.99");
    return extension(oid, critical, new DERIA5String("what is this"));
  }

  private TestCrl extension(
      ASN1ObjectIdentifier oid, boolean critical, org.bouncycastle.asn1.ASN1Encodable value) {
    try {
      extensions.addExtension(oid, critical, value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The list in DER. */
  public byte[] der() {
    try {
      TestPki.Signature algorithm = TestPki.defaultFor(authority.pair());
      ASN1EncodableVector body = new ASN1EncodableVector();
      if (version2) {
        body.add(new ASN1Integer(1));
      }
      body.add(TestPki.identifier(stated == null ? algorithm : stated));
      body.add(issuer);
      body.add(TestPki.time(thisUpdateMs));
      if (nextUpdateMs != null) {
        body.add(TestPki.time(nextUpdateMs));
      }
      if (entries.size() > 0) {
        body.add(new DERSequence(entries));
      }
      if (!extensions.isEmpty()) {
        body.add(new DERTaggedObject(true, 0, extensions.generate()));
      }
      byte[] signed = new DERSequence(body).getEncoded("DER");
      byte[] value = TestPki.sign(algorithm, authority.pair(), signed);
      if (damaged) {
        value[value.length / 2] ^= 1;
      }
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(new DERSequence(body));
      parts.add(TestPki.identifier(algorithm));
      parts.add(new DERBitString(value));
      return new DERSequence(parts).getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The list as a PEM file. */
  public byte[] pem() {
    return TestPki.pem("X509 CRL", der()).getBytes(StandardCharsets.US_ASCII);
  }

  /** The list as it is read. */
  public RevocationList list() {
    try {
      return RevocationList.decode(der(), Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
