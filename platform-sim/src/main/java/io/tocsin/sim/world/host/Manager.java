/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.hal.Entropy;
import io.tocsin.hal.Steppable;
import io.tocsin.sim.world.board.BoardClock;
import io.tocsin.sim.world.board.StreamEntropy;
import io.tocsin.sim.world.channel.WorldIdentity;
import io.tocsin.sim.world.network.NetworkHost;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.SessionState;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlsTransportModel;
import io.tocsin.snmp.tlstm.TlstmLimits;
import io.tocsin.text.Utf8;

/**
 * A manager of one board: it opens a session, sends one request after the other, and waits for each
 * answer, but not for ever. What the answers say is not its matter.
 */
public final class Manager {

  /** Where boards listen for managers. */
  public static final int PORT = 10_161;

  /** The name that managers have by their certificate. */
  public static final String NAME = "manager";

  private static final int MESSAGE_SIZE_MAX = 8_192;
  private static final int SESSIONS_MAX = 4;
  private static final int IDLE_TIME_MS_MAX = 24 * 3600 * 1000;
  private static final long ANSWER_MS_MAX = 8_000;

  private final AgentHost board;
  private final NetworkHost network;
  private final BoardClock clock;
  private final StepDriver driver;
  private final TlsTransportModel transport;
  private final TmStateReference state = new TmStateReference();
  private long session;

  /** The request that has not left yet; null for none. */
  private byte[] request;

  private long untilMs = Long.MAX_VALUE;

  Manager(World world, NetworkHost network, AgentHost board) {
    this.board = board;
    this.network = network;
    clock = new BoardClock(world.scheduler());
    driver =
        new StepDriver(
            "manager of " + board.name(), world.scheduler(), network, clock, network::movedBytes);
    WorldIdentity identity = world.authority().issue(NAME);
    Entropy entropy = new StreamEntropy(world.seed().stream("manager/" + board.name()));
    transport =
        new TlsTransportModel(
            network,
            world.serverChannels(identity.identity(), entropy, MESSAGE_SIZE_MAX),
            NotificationServer.policy(world),
            new TlstmLimits()
                .setSessionsMax(SESSIONS_MAX)
                .setAcceptedSessionsMax(1)
                .setHandshakesMax(1)
                .setIdleTimeMsMax(IDLE_TIME_MS_MAX),
            MESSAGE_SIZE_MAX,
            (model, from, message, offset, length, nowMs) -> answered(from.sessionId()),
            new ManagerNotes());
    byte[] name = Utf8.bytes(board.name());
    state.setSecurityName(name, 0, name.length);
    state.setRequestedSecurityLevel(SecurityLevel.AUTH_PRIV);
  }

  /** Begins to work. */
  public void powerOn() {
    clock.start();
    network.powerOn();
    driver.start(new Program());
  }

  /** Whether a request is on its way, or its answer. */
  public boolean isBusy() {
    return untilMs != Long.MAX_VALUE;
  }

  /**
   * Sends a request, once there is a session; after {@link #ANSWER_MS_MAX} without an answer both
   * are given up.
   *
   * @param message the whole message
   */
  public void send(byte[] message) {
    request = message;
    untilMs = clock.monotonicMs() + ANSWER_MS_MAX;
    driver.wake();
  }

  private void answered(long from) {
    if (from == session && request == null) {
      untilMs = Long.MAX_VALUE;
    }
  }

  private final class Program implements Steppable {

    @Override
    public long step(long nowMs) {
      transport.step(nowMs);
      if (isBusy() && nowMs >= untilMs) {
        giveUp();
      }
      if (request != null) {
        sendOver(nowMs);
      }
      return Math.max(nowMs, Math.min(untilMs, transport.nextDeadlineMs()));
    }

    private void giveUp() {
      request = null;
      untilMs = Long.MAX_VALUE;
      transport.closeSession(session);
      session = 0;
    }

    private void sendOver(long nowMs) {
      int now = transport.sessionState(session);
      if (now == SessionState.NONE || now == SessionState.CLOSING) {
        TlsTarget target =
            new TlsTarget(
                board.network().address(), PORT, board.name(), null, SecurityName.of(board.name()));
        session = transport.openSession(target, nowMs);
      } else if (now == SessionState.OPEN) {
        state.setSessionId(session);
        transport.sendMessage(state, request, 0, request.length);
        request = null;
      }
    }

    @Override
    public void stop(long nowMs) {
      transport.stop(nowMs);
    }

    @Override
    public boolean isStopped() {
      return transport.isStopped();
    }
  }
}
