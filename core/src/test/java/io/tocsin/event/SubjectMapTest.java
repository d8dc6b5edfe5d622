/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectMapTest {

  private static SubjectNames names(String... lines) {
    return new SubjectNames() {
      @Override
      public int count(int kind) {
        return kind == EventKind.LINE_CHANGED ? lines.length : 0;
      }

      @Override
      public String name(int kind, int subject) {
        return List.of(lines).get(subject);
      }
    };
  }

  @Test
  void shouldFindASubjectByItsName() {
    SubjectMap map = new SubjectMap(names("a", "b", "c"), names("c", "x", "a"));
    assertEquals(2, map.map(EventKind.LINE_CHANGED, 0));
    assertEquals(0, map.map(EventKind.LINE_CHANGED, 2));
  }

  @Test
  void shouldNotFindWhatHasGone() {
    SubjectMap map = new SubjectMap(names("a", "b"), names("a"));
    assertEquals(SubjectMap.GONE, map.map(EventKind.LINE_CHANGED, 1));
    assertEquals(SubjectMap.GONE, new SubjectMap(names("a"), names()).map(6, 0));
    assertEquals(SubjectMap.GONE, new SubjectMap(names(), names("a")).map(6, 0));
  }

  @Test
  void shouldLeaveKindsWithoutSubjectsAlone() {
    assertEquals(0, new SubjectMap(names("a"), names()).map(EventKind.COLD_START, 0));
  }
}
