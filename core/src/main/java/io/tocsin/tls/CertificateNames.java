/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.HostNames;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The names within a certificate that can be compared or mapped. */
final class CertificateNames {

  /** id-at-commonName of RFC 5280 appendix A.1. */
  private static final ASN1ObjectIdentifier COMMON_NAME = new ASN1ObjectIdentifier("2.5.4.3");

  private static final SubjectAltName[] NO_NAMES = new SubjectAltName[0];

  private CertificateNames() {}

  /** The common names of a distinguished name in its order. */
  static String[] commonNames(X500Name name) throws IOException {
    RDN[] sets = name.getRDNs(COMMON_NAME);
    int count = 0;
    String[] names = new String[sets.length];
    for (RDN set : sets) {
      for (AttributeTypeAndValue attribute : set.getTypesAndValues()) {
        // A set holds each type once (X.501 §9.3), so there is one common name in each.
        if (attribute.getType().equals(COMMON_NAME)) {
          ASN1Encodable value = attribute.getValue();
          if (!(value instanceof ASN1String) || count == names.length) {
            throw new IOException("its common name is not a text");
          }
          names[count++] = ((ASN1String) value).getString();
        }
      }
    }
    return names;
  }

  /** The entries of the three kinds that SNMP knows, in their order; others are left out. */
  static SubjectAltName[] subjectAltNames(GeneralNames general) throws IOException {
    if (general == null) {
      return NO_NAMES;
    }
    GeneralName[] all = general.getNames();
    if (all.length > CertificateBounds.ALT_NAMES_COUNT_MAX) {
      throw new IOException(
          "its subjectAltName has more than " + CertificateBounds.ALT_NAMES_COUNT_MAX + " entries");
    }
    SubjectAltName[] names = new SubjectAltName[all.length];
    int count = 0;
    for (GeneralName entry : all) {
      if (entry.getTagNo() == GeneralName.rfc822Name) {
        names[count++] = SubjectAltName.ofName(SubjectAltName.RFC822, printable(textOf(entry)));
      } else if (entry.getTagNo() == GeneralName.dNSName) {
        names[count++] =
            SubjectAltName.ofName(
                SubjectAltName.DNS, printable(HostNames.withoutFinalDot(textOf(entry))));
      } else if (entry.getTagNo() == GeneralName.iPAddress) {
        byte[] address = ASN1OctetString.getInstance(entry.getName()).getOctets();
        if (address.length != 4 && address.length != 16) {
          throw new IOException(
              "an address in its subjectAltName has " + address.length + " octets");
        }
        names[count++] = SubjectAltName.ofAddress(address);
      }
    }
    SubjectAltName[] exact = new SubjectAltName[count];
    System.arraycopy(names, 0, exact, 0, count);
    return exact;
  }

  private static String textOf(GeneralName entry) {
    return ((ASN1String) entry.getName()).getString();
  }

  /** A name, refused when it holds what a reader would not see as it is. */
  private static String printable(String text) throws IOException {
    if (text.isEmpty()) {
      throw new IOException("a name in its subjectAltName is empty");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        throw new IOException("a name in its subjectAltName is not printable ASCII");
      }
    }
    return text;
  }
}
