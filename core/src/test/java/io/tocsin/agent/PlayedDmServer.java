/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.agent;

import static io.tocsin.dm.session.ServerText.credential;
import static io.tocsin.dm.session.ServerText.digest;
import static io.tocsin.dm.session.ServerText.status;

import io.tocsin.dm.client.PlayedHttpServer;
import io.tocsin.dm.session.ClientMessage;
import io.tocsin.dm.session.ServerText;
import io.tocsin.hal.VirtualHost;
import io.tocsin.hal.VirtualNetwork;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;

/** A DM server in the virtual network; it proves itself by MD5 and takes all alerts. */
final class PlayedDmServer {

  /** Items of all alerts of traps: source, type, data. */
  final List<String> alerts = new ArrayList<>();

  /** Statuses of the commands of {@link #script}: command and code. */
  final List<String> statuses = new ArrayList<>();

  /** Values that were asked for: address and data. */
  final List<String> results = new ArrayList<>();

  /** Commands of the first message of the next session. */
  String script = "";

  int sessions;

  private final String serverId;
  private final String url;
  private final String secret;
  private byte[] nonce = {1, 2, 3, 4};
  private int messageId;

  PlayedDmServer(
      VirtualNetwork world, String address, String host, String serverId, String secret) {
    this.serverId = serverId;
    this.url = "http://" + host + "/dm";
    this.secret = secret;
    VirtualHost machine = world.addHost(address);
    world.addName(host, machine);
    world.drive(machine, new PlayedHttpServer(machine, 80, this::answer));
  }

  /** Lines of a configuration that give the board an account here. */
  String[] account(String name) {
    return new String[] {
      "dm.plain.http = true",
      "dm.encoding = xml",
      "dm.server." + name + ".id = " + serverId,
      "dm.server." + name + ".address = " + url,
      "dm.server." + name + ".client.name = board",
      "dm.server." + name + ".client.secret = client.secret",
      "dm.server." + name + ".server.secret = server.secret",
      "dm.server." + name + ".server.nonce = 01:02:03:04",
    };
  }

  private String answer(String request) {
    ClientMessage message = new ClientMessage(PlayedHttpServer.bodyOf(request));
    if (message.nextNonce() != null) {
      nonce = Base64.getDecoder().decode(message.nextNonce());
    }
    boolean isFirst = message.header("MsgID").equals("1");
    sessions += isFirst ? 1 : 0;
    String header = message.header("MsgID");
    StringBuilder body = new StringBuilder(status("1", "SyncHdr", header, "0", 212));
    int commandId = 200;
    for (Element alert : message.commands("Alert")) {
      String id = ClientMessage.text(alert, "CmdID");
      body.append(status(Integer.toString(commandId++), "Alert", header, id, 200));
      String type = ClientMessage.text(alert, "Item/Meta/Type");
      if (type != null) {
        alerts.add(
            ClientMessage.text(alert, "Item/Source/LocURI")
                + ' '
                + type
                + ' '
                + ClientMessage.text(alert, "Item/Data"));
      }
    }
    for (Element status : message.commands("Status")) {
      String command = ClientMessage.text(status, "Cmd");
      if (!command.equals("SyncHdr")) {
        statuses.add(command + ' ' + ClientMessage.text(status, "Data"));
      }
    }
    for (Element result : message.commands("Results")) {
      results.add(
          ClientMessage.text(result, "Item/Source/LocURI")
              + '='
              + ClientMessage.text(result, "Item/Data"));
    }
    if (isFirst) {
      body.append(script);
    }
    return PlayedHttpServer.message(
        ServerText.message(header(message), body.append("<Final/>").toString()));
  }

  private String header(ClientMessage message) {
    return "<SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>"
        + message.header("SessionID")
        + "</SessionID><MsgID>"
        + ++messageId
        + "</MsgID><Target><LocURI>"
        + message.header("Source/LocURI")
        + "</LocURI></Target><Source><LocURI>"
        + url
        + "</LocURI></Source>"
        + credential(digest(serverId, secret, nonce))
        + "</SyncHdr>";
  }
}
