/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.tls.CertificateTime;

/** The present, which a desktop machine knows. */
public final class SystemTime implements CertificateTime {

  /** The time of this machine. */
  public SystemTime() {}

  @Override
  public long earliestMs() {
    return System.currentTimeMillis();
  }

  @Override
  public long latestMs() {
    return System.currentTimeMillis();
  }
}
