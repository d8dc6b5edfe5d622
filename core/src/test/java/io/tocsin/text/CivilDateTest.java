/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The proleptic Gregorian calendar, as the Java library has it. */
class CivilDateTest {

  @Property
  void shouldAgreeWithTheCalendarOfTheLibrary(
      @ForAll @LongRange(min = -800_000, max = 30_000_000) long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    assertEquals(date.getYear(), CivilDate.year(day));
    assertEquals(date.getMonthValue(), CivilDate.month(day));
    assertEquals(date.getDayOfMonth(), CivilDate.dayOfMonth(day));
    assertEquals(date.lengthOfMonth(), CivilDate.daysOfMonth(date.getYear(), date.getMonthValue()));
    assertEquals(day, CivilDate.day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
  }
}
