/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.dm;

import io.tocsin.sim.dmserver.message.Element;
import java.util.List;

/**
 * A message of a board and the answer to it, as a server saw them.
 *
 * @param timeMs when, in milliseconds of the world
 * @param from address of the board
 * @param isSecure whether it came over a channel, and not plainly
 * @param request the message
 * @param reply the answer; null when the server did not answer in DM
 * @param isTrue whether the answer is without faults that concern who the server is
 * @param hasHmac whether the answer has an HMAC
 */
public record DmExchange(
    long timeMs,
    String from,
    boolean isSecure,
    Element request,
    Element reply,
    boolean isTrue,
    boolean hasHmac) {

  private static final String GENERIC = "1226";
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
    return body(request).children("Alert").stream()
        .filter(alert -> alert.textOf("Data").equals(GENERIC))
        .flatMap(
            alert ->
                alert.children("Item").stream()
                    .map(item -> DmReport.of(item, status(alert.textOf("CmdID")))))
        .toList();
  }

  /** What the answer says to a command; 0 for nothing. */
  private int status(String commandId) {
    return reply == null ? 0 : code(reply, messageId(), commandId);
  }

  /** What the board's message says to the header of the server's last one; 0 for nothing. */
  public int statusOfServer() {
    return code(request, null, HEADER);
  }

  /** Whether the answer shows who the server is. */
  public boolean showsServer() {
    return reply != null && (hasHmac || reply.child("SyncHdr").has("Cred"));
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
