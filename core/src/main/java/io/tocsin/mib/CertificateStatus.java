/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/**
 * What is to be told of the certificates and revocation lists of a configuration; their number is
 * fixed.
 */
public interface CertificateStatus {

  /** Use: the certificate by which the agent identifies itself. */
  int IDENTITY = 1;

  /** Use: the one by which it identifies itself to targets that are configured so. */
  int NEXT_IDENTITY = 2;

  /** Use: the end of paths from certificates of peers. */
  int TRUST_ANCHOR = 3;

  /** Use: a list of certificates that are refused. */
  int REVOCATION_LIST = 4;

  /** State: nothing is wrong with it, as far as is known. */
  int GOOD = 1;

  /** State: its time is certainly not come yet. */
  int NOT_YET_VALID = 2;

  /** State: its time is certainly over. */
  int EXPIRED = 3;

  /** State: it is on one of the lists. */
  int REVOKED = 4;

  /** State: a list that does not count, as nobody is known who may have signed it. */
  int UNPROVEN = 5;

  /** Number of certificates and lists. */
  int count();

  /**
   * What one is for: a constant such as {@link #IDENTITY}.
   *
   * @param index 0 to {@link #count()} - 1, as everywhere here
   */
  int use(int index);

  /** The distinguished name of a certificate's subject, or of a list's issuer. */
  String name(int index);

  /**
   * A certificate's SHA-256 fingerprint as octets of SnmpTLSFingerprint (RFC 9456); none for a
   * list. Not to be changed.
   */
  byte[] fingerprint(int index);

  /** When it begins to be valid, or was made, in milliseconds since 1970. */
  long notBeforeMs(int index);

  /** When it ends, or the next list is due, in milliseconds since 1970. */
  long notAfterMs(int index);

  /** What is known of it now: a constant such as {@link #GOOD}. */
  int state(int index);

  /** The file that it was read from. */
  String file(int index);
}
