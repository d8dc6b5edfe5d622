/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.IpAddresses;
import io.tocsin.text.UtcText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * Makes certificates for tests, good ones and every kind of bad ones, with Bouncy Castle's
 * lightweight API alone. The same calls make the same certificates in every run.
 *
 * <pre>{@code
 * TestPki.Issued ca = TestPki.authority("Test CA").selfSigned();
 * TestPki.Issued board = TestPki.leaf("board1").dns("localhost").ip("127.0.0.1").issuedBy(ca);
 * }</pre>
 */
public final class TestPki {

  /** A time at which certificates of this class are valid unless told otherwise: 2026-01-01. */
  public static final long NOW_MS = 1_767_225_600_000L;

  /** Milliseconds of a day. */
  public static final long DAY_MS = 86_400_000L;

  /** The signature algorithms. */
  public enum Signature {
    /** RSA, PKCS #1, with the broken SHA-1. */
    RSA_SHA1,
    /** RSA, PKCS #1. */
    RSA_SHA256,
    /** RSA, PKCS #1. */
    RSA_SHA384,
    /** RSA, PKCS #1. */
    RSA_SHA512,
    /** RSA-PSS. */
    PSS_SHA256,
    /** RSA-PSS. */
    PSS_SHA384,
    /** RSA-PSS. */
    PSS_SHA512,
    /** RSA-PSS with the default parameters of RFC 4055, which are SHA-1. */
    PSS_SHA1,
    /** ECDSA with the broken SHA-1. */
    ECDSA_SHA1,
    /** ECDSA. */
    ECDSA_SHA256,
    /** ECDSA. */
    ECDSA_SHA384,
    /** ECDSA. */
    ECDSA_SHA512,
    /** Ed25519. */
    ED25519
  }

  private final String commonName;
  private TestKeys.Type keyType = TestKeys.Type.EC_P256;
  private X500Name subject;
  private X500Name issuer;
  private long serial = 1;
  private Time notBefore = time(NOW_MS - 365 * DAY_MS);
  private Time notAfter = time(NOW_MS + 3650 * DAY_MS);
  private Boolean authority;
  private int pathLength = -1;
  private Integer keyUsage;
  private boolean extendedUsage = true;
  private KeyPurposeId[] purposes = {
    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth,
  };
  private final List<GeneralName> names = new ArrayList<>();
  private NameConstraints nameConstraints;
  private ASN1ObjectIdentifier extraOid;
  private boolean extraCritical;
  private boolean keyIdentifiers = true;
  private Signature signature;
  private boolean damaged;
  private String keyName;

  private TestPki(String commonName) {
    this.commonName = commonName;
    keyName = commonName;
    subject = new X500Name("CN=" + commonName);
  }

  /**
   * Begins a certification authority's certificate.
   *
   * @param commonName its name; the same name has the same key
   */
  public static TestPki authority(String commonName) {
    TestPki pki = new TestPki(commonName);
    pki.authority = true;
    pki.keyUsage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    pki.extendedUsage = false;
    return pki;
  }

  /**
   * Begins the certificate of a board, manager or receiver, good for servers and clients.
   *
   * @param commonName its name; the same name has the same key
   */
  public static TestPki leaf(String commonName) {
    TestPki pki = new TestPki(commonName);
    pki.keyUsage = KeyUsage.digitalSignature;
    return pki;
  }

  /** RSA with 2048 bits. */
  public TestPki rsa() {
    return key(TestKeys.Type.RSA_2048);
  }

  /** ECDSA on P-384. */
  public TestPki p384() {
    return key(TestKeys.Type.EC_P384);
  }

  /** Ed25519. */
  public TestPki ed25519() {
    return key(TestKeys.Type.ED25519);
  }

  TestPki key(TestKeys.Type type) {
    keyType = type;
    return this;
  }

  /** Takes the key that belongs to another name. */
  public TestPki keyOf(String name) {
    keyName = name;
    return this;
  }

  /** Sets the whole subject, in the form of RFC 4514. */
  public TestPki subject(String name) {
    subject = new X500Name(name);
    return this;
  }

  TestPki subject(X500Name name) {
    subject = name;
    return this;
  }

  /** Names another issuer than the one that signs. */
  public TestPki issuerName(String name) {
    issuer = new X500Name(name);
    return this;
  }

  /** Sets the serial number. */
  public TestPki serial(long number) {
    serial = number;
    return this;
  }

  /** Sets the validity, in milliseconds since 1970-01-01T00:00:00Z. */
  public TestPki validity(long notBeforeMs, long notAfterMs) {
    notBefore = time(notBeforeMs);
    notAfter = time(notAfterMs);
    return this;
  }

  TestPki validity(Time begin, Time end) {
    notBefore = begin;
    notAfter = end;
    return this;
  }

  /** Expired a day ago. */
  public TestPki expired() {
    return validity(NOW_MS - 30 * DAY_MS, NOW_MS - DAY_MS);
  }

  /** Valid from tomorrow on. */
  public TestPki notYetValid() {
    return validity(NOW_MS + DAY_MS, NOW_MS + 30 * DAY_MS);
  }

  /** Adds a dNSName. */
  public TestPki dns(String name) {
    names.add(new GeneralName(GeneralName.dNSName, name));
    return this;
  }

  /** Adds an iPAddress, given as text. */
  public TestPki ip(String address) {
    names.add(
        new GeneralName(GeneralName.iPAddress, new DEROctetString(IpAddresses.parse(address))));
    return this;
  }

  /** Adds an rfc822Name. */
  public TestPki rfc822(String mailbox) {
    names.add(new GeneralName(GeneralName.rfc822Name, mailbox));
    return this;
  }

  TestPki name(GeneralName name) {
    names.add(name);
    return this;
  }

  /** Sets basicConstraints. */
  public TestPki basicConstraints(boolean isAuthority) {
    authority = isAuthority;
    return this;
  }

  /** Leaves basicConstraints out. */
  public TestPki withoutBasicConstraints() {
    authority = null;
    return this;
  }

  /** Bounds the number of intermediate certificates behind this one. */
  public TestPki pathLength(int intermediatesMax) {
    pathLength = intermediatesMax;
    return this;
  }

  /** Sets keyUsage, bits of Bouncy Castle's KeyUsage. */
  public TestPki keyUsage(int bits) {
    keyUsage = bits;
    return this;
  }

  /** Leaves keyUsage out. */
  public TestPki withoutKeyUsage() {
    keyUsage = null;
    return this;
  }

  /** For servers only. */
  public TestPki serverOnly() {
    purposes = new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth};
    extendedUsage = true;
    return this;
  }

  /** For clients only. */
  public TestPki clientOnly() {
    purposes = new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth};
    extendedUsage = true;
    return this;
  }

  /** For signing code, not for TLS. */
  public TestPki codeSigningOnly() {
    purposes = new KeyPurposeId[] {KeyPurposeId.id_kp_codeSigning};
    extendedUsage = true;
    return this;
  }

  /** Leaves extendedKeyUsage out. */
  public TestPki withoutExtendedKeyUsage() {
    extendedUsage = false;
    return this;
  }

  /** Leaves the key identifiers of subject and issuer out. */
  public TestPki withoutKeyIdentifiers() {
    keyIdentifiers = false;
    return this;
  }

  /** Sets nameConstraints. */
  public TestPki nameConstraints(NameConstraints constraints) {
    nameConstraints = constraints;
    return this;
  }

  /** Adds an extension that nobody knows. */
  public TestPki unknownExtension(boolean critical) {
    extraOid = new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.99");
    extraCritical = critical;
    return this;
  }

  /** Signs with a certain algorithm. */
  public TestPki signature(Signature algorithm) {
    signature = algorithm;
    return this;
  }

  /** Spoils the signature. */
  public TestPki withWrongSignature() {
    damaged = true;
    return this;
  }

  /** Signs with its own key. */
  public Issued selfSigned() {
    AsymmetricCipherKeyPair pair = TestKeys.pair(keyType, keyName);
    return make(pair, pair, issuer == null ? subject : issuer, List.of());
  }

  /** Has it signed by an authority. */
  public Issued issuedBy(Issued authorityOfIt) {
    return make(
        TestKeys.pair(keyType, keyName),
        authorityOfIt.pair,
        issuer == null ? authorityOfIt.certificate().structure().getSubject() : issuer,
        authorityOfIt.chain);
  }

  private Issued make(
      AsymmetricCipherKeyPair pair,
      AsymmetricCipherKeyPair signingPair,
      X500Name issuerName,
      List<CertificateView> issuers) {
    try {
      SubjectPublicKeyInfo key =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic());
      Signature algorithm = signature == null ? defaultFor(signingPair) : signature;
      V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
      generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serial)));
      generator.setSignature(identifier(algorithm));
      generator.setIssuer(issuerName);
      generator.setSubject(subject);
      generator.setStartDate(notBefore);
      generator.setEndDate(notAfter);
      generator.setSubjectPublicKeyInfo(key);
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      addExtensions(extensions, key, signingPair);
      if (!extensions.isEmpty()) {
        generator.setExtensions(extensions.generate());
      }
      TBSCertificate body = generator.generateTBSCertificate();
      byte[] value = sign(algorithm, signingPair, body.getEncoded("DER"));
      if (damaged) {
        value[value.length / 2] ^= 1;
      }
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(body);
      parts.add(identifier(algorithm));
      parts.add(new DERBitString(value));
      CertificateView view = CertificateView.decode(new DERSequence(parts).getEncoded("DER"));
      return new Issued(view, pair, issuers);
    } catch (IOException e) {
      throw new UncheckedIOException(commonName, e);
    } catch (CryptoException e) {
      throw new IllegalStateException(commonName, e);
    }
  }

  private void addExtensions(
      ExtensionsGenerator extensions, SubjectPublicKeyInfo key, AsymmetricCipherKeyPair signingPair)
      throws IOException {
    if (authority != null) {
      extensions.addExtension(
          Extension.basicConstraints,
          true,
          pathLength >= 0 ? new BasicConstraints(pathLength) : new BasicConstraints(authority));
    }
    if (keyUsage != null) {
      extensions.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
    }
    if (extendedUsage) {
      extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }
    if (!names.isEmpty()) {
      extensions.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(names.toArray(new GeneralName[0])));
    }
    if (nameConstraints != null) {
      extensions.addExtension(Extension.nameConstraints, true, nameConstraints);
    }
    if (extraOid != null) {
      extensions.addExtension(extraOid, extraCritical, new DERIA5String("what is this"));
    }
    if (keyIdentifiers) {
      extensions.addExtension(
          Extension.subjectKeyIdentifier, false, new DEROctetString(keyIdentifier(key)));
      extensions.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(
              keyIdentifier(
                  SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                      signingPair.getPublic()))));
    }
  }

  /** RFC 5280 §4.2.1.2 (1), with a better digest. */
  static byte[] keyIdentifier(SubjectPublicKeyInfo key) {
    byte[] octets = key.getPublicKeyData().getOctets();
    Digest digest = SHA256Digest.newInstance();
    byte[] result = new byte[digest.getDigestSize()];
    digest.update(octets, 0, octets.length);
    digest.doFinal(result, 0);
    return Arrays.copyOf(result, 20);
  }

  static Time time(long timeMs) {
    String text = UtcText.seconds(timeMs).replace("-", "").replace(":", "").replace("T", "");
    return Integer.parseInt(text.substring(0, 4)) < 2050
        ? new Time(new ASN1UTCTime(text.substring(2)))
        : new Time(new ASN1GeneralizedTime(text));
  }

  static Signature defaultFor(AsymmetricCipherKeyPair pair) {
    if (pair.getPrivate() instanceof RSAKeyParameters) {
      return Signature.RSA_SHA256;
    }
    return pair.getPrivate() instanceof Ed25519PrivateKeyParameters
        ? Signature.ED25519
        : Signature.ECDSA_SHA256;
  }

  static AlgorithmIdentifier identifier(Signature algorithm) {
    switch (algorithm) {
      case RSA_SHA1:
        return pkcs1(PKCSObjectIdentifiers.sha1WithRSAEncryption);
      case RSA_SHA256:
        return pkcs1(PKCSObjectIdentifiers.sha256WithRSAEncryption);
      case RSA_SHA384:
        return pkcs1(PKCSObjectIdentifiers.sha384WithRSAEncryption);
      case RSA_SHA512:
        return pkcs1(PKCSObjectIdentifiers.sha512WithRSAEncryption);
      case PSS_SHA1:
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, new RSASSAPSSparams());
      case PSS_SHA256:
        return pss(NISTObjectIdentifiers.id_sha256, 32);
      case PSS_SHA384:
        return pss(NISTObjectIdentifiers.id_sha384, 48);
      case PSS_SHA512:
        return pss(NISTObjectIdentifiers.id_sha512, 64);
      case ECDSA_SHA1:
        return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA1);
      case ECDSA_SHA256:
        return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
      case ECDSA_SHA384:
        return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384);
      case ECDSA_SHA512:
        return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA512);
      default:
        return new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
    }
  }

  private static AlgorithmIdentifier pkcs1(ASN1ObjectIdentifier oid) {
    return new AlgorithmIdentifier(oid, DERNull.INSTANCE);
  }

  private static AlgorithmIdentifier pss(ASN1ObjectIdentifier digest, int saltSize) {
    AlgorithmIdentifier hash = new AlgorithmIdentifier(digest, DERNull.INSTANCE);
    ASN1Encodable mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash);
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_RSASSA_PSS,
        new RSASSAPSSparams(
            hash,
            (AlgorithmIdentifier) mask,
            new ASN1Integer(saltSize),
            RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
  }

  static byte[] sign(Signature algorithm, AsymmetricCipherKeyPair pair, byte[] body)
      throws CryptoException {
    Signer signer = signer(algorithm);
    signer.init(
        true,
        algorithm == Signature.ED25519
            ? pair.getPrivate()
            : new ParametersWithRandom(
                pair.getPrivate(), new EntropyRandom(new TestEntropy(Arrays.hashCode(body)))));
    signer.update(body, 0, body.length);
    return signer.generateSignature();
  }

  private static Signer signer(Signature algorithm) {
    switch (algorithm) {
      case RSA_SHA1:
        return new RSADigestSigner(new SHA1Digest(), OIWObjectIdentifiers.idSHA1);
      case RSA_SHA256:
        return new RSADigestSigner(SHA256Digest.newInstance(), NISTObjectIdentifiers.id_sha256);
      case RSA_SHA384:
        return new RSADigestSigner(new SHA384Digest(), NISTObjectIdentifiers.id_sha384);
      case RSA_SHA512:
        return new RSADigestSigner(new SHA512Digest(), NISTObjectIdentifiers.id_sha512);
      case PSS_SHA1:
        return new PSSSigner(new RSAEngine(), new SHA1Digest(), 20);
      case PSS_SHA256:
        return new PSSSigner(new RSAEngine(), SHA256Digest.newInstance(), 32);
      case PSS_SHA384:
        return new PSSSigner(new RSAEngine(), new SHA384Digest(), 48);
      case PSS_SHA512:
        return new PSSSigner(new RSAEngine(), new SHA512Digest(), 64);
      case ECDSA_SHA1:
        return new DSADigestSigner(new ECDSASigner(), new SHA1Digest());
      case ECDSA_SHA256:
        return new DSADigestSigner(new ECDSASigner(), SHA256Digest.newInstance());
      case ECDSA_SHA384:
        return new DSADigestSigner(new ECDSASigner(), new SHA384Digest());
      case ECDSA_SHA512:
        return new DSADigestSigner(new ECDSASigner(), new SHA512Digest());
      default:
        return new Ed25519Signer();
    }
  }

  /** Encodes a block of a PEM file. */
  public static String pem(String label, byte[] content) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /** A certificate that was made, with its key and the certificates of its issuers. */
  public static final class Issued {

    private final AsymmetricCipherKeyPair pair;
    private final List<CertificateView> chain;

    private Issued(
        CertificateView certificate, AsymmetricCipherKeyPair pair, List<CertificateView> issuers) {
      this.pair = pair;
      chain = new ArrayList<>();
      chain.add(certificate);
      chain.addAll(issuers);
    }

    /** The certificate itself. */
    public CertificateView certificate() {
      return chain.get(0);
    }

    /** The certificate and those of its issuers, up to the self-signed one. */
    public CertificateView[] chain() {
      return chain.toArray(new CertificateView[0]);
    }

    AsymmetricCipherKeyPair pair() {
      return pair;
    }

    /** The private key in PKCS #8. */
    public byte[] pkcs8() {
      try {
        return PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate()).getEncoded("DER");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The private key as a PEM file. */
    public byte[] keyPem() {
      return pem("PRIVATE KEY", pkcs8()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The certificate alone as a PEM file. */
    public byte[] certificatePem() {
      return pem("CERTIFICATE", certificate().encoded()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The certificate and those of its intermediate issuers, without the last, as a PEM file. */
    public byte[] chainPem() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < Math.max(1, chain.size() - 1); i++) {
        text.append(pem("CERTIFICATE", chain.get(i).encoded()));
      }
      return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The identity, with the intermediate certificates. */
    public TlsIdentity identity() {
      try {
        return TlsIdentity.fromPem(chainPem(), "certificate.pem", keyPem(), "key.pem");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
