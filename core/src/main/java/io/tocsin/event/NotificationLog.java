/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/**
 * The latest events that the board has told, or had nobody to tell to, for managers that look back
 * (RFC 3014): copies in a ring of fixed size, from the oldest to the latest. The oldest goes when
 * there is no room for another one, and when it has been there for long enough.
 *
 * <p>An entry has an index, from 1 on, that stays the same as long as the entry is there, whatever
 * goes from between. The index behind {@link #INDEX_MAX} is 1. Besides, an entry stands in a slot,
 * 0 to the number of entries that there is room for - 1; it is in the same one until the next
 * change of the log. Finding takes logarithmic time, and nothing allocates.
 *
 * <pre>
 *  slot      0    1    2    3    4    5         the oldest entry is in slot 3; the one of
 *          | 13 | 14 |    | 8  | 9  | 12 |      index 10 and 11 were about a target that is gone
 * </pre>
 */
public final class NotificationLog {

  /** No such entry. */
  public static final int NONE = -1;

  /** A wall time that nobody knows. */
  public static final long NO_WALL_TIME = Long.MIN_VALUE;

  /** Greatest index of an entry (RFC 3014 nlmLogIndex). */
  public static final long INDEX_MAX = 0xFFFF_FFFFL;

  /** Age in minutes at which entries go, at first (RFC 3014 nlmConfigGlobalAgeOut). */
  public static final long AGE_OUT_MINUTES = 1_440;

  private static final long MS_PER_MINUTE = 60_000;

  private final Entry[] ring;
  private int firstSlot;
  private int count;

  /** Number of the next entry, counted from 0 and never given twice. */
  private long nextNumber;

  /** Number of the entry that has, or will have, the index 1 in the present turn of indexes. */
  private long turn;

  private long limit;
  private long ageOutMinutes = AGE_OUT_MINUTES;
  private boolean enabled;
  private long logged;
  private long bumped;

  /**
   * An empty log.
   *
   * @param capacity most entries; an entry takes 144 bytes. Nothing is logged with 0
   */
  public NotificationLog(int capacity) {
    this(capacity, 0);
  }

  /**
   * An empty log that has had entries before.
   *
   * @param capacity most entries
   * @param nextNumber how many there have been
   */
  NotificationLog(int capacity, long nextNumber) {
    ring = new Entry[capacity];
    for (int slot = 0; slot < capacity; slot++) {
      ring[slot] = new Entry();
    }
    this.nextNumber = nextNumber;
    turn = nextNumber - nextNumber % INDEX_MAX;
    limit = capacity;
    enabled = capacity > 0;
  }

  /**
   * Takes a copy of an event as the latest entry, unless the log is disabled.
   *
   * @param event a stamped event
   * @param nowMs monotonic time in milliseconds
   * @param wallMs wall time at the event in milliseconds since 1970, or {@link #NO_WALL_TIME}
   */
  public void add(Event event, long nowMs, long wallMs) {
    if (!enabled) {
      return;
    }
    bumpDownTo(bound() - 1);
    Entry entry = entryAt(count);
    entry.event.set(event);
    entry.number = nextNumber++;
    turn += nextNumber - turn < INDEX_MAX ? 0 : INDEX_MAX;
    entry.loggedMs = nowMs;
    entry.wallMs = wallMs;
    count++;
    logged++;
  }

  /**
   * Removes the entries that are too old.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when to call again at the latest
   */
  public long step(long nowMs) {
    if (ageOutMinutes == 0) {
      return Long.MAX_VALUE;
    }
    while (count > 0 && nowMs >= endMs(entryAt(0))) {
      removeFirst();
    }
    return count == 0 ? Long.MAX_VALUE : endMs(entryAt(0));
  }

  private long endMs(Entry entry) {
    return entry.loggedMs + ageOutMinutes * MS_PER_MINUTE;
  }

  /**
   * Has the events be about the same subjects under their new numbers. Entries about somebody who
   * is gone go with him.
   *
   * @param subjects the new number of a subject, by the kind of the event and by its old number
   */
  public void renumber(SubjectMap subjects) {
    int kept = 0;
    for (int position = 0; position < count; position++) {
      Event event = entryAt(position).event;
      int subject = subjects.map(event.kind(), event.subject());
      if (subject != SubjectMap.GONE) {
        event.setSubject(subject);
        exchange(kept++, position);
      }
    }
    count = kept;
  }

  /**
   * Removes the entries about a target that is gone, whose number another one may get.
   *
   * @param target number of the target
   */
  public void removeAbout(int target) {
    int kept = 0;
    for (int position = 0; position < count; position++) {
      if (!entryAt(position).event.isAboutTarget(target)) {
        exchange(kept++, position);
      }
    }
    count = kept;
  }

  private void exchange(int position, int other) {
    Entry entry = entryAt(position);
    ring[slotAt(position)] = entryAt(other);
    ring[slotAt(other)] = entry;
  }

  /** Removes the oldest entries that are more than the limit allows, and counts them as bumped. */
  public void trim() {
    bumpDownTo(bound());
  }

  private void bumpDownTo(int greatestCount) {
    while (count > greatestCount) {
      removeFirst();
      bumped++;
    }
  }

  private void removeFirst() {
    firstSlot = slotAt(1);
    count--;
  }

  private int bound() {
    return limit == 0 ? ring.length : (int) Math.min(limit, ring.length);
  }

  /**
   * Bounds the number of entries further. Those that are more stay until {@link #trim}, or until
   * the next one comes.
   *
   * @param entries most entries; 0 for as many as there is room for
   */
  public void setLimit(long entries) {
    limit = entries;
  }

  /** Most entries; 0 for as many as there is room for. */
  public long limit() {
    return limit;
  }

  /**
   * Sets the age at which entries go.
   *
   * @param minutes the age in minutes; 0 for never
   */
  public void setAgeOutMinutes(long minutes) {
    ageOutMinutes = minutes;
  }

  /** Age in minutes at which entries go; 0 for never. */
  public long ageOutMinutes() {
    return ageOutMinutes;
  }

  /**
   * Has further events be logged, or not; the entries that there are stay.
   *
   * @param isEnabled whether they are; without effect on a log without any room
   */
  public void setEnabled(boolean isEnabled) {
    enabled = isEnabled && ring.length > 0;
  }

  /** Whether further events are logged. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Most entries that there is room for. */
  public int capacity() {
    return ring.length;
  }

  /** Number of entries. */
  public int count() {
    return count;
  }

  /** How many entries there have been. */
  public long logged() {
    return logged;
  }

  /** How many entries had to go for want of room, or because of the limit. */
  public long bumped() {
    return bumped;
  }

  /**
   * Finds an entry.
   *
   * @param index its index
   * @return its slot, or {@link #NONE}
   */
  public int find(long index) {
    if (index < 1 || index > INDEX_MAX) {
      return NONE;
    }
    long number = turn + index - 1;
    // What is not of this turn of the indexes may be of the one before.
    number -= number < nextNumber ? 0 : INDEX_MAX;
    int position = firstFrom(number);
    return position < count && entryAt(position).number == number ? slotAt(position) : NONE;
  }

  /**
   * Finds the entry with the least index above one.
   *
   * @param index 0 to {@link #INDEX_MAX}, of an entry or not
   * @return its slot, or {@link #NONE}
   */
  public int findNext(long index) {
    // The indexes of this turn, which came later, are less than those that are left of the last.
    int position = firstFrom(turn + index);
    if (position < count) {
      return slotAt(position);
    }
    position = firstFrom(turn - INDEX_MAX + index);
    return position < count && entryAt(position).number < turn ? slotAt(position) : NONE;
  }

  /** Position of the first entry whose number is not below one; {@link #count} for none. */
  private int firstFrom(long number) {
    if (count == 0 || number > entryAt(count - 1).number) {
      return count;
    }
    long ahead = number - entryAt(0).number;
    if (ahead <= 0) {
      return 0;
    }
    // Where nothing is gone from between, it is as far behind the oldest as its number says.
    int high = (int) Math.min(ahead, count - 1);
    int low = entryAt(high).number == number ? high : 0;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entryAt(middle).number < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int slotAt(int position) {
    int slot = firstSlot + position;
    return slot < ring.length ? slot : slot - ring.length;
  }

  private Entry entryAt(int position) {
    return ring[slotAt(position)];
  }

  /**
   * The index of an entry.
   *
   * @param slot where it stands
   * @return 1 to {@link #INDEX_MAX}
   */
  public long index(int slot) {
    long ofTurn = ring[slot].number - turn;
    return ofTurn < 0 ? ofTurn + INDEX_MAX + 1 : ofTurn + 1;
  }

  /**
   * The event of an entry.
   *
   * @param slot where it stands
   * @return a stamped event, not to be changed; good until the next change of the log
   */
  public Event event(int slot) {
    return ring[slot].event;
  }

  /**
   * When an entry came.
   *
   * @param slot where it stands
   * @return monotonic time in milliseconds
   */
  public long loggedMs(int slot) {
    return ring[slot].loggedMs;
  }

  /**
   * Wall time of an entry's event, as it was known when the entry came.
   *
   * @param slot where it stands
   * @return milliseconds since 1970, or {@link #NO_WALL_TIME}
   */
  public long wallMs(int slot) {
    return ring[slot].wallMs;
  }

  private static final class Entry {
    private final Event event = new Event();
    private long number;
    private long loggedMs;
    private long wallMs;
  }
}
