/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.hal.Connection;
import io.tocsin.hal.VirtualConnection;
import io.tocsin.hal.VirtualHost;
import java.util.Arrays;

/** A peer that a test plays by hand, byte by byte. */
final class RawPeer {

  final VirtualConnection connection;

  private RawPeer(VirtualConnection connection) {
    this.connection = connection;
  }

  static RawPeer connect(VirtualHost from, Station to) {
    return new RawPeer(from.connect(to.host.address(), Station.PORT));
  }

  /** The newest connection that reached a machine, taken from its listener. */
  static RawPeer accept(VirtualHost host, int port) {
    VirtualConnection connection = (VirtualConnection) host.listener(port).accept();
    return connection == null ? null : new RawPeer(connection);
  }

  void write(byte... bytes) {
    int count = connection.write(bytes, 0, bytes.length);
    if (count != bytes.length) {
      throw new AssertionError("wrote " + count + " of " + bytes.length);
    }
  }

  /** Reads what waits, up to a number of bytes. */
  byte[] read(int countMax) {
    byte[] bytes = new byte[countMax];
    int count = 0;
    int read = 1;
    while (read > 0 && count < countMax) {
      read = connection.read(bytes, count, countMax - count);
      count += Math.max(read, 0);
    }
    return Arrays.copyOf(bytes, count);
  }

  /** Whether the other side has ended its stream, and all before it has been read. */
  boolean seesEnd() {
    return connection.read(new byte[1], 0, 1) == Connection.END;
  }

  /** Whether the connection broke. */
  boolean seesBreak() {
    return connection.read(new byte[1], 0, 1) == Connection.BROKEN;
  }
}
