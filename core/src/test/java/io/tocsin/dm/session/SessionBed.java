/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.session;

import static io.tocsin.dm.session.ServerText.bytes;
import static io.tocsin.dm.session.ServerText.code;
import static io.tocsin.dm.session.ServerText.credential;
import static io.tocsin.dm.session.ServerText.digest;
import static io.tocsin.dm.session.ServerText.get;
import static io.tocsin.dm.session.ServerText.message;
import static io.tocsin.dm.session.ServerText.status;

import io.tocsin.dm.auth.AccountNonces;
import io.tocsin.dm.auth.Digests;
import io.tocsin.dm.auth.HmacHeader;
import io.tocsin.dm.syncml.Encoding;
import io.tocsin.dm.tree.DmAccounts;
import io.tocsin.dm.tree.DmCredential;
import io.tocsin.dm.tree.ManagementTree;
import io.tocsin.hal.Entropy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A session of a device with a server that a test plays, in XML. */
final class SessionBed implements AlertFeed {

  static final String SERVER_ID = "dm.example";
  static final String SERVER_URI = "https://dm.example/dm";
  static final String DEVICE_ID = "urn:tocsin:7";

  static final String CLIENT_NAME = "board7";
  static final String CLIENT_SECRET = "client secret";
  static final String SERVER_SECRET = "server secret";

  final ManagementTree tree;
  final DmAccounts accounts;
  final AccountNonces nonces;
  final byte[] buffer;
  final DmSession session;

  /** Alerts that wait. */
  final List<SessionAlert> waiting = new ArrayList<>();

  /** What became of alerts. */
  final List<String> told = new ArrayList<>();

  /** Nonce for the server's next digest. */
  byte[] serverNonce = bytes("of the account");

  /** Value of the header with the code over the client's last message; null for none. */
  String clientCode;

  private final boolean isServerHmac;
  private int messageId;

  /** Nonce for the client's next code over a message. */
  byte[] clientNonce = {};

  private ClientMessage last;

  SessionBed() {
    this(DmCredential.DIGEST, DmCredential.DIGEST, true, 4_096, 100);
  }

  SessionBed(
      String clientType,
      String serverType,
      boolean isSecure,
      int messageBytesMax,
      int messagesMax) {
    this(new SessionDevice(clientType, serverType), isSecure, messageBytesMax, messagesMax);
  }

  SessionBed(SessionDevice device, boolean isSecure, int messageBytesMax, int messagesMax) {
    tree = device.tree;
    accounts = device.accounts;
    nonces = new AccountNonces(counting());
    nonces.provisionServer(serverNonce, 0, serverNonce.length);
    SessionLimits limits = new SessionLimits(messageBytesMax, 4_096, messagesMax);
    buffer = new byte[messageBytesMax];
    isServerHmac = device.serverType.equals(DmCredential.HMAC);
    session =
        new DmSession(
            new SessionTerms(
                accounts.of(SERVER_ID), "1A2B", false, isSecure, Encoding.XML, SERVER_URI),
            limits,
            tree,
            nonces,
            new Digests(),
            this,
            buffer);
  }

  private static Entropy counting() {
    int[] count = {0};
    return (into, offset, length) -> {
      for (int i = 0; i < length; i++) {
        into[offset + i] = (byte) ++count[0];
      }
    };
  }

  // ---- alerts ----

  @Override
  public SessionAlert next() {
    return waiting.isEmpty() ? null : waiting.get(0);
  }

  @Override
  public void sent() {
    told.add("sent " + waiting.remove(0).source());
  }

  @Override
  public void tooLong() {
    told.add("too long " + waiting.remove(0).source());
  }

  @Override
  public void answered(int index, int status) {
    told.add(index + " answered " + status);
  }

  void alert(String source, String data) {
    waiting.add(new SessionAlert(source, "urn:x:alert", "chr", "critical", bytes(data), null));
  }

  // ---- the client ----

  /** The client's next message; null when the session is over. */
  ClientMessage compose() {
    int length = session.compose();
    if (length == 0) {
      return null;
    }
    clientCode = null;
    if (session.isSigned()) {
      byte[] value = new byte[session.signatureBytesMax()];
      clientCode = new String(value, 0, session.sign(value), StandardCharsets.UTF_8);
    }
    last = new ClientMessage(new String(buffer, 0, length, StandardCharsets.UTF_8));
    if (last.nextNonce() != null) {
      serverNonce = Base64.getDecoder().decode(last.nextNonce());
    }
    return last;
  }

  // ---- the server ----

  static String clientDigest(byte[] nonce) {
    return digest(CLIENT_NAME, CLIENT_SECRET, nonce);
  }

  String clientCode(byte[] nonce) {
    return code(CLIENT_NAME, CLIENT_SECRET, nonce, bytes(last.xml));
  }

  /** The server's credential for the header. */
  String serverCredential() {
    return credential(digest(SERVER_ID, SERVER_SECRET, serverNonce));
  }

  /** The header of the server's next message. */
  String serverHeader(String credential) {
    return "<SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1A2B</SessionID>"
        + "<MsgID>"
        + ++messageId
        + "</MsgID><Target><LocURI>"
        + DEVICE_ID
        + "</LocURI></Target><Source><LocURI>"
        + SERVER_URI
        + "</LocURI></Source>"
        + credential
        + "</SyncHdr>";
  }

  /** Gives the session a message of the server as it is. */
  void receive(String message) {
    byte[] body = bytes(message);
    HmacHeader code = null;
    if (isServerHmac) {
      code = new HmacHeader();
      byte[] value = bytes(code(SERVER_ID, SERVER_SECRET, serverNonce, body));
      if (code.read(value, 0, value.length) != HmacHeader.NONE) {
        throw new AssertionError("a bad header");
      }
    }
    session.receive(body, body.length, Encoding.XML, code);
  }

  /** The server answers with a final message, as itself, and accepts the client. */
  ClientMessage answer(String... commands) {
    return answer(true, commands);
  }

  private String headerStatus() {
    if (!isServerHmac) {
      return status("1", "SyncHdr", last.header("MsgID"), "0", 212);
    }
    clientNonce = bytes("for message " + (messageId + 2));
    String next = ServerText.challenge("syncml:auth-MAC", clientNonce);
    return status("1", "SyncHdr", last.header("MsgID"), "0", 200, next);
  }

  ClientMessage answer(boolean isFinal, String... commands) {
    String body = headerStatus() + String.join("", commands) + (isFinal ? "<Final/>" : "");
    receive(message(serverHeader(isServerHmac ? "" : serverCredential()), body));
    return compose();
  }

  /** Comes to where both have proved who they are, by a Get that is answered. */
  void prove() {
    compose();
    answer(get("2", "./DevInfo/Man"));
  }
}
