/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.snmp.tlstm;

import io.tocsin.hal.Listener;
import io.tocsin.hal.Network;
import io.tocsin.hal.Steppable;
import io.tocsin.snmp.SecurityLevel;
import io.tocsin.snmp.TmStateReference;
import io.tocsin.snmp.TransportDomain;
import io.tocsin.snmp.TransportModel;
import io.tocsin.snmp.TransportReceiver;
import io.tocsin.tls.SecureChannelFactory;
import java.io.IOException;

/**
 * The TLS Transport Model over TCP (RFC 6353, RFC 9456).
 *
 * <p>{@link #step} accepts connections, moves bytes, runs handshakes, delivers messages and minds
 * the time. {@link #sendMessage}, {@link #openSession} and {@link #closeSession} may be called at
 * any time, from within the receiver's and the observer's calls too; they act at once as far as the
 * connection lets them. Since they can bring the next deadline nearer, the owner asks {@link
 * #nextDeadlineMs} after its last call.
 */
public final class TlsTransportModel implements TransportModel, Steppable {

  /** Least value of the greatest message (RFC 3412 §6.3). */
  public static final int MESSAGE_SIZE_MIN = 484;

  private final Network network;
  private final SessionContext context;
  private final SessionTable table;
  private final Acceptor acceptor;
  private int first;
  private boolean stopping;

  /**
   * A model without sessions; allocates all of its memory.
   *
   * @param network where connections come from
   * @param channels makes the TLS ends, with our identity; the output of an open channel should
   *     have room for a message of the greatest size
   * @param policy who may talk to us, and to whom we talk
   * @param limits the bounds
   * @param messageSizeMax greatest message in bytes, in both directions, {@link #MESSAGE_SIZE_MIN}
   *     at least
   * @param receiver takes the messages
   * @param observer is told what becomes of sessions
   */
  public TlsTransportModel(
      Network network,
      SecureChannelFactory channels,
      PeerPolicy policy,
      TlstmLimits limits,
      int messageSizeMax,
      TransportReceiver receiver,
      TransportObserver observer) {
    this(
        network, channels, policy, limits, messageSizeMax, receiver, observer, new TlstmCounters());
  }

  /**
   * A model without sessions; allocates all of its memory.
   *
   * @param network where connections come from
   * @param channels makes the TLS ends, with our identity; the output of an open channel should
   *     have room for a message of the greatest size
   * @param policy who may talk to us, and to whom we talk
   * @param limits the bounds
   * @param messageSizeMax greatest message in bytes, in both directions, {@link #MESSAGE_SIZE_MIN}
   *     at least
   * @param receiver takes the messages
   * @param observer is told what becomes of sessions
   * @param counters the counters, which go on from where they are
   */
  public TlsTransportModel(
      Network network,
      SecureChannelFactory channels,
      PeerPolicy policy,
      TlstmLimits limits,
      int messageSizeMax,
      TransportReceiver receiver,
      TransportObserver observer,
      TlstmCounters counters) {
    if (messageSizeMax < MESSAGE_SIZE_MIN) {
      throw new IllegalArgumentException("greatest message: " + messageSizeMax);
    }
    this.network = network;
    context =
        new SessionContext(
            this, channels, policy, limits, messageSizeMax, receiver, observer, counters);
    table = new SessionTable(context);
    acceptor = new Acceptor(table, limits);
  }

  /** The counters. */
  public TlstmCounters counters() {
    return context.counters;
  }

  /** Sessions of all states, closing ones included. */
  public int sessionCount() {
    return table.count();
  }

  /**
   * Shows the sessions of all states, closing ones included.
   *
   * @param visitor is shown each, during its call and not longer
   */
  public void visitSessions(SessionVisitor visitor) {
    for (int place = 0; place < table.size(); place++) {
      if (table.at(place).state() != SessionState.NONE) {
        visitor.visit(table.at(place));
      }
    }
  }

  @Override
  public TransportDomain transportDomain() {
    return TransportDomain.TLS_TCP;
  }

  @Override
  public int messageSizeMax() {
    return context.messageSizeMax;
  }

  /**
   * Begins to accept sessions at an address.
   *
   * @param host host name or address to bind to
   * @param port TCP port; 0 lets the system choose
   * @return the bound TCP port
   * @throws IOException when it cannot be bound, or {@link TlstmLimits#listenersMax()} is reached
   */
  public int listen(String host, int port) throws IOException {
    return listen(host, port, null);
  }

  /**
   * Begins to accept sessions at an address at which another model may listen already. In that case
   * both have its listener, and one of them has to {@link #release} it.
   *
   * @param host host name or address to bind to
   * @param port TCP port; 0 lets the system choose
   * @param before the model that listened before this one; null for none
   * @return the bound TCP port
   * @throws IOException when it cannot be bound, or {@link TlstmLimits#listenersMax()} is reached
   */
  public int listen(String host, int port, TlsTransportModel before) throws IOException {
    if (acceptor.isFull()) {
      throw new IOException(
          "more than " + context.limits.listenersMax() + " addresses to listen at");
    }
    Listener taken = before == null ? null : before.acceptor.find(host, port);
    Listener listener = taken == null ? network.listen(host, port) : taken;
    acceptor.add(host, port, listener);
    return listener.port();
  }

  /**
   * Gives up the listeners that another model has too, without closing them.
   *
   * @param other the model that goes on with them
   */
  public void release(TlsTransportModel other) {
    acceptor.release(other.acceptor);
  }

  /**
   * Goes on counting sessions behind those of another model, so that no number is used twice (RFC
   * 6353 §5.1.2 step 1); before any session of this one.
   *
   * @param before the model that this one takes the place of
   */
  public void continueNumbers(TlsTransportModel before) {
    table.continueNumbers(before.table);
  }

  /**
   * Begins to open a session (openSession of RFC 6353 §5.3.1). The observer is told how it went on.
   *
   * @param target where to
   * @param nowMs monotonic time in milliseconds
   * @return number of the session, or 0 when the table is full or the model is stopping
   */
  public long openSession(TlsTarget target, long nowMs) {
    // RFC 6353 §5.3.1 step 1.
    context.counters.increment(TlstmCounters.SESSION_OPENS);
    Session session = stopping ? null : freePlace(nowMs);
    if (session == null) {
      context.counters.increment(TlstmCounters.SESSION_OPEN_ERRORS);
      return 0;
    }
    // RFC 6353 §5.3.1 step 6: the number is tmSessionID from now on.
    long id = table.newId(session, false);
    session.open(id, target, network.connect(target.host(), target.port()), nowMs);
    return id;
  }

  private Session freePlace(long nowMs) {
    if (table.free() == null) {
      Session victim = table.victim(nowMs);
      if (victim != null) {
        victim.evict();
      }
    }
    return table.free();
  }

  /**
   * Where a session stands.
   *
   * @param sessionId any number
   * @return a constant of {@link SessionState}
   */
  public int sessionState(long sessionId) {
    Session session = table.find(sessionId);
    return session == null ? SessionState.NONE : session.state();
  }

  /**
   * A session of any state, to be looked at during the present call and not longer.
   *
   * @param sessionId any number
   * @return the session, null when there is none of that number
   */
  public SessionView session(long sessionId) {
    return table.find(sessionId);
  }

  /** Places for sessions; as many as {@link TlstmLimits#sessionsMax()}. */
  public int placeCount() {
    return table.size();
  }

  /**
   * The session in a place, to be looked at during the present call and not longer.
   *
   * @param place 0 to {@link #placeCount()} - 1
   * @return the session; null when there is none there that is open
   */
  public SessionView openSession(int place) {
    Session session = table.at(place);
    return session.state() == SessionState.OPEN ? session : null;
  }

  /**
   * Whether a session is open and the network has taken every message that {@link #sendMessage}
   * took for it. What it has not taken yet is lost when the session ends otherwise than by {@link
   * #closeSession}.
   *
   * @param sessionId any number
   */
  public boolean isDrained(long sessionId) {
    Session session = table.find(sessionId);
    return session != null && session.isDrained();
  }

  /**
   * Closes a session (closeSession of RFC 6353 §5.4): messages taken before go out, then TLS is
   * closed, then the connection.
   *
   * @param sessionId its number; one that is over already is counted and does no harm
   */
  public void closeSession(long sessionId) {
    // RFC 6353 §5.4 step 2.
    Session session = table.find(sessionId);
    if (session != null) {
      session.close();
    } else if (sessionId != 0) {
      // RFC 6353 §5.4 steps 1 and 3: the request counts, and there is nothing to do.
      context.counters.increment(
          SessionTable.isServer(sessionId)
              ? TlstmCounters.SESSION_SERVER_CLOSES
              : TlstmCounters.SESSION_CLIENT_CLOSES);
    }
  }

  /**
   * Closes the sessions of peers whose certificates have another name by now than when they were
   * opened, or none.
   */
  public void closeRenamedSessions() {
    for (int place = 0; place < table.size(); place++) {
      Session session = table.at(place);
      if (session.state() == SessionState.OPEN && session.isServer()) {
        SecurityName name = context.policy.clientName(session.peer());
        if (name == null || !name.equals(session.securityName())) {
          session.close();
        }
      }
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>These are the elements of procedure of RFC 6353 §5.2. Sessions are not opened on behalf of a
   * message: the state has no address, and what opens sessions also decides when.
   */
  @Override
  public int sendMessage(TmStateReference state, byte[] message, int offset, int length) {
    // RFC 6353 §5.2 step 1.
    if (!isUsable(state)) {
      context.counters.increment(TlstmCounters.SESSION_INVALID_CACHES);
      return REFUSED;
    }
    if (length > context.messageSizeMax) {
      context.counters.increment(TlstmCounters.MESSAGES_TOO_LARGE);
      return REFUSED;
    }
    // RFC 6353 §5.2 step 2.
    Session session = table.find(state.sessionId());
    if (session == null && state.sessionId() == 0 && !state.sameSecurity()) {
      // RFC 6353 §5.2 step 5.
      session = choose(state);
    }
    if (session != null && session.state() == SessionState.OPEN && !isSame(session, state)) {
      // RFC 5590 §5.2: a session of another principal is no session for this message.
      context.counters.increment(TlstmCounters.SESSION_INVALID_CACHES);
      return REFUSED;
    }
    // RFC 6353 §5.2 step 6.
    int result = session == null ? NO_SESSION : session.send(message, offset, length);
    // RFC 6353 §5.2 steps 3 and 4: the latter lets us say so instead of opening another session.
    context.counters.increment(
        result == SENT
            ? TlstmCounters.MESSAGES_OUT
            : result == FULL ? TlstmCounters.MESSAGES_FULL : TlstmCounters.SESSION_NO_SESSIONS);
    return result;
  }

  private static boolean isUsable(TmStateReference state) {
    return state != null
        && state.securityNameLength() > 0
        && state.requestedSecurityLevel() >= SecurityLevel.NO_AUTH_NO_PRIV
        && state.requestedSecurityLevel() <= SessionContext.SECURITY_LEVEL;
  }

  private static boolean isSame(Session session, TmStateReference state) {
    return session.securityName().matches(state.securityName(), 0, state.securityNameLength());
  }

  /**
   * RFC 6353 §5.2 step 5a: the open session of ours under that name. Where sessions under the name
   * lead to several addresses, the message might reach the wrong one, and none is chosen.
   */
  private Session choose(TmStateReference state) {
    Session chosen = null;
    for (int place = 0; place < table.size(); place++) {
      Session session = table.at(place);
      if (session.state() == SessionState.OPEN && !session.isServer() && isSame(session, state)) {
        if (chosen != null && !chosen.target().hasSameAddress(session.target())) {
          return null;
        }
        chosen = session;
      }
    }
    return chosen;
  }

  /**
   * Does all that is due, within bounds.
   *
   * @param nowMs monotonic time in milliseconds
   * @return when it must be called again at the latest, as {@link #nextDeadlineMs} has it, but not
   *     before now
   */
  @Override
  public long step(long nowMs) {
    context.beginStep();
    acceptor.accept(nowMs);
    first = (first + 1) % table.size();
    // Those who are authenticated come first: a handshake can cost many messages' time.
    stepSessions(true, nowMs);
    stepSessions(false, nowMs);
    acceptor.updateInterest(nowMs);
    return Math.max(nowMs, nextDeadlineMs());
  }

  private void stepSessions(boolean established, long nowMs) {
    for (int i = 0; i < table.size(); i++) {
      Session session = table.at((first + i) % table.size());
      int state = session.state();
      if (state != SessionState.NONE && (state >= SessionState.OPEN) == established) {
        session.step(nowMs);
      }
    }
  }

  /**
   * When {@link #step} must be called at the latest, monotonic time in milliseconds; a moment long
   * past when it is due at once, {@link Steppable#NEVER} when nothing is due by time alone.
   */
  public long nextDeadlineMs() {
    long nextMs = acceptor.deadlineMs();
    for (int place = 0; place < table.size(); place++) {
      nextMs = Math.min(nextMs, table.at(place).deadlineMs());
    }
    return nextMs;
  }

  /** {@inheritDoc} No more connections are accepted or opened; all sessions are closed. */
  @Override
  public void stop(long nowMs) {
    stopping = true;
    acceptor.closeAll();
    for (int place = 0; place < table.size(); place++) {
      Session session = table.at(place);
      if (session.state() != SessionState.NONE && session.state() != SessionState.CLOSING) {
        session.close();
      }
    }
  }

  @Override
  public boolean isStopped() {
    return stopping && table.count() == 0;
  }
}
