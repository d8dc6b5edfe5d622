/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.play;

import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.host.AgentHost;
import io.tocsin.sim.world.host.WorldServer;
import io.tocsin.sim.world.network.LinkFaults;
import io.tocsin.sim.world.network.NetworkHost;
import io.tocsin.sim.world.network.VirtualConnection;
import io.tocsin.sim.world.network.VirtualInternet;
import io.tocsin.sim.world.scenario.Action;
import io.tocsin.sim.world.scenario.LinkFault;
import java.util.ArrayList;
import java.util.List;

/** What scenarios do to the network and to servers. Each gives back what undoes it. */
final class NetworkActions {
  private static final String ALL = "*";
  private static final String NOWHERE = "10.0.9.9";
  private static final int SESSIONS_MAX = 32;
  private static final int NAME_MS_MAX = 20;

  private final Stage stage;
  private final VirtualInternet internet;

  /** Servers that may run with little room for sessions. */
  private final List<WorldServer> crowded = new ArrayList<>();

  NetworkActions(Stage stage) {
    this.stage = stage;
    internet = stage.world.internet();
  }

  /** What is done at once needs no undoing. */
  private static void nothing() {}

  /** Does it; null when it is not of this kind. */
  Runnable act(Action action) {
    switch (action.verb()) {
      case PARTITION:
        internet.partition(network(action, 0), network(action, 1));
        return () -> internet.heal(network(action, 0), network(action, 1));
      case BLOCK:
        internet.block(network(action, 0), network(action, 1));
        return () -> internet.heal(network(action, 0), network(action, 1));
      case HOLD_UP:
        internet.stall(network(action, 0), network(action, 1), action.forMs());
        return NetworkActions::nothing;
      case LINK:
        return setLinks(action);
      case UNPLUG:
        return unplug(stage.boards.get(action.word(0)).host());
      case RESET:
        server(action).dropSessions();
        return NetworkActions::nothing;
      case FORGET:
        network(action, 0).connections().forEach(VirtualConnection::forget);
        return NetworkActions::nothing;
      case NAMES_OFF:
        internet.names().setAvailable(false);
        return () -> internet.names().setAvailable(true);
      case NAMES_FAIL:
        internet.names().setFailureChance(action.value(0));
        return () -> internet.names().setFailureChance(0);
      case NAMES_SLOW:
        internet.names().setDelayMsMax((int) action.durationMs(0));
        return () -> internet.names().setDelayMsMax(NAME_MS_MAX);
      case MOVE:
        internet.names().set(server(action).name(), NOWHERE);
        return () -> restoreName(server(action));
      case UNNAME:
        internet.names().set(server(action).name());
        return () -> restoreName(server(action));
      default:
        return actOnServer(action);
    }
  }

  private Runnable actOnServer(Action action) {
    switch (action.verb()) {
      case DOWN:
        server(action).powerOff(true);
        return server(action)::powerOn;
      case CRASH:
        server(action).powerOff(false);
        return server(action)::powerOn;
      case CLOSE:
        if (server(action).network().isOn()) {
          server(action).closeSessions();
        }
        return NetworkActions::nothing;
      case SLOW:
        server(action).setSlow(action.number(1), action.durationMs(2));
        return server(action)::setFast;
      case SILENT:
        server(action).setSilent(true);
        return () -> server(action).setSilent(false);
      case ANSWERS:
        server(action).setAnswers(action.durationMs(1), action.number(2));
        return () -> server(action).setAnswers(0, 1);
      case ERRORS:
        server(action).setRefusing(true);
        return () -> server(action).setRefusing(false);
      case CERTIFICATE:
        server(action).setCertificate(action.certificate(1));
        restart(server(action));
        return () -> {
          server(action).setCertificate(CertificateKind.USUAL);
          restart(server(action));
        };
      case SESSIONS:
        crowded.add(server(action));
        server(action).setSessionsMax(action.number(1));
        restart(server(action));
        return () -> {
          server(action).setSessionsMax(SESSIONS_MAX);
          restart(server(action));
        };
      default:
        return null;
    }
  }

  private NetworkHost network(Action action, int argument) {
    return stage.network(action.word(argument));
  }

  private WorldServer server(Action action) {
    return stage.server(action.word(0));
  }

  private void restoreName(WorldServer server) {
    internet.names().set(server.name(), server.network().address());
  }

  private static void restart(WorldServer server) {
    if (server.network().isOn()) {
      server.powerOff(false);
      server.powerOn();
    }
  }

  private Runnable unplug(AgentHost board) {
    board.hardware().setLink(0, false);
    for (WorldServer server : stage.allServers()) {
      internet.partition(board.network(), server.network());
    }
    return () -> {
      board.hardware().setLink(0, true);
      for (WorldServer server : stage.allServers()) {
        internet.heal(board.network(), server.network());
      }
    };
  }

  private List<NetworkHost> hosts(String word) {
    List<NetworkHost> hosts = new ArrayList<>();
    if (word.equals(ALL)) {
      stage.allServers().forEach(server -> hosts.add(server.network()));
      stage.boards().forEach(board -> hosts.add(board.host().network()));
    } else {
      hosts.add(stage.network(word));
    }
    return hosts;
  }

  private Runnable setLinks(Action action) {
    LinkFault fault = LinkFault.of(action.word(2));
    List<LinkFaults> changed = new ArrayList<>();
    for (NetworkHost one : hosts(action.word(0))) {
      for (NetworkHost other : hosts(action.word(1))) {
        if (one != other) {
          changed.add(internet.faults(one, other));
          changed.add(internet.faults(other, one));
        }
      }
    }
    changed.forEach(faults -> LinkSetter.set(faults, fault, action.value(3)));
    return () -> changed.forEach(faults -> LinkSetter.set(faults, fault, calmValue(fault)));
  }

  /** What a calm link has. */
  private static double calmValue(LinkFault fault) {
    LinkFaults calm = new LinkFaults();
    switch (fault) {
      case LATENCY:
        return calm.latencyMsMax;
      case SEGMENT:
        return calm.segmentBytesMax;
      case SPLIT:
        return calm.splitChance;
      default:
        return 0;
    }
  }

  /** Ends all of it. */
  void calm() {
    internet.calm();
    stage.boards().forEach(board -> board.host().hardware().setLink(0, true));
    internet.names().setDelayMsMax(NAME_MS_MAX);
    for (WorldServer server : stage.allServers()) {
      restoreName(server);
      server.setSilent(false);
      server.setAnswers(0, 1);
      server.setRefusing(false);
      server.setFast();
      server.setSessionsMax(SESSIONS_MAX);
      server.setCertificate(CertificateKind.USUAL);
      if (server.certificate() != CertificateKind.USUAL || crowded.contains(server)) {
        restart(server);
      }
      server.powerOn();
    }
  }
}
