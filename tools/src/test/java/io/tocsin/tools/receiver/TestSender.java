/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.receiver;

import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.V3Header;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.snmp.tlstm.SecurityName;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlstmLimits;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.snmp.tsm.TsmMessageWriter;
import io.tocsin.tls.TlsRefusal;
import io.tocsin.tools.session.EndText;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.Station;
import io.tocsin.tools.session.TestLog;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.List;

/** Sends single messages to a receiver; of no cleverness of its own, so that it can send any. */
final class TestSender implements TransportObserver, AutoCloseable {

  static final byte[] ENGINE_ID = {(byte) 0x80, 0, 0x7E, (byte) 0xD9, 4, 'b', '1'};

  private static final long TIME_MS_MAX = 60_000;

  private final Station station;
  private final TmStateReference state = new TmStateReference();
  private final byte[] buffer = new byte[4_096];
  private boolean open;
  private String end;
  private List<Variable> confirmed;
  private int nextId = 1;

  /** Opens a session; {@link #end()} tells when none came about. */
  TestSender(Identity identity, int port) throws IOException {
    station =
        new Station(
            identity,
            Station.TLS_VERSIONS,
            new CertificateMap(0),
            new TlstmLimits(),
            this::receiveMessage,
            this,
            new TestLog());
    SecurityName name = SecurityName.of("receiver");
    long session =
        station
            .transport()
            .openSession(
                new TlsTarget("127.0.0.1", port, null, null, name), station.clock().monotonicMs());
    state.setSessionId(session);
    state.setSecurityName(name.toBytes(), 0, name.length());
    state.setRequestedSecurityLevel(SecurityLevel.AUTH_PRIV);
    pumpUntil(() -> open || end != null);
  }

  /** Why the session ended; null while it lives. */
  String end() {
    return end;
  }

  /** Waits until the receiver has ended the session. */
  void awaitEnd() {
    pumpUntil(() -> end != null);
  }

  /** Sends a message with this PDU. */
  void send(int pduType, int securityLevel, String contextName, List<Variable> variables) {
    V3Header header = new V3Header();
    header.set(nextId, 2_048, V3Header.flags(securityLevel, true), SecurityModelNumber.TSM);
    int length =
        new TsmMessageWriter()
            .write(
                buffer,
                0,
                buffer.length,
                header,
                Octets.of(ENGINE_ID),
                Octets.ofAscii(contextName),
                pduType,
                nextId++,
                0,
                0,
                source(variables));
    int offset = buffer.length - length;
    if (station.transport().sendMessage(state, buffer, offset, length) != TransportModel.SENT) {
      throw new AssertionError("not sent");
    }
    station.pump(station.clock().monotonicMs());
  }

  /** Waits for the response to the message that was sent last. */
  List<Variable> awaitResponse() {
    pumpUntil(() -> confirmed != null || end != null);
    return confirmed;
  }

  private void pumpUntil(java.util.function.BooleanSupplier condition) {
    long deadlineMs = station.clock().monotonicMs() + TIME_MS_MAX;
    while (!condition.getAsBoolean()) {
      if (station.clock().monotonicMs() > deadlineMs) {
        throw new AssertionError("nothing happens");
      }
      station.pump(deadlineMs);
    }
  }

  private void receiveMessage(
      TransportModel transport,
      TmStateReference from,
      byte[] message,
      int offset,
      int length,
      long nowMs) {
    V3Message answer = new V3Message();
    if (answer.read(message, offset, length) && answer.pdu().requestId() == nextId - 1) {
      confirmed = Variable.readAll(answer.pdu().varbinds(new VarbindCursor()));
    }
  }

  private static VarbindSource source(List<Variable> variables) {
    return new VarbindSource() {
      @Override
      public int count() {
        return variables.size();
      }

      @Override
      public void name(int index, Oid into) {
        into.set(variables.get(index).name());
      }

      @Override
      public void value(int index, BerWriter out) {
        variables.get(index).value().write(out);
      }
    };
  }

  @Override
  public void close() throws IOException {
    station.closeSessions(TIME_MS_MAX);
    station.close();
  }

  @Override
  public void sessionOpened(SessionView session) {
    open = true;
  }

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {
    end = EndText.of(refusal, text);
  }

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {
    end = EndText.of(refusal, text);
  }

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {}

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {}
}
