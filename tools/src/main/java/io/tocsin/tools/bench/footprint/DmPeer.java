/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.bench.footprint;

import io.tocsin.sim.dmserver.auth.Account;
import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.tools.dm.DmServer;
import io.tocsin.tools.dm.http.ServerTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A DM server that registers for a trap in the first session. */
final class DmPeer implements AutoCloseable {

  private static final String SERVER_ID = "com.example.dm";
  private static final String BOARD = "board";
  private static final String LOOPBACK = "127.0.0.1";

  /** Of no worth to anybody: both sides run on this machine, for some minutes. */
  private static final String SECRET = "footprint";

  private final DmServer server;
  private final int port;

  /**
   * Begins to listen.
   *
   * @param folder where its certificate is
   */
  DmPeer(Path folder) throws IOException {
    Credential board = Credential.of(AuthType.MD5, BOARD, SECRET);
    Credential own = Credential.of(AuthType.MD5, SERVER_ID, SECRET);
    server =
        DmServer.named(SERVER_ID)
            .account(Account.of(BOARD, board, own))
            .script("register ./DiagMon/Trap/start -> 200,418\n")
            .start();
    port =
        server.listen(
            LOOPBACK,
            0,
            ServerTls.load(
                folder.resolve("receiver.crt"),
                folder.resolve("receiver.key"),
                List.of(folder.resolve("ca.crt")),
                ServerTls.Clients.NONE));
  }

  /** The lines of a board's configuration that name it: one session soon, and no more. */
  String configuration(Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("dm.secret"), SECRET);
    return String.join(
        "\n",
        "dm.server.main.id = " + SERVER_ID,
        "dm.server.main.address = https://" + LOOPBACK + ":" + port + "/dm",
        "dm.server.main.client.name = " + BOARD,
        "dm.server.main.client.secret = " + secret.getFileName(),
        "dm.server.main.server.secret = " + secret.getFileName(),
        "dm.poll.ms = 2000",
        "dm.per.hour.sessions = 1",
        "dm.burst.sessions = 1");
  }

  /** Sessions that came to their end. */
  int sessions() {
    return server.sessions().size();
  }

  @Override
  public void close() {
    server.close();
  }
}
