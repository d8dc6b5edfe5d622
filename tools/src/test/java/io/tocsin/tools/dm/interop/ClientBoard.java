/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm.interop;

import io.tocsin.dm.client.AlertRoad;
import io.tocsin.dm.client.DmClient;
import io.tocsin.dm.client.DmSettings;
import io.tocsin.dm.client.ServerTrust;
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
import io.tocsin.hal.Board;
import io.tocsin.hal.Clock;
import io.tocsin.hal.Entropy;
import io.tocsin.hal.Log;
import io.tocsin.hal.MemoryStorage;
import io.tocsin.hal.Network;
import io.tocsin.hal.OperatorFiles;
import io.tocsin.hal.Platform;
import io.tocsin.hal.Storage;
import io.tocsin.hal.TestBoard;
import io.tocsin.hal.TestLog;
import io.tocsin.hal.ValueFiles;
import io.tocsin.hal.Watchdog;
import io.tocsin.raspi.NetworkLimits;
import io.tocsin.raspi.NioNetwork;
import io.tocsin.raspi.SystemClock;
import io.tocsin.raspi.SystemEntropy;
import io.tocsin.raspi.SystemNameResolver;
import io.tocsin.raspi.WallTrust;
import io.tocsin.tls.SecureChannelFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The client of the agent over real sockets, with a tree and its accounts. */
final class ClientBoard implements Platform, AlertRoad, AutoCloseable {

  static final String SERVER_ID = "com.example.dm";
  static final String CLIENT_NAME = "board1";
  static final String CLIENT_SECRET = "client secret";
  static final String SERVER_SECRET = "server secret";
  static final int MESSAGE_BYTES_MAX = 4_096;

  private static final long PATIENCE_MS = 30_000;

  final TestLog log = new TestLog();
  final List<SessionAlert> waiting = new ArrayList<>();
  final List<Integer> answers = new ArrayList<>();
  final List<SessionOutcome> outcomes = new ArrayList<>();
  final ManagementTree tree;
  final DmClient client;

  private final SystemClock clock = new SystemClock(WallTrust.ALWAYS);
  private final SystemEntropy entropy;
  private final MemoryStorage storage = new MemoryStorage();
  private final TestBoard board = new TestBoard();
  private final NioNetwork network;

  /**
   * A board.
   *
   * @param tree its management tree
   * @param accounts those of the tree
   * @param settings how its client behaves
   * @param channels makes TLS channels; null where all accounts are plain
   * @param trust judges servers
   */
  ClientBoard(
      ManagementTree tree,
      DmAccounts accounts,
      DmSettings settings,
      SecureChannelFactory channels,
      ServerTrust trust)
      throws IOException {
    this.tree = tree;
    entropy = new SystemEntropy();
    network = new NioNetwork(clock, log, new SystemNameResolver(), NetworkLimits.DEFAULT);
    client = new DmClient(settings, this, channels, tree, accounts, this, trust);
  }

  /**
   * A board with one account.
   *
   * @param url address of the server
   * @param clientType how the board proves itself, an AAuthType
   * @param serverType how the server does
   */
  static ClientBoard withOneAccount(
      String url,
      String clientType,
      String serverType,
      Encoding encoding,
      SecureChannelFactory channels,
      ServerTrust trust)
      throws IOException {
    TreeDescription description =
        TreeDescription.standardObjects()
            .read("./Vendor node permanent Add,Get acl=Add=*&Delete=*&Get=*&Replace=* open");
    ManagementTree tree = new ManagementTree(description, new TreeLimits(), new MemoryStorage());
    new DeviceInformation("urn:tocsin:1", "Tocsin", "Model 1", "1.0", "en").mount(tree);
    new AccountSettings(SERVER_ID, url)
        .client(clientType, CLIENT_NAME, bytes(CLIENT_SECRET), new byte[0])
        .server(serverType, SERVER_ID, bytes(SERVER_SECRET), new byte[0])
        .write(tree, "1");
    return new ClientBoard(
        tree,
        new DmAccounts(tree),
        settings(new SessionLimits(MESSAGE_BYTES_MAX, 8_192, 100), encoding),
        channels,
        trust);
  }

  /** Settings of a client that waits for nothing. */
  static DmSettings settings(SessionLimits limits, Encoding encoding) {
    return new DmSettings(limits).allowPlain().encoding(encoding).backoff(200, 400).firstContact(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void alert(String source, String data) {
    waiting.add(new SessionAlert(source, "urn:x:door", "chr", "minor", bytes(data), null));
  }

  /** The server asks for a session, and the board has it to its end. */
  SessionOutcome session(String sessionId) {
    return session(SERVER_ID, sessionId);
  }

  /** A server asks for a session, and the board has it to its end. */
  SessionOutcome session(String serverId, String sessionId) {
    int before = outcomes.size();
    client.ask(serverId, sessionId);
    runUntil(() -> outcomes.size() > before);
    return outcomes.get(before);
  }

  /** Lets the client work until something holds. */
  void runUntil(BooleanSupplier condition) {
    long endMs = clock.monotonicMs() + PATIENCE_MS;
    while (!condition.getAsBoolean()) {
      if (clock.monotonicMs() > endMs) {
        throw new AssertionError("not in time: " + log.entries());
      }
      long deadlineMs = client.step(clock.monotonicMs());
      if (!condition.getAsBoolean()) {
        network.await(Math.min(deadlineMs, clock.monotonicMs() + 50));
      }
    }
  }

  @Override
  public void close() throws IOException {
    client.stop();
    network.close();
  }

  // ---- the road of alerts ----

  @Override
  public long wantedMs(DmAccount account, long nowMs) {
    return Long.MAX_VALUE;
  }

  @Override
  public AlertFeed feed(DmAccount account, boolean isTransportSecure, long nowMs) {
    return new AlertFeed() {
      @Override
      public SessionAlert next() {
        return waiting.isEmpty() ? null : waiting.get(0);
      }

      @Override
      public void sent() {
        waiting.remove(0);
      }

      @Override
      public void tooLong() {
        waiting.remove(0);
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
    return true;
  }

  // ---- the platform ----

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Board board() {
    return board;
  }

  @Override
  public Watchdog watchdog() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Log log() {
    return log;
  }

  @Override
  public OperatorFiles files() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ValueFiles valueFiles() {
    throw new UnsupportedOperationException();
  }
}
