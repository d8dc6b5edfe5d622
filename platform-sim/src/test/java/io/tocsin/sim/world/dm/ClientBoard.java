/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.dm.client.AlertRoad;
import io.tocsin.dm.client.DmClient;
import io.tocsin.dm.client.DmSettings;
import io.tocsin.dm.client.Notifications;
import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.SessionAlert;
import io.tocsin.dm.session.SessionLimits;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.DeviceInformation;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.hal.Log;
import io.tocsin.hal.ProgramTexts;
import io.tocsin.hal.Steppable;
import io.tocsin.raspi.command.PlatformParts;
import io.tocsin.sim.BoardPlan;
import io.tocsin.sim.world.board.BoardClock;
import io.tocsin.sim.world.board.BoardHardware;
import io.tocsin.sim.world.board.BoardWatchdog;
import io.tocsin.sim.world.board.BoundedLog;
import io.tocsin.sim.world.board.MemoryFiles;
import io.tocsin.sim.world.board.StreamEntropy;
import io.tocsin.sim.world.channel.PlainChannels;
import io.tocsin.sim.world.flash.Flash;
import io.tocsin.sim.world.host.StepDriver;
import io.tocsin.sim.world.host.TrueTime;
import io.tocsin.sim.world.host.World;
import io.tocsin.sim.world.network.NetworkHost;
import io.tocsin.tls.CertificateTime;
import io.tocsin.tls.CertificateView;
import io.tocsin.tls.PathVerifier;
import io.tocsin.tls.SecureChannelFactory;
import io.tocsin.tls.ServerVerifier;
import io.tocsin.tls.TlsEndpoint;
import io.tocsin.tls.TlsIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A board in the world with nothing but the agent's DM client, which tells what a test gives it.
 */
final class ClientBoard implements AlertRoad, Steppable {

  static final String NAME = "board1";
  static final String ADDRESS = "10.0.0.1";
  static final int NOTIFICATION_PORT = 2_948;
  private static final int MESSAGE_BYTES = 4_096;

  /** With which the server begins; without one no notification message would be believed. */
  private static final byte[] NONCE = {1, 2, 3, 4};

  final DmClient client;
  final List<SessionAlert> alerts = new ArrayList<>();
  final List<SessionOutcome> outcomes = new ArrayList<>();
  final List<Integer> answers = new ArrayList<>();
  final BoundedLog log;
  private final Notifications notifications;
  private int sent;

  ClientBoard(World world, String address, Encoding encoding, String type) {
    NetworkHost network = world.internet().addHost(ADDRESS);
    BoardClock clock = new BoardClock(world.scheduler());
    clock.start();
    BoardHardware hardware = new BoardHardware(world.scheduler(), BoardPlan.STANDARD, NAME);
    log = new BoundedLog(world.scheduler(), 100, Log.DEBUG);
    StreamEntropy entropy = new StreamEntropy(world.seed().stream("entropy"));
    MemoryFiles files = new MemoryFiles();
    PlatformParts platform =
        new PlatformParts(
            clock,
            network,
            new Flash(world.seed().stream("flash")),
            entropy,
            hardware,
            new BoardWatchdog(world.scheduler(), 1_000_000_000),
            log,
            files,
            files,
            ProgramTexts.OF_CLASS_LOADER);
    TlsIdentity identity = world.authority().issue(NAME).identity();
    SecureChannelFactory channels =
        world.isTls()
            ? new TlsEndpoint(
                identity, entropy, TlsEndpoint.TLS_1_3, 2 * TlsEndpoint.OUTPUT_SIZE_MIN)
            : new PlainChannels(identity, MESSAGE_BYTES);
    try {
      ManagementTree tree =
          new ManagementTree(
              TreeDescription.standardObjects(), new TreeLimits(), platform.storage());
      new DeviceInformation("urn:tocsin:7", "Tocsin", "Model 1", "1.0", "en").mount(tree);
      new AccountSettings("dm.example", address)
          .client(type, NAME, bytes("client secret"), new byte[0])
          .server(type, "dm.example", bytes("server secret"), NONCE)
          .write(tree, "1");
      tree.save(0);
      client =
          new DmClient(
              new DmSettings(new SessionLimits(MESSAGE_BYTES, MESSAGE_BYTES, 50))
                  .encoding(encoding)
                  .allowPlain()
                  .backoff(1_000, 10_000),
              platform,
              channels,
              tree,
              new DmAccounts(tree),
              this,
              (account, url) -> verifier(world, url.host()));
      notifications = new Notifications(network.receive("0.0.0.0", NOTIFICATION_PORT), client);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    new StepDriver(NAME, world.scheduler(), network, clock, network::movedBytes).start(this);
  }

  private static ServerVerifier verifier(World world, String host) {
    CertificateTime time = new TrueTime(world);
    CertificateView[] anchors = {world.authority().own().certificate()};
    return new ServerVerifier(
        new PathVerifier(anchors, time, PathVerifier.SERVER), time, host, null, host);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void tell(long eventId) {
    alerts.add(
        new SessionAlert(
            "./DiagMon/Trap/door",
            "urn:oma:at:diagmon:1.0:TrapNotification",
            "chr",
            "critical",
            bytes("event=lineChanged;id=" + String.format("%016x", eventId)),
            null));
  }

  @Override
  public long step(long nowMs) {
    boolean isMore = notifications.step(nowMs) <= nowMs;
    long dueMs = client.step(nowMs);
    return isMore ? nowMs : dueMs;
  }

  @Override
  public void stop(long nowMs) {
    client.stop();
  }

  @Override
  public boolean isStopped() {
    return false;
  }

  @Override
  public long wantedMs(DmAccount account, long nowMs) {
    return alerts.isEmpty() ? Long.MAX_VALUE : nowMs;
  }

  @Override
  public AlertFeed feed(DmAccount account, boolean isTransportSecure, long nowMs) {
    sent = 0;
    return new AlertFeed() {
      @Override
      public SessionAlert next() {
        return sent < alerts.size() ? alerts.get(sent) : null;
      }

      @Override
      public void sent() {
        sent++;
      }

      @Override
      public void tooLong() {
        throw new IllegalStateException("an alert is too long");
      }

      @Override
      public void answered(int index, int status) {
        answers.add(status);
      }
    };
  }

  @Override
  public boolean ended(DmAccount account, SessionOutcome outcome, long nowMs) {
    outcomes.add(outcome);
    boolean isAllTaken = answers.size() >= sent;
    if (isAllTaken) {
      alerts.subList(0, sent).clear();
    }
    answers.clear();
    return isAllTaken;
  }
}
