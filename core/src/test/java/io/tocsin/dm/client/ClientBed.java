/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.client;

import static io.tocsin.dm.session.ServerText.bytes;
import static io.tocsin.dm.session.ServerText.credential;
import static io.tocsin.dm.session.ServerText.digest;
import static io.tocsin.dm.session.ServerText.status;

import io.tocsin.dm.session.AlertFeed;
import io.tocsin.dm.session.ClientMessage;
import io.tocsin.dm.session.ServerText;
import io.tocsin.dm.session.SessionAlert;
import io.tocsin.dm.session.SessionLimits;
import io.tocsin.dm.session.SessionOutcome;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.AccountSettings;
import io.tocsin.dm.tree.DeviceInformation;
import io.tocsin.dm.tree.DmAccount;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.dm.tree.TreeDescription;
import io.tocsin.dm.tree.TreeLimits;
import io.tocsin.hal.Steppable;
import io.tocsin.hal.TestPlatform;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A client in the virtual network with a server that does what a test says. */
final class ClientBed implements AlertRoad {

  static final String SERVER_ID = "dm.example";
  static final byte[] FIRST_NONCE = bytes("of the account");
  private static final String SECRET = "server secret";

  final VirtualNetwork world = new VirtualNetwork();
  final TestPlatform platform = new TestPlatform(world, "10.0.0.7");
  final PlayedHttpServer server;
  final PlayedHttpServer victim;

  /** What is said to requests; the first that is not null counts, before the DM server itself. */
  final List<UnaryOperator<String>> answers = new ArrayList<>();

  /** The client's messages that the DM server has answered. */
  final List<ClientMessage> messages = new ArrayList<>();

  final List<SessionAlert> alerts = new ArrayList<>();

  /** What the road of alerts heard. */
  final List<String> road = new ArrayList<>();

  ManagementTree tree;
  DmClient client;

  /** What takes notification messages; null for nothing. */
  Notifications notifications;

  byte[] serverNonce = FIRST_NONCE;

  /** What is done to the tree before the client sees it. */
  Consumer<ManagementTree> furnish = made -> {};

  /** Where the server wants to be answered; null for where it is. */
  String responseUri;

  private String script = "";
  private int serverMessageId;

  ClientBed() {
    VirtualHost host = world.addHost("10.0.0.1");
    world.addName("dm.test", host);
    server = new PlayedHttpServer(host, 80, this::answer);
    world.drive(host, server);
    VirtualHost other = world.addHost("10.0.0.2");
    world.addName("victim.test", other);
    victim = new PlayedHttpServer(other, 80, request -> "");
    world.drive(other, victim);
  }

  /** Sets the commands of the server's first message in each session. */
  void script(String commands) {
    script = commands;
  }

  DmSettings secureSettings() {
    return new DmSettings(new SessionLimits(4_096, 4_096, 50))
        .encoding(Encoding.XML)
        .backoff(1_000, 600_000)
        .firstContact(0);
  }

  DmSettings settings() {
    return secureSettings().allowPlain();
  }

  void start(DmSettings settings) {
    open(settings);
    world.drive(
        platform.host,
        new Steppable() {
          @Override
          public long step(long nowMs) {
            if (notifications != null && notifications.step(nowMs) <= nowMs) {
              client.step(nowMs);
              return nowMs;
            }
            return client.step(nowMs);
          }

          @Override
          public void stop(long nowMs) {
            client.stop();
          }

          @Override
          public boolean isStopped() {
            return false;
          }
        });
  }

  /** Starts anew with what the memory has. */
  void restart(DmSettings settings) {
    client.stop();
    open(settings);
  }

  /** Starts anew after a power cut. */
  void crash(DmSettings settings) {
    platform.storage.restorePower();
    open(settings);
  }

  private void open(DmSettings settings) {
    try {
      TreeDescription description =
          TreeDescription.standardObjects()
              .read("./Vendor node permanent Add,Get acl=Add=*&Get=*&Replace=* open");
      tree = new ManagementTree(description, new TreeLimits(), platform.storage);
      new DeviceInformation("urn:tocsin:7", "Tocsin", "Model 1", "1.0", "en").mount(tree);
      if (!tree.view().exists("./DMAcc/1")) {
        new AccountSettings(SERVER_ID, "http://dm.test/dm")
            .client(DmCredential.DIGEST, "board7", bytes("client secret"), new byte[0])
            .server(DmCredential.DIGEST, SERVER_ID, bytes(SECRET), FIRST_NONCE)
            .keptByServer()
            .write(tree, "1");
      }
      furnish.accept(tree);
      tree.save(0);
      client =
          new DmClient(
              settings,
              platform,
              null,
              tree,
              new DmAccounts(tree),
              this,
              (account, url) -> peer -> null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an account of another server, which is at the other host. */
  static void account(ManagementTree tree, String serverId, String node) {
    new AccountSettings(serverId, "http://victim.test/dm")
        .client(DmCredential.DIGEST, "board7", bytes("client secret"), new byte[0])
        .server(DmCredential.DIGEST, serverId, bytes(SECRET), FIRST_NONCE)
        .write(tree, node);
  }

  /** All that was logged. */
  String log() {
    return String.join("\n", platform.log.entries());
  }

  void run(long timeMs) {
    world.run(timeMs);
  }

  /** What a server says that never comes to an end. */
  String hold() {
    return "HTTP/1.1 200 OK\r\n";
  }

  SessionAlert nextAlert() {
    return alerts.isEmpty() ? null : alerts.get(0);
  }

  // ---- the DM server ----

  private String answer(String request) {
    for (UnaryOperator<String> each : answers) {
      String said = each.apply(request);
      if (said != null) {
        return said;
      }
    }
    ClientMessage message = new ClientMessage(PlayedHttpServer.bodyOf(request));
    messages.add(message);
    if (message.nextNonce() != null) {
      serverNonce = Base64.getDecoder().decode(message.nextNonce());
    }
    boolean isFirst = message.header("MsgID").equals("1");
    StringBuilder body =
        new StringBuilder(status("1", "SyncHdr", message.header("MsgID"), "0", 212));
    int commandId = 20;
    for (org.w3c.dom.Element alert : message.commands("Alert")) {
      String cmdId = ClientMessage.text(alert, "CmdID");
      body.append(
          status(Integer.toString(commandId++), "Alert", message.header("MsgID"), cmdId, 200));
    }
    body.append(isFirst ? script : "").append("<Final/>");
    return PlayedHttpServer.message(ServerText.message(header(message), body.toString()));
  }

  private String header(ClientMessage message) {
    return "<SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>"
        + message.header("SessionID")
        + "</SessionID><MsgID>"
        + ++serverMessageId
        + "</MsgID><Target><LocURI>urn:tocsin:7</LocURI></Target>"
        + "<Source><LocURI>http://dm.test/dm</LocURI></Source>"
        + (responseUri == null ? "" : "<RespURI>" + responseUri + "</RespURI>")
        + credential(digest(SERVER_ID, SECRET, serverNonce))
        + "</SyncHdr>";
  }

  // ---- the road of alerts ----

  @Override
  public long wantedMs(DmAccount account, long nowMs) {
    return alerts.isEmpty() ? Long.MAX_VALUE : nowMs;
  }

  @Override
  public AlertFeed feed(DmAccount account, boolean isTransportSecure, long nowMs) {
    return new AlertFeed() {
      @Override
      public SessionAlert next() {
        return nextAlert();
      }

      @Override
      public void sent() {
        road.add("sent");
        alerts.remove(0);
      }

      @Override
      public void tooLong() {
        alerts.remove(0);
      }

      @Override
      public void answered(int index, int status) {
        // What arrives is looked at in the messages.
      }
    };
  }

  @Override
  public boolean ended(DmAccount account, SessionOutcome outcome, long nowMs) {
    road.add(outcome.name());
    return true;
  }
}
