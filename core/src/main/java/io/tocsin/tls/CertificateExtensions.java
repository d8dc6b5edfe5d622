/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** The extensions of one certificate that decide about its use (RFC 5280 §4.2). Immutable. */
final class CertificateExtensions {

  private static final int PATH_LENGTH_NONE = -1;
  private static final ASN1ObjectIdentifier[] NONE = new ASN1ObjectIdentifier[0];

  private final boolean authority;
  private final int pathLengthMax;
  private final KeyUsage keyUsage;
  private final ExtendedKeyUsage extendedKeyUsage;
  private final SubjectAltName[] subjectAltNames;
  private final NameConstraints nameConstraints;
  private final byte[] subjectKeyIdentifier;
  private final byte[] authorityKeyIdentifier;
  private final String unknownCritical;

  CertificateExtensions(Extensions extensions) throws IOException {
    for (ASN1ObjectIdentifier oid : extensions == null ? NONE : extensions.getExtensionOIDs()) {
      // Those that we do not read may hold anything.
      if (isRead(oid)) {
        CertificateBounds.checkElements(extensions.getExtension(oid).getExtnValue().getOctets());
      }
    }
    BasicConstraints basic = BasicConstraints.fromExtensions(extensions);
    authority = basic != null && basic.isCA();
    pathLengthMax = pathLengthMax(basic);
    keyUsage = KeyUsage.fromExtensions(extensions);
    extendedKeyUsage = ExtendedKeyUsage.fromExtensions(extensions);
    subjectAltNames =
        CertificateNames.subjectAltNames(
            GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName));
    nameConstraints =
        NameConstraints.getInstance(
            Extensions.getExtensionParsedValue(extensions, Extension.nameConstraints));
    checkCount(nameConstraints);
    SubjectKeyIdentifier subjectKey = SubjectKeyIdentifier.fromExtensions(extensions);
    subjectKeyIdentifier = subjectKey == null ? null : subjectKey.getKeyIdentifier();
    AuthorityKeyIdentifier authorityKey = AuthorityKeyIdentifier.fromExtensions(extensions);
    authorityKeyIdentifier = authorityKey == null ? null : authorityKey.getKeyIdentifierOctets();
    unknownCritical = unknownCritical(extensions);
  }

  private static int pathLengthMax(BasicConstraints basic) throws IOException {
    if (basic == null || basic.getPathLenConstraintInteger() == null) {
      return PATH_LENGTH_NONE;
    }
    if (basic.getPathLenConstraint().signum() < 0) {
      throw new IOException("its path length constraint is negative");
    }
    return basic.getPathLenConstraint().bitLength() > 15
        ? PATH_LENGTH_NONE
        : basic.getPathLenConstraint().intValue();
  }

  /** The first critical extension that path validation here does not process; null without one. */
  private static String unknownCritical(Extensions extensions) {
    if (extensions == null) {
      return null;
    }
    for (ASN1ObjectIdentifier oid : extensions.getCriticalExtensionOIDs()) {
      if (!isProcessed(oid)) {
        return oid.getId();
      }
    }
    return null;
  }

  /** Whether path validation here processes an extension, so that it may be critical. */
  private static boolean isProcessed(ASN1ObjectIdentifier oid) {
    return oid.equals(Extension.basicConstraints)
        || oid.equals(Extension.keyUsage)
        || oid.equals(Extension.extendedKeyUsage)
        || oid.equals(Extension.subjectAlternativeName)
        || oid.equals(Extension.nameConstraints);
  }

  private static boolean isRead(ASN1ObjectIdentifier oid) {
    return isProcessed(oid)
        || oid.equals(Extension.subjectKeyIdentifier)
        || oid.equals(Extension.authorityKeyIdentifier);
  }

  private static void checkCount(NameConstraints constraints) throws IOException {
    if (constraints != null
        && (count(constraints.getPermittedSubtrees()) > CertificateBounds.SUBTREES_COUNT_MAX
            || count(constraints.getExcludedSubtrees()) > CertificateBounds.SUBTREES_COUNT_MAX)) {
      throw new IOException(
          "its nameConstraints have more than "
              + CertificateBounds.SUBTREES_COUNT_MAX
              + " permitted or excluded subtrees");
    }
  }

  private static int count(GeneralSubtree[] trees) {
    return trees == null ? 0 : trees.length;
  }

  boolean isAuthority() {
    return authority;
  }

  int pathLengthMax() {
    return pathLengthMax;
  }

  boolean allowsDigitalSignature() {
    return keyUsage == null || keyUsage.hasUsages(KeyUsage.digitalSignature);
  }

  boolean allowsCertificateSigning() {
    return keyUsage == null || keyUsage.hasUsages(KeyUsage.keyCertSign);
  }

  boolean allowsRevocationListSigning() {
    return keyUsage == null || keyUsage.hasUsages(KeyUsage.cRLSign);
  }

  boolean allowsServerAuthentication() {
    return allows(KeyPurposeId.id_kp_serverAuth);
  }

  boolean allowsClientAuthentication() {
    return allows(KeyPurposeId.id_kp_clientAuth);
  }

  private boolean allows(KeyPurposeId purpose) {
    return extendedKeyUsage == null
        || extendedKeyUsage.hasKeyPurposeId(purpose)
        || extendedKeyUsage.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage);
  }

  SubjectAltName[] subjectAltNames() {
    return subjectAltNames;
  }

  /** The name constraints, null without them. */
  NameConstraints nameConstraints() {
    return nameConstraints;
  }

  /** The subject key identifier, null without one; not to be changed. */
  byte[] subjectKeyIdentifier() {
    return subjectKeyIdentifier;
  }

  /** The authority key identifier, null without one; not to be changed. */
  byte[] authorityKeyIdentifier() {
    return authorityKeyIdentifier;
  }

  /** The first critical extension that is not processed here, as dotted numbers; null if none. */
  String unknownCritical() {
    return unknownCritical;
  }
}
