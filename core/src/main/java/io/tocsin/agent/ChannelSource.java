/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.config.Configuration;
import io.tocsin.hal.Platform;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsIdentity;

/** Makes the secure channels of an agent, for all of its sessions. */
@FunctionalInterface
public interface ChannelSource {

  /**
   * Called once, when the agent starts and its files have been read.
   *
   * @param configuration the agent's configuration
   * @param platform what the board provides
   * @param identity the board's own certificate and key; null when the configuration names none
   * @param next another certificate and key, for targets that know the board by that; null for none
   * @return what makes the channels; their output has room for a message of the greatest size
   */
  SecureChannelFactory channels(
      Configuration configuration, Platform platform, TlsIdentity identity, TlsIdentity next);
}
