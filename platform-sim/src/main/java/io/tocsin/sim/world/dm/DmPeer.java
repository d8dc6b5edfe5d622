/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.hal.Connection;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Listener;
import io.tocsin.hal.Steppable;
import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.faults.FaultPlan;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.message.MalformedMessageException;
import io.tocsin.sim.dmserver.notify.Notification;
import io.tocsin.sim.dmserver.notify.UiMode;
import io.tocsin.sim.dmserver.script.Script;
import io.tocsin.sim.dmserver.script.TrapNames;
import io.tocsin.sim.dmserver.session.DmEngine;
import io.tocsin.sim.dmserver.session.DmEvent;
import io.tocsin.sim.dmserver.session.DmReply;
import io.tocsin.sim.dmserver.session.DmRequest;
import io.tocsin.sim.world.RandomStream;
import io.tocsin.sim.world.board.BoardClock;
import io.tocsin.sim.world.board.StreamEntropy;
import io.tocsin.sim.world.channel.CertificateKind;
import io.tocsin.sim.world.host.StepDriver;
import io.tocsin.sim.world.host.TrueTime;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.host.WorldServer;
import io.tocsin.sim.world.network.NetworkHost;
import io.tocsin.sim.world.network.VirtualConnection;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.SecureChannelFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An OMA DM server on the virtual network: HTTP on port 80, and HTTP over channels on port 443. It
 * knows its accounts, nonces and sessions through restarts, as a server with a database does, until
 * it is made to {@link #forgetNonces forget}.
 */
public final class DmPeer implements WorldServer, Steppable, DmVisit.Host {

  /** Port of HTTP. */
  public static final int HTTP_PORT = 80;

  /** Port of HTTP over channels. */
  public static final int HTTPS_PORT = 443;

  /** Hears of what comes over connections, the bytes of channels included. */
  public interface Traffic {

    /**
     * Something came.
     *
     * @param from address of the client
     * @param bytes how many bytes
     * @param isConnection whether it is a new connection, without bytes
     */
    void came(String from, long bytes, boolean isConnection);
  }

  private static final int NONCE_BYTES = 16;
  private static final int MESSAGE_BYTES_MAX = 65_536;
  private static final long IDLE_MS_MAX = 30_000;
  private static final int CONNECTIONS_MAX = 1_000_000;

  private final World world;
  private final String name;
  private final NetworkHost network;
  private final DmPlan plan;
  private final BoardClock clock;
  private final StepDriver driver;
  private final Entropy entropy;
  private final RandomStream nonces;
  private final List<DmVisit> visits = new ArrayList<>();
  private DmEngine engine;
  private FaultPlan faults = FaultPlan.NONE;
  private Script script;
  private Consumer<DmExchange> listener = exchange -> {};
  private Consumer<DmEvent> events = event -> {};
  private Traffic traffic = (from, bytes, isNew) -> {};
  private Listener plainPort;
  private Listener securePort;
  private SecureChannelFactory channels;
  private PathVerifier verifier;
  private CertificateKind certificate = CertificateKind.USUAL;
  private CertificateKind nextCertificate = CertificateKind.USUAL;
  private int connectionsMax = CONNECTIONS_MAX;
  private boolean keepsSessions = true;
  private boolean running;
  private boolean silent;
  private boolean refusing;
  private long delayMs;
  private int times = 1;
  private long requestCount;
  private long refusedCount;
  private long connectionCount;

  /**
   * A server without power, whose name leads to it.
   *
   * @param world where it is
   * @param name its host name, which its certificate bears
   * @param address its address in numbers
   * @param plan what it is to be
   */
  public DmPeer(World world, String name, String address, DmPlan plan) {
    this.world = world;
    this.name = name;
    this.plan = plan;
    world.internet().names().set(name, address);
    network = world.internet().addHost(address);
    clock = new BoardClock(world.scheduler());
    driver = new StepDriver(name, world.scheduler(), network, clock, network::movedBytes);
    entropy = new StreamEntropy(world.seed().stream("dm/" + name + "/entropy"));
    nonces = world.seed().stream("dm/" + name + "/nonces");
    script = Script.parse(plan.script(), new TrapNames(plan.settings().serverId()));
    engine = newEngine();
    network.powerOff(true);
  }

  private DmEngine newEngine() {
    DmEngine fresh =
        new DmEngine(
            plan.settings(),
            plan.accounts(),
            script,
            faults,
            this::nextNonce,
            event -> events.accept(event));
    fresh.setSessionsKept(keepsSessions);
    return fresh;
  }

  private byte[] nextNonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    nonces.fill(nonce, 0, NONCE_BYTES);
    return nonce;
  }

  // ---- power ----

  @Override
  public void powerOn() {
    if (running) {
      return;
    }
    running = true;
    network.powerOn();
    clock.start();
    certificate = nextCertificate;
    CertificateView[] anchors = {world.authority().own().certificate()};
    verifier = new PathVerifier(anchors, new TrueTime(world), PathVerifier.CLIENT);
    channels =
        world.serverChannels(
            world.authority().issue(name, certificate).identity(), entropy, MESSAGE_BYTES_MAX);
    try {
      plainPort = network.listen("0.0.0.0", HTTP_PORT);
      securePort = network.listen("0.0.0.0", HTTPS_PORT);
    } catch (IOException e) {
      throw world.unexpected("a server cannot listen", e);
    }
    driver.start(this);
  }

  @Override
  public void powerOff(boolean silently) {
    if (running) {
      running = false;
      visits.clear();
      driver.halt();
      network.powerOff(silently);
    }
  }

  @Override
  public void closeSessions() {
    visits.forEach(visit -> visit.wire().close());
    driver.wake();
  }

  @Override
  public void dropSessions() {
    network.connections().forEach(VirtualConnection::resetBoth);
  }

  // ---- the loop ----

  @Override
  public long step(long nowMs) {
    long worldMs = clock.worldMs(nowMs);
    accept(plainPort, false, worldMs);
    accept(securePort, true, worldMs);
    long dueMs = NEVER;
    for (DmVisit visit : visits) {
      long before = visit.wire().bytesRead();
      dueMs = Math.min(dueMs, visit.step(worldMs));
      long more = visit.wire().bytesRead() - before;
      if (more > 0) {
        traffic.came(visit.wire().remoteAddress(), more, false);
      }
    }
    visits.removeIf(visit -> visit.wire().isOver());
    boolean hasRoom = visits.size() < connectionsMax;
    plainPort.setAcceptWanted(hasRoom);
    securePort.setAcceptWanted(hasRoom);
    return dueMs == NEVER ? NEVER : nowMs + Math.max(0, dueMs - worldMs);
  }

  private void accept(Listener port, boolean isSecure, long worldMs) {
    while (visits.size() < connectionsMax) {
      Connection connection = port.accept();
      if (connection == null) {
        return;
      }
      connectionCount++;
      traffic.came(connection.remoteAddress(), 0, true);
      Wire wire = new Wire(connection, isSecure ? channels.server(verifier) : null);
      visits.add(new DmVisit(wire, this, IDLE_MS_MAX, worldMs));
    }
  }

  @Override
  public HttpAnswer answer(HttpRequest request, Wire wire) {
    requestCount++;
    if (silent) {
      return null;
    }
    Codec codec = Codec.ofContentType(request.header("content-type"));
    if (refusing) {
      return HttpAnswer.text("500 Internal Server Error", "");
    }
    if (!request.method().equals("POST")) {
      refusedCount++;
      return HttpAnswer.text("405 Method Not Allowed", "Allow: POST\r\n");
    }
    if (codec == null) {
      refusedCount++;
      return HttpAnswer.text("415 Unsupported Media Type", "");
    }
    try {
      return answer(request, wire, codec);
    } catch (MalformedMessageException e) {
      refusedCount++;
      return HttpAnswer.text("400 Bad Request", "");
    }
  }

  private HttpAnswer answer(HttpRequest request, Wire wire, Codec codec)
      throws MalformedMessageException {
    String scheme = wire.isSecure() ? "https://" : "http://";
    DmReply reply =
        engine.answer(
            new DmRequest(
                codec,
                request.body(),
                HmacHeader.parse(request.header(HmacHeader.NAME)),
                scheme + name + request.target(),
                wire.peerName()));
    tell(request, wire, codec, reply);
    return HttpAnswer.of(reply);
  }

  private void tell(HttpRequest request, Wire wire, Codec codec, DmReply reply)
      throws MalformedMessageException {
    Element said = codec.read(reply.body());
    world.scheduler().hash().mix(request.body(), 0, request.body().length);
    listener.accept(
        new DmExchange(
            world.scheduler().nowMs(),
            wire.remoteAddress(),
            wire.isSecure(),
            codec.read(request.body()),
            said,
            reply.showsServer(),
            reply.hmac() != null));
  }

  @Override
  public long delayMs() {
    return delayMs;
  }

  @Override
  public int times() {
    return times;
  }

  @Override
  public void stop(long nowMs) {
    powerOff(false);
  }

  @Override
  public boolean isStopped() {
    return false;
  }

  // ---- how it behaves ----

  /**
   * Sets what goes wrong from the next message on.
   *
   * @param rules as {@code --fault} of the server for trials has them
   */
  public void setFaults(String... rules) {
    faults = FaultPlan.parse(rules);
    engine.setFaults(faults);
  }

  /** Sets what boards are told in the sessions that begin from now on. */
  public void setScript(String text) {
    script = Script.parse(text, new TrapNames(plan.settings().serverId()));
    engine.setScript(script);
  }

  /** Loses all nonces and sessions: a server whose database comes from a backup. */
  public void forgetNonces() {
    engine = newEngine();
  }

  /**
   * Asks a board for a session (package #0).
   *
   * @param account the board's account
   * @param to address of the board
   * @param port its UDP port
   * @param sessionId the session that is asked for
   * @param copies how many datagrams
   */
  public void ask(String account, String to, int port, int sessionId, int copies) {
    Notification notification =
        new Notification(plan.settings().serverId(), sessionId, UiMode.BACKGROUND, true);
    byte[] datagram =
        notification.encode(
            plan.accounts().stream()
                .filter(known -> known.name().equals(account))
                .findFirst()
                .orElseThrow()
                .server()
                .password(),
            engine.serverNonce(account));
    for (int i = 0; i < copies; i++) {
      network.send(datagram, to, port);
    }
  }

  @Override
  public void setSilent(boolean silent) {
    this.silent = silent;
  }

  @Override
  public void setRefusing(boolean refusing) {
    this.refusing = refusing;
  }

  @Override
  public void setAnswers(long delay, int count) {
    delayMs = delay;
    times = count;
  }

  @Override
  public void setSlow(int bytes, long pauseMs) {
    network.setReadBytesPerStepMax(bytes);
    driver.setPauseMs(pauseMs);
  }

  /** Lets it forget sessions once a board has begun another one, for servers of many boards. */
  public void forgetSessions() {
    keepsSessions = false;
    engine.setSessionsKept(false);
  }

  /** Sets the least time between two of its turns in milliseconds, for servers of many boards. */
  public void setTurnMs(long turnMs) {
    driver.setPauseMs(turnMs);
  }

  @Override
  public void setFast() {
    setSlow(Integer.MAX_VALUE, 0);
    driver.wake();
  }

  @Override
  public void setCertificate(CertificateKind kind) {
    nextCertificate = kind;
  }

  @Override
  public void setSessionsMax(int sessionsMax) {
    connectionsMax = sessionsMax;
  }

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

  // ---- what it saw ----

  /** Sets who hears of each message and its answer. */
  public void setListener(Consumer<DmExchange> newListener) {
    listener = newListener;
  }

  /** Sets who hears of everything that the DM server tells. */
  public void setEvents(Consumer<DmEvent> newEvents) {
    events = newEvents;
  }

  /** Sets who hears of bytes and connections that come. */
  public void setTraffic(Traffic newTraffic) {
    traffic = newTraffic;
  }

  /** The DM server itself. */
  public DmEngine engine() {
    return engine;
  }

  /** Its identifier in DM. */
  public String serverId() {
    return plan.settings().serverId();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public NetworkHost network() {
    return network;
  }

  @Override
  public CertificateKind certificate() {
    return certificate;
  }

  /** Connections that it has accepted. */
  public long connectionCount() {
    return connectionCount;
  }

  /** Requests of HTTP that came whole. */
  public long requestCount() {
    return requestCount;
  }

  /** Those of them that were no message of DM. */
  public long refusedCount() {
    return refusedCount;
  }
}
