/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.hal.Log;
import io.tocsin.hal.Steppable;
import io.tocsin.raspi.AgentLoop;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.MessageDispatcher;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.V3MessageProcessing;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.snmp.tlstm.TlstmLimits;
import io.tocsin.snmp.tsm.TransportSecurityModel;
import io.tocsin.tools.session.HostAndPort;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.Station;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * A whole receiver: transport, engine and application. It is driven by the agent's own loop, see
 * {@link #loop}.
 */
public final class Receiver implements Closeable {

  private static final int SESSIONS_MAX = 128;
  private static final int HANDSHAKES_MAX = 32;
  private static final int IDLE_TIME_MS_MAX = 24 * 3600 * 1000;
  private static final int EVENTS_REMEMBERED_MAX = 65_536;
  private static final long CLOSE_TIME_MS_MAX = 3_000;

  /** RFC 3411 §5: enterprise 32473 (for documentation, RFC 5612), format 5: octets. */
  private static final byte[] ENGINE_ID_START = {(byte) 0x80, 0, 0x7E, (byte) 0xD9, 5};

  private static final int ENGINE_ID_LENGTH = 13;

  private final Station station;
  private final EngineCounters counters = new EngineCounters();
  private final DuplicateFilter duplicates = new DuplicateFilter(EVENTS_REMEMBERED_MAX);

  /**
   * A receiver that listens nowhere yet.
   *
   * @param identity who we are and whom we trust
   * @param versions versions of TLS, see {@link io.tocsin.tls.TlsEndpoint}
   * @param map gives names to senders
   * @param listener is told everything, in the thread that runs the loop
   * @param log learns of trouble of the network
   * @throws IOException when the system gives no sockets
   */
  public Receiver(
      Identity identity, int versions, CertificateMap map, ReceiverListener listener, Log log)
      throws IOException {
    SnmpEngine engine = new SnmpEngine(engineId(), 1, 0);
    V3MessageProcessing v3 = new V3MessageProcessing(engine, counters, Station.MESSAGE_SIZE_MAX, 1);
    v3.addSecurityModel(new TransportSecurityModel(engine, counters, Station.MESSAGE_SIZE_MAX, 1));
    MessageDispatcher dispatcher = new MessageDispatcher(v3, counters);
    SessionBook sessions = new SessionBook(listener);
    NotificationReceiver application =
        new NotificationReceiver(
            dispatcher,
            sessions,
            notification -> listener.received(notification, duplicates.isDuplicate(notification)));
    application.register();
    TlstmLimits limits =
        new TlstmLimits()
            .setSessionsMax(SESSIONS_MAX)
            .setAcceptedSessionsMax(SESSIONS_MAX)
            .setHandshakesMax(HANDSHAKES_MAX)
            .setIdleTimeMsMax(IDLE_TIME_MS_MAX);
    station = new Station(identity, versions, map, limits, dispatcher, sessions, log);
  }

  private static byte[] engineId() {
    byte[] engineId = new byte[ENGINE_ID_LENGTH];
    new SecureRandom().nextBytes(engineId);
    System.arraycopy(ENGINE_ID_START, 0, engineId, 0, ENGINE_ID_START.length);
    return engineId;
  }

  /**
   * Begins to listen.
   *
   * @param place address and port; port 0 lets the system choose
   * @return the port
   * @throws IOException when the address cannot be bound; the message names the cause
   */
  public int listen(HostAndPort place) throws IOException {
    return station.transport().listen(place.host(), place.port());
  }

  /**
   * The loop that runs it: {@code run()} returns after {@code stop()}, when all sessions are closed
   * or three seconds have passed.
   *
   * @param afterStep is called after each step, with the present of the loop's clock in ms; returns
   *     when it wants to be called again at the latest, {@link Steppable#NEVER} for never
   */
  public AgentLoop loop(AfterStep afterStep) {
    Steppable steps =
        new Steppable() {
          @Override
          public long step(long nowMs) {
            long nextMs = station.transport().step(nowMs);
            return Math.min(nextMs, afterStep.stepped(nowMs));
          }

          @Override
          public void stop(long nowMs) {
            station.transport().stop(nowMs);
          }

          @Override
          public boolean isStopped() {
            return station.transport().isStopped();
          }
        };
    return new AgentLoop(steps, station.clock(), station.network(), CLOSE_TIME_MS_MAX);
  }

  /** Work of the owner between steps. */
  @FunctionalInterface
  public interface AfterStep {

    /**
     * Called after each step.
     *
     * @param nowMs present of the loop's clock in milliseconds
     * @return when to be called again at the latest
     */
    long stepped(long nowMs);
  }

  /** What the engine counted. */
  public EngineCounters counters() {
    return counters;
  }

  /** Gives all sockets back at once. */
  @Override
  public void close() throws IOException {
    station.close();
  }
}
