/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import io.tocsin.hal.Board;

/**
 * Makes one event of many when a line, sensor or network interface flaps. The first event of a
 * source passes at once. Those that follow within the window are held back; when it ends, the last
 * of them passes, and says how many it stands for and when the first of these was.
 *
 * <pre>
 *  source   e1      e2   e3     e4                        e5
 *           |  window           |    next window     |
 *  passes   e1                  e3 (stands for 2)    e4   e5
 * </pre>
 *
 * <p>What a source did last is thus always told, a window later at most. An event that stands for
 * several has the worst of their severities.
 *
 * <p>Messages that were not properly authenticated are a source with a window of its own: whoever
 * sends them must not be able to make the board send as many.
 */
public final class Coalescer implements EventSink {

  /** A window that holds nothing of the board back. */
  public static final int OFF = 0;

  /** The window for messages that were not properly authenticated, in milliseconds. */
  static final long AUTHENTICATION_WINDOW_MS = 10_000;

  private static final int NO_SOURCE = -1;

  private final int firstSensor;
  private final int firstLink;
  private final int authenticationSource;
  private final long windowMs;
  private final Outbox outbox;
  private final EventSink next;
  private final Event[] held;
  private final int[] heldCount;
  private final long[] windowEndMs;

  /**
   * A coalescer that has seen nothing yet.
   *
   * @param board has what may flap
   * @param windowMs length of the window of lines, sensors and network interfaces in milliseconds;
   *     {@link #OFF} holds none of them back
   * @param outbox counts events that are not told of by themselves
   * @param next takes those that are
   */
  public Coalescer(Board board, long windowMs, Outbox outbox, EventSink next) {
    this.windowMs = windowMs;
    this.outbox = outbox;
    this.next = next;
    this.firstSensor = board.lineCount();
    this.firstLink = firstSensor + board.sensorCount();
    this.authenticationSource = firstLink + board.linkCount();
    int sourceCount = authenticationSource + 1;
    held = new Event[sourceCount];
    for (int source = 0; source < sourceCount; source++) {
      held[source] = new Event();
    }
    heldCount = new int[sourceCount];
    windowEndMs = new long[sourceCount];
    java.util.Arrays.fill(windowEndMs, Long.MIN_VALUE);
  }

  /** Index of the source of which events may be held back; {@link #NO_SOURCE} for all others. */
  private int sourceOf(Event event) {
    switch (event.kind()) {
      case EventKind.LINE_CHANGED:
        return windowMs == OFF ? NO_SOURCE : event.subject();
      case EventKind.THRESHOLD_CROSSED:
      case EventKind.THRESHOLD_CLEARED:
        return windowMs == OFF ? NO_SOURCE : firstSensor + event.subject();
      case EventKind.LINK_DOWN:
      case EventKind.LINK_UP:
        return windowMs == OFF ? NO_SOURCE : firstLink + event.subject();
      case EventKind.AUTHENTICATION_FAILURE:
        return authenticationSource;
      default:
        return NO_SOURCE;
    }
  }

  private long windowMs(int source) {
    return source == authenticationSource ? AUTHENTICATION_WINDOW_MS : windowMs;
  }

  @Override
  public void offer(Event event, long nowMs) {
    int source = sourceOf(event);
    if (source == NO_SOURCE) {
      next.offer(event, nowMs);
    } else if (heldCount[source] == 0 && nowMs >= windowEndMs[source]) {
      windowEndMs[source] = nowMs + windowMs(source);
      next.offer(event, nowMs);
    } else {
      hold(source, event);
    }
  }

  private void hold(int source, Event event) {
    Event last = held[source];
    boolean isFirst = heldCount[source] == 0;
    long firstUpTime = isFirst ? event.upTimeHundredths() : last.firstUpTimeHundredths();
    int severity = isFirst ? event.severity() : Math.max(event.severity(), last.severity());
    heldCount[source]++;
    last.set(event);
    last.standFor(heldCount[source], firstUpTime, severity);
  }

  /**
   * Lets pass what has been held back long enough.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest
   */
  public long step(long nowMs) {
    long deadlineMs = Long.MAX_VALUE;
    for (int source = 0; source < held.length; source++) {
      if (heldCount[source] > 0) {
        if (nowMs >= windowEndMs[source]) {
          windowEndMs[source] = nowMs + windowMs(source);
          pass(source, nowMs);
        } else {
          deadlineMs = Math.min(deadlineMs, windowEndMs[source]);
        }
      }
    }
    return deadlineMs;
  }

  /**
   * Lets pass all that is held back, before the agent ends.
   *
   * @param nowMs monotonic time in milliseconds
   */
  public void flush(long nowMs) {
    for (int source = 0; source < held.length; source++) {
      if (heldCount[source] > 0) {
        pass(source, nowMs);
      }
    }
  }

  private void pass(int source, long nowMs) {
    int others = heldCount[source] - 1;
    heldCount[source] = 0;
    next.offer(held[source], nowMs);
    // Only now is it known who is told.
    outbox.countCoalesced(held[source], others);
  }
}
