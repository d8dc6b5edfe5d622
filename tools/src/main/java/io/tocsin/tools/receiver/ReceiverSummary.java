/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.raspi.command.Json;
import io.tocsin.snmp.EngineCounters;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a receiver saw in all. */
final class ReceiverSummary {

  /** Names beyond this number share one count, so that no sender can fill the memory. */
  static final int NAMES_MAX = 1_000;

  private static final String OTHERS = "(others)";

  /** Traps and informs of one sender. */
  private static final class Counts {
    private long traps;
    private long informs;
  }

  private final Map<String, Counts> senders = new TreeMap<>();
  private final Map<String, Counts> notifications = new TreeMap<>();
  private long traps;
  private long informs;
  private long duplicates;
  private long refusedSessions;
  private long brokenSessions;

  /** Counts a notification. */
  void count(Notification notification, String name, boolean duplicate) {
    add(senders, notification.sender().securityName(), notification.inform());
    add(notifications, name, notification.inform());
    if (notification.inform()) {
      informs++;
    } else {
      traps++;
    }
    if (duplicate) {
      duplicates++;
    }
  }

  private static void add(Map<String, Counts> all, String name, boolean inform) {
    String key = all.size() < NAMES_MAX || all.containsKey(name) ? name : OTHERS;
    Counts counts = all.computeIfAbsent(key, unused -> new Counts());
    if (inform) {
      counts.informs++;
    } else {
      counts.traps++;
    }
  }

  /** Counts a session that did not come about. */
  void countRefused() {
    refusedSessions++;
  }

  /** Counts a session that ended otherwise than by the will of one side. */
  void countBroken() {
    brokenSessions++;
  }

  /** Traps and informs together. */
  long received() {
    return traps + informs;
  }

  /** Prints it for people. */
  void print(PrintWriter out, EngineCounters counters) {
    out.println("received   " + traps + " traps, " + informs + " informs");
    senders.forEach((name, counts) -> out.println("  from " + name + ": " + text(counts)));
    notifications.forEach((name, counts) -> out.println("  " + name + ": " + text(counts)));
    out.println("duplicates " + duplicates);
    out.println("sessions   " + refusedSessions + " refused, " + brokenSessions + " broken");
    for (int counter : refusals(counters)) {
      out.println("  " + EngineCounters.name(counter) + ": " + counters.value(counter));
    }
  }

  private static String text(Counts counts) {
    return counts.traps + " traps, " + counts.informs + " informs";
  }

  /** Counters of messages that were refused, where there were any. */
  private static List<Integer> refusals(EngineCounters counters) {
    List<Integer> refusals = new ArrayList<>();
    for (int counter = 0; counter < EngineCounters.COUNT; counter++) {
      if (counter != EngineCounters.SNMP_IN_PKTS && counters.value(counter) > 0) {
        refusals.add(counter);
      }
    }
    return refusals;
  }

  /** The same for programs. */
  Json json(EngineCounters counters) {
    Json refused = new Json();
    refusals(counters)
        .forEach(counter -> refused.add(EngineCounters.name(counter), counters.value(counter)));
    return new Json()
        .add("type", "summary")
        .add("traps", traps)
        .add("informs", informs)
        .add("duplicates", duplicates)
        .add("refusedSessions", refusedSessions)
        .add("brokenSessions", brokenSessions)
        .add("senders", list("securityName", senders))
        .add("notifications", list("notification", notifications))
        .add("refusedMessages", refused);
  }

  private static List<Json> list(String key, Map<String, Counts> all) {
    List<Json> list = new ArrayList<>();
    all.forEach(
        (name, counts) ->
            list.add(
                new Json()
                    .add(key, name)
                    .add("traps", counts.traps)
                    .add("informs", counts.informs)));
    return list;
  }
}
