/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent.dm;

import io.tocsin.dm.client.Notifications;
import io.tocsin.dm.trap.TrapRule;
import io.tocsin.mib.NamedCounters;

/** What the DM client counts, as groups of tocsinCounterTable. */
public final class DmCounters {

  private static final long COUNTER32_MASK = 0xFFFF_FFFFL;

  private static final String[] SESSION_NAMES = {
    "dmSessions",
    "dmSessionsFailed",
    "dmTrapExecs",
    "dmTrapExecsFailed",
    "dmTrapExecsDropped",
    "dmDeviceAlertsDelivered",
    "dmDeviceAlertsDropped",
  };

  /** In the order of the constants of {@link Notifications}. */
  private static final String[] NOTIFICATION_NAMES = {
    "dmNotificationsTaken",
    "dmNotificationsRepeated",
    "dmNotificationsMalformed",
    "dmNotificationsOfUnknownServers",
    "dmNotificationsNotAuthentic",
    "dmNotificationsTooMany",
  };

  private DmCounters() {}

  /** The groups: sessions, notification messages by their fate, refusals by their rule. */
  public static NamedCounters[] groups(DmAgent dm) {
    return new NamedCounters[] {
      new Group(SESSION_NAMES, number -> session(dm, number)),
      new Group(NOTIFICATION_NAMES, dm::notificationCount),
      new Group(ruleNames(), number -> dm.traps().policy().refusals(TrapRule.of(number + 1))),
    };
  }

  private static long session(DmAgent dm, int number) {
    switch (number) {
      case 0:
        return dm.client().sessionCount();
      case 1:
        return dm.client().failureCount();
      case 2:
        return dm.traps().executed();
      case 3:
        return dm.traps().failedExecs();
      case 4:
        return dm.traps().droppedExecs();
      case 5:
        return dm.deviceAlerts().delivered();
      default:
        return dm.deviceAlerts().dropped();
    }
  }

  /** Such as dmRefusedNotOneself, by the numbers of the rules, which have no gaps. */
  private static String[] ruleNames() {
    TrapRule[] rules = TrapRule.values();
    String[] names = new String[rules.length];
    for (TrapRule rule : rules) {
      StringBuilder name = new StringBuilder("dmRefused");
      boolean isFirst = true;
      for (char letter : rule.name().toCharArray()) {
        if (letter != '_') {
          name.append(isFirst ? letter : Character.toLowerCase(letter));
        }
        isFirst = letter == '_';
      }
      names[rule.number() - 1] = name.toString();
    }
    return names;
  }

  /** Reads a counter. */
  @FunctionalInterface
  private interface Reading {

    /** The present value of the counter with a number, from 0 on. */
    long value(int number);
  }

  private static final class Group implements NamedCounters {

    private final String[] names;
    private final Reading reading;

    Group(String[] names, Reading reading) {
      this.names = names;
      this.reading = reading;
    }

    @Override
    public int first() {
      return 1;
    }

    @Override
    public int last() {
      return names.length;
    }

    @Override
    public String name(int number) {
      return names[number - 1];
    }

    @Override
    public long value(int number) {
      return reading.value(number - 1) & COUNTER32_MASK;
    }
  }
}
