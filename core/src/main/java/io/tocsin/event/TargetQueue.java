/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * The events that one target has not got yet: its place in the logs of the {@link Outbox}. Within a
 * class the oldest comes first. Among classes that wait the worse one has precedence, but not every
 * time: of {@link #TURNS} events one at least is of each class that waits.
 *
 * <p>Some events may be on their way: handed to the transport, but not yet known to have arrived.
 * They are settled, given up or sent again together.
 *
 * <p>Conservation, for each class and thus for all: at any time {@code accepted = delivered +
 * queued + coalesced + sum of dropped}, where delivered is the sum of traps that the network has
 * taken and informs acknowledged, and coalesced those that another event stands for.
 */
public final class TargetQueue {

  /** Most events on their way at a time, of each class. */
  public static final int ON_THE_WAY_MAX = ClassCursor.TAKEN_MAX;

  /** Turns of each class, by severity, among {@link #TURNS}. */
  private static final int[] TURNS_OF_CLASS = {0, 1, 2, 4, 8};

  /** Number of events among which each class that waits has its turns. */
  public static final int TURNS = 1 + 2 + 4 + 8;

  private final ClassCursor[] classes = new ClassCursor[Severity.COUNT];
  private final int bit;
  private final boolean isGuest;
  private boolean isOpen;
  private final int[] turnsLeft = new int[Severity.COUNT];
  private ClassCursor chosen;
  private int chosenClass;
  private long highWater;

  /**
   * A queue without events.
   *
   * @param logs the log of each class, by severity
   * @param target number of the target, as in {@link Event#isFor}
   * @param bit its bit in {@link Event#subscribers}; 0 when it is told of everything
   * @param isGuest whether the target comes and goes; the queue is closed then
   */
  TargetQueue(EventLog[] logs, int target, int bit, boolean isGuest) {
    this.bit = bit;
    this.isGuest = isGuest;
    isOpen = !isGuest;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      classes[severity] = new ClassCursor(logs[severity], target, bit);
    }
  }

  /** The target's bit in {@link Event#subscribers}; 0 when it is told of everything. */
  int bit() {
    return bit;
  }

  /** Whether the target is one that comes and goes. */
  public boolean isGuest() {
    return isGuest;
  }

  /** Whether the target is told of what happens; always, unless it is a guest. */
  public boolean isOpen() {
    return isOpen;
  }

  /**
   * Has a guest told of what happens from now on, or not any more. What waits goes on waiting.
   *
   * @param open whether it is told
   */
  public void setOpen(boolean open) {
    if (!isGuest) {
      throw new IllegalStateException("is told of everything");
    }
    isOpen = open;
  }

  /** Forgets everything of a guest that is gone, so that another one can have its place. */
  public void vacate() {
    setOpen(false);
    chosen = null;
    highWater = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      classes[severity].beginAnew();
    }
  }

  /** Whether the target is told of an event that is about to be offered. */
  boolean isFor(Event event) {
    return isGuest ? isOpen && event.isFor(target()) : isOurs(event);
  }

  private int target() {
    return classes[Severity.LEAST].target();
  }

  /** Whether the target is told of an event that was offered. */
  boolean isOurs(Event event) {
    return classes[event.severity()].isOurs(event);
  }

  /** The first event of a log is about to leave it. */
  void loseFirst(int severity) {
    chosen = null;
    classes[severity].loseFirst();
  }

  /** Events of a class have been merged into another one. */
  void countCoalesced(int severity, int count) {
    classes[severity].countCoalesced(count);
  }

  /** An event has been appended to a log. */
  void appended(int severity) {
    classes[severity].appended();
    highWater = Math.max(highWater, queued());
  }

  /**
   * The event to be sent next; null when none waits or enough are on their way. Good until an event
   * is offered to the outbox.
   */
  public Event peek() {
    Event event = peekWithTurn();
    if (event == null && anyWaits()) {
      System.arraycopy(TURNS_OF_CLASS, 0, turnsLeft, 0, turnsLeft.length);
      event = peekWithTurn();
    }
    return event;
  }

  private Event peekWithTurn() {
    for (int severity = Severity.WORST; severity >= Severity.LEAST; severity--) {
      Event event = turnsLeft[severity] > 0 ? classes[severity].peek() : null;
      if (event != null) {
        chosen = classes[severity];
        chosenClass = severity;
        return event;
      }
    }
    chosen = null;
    return null;
  }

  private boolean anyWaits() {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      if (classes[severity].peek() != null) {
        return true;
      }
    }
    return false;
  }

  /** Notes that the event of {@link #peek} is on its way. */
  public void sent() {
    ClassCursor cursor = takeChosen();
    turnsLeft[chosenClass]--;
    cursor.sent();
  }

  /**
   * Notes that the event of {@link #peek} is given up.
   *
   * @param cause a constant of {@link DropCause}
   */
  public void dropWaiting(int cause) {
    takeChosen().dropWaiting(cause);
  }

  private ClassCursor takeChosen() {
    if (chosen == null) {
      throw new IllegalStateException("no event has been looked at");
    }
    ClassCursor cursor = chosen;
    chosen = null;
    return cursor;
  }

  /** Notes that all events on their way have arrived. */
  public void settle() {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      classes[severity].settle();
    }
  }

  /**
   * Notes that all events on their way are given up.
   *
   * @param cause a constant of {@link DropCause}
   */
  public void dropOnTheWay(int cause) {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      classes[severity].dropOnTheWay(cause);
    }
  }

  /**
   * Notes that one event on its way has arrived.
   *
   * @param severity its class, a constant of {@link Severity}
   * @param index its place among those of its class that are on their way, 0 for the oldest
   */
  public void settle(int severity, int index) {
    classes[severity].settle(index);
  }

  /**
   * Notes that one event on its way is given up.
   *
   * @param severity its class, a constant of {@link Severity}
   * @param index its place among those of its class that are on their way, 0 for the oldest
   * @param cause a constant of {@link DropCause}
   */
  public void dropOnTheWay(int severity, int index, int cause) {
    classes[severity].dropOnTheWay(index, cause);
  }

  /** Makes all events on their way wait again, except those that have left the log meanwhile. */
  public void takeBack() {
    chosen = null;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      classes[severity].takeBack();
    }
  }

  /**
   * Gives up all that is left of some classes.
   *
   * @param cause a constant of {@link DropCause}
   * @param worst the worst severity of which events are given up
   */
  public void dropAll(int cause, int worst) {
    chosen = null;
    for (int severity = Severity.LEAST; severity <= worst; severity++) {
      classes[severity].dropAll(cause);
    }
  }

  /** Notes that the target is about to be told of what it has missed so far. */
  public void lossesTold() {
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      classes[severity].lossesTold();
    }
  }

  /** Events that the target has missed for want of room or time and has not been told of. */
  public long lossesUntold() {
    long sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += classes[severity].lossesUntold();
    }
    return sum;
  }

  /** Events that others stood for since the target was told last of what it has missed. */
  public long coalescedUntold() {
    long sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += classes[severity].coalescedUntold();
    }
    return sum;
  }

  /** The place in the log of one severity. */
  ClassCursor place(int severity) {
    return classes[severity];
  }

  /** Notes that places have been restored. */
  void restored() {
    chosen = null;
    highWater = Math.max(highWater, queued());
  }

  /** Number of events on their way, of all classes. */
  public int onTheWay() {
    int sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += classes[severity].onTheWay();
    }
    return sum;
  }

  /** Number of events that are on their way or wait, of all classes. */
  public long queued() {
    long sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += classes[severity].queued();
    }
    return sum;
  }

  /** Most events that were {@link #queued()} at a time, of all classes. */
  public long highWater() {
    return highWater;
  }

  /** Number of events that the target was to be told of so far. */
  public long accepted() {
    long sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += accepted(severity);
    }
    return sum;
  }

  /** Number of events delivered so far: taken by the network as trap, or acknowledged as inform. */
  public long delivered() {
    long sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += delivered(severity);
    }
    return sum;
  }

  /** Number of events so far that were not told of by themselves, as others stand for them. */
  public long coalesced() {
    long sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += coalesced(severity);
    }
    return sum;
  }

  /**
   * Number of events dropped so far for one cause.
   *
   * @param cause a constant of {@link DropCause}
   */
  public long dropped(int cause) {
    long sum = 0;
    for (int severity = Severity.LEAST; severity < Severity.COUNT; severity++) {
      sum += dropped(severity, cause);
    }
    return sum;
  }

  /**
   * Number of events of one class that are on their way or wait.
   *
   * @param severity the class, a constant of {@link Severity}
   */
  public long queued(int severity) {
    return classes[severity].queued();
  }

  /**
   * The oldest event of one class that is on its way or waits, and is still in the log; null for
   * none.
   *
   * @param severity the class, a constant of {@link Severity}
   */
  public Event oldest(int severity) {
    return classes[severity].oldest();
  }

  /**
   * Whether one event is on its way or waits, and is still in the log.
   *
   * @param severity its class, a constant of {@link Severity}
   * @param id its identifier
   */
  public boolean isWaiting(int severity, long id) {
    return classes[severity].isWaiting(id);
  }

  /**
   * Identifiers of the events of one class that are on their way or wait, and are still in the log.
   *
   * @param severity the class, a constant of {@link Severity}
   * @param into takes them, oldest first; there has to be room for as many as the log keeps
   * @return how many there are
   */
  public int waiting(int severity, long[] into) {
    return classes[severity].waiting(into);
  }

  /**
   * Most events of one class that were {@link #queued} at a time.
   *
   * @param severity the class, a constant of {@link Severity}
   */
  public long highWater(int severity) {
    return classes[severity].highWater();
  }

  /**
   * Number of events of one class that the target was to be told of so far.
   *
   * @param severity the class, a constant of {@link Severity}
   */
  public long accepted(int severity) {
    return classes[severity].accepted();
  }

  /**
   * Number of events of one class delivered so far: taken by the network as trap, or acknowledged
   * as inform.
   *
   * @param severity the class, a constant of {@link Severity}
   */
  public long delivered(int severity) {
    return classes[severity].delivered();
  }

  /**
   * Number of events of one class so far that were not told of by themselves.
   *
   * @param severity the class, a constant of {@link Severity}
   */
  public long coalesced(int severity) {
    return classes[severity].coalesced();
  }

  /**
   * Number of events of one class dropped so far for one cause.
   *
   * @param severity the class, a constant of {@link Severity}
   * @param cause a constant of {@link DropCause}
   */
  public long dropped(int severity, int cause) {
    return classes[severity].dropped(cause);
  }
}
