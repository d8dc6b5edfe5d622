/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PeerVerifier;
import io.tocsin.tls.PlainChannels;
import io.tocsin.tls.TestPki;
import io.tocsin.tls.Times;
import io.tocsin.tls.TlsRefusal;

/**
 * An agent and a manager on a virtual network, with channels that do not encrypt, and a further
 * machine for peers that a test plays by hand.
 */
final class PlainWorld {

  static final TestPki.Issued AUTHORITY = TestPki.authority("Test CA").selfSigned();
  static final CertificateView AGENT =
      TestPki.leaf("board1").dns("agent.example").issuedBy(AUTHORITY).certificate();
  static final CertificateView MANAGER =
      TestPki.leaf("manager1").dns("manager.example").issuedBy(AUTHORITY).certificate();

  /** Takes every certificate for one that the authority has issued. */
  static final PeerVerifier ANY_PATH =
      peer -> {
        peer.setVerifiedPath(new CertificateView[] {peer.presented(0), AUTHORITY.certificate()});
        return null;
      };

  static final CertificateTime TIME = Times.NOW;

  /** Of a board that accepts nobody before its clock is trusted. */
  static final CertificateTime NO_TIME =
      new CertificateTime() {
        @Override
        public long earliestMs() {
          return 0;
        }

        @Override
        public long latestMs() {
          return Long.MAX_VALUE;
        }

        @Override
        public boolean isInsufficient() {
          return true;
        }
      };

  static final String MANAGER_NAME = "manager.example";
  static final String AGENT_NAME = "board-at-manager";

  final VirtualNetwork network = new VirtualNetwork();
  final TlstmLimits limits = new TlstmLimits();
  final PlainChannels agentChannels = new PlainChannels(8_192, MANAGER);
  final PlainChannels managerChannels = new PlainChannels(8_192, AGENT);
  final VirtualHost stranger = network.addHost("198.51.100.66");
  Station agent;
  Station manager;

  /** Makes the stations; limits that were set before hold for both. */
  PlainWorld start() {
    agent = new Station(network, "192.0.2.1", agentChannels, policy(), limits).listen();
    manager = new Station(network, "192.0.2.2", managerChannels, policy(), new TlstmLimits());
    return this;
  }

  /** Lets handshakes wait for a byte of the peer. */
  PlainWorld greeting() {
    agentChannels.setGreets(true);
    managerChannels.setGreets(true);
    return this;
  }

  static PeerPolicy policy() {
    CertificateMap map = new CertificateMap(4);
    map.add(fingerprint(AUTHORITY.certificate()), CertificateMap.DNS, null);
    return new PeerPolicy(ANY_PATH, ANY_PATH, map, TIME);
  }

  static Fingerprint fingerprint(CertificateView certificate) {
    return Fingerprint.of(Fingerprint.SHA256, certificate);
  }

  static PeerVerifier refusing(int cause) {
    return peer ->
        new TlsRefusal(cause, "testing", peer.presented(0), "as the test wants it", "Nothing.");
  }

  static TlsTarget target(String host) {
    return new TlsTarget(host, Station.PORT, "agent.example", null, SecurityName.of(AGENT_NAME));
  }

  /** Opens a session of the manager to the agent and waits until it is open. */
  long connectManager() {
    long id = manager.open(target("192.0.2.1"));
    if (!network.run(1_000, () -> manager.model.sessionState(id) == SessionState.OPEN)) {
      throw new AssertionError("the session did not open");
    }
    return id;
  }

  /** The same with patience: the manager tries again as often as it is turned away. */
  void connectSlowManager(long timeMsMax) {
    long endMs = network.nowMs() + timeMsMax;
    while (manager.opened.isEmpty() && network.nowMs() < endMs) {
      int failures = manager.failed.size();
      manager.open(target("192.0.2.1"));
      network.run(
          endMs - network.nowMs(),
          () -> !manager.opened.isEmpty() || manager.failed.size() > failures);
    }
    if (manager.opened.isEmpty()) {
      throw new AssertionError("no session opened");
    }
  }
}
