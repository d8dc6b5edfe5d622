/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib;

import io.tocsin.ber.Oid;

/** Names of TOCSIN-MIB, as the module {@code mibs/TOCSIN-MIB.txt} defines them. */
public final class TocsinNames {

  /** tocsinMIB. */
  static final Oid MODULE = Oid.of(1, 3, 6, 1, 4, 1, 32473, 100);

  static final Oid NOTIFICATIONS = Names.below(MODULE, 0);
  static final Oid OBJECTS = Names.below(MODULE, 1);
  static final Oid COMPLIANCE = Names.below(MODULE, 2, 1, 1);

  /** The value of sysObjectID. */
  static final Oid AGENT_TYPE = Names.below(MODULE, 3, 1);

  static final Oid AGENT = Names.below(OBJECTS, 1);
  static final Oid SENSOR_ENTRY = Names.below(OBJECTS, 2, 1, 1);

  /** tocsinThresholdEntry. */
  public static final Oid THRESHOLD_ENTRY = Names.below(OBJECTS, 2, 2, 1);

  static final Oid LINE_ENTRY = Names.below(OBJECTS, 3, 1, 1);
  static final Oid TARGET_ENTRY = Names.below(OBJECTS, 4, 1, 1);
  static final Oid TARGET_DROP_ENTRY = Names.below(OBJECTS, 4, 2, 1);
  static final Oid TARGET_CLASS_ENTRY = Names.below(OBJECTS, 4, 3, 1);
  static final Oid COUNTER_ENTRY = Names.below(OBJECTS, 5, 1, 1);

  static final Oid EVENT_ID = Names.below(OBJECTS, 6, 1);
  static final Oid EVENT_SEVERITY = Names.below(OBJECTS, 6, 2);
  static final Oid EVENT_COUNT = Names.below(OBJECTS, 6, 5);
  static final Oid EVENT_FIRST_TIME = Names.below(OBJECTS, 6, 6);
  static final Oid EVENTS_DROPPED = Names.below(OBJECTS, 6, 7);
  static final Oid EVENTS_COALESCED = Names.below(OBJECTS, 6, 8);
  static final Oid EVENT_DM_SERVER = Names.below(OBJECTS, 6, 9);
  static final Oid EVENT_DM_RULE = Names.below(OBJECTS, 6, 10);
  static final Oid EVENT_DM_REFUSALS = Names.below(OBJECTS, 6, 11);
  static final Oid EVENT_DAYS_LEFT = Names.below(OBJECTS, 6, 12);
  static final Oid EVENT_TEXT = Names.below(OBJECTS, 6, 13);
  static final Oid EVENT_THRESHOLD = Names.below(OBJECTS, 6, 3);
  static final Oid EVENT_DIRECTION = Names.below(OBJECTS, 6, 4);

  static final Oid JOURNAL = Names.below(OBJECTS, 7);
  static final Oid CHANGES = Names.below(OBJECTS, 8);
  static final Oid CERTIFICATE_ENTRY = Names.below(OBJECTS, 9, 1, 1);

  static final Oid SESSION_ENTRY = Names.below(OBJECTS, 10, 1, 1);
  static final Oid DM_SERVER_ENTRY = Names.below(OBJECTS, 11, 1, 1);

  static final Oid LINE_CHANGED = Names.below(NOTIFICATIONS, 1);
  static final Oid THRESHOLD_CROSSED = Names.below(NOTIFICATIONS, 2);
  static final Oid THRESHOLD_CLEARED = Names.below(NOTIFICATIONS, 3);

  static final Oid EVENTS_LOST = Names.below(NOTIFICATIONS, 4);
  static final Oid JOURNAL_STATE_CHANGED = Names.below(NOTIFICATIONS, 5);
  static final Oid DM_SERVER_REFUSED = Names.below(NOTIFICATIONS, 6);
  static final Oid CERTIFICATE_ENDING = Names.below(NOTIFICATIONS, 7);
  static final Oid TEST_TRAP = Names.below(NOTIFICATIONS, 8);

  private TocsinNames() {}
}
