/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.http.HttpChannel;
import io.tocsin.dm.http.HttpExchange;
import io.tocsin.dm.http.HttpLimits;
import io.tocsin.dm.http.HttpTimes;
import io.tocsin.dm.session.DmSession;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.event.Jitter;
import io.tocsin.hal.Log;
import io.tocsin.hal.Platform;
import io.tocsin.tls.SecureChannelFactory;
import java.io.IOException;
import java.util.Locale;

/**
 * The OMA DM client of a board: has sessions with the servers of its accounts, one at a time, when
 * they are due. Servers take turns, so none waits for longer than one session of each other one.
 */
public final class DmClient {

  private static final String TOPIC = "dm";
  private static final String NOT_TAKEN = "the server has not taken all that it was told";
  private static final int BUFFER_BYTES = 4_096;
  private static final int SESSION_IDS = 0xFFFF;
  private static final int HEXADECIMAL = 16;

  private final Platform platform;
  private final ManagementTree tree;
  private final AlertRoad road;
  private final SessionDriver driver;
  private final NonceStore nonces;
  private final ServerLines lines;
  private final Jitter jitter;

  /** Whether the session that the driver began last has not been looked at since it ended. */
  private boolean isBusy;

  private long nowMs;

  /**
   * A client.
   *
   * @param settings how it behaves
   * @param platform what the board provides
   * @param channels makes TLS channels
   * @param tree the board's management tree
   * @param accounts its accounts. What takes rights away with an account ({@code Traps}) is to be
   *     made before, so that it hears of a change before the client does.
   * @param road where alerts come from
   * @param trust judges servers
   * @throws IOException when the board's memory cannot be read
   */
  public DmClient(
      DmSettings settings,
      Platform platform,
      SecureChannelFactory channels,
      ManagementTree tree,
      DmAccounts accounts,
      AlertRoad road,
      ServerTrust trust)
      throws IOException {
    this.platform = platform;
    this.tree = tree;
    this.road = road;
    nowMs = platform.clock().monotonicMs();
    jitter = new Jitter(platform.entropy());
    nonces =
        new NonceStore(
            platform.storage(), settings.accountsMax(), platform.entropy(), platform.log());
    HttpExchange exchange =
        new HttpExchange(HttpLimits.DEFAULT, new byte[settings.sessionLimits().messageBytesMax()]);
    driver =
        new SessionDriver(
            new HttpChannel(
                platform.network(), channels, HttpTimes.DEFAULT, exchange, BUFFER_BYTES),
            settings,
            tree,
            platform.clock(),
            nonces);
    lines =
        new ServerLines(
            settings, platform.entropy(), platform.log(), road, trust, nonces, accounts, nowMs);
  }

  /**
   * Sets who is told of each message.
   *
   * @param trace is told from now on; null for nobody
   */
  public void setTrace(WireTrace trace) {
    driver.setTrace(trace);
  }

  /** A server with which a session can be had; null for none. */
  ServerLine usable(String serverId) {
    return lines.usable(serverId);
  }

  /**
   * Why no session can be had with a server, or what went wrong with the last one that failed.
   *
   * @param serverId the server
   * @return in words; empty for nothing, or when there is no such server
   */
  public String lastError(String serverId) {
    ServerLine line = lines.of(serverId);
    return line == null ? "" : line.lastError();
  }

  /**
   * Whether a session with a server goes on.
   *
   * @param serverId the server
   */
  public boolean isInSessionWith(String serverId) {
    return isInSession() && driver.line().account().serverId().equals(serverId);
  }

  /**
   * Whether the server of the session that goes on has proved who it is, with its last message;
   * false when none goes on.
   */
  public boolean isServerProved() {
    return isBusy && driver.session().isServerProved();
  }

  /** Number of servers: accounts that have a place. */
  public int serverCount() {
    return lines.count();
  }

  /**
   * One of the servers.
   *
   * @param position 0 to {@link #serverCount()} - 1; others have it when accounts come and go
   */
  public ServerView server(int position) {
    return lines.at(position);
  }

  /** The nonces of an account. */
  AccountNonces nonces(DmAccount account) {
    return nonces.of(account.serverId());
  }

  /**
   * A server has asked for a session, by a notification message that was authentic.
   *
   * @param serverId the server
   * @param sessionId SessionID that it wants
   * @return false when it has no account that can be used
   */
  public boolean ask(String serverId, String sessionId) {
    ServerLine line = lines.usable(serverId);
    if (line == null) {
      return false;
    }
    line.ask(sessionId);
    return true;
  }

  // ---- sessions ----

  /**
   * Does what is due.
   *
   * @param timeMs monotonic time in milliseconds
   * @return when to call again at the latest
   */
  public long step(long timeMs) {
    nowMs = timeMs;
    lines.setTime(timeMs);
    long deadlineMs = driver.step(nowMs);
    if (isBusy && !driver.isRunning()) {
      conclude();
    }
    if (!isBusy && startNext()) {
      deadlineMs = driver.step(nowMs);
      if (!driver.isRunning()) {
        conclude();
        deadlineMs = nowMs;
      }
    }
    if (tree.isDirty() && nowMs >= tree.nextSaveMs()) {
      tree.save(nowMs);
    }
    return Math.min(
        Math.min(deadlineMs, tree.nextSaveMs()), isBusy ? Long.MAX_VALUE : lines.dueMs());
  }

  private boolean startNext() {
    ServerLine line = lines.takeTurn();
    if (line != null) {
      start(line);
    }
    return line != null;
  }

  private void start(ServerLine line) {
    DmAccount account = line.account();
    String sessionId = line.asked() == null ? newSessionId() : line.asked();
    boolean isSecure = line.url().isSecure();
    if (!isSecure && line.isFirstInClear()) {
      warn(account, "is spoken to without TLS: whoever is on the way can read all of it.");
    }
    isBusy = true;
    driver.start(line, sessionId, road.feed(account, isSecure, nowMs), nowMs);
    line.began(nowMs);
  }

  /** OMA DM Notification: a SessionID has 16 bits, written in hexadecimal digits. */
  private String newSessionId() {
    return Long.toString(1 + jitter.upTo(SESSION_IDS - 1), HEXADECIMAL).toUpperCase(Locale.ROOT);
  }

  private void conclude() {
    isBusy = false;
    DmSession session = driver.session();
    DmAccount account = driver.line().account();
    boolean isAllTaken = road.ended(account, session.outcome(), nowMs);
    // The session itself may have changed the account, or taken it away.
    ServerLine line = lines.of(account.serverId());
    if (line != null) {
      AccountNonces own = nonces.of(account.serverId());
      own.endSession();
      int sessionHad = driver.line().sessionHad(session.outcome());
      if (sessionHad >= 0) {
        own.sessionHad(sessionHad);
      }
      if (session.outcome() != SessionOutcome.COMPLETE) {
        line.failed(report(session));
      } else if (!isAllTaken) {
        line.failed(NOT_TAKEN);
      }
      line.noteProof(session.isServerProved());
      long waitMs = line.ended(session.outcome(), isAllTaken, driver.retryAfterSeconds(), nowMs);
      tell(account, session, waitMs);
    } else {
      tell(account, session, 0);
    }
    nonces.save();
  }

  private void tell(DmAccount account, DmSession session, long waitMs) {
    boolean isGood = waitMs == 0;
    String next = isGood ? "." : ". Not again within " + waitMs + " ms.";
    platform
        .log()
        .write(
            isGood || session.outcome() == SessionOutcome.CUT ? Log.INFO : Log.WARNING,
            TOPIC,
            "Session with " + account.serverId() + ": " + report(session) + next);
  }

  /** How a session ended, in words. */
  private static String report(DmSession session) {
    String what = session.outcome().text();
    return session.detail().isEmpty() ? what : what + ": " + session.detail();
  }

  private void warn(DmAccount account, String text) {
    platform.log().write(Log.WARNING, TOPIC, "Server " + account.serverId() + " " + text);
  }

  /** Ends for good; a session that goes on is cut. */
  public void stop() {
    cut("the agent ends");
  }

  /**
   * Cuts the session that goes on, and closes the connection.
   *
   * @param why the reason in words, for the log
   */
  public void cut(String why) {
    if (isBusy) {
      driver.session().cut(why);
      conclude();
    }
    driver.close();
  }

  /**
   * Goes on by other settings; servers keep their pace. No session may go on.
   *
   * @param others with the same bounds of sessions and accounts
   * @param timeMs monotonic time in milliseconds
   */
  public void adapt(DmSettings others, long timeMs) {
    nowMs = timeMs;
    driver.adapt(others);
    lines.setTime(timeMs);
    lines.adapt(others);
  }

  /** Whether a session goes on. */
  public boolean isInSession() {
    return isBusy;
  }

  /** Number of sessions that were begun; never falls. */
  public long sessionCount() {
    return lines.sessionCount();
  }

  /** Number of those that did not end well. */
  public long failureCount() {
    return lines.failureCount();
  }
}
