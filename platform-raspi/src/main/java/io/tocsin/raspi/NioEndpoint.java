/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

/** What hangs on a selection key: it is told that the system is ready for what it asked for. */
interface NioEndpoint {

  /**
   * Takes note of readiness; called during the selection, so it neither opens nor closes anything.
   *
   * @return whether the agent must be called
   */
  boolean onReady();
}
