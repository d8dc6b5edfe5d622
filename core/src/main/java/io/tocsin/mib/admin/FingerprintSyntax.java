/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.ber.BerReader;
import io.tocsin.mib.ValueCheck;
import io.tocsin.mib.rows.Syntax;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.tls.Fingerprint;
import java.util.Arrays;

/** SnmpTLSFingerprint (RFC 9456 §4), of a kind that we can compare; empty for none. */
final class FingerprintSyntax extends Syntax {

  private static final int LENGTH_MAX = 255;

  private final int lengthMin;

  private FingerprintSyntax(int lengthMin) {
    this.lengthMin = lengthMin;
  }

  /** Takes every fingerprint that is not empty. */
  static Syntax mandatory() {
    return new FingerprintSyntax(1);
  }

  /** Takes the empty one, too. */
  static Syntax optional() {
    return new FingerprintSyntax(0);
  }

  @Override
  protected int check(BerReader value) {
    int status = ValueCheck.octets(value, lengthMin, LENGTH_MAX);
    if (status != ErrorStatus.NO_ERROR || value.valueLength() == 0) {
      return status;
    }
    int from = value.valueOffset();
    byte[] octets = Arrays.copyOfRange(value.buffer(), from, from + value.valueLength());
    return Fingerprint.ofOctets(octets) == null ? ErrorStatus.WRONG_VALUE : ErrorStatus.NO_ERROR;
  }
}
