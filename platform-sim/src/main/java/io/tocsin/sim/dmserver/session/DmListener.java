/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

/** Learns what happens. Is called from the threads of the transport, and must not block. */
@FunctionalInterface
public interface DmListener {

  /** Something happened. */
  void happened(DmEvent event);
}
