/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.TestPki;

/** A certificate of the agent, and a revocation list. */
final class TestCertificates implements CertificateStatus {

  private static final byte[] NONE = {};

  private final TestPki.Issued own = TestPki.leaf("board1").selfSigned();
  private final byte[] fingerprint = Fingerprint.of(Fingerprint.SHA256, own.certificate()).octets();

  @Override
  public int count() {
    return 2;
  }

  @Override
  public int use(int index) {
    return index == 0 ? IDENTITY : REVOCATION_LIST;
  }

  @Override
  public String name(int index) {
    return index == 0 ? "cn=board1" : "cn=Site CA";
  }

  @Override
  public byte[] fingerprint(int index) {
    return index == 0 ? fingerprint : NONE;
  }

  @Override
  public long notBeforeMs(int index) {
    return own.certificate().notBeforeMs();
  }

  @Override
  public long notAfterMs(int index) {
    return own.certificate().notAfterMs();
  }

  @Override
  public int state(int index) {
    return index == 0 ? GOOD : UNPROVEN;
  }

  @Override
  public String file(int index) {
    return index == 0 ? "board.crt" : "site.crl";
  }
}
