/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.TlsRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A machine of the virtual world with a transport model, which writes down all that it is told. */
final class Station implements TransportReceiver, TransportObserver {

  static final int MESSAGE_SIZE_MAX = 2_000;
  static final int PORT = 10_161;

  final VirtualNetwork network;
  final VirtualHost host;
  final TlsTransportModel model;
  final List<byte[]> received = new ArrayList<>();
  final List<Long> receivedFrom = new ArrayList<>();
  final List<String> receivedNames = new ArrayList<>();
  final List<Long> opened = new ArrayList<>();
  final List<String> openedTo = new ArrayList<>();
  final List<String> protocols = new ArrayList<>();
  final List<Ended> closed = new ArrayList<>();
  final List<Ended> failed = new ArrayList<>();
  final List<TlsRefusal> unknownServers = new ArrayList<>();
  final List<TlsRefusal> invalidServers = new ArrayList<>();
  final TmStateReference lastState = new TmStateReference();

  /** What to do with each message, beside writing it down. */
  TransportReceiver reaction = (transport, state, message, offset, length, nowMs) -> {};

  /** What to do when a session ended, beside writing it down. */
  Runnable whenEnded = () -> {};

  /** How a session ended. */
  static final class Ended {
    final long sessionId;
    final int cause;
    final TlsRefusal refusal;
    final String text;

    Ended(long sessionId, int cause, TlsRefusal refusal, String text) {
      this.sessionId = sessionId;
      this.cause = cause;
      this.refusal = refusal;
      this.text = text;
    }
  }

  Station(
      VirtualNetwork network,
      String address,
      SecureChannelFactory channels,
      PeerPolicy policy,
      TlstmLimits limits) {
    this.network = network;
    host = network.addHost(address);
    model = new TlsTransportModel(host, channels, policy, limits, MESSAGE_SIZE_MAX, this, this);
    network.drive(host, model);
  }

  Station listen() {
    try {
      model.listen("::", PORT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    network.wake();
    return this;
  }

  /** Answers each message with itself. */
  Station echo() {
    reaction =
        (transport, state, message, offset, length, nowMs) -> {
          state.setSameSecurity(true);
          transport.sendMessage(state, message, offset, length);
        };
    return this;
  }

  long open(TlsTarget target) {
    long id = model.openSession(target, network.nowMs());
    network.wake();
    return id;
  }

  int send(long sessionId, String name, byte[] message) {
    int result = model.sendMessage(state(sessionId, name), message, 0, message.length);
    network.wake();
    return result;
  }

  void close(long sessionId) {
    model.closeSession(sessionId);
    network.wake();
  }

  long counter(int counter) {
    return model.counters().value(counter);
  }

  static TmStateReference state(long sessionId, String name) {
    TmStateReference state = new TmStateReference();
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    state.setSecurityName(octets, 0, octets.length);
    state.setSessionId(sessionId);
    state.setRequestedSecurityLevel(SecurityLevel.AUTH_PRIV);
    return state;
  }

  /** An SNMP message as far as a transport can tell: a SEQUENCE of a size in all, 2 to 65539. */
  static byte[] message(int sizeBytes) {
    byte[] message = new byte[sizeBytes];
    for (int i = 0; i < sizeBytes; i++) {
      message[i] = (byte) i;
    }
    message[0] = 0x30;
    if (sizeBytes < 130) {
      message[1] = (byte) (sizeBytes - 2);
    } else {
      message[1] = (byte) 0x82;
      message[2] = (byte) ((sizeBytes - 4) >> 8);
      message[3] = (byte) (sizeBytes - 4);
    }
    return message;
  }

  @Override
  public void receiveMessage(
      TransportModel transport,
      TmStateReference state,
      byte[] message,
      int offset,
      int length,
      long nowMs) {
    received.add(Arrays.copyOfRange(message, offset, offset + length));
    receivedFrom.add(state.sessionId());
    receivedNames.add(
        new String(state.securityName(), 0, state.securityNameLength(), StandardCharsets.UTF_8));
    lastState.set(state);
    reaction.receiveMessage(transport, state, message, offset, length, nowMs);
  }

  @Override
  public void sessionOpened(SessionView session) {
    opened.add(session.sessionId());
    openedTo.add(session.securityName() + "@" + session.remoteAddress());
    protocols.add(session.protocol());
  }

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {
    closed.add(new Ended(session.sessionId(), cause, refusal, text));
    whenEnded.run();
  }

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {
    failed.add(new Ended(session.sessionId(), cause, refusal, text));
    whenEnded.run();
  }

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {
    unknownServers.add(refusal);
  }

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {
    invalidServers.add(refusal);
  }
}
