/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** What the subjects of events are called where they have got other numbers, by their names. */
public final class SubjectMap {

  /** Subject that is not there any more. */
  public static final int GONE = -1;

  private final SubjectNames before;
  private final SubjectNames after;

  /**
   * A map.
   *
   * @param before the names by which events were numbered
   * @param after those by which they are numbered from now on
   */
  public SubjectMap(SubjectNames before, SubjectNames after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The new number of a subject.
   *
   * @param kind a constant of {@link EventKind}
   * @param subject its number before
   * @return its number from now on, {@link #GONE} for none; the same for kinds without subjects
   */
  int map(int kind, int subject) {
    int count = after.count(kind);
    if (before.count(kind) == 0 && count == 0) {
      return subject;
    }
    if (subject >= before.count(kind)) {
      return GONE;
    }
    String name = before.name(kind, subject);
    for (int i = 0; i < count && !name.isEmpty(); i++) {
      if (after.name(kind, i).equals(name)) {
        return i;
      }
    }
    return GONE;
  }
}
