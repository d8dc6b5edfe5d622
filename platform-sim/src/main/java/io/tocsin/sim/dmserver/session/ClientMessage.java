/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.dmserver.message.MalformedMessageException;
import java.util.List;

/**
 * A message of the client, as far as it must be there for us to answer at all.
 *
 * @param header its SyncHdr
 * @param sessionId its SessionID
 * @param msgId its MsgID
 * @param source LocURI of the device
 * @param target LocURI of the server, as the device has it
 * @param commands all of the SyncBody but Final
 * @param last whether it ends its package
 */
record ClientMessage(
    Element header,
    String sessionId,
    int msgId,
    String source,
    String target,
    List<Element> commands,
    boolean last) {

  /**
   * Finds the parts.
   *
   * @throws MalformedMessageException when one is missing without which there is no answer
   */
  static ClientMessage of(Element root) throws MalformedMessageException {
    Element header = root.child("SyncHdr");
    Element body = root.child("SyncBody");
    if (!root.name().equals("SyncML") || header == null || body == null) {
      throw new MalformedMessageException("this is no SyncML with SyncHdr and SyncBody");
    }
    String sessionId = header.textOf("SessionID");
    String source = header.textOf("Source", "LocURI");
    if (sessionId.isEmpty() || source.isEmpty()) {
      throw new MalformedMessageException("SessionID or Source/LocURI is missing");
    }
    return new ClientMessage(
        header,
        sessionId,
        number(header.textOf("MsgID"), "MsgID"),
        source,
        header.textOf("Target", "LocURI"),
        body.without("Final").children(),
        body.has("Final"));
  }

  private static int number(String text, String name) throws MalformedMessageException {
    if (!text.matches("[0-9]{1,9}")) {
      throw new MalformedMessageException(name + " '" + text + "' is no number");
    }
    return Integer.parseInt(text);
  }

  /** A number of the header's meta information; 0 for none. */
  int meta(String name) {
    String text = header.textOf("Meta", name);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** User name beside the device's address; empty for none. */
  String sourceName() {
    return header.textOf("Source", "LocName");
  }

  /** The credentials; null for none. */
  Element cred() {
    return header.child("Cred");
  }

  /** The client's status of our header in the message that it answers; null for none. */
  Element headerStatus() {
    for (Element command : commands) {
      if (command.name().equals("Status") && command.textOf("CmdRef").equals("0")) {
        return command;
      }
    }
    return null;
  }
}
