/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

/** What the operator's configuration means for snmpTsmConfigurationUsePrefix (RFC 5591 §7). */
public interface TsmPrefixPolicy {

  /** Whether the operator has decided the value at start, so that a kept one does not count. */
  boolean isConfigured();

  /**
   * Whether anybody can have access with a value.
   *
   * @param usePrefix the value
   * @return false when it would lock out every manager
   */
  boolean isUsable(boolean usePrefix);
}
