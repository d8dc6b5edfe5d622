/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.cover;

import java.util.Locale;

/**
 * A situation that a campaign must come through at least once.
 *
 * <p>Not among them: an event that fits into no message. The greatest notification takes 330 bytes,
 * and no configuration can allow less than 484.
 */
public enum Situation {
  /** An event was lost because its log was full. */
  DROP_QUEUE_FULL,
  /** An inform was given up because nobody answered it. */
  DROP_NOT_ACKNOWLEDGED,
  /** An event was dropped because its target may not see it. */
  DROP_ACCESS_DENIED,
  /** An inform was answered with an error. */
  DROP_REFUSED_BY_TARGET,
  /** An event was dropped because the agent ended. */
  DROP_SHUT_DOWN,
  /** An event was lost because it was not in the journal yet, or the journal was damaged. */
  DROP_LOST_IN_RESTART,
  /** A start brought back events that wait. */
  EVENTS_RESTORED,
  /** An event went out again that had arrived before the start. */
  SENT_AGAIN_AFTER_START,
  /** The budget of bytes made events wait for the journal. */
  JOURNAL_SLOWED,
  /** The journal failed. */
  JOURNAL_FAILED,
  /** The journal was good again. */
  JOURNAL_GOOD_AGAIN,
  /** The journal has written more sectors than it has. */
  JOURNAL_WRAPPED,
  /** A start found a damaged sector in the journal. */
  JOURNAL_SECTOR_DAMAGED,
  /** A server learned of another state of the journal. */
  JOURNAL_STATE_TOLD,
  /** An agent ended in good order with events in its journal. */
  STOPPED_WITH_QUEUE,
  /** An agent went on with another configuration. */
  RELOAD_TAKEN,
  /** An agent rejected a configuration and went on with the one before. */
  RELOAD_REJECTED,
  /** A reload with a smaller log lost events. */
  RELOAD_LOST_EVENTS,
  /** Events of a storm were merged. */
  EVENTS_COALESCED,
  /** An event left that stands for several. */
  STORM_RELEASED,
  /** A log took more events than it has room for. */
  LOG_WRAPPED,
  /** A server learned that a board's network interface had been down. */
  LINK_TOLD,
  /** A server learned that it had missed events. */
  LOSS_REPORTED,
  /** An inform was repeated within its session. */
  INFORM_REPEATED,
  /** An event went out again over the next session. */
  RESENT_OVER_NEXT_SESSION,
  /** A response came after its inform had been repeated. */
  LATE_RESPONSE,
  /** A response came twice. */
  DUPLICATE_RESPONSE,
  /** A response told of an error. */
  ERROR_RESPONSE,
  /** A target was reached again after its connection had been forgotten. */
  RECONNECT_AFTER_HALF_OPEN,
  /** A session over which informs were sent ended before anything was answered. */
  UNPROVEN_SESSION_CUT,
  /** A certificate with another fingerprint was refused. */
  CERTIFICATE_CHANGED_REFUSED,
  /** A new certificate was accepted where no fingerprint was configured. */
  CERTIFICATE_CHANGED_ACCEPTED,
  /** A certificate was refused because it had ended. */
  CERTIFICATE_EXPIRED_REFUSED,
  /** A certificate that had ended was accepted by a board that could not know. */
  CERTIFICATE_EXPIRED_ACCEPTED,
  /** A certificate of another name was refused. */
  CERTIFICATE_OTHER_NAME_REFUSED,
  /** A certificate that nobody vouches for was refused. */
  CERTIFICATE_UNTRUSTED_REFUSED,
  /** The flash failed a read, a write or a sync. */
  FLASH_ACCESS_FAILED,
  /** The agent did not start, as the flash failed. */
  START_REFUSED,
  /** The agent started without knowing the time. */
  START_IN_1970,
  /** The wall clock stepped during a session. */
  CLOCK_STEP_IN_SESSION,
  /** The power was cut in the middle of a start. */
  POWER_CUT_IN_START,
  /** The power was cut in the middle of a flash operation of a step. */
  POWER_CUT_IN_STEP,
  /** A start found a damaged slot in the record of the engine. */
  ENGINE_RECORD_DAMAGED,
  /** The agent was killed while events waited. */
  KILLED_WITH_QUEUE,
  /** A step sent as many events as one may. */
  FULL_STEP,
  /** The programs spoke TLS. */
  TLS,
  /** A DM server showed who it is, and the board said that it accepts that. */
  DM_SERVER_ACCEPTED,
  /** A board asked a DM server for credentials. */
  DM_SERVER_CHALLENGED,
  /** A DM server asked a board for credentials. */
  DM_BOARD_CHALLENGED,
  /** A DM server signed its message. */
  DM_HMAC,
  /** A session went without a channel. */
  DM_WITHOUT_CHANNEL,
  /** A board had a session because a DM server had asked for it. */
  DM_SESSION_ASKED_FOR,
  /** A board ended a session with an alert. */
  DM_SESSION_ABORTED,
  /** A session took many messages. */
  DM_LONG_SESSION,
  /** A board refused a command that would have told others, or led elsewhere. */
  DM_COMMAND_REFUSED,
  /** A DM server took an event. */
  DM_EVENT_TAKEN,
  /** A DM server refused an event for good. */
  DM_EVENT_REFUSED,
  /** A DM server could not take an event now. */
  DM_EVENT_FAILED,
  /** A DM server was told of an event once more. */
  DM_EVENT_TOLD_AGAIN,
  /** An event was dropped because a DM server refused it. */
  DM_DROP_REFUSED,
  /** An event was given up because a DM server never acknowledged it. */
  DM_DROP_NOT_ACKNOWLEDGED,
  /** An event was dropped because a DM server may not be told of it. */
  DM_DROP_NOT_ALLOWED,
  /** A DM server with a bad certificate was refused. */
  DM_CERTIFICATE_REFUSED,
  /** An agent was given another configuration during a session with a DM server. */
  DM_RELOAD_IN_SESSION,
  /** The power was cut during a session with a DM server. */
  DM_CUT_IN_SESSION,
  /** A manager set rows. */
  ROWS_SET,
  /** A SET of several variables was refused. */
  ROWS_REFUSED,
  /** A SET was refused as a bound was reached. */
  ROWS_WITHOUT_ROOM,
  /** A SET was refused as the flash failed. */
  ROWS_COMMIT_FAILED,
  /** What such a SET may have left in the flash was written over. */
  ROWS_WRITTEN_AGAIN,
  /** The power was cut while a SET was carried out. */
  SET_CUT,
  /** The power was cut when the rows of a SET had been written, and not synced. */
  SET_CUT_IN_WRITE,
  /** A start brought back rows of managers. */
  ROWS_RESTORED,
  /** A reload took over rows that go with a restart. */
  VOLATILE_ROWS_TAKEN_OVER,
  /** A row that lacked something went away. */
  ROW_EXPIRED;

  /** The situation in words. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
