/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

/**
 * A notification that a server took.
 *
 * @param timeMs when, in milliseconds of the world
 * @param inform whether it wants a response
 * @param requestId the request's number
 * @param eventId tocsinEventId.0 as a number: engineBoots in the upper half, a count in the lower;
 *     0 when it has none
 * @param name the value of snmpTrapOID.0 in dotted form; empty when it has none
 * @param engineId the engine that it is about, in hexadecimal digits
 * @param securityName who sent it
 */
public record ReceivedNotification(
    long timeMs,
    boolean inform,
    int requestId,
    long eventId,
    String name,
    String engineId,
    String securityName) {

  /** The number of the start that the event belongs to; 0 when it has no tocsinEventId. */
  public int engineBoots() {
    return (int) (eventId >>> 32);
  }
}
