/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.event.DropCause;
import io.tocsin.sim.world.channel.CertificateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers with other certificates, and servers that answer with errors. */
class BadServersTest extends WorldBed {

  private void restart(CertificateKind kind) {
    server.setCertificate(kind);
    server.powerOff(false);
    server.powerOn();
    assertEquals(kind, server.certificate());
    world.run(1_000);
  }

  @ParameterizedTest
  @EnumSource(
      value = CertificateKind.class,
      names = {"EXPIRED", "OTHER_NAME", "UNTRUSTED"})
  void shouldTellNothingToAServerWithABadCertificate(CertificateKind kind) {
    start("inform", "target.t.backoff.max.ms = 2000");
    int before = server.received().size();
    restart(kind);
    change(3);
    world.run(60_000);
    assertEquals(before, server.received().size());
    restart(CertificateKind.USUAL);
    world.run(60_000);
    assertTrue(server.received().size() >= before + 3);
  }

  @Test
  void shouldTellAServerWithANewCertificateOfTheSameName() {
    start("inform");
    int before = server.eventCount();
    restart(CertificateKind.CHANGED);
    change(3);
    world.run(60_000);
    assertEquals(before + 3, server.eventCount());
  }

  @Test
  void shouldDropWhatTheServerAnswersWithAnError() {
    start("inform");
    server.setRefusing(true);
    change(2);
    world.run(60_000);
    assertEquals(2, board.agent().targets().dropped(0, DropCause.REFUSED_BY_TARGET));
    server.setRefusing(false);
    long before = delivered();
    change(2);
    world.run(60_000);
    assertEquals(before + 2, delivered());
  }

  @Test
  void shouldStepABoardNoMoreWhileItsFlashIsBusy() {
    board.flash().setSlowMs(700);
    configure("inform", "limit.connect.ms = 60000");
    server.powerOn();
    assertTrue(board.powerOn());
    world.run(300);
    assertEquals(0, board.driver().stepCount());
    world.run(60_000);
    assertTrue(board.driver().stepCount() > 0);
    assertEquals(1, server.eventCount());
  }
}
