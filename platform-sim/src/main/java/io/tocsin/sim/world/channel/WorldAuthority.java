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
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * The certification authority of a world. Keys and certificates are made from the seed and the
 * name, so they are the same in every run: the keys are Ed25519, whose signatures need no chance
 * (RFC 8032). Certificates are valid from 1970, before any clock of a board, to 2049.
 */
public final class WorldAuthority {

  private static final AlgorithmIdentifier ED25519 =
      new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);

  private static final Time BEGIN = new Time(new ASN1UTCTime("700101000000Z"));
  private static final Time END = new Time(new ASN1UTCTime("491231235959Z"));
  private static final X500Name NAME = new X500Name("CN=World CA");
  private static final int KEY_BYTES = 32;
  private static final int SERIAL_BITS_LOST = 2;

  private final Seed seed;
  private final Ed25519PrivateKeyParameters key;
  private final WorldIdentity own;

  /**
   * The authority of a world.
   *
   * @param seed the world's
   */
  public WorldAuthority(Seed seed) {
    this.seed = seed.child("authority");
    key = key("");
    own = make(NAME, key, "", true);
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
    return make(new X500Name("CN=" + name), key("of " + name), name, false);
  }

  private Ed25519PrivateKeyParameters key(String name) {
    byte[] bytes = new byte[KEY_BYTES];
    seed.stream("key " + name).fill(bytes, 0, KEY_BYTES);
    return new Ed25519PrivateKeyParameters(bytes, 0);
  }

  private WorldIdentity make(
      X500Name subject, Ed25519PrivateKeyParameters subjectKey, String name, boolean authority) {
    try {
      SubjectPublicKeyInfo publicKey =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(subjectKey.generatePublicKey());
      RandomStream serials = seed.stream("serial number " + name);
      V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
      generator.setSerialNumber(
          new ASN1Integer(BigInteger.valueOf(1 + (serials.next() >>> SERIAL_BITS_LOST))));
      generator.setSignature(ED25519);
      generator.setIssuer(NAME);
      generator.setSubject(subject);
      generator.setStartDate(BEGIN);
      generator.setEndDate(END);
      generator.setSubjectPublicKeyInfo(publicKey);
      generator.setExtensions(extensions(name, authority).generate());
      TBSCertificate body = generator.generateTBSCertificate();
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(body);
      parts.add(ED25519);
      parts.add(new DERBitString(sign(body.getEncoded("DER"))));
      byte[] pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(subjectKey).getEncoded("DER");
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

  private byte[] sign(byte[] body) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(body, 0, body.length);
    return signer.generateSignature();
  }
}
