/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.hal.Clock;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.channel.WorldAuthority;
import io.tocsin.sim.world.dm.DmExchange;
import io.tocsin.sim.world.dm.DmReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * DM servers are told of events only once they have shown who they are in the session, only of the
 * traps that they have registered for, and once they have acknowledged an event never again. Judged
 * at the server: what it was told, and what it had shown.
 */
final class DmAlertChecker extends Checker {
  private static final long SECOND_MS = 1_000;
  private static final int SUCCESS_FIRST = 200;
  private static final int SUCCESS_LAST = 299;

  /** Beginnings of the names of traps that go inside of TLS alone. */
  private static final List<String> SENSITIVE =
      List.of(
          "./DiagMon/Trap/line-",
          "./DiagMon/Trap/authentication",
          "./DiagMon/Trap/certificate",
          "./DiagMon/Trap/lost");

  /** A session, which goes on for the server when the board has long begun another one. */
  private static final class Session {
    private Element lastMessage;

    /** Whether the server has shown who it is, and the board has said that it accepts that. */
    private boolean hasShown;

    private boolean isAccepted;

    /** Events that were acknowledged with the last answer, which the board may not have read. */
    private final Set<Long> maybeDone = new HashSet<>();
  }

  /** What was seen of an account. */
  private static final class Notes {
    private final Map<String, Session> sessions = new HashMap<>();

    /** The one that began last; what is of an earlier one may have been on its way for long. */
    private Session newest;

    private final DmRegistrations registrations;

    /** Events that the agent that runs knows to be acknowledged. */
    private final Set<Long> done = new HashSet<>();

    private boolean knewCertificate;

    Notes(String serverId) {
      registrations = new DmRegistrations(serverId);
    }
  }

  private final Map<String, Notes> notes = new HashMap<>();

  DmAlertChecker(Findings findings) {
    super("dm-alert", findings);
  }

  private Notes notes(BoardView board, int account) {
    String label = board.accountLabel(account);
    return notes.computeIfAbsent(label, key -> new Notes(board.account(account).server()));
  }

  @Override
  public void started(BoardView board) {
    for (int account = 0; account < board.accountCount(); account++) {
      Notes of = notes(board, account);
      of.done.clear();
      of.sessions.values().forEach(session -> session.maybeDone.clear());
    }
  }

  @Override
  public void dmStranger(BoardView board, String host) {
    report("stranger", board.name() + " calls " + host + ", to which no account leads");
  }

  @Override
  public void dmWroteUnasked(BoardView board, int account) {
    report("unverified", board.accountLabel(account) + ": spoke to a server not accepted");
  }

  @Override
  public void dmJudged(BoardView board, int account, boolean accepted) {
    if (accepted) {
      Clock clock = board.host().clock();
      notes(board, account).knewCertificate =
          clock.wallTrusted() && clock.wallMs() > WorldAuthority.EXPIRED_MS + SECOND_MS;
    }
  }

  @Override
  public void dmExchanged(BoardView board, int account, DmExchange exchange) {
    Notes of = notes(board, account);
    Session session = of.sessions.get(exchange.sessionId());
    if (session == null || exchange.messageId().equals("1")) {
      session = new Session();
      of.sessions.put(exchange.sessionId(), session);
      of.newest = session;
    } else if (exchange.request().equals(session.lastMessage)) {
      // It comes again because its connection broke before the answer was there; what the server
      // says now is what the board gets.
      session.hasShown |= exchange.showsServer();
      return;
    }
    takeStatus(board, account, exchange, of, session);
    session.maybeDone.clear();
    for (DmReport report : exchange.reports()) {
      judge(board, account, exchange, session, report);
    }
    of.registrations.take(exchange);
    demand(
        of.registrations.foreign().isEmpty(),
        "foreign",
        board.accountLabel(account)
            + ": registered another server for "
            + of.registrations.foreign());
    session.hasShown |= exchange.showsServer();
    session.lastMessage = exchange.request();
  }

  private void takeStatus(
      BoardView board, int account, DmExchange exchange, Notes of, Session session) {
    int status = exchange.statusOfServer();
    if (status == 0) {
      return;
    }
    boolean isGood = status >= SUCCESS_FIRST && status <= SUCCESS_LAST;
    demand(
        !isGood || session.hasShown,
        "proof",
        board.accountLabel(account) + ": accepted a server that has not shown who it is");
    session.isAccepted = isGood;
    if (isGood && !exchange.isAbort()) {
      of.done.addAll(session.maybeDone);
    }
  }

  private void judge(
      BoardView board, int account, DmExchange exchange, Session session, DmReport report) {
    Notes of = notes(board, account);
    String what = board.accountLabel(account) + ", " + report.source() + ": ";
    demand(
        session.hasShown && session.isAccepted,
        "first",
        what + "told before the server has shown who it is");
    demand(
        of.registrations.mayBeTold(report.source()) || report.eventId() == 0,
        "registered",
        what + "told and not registered for it");
    demand(
        exchange.isSecure() || SENSITIVE.stream().noneMatch(report.source()::startsWith),
        "protected",
        what + "told without a channel");
    CertificateKind kind = board.peer(account).certificate();
    demand(
        !exchange.isSecure() || isAcceptable(board, account, of, kind),
        "certificate",
        what + "told a server whose certificate is " + kind.word());
    if (report.eventId() == 0) {
      return;
    }
    demand(
        session != of.newest || !of.done.contains(report.eventId()),
        "acknowledged",
        what + "told again of " + Notice.event(report.eventId()));
    boolean isSure = exchange.isOfSession() && (exchange.showsServer() || !exchange.hasHmac());
    if (report.isTaken() && isSure) {
      session.maybeDone.add(report.eventId());
    }
  }

  private static boolean isAcceptable(
      BoardView board, int account, Notes of, CertificateKind kind) {
    boolean isPinned = board.account(account).pinned();
    return switch (kind) {
      case USUAL -> true;
      case CHANGED -> !isPinned;
      case EXPIRED -> !isPinned && !of.knewCertificate;
      default -> false;
    };
  }
}
