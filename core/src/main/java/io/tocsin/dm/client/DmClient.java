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
import io.tocsin.dm.tree.AccountListener;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.event.Jitter;
import io.tocsin.hal.Log;
import io.tocsin.hal.Platform;
import io.tocsin.tls.SecureChannelFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The OMA DM client of a board: has sessions with the servers of its accounts, one at a time, when
 * they are due. Servers take turns, so none waits for longer than one session of each other one.
 */
public final class DmClient implements AccountListener {

  private static final String TOPIC = "dm";
  private static final int BUFFER_BYTES = 4_096;
  private static final int SESSION_IDS = 0xFFFF;
  private static final int HEXADECIMAL = 16;

  private final DmSettings settings;
  private final Platform platform;
  private final ManagementTree tree;
  private final AlertRoad road;
  private final ServerTrust trust;
  private final SessionDriver driver;
  private final NonceStore nonces;
  private final Jitter jitter;
  private final List<ServerLine> lines = new ArrayList<>();

  /** Whose turn it is. */
  private int turn;

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
   * @param accounts its accounts
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
    this.settings = settings;
    this.platform = platform;
    this.tree = tree;
    this.road = road;
    this.trust = trust;
    nowMs = platform.clock().monotonicMs();
    jitter = new Jitter(platform.entropy());
    nonces = new NonceStore(platform.storage(), settings.accountsMax(), platform.entropy());
    HttpExchange exchange =
        new HttpExchange(HttpLimits.DEFAULT, new byte[settings.sessionLimits().messageBytesMax()]);
    driver =
        new SessionDriver(
            new HttpChannel(
                platform.network(), channels, HttpTimes.DEFAULT, exchange, BUFFER_BYTES),
            settings,
            tree,
            platform.clock());
    for (DmAccount account : accounts.all()) {
      accountAdded(account);
    }
    accounts.addListener(this);
  }

  /**
   * Sets who is told of each message.
   *
   * @param trace is told from now on; null for nobody
   */
  public void setTrace(WireTrace trace) {
    driver.setTrace(trace);
  }

  // ---- accounts ----

  @Override
  public void accountAdded(DmAccount account) {
    if (lines.size() >= settings.accountsMax()) {
      warn(account, "has no place: there are " + settings.accountsMax() + " accounts already.");
      return;
    }
    if (!nonces.has(account.serverId())) {
      provision(account);
    }
    lines.add(line(account));
  }

  private ServerLine line(DmAccount account) {
    ServerLine line = new ServerLine(account, settings, road, trust, platform.entropy(), nowMs);
    if (line.unusableBecause() != null) {
      warn(account, "cannot be reached: " + line.unusableBecause() + ".");
    }
    return line;
  }

  /** The account may say with which nonces both sides begin. */
  private void provision(DmAccount account) {
    AccountNonces fresh = nonces.of(account.serverId());
    if (account.client() != null) {
      byte[] nonce = account.client().nonce();
      fresh.receive(nonce, 0, nonce.length, true);
    }
    if (account.server() != null) {
      byte[] nonce = account.server().nonce();
      fresh.provisionServer(nonce, 0, nonce.length);
    }
  }

  @Override
  public void accountChanged(DmAccount before, DmAccount after) {
    int index = indexOf(before.serverId());
    if (index < 0) {
      accountAdded(after);
      return;
    }
    ServerLine line = line(after);
    line.adopt(lines.get(index), nowMs);
    lines.set(index, line);
  }

  @Override
  public void accountRemoved(DmAccount account) {
    int index = indexOf(account.serverId());
    if (index >= 0) {
      lines.remove(index);
      turn = 0;
    }
    nonces.forget(account.serverId());
  }

  private int indexOf(String serverId) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).account().serverId().equals(serverId)) {
        return i;
      }
    }
    return -1;
  }

  /** The account of a server with which a session can be had; null for none. */
  DmAccount usableAccount(String serverId) {
    int index = indexOf(serverId);
    return index < 0 || lines.get(index).unusableBecause() != null
        ? null
        : lines.get(index).account();
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
    int index = indexOf(serverId);
    if (index < 0 || lines.get(index).unusableBecause() != null) {
      return false;
    }
    lines.get(index).ask(sessionId);
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
    return Math.min(Math.min(deadlineMs, tree.nextSaveMs()), isBusy ? Long.MAX_VALUE : dueMs());
  }

  private long dueMs() {
    long earliestMs = Long.MAX_VALUE;
    for (ServerLine line : lines) {
      earliestMs = Math.min(earliestMs, line.dueMs(nowMs));
    }
    return earliestMs;
  }

  private boolean startNext() {
    for (int i = 0; i < lines.size(); i++) {
      ServerLine line = lines.get((turn + i) % lines.size());
      if (line.dueMs(nowMs) <= nowMs) {
        turn = (turn + i + 1) % lines.size();
        start(line);
        return true;
      }
    }
    return false;
  }

  private void start(ServerLine line) {
    DmAccount account = line.account();
    String sessionId = line.asked() == null ? newSessionId() : line.asked();
    boolean isSecure = line.url().isSecure();
    isBusy = true;
    driver.start(
        line, sessionId, nonces.of(account.serverId()), road.feed(account, isSecure, nowMs), nowMs);
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
    int index = indexOf(account.serverId());
    if (index >= 0) {
      nonces.of(account.serverId()).endSession();
      long waitMs =
          lines.get(index).ended(session.outcome(), isAllTaken, driver.retryAfterSeconds(), nowMs);
      tell(account, session, waitMs);
    }
    try {
      nonces.save();
    } catch (IOException e) {
      warn(account, "will be challenged after a restart: " + e.getMessage());
    }
  }

  private void tell(DmAccount account, DmSession session, long waitMs) {
    boolean isGood = waitMs == 0;
    String what = session.outcome().text();
    String detail = session.detail().isEmpty() ? "" : ": " + session.detail();
    String next = isGood ? "." : ". Not again within " + waitMs + " ms.";
    platform
        .log()
        .write(
            isGood ? Log.INFO : Log.WARNING,
            TOPIC,
            "Session with " + account.serverId() + ": " + what + detail + next);
  }

  private void warn(DmAccount account, String text) {
    platform.log().write(Log.WARNING, TOPIC, "Server " + account.serverId() + " " + text);
  }

  /** Ends for good; a session that goes on is cut. */
  public void stop() {
    if (isBusy) {
      driver.session().failed("the agent ends");
      conclude();
    }
    driver.close();
  }

  /** Whether a session goes on. */
  public boolean isInSession() {
    return isBusy;
  }

  /** Number of sessions that were begun, with all servers that have an account. */
  public long sessionCount() {
    long sum = 0;
    for (ServerLine line : lines) {
      sum += line.sessionCount();
    }
    return sum;
  }

  /** Number of those that did not end well. */
  public long failureCount() {
    long sum = 0;
    for (ServerLine line : lines) {
      sum += line.failureCount();
    }
    return sum;
  }
}
