/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.text.Hexadecimal;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PeerCertificates;
import io.tocsin.tls.SubjectAltName;

/**
 * The table that gives a client's certificate its tmSecurityName (snmpTlstmCertToTSNTable, RFC 9456
 * §4). Rows are considered in the order in which they were added; the first that yields a usable
 * name decides.
 */
public final class CertificateMap {

  /** Map type snmpTlstmCertSpecified: the name is the row's data. */
  public static final int SPECIFIED = 1;

  /** Map type snmpTlstmCertSANRFC822Name: a mail address, its domain in lower case. */
  public static final int RFC822 = 2;

  /** Map type snmpTlstmCertSANDNSName: a DNS name in lower case. */
  public static final int DNS = 3;

  /** Map type snmpTlstmCertSANIpAddress: dotted decimal, or 32 hexadecimal digits for IPv6. */
  public static final int IP = 4;

  /** Map type snmpTlstmCertSANAny: the first of the certificate's names of the three kinds. */
  public static final int ANY = 5;

  /**
   * Map type snmpTlstmCertCommonName: the subject's common name, where there is just one, and no
   * authority of the verified path is bound to a name space that it is outside of.
   */
  public static final int COMMON_NAME = 6;

  private Fingerprint[] fingerprints;
  private int[] types;
  private String[] data;
  private int count;

  /**
   * An empty table.
   *
   * @param rowsMax most rows that it can hold
   */
  public CertificateMap(int rowsMax) {
    fingerprints = new Fingerprint[rowsMax];
    types = new int[rowsMax];
    data = new String[rowsMax];
  }

  /**
   * Adds a row behind the others.
   *
   * @param fingerprint of a client's certificate, or of an authority's in its verified path
   * @param type {@link #SPECIFIED} to {@link #COMMON_NAME}
   * @param name the name where the type is {@link #SPECIFIED}; else of no account, may be null
   * @return false when the table is full
   */
  public boolean add(Fingerprint fingerprint, int type, String name) {
    if (fingerprint == null || type < SPECIFIED || type > COMMON_NAME) {
      throw new IllegalArgumentException("map type " + type);
    }
    if (count == types.length) {
      return false;
    }
    fingerprints[count] = fingerprint;
    types[count] = type;
    data[count] = name == null ? "" : name;
    count++;
    return true;
  }

  /**
   * Takes the rows of another table in the place of its own.
   *
   * @param other is not used any more
   */
  public void become(CertificateMap other) {
    fingerprints = other.fingerprints;
    types = other.types;
    data = other.data;
    count = other.count;
  }

  /** Number of rows (snmpTlstmCertToTSNCount). */
  public int count() {
    return count;
  }

  /**
   * Fingerprint of a row (snmpTlstmCertToTSNFingerprint).
   *
   * @param row 0 to {@link #count()} - 1
   */
  public Fingerprint fingerprint(int row) {
    return fingerprints[row];
  }

  /**
   * Map type of a row (the last number of snmpTlstmCertToTSNMapType).
   *
   * @param row 0 to {@link #count()} - 1
   */
  public int type(int row) {
    return types[row];
  }

  /**
   * Data of a row (snmpTlstmCertToTSNData), empty where there is none.
   *
   * @param row 0 to {@link #count()} - 1
   */
  public String data(int row) {
    return data[row];
  }

  /**
   * Whether a row names this very certificate, so that it needs no path to a trust anchor.
   *
   * @param certificate as the client presented it
   */
  boolean pins(CertificateView certificate) {
    for (int row = 0; row < count; row++) {
      if (fingerprints[row].matches(certificate)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The name of a client that was found acceptable.
   *
   * @param peer its certificates; those that are presented but not in the verified path count for
   *     nothing
   * @return the name, or null when no row yields one
   */
  public SecurityName map(PeerCertificates peer) {
    if (peer.verifiedCount() == 0) {
      return null;
    }
    CertificateView leaf = peer.verified(0);
    for (int row = 0; row < count; row++) {
      // snmpTlstmCertToTSNTable, rules 1 and 2: the presented certificate, or a CA of its path.
      boolean matches = fingerprints[row].matches(leaf) || isAuthorityOf(peer, fingerprints[row]);
      SecurityName name = matches ? SecurityName.of(nameOf(row, peer)) : null;
      // A row without a usable name is passed over, and the search goes on.
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  private static boolean isAuthorityOf(PeerCertificates peer, Fingerprint fingerprint) {
    for (int i = 1; i < peer.verifiedCount(); i++) {
      if (fingerprint.matches(peer.verified(i))) {
        return true;
      }
    }
    return false;
  }

  /** The name that a row makes of a certificate; null or unusable where it makes none. */
  private String nameOf(int row, PeerCertificates peer) {
    CertificateView leaf = peer.verified(0);
    switch (types[row]) {
      case SPECIFIED:
        return data[row];
      case RFC822:
        return altName(leaf, SubjectAltName.RFC822);
      case DNS:
        return altName(leaf, SubjectAltName.DNS);
      case IP:
        return altName(leaf, SubjectAltName.IP);
      case ANY:
        return leaf.subjectAltNameCount() > 0 ? mapped(leaf.subjectAltName(0)) : null;
      default:
        return leaf.commonNameCount() == 1 && peer.allowsSecurityName(leaf.commonName(0))
            ? leaf.commonName(0)
            : null;
    }
  }

  private static String altName(CertificateView leaf, int type) {
    for (int i = 0; i < leaf.subjectAltNameCount(); i++) {
      if (leaf.subjectAltName(i).type() == type) {
        return mapped(leaf.subjectAltName(i));
      }
    }
    return null;
  }

  private static String mapped(SubjectAltName name) {
    switch (name.type()) {
      case SubjectAltName.RFC822:
        // The local part is case-sensitive, the domain is not.
        int domain = name.text().lastIndexOf('@');
        return domain < 0
            ? null
            : name.text().substring(0, domain) + lowerCase(name.text().substring(domain));
      case SubjectAltName.DNS:
        return lowerCase(name.text());
      default:
        byte[] address = name.address();
        return address.length == 4 ? name.text() : Hexadecimal.format(address);
    }
  }

  private static String lowerCase(String ascii) {
    StringBuilder lower = new StringBuilder(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      char character = ascii.charAt(i);
      boolean isUpper = character >= 'A' && character <= 'Z';
      lower.append(isUpper ? (char) (character + 'a' - 'A') : character);
    }
    return lower.toString();
  }
}
