/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.snmp.Octets;

/** By which filter profile notifications are logged (RFC 3014 nlmConfigLogFilterName). */
public interface LogFilter {

  /** Longest name of a profile in octets. */
  int NAME_LENGTH_MAX = 32;

  /** Name of the profile; empty for none. Not to be changed. */
  Octets profile();

  /**
   * Takes another profile.
   *
   * @param bytes has its name
   * @param offset index of the first octet
   * @param length number of octets, {@link #NAME_LENGTH_MAX} at most; 0 for no profile
   */
  void setProfile(byte[] bytes, int offset, int length);

  /** Whether a profile is named that no row of snmpNotifyFilterTable has. */
  boolean isMissing();
}
