/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * One thing that happened: a flat record of numbers, small enough to be copied into every queue.
 * What the numbers mean depends on {@link EventKind}; names are looked up when the event is sent.
 */
public final class Event {

  private long id;
  private int kind;
  private int severity;
  private long upTimeHundredths;
  private long wallMs;
  private int subject;
  private int value;
  private int limit;
  private int detail;
  private int count;
  private long firstUpTimeHundredths;
  private int subscribers;

  /** An empty record. */
  public Event() {}

  /**
   * Fills this record.
   *
   * @param kind a constant of {@link EventKind}
   * @param severity a constant of {@link Severity}
   * @param subject index of the line, sensor, link or target concerned; 0 where there is none
   * @param value the value seen
   * @param limit the value compared with
   * @param detail further information by kind
   * @return this record, which stands for one event
   */
  public Event fill(int kind, int severity, int subject, int value, int limit, int detail) {
    this.kind = kind;
    this.severity = severity;
    this.subject = subject;
    this.value = value;
    this.limit = limit;
    this.detail = detail;
    this.count = 1;
    this.subscribers = 0;
    return this;
  }

  /** Makes this record one that is for nobody. */
  void clear() {
    fill(EventKind.NONE, 0, 0, 0, 0, 0).stamp(0, 0, 0);
  }

  /**
   * Points this record at another line, sensor, link or target.
   *
   * @param index its index
   */
  void setSubject(int index) {
    subject = index;
  }

  /**
   * Says when and as which event.
   *
   * @param id stable identifier, unique over the life of the board
   * @param upTimeHundredths sysUpTime at the event, hundredths of a second
   * @param wallMs wall time at the event, milliseconds since 1970
   * @return this record
   */
  public Event stamp(long id, long upTimeHundredths, long wallMs) {
    return occurredAt(upTimeHundredths, wallMs).identify(id);
  }

  /**
   * Says when it happened.
   *
   * @param upTimeHundredths sysUpTime at the event, hundredths of a second
   * @param wallMs wall time at the event, milliseconds since 1970
   * @return this record
   */
  public Event occurredAt(long upTimeHundredths, long wallMs) {
    this.upTimeHundredths = upTimeHundredths;
    this.wallMs = wallMs;
    this.firstUpTimeHundredths = upTimeHundredths;
    return this;
  }

  /**
   * Says which event it is.
   *
   * @param id stable identifier, unique over the life of the board
   * @return this record
   */
  public Event identify(long id) {
    this.id = id;
    return this;
  }

  /**
   * Says who is told of it among those targets that are told of nothing but what they have
   * subscribed to.
   *
   * @param set a bit for each subscriber
   * @return this record
   */
  public Event tell(int set) {
    subscribers = set;
    return this;
  }

  /**
   * Makes this record, the last of several events, stand for all of them.
   *
   * @param eventCount how many they are
   * @param firstUpTime sysUpTime at the first of them, hundredths of a second
   * @param worstSeverity the worst of their severities
   */
  void standFor(int eventCount, long firstUpTime, int worstSeverity) {
    count = eventCount;
    firstUpTimeHundredths = firstUpTime;
    severity = worstSeverity;
  }

  /**
   * Takes the values of another record.
   *
   * @param other the other one
   */
  public void set(Event other) {
    fill(other.kind, other.severity, other.subject, other.value, other.limit, other.detail);
    stamp(other.id, other.upTimeHundredths, other.wallMs);
    standFor(other.count, other.firstUpTimeHundredths, other.severity);
    tell(other.subscribers);
  }

  /**
   * Identifier that tells this event from all others of the board: engineBoots in the upper 32
   * bits, a count from 1 in the lower ones. It stays the same in every repetition.
   */
  public long id() {
    return id;
  }

  /** A constant of {@link EventKind}. */
  public int kind() {
    return kind;
  }

  /** A constant of {@link Severity}. */
  public int severity() {
    return severity;
  }

  /** sysUpTime when it happened, in hundredths of a second, modulo 2^32. */
  public long upTimeHundredths() {
    return upTimeHundredths;
  }

  /** How many events this one stands for, itself included. */
  public int count() {
    return count;
  }

  /** sysUpTime at the first of the events that this one stands for; otherwise as its own. */
  public long firstUpTimeHundredths() {
    return firstUpTimeHundredths;
  }

  /** Wall time when it happened, in milliseconds since 1970; as good as the board's clock. */
  public long wallMs() {
    return wallMs;
  }

  /** Index of the line, sensor, link or target concerned. */
  public int subject() {
    return subject;
  }

  /** The value seen. */
  public int value() {
    return value;
  }

  /** The value compared with. */
  public int limit() {
    return limit;
  }

  /** Further information by kind. */
  public int detail() {
    return detail;
  }

  /** Which subscribers are told of it: a bit for each. */
  public int subscribers() {
    return subscribers;
  }

  /**
   * Whether it is about a target of events.
   *
   * @param target number of the target, from 0
   */
  boolean isAboutTarget(int target) {
    switch (kind) {
      case EventKind.SERVER_CERTIFICATE_UNKNOWN:
      case EventKind.SERVER_CERTIFICATE_INVALID:
      case EventKind.EVENTS_LOST:
        return subject == target;
      default:
        return false;
    }
  }

  /**
   * Whether a target may be told, if it is not a subscriber without subscription. It is not told
   * that its own certificate is wrong (RFC 6353 §5.3.1 step 3), and of what another target has
   * missed.
   *
   * @param target number of the target, from 0
   */
  public boolean isFor(int target) {
    switch (kind) {
      case EventKind.NONE:
        return false;
      case EventKind.SERVER_CERTIFICATE_UNKNOWN:
      case EventKind.SERVER_CERTIFICATE_INVALID:
        return subject != target;
      case EventKind.EVENTS_LOST:
        return subject == target;
      default:
        return true;
    }
  }
}
