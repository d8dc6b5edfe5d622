/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** All that a {@link MessageReader} hands out of a message, as lines of text. */
public final class MessageDump {

  /** More events than a message of the tests has; a reader that goes on forever fails. */
  private static final int EVENTS_MAX = 100_000;

  private final List<String> lines = new ArrayList<>();
  private final MessageReader reader;

  private MessageDump(MessageReader reader) {
    this.reader = reader;
  }

  /** Reads a message to its end or its first error. */
  public static List<String> of(MessageReader reader, byte[] message, Encoding encoding) {
    return of(reader, message, 0, message.length, encoding);
  }

  /** Reads a message in a range to its end or its first error. */
  public static List<String> of(
      MessageReader reader, byte[] message, int offset, int length, Encoding encoding) {
    MessageDump dump = new MessageDump(reader);
    if (reader.open(message, offset, length, encoding)) {
      dump.header(reader.header());
    }
    dump.commands();
    return dump.lines;
  }

  /** The line that {@link #of} ends with when a message is bad. */
  public static String error(int error) {
    return "error: " + SyncmlError.text(error);
  }

  private void header(MessageHeader header) {
    lines.add("header");
    add("VerDTD", header.verDtd());
    add("VerProto", header.verProto());
    add("SessionID", header.sessionId());
    add("MsgID", header.msgId());
    add("Target", header.targetUri());
    add("Target name", header.targetName());
    add("Source", header.sourceUri());
    add("Source name", header.sourceName());
    add("RespURI", header.respUri());
    add("NoResp", header.noResp());
    add(header.credential());
    add("Meta", header.meta());
  }

  private void commands() {
    for (int i = 0; i < EVENTS_MAX; i++) {
      switch (reader.next()) {
        case MessageReader.COMMAND:
          command();
          while (reader.nextItem()) {
            item(reader.item());
          }
          break;
        case MessageReader.GROUP_START:
          command();
          lines.add("(");
          break;
        case MessageReader.GROUP_END:
          lines.add(") " + Tag.name(reader.command().kind()) + " " + reader.command().cmdId());
          break;
        case MessageReader.END:
          lines.add(reader.isFinal() ? "final" : "end");
          return;
        default:
          lines.add(error(reader.error()));
          return;
      }
    }
    throw new AssertionError("no end");
  }

  private void command() {
    Command command = reader.command();
    lines.add(Tag.name(command.kind()) + " in " + reader.groupDepth());
    add("CmdID", command.cmdId());
    add("MsgRef", command.msgRef());
    add("CmdRef", command.cmdRef());
    add("Cmd", command.cmd());
    add("NoResp", command.noResp());
    add("NoResults", command.noResults());
    add("Correlator", command.correlator());
    add("Data", command.data());
    add(command.credential());
    add("Chal", command.challenge());
    add("Meta", command.meta());
    for (int i = 0; i < command.targetRefCount(); i++) {
      add("TargetRef", command.targetRef(i));
    }
    for (int i = 0; i < command.sourceRefCount(); i++) {
      add("SourceRef", command.sourceRef(i));
    }
  }

  private void item(Item item) {
    lines.add("Item");
    add("Target", item.targetUri());
    add("Target name", item.targetName());
    add("Source", item.sourceUri());
    add("Source name", item.sourceName());
    add("TargetParent", item.targetParentUri());
    add("SourceParent", item.sourceParentUri());
    add("Meta", item.meta());
    add("Data", item.data());
    add("MoreData", item.moreData());
  }

  private void add(Credential credential) {
    if (credential.isPresent()) {
      add("Cred type", credential.type());
      add("Cred format", credential.format());
      add("Cred data", credential.data());
    }
  }

  private void add(String name, Meta meta) {
    add(name + " format", meta.format());
    add(name + " type", meta.type());
    add(name + " mark", meta.mark());
    add(name + " nonce", meta.nextNonce());
    add(name + " version", meta.version());
    add(name + " EMI", meta.emi());
    add(name + " size", meta.size());
    add(name + " MaxMsgSize", meta.maxMsgSize());
    add(name + " MaxObjSize", meta.maxObjSize());
  }

  private void add(String name, TextSlice text) {
    if (text.isPresent()) {
      String readable = text.toString();
      boolean whole = text.isSameAs(TextSlice.of(readable));
      lines.add(name + ": " + (whole ? readable : HexFormat.of().formatHex(text.toBytes())));
    }
  }

  private void add(String name, int number) {
    if (number >= 0) {
      lines.add(name + ": " + number);
    }
  }

  private void add(String name, boolean mark) {
    if (mark) {
      lines.add(name);
    }
  }
}
