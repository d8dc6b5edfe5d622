/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.hal.Clock;
import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.channel.WorldAuthority;
import io.tocsin.sim.world.host.ReceivedNotification;

/**
 * Nothing is told to anybody who is not the server that is meant, and nothing before that is known.
 * Judged at the server: what it took, and which certificate it had shown.
 */
final class PeerChecker extends Checker {
  private static final long SECOND_MS = 1_000;

  /** Whether the board knew for certain, when it accepted, that the bad certificate had ended. */
  private static final class Knowledge {
    private boolean certain;
  }

  private final PerTarget<Knowledge> known = new PerTarget<>(Knowledge::new);

  PeerChecker(Findings findings) {
    super("peer", findings);
  }

  @Override
  public void wroteUnasked(BoardView board, int target, String what) {
    report("unverified", board.label(target) + ": " + what);
  }

  @Override
  public void judged(BoardView board, int target, long channel, boolean accepted) {
    if (accepted) {
      Clock clock = board.host().clock();
      known.of(board, target).certain =
          clock.wallTrusted() && clock.wallMs() > WorldAuthority.EXPIRED_MS + SECOND_MS;
    }
  }

  @Override
  public void received(BoardView board, int target, ReceivedNotification notification) {
    CertificateKind kind = board.server(target).certificate();
    demand(
        isAcceptable(board, target, kind),
        "certificate",
        board.label(target)
            + ": told of "
            + Notice.event(notification.eventId())
            + ", its certificate being "
            + kind.word());
    demand(
        board.target(target).allowed(),
        "denied",
        board.label(target) + ": told though it may not be");
    demand(
        notification.securityName().equals(board.name()),
        "name",
        board.label(target) + ": told by " + notification.securityName());
  }

  private boolean isAcceptable(BoardView board, int target, CertificateKind kind) {
    switch (kind) {
      case USUAL:
        return true;
      case CHANGED:
        return !board.target(target).pinned();
      case EXPIRED:
        return !board.target(target).pinned() && !known.of(board, target).certain;
      default:
        return false;
    }
  }
}
