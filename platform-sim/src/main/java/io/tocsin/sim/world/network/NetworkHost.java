/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.hal.Connection;
import io.tocsin.hal.DatagramPort;
import io.tocsin.hal.Listener;
import io.tocsin.hal.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One machine of a {@link VirtualInternet}: the network as the program on it sees it.
 *
 * <p>The program is woken when an attempt to connect has come to an end, and when there is
 * something for an interest that it set. It is to be called as long as {@link #isReady}.
 */
public final class NetworkHost implements Network {

  private static final int EPHEMERAL_PORT_FIRST = 49_152;
  private static final int PORT_LAST = 65_535;

  private final VirtualInternet internet;
  private final String address;
  private final Map<Integer, VirtualListener> listeners = new TreeMap<>();
  private final Map<Integer, VirtualDatagramPort> datagramPorts = new TreeMap<>();
  private final List<VirtualConnection> connections = new ArrayList<>();
  private Runnable wake = () -> {};
  private Consumer<String> dialObserver = name -> {};
  private boolean on = true;
  private int startCount;
  private long offFromMs;
  private boolean progressed;
  private int readyCount;
  private int nextPort = EPHEMERAL_PORT_FIRST;
  private int readBytesMax = Integer.MAX_VALUE;
  private int readBytesLeft = Integer.MAX_VALUE;
  private long movedBytes;
  private long connectCount;

  NetworkHost(VirtualInternet internet, String address) {
    this.internet = internet;
    this.address = address;
  }

  /** Its address in numbers. */
  public String address() {
    return address;
  }

  VirtualInternet internet() {
    return internet;
  }

  @Override
  public Connection connect(String host, int port) {
    connectCount++;
    dialObserver.accept(host);
    VirtualConnection connection = new VirtualConnection(this, host, port);
    if (!on) {
      connection.refuse("the network is down");
      return connection;
    }
    connections.add(connection);
    Dial dial = new Dial(internet, connection, host, port);
    connection.setDial(dial);
    dial.begin();
    return connection;
  }

  @Override
  public Listener listen(String host, int port) throws IOException {
    requireOwn(host);
    int chosen = port == 0 ? newPort() : port;
    if (listeners.containsKey(chosen)) {
      throw new IOException("port " + chosen + " is in use");
    }
    VirtualListener listener = new VirtualListener(this, chosen);
    listeners.put(chosen, listener);
    return listener;
  }

  private void requireOwn(String host) throws IOException {
    boolean any = host.equals("0.0.0.0") || host.equals("::");
    if (!any && !internet.names().ask(host).addresses().contains(address)) {
      throw new IOException(host + ": no address of this host");
    }
  }

  @Override
  public DatagramPort receive(String host, int port) throws IOException {
    requireOwn(host);
    int chosen = port == 0 ? newPort() : port;
    if (datagramPorts.containsKey(chosen)) {
      throw new IOException("port " + chosen + " is in use");
    }
    VirtualDatagramPort datagramPort = new VirtualDatagramPort(this, chosen);
    datagramPorts.put(chosen, datagramPort);
    return datagramPort;
  }

  /** The port that takes datagrams; null when there is none. */
  VirtualDatagramPort datagramPort(int port) {
    return datagramPorts.get(port);
  }

  void remove(VirtualDatagramPort datagramPort) {
    datagramPorts.remove(datagramPort.port(), datagramPort);
  }

  VirtualListener listener(int port) {
    return listeners.get(port);
  }

  void remove(VirtualListener listener) {
    listeners.remove(listener.port(), listener);
  }

  void add(VirtualConnection connection) {
    connections.add(connection);
  }

  void forget(VirtualConnection connection) {
    connections.remove(connection);
  }

  int newPort() {
    int port = nextPort;
    nextPort = port == PORT_LAST ? EPHEMERAL_PORT_FIRST : port + 1;
    return port;
  }

  // ---- waking the program ----

  /**
   * Sets what is called when the program must be called; from within anything that happens in the
   * world, so it should only take note.
   */
  public void setWake(Runnable wake) {
    this.wake = wake;
  }

  /** Whether the program must be called now. */
  public boolean isReady() {
    return on && (progressed || readyCount > 0);
  }

  /** The program is about to be called; it gets its share of slow reading anew. */
  public void beginStep() {
    progressed = false;
    readBytesLeft = readBytesMax;
  }

  /** An attempt to connect has come to an end. */
  void progress() {
    progressed = true;
    wake.run();
  }

  void countReady(boolean more) {
    readyCount += more ? 1 : -1;
    if (more) {
      wake.run();
    }
  }

  int readable(int length) {
    return Math.min(length, readBytesLeft);
  }

  void noteRead(int count) {
    readBytesLeft -= readBytesMax == Integer.MAX_VALUE ? 0 : count;
    movedBytes += count;
  }

  void noteMoved(int count) {
    movedBytes += count;
  }

  /** Bytes that have arrived, been read and been written; rises whenever something moves. */
  public long movedBytes() {
    return movedBytes;
  }

  /** Attempts to connect that the program has begun. */
  public long connectCount() {
    return connectCount;
  }

  // ---- what a scenario does ----

  /**
   * Sends a datagram from this host. It may be lost on the way, as the link loses packets, and is
   * where nobody receives.
   *
   * @param datagram its content
   * @param to address of the host that it goes to
   * @param port its UDP port
   */
  public void send(byte[] datagram, String to, int port) {
    internet.send(this, datagram.clone(), to, port);
  }

  /**
   * Lets the program read slowly.
   *
   * @param bytes most bytes that all reads together return in one call of the program
   */
  public void setReadBytesPerStepMax(int bytes) {
    readBytesMax = bytes;
    readBytesLeft = bytes;
  }

  /** Sets who hears of each attempt to connect: the name that was asked for. */
  public void setDialObserver(Consumer<String> observer) {
    dialObserver = observer;
  }

  /** Connections that are neither closed nor failed, oldest first. */
  public List<VirtualConnection> connections() {
    return new ArrayList<>(connections);
  }

  /** How often power has come back. */
  int startCount() {
    return startCount;
  }

  /** Whether it has power. */
  public boolean isOn() {
    return on;
  }

  /**
   * Everything that the program had on the network is gone.
   *
   * @param silent true when the power is cut, and others learn nothing; false when the system lives
   *     on and resets what the program had open
   */
  public void powerOff(boolean silent) {
    for (VirtualListener listener : listeners.values()) {
      listener.vanish();
    }
    listeners.clear();
    for (VirtualDatagramPort datagramPort : datagramPorts.values()) {
      datagramPort.vanish();
    }
    datagramPorts.clear();
    for (VirtualConnection connection : connections()) {
      connection.vanish(silent);
    }
    connections.clear();
    progressed = false;
    on = false;
    offFromMs = internet.nowMs();
  }

  /** Power is back. Whoever still sends to connections of old gets a reset. */
  public void powerOn() {
    if (!on) {
      on = true;
      startCount++;
      internet.wakeTowards(this, internet.nowMs() - offFromMs);
    }
  }
}
