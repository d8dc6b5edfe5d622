/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.tree.AccountListener;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The servers of the accounts, of which each waits for its turn, and their nonces. An account that
 * finds no place waits until another one is gone.
 */
final class ServerLines implements AccountListener {

  private static final String TOPIC = "dm";
  private static final byte[] NO_NONCE = {};

  private DmSettings settings;
  private final Entropy entropy;
  private final Log log;
  private final AlertRoad road;
  private final ServerTrust trust;
  private final NonceStore nonces;
  private final DmAccounts accounts;
  private final List<ServerLine> lines = new ArrayList<>();

  /**
   * Those of accounts that have gone, the last of them: a server that deletes its account and adds
   * it again goes on at its old pace.
   */
  private final List<ServerLine> retired = new ArrayList<>();

  /** Whose turn it is. */
  private int turn;

  private long nowMs;

  /** Sessions with servers that are gone. */
  private long earlierSessions;

  private long earlierFailures;

  /** The number of the last that has got one. */
  private int lastNumber;

  /**
   * The servers of all accounts that there are, and will be.
   *
   * @param nowMs monotonic time in milliseconds
   */
  ServerLines(
      DmSettings settings,
      Entropy entropy,
      Log log,
      AlertRoad road,
      ServerTrust trust,
      NonceStore nonces,
      DmAccounts accounts,
      long nowMs) {
    this.settings = settings;
    this.entropy = entropy;
    this.log = log;
    this.road = road;
    this.trust = trust;
    this.nonces = nonces;
    this.accounts = accounts;
    this.nowMs = nowMs;
    Set<String> known = new HashSet<>();
    for (DmAccount account : accounts.all()) {
      known.add(account.serverId());
    }
    nonces.keepOnly(known);
    fill();
    for (DmAccount account : accounts.all()) {
      if (isOfAServer(account) && of(account.serverId()) == null) {
        warnOfNoPlace(account);
      }
    }
    accounts.addListener(this);
  }

  /** Goes on by other settings, with as many places; servers keep their pace. */
  void adapt(DmSettings others) {
    settings = others;
    for (int i = 0; i < lines.size(); i++) {
      ServerLine line = line(lines.get(i).number(), lines.get(i).account());
      line.adopt(lines.get(i), nowMs);
      lines.set(i, line);
    }
  }

  // ---- accounts ----

  /** Takes up accounts that have no line, as long as there is room. */
  private void fill() {
    for (DmAccount account : accounts.all()) {
      if (isOfAServer(account) && of(account.serverId()) == null && hasRoom()) {
        take(account);
      }
    }
  }

  /** Of accounts of nobody, or with the ServerID of another one, nobody is told. */
  private boolean isOfAServer(DmAccount account) {
    return accounts.of(account.serverId()) == account;
  }

  private boolean hasRoom() {
    return lines.size() < settings.accountsMax();
  }

  private void warnOfNoPlace(DmAccount account) {
    warn(account, "has to wait: there are " + settings.accountsMax() + " accounts already.");
  }

  private void take(DmAccount account) {
    if (!nonces.has(account.serverId())) {
      provision(account, NO_NONCE, NO_NONCE);
    }
    lastNumber++;
    ServerLine line = line(lastNumber, account);
    for (int i = 0; i < retired.size(); i++) {
      if (retired.get(i).account().serverId().equals(account.serverId())) {
        line.adoptPace(retired.remove(i), nowMs);
      }
    }
    lines.add(line);
  }

  private ServerLine line(int number, DmAccount account) {
    ServerLine line = new ServerLine(number, account, settings, road, trust, entropy, nowMs);
    if (line.unusableBecause() != null) {
      warn(account, "cannot be reached: " + line.unusableBecause() + ".");
    }
    return line;
  }

  /** An account may say with which nonces both sides go on; only when it says so anew. */
  private void provision(DmAccount account, byte[] clientBefore, byte[] serverBefore) {
    AccountNonces own = nonces.of(account.serverId());
    byte[] client = nonce(account.client());
    if (client.length > 0 && !Arrays.equals(client, clientBefore)) {
      own.receive(client, 0, client.length, true);
    }
    byte[] server = nonce(account.server());
    if (server.length > 0 && !Arrays.equals(server, serverBefore)) {
      own.provisionServer(server, 0, server.length);
    }
  }

  private static byte[] nonce(DmCredential credential) {
    return credential == null ? NO_NONCE : credential.nonce();
  }

  @Override
  public void accountAdded(DmAccount account) {
    // It may have found the place of one that went with the same change.
    if (of(account.serverId()) != null) {
      return;
    }
    if (hasRoom()) {
      take(account);
    } else {
      warnOfNoPlace(account);
    }
  }

  @Override
  public void accountChanged(DmAccount before, DmAccount after) {
    int index = indexOf(after.serverId());
    if (index < 0) {
      // It waits for a place.
      return;
    }
    noncesChanged(before, after);
    ServerLine line = line(lines.get(index).number(), after);
    line.adopt(lines.get(index), nowMs);
    lines.set(index, line);
  }

  @Override
  public void noncesChanged(DmAccount before, DmAccount after) {
    if (of(after.serverId()) != null) {
      provision(after, nonce(before.client()), nonce(before.server()));
    }
  }

  @Override
  public void accountRemoved(DmAccount account) {
    int index = indexOf(account.serverId());
    if (index >= 0) {
      ServerLine line = lines.remove(index);
      line.retire();
      earlierSessions += line.sessionCount();
      earlierFailures += line.failureCount();
      retired.add(line);
      if (retired.size() > settings.accountsMax()) {
        retired.remove(0);
      }
      // Whose turn it is does not change, whoever goes.
      turn -= index < turn ? 1 : 0;
    }
    nonces.forget(account.serverId());
    fill();
  }

  private int indexOf(String serverId) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).account().serverId().equals(serverId)) {
        return i;
      }
    }
    return -1;
  }

  private void warn(DmAccount account, String text) {
    log.write(Log.WARNING, TOPIC, "Server " + account.serverId() + " " + text);
  }

  // ---- lines ----

  int count() {
    return lines.size();
  }

  /** One of them, 0 to {@link #count} - 1. */
  ServerLine at(int position) {
    return lines.get(position);
  }

  /** The line of a server; null for none. */
  ServerLine of(String serverId) {
    int index = indexOf(serverId);
    return index < 0 ? null : lines.get(index);
  }

  /** The line of a server with which a session can be had; null for none. */
  ServerLine usable(String serverId) {
    ServerLine line = of(serverId);
    return line == null || line.unusableBecause() != null ? null : line;
  }

  /** Says what time it is, in milliseconds of monotonic time. */
  void setTime(long monotonicMs) {
    nowMs = monotonicMs;
  }

  /** When a session with any of them is due; the greatest number for never. */
  long dueMs() {
    long earliestMs = Long.MAX_VALUE;
    for (ServerLine line : lines) {
      earliestMs = Math.min(earliestMs, line.dueMs(nowMs));
    }
    return earliestMs;
  }

  /** The next server, in turn, with which a session is due; null for none. */
  ServerLine takeTurn() {
    for (int i = 0; i < lines.size(); i++) {
      int index = (turn + i) % lines.size();
      if (lines.get(index).dueMs(nowMs) <= nowMs) {
        turn = index + 1;
        return lines.get(index);
      }
    }
    return null;
  }

  /** Number of sessions that were begun, with servers that are gone too. */
  long sessionCount() {
    long sum = earlierSessions;
    for (ServerLine line : lines) {
      sum += line.sessionCount();
    }
    return sum;
  }

  /** Number of those that did not end well. */
  long failureCount() {
    long sum = earlierFailures;
    for (ServerLine line : lines) {
      sum += line.failureCount();
    }
    return sum;
  }
}
