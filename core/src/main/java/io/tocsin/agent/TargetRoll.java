/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.NotificationLog;
import io.tocsin.event.Outbox;
import io.tocsin.hal.Log;
import io.tocsin.mib.admin.Destination;
import io.tocsin.mib.admin.DestinationFinder;
import io.tocsin.snmp.tsm.TransportSecurityModel;
import java.util.List;

/**
 * Has the targets of notifications be those that the tables say, whether the configuration or a
 * manager has filled them.
 *
 * <p>A target of a manager keeps its place, with what waits there, as long as its row of
 * snmpTargetAddrTable exists. While the row leads nowhere nothing more is queued for it.
 */
final class TargetRoll {

  private static final String TOPIC = "target";

  /** Time after which it is tried again to find a place for a target, in milliseconds. */
  private static final long RETRY_MS = 1_000;

  private final DestinationFinder finder;
  private final Targets targets;
  private final TargetAssembly assembly;
  private final Outbox outbox;
  private final NotificationLog past;
  private final EventSubjects names;
  private final TransportSecurityModel tsm;
  private final String prefix;
  private final Log log;

  private long calledChanges = -1;
  private boolean calledWithPrefix;
  private long retryMs = Long.MAX_VALUE;

  /**
   * A roll that has not been called yet.
   *
   * @param finder says who is to be told
   * @param targets have a place for each
   * @param assembly makes what drives one
   * @param outbox has their queues
   * @param past has what was told of them
   * @param names has their names
   * @param tsm tells whether security names have a prefix
   * @param prefix that prefix, with its colon
   * @param log hears of targets that come and go
   */
  TargetRoll(
      DestinationFinder finder,
      Targets targets,
      TargetAssembly assembly,
      Outbox outbox,
      NotificationLog past,
      EventSubjects names,
      TransportSecurityModel tsm,
      String prefix,
      Log log) {
    this.finder = finder;
    this.targets = targets;
    this.assembly = assembly;
    this.outbox = outbox;
    this.past = past;
    this.names = names;
    this.tsm = tsm;
    this.prefix = prefix;
    this.log = log;
  }

  /**
   * Looks at the tables, if they have changed.
   *
   * @return when to call again at the latest
   */
  long step(long nowMs) {
    boolean isSame = finder.changeCount() == calledChanges && tsm.usePrefix() == calledWithPrefix;
    if (!isSame || nowMs >= retryMs) {
      call(nowMs);
    }
    return retryMs;
  }

  private void call(long nowMs) {
    calledChanges = finder.changeCount();
    calledWithPrefix = tsm.usePrefix();
    List<Destination> found = finder.find(calledWithPrefix ? prefix : "");
    for (int i = 0; i < targets.count(); i++) {
      TargetPlace place = targets.place(i);
      Destination destination = place.destination();
      if (destination != null && !isAmong(found, destination.name())) {
        takeAway(place, nowMs);
      }
    }
    retryMs = Long.MAX_VALUE;
    for (Destination destination : found) {
      TargetPlace place = placeOf(destination);
      if (place == null) {
        retryMs = nowMs + RETRY_MS;
      } else if (!destination.isSameAs(place.destination())) {
        take(place, destination, nowMs);
      }
    }
  }

  private static boolean isAmong(List<Destination> found, String name) {
    for (Destination destination : found) {
      if (destination.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The place that a target has, or a free one; null when there is none now. */
  private TargetPlace placeOf(Destination destination) {
    TargetPlace free = null;
    for (int i = targets.count() - 1; i >= 0; i--) {
      TargetPlace place = targets.place(i);
      String name = names.targetName(place.number());
      if (name.equals(destination.name())) {
        return place;
      }
      // What others have still to be told of the last who had it would be told of the next one.
      boolean isFree = place.isFree() && !outbox.isToldOf(place.number());
      free = isFree ? place : free;
    }
    return free;
  }

  private void take(TargetPlace place, Destination destination, long nowMs) {
    names.setTargetName(place.number(), destination.name());
    TargetDriver driver =
        destination.isInUse()
            ? assembly.driver(place.number(), destination, outbox.queue(place.number()))
            : null;
    place.drive(driver, nowMs);
    String text = text(destination);
    boolean isNews = place.destination() == null || !text.equals(text(place.destination()));
    if (isNews && (!destination.isOwn() || !destination.isInUse())) {
      tell(destination.name(), text);
    }
    place.setDestination(destination);
  }

  private static String text(Destination destination) {
    if (!destination.isInUse()) {
      return "nothing is sent. " + destination.problem();
    }
    return (destination.isInform() ? "informs" : "traps") + " go to " + destination.target() + '.';
  }

  private void takeAway(TargetPlace place, long nowMs) {
    long waited = place.vacate(nowMs);
    past.removeAbout(place.number());
    // It keeps the name until the next one comes: others may still have to be told of it.
    tell(
        names.targetName(place.number()),
        "taken away; " + waited + " events that waited for it are gone.");
  }

  private void tell(String name, String text) {
    log.write(Log.INFO, TOPIC, "Target " + name + ": " + text);
  }
}
