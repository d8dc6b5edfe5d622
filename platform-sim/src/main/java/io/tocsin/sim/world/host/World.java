/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.agent.ChannelSource;
import io.tocsin.hal.Entropy;
import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.Seed;
import io.tocsin.sim.world.channel.PlainChannels;
import io.tocsin.sim.world.channel.WorldAuthority;
import io.tocsin.sim.world.network.VirtualInternet;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsEndpoint;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;

/**
 * A whole world: boards with agents, servers that take their notifications, the network between
 * them. The seed and what a scenario does decide everything that happens in it.
 */
public final class World {

  /** The true time at the beginning: 2026-01-01T00:00:00Z in milliseconds since 1970. */
  public static final long BEGIN_WALL_MS = 1_767_225_600_000L;

  private final Scheduler scheduler = new Scheduler();
  private final Seed seed;
  private final VirtualInternet internet;
  private final WorldAuthority authority;
  private final boolean tls;

  /**
   * A world without hosts.
   *
   * @param seed decides all chance
   * @param tls whether the programs speak TLS; if not, plain channels, which cost little
   */
  public World(long seed, boolean tls) {
    this.seed = new Seed(seed);
    this.tls = tls;
    internet = new VirtualInternet(scheduler, this.seed);
    authority = new WorldAuthority(this.seed);
  }

  /** Its time. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** Where all chance comes from. */
  public Seed seed() {
    return seed;
  }

  /** Its network. */
  public VirtualInternet internet() {
    return internet;
  }

  /** Whom everybody trusts. */
  public WorldAuthority authority() {
    return authority;
  }

  /** Whether programs speak TLS. */
  public boolean isTls() {
    return tls;
  }

  /** The true time in milliseconds since 1970-01-01T00:00:00Z. */
  public long wallMs() {
    return BEGIN_WALL_MS + scheduler.nowMs();
  }

  /** The checksum of all that happened so far. */
  public long hash() {
    return scheduler.hash().value();
  }

  /** Lets time pass, in milliseconds. */
  public void run(long timeMs) {
    scheduler.runUntil(scheduler.nowMs() + timeMs);
  }

  /**
   * A board with an agent, without power.
   *
   * @param name the board's, and the common name of its certificate
   * @param address its address in numbers
   * @param plan what is wired to it
   */
  public AgentHost addAgent(String name, String address, BoardPlan plan) {
    return new AgentHost(this, name, internet.addHost(address), plan);
  }

  /**
   * A server, without power.
   *
   * @param name its host name, which its certificate bears
   * @param address its address in numbers
   */
  public NotificationServer addServer(String name, String address) {
    internet.names().set(name, address);
    return new NotificationServer(this, name, internet.addHost(address));
  }

  /**
   * A manager of a board, without power.
   *
   * @param board the board
   * @param address the manager's address in numbers
   */
  public Manager addManager(AgentHost board, String address) {
    return new Manager(this, internet.addHost(address), board);
  }

  /** What makes the channels of agents. */
  ChannelSource agentChannels() {
    return (configuration, platform, identity, next) -> {
      int outputBytes = 2 * configuration.limits().messageSizeBytesMax();
      return tls
          ? new TlsEndpoint(
              identity,
              next,
              platform.entropy(),
              (configuration.isTls13Enabled() ? TlsEndpoint.TLS_1_3 : 0)
                  | (configuration.isTls12Enabled() ? TlsEndpoint.TLS_1_2 : 0),
              Math.max(TlsEndpoint.OUTPUT_SIZE_MIN, outputBytes))
          : new PlainChannels(identity, next, outputBytes);
    };
  }

  /**
   * The channels of a server.
   *
   * @param identity what it presents
   * @param entropy its chance
   * @param messageBytesMax greatest message in bytes
   */
  public SecureChannelFactory serverChannels(
      TlsIdentity identity, Entropy entropy, int messageBytesMax) {
    return tls
        ? new TlsEndpoint(
            identity, entropy, TlsEndpoint.TLS_1_2 | TlsEndpoint.TLS_1_3, 2 * messageBytesMax)
        : new PlainChannels(identity, 2 * messageBytesMax);
  }

  /** Says where in the world something unexpected happened. */
  public IllegalStateException unexpected(String what, IOException cause) {
    return new IllegalStateException(
        "seed " + seed.value() + ", " + scheduler.nowMs() + " ms: " + what, cause);
  }
}
