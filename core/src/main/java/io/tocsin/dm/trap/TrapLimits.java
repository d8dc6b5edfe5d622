/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.trap;

import io.tocsin.event.Outbox;

/** The bounds of registrations and of what they cause. */
public final class TrapLimits {

  private final int slots;
  private final int perTrap;
  private final int perServer;
  private final int perServerAndTrap;
  private final int inAll;
  private final int registrationBurst;
  private final int registrationSeconds;
  private final int pendingExecs;
  private final int execsPerStep;
  private final int execsPerSecond;
  private final int execBurst;

  private TrapLimits(Draft draft) {
    slots = draft.slots;
    perTrap = draft.perTrap;
    perServer = draft.perServer;
    perServerAndTrap = draft.perServerAndTrap;
    inAll = draft.inAll;
    registrationBurst = draft.registrationBurst;
    registrationSeconds = draft.registrationSeconds;
    pendingExecs = draft.pendingExecs;
    execsPerStep = draft.execsPerStep;
    execsPerSecond = draft.execsPerSecond;
    execBurst = draft.execBurst;
  }

  /** Begins with bounds that suit a small board, to change some of them. */
  public static Draft draft() {
    return new Draft();
  }

  /** Most servers with registrations; beyond it a registration is answered with 420. */
  public int slots() {
    return slots;
  }

  /** Most registrations of a direction for one trap; beyond it: 420. */
  public int perTrap() {
    return perTrap;
  }

  /** Most registrations of one server; beyond it: 420. */
  public int perServer() {
    return perServer;
  }

  /** Most registrations of a direction of one server for one trap; beyond it: 420. */
  public int perServerAndTrap() {
    return perServerAndTrap;
  }

  /** Most registrations, each of them up to three nodes of the tree; beyond it: 420. */
  public int inAll() {
    return inAll;
  }

  /** Most registrations of one server at once; beyond it: 420. */
  public int registrationBurst() {
    return registrationBurst;
  }

  /** Seconds for each further registration of a server. */
  public int registrationSeconds() {
    return registrationSeconds;
  }

  /** Most executions by inward registrations that wait; beyond it they are dropped and counted. */
  public int pendingExecs() {
    return pendingExecs;
  }

  /** Most executions in one step; the others wait for the next. */
  public int execsPerStep() {
    return execsPerStep;
  }

  /** Executions in a second in the long run; the others wait. */
  public int execsPerSecond() {
    return execsPerSecond;
  }

  /** Most executions at once after a rest. */
  public int execBurst() {
    return execBurst;
  }

  /** Bounds in the making; each is 1 at least. */
  public static final class Draft {

    private int slots = 4;
    private int perTrap = 8;
    private int perServer = 32;
    private int perServerAndTrap = 2;
    private int inAll = 64;
    private int registrationBurst = 32;
    private int registrationSeconds = 10;
    private int pendingExecs = 16;
    private int execsPerStep = 2;
    private int execsPerSecond = 1;
    private int execBurst = 8;

    private Draft() {}

    /** Sets the most servers, at most {@link Outbox#SUBSCRIBERS_MAX}. */
    public Draft slots(int most) {
      slots = Math.min(most, Outbox.SUBSCRIBERS_MAX);
      return this;
    }

    /** Sets the most registrations of a direction for one trap. */
    public Draft perTrap(int most) {
      perTrap = most;
      return this;
    }

    /** Sets the most registrations of one server. */
    public Draft perServer(int most) {
      perServer = most;
      return this;
    }

    /** Sets the most registrations of a direction of one server for one trap. */
    public Draft perServerAndTrap(int most) {
      perServerAndTrap = most;
      return this;
    }

    /** Sets the most registrations. */
    public Draft inAll(int most) {
      inAll = most;
      return this;
    }

    /** Sets the rate of registrations of one server. */
    public Draft registrationRate(int burst, int seconds) {
      registrationBurst = burst;
      registrationSeconds = seconds;
      return this;
    }

    /** Sets the most executions that wait, and in one step. */
    public Draft execs(int waiting, int perStep) {
      pendingExecs = waiting;
      execsPerStep = perStep;
      return this;
    }

    /** Sets the rate of executions. */
    public Draft execRate(int perSecond, int burst) {
      execsPerSecond = perSecond;
      execBurst = burst;
      return this;
    }

    /** The bounds as they are now. */
    public TrapLimits build() {
      return new TrapLimits(this);
    }
  }
}
