/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/** What is known of the time in a test. */
public final class Times {

  /** That of {@link TestPki}. */
  public static final CertificateTime NOW = at(TestPki.NOW_MS);

  private Times() {}

  /** A known time. */
  public static CertificateTime at(long timeMs) {
    return between(timeMs, timeMs);
  }

  /** Two bounds. */
  public static CertificateTime between(long earliestMs, long latestMs) {
    return new CertificateTime() {
      @Override
      public long earliestMs() {
        return earliestMs;
      }

      @Override
      public long latestMs() {
        return latestMs;
      }
    };
  }
}
