/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.sim.world.Scheduler;
import io.tocsin.sim.world.Seed;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All hosts of a world and the links between each two of them. Streams behave as TCP lets them
 * appear to programs: bytes come in order, in other pieces than they were written in, late, or not
 * at all.
 *
 * <p>Faults come in two ways: by chance, from the {@link LinkFaults} of a direction, and by
 * command, as {@link #partition} and {@link VirtualConnection#resetBoth}. {@link #calm} ends them.
 */
public final class VirtualInternet {

  private static final int SEGMENT_BYTES_MAX = 65_536;

  private record Direction(NetworkHost from, NetworkHost to) {}

  private final Scheduler scheduler;
  private final Seed seed;
  private final NameTable names;
  private final Map<String, NetworkHost> hosts = new LinkedHashMap<>();
  private final Map<Direction, Link> links = new LinkedHashMap<>();
  private final byte[] transfer = new byte[SEGMENT_BYTES_MAX];
  private LinkFaults usual = new LinkFaults();
  private int bufferBytes = 16_384;
  private int backlogConnectionsMax = 128;
  private long connectTimeMsMax = 127_000;
  private long giveUpMs = 924_000;

  /**
   * A network without hosts.
   *
   * @param scheduler its time
   * @param seed decides all chance in it
   */
  public VirtualInternet(Scheduler scheduler, Seed seed) {
    this.scheduler = scheduler;
    this.seed = seed.child("network");
    names = new NameTable(this.seed.stream("names"));
  }

  /**
   * A new host.
   *
   * @param address in numbers, unique
   */
  public NetworkHost addHost(String address) {
    NetworkHost host = new NetworkHost(this, address);
    if (hosts.putIfAbsent(address, host) != null) {
      throw new IllegalArgumentException(address + " exists");
    }
    return host;
  }

  /** The names that hosts resolve. */
  public NameTable names() {
    return names;
  }

  /** Brings a datagram on its way. */
  void send(NetworkHost from, byte[] datagram, String address, int port) {
    NetworkHost to = hosts.get(address);
    if (!from.isOn() || to == null) {
      return;
    }
    noteBytes(datagram, datagram.length);
    Link link = link(from, to);
    if (link.losesDatagram()) {
      return;
    }
    scheduler.at(
        link.firstArrivalMs(datagram.length),
        "datagram",
        () -> {
          VirtualDatagramPort receiver = to.isOn() ? to.datagramPort(port) : null;
          if (receiver != null) {
            receiver.arrived(datagram, from.address());
          }
        });
  }

  // ---- bounds ----

  /** Bytes that each end buffers for sending, and as many for receiving. */
  public int bufferBytes() {
    return bufferBytes;
  }

  /** Sets {@link #bufferBytes()} for connections from now on, 1 to 65,536. */
  public void setBufferBytes(int bufferBytes) {
    this.bufferBytes = bufferBytes;
  }

  /** Connections that wait at a listener; one more is not answered. */
  public int backlogConnectionsMax() {
    return backlogConnectionsMax;
  }

  /** Sets {@link #backlogConnectionsMax()}. */
  public void setBacklogConnectionsMax(int connections) {
    backlogConnectionsMax = connections;
  }

  /** How long one address is tried, in milliseconds; the usual value is that of Linux. */
  public long connectTimeMsMax() {
    return connectTimeMsMax;
  }

  /** Sets {@link #connectTimeMsMax()}. */
  public void setConnectTimeMsMax(long timeMs) {
    connectTimeMsMax = timeMs;
  }

  /** How long sent bytes may stay unacknowledged, in milliseconds; the usual value is Linux's. */
  public long giveUpMs() {
    return giveUpMs;
  }

  /** Sets {@link #giveUpMs()}. */
  public void setGiveUpMs(long timeMs) {
    giveUpMs = timeMs;
  }

  // ---- faults ----

  /** What a direction does; change it at will. */
  public LinkFaults faults(NetworkHost from, NetworkHost to) {
    return link(from, to).faults;
  }

  /** Gives both directions between two hosts a copy of these faults. */
  public void setFaults(NetworkHost one, NetworkHost other, LinkFaults faults) {
    link(one, other).faults = faults.copy();
    link(other, one).faults = faults.copy();
  }

  /** Sets what links do that are used for the first time from now on. */
  public void setUsualFaults(LinkFaults faults) {
    usual = faults.copy();
  }

  /** Lets nothing pass between two hosts, in either direction, until {@link #heal}. */
  public void partition(NetworkHost one, NetworkHost other) {
    block(one, other);
    block(other, one);
  }

  /** Lets nothing pass in one direction, until {@link #heal}. */
  public void block(NetworkHost from, NetworkHost to) {
    note("block");
    link(from, to).block();
  }

  /** Undoes {@link #partition} and {@link #block}. */
  public void heal(NetworkHost one, NetworkHost other) {
    note("heal");
    link(one, other).unblock();
    link(other, one).unblock();
  }

  /** Lets no byte leave in one direction for a time in milliseconds; order is kept. */
  public void stall(NetworkHost from, NetworkHost to, long timeMs) {
    note("stall");
    link(from, to).stallUntil(scheduler.nowMs() + timeMs);
  }

  /** Ends all faults of all links, and of the names. What is forgotten stays forgotten. */
  public void calm() {
    note("calm");
    usual = new LinkFaults();
    names.setAvailable(true);
    names.setFailureChance(0);
    for (Link link : links.values()) {
      link.faults = new LinkFaults();
      link.endStall();
      link.unblock();
    }
  }

  // ---- for the parts of the network ----

  Scheduler scheduler() {
    return scheduler;
  }

  long nowMs() {
    return scheduler.nowMs();
  }

  NetworkHost hostAt(String address) {
    return hosts.get(address);
  }

  /** One array for everybody to move bytes with. */
  byte[] transfer() {
    return transfer;
  }

  Link link(NetworkHost from, NetworkHost to) {
    Direction direction = new Direction(from, to);
    Link link = links.get(direction);
    if (link == null) {
      String name = "link/" + from.address() + "/" + to.address();
      link = new Link(this, seed.stream(name), usual.copy());
      links.put(direction, link);
    }
    return link;
  }

  /** Whoever waited for a host learns that it has power again. */
  void wakeTowards(NetworkHost host, long outageMs) {
    for (Map.Entry<Direction, Link> entry : links.entrySet()) {
      if (entry.getKey().to() == host) {
        entry.getValue().wakeWaiting(outageMs);
      }
    }
  }

  void note(String what) {
    scheduler.hash().mix(what);
  }

  void noteBytes(byte[] bytes, int length) {
    scheduler.hash().mix(bytes, 0, length);
  }
}
