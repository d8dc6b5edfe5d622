/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.faults.FaultPlan;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.message.MalformedMessageException;
import io.tocsin.sim.dmserver.script.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OMA DM 1.2 server without a transport: finds the session of each message, and answers it.
 * Sessions live in memory; the oldest give way when there are too many.
 */
public final class DmEngine {

  private static final int SESSIONS_MAX = 10_000;

  private final DmSettings settings;
  private final AccountBook accounts;
  private final NonceSource nonces;
  private final DmListener listener;
  private final Map<String, DmSession> sessions = new LinkedHashMap<>();

  /** Sessions of each board that may not have ended yet. */
  private final Map<String, List<DmSession>> openSessions = new LinkedHashMap<>();

  private final Map<String, Integer> sessionCounts = new LinkedHashMap<>();

  /** Where the newest session of each board is. */
  private final Map<String, String> newestKeys = new LinkedHashMap<>();

  private boolean keepsSessions = true;
  private Script script;
  private FaultPlan faults;

  /**
   * A server.
   *
   * @param settings what holds for all sessions
   * @param accounts the boards that may come
   * @param script what they are told
   * @param faults what goes wrong on purpose
   * @param nonces gives nonces
   * @param listener learns of everything
   */
  public DmEngine(
      DmSettings settings,
      List<Account> accounts,
      Script script,
      FaultPlan faults,
      NonceSource nonces,
      DmListener listener) {
    this.settings = settings;
    this.accounts = new AccountBook(accounts);
    this.script = script;
    this.faults = faults;
    this.nonces = nonces;
    this.listener = listener;
  }

  /**
   * Says whether sessions are kept for {@link #sessions}, as they are at first. Otherwise those of
   * a board go when it begins another one, which servers of thousands of boards need.
   */
  public synchronized void setSessionsKept(boolean isKept) {
    keepsSessions = isKept;
  }

  /** Has another script for the sessions that begin from now on. */
  public synchronized void setScript(Script newScript) {
    script = newScript;
  }

  /** Has other faults from the next message on, in sessions that go on too. */
  public synchronized void setFaults(FaultPlan newFaults) {
    faults = newFaults;
  }

  private synchronized FaultPlan faults() {
    return faults;
  }

  /**
   * Answers a message.
   *
   * @param request as it came
   * @return the answer; there is always one
   * @throws MalformedMessageException when it is no message; the transport says so in its own way
   */
  public DmReply answer(DmRequest request) throws MalformedMessageException {
    Element root = request.codec().read(request.body());
    ClientMessage message = ClientMessage.of(root);
    DmSession session = session(message, request);
    DmReply reply = session.answer(message, request, root);
    if (session.isAuthenticated()) {
      endOthers(session);
    }
    return reply;
  }

  private synchronized DmSession session(ClientMessage message, DmRequest request) {
    String key = message.source() + "\n" + message.sessionId();
    DmSession known = sessions.get(key);
    if (known != null && known.isGoingOnWith(message, request)) {
      return known;
    }
    int number = sessionCounts.merge(message.source(), 1, Integer::sum);
    bound(sessionCounts);
    DmSession session =
        new DmSession(
            number,
            message,
            script.steps(number),
            settings,
            this::faults,
            new ClientAuthenticator(accounts, settings.strangers(), nonces),
            listener);
    // Another session under the same SessionID is told apart by its place.
    DmSession old = sessions.remove(key);
    if (old != null && keepsSessions) {
      sessions.put(key + "\n" + number, old);
    }
    sessions.put(key, session);
    String before = newestKeys.put(message.source(), key);
    if (!keepsSessions && before != null && !before.equals(key)) {
      sessions.remove(before);
    }
    bound(newestKeys);
    bound(sessions);
    List<DmSession> open = new ArrayList<>(openSessions.getOrDefault(message.source(), List.of()));
    open.removeIf(DmSession::isEnded);
    open.add(session);
    openSessions.put(message.source(), open);
    bound(openSessions);
    return session;
  }

  private static void bound(Map<String, ?> map) {
    if (map.size() > SESSIONS_MAX) {
      map.remove(map.keySet().iterator().next());
    }
  }

  /** A board has one session at a time: those before have been left. */
  private void endOthers(DmSession session) {
    for (DmSession other : takeOthers(session)) {
      other.end("the board began another one");
    }
  }

  /** Looks at nothing but the sessions of that board: there may be thousands of other boards. */
  private synchronized List<DmSession> takeOthers(DmSession session) {
    List<DmSession> open = openSessions.getOrDefault(session.device(), List.of());
    List<DmSession> others = open.stream().filter(other -> !other.equals(session)).toList();
    openSessions.put(session.device(), List.of(session));
    return others;
  }

  private synchronized List<DmSession> snapshot() {
    return List.copyOf(sessions.values());
  }

  /** All sessions as they stand, in the order of their beginnings. */
  public List<DmSessionReport> sessions() {
    return snapshot().stream().map(DmSession::report).toList();
  }

  /**
   * The nonce that a board has for the server, which a notification needs.
   *
   * @param account name of its account
   */
  public byte[] serverNonce(String account) {
    return accounts.named(account).serverNonce();
  }
}
