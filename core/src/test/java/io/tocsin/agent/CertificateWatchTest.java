/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tocsin.event.EventKind;
import io.tocsin.event.Severity;
import io.tocsin.tls.CertificateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateWatchTest {

  private static final long DAY_MS = 86_400_000;
  private static final long END_MS = 1_000 * DAY_MS;

  private long earliestMs;
  private long nowMs;
  private final List<String> told = new ArrayList<>();

  private CertificateWatch watch(long notAfterMs) {
    return new CertificateWatch(
        notAfterMs,
        new CertificateTime() {
          @Override
          public long earliestMs() {
            return earliestMs;
          }

          @Override
          public long latestMs() {
            return Long.MAX_VALUE;
          }
        });
  }

  private void stepAt(CertificateWatch watch, long daysBeforeEnd) {
    earliestMs = END_MS - daysBeforeEnd * DAY_MS;
    nowMs += CertificateWatch.LOOK_PERIOD_MS;
    watch.step(
        (event, offeredMs) -> {
          assertEquals(EventKind.CERTIFICATE_ENDING, event.kind());
          told.add(event.value() + " of " + event.limit() + " " + event.severity());
        },
        nowMs);
  }

  @Test
  void shouldTellEachMarkOnce() {
    CertificateWatch watch = watch(END_MS);
    for (int days = 40; days >= -3; days--) {
      stepAt(watch, days);
      stepAt(watch, days);
    }
    assertEquals(
        List.of(
            "30 of 30 " + Severity.WARNING,
            "7 of 7 " + Severity.MINOR,
            "1 of 1 " + Severity.CRITICAL,
            "0 of 0 " + Severity.CRITICAL),
        told);
  }

  @Test
  void shouldTellTheLastMarkAloneAtTheStart() {
    stepAt(watch(END_MS), 5);
    assertEquals(List.of("5 of 7 " + Severity.MINOR), told);
  }

  @Test
  void shouldTellOfOneThatIsOver() {
    stepAt(watch(END_MS), -40);
    assertEquals(List.of("-40 of 0 " + Severity.CRITICAL), told);
  }

  @Test
  void shouldSayNothingWithoutCertificate() {
    CertificateWatch watch = watch(0);
    stepAt(watch, -40);
    assertEquals(List.of(), told);
    assertEquals(Long.MAX_VALUE, watch.step((event, offeredMs) -> {}, nowMs));
  }

  @Test
  void shouldLookOnceInAnHour() {
    CertificateWatch watch = watch(END_MS);
    stepAt(watch, 40);
    assertEquals(
        nowMs + CertificateWatch.LOOK_PERIOD_MS, watch.step((event, offeredMs) -> {}, nowMs + 1));
  }

  @Test
  void shouldNotTellAgainOfTheSameCertificate() {
    CertificateWatch first = watch(END_MS);
    stepAt(first, 20);
    CertificateWatch second = watch(END_MS);
    second.adopt(first);
    stepAt(second, 19);
    assertEquals(1, told.size());
    CertificateWatch other = watch(END_MS + DAY_MS);
    other.adopt(first);
    stepAt(other, 18);
    assertEquals(2, told.size());
  }
}
