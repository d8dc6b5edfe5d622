/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.hal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One machine on a {@link VirtualNetwork}: the network as its agent sees it. */
public final class VirtualHost implements Network {

  private static final int EPHEMERAL_PORT_FIRST = 49_152;

  private final VirtualNetwork network;
  private final String address;
  private final List<VirtualListener> listeners = new ArrayList<>();
  private final List<VirtualDatagramPort> datagramPorts = new ArrayList<>();
  private final List<VirtualConnection> connections = new ArrayList<>();
  private int nextPort = EPHEMERAL_PORT_FIRST;
  private boolean silent;

  VirtualHost(VirtualNetwork network, String address) {
    this.network = network;
    this.address = address;
  }

  /** The address by which others reach it. */
  public String address() {
    return address;
  }

  /** Lets attempts to connect to this machine end in nothing, or be answered again. */
  public void setSilent(boolean silent) {
    this.silent = silent;
  }

  /** Connections of this machine that are not closed, oldest first. */
  public List<VirtualConnection> connections() {
    return connections;
  }

  /** The listener at a port; null when there is none. */
  public VirtualListener listener(int port) {
    for (VirtualListener listener : listeners) {
      if (listener.port() == port) {
        return listener;
      }
    }
    return null;
  }

  @Override
  public VirtualConnection connect(String host, int port) {
    long nowMs = network.nowMs();
    VirtualHost remote = network.find(host);
    String remoteAddress = remote == null ? null : remote.address;
    long openMs = nowMs + 2L * network.latencyMs();
    VirtualConnection connection =
        new VirtualConnection(network, this, nextPort++, remoteAddress, port, openMs);
    connections.add(connection);
    VirtualListener listener = remote == null ? null : remote.listener(port);
    if (remote == null) {
      connection.failAt("no address for " + host, nowMs);
    } else if (remote.silent) {
      connection.failAt("nobody answers", Long.MAX_VALUE);
    } else if (listener == null) {
      connection.failAt("connection refused", openMs);
    } else {
      VirtualConnection accepted =
          new VirtualConnection(
              network, remote, port, address, connection.localPort(), nowMs + network.latencyMs());
      accepted.join(connection);
      connection.join(accepted);
      remote.connections.add(accepted);
      listener.offer(accepted);
    }
    return connection;
  }

  @Override
  public VirtualListener listen(String host, int port) throws IOException {
    int chosen = port == 0 ? nextPort++ : port;
    if (listener(chosen) != null) {
      throw new IOException("port " + chosen + " is in use");
    }
    VirtualListener listener = new VirtualListener(this, chosen);
    listeners.add(listener);
    return listener;
  }

  @Override
  public VirtualDatagramPort receive(String host, int port) throws IOException {
    int chosen = port == 0 ? nextPort++ : port;
    if (datagramPort(chosen) != null) {
      throw new IOException("port " + chosen + " is in use");
    }
    VirtualDatagramPort datagramPort = new VirtualDatagramPort(this, network, chosen);
    datagramPorts.add(datagramPort);
    return datagramPort;
  }

  private VirtualDatagramPort datagramPort(int port) {
    for (VirtualDatagramPort each : datagramPorts) {
      if (each.port() == port) {
        return each;
      }
    }
    return null;
  }

  /** Sends a datagram from this machine; where nobody receives, it is lost. */
  public void send(byte[] datagram, String host, int port) {
    VirtualHost remote = network.find(host);
    VirtualDatagramPort to = remote == null ? null : remote.datagramPort(port);
    if (to != null) {
      to.offer(datagram, address, network.nowMs() + network.latencyMs());
    }
  }

  void unbind(VirtualDatagramPort datagramPort) {
    datagramPorts.remove(datagramPort);
  }

  void unbind(VirtualListener listener) {
    listeners.remove(listener);
  }

  void forget(VirtualConnection connection) {
    connections.remove(connection);
  }

  /** Whether something that the agent asked to be told of has happened. */
  public boolean isReady() {
    for (int i = 0; i < datagramPorts.size(); i++) {
      if (datagramPorts.get(i).isReady()) {
        return true;
      }
    }
    for (int i = 0; i < listeners.size(); i++) {
      if (listeners.get(i).isReady()) {
        return true;
      }
    }
    for (int i = 0; i < connections.size(); i++) {
      if (connections.get(i).isReady() && !isWaiting(connections.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isWaiting(VirtualConnection connection) {
    for (int i = 0; i < listeners.size(); i++) {
      if (listeners.get(i).holds(connection)) {
        return true;
      }
    }
    return false;
  }

  /** When something can happen next on this machine by itself; later than now. */
  public long nextEventMs() {
    long nextMs = Long.MAX_VALUE;
    for (int i = 0; i < datagramPorts.size(); i++) {
      nextMs = Math.min(nextMs, datagramPorts.get(i).nextEventMs());
    }
    for (int i = 0; i < listeners.size(); i++) {
      nextMs = Math.min(nextMs, listeners.get(i).nextEventMs());
    }
    for (int i = 0; i < connections.size(); i++) {
      nextMs = Math.min(nextMs, connections.get(i).nextEventMs());
    }
    return nextMs;
  }
}
