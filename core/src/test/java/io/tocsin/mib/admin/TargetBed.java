/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import io.tocsin.hal.Clock;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.mib.MibRegistry;
import io.tocsin.mib.SetRequest;
import io.tocsin.mib.rows.RowStore;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.store.TwoSlotRecord;
import io.tocsin.tls.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables by which managers say who gets notifications, to be set by {@link TargetVariables}.
 */
final class TargetBed {

  static final int ADDRESSES_MAX = 3;
  static final int ROWS_MAX = 8;
  private static final int BYTES_MAX = 4_096;

  /** Hosts that managers may name; all when empty. */
  final Set<String> allowedHosts = new HashSet<>();

  /** Hosts that were refused. */
  final List<String> refused = new ArrayList<>();

  /** The certificates that the agent has. */
  final Set<Fingerprint> held = new HashSet<>();

  long nowMs = 1_000;

  final MibRegistry registry = new MibRegistry(32, 32, 4_096);
  final TargetMib targets;
  final NotificationMib notifications;
  final TlsTargetTables tls;
  final DestinationFinder finder;

  TargetBed() {
    this(new MemoryStorage());
  }

  TargetBed(MemoryStorage storage) {
    TargetPolicy policy = new Policy();
    Clock clock = clock();
    SnmpEngine engine = new SnmpEngine(new byte[] {(byte) 0x80, 0, 0, 0, 5, 1}, 1, 0);
    RowStore store = new RowStore(open(storage), BYTES_MAX);
    targets =
        new TargetMib(
            store, ADDRESSES_MAX, ROWS_MAX, (into, offset, length) -> into[offset] = 1, policy);
    notifications = new NotificationMib(store, ROWS_MAX);
    tls = new TlsTargetTables(store, ROWS_MAX, engine, clock, policy);
    finder = new DestinationFinder(targets, notifications, tls, policy);
    store.load();
    registry.register(targets.addresses());
    registry.register(targets.params());
    registry.register(notifications.notifications());
    registry.register(notifications.profiles());
    registry.register(notifications.filters());
    tls.register(registry);
  }

  private static TwoSlotRecord open(MemoryStorage storage) {
    try {
      return new TwoSlotRecord(storage, "rows", BYTES_MAX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public long monotonicMs() {
        return nowMs;
      }

      @Override
      public long wallMs() {
        return 0;
      }

      @Override
      public boolean wallTrusted() {
        return false;
      }
    };
  }

  private final class Policy implements TargetPolicy {

    @Override
    public boolean isAllowed(String host) {
      return allowedHosts.isEmpty() || allowedHosts.contains(host);
    }

    @Override
    public void refuse(String host) {
      refused.add(host);
    }

    @Override
    public boolean isNameFree(String name) {
      return !name.equals("dm.1");
    }

    @Override
    public boolean isHeld(Fingerprint fingerprint) {
      return held.contains(fingerprint);
    }
  }

  /** Sends one SET; gives the name of its error-status. */
  String set(String... assignments) {
    List<SetRequest> variables = new ArrayList<>();
    for (String assignment : assignments) {
      variables.add(TargetVariables.of(assignment));
    }
    return ErrorStatus.name(SetRequest.send(registry, variables.toArray(new SetRequest[0])));
  }

  /** Makes rows of all that a target needs, all called by its own name, and expects success. */
  void addTarget(String name, String address) {
    String result = set(TargetVariables.target(name, address));
    if (!result.equals("noError")) {
      throw new AssertionError(result);
    }
  }

  /** What the first row of snmpTargetAddrTable leads to. */
  Destination destination() {
    return finder.find("").get(0);
  }
}
