/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.sim.dmserver.session;

import io.tocsin.sim.dmserver.message.Element;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the client's commands of an accepted message, and adds our statuses. */
final class Incoming {

  private static final int OBJECT_SIZE_MAX = 1 << 24;

  private final SessionEvents events;
  private final Conversation conversation;
  private final int alertStatus;
  private final Reassembly reassembly;
  private final Map<String, String> deviceInfo = new LinkedHashMap<>();
  private final List<DmAlert> alerts = new ArrayList<>();
  private int initiator;
  private boolean aborted;

  Incoming(DmSettings settings, SessionEvents events, Conversation conversation) {
    this.events = events;
    this.conversation = conversation;
    alertStatus = settings.alertStatus();
    reassembly =
        new Reassembly(settings.objectSizeMax() > 0 ? settings.objectSizeMax() : OBJECT_SIZE_MAX);
  }

  int initiator() {
    return initiator;
  }

  boolean isAborted() {
    return aborted;
  }

  Map<String, String> deviceInfo() {
    return deviceInfo;
  }

  List<DmAlert> alerts() {
    return alerts;
  }

  /** Whether the client is in the middle of a value. */
  boolean isReassembling() {
    return reassembly.isOpen();
  }

  /**
   * Takes all commands of a message.
   *
   * @param serverAccepted whether the client has accepted us by now
   * @param answersCounted whether statuses are to be believed; not when they refuse us
   */
  void take(
      ClientMessage message, ServerMessage out, boolean serverAccepted, boolean answersCounted) {
    for (Element command : message.commands()) {
      switch (command.name()) {
        case "Status" -> {
          if (answersCounted) {
            status(command);
          }
        }
        case "Results" -> results(message, command, out);
        case "Alert" -> alert(message, command, out, serverAccepted);
        case "Replace" -> replace(message, command, out);
        default -> {
          events.violation(command.name() + " is no command of a client");
          out.status(message, command, Status.COMMAND_NOT_ALLOWED);
        }
      }
    }
  }

  private void status(Element status) {
    String cmdRef = status.textOf("CmdRef");
    String data = status.textOf("Data");
    if (!data.matches("[0-9]{3}")) {
      events.violation("a Status with the code '" + data + "'");
      return;
    }
    if (cmdRef.equals("0") || conversation.isOfAlert(status.textOf("MsgRef"), cmdRef)) {
      return;
    }
    int code = Integer.parseInt(data);
    Pending pending = conversation.status(status.textOf("MsgRef"), cmdRef, code);
    if (pending == null) {
      events.violation(
          "a Status for the command "
              + status.textOf("MsgRef")
              + "/"
              + cmdRef
              + " that we never sent");
      return;
    }
    if (!pending.command().name().equals(status.textOf("Cmd"))) {
      events.violation(
          "a Status for " + status.textOf("Cmd") + ", which was " + pending.command().label());
    }
    if (!pending.isInternal()) {
      events.tell("status", "command", pending.command().label(), "status", data);
    }
  }

  private void results(ClientMessage message, Element results, ServerMessage out) {
    String msgRef = results.textOf("MsgRef");
    String cmdRef = results.textOf("CmdRef");
    Pending pending = conversation.find(msgRef, cmdRef);
    if (pending == null) {
      events.violation("Results for the command " + msgRef + "/" + cmdRef + " that we never sent");
      return;
    }
    if (!pending.hasStatus()) {
      events.violation("Results before the Status of " + pending.command().label());
    }
    for (Element item : results.children("Item")) {
      String uri = item.textOf("Source", "LocURI");
      String label = msgRef + "/" + cmdRef + " " + uri;
      Element meta = item.has("Meta") ? item.child("Meta") : results.child("Meta");
      int status = reassemble(label, item, meta, out);
      if (status == Status.OK) {
        result(pending, uri, meta);
      } else {
        // Results have no Status, but a part has (OMA DM Protocol §7).
        out.status(message, results, status);
      }
    }
  }

  private void result(Pending pending, String uri, Element meta) {
    String said = meta == null ? "" : meta.textOf("Format");
    String format = said.isEmpty() ? "chr" : said;
    Element data = Element.octets("Data", reassembly.data());
    boolean readable = !format.equals("bin") && data.isUtf8();
    DmResult result =
        new DmResult(
            uri,
            format,
            meta == null ? "" : meta.textOf("Type"),
            readable ? data.text() : HexFormat.of().formatHex(data.content()));
    pending.result(result);
    if (!pending.isInternal()) {
      events.tell("result", "uri", uri, "format", format, "data", result.data());
    }
  }

  /** Takes an item, which may be a part of one; returns its status. */
  private int reassemble(String label, Element item, Element meta, ServerMessage out) {
    if (reassembly.isOpen() && !reassembly.label().equals(label)) {
      events.violation(reassembly.label() + " was not ended before " + label);
      reassembly.drop();
      out.alert(DmAlert.NO_END_OF_DATA);
    }
    return switch (reassembly.take(label, item, meta)) {
      case WHOLE -> Status.OK;
      case MORE -> Status.CHUNK_ACCEPTED;
      case TOO_BIG -> Status.SIZE_TOO_BIG;
      case MISMATCH -> {
        events.violation(label + " is not of the Size that was said");
        yield Status.SIZE_MISMATCH;
      }
    };
  }

  private void replace(ClientMessage message, Element replace, ServerMessage out) {
    int status = Status.OK;
    for (Element item : replace.children("Item")) {
      String uri = item.textOf("Source", "LocURI");
      Element meta = item.has("Meta") ? item.child("Meta") : replace.child("Meta");
      int itemStatus = reassemble("Replace " + uri, item, meta, out);
      if (itemStatus == Status.OK) {
        deviceInfo.put(uri, Element.octets("Data", reassembly.data()).text());
      } else {
        status = itemStatus;
      }
      if (!uri.startsWith("./DevInfo/")) {
        events.violation("Replace of " + uri + ", which is not below ./DevInfo");
      }
    }
    events.tell("deviceInfo", "nodes", deviceInfo.toString());
    out.status(message, replace, status);
  }

  private void alert(
      ClientMessage message, Element alert, ServerMessage out, boolean serverAccepted) {
    String text = alert.textOf("Data");
    int code = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    switch (code) {
      case DmAlert.SERVER_INITIATED, DmAlert.CLIENT_INITIATED -> initiator = code;
      case DmAlert.NEXT_MESSAGE -> {
        // What it asks for comes anyway.
      }
      case DmAlert.SESSION_ABORT -> aborted = true;
      case DmAlert.NO_END_OF_DATA -> {
        conversation.stopTransfer("the client missed the end of the value");
        note(message, alert, code, Element.of("Item"), serverAccepted);
      }
      case DmAlert.CLIENT_EVENT, DmAlert.GENERIC ->
          alert.children("Item").forEach(item -> note(message, alert, code, item, serverAccepted));
      default -> events.violation("an Alert with the code '" + text + "'");
    }
    boolean known = code >= DmAlert.SERVER_INITIATED && code <= DmAlert.GENERIC;
    int generic = code == DmAlert.GENERIC ? alertStatus : Status.OK;
    out.status(message, alert, known ? generic : Status.NOT_SUPPORTED);
  }

  private void note(
      ClientMessage message, Element alert, int code, Element item, boolean serverAccepted) {
    boolean generic = code == DmAlert.GENERIC;
    String type = item.textOf("Meta", "Type");
    String mark = item.textOf("Meta", "Mark");
    DmAlert noted =
        new DmAlert(
            code,
            item.textOf("Source", "LocURI"),
            type,
            item.textOf("Meta", "Format"),
            generic && mark.isEmpty() ? "informational" : mark,
            item.has("Data") ? item.child("Data").text() : "",
            alert.textOf("Correlator"),
            message.msgId(),
            serverAccepted);
    // OMA DM Protocol §8.7: they are mandatory.
    if (generic && (type.isEmpty() || noted.format().isEmpty() || !item.has("Data"))) {
      events.violation("a generic alert without Type, Format or Data");
    }
    alerts.add(noted);
    conversation.alert(noted);
    events.tell(
        "alert",
        "code",
        String.valueOf(code),
        "alertType",
        type,
        "mark",
        noted.mark(),
        "source",
        noted.source(),
        "data",
        noted.data(),
        "correlator",
        noted.correlator());
  }
}
