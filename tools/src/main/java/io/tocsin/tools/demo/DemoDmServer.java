/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.demo;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.notify.Notification;
import io.tocsin.sim.dmserver.notify.UiMode;
import io.tocsin.sim.dmserver.session.DmEvent;
import io.tocsin.sim.dmserver.session.DmSessionReport;
import io.tocsin.tools.dm.DmServer;
import io.tocsin.tools.dm.http.ServerTls;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A DM server that registers for two traps of the board, and shows and counts what it is told. */
final class DemoDmServer implements AutoCloseable {

  /** Its ServerID. */
  static final String SERVER_ID = "com.example.dm";

  /** The demo fails where a status is another one than expected. */
  private static final String SCRIPT =
      """
      on session 1
      get ./Board/Description ./Board/Sensors -> 200
      register ./DiagMon/Trap/line-door -> 200
      register ./DiagMon/Trap/high-soc-temperature -> 200
      on session 2
      add ./DiagMon/Trap/high-soc-temperature/ServerIDs/x node -> 200
      add ./DiagMon/Trap/high-soc-temperature/ServerIDs/x/ServerID chr victim.example -> 425
      """;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int FIRST_SESSION_ID = 0x1A00;

  private final Screen screen;
  private final DmServer server;
  private final String serverPassword;
  private final int port;
  private final Set<String> eventIds = new HashSet<>();
  private int notifications;

  /**
   * Begins to listen on 127.0.0.1.
   *
   * @param tls its certificate
   * @param clientPassword what the board shows
   * @param serverPassword what it shows to the board
   * @param nonce the nonce that both know from the start, in base64
   */
  DemoDmServer(
      ServerTls tls, String clientPassword, String serverPassword, String nonce, Screen screen)
      throws IOException {
    this.screen = screen;
    this.serverPassword = serverPassword;
    Credential board = Credential.of(AuthType.MD5, DemoFolder.BOARD, clientPassword);
    Credential own = new Credential(AuthType.MD5, SERVER_ID, serverPassword, nonce);
    server =
        DmServer.named(SERVER_ID)
            .account(Account.of(DemoFolder.BOARD, board, own))
            .script(SCRIPT)
            .listener(this::happened)
            .start();
    port = server.listen(LOOPBACK, 0, tls);
  }

  int port() {
    return port;
  }

  private void happened(DmEvent event) {
    Map<String, String> fields = event.fields();
    switch (event.type()) {
      case "alert":
        if (!fields.getOrDefault("source", "").isEmpty()) {
          screen.dmServer(fields.get("source") + ": " + fields.get("data"));
          count(fields.get("data"));
        }
        break;
      case "status":
        screen.dmServer(
            fields.get("command").replaceAll(" -> [0-9]+", "")
                + ": status "
                + fields.get("status"));
        break;
      case "result":
        screen.dmServer(fields.get("uri") + " is " + fields.get("data"));
        break;
      case "violation", "unmet", "serverRefused", "challenged":
        screen.dmServer(event.type() + " " + fields);
        break;
      default:
        break;
    }
  }

  /** An event that is told again after a session that broke has the same identifier. */
  private synchronized void count(String data) {
    int start = data.indexOf(";id=");
    if (start < 0) {
      return;
    }
    eventIds.add(data.substring(start, data.indexOf(';', start + 1)));
    notifyAll();
  }

  /** Events that it was told of, repetitions not counted. */
  synchronized long alerts() {
    return eventIds.size();
  }

  /**
   * Waits for alerts.
   *
   * @param count alerts since the beginning
   * @param timeMsMax how long to wait
   * @return whether as many arrived
   */
  synchronized boolean await(long count, long timeMsMax) throws InterruptedException {
    long deadlineNs = System.nanoTime() + timeMsMax * 1_000_000;
    while (eventIds.size() < count) {
      long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }

  /**
   * Asks the board for a session, and waits until it is over.
   *
   * @param boardPort its UDP port for notification messages
   * @param timeMsMax how long to wait
   * @throws IOException when the session did not go as it should
   */
  void callBoard(int boardPort, long timeMsMax) throws IOException, InterruptedException {
    int sessionId = FIRST_SESSION_ID + ++notifications;
    byte[] message =
        new Notification(SERVER_ID, sessionId, UiMode.BACKGROUND, true)
            .encode(serverPassword, server.serverNonce(DemoFolder.BOARD));
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), boardPort));
    }
    if (!server.awaitEnded(notifications, timeMsMax)) {
      throw new IOException("The board did not call its DM server.");
    }
    DmSessionReport session = server.sessions().get(notifications - 1);
    if (!session.unmet().isEmpty() || !session.violations().isEmpty()) {
      throw new IOException(
          "Session with the DM server: " + session.unmet() + session.violations());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
