/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.network;

import io.tocsin.sim.world.Task;
import java.util.List;

/** An attempt to connect: the name, then each address in turn, each with its time. */
final class Dial {

  private static final long FIRST_RETRY_MS = 1_000;

  private final VirtualInternet internet;
  private final VirtualConnection client;
  private final String name;
  private final int port;
  private List<String> addresses;
  private int addressIndex;
  private long attemptUntilMs;
  private long retryMs;
  private String failures = "";
  private Task next;
  private boolean abandoned;

  Dial(VirtualInternet internet, VirtualConnection client, String name, int port) {
    this.internet = internet;
    this.client = client;
    this.name = name;
    this.port = port;
  }

  void begin() {
    NameTable.Answer answer = internet.names().ask(name);
    later(answer.delayMs(), "name", () -> resolved(answer));
  }

  /** Whoever asked does not care any more. */
  void abandon() {
    abandoned = true;
    if (next != null) {
      next.cancel();
    }
  }

  private void later(long delayMs, String what, Runnable action) {
    next = internet.scheduler().after(delayMs, what, action);
  }

  private void resolved(NameTable.Answer answer) {
    if (answer.addresses().isEmpty()) {
      fail("cannot resolve " + name + ": " + answer.failure());
      return;
    }
    addresses = answer.addresses();
    tryAddress();
  }

  private void tryAddress() {
    attemptUntilMs = internet.nowMs() + internet.connectTimeMsMax();
    retryMs = FIRST_RETRY_MS;
    knock();
  }

  private String address() {
    return addresses.get(addressIndex);
  }

  private void knock() {
    NetworkHost target = internet.hostAt(address());
    if (target == null) {
      knockAgain();
    } else {
      later(internet.link(client.host(), target).latencyMs(), "knock", () -> arrive(target));
    }
  }

  private void arrive(NetworkHost target) {
    Link there = internet.link(client.host(), target);
    Link back = internet.link(target, client.host());
    boolean lost = there.random.chance(there.faults.silenceChance);
    if (lost || there.isBlocked() || back.isBlocked() || !target.isOn()) {
      knockAgain();
      return;
    }
    VirtualListener listener = target.listener(port);
    boolean refused = there.random.chance(there.faults.refuseChance);
    if (refused || listener == null) {
      later(back.latencyMs(), "refusal", () -> nextAddress("connection refused"));
    } else if (listener.isFull()) {
      knockAgain();
    } else {
      VirtualConnection server = new VirtualConnection(target, null, port);
      int clientPort = client.host().newPort();
      client.setAddresses(address(), port, client.host().address(), clientPort);
      server.setAddresses(client.host().address(), clientPort, address(), port);
      new VirtualStream(internet, client, server);
      server.open();
      target.add(server);
      internet.note("connected");
      listener.add(server);
      later(back.latencyMs(), "welcome", this::open);
    }
  }

  private void open() {
    client.open();
    client.updateReady();
    client.host().progress();
  }

  /** Nobody answered: TCP knocks again, ever more slowly, until the time is over. */
  private void knockAgain() {
    long againMs = internet.nowMs() + retryMs;
    retryMs *= 2;
    if (againMs < attemptUntilMs) {
      later(againMs - internet.nowMs(), "knock again", this::knock);
    } else {
      later(
          attemptUntilMs - internet.nowMs(),
          "connect timeout",
          () -> nextAddress("connection timed out"));
    }
  }

  private void nextAddress(String why) {
    failures += (failures.isEmpty() ? "" : "; ") + address() + " port " + port + ": " + why;
    addressIndex++;
    if (addressIndex < addresses.size()) {
      tryAddress();
    } else {
      fail(failures);
    }
  }

  private void fail(String why) {
    if (!abandoned) {
      internet.note(why);
      client.refuse(why);
      client.host().progress();
    }
  }
}
