/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.channel;

import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * The certification authority of a world. Keys and certificates are made from the seed and the
 * name, so they are the same in every run: the keys are Ed25519, whose signatures need no chance
 * (RFC 8032). Certificates are valid from 1970, before any clock of a board, to 2049.
 *
 * <p>The authority's own key is the same in all worlds and no secret. It is RSA, because its
 * signatures are checked whenever two programs meet, and no other kind is checked as quickly.
 */
public final class WorldAuthority {

  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

  private static final BigInteger P =
      new BigInteger(
          "cafbc1aecbba2b514df7a4d62e70c523d9b8567c410645773cb09b847d1cc1ca"
              + "b15e1710825acf0fe3f88c3f04ef7ab7ff13731f2de46306ae5b7b6f34bc0c20"
              + "f27b467ac278ff085fb4fb7854297029fba7cef77e11552122d465af580b0d7c"
              + "c63662cba08c4ca5930c6a5fb62aa5b389065c1ade238f0180b71339bce3baf3",
          16);

  private static final BigInteger Q =
      new BigInteger(
          "ee1b0e97f719adb6a38fc524b9ac20c14e04f066f9cce5e0645b0f71c30aeb82"
              + "b1494107d5b40c2d64e1ab0f40750a7d70bd71eff08ca56c61f8a2b51b309743"
              + "95c7a3aaeab3cfa27d69f578044e64dad1f1c672c997e1f15b9e3f2956961446"
              + "5e2d97c536a9a1a15376533b0f5b02ef13b6e8c720a7a62c504361d8eadcc541",
          16);

  private static final RSAPrivateCrtKeyParameters KEY = authorityKey();

  private static final CertificateSigner RSA = new CertificateSigner.Rsa(KEY);

  /** When certificates ended that have: a day before any world begins. */
  public static final long EXPIRED_MS = 1_767_139_200_000L;

  private static final Time EXPIRED_END = new Time(new ASN1UTCTime("251231000000Z"));
  private static final Time BEGIN = new Time(new ASN1UTCTime("700101000000Z"));
  private static final Time END = new Time(new ASN1UTCTime("491231235959Z"));
  private static final X500Name NAME = new X500Name("CN=World CA");
  private static final int KEY_BYTES = 32;
  private static final int SERIAL_BITS_LOST = 2;

  private final Seed seed;
  private final WorldIdentity own;

  /**
   * The authority of a world.
   *
   * @param seed the world's
   */
  public WorldAuthority(Seed seed) {
    this.seed = seed.child("authority");
    RSAKeyParameters publicKey = new RSAKeyParameters(false, KEY.getModulus(), EXPONENT);
    own = make(NAME, NAME, RSA, KEY, publicKey, END, "", true);
  }

  /** Its own certificate, which everybody in the world trusts. */
  public WorldIdentity own() {
    return own;
  }

  /**
   * A certificate for somebody, who may be client and server.
   *
   * @param name common name, and dNSName; letters, digits, dots and hyphens
   */
  public WorldIdentity issue(String name) {
    return issue(name, CertificateKind.USUAL);
  }

  /**
   * A certificate for somebody, good or bad.
   *
   * @param name common name, and dNSName; letters, digits, dots and hyphens
   * @param kind what is to be thought of it
   */
  public WorldIdentity issue(String name, CertificateKind kind) {
    String keyName = kind == CertificateKind.USUAL ? name : name + ", " + kind;
    byte[] bytes = new byte[KEY_BYTES];
    seed.stream("key of " + keyName).fill(bytes, 0, KEY_BYTES);
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(bytes, 0);
    String certified = kind == CertificateKind.OTHER_NAME ? "other." + name : name;
    X500Name subject = new X500Name("CN=" + certified);
    boolean isOwn = kind == CertificateKind.UNTRUSTED;
    return make(
        isOwn ? subject : NAME,
        subject,
        isOwn ? new CertificateSigner.Ed25519(key) : RSA,
        key,
        key.generatePublicKey(),
        kind == CertificateKind.EXPIRED ? EXPIRED_END : END,
        certified,
        false);
  }

  private static RSAPrivateCrtKeyParameters authorityKey() {
    BigInteger lessP = P.subtract(BigInteger.ONE);
    BigInteger lessQ = Q.subtract(BigInteger.ONE);
    BigInteger exponent = EXPONENT.modInverse(lessP.multiply(lessQ));
    return new RSAPrivateCrtKeyParameters(
        P.multiply(Q),
        EXPONENT,
        exponent,
        P,
        Q,
        exponent.mod(lessP),
        exponent.mod(lessQ),
        Q.modInverse(P));
  }

  private WorldIdentity make(
      X500Name issuer,
      X500Name subject,
      CertificateSigner signer,
      AsymmetricKeyParameter privateKey,
      AsymmetricKeyParameter publicKey,
      Time end,
      String name,
      boolean authority) {
    try {
      RandomStream serials = seed.stream("serial number " + name);
      V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
      generator.setSerialNumber(
          new ASN1Integer(BigInteger.valueOf(1 + (serials.next() >>> SERIAL_BITS_LOST))));
      generator.setSignature(signer.algorithm());
      generator.setIssuer(issuer);
      generator.setSubject(subject);
      generator.setStartDate(BEGIN);
      generator.setEndDate(end);
      generator.setSubjectPublicKeyInfo(
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey));
      generator.setExtensions(extensions(name, authority).generate());
      TBSCertificate body = generator.generateTBSCertificate();
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(body);
      parts.add(signer.algorithm());
      parts.add(new DERBitString(signer.sign(body.getEncoded("DER"))));
      byte[] pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(privateKey).getEncoded("DER");
      return new WorldIdentity(new DERSequence(parts).getEncoded("DER"), pkcs8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static ExtensionsGenerator extensions(String name, boolean authority) throws IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    int usage = authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature;
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    if (!authority) {
      KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
      extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
      GeneralName dns = new GeneralName(GeneralName.dNSName, name);
      extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(dns));
    }
    return extensions;
  }
}
