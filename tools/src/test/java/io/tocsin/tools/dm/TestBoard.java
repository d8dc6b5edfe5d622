/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.tools.dm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.sim.dmserver.auth.AuthType;
import io.tocsin.sim.dmserver.auth.Base64Text;
import io.tocsin.sim.dmserver.auth.Credential;
import io.tocsin.sim.dmserver.auth.Digests;
import io.tocsin.sim.dmserver.auth.HmacHeader;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small DM client for tests of the server: it authenticates both ways and answers commands from a
 * flat table of nodes. It can be told to break the protocol.
 */
final class TestBoard {

  private static final int ROUNDS_MAX = 50;

  private final String device;
  private final Codec codec;
  private final Transport transport;
  private final TestNodes nodes = new TestNodes();
  private final List<Element> answers = new ArrayList<>();
  private final List<Element> alerts = new ArrayList<>();
  private Credential own = Credential.NONE;
  private Credential server = Credential.NONE;
  private byte[] ownNonce = {};
  private byte[] serverNonce = {};
  private int msgId;
  private int sizeMax = 65_536;
  private boolean shows = true;

  /** Brings a message to the server and its answer back. */
  @FunctionalInterface
  interface Transport {

    /** An answer. */
    record Answer(String contentType, String hmac, String body) {

      byte[] octets() {
        return Base64Text.decode(body);
      }
    }

    /** Does it. */
    Answer post(String contentType, byte[] body, String hmac) throws Exception;
  }

  TestBoard(String device, Codec codec, Transport transport) {
    this.device = device;
    this.codec = codec;
    this.transport = transport;
  }

  /** Shows that from its first message on, with the nonce that both know. */
  TestBoard shows(Credential credential) {
    own = credential;
    ownNonce = Base64Text.decode(credential.firstNonce());
    return this;
  }

  /** Shows nothing before it is asked. */
  TestBoard waitsToBeAsked() {
    shows = false;
    return this;
  }

  /** Wants the server to show that. */
  TestBoard wants(Credential credential) {
    server = credential;
    serverNonce = Base64Text.decode(credential.firstNonce());
    return this;
  }

  /** Takes, and sends, no greater messages. */
  TestBoard messagesOf(int octets) {
    sizeMax = octets;
    return this;
  }

  /** Sends that alert once the server is accepted. */
  TestBoard alerts(Element alert) {
    alerts.add(alert);
    return this;
  }

  TestNodes nodes() {
    return nodes;
  }

  /** All messages of the server, in their order. */
  List<Element> answers() {
    return answers;
  }

  /** The last status that the server gave our header. */
  int headerStatus() {
    return Integer.parseInt(headerStatusElement(answers.get(answers.size() - 1)).textOf("Data"));
  }

  /** Plays a whole session. */
  TestBoard play(String sessionId) throws Exception {
    msgId = 0;
    boolean serverTrusted = server.type() == AuthType.NONE;
    List<Element> body = packageOne();
    List<Element> waiting = new ArrayList<>();
    boolean last = true;
    boolean serverEnded = false;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Transport.Answer raw = post(sessionId, body, last);
      Element answer = codec.read(raw.octets());
      answers.add(answer);
      Element status = headerStatusElement(answer);
      takeNonce(status);
      int code = Integer.parseInt(status.textOf("Data"));
      if (code == 401 || code == 407) {
        if (!status.has("Chal")) {
          return this;
        }
        shows = true;
        body = packageOne();
        body.add(0, statusOf(answer, "0", "SyncHdr", 212, null));
        continue;
      }
      boolean right = serverTrusted || isServerRight(answer, raw);
      serverTrusted |= right && server.type() != AuthType.HMAC;
      List<Element> next = new ArrayList<>();
      next.add(statusOf(answer, "0", "SyncHdr", headerCode(right), right ? challenge() : wrong()));
      boolean asked = answerCommands(answer, right, next, waiting);
      if (right && !alerts.isEmpty()) {
        next.addAll(alerts);
        alerts.clear();
      }
      boolean ends = answer.child("SyncBody").has("Final");
      if (isAborted(answer) || (!asked && waiting.isEmpty() && ends)) {
        return this;
      }
      // "Next message" belongs to no package of the server.
      serverEnded = ends || (serverEnded && !asked);
      last = fill(sessionId, next, waiting, serverEnded);
      body = next;
    }
    throw new AssertionError("the session does not end");
  }

  private static boolean isAborted(Element answer) {
    return answer.child("SyncBody").children("Alert").stream()
        .anyMatch(alert -> alert.textOf("Data").equals("1223"));
  }

  private int headerCode(boolean right) {
    int good = server.type() == AuthType.HMAC ? 200 : 212;
    return right ? good : 401;
  }

  private List<Element> packageOne() {
    List<Element> body = new ArrayList<>();
    body.add(Element.of("Alert", Element.leaf("CmdID", 1), Element.leaf("Data", 1201)));
    body.add(
        Element.of(
            "Replace",
            Element.leaf("CmdID", 2),
            Element.of(
                "Item",
                Element.of("Source", Element.leaf("LocURI", "./DevInfo/DevId")),
                Element.leaf("Data", device))));
    return body;
  }

  private Transport.Answer post(String sessionId, List<Element> body, boolean last)
      throws Exception {
    byte[] message = codec.write(message(sessionId, body, last, ++msgId));
    return transport.post(codec.mediaType(), message, hmac(message));
  }

  private String hmac(byte[] message) {
    if (own.type() != AuthType.HMAC || !shows) {
      return null;
    }
    String mac = Digests.mac(own.name(), own.password(), ownNonce, message);
    return HmacHeader.md5(own.name(), mac).toString();
  }

  private Element message(String sessionId, List<Element> body, boolean last, int id) {
    Element source = Element.of("Source", Element.leaf("LocURI", device));
    Element header =
        Element.of(
            "SyncHdr",
            Element.leaf("VerDTD", "1.2"),
            Element.leaf("VerProto", "DM/1.2"),
            Element.leaf("SessionID", sessionId),
            Element.leaf("MsgID", id),
            Element.of("Target", Element.leaf("LocURI", "http://server/dm")),
            own.name().isEmpty() ? source : source.with(Element.leaf("LocName", own.name())));
    if (shows && (own.type() == AuthType.MD5 || own.type() == AuthType.BASIC)) {
      String data =
          own.type() == AuthType.MD5
              ? Digests.md5(own.name(), own.password(), ownNonce)
              : Digests.basic(own.name(), own.password());
      header =
          header.with(Element.of("Cred", typeAndFormat(own.type()), Element.leaf("Data", data)));
    }
    header = header.with(Element.of("Meta", Element.leaf("MaxMsgSize", sizeMax)));
    List<Element> all = new ArrayList<>(body);
    if (last) {
      all.add(Element.of("Final"));
    }
    return Element.of("SyncML", header, Element.of("SyncBody", all));
  }

  private static Element typeAndFormat(AuthType type) {
    return Element.of("Meta", Element.leaf("Type", type.uri()), Element.leaf("Format", "b64"));
  }

  private void takeNonce(Element status) {
    String nonce = status.textOf("Chal", "Meta", "NextNonce");
    if (!nonce.isEmpty()) {
      ownNonce = Base64Text.decode(nonce);
      // A digest counts for its session; only an HMAC is shown again.
      shows |= own.type() == AuthType.HMAC;
    }
    if (status.textOf("Data").equals("212")) {
      shows = own.type() == AuthType.HMAC;
    }
  }

  private boolean isServerRight(Element answer, Transport.Answer raw) {
    if (server.type() == AuthType.HMAC) {
      HmacHeader header = HmacHeader.parse(raw.hmac());
      return header != null
          && header.username().equals(server.name())
          && header
              .mac()
              .equals(Digests.mac(server.name(), server.password(), serverNonce, raw.octets()));
    }
    String right =
        server.type() == AuthType.MD5
            ? Digests.md5(server.name(), server.password(), serverNonce)
            : Digests.basic(server.name(), server.password());
    return answer.textOf("SyncHdr", "Cred", "Data").equals(right);
  }

  private Element challenge() {
    return server.type().hasNonce() ? wrong() : null;
  }

  private Element wrong() {
    serverNonce = ("nonce" + msgId).getBytes(UTF_8);
    Element meta = typeAndFormat(server.type());
    return Element.of(
        "Chal",
        server.type().hasNonce()
            ? meta.with(Element.leaf("NextNonce", Base64Text.encode(serverNonce)))
            : meta);
  }

  private static Element statusOf(
      Element answer, String cmdRef, String name, int code, Element chal) {
    List<Element> parts =
        new ArrayList<>(
            List.of(
                Element.leaf("CmdID", 0),
                Element.leaf("MsgRef", answer.textOf("SyncHdr", "MsgID")),
                Element.leaf("CmdRef", cmdRef),
                Element.leaf("Cmd", name)));
    if (chal != null) {
      parts.add(chal);
    }
    parts.add(Element.leaf("Data", code));
    return Element.of("Status", parts);
  }

  private static Element headerStatusElement(Element answer) {
    return answer.child("SyncBody").children("Status").stream()
        .filter(status -> status.textOf("CmdRef").equals("0"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no status of the header: " + answer));
  }

  /**
   * Adds statuses to what goes next, results to what waits; returns whether there was a command.
   */
  private boolean answerCommands(
      Element answer, boolean right, List<Element> next, List<Element> waiting) {
    boolean any = false;
    for (Element command : answer.child("SyncBody").children()) {
      if (command.name().equals("Status") || command.name().equals("Final")) {
        continue;
      }
      boolean asksForMore = command.name().equals("Alert") && command.textOf("Data").equals("1222");
      any |= !asksForMore;
      answerCommand(answer, command, right, next, waiting);
    }
    return any;
  }

  private void answerCommand(
      Element answer, Element command, boolean right, List<Element> next, List<Element> waiting) {
    int code = right ? nodes.carryOut(command) : 401;
    next.add(statusOf(answer, command.textOf("CmdID"), command.name(), code, null));
    for (Element inner : command.children()) {
      if (inner.has("CmdID")) {
        answerCommand(answer, inner, right, next, waiting);
      }
    }
    if (command.name().equals("Get") && code == 200) {
      waiting.addAll(nodes.results(command, answer.textOf("SyncHdr", "MsgID"), sizeMax));
    }
  }

  /** Moves what fits from what waits; returns whether the package ends. */
  private boolean fill(
      String sessionId, List<Element> next, List<Element> waiting, boolean serverEnded) {
    while (!waiting.isEmpty()) {
      next.add(waiting.get(0));
      if (codec.write(message(sessionId, next, true, msgId + 1)).length > sizeMax) {
        next.remove(next.size() - 1);
        return false;
      }
      waiting.remove(0);
    }
    return serverEnded;
  }

  /** What it knows, for a test. */
  Map<String, String> values() {
    return nodes.values();
  }
}
