/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * A private certification authority in a folder: {@code ca.crt} and {@code ca.key}, and beside them
 * {@code NAME.crt} and {@code NAME.key} for each identity that it issued, and {@code ca.crl} with
 * those that it has revoked.
 */
public final class CertificateAuthority {

  private static final String AUTHORITY = "ca";
  private static final int SERIAL_NUMBER_BITS = 127;

  /** Certificates are valid from a little before now, because boards' clocks are not exact. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

  private final Path folder;
  private final X509CertificateHolder certificate;
  private final AsymmetricKeyParameter key;
  private final SecureRandom random;

  private CertificateAuthority(
      Path folder, X509CertificateHolder certificate, AsymmetricKeyParameter key) {
    this.folder = folder;
    this.certificate = certificate;
    this.key = key;
    this.random = new SecureRandom();
  }

  /**
   * Makes a new authority and writes its two files.
   *
   * @param folder made where it is missing
   * @param commonName the authority's name
   * @param keyType kind of its key
   * @param validity how long its certificate is valid from now
   * @throws FileAlreadyExistsException when the folder has one already
   * @throws IOException when a file cannot be written
   */
  public static CertificateAuthority create(
      Path folder, String commonName, KeyType keyType, Duration validity) throws IOException {
    Files.createDirectories(folder);
    refuseExisting(folder, AUTHORITY);
    SecureRandom random = new SecureRandom();
    AsymmetricCipherKeyPair pair = keyType.generate(random);
    X500Name name = name(commonName);
    X509v3CertificateBuilder builder = builder(name, name, pair, validity, random);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    addKeyIdentifiers(builder, pair.getPublic(), publicKeyInfo(pair.getPublic()));
    X509CertificateHolder certificate = sign(builder, pair.getPrivate(), random);
    write(folder, AUTHORITY, certificate, pair.getPrivate());
    return new CertificateAuthority(folder, certificate, pair.getPrivate());
  }

  /**
   * Opens the authority of a folder.
   *
   * @param folder a folder in which {@link #create} wrote
   * @throws IOException when there is none or its files cannot be read; the message says what to do
   */
  public static CertificateAuthority open(Path folder) throws IOException {
    try {
      var certificate = new X509CertificateHolder(readPem(folder.resolve(AUTHORITY + ".crt")));
      var key = PrivateKeyFactory.createKey(readPem(folder.resolve(AUTHORITY + ".key")));
      return new CertificateAuthority(folder, certificate, key);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "no certification authority in "
              + folder
              + " ("
              + e.getFile()
              + " is missing): make one with 'certs ca --dir "
              + folder
              + "'",
          e);
    }
  }

  /**
   * Makes an identity and writes {@code name.crt} and {@code name.key}.
   *
   * @param name common name, and name of the files
   * @param role what its holder does
   * @param keyType kind of its key
   * @param names further names
   * @param validity how long from now; not longer than the authority's own
   * @return the certificate's file
   * @throws FileAlreadyExistsException when one of the files exists
   * @throws IOException when a file cannot be written
   */
  public Path issue(String name, Role role, KeyType keyType, SubjectNames names, Duration validity)
      throws IOException {
    refuseExisting(folder, name);
    AsymmetricCipherKeyPair pair = keyType.generate(random);
    X509v3CertificateBuilder builder =
        builder(certificate.getSubject(), name(name), pair, validity, random);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(role.purposes()));
    if (!names.isEmpty()) {
      builder.addExtension(Extension.subjectAlternativeName, false, names.toGeneralNames());
    }
    addKeyIdentifiers(builder, pair.getPublic(), certificate.getSubjectPublicKeyInfo());
    X509CertificateHolder issued = sign(builder, key, random);
    if (issued.getNotAfter().toInstant().isAfter(certificate.getNotAfter().toInstant())) {
      throw new IOException(
          "the authority ends on "
              + certificate.getNotAfter().toInstant()
              + ", before the new certificate would: ask for fewer days");
    }
    write(folder, name, issued, pair.getPrivate());
    return folder.resolve(name + ".crt");
  }

  /**
   * Puts certificates on the authority's revocation list, and writes {@code ca.crl} anew, with all
   * that were on it before.
   *
   * @param names those of identities in the folder; with none, the list is made anew as it is
   * @param period how long until the next list is due
   * @return the list's file
   * @throws IOException when a file cannot be read or written, or when a certificate is not this
   *     authority's
   */
  // Bouncy Castle's builder takes a Date.
  @SuppressWarnings("JavaUtilDate")
  public Path revoke(List<String> names, Duration period) throws IOException {
    Path file = folder.resolve(AUTHORITY + ".crl");
    Instant now = Instant.now();
    var builder = new X509v2CRLBuilder(certificate.getSubject(), Date.from(now));
    builder.setNextUpdate(Date.from(now.plus(period)));
    BigInteger number = BigInteger.ONE;
    Set<BigInteger> listed = new HashSet<>();
    if (Files.exists(file)) {
      var before = new X509CRLHolder(readPem(file));
      builder.addCRL(before);
      number = number(before).add(BigInteger.ONE);
      for (var entry : before.getRevokedCertificates()) {
        listed.add(((X509CRLEntryHolder) entry).getSerialNumber());
      }
    }
    for (String name : names) {
      var revoked = new X509CertificateHolder(readPem(folder.resolve(name + ".crt")));
      if (!revoked.getIssuer().equals(certificate.getSubject())) {
        throw new IOException(name + ".crt was issued by somebody else: " + revoked.getIssuer());
      }
      if (listed.add(revoked.getSerialNumber())) {
        builder.addCRLEntry(revoked.getSerialNumber(), Date.from(now), CRLReason.unspecified);
      }
    }
    builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new BcX509ExtensionUtils()
            .createAuthorityKeyIdentifier(certificate.getSubjectPublicKeyInfo()));
    try {
      PrivateFiles.replaceList(file, builder.build(KeyType.signer(key, random)).getEncoded());
    } catch (OperatorCreationException e) {
      throw new IOException("the list cannot be signed: " + e.getMessage(), e);
    }
    return file;
  }

  private static BigInteger number(X509CRLHolder list) {
    Extension number = list.getExtension(Extension.cRLNumber);
    return number == null
        ? BigInteger.ZERO
        : CRLNumber.getInstance(number.getParsedValue()).getCRLNumber();
  }

  /** The authority's own certificate's file. */
  public Path certificateFile() {
    return folder.resolve(AUTHORITY + ".crt");
  }

  private static void refuseExisting(Path folder, String name) throws IOException {
    for (String suffix : new String[] {".crt", ".key"}) {
      Path file = folder.resolve(name + suffix);
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(
            file.toString(), null, "exists already and is not overwritten");
      }
    }
  }

  private static void write(
      Path folder, String name, X509CertificateHolder certificate, AsymmetricKeyParameter key)
      throws IOException {
    // The key first: a certificate without its key would look complete.
    PrivateFiles.writeKey(
        folder.resolve(name + ".key"),
        PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded());
    PrivateFiles.writeCertificate(folder.resolve(name + ".crt"), certificate.getEncoded());
  }

  private static byte[] readPem(Path file) throws IOException {
    try (PemReader reader =
        new PemReader(Files.newBufferedReader(file, StandardCharsets.US_ASCII))) {
      var object = reader.readPemObject();
      if (object == null) {
        throw new IOException(file + " holds no PEM block");
      }
      return object.getContent();
    }
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  private static SubjectPublicKeyInfo publicKeyInfo(AsymmetricKeyParameter key) {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Bouncy Castle's builder takes a Date.
  @SuppressWarnings("JavaUtilDate")
  private static X509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      AsymmetricCipherKeyPair pair,
      Duration validity,
      SecureRandom random) {
    Instant now = Instant.now();
    return new X509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_NUMBER_BITS, random).add(BigInteger.ONE),
        Date.from(now.minus(CLOCK_TOLERANCE)),
        Date.from(now.plus(validity)),
        subject,
        publicKeyInfo(pair.getPublic()));
  }

  private static void addKeyIdentifiers(
      X509v3CertificateBuilder builder, AsymmetricKeyParameter own, SubjectPublicKeyInfo issuer)
      throws IOException {
    BcX509ExtensionUtils extensions = new BcX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(publicKeyInfo(own)));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuer));
  }

  private static X509CertificateHolder sign(
      X509v3CertificateBuilder builder, AsymmetricKeyParameter key, SecureRandom random)
      throws IOException {
    try {
      return builder.build(KeyType.signer(key, random));
    } catch (OperatorCreationException e) {
      throw new IOException("the certificate cannot be signed: " + e.getMessage(), e);
    }
  }
}
