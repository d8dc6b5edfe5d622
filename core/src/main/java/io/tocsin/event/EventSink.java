/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** Takes events from their sources. */
public interface EventSink {

  /**
   * Takes an event; stamps it and hands copies to whoever is to be told.
   *
   * @param event filled but not stamped; may be filled anew after the call
   * @param nowMs monotonic time in milliseconds
   */
  void offer(Event event, long nowMs);
}
