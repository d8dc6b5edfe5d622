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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables by which managers say who gets notifications. Assignments are written as {@code
 * addr[nms].params=p}; those of a status take its name, and those of a domain {@code tls} or {@code
 * udp}.
 */
final class TargetBed {

  static final int ADDRESSES_MAX = 3;
  static final int ROWS_MAX = 8;
  private static final int BYTES_MAX = 4_096;

  private static final Map<String, String> TABLES =
      Map.of(
          "addr", "1.3.6.1.6.3.12.1.2.1.",
          "params", "1.3.6.1.6.3.12.1.3.1.",
          "notify", "1.3.6.1.6.3.13.1.1.1.",
          "profile", "1.3.6.1.6.3.13.1.2.1.",
          "filter", "1.3.6.1.6.3.13.1.3.1.",
          "client", "1.3.6.1.2.1.198.2.2.1.6.1.",
          "server", "1.3.6.1.2.1.198.2.2.1.9.1.");

  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "addr",
          List.of(
              "name", "domain", "address", "timeout", "retries", "tags", "params", "storage",
              "status"),
          "params",
          List.of("name", "mp", "model", "security", "level", "storage", "status"),
          "notify",
          List.of("name", "tag", "type", "storage", "status"),
          "profile",
          List.of("profile", "storage", "status"),
          "filter",
          List.of("subtree", "mask", "type", "storage", "status"),
          "client",
          List.of("fingerprint", "storage", "status"),
          "server",
          List.of("fingerprint", "identity", "storage", "status"));

  private static final List<String> STATUSES =
      List.of(
          "none", "active", "notInService", "notReady", "createAndGo", "createAndWait", "destroy");

  private static final Set<String> NUMBERS =
      Set.of("timeout", "retries", "storage", "mp", "model", "level", "type");

  /** Hosts that managers may name; all when empty. */
  final Set<String> allowedHosts = new HashSet<>();

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
      variables.add(variable(assignment));
    }
    return ErrorStatus.name(SetRequest.send(registry, variables.toArray(new SetRequest[0])));
  }

  private static SetRequest variable(String assignment) {
    int bracket = assignment.indexOf('[');
    int close = assignment.lastIndexOf("].", assignment.indexOf('='));
    int equals = assignment.indexOf('=', close);
    String table = assignment.substring(0, bracket);
    String column = assignment.substring(close + 2, equals);
    String value = assignment.substring(equals + 1);
    int id = COLUMNS.get(table).indexOf(column) + 1;
    String name = TABLES.get(table) + id + index(assignment.substring(bracket + 1, close));
    if (NUMBERS.contains(column)) {
      return SetRequest.integer(name, Long.parseLong(value));
    }
    if (column.equals("status")) {
      return SetRequest.integer(name, STATUSES.indexOf(value));
    }
    if (column.equals("domain")) {
      return SetRequest.oid(name, value.equals("tls") ? "1.3.6.1.6.1.8" : "1.3.6.1.6.1.1");
    }
    if (column.equals("fingerprint")) {
      return SetRequest.octets(name, value.isEmpty() ? new byte[0] : sha256(value).octets());
    }
    return SetRequest.octets(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A fingerprint that is another one for each text. */
  static Fingerprint sha256(String text) {
    byte[] octets = new byte[33];
    octets[0] = Fingerprint.SHA256;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, octets, 1, bytes.length);
    return Fingerprint.ofOctets(octets);
  }

  /** An IMPLIED name; of a filter, the profile's name, and behind a slash the subtree. */
  private static String index(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return octets(text);
    }
    String profile = text.substring(0, slash);
    return "." + profile.length() + octets(profile) + "." + text.substring(slash + 1);
  }

  private static String octets(String text) {
    StringBuilder arcs = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      arcs.append('.').append(octet & 0xFF);
    }
    return arcs.toString();
  }

  /** Makes rows of all that a target needs, all called by its own name, and expects success. */
  void addTarget(String name, String address) {
    String result =
        set(
            "addr[" + name + "].status=createAndGo",
            "addr[" + name + "].domain=tls",
            "addr[" + name + "].address=" + address,
            "addr[" + name + "].tags=" + name,
            "addr[" + name + "].params=" + name,
            "params[" + name + "].status=createAndGo",
            "params[" + name + "].mp=3",
            "params[" + name + "].model=4",
            "params[" + name + "].security=joe",
            "params[" + name + "].level=3",
            "notify[" + name + "].status=createAndGo",
            "notify[" + name + "].tag=" + name);
    if (!result.equals("noError")) {
      throw new AssertionError(result);
    }
  }

  /** What the first row of snmpTargetAddrTable leads to. */
  Destination destination() {
    return finder.find("").get(0);
  }
}
