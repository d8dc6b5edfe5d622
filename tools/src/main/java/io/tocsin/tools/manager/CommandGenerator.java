/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.manager;

import io.tocsin.ber.BerTag;
import io.tocsin.ber.BerWriter;
import io.tocsin.ber.Oid;
import io.tocsin.hal.Log;
import io.tocsin.snmp.EngineDiscovery;
import io.tocsin.snmp.ErrorStatus;
import io.tocsin.snmp.Octets;
import io.tocsin.snmp.PduType;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.SecurityModelNumber;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.V3Header;
import io.tocsin.snmp.VarbindSource;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.snmp.tlstm.TlsTarget;
import io.tocsin.snmp.tlstm.TlstmLimits;
import io.tocsin.snmp.tsm.TsmMessageWriter;
import io.tocsin.tools.session.Identity;
import io.tocsin.tools.session.Station;
import io.tocsin.tools.values.Value;
import io.tocsin.tools.values.Variable;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * A command generator (RFC 3413 §3.1): asks one agent over one TLS session and waits for each
 * answer. All calls block and are made from one thread.
 */
public final class CommandGenerator implements Closeable {

  private static final int MESSAGE_ID_FIRST_MAX = 1 << 30;
  private static final long CLOSE_TIME_MS_MAX = 2_000;

  /** Pause between the handshake and the first message, see {@link #open}. */
  private static final long SETTLING_MS = 20;

  private final Station station;
  private final TlsTarget target;
  private final ManagerSettings settings;
  private final SessionWatch session = new SessionWatch();
  private final PendingRequest pending = new PendingRequest();
  private final TsmMessageWriter messages = new TsmMessageWriter();
  private final V3Header header = new V3Header();
  private final TmStateReference state = new TmStateReference();
  private final byte[] buffer = new byte[Station.MESSAGE_SIZE_MAX];
  private final Octets contextName;
  private Octets contextEngineId = EngineDiscovery.LOCAL_ENGINE_ID;
  private int nextMessageId = new SecureRandom().nextInt(MESSAGE_ID_FIRST_MAX);

  /**
   * Prepares everything and connects to nothing yet.
   *
   * @param identity who asks and whom it trusts
   * @param versions versions of TLS, see {@link io.tocsin.tls.TlsEndpoint}
   * @param target the agent
   * @param settings times and context
   * @param log learns of trouble of the network
   * @throws IOException when the system gives no sockets
   */
  public CommandGenerator(
      Identity identity, int versions, TlsTarget target, ManagerSettings settings, Log log)
      throws IOException {
    this.target = target;
    this.settings = settings;
    this.contextName = settings.contextName();
    TlstmLimits limits =
        new TlstmLimits()
            .setSessionsMax(1)
            .setAcceptedSessionsMax(0)
            .setConnectTimeMsMax(settings.timeoutMs())
            .setHandshakeTimeMsMax(settings.timeoutMs());
    station = new Station(identity, versions, new CertificateMap(0), limits, pending, session, log);
    byte[] name = target.securityName().toBytes();
    state.setSecurityName(name, 0, name.length);
    state.setRequestedSecurityLevel(SecurityLevel.AUTH_PRIV);
  }

  /**
   * Opens the session and asks the agent for its engine's identifier (RFC 5343 §3.2).
   *
   * @throws IOException when there is no session or no answer; the message is a paragraph for
   *     people
   */
  public void open() throws IOException {
    long sessionId = station.transport().openSession(target, station.clock().monotonicMs());
    if (sessionId == 0) {
      throw new IOException("The session with " + target + " is over.");
    }
    state.setSessionId(sessionId);
    while (!session.isOpen()) {
      if (session.end() != null) {
        throw new IOException("No session with " + target + ". " + session.end());
      }
      station.pump(Long.MAX_VALUE);
    }
    settle();
    Response response = get(List.of(EngineDiscovery.SNMP_ENGINE_ID_INSTANCE));
    Value engineId = response.variables().isEmpty() ? null : response.variables().get(0).value();
    if (response.errorStatus() != ErrorStatus.NO_ERROR
        || engineId == null
        || engineId.tag() != BerTag.OCTET_STRING) {
      throw new IOException(
          target + " does not say which engine it is: " + response.errorName() + ".");
    }
    contextEngineId = Octets.of(engineId.octets());
  }

  /**
   * Lets the end of the handshake arrive alone. Net-SNMP up to 5.9.x does not see a message that
   * comes together with it before more data comes.
   */
  private void settle() {
    long untilMs = station.clock().monotonicMs() + SETTLING_MS;
    while (station.clock().monotonicMs() < untilMs && session.end() == null) {
      station.pump(untilMs);
    }
  }

  /** The version of TLS that is spoken, in words. */
  public String protocol() {
    return session.protocol();
  }

  /**
   * GET.
   *
   * @param names full names of variables
   * @throws IOException when there is no answer, or a Report; the message is a paragraph for people
   */
  public Response get(List<Oid> names) throws IOException {
    return request(PduType.GET_REQUEST, 0, 0, withoutValues(names));
  }

  /**
   * GETNEXT.
   *
   * @param names any names
   * @throws IOException when there is no answer, or a Report; the message is a paragraph for people
   */
  public Response getNext(List<Oid> names) throws IOException {
    return request(PduType.GET_NEXT_REQUEST, 0, 0, withoutValues(names));
  }

  /**
   * GETBULK.
   *
   * @param nonRepeaters how many of the names are stepped once
   * @param maxRepetitions how often the others are stepped
   * @param names any names
   * @throws IOException when there is no answer, or a Report; the message is a paragraph for people
   */
  public Response getBulk(int nonRepeaters, int maxRepetitions, List<Oid> names)
      throws IOException {
    return request(PduType.GET_BULK_REQUEST, nonRepeaters, maxRepetitions, withoutValues(names));
  }

  /**
   * SET.
   *
   * @param variables names and new values
   * @throws IOException when there is no answer, or a Report; the message is a paragraph for people
   */
  public Response set(List<Variable> variables) throws IOException {
    return request(PduType.SET_REQUEST, 0, 0, variables);
  }

  private static List<Variable> withoutValues(List<Oid> names) {
    return names.stream().map(name -> new Variable(name, Value.empty(BerTag.NULL))).toList();
  }

  private Response request(int type, int errorStatus, int errorIndex, List<Variable> variables)
      throws IOException {
    int requestId = nextMessageId;
    pending.begin(requestId, nextMessageId);
    for (int attempt = 0; attempt <= settings.retries(); attempt++) {
      if (attempt > 0) {
        pending.sentAgain();
      }
      nextMessageId = (pending.messageIdLast() + 1) & Integer.MAX_VALUE;
      int length = write(type, requestId, errorStatus, errorIndex, variables);
      long deadlineMs = station.clock().monotonicMs() + settings.timeoutMs();
      send(length, deadlineMs);
      awaitAnswer(deadlineMs);
      if (pending.isAnswered()) {
        return answer();
      }
    }
    throw new IOException(
        target
            + " did not answer within "
            + settings.timeoutMs()
            + " ms"
            + (settings.retries() == 0 ? "" : ", " + (settings.retries() + 1) + " times")
            + ".");
  }

  /** Writes the message at the end of the buffer. */
  private int write(
      int type, int requestId, int errorStatus, int errorIndex, List<Variable> variables)
      throws IOException {
    header.set(
        pending.messageIdLast(),
        Station.MESSAGE_SIZE_MAX,
        V3Header.flags(SecurityLevel.AUTH_PRIV, true),
        SecurityModelNumber.TSM);
    int length =
        messages.write(
            buffer,
            0,
            buffer.length,
            header,
            contextEngineId,
            contextName,
            type,
            requestId,
            errorStatus,
            errorIndex,
            new ListSource(variables));
    if (length == 0) {
      throw new IOException("The request does not fit into " + buffer.length + " octets.");
    }
    return length;
  }

  private void send(int length, long deadlineMs) throws IOException {
    int result = trySend(length);
    while (result == TransportModel.FULL && station.clock().monotonicMs() < deadlineMs) {
      station.pump(deadlineMs);
      result = trySend(length);
    }
    if (result != TransportModel.SENT) {
      throw new IOException(
          "The request could not be sent to " + target + ". " + reason("The session is gone."));
    }
  }

  private int trySend(int length) {
    return station.transport().sendMessage(state, buffer, buffer.length - length, length);
  }

  private void awaitAnswer(long deadlineMs) throws IOException {
    while (!pending.isAnswered() && station.clock().monotonicMs() < deadlineMs) {
      if (session.end() != null) {
        throw new IOException("The session with " + target + " ended. " + session.end());
      }
      station.pump(deadlineMs);
    }
  }

  private String reason(String unknown) {
    return session.end() == null ? unknown : session.end();
  }

  private Response answer() throws IOException {
    Response response = pending.response();
    if (pending.isReport()) {
      throw new ReportException(target.toString(), response);
    }
    return response;
  }

  /** Closes the session in good order, within two seconds. */
  @Override
  public void close() throws IOException {
    station.closeSessions(CLOSE_TIME_MS_MAX);
    station.close();
    Arrays.fill(buffer, (byte) 0);
  }

  /** A list as the codec wants it. */
  private record ListSource(List<Variable> variables) implements VarbindSource {

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
  }
}
