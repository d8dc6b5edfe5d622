/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

/**
 * What the bytes of a notification say.
 *
 * @param inform whether it wants a response
 * @param messageId msgID, another one for each transmission
 * @param requestId the request's number
 * @param eventId tocsinEventId.0: engineBoots in the upper half, a count in the lower; 0 for none
 * @param severity tocsinEventSeverity.0; 0 for none
 * @param name snmpTrapOID.0, as hexadecimal digits of its encoding
 * @param events tocsinEventCount.0, the number of events that it stands for; 1 where it has none
 * @param lost tocsinEventsDropped.0; 0 where it has none
 * @param content a checksum of all variables but counters, which tell of the moment of sending
 */
public record Notice(
    boolean inform,
    int messageId,
    int requestId,
    long eventId,
    int severity,
    String name,
    long events,
    long lost,
    long content) {

  /** The number of the start that the event belongs to. */
  public int engineBoots() {
    return (int) (eventId >>> Integer.SIZE);
  }

  /** What its order is kept within: its severity, or its name where it tells none. */
  public String orderClass() {
    return severity == 0 ? name : "severity " + severity;
  }

  /** The event for people: starts and number. */
  public String event() {
    return event(eventId);
  }

  /** An identifier of an event for people. */
  public static String event(long eventId) {
    return (eventId >>> Integer.SIZE) + "/" + (eventId & 0xFFFF_FFFFL);
  }
}
