/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.config.Configuration;
import io.tocsin.dm.trap.TrapRule;
import io.tocsin.mib.DmNames;

/** What events of DM are about, in words. */
public final class DmServerNames implements DmNames {

  private final Configuration configuration;

  /**
   * The words.
   *
   * @param configuration has the servers
   */
  public DmServerNames(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public String serverId(int server) {
    return configuration.dm().servers().get(server).serverId();
  }

  @Override
  public String rule(int number) {
    TrapRule rule = TrapRule.of(number);
    return rule == null ? "" : rule.reason();
  }
}
