/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.hal.Clock;
import io.tocsin.tls.CertificateTime;

/** Wall time where it is trusted, else any time: what can be said without the board's memory. */
final class TrustedTime implements CertificateTime {

  private final Clock clock;

  TrustedTime(Clock clock) {
    this.clock = clock;
  }

  @Override
  public long earliestMs() {
    return clock.wallTrusted() ? clock.wallMs() : 0;
  }

  @Override
  public long latestMs() {
    return clock.wallTrusted() ? clock.wallMs() : Long.MAX_VALUE;
  }
}
