/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.SessionAlert;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.syncml.StatusCode;
import io.tocsin.dm.trap.TrapAlert;
import io.tocsin.dm.trap.TrapRule;
import io.tocsin.dm.trap.Traps;
import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.TargetQueue;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.text.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one server's queue as alerts of one session. Each is acknowledged by its own
 * status: 200 and 202 have arrived; what the server refuses for good is given up, and counted;
 * anything else is sent again with a later session. An event that has been tried in vain several
 * times is given up too, so that one which a server cannot digest does not hold back all others.
 */
final class EventAlerts implements AlertFeed {

  /** Sessions in which an event may be sent in vain. */
  static final int ATTEMPTS_MAX = 4;

  /**
   * Least time in milliseconds until an event is blamed for sessions that end without an answer: a
   * server or a network in trouble looks the same.
   */
  static final long BLAME_MS_MIN = 600_000;

  private final TargetQueue queue;
  private final int slot;
  private final Traps traps;
  private final boolean isTransportSecure;
  private final Attempts attempts;
  private final long beginMs;
  private final String serverId;

  /** Those that were sent in this session, in their order. */
  private final List<Sent> sent = new ArrayList<>();

  private long preparedId;
  private SessionAlert prepared;

  private static final class Sent {
    private final long id;
    private final int severity;
    private boolean isOver;

    /** Whether it was counted as sent in vain in this session. */
    private boolean isCounted;

    Sent(long id, int severity) {
      this.id = id;
      this.severity = severity;
    }
  }

  /**
   * The alerts of a session.
   *
   * @param queue the server's queue
   * @param serverId the server
   * @param slot its slot among those that have registered for traps
   * @param traps says who may be told what
   * @param isTransportSecure whether the session goes over TLS
   * @param attempts how often events were sent in vain
   * @param beginMs when the session begins, monotonic time in milliseconds
   */
  EventAlerts(
      TargetQueue queue,
      String serverId,
      int slot,
      Traps traps,
      boolean isTransportSecure,
      Attempts attempts,
      long beginMs) {
    this.queue = queue;
    this.serverId = serverId;
    this.slot = slot;
    this.traps = traps;
    this.isTransportSecure = isTransportSecure;
    this.attempts = attempts;
    this.beginMs = beginMs;
  }

  @Override
  public boolean isWaiting() {
    return isSlotOurs() && queue.peek() != null;
  }

  private boolean isSlotOurs() {
    return serverId.equals(traps.registrations().serverOf(slot));
  }

  @Override
  public SessionAlert next() {
    if (attempts.isSuspicious() && !sent.isEmpty()) {
      // After a failure they go one by one, and the one that is to blame shows.
      return null;
    }
    if (!isSlotOurs()) {
      // The session itself has given the slot to somebody else.
      return null;
    }
    Event event = queue.peek();
    while (event != null) {
      long id = event.id();
      // A session asks for alerts when the server has proved who it is, and not before.
      TrapRule rule = traps.registrations().refusalToSend(slot, event, true, isTransportSecure);
      if (rule == null) {
        return prepare(event);
      }
      if (!rule.isLasting()) {
        return null;
      }
      // Whoever was told of the refusal may have made an event of it, and this one may be gone.
      event = queue.peek();
      if (event != null && event.id() == id) {
        queue.dropWaiting(DropCause.ACCESS_DENIED);
        event = queue.peek();
      }
    }
    return null;
  }

  private SessionAlert prepare(Event event) {
    if (prepared == null || preparedId != event.id()) {
      TrapAlert alert = traps.alerts().of(event);
      preparedId = event.id();
      prepared = alert == null ? null : sessionAlert(alert);
    }
    return prepared;
  }

  static SessionAlert sessionAlert(TrapAlert alert) {
    return new SessionAlert(
        alert.source(),
        alert.type(),
        TrapAlert.FORMAT,
        alert.mark(),
        Utf8.bytes(alert.data()),
        null);
  }

  @Override
  public void sent() {
    Event event = queue.peek();
    sent.add(new Sent(event.id(), event.severity()));
    queue.sent();
    prepared = null;
  }

  @Override
  public void tooLong() {
    queue.dropWaiting(DropCause.TOO_BIG);
    prepared = null;
  }

  @Override
  public void answered(int index, int status) {
    Sent each = sent.get(index);
    if (each.isOver || Faults.planted(PlantedBugs.DM_FORGET_STATUS)) {
      return;
    }
    int place = placeOf(index);
    if (isTaken(status)) {
      queue.settle(each.severity, place);
    } else if (isForGood(status)) {
      queue.dropOnTheWay(each.severity, place, DropCause.REFUSED_BY_TARGET);
    } else if (hasFailedTooOften(each, status)) {
      queue.dropOnTheWay(each.severity, place, DropCause.NOT_ACKNOWLEDGED);
    } else {
      return;
    }
    attempts.over(each.id);
    each.isOver = true;
  }

  /** Counts a status that is no acknowledgement; who we are is no fault of the event. */
  private boolean hasFailedTooOften(Sent each, int status) {
    each.isCounted = true;
    boolean isAboutUs =
        status == StatusCode.INVALID_CREDENTIALS || status == StatusCode.MISSING_CREDENTIALS;
    return !isAboutUs && attempts.failed(each.id, beginMs) >= ATTEMPTS_MAX;
  }

  /** Its place among those of its class that are still on their way. */
  private int placeOf(int index) {
    int place = 0;
    for (int i = 0; i < index; i++) {
      place += !sent.get(i).isOver && sent.get(i).severity == sent.get(index).severity ? 1 : 0;
    }
    return place;
  }

  /** Whether the server has taken what it was told. */
  static boolean isTaken(int status) {
    return status == StatusCode.OK || status == StatusCode.ACCEPTED_FOR_PROCESSING;
  }

  /** Whether sending it again can change nothing. */
  static boolean isForGood(int status) {
    switch (status) {
      case StatusCode.INVALID_CREDENTIALS:
      case StatusCode.MISSING_CREDENTIALS:
      case StatusCode.REQUEST_TIMEOUT:
      case StatusCode.RETRY_LATER:
      case StatusCode.DEVICE_FULL:
        return false;
      default:
        return status >= 400 && status < 500;
    }
  }

  /**
   * The session is over: what was not answered goes again.
   *
   * @param outcome how it ended
   * @param nowMs monotonic time in milliseconds
   * @return whether nothing that was sent goes again, and nothing waits of which none was sent: a
   *     session that gets nothing on does not call for the next one at once
   */
  boolean ended(SessionOutcome outcome, long nowMs) {
    boolean isAnyOpen = false;
    boolean isStuck = sent.isEmpty() && isWaiting();
    for (int i = 0; i < sent.size(); i++) {
      Sent each = sent.get(i);
      if (each.isOver) {
        continue;
      }
      if (Faults.planted(PlantedBugs.DM_COUNT_SENT)) {
        queue.settle(each.severity, placeOf(i));
        each.isOver = true;
        continue;
      }
      isAnyOpen = true;
      // Of several that went together nobody knows which one was the bad one.
      boolean isAlone = sent.size() == 1 && !each.isCounted;
      if (isAlone && isBlamed(each, outcome, nowMs)) {
        queue.dropOnTheWay(each.severity, placeOf(i), DropCause.NOT_ACKNOWLEDGED);
        attempts.over(each.id);
        each.isOver = true;
      }
    }
    attempts.setSuspicious(isAnyOpen && !outcome.isOurDoing());
    queue.takeBack();
    return !isAnyOpen && !isStuck;
  }

  /** Whether an event is given up that was the only one of a session, and got no status in it. */
  private boolean isBlamed(Sent each, SessionOutcome outcome, long nowMs) {
    if (outcome.isOurDoing()) {
      return false;
    }
    boolean isTriedOften = attempts.failed(each.id, nowMs) >= ATTEMPTS_MAX;
    return isTriedOften
        && (outcome != SessionOutcome.NO_ANSWER || attempts.ageMs(each.id, nowMs) >= BLAME_MS_MIN);
  }
}
