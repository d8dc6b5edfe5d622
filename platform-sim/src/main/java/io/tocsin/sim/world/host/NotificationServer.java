/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.host;

import io.tocsin.hal.Entropy;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.board.BoardClock;
import io.tocsin.sim.world.board.StreamEntropy;
import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.channel.WorldIdentity;
import io.tocsin.sim.world.network.NetworkHost;
import io.tocsin.sim.world.network.VirtualConnection;
import io.tocsin.snmp.EngineCounters;
import io.tocsin.snmp.MessageDispatcher;
import io.tocsin.snmp.SnmpEngine;
import io.tocsin.snmp.V3MessageProcessing;
import io.tocsin.snmp.tlstm.CertificateMap;
import io.tocsin.snmp.tlstm.PeerPolicy;
import io.tocsin.snmp.tlstm.TlsTransportModel;
import io.tocsin.snmp.tlstm.TlstmLimits;
import io.tocsin.snmp.tsm.TransportSecurityModel;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.Fingerprint;
import io.tocsin.tls.PathVerifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A server that takes notifications, made of the agent's own parts. It takes note of everything and
 * can be slow, silent, late, forgetful, and away.
 */
public final class NotificationServer implements WorldServer {

  /** Where it listens. */
  public static final int PORT = 10_162;

  private static final int MESSAGE_SIZE_MAX = 8_192;
  private static final int IDLE_TIME_MS_MAX = 24 * 3600 * 1000;
  private static final int HANDSHAKES_MAX = 64;
  private static final byte[] ENGINE_ID_START = {(byte) 0x80, 0, 0x7E, (byte) 0xD9, 5};
  private static final int ENGINE_ID_LENGTH = 13;

  private final World world;
  private final NetworkHost network;
  private final BoardClock clock;
  private final StepDriver driver;
  private final String name;
  private final Entropy entropy;
  private final RandomStream engineIds;
  private final List<ReceivedNotification> received = new ArrayList<>();
  private final Set<Long> eventIds = new HashSet<>();
  private int sessionsMax = 32;
  private boolean silent;
  private boolean notesKept = true;
  private long receivedCount;
  private long answerDelayMs;
  private int answers = 1;
  private boolean refusing;
  private CertificateKind certificate = CertificateKind.USUAL;
  private CertificateKind nextCertificate = CertificateKind.USUAL;
  private Consumer<ReceivedNotification> listener = notification -> {};
  private TlsTransportModel transport;
  private AnswerDelay answerDelay;
  private SessionNotes sessions = new SessionNotes();

  NotificationServer(World world, String name, NetworkHost network) {
    this.world = world;
    this.network = network;
    clock = new BoardClock(world.scheduler());
    driver = new StepDriver(name, world.scheduler(), network, clock, network::movedBytes);
    this.name = name;
    String part = "server/" + name + "/";
    entropy = new StreamEntropy(world.seed().stream(part + "entropy"));
    engineIds = world.seed().stream(part + "engine");
    network.powerOff(true);
  }

  /** Starts, as another engine than the last time; nothing when it runs. */
  @Override
  public void powerOn() {
    if (transport != null) {
      return;
    }
    network.powerOn();
    clock.start();
    certificate = nextCertificate;
    WorldIdentity identity = world.authority().issue(name, certificate);
    EngineCounters counters = new EngineCounters();
    SnmpEngine engine = new SnmpEngine(engineId(), 1, clock.monotonicMs());
    V3MessageProcessing v3 = new V3MessageProcessing(engine, counters, MESSAGE_SIZE_MAX, 1);
    v3.addSecurityModel(new TransportSecurityModel(engine, counters, MESSAGE_SIZE_MAX, 1));
    MessageDispatcher dispatcher = new MessageDispatcher(v3, counters);
    new ReceiverApplication(world.scheduler(), dispatcher, this::answer, this::take);
    sessions = new SessionNotes();
    transport =
        new TlsTransportModel(
            network,
            world.serverChannels(identity.identity(), entropy, MESSAGE_SIZE_MAX),
            policy(world),
            limits(),
            MESSAGE_SIZE_MAX,
            (model, state, message, offset, length, nowMs) ->
                dispatcher.receiveMessage(answerDelay, state, message, offset, length, nowMs),
            sessions);
    answerDelay = new AnswerDelay(world.scheduler(), transport, driver::wake);
    answerDelay.set(answerDelayMs, answers);
    try {
      transport.listen("0.0.0.0", PORT);
    } catch (IOException e) {
      throw world.unexpected("a server cannot listen", e);
    }
    driver.start(transport);
  }

  private byte[] engineId() {
    byte[] engineId = new byte[ENGINE_ID_LENGTH];
    engineIds.fill(engineId, 0, ENGINE_ID_LENGTH);
    System.arraycopy(ENGINE_ID_START, 0, engineId, 0, ENGINE_ID_START.length);
    return engineId;
  }

  /** Trusts the world's authority, and names peers by the common names that it certifies. */
  static PeerPolicy policy(World world) {
    CertificateView authority = world.authority().own().certificate();
    CertificateView[] anchors = {authority};
    CertificateTime time = new TrueTime(world);
    CertificateMap map = new CertificateMap(1);
    map.add(Fingerprint.of(Fingerprint.SHA256, authority), CertificateMap.COMMON_NAME, null);
    return new PeerPolicy(
        new PathVerifier(anchors, time, PathVerifier.CLIENT),
        new PathVerifier(anchors, time, PathVerifier.SERVER),
        map,
        time);
  }

  private TlstmLimits limits() {
    return new TlstmLimits()
        .setSessionsMax(sessionsMax)
        .setAcceptedSessionsMax(sessionsMax)
        .setHandshakesMax(Math.min(sessionsMax, HANDSHAKES_MAX))
        .setIdleTimeMsMax(IDLE_TIME_MS_MAX);
  }

  private ReceiverApplication.Answer answer() {
    if (silent) {
      return ReceiverApplication.Answer.NONE;
    }
    return refusing ? ReceiverApplication.Answer.ERROR : ReceiverApplication.Answer.CONFIRM;
  }

  private void take(ReceivedNotification notification) {
    listener.accept(notification);
    receivedCount++;
    if (notesKept) {
      received.add(notification);
    }
    if (notesKept && notification.eventId() != 0) {
      eventIds.add(notification.eventId());
    }
    world.scheduler().hash().mix(notification.eventId());
  }

  /**
   * Ends at once.
   *
   * @param silently true when the power is cut, and nobody learns of it; false when its connections
   *     are reset
   */
  @Override
  public void powerOff(boolean silently) {
    if (transport != null) {
      answerDelay.end();
      transport = null;
      driver.halt();
      network.powerOff(silently);
    }
  }

  /** Closes all sessions in good order and goes on to listen. */
  @Override
  public void closeSessions() {
    for (long sessionId : sessions.open()) {
      transport.closeSession(sessionId);
    }
    driver.wake();
  }

  /** Resets all of its connections. */
  @Override
  public void dropSessions() {
    for (VirtualConnection connection : network.connections()) {
      connection.resetBoth();
    }
  }

  // ---- how it behaves ----

  /** Sets how many sessions it has at most, from the next start on. */
  @Override
  public void setSessionsMax(int sessionsMax) {
    this.sessionsMax = sessionsMax;
  }

  /** Lets it take informs and not answer them, or answer again. */
  @Override
  public void setSilent(boolean silent) {
    this.silent = silent;
  }

  /** Lets it answer informs with an error (RFC 3416 genErr), or confirm them again. */
  @Override
  public void setRefusing(boolean refusing) {
    this.refusing = refusing;
  }

  /** Sets which certificate it presents, from the next start on. */
  @Override
  public void setCertificate(CertificateKind kind) {
    nextCertificate = kind;
  }

  /**
   * Lets it keep no notes of what it receives but the number, for months of notifications.
   *
   * @param kept whether it keeps notes, from now on
   */
  public void setNotesKept(boolean kept) {
    notesKept = kept;
  }

  /**
   * Sets how informs are answered.
   *
   * @param delayMs how late, in milliseconds
   * @param count how often each
   */
  @Override
  public void setAnswers(long delayMs, int count) {
    answerDelayMs = delayMs;
    answers = count;
    if (transport != null) {
      answerDelay.set(delayMs, count);
    }
  }

  /**
   * Lets it read slowly.
   *
   * @param bytes bytes that it reads in each of its turns
   * @param pauseMs time from one turn to the next in milliseconds
   */
  @Override
  public void setSlow(int bytes, long pauseMs) {
    network.setReadBytesPerStepMax(bytes);
    driver.setPauseMs(pauseMs);
  }

  /** Lets it read as fast as it can. */
  @Override
  public void setFast() {
    setSlow(Integer.MAX_VALUE, 0);
    driver.wake();
  }

  // ---- what it saw ----

  /**
   * Lets it find connections that lead nowhere, as TCP's keep-alive does: otherwise boards that
   * went without a word fill its table for ever.
   *
   * @param periodMs time between two looks, in milliseconds
   */
  @Override
  public void keepAlive(long periodMs) {
    world
        .scheduler()
        .after(
            periodMs,
            "keep-alive",
            () -> {
              network.connections().forEach(VirtualConnection::checkAlive);
              keepAlive(periodMs);
            });
  }

  /** Its host name. */
  @Override
  public String name() {
    return name;
  }

  /** Which certificate it has presented since the last start. */
  @Override
  public CertificateKind certificate() {
    return certificate;
  }

  /** Sets who hears of each notification as it comes. */
  public void setListener(Consumer<ReceivedNotification> listener) {
    this.listener = listener;
  }

  /** Its place on the network. */
  @Override
  public NetworkHost network() {
    return network;
  }

  /** Number of notifications since the world began. */
  public long receivedCount() {
    return receivedCount;
  }

  /**
   * All notifications since the world began, in the order in which they came, of which it kept
   * notes.
   */
  public List<ReceivedNotification> received() {
    return new ArrayList<>(received);
  }

  /** Number of different events with a tocsinEventId that it has been told of. */
  public int eventCount() {
    return eventIds.size();
  }

  /** Whether it has been told of an event. */
  public boolean hasEvent(long eventId) {
    return eventIds.contains(eventId);
  }

  /** Sessions that are open now. */
  public int openSessionCount() {
    return sessions.open().size();
  }

  /** Sessions that did not come about since the last start. */
  public int failedSessionCount() {
    return sessions.failedCount();
  }
}
