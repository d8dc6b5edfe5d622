/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import io.tocsin.dm.http.HttpUrl;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.event.Backoff;
import io.tocsin.event.Jitter;
import io.tocsin.event.TokenBucket;
import io.tocsin.fault.Faults;
import io.tocsin.fault.PlantedBugs;
import io.tocsin.hal.Entropy;
import io.tocsin.tls.PeerVerifier;

/** One server: when the next session with it is due, and why. */
final class ServerLine implements ServerView {

  /** A token bucket counts by the second; a session costs as many tokens as an hour has seconds. */
  private static final int SECONDS_PER_HOUR = 3_600;

  private static final int JITTER_PARTS = 4;

  /** Notification messages that are looked at. */
  private static final int CHECKS_PER_SECOND = 10;

  private static final int CHECKS_BURST = 50;

  private static final int SESSION_ID_DIGITS = 4;
  private static final int HEXADECIMAL = 16;

  /** Longest silence that a server can ask for: a day. */
  private static final long RETRY_AFTER_MS_MAX = 86_400_000;

  private final DmSettings settings;
  private final AlertRoad road;
  private final Backoff backoff;
  private final Jitter jitter;
  private final TokenBucket sessions;
  private final TokenBucket checks = new TokenBucket(CHECKS_PER_SECOND, CHECKS_BURST);
  private final String problem;
  private final HttpUrl url;
  private final PeerVerifier verifier;
  private final DmAccount account;
  private final int number;

  private long notBeforeMs;
  private long pollMs = Long.MAX_VALUE;

  /** SessionID that the server has asked for; null for none. */
  private String asked;

  /** The one of the session that goes on; null when the server had not asked for it. */
  private String answered;

  /** The one that has taken its place; null for none. */
  private ServerLine successor;

  private boolean isGone;
  private boolean isWarnedOfClear;
  private boolean isPausing;
  private boolean hasProved;
  private long endedMs = NEVER;
  private long sessionCount;
  private long failureCount;
  private String lastError = "";

  /**
   * A server that waits for its first session.
   *
   * @param number tells it from all others that the client has had
   */
  ServerLine(
      int number,
      DmAccount account,
      DmSettings settings,
      AlertRoad road,
      ServerTrust trust,
      Entropy entropy,
      long nowMs) {
    this.number = number;
    this.account = account;
    this.settings = settings;
    this.road = road;
    backoff = new Backoff(settings.backoffMsMin(), settings.backoffMsMax(), entropy);
    jitter = new Jitter(entropy);
    sessions =
        new TokenBucket(settings.sessionsPerHourMax(), settings.sessionsBurst() * SECONDS_PER_HOUR);
    url = account.isUsable() ? ServerAddress.url(account) : null;
    problem = problem();
    verifier = problem == null ? trust.verifier(account, url) : null;
    notBeforeMs = nowMs + jitter.upTo(settings.firstContactMs());
    if (settings.pollMs() > 0) {
      // Boards that were switched on together do not poll together for ever.
      pollMs = nowMs + jitter.upTo(settings.pollMs());
    }
  }

  private String problem() {
    if (!account.isUsable()) {
      return "the account is incomplete";
    }
    if (url == null) {
      return "its address is no URL of http or https";
    }
    if (!url.isSecure() && !settings.isPlainAllowed()) {
      return "its address is not https";
    }
    return null;
  }

  /** Takes the place of another one, of the same server, whose pace goes on. */
  void adopt(ServerLine other, long nowMs) {
    adoptPace(other, nowMs);
    other.successor = this;
    asked = other.asked;
    answered = other.answered;
    sessionCount = other.sessionCount;
    failureCount = other.failureCount;
    lastError = other.lastError;
    hasProved = other.hasProved;
    endedMs = other.endedMs;
  }

  /** Goes on at the pace of another one, of the same server, that is gone. */
  void adoptPace(ServerLine other, long nowMs) {
    notBeforeMs = other.notBeforeMs;
    isPausing = other.isPausing;
    backoff.adopt(other.backoff);
    sessions.adopt(other.sessions, nowMs);
    checks.adopt(other.checks, nowMs);
    isWarnedOfClear = other.isWarnedOfClear;
  }

  /** The account is gone. */
  void retire() {
    isGone = true;
  }

  /** Whether the account is gone, or that of whatever has taken its place. */
  boolean isGone() {
    return successor == null ? isGone : successor.isGone();
  }

  /** Whether this is the first session without TLS. */
  boolean isFirstInClear() {
    boolean isFirst = !isWarnedOfClear;
    isWarnedOfClear = true;
    return isFirst;
  }

  /**
   * Whether a notification message of the server may be looked at, which costs a few digests. Each
   * server has a rate of its own, so that a flood in the name of one does not silence others.
   */
  boolean mayCheck(long nowMs) {
    boolean isOpen = checks.isOpen(nowMs);
    if (isOpen) {
      checks.take(1, nowMs);
    }
    return isOpen;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String serverId() {
    return account.serverId();
  }

  @Override
  public boolean isUsable() {
    return problem == null;
  }

  /** The server's account. */
  DmAccount account() {
    return account;
  }

  /** Its address; null when the account has none. */
  HttpUrl url() {
    return url;
  }

  PeerVerifier verifier() {
    return verifier;
  }

  /** Why no session can be had with it, in words; null when it can. */
  String unusableBecause() {
    return problem;
  }

  /** The server has asked for a session. */
  void ask(String sessionId) {
    asked = sessionId;
  }

  /** SessionID that the server has asked for; null for none. */
  String asked() {
    return asked;
  }

  /**
   * SessionID of the session that is over, where the server had asked for it and has had it; -1 for
   * none.
   */
  int sessionHad(SessionOutcome outcome) {
    boolean isHad =
        answered != null
            && (outcome == SessionOutcome.COMPLETE || outcome == SessionOutcome.ABORTED_BY_SERVER);
    if (!isHad || answered.length() > SESSION_ID_DIGITS) {
      return -1;
    }
    int id = 0;
    for (int i = 0; i < answered.length(); i++) {
      int digit = Character.digit(answered.charAt(i), HEXADECIMAL);
      if (digit < 0) {
        return -1;
      }
      id = id * HEXADECIMAL + digit;
    }
    return id;
  }

  @Override
  public long dueMs(long nowMs) {
    long wantedMs = problem == null ? wantedMs(nowMs) : NEVER;
    return wantedMs == NEVER ? NEVER : Math.max(Math.max(wantedMs, notBeforeMs), openMs(nowMs));
  }

  /** When there is a reason for a session; {@link #NEVER} for none. */
  private long wantedMs(long nowMs) {
    return asked != null ? nowMs : Math.min(pollMs, road.wantedMs(account, nowMs));
  }

  @Override
  public boolean isWanted(long nowMs) {
    return problem == null && wantedMs(nowMs) <= nowMs;
  }

  @Override
  public boolean isBackingOff(long nowMs) {
    return isPausing && nowMs < notBeforeMs;
  }

  /** When the pace allows a session. */
  private long openMs(long nowMs) {
    return Faults.planted(PlantedBugs.DM_FREE_SESSIONS)
        ? nowMs
        : sessions.openMs(SECONDS_PER_HOUR, nowMs);
  }

  /** A session begins. */
  void began(long nowMs) {
    answered = asked;
    asked = null;
    sessionCount++;
    sessions.take(SECONDS_PER_HOUR, nowMs);
    if (settings.pollMs() > 0) {
      long spreadMs = settings.pollMs() / JITTER_PARTS;
      pollMs = nowMs + settings.pollMs() - spreadMs + jitter.upTo(spreadMs);
    }
  }

  /**
   * A session is over.
   *
   * @param isAllTaken whether the server has taken all that it was told
   * @param retryAfterSeconds what the server asked for; not above 0 for nothing
   * @return how long the next one has to wait, in milliseconds
   */
  long ended(SessionOutcome outcome, boolean isAllTaken, int retryAfterSeconds, long nowMs) {
    long waitMs = 0;
    if (outcome == SessionOutcome.CUT) {
      calledInVain(nowMs);
    } else if (outcome == SessionOutcome.COMPLETE && isAllTaken) {
      backoff.succeeded();
    } else {
      failureCount++;
      if (outcome == SessionOutcome.NO_ANSWER) {
        calledInVain(nowMs);
      }
      long askedMs = Math.min(retryAfterSeconds * 1_000L, RETRY_AFTER_MS_MAX);
      waitMs = Math.max(backoff.failed(), askedMs);
    }
    isPausing = waitMs > 0;
    endedMs = nowMs;
    notBeforeMs = Faults.planted(PlantedBugs.DM_NO_BACKOFF) ? nowMs : nowMs + waitMs;
    return waitMs;
  }

  /**
   * What went wrong with a session that is over.
   *
   * @param what in words
   */
  void failed(String what) {
    lastError = what;
  }

  /** Notes whether the server has proved who it is, with its last message of the session. */
  void noteProof(boolean isProved) {
    hasProved = isProved;
  }

  @Override
  public boolean hasProved() {
    return hasProved;
  }

  @Override
  public long endedMs() {
    return endedMs;
  }

  @Override
  public String lastError() {
    return problem == null ? lastError : problem;
  }

  /** The server does not know that it was called; it still waits, and so does the poll. */
  private void calledInVain(long nowMs) {
    asked = asked == null ? answered : asked;
    pollMs = settings.pollMs() > 0 ? nowMs : pollMs;
  }

  @Override
  public long sessionCount() {
    return sessionCount;
  }

  @Override
  public long failureCount() {
    return failureCount;
  }
}
