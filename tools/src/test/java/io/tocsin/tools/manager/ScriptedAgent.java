/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.snmp.EngineDiscovery;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.Pdu;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.snmp.V3Header;
import io.tocsin.snmp.V3Message;
import io.tocsin.snmp.VarbindCursor;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tlstm.SessionView;
import io.tocsin.snmp.tlstm.TlstmLimits;
import io.tocsin.snmp.tlstm.TransportObserver;
import io.tocsin.snmp.tsm.TsmMessageWriter;
import io.tocsin.tls.TlsRefusal;
import io.tocsin.tools.receiver.SenderNames;
import io.tocsin.tools.session.Background;
import io.tocsin.tools.session.HostAndPort;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.Station;
import io.tocsin.tools.session.TestLog;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.Variable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** An agent at the other end of a real TLS session that answers whatever the test says. */
final class ScriptedAgent implements TransportReceiver, TransportObserver, AutoCloseable {

  /** Who the agent says that it is. */
  static final byte[] ENGINE_ID = {(byte) 0x80, 0, 0x7E, (byte) 0xD9, 5, 1};

  /** A request as it arrived. */
  record Request(int pduType, int first, int second, List<Variable> variables) {}

  /** What to answer; the differences are added to the right numbers. */
  record Answer(
      int pduType,
      int errorStatus,
      int errorIndex,
      List<Variable> variables,
      int messageIdDifference,
      int requestIdDifference) {

    static Answer of(Variable... variables) {
      return new Answer(PduType.RESPONSE, 0, 0, List.of(variables), 0, 0);
    }

    static Answer error(int status, int index, List<Variable> variables) {
      return new Answer(PduType.RESPONSE, status, index, variables, 0, 0);
    }
  }

  /** What the agent does with a request that is not the discovery of its identifier. */
  @FunctionalInterface
  interface Script {
    /** The answers, none to stay silent. */
    List<Answer> answers(Request request);
  }

  private final Script script;
  private final Station station;
  private final int port;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Background background;
  private final byte[] buffer = new byte[4_096];

  ScriptedAgent(Identity identity, Script script) throws IOException {
    this.script = script;
    station =
        new Station(
            identity,
            Station.TLS_VERSIONS,
            SenderNames.map(List.of(), identity),
            new TlstmLimits(),
            this,
            this,
            new TestLog());
    port = station.transport().listen("127.0.0.1", 0);
    background =
        new Background(
            () -> {
              while (!stopped.get()) {
                station.pump(Long.MAX_VALUE);
              }
              station.closeSessions(2_000);
              station.close();
            },
            () -> {
              stopped.set(true);
              station.network().wakeup();
            });
  }

  /** Host and port, as an argument of a command. */
  String place() {
    return new HostAndPort("127.0.0.1", port).toString();
  }

  @Override
  public void receiveMessage(
      TransportModel transport,
      TmStateReference state,
      byte[] message,
      int offset,
      int length,
      long nowMs) {
    V3Message request = new V3Message();
    if (!request.read(message, offset, length)) {
      throw new AssertionError("the manager sent no message: " + request.error());
    }
    Pdu pdu = request.pdu();
    List<Variable> asked = Variable.readAll(pdu.varbinds(new VarbindCursor()));
    List<Answer> answers =
        asked.get(0).name().equals(EngineDiscovery.SNMP_ENGINE_ID_INSTANCE)
            ? List.of(
                Answer.of(
                    new Variable(
                        asked.get(0).name(), Value.octets(BerTag.OCTET_STRING, ENGINE_ID))))
            : script.answers(new Request(pdu.type(), pdu.errorStatus(), pdu.errorIndex(), asked));
    for (Answer answer : answers) {
      send(transport, state, request, answer);
    }
  }

  private void send(
      TransportModel transport, TmStateReference state, V3Message request, Answer answer) {
    V3Header header = new V3Header();
    header.set(
        request.header().messageId() + answer.messageIdDifference,
        4_096,
        request.header().flags() & ~V3Header.FLAG_REPORTABLE,
        SecurityModelNumber.TSM);
    int length =
        new TsmMessageWriter()
            .write(
                buffer,
                0,
                buffer.length,
                header,
                Octets.of(ENGINE_ID),
                new Octets(0),
                answer.pduType,
                request.pdu().requestId() + answer.requestIdDifference,
                answer.errorStatus,
                answer.errorIndex,
                source(answer.variables));
    transport.sendMessage(state, buffer, buffer.length - length, length);
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
  public void close() {
    background.close();
  }

  @Override
  public void sessionOpened(SessionView session) {}

  @Override
  public void sessionClosed(SessionView session, int cause, TlsRefusal refusal, String text) {}

  @Override
  public void sessionFailed(SessionView session, int cause, TlsRefusal refusal, String text) {}

  @Override
  public void serverCertificateUnknown(SessionView session, TlsRefusal refusal) {}

  @Override
  public void serverCertificateInvalid(SessionView session, TlsRefusal refusal) {}
}
