/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.sim.dmserver.message.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A message of a board and the answer to it, as a server saw them.
 *
 * @param timeMs when, in milliseconds of the world
 * @param from address of the board
 * @param isSecure whether it came over a channel, and not plainly
 * @param request the message
 * @param reply the answer; null when the server did not answer in DM
 * @param showsServer whether the answer shows who the server is, and rightly
 * @param hasHmac whether the answer has an HMAC
 */
public record DmExchange(
    long timeMs,
    String from,
    boolean isSecure,
    Element request,
    Element reply,
    boolean showsServer,
    boolean hasHmac) {

  private static final Set<String> GROUPS = Set.of("Atomic", "Sequence");
  private static final String GENERIC = "1226";
  private static final String ABORT = "1223";
  private static final String HEADER = "0";

  /** SessionID of the board's message. */
  public String sessionId() {
    return request.textOf("SyncHdr", "SessionID");
  }

  /** MsgID of the board's message. */
  public String messageId() {
    return request.textOf("SyncHdr", "MsgID");
  }

  /** The generic alerts of the board's message, with what was said to each. */
  public List<DmReport> reports() {
    return reports(reply);
  }

  /**
   * The same with what another answer says to each: a server may answer late.
   *
   * @param answer the answer; null for none
   */
  public List<DmReport> reports(Element answer) {
    return body(request).children("Alert").stream()
        .filter(alert -> alert.textOf("Data").equals(GENERIC))
        .flatMap(
            alert ->
                alert.children("Item").stream()
                    .map(item -> DmReport.of(item, status(answer, alert.textOf("CmdID")))))
        .toList();
  }

  /** What an answer says to a command; 0 for nothing. */
  private int status(Element answer, String commandId) {
    return answer == null ? 0 : code(answer, messageId(), commandId);
  }

  /** What the board's message says to the header of the server's last one; 0 for nothing. */
  public int statusOfServer() {
    return code(request, null, HEADER);
  }

  /** What the answer says to the header of the board's message; 0 for nothing. */
  public int statusOfBoard() {
    return reply == null ? 0 : code(reply, messageId(), HEADER);
  }

  /** The alerts of the board's message, of all kinds. */
  public List<Element> alerts() {
    return body(request).children("Alert");
  }

  /** The statuses of the board's message. */
  public List<Element> statuses() {
    return body(request).children("Status");
  }

  /** The commands of the answer, those within groups too. */
  public List<Element> commands() {
    List<Element> commands = new ArrayList<>();
    if (reply != null) {
      addCommands(body(reply), commands);
    }
    return commands;
  }

  private static void addCommands(Element group, List<Element> commands) {
    for (Element element : group.children()) {
      if (GROUPS.contains(element.name())) {
        addCommands(element, commands);
      }
      commands.add(element);
    }
  }

  /** Whether the board ends the session with its message. */
  public boolean isAbort() {
    return body(request).children("Alert").stream()
        .anyMatch(alert -> alert.textOf("Data").equals(ABORT));
  }

  /** Whether the answer belongs to the session of the board's message. */
  public boolean isOfSession() {
    return reply != null && reply.textOf("SyncHdr", "SessionID").equals(sessionId());
  }

  private static int code(Element message, String messageId, String commandId) {
    for (Element status : body(message).children("Status")) {
      boolean isOfMessage = messageId == null || status.textOf("MsgRef").equals(messageId);
      String code = status.textOf("Data");
      if (isOfMessage && status.textOf("CmdRef").equals(commandId) && code.matches("[0-9]{3}")) {
        return Integer.parseInt(code);
      }
    }
    return 0;
  }

  private static Element body(Element message) {
    Element body = message.child("SyncBody");
    return body == null ? Element.of("SyncBody") : body;
  }
}
