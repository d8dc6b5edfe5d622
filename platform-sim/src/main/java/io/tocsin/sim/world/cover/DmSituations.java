/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.cover;

import io.tocsin.event.DropCause;
import io.tocsin.mib.TargetStatus;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.world.check.BoardView;
import io.tocsin.sim.world.check.Witness;
import io.tocsin.sim.world.dm.DmExchange;
import io.tocsin.sim.world.dm.DmReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes note of the situations of a run that concern DM servers. */
public final class DmSituations implements Witness {
  private static final int LONG_SESSION_MESSAGES = 8;
  private static final String ASKED = "1200";
  private static final String NOT_AUTHORIZED = "425";
  private static final int UNAUTHORIZED = 401;
  private static final int CREDENTIALS_MISSING = 407;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  private final SituationWatch watch;
  private final Set<String> told = new HashSet<>();

  /**
   * Nothing seen yet.
   *
   * @param watch takes what is seen
   */
  public DmSituations(SituationWatch watch) {
    this.watch = watch;
  }

  @Override
  public void dmJudged(BoardView board, int account, boolean accepted) {
    watch.noteIf(!accepted, Situation.DM_CERTIFICATE_REFUSED);
  }

  @Override
  public void dmExchanged(BoardView board, int account, DmExchange exchange) {
    noteAuthentication(exchange);
    watch.noteIf(exchange.isAbort(), Situation.DM_SESSION_ABORTED);
    watch.noteIf(!exchange.isSecure(), Situation.DM_WITHOUT_CHANNEL);
    watch.noteIf(number(exchange.messageId()) >= LONG_SESSION_MESSAGES, Situation.DM_LONG_SESSION);
    for (Element alert : exchange.alerts()) {
      watch.noteIf(alert.textOf("Data").equals(ASKED), Situation.DM_SESSION_ASKED_FOR);
    }
    for (Element status : exchange.statuses()) {
      boolean isRefused = status.textOf("Data").equals(NOT_AUTHORIZED);
      watch.noteIf(isRefused, Situation.DM_COMMAND_REFUSED);
    }
    for (DmReport report : exchange.reports()) {
      note(board, account, report);
    }
  }

  private void noteAuthentication(DmExchange exchange) {
    int ofServer = exchange.statusOfServer();
    watch.noteIf(isChallenge(ofServer), Situation.DM_SERVER_CHALLENGED);
    watch.noteIf(ofServer != 0 && !isChallenge(ofServer), Situation.DM_SERVER_ACCEPTED);
    watch.noteIf(isChallenge(exchange.statusOfBoard()), Situation.DM_BOARD_CHALLENGED);
    watch.noteIf(exchange.hasHmac(), Situation.DM_HMAC);
  }

  private static boolean isChallenge(int status) {
    return status == UNAUTHORIZED || status == CREDENTIALS_MISSING;
  }

  private static int number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }

  private void note(BoardView board, int account, DmReport report) {
    watch.noteIf(report.isTaken(), Situation.DM_EVENT_TAKEN);
    watch.noteIf(report.status() == BAD_REQUEST, Situation.DM_EVENT_REFUSED);
    watch.noteIf(report.status() == SERVER_ERROR, Situation.DM_EVENT_FAILED);
    boolean isNew = told.add(board.accountLabel(account) + " " + report.eventId());
    watch.noteIf(!isNew, Situation.DM_EVENT_TOLD_AGAIN);
  }

  @Override
  public void reloading(BoardView board) {
    watch.noteIf(isInSession(board), Situation.DM_RELOAD_IN_SESSION);
  }

  private static boolean isInSession(BoardView board) {
    return board.dm() != null && board.dm().client().isInSession();
  }

  @Override
  public void ends(BoardView board, boolean cut) {
    observed(board);
    watch.noteIf(cut && isInSession(board), Situation.DM_CUT_IN_SESSION);
  }

  @Override
  public void observed(BoardView board) {
    TargetStatus status = board.status();
    for (int target = board.targetCount(); target < status.targetCount(); target++) {
      for (int cause : List.of(DropCause.REFUSED_BY_TARGET, DropCause.NOT_ACKNOWLEDGED)) {
        boolean isRefused = cause == DropCause.REFUSED_BY_TARGET;
        watch.noteIf(
            status.dropped(target, cause) > 0,
            isRefused ? Situation.DM_DROP_REFUSED : Situation.DM_DROP_NOT_ACKNOWLEDGED);
      }
      watch.noteIf(
          status.dropped(target, DropCause.ACCESS_DENIED) > 0, Situation.DM_DROP_NOT_ALLOWED);
    }
  }
}
