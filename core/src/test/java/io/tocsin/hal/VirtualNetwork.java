/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small world for tests: machines with addresses and names, connections between them, and a clock
 * that only the test moves. Everything in it is deterministic.
 *
 * <p>{@link #run} drives the agents as a platform's loop does: an agent is stepped when its
 * deadline has come, or something has happened that it asked to be told of, and at no other time.
 */
public final class VirtualNetwork {

  private static final int STEPS_PER_MOMENT_MAX = 10_000;

  private final Map<String, VirtualHost> hosts = new HashMap<>();
  private final List<Driven> driven = new ArrayList<>();
  private long nowMs = 1_000;
  private int latencyMs = 1;
  private int bufferBytes = 65_536;

  /** A condition for {@link #run}. */
  public interface Condition {

    /** Whether it holds now. */
    boolean holds();
  }

  private static final class Driven {
    private final VirtualHost host;
    private final Steppable agent;
    private long deadlineMs = Long.MIN_VALUE;
    private long steps;

    Driven(VirtualHost host, Steppable agent) {
      this.host = host;
      this.agent = agent;
    }
  }

  /** The present, in milliseconds. */
  public long nowMs() {
    return nowMs;
  }

  /** Time in ms that bytes take from one machine to another. */
  public int latencyMs() {
    return latencyMs;
  }

  /** Sets {@link #latencyMs()} for what is sent from now on. */
  public void setLatencyMs(int latencyMs) {
    this.latencyMs = latencyMs;
  }

  /** Bytes in flight and unread, for each direction of connections. */
  public int bufferBytes() {
    return bufferBytes;
  }

  /** Sets {@link #bufferBytes()} for connections made from now on. */
  public void setBufferBytes(int bufferBytes) {
    this.bufferBytes = bufferBytes;
  }

  /** A new machine. */
  public VirtualHost addHost(String address) {
    VirtualHost host = new VirtualHost(this, address);
    hosts.put(address, host);
    return host;
  }

  /** Gives a machine a further name; an old meaning of the name is forgotten. */
  public void addName(String name, VirtualHost host) {
    hosts.put(name, host);
  }

  VirtualHost find(String nameOrAddress) {
    return hosts.get(nameOrAddress);
  }

  /** Lets the world drive an agent on a machine. */
  public void drive(VirtualHost host, Steppable agent) {
    driven.add(new Driven(host, agent));
  }

  /** How often an agent has been stepped. */
  public long steps(Steppable agent) {
    for (Driven each : driven) {
      if (each.agent == agent) {
        return each.steps;
      }
    }
    throw new IllegalArgumentException("not driven");
  }

  /** Lets all agents be stepped now, as if somebody had woken them. */
  public void wake() {
    for (Driven each : driven) {
      each.deadlineMs = Long.MIN_VALUE;
    }
  }

  /** Lets time pass. */
  public void run(long timeMs) {
    run(timeMs, () -> false);
  }

  /**
   * Lets time pass until a condition holds.
   *
   * @return whether it held within the time
   */
  public boolean run(long timeMs, Condition condition) {
    long endMs = nowMs + timeMs;
    while (true) {
      settle(condition);
      if (condition.holds()) {
        return true;
      }
      long nextMs = Math.min(endMs, nextEventMs());
      if (nextMs <= nowMs) {
        return false;
      }
      nowMs = nextMs;
    }
  }

  /** Steps whom there is reason to step, until there is none; time stands still. */
  private void settle(Condition condition) {
    int steps = 0;
    boolean stepped = true;
    while (stepped && !condition.holds()) {
      stepped = false;
      for (int i = 0; i < driven.size(); i++) {
        Driven each = driven.get(i);
        if (each.deadlineMs <= nowMs || each.host.isReady()) {
          each.deadlineMs = each.agent.step(nowMs);
          each.steps++;
          stepped = true;
        }
      }
      if (++steps > STEPS_PER_MOMENT_MAX) {
        throw new IllegalStateException("an agent is busy without end");
      }
    }
  }

  private long nextEventMs() {
    long nextMs = Long.MAX_VALUE;
    for (int i = 0; i < driven.size(); i++) {
      nextMs = Math.min(nextMs, driven.get(i).deadlineMs);
      nextMs = Math.min(nextMs, driven.get(i).host.nextEventMs());
    }
    return nextMs;
  }
}
