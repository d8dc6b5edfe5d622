/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

/** The names of what events are about; they stay the same when indexes change. */
public interface SubjectNames {

  /**
   * Number of subjects that an event of a kind may have.
   *
   * @param kind a constant of {@link EventKind}
   * @return 0 when such events have no subject
   */
  int count(int kind);

  /**
   * Name of a subject.
   *
   * @param kind a constant of {@link EventKind}
   * @param subject 0 to {@link #count} - 1
   * @return 1 to 32 characters of ASCII; no other subject of the kind has the same
   */
  String name(int kind, int subject);
}
