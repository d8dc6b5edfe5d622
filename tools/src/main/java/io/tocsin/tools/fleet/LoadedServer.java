/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.fleet;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Listener;
import io.tocsin.hal.Steppable;
import io.tocsin.sim.world.board.BoardClock;
import io.tocsin.sim.world.channel.PlainChannels;
import io.tocsin.sim.world.host.StepDriver;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.network.NetworkHost;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A server whose processor has a price for each handshake. Connections are accepted as they come,
 * up to a bound; beyond it, they wait in the system's queue. First messages are handled one after
 * the other in the order in which they came, each for as long as a handshake takes. Only then the
 * server looks at the connection again, and may find that the board has given up long ago: such
 * work was in vain. Everything but handshakes costs nothing.
 *
 * <p>This is how servers behave that accept readily and have no measure against overload. A server
 * that leaves connections unaccepted while it is busy is better off.
 */
final class LoadedServer implements Steppable {

  private static final int PORT = 10_162;
  private static final int TURN_MS = 5;
  private static final int BUFFER_BYTES = 4_096;
  private static final int OUTPUT_BYTES = 1_024;
  private static final long US_PER_MS = 1_000;
  private static final long US_PER_SECOND = 1_000_000;

  /** A handshake that waits for the processor, or is being worked on. */
  private record Work(Visitor visitor, long doneUs) {}

  private final BoardClock clock;
  private final Listener listener;
  private final PlainChannels channels;
  private final Fleet fleet;
  private final ServerLoad load;
  private final int connectionsMax;
  private final long handshakeUs;
  private final byte[] input = new byte[BUFFER_BYTES];
  private final byte[] output = new byte[BUFFER_BYTES];
  private final ArrayDeque<Work> queue = new ArrayDeque<>();
  private final List<Visitor> silent = new ArrayList<>();
  private final List<Visitor> welcomed = new ArrayList<>();
  private long busyUntilUs;

  /**
   * A server that runs from now on.
   *
   * @param name its host name, which its certificate bears
   * @param address its address in numbers
   * @param fleet who calls it
   * @param handshakesPerSecond what its processor can do
   * @param connectionsMax connections at a time
   */
  LoadedServer(
      World world,
      String name,
      String address,
      Fleet fleet,
      int handshakesPerSecond,
      int connectionsMax) {
    this.fleet = fleet;
    this.connectionsMax = connectionsMax;
    handshakeUs = US_PER_SECOND / handshakesPerSecond;
    load = new ServerLoad(fleet.size());
    world.internet().names().set(name, address);
    NetworkHost network = world.internet().addHost(address);
    channels = new PlainChannels(world.authority().issue(name).identity(), OUTPUT_BYTES);
    clock = new BoardClock(world.scheduler());
    clock.start();
    try {
      listener = network.listen("0.0.0.0", PORT);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    StepDriver driver =
        new StepDriver(name, world.scheduler(), network, clock, network::movedBytes);
    driver.setPauseMs(TURN_MS);
    driver.start(this);
  }

  /** What it had to do. */
  ServerLoad load() {
    return load;
  }

  @Override
  public long step(long nowMs) {
    long worldMs = clock.worldMs(nowMs);
    accept();
    silent.removeIf(visitor -> hasCalled(visitor, worldMs));
    work(worldMs);
    welcomed.removeIf(visitor -> isGone(visitor, worldMs));
    listener.setAcceptWanted(connections() < connectionsMax);
    return queue.isEmpty() ? NEVER : nowMs + msUntil(queue.peek().doneUs(), worldMs);
  }

  private static long msUntil(long timeUs, long nowMs) {
    return Math.max(0, (timeUs + US_PER_MS - 1) / US_PER_MS - nowMs);
  }

  private int connections() {
    return silent.size() + queue.size() + welcomed.size();
  }

  private void accept() {
    Connection connection = connections() < connectionsMax ? listener.accept() : null;
    while (connection != null) {
      int board = fleet.indexOf(connection.remoteAddress());
      silent.add(new Visitor(connection, channels.server(peer -> null), board, input, output));
      connection = connections() < connectionsMax ? listener.accept() : null;
    }
  }

  /** Whether a visitor has left the ranks of those that said nothing: it spoke, or went away. */
  private boolean hasCalled(Visitor visitor, long worldMs) {
    if (visitor.readHello()) {
      busyUntilUs = Math.max(busyUntilUs, worldMs * US_PER_MS) + handshakeUs;
      queue.add(new Work(visitor, busyUntilUs));
      load.called(worldMs, msUntil(busyUntilUs, worldMs));
      return true;
    }
    return visitor.isOver();
  }

  private void work(long worldMs) {
    while (!queue.isEmpty() && queue.peek().doneUs() <= worldMs * US_PER_MS) {
      Visitor visitor = queue.remove().visitor();
      visitor.welcome();
      load.handled(visitor.board(), visitor.isOver(), worldMs);
      if (!visitor.isOver()) {
        welcomed.add(visitor);
      }
    }
  }

  private boolean isGone(Visitor visitor, long worldMs) {
    visitor.pump();
    if (visitor.hasSpoken()) {
      load.spoke(visitor.board(), worldMs);
    }
    return visitor.isOver();
  }

  @Override
  public void stop(long nowMs) {
    listener.close();
  }

  @Override
  public boolean isStopped() {
    return false;
  }
}
