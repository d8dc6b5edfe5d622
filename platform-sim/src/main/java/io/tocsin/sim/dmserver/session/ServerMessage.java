/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.faults.Fault;
import io.tocsin.sim.dmserver.faults.FaultPlan;
import io.tocsin.sim.dmserver.message.Codec;
import io.tocsin.sim.dmserver.message.Element;
import java.util.ArrayList;
import java.util.List;

/** A message to the client in the making: statuses first, commands behind them. */
final class ServerMessage {

  private static final int FOREIGN = 500;

  private final Element header;
  private final int msgId;
  private final Codec codec;
  private final int sizeMax;
  private final FaultPlan faults;
  private final List<Element> body = new ArrayList<>();
  private final List<Integer> alertIds = new ArrayList<>();
  private int cmdId = 1;

  /**
   * An empty message.
   *
   * @param header its SyncHdr
   * @param msgId its MsgID
   * @param codec how it will be written
   * @param sizeMax greatest size in octets that the client takes
   * @param faults what is to be wrong with it
   */
  ServerMessage(Element header, int msgId, Codec codec, int sizeMax, FaultPlan faults) {
    this.header = header;
    this.msgId = msgId;
    this.codec = codec;
    this.sizeMax = sizeMax;
    this.faults = faults;
  }

  int msgId() {
    return msgId;
  }

  Codec codec() {
    return codec;
  }

  FaultPlan faults() {
    return faults;
  }

  /** The next CmdID. */
  int nextCmdId() {
    return cmdId++;
  }

  /** Adds the status of the client's header. */
  void headerStatus(ClientMessage message, int code, Element chal) {
    List<Element> parts = new ArrayList<>();
    parts.add(Element.leaf("TargetRef", message.target()));
    parts.add(Element.leaf("SourceRef", message.source()));
    if (chal != null) {
      parts.add(chal);
    }
    status(message.msgId(), "0", "SyncHdr", parts, code);
  }

  /** Adds the status of a command of the client. */
  void status(ClientMessage message, Element command, int code) {
    if (faults.has(Fault.NO_STATUS) || command.has("NoResp")) {
      return;
    }
    boolean forced = faults.has(Fault.STATUS);
    int said = forced ? faults.rule(Fault.STATUS).number(code) : code;
    status(message.msgId(), command.textOf("CmdID"), command.name(), List.of(), said);
  }

  private void status(int msgRef, String cmdRef, String name, List<Element> parts, int code) {
    boolean foreign = faults.has(Fault.FOREIGN_STATUS);
    List<Element> children = new ArrayList<>();
    children.add(Element.leaf("CmdID", nextCmdId()));
    children.add(Element.leaf("MsgRef", foreign ? msgRef + FOREIGN : msgRef));
    children.add(Element.leaf("CmdRef", cmdRef));
    children.add(Element.leaf("Cmd", name));
    children.addAll(parts);
    children.add(Element.leaf("Data", code));
    body.add(Element.of("Status", children));
  }

  /** Adds an alert without items. */
  void alert(int code) {
    alertIds.add(cmdId);
    body.add(Element.of("Alert", Element.leaf("CmdID", nextCmdId()), Element.leaf("Data", code)));
  }

  /** The CmdIDs of the alerts. */
  List<Integer> alertIds() {
    return alertIds;
  }

  /**
   * Adds a command when the client can take the message with it.
   *
   * @return whether it was added
   */
  boolean add(Element element) {
    boolean fits = excess(element) <= 0;
    if (fits) {
      body.add(element);
    }
    return fits;
  }

  /** Octets by which the message would exceed what the client takes; negative for room. */
  int excess(Element element) {
    body.add(element);
    int excess = size() - sizeMax;
    body.remove(body.size() - 1);
    return excess;
  }

  private int size() {
    return codec.write(root(true)).length;
  }

  /**
   * The whole message.
   *
   * @param last whether it ends its package
   */
  Element root(boolean last) {
    List<Element> children = new ArrayList<>(body);
    if (last && !faults.has(Fault.NO_FINAL)) {
      children.add(Element.of("Final"));
    }
    return Element.of("SyncML", header, Element.of("SyncBody", children));
  }
}
