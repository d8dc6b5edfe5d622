/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.config;

import io.tocsin.tls.Fingerprint;

/**
 * One row of the map from certificates to security names: {@code map.N.*} (RFC 6353 §5.3.2,
 * snmpTlstmCertToTSNTable).
 */
public final class CertificateMapSettings {

  /** Type: the name is written in the entry. */
  public static final int SPECIFIED = 1;

  /** Type: the first rfc822Name of the subjectAltName. */
  public static final int RFC822 = 2;

  /** Type: the first dNSName of the subjectAltName. */
  public static final int DNS = 3;

  /** Type: the first iPAddress of the subjectAltName. */
  public static final int IP = 4;

  /** Type: the first rfc822Name, dNSName or iPAddress of the subjectAltName. */
  public static final int ANY = 5;

  /** Type: the CommonName of the subject. */
  public static final int CN = 6;

  private final long number;
  private final Fingerprint fingerprint;
  private final int type;
  private final String securityName;

  CertificateMapSettings(Values values, String number) {
    this.number = Long.parseLong(number);
    this.fingerprint = values.fingerprint(ConfigurationKeys.MAP_FINGERPRINT, number);
    // The choices stand in the order of the constants, which begin at 1.
    this.type = values.integer(ConfigurationKeys.MAP_TYPE, number) + 1;
    this.securityName = values.text(ConfigurationKeys.MAP_NAME, number);
  }

  /** N of the entry, 1 to 4294967295; entries are tried in this order. */
  public long number() {
    return number;
  }

  /** Fingerprint of the certificate, or of an authority in its verified chain. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /**
   * Where the name comes from, as the last number of snmpTlstmCertToTSNMapType: {@link #SPECIFIED},
   * {@link #RFC822}, {@link #DNS}, {@link #IP}, {@link #ANY}, {@link #CN}.
   */
  public int type() {
    return type;
  }

  /** The name, 1 to 32 octets of UTF-8, with type {@link #SPECIFIED}; null with all others. */
  public String securityName() {
    return securityName;
  }
}
