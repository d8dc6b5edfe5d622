/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.world.check;

import io.tocsin.sim.dmserver.message.Element;
import io.tocsin.sim.world.dm.DmExchange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * For which traps a DM server has registered itself at a board, as the commands that it sent and
 * their statuses tell. Where a status was lost it is not known, and then a trap may be told.
 */
public final class DmRegistrations {

  private static final String TRAPS = "./DiagMon/Trap/";
  private static final String SERVERS = "/ServerIDs/";
  private static final String LEAF = "/ServerID";
  private static final int OK = 200;
  private static final int ALREADY = 418;

  /** A command for a registration. */
  private record Sent(String trap, boolean isAdd, boolean isForeign) {}

  private final String serverId;
  private final Map<String, Sent> sent = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> confirmed = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private String foreign = "";

  /**
   * None yet.
   *
   * @param serverId the server
   */
  public DmRegistrations(String serverId) {
    this.serverId = serverId;
  }

  /**
   * Takes what a board said to the commands of the answers before, and then the commands of the
   * answer.
   */
  public void take(DmExchange exchange) {
    if (exchange.messageId().equals("1")) {
      sent.clear();
    }
    for (Element status : exchange.statuses()) {
      Sent command = sent.remove(key(status.textOf("MsgRef"), status.textOf("CmdRef")));
      if (command != null) {
        answered(command, status.textOf("Data"));
      }
    }
    String messageId = exchange.reply().textOf("SyncHdr", "MsgID");
    for (Element command : exchange.commands()) {
      for (Element item : command.children("Item")) {
        note(messageId, command, item);
      }
    }
  }

  private void answered(Sent command, String code) {
    boolean isDone = code.equals(Integer.toString(OK));
    if (command.isForeign) {
      foreign = isDone ? command.trap : foreign;
    } else if (!command.isAdd && isDone) {
      ended.add(command.trap);
      confirmed.remove(command.trap);
    } else if (command.isAdd && (isDone || code.equals(Integer.toString(ALREADY)))) {
      confirmed.add(command.trap);
    }
  }

  private void note(String messageId, Element command, Element item) {
    String uri = item.textOf("Target", "LocURI");
    int servers = uri.indexOf(SERVERS);
    if (!uri.startsWith(TRAPS) || servers < 0) {
      return;
    }
    String trap = uri.substring(0, servers);
    String key = key(messageId, command.textOf("CmdID"));
    if (command.name().equals("Add") && uri.endsWith(LEAF)) {
      boolean isForeign = !item.textOf("Data").equals(serverId);
      sent.put(key, new Sent(trap, true, isForeign));
      if (!isForeign) {
        asked.add(trap);
        ended.remove(trap);
        // What the same message has ended before is begun again by it.
        sent.values().removeIf(other -> !other.isAdd && other.trap.equals(trap));
      }
    } else if (command.name().equals("Delete")) {
      sent.put(key, new Sent(trap, false, false));
    }
  }

  private static String key(String messageId, String commandId) {
    return messageId + "/" + commandId;
  }

  /** Whether the server may be told of a trap. */
  public boolean mayBeTold(String trap) {
    return asked.contains(trap) && !ended.contains(trap);
  }

  /** Whether the board has said that the server is registered for a trap. */
  public boolean isConfirmed(String trap) {
    return confirmed.contains(trap);
  }

  /** A trap for which the board let the server register somebody else; empty for none. */
  public String foreign() {
    return foreign;
  }
}
