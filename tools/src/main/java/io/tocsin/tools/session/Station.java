/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.session;

import io.tocsin.hal.Clock;
import io.tocsin.hal.Log;
import io.tocsin.raspi.NetworkLimits;
import io.tocsin.raspi.NioNetwork;
import io.tocsin.raspi.SystemClock;
import io.tocsin.raspi.SystemEntropy;
import io.tocsin.raspi.SystemNameResolver;
import io.tocsin.raspi.WallTrust;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.snmp.tlstm.PeerPolicy;
import io.tocsin.snmp.tlstm.TlsTransportModel;
import io.tocsin.snmp.tlstm.TlstmLimits;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.TlsEndpoint;
import java.io.Closeable;
import java.io.IOException;

/** A place on the network with an identity: the agent's own TLS transport model over sockets. */
public final class Station implements Closeable {

  /** Greatest message in bytes, both ways; the greatest that SNMP over TCP knows here. */
  public static final int MESSAGE_SIZE_MAX = 65_535;

  /** Every version of TLS that is spoken. */
  public static final int TLS_VERSIONS = TlsEndpoint.TLS_1_2 | TlsEndpoint.TLS_1_3;

  /** Records that may wait for the wire: a message of the greatest size, and TLS around it. */
  private static final int OUTPUT_SIZE_MAX = 2 * MESSAGE_SIZE_MAX;

  private final Clock clock = new SystemClock(WallTrust.ALWAYS);
  private final NioNetwork network;
  private final TlsTransportModel transport;

  /**
   * Opens it; nothing is listened at or connected to yet.
   *
   * @param identity who we are and whom we trust
   * @param versions versions of TLS, see {@link TlsEndpoint}
   * @param map gives names to clients; without rows where none are accepted
   * @param limits bounds of the transport
   * @param receiver takes messages
   * @param observer is told of sessions
   * @param log learns of trouble of the network
   * @throws IOException when the system gives no sockets
   */
  public Station(
      Identity identity,
      int versions,
      CertificateMap map,
      TlstmLimits limits,
      TransportReceiver receiver,
      TransportObserver observer,
      Log log)
      throws IOException {
    NetworkLimits networkLimits =
        NetworkLimits.DEFAULT.withDescriptorsMax(2 * limits.sessionsMax() + 16);
    network = new NioNetwork(clock, log, new SystemNameResolver(), networkLimits);
    SystemTime time = new SystemTime();
    CertificateView[] anchors = identity.anchors().toArray(new CertificateView[0]);
    PeerPolicy policy =
        new PeerPolicy(
            new PathVerifier(anchors, time, PathVerifier.CLIENT),
            new PathVerifier(anchors, time, PathVerifier.SERVER),
            map,
            time);
    transport =
        new TlsTransportModel(
            network,
            new TlsEndpoint(identity.own(), new SystemEntropy(), versions, OUTPUT_SIZE_MAX),
            policy,
            limits,
            MESSAGE_SIZE_MAX,
            receiver,
            observer);
  }

  /** The transport model. */
  public TlsTransportModel transport() {
    return transport;
  }

  /** The clock that all times are on. */
  public Clock clock() {
    return clock;
  }

  /** The sockets. */
  public NioNetwork network() {
    return network;
  }

  /**
   * Waits until the transport has something to do, and lets it do that.
   *
   * @param untilMs when to come back at the latest, on {@link #clock()}
   */
  public void pump(long untilMs) {
    // The step comes last, so that callers see what it brought before they wait again.
    network.await(Math.min(untilMs, transport.nextDeadlineMs()));
    transport.step(clock.monotonicMs());
  }

  /**
   * Closes all sessions in good order.
   *
   * @param timeMsMax how long that may take, in milliseconds
   */
  public void closeSessions(long timeMsMax) {
    long deadlineMs = clock.monotonicMs() + timeMsMax;
    transport.stop(clock.monotonicMs());
    while (!transport.isStopped() && clock.monotonicMs() < deadlineMs) {
      pump(deadlineMs);
    }
  }

  /** Gives all sockets back at once. */
  @Override
  public void close() throws IOException {
    network.close();
  }
}
