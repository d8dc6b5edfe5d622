/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Connection;
import io.tocsin.hal.DatagramPort;
import io.tocsin.hal.Listener;
import io.tocsin.hal.Log;
import io.tocsin.hal.Network;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * TCP, and UDP for receiving, over one selector.
 *
 * <p>The loop calls {@link #await} between two steps of the agent. All sockets are non-blocking.
 * Readiness is told as long as it lasts (level-triggered): an agent that has no room must say so
 * with {@link Connection#setInterest} or {@link Listener#setAcceptWanted}, or the loop turns
 * without pause.
 *
 * <p>All bytes pass through one buffer outside of the Java heap. Reading, writing, changing the
 * interest and waiting allocate nothing, here and in the JVM.
 *
 * <p>Everything is called from the agent's thread, {@link #wakeup()} from any.
 */
public final class NioNetwork implements Network, Closeable {

  /** How long {@link #listen} waits for a name, in milliseconds; addresses do not wait. */
  static final long LISTEN_RESOLVE_TIME_MS_MAX = 3_000;

  /** Pause after the system refused to hand over a connection, in milliseconds. */
  static final long ACCEPT_PAUSE_MS = 1_000;

  private final Clock clock;
  private final Log log;
  private final NetworkLimits limits;
  private final Selector selector;
  private final ResolverThreads resolver;
  private final ByteBuffer transfer;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Consumer<SelectionKey> noteReady = this::noteReady;
  private final List<NioConnection> connecting = new ArrayList<>();
  private final List<NioListener> listeners = new ArrayList<>();
  private boolean agentDue;
  private boolean closesPending;
  private int descriptorCount;
  private long selectionCount;

  /**
   * Opens the selector.
   *
   * @param clock tells how long to wait
   * @param log learns of trouble that no single connection is to blame for
   * @param resolver turns names into addresses; see {@link SystemNameResolver}
   * @param limits the bounds
   * @throws IOException when the system gives no selector
   */
  public NioNetwork(Clock clock, Log log, NameResolver resolver, NetworkLimits limits)
      throws IOException {
    this.clock = clock;
    this.log = log;
    this.limits = limits;
    this.selector = Selector.open();
    this.resolver = new ResolverThreads(resolver, limits.resolvedNamesMax(), selector::wakeup);
    this.transfer = ByteBuffer.allocateDirect(limits.transferBytes());
  }

  @Override
  public Connection connect(String host, int port) {
    NioConnection connection = new NioConnection(this, host, port);
    if (port < 1 || port > 65_535) {
      connection.refuse("cannot connect to " + host + ": " + port + " is not a TCP port");
      return connection;
    }
    if (isFull()) {
      connection.refuse(
          "cannot connect to "
              + host
              + " port "
              + port
              + ": all "
              + limits.descriptorsMax()
              + " descriptors are in use");
      return connection;
    }
    giveBackClosed();
    countDescriptor();
    connection.begin();
    return connection;
  }

  /**
   * {@inheritDoc}
   *
   * <p>An IPv4 address takes IPv4 alone, {@code 0.0.0.0} too; {@code ::} takes IPv6 and IPv4. A
   * host name is resolved within 3 s, during which the call blocks; its first address is bound.
   */
  @Override
  public Listener listen(String host, int port) throws IOException {
    return bind(
        host,
        port,
        address -> {
          NioListener listener = new NioListener(this, host, address, port);
          listeners.add(listener);
          return listener;
        });
  }

  /** {@inheritDoc} Addresses and names are taken as by {@link #listen}. */
  @Override
  public DatagramPort receive(String host, int port) throws IOException {
    return bind(host, port, address -> new NioDatagramPort(this, host, address, port));
  }

  /** Opens something at an address. */
  private interface Opening<T> {
    T open(InetAddress address) throws IOException;
  }

  private <T> T bind(String host, int port, Opening<T> opening) throws IOException {
    if (port < 0 || port > 65_535) {
      throw new IOException("cannot listen on " + host + ": " + port + " is not a port");
    }
    InetAddress address = addressToListenOn(host, port);
    if (isFull()) {
      String cause = "all " + limits.descriptorsMax() + " descriptors are in use";
      throw new IOException(FailureText.ofListen(new IOException(cause), host, port));
    }
    giveBackClosed();
    try {
      T opened = opening.open(address);
      countDescriptor();
      return opened;
    } catch (IOException | RuntimeException e) {
      throw new IOException(FailureText.ofListen(e, host, port), e);
    }
  }

  private InetAddress addressToListenOn(String host, int port) throws IOException {
    try {
      InetAddress literal = AddressText.parseLiteral(host);
      if (literal != null) {
        return literal;
      }
    } catch (UnknownHostException e) {
      throw new IOException(FailureText.ofListen(e, host, port), e);
    }
    ResolverThreads.Request request = new ResolverThreads.Request(host, null);
    String failure = resolver.submit(request);
    if (failure == null) {
      try {
        boolean done = resolver.awaitDone(request, LISTEN_RESOLVE_TIME_MS_MAX);
        failure = done ? request.failure() : "the name service does not answer";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException)
            new InterruptedIOException("interrupted while resolving " + host).initCause(e);
      }
    }
    if (failure != null) {
      throw new IOException(FailureText.ofListen(new IOException(failure), host, port));
    }
    return request.addresses()[0];
  }

  /**
   * Waits until the agent must be called: a connection or a listener is ready for what the agent
   * asked for, a connection that was being set up is open or has failed, another thread called
   * {@link #wakeup()}, or the moment has come. Descriptors of what was closed are given back here.
   *
   * @param untilMs the moment, on {@link Clock#monotonicMs()}; in the past to look without waiting
   */
  public void await(long untilMs) {
    agentDue = false;
    boolean due = takeAnswers();
    due |= progressConnecting();
    while (true) {
      due |= woken.getAndSet(false);
      long nowMs = clock.monotonicMs();
      // Compared before it is subtracted: a moment may lie as far in the past as numbers go.
      long nextMs = Math.min(untilMs, nextTimerMs());
      long waitMs = due || nextMs <= nowMs ? 0 : nextMs - nowMs;
      select(waitMs);
      due |= agentDue;
      due |= takeAnswers();
      due |= progressConnecting();
      resumeAccepting();
      if (due || woken.getAndSet(false) || clock.monotonicMs() >= untilMs) {
        return;
      }
    }
  }

  /**
   * Has {@link #await} end whenever a channel of somebody else's is ready. It does not count
   * against the bound of descriptors, and is closed with the network at the latest.
   *
   * @param channel a channel in non-blocking mode
   * @param operations what it is to be ready for, as in {@link SelectionKey}
   * @return by which the operations are changed
   * @throws IOException when the channel is closed
   */
  public SelectionKey watch(SelectableChannel channel, int operations) throws IOException {
    NioEndpoint endpoint = () -> true;
    return channel.register(selector, operations, endpoint);
  }

  /** Ends the present or the next {@link #await} at once; from any thread. */
  public void wakeup() {
    woken.set(true);
    selector.wakeup();
  }

  private void select(long waitMs) {
    selectionCount++;
    closesPending = false;
    try {
      if (waitMs <= 0) {
        selector.selectNow(noteReady);
      } else {
        selector.select(noteReady, waitMs);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the selector failed", e);
    }
    if (Thread.interrupted()) {
      // An interrupt ends a selection like a wakeup does, and would end all later ones too.
      woken.set(true);
    }
  }

  private void noteReady(SelectionKey key) {
    agentDue |= ((NioEndpoint) key.attachment()).onReady();
  }

  /** When the network itself must act at the latest. */
  private long nextTimerMs() {
    long nextMs = Long.MAX_VALUE;
    for (int i = 0; i < connecting.size(); i++) {
      nextMs = Math.min(nextMs, connecting.get(i).attemptUntilMs());
    }
    for (int i = 0; i < listeners.size(); i++) {
      nextMs = Math.min(nextMs, listeners.get(i).pausedUntilMs());
    }
    return nextMs;
  }

  private boolean takeAnswers() {
    boolean due = false;
    for (ResolverThreads.Request request = resolver.takeAnswered();
        request != null;
        request = resolver.takeAnswered()) {
      due |= request.owner().onResolved(request);
    }
    return due;
  }

  private boolean progressConnecting() {
    boolean due = false;
    long nowMs = clock.monotonicMs();
    for (int i = connecting.size() - 1; i >= 0; i--) {
      due |= connecting.get(i).progress(nowMs);
    }
    return due;
  }

  private void resumeAccepting() {
    long nowMs = clock.monotonicMs();
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).resume(nowMs);
    }
  }

  /** Counts a descriptor that is, or will be, in use. */
  void countDescriptor() {
    descriptorCount++;
  }

  /** Uncounts a descriptor whose channel, where there was one, has been closed. */
  void releaseDescriptor() {
    boolean wasFull = descriptorCount >= limits.descriptorsMax();
    descriptorCount--;
    closesPending = true;
    if (wasFull) {
      for (int i = 0; i < listeners.size(); i++) {
        listeners.get(i).updateInterest();
      }
    }
  }

  /**
   * Gives back the descriptors of what was closed. The JVM does that only during a selection;
   * without this one, a step that closes and opens many connections would hold twice the bound.
   * What is ready stays ready and is told by the next selection.
   */
  void giveBackClosed() {
    if (!closesPending) {
      return;
    }
    closesPending = false;
    try {
      selector.selectNow(noteReady);
    } catch (IOException e) {
      throw new IllegalStateException("the selector failed", e);
    }
  }

  boolean isFull() {
    return descriptorCount >= limits.descriptorsMax();
  }

  void addConnecting(NioConnection connection) {
    connecting.add(connection);
  }

  void removeConnecting(NioConnection connection) {
    connecting.remove(connection);
  }

  void removeListener(NioListener listener) {
    listeners.remove(listener);
  }

  NetworkLimits limits() {
    return limits;
  }

  Selector selector() {
    return selector;
  }

  ResolverThreads resolver() {
    return resolver;
  }

  ByteBuffer transfer() {
    return transfer;
  }

  Log log() {
    return log;
  }

  long nowMs() {
    return clock.monotonicMs();
  }

  /** Number of connections, listeners and ports for datagrams that count against the bound now. */
  public int descriptorCount() {
    return descriptorCount;
  }

  /** Number of selections so far; what turns without pause shows here. */
  long selectionCount() {
    return selectionCount;
  }

  /** Closes all connections, listeners and ports, the selector and the resolver's threads. */
  @Override
  public void close() throws IOException {
    resolver.close();
    if (!selector.isOpen()) {
      return;
    }
    for (SelectionKey key : List.copyOf(selector.keys())) {
      key.channel().close();
    }
    selector.selectNow(noteReady);
    selector.close();
  }
}
