/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.tls.CertificateTime;

/**
 * The world's true time, which servers know.
 *
 * @param world has it
 */
public record TrueTime(World world) implements CertificateTime {

  @Override
  public long earliestMs() {
    return world.wallMs();
  }

  @Override
  public long latestMs() {
    return world.wallMs();
  }
}
