/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tls;

/**
 * What is known of the wall time when a certificate is judged: it lies between two bounds.
 *
 * <p>A board without a battery-backed clock knows only that it cannot be earlier than a time that
 * it has kept; {@link #latestMs()} is then {@link Long#MAX_VALUE}. With a trusted clock both bounds
 * are the same. A certificate has expired when even the earliest possible time lies after the end
 * of its validity, and is not yet valid when even the latest possible time lies before its
 * beginning; so lack of knowledge never refuses a certificate, unless {@link #isInsufficient}.
 */
public interface CertificateTime {

  /** The earliest time that it can be, in milliseconds since 1970-01-01T00:00:00Z. */
  long earliestMs();

  /** The latest time that it can be, in milliseconds since 1970-01-01T00:00:00Z. */
  long latestMs();

  /**
   * Whether too little is known of the time to accept anybody's certificate: the operator wants
   * none to be judged by bounds alone, and the clock is not trusted.
   */
  default boolean isInsufficient() {
    return false;
  }
}
