/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import io.tocsin.event.DropCause;
import io.tocsin.event.Event;
import io.tocsin.event.TargetQueue;
import io.tocsin.fault.FaultSites;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Log;
import io.tocsin.mib.EventVarbinds;
import io.tocsin.mib.admin.NotificationFilter;
import io.tocsin.snmp.InformListener;
import io.tocsin.snmp.NotificationOriginator;
import io.tocsin.snmp.NotificationTarget;
import io.tocsin.snmp.tlstm.TlsTarget;

/**
 * Brings the events of one target's queue to that target: opens a session when there is something
 * to tell, sends, waits for acknowledgements, and tries for ever again, ever more slowly, when the
 * target cannot be reached.
 *
 * <pre>
 *        queue not empty, pause over           opened         has lasted, or answered
 *  IDLE ----------------------------&gt; OPENING --------&gt; UNPROVEN -------------&gt; PROVEN
 *   ^                                    |                  | ended                | ended
 *   |                                    | failed           | events taken back    |
 *   +------ pause grows -----------------+------------------+                      |
 *   +------ least pause; none when idle and closed by us --------------------------+
 * </pre>
 *
 * <p>Traps sent over an unproven {@link TargetSession} stay in the queue until it has lasted for a
 * while. A session for informs is proven by an answer alone: a target that only swallows what it
 * gets is tried ever more slowly. An inform that stays unanswered goes out again over the next
 * session; what {@link UnansweredInform} finds hopeless is given up.
 *
 * <p>Traps of a proven session stay in the queue until the network has taken them: a receiver that
 * does not read leaves them in our own buffers, and they are lost with the session. What the
 * network has taken counts as sent. A session that dies later may take traps with it that nobody
 * has read, and no sender of traps can know; informs are for receivers that must not miss any.
 */
final class TargetDriver {

  /**
   * Traps that are on their way at most; more wait until the session is proven and the network has
   * taken these.
   */
  private static final int TRAPS_ON_THE_WAY_MAX = TargetQueue.ON_THE_WAY_MAX;

  /** Events that the filter is asked about in one step. */
  private static final int FILTERED_PER_STEP = 64;

  private final String name;
  private final TlsTarget address;
  private final NotificationTarget target;
  private final boolean inform;
  private final TargetQueue queue;
  private final TargetPace pace;
  private final int weight;
  private final long idleMs;
  private final TargetSession session;
  private final NotificationOriginator originator;
  private final EventVarbinds content;
  private final TargetTroubles troubles;
  private final LossReport losses;
  private final DrainEstimate drain = new DrainEstimate();
  private final UnansweredInform unanswered = new UnansweredInform();

  /** Which notifications the target gets; null for all. */
  private NotificationFilter filter;

  private long idleFromMs;
  private boolean awaitingAcknowledgement;

  /** Identifier of the event that was sent last as an inform. */
  private long informId;

  TargetDriver(
      int index,
      String name,
      TlsTarget address,
      NotificationTarget target,
      boolean inform,
      TargetQueue queue,
      TargetPace pace,
      int weight,
      long idleMs,
      Sessions sessions,
      NotificationOriginator originator,
      EventVarbinds content,
      Log log) {
    this.name = name;
    this.address = address;
    this.target = target;
    this.inform = inform;
    this.queue = queue;
    this.pace = pace;
    this.weight = weight;
    this.idleMs = idleMs;
    this.session = new TargetSession(address, target, sessions);
    this.originator = originator;
    this.content = content;
    this.troubles = new TargetTroubles(name, address, log);
    this.losses = new LossReport(queue, index);
  }

  /** Keeps notifications back that do not pass; null for none. */
  TargetDriver filteredBy(NotificationFilter newFilter) {
    filter = newFilter;
    return this;
  }

  /**
   * Does what is due, except for sending: {@link #sendOne} does that, when it is the target's turn.
   *
   * @return when to call again at the latest; calls upon any progress of the session come anyway
   */
  long step(long nowMs) {
    drain.observe(queue.delivered(), queue.queued(), nowMs);
    if (!dropFiltered()) {
      return nowMs;
    }
    long deadlineMs = session.isOpen() ? stepOpen(nowMs) : Long.MAX_VALUE;
    // The session may have turned out to be gone.
    return session.isIdle() ? stepIdle(nowMs) : deadlineMs;
  }

  /**
   * Gives up what the filter keeps back, so that no session is opened for it.
   *
   * @return whether the event that comes next is not one of those
   */
  private boolean dropFiltered() {
    for (int i = 0; i < FILTERED_PER_STEP; i++) {
      if (!dropFirstFiltered()) {
        return true;
      }
    }
    return false;
  }

  private boolean dropFirstFiltered() {
    Event event = filter == null ? null : queue.peek();
    if (event == null) {
      return false;
    }
    content.pointAt(event);
    if (filter.passes(content.notification(), content)) {
      return false;
    }
    queue.dropWaiting(DropCause.FILTERED);
    return true;
  }

  private long stepOpen(long nowMs) {
    boolean provenByTime = !inform && session.isUnproven();
    if (provenByTime && nowMs >= session.proofMs() && session.isDrained()) {
      prove();
    }
    settleTraps();
    long deadlineMs = queue.queued() > 0 ? Long.MAX_VALUE : closeWhenIdle(nowMs);
    return provenByTime && nowMs < session.proofMs()
        ? Math.min(deadlineMs, session.proofMs())
        : deadlineMs;
  }

  private long stepIdle(long nowMs) {
    if (queue.queued() == 0) {
      return Long.MAX_VALUE;
    }
    if (nowMs >= pace.connectMs(nowMs) && !session.open(nowMs)) {
      ended(nowMs, "all sessions are in use.");
    }
    return session.isIdle() ? pace.connectMs(nowMs) : Long.MAX_VALUE;
  }

  /**
   * A session that has nothing to carry is closed after a while. This frees memory on both sides,
   * and it makes receivers that lose sight of messages in their TLS library's buffer, as Net-SNMP
   * up to 5.9.x does with those that arrive together, read them all.
   */
  private long closeWhenIdle(long nowMs) {
    if (idleMs == 0 || session.isBeingClosed()) {
      return Long.MAX_VALUE;
    }
    if (nowMs < idleFromMs + idleMs && !Faults.maybe(FaultSites.EARLY_IDLE)) {
      return idleFromMs + idleMs;
    }
    session.close(TargetSession.Cut.IDLE, nowMs);
    return Long.MAX_VALUE;
  }

  /**
   * When an event can be sent, as far as that is a question of time: {@link Long#MAX_VALUE} when
   * there is none, or when something else has to happen first.
   */
  long sendMs(long nowMs) {
    boolean isReady = session.isOpen() && !session.isBeingClosed() && !mustWait();
    return isReady && queue.peek() != null ? pace.sendMs(nowMs) : Long.MAX_VALUE;
  }

  /**
   * Sends the next event, if one is ready.
   *
   * @return whether an event was sent or given up; if not, it is of no use to call again now
   */
  boolean sendOne(long nowMs) {
    if (sendMs(nowMs) > nowMs) {
      return false;
    }
    if (dropFirstFiltered()) {
      return true;
    }
    Event event = queue.peek();
    content.pointAt(event);
    int result =
        inform
            ? originator.sendInform(target, content, event.id(), nowMs)
            : originator.sendTrap(target, content, nowMs);
    informId = event.id();
    boolean isSettled = settle(result, nowMs);
    if (isSettled) {
      idleFromMs = nowMs;
    }
    return isSettled;
  }

  private boolean mustWait() {
    if (inform) {
      return awaitingAcknowledgement && !Faults.planted(PlantedBugs.TWO_INFORMS);
    }
    int trapsMax = Faults.maybe(FaultSites.ONE_TRAP_ON_THE_WAY) ? 1 : TRAPS_ON_THE_WAY_MAX;
    return queue.onTheWay() >= trapsMax;
  }

  /** Acts upon the result for the oldest event; false when no more can be sent now. */
  private boolean settle(int result, long nowMs) {
    switch (result) {
      case NotificationOriginator.SENT:
        if (!inform && session.isUnproven() && Faults.planted(PlantedBugs.SEND_TWICE)) {
          originator.sendTrap(target, content, nowMs);
        }
        queue.sent();
        pace.sent(nowMs);
        awaitingAcknowledgement = inform;
        settleTraps();
        return true;
      case NotificationOriginator.DENIED:
      case NotificationOriginator.SECURITY_FAILED:
        queue.dropWaiting(DropCause.ACCESS_DENIED);
        troubles.eventDropped(DropCause.ACCESS_DENIED);
        return true;
      case NotificationOriginator.TOO_BIG:
        queue.dropWaiting(DropCause.TOO_BIG);
        troubles.eventDropped(DropCause.TOO_BIG);
        return true;
      case NotificationOriginator.NO_SESSION:
        ended(nowMs, "the session is gone.");
        return false;
      default:
        // No room in the session, or too many informs under way: progress wakes us.
        return false;
    }
  }

  /** The session that this driver asked for is open. */
  void sessionOpened(String protocol, long nowMs) {
    session.opened(nowMs);
    pace.opened(nowMs);
    idleFromMs = nowMs;
    troubles.sessionOpened(protocol);
  }

  private void prove() {
    session.prove();
    pace.succeeded();
    troubles.sessionProven();
  }

  /** Counts the traps as sent that are known to have left. */
  private void settleTraps() {
    if (!inform && session.isProven() && queue.onTheWay() > 0 && session.isDrained()) {
      queue.settle();
    }
  }

  /**
   * The session did not come about, or it ended.
   *
   * @param reason why, as a sentence
   */
  void ended(long nowMs, String reason) {
    boolean proven = session.isProven();
    TargetSession.Cut by = session.over();
    if (awaitingAcknowledgement) {
      originator.cancel(target, nowMs);
    }
    queue.takeBack();
    if (by == TargetSession.Cut.IDLE) {
      pace.endedIdle(nowMs);
      return;
    }
    long waitMs = pace.failed(nowMs);
    String told = by == TargetSession.Cut.SILENT ? "informs are not acknowledged." : reason;
    if (proven) {
      troubles.sessionEnded(told);
    } else {
      troubles.sessionFailed(told, waitMs, queue.queued());
    }
  }

  /** The event that is on its way has been acknowledged. */
  void informAcknowledged(long nowMs) {
    awaitingAcknowledgement = false;
    idleFromMs = nowMs;
    if ((informId & 7) == 7 && Faults.planted(PlantedBugs.REPEAT_ACKNOWLEDGED)) {
      queue.takeBack();
    }
    queue.settle();
    noteAnswer();
  }

  /** Whoever answers has taken us for one of those that it listens to. */
  private void noteAnswer() {
    if (session.isUnproven()) {
      prove();
    }
  }

  /**
   * The event that is on its way has not been acknowledged.
   *
   * @param cause a cause of {@link InformListener}
   */
  void informFailed(int cause, long nowMs) {
    awaitingAcknowledgement = false;
    switch (cause) {
      case InformListener.CANCELLED:
        // It goes out again with the next session.
        queue.takeBack();
        break;
      case InformListener.TIMEOUT:
        giveUp(nowMs);
        break;
      default:
        drop(DropCause.REFUSED_BY_TARGET);
        noteAnswer();
        break;
    }
  }

  /** The event has been sent as often as is configured, and nothing came back. */
  private void giveUp(long nowMs) {
    // One that never left the board could not be answered.
    boolean isTaken = session.isDrained();
    if (isTaken && session.isUnproven() && unanswered.isHopeless(informId)) {
      drop(DropCause.NOT_ACKNOWLEDGED);
    } else {
      queue.takeBack();
    }
    if (session.id() != 0) {
      // A connection that swallows everything looks just like this: the next attempt gets a new
      // one.
      session.close(TargetSession.Cut.SILENT, nowMs);
    }
  }

  private void drop(int cause) {
    queue.dropOnTheWay(cause);
    troubles.eventDropped(cause);
  }

  /**
   * Ends for good: the session is closed in good order, and nothing is on its way any more. Traps
   * that the network has taken count as sent, of an unproven session too; nothing better will be
   * known. Those that it has not taken wait as before, though the close may still bring some.
   *
   * @param isForGood false when another driver goes on with the target: then those of an unproven
   *     session are sent again
   */
  void shutDown(boolean isForGood, long nowMs) {
    if (!inform && (isForGood || session.isProven()) && session.isDrained()) {
      queue.settle();
    }
    if (awaitingAcknowledgement) {
      originator.cancel(target, nowMs);
    }
    session.closeForGood(nowMs);
    queue.takeBack();
  }

  /** Goes on for a target of which another driver has been put out of service. */
  void adopt(TargetDriver other, long nowMs) {
    pace.adopt(other.pace, nowMs);
  }

  /** Goes on in the place of another driver, after a manager has changed the target. */
  void follow(TargetDriver other, long nowMs) {
    pace.follow(other.pace, other.session.isOpening(), nowMs);
  }

  /** The session with the target. */
  TargetSession session() {
    return session;
  }

  /** Events that it may send in one turn among other targets. */
  int weight() {
    return weight;
  }

  NotificationTarget target() {
    return target;
  }

  TlsTarget address() {
    return address;
  }

  TargetQueue queue() {
    return queue;
  }

  String name() {
    return name;
  }

  boolean isInform() {
    return inform;
  }

  /** How long it will take for what waits, in hundredths of a second. */
  long timeToDrainHundredths() {
    return drain.hundredths(queue.queued());
  }

  /** What this target has missed and not been told of. */
  LossReport losses() {
    return losses;
  }

  /** What goes wrong with this target. */
  TargetTroubles troubles() {
    return troubles;
  }
}
