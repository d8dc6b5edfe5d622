/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

import io.tocsin.text.HostNames;
import io.tocsin.text.IpAddresses;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * The name spaces that a certification authority is bound to (nameConstraints, RFC 5280 §4.2.1.10),
 * for the three kinds of names that SNMP maps to security names. Constraints on other kinds of
 * names are not understood, and an authority that has them is refused.
 */
final class NameSpaces {

  /** emailAddress of PKCS #9, an old place for a mail address. */
  private static final ASN1ObjectIdentifier EMAIL_ADDRESS =
      new ASN1ObjectIdentifier("1.2.840.113549.1.9.1");

  private NameSpaces() {}

  /**
   * Why constraints cannot be processed.
   *
   * @return a clause about the certificate that has them, or null when they can be
   */
  static String fault(NameConstraints constraints) {
    String fault = fault(constraints.getPermittedSubtrees());
    return fault == null ? fault(constraints.getExcludedSubtrees()) : fault;
  }

  private static String fault(GeneralSubtree[] trees) {
    for (int i = 0; trees != null && i < trees.length; i++) {
      GeneralName base = trees[i].getBase();
      boolean known =
          base.getTagNo() == GeneralName.dNSName
              || base.getTagNo() == GeneralName.rfc822Name
              || base.getTagNo() == GeneralName.iPAddress;
      // RFC 5280 §4.2.1.10: minimum must be zero, and maximum must be absent.
      if (!known || trees[i].getMinimum().signum() != 0 || trees[i].getMaximum() != null) {
        return "it has name constraints of a kind that is not processed here (only dns, ip and"
            + " rfc822 names are)";
      }
      if (base.getTagNo() == GeneralName.iPAddress) {
        int length = ASN1OctetString.getInstance(base.getName()).getOctets().length;
        if (length != 8 && length != 32) {
          return "it has a name constraint with a malformed address";
        }
      }
    }
    return null;
  }

  /**
   * Why a certificate's names lie outside of the name spaces; the common name is not among them.
   *
   * @param constraints those without {@link #fault}
   * @param certificate the certificate below
   * @return a clause about the certificate, or null when its names are allowed
   */
  static String violation(NameConstraints constraints, CertificateView certificate) {
    boolean mailSeen = false;
    for (int i = 0; i < certificate.subjectAltNameCount(); i++) {
      SubjectAltName name = certificate.subjectAltName(i);
      mailSeen |= name.type() == SubjectAltName.RFC822;
      String text = name.text().toLowerCase(Locale.ROOT);
      if (!isAllowed(constraints, name.type(), text, name.address())) {
        return violation("name " + name);
      }
    }
    // RFC 5280 §4.2.1.10: without rfc822 entries, emailAddress in the subject is compared.
    return mailSeen ? null : mailViolation(constraints, certificate);
  }

  private static String mailViolation(NameConstraints constraints, CertificateView certificate) {
    for (RDN part : certificate.structure().getSubject().getRDNs(EMAIL_ADDRESS)) {
      for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
        if (attribute.getType().equals(EMAIL_ADDRESS)
            && attribute.getValue() instanceof ASN1String) {
          String mailbox = ((ASN1String) attribute.getValue()).getString();
          String text = mailbox.toLowerCase(Locale.ROOT);
          if (!isAllowed(constraints, SubjectAltName.RFC822, text, null)) {
            return violation("email address " + mailbox);
          }
        }
      }
    }
    return null;
  }

  /**
   * Why the common name by which a server is known lies outside of the name spaces.
   *
   * @param constraints those without {@link #fault}
   * @param server a server's own certificate
   * @return a clause about the certificate, or null when it has none by which it is known, or that
   *     is allowed
   */
  static String serverNameViolation(NameConstraints constraints, CertificateView server) {
    String name = ServerName.commonNameOf(server);
    if (name == null
        || !ServerName.isPattern(name)
        || isAllowed(constraints, SubjectAltName.DNS, name.toLowerCase(Locale.ROOT), null)) {
      return null;
    }
    return violation("common name " + name);
  }

  /**
   * Whether a text may be a security name. It is of no kind itself, but where it could be a DNS
   * name, an address or a mail address, another certificate may have that as its own.
   *
   * @param constraints those without {@link #fault}
   * @param text a common name
   */
  static boolean allows(NameConstraints constraints, String text) {
    byte[] address = IpAddresses.parse(text);
    if (address != null) {
      return isAllowed(constraints, SubjectAltName.IP, text, address);
    }
    String name = HostNames.withoutFinalDot(text).toLowerCase(Locale.ROOT);
    if (name.indexOf('@') >= 0) {
      return isAllowed(constraints, SubjectAltName.RFC822, name, null);
    }
    return !ServerName.isPattern(name) || isAllowed(constraints, SubjectAltName.DNS, name, null);
  }

  private static String violation(String name) {
    return "its " + name + " is outside of the name space that its authority is bound to";
  }

  private static boolean isAllowed(
      NameConstraints constraints, int type, String text, byte[] address) {
    GeneralSubtree[] permitted = constraints.getPermittedSubtrees();
    boolean constrained = false;
    boolean within = false;
    for (int i = 0; permitted != null && i < permitted.length; i++) {
      if (typeOf(permitted[i]) == type) {
        constrained = true;
        within |= isWithin(permitted[i].getBase(), type, text, address);
      }
    }
    GeneralSubtree[] excluded = constraints.getExcludedSubtrees();
    for (int i = 0; excluded != null && i < excluded.length; i++) {
      if (typeOf(excluded[i]) == type) {
        GeneralName base = excluded[i].getBase();
        if (isWithin(base, type, text, address) || canReach(base, type, text)) {
          return false;
        }
      }
    }
    return within || !constrained;
  }

  private static int typeOf(GeneralSubtree tree) {
    switch (tree.getBase().getTagNo()) {
      case GeneralName.rfc822Name:
        return SubjectAltName.RFC822;
      case GeneralName.dNSName:
        return SubjectAltName.DNS;
      default:
        return SubjectAltName.IP;
    }
  }

  private static boolean isWithin(GeneralName base, int type, String text, byte[] address) {
    if (type == SubjectAltName.IP) {
      return isWithin(ASN1OctetString.getInstance(base.getName()).getOctets(), address);
    }
    String space = textOf(base);
    if (type == SubjectAltName.DNS) {
      // A leading dot, which the standard does not have, is read as "below" by everybody.
      return space.isEmpty()
          || (space.startsWith(".")
              ? text.endsWith(space)
              : text.equals(space) || text.endsWith("." + space));
    }
    if (space.indexOf('@') >= 0) {
      return text.equals(space);
    }
    String host = text.substring(text.lastIndexOf('@') + 1);
    return space.isEmpty() || (space.startsWith(".") ? host.endsWith(space) : host.equals(space));
  }

  /** Whether a wildcard could stand for a name within an excluded space. */
  private static boolean canReach(GeneralName base, int type, String text) {
    return type == SubjectAltName.DNS
        && text.startsWith("*.")
        && textOf(base).endsWith(text.substring(1));
  }

  private static boolean isWithin(byte[] range, byte[] address) {
    if (range.length != 2 * address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if (((range[i] ^ address[i]) & range[address.length + i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static String textOf(GeneralName name) {
    String text = ASN1IA5String.getInstance(name.getName()).getString().toLowerCase(Locale.ROOT);
    return name.getTagNo() == GeneralName.dNSName ? HostNames.withoutFinalDot(text) : text;
  }
}
